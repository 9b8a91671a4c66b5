//! Figures: analysis against oxc's bare parse and semantic pass, the sizes of what is served, and typing in the browser.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use analyzer::{Language, Options, SourceFile, analyze};
use anyhow::Result;
use oxc_allocator::Allocator;
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::SourceType;

use crate::{build, command, run, setup};

/// Prints the tables of docs/benchmarks.md.
pub fn bench() -> Result<()> {
    if cfg!(debug_assertions) {
        let status = command("cargo")
            .args([
                "run",
                "--quiet",
                "--release",
                "--package",
                "xtask",
                "--",
                "bench",
            ])
            .status()?;
        anyhow::ensure!(status.success(), "the benchmark failed");
        return Ok(());
    }
    println!("| lines | oxc parse + semantic | analysis | ratio |\n|---|---|---|---|");
    let unit = concat!(
        include_str!("../../tests/projects/shop/sound/src/orders.js"),
        include_str!("../../tests/projects/shop/sound/src/access.js")
    );
    for lines in [100, 1_000, 10_000, 50_000] {
        let text = express_file(unit, lines);
        let bare = median(|| {
            let allocator = Allocator::default();
            let program = Parser::new(&allocator, &text, SourceType::mjs())
                .parse()
                .program;
            black_box(
                SemanticBuilder::new_compiler()
                    .with_build_nodes(true)
                    .build(&program)
                    .semantic
                    .nodes()
                    .len(),
            );
        });
        let file = [SourceFile {
            path: "a.js".into(),
            text: text.clone(),
            language: Some(Language::JavaScript),
        }];
        let whole = median(|| {
            black_box(analyze(&file, &Options::default()).findings.len());
        });
        println!(
            "| {} | {bare:.2?} | {whole:.2?} | {:.1} |",
            text.lines().count(),
            whole.as_secs_f64() / bare.as_secs_f64()
        );
    }
    let dist = build::build()?;
    println!("\n| file | bytes | brotli |\n|---|---|---|");
    for path in files(&dist) {
        let script = format!(
            "process.stdout.write(String(require('zlib').brotliCompressSync(require('fs').readFileSync({:?})).length))",
            path.to_string_lossy()
        );
        let brotli = String::from_utf8(command("node").args(["-e", &script]).output()?.stdout)?;
        println!(
            "| {} | {} | {brotli} |",
            path.strip_prefix(&dist)?.display(),
            fs::metadata(&path)?.len()
        );
    }
    let chromium = setup::chromium()?;
    for name in ["typing", "lighthouse"] {
        run(
            name,
            command("node")
                .arg(format!("tests/bench/{name}.js"))
                .env("CHROMIUM", &chromium),
        )?;
    }
    Ok(())
}

/// The Wasm and HTML files of a folder and those in it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path
            .extension()
            .is_some_and(|extension| extension == "wasm" || extension == "html")
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A file of this many lines: functions of one real file, each time with other names.
fn express_file(unit: &str, lines: usize) -> String {
    let rest: Vec<&str> = unit
        .lines()
        .filter(|line| !line.starts_with("import"))
        .collect();
    let mut text = String::new();
    let mut number = 0;
    while text.lines().count() < lines {
        for line in &rest {
            let mut line = (*line).to_owned();
            for name in [
                "ordersRouter",
                "orderId",
                "newOrder",
                "listQuery",
                "authenticate",
                "requireRole",
            ] {
                line = line.replace(name, &format!("{name}{number}"));
            }
            text.push_str(&line);
            text.push('\n');
        }
        number += 1;
    }

    text
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..7)
        .map(|_| {
            let started = Instant::now();
            work();
            started.elapsed()
        })
        .collect();
    times.sort();
    times[3]
}
