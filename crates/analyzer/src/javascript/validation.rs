//! Validation: which schema is really applied to which part of a request, and whether anybody looks at what it says.

use oxc_ast::AstKind;
use oxc_ast::ast::{BinaryOperator, BindingPattern, Expression, Statement};
use oxc_semantic::{NodeId, SymbolId};
use oxc_span::GetSpan;
use rustc_hash::FxHashMap;

use super::calls::{member, plain};
use super::definition::{Key, key_name};
use super::schema::{Schema, TEXT, Taken, UNKNOWN, schema_package};
use super::{Behavior, Call, Dangers, Definition, Expr, Facts, FunctionRef, Object};
use crate::source::FileId;

/// How many functions a check may be wrapped in.
const WRAPPERS: u32 = 3;
/// Parts of a request, with the names that frameworks give them.
const MEMBERS: &[(&str, &str)] = &[
    ("body", "body"),
    ("cookies", "cookies"),
    ("headers", "headers"),
    ("params", "params"),
    ("payload", "body"),
    ("query", "query"),
    ("querystring", "query"),
    ("signedCookies", "cookies"),
];

/// Middleware that takes keys such as `$ne` out of a request.
const OPERATOR_REMOVERS: &[&str] = &[
    "@exortek/express-mongo-sanitize()",
    "express-mongo-sanitize()",
    "perfect-express-sanitizer.clean()",
];

/// How a check tells that the value did not pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// It throws.
    Throws,
    /// Its promise is rejected.
    Rejects,
    /// Its result says so.
    Result,
    /// It answers `false`.
    Boolean,
}

/// A call that checks a value against a schema.
#[derive(Clone, Copy)]
pub struct Check<'a> {
    /// The call.
    pub call: Call<'a>,
    /// What is checked.
    pub data: Expr<'a>,
    /// The schema, where it is visible.
    pub(crate) schema: Option<Schema<'a>>,
    pub(super) options: Option<Object<'a>>,
    manner: Manner,
    library: Option<&'static str>,
}

impl Check<'_> {
    /// Whether the checked value is what the call gives.
    pub(super) fn gives_back(&self) -> bool {
        self.manner != Manner::Boolean
    }

    /// Whether the result is a list of the error and the value.
    pub(super) fn is_pair(&self) -> bool {
        self.library == Some("superstruct")
    }

    /// Whether the result holds the value also where it did not pass.
    pub(super) fn gives_back_the_invalid(&self) -> bool {
        self.manner == Manner::Result && matches!(self.library, Some("joi" | "@hapi/joi"))
    }
}

/// What one link of a route's chain has made sure of.
#[derive(Clone)]
pub(crate) struct Applied<'a> {
    /// The part of the request; none for all.
    member: Option<&'static str>,
    what: What<'a>,
    /// Whether it counts only where `validationResult` is looked at.
    is_pending: bool,
}

impl Applied<'_> {
    /// Somebody has looked at the result.
    pub(crate) fn confirm(&mut self) {
        self.is_pending = false;
    }
}

#[derive(Clone)]
enum What<'a> {
    Schema(Schema<'a>, Vec<Key<'a>>, Taken, Option<Object<'a>>),
    /// A chain of express-validator on the field with this path.
    Field(String, Expr<'a>),
    /// Keys that are operators are taken out.
    Sanitized,
    Unknown,
}

/// The check that a function makes of a parameter, the parameter's position, and how the function tells.
pub(crate) type Inside<'a> = (Check<'a>, usize, Manner);

/// The checks of a project by the file and the text of what they check.
pub(crate) type Checks<'a> = FxHashMap<(FileId, &'a str), Vec<(Check<'a>, Vec<Key<'a>>)>>;

