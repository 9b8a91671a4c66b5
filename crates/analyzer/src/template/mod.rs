//! Templates: what a template puts into a page without escaping it.
//!
//! Read by their marks, not parsed: what stands between them is taken as a name, a path of names, or something else.

mod pug;

use crate::source::{FileId, Place, Span};

/// Which engine reads a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// EJS.
    Ejs,
    /// Eta.
    Eta,
    /// Handlebars and Mustache.
    Handlebars,
    /// lodash and Underscore, whose `<%=` does not escape.
    Lodash,
    /// Nunjucks.
    Nunjucks,
    /// Pug.
    Pug,
}

impl Engine {
    /// The engine of a file, by its name.
    pub fn of_path(path: &str) -> Option<Self> {
        let extension = path.rsplit_once('.')?.1.to_ascii_lowercase();
        Some(match extension.as_str() {
            "ejs" => Self::Ejs,
            "eta" => Self::Eta,
            "hbs" | "handlebars" | "mustache" | "hjs" => Self::Handlebars,
            "njk" | "nunjucks" | "nunj" => Self::Nunjucks,
            "pug" | "jade" => Self::Pug,
            _ => return None,
        })
    }

    /// The engine of a template without a name, by its marks.
    pub fn of_text(text: &str) -> Self {
        if text.contains("<%~") {
            Self::Eta
        } else if text.contains("<%") {
            Self::Ejs
        } else if text.contains("{%") || text.contains("| safe") {
            Self::Nunjucks
        } else if text.contains("{{") {
            Self::Handlebars
        } else {
            Self::Pug
        }
    }
}

/// Something that a template puts into a page as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output<'t> {
    /// What is put in, as written.
    pub expression: &'t str,
    /// The range of the mark and what it holds.
    pub span: Span,
}

/// A template file.
pub struct Template<'t> {
    /// The file.
    pub file: FileId,
    /// Its path as given.
    pub path: &'t str,
    /// Its text.
    pub text: &'t str,
    /// What reads it.
    pub engine: Engine,
    /// The lines that take other templates in.
    inclusions: String,
}

/// How many outputs of one template are judged; pages of real projects have a handful.
const OUTPUT_LIMIT: usize = 1_000;
/// How far back the loops around an output are looked for.
const LOOP_WINDOW: usize = 50_000;

impl<'t> Template<'t> {
    pub(crate) fn new(file: FileId, path: &'t str, text: &'t str) -> Self {
        let engine = Engine::of_path(path).unwrap_or_else(|| Engine::of_text(text));
        let inclusions = text
            .lines()
            .filter(|line| {
                ["include", "{{>", "partial", "extends", "import"]
                    .iter()
                    .any(|mark| line.contains(mark))
            })
            .collect::<Vec<_>>()
            .join("\n");
        Self {
            file,
            path,
            text,
            engine,
            inclusions,
        }
    }

    /// What it puts into a page without escaping it.
    pub fn raw_outputs(&self) -> Vec<Output<'t>> {
        let mut outputs = raw_outputs(self.engine, self.text);
        outputs.truncate(OUTPUT_LIMIT);
        outputs
    }

    /// Whether it makes a page rather than plain text, such as the text part of a mail.
    pub fn is_markup(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or(self.path);
        let plain = [".txt.", ".text.", "-text.", "_text.", ".plain.", "subject"]
            .iter()
            .any(|mark| name.contains(mark));
        !plain && is_markup(self.engine, self.text)
    }

    /// The place of an output.
    pub fn place(&self, output: &Output<'_>) -> Place {
        Place {
            file: self.file,
            span: output.span,
        }
    }

    /// Whether a view of this name is this file: `users/show` is `views/users/show.ejs`.
    pub fn is_called(&self, view: &str) -> bool {
        let view = view.trim_start_matches(['.', '/']);
        let stem = self
            .path
            .rsplit_once('.')
            .map_or(self.path, |(stem, _)| stem);
        let ends = |path: &str| {
            path.strip_suffix(view)
                .is_some_and(|before| before.is_empty() || before.ends_with('/'))
        };
        !view.is_empty() && (ends(self.path) || ends(stem))
    }

    /// Whether the template takes another one in, by the name that it is called by.
    pub fn includes(&self, other: &Template<'_>) -> bool {
        let name = other.path.rsplit('/').next().unwrap_or(other.path);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        self.inclusions.match_indices(stem).any(|(at, _)| {
            let before = self.inclusions[..at].chars().next_back();
            let after = self.inclusions[at + stem.len()..].chars().next();
            let is_part =
                |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '-');
            !is_part(before) && !is_part(after)
        })
    }
}

