//! `cargo xtask setup | serve | build | test | bench`: each does the set-up that is missing.

mod bench;
mod build;
mod serve;
mod setup;
mod test;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let result = match command.as_str() {
        "setup" => setup::all(),
        "build" => build::build().map(drop),
        "serve" => serve::serve(&rest),
        "test" => test::test(),
        "bench" => bench::bench(),
        _ => {
            eprintln!("usage: cargo xtask setup | serve [--port N] | build | test | bench");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The repository's root.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in the repository")
        .to_path_buf()
}

/// A command in the root, with the tools that were installed for the project in front of PATH.
fn command(program: &str) -> Command {
    let root = root();
    let mut paths = vec![root.join(".tools/bin"), root.join("node_modules/.bin")];
    paths.extend(std::env::split_paths(
        &std::env::var_os("PATH").unwrap_or_default(),
    ));
    let mut command = Command::new(program);
    command.current_dir(root).env(
        "PATH",
        std::env::join_paths(paths).expect("paths hold no separator"),
    );
    command
}

/// Runs a step to its end, showing what is run.
fn run(title: &str, command: &mut Command) -> Result<()> {
    eprintln!("[{title}]");
    let started = std::time::Instant::now();
    let status = command.status().with_context(|| {
        format!(
            "{title}: {} could not be started",
            command.get_program().to_string_lossy()
        )
    })?;
    if !status.success() {
        bail!("{title} failed");
    }
    eprintln!("[{title}] done in {} s", started.elapsed().as_secs());
    Ok(())
}
