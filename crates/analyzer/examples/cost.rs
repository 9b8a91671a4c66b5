//! What an analysis costs beside oxc's bare parse and semantic pass, on the files given as arguments.
//!
//! `cargo run --release -p analyzer --example cost -- PATH...`

use std::time::{Duration, Instant};

use analyzer::{Options, SourceFile, analyze};
use oxc_allocator::Allocator;
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::SourceType;

const ROUNDS: u32 = 5;

fn main() {
    let (mut bare, mut whole, mut bytes) = (Duration::ZERO, Duration::ZERO, 0);
    for path in std::env::args().skip(1) {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let (one_bare, one_whole) = (best(|| parse(&text)), {
            let files = [SourceFile { path: path.clone(), text: text.clone(), language: None }];
            best(|| drop(analyze(&files, &Options::default())))
        });
        if one_whole > one_bare * 4 {
            println!("{path}: {one_bare:?} bare, {one_whole:?} analyzed, {} bytes", text.len());
        }
        bare += one_bare;
        whole += one_whole;
        bytes += text.len();
    }
    println!("{bytes} bytes: {bare:?} bare, {whole:?} analyzed, {:.2} times", whole.as_secs_f64() / bare.as_secs_f64());
}

fn best(mut run: impl FnMut()) -> Duration {
    (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

fn parse(text: &str) {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::unambiguous()).parse();
    SemanticBuilder::new().build(&parsed.program);
}
