//! `api-checklist`: the analyzer on the command line, for CI.
//!
//! Exit codes: 0 without findings that count, 1 with findings at or above `--fail-on`, 2 on wrong usage or when files
//! can't be read or written.

mod json;
mod position;
mod project;
mod sarif;
mod text;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use analyzer::{Analysis, Date, Options, Severity, analyze};
use anyhow::{Context, Result, anyhow};
use clap::{Parser, Subcommand, ValueEnum};

use project::Project;

/// Deeply nested code recurses deeply. The pages of a stack cost memory only when they are touched.
const STACK_BYTES: usize = 512 * 1024 * 1024;

#[derive(Parser)]
#[command(
    name = "api-checklist",
    version,
    about = "Checks Express code and configuration against the API security checklist"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Analyze files and folders together as one project
    Analyze(AnalyzeArguments),
}

#[derive(clap::Args)]
struct AnalyzeArguments {
    /// Files and folders; folders are searched, without what .gitignore excludes, node_modules, .git and dist
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// End with exit code 1 when there is a finding of this severity or a higher one
    #[arg(long, value_enum, default_value_t = FailOn::Medium)]
    fail_on: FailOn,
    /// Write the report to a file in place of standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs; see the documentation of the module `json`
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Note,
    Low,
    Medium,
    High,
    Critical,
    Never,
}

impl FailOn {
    fn counts(self, severity: Severity) -> bool {
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
    let Command::Analyze(arguments) = Arguments::parse().command;
    match run(&arguments) {
        Ok(true) => ExitCode::from(1),
        Ok(false) => ExitCode::SUCCESS,
        Err(error) => {
            // Standard error may be closed; there is nobody left to tell then.
            let _ = writeln!(std::io::stderr(), "api-checklist: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Whether findings that count were found.
fn run(arguments: &AnalyzeArguments) -> Result<bool> {
    let project = Project::read(&arguments.paths)?;
    let (project, analysis) = analyzed(project)?;
    let fails = analysis
        .findings
        .iter()
        .any(|finding| arguments.fail_on.counts(finding.severity));
    let report = match arguments.format {
        Format::Text => text::report(&project, &analysis),
        Format::Json => json::report(&project, &analysis)?,
        Format::Sarif => sarif::report(&project, &analysis)?,
    };
    match &arguments.output {
        Some(path) => std::fs::write(path, anstream::adapter::strip_str(&report).to_string())
            .with_context(|| format!("the report could not be written to {}", path.display()))?,
        None => {
            let mut output = anstream::stdout();
            output
                .write_all(report.as_bytes())
                .and_then(|()| output.flush())
                .context("the report could not be written to standard output")?;
        }
    }
    Ok(fails)
}

/// Analyzes on a thread with a large stack. A fault of the analyzer ends that thread and not the program.
fn analyzed(project: Project) -> Result<(Project, Analysis)> {
    let options = Options {
        today: today(),
        ..Options::default()
    };
    std::thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(move || {
            let analysis = analyze(&project.files, &options);
            (project, analysis)
        })
        .context("no thread could be started for the analysis")?
        .join()
        .map_err(|_| anyhow!("the analyzer failed on these files; nothing was reported. Analyze them one by one to find the one, and report it"))
}

fn today() -> Option<Date> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Some(Date::from_unix_seconds(since.as_secs()))
}
