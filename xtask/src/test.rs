//! All tests, and one line at the end that adds them up.

use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::{build, command, setup};

#[derive(Default)]
struct Tally {
    passed: u32,
    failed: u32,
}

impl Tally {
    /// A step that passes or fails as a whole.
    fn step(&mut self, title: &str, passed: bool) {
        eprintln!("[{title}] {}", if passed { "passed" } else { "FAILED" });
        if passed {
            self.passed += 1
        } else {
            self.failed += 1
        }
    }

    /// A suite whose counts were read; one that ended badly without a failed test counts as one failure.
    fn suite(&mut self, title: &str, counts: Option<(u32, u32)>, ended_well: bool) {
        let (passed, mut failed) = counts.unwrap_or((0, 1));
        if failed == 0 && (!ended_well || passed == 0) {
            failed = 1;
        }
        eprintln!("[{title}] {passed} passed, {failed} failed");
        self.passed += passed;
        self.failed += failed;
    }
}

/// Formatting, lints, unit and integration tests, the release build, and the browser tests against it.
pub fn test() -> Result<()> {
    setup::for_build()?;
    let mut tally = Tally::default();
    tally.step(
        "rustfmt",
        succeeds(command("cargo").args(["fmt", "--all", "--check"])),
    );
    tally.step(
        "clippy",
        succeeds(command("cargo").args([
            "clippy",
            "--workspace",
            "--all-targets",
            "--quiet",
            "--",
            "-D",
            "warnings",
        ])),
    );
    tally.step(
        "clippy for Wasm",
        succeeds(command("cargo").args([
            "clippy",
            "--package",
            "api-security-checklist",
            "--features",
            "hydration",
            "--target",
            "wasm32-unknown-unknown",
            "--quiet",
            "--",
            "-D",
            "warnings",
        ])),
    );
    let (text, well) =
        captured(command("cargo").args(["test", "--workspace", "--no-fail-fast", "--quiet"]));
    tally.suite("cargo test", cargo_counts(&text), well);
    let built = build::build();
    tally.step(
        "release build",
        built
            .as_ref()
            .map_err(|error| eprintln!("{error:#}"))
            .is_ok(),
    );
    match setup::chromium() {
        Ok(chromium) if built.is_ok() => {
            let (text, well) = captured(
                command("npx")
                    .args(["playwright", "test"])
                    .env("CHROMIUM", chromium),
            );
            tally.suite("browser tests", playwright_counts(&text), well);
        }
        Ok(_) => tally.step("browser tests", false),
        Err(error) => {
            eprintln!("{error:#}");
            tally.step("browser tests", false);
        }
    }
    println!("{} passed, {} failed", tally.passed, tally.failed);
    if tally.failed > 0 {
        bail!("not everything passed");
    }
    Ok(())
}

fn succeeds(command: &mut Command) -> bool {
    command.status().is_ok_and(|status| status.success())
}

/// Runs a command, shows what it prints, and gives it back.
fn captured(command: &mut Command) -> (String, bool) {
    match command
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .output()
    {
        Ok(output) => {
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            print!("{text}");
            (text, output.status.success())
        }
        Err(error) => {
            eprintln!("{error}");
            (String::new(), false)
        }
    }
}

/// The sum of cargo's `test result: ok. 3 passed; 0 failed; …` lines.
fn cargo_counts(text: &str) -> Option<(u32, u32)> {
    let mut found = None;
    for line in text.lines().filter(|line| line.starts_with("test result:")) {
        let (passed, failed) = found.unwrap_or((0, 0));
        found = Some((
            passed + before(line, " passed")?,
            failed + before(line, " failed")?,
        ));
    }
    found
}

/// Playwright's closing lines: `  2 failed`, `  31 passed (20.1s)`.
fn playwright_counts(text: &str) -> Option<(u32, u32)> {
    let count = |word: &str| {
        text.lines()
            .rev()
            .find_map(|line| before(line.trim_start(), word).filter(|_| line.starts_with("  ")))
    };
    let failed = count(" failed").unwrap_or(0)
        + count(" flaky").unwrap_or(0)
        + count(" did not run").unwrap_or(0)
        + count(" interrupted").unwrap_or(0);
    Some((count(" passed")?, failed))
}

/// The number in front of a word.
fn before(line: &str, word: &str) -> Option<u32> {
    let start = &line[..line.find(word)?];
    start
        .rsplit(|c: char| !c.is_ascii_digit())
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_cargo_and_playwright() {
        let cargo = "test result: ok. 3 passed; 0 failed; 0 ignored\nx\ntest result: FAILED. 4 passed; 2 failed; 0 ignored\n";
        assert_eq!(cargo_counts(cargo), Some((7, 2)));
        assert_eq!(cargo_counts("error: could not compile"), None);
        assert_eq!(
            playwright_counts("  1 failed\n    a.spec.js\n  12 passed (3.1s)\n"),
            Some((12, 1))
        );
    }

    #[test]
    fn a_suite_that_crashes_is_a_failure() {
        let mut tally = Tally::default();
        tally.suite("a", None, false);
        tally.suite("b", Some((5, 0)), false);
        assert_eq!((tally.passed, tally.failed), (5, 2));
    }
}