impl<'a> Facts<'a> {
    /// The check that a call makes.
    pub fn check_of(&self, call: Call<'a>) -> Option<Check<'a>> {
        self.check_within(call, WRAPPERS)
    }

    fn check_within(&self, call: Call<'a>, depth: u32) -> Option<Check<'a>> {
        let depth = depth.checked_sub(1)?;
        if call.is_new || call.argument_count() == 0 {
            return None;
        }
        let name = call.name();
        let identity = self.identity(call.callee());
        let library = identity.as_deref().and_then(schema_package);
        let check = |data, schema, manner| {
            Some(Check {
                call,
                data,
                schema,
                options: None,
                manner,
                library,
            })
        };
        let (first, second) = (call.argument(0)?, call.argument(1));
        match (library, name?) {
            (Some("valibot"), "parse" | "parseAsync" | "safeParse" | "safeParseAsync") => {
                let manner = match name? {
                    "parse" => Manner::Throws,
                    "parseAsync" => Manner::Rejects,
                    _ => Manner::Result,
                };
                return check(second?, Some(Schema::Chain(first)), manner);
            }
            (Some("superstruct"), "assert" | "create" | "mask" | "validate" | "is") => {
                let manner = match name? {
                    "is" => Manner::Boolean,
                    "validate" => Manner::Result,
                    _ => Manner::Throws,
                };
                return check(first, second.map(Schema::Chain), manner);
            }
            (Some("joi" | "@hapi/joi"), "attempt" | "assert") => {
                return check(first, second.map(Schema::Chain), Manner::Throws);
            }
            (Some("@sinclair/typebox"), "Check" | "Parse" | "Decode" | "Assert") => {
                let manner = if name? == "Check" {
                    Manner::Boolean
                } else {
                    Manner::Throws
                };
                return check(second?, Some(Schema::Chain(first)), manner);
            }
            _ => {}
        }
        if let Some(schema) = self.compiled_schema(call) {
            return check(first, Some(Schema::Json(schema)), Manner::Boolean);
        }
        // `ajv.validate(schema, data)`
        if name == Some("validate")
            && identity
                .as_deref()
                .is_some_and(|identity| identity.starts_with("ajv"))
        {
            return check(second?, Some(Schema::Json(first)), Manner::Boolean);
        }
        if self.is_schema_parse(call) {
            let receiver = call.receiver()?;
            let library = library.or_else(|| self.library(receiver));
            let manner = match name? {
                "parse" | "cast" | "validateSync" => Manner::Throws,
                "parseAsync" | "validateAsync" => Manner::Rejects,
                "safeParse" | "safeParseAsync" => Manner::Result,
                _ if library == Some("yup") => Manner::Rejects,
                _ if matches!(library, Some("joi" | "@hapi/joi")) => Manner::Result,
                _ if self.is_awaited(call) && self.bound(call).is_empty() => Manner::Rejects,
                _ => Manner::Result,
            };
            return Some(Check {
                call,
                data: first,
                schema: Some(Schema::Chain(receiver)),
                options: second.and_then(|options| self.object(options)),
                manner,
                library,
            });
        }
        self.wrapped_check(call, depth)
    }

    /// The JSON schema that the called function was compiled from: `const check = ajv.compile({…})`.
    fn compiled_schema(&self, call: Call<'a>) -> Option<Expr<'a>> {
        let made = Call::of(self.resolve(call.callee())).filter(|made| !made.is_new)?;
        if made.name() != Some("compile") {
            return None;
        }
        let schema = made.argument(0)?;
        let is_ajv = self
            .identity(made.callee())
            .is_some_and(|identity| identity.starts_with("ajv"));
        let is_schema = self.object(schema).is_some_and(|schema| {
            schema
                .get_any(self, &["type", "properties", "$schema", "$ref"])
                .is_some()
        });
        (is_ajv || is_schema).then_some(schema)
    }

    /// A function of the project that checks its parameter: `validated(schema, data)`.
    fn wrapped_check(&self, call: Call<'a>, depth: u32) -> Option<Check<'a>> {
        let function = self.function(call.callee())?;
        let (check, position, manner) = self.check_inside(function, depth)?;
        let schema = match check.schema {
            Some(schema) => self.handed_schema(schema, function, call),
            None => None,
        };
        Some(Check {
            call,
            data: call.argument(position)?,
            schema,
            options: check.options,
            manner,
            library: check.library,
        })
    }

    /// The check that a function makes of a parameter, the parameter's position, and how the function tells.
    fn check_inside(&self, function: FunctionRef<'a>, depth: u32) -> Option<Inside<'a>> {
        let key = (function.file, function.span().start);
        if let Some(known) = self.memory.checks_inside.borrow().get(&key) {
            return *known;
        }
        // What asks for itself on the way has no answer there.
        self.memory.checks_inside.borrow_mut().insert(key, None);
        let found = self.find_check_inside(function, depth);
        self.memory.checks_inside.borrow_mut().insert(key, found);
        found
    }

    fn find_check_inside(&self, function: FunctionRef<'a>, depth: u32) -> Option<Inside<'a>> {
        // A middleware is judged as a link of its chain.
        if function.parameter_count() > 4 || function.parameter_name(0)? == "req" {
            return None;
        }
        for inner in self.calls_within(function.place()).take(40) {
            let Some(check) = self.check_within(inner, depth) else {
                continue;
            };
            let Some((position, keys)) = self.parameter_of(function, check.data) else {
                continue;
            };
            if !keys.is_empty() {
                continue;
            }
            let manner = match check.manner {
                Manner::Throws | Manner::Rejects => check.manner,
                _ if self.gives_out(function, inner) => check.manner,
                _ if self.throws_unless_passed(function, &check) => Manner::Throws,
                _ => continue,
            };
            return Some((check, position, manner));
        }
        None
    }

    /// Whether a function returns the result of a call as it is.
    fn gives_out(&self, function: FunctionRef<'a>, inner: Call<'a>) -> bool {
        self.index().returns(function).iter().any(|value| {
            Call::of(*value).is_some_and(|value| value.span == inner.span)
                || self
                    .symbol(*value)
                    .is_some_and(|symbol| self.bound(inner) == [(symbol, None)])
        })
    }

    /// Whether a function comes back only with values that passed.
    fn throws_unless_passed(&self, function: FunctionRef<'a>, check: &Check<'a>) -> bool {
        let returns = self.index().returns(function);
        if !returns.is_empty() {
            return returns
                .iter()
                .all(|value| self.passes_at(check, value.file, value.node_id()));
        }
        function.statements().iter().any(|statement| {
            matches!(statement, Statement::IfStatement(test)
                if throws(&test.consequent)
                    && self.fails_when(check, Expr { file: function.file, node: &test.test }))
        })
    }

    /// A schema, where it is a parameter as the call hands it.
    fn handed_schema(
        &self,
        schema: Schema<'a>,
        function: FunctionRef<'a>,
        call: Call<'a>,
    ) -> Option<Schema<'a>> {
        let Some((position, keys)) = self.parameter_of(function, schema.expr()) else {
            return Some(schema);
        };
        let mut value = match call.argument(position) {
            Some(value) => value,
            None => Expr {
                file: function.file,
                node: function
                    .parameters()
                    .items
                    .get(position)?
                    .initializer
                    .as_deref()?,
            },
        };
        for key in keys {
            let Key::Name(name) = key else { return None };
            value = self.object(value)?.get(self, name)?;
        }
        Some(match schema {
            Schema::Chain(_) => Schema::Chain(value),
            Schema::Json(_) => Schema::Json(value),
        })
    }

    /// The parameter of a function that an expression is, and the keys into it.
    fn parameter_of(
        &self,
        function: FunctionRef<'a>,
        expr: Expr<'a>,
    ) -> Option<(usize, Vec<Key<'a>>)> {
        let expr = expr.with(plain(expr.node));
        if let Some((object, Some(name))) = member(expr) {
            let (position, mut keys) = self.parameter_of(function, object)?;
            keys.push(Key::Name(name));
            return Some((position, keys));
        }
        match self.definition(expr.file, self.symbol(expr)?) {
            Definition::Parameter(of, position, keys)
                if of.file == function.file && of.node() == function.node() =>
            {
                Some((position, keys))
            }
            _ => None,
        }
    }

    /// The names that the result of a call is bound to, with the part that each takes; none for the whole.
    fn bound(&self, call: Call<'a>) -> Vec<(SymbolId, Option<&'a str>)> {
        let nodes = self.file(call.file).semantic.nodes();
        let Some(declarator) = nodes
            .ancestor_kinds(call.node)
            .take(4)
            .take_while(|kind| {
                matches!(
                    kind,
                    AstKind::AwaitExpression(_)
                        | AstKind::ChainExpression(_)
                        | AstKind::ParenthesizedExpression(_)
                        | AstKind::TSAsExpression(_)
                        | AstKind::TSNonNullExpression(_)
                        | AstKind::VariableDeclarator(_)
                )
            })
            .find_map(|kind| match kind {
                AstKind::VariableDeclarator(declarator) => Some(declarator),
                _ => None,
            })
        else {
            return Vec::new();
        };
        let name = |pattern: &BindingPattern<'a>| match pattern {
            BindingPattern::BindingIdentifier(name) => name.symbol_id.get(),
            BindingPattern::AssignmentPattern(pattern) => match &pattern.left {
                BindingPattern::BindingIdentifier(name) => name.symbol_id.get(),
                _ => None,
            },
            _ => None,
        };
        match &declarator.id {
            BindingPattern::BindingIdentifier(identifier) => identifier
                .symbol_id
                .get()
                .map(|symbol| (symbol, None))
                .into_iter()
                .collect(),
            BindingPattern::ObjectPattern(object) => object
                .properties
                .iter()
                .filter_map(|property| {
                    Some((name(&property.value)?, Some(key_name(&property.key)?)))
                })
                .collect(),
            // superstruct: `[error, value]`.
            BindingPattern::ArrayPattern(array) => array
                .elements
                .iter()
                .zip(["error", "value"])
                .filter_map(|(element, part)| Some((name(element.as_ref()?)?, Some(part))))
                .collect(),
            BindingPattern::AssignmentPattern(_) => Vec::new(),
        }
    }

    /// Whether a call is waited for.
    pub fn is_awaited(&self, call: Call<'a>) -> bool {
        let nodes = self.file(call.file).semantic.nodes();
        matches!(nodes.parent_kind(call.node), AstKind::AwaitExpression(_))
    }

    /// Whether an expression is truthy where the checked value did not pass.
    fn truth_in_failure(&self, check: &Check<'a>, expr: Expr<'a>) -> Option<bool> {
        let part = |name: &str| match name {
            "success" | "ok" | "valid" | "isValid" => Some(false),
            "error" | "errors" | "issues" | "summary" => Some(true),
            "data" | "output" | "value" if !check.gives_back_the_invalid() => Some(false),
            _ => None,
        };
        if let Some(call) = Call::of(expr) {
            if call.span == check.call.span && call.file == check.call.file {
                return (check.manner == Manner::Boolean).then_some(false);
            }
            let of_result = call
                .receiver()
                .is_some_and(|receiver| self.is_result(check, receiver));
            let given = call
                .argument(0)
                .is_some_and(|argument| self.is_result(check, argument));
            return match call.name() {
                Some("isEmpty") if of_result => Some(false),
                Some("hasErrors") if of_result => Some(true),
                Some("array" | "mapped") if of_result => Some(true),
                Some("isLeft") if given => Some(true),
                Some("isRight") if given => Some(false),
                _ => None,
            };
        }
        if let Some(symbol) = self.symbol(expr) {
            let bound = self.bound(check.call);
            return match bound.iter().find(|(name, _)| *name == symbol) {
                Some((_, None)) => (check.manner == Manner::Boolean).then_some(false),
                Some((_, Some(name))) => part(name),
                None => {
                    // `const { error } = result`, `const failed = result.error`
                    let Definition::Value(value, keys) = self.definition(expr.file, symbol) else {
                        return None;
                    };
                    match keys.as_slice() {
                        [Key::Name(name)] if self.is_result(check, value) => part(name),
                        _ => None,
                    }
                }
            };
        }
        if let Expression::BinaryExpression(binary) = expr.node
            && binary.operator == BinaryOperator::Instanceof
            && self.is_result(check, expr.with(&binary.left))
        {
            return Some(true);
        }
        let (object, name) = member(expr)?;
        match name? {
            // `errors.array().length`, `error.details.length`
            "length" | "size" => {
                let listed = Call::of(self.resolve(object)).is_some_and(|call| {
                    matches!(call.name(), Some("array" | "mapped"))
                        && call
                            .receiver()
                            .is_some_and(|receiver| self.is_result(check, receiver))
                }) || self.truth_in_failure(check, object) == Some(true)
                    || self.is_result(check, object);
                listed.then_some(true)
            }
            "errors" if self.text(object.place()) == self.text(check.call.callee_place()) => {
                Some(true)
            }
            name if self.is_result(check, object) => part(name),
            _ => None,
        }
    }

    /// Whether an expression is the whole result of a check.
    fn is_result(&self, check: &Check<'a>, expr: Expr<'a>) -> bool {
        let expr = expr.with(plain(expr.node));
        if let Some(call) = Call::of(expr) {
            return call.span == check.call.span && call.file == check.call.file;
        }
        self.symbol(expr)
            .is_some_and(|symbol| self.bound(check.call).contains(&(symbol, None)))
    }

    /// Whether a test certainly comes out true where the value did not pass.
    fn fails_when(&self, check: &Check<'a>, test: Expr<'a>) -> bool {
        self.truth_given(test, &|expr| self.truth_in_failure(check, expr)) == Some(true)
    }

    /// Whether a node is reached only by values that passed.
    pub(crate) fn passes_at(&self, check: &Check<'a>, file: FileId, node: NodeId) -> bool {
        if file != check.call.file {
            return false;
        }
        match check.manner {
            Manner::Throws => self.comes_after(check.call, node),
            Manner::Rejects => {
                (self.is_awaited(check.call) && self.comes_after(check.call, node))
                    || self.is_continued_by(check.call, node)
            }
            Manner::Result | Manner::Boolean => {
                self.is_unreachable(file, node, &|expr| self.truth_in_failure(check, expr))
            }
        }
    }

    /// Whether a node is reached only after a call has come back without throwing.
    fn comes_after(&self, call: Call<'a>, node: NodeId) -> bool {
        let nodes = self.file(call.file).semantic.nodes();
        let at = nodes.kind(node).span();
        if at.start < call.span.start {
            return false;
        }
        let contains = |span: oxc_span::Span| span.start <= at.start && at.end <= span.end;
        let has_call =
            |span: oxc_span::Span| span.start <= call.span.start && call.span.end <= span.end;
        for kind in nodes.ancestor_kinds(call.node).take(60) {
            let around = contains(kind.span());
            match kind {
                AstKind::IfStatement(statement) if !has_call(statement.test.span()) => {
                    return false;
                }
                AstKind::ConditionalExpression(choice) if !has_call(choice.test.span()) => {
                    return false;
                }
                AstKind::LogicalExpression(logical) if !has_call(logical.left.span()) => {
                    return false;
                }
                AstKind::TryStatement(statement) if !around => {
                    let leaves = statement
                        .handler
                        .as_ref()
                        .is_none_or(|handler| ends(&handler.body.body));
                    if !has_call(statement.block.span) || !leaves {
                        return false;
                    }
                }
                AstKind::CatchClause(_)
                | AstKind::Function(_)
                | AstKind::ArrowFunctionExpression(_)
                | AstKind::ForStatement(_)
                | AstKind::ForOfStatement(_)
                | AstKind::ForInStatement(_)
                | AstKind::WhileStatement(_)
                    if !around =>
                {
                    return false;
                }
                _ => {}
            }
            if around {
                return true;
            }
        }
        false
    }

    /// Whether a node stands in what `.then(…)` continues a call with.
    fn is_continued_by(&self, call: Call<'a>, node: NodeId) -> bool {
        let nodes = self.file(call.file).semantic.nodes();
        let at = nodes.kind(node).span();
        nodes
            .ancestor_kinds(call.node)
            .take(12)
            .filter_map(|kind| Call::of_kind(call.file, kind))
            .take_while(|outer| {
                outer.receiver().is_some_and(|receiver| {
                    receiver.span().start <= call.span.start && call.span.end <= receiver.span().end
                })
            })
            .any(|outer| {
                outer.name() == Some("then")
                    && outer.argument(0).is_some_and(|next| {
                        next.span().start <= at.start && at.end <= next.span().end
                    })
            })
    }

    /// Whether anything but a log asks for the result of a check.
    pub fn is_consulted(&self, check: &Check<'a>) -> bool {
        let call = check.call;
        let semantic = &self.file(call.file).semantic;
        let nodes = semantic.nodes();
        let bound = self.bound(call);
        if bound.is_empty() {
            let is_dropped = nodes
                .ancestor_kinds(call.node)
                .take(4)
                .find(|kind| {
                    !matches!(
                        kind,
                        AstKind::AwaitExpression(_)
                            | AstKind::ParenthesizedExpression(_)
                            | AstKind::UnaryExpression(_)
                            | AstKind::ChainExpression(_)
                    )
                })
                .is_some_and(|kind| {
                    matches!(
                        kind,
                        AstKind::ExpressionStatement(_) | AstKind::VariableDeclarator(_)
                    )
                });
            return !is_dropped;
        }
        bound.iter().any(|(symbol, part)| {
            // Joi's `value` without a look at `error` says nothing.
            if check.gives_back_the_invalid() && *part == Some("value") {
                return false;
            }
            semantic
                .scoping()
                .get_resolved_references(*symbol)
                .any(|reference| {
                    let takes_value = part.is_none()
                        && check.gives_back_the_invalid()
                        && matches!(nodes.parent_kind(reference.node_id()),
                            AstKind::StaticMemberExpression(member) if member.property.name == "value");
                    !takes_value && !self.is_logged(call.file, reference.node_id())
                })
        })
    }

    /// Whether a node stands in the arguments of a call that writes a log line.
    fn is_logged(&self, file: FileId, node: NodeId) -> bool {
        self.calls_around(file, node).any(|call| {
            let level = matches!(
                call.name(),
                Some("debug" | "error" | "info" | "log" | "trace" | "warn")
            );
            level
                && call.receiver().is_some_and(|receiver| {
                    let text = self.text(receiver.place());
                    text == "console" || text.to_ascii_lowercase().contains("log")
                })
        })
    }

    /// Whether a check's call is left alone: a promise that nobody waits for, or an exception that is swallowed.
    pub fn is_lost(&self, check: &Check<'a>) -> bool {
        let call = check.call;
        let nodes = self.file(call.file).semantic.nodes();
        match check.manner {
            Manner::Rejects => matches!(
                nodes.parent_kind(call.node),
                AstKind::ExpressionStatement(_)
            ),
            Manner::Throws => {
                let is_statement = matches!(
                    nodes.parent_kind(call.node),
                    AstKind::ExpressionStatement(_)
                );
                is_statement
                    && nodes
                        .ancestor_kinds(call.node)
                        .take(20)
                        .take_while(|kind| FunctionRef::of_kind(call.file, *kind).is_none())
                        .find_map(|kind| match kind {
                            AstKind::TryStatement(statement)
                                if statement.block.span.start <= call.span.start
                                    && call.span.end <= statement.block.span.end =>
                            {
                                Some(statement)
                            }
                            _ => None,
                        })
                        .is_some_and(|statement| {
                            let only = statement.block.body.len() == 1;
                            only && statement
                                .handler
                                .as_ref()
                                .is_some_and(|handler| !handler.body.body.iter().any(reacts))
                        })
            }
            Manner::Result | Manner::Boolean => !self.is_consulted(check),
        }
    }

    /// All checks by what they check.
    fn checks(&self) -> &Checks<'a> {
        self.memory.checks.get_or_init(|| {
            let mut checks = Checks::default();
            for call in self.index().calls() {
                let Some(check) = self.check_of(*call) else {
                    continue;
                };
                match check.data.node {
                    Expression::ObjectExpression(_) => {
                        for (name, value) in self
                            .object(check.data)
                            .into_iter()
                            .flat_map(|object| object.properties())
                        {
                            checks
                                .entry((call.file, self.text(value.place())))
                                .or_default()
                                .push((check, vec![Key::Name(name)]));
                        }
                    }
                    _ => checks
                        .entry((call.file, self.text(check.data.place())))
                        .or_default()
                        .push((check, Vec::new())),
                }
            }
            checks
        })
    }

    /// What the checks that an expression has passed before it is used rule out for the part that `keys` lead to.
    pub(super) fn checked_at(&self, base: Expr<'a>, keys: &[Key<'a>]) -> Dangers {
        let Some(checks) = self.checks().get(&(base.file, self.text(base.place()))) else {
            return Dangers::NONE;
        };
        let node = base.node_id();
        checks
            .iter()
            .filter(|(check, _)| {
                check.data.span() != base.span()
                    && base.span().start >= check.call.span.end
                    && self.passes_at(check, base.file, node)
            })
            .fold(Dangers::NONE, |safe, (check, prefix)| {
                let taken = if self.is_replaced(check) {
                    Taken::Result
                } else {
                    Taken::Original
                };
                let path = [prefix.as_slice(), keys].concat();
                safe.and(match check.schema {
                    Some(schema) => self.schema_leaves(schema, &path, taken, check.options),
                    None => UNKNOWN,
                })
            })
    }

    /// Whether the result of a check takes the place of what was checked: `req.body = schema.parse(req.body)`.
    fn is_replaced(&self, check: &Check<'a>) -> bool {
        let data = self.text(check.data.place());
        self.index().assignments().iter().any(|assignment| {
            assignment.place.file == check.call.file
                && self.text(crate::source::Place {
                    file: check.call.file,
                    span: super::span(assignment.target.span()),
                }) == data
        })
    }

    /// What the links of a route's chain make sure of, in front of each function that runs in it.
    pub(crate) fn applied_by(&self, handler: Expr<'a>) -> Vec<Applied<'a>> {
        let mut found = Vec::new();
        self.add_applied(handler, &mut found, WRAPPERS);
        found
    }

    fn add_applied(&self, handler: Expr<'a>, found: &mut Vec<Applied<'a>>, depth: u32) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        if let Some(elements) = self.elements(handler) {
            for element in elements {
                self.add_applied(element, found, depth);
            }
            return;
        }
        let resolved = self.resolve(handler);
        if let Some(function) = self.function(handler) {
            self.add_applied_in(function, None, found);
            return;
        }
        // Fastify's options, and hapi's.
        if let Some(options) = self.object(resolved) {
            self.add_route_options(options, found);
            return;
        }
        let Some(call) = Call::of(resolved) else {
            if promises_validation(self.text(resolved.place())) {
                found.push(Applied {
                    member: None,
                    what: What::Unknown,
                    is_pending: false,
                });
            }
            return;
        };
        let identity = self.identity(resolved);
        let identity = identity.as_deref().unwrap_or_default();
        if identity.starts_with("express-validator.") {
            self.add_express_validator(resolved, found);
            return;
        }
        if OPERATOR_REMOVERS
            .iter()
            .any(|package| identity.starts_with(package))
        {
            let answer = self.behaves(resolved.file, Behavior::QueryIsReadOnly);
            let works = !(answer.holds && answer.version.is_known)
                || !identity.starts_with("express-mongo-sanitize");
            if works {
                found.push(Applied {
                    member: None,
                    what: What::Sanitized,
                    is_pending: false,
                });
            }
            return;
        }
        if let Some(factory) = self.function(call.callee()) {
            let inner = self
                .index()
                .returns(factory)
                .iter()
                .find_map(|returned| self.function(*returned));
            if let Some(inner) = inner {
                self.add_applied_in(inner, Some((factory, call)), found);
                // `validate([body('name').isString()])`: the chains are handed over.
                if self.reads_validation_result(inner) {
                    let before = found.len();
                    for argument in call.arguments() {
                        if self.is_express_validator(argument) {
                            self.add_applied(argument, found, depth);
                        }
                    }
                    for applied in &mut found[before..] {
                        applied.is_pending = false;
                    }
                }
                return;
            }
        }
        let name = call.name().unwrap_or_default();
        let is_celebrate = identity.starts_with("celebrate.celebrate");
        if !is_celebrate && !promises_validation(self.text(call.callee_place())) {
            return;
        }
        let named = MEMBERS.iter().find(|(member, _)| {
            name.to_ascii_lowercase().ends_with(*member)
                || call
                    .arguments()
                    .any(|argument| self.string(argument).as_deref() == Some(*member))
        });
        let mut any = false;
        for argument in call.arguments() {
            let shape = self.shape(argument);
            let parts = shape
                .fields
                .iter()
                .map(|(name, value)| ((*name).to_owned(), *value))
                .chain(shape.computed.iter().map(|(key, value)| {
                    let text = self.text(key.place());
                    let last = text.rsplit('.').next().unwrap_or(text);
                    (last.to_ascii_lowercase(), *value)
                }));
            for (part, value) in parts {
                if let Some((_, member)) = MEMBERS.iter().find(|(name, _)| *name == part) {
                    any = true;
                    found.push(Applied {
                        member: Some(member),
                        what: What::Schema(Schema::Chain(value), Vec::new(), Taken::Result, None),
                        is_pending: false,
                    });
                }
            }
            if !any && self.library(argument).is_some() {
                any = true;
                found.push(Applied {
                    member: Some(named.map_or("body", |(_, member)| member)),
                    what: What::Schema(Schema::Chain(argument), Vec::new(), Taken::Result, None),
                    is_pending: false,
                });
            }
        }
        if !any {
            found.push(Applied {
                member: named.map(|(_, member)| *member),
                what: What::Unknown,
                is_pending: false,
            });
        }
    }

    /// `{ schema: { body: … } }` of Fastify, `{ validate: { payload: … } }` of hapi.
    fn add_route_options(&self, options: Object<'a>, found: &mut Vec<Applied<'a>>) {
        for name in ["schema", "validate"] {
            let Some(parts) = options.get(self, name).and_then(|parts| self.object(parts)) else {
                continue;
            };
            for (part, schema) in parts.properties() {
                let Some((_, member)) = MEMBERS.iter().find(|(name, _)| *name == part) else {
                    continue;
                };
                let schema = match self.library(schema) {
                    None if name == "schema" => Schema::Json(schema),
                    _ => Schema::Chain(schema),
                };
                found.push(Applied {
                    member: Some(member),
                    what: What::Schema(schema, Vec::new(), Taken::Result, None),
                    is_pending: false,
                });
            }
        }
    }

    /// What the code of a middleware has made sure of where it goes on.
    fn add_applied_in(
        &self,
        function: FunctionRef<'a>,
        made: Option<(FunctionRef<'a>, Call<'a>)>,
        found: &mut Vec<Applied<'a>>,
    ) {
        let Some(next) = function
            .parameter_name(2)
            .or_else(|| function.parameter_name(1).filter(|name| *name == "next"))
        else {
            return;
        };
        let goes_on: Vec<Call<'a>> = self
            .calls_within(function.place())
            .filter(|call| call.name() == Some(next) && call.argument_count() == 0)
            .collect();
        if goes_on.is_empty() {
            return;
        }
        for call in self.calls_within(function.place()) {
            let Some(check) = self.check_of(call) else {
                continue;
            };
            if !goes_on
                .iter()
                .all(|next| self.passes_at(&check, next.file, next.node))
            {
                continue;
            }
            let schema = match (check.schema, made) {
                (Some(schema), Some((factory, call))) => self.handed_schema(schema, factory, call),
                (schema, _) => schema,
            };
            let taken = if self.is_replaced(&check) {
                Taken::Result
            } else {
                Taken::Original
            };
            for (member, keys) in self.checked_members(check.data, made) {
                found.push(Applied {
                    member,
                    what: schema.map_or(What::Unknown, |schema| {
                        What::Schema(schema, keys, taken, check.options)
                    }),
                    is_pending: false,
                });
            }
        }
    }

    /// The parts of a request that an expression takes: `req.body`, `req[part]`, `{ body: req.body, query: req.query }`.
    fn checked_members(
        &self,
        data: Expr<'a>,
        made: Option<(FunctionRef<'a>, Call<'a>)>,
    ) -> Vec<(Option<&'static str>, Vec<Key<'a>>)> {
        let known = |name: &str| {
            MEMBERS
                .iter()
                .find(|(member, _)| *member == name)
                .map(|(_, member)| *member)
        };
        let data = data.with(plain(data.node));
        if let Some(object) = self.object(data) {
            let parts = object.properties().filter_map(|(name, value)| {
                let (_, part) = member(self.resolve(value))?;
                Some((Some(known(part?)?), vec![Key::Name(name)]))
            });
            return parts.collect();
        }
        match data.node {
            Expression::ComputedMemberExpression(access) => {
                let part = data.with(&access.expression);
                let text = match (self.string(part), made) {
                    (Some(text), _) => Some(text),
                    (None, Some((factory, call))) => {
                        self.parameter_of(factory, part).and_then(|(position, _)| {
                            let given = call.argument(position).or_else(|| {
                                Some(Expr {
                                    file: factory.file,
                                    node: factory
                                        .parameters()
                                        .items
                                        .get(position)?
                                        .initializer
                                        .as_deref()?,
                                })
                            })?;
                            self.string(given)
                        })
                    }
                    _ => None,
                };
                vec![(text.and_then(|text| known(&text)), Vec::new())]
            }
            _ => match member(self.resolve(data)) {
                Some((_, Some(name))) => known(name)
                    .map(|member| (Some(member), Vec::new()))
                    .into_iter()
                    .collect(),
                _ => Vec::new(),
            },
        }
    }

    /// Whether an expression is a chain of express-validator, or a list of them.
    pub fn is_express_validator(&self, expr: Expr<'a>) -> bool {
        let one = |expr: Expr<'a>| {
            self.identity(self.resolve(expr))
                .is_some_and(|identity| identity.starts_with("express-validator."))
        };
        match self.elements(expr) {
            Some(elements) => !elements.is_empty() && elements.into_iter().all(one),
            None => one(expr),
        }
    }

    fn add_express_validator(&self, chain: Expr<'a>, found: &mut Vec<Applied<'a>>) {
        let calls = self.chain_calls(chain);
        let Some(first) = calls.last() else { return };
        let member = match first.name() {
            Some("body") => Some("body"),
            Some("param") => Some("params"),
            Some("query") => Some("query"),
            Some("cookie") => Some("cookies"),
            Some("header") => Some("headers"),
            _ => None,
        };
        let Some(argument) = first.argument(0) else {
            return;
        };
        let mut add = |path: String, rules: Expr<'a>| {
            found.push(Applied {
                member,
                what: What::Field(path, rules),
                is_pending: true,
            });
        };
        if first.name() == Some("checkSchema") {
            for (path, rules) in self
                .object(argument)
                .into_iter()
                .flat_map(|fields| fields.properties())
            {
                add(path.to_owned(), rules);
            }
            return;
        }
        let paths = self.elements(argument).unwrap_or_else(|| vec![argument]);
        for path in paths {
            if let Some(path) = self.string(path) {
                add(path, chain);
            }
        }
    }

