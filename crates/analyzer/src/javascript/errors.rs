//! Errors: which expressions hold one that was caught, and whether the code has chosen to show it.

use oxc_ast::AstKind;
use oxc_ast::ast::{BinaryOperator, Expression, LogicalOperator, UnaryOperator};
use oxc_semantic::NodeId;

use super::calls::{member, plain};
use super::definition::Key;
use super::{Call, Content, Definition, Expr, Facts, FunctionRef};
use crate::source::FileId;

/// How deep a test is taken apart.
const TEST_DEPTH: u32 = 10;

/// Functions that take errors.
pub(crate) type Takers = rustc_hash::FxHashSet<(FileId, u32)>;

/// What of an error is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Its message, or all of it.
    Message,
    /// Where it came from, with files and lines.
    Stack,
    /// What a driver adds: codes, constraints.
    Driver,
    /// The statement that failed, and the database's words on it.
    Statement,
}

/// Members with a statement or its values.
const STATEMENT: &[&str] = &["parameters", "query", "sql", "sqlMessage"];

/// Members that drivers and clients add to their errors. Sorted.
const DRIVER: &[&str] = &[
    "code",
    "column",
    "config",
    "constraint",
    "detail",
    "errno",
    "hint",
    "keyPattern",
    "keyValue",
    "meta",
    "routine",
    "sqlState",
    "sqlstate",
    "table",
];

/// Members that say that an error is made for clients.
const PUBLIC: &[&str] = &[
    "expose",
    "isAppError",
    "isBoom",
    "isClientError",
    "isHttpError",
    "isJoi",
    "isOperational",
    "isPublic",
    "isTrusted",
    "isUserError",
    "operational",
    "public",
    "publicMessage",
    "safe",
    "userMessage",
];

/// Members that tell kinds of errors apart.
const KINDS: &[&str] = &["code", "kind", "name", "tag", "type", "_tag"];

impl<'a> Facts<'a> {
    /// What of a caught error a piece of a value is, where the code has not chosen to show it.
    pub fn shown_error(&self, content: &Content<'a>) -> Option<Detail> {
        let mut keys = content.keys.iter().filter_map(|key| match key {
            Key::Name(name) => Some(*name),
            _ => None,
        });
        let mut original = false;
        let detail = loop {
            match keys.next() {
                None => break Detail::Message,
                Some("message" | "originalMessage") => break Detail::Message,
                Some("stack" | "stacktrace") => break Detail::Stack,
                Some("cause" | "inner" | "original" | "originalError" | "parent") => {
                    original = true;
                }
                Some(name) if DRIVER.contains(&name) => break Detail::Driver,
                Some(name) if STATEMENT.contains(&name) => break Detail::Statement,
                Some(_) => return None,
            }
        };
        if !original && !self.is_caught(content.root) || !self.may_hold_details(content.root) {
            return None;
        }
        let chosen = content
            .sites
            .iter()
            .chain([&content.root])
            .any(|site| self.is_chosen_at(site.file, site.node_id(), detail));
        (!chosen).then_some(detail)
    }

    /// Whether a node stands in a `catch`.
    pub fn stands_in_catch(&self, file: crate::source::FileId, node: oxc_semantic::NodeId) -> bool {
        let nodes = self.file(file).semantic.nodes();
        nodes
            .ancestor_kinds(node)
            .take(40)
            .take_while(|kind| super::FunctionRef::of_kind(file, *kind).is_none())
            .any(|kind| matches!(kind, AstKind::CatchClause(_)))
    }

    /// Whether an expression names an error that was caught or handed on.
    pub fn is_caught(&self, expr: Expr<'a>) -> bool {
        let expr = expr.with(plain(expr.node));
        if let Some(call) = Call::of(expr) {
            return call.name() == Some("unwrapResolverError");
        }
        let Some(symbol) = self.symbol(expr) else {
            return false;
        };
        let semantic = &self.file(expr.file).semantic;
        match self.definition(expr.file, symbol) {
            Definition::Parameter(function, position, keys) => {
                keys.is_empty() && self.takes_error(function, position)
            }
            _ => {
                let declared = semantic.scoping().symbol_declaration(symbol);
                std::iter::once(semantic.nodes().kind(declared))
                    .chain(semantic.nodes().ancestor_kinds(declared).take(2))
                    .any(|kind| {
                        matches!(kind, AstKind::CatchParameter(_) | AstKind::CatchClause(_))
                    })
            }
        }
    }

