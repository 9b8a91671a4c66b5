//! Installs what is missing; what is there costs a second.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{command, root, run};

const TRUNK: &str = "0.21.14";
/// Must equal the crate's version in Cargo.toml.
const WASM_BINDGEN: &str = "0.2.130";

/// Everything for building and testing.
pub fn all() -> Result<()> {
    for_build()?;
    chromium().map(drop)
}

/// The Wasm target, Trunk, wasm-bindgen and wasm-opt.
pub fn for_build() -> Result<()> {
    if !output("rustup", &["target", "list", "--installed"]).contains("wasm32-unknown-unknown") {
        run(
            "Wasm target",
            command("rustup").args(["target", "add", "wasm32-unknown-unknown"]),
        )
        .context("install Rust with rustup, or add the target wasm32-unknown-unknown by hand")?;
    }
    if !output("wasm-bindgen", &["--version"]).contains(WASM_BINDGEN) {
        // Its own lock file names crates that not every mirror serves, so it is built without.
        cargo_install(
            "wasm-bindgen",
            &["wasm-bindgen-cli", "--version", WASM_BINDGEN],
        )?;
    }
    if !output("trunk", &["--version"]).contains(TRUNK) {
        cargo_install(
            "Trunk (some five minutes)",
            &["trunk", "--version", TRUNK, "--locked"],
        )?;
    }
    if !root().join("node_modules/.bin/wasm-opt").exists()
        || !root().join("node_modules/@playwright/test").exists()
    {
        run(
            "npm packages",
            command("npm")
                .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
                .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
        )
        .context("install Node.js 20 or newer with npm")?;
    }
    Ok(())
}

/// Where Cargo keeps the sources of dependencies.
pub fn cargo_home() -> PathBuf {
    std::env::var_os("CARGO_HOME").map_or_else(
        || std::env::home_dir().unwrap_or_default().join(".cargo"),
        PathBuf::from,
    )
}

fn cargo_install(title: &str, arguments: &[&str]) -> Result<()> {
    let tools = root().join(".tools");
    run(title, command("cargo").arg("install").args(arguments).arg("--root").arg(tools))
        .with_context(|| format!("{title} could not be installed: see the lines above, or install it yourself and put it on PATH"))
}

/// Chromium, from the system or installed by its package manager.
pub fn chromium() -> Result<PathBuf> {
    if let Some(found) = find_chromium() {
        return Ok(found);
    }
    let is_root = output("id", &["-u"]).trim() == "0";
    let sudo: &[&str] = if is_root { &[] } else { &["sudo"] };
    for (manager, steps) in [
        (
            "apt-get",
            &[
                &["apt-get", "update"][..],
                &["apt-get", "install", "-y", "chromium"],
            ][..],
        ),
        ("dnf", &[&["dnf", "install", "-y", "chromium"][..]]),
        (
            "pacman",
            &[&["pacman", "-S", "--noconfirm", "chromium"][..]],
        ),
        ("brew", &[&["brew", "install", "--cask", "chromium"][..]]),
    ] {
        if output(manager, &["--version"]).is_empty() {
            continue;
        }
        for step in steps {
            let words: Vec<&str> = if manager == "brew" {
                step.to_vec()
            } else {
                sudo.iter().chain(*step).copied().collect()
            };
            run("Chromium", command(words[0]).args(&words[1..]))
                .context("install Chromium or Chrome by hand, or set CHROMIUM to its path")?;
        }
        break;
    }
    match find_chromium() {
        Some(found) => Ok(found),
        None => bail!(
            "no Chromium was found and none could be installed: install Chromium or Chrome, or set CHROMIUM to its path"
        ),
    }
}

fn find_chromium() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("CHROMIUM") {
        return Some(path.into());
    }
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    let on_path = std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())
        .flat_map(|folder| names.map(|name| folder.join(name)))
        .find(|path| path.is_file());
    on_path.or_else(|| {
        let mac = Path::new("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
        mac.is_file().then(|| mac.to_path_buf())
    })
}

/// What a command prints; nothing where it is not there or fails.
fn output(program: &str, arguments: &[&str]) -> String {
    command(program)
        .args(arguments)
        .stderr(std::process::Stdio::null())
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default()
}
