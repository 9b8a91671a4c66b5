//! Text that is put together: what it begins with, and what that rules out.

use oxc_ast::ast::{BinaryOperator, Expression};

use super::calls::plain;
use super::{Call, Dangers, Definition, Expr, Facts};

/// How far the beginning of a text is looked for.
pub(super) const LEADING_DEPTH: u32 = 8;

impl<'a> Facts<'a> {
    /// The part of a text whose quotes are escaped by hand, and only the first of them: `replace("'", "''")`. Whoever escapes a value does
    /// not know it.
    pub fn quoted_once(&self, text: Expr<'a>) -> Option<Expr<'a>> {
        self.pieces(self.resolve(text))
            .into_iter()
            .find_map(|piece| {
                let Piece::Part(part) = piece else {
                    return None;
                };
                let mut made = Call::of(self.resolve(part));
                for _ in 0..6 {
                    let call = made?;
                    let escapes = call
                        .argument(1)
                        .and_then(|by| self.string(by))
                        .is_some_and(|by| by.contains(['\'', '\\']));
                    if call.name() == Some("replace")
                        && escapes
                        && let Some(pattern) = call.argument(0)
                    {
                        let once = match self.resolve(pattern).node {
                            Expression::StringLiteral(quote) => quote.value == "'",
                            Expression::RegExpLiteral(quote) => {
                                quote.regex.pattern.text == "'"
                                    && !quote.regex.flags.to_string().contains('g')
                            }
                            _ => false,
                        };
                        if once {
                            return Some(part);
                        }
                    }
                    made = call.receiver().and_then(Call::of);
                }
                None
            })
    }

    /// Whether a text is put together from parts rather than taken whole: concatenation or a template, also by name.
    pub fn is_built(&self, expr: Expr<'a>) -> bool {
        match self.resolve(expr).node {
            Expression::TemplateLiteral(template) => !template.expressions.is_empty(),
            Expression::BinaryExpression(binary) => binary.operator == BinaryOperator::Addition,
            Expression::Identifier(_) => self
                .symbol(expr)
                .is_some_and(|symbol| !self.is_fixed(expr.file, symbol)),
            _ => false,
        }
    }

    /// The constant text that an expression begins with; empty where it begins with a variable.
    pub fn leading_text_of(&self, expr: Expr<'a>) -> String {
        self.leading_text(self.resolve(expr), LEADING_DEPTH)
    }

    /// Whether a text begins like an SQL statement or a part of one.
    pub fn leading_sql(&self, expr: Expr<'a>) -> bool {
        let text = self.leading_text(self.resolve(expr), LEADING_DEPTH);
        let word = text
            .trim_start()
            .split(|c: char| !c.is_ascii_alphabetic())
            .next()
            .unwrap_or_default()
            .to_ascii_uppercase();
        matches!(
            word.as_str(),
            "SELECT"
                | "INSERT"
                | "UPDATE"
                | "DELETE"
                | "WITH"
                | "CREATE"
                | "DROP"
                | "ALTER"
                | "CALL"
                | "MERGE"
                | "REPLACE"
                | "TRUNCATE"
        )
    }

    /// The constant text that an expression begins with.
    pub(super) fn leading_text(&self, expr: Expr<'a>, depth: u32) -> String {
        let Some(depth) = depth.checked_sub(1) else {
            return String::new();
        };
        if let Some(constant) = self.constant(expr) {
            return constant.to_text();
        }
        match plain(expr.node) {
            Expression::BinaryExpression(binary) if binary.operator == BinaryOperator::Addition => {
                self.leading_text(expr.with(&binary.left), depth)
            }
            Expression::TemplateLiteral(template) => {
                let first = template.quasis.first().and_then(|quasi| quasi.value.cooked);
                match (first, template.expressions.first()) {
                    (Some(first), _) if !first.is_empty() => first.to_string(),
                    (_, Some(part)) => self.leading_text(expr.with(part), depth),
                    _ => String::new(),
                }
            }
            Expression::ConditionalExpression(choice) => {
                self.leading_text(expr.with(&choice.consequent), depth)
            }
            Expression::Identifier(_) => {
                let declared = self
                    .symbol(expr)
                    .map(|symbol| self.definition(expr.file, symbol));
                match declared {
                    Some(Definition::Value(value, keys)) if keys.is_empty() => {
                        self.leading_text(value, depth)
                    }
                    _ => String::new(),
                }
            }
            Expression::CallExpression(_) => {
                let Some(call) = Call::of(expr) else {
                    return String::new();
                };
                match (call.name(), call.receiver()) {
                    (Some("join"), Some(list)) => self
                        .elements(list)
                        .and_then(|elements| elements.first().copied())
                        .map_or_else(String::new, |first| self.leading_text(first, depth)),
                    (
                        Some("concat" | "replace" | "replaceAll" | "trim" | "trimEnd"),
                        Some(text),
                    ) => self.leading_text(text, depth),
                    (Some("format"), _) | (None, _) => call
                        .argument(0)
                        .map_or_else(String::new, |format| self.leading_text(format, depth)),
                    _ => {
                        let returned = self
                            .function(call.callee())
                            .and_then(|function| self.index().returns(function).first().copied());
                        if let Some(returned) = returned {
                            return self.leading_text(returned, depth);
                        }
                        let formats = self.identity(call.callee()).is_some_and(|identity| {
                            matches!(&*identity, "pg-format" | "util.format")
                        });
                        call.argument(0)
                            .filter(|_| formats)
                            .map_or_else(String::new, |format| self.leading_text(format, depth))
                    }
                }
            }
            _ => String::new(),
        }
    }

    /// The constant parts of a text, with nothing where the others stand; parts that functions give are looked into once.
    pub fn constant_parts(&self, expr: Expr<'a>) -> String {
        self.pieces(self.resolve(expr))
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Part(part) => self
                    .pieces(self.resolve(*part))
                    .iter()
                    .map(|inner| match inner {
                        Piece::Text(text) => text.as_str(),
                        Piece::Part(_) => "",
                    })
                    .collect(),
            })
            .collect()
    }

    /// Whether a text is put together and something else stands before its last piece of unknown content.
    pub fn begins_with_more(&self, expr: Expr<'a>) -> bool {
        let resolved = self.resolve(expr);
        let pieces = self.pieces(resolved);
        let last = pieces
            .iter()
            .rposition(|piece| matches!(piece, Piece::Part(_)));
        last.is_some_and(|last| last > 0)
    }

    /// The pieces that a text is put together from, in order.
    pub(super) fn pieces(&self, expr: Expr<'a>) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        let mut open = vec![Piece::Part(expr)];
        while let Some(piece) = open.pop() {
            let Piece::Part(part) = piece else {
                pieces.push(piece);
                continue;
            };
            match plain(part.node) {
                Expression::BinaryExpression(binary)
                    if binary.operator == BinaryOperator::Addition && pieces.len() < 200 =>
                {
                    open.push(Piece::Part(part.with(&binary.right)));
                    open.push(Piece::Part(part.with(&binary.left)));
                }
                Expression::TemplateLiteral(template) if pieces.len() < 200 => {
                    for (position, quasi) in template.quasis.iter().enumerate().rev() {
                        if let Some(expression) = template.expressions.get(position) {
                            open.push(Piece::Part(part.with(expression)));
                        }
                        if let Some(text) = quasi.value.cooked.filter(|text| !text.is_empty()) {
                            open.push(Piece::Text(text.to_string()));
                        }
                    }
                }
                _ => match self.constant(part) {
                    Some(constant) => pieces.push(Piece::Text(constant.to_text())),
                    None => pieces.push(piece),
                },
            }
        }
        pieces
    }
}