    /// The function that runs as a link: the link itself, or what the factory that makes it gives back.
    pub(crate) fn middleware_function(&self, link: Expr<'a>) -> Option<FunctionRef<'a>> {
        self.function(link).or_else(|| {
            let factory = self.function(Call::of(self.resolve(link))?.callee())?;
            self.index()
                .returns(factory)
                .iter()
                .find_map(|returned| self.function(*returned))
        })
    }

    /// The lists at the top of files that have chains of express-validator in them.
    pub(crate) fn lists_of_links(&self) -> Vec<Vec<Expr<'a>>> {
        let is_used = self
            .modules_used()
            .any(|(_, module)| module == "express-validator");
        if !is_used {
            return Vec::new();
        }
        let mut lists = Vec::new();
        for file in self.files() {
            let declared = file
                .semantic
                .nodes()
                .program()
                .body
                .iter()
                .flat_map(|statement| match statement {
                    Statement::VariableDeclaration(variables) => &variables.declarations[..],
                    Statement::ExportDeclaration(export) => match &export.declaration {
                        oxc_ast::ast::Declaration::VariableDeclaration(variables) => {
                            &variables.declarations[..]
                        }
                        _ => &[],
                    },
                    _ => &[],
                })
                .filter_map(|declarator| declarator.init.as_ref())
                .map(|node| Expr {
                    file: file.id,
                    node,
                });
            let exported = self
                .index()
                .exports(file.id)
                .iter()
                .map(|(_, value)| *value);
            for list in declared.chain(exported) {
                if let Expression::ArrayExpression(array) = plain(list.node) {
                    let links: Vec<Expr<'a>> = array
                        .elements
                        .iter()
                        .filter_map(|element| element.as_expression())
                        .map(|node| list.with(node))
                        .collect();
                    if links.iter().any(|link| self.is_express_validator(*link)) {
                        lists.push(links);
                    }
                }
            }
        }
        lists
    }