/// Whether a text has markup around the marks of a template. All that Pug makes is markup.
pub fn is_markup(engine: Engine, text: &str) -> bool {
    let bytes = text.as_bytes();
    engine == Engine::Pug
        || bytes.windows(2).any(|pair| {
            pair[0] == b'<' && (pair[1].is_ascii_alphabetic() || matches!(pair[1], b'/' | b'!'))
        })
}

/// What a text puts into a page without escaping it.
pub fn raw_outputs(engine: Engine, text: &str) -> Vec<Output<'_>> {
    match engine {
        Engine::Ejs => between(text, &["<%-"], "%>"),
        Engine::Eta => between(text, &["<%~"], "%>"),
        Engine::Lodash => between(text, &["<%="], "%>"),
        Engine::Handlebars => {
            let mut found = between(text, &["{{{", "{{~{"], "}}}");
            found.retain(|output| !output.expression.starts_with('{'));
            found.extend(between(text, &["{{&", "{{~&"], "}}"));
            found.sort_by_key(|output| output.span.start);
            found
        }
        Engine::Nunjucks => nunjucks(text),
        Engine::Pug => pug::raw_outputs(text),
    }
}

/// What stands between one of several openings and a closing.
fn between<'t>(text: &'t str, openings: &[&str], closing: &str) -> Vec<Output<'t>> {
    let mut found = Vec::new();
    for opening in openings {
        let mut at = 0;
        while let Some(start) = text[at..].find(opening).map(|offset| at + offset) {
            let inner = start + opening.len();
            let Some(end) = text[inner..].find(closing).map(|offset| inner + offset) else {
                break;
            };
            at = end + closing.len();
            found.push(Output {
                expression: text[inner..end]
                    .trim()
                    .trim_end_matches(['-', '_', '~', ';'])
                    .trim(),
                span: span(start, at),
            });
        }
    }
    found.sort_by_key(|output| output.span.start);
    found
}

/// `{{ value | safe }}`, and every `{{ value }}` where escaping is off.
fn nunjucks(text: &str) -> Vec<Output<'_>> {
    let mut found = Vec::new();
    let mut off = Vec::new();
    let mut from = None;
    for tag in between(text, &["{%"], "%}") {
        let words: Vec<&str> = tag.expression.split_whitespace().collect();
        match words.as_slice() {
            ["autoescape", "false"] => from = Some(tag.span.end),
            ["endautoescape"] => {
                if let Some(start) = from.take() {
                    off.push(start..tag.span.start);
                }
            }
            _ => {}
        }
    }
    for output in between(text, &["{{"], "}}") {
        let mut parts = output.expression.split('|').map(str::trim);
        let Some(value) = parts.next() else { continue };
        let filters: Vec<&str> = parts.collect();
        let escaped = filters.iter().any(|filter| {
            matches!(
                *filter,
                "escape" | "e" | "forceescape" | "striptags" | "urlencode"
            )
        });
        let raw = filters.contains(&"safe")
            || (off.iter().any(|range| range.contains(&output.span.start)) && !escaped);
        let serialized = filters.iter().any(|filter| filter.starts_with("dump"));
        if raw && !escaped {
            found.push(Output {
                // What is serialized is told from what is shown by keeping the filter's name.
                expression: if serialized { output.expression } else { value },
                span: output.span,
            });
        }
    }
    found
}

fn span(start: usize, end: usize) -> Span {
    Span {
        start: start as u32,
        end: end as u32,
    }
}

