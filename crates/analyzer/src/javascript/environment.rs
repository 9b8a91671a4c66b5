//! The environment: what the code does only where it is developed or tested.

use oxc_ast::AstKind;
use oxc_ast::ast::{BinaryOperator, Expression, LogicalOperator, UnaryOperator};
use oxc_semantic::NodeId;
use oxc_span::GetSpan;

use super::calls::{member, plain};
use super::{Call, Expr, Facts};
use crate::source::FileId;

impl<'a> Facts<'a> {
    /// Whether a node runs only outside production: in a branch that asks `NODE_ENV`, or behind a way out for production.
    pub fn only_in_development(&self, file: FileId, node: NodeId) -> bool {
        let nodes = self.file(file).semantic.nodes();
        let at = nodes.kind(node).span();
        let inside = |span: oxc_span::Span| span.start <= at.start && at.end <= span.end;
        let tells = |node: &'a Expression<'a>, holds: bool| {
            self.tells_development(Expr { file, node }, holds, 8)
        };
        nodes
            .ancestors(node)
            .take(60)
            .any(|ancestor| match ancestor.kind() {
                AstKind::IfStatement(statement) => {
                    (inside(statement.consequent.span()) && tells(&statement.test, true))
                        || (statement
                            .alternate
                            .as_ref()
                            .is_some_and(|alternate| inside(alternate.span()))
                            && tells(&statement.test, false))
                }
                AstKind::ConditionalExpression(conditional) => {
                    (inside(conditional.consequent.span()) && tells(&conditional.test, true))
                        || (inside(conditional.alternate.span()) && tells(&conditional.test, false))
                }
                AstKind::LogicalExpression(logical) if inside(logical.right.span()) => {
                    match logical.operator {
                        LogicalOperator::And => tells(&logical.left, true),
                        LogicalOperator::Or => tells(&logical.left, false),
                        LogicalOperator::Coalesce => false,
                    }
                }
                AstKind::BlockStatement(_) | AstKind::FunctionBody(_) | AstKind::Program(_) => {
                    self.index().exits(file, ancestor.id()).iter().any(|exit| {
                        exit.statement.span.end <= at.start
                            && tells(&exit.statement.test, exit.goes_on_if)
                    })
                }
                _ => false,
            })
    }