    /// Whether a parameter takes an error: of an error handler, a `.catch(…)`, a callback, an exception filter.
    fn takes_error(&self, function: FunctionRef<'a>, position: usize) -> bool {
        if function.handles_errors() {
            return position == 0;
        }
        if position == 0
            && self
                .takers_of_errors()
                .contains(&(function.file, function.span().start))
        {
            return true;
        }
        let nodes = self.file(function.file).semantic.nodes();
        let around = nodes.parent_kind(function.node());
        // `(err, rows) => …` as the last argument.
        if let Some(call) = Call::of_kind(function.file, around) {
            return position == 0
                && call.argument_count() > 1
                && call
                    .arguments()
                    .next_back()
                    .is_some_and(|last| last.span() == function.span())
                && !matches!(
                    call.name(),
                    Some("use" | "get" | "post" | "put" | "patch" | "delete")
                )
                && function
                    .parameter_name(0)
                    .is_some_and(|name| matches!(name, "err" | "error" | "e"));
        }
        match around {
            AstKind::ObjectProperty(property) => {
                matches!(
                    super::definition::key_name(&property.key),
                    Some("formatError" | "customFormatErrorFn")
                ) && position == 1
            }
            AstKind::MethodDefinition(method) => {
                super::definition::key_name(&method.key) == Some("catch") && position == 0
            }
            _ => false,
        }
    }

    /// The functions that are handed on to take errors: `.catch(fail)`, `.catch(fail(res))`, `.then(show, fail)`, `setErrorHandler(fail)`.
    fn takers_of_errors(&self) -> &Takers {
        self.memory.takers_of_errors.get_or_init(|| {
            let mut takers = Takers::default();
            for (name, position) in [
                ("catch", 0),
                ("setErrorHandler", 0),
                ("onError", 0),
                ("then", 1),
                ("on", 1),
                ("once", 1),
            ] {
                for call in self.index().calls_named(name) {
                    let Some(taker) = call.argument(position) else {
                        continue;
                    };
                    let is_event = matches!(name, "on" | "once");
                    if is_event
                        && call
                            .argument(0)
                            .and_then(|event| self.string(event))
                            .as_deref()
                            != Some("error")
                    {
                        continue;
                    }
                    let made = || {
                        let factory = self.function(Call::of(self.resolve(taker))?.callee())?;
                        self.index()
                            .returns(factory)
                            .iter()
                            .find_map(|returned| FunctionRef::of(*returned))
                    };
                    let function = FunctionRef::of(taker)
                        .or_else(made)
                        .or_else(|| self.function(taker));
                    takers.extend(function.map(|function| (function.file, function.span().start)));
                }
            }
            takers
        })
    }

    /// Whether what was tried can fail in ways that nobody wrote a message for: it waits for something other than a check.
    fn may_hold_details(&self, error: Expr<'a>) -> bool {
        let Some(symbol) = self.symbol(error) else {
            return true;
        };
        let semantic = &self.file(error.file).semantic;
        let declared = semantic.scoping().symbol_declaration(symbol);
        let Some(tried) = semantic
            .nodes()
            .ancestor_kinds(declared)
            .take(3)
            .find_map(|kind| match kind {
                AstKind::TryStatement(statement) => Some(statement),
                _ => None,
            })
        else {
            return true;
        };
        let block = crate::source::Place {
            file: error.file,
            span: super::span(tried.block.span),
        };
        self.calls_within(block).any(|call| {
            let waits = matches!(
                semantic.nodes().parent_kind(call.node),
                AstKind::AwaitExpression(_)
            );
            let queries = call.name().is_some_and(|name| name.ends_with("Sync"));
            let verifies = call
                .name()
                .is_some_and(|name| name.to_ascii_lowercase().contains("verify"));
            (waits || queries) && !verifies && self.check_of(call).is_none()
        })
    }