/// Names of what a layout or an include puts in, and of what servers make themselves.
const OWN: &[&str] = &[
    "body",
    "block",
    "children",
    "content_for",
    "contents",
    "css",
    "csrf",
    "csrffield",
    "csrfinput",
    "csrftoken",
    "defer",
    "icon",
    "js",
    "layout",
    "layoutbody",
    "meta",
    "nonce",
    "outlet",
    "partial",
    "renderbody",
    "script",
    "scripts",
    "slot",
    "style",
    "styles",
    "super",
    "svg",
    "yield",
];
/// Functions that give markup of one's own, serialized or cleaned data.
const OWN_CALLS: &[&str] = &[
    "__",
    "asset",
    "block",
    "contentfor",
    "csrf",
    "definecontent",
    "dump",
    "escape",
    "icon",
    "include",
    "json",
    "layout",
    "partial",
    "purify",
    "render",
    "sanitiz",
    "serialize",
    "stringify",
    "strip",
    "svg",
    "url_for",
];

/// Whether an output is the template's own: an include, a layout's body, a token, serialized data.
pub fn is_own(expression: &str) -> bool {
    let lower = expression.to_ascii_lowercase();
    let called = lower.split(['(', ' ']).next().unwrap_or_default();
    let is_call = lower.contains('(') || (called.len() < lower.len() && is_path(called));
    let last = called.rsplit('.').next().unwrap_or(called);
    OWN.contains(&last)
        || lower.contains("csrf")
        || lower.contains("dump")
        || (is_call && OWN_CALLS.iter().any(|word| called.contains(word)))
        || lower.starts_with(['"', '\'', '`', '>', '#', '/'])
}

/// Whether the name of a value says that it is HTML already.
pub fn says_html(expression: &str) -> bool {
    let last = expression.rsplit('.').next().unwrap_or(expression);
    let lower = last.to_ascii_lowercase();
    lower.ends_with("html")
        || lower.ends_with("markup")
        || ["clean", "escaped", "html", "rendered", "safe", "sanitized"]
            .iter()
            .any(|word| lower.starts_with(word))
}

/// Whether an expression is a path of names: `user.name`, `it.user.name`, `items[0].name`, `../user.name`.
pub fn is_path(expression: &str) -> bool {
    !expression.is_empty()
        && expression.chars().all(|c| {
            c.is_ascii_alphanumeric()
                || matches!(
                    c,
                    '.' | '_' | '$' | '[' | ']' | '\'' | '"' | '/' | '@' | '?' | '!'
                )
        })
        && !expression.starts_with(|c: char| c.is_ascii_digit())
}

/// The names of a path, without what stands for the data as a whole: `locals.`, `it.`, `this.`, `../`.
pub fn names(expression: &str) -> Vec<&str> {
    expression
        .trim_start_matches("../")
        .split(['.', '[', ']', '/'])
        .map(|part| part.trim_matches(['\'', '"', '?', '!']))
        .filter(|part| !part.is_empty())
        .skip_while(|part| {
            matches!(
                *part,
                "it" | "locals" | "this" | "@root" | "data" | "settings"
            )
        })
        .collect()
}

