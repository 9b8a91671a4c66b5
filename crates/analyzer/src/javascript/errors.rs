//! Errors: what of a caught error goes into an expression.

use oxc_ast::AstKind;
use oxc_ast::ast::{Expression, LogicalOperator, ObjectPropertyKind};
use oxc_semantic::NodeId;

use super::calls::{member, plain};
use super::definition::Key;
use super::{Call, Definition, Expr, Facts, FunctionRef};
use crate::source::FileId;

const DEPTH: u32 = 14;

/// What an expression shows of an error: a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shown(u8);

impl Shown {
    const NOTHING: Self = Self(0);
    /// Its message or code.
    pub const MESSAGE: Self = Self(1);
    /// All that can be enumerated of it.
    pub const WHOLE: Self = Self(2);
    /// The database's own words.
    pub const STATEMENT: Self = Self(4);
    /// Its stack.
    pub const STACK: Self = Self(8);

    /// Whether any of `parts` is shown.
    pub fn has(self, parts: Self) -> bool {
        self.0 & parts.0 != 0
    }

    /// Whether nothing is shown.
    pub fn is_nothing(self) -> bool {
        self == Self::NOTHING
    }

    /// Both sets.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl FromIterator<Shown> for Shown {
    fn from_iter<I: IntoIterator<Item = Shown>>(parts: I) -> Self {
        parts.into_iter().fold(Self::NOTHING, Self::and)
    }
}

/// Methods that hand on what they are called with or on.
const HANDING_ON: &[&str] = &[
    "String",
    "concat",
    "filter",
    "flat",
    "inspect",
    "join",
    "map",
    "replace",
    "replaceAll",
    "reverse",
    "slice",
    "split",
    "stringify",
    "substring",
    "toJSON",
    "toString",
    "trim",
    "serializeError",
    "entries",
    "format",
    "assign",
    "shift",
    "pop",
    "at",
    "toLowerCase",
    "toUpperCase",
    "getOwnPropertyNames",
    "keys",
];

impl<'a> Facts<'a> {
    /// What the project sends to its callers, as HTML, JSON or text, and where a person would point at it.
    pub fn sent(&self) -> Vec<(crate::source::Place, Expr<'a>)> {
        let mut sent: Vec<_> = self
            .answers()
            .into_iter()
            .map(|answer| (answer.place, answer.body))
            .collect();
        for name in ["json", "jsonp", "render", "text"] {
            for call in self.index().calls_named(name) {
                let answers = call.receiver().is_some_and(|receiver| {
                    self.is_answer(receiver)
                        || self.is_called_answer(receiver)
                        || matches!(
                            self.text(receiver.place()),
                            "NextResponse" | "Response" | "c" | "ctx"
                        )
                });
                if answers {
                    sent.extend(call.arguments().map(|value| (call.head_place(), value)));
                }
            }
        }
        sent
    }

    /// `response` that came from somewhere else: `host.switchToHttp().getResponse()`.
    fn is_called_answer(&self, expr: Expr<'a>) -> bool {
        let mut current = expr;
        for _ in 0..8 {
            match Call::of(current).and_then(Call::receiver) {
                Some(receiver) => current = receiver,
                None => break,
            }
        }
        Call::of(self.resolve(current)).is_some_and(|call| call.name() == Some("getResponse"))
    }

    /// What an expression shows of a caught error, branches for development left out.
    pub fn shown_error(&self, expr: Expr<'a>) -> Shown {
        self.shown(expr, &[], DEPTH)
    }

