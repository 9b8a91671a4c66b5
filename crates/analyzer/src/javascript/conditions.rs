//! Conditions: how the tests around and before a place have come out where it is reached.

use oxc_ast::AstKind;
use oxc_ast::ast::{BinaryOperator, Expression, LogicalOperator, UnaryOperator};
use oxc_semantic::NodeId;
use oxc_span::GetSpan;

use super::calls::{member, plain};
use super::{Call, Constant, Expr, Facts};
use crate::source::{FileId, Span};

/// How far out conditions are looked for.
const ANCESTORS: usize = 200;
/// How deep a test is taken apart.
const TEST_DEPTH: u32 = 12;

/// A test and how it has come out.
#[derive(Clone, Copy)]
pub struct Condition<'a> {
    /// The test.
    pub test: Expr<'a>,
    /// Whether it held.
    pub holds: bool,
}

/// What is known of an expression: whether it is truthy.
pub type Known<'k, 'a> = &'k dyn Fn(Expr<'a>) -> Option<bool>;

impl<'a> Facts<'a> {
    /// How the tests around and before a node have come out where it is reached: those it stands in, and those that would have left.
    pub(crate) fn conditions(&self, file: FileId, node: NodeId) -> Vec<Condition<'a>> {
        let nodes = self.file(file).semantic.nodes();
        let at = super::span(nodes.kind(node).span());
        let mut found = Vec::new();
        let mut add = |test: &'a Expression<'a>, holds| {
            found.push(Condition {
                test: Expr { file, node: test },
                holds,
            });
        };
        for ancestor in nodes.ancestors(node).take(ANCESTORS) {
            match ancestor.kind() {
                AstKind::IfStatement(statement) => {
                    if inside(at, statement.consequent.span()) {
                        add(&statement.test, true);
                    } else if !inside(at, statement.test.span()) {
                        add(&statement.test, false);
                    }
                }
                AstKind::ConditionalExpression(choice) => {
                    if inside(at, choice.consequent.span()) {
                        add(&choice.test, true);
                    } else if inside(at, choice.alternate.span()) {
                        add(&choice.test, false);
                    }
                }
                AstKind::LogicalExpression(logical) if inside(at, logical.right.span()) => {
                    match logical.operator {
                        LogicalOperator::And => add(&logical.left, true),
                        LogicalOperator::Or => add(&logical.left, false),
                        LogicalOperator::Coalesce => {}
                    }
                }
                AstKind::BlockStatement(_)
                | AstKind::FunctionBody(_)
                | AstKind::SwitchCase(_)
                | AstKind::Program(_) => {
                    for exit in self.index().exits(file, ancestor.id()) {
                        if exit.statement.span.end <= at.start {
                            add(&exit.statement.test, exit.goes_on_if);
                        }
                    }
                }
                _ => {}
            }
        }
        found
    }

    /// Whether a node is never reached, given what is known.
    pub(crate) fn is_unreachable(&self, file: FileId, node: NodeId, known: Known<'_, 'a>) -> bool {
        self.conditions(file, node).into_iter().any(|condition| {
            self.truth_given(condition.test, known)
                .is_some_and(|truth| truth != condition.holds)
        })
    }

    /// How a test comes out, given what is known of its parts; none where that does not decide it.
    pub(crate) fn truth_given(&self, test: Expr<'a>, known: Known<'_, 'a>) -> Option<bool> {
        self.truth_within(test, known, TEST_DEPTH)
    }

    fn truth_within(&self, test: Expr<'a>, known: Known<'_, 'a>, depth: u32) -> Option<bool> {
        let depth = depth.checked_sub(1)?;
        let test = test.with(plain(test.node));
        if let Some(truth) = known(test) {
            return Some(truth);
        }
        let truth = |node: &'a Expression<'a>| self.truth_within(test.with(node), known, depth);
        match test.node {
            Expression::UnaryExpression(unary) if unary.operator == UnaryOperator::LogicalNot => {
                truth(&unary.argument).map(|truth| !truth)
            }
            Expression::LogicalExpression(logical) => {
                let (left, right) = (truth(&logical.left), truth(&logical.right));
                match logical.operator {
                    LogicalOperator::And if left == Some(false) || right == Some(false) => {
                        Some(false)
                    }
                    LogicalOperator::Or if left == Some(true) || right == Some(true) => Some(true),
                    LogicalOperator::Coalesce if left == Some(true) => Some(true),
                    LogicalOperator::And | LogicalOperator::Or if left == right => left,
                    _ => None,
                }
            }
            Expression::ConditionalExpression(choice) => match truth(&choice.test)? {
                true => truth(&choice.consequent),
                false => truth(&choice.alternate),
            },
            Expression::BinaryExpression(binary) => {
                let (left, right) = (test.with(&binary.left), test.with(&binary.right));
                self.compared(binary.operator, left, right, known, depth)
                    .or_else(|| {
                        let turned = turned(binary.operator)?;
                        self.compared(turned, right, left, known, depth)
                    })
            }
            Expression::CallExpression(_) | Expression::ChainExpression(_) => {
                let call = Call::of(test).filter(|call| call.name() == Some("Boolean"))?;
                self.truth_within(call.argument(0)?, known, depth)
            }
            _ => {
                if let Some(constant) = self.constant(test) {
                    return Some(match constant {
                        Constant::Boolean(value) => value,
                        Constant::Nothing => false,
                        Constant::Number(number) => number != 0.0,
                        Constant::String(text) => !text.is_empty(),
                    });
                }
                let resolved = self.resolve(test);
                (resolved.span() != test.span() || resolved.file != test.file)
                    .then(|| self.truth_within(resolved, known, depth))
                    .flatten()
            }
        }
    }

    /// A comparison of something of known truth with a constant.
    fn compared(
        &self,
        operator: BinaryOperator,
        value: Expr<'a>,
        with: Expr<'a>,
        known: Known<'_, 'a>,
        depth: u32,
    ) -> Option<bool> {
        let constant = self.constant(with)?;
        let truth = self.truth_within(value, known, depth)?;
        let equal = match (&constant, truth) {
            (Constant::Boolean(expected), truth) => Some(*expected == truth),
            (Constant::Nothing, true) => Some(false),
            (Constant::Number(number), true) if *number == 0.0 => Some(false),
            // A count that is falsy is 0.
            (Constant::Number(number), false)
                if *number == 0.0
                    && matches!(member(value), Some((_, Some("length" | "size")))) =>
            {
                Some(true)
            }
            _ => None,
        };
        match operator {
            BinaryOperator::Equality | BinaryOperator::StrictEquality => equal,
            BinaryOperator::Inequality | BinaryOperator::StrictInequality => {
                equal.map(|equal| !equal)
            }
            BinaryOperator::GreaterThan if constant == Constant::Number(0.0) => Some(truth),
            BinaryOperator::GreaterEqualThan if constant == Constant::Number(1.0) => Some(truth),
            BinaryOperator::LessThan if constant == Constant::Number(1.0) => Some(!truth),
            BinaryOperator::LessEqualThan if constant == Constant::Number(0.0) => Some(!truth),
            _ => None,
        }
    }
}

fn inside(at: Span, span: oxc_span::Span) -> bool {
    span.start <= at.start && at.end <= span.end
}

/// The operator with its sides exchanged.
fn turned(operator: BinaryOperator) -> Option<BinaryOperator> {
    Some(match operator {
        BinaryOperator::Equality
        | BinaryOperator::StrictEquality
        | BinaryOperator::Inequality
        | BinaryOperator::StrictInequality => operator,
        BinaryOperator::GreaterThan => BinaryOperator::LessThan,
        BinaryOperator::GreaterEqualThan => BinaryOperator::LessEqualThan,
        BinaryOperator::LessThan => BinaryOperator::GreaterThan,
        BinaryOperator::LessEqualThan => BinaryOperator::GreaterEqualThan,
        _ => return None,
    })
}