/// What a name stands for that a loop of the template declares before a position: the list that it goes through.
pub fn looped<'t>(engine: Engine, text: &'t str, before: u32, name: &str) -> Option<&'t str> {
    let text = window(text, before)?;
    match engine {
        Engine::Ejs | Engine::Eta | Engine::Lodash => {
            // `posts.forEach((post) => {`, `posts.forEach(function (post) {`, `for (const post of posts) {`
            for code in between(text, &["<%"], "%>").into_iter().rev() {
                let code = code.expression;
                for method in [".forEach(", ".map("] {
                    if let Some((list, callback)) = code.split_once(method) {
                        let parameter = callback
                            .trim_start_matches(['(', ' '])
                            .trim_start_matches("function")
                            .trim_start_matches(['(', ' '])
                            .split([',', ')', ' ', '='])
                            .next()?;
                        if parameter == name {
                            return list.split_whitespace().last();
                        }
                    }
                }
                if let Some((declared, list)) = code.split_once(" of ")
                    && declared.split_whitespace().last() == Some(name)
                {
                    return list.split([')', ' ']).next();
                }
            }
            None
        }
        Engine::Nunjucks => between(text, &["{%"], "%}")
            .into_iter()
            .rev()
            .find_map(|tag| {
                let (declared, list) = tag.expression.strip_prefix("for ")?.split_once(" in ")?;
                declared
                    .split(',')
                    .any(|one| one.trim() == name)
                    .then(|| list.split([' ', '|']).next())?
            }),
        Engine::Pug => text.lines().rev().find_map(|line| {
            let line = line.trim_start();
            let rest = line
                .strip_prefix("each ")
                .or_else(|| line.strip_prefix("for "))?;
            let (declared, list) = rest.split_once(" in ")?;
            declared
                .split(',')
                .any(|one| one.trim() == name)
                .then(|| list.trim())
        }),
        Engine::Handlebars => None,
    }
}

/// The text before a position, as far back as it is looked at.
fn window(text: &str, before: u32) -> Option<&str> {
    let text = text.get(..before as usize)?;
    let mut start = text.len().saturating_sub(LOOP_WINDOW);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text.get(start..)
}

/// The lists and objects that blocks of Handlebars have opened before a position, the innermost last.
pub fn opened(text: &str, before: u32) -> Vec<&str> {
    let mut open = Vec::new();
    let Some(text) = window(text, before) else {
        return open;
    };
    for tag in between(text, &["{{#", "{{/"], "}}") {
        let is_end = text[tag.span.start as usize..].starts_with("{{/");
        let mut words = tag.expression.split_whitespace();
        match words.next() {
            Some("each" | "with") if is_end => {
                open.pop();
            }
            Some("each" | "with") => open.extend(words.next()),
            _ => {}
        }
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(engine: Engine, text: &str) -> Vec<&str> {
        raw_outputs(engine, text)
            .into_iter()
            .map(|output| output.expression)
            .collect()
    }

    #[test]
    fn only_what_is_not_escaped_is_told() {
        let ejs = "<%= a %><%- b %><%# c %><% d %><%- include('x') -%>";
        assert_eq!(shown(Engine::Ejs, ejs), ["b", "include('x')"]);
        assert_eq!(shown(Engine::Eta, "<%= a %><%~ it.b %>"), ["it.b"]);
        let bars = "{{a}} {{{b}}} {{&c}} {{#if d}}{{/if}} {{> e}}";
        assert_eq!(shown(Engine::Handlebars, bars), ["b", "c"]);
        let njk = "{{ a }} {{ b | safe }} {{ c | escape | safe }} {% autoescape false %}{{ d }}{{ e | e }}{% endautoescape %}{{ f }}";
        assert_eq!(shown(Engine::Nunjucks, njk), ["b", "d"]);
    }

    #[test]
    fn paths_are_told_from_what_a_template_makes_itself() {
        assert!(is_own("include('head')") && is_own("body") && is_own("csrfField()"));
        assert!(is_own("JSON.stringify(user)") && is_own("> card") && is_own("super()"));
        assert!(!is_own("user.bio") && !is_own("message"));
        assert_eq!(names("it.user.bio"), ["user", "bio"]);
        assert_eq!(names("locals.user['bio']"), ["user", "bio"]);
        assert!(is_path("user.bio") && !is_path("a + b") && !is_path("f(a)"));
    }

    #[test]
    fn names_of_loops_lead_to_their_lists() {
        let ejs = "<% posts.forEach((post) => { %><%- post.text %>";
        assert_eq!(looped(Engine::Ejs, ejs, 40, "post"), Some("posts"));
        let pug = "each post in posts\n  p!= post.text";
        assert_eq!(looped(Engine::Pug, pug, 25, "post"), Some("posts"));
        assert_eq!(opened("{{#each posts}}{{{text}}}", 15), ["posts"]);
        assert_eq!(
            opened("{{#each posts}}{{/each}}{{{text}}}", 24),
            Vec::<&str>::new()
        );
    }
}
