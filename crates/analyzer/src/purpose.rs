//! What a file is for: only code that runs in the server is judged.

use crate::source::{Language, SourceFile};

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Runs in the server, or may.
    Server,
    /// Tests, mocks and stories.
    Test,
    /// Builds, bundles or maintains.
    Build,
    /// Runs in a browser.
    Client,
}

const TEST_FOLDERS: &[&str] = &[
    "__mocks__",
    "__tests__",
    "cypress",
    "e2e",
    "spec",
    "specs",
    "test",
    "tests",
];
const TEST_NAMES: &[&str] = &[".cy.", ".mock.", ".spec.", ".stories.", ".test."];
const BUILD_FOLDERS: &[&str] = &["scripts", "tools"];
const BUILD_NAMES: &[&str] = &[
    "babel.config.",
    "eslint.config.",
    "gruntfile.",
    "gulpfile.",
    "jest.config.",
    "next.config.",
    "playwright.config.",
    "postcss.config.",
    "rollup.config.",
    "tailwind.config.",
    "tsup.config.",
    "vite.config.",
    "vitest.config.",
    "webpack.",
];

/// The purposes of a project's files. Folders that all files share say nothing.
pub fn purposes(files: &[SourceFile]) -> Vec<Purpose> {
    let folders = |path: &str| -> Vec<String> {
        let mut parts: Vec<String> = path
            .replace('\\', "/")
            .split('/')
            .map(str::to_ascii_lowercase)
            .collect();
        parts.pop();
        parts
    };
    let mut shared = files
        .first()
        .map(|file| folders(&file.path))
        .unwrap_or_default();
    for file in files {
        let own = folders(&file.path);
        let same = shared.iter().zip(&own).take_while(|(a, b)| a == b).count();
        shared.truncate(same);
    }
    files
        .iter()
        .map(|file| {
            let own = folders(&file.path).split_off(shared.len());
            let name = file
                .path
                .rsplit(['/', '\\'])
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase();
            let has = |list: &[&str]| own.iter().any(|folder| list.contains(&folder.as_str()));
            if has(TEST_FOLDERS) || TEST_NAMES.iter().any(|part| name.contains(part)) {
                Purpose::Test
            } else if has(BUILD_FOLDERS) || BUILD_NAMES.iter().any(|part| name.starts_with(part)) {
                Purpose::Build
            } else if runs_in_a_browser(file) {
                Purpose::Client
            } else {
                Purpose::Server
            }
        })
        .collect()
}

fn runs_in_a_browser(file: &SourceFile) -> bool {
    let declared = file.text.trim_start().starts_with("'use client'")
        || file.text.trim_start().starts_with("\"use client\"");
    let uses = [
        "document.getElementById",
        "document.querySelector",
        "document.createElement",
        "window.addEventListener",
        "window.location",
        "ReactDOM.",
        "createRoot(",
    ]
    .iter()
    .any(|mark| file.text.contains(mark));
    let serves = [
        "require(",
        "from 'express'",
        "from \"express\"",
        "(req, res",
        "createServer(",
        "process.env",
    ]
    .iter()
    .any(|mark| file.text.contains(mark));
    let is_script = !matches!(
        file.language,
        Some(Language::Dockerfile | Language::Dotenv | Language::PackageJson | Language::Template)
    );
    is_script && (declared || (uses && !serves))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(paths: &[&str]) -> Vec<Purpose> {
        let files: Vec<SourceFile> = paths
            .iter()
            .map(|path| SourceFile {
                path: (*path).into(),
                text: String::new(),
                language: None,
            })
            .collect();
        purposes(&files)
    }

    #[test]
    fn files_are_told_by_folder_and_name() {
        assert_eq!(
            of(&[
                "app/src/users.js",
                "app/test/users.js",
                "app/src/users.test.ts",
                "app/webpack.config.js",
                "app/scripts/seed.js"
            ]),
            [
                Purpose::Server,
                Purpose::Test,
                Purpose::Test,
                Purpose::Build,
                Purpose::Build
            ]
        );
    }

    #[test]
    fn folders_around_the_whole_project_say_nothing() {
        assert_eq!(
            of(&["/home/a/tests/shop/src/a.js", "/home/a/tests/shop/src/b.js"]),
            [Purpose::Server; 2]
        );
        assert_eq!(of(&["pasted"]), [Purpose::Server]);
    }
}
