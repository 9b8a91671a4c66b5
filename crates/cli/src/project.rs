//! The files of a project, as they lie on the disk.

use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use analyzer::{SourceFile, config};
use anyhow::{Context, Result, bail};
use ignore::WalkBuilder;

/// Larger files are bundles and not what somebody wrote; analyzing them would take longer than anybody waits.
const LARGEST_BYTES: u64 = 2 * 1024 * 1024;

/// Folders that hold what others wrote or what a build made.
const SKIPPED_FOLDERS: [&str; 5] = [
    ".git",
    "bower_components",
    "coverage",
    "dist",
    "node_modules",
];

/// What is analyzed, and what isn't.
pub struct Project {
    /// The files in the order of their paths.
    pub files: Vec<SourceFile>,
    /// Files that were left out or changed when they were read.
    pub remarks: Vec<Remark>,
}

/// Something about a file that the reader of a report should know.
pub struct Remark {
    /// The file.
    pub path: String,
    /// What was done and why.
    pub message: String,
}

impl Project {
    /// Reads files and folders. A path that doesn't exist is an error; a file that can't be analyzed is a remark.
    pub fn read(paths: &[PathBuf]) -> Result<Self> {
        let mut project = Self {
            files: Vec::new(),
            remarks: Vec::new(),
        };
        for path in paths {
            let kind = fs::metadata(path)
                .with_context(|| format!("{} could not be read", path.display()))?;
            if kind.is_dir() {
                project.read_folder(path);
            } else {
                project.read_file(path)?;
            }
        }
        project.files.sort_by(|a, b| a.path.cmp(&b.path));
        project.files.dedup_by(|a, b| a.path == b.path);
        project.remarks.sort_by(|a, b| a.path.cmp(&b.path));
        if u32::try_from(project.files.len()).is_err() {
            bail!("there are too many files to analyze at once");
        }
        Ok(project)
    }

    fn read_folder(&mut self, folder: &Path) {
        let walk = WalkBuilder::new(folder)
            .hidden(false)
            .require_git(false)
            .sort_by_file_path(Path::cmp)
            .filter_entry(|entry| {
                let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
                // The folder that was named itself is always searched.
                entry.depth() == 0
                    || !is_folder
                    || !SKIPPED_FOLDERS
                        .iter()
                        .any(|name| entry.file_name() == OsStr::new(name))
            })
            .build();
        for entry in walk {
            match entry {
                Ok(entry) => {
                    let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                    if is_file
                        && is_known(entry.path())
                        && let Err(error) = self.read_file(entry.path())
                    {
                        self.remark(entry.path(), format!("Not analyzed: {error:#}."));
                    }
                }
                Err(error) => self.remark(
                    folder,
                    format!("Not everything could be searched: {error}."),
                ),
            }
        }
    }

    fn read_file(&mut self, path: &Path) -> Result<()> {
        let file = fs::File::open(path)
            .with_context(|| format!("{} could not be read", path.display()))?;
        let mut bytes = Vec::new();
        file.take(LARGEST_BYTES + 1)
            .read_to_end(&mut bytes)
            .with_context(|| format!("{} could not be read", path.display()))?;
        if bytes.len() as u64 > LARGEST_BYTES {
            let limit = LARGEST_BYTES / (1024 * 1024);
            self.remark(
                path,
                format!("Not analyzed: larger than {limit} MB, so it is taken for a bundle."),
            );
            return Ok(());
        }
        if bytes.contains(&0) {
            self.remark(
                path,
                "Not analyzed: it holds NUL bytes, so it is no text.".to_owned(),
            );
            return Ok(());
        }
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                self.remark(
                    path,
                    "Bytes that are not UTF-8 were read as replacement characters.".to_owned(),
                );
                String::from_utf8_lossy(error.as_bytes()).into_owned()
            }
        };
        self.files.push(SourceFile {
            path: shown(path),
            text,
            language: None,
        });
        Ok(())
    }

    fn remark(&mut self, path: &Path, message: String) {
        self.remarks.push(Remark {
            path: shown(path),
            message,
        });
    }
}

fn is_known(path: &Path) -> bool {
    const ENDINGS: [&str; 8] = ["cjs", "cts", "js", "jsx", "mjs", "mts", "ts", "tsx"];
    let name = path.to_string_lossy();
    let by_ending = path
        .extension()
        .and_then(OsStr::to_str)
        .is_some_and(|ending| ENDINGS.contains(&ending));
    (by_ending && !name.ends_with(".d.ts")) || config::language_of_path(&name).is_some()
}

/// A path as reports show it: relative to the current folder where it lies in it, with `/` between its parts.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().ok();
    let relative = here
        .as_deref()
        .and_then(|here| path.strip_prefix(here).ok())
        .unwrap_or(path);
    let mut shown = String::new();
    for part in relative.components() {
        match part {
            Component::CurDir => continue,
            Component::RootDir => {
                shown.push('/');
                continue;
            }
            _ => {}
        }
        if !shown.is_empty() && !shown.ends_with('/') {
            shown.push('/');
        }
        shown.push_str(&part.as_os_str().to_string_lossy());
    }
    shown
}
