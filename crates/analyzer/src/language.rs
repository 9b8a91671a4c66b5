//! What a file is written in, told by its name or, for a paste, by its text.

use oxc_allocator::Allocator;

use crate::javascript::reading::is_fragment;
use crate::javascript::{parse, source_type};
use crate::source::Language;
use crate::template::Engine;

impl Language {
    /// Every language a person can choose.
    pub const ALL: [Self; 7] = [
        Self::JavaScript,
        Self::TypeScript,
        Self::Tsx,
        Self::Dockerfile,
        Self::Dotenv,
        Self::PackageJson,
        Self::Template,
    ];

    /// The name used in messages between programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::JavaScript => "javascript",
            Self::TypeScript => "typescript",
            Self::Tsx => "tsx",
            Self::Dockerfile => "dockerfile",
            Self::Dotenv => "dotenv",
            Self::PackageJson => "package-json",
            Self::Template => "template",
            Self::Unknown => "unknown",
        }
    }

    /// The language with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.name() == name)
    }
}

/// Tells the language of a file. A path that says nothing (a paste) leaves it to the text.
pub fn detect(path: &str, text: &str) -> Language {
    by_name(path).unwrap_or_else(|| {
        if belongs_to_another_language(path) {
            Language::Unknown
        } else {
            by_text(text)
        }
    })
}

/// Whether a file's extension says that it is of a language that is not read: only pastes and plain text are told by what they hold.
fn belongs_to_another_language(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').is_some_and(|(stem, extension)| {
        !stem.is_empty()
            && extension.len() <= 10
            && extension.chars().all(|c| c.is_ascii_alphanumeric())
            && !matches!(
                extension.to_ascii_lowercase().as_str(),
                "txt" | "text" | "md" | "markdown" | "diff" | "patch" | "log"
            )
    })
}

fn by_name(path: &str) -> Option<Language> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let lower = name.to_ascii_lowercase();
    if lower == "package.json" {
        return Some(Language::PackageJson);
    }
    if lower == "dockerfile"
        || lower == "containerfile"
        || lower.starts_with("dockerfile.")
        || lower.ends_with(".dockerfile")
    {
        return Some(Language::Dockerfile);
    }
    if lower == ".env" || lower.starts_with(".env.") || lower.ends_with(".env") {
        return Some(Language::Dotenv);
    }
    match lower.rsplit_once('.')?.1 {
        "js" | "cjs" | "mjs" | "jsx" => Some(Language::JavaScript),
        "ts" | "mts" | "cts" => Some(Language::TypeScript),
        "tsx" => Some(Language::Tsx),
        _ if Engine::of_path(&lower).is_some() => Some(Language::Template),
        "json" | "md" | "yml" | "yaml" | "css" | "html" | "lock" | "svg" | "png" | "txt"
        | "toml" | "sh" | "sql" => Some(Language::Unknown),
        _ => None,
    }
}

fn by_text(text: &str) -> Language {
    let sample: String = text.chars().take(20_000).collect();
    let lines: Vec<&str> = sample
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    let Some(first) = lines.first() else {
        return Language::Unknown;
    };
    if first.starts_with('{')
        && (sample.contains("\"dependencies\"")
            || sample.contains("\"scripts\"")
            || sample.contains("\"devDependencies\""))
    {
        return Language::PackageJson;
    }
    if is_template(&lines) {
        return Language::Template;
    }
    let instruction = |line: &str| {
        let word = line.split_whitespace().next().unwrap_or_default();
        matches!(
            word,
            "FROM"
                | "RUN"
                | "COPY"
                | "ADD"
                | "CMD"
                | "ENTRYPOINT"
                | "ENV"
                | "ARG"
                | "USER"
                | "WORKDIR"
                | "EXPOSE"
                | "LABEL"
                | "HEALTHCHECK"
                | "VOLUME"
        )
    };
    if instruction(first)
        && (first.starts_with("FROM ")
            || lines.iter().filter(|line| instruction(line)).count() * 2 >= lines.len())
    {
        return Language::Dockerfile;
    }
    let assignment = |line: &&&str| {
        let line = line.strip_prefix("export ").unwrap_or(line);
        line.split_once('=').is_some_and(|(key, _)| {
            !key.is_empty()
                && key
                    .chars()
                    .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
        })
    };
    if lines.iter().filter(assignment).count() * 10 >= lines.len() * 8 {
        return Language::Dotenv;
    }
    script(&sample)
}

/// Markup with the marks of a template engine in it; JSX has neither a document type nor `<%`.
fn is_template(lines: &[&str]) -> bool {
    let Some(first) = lines.first().map(|line| line.to_ascii_lowercase()) else {
        return false;
    };
    let has = |marks: &[&str]| {
        lines
            .iter()
            .any(|line| marks.iter().any(|mark| line.contains(mark)))
    };
    let is_page = first.starts_with("<!doctype") || first.starts_with("<html");
    (first.starts_with('<') && has(&["<%"]))
        || (is_page && has(&["{{", "{%"]))
        || first.starts_with("{% extends")
        || first.starts_with("doctype html")
}

/// JavaScript unless only TypeScript makes sense of it.
fn script(sample: &str) -> Language {
    let parses = |language| {
        let allocator = Allocator::default();
        let text = allocator.alloc_str(sample);
        parse(&allocator, text, source_type(language, ""))
            .errors
            .is_empty()
    };
    if sample.len() < 20_000 && nests_shallowly(sample) {
        if parses(Language::JavaScript) {
            return Language::JavaScript;
        }
        if parses(Language::TypeScript) {
            return Language::TypeScript;
        }
        if parses(Language::Tsx) {
            return Language::Tsx;
        }
    }
    let typed = [
        "interface ",
        ": string",
        ": number",
        ": Request",
        ": Promise<",
        "import type ",
        " as const",
        "private readonly ",
    ];
    if typed.iter().any(|mark| sample.contains(mark)) {
        return Language::TypeScript;
    }
    let script = [
        "require(",
        "import ",
        "const ",
        "let ",
        "=>",
        "function",
        "app.",
        "router.",
        "});",
        "res.",
        "module.exports",
        "export ",
    ];
    let is_data = sample
        .trim_start()
        .trim_start_matches(['{', '['])
        .trim_start()
        .starts_with('"');
    if script.iter().any(|mark| sample.contains(mark))
        || (!is_data && sample.len() < 20_000 && nests_shallowly(sample) && is_fragment(sample))
    {
        Language::JavaScript
    } else {
        Language::Unknown
    }
}

/// The parser recurses; what nests too deep is left to the reading's own guard.
fn nests_shallowly(sample: &str) -> bool {
    let mut depth = 0i32;
    for byte in sample.bytes() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth -= 1,
            _ => {}
        }
        if depth > 150 {
            return false;
        }
    }
    sample
        .bytes()
        .filter(|byte| matches!(byte, b'+' | b'-' | b'!' | b'~' | b'?' | b'='))
        .count()
        < 3_000
}