    /// Whether `test` coming out as `holds` means that this is not production.
    pub fn tells_development(&self, test: Expr<'a>, holds: bool, depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            return false;
        };
        match plain(test.node) {
            Expression::UnaryExpression(unary) if unary.operator == UnaryOperator::LogicalNot => {
                self.tells_development(test.with(&unary.argument), !holds, depth)
            }
            Expression::LogicalExpression(logical) => {
                let left = self.tells_development(test.with(&logical.left), holds, depth);
                let right = self.tells_development(test.with(&logical.right), holds, depth);
                match (logical.operator, holds) {
                    (LogicalOperator::And, true) | (LogicalOperator::Or, false) => left || right,
                    _ => left && right,
                }
            }
            Expression::BinaryExpression(binary) => {
                let equal = match binary.operator {
                    BinaryOperator::Equality | BinaryOperator::StrictEquality => holds,
                    BinaryOperator::Inequality | BinaryOperator::StrictInequality => !holds,
                    _ => return false,
                };
                let (left, right) = (test.with(&binary.left), test.with(&binary.right));
                let name = match (self.is_stage(left), self.is_stage(right)) {
                    (true, _) => self.string(right),
                    (_, true) => self.string(left),
                    _ => None,
                };
                name.is_some_and(|name| is_development(&name) == equal && is_stage_name(&name))
            }
            _ => {
                if let Some(call) = Call::of(test) {
                    let among = call.name() == Some("includes")
                        && call.argument(0).is_some_and(|stage| self.is_stage(stage));
                    return holds
                        && among
                        && call
                            .receiver()
                            .and_then(|list| self.elements(list))
                            .is_some_and(|names| {
                                names.into_iter().all(|name| {
                                    self.string(name).is_some_and(|name| is_development(&name))
                                })
                            });
                }
                let resolved = self.resolve(test);
                if resolved.span() != test.span() || resolved.file != test.file {
                    return self.tells_development(resolved, holds, depth);
                }
                let name = match member(test) {
                    Some((_, name)) => name.unwrap_or_default(),
                    None => self.text(test.place()),
                };
                let folded = name.to_ascii_lowercase().replace('_', "");
                let folded = folded.strip_prefix("is").unwrap_or(&folded);
                match folded {
                    "dev" | "development" | "devmode" | "test" | "testing" | "local" | "dev()" => {
                        holds
                    }
                    "prod" | "production" => !holds,
                    _ => false,
                }
            }
        }
    }

    /// What a value is where the program runs in production, as far as the code says.
    pub fn in_production(&self, value: Expr<'a>) -> Option<bool> {
        self.in_production_within(value, 10)
    }

    fn in_production_within(&self, value: Expr<'a>, depth: u32) -> Option<bool> {
        let depth = depth.checked_sub(1)?;
        let truth = |node: &'a Expression<'a>| self.in_production_within(value.with(node), depth);
        match plain(value.node) {
            Expression::BooleanLiteral(literal) => Some(literal.value),
            Expression::UnaryExpression(unary) if unary.operator == UnaryOperator::LogicalNot => {
                truth(&unary.argument).map(|holds| !holds)
            }
            Expression::LogicalExpression(logical) => {
                let (left, right) = (truth(&logical.left), truth(&logical.right));
                match logical.operator {
                    LogicalOperator::And if left == Some(false) || right == Some(false) => {
                        Some(false)
                    }
                    LogicalOperator::And => left.and(right),
                    LogicalOperator::Or if left == Some(true) || right == Some(true) => Some(true),
                    LogicalOperator::Or => left.and(right),
                    LogicalOperator::Coalesce => None,
                }
            }
            Expression::ConditionalExpression(choice) => match truth(&choice.test) {
                Some(true) => truth(&choice.consequent),
                Some(false) => truth(&choice.alternate),
                None => {
                    truth(&choice.consequent).filter(|one| truth(&choice.alternate) == Some(*one))
                }
            },
            Expression::BinaryExpression(binary) => {
                let equal = match binary.operator {
                    BinaryOperator::Equality | BinaryOperator::StrictEquality => true,
                    BinaryOperator::Inequality | BinaryOperator::StrictInequality => false,
                    _ => return None,
                };
                let (left, right) = (value.with(&binary.left), value.with(&binary.right));
                let (asked, name) = match (self.string(left), self.string(right)) {
                    (None, Some(name)) => (left, name),
                    (Some(name), None) => (right, name),
                    _ => return None,
                };
                let holds = if self.is_build_machine(asked) {
                    name == "false" || name == "0" || name.is_empty()
                } else if self.is_stage(asked) {
                    is_production(&name)?
                } else {
                    return None;
                };
                Some(holds == equal)
            }
            _ => {
                if self.is_build_machine(value) {
                    return Some(false);
                }
                if let Some(call) = Call::of(value) {
                    let list = call.receiver().and_then(|list| self.elements(list))?;
                    let stage = call.argument(0).filter(|stage| self.is_stage(*stage));
                    if call.name() != Some("includes") || stage.is_none() {
                        return None;
                    }
                    let known: Option<Vec<bool>> = list
                        .into_iter()
                        .map(|name| is_production(&self.string(name)?))
                        .collect();
                    return Some(known?.contains(&true));
                }
                let resolved = self.resolve(value);
                if resolved.span() != value.span() || resolved.file != value.file {
                    return self.in_production_within(resolved, depth);
                }
                let name = match member(value) {
                    Some((_, name)) => name.unwrap_or_default(),
                    None => match plain(value.node) {
                        Expression::Identifier(name) => name.name.as_str(),
                        _ => return None,
                    },
                };
                match name.to_ascii_lowercase().replace('_', "").as_str() {
                    "isdev" | "isdevelopment" | "istest" => Some(false),
                    "isprod" | "isproduction" => Some(true),
                    _ => None,
                }
            }
        }
    }

    /// Whether an expression asks for the variable that only machines set which build and test.
    fn is_build_machine(&self, expr: Expr<'a>) -> bool {
        self.identity(self.resolve(expr)).as_deref() == Some("process.env.CI")
    }

    /// Whether a test only narrows what something else decides: `asked === true && (await users.can(…))`.
    pub fn only_narrows(&self, file: FileId, test: NodeId) -> bool {
        let nodes = self.file(file).semantic.nodes();
        let at = nodes.kind(test).span();
        nodes.ancestor_kinds(test).take(4).any(|kind| match kind {
            AstKind::LogicalExpression(logical) if logical.operator == LogicalOperator::And => {
                let left = logical.left.span();
                let other = if left.start <= at.start && at.end <= left.end {
                    &logical.right
                } else {
                    &logical.left
                };
                let other = Expr { file, node: other };
                let asks = Call::of(other).is_some_and(|call| call.name() != Some("Boolean"));
                asks && self.taint(other).is_none()
            }
            _ => false,
        })
    }

    /// Whether an expression names the stage that the program runs in.
    fn is_stage(&self, expr: Expr<'a>) -> bool {
        let resolved = self.resolve(expr);
        let text = self.text(resolved.place());
        self.identity(resolved).is_some_and(|identity| {
            matches!(
                &*identity,
                "process.env.NODE_ENV" | "process.env.APP_ENV" | "process.env.ENVIRONMENT"
            )
        }) || text.contains("NODE_ENV")
            || text.ends_with(".get('env')")
            || ["nodeEnv", "environment", ".env"]
                .iter()
                .any(|end| text.ends_with(end))
    }
}

/// Whether a stage is production; none where its name says nothing.
fn is_production(name: &str) -> Option<bool> {
    match name.to_ascii_lowercase().as_str() {
        "production" | "prod" | "live" => Some(true),
        "staging" | "stage" | "qa" | "preview" | "sandbox" | "demo" => Some(false),
        name => is_development(name).then_some(false),
    }
}

fn is_development(name: &str) -> bool {
    matches!(
        name.to_ascii_lowercase().as_str(),
        "development" | "dev" | "test" | "testing" | "local" | "ci"
    )
}

fn is_stage_name(name: &str) -> bool {
    is_development(name)
        || matches!(
            name.to_ascii_lowercase().as_str(),
            "production" | "prod" | "live"
        )
}
