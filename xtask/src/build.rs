//! The release build into dist/.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::Result;

use crate::{command, root, run, setup};

/// Builds dist/ unless it is newer than everything it is made of. Gives its path.
pub fn build() -> Result<PathBuf> {
    setup::for_build()?;
    let dist = root().join("dist");
    let built = fs::metadata(dist.join("built"))
        .and_then(|stamp| stamp.modified())
        .ok();
    let inputs = [
        "src",
        "crates",
        "static",
        "index.html",
        "Trunk.toml",
        "Cargo.toml",
        "Cargo.lock",
    ];
    if built.is_some_and(|built| {
        inputs
            .iter()
            .all(|input| newest(&root().join(input)).is_none_or(|input| input < built))
    }) {
        eprintln!("[dist] is up to date");
        return Ok(dist);
    }
    // Panic messages hold source paths: with the registry's folder cut off they are short and the same on every machine.
    let registry = format!(
        "--remap-path-prefix={}=registry",
        setup::cargo_home().join("registry/src").display()
    );
    run(
        "Trunk",
        command("trunk")
            .args(["build", "--release", "--offline"])
            .env("CARGO_ENCODED_RUSTFLAGS", registry),
    )?;
    run(
        "prerender",
        command("cargo")
            .args(["run", "--quiet", "--package", "prerender", "--"])
            .arg(&dist),
    )?;
    fs::write(dist.join("built"), "")?;
    Ok(dist)
}

fn newest(path: &Path) -> Option<SystemTime> {
    let metadata = fs::metadata(path).ok()?;
    if metadata.is_file() {
        return metadata.modified().ok();
    }
    fs::read_dir(path)
        .ok()?
        .flatten()
        .filter_map(|entry| newest(&entry.path()))
        .max()
}