    fn shown(&self, expr: Expr<'a>, calls: &[(FunctionRef<'a>, Call<'a>)], depth: u32) -> Shown {
        let Some(depth) = depth.checked_sub(1) else {
            return Shown::NOTHING;
        };
        let expr = expr.with(plain(expr.node));
        let worst = |parts: &mut dyn Iterator<Item = Expr<'a>>| {
            parts
                .map(|part| self.shown(part, calls, depth))
                .collect::<Shown>()
        };
        match expr.node {
            Expression::Identifier(_) => self.shown_name(expr, calls, depth),
            Expression::TemplateLiteral(template) => {
                worst(&mut template.expressions.iter().map(|part| expr.with(part)))
            }
            Expression::BinaryExpression(binary)
                if binary.operator == oxc_ast::ast::BinaryOperator::Addition =>
            {
                worst(
                    &mut [&binary.left, &binary.right]
                        .into_iter()
                        .map(|part| expr.with(part)),
                )
            }
            Expression::ConditionalExpression(choice) => {
                let test = expr.with(&choice.test);
                let mut branches = Vec::new();
                if !self.tells_development(test, true, 8) {
                    branches.push(expr.with(&choice.consequent));
                }
                if !self.tells_development(test, false, 8) {
                    branches.push(expr.with(&choice.alternate));
                }
                worst(&mut branches.into_iter())
            }
            Expression::LogicalExpression(logical) => {
                let (left, right) = (expr.with(&logical.left), expr.with(&logical.right));
                match logical.operator {
                    LogicalOperator::And if self.tells_development(left, true, 8) => Shown::NOTHING,
                    LogicalOperator::And => self.shown(right, calls, depth),
                    _ => worst(&mut [left, right].into_iter()),
                }
            }
            Expression::ArrayExpression(array) => worst(
                &mut array
                    .elements
                    .iter()
                    .filter_map(|element| element.as_expression())
                    .map(|part| expr.with(part)),
            ),
            Expression::ObjectExpression(object) => worst(&mut object.properties.iter().map(
                |property| match property {
                    ObjectPropertyKind::ObjectProperty(property) => expr.with(&property.value),
                    ObjectPropertyKind::SpreadProperty(spread) => expr.with(&spread.argument),
                },
            )),
            Expression::CallExpression(_)
            | Expression::NewExpression(_)
            | Expression::ChainExpression(_)
                if Call::of(expr).is_some() =>
            {
                let Some(call) = Call::of(expr) else {
                    return Shown::NOTHING;
                };
                // A function of the project decides what it shows.
                if !call.is_new
                    && let Some(function) = self.function(call.callee())
                    && FunctionRef::of(call.callee()).is_none()
                {
                    let mut inside = calls.to_vec();
                    inside.push((function, call));
                    return self
                        .index()
                        .returns(function)
                        .iter()
                        .take(6)
                        .filter(|returned| !self.chosen(returned.file, returned.node_id()))
                        .map(|returned| self.shown(*returned, &inside, depth))
                        .collect();
                }
                let Some(name) = call.name().filter(|name| HANDING_ON.contains(name)) else {
                    return Shown::NOTHING;
                };
                // JSON of an error itself is empty but for what was put on it; of its parts it is all.
                let bare = name == "stringify"
                    && call
                        .argument(0)
                        .is_some_and(|argument| self.is_error(argument, calls, depth));
                let shown = worst(&mut call.receiver().into_iter().chain(call.arguments()));
                match name {
                    _ if bare => Shown::NOTHING,
                    "inspect" if shown.has(Shown::WHOLE) => shown.and(Shown::STACK),
                    _ => shown,
                }
            }
            _ => {
                let Some((object, name)) = member(expr) else {
                    return Shown::NOTHING;
                };
                if self.is_error(object, calls, depth) {
                    return name.map_or(Shown::NOTHING, part_of);
                }
                // `lines[0]`, `parts.text`
                if let Some(name) = name {
                    let values = self.settings(object, &[name]);
                    return worst(
                        &mut values
                            .into_iter()
                            .take(4)
                            .filter(|value| value.file != expr.file || value.span() != expr.span()),
                    );
                }
                self.shown(object, calls, depth)
            }
        }
    }

    fn shown_name(
        &self,
        expr: Expr<'a>,
        calls: &[(FunctionRef<'a>, Call<'a>)],
        depth: u32,
    ) -> Shown {
        if self.is_error(expr, calls, depth) {
            return Shown::WHOLE;
        }
        let Some(symbol) = self.symbol(expr) else {
            return Shown::NOTHING;
        };
        match self.definition(expr.file, symbol) {
            Definition::Value(value, keys) => match keys.as_slice() {
                [] => {
                    let declared = self.shown(value, calls, depth);
                    let assigned = self
                        .assigned_values(expr)
                        .into_iter()
                        .map(|value| self.shown(value, calls, depth))
                        .collect();
                    declared.and(assigned)
                }
                [Key::Name(name)] if self.is_error(value, calls, depth) => part_of(name),
                [Key::Name(name)] => self
                    .settings(value, &[name])
                    .into_iter()
                    .take(4)
                    .map(|value| self.shown(value, calls, depth))
                    .collect(),
                _ => Shown::NOTHING,
            },
            Definition::Parameter(function, position, keys) => {
                let entered = calls.iter().rev().find(|(entered, _)| {
                    entered.file == function.file && entered.node() == function.node()
                });
                let Some(argument) = entered.and_then(|(_, call)| call.argument(position)) else {
                    return Shown::NOTHING;
                };
                match keys.as_slice() {
                    [] => self.shown(argument, &[], depth),
                    [Key::Name(name)] if self.is_error(argument, &[], depth) => part_of(name),
                    _ => Shown::NOTHING,
                }
            }
            Definition::Other => self
                .assigned_values(expr)
                .into_iter()
                .map(|value| self.shown(value, calls, depth))
                .collect(),
            _ => Shown::NOTHING,
        }
    }

    /// What is assigned to a name after its declaration.
    fn assigned_values(&self, expr: Expr<'a>) -> Vec<Expr<'a>> {
        let Some(symbol) = self.symbol(expr) else {
            return Vec::new();
        };
        let semantic = &self.file(expr.file).semantic;
        semantic
            .scoping()
            .get_resolved_references(symbol)
            .filter(|reference| reference.is_write())
            .take(8)
            .filter_map(
                |reference| match semantic.nodes().parent_kind(reference.node_id()) {
                    AstKind::AssignmentExpression(assignment) => Some(expr.with(&assignment.right)),
                    _ => None,
                },
            )
            .collect()
    }

    /// Whether an expression is an error that was caught or handed to a handler of errors.
    fn is_error(&self, expr: Expr<'a>, calls: &[(FunctionRef<'a>, Call<'a>)], depth: u32) -> bool {
        let (Some(depth), Some(symbol)) = (depth.checked_sub(1), self.symbol(expr)) else {
            return false;
        };
        let semantic = &self.file(expr.file).semantic;
        let declaration = semantic.scoping().symbol_declaration(symbol);
        if matches!(
            semantic.nodes().kind(declaration),
            AstKind::CatchParameter(_) | AstKind::CatchClause(_)
        ) {
            return true;
        }
        match self.definition(expr.file, symbol) {
            Definition::Parameter(function, position, keys) if keys.is_empty() => {
                if let Some((_, call)) = calls.iter().rev().find(|(entered, _)| {
                    entered.file == function.file && entered.node() == function.node()
                }) {
                    return call
                        .argument(position)
                        .is_some_and(|argument| self.is_error(argument, &[], depth));
                }
                self.takes_error(function, position)
            }
            // `const error = err as Error`
            Definition::Value(value, keys) if keys.is_empty() => self.is_error(value, calls, depth),
            _ => false,
        }
    }

    /// Whether a parameter is handed errors: of an error handler, a callback of `catch`, a callback whose first parameter is called so.
    fn takes_error(&self, function: FunctionRef<'a>, position: usize) -> bool {
        if position == 0 && function.handles_errors() {
            return true;
        }
        // An exception filter: `catch(exception, host)`.
        let parent = self
            .file(function.file)
            .semantic
            .nodes()
            .parent_kind(function.node());
        if position == 0
            && let AstKind::MethodDefinition(method) = parent
            && super::definition::key_name(&method.key) == Some("catch")
        {
            return true;
        }
        let named = function
            .parameter_name(position)
            .is_some_and(|name| matches!(name, "err" | "error" | "ex" | "exception"));
        let nodes = self.file(function.file).semantic.nodes();
        let called = Call::of_kind(function.file, nodes.parent_kind(function.node()));
        if let Some(call) = called {
            let span = function.span();
            let at = call
                .arguments()
                .position(|argument| argument.span() == span);
            return position == 0
                && (call.name() == Some("catch")
                    || (call.name() == Some("then") && at == Some(1))
                    || (named
                        && !matches!(
                            call.name(),
                            Some("map" | "forEach" | "filter" | "some" | "find" | "reduce")
                        )));
        }
        // A callback that a function makes: `.catch(fail(res))`.
        let is_returned = matches!(
            nodes.parent_kind(function.node()),
            AstKind::ReturnStatement(_) | AstKind::ArrowFunctionExpression(_)
        );
        named && position == 0 && is_returned
    }

    /// Whether the code around a node has looked at the error: its class, its name or what it says of itself.
    pub fn chosen(&self, file: FileId, node: NodeId) -> bool {
        let nodes = self.file(file).semantic.nodes();
        let catching = nodes.ancestors(node).take(60).find(|ancestor| {
            matches!(ancestor.kind(), AstKind::CatchClause(_))
                || FunctionRef::of_kind(file, ancestor.kind()).is_some()
        });
        let Some(catching) = catching else {
            return false;
        };
        use oxc_span::GetSpan;
        let text = self.text(crate::source::Place {
            file,
            span: super::span(catching.kind().span()),
        });
        CHOOSING.iter().any(|mark| text.contains(mark))
    }
}

/// What code says that looks at an error before it shows it.
const CHOOSING: &[&str] = &[
    ".expose",
    "instanceof",
    "isOperational",
    "isPublic",
    ".isJoi",
    "isBoom",
    "isHttpError",
    "isAxiosError",
    "ZodError",
    "AppError",
    "HttpError",
    "ValidationError",
    ".name ===",
    ".name ==",
    ".code ===",
    ".type ===",
];

/// What a member of an error shows.
fn part_of(name: &str) -> Shown {
    match name {
        "stack" => Shown::STACK,
        "sql" | "sqlMessage" | "query" | "parent" | "original" => Shown::STATEMENT,
        "message" | "code" | "detail" | "errmsg" | "hint" | "table" | "constraint" | "reason"
        | "cause" | "meta" | "toString" => Shown::MESSAGE,
        _ => Shown::NOTHING,
    }
}
