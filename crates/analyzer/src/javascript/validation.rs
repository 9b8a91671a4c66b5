//! Validation: which schema is really applied to which part of a request, and whether anybody looks at what it says.

use oxc_ast::AstKind;
use oxc_ast::ast::{BinaryOperator, BindingPattern, Expression, Statement};
use oxc_semantic::{NodeId, SymbolId};
use oxc_span::GetSpan;
use rustc_hash::FxHashMap;

use super::calls::{member, plain};
use super::definition::{Key, key_name};
use super::schema::{Schema, Taken, UNKNOWN, schema_package};
use super::{Call, Dangers, Definition, Expr, Facts, FunctionRef, Object};
use crate::source::FileId;

/// How many functions a check may be wrapped in.
const WRAPPERS: u32 = 3;

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
    pub(super) manner: Manner,
    pub(super) library: Option<&'static str>,
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

/// The check that a function makes of a parameter, the parameter's position, and how the function tells.
pub(crate) type Inside<'a> = (Check<'a>, usize, Manner);

/// The checks of a project by the file and the text of what they check.
pub(crate) type Checks<'a> = FxHashMap<(FileId, &'a str), Vec<(Check<'a>, Vec<Key<'a>>)>>;

impl<'a> Facts<'a> {
    /// The check that a call makes.
    pub fn check_of(&self, call: Call<'a>) -> Option<Check<'a>> {
        // Most calls are neither: that is told without remembering it.
        let can_check = call.name().is_some_and(is_check_name)
            || self.function(call.callee()).is_some()
            || self.index().calls_named("compile").next().is_some();
        if !can_check {
            return None;
        }
        let key = (call.file, call.span.start, call.span.end);
        if let Some(known) = self.memory.checks_by_call.borrow().get(&key) {
            return *known;
        }
        let check = self.check_within(call, WRAPPERS);
        self.memory.checks_by_call.borrow_mut().insert(key, check);
        check
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
        // Only where something is compiled at all.
        self.index().calls_named("compile").next()?;
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
    pub(super) fn handed_schema(
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
    pub(super) fn parameter_of(
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
                    let is_always_there = check.manner == Manner::Result
                        && part.is_none()
                        && self.asks_whether_there_is_one(call.file, reference.node_id());
                    !takes_value
                        && !is_always_there
                        && !self.is_logged(call.file, reference.node_id())
                })
        })
    }

    /// Whether a name stands alone in a test: `if (!parsed)` of a result that is an object whatever it says.
    fn asks_whether_there_is_one(&self, file: FileId, node: NodeId) -> bool {
        let nodes = self.file(file).semantic.nodes();
        let parent = nodes.parent_id(node);
        let (tested, around) = match nodes.kind(parent) {
            AstKind::UnaryExpression(unary) if unary.operator.is_not() => {
                (unary.span, nodes.parent_kind(parent))
            }
            kind => (nodes.kind(node).span(), kind),
        };
        matches!(around, AstKind::IfStatement(statement) if statement.test.span() == tested)
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
    pub(super) fn checks(&self) -> &Checks<'a> {
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
    pub(super) fn is_replaced(&self, check: &Check<'a>) -> bool {
        let data = self.text(check.data.place());
        self.index().assignments().iter().any(|assignment| {
            assignment.place.file == check.call.file
                && self.text(crate::source::Place {
                    file: check.call.file,
                    span: super::span(assignment.target.span()),
                }) == data
        })
    }
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

/// Whether a schema library has a check of this name.
fn is_check_name(name: &str) -> bool {
    super::schema::is_parsing(name)
        || matches!(
            name,
            "Assert"
                | "Check"
                | "Decode"
                | "Parse"
                | "assert"
                | "attempt"
                | "create"
                | "is"
                | "mask"
        )
}
