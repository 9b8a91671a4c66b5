//! Shell text split into simple commands and words: enough to see what is called with what.

use crate::source::Span;

/// A word of a shell text or of an instruction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The text without quotes and escapes; variables are left as written.
    pub text: String,
    /// Where it stands in the file, quotes included.
    pub span: Span,
}

/// A simple command: its words up to an operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// The words, leading assignments included.
    pub words: Vec<Word>,
    /// The operator that ends it: `|`, `&&`, `||`, `;`, `&`, a line end, or empty at the end of the text.
    pub ended_by: &'static str,
}

impl Command {
    /// From the first byte of the first word to the last byte of the last one.
    pub fn span(&self) -> Span {
        match (self.words.first(), self.words.last()) {
            (Some(first), Some(last)) => Span {
                start: first.span.start,
                end: last.span.end,
            },
            _ => Span { start: 0, end: 0 },
        }
    }

    /// The name of the program without its folder: assignments, `sudo`, `exec`, `env` and `time` before it are passed over.
    pub fn program(&self) -> Option<&str> {
        self.program_index()
            .map(|index| base_name(&self.words[index].text))
    }

    /// The program as written, folder included.
    pub fn program_path(&self) -> Option<&str> {
        self.program_index()
            .map(|index| self.words[index].text.as_str())
    }

    /// The tool or script that makes this a start for development: a reloader, a watcher, `npm run dev`.
    pub fn development_mode(&self) -> Option<String> {
        let program = self.program()?;
        let arguments: Vec<&str> = self
            .arguments()
            .iter()
            .map(|word| word.text.as_str())
            .collect();
        let plain: Vec<&str> = arguments
            .iter()
            .copied()
            .filter(|argument| !argument.starts_with('-'))
            .collect();
        let is_development = |script: &str| {
            script
                .split([':', '-', '_'])
                .any(|part| matches!(part, "dev" | "develop" | "development" | "watch"))
        };
        match (program, plain.as_slice()) {
            ("nodemon" | "ts-node-dev" | "node-dev", _) => Some(program.to_owned()),
            ("npx" | "bunx" | "pnpx", [tool @ ("nodemon" | "ts-node-dev" | "node-dev"), ..]) => {
                Some((*tool).to_owned())
            }
            ("tsx", ["watch", ..]) => Some("tsx watch".to_owned()),
            ("next" | "nuxt" | "vite" | "nest", ["dev", ..]) => Some(format!("{program} dev")),
            ("nest", ["start", ..]) if arguments.contains(&"--watch") => {
                Some("nest start --watch".to_owned())
            }
            ("node", _)
                if arguments
                    .iter()
                    .any(|argument| argument.starts_with("--watch")) =>
            {
                Some("node --watch".to_owned())
            }
            ("npm" | "pnpm" | "yarn" | "bun", ["run" | "run-script", script, ..])
                if is_development(script) =>
            {
                Some(format!("{program} run {script}"))
            }
            ("pnpm" | "yarn", [script, ..]) if is_development(script) => {
                Some(format!("{program} {script}"))
            }
            _ => None,
        }
    }

    /// The words after the program.
    pub fn arguments(&self) -> &[Word] {
        self.program_index()
            .map_or(&[], |index| &self.words[index + 1..])
    }

    /// `NAME=value` words before the program.
    pub fn assignments(&self) -> impl Iterator<Item = (&str, &str, Span)> {
        let end = self.program_index().unwrap_or(self.words.len());
        self.words[..end]
            .iter()
            .filter_map(|word| assignment(&word.text).map(|(name, value)| (name, value, word.span)))
    }

    /// Whether one of the arguments is exactly one of these.
    pub fn has_argument(&self, candidates: &[&str]) -> bool {
        self.arguments()
            .iter()
            .any(|word| candidates.contains(&word.text.as_str()))
    }

    fn program_index(&self) -> Option<usize> {
        const BEFORE: [&str; 9] = [
            "sudo",
            "exec",
            "env",
            "time",
            "then",
            "do",
            "else",
            "!",
            "cross-env",
        ];
        self.words.iter().position(|word| {
            assignment(&word.text).is_none()
                && !BEFORE.contains(&word.text.as_str())
                && !matches!(word.text.as_str(), "(" | "{" | "if" | "while")
        })
    }
}

