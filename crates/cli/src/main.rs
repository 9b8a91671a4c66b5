//! `api-checklist analyze PATH…`: the analyzer for pipelines.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, thread};

use analyzer::{Analysis, Options, Severity, SourceFile, analyze};
use anyhow::{Context, Result};
use clap::{Parser, Subcommand, ValueEnum};
use ignore::WalkBuilder;

mod json;
mod rules;
mod sarif;
mod text;

/// Files above this size are left out with a note.
const SIZE_LIMIT: u64 = 16 * 1024 * 1024;
/// Deep but admitted syntax needs more stack than a main thread has everywhere.
const STACK: usize = 64 * 1024 * 1024;

#[derive(Parser)]
#[command(
    name = "api-checklist",
    version,
    about = "Checks Express code and its configuration against the API security checklist"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Analyzes files and folders as one project. Exits with 1 when something at or above --fail-on is found, with 2 on errors.
    Analyze {
        /// Files and folders; .gitignore is respected, node_modules is left out.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// How the result is written.
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
        /// The lowest severity that makes the command fail.
        #[arg(long, value_enum, default_value = "medium")]
        fail_on: FailOn,
        /// A file to write to instead of standard output.
        #[arg(long)]
        output: Option<PathBuf>,
    },
    /// Lists the routes of a project with what stands before each handler.
    Routes {
        /// Files and folders, as for analyze.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
    },
    /// Writes the documentation of all rules as Markdown files into a folder.
    Rules {
        /// The folder.
        folder: PathBuf,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
    Sarif,
}

#[derive(Clone, Copy, ValueEnum)]
enum FailOn {
    Note,
    Low,
    Medium,
    High,
    Critical,
    Never,
}

impl FailOn {
    fn fails(self, severity: Severity) -> bool {
        match self {
            Self::Note => true,
            Self::Low => severity >= Severity::Low,
            Self::Medium => severity >= Severity::Medium,
            Self::High => severity >= Severity::High,
            Self::Critical => severity >= Severity::Critical,
            Self::Never => false,
        }
    }
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Analyze {
            paths,
            format,
            fail_on,
            output,
        } => run(&paths, format, fail_on, output.as_deref()),
        Command::Routes { paths } => routes(&paths),
        Command::Rules { folder } => rules::write(&folder).map(|()| false),
    };
    match done {
        Ok(true) => ExitCode::FAILURE,
        Ok(false) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Prints the inventory of routes.
fn routes(paths: &[PathBuf]) -> Result<bool> {
    let mut files = Vec::new();
    for path in paths {
        collect(path, &mut files)?;
    }
    let (files, analysis) = analyzed(files)?;
    for route in &analysis.routes {
        let file = &files[route.place.file.0 as usize];
        let line = analyzer::LineIndex::new(&file.text)
            .position(route.place.span.start)
            .line
            + 1;
        let before = match (route.protections.is_empty(), route.is_rooted) {
            (false, _) => route.protections.join(", "),
            (true, true) => "nothing before the handler".to_owned(),
            (true, false) => "nothing seen before the handler".to_owned(),
        };
        println!(
            "{:7} {:40} {before:40} {}:{line}",
            route.method, route.path, file.path
        );
    }
    Ok(false)
}

/// Whether something was found that makes the command fail.
fn run(paths: &[PathBuf], format: Format, fail_on: FailOn, output: Option<&Path>) -> Result<bool> {
    let mut files = Vec::new();
    for path in paths {
        collect(path, &mut files)?;
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.dedup_by(|a, b| a.path == b.path);
    let (files, analysis) = analyzed(files)?;
    let written = match format {
        Format::Text => text::written(
            &files,
            &analysis,
            output.is_none() && std::io::stdout().is_terminal(),
        ),
        Format::Json => json::written(&files, &analysis),
        Format::Sarif => sarif::written(&files, &analysis),
    };
    match output {
        Some(path) => fs::write(path, written)
            .with_context(|| format!("{} could not be written", path.display()))?,
        None => {
            // A reader that stops early, such as `head`, is no error.
            let _ = std::io::stdout().write_all(written.as_bytes());
        }
    }
    Ok(analysis
        .findings
        .iter()
        .any(|finding| fail_on.fails(finding.severity)))
}

fn analyzed(files: Vec<SourceFile>) -> Result<(Vec<SourceFile>, Analysis)> {
    let worker = thread::Builder::new().stack_size(STACK).spawn(move || {
        let analysis = analyze(
            &files,
            &Options {
                today: Some(today()),
            },
        );
        (files, analysis)
    })?;
    worker
        .join()
        .map_err(|_| anyhow::anyhow!("the analysis broke off on this input; please report it"))
}

/// Today in UTC: days since 1970 as a date (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
fn today() -> (u16, u8, u8) {
    let seconds = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |time| time.as_secs());
    let days = (seconds / 86_400) as i64 + 719_468;
    let era = days / 146_097;
    let of_era = days % 146_097;
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year as u16, month as u8, day as u8)
}

fn collect(path: &Path, files: &mut Vec<SourceFile>) -> Result<()> {
    let metadata =
        fs::metadata(path).with_context(|| format!("{} cannot be read", path.display()))?;
    if metadata.is_file() {
        take(path, files);
        return Ok(());
    }
    let walk = WalkBuilder::new(path)
        .hidden(false)
        .require_git(false)
        .filter_entry(|entry| {
            !matches!(
                entry.file_name().to_str(),
                Some("node_modules" | ".git" | "dist" | "coverage")
            )
        })
        .build();
    for entry in walk.flatten() {
        let is_known =
            analyzer::detect(&entry.path().to_string_lossy(), "") != analyzer::Language::Unknown;
        if is_known && entry.file_type().is_some_and(|kind| kind.is_file()) {
            take(entry.path(), files);
        }
    }
    Ok(())
}

fn take(path: &Path, files: &mut Vec<SourceFile>) {
    let shown = path.to_string_lossy().replace('\\', "/");
    let shown = shown.strip_prefix("./").unwrap_or(&shown).to_owned();
    match fs::metadata(path) {
        Ok(metadata) if metadata.len() > SIZE_LIMIT => {
            eprintln!("note: {shown} is larger than 16 MB and was left out")
        }
        _ => match fs::read(path) {
            Ok(bytes) => files.push(SourceFile {
                path: shown,
                text: String::from_utf8_lossy(&bytes).into_owned(),
                language: None,
            }),
            Err(error) => eprintln!("note: {shown} was left out: {error}"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_is_a_date() {
        let (year, month, day) = today();
        assert!(year >= 2026 && (1..=12).contains(&month) && (1..=31).contains(&day));
    }
}
