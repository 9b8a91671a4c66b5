//! Text that is put together: what it begins with, and what that rules out.

use oxc_ast::ast::{BinaryOperator, Expression};

use super::calls::plain;
use super::{Call, Dangers, Expr, Facts};

/// How far the beginning of a text is looked for.
pub(super) const LEADING_DEPTH: u32 = 8;

impl<'a> Facts<'a> {
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
        match plain(expr.node) {
            Expression::BinaryExpression(binary) if binary.operator == BinaryOperator::Addition => {
                self.constant(expr).map_or_else(
                    || self.leading_text(expr.with(&binary.left), depth),
                    |constant| constant.to_text(),
                )
            }
            Expression::TemplateLiteral(template) => template
                .quasis
                .first()
                .and_then(|quasi| quasi.value.cooked)
                .map_or_else(String::new, |text| text.to_string()),
            Expression::CallExpression(_) => Call::of(expr)
                .and_then(|call| self.function(call.callee()))
                .and_then(|function| self.index().returns(function).first().copied())
                .map_or_else(String::new, |returned| {
                    self.leading_text(self.resolve(returned), depth)
                }),
            _ => self
                .constant(expr)
                .map_or_else(String::new, |constant| constant.to_text()),
        }
    }
}

/// What a constant beginning of a text rules out: a fixed host or an own path cannot be redirected elsewhere.
pub(super) fn fixed_by_prefix(prefix: &str) -> Dangers {
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
