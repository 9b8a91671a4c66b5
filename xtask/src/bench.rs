//! Figures: analysis against oxc's bare parse and semantic pass, the sizes of what is served, and typing in the browser.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::{build, command, run, setup};

/// Prints the tables of docs/benchmarks.md.
pub fn bench() -> Result<()> {
    run(
        "analysis",
        command("cargo").args(["bench", "--quiet", "--package", "analyzer"]),
    )?;
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