fn base_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn assignment(word: &str) -> Option<(&str, &str)> {
    let (name, value) = word.split_once('=')?;
    let mut bytes = name.bytes();
    let first = bytes.next()?;
    let valid = (first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    valid.then_some((name, value))
}

/// Splits a shell text into its simple commands, in order. `place` turns an offset in the text into one in the file.
pub fn commands(text: &str, escape: char, place: &dyn Fn(usize) -> u32) -> Vec<Command> {
    let mut found = Vec::new();
    let mut words: Vec<Word> = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some(&(at, character)) = rest.peek() {
        let ended_by = match character {
            '#' => {
                while rest.next_if(|&(_, next)| next != '\n').is_some() {}
                continue;
            }
            '\n' => "\n",
            ';' => ";",
            '|' if text[at..].starts_with("||") => "||",
            '|' => "|",
            '&' if text[at..].starts_with("&&") => "&&",
            '&' => "&",
            ' ' | '\t' | '\r' | '(' | ')' => {
                rest.next();
                continue;
            }
            _ => {
                let word = read_word(text, escape, &mut rest);
                words.push(Word {
                    text: word.0,
                    span: Span {
                        start: place(at),
                        end: place(word.1),
                    },
                });
                continue;
            }
        };
        for _ in 0..ended_by.len() {
            rest.next();
        }
        if !words.is_empty() {
            found.push(Command {
                words: std::mem::take(&mut words),
                ended_by,
            });
        }
    }
    if !words.is_empty() {
        found.push(Command {
            words,
            ended_by: "",
        });
    }
    found
}

type Characters<'t> = std::iter::Peekable<std::str::CharIndices<'t>>;

/// Reads one word; gives its text and the offset after it.
fn read_word(text: &str, escape: char, rest: &mut Characters<'_>) -> (String, usize) {
    let mut word = String::new();
    let mut quote = None;
    let mut depth = 0_u32;
    while let Some(&(at, character)) = rest.peek() {
        match (quote, character) {
            (None, '\'' | '"') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            (Some('\''), _) => word.push(character),
            (_, _) if character == escape => {
                rest.next();
                match rest.next() {
                    Some((_, '\n')) | None => {}
                    Some((_, escaped)) => word.push(escaped),
                }
                continue;
            }
            (None, '(') if word.ends_with('$') || depth > 0 => {
                depth += 1;
                word.push(character);
            }
            (None, ')') if depth > 0 => {
                depth -= 1;
                word.push(character);
            }
            (None, ' ' | '\t' | '\r' | '\n' | ';' | '|' | '(' | ')') if depth == 0 => {
                return (word, at);
            }
            // `2>&1` and `&>file` belong to the word, `a&` and `a&&b` don't.
            (None, '&')
                if depth == 0 && !word.ends_with('>') && !text[at + 1..].starts_with('>') =>
            {
                return (word, at);
            }
            _ => word.push(character),
        }
        rest.next();
    }
    (word, text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Command> {
        commands(text, '\\', &|offset| offset as u32)
    }

    #[test]
    fn operators_separate_commands() {
        let found = read("curl -fsSL https://x.example/i.sh | sh && npm ci; echo 'a;b' || true");
        let programs: Vec<_> = found.iter().filter_map(Command::program).collect();
        assert_eq!(programs, ["curl", "sh", "npm", "echo", "true"]);
        assert_eq!(found[0].ended_by, "|");
        assert_eq!(found[3].arguments()[0].text, "a;b");
    }

    #[test]
    fn assignments_and_prefixes_are_not_the_program() {
        let found = read("NODE_ENV=production sudo /usr/bin/npm install --foo 2>&1");
        assert_eq!(found[0].program(), Some("npm"));
        assert_eq!(
            found[0]
                .assignments()
                .next()
                .map(|(name, value, _)| (name, value)),
            Some(("NODE_ENV", "production"))
        );
        assert_eq!(
            found[0].arguments().last().map(|word| word.text.as_str()),
            Some("2>&1")
        );
    }

    #[test]
    fn spans_cover_the_quotes() {
        let text = "echo \"a b\" c";
        let found = read(text);
        let word = &found[0].words[1];
        assert_eq!(
            &text[word.span.start as usize..word.span.end as usize],
            "\"a b\""
        );
        assert_eq!(word.text, "a b");
    }

    #[test]
    fn substitutions_stay_in_their_word() {
        let found = read("sh -c \"$(curl -fsSL https://x.example)\" && x $(a | b)");
        assert_eq!(found.len(), 2);
        assert_eq!(found[1].words[1].text, "$(a | b)");
    }
}
