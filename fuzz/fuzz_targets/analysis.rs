//! The whole pipeline on texts that libFuzzer makes of real code: no panic, no hang, every place inside its file.
//!
//! `cargo +nightly fuzz run analysis fuzz/corpus/analysis tests/twins tests/projects -- -max_len=16384 -timeout=20`
#![no_main]

use analyzer::{Options, SourceFile, analyze};
use libfuzzer_sys::fuzz_target;

/// Names that the files go by; a byte of the input chooses one.
const NAMES: [&str; 8] = [
    "src/a.js",
    "src/b.ts",
    "src/c.tsx",
    "d.mjs",
    "Dockerfile",
    ".env",
    "package.json",
    "pasted",
];

fuzz_target!(|data: &[u8]| {
    let files: Vec<SourceFile> = data
        .split(|byte| *byte == 0xFF)
        .take(3)
        .enumerate()
        .map(|(number, part)| {
            let name = part.first().map_or(0, |byte| usize::from(*byte)) % NAMES.len();
            SourceFile {
                path: format!("{number}/{}", NAMES[name]),
                text: String::from_utf8_lossy(part).into_owned(),
                language: None,
            }
        })
        .collect();
    let analysis = analyze(
        &files,
        &Options {
            today: Some((2026, 11, 24)),
        },
    );
    for finding in &analysis.findings {
        let text = &files[finding.place.file.0 as usize].text;
        let span = finding.place.span;
        assert!(span.start <= span.end && span.end as usize <= text.len());
    }
});
