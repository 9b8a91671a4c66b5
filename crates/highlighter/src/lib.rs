//! Syntax highlighting with syntect: a text becomes lines of tokens, each with one of a few classes.

use std::sync::LazyLock;

use syntect::dumps::from_uncompressed_data;
use syntect::easy::ScopeRegionIterator;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(|| {
    from_uncompressed_data(include_bytes!(concat!(env!("OUT_DIR"), "/syntaxes.bin")))
        .expect("the build script wrote it")
});

/// Lines longer than this stay plain: minified code is not worth its time.
const LINE_LIMIT: usize = 2_000;

/// Scopes and their class, the more specific first.
static CLASSES: LazyLock<Vec<(Scope, &'static str)>> = LazyLock::new(|| {
    [
        ("comment", "comment"),
        ("string", "string"),
        ("constant.numeric", "number"),
        ("constant", "constant"),
        ("variable.function", "function"),
        ("entity.name", "type"),
        ("keyword.operator", "operator"),
        ("keyword", "keyword"),
        ("variable.other.property", "property"),
    ]
    .into_iter()
    .map(|(scope, class)| (Scope::new(scope).expect("is a scope"), class))
    .collect()
});

/// A piece of a line: its class (empty for plain text) and its text.
pub type Token<'t> = (&'static str, &'t str);

/// Highlights a whole text. Each line's tokens are the line without its end.
pub fn highlight<'t>(text: &'t str, language: &str) -> Vec<Vec<Token<'t>>> {
    let mut state = State::new(syntax(language));
    text.lines().map(|line| state.line(line)).collect()
}

fn syntax(language: &str) -> &'static SyntaxReference {
    let name = match language {
        "js" | "javascript" | "ts" | "typescript" | "tsx" => "JavaScript",
        "json" | "package-json" => "JSON",
        "yaml" => "YAML",
        "dockerfile" => "Dockerfile",
        "dotenv" => "dotenv",
        "sql" => "SQL",
        "sh" => "Shell",
        _ => return SYNTAXES.find_syntax_plain_text(),
    };
    SYNTAXES
        .find_syntax_by_name(name)
        .unwrap_or_else(|| SYNTAXES.find_syntax_plain_text())
}

#[derive(Clone)]
struct State {
    parse: ParseState,
    scopes: ScopeStack,
}

impl State {
    fn new(syntax: &SyntaxReference) -> Self {
        Self {
            parse: ParseState::new(syntax),
            scopes: ScopeStack::new(),
        }
    }

    fn line<'t>(&mut self, line: &'t str) -> Vec<Token<'t>> {
        if line.len() > LINE_LIMIT {
            return vec![("", line)];
        }
        let ended = format!("{line}\n");
        let Ok(operations) = self.parse.parse_line(&ended, &SYNTAXES) else {
            return vec![("", line)];
        };
        let mut tokens: Vec<Token<'t>> = Vec::new();
        let mut at = 0;
        for (text, operation) in ScopeRegionIterator::new(&operations, &ended) {
            if self.scopes.apply(operation).is_err() {
                return vec![("", line)];
            }
            let end = (at + text.len()).min(line.len());
            if end > at {
                let class = self.class();
                match tokens.last_mut() {
                    Some((last, piece)) if *last == class => {
                        let start = at - piece.len();
                        *piece = &line[start..end];
                    }
                    _ => tokens.push((class, &line[at..end])),
                }
            }
            at += text.len();
        }
        tokens
    }

    fn class(&self) -> &'static str {
        self.scopes
            .as_slice()
            .iter()
            .rev()
            .find_map(|scope| {
                CLASSES
                    .iter()
                    .find(|(prefix, _)| prefix.is_prefix_of(*scope))
                    .map(|(_, class)| *class)
            })
            .unwrap_or("")
    }
}

/// A text that is edited: what was parsed is kept, and parsing starts again at the first changed line.
#[derive(Default)]
pub struct Document {
    language: String,
    lines: Vec<String>,
    /// The state before each line that was parsed; one more than there are such lines.
    states: Vec<State>,
}

impl Document {
    /// The tokens of the lines from `first` up to but not including `end`, for this text and language.
    pub fn lines<'t>(
        &mut self,
        text: &'t str,
        language: &str,
        first: usize,
        end: usize,
    ) -> Vec<Vec<Token<'t>>> {
        let lines: Vec<&str> = text
            .split('\n')
            .map(|line| line.trim_end_matches('\r'))
            .collect();
        if self.language != language {
            self.language = language.to_owned();
            self.lines.clear();
            self.states.clear();
        }
        let same = lines
            .iter()
            .zip(&self.lines)
            .take_while(|(new, old)| *new == old)
            .count();
        self.lines.truncate(same);
        self.states.truncate(same + 1);
        if self.states.is_empty() {
            self.states.push(State::new(syntax(language)));
        }
        let end = end.min(lines.len());
        let mut found = Vec::new();
        for (number, line) in lines
            .iter()
            .enumerate()
            .take(end)
            .skip(first.min(self.states.len() - 1))
        {
            let mut state = self.states[number].clone();
            let tokens = state.line(line);
            if self.states.len() == number + 1 {
                self.states.push(state);
                self.lines.push((*line).to_owned());
            }
            if number >= first {
                found.push(tokens);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(line: &[Token<'_>]) -> Vec<String> {
        line.iter()
            .filter(|(class, _)| !class.is_empty())
            .map(|(class, text)| format!("{class}:{}", text.trim()))
            .collect()
    }

    #[test]
    fn knows_the_languages_that_are_shown() {
        for (language, text) in [
            ("js", "const a = 'b'; // c"),
            ("ts", "const a: string = 'b';"),
            ("dockerfile", "FROM node:26"),
            ("dotenv", "A=b # c"),
            ("yaml", "a: b"),
            ("sql", "SELECT 1 FROM a"),
            ("package-json", "{\"a\": 1}"),
        ] {
            assert!(
                !classes(&highlight(text, language)[0]).is_empty(),
                "{language}"
            );
        }
    }

    #[test]
    fn tokens_are_the_whole_line() {
        for line in highlight("const é = `a ${b}`;\n\n  // 😀", "js") {
            let whole: String = line.iter().map(|(_, text)| *text).collect();
            assert!(["const é = `a ${b}`;", "", "  // 😀"].contains(&whole.as_str()));
        }
    }

    #[test]
    fn an_edit_gives_what_a_fresh_parse_gives() {
        let before = "/* a\nb\n*/\nlet c = 1;\n";
        let after = "/* a */\nb\n/* */\nlet c = 1;\n";
        let mut document = Document::default();
        document.lines(before, "js", 0, 10);
        assert_eq!(
            document.lines(after, "js", 1, 4),
            Document::default().lines(after, "js", 1, 4)
        );
    }
}
