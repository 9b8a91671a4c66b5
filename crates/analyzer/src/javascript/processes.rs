//! Processes: what of a call that starts a program a shell reads.

use oxc_ast::ast::Expression;

use super::calls::plain;
use super::{Call, Definition, Expr, Facts};

/// Programs that read their argument as a command line.
const SHELL_PROGRAMS: &[&str] = &[
    "bash",
    "cmd",
    "cmd.exe",
    "dash",
    "ksh",
    "powershell",
    "powershell.exe",
    "pwsh",
    "sh",
    "zsh",
];
/// How deep a command line is looked into for what callers hand in.
const WORD_DEPTH: u32 = 8;

impl<'a> Facts<'a> {
    /// Whether a call that starts a program has a shell read its command line: by `shell: true`, or because the program is one.
    pub fn runs_a_shell(&self, call: Call<'a>) -> bool {
        let asked = call.arguments().skip(1).any(|options| {
            self.shape(options).get("shell").is_some_and(|shell| {
                self.boolean(shell) != Some(false)
                    && (self.constant(shell).is_some() || self.boolean(shell).is_none())
            })
        });
        asked || self.starts_shell_program(call)
    }

    fn starts_shell_program(&self, call: Call<'a>) -> bool {
        call.argument(0)
            .and_then(|program| self.string(program))
            .is_some_and(|program| {
                SHELL_PROGRAMS.contains(&program.rsplit('/').next().unwrap_or_default())
            })
    }

    /// What of such a call a shell reads. The program's own name is always among it: whoever chooses it chooses the command.
    pub fn shell_words(&self, call: Call<'a>) -> Vec<Expr<'a>> {
        let mut words: Vec<Expr<'a>> = call.argument(0).into_iter().collect();
        let Some(arguments) = call.argument(1).filter(|_| self.runs_a_shell(call)) else {
            return words;
        };
        let list = self.list(arguments);
        if self.starts_shell_program(call) {
            // `sh -c script name …`: only the script is read, what follows are its positional parameters.
            let script = list.iter().position(|word| {
                self.string(*word).is_some_and(|word| {
                    matches!(word.as_str(), "-c" | "-lc" | "/c" | "-Command" | "-ec")
                })
            });
            match script {
                Some(at) => words.extend(list.get(at + 1)),
                None => words.extend(list),
            }
        } else {
            words.extend(list);
        }
        words
    }

    /// Whether what a text holds comes from callers that are not visible: a parameter of a function that nothing here calls.
    pub fn depends_on_a_caller(&self, expr: Expr<'a>) -> bool {
        self.depends_within(expr, WORD_DEPTH)
    }

    fn depends_within(&self, expr: Expr<'a>, depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            return false;
        };
        match plain(expr.node) {
            Expression::TemplateLiteral(template) => template
                .expressions
                .iter()
                .any(|part| self.depends_within(expr.with(part), depth)),
            Expression::BinaryExpression(binary) => {
                self.depends_within(expr.with(&binary.left), depth)
                    || self.depends_within(expr.with(&binary.right), depth)
            }
            Expression::Identifier(_) => {
                let declared = self
                    .symbol(expr)
                    .map(|symbol| self.definition(expr.file, symbol));
                match declared {
                    Some(Definition::Parameter(function, position, _)) => {
                        self.role(function, position).is_none()
                            && self.callers(function).is_empty()
                            && !self.is_callback(function)
                    }
                    Some(Definition::Value(value, keys)) if keys.is_empty() => {
                        self.depends_within(value, depth)
                    }
                    _ => false,
                }
            }
            _ => false,
        }
    }
}
