//! The cost of an analysis against oxc's bare parse and semantic pass: time and memory, from 100 to 50,000 lines.
//!
//! `cargo bench -p analyzer` prints the table, `cargo bench -p analyzer -- 1000` one row of it. Only ratios within one run carry over to other machines.

use std::hint::black_box;
use std::time::{Duration, Instant};

use analyzer::{Language, Options, SourceFile, analyze};
use oxc_allocator::Allocator;
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::SourceType;
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Names that are made different in each repetition of the sample.
const NAMES: &[&str] = &[
    "authenticate",
    "listQuery",
    "newOrder",
    "orderId",
    "ordersRouter",
    "requireRole",
];

fn main() {
    let unit = concat!(
        include_str!("../../../tests/projects/shop/sound/src/orders.js"),
        include_str!("../../../tests/projects/shop/sound/src/access.js")
    );
    println!(
        "| lines | oxc parse + semantic | analysis | ratio | memory of oxc, times the source | memory of the analysis, times the source |\n|---|---|---|---|---|---|"
    );
    let asked: Vec<usize> = std::env::args()
        .filter_map(|one| one.parse().ok())
        .collect();
    let sizes = [100, 1_000, 5_000, 10_000, 25_000, 50_000];
    for lines in sizes {
        if !asked.is_empty() && !asked.contains(&lines) {
            continue;
        }
        let text = express_file(unit, lines);
        let bare = median(|| bare_passes(&text));
        let file = [SourceFile {
            path: "a.js".into(),
            text,
            language: Some(Language::JavaScript),
        }];
        let whole = median(|| {
            black_box(analyze(&file, &Options::default()).findings.len());
        });
        let size = file[0].text.len();
        let bare_memory = peak(|| bare_passes(&file[0].text));
        let memory = peak(|| {
            black_box(analyze(&file, &Options::default()).findings.len());
        });
        println!(
            "| {} | {bare:.2?} | {whole:.2?} | {:.1} | {:.1} | {:.1} |",
            file[0].text.lines().count(),
            whole.as_secs_f64() / bare.as_secs_f64(),
            bare_memory as f64 / size as f64,
            memory as f64 / size as f64,
        );
    }
}

/// What oxc alone does for every file.
fn bare_passes(text: &str) {
    let allocator = Allocator::default();
    let program = Parser::new(&allocator, text, SourceType::mjs())
        .parse()
        .program;
    let semantic = SemanticBuilder::new_compiler()
        .with_build_nodes(true)
        .build(&program)
        .semantic;
    black_box(semantic.nodes().len());
}

/// The most memory in use during some work, in bytes.
fn peak(work: impl FnOnce()) -> usize {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    work();
    MEMORY.peak_usage().saturating_sub(before)
}

/// A file of at least this many lines: the functions of a real one, each time with other names.
fn express_file(unit: &str, lines: usize) -> String {
    let rest: Vec<&str> = unit
        .lines()
        .filter(|line| !line.starts_with("import"))
        .collect();
    let mut text = String::new();
    for number in 0..lines.div_ceil(rest.len()) {
        for line in &rest {
            let mut line = (*line).to_owned();
            for name in NAMES {
                line = line.replace(name, &format!("{name}{number}"));
            }
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..9)
        .map(|_| {
            let started = Instant::now();
            work();
            started.elapsed()
        })
        .collect();
    times.sort();
    times[4]
}