    /// Whether a function asks express-validator for the result and goes on only where it is empty.
    pub fn reads_validation_result(&self, function: FunctionRef<'a>) -> bool {
        let next = function.parameter_name(2).unwrap_or("next");
        let goes_on: Vec<Call<'a>> = self
            .calls_within(function.place())
            .filter(|call| call.name() == Some(next) && call.argument_count() == 0)
            .collect();
        self.validation_results(function).into_iter().any(|check| {
            !goes_on.is_empty()
                && goes_on
                    .iter()
                    .all(|next| self.passes_at(&check, next.file, next.node))
        })
    }

    /// The calls of `validationResult` in a function.
    fn validation_results(&self, function: FunctionRef<'a>) -> Vec<Check<'a>> {
        self.calls_within(function.place())
            .filter(|call| {
                call.name() == Some("validationResult")
                    || self
                        .identity(call.callee())
                        .is_some_and(|identity| &*identity == "express-validator.validationResult")
            })
            .filter_map(|call| {
                // `validationResult(req).throw()`
                let throws = self
                    .calls_around(call.file, call.node)
                    .next()
                    .is_some_and(|outer| outer.name() == Some("throw"));
                Some(Check {
                    call,
                    data: call.argument(0)?,
                    schema: None,
                    options: None,
                    manner: if throws {
                        Manner::Throws
                    } else {
                        Manner::Result
                    },
                    library: Some("express-validator"),
                })
            })
            .collect()
    }

    /// What the links before a function rule out for a part of the request used at a place in it.
    pub(super) fn applied_leaves(
        &self,
        applied: &[Applied<'a>],
        function: FunctionRef<'a>,
        at: Expr<'a>,
        member: &str,
        keys: &[Key<'a>],
    ) -> Dangers {
        let member = MEMBERS
            .iter()
            .find(|(name, _)| *name == member)
            .map_or(member, |(_, member)| member);
        let mut looked_at = None;
        applied
            .iter()
            .filter(|applied| applied.member.is_none_or(|of| of == member))
            .fold(Dangers::NONE, |safe, applied| {
                if applied.is_pending
                    && !*looked_at.get_or_insert_with(|| {
                        self.validation_results(function)
                            .iter()
                            .any(|check| self.passes_at(check, at.file, at.node_id()))
                    })
                {
                    return safe;
                }
                safe.and(match &applied.what {
                    What::Unknown => UNKNOWN,
                    What::Sanitized => Dangers::STRUCTURE,
                    What::Schema(schema, prefix, taken, options) => {
                        let path = [prefix.as_slice(), keys].concat();
                        self.schema_leaves(*schema, &path, *taken, *options)
                    }
                    What::Field(path, rules) => {
                        let asked: Vec<&str> = keys
                            .iter()
                            .filter_map(|key| match key {
                                Key::Name(name) => Some(*name),
                                _ => None,
                            })
                            .collect();
                        if asked.is_empty() || asked.join(".") != path.replace(".*", "") {
                            return safe;
                        }
                        self.field_rules_leave(*rules)
                    }
                })
            })
    }

    /// What the rules of express-validator for a field rule out: a chain, or an object of `checkSchema`.
    fn field_rules_leave(&self, rules: Expr<'a>) -> Dangers {
        if let Some(object) = self.object(rules) {
            let narrow = object.properties().any(|(name, value)| {
                super::schema::is_narrow(name) && self.boolean(value) != Some(false)
            });
            return if narrow { Dangers::ALL } else { TEXT };
        }
        self.value_leaves(rules, 4)
    }

    /// Whether a route's chain has links of express-validator of which nobody asks the result.
    pub fn leaves_result_unread(&self, route: &super::Route<'a>) -> bool {
        let mut chains = false;
        let links = route.before.iter().chain(&route.handlers);
        for link in links {
            if self.is_express_validator(*link) {
                chains = true;
                continue;
            }
            if !chains {
                continue;
            }
            let factory =
                Call::of(self.resolve(*link)).and_then(|call| self.function(call.callee()));
            match self.function(*link).or(factory) {
                Some(function) => {
                    if self.mentions_validation_result(function, 2) {
                        return false;
                    }
                }
                // It is not visible, and may look.
                None => return false,
            }
        }
        chains
    }

    fn mentions_validation_result(&self, function: FunctionRef<'a>, depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            return false;
        };
        self.calls_within(function.place()).take(60).any(|call| {
            matches!(call.name(), Some("validationResult" | "matchedData"))
                || self.identity(call.callee()).is_some_and(|identity| {
                    identity.starts_with("express-validator.validationResult")
                })
                || self
                    .function(call.callee())
                    .is_some_and(|function| self.mentions_validation_result(function, depth))
        })
    }
}

/// Whether the name of something that is not visible promises validation.
fn promises_validation(text: &str) -> bool {
    let name = text.rsplit('.').next().unwrap_or(text).to_ascii_lowercase();
    let all = text.to_ascii_lowercase();
    name.contains("valid")
        || name.contains("schema")
        || all.contains("validator.")
        || all.contains("validate.")
}

/// Whether a list of statements always leaves the function or hands the request on.
fn ends(statements: &[Statement<'_>]) -> bool {
    statements.last().is_some_and(|last| match last {
        Statement::ReturnStatement(_) | Statement::ThrowStatement(_) => true,
        Statement::BlockStatement(block) => ends(&block.body),
        Statement::IfStatement(statement) => {
            statement.alternate.as_ref().is_some_and(|alternate| {
                ends(std::slice::from_ref(&statement.consequent))
                    && ends(std::slice::from_ref(alternate))
            })
        }
        _ => false,
    })
}

/// Whether a statement does something about an error: leaves, answers or hands it on.
fn reacts(statement: &Statement<'_>) -> bool {
    match statement {
        Statement::ExpressionStatement(statement) => match &statement.expression {
            Expression::CallExpression(call) => {
                let name = match &call.callee {
                    Expression::Identifier(name) => Some(name.name.as_str()),
                    callee => callee
                        .as_member_expression()
                        .and_then(|member| member.static_property_name()),
                };
                !matches!(
                    name,
                    Some("log" | "warn" | "info" | "debug" | "error" | "trace")
                )
            }
            _ => true,
        },
        Statement::EmptyStatement(_) => false,
        _ => true,
    }
}

fn throws(statement: &Statement<'_>) -> bool {
    match statement {
        Statement::ThrowStatement(_) => true,
        Statement::BlockStatement(block) => block.body.last().is_some_and(throws),
        _ => false,
    }
}

/// An object schema that nothing uses.
pub struct UnusedSchema<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where it is declared.
    pub place: crate::source::Place,
    /// The fields that it names.
    pub fields: Vec<&'a str>,
}

impl<'a> Facts<'a> {
    /// Whether what a caller sent reaches an expression, or it is the part of a request that a middleware takes.
    pub fn holds_request_data(&self, data: Expr<'a>) -> bool {
        let computed = match plain(data.node) {
            Expression::ComputedMemberExpression(access) => {
                self.is_request(data.with(&access.object))
            }
            _ => false,
        };
        computed || self.taint(data).is_some()
    }

    /// Object schemas that are declared at the top of a file, not exported, and never named again.
    pub fn unused_schemas(&self) -> Vec<UnusedSchema<'a>> {
        let mut found = Vec::new();
        for name in ["object", "strictObject", "keys", "Object"] {
            for call in self.index().calls_named(name) {
                let semantic = &self.file(call.file).semantic;
                let nodes = semantic.nodes();
                let mut declared = None;
                for ancestor in nodes.ancestors(call.node).take(24) {
                    match ancestor.kind() {
                        AstKind::VariableDeclarator(declarator) => {
                            declared = Some((ancestor.id(), declarator));
                            break;
                        }
                        // Only the outermost object of a schema.
                        AstKind::ObjectProperty(_)
                        | AstKind::Function(_)
                        | AstKind::ArrowFunctionExpression(_) => break,
                        _ => {}
                    }
                }
                let Some((node, declarator)) = declared else {
                    continue;
                };
                let BindingPattern::BindingIdentifier(identifier) = &declarator.id else {
                    continue;
                };
                let is_exported = nodes.ancestor_kinds(node).take(3).any(|kind| {
                    matches!(kind, AstKind::ExportNamedDeclaration(_))
                        || matches!(kind, AstKind::ExportDeclaration(_))
                });
                let (Some(symbol), Some(init)) = (identifier.symbol_id.get(), &declarator.init)
                else {
                    continue;
                };
                if is_exported
                    || semantic
                        .scoping()
                        .get_resolved_references(symbol)
                        .next()
                        .is_some()
                {
                    continue;
                }
                let schema = Expr {
                    file: call.file,
                    node: init,
                };
                if self.library(schema).is_none() {
                    continue;
                }
                let fields: Vec<&'a str> = self
                    .schema_fields(schema)
                    .all()
                    .map(|(name, _)| name)
                    .collect();
                if !fields.is_empty() {
                    found.push(UnusedSchema {
                        name: identifier.name.as_str(),
                        place: crate::source::Place {
                            file: call.file,
                            span: super::span(identifier.span),
                        },
                        fields,
                    });
                }
            }
        }
        found
    }

    /// The paths of the fields that the schema of a check names.
    pub fn schema_paths(&self, check: &Check<'a>) -> Vec<Vec<&'a str>> {
        let mut paths = Vec::new();
        let Some(Schema::Chain(schema)) = check.schema else {
            return paths;
        };
        let mut open = vec![(schema, Vec::new())];
        while let Some((schema, path)) = open.pop() {
            for (name, field) in self.schema_fields(schema).all() {
                let path = [path.as_slice(), &[name]].concat();
                if path.len() < 5 && paths.len() < 200 {
                    open.push((field, path.clone()));
                }
                paths.push(path);
            }
        }
        paths
    }

    /// Whether a check of the project applies the schema of which a call is a part.
    pub fn is_applied_schema(&self, part: Call<'a>) -> bool {
        self.checks()
            .values()
            .flatten()
            .filter_map(|(check, _)| check.schema)
            .any(|schema| {
                self.chain_calls(schema.expr())
                    .iter()
                    .any(|call| call.file == part.file && call.span == part.span)
            })
    }

    /// Whether a link of a route's chain or its handler checks the request, or may: what is not visible and says so by its name.
    pub fn is_validated(&self, route: &super::Route<'a>) -> bool {
        let links = route.before.iter().chain(&route.handlers);
        links.clone().any(|link| !self.applied_by(*link).is_empty())
            || route.handler(self).is_some_and(|handler| {
                self.calls_within(handler.place())
                    .any(|call| self.check_of(call).is_some())
            })
    }

    /// The fields of `req.body` that a function reads by name.
    pub fn body_fields_read(&self, function: FunctionRef<'a>) -> Vec<&'a str> {
        let semantic = &self.file(function.file).semantic;
        let nodes = semantic.nodes();
        let Some(request) = function.parameter_name(0) else {
            return Vec::new();
        };
        let bodies = [
            format!("{request}.body"),
            // Koa, Hono
            format!("{request}.request.body"),
            format!("await {request}.req.json()"),
            format!("await {request}.json()"),
        ];
        let mut fields = Vec::new();
        for node in nodes.iter() {
            let span = node.kind().span();
            if span.start < function.span().start || function.span().end < span.end {
                continue;
            }
            match node.kind() {
                AstKind::StaticMemberExpression(access)
                    if bodies
                        .iter()
                        .any(|body| self.text(place_of(function.file, access.object.span())) == body) =>
                {
                    fields.push(access.property.name.as_str());
                }
                AstKind::VariableDeclarator(declarator) => {
                    if let (BindingPattern::ObjectPattern(pattern), Some(init)) =
                        (&declarator.id, &declarator.init)
                        && bodies.iter().any(|body| {
                            self.text(place_of(function.file, init.span())).starts_with(body)
                        })
                    {
                        fields.extend(
                            pattern
                                .properties
                                .iter()
                                .filter_map(|property| key_name(&property.key)),
                        );
                    }
                }
                _ => {}
            }
        }
        fields.sort_unstable();
        fields.dedup();
        fields
    }
}

fn place_of(file: FileId, span: oxc_span::Span) -> crate::source::Place {
    crate::source::Place {
        file,
        span: super::span(span),
    }
}