/// A piece of a text.
pub(super) enum Piece<'a> {
    /// Known text.
    Text(String),
    /// An expression of unknown content.
    Part(Expr<'a>),
}

/// What the pieces before the first one of the caller's rule out.
pub(super) fn fixed_by_pieces(before: &[Piece<'_>]) -> Dangers {
    let last_part = before
        .iter()
        .rposition(|piece| matches!(piece, Piece::Part(_)));
    let text: String = before[last_part.map_or(0, |at| at + 1)..]
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.as_str(),
            Piece::Part(_) => "",
        })
        .collect();
    let fixed = match last_part {
        None => fixed_by_prefix(&text),
        // `${process.env.API}/users/${id}`: the host is one's own.
        Some(_) if text.contains(['/', '?', '#']) => Dangers::REDIRECT.and(Dangers::SSRF),
        Some(_) => Dangers::NONE,
    };
    if last_part.is_some() || !text.is_empty() {
        fixed.and(Dangers::ARGUMENT)
    } else {
        fixed
    }
}

/// What a constant beginning of a text rules out: a fixed host or an own path cannot be redirected elsewhere.
fn fixed_by_prefix(prefix: &str) -> Dangers {
    let after_scheme = prefix.split_once("://").map(|(_, rest)| rest);
    let fixed_host =
        after_scheme.is_some_and(|rest| rest.find(['/', '?', '#']).is_some_and(|end| end > 0));
    let own_path = (prefix.len() > 1
        && prefix.starts_with('/')
        && !prefix.starts_with("//")
        && !prefix.starts_with("/\\"))
        || prefix.starts_with("./")
        || prefix.starts_with("../")
        || prefix.starts_with('?')
        || prefix.starts_with('#');
    if fixed_host || own_path {
        Dangers::REDIRECT.and(Dangers::SSRF)
    } else {
        Dangers::NONE
    }
}
