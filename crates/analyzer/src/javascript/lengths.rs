//! Lengths: which a text may have, by schemas, patterns and comparisons.

use oxc_ast::AstKind;
use oxc_ast::ast::{BinaryOperator, Expression};
use oxc_span::GetSpan;

use super::calls::member;
use super::{Expr, Facts, FunctionRef};
use crate::source::Place;

/// A bound of a length.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// At least so many.
    Least(f64),
    /// At most so many.
    Most(f64),
}

/// A comparison that bounds the length of a text.
pub struct LengthTest<'a> {
    /// Where it stands.
    pub place: Place,
    /// The text.
    pub text: Expr<'a>,
    /// What passes.
    pub bound: Bound,
}

impl<'a> Facts<'a> {
    /// The comparisons of lengths with known numbers, with what passes: `if (name.length < 8) return` admits 8 and more.
    pub fn length_bounds(&self) -> Vec<LengthTest<'a>> {
        let mut found = Vec::new();
        for (file, binary) in self.index().length_tests() {
            let (left, right) = (
                Expr {
                    file: *file,
                    node: &binary.left,
                },
                Expr {
                    file: *file,
                    node: &binary.right,
                },
            );
            let (text, number, operator) = match (member(left), member(right)) {
                (Some((text, Some("length"))), _) => (text, right, binary.operator),
                (_, Some((text, Some("length")))) => (text, left, turned(binary.operator)),
                _ => continue,
            };
            let Some(number) = self.number(number) else {
                continue;
            };
            let refuses = self.stands_in_refusal(left);
            let bound =
                match (operator, refuses) {
                    (BinaryOperator::LessThan, true)
                    | (BinaryOperator::GreaterEqualThan, false) => Bound::Least(number),
                    (BinaryOperator::LessEqualThan, true)
                    | (BinaryOperator::GreaterThan, false) => Bound::Least(number + 1.0),
                    (BinaryOperator::GreaterThan, true)
                    | (BinaryOperator::LessEqualThan, false) => Bound::Most(number),
                    (BinaryOperator::GreaterEqualThan, true)
                    | (BinaryOperator::LessThan, false) => Bound::Most(number - 1.0),
                    _ => continue,
                };
            found.push(LengthTest {
                place: Place {
                    file: *file,
                    span: super::span(binary.span),
                },
                text,
                bound,
            });
        }
        found
    }

    /// Whether an expression stands in the test of an `if` whose branch leaves.
    fn stands_in_refusal(&self, expr: Expr<'a>) -> bool {
        let nodes = self.file(expr.file).semantic.nodes();
        let at = expr.span();
        let mut turned = false;
        for ancestor in nodes.ancestors(expr.node_id()).take(16) {
            match ancestor.kind() {
                AstKind::UnaryExpression(_) => turned = !turned,
                AstKind::IfStatement(statement) => {
                    let test = statement.test.span();
                    if at.start < test.start || test.end < at.end {
                        return false;
                    }
                    let parent = nodes.parent_id(ancestor.id());
                    let exit = self
                        .index()
                        .exits(expr.file, parent)
                        .iter()
                        .find(|exit| exit.statement.span == statement.span);
                    // A branch that only answers or collects a message refuses too.
                    return exit.is_none_or(|exit| !exit.goes_on_if) != turned;
                }
                kind if FunctionRef::of_kind(expr.file, kind).is_some() => return turned,
                _ => {}
            }
        }
        turned
    }
}

/// The fewest characters that a text needs to match a pattern that ends in a counted repetition, and whether it asks for kinds of
/// characters: `^(?=.*[a-z])(?=.*\d).{8,}$`.
pub fn asked_by_pattern(pattern: &str) -> (Option<f64>, bool) {
    let kinds = pattern.matches("(?=").count() >= 2;
    let counted = pattern
        .trim_end_matches('$')
        .strip_suffix('}')
        .and_then(|rest| rest.rsplit_once('{'))
        .and_then(|(_, count)| count.split(',').next()?.trim().parse().ok());
    let looked = pattern
        .split("(?=.{")
        .nth(1)
        .and_then(|rest| rest.split([',', '}']).next()?.trim().parse().ok());
    (counted.or(looked), kinds)
}

fn turned(operator: BinaryOperator) -> BinaryOperator {
    match operator {
        BinaryOperator::LessThan => BinaryOperator::GreaterThan,
        BinaryOperator::LessEqualThan => BinaryOperator::GreaterEqualThan,
        BinaryOperator::GreaterThan => BinaryOperator::LessThan,
        BinaryOperator::GreaterEqualThan => BinaryOperator::LessEqualThan,
        other => other,
    }
}

impl<'a> Facts<'a> {
    /// The name of the class around a node.
    pub fn class_around(&self, expr: Expr<'a>) -> Option<&'a str> {
        self.file(expr.file)
            .semantic
            .nodes()
            .ancestor_kinds(expr.node_id())
            .find_map(|kind| match kind {
                AstKind::Class(class) => class.id.as_ref().map(|id| id.name.as_str()),
                _ => None,
            })
    }

    /// The name that an expression is written by: an identifier or the last member.
    pub fn last_name(&self, expr: Expr<'a>) -> Option<&'a str> {
        match super::calls::plain(expr.node) {
            Expression::Identifier(name) => Some(name.name.as_str()),
            _ => member(expr).and_then(|(_, name)| name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_tell_how_long_a_text_must_be() {
        assert_eq!(
            asked_by_pattern(r"^(?=.*[a-z])(?=.*\d)[a-z\d]{8,64}$"),
            (Some(8.0), true)
        );
        assert_eq!(
            asked_by_pattern(r"^(?=.{12,})(?=.*\d).*$"),
            (Some(12.0), true)
        );
        assert_eq!(asked_by_pattern("[A-Z]"), (None, false));
    }
}