    /// Whether the code has decided to show an error where a node is reached: by its class, a mark on it, a status, or the stage.
    fn is_chosen_at(&self, file: FileId, node: NodeId, detail: Detail) -> bool {
        let in_case = self
            .file(file)
            .semantic
            .nodes()
            .ancestor_kinds(node)
            .take(12)
            .take_while(|kind| FunctionRef::of_kind(file, *kind).is_none())
            .any(|kind| matches!(kind, AstKind::SwitchCase(case) if case.test.is_some()));
        in_case && detail == Detail::Message
            || self
                .conditions(file, node)
                .into_iter()
                .any(|condition| self.chooses(condition.test, condition.holds, detail, TEST_DEPTH))
    }

    fn chooses(&self, test: Expr<'a>, holds: bool, detail: Detail, depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            return false;
        };
        let test = test.with(plain(test.node));
        if self.tells_development(test, holds, 6) {
            return true;
        }
        // A stack is for nobody but the one who develops.
        if detail == Detail::Stack {
            return match test.node {
                Expression::Identifier(_) => {
                    let resolved = self.resolve(test);
                    resolved.span() != test.span() && self.chooses(resolved, holds, detail, depth)
                }
                _ => false,
            };
        }
        let inner =
            |node: &'a Expression<'a>, holds| self.chooses(test.with(node), holds, detail, depth);
        match test.node {
            Expression::UnaryExpression(unary) if unary.operator == UnaryOperator::LogicalNot => {
                inner(&unary.argument, !holds)
            }
            Expression::LogicalExpression(logical) => {
                let (left, right) = (inner(&logical.left, holds), inner(&logical.right, holds));
                match (logical.operator, holds) {
                    (LogicalOperator::And, true) | (LogicalOperator::Or, false) => left || right,
                    _ => left && right,
                }
            }
            Expression::BinaryExpression(binary) => {
                let sides = [test.with(&binary.left), test.with(&binary.right)];
                let names = |wanted: &[&str]| {
                    sides.iter().any(|side| {
                        member(*side)
                            .and_then(|(_, name)| name)
                            .is_some_and(|name| wanted.contains(&name))
                    })
                };
                let equal = match binary.operator {
                    BinaryOperator::Instanceof => {
                        return holds && !matches!(self.text(sides[1].place()), "Error" | "Object");
                    }
                    BinaryOperator::In => return holds && detail == Detail::Message,
                    BinaryOperator::Equality | BinaryOperator::StrictEquality => Some(holds),
                    BinaryOperator::Inequality | BinaryOperator::StrictInequality => Some(!holds),
                    _ => None,
                };
                // `status < 500`, in whatever direction: the status was looked at.
                if sides.iter().any(|side| {
                    self.text(side.place())
                        .to_ascii_lowercase()
                        .contains("status")
                }) {
                    return detail == Detail::Message;
                }
                let truth = sides.iter().find_map(|side| self.boolean(*side));
                match (equal, truth) {
                    (Some(equal), Some(truth)) => names(PUBLIC) && equal == truth,
                    // One kind of error, and none of a database's.
                    (Some(true), None) => {
                        let of_database = sides.iter().any(|side| {
                            self.string(*side)
                                .is_some_and(|code| is_database_code(&code))
                                || self.number(*side) == Some(11000.0)
                        });
                        names(KINDS) && !of_database
                    }
                    _ => false,
                }
            }
            _ => {
                if let Some(call) = Call::of(test) {
                    let name = call.name().unwrap_or_default();
                    let lower = name.to_ascii_lowercase();
                    let asks = (lower.starts_with("is") || lower.starts_with("known"))
                        && call.argument_count() > 0
                        || PUBLIC.contains(&name)
                        || matches!(name, "has" | "includes") && detail == Detail::Message;
                    return holds && asks;
                }
                if let Some((_, Some(name))) = member(test) {
                    return holds && PUBLIC.contains(&name);
                }
                let resolved = self.resolve(test);
                if resolved.span() != test.span() || resolved.file != test.file {
                    return self.chooses(resolved, holds, detail, depth);
                }
                false
            }
        }
    }
}

/// Whether a code is that of a database: PostgreSQL's five characters, MySQL's, Prisma's and MongoDB's.
fn is_database_code(code: &str) -> bool {
    code.len() == 5 && code.chars().all(|c| c.is_ascii_digit())
        || code.starts_with("ER_")
        || code.starts_with("SQLITE_")
        || code.len() == 5 && code.starts_with('P') && code[1..].chars().all(|c| c.is_ascii_digit())
        || code == "11000"
}
