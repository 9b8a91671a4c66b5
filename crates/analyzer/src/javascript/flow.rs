//! Flow: whether what a caller sent reaches an expression, and what was done to it on the way.
//!
//! The question is asked backwards from the place of use, so only code that matters is followed.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{BinaryOperator, Expression, ObjectPropertyKind};
use oxc_semantic::SymbolId;
use oxc_span::GetSpan;

use super::calls::{member, plain};
use super::definition::{Export, Key};
use super::sources::Role;
use super::tables::{
    CALLBACK_METHODS, CARRYING_FUNCTIONS, CARRYING_METHODS, CLEANING_FUNCTIONS, CLEANING_METHODS,
    REQUEST_MEMBERS, REQUEST_METHODS,
};
use super::{Call, DEPTH_LIMIT, Definition, Expr, Facts, FunctionRef, ParsedFile};
use crate::analysis::Step;
use crate::source::{FileId, Place};

/// A set of uses that request data can harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dangers(u16);

/// One use that request data can harm.
pub type Danger = Dangers;

impl Dangers {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// Text of an SQL statement.
    pub const SQL: Self = Self(1);
    /// An object where a query expects a plain value.
    pub const STRUCTURE: Self = Self(1 << 1);
    /// A command line.
    pub const SHELL: Self = Self(1 << 2);
    /// Program text, templates included.
    pub const CODE: Self = Self(1 << 3);
    /// A path in the file system.
    pub const PATH: Self = Self(1 << 4);
    /// HTML.
    pub const HTML: Self = Self(1 << 5);
    /// The target of a redirect.
    pub const REDIRECT: Self = Self(1 << 6);
    /// The address of an outbound request.
    pub const SSRF: Self = Self(1 << 7);
    /// A regular expression.
    pub const REGEX: Self = Self(1 << 8);
    /// Fields nobody asked for.
    pub const MASS: Self = Self(1 << 9);
    /// The name of a property or method.
    pub const KEY: Self = Self(1 << 10);
    /// The name or the value of a response header.
    pub const HEADER: Self = Self(1 << 11);
    /// The format of a message.
    pub const FORMAT: Self = Self(1 << 12);
    /// Everything.
    pub const ALL: Self = Self(u16::MAX);

    /// Both sets.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in both sets.
    pub const fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether all of `other` is in the set.
    pub const fn holds(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// Request data at a place.
#[derive(Debug, Clone)]
pub struct Taint {
    place: Place,
    label: String,
    from: Option<Rc<Taint>>,
    safe: Dangers,
    /// Whether it is a whole object of the caller's, such as `req.body`, rather than one field of it.
    pub is_whole: bool,
    /// Whether it was put together with other text.
    pub is_built: bool,
}

impl Taint {
    /// Whether the data can still do this harm.
    pub fn threatens(&self, danger: Danger) -> bool {
        !self.safe.holds(danger)
    }

    /// The expression it comes from, as written.
    pub fn source(&self) -> &str {
        self.from
            .as_ref()
            .map_or(self.label.as_str(), |from| from.source())
    }

    /// The way from the source to here.
    pub fn steps(&self) -> Vec<Step> {
        let mut steps = self
            .from
            .as_ref()
            .map(|from| from.steps())
            .unwrap_or_default();
        let label = match self.from {
            None => format!("`{}` is sent by the caller", self.label),
            Some(_) => self.label.clone(),
        };
        steps.push(Step {
            place: self.place,
            label,
        });
        steps
    }

    fn source_at(place: Place, text: &str, safe: Dangers, is_whole: bool) -> Rc<Self> {
        Rc::new(Self {
            place,
            label: text.to_owned(),
            from: None,
            safe,
            is_whole,
            is_built: false,
        })
    }

    fn passed(self: &Rc<Self>, place: Place, label: String) -> Rc<Self> {
        Rc::new(Self {
            place,
            label,
            from: Some(self.clone()),
            safe: self.safe,
            is_whole: self.is_whole,
            is_built: self.is_built,
        })
    }

    fn cleaned(self: &Rc<Self>, safe: Dangers) -> Option<Rc<Self>> {
        let all = self.safe.and(safe);
        if all == Dangers::ALL {
            return None;
        }
        Some(if all == self.safe {
            self.clone()
        } else {
            Rc::new(Self {
                safe: all,
                ..(**self).clone()
            })
        })
    }

    /// What is left after a schema took the data, whole or as one of its fields.
    pub(super) fn validated(self: &Rc<Self>, as_whole: bool, safe: Dangers) -> Option<Rc<Self>> {
        let taken = if as_whole { self.clone() } else { self.part() };
        taken.cleaned(safe)
    }

    fn part(self: &Rc<Self>) -> Rc<Self> {
        if self.is_whole {
            Rc::new(Self {
                is_whole: false,
                ..(**self).clone()
            })
        } else {
            self.clone()
        }
    }

    /// Part of a text, put together with other text or standing alone in it.
    fn built(self: &Rc<Self>, is_built: bool) -> Rc<Self> {
        Rc::new(Self {
            is_whole: false,
            is_built: self.is_built || is_built,
            ..(**self).clone()
        })
    }

    fn worse(a: Option<Rc<Self>>, b: Option<Rc<Self>>) -> Option<Rc<Self>> {
        match (a, b) {
            (Some(a), Some(b)) => {
                let safe = a.safe.common(b.safe);
                let worst = if b.safe.0.count_ones() < a.safe.0.count_ones() {
                    b
                } else {
                    a
                };
                Some(if worst.safe == safe {
                    worst
                } else {
                    Rc::new(Self {
                        safe,
                        ..(*worst).clone()
                    })
                })
            }
            (a, b) => a.or(b),
        }
    }
}

/// Where a question stands: how deep it may still go, and through which calls it went into the functions around it.
#[derive(Clone, Copy)]
struct Walk<'w, 'a> {
    depth: u32,
    frame: Option<&'w Frame<'w, 'a>>,
}

/// A call whose function is being looked into: its parameters are this call's arguments and no other's.
struct Frame<'w, 'a> {
    function: FunctionRef<'a>,
    call: Call<'a>,
    outer: Walk<'w, 'a>,
    calls: u32,
}

/// Calls within calls that are told apart; deeper, all calls of a function count as one.
const FRAME_LIMIT: u32 = 3;
/// How far the beginning of a text is looked for.
const LEADING_DEPTH: u32 = 8;
/// Steps that one question may take.
const FUEL: u32 = 4_000;

impl Walk<'_, '_> {
    fn deeper(self) -> Option<Self> {
        Some(Self {
            depth: self.depth.checked_sub(1)?,
            ..self
        })
    }
}

impl<'a> Facts<'a> {
    /// The request data that reaches an expression, with what was cleaned on the way.
    pub fn taint(&self, expr: Expr<'a>) -> Option<Rc<Taint>> {
        self.memory.fuel.set(FUEL);
        let walk = Walk {
            depth: DEPTH_LIMIT,
            frame: None,
        };
        self.taint_within(expr, walk)
    }

    /// The request data that reaches an expression and can still do this harm there.
    pub fn threat(&self, expr: Expr<'a>, danger: Danger) -> Option<Rc<Taint>> {
        self.taint(expr).filter(|taint| taint.threatens(danger))
    }

    fn taint_within(&self, expr: Expr<'a>, walk: Walk<'_, 'a>) -> Option<Rc<Taint>> {
        let span = expr.span();
        let key = (expr.file, span.start, span.end);
        if walk.frame.is_some() {
            let guarded = self.guarded(expr);
            return self.path(expr, &[], walk)?.cleaned(guarded);
        }
        if let Some(known) = self.memory.taints.borrow().get(&key) {
            return known.clone();
        }
        self.memory.taints.borrow_mut().insert(key, None);
        let found = self.path(expr, &[], walk).and_then(|taint| {
            let guarded = self.guarded(expr);
            taint.cleaned(guarded)
        });
        self.memory.taints.borrow_mut().insert(key, found.clone());
        found
    }

    /// The taint of what `keys` lead to inside `base`.
    fn path(&self, base: Expr<'a>, keys: &[Key<'a>], walk: Walk<'_, 'a>) -> Option<Rc<Taint>> {
        let walk = walk.deeper()?;
        self.memory.fuel.set(self.memory.fuel.get().checked_sub(1)?);
        let base = base.with(plain(base.node));
        if let Some((object, name)) = member(base) {
            if name == Some("length") {
                return None;
            }
            let key = name.map_or(Key::Rest, Key::Name);
            let mut all = vec![key];
            all.extend_from_slice(keys);
            if let Some(source) = self.request_member(base, object, name, keys) {
                return Some(source);
            }
            return self.path(object, &all, walk);
        }
        let part = |taint: Option<Rc<Taint>>| {
            if keys.is_empty() {
                taint
            } else {
                taint.map(|taint| taint.part())
            }
        };
        match base.node {
            Expression::Identifier(_) => self.name_path(base, keys, walk),
            Expression::ThisExpression(_) => self.field_taint(base, keys, walk),
            Expression::ObjectExpression(object) => match keys.split_first() {
                Some((Key::Name(name), rest)) => {
                    let literal = self.object(base)?;
                    match literal.get(self, name) {
                        Some(value) if rest.is_empty() => self.taint_within(value, walk),
                        Some(value) => self.path(value, rest, walk),
                        None => literal.spreads().fold(None, |found, spread| {
                            Taint::worse(found, self.path(spread, keys, walk))
                        }),
                    }
                }
                _ => object.properties.iter().fold(None, |found, property| {
                    let value = match property {
                        ObjectPropertyKind::ObjectProperty(property) => self
                            .taint_within(base.with(&property.value), walk)
                            .map(|taint| taint.part()),
                        ObjectPropertyKind::SpreadProperty(spread) => {
                            self.taint_within(base.with(&spread.argument), walk)
                        }
                    };
                    Taint::worse(found, value)
                }),
            },
            Expression::ArrayExpression(array) => {
                if let Some((Key::Position(position), rest)) = keys.split_first()
                    && let Some(element) = array
                        .elements
                        .get(*position)
                        .and_then(|element| element.as_expression())
                {
                    return self.path(base.with(element), rest, walk);
                }
                let all = array
                    .elements
                    .iter()
                    .filter_map(|element| element.as_expression());
                part(all.fold(None, |found, element| {
                    Taint::worse(found, self.taint_within(base.with(element), walk))
                }))
            }
            Expression::TemplateLiteral(template) => {
                let first = template
                    .quasis
                    .first()
                    .and_then(|quasi| quasi.value.cooked)
                    .map_or("", |text| text.as_str());
                let parts = template.expressions.iter();
                let found = parts.fold(None, |found, part| {
                    Taint::worse(found, self.taint_within(base.with(part), walk))
                })?;
                let alone = template
                    .quasis
                    .iter()
                    .all(|quasi| quasi.value.raw.is_empty());
                found.built(!alone).cleaned(
                    Dangers::STRUCTURE
                        .and(Dangers::MASS)
                        .and(fixed_by_prefix(first)),
                )
            }
            Expression::BinaryExpression(binary) if binary.operator == BinaryOperator::Addition => {
                let left = self.taint_within(base.with(&binary.left), walk);
                let prefix = self.leading_text(base.with(&binary.left), LEADING_DEPTH);
                let found = Taint::worse(left, self.taint_within(base.with(&binary.right), walk))?;
                found.built(true).cleaned(
                    Dangers::STRUCTURE
                        .and(Dangers::MASS)
                        .and(fixed_by_prefix(&prefix)),
                )
            }
            Expression::ConditionalExpression(conditional) => Taint::worse(
                self.branch(base.with(&conditional.consequent), keys, walk),
                self.branch(base.with(&conditional.alternate), keys, walk),
            ),
            Expression::LogicalExpression(logical) => Taint::worse(
                self.branch(base.with(&logical.left), keys, walk),
                self.branch(base.with(&logical.right), keys, walk),
            ),
            Expression::SequenceExpression(sequence) => {
                self.branch(base.with(sequence.expressions.last()?), keys, walk)
            }
            Expression::AssignmentExpression(assignment) => {
                self.branch(base.with(&assignment.right), keys, walk)
            }
            Expression::CallExpression(_)
            | Expression::NewExpression(_)
            | Expression::ChainExpression(_) => self.call_taint(Call::of(base)?, keys, walk),
            _ => None,
        }
    }

    fn branch(&self, expr: Expr<'a>, keys: &[Key<'a>], walk: Walk<'_, 'a>) -> Option<Rc<Taint>> {
        if keys.is_empty() {
            self.taint_within(expr, walk)
        } else {
            self.path(expr, keys, walk)
        }
    }

    /// The constant text that an expression begins with.
    fn leading_text(&self, expr: Expr<'a>, depth: u32) -> String {
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

    /// `req.body` and its like, where `base` is that whole member expression.
    fn request_member(
        &self,
        base: Expr<'a>,
        object: Expr<'a>,
        name: Option<&'a str>,
        keys: &[Key<'a>],
    ) -> Option<Rc<Taint>> {
        let name = name?;
        // In Koa `ctx.body` is the answer.
        let answers = name == "body"
            && matches!(plain(object.node), Expression::Identifier(id) if matches!(id.name.as_str(), "ctx" | "context"));
        if answers || !self.is_request(object) {
            return None;
        }
        self.request_source(base, name, keys)
    }

    fn request_source(&self, at: Expr<'a>, name: &str, keys: &[Key<'a>]) -> Option<Rc<Taint>> {
        let (_, safe) = REQUEST_MEMBERS.iter().find(|(member, _)| *member == name)?;
        let field = keys.iter().find_map(|key| match key {
            Key::Name(name) => Some(*name),
            _ => None,
        });
        if name == "file" || name == "files" {
            // The path, size and buffer of an upload are made by the server; only its names are the caller's.
            if field.is_some_and(|field| !matches!(field, "originalname" | "mimetype" | "name")) {
                return None;
            }
        }
        let mut text = match self.text(at.place()) {
            text if text.len() <= 80 && text.contains('.') => text.to_owned(),
            _ => format!("req.{name}"),
        };
        if let Some(Key::Name(field)) = keys.first()
            && text.ends_with(name)
        {
            text = format!("{text}.{field}");
        }
        let is_whole = keys.is_empty() || keys == [Key::Rest];
        let source = Taint::source_at(at.place(), &text, *safe, is_whole);
        match self.enclosing_function(at.file, at.node_id()) {
            Some(function) if self.express().validates(self, function, name) => source.cleaned(
                Dangers::STRUCTURE
                    .and(Dangers::MASS)
                    .and(Dangers::PATH)
                    .and(Dangers::REDIRECT)
                    .and(Dangers::SSRF),
            ),
            _ => Some(source),
        }
    }

    fn name_path(&self, expr: Expr<'a>, keys: &[Key<'a>], walk: Walk<'_, 'a>) -> Option<Rc<Taint>> {
        let symbol = self.symbol(expr)?;
        let name = self
            .file(expr.file)
            .semantic
            .scoping()
            .symbol_name(symbol)
            .to_owned();
        if let Some((Key::Name(member), rest)) = keys.split_first()
            && self.is_request(expr)
        {
            return self.request_source(expr, member, rest);
        }
        let assigned = self.assigned_taint(expr, symbol, keys, walk);
        if assigned.replaces {
            return assigned.taint;
        }
        let declared = match self.definition(expr.file, symbol) {
            Definition::Value(value, inner) => {
                let mut all = inner;
                all.extend_from_slice(keys);
                let found = if all.is_empty() {
                    self.taint_within(value, walk)
                } else {
                    self.path(value, &all, walk)
                };
                let found =
                    found.map(|taint| taint.passed(value.place(), format!("kept in `{name}`")));
                if matches!(
                    plain(value.node),
                    Expression::ObjectExpression(_)
                        | Expression::ArrayExpression(_)
                        | Expression::NewExpression(_)
                ) {
                    Taint::worse(found, self.filled_taint(expr, symbol, &name, &all, walk))
                } else {
                    found
                }
            }
            Definition::Parameter(function, position, inner) => {
                let mut all = inner;
                all.extend_from_slice(keys);
                self.parameter_taint(expr, function, position, &all, walk)
            }
            Definition::Import(module, exported) => {
                match self.export(expr.file, module, exported)? {
                    Export::Value(value) => self.path(value, keys, walk),
                    Export::Function(_) | Export::Class(_) => None,
                }
            }
            Definition::Other => self.loop_taint(expr.file, symbol, walk),
            _ => None,
        };
        Taint::worse(declared, assigned.taint)
    }

    fn parameter_taint(
        &self,
        at: Expr<'a>,
        function: FunctionRef<'a>,
        position: usize,
        keys: &[Key<'a>],
        walk: Walk<'_, 'a>,
    ) -> Option<Rc<Taint>> {
        match self.role(function, position) {
            Some(Role::Data(safe)) => {
                let text = function
                    .parameter_name(position)
                    .unwrap_or_else(|| self.text(at.place()));
                let is_whole = keys.is_empty() || keys == [Key::Rest];
                return Some(Taint::source_at(at.place(), text, safe, is_whole));
            }
            Some(Role::Connection) => return None,
            Some(Role::Request) | None => {}
        }
        if self.is_request_parameter(function, position) {
            let (Key::Name(member), rest) = keys.split_first()? else {
                return None;
            };
            return self.request_source(at, member, rest);
        }
        let mut frame = walk.frame;
        while let Some(inner) = frame {
            if inner.function.node() == function.node() && inner.function.file == function.file {
                let argument = inner.call.argument(position)?;
                let name = function.parameter_name(position).unwrap_or("its parameter");
                let taint = self.branch(argument, keys, inner.outer)?;
                return Some(taint.passed(argument.place(), format!("passed on as `{name}`")));
            }
            frame = inner.outer.frame;
        }
        if let Some(receiver) = self.callback_receiver(function, position) {
            return self.taint_within(receiver, walk).map(|taint| {
                let part = taint.part();
                part.passed(receiver.place(), "handed to the callback".to_owned())
            });
        }
        let name = function.parameter_name(position).unwrap_or("its parameter");
        self.callers(function)
            .iter()
            .take(24)
            .fold(None, |found, call| {
                let argument = call.argument(position).and_then(|argument| {
                    let taint = self.branch(argument, keys, walk)?;
                    Some(taint.passed(argument.place(), format!("passed on as `{name}`")))
                });
                Taint::worse(found, argument)
            })
    }

    /// The object whose elements a callback's first parameter takes: `ids` in `ids.map((id) => …)`.
    fn callback_receiver(&self, function: FunctionRef<'a>, position: usize) -> Option<Expr<'a>> {
        let nodes = self.file(function.file).semantic.nodes();
        let call = Call::of_kind(function.file, nodes.parent_kind(function.node()))?;
        let name = call.name()?;
        let wanted = if name == "reduce" { 1 } else { 0 };
        (CALLBACK_METHODS.contains(&name) && position == wanted)
            .then(|| call.receiver())
            .flatten()
    }

    /// `for (const name of items)`.
    fn loop_taint(&self, file: FileId, symbol: SymbolId, walk: Walk<'_, 'a>) -> Option<Rc<Taint>> {
        let semantic = &self.file(file).semantic;
        let declaration = semantic.scoping().symbol_declaration(symbol);
        let iterated = semantic
            .nodes()
            .ancestor_kinds(declaration)
            .take(3)
            .find_map(|kind| match kind {
                AstKind::ForOfStatement(statement) => Some(&statement.right),
                AstKind::ForInStatement(statement) => Some(&statement.right),
                _ => None,
            })?;
        self.taint_within(
            Expr {
                file,
                node: iterated,
            },
            walk,
        )
        .map(|taint| taint.part())
    }

    /// The taint of assignments that can have been the last before a use.
    fn assigned_taint(
        &self,
        expr: Expr<'a>,
        symbol: SymbolId,
        keys: &[Key<'a>],
        walk: Walk<'_, 'a>,
    ) -> Assigned {
        let mut assigned = Assigned {
            taint: None,
            replaces: false,
        };
        if self.is_fixed(expr.file, symbol) {
            return assigned;
        }
        let file: &ParsedFile<'a> = self.file(expr.file);
        let nodes = file.semantic.nodes();
        let used_at = expr.span().start;
        for reference in file
            .semantic
            .scoping()
            .get_resolved_references(symbol)
            .take(64)
        {
            if !reference.is_write() {
                continue;
            }
            let AstKind::AssignmentExpression(assignment) = nodes.parent_kind(reference.node_id())
            else {
                continue;
            };
            let value = expr.with(&assignment.right);
            let before = assignment.span.end <= used_at;
            if assignment.span.start <= used_at && !before {
                continue;
            }
            let taint = self.branch(value, keys, walk);
            let block = nodes
                .ancestors(reference.node_id())
                .find(|node| is_block(node.kind()))
                .map(|node| node.id());
            let always = before
                && !reference.is_read()
                && block.is_some_and(|block| {
                    nodes
                        .ancestor_ids(expr.node_id())
                        .any(|ancestor| ancestor == block)
                });
            if always {
                assigned = Assigned {
                    taint,
                    replaces: true,
                };
            } else {
                assigned.taint = Taint::worse(assigned.taint, taint);
            }
        }
        assigned
    }

    fn call_taint(
        &self,
        call: Call<'a>,
        keys: &[Key<'a>],
        walk: Walk<'_, 'a>,
    ) -> Option<Rc<Taint>> {
        let narrow = |taint: Rc<Taint>| if keys.is_empty() { taint } else { taint.part() };
        let name = call.name();
        if let (Some(receiver), Some(name)) = (call.receiver(), name)
            && let Some((_, safe)) = REQUEST_METHODS.iter().find(|(method, _)| *method == name)
            && self.is_request(receiver)
        {
            let text = match self.text(call.place()) {
                text if text.len() <= 80 => text.to_owned(),
                _ => format!("req.{name}()"),
            };
            let is_whole = keys.is_empty() && !safe.holds(Dangers::MASS);
            return Some(Taint::source_at(call.place(), &text, *safe, is_whole));
        }
        if let Some(validated) = self.validated(call, keys) {
            return validated.taint;
        }
        let of_arguments = |safe: Dangers| {
            let found = call.arguments_and_spreads().fold(None, |found, argument| {
                Taint::worse(found, self.taint_within(argument, walk))
            })?;
            narrow(found).cleaned(safe)
        };
        if let Some(identity) = self.identity(call.callee()) {
            if let Some((_, safe)) = CLEANING_FUNCTIONS
                .iter()
                .find(|(function, _)| *function == &*identity)
            {
                return of_arguments(safe.and(Dangers::MASS));
            }
            if CARRYING_FUNCTIONS.contains(&&*identity) {
                let text = !matches!(
                    &*identity,
                    "JSON.parse"
                        | "Object.assign"
                        | "Object.entries"
                        | "Object.fromEntries"
                        | "Object.values"
                        | "structuredClone"
                        | "Promise.all"
                        | "Promise.resolve"
                        | "lodash.merge"
                        | "lodash.pick"
                        | "qs.parse"
                        | "querystring.parse"
                );
                let mut safe = if text {
                    Dangers::STRUCTURE.and(Dangers::MASS)
                } else {
                    Dangers::NONE
                };
                if &*identity == "lodash.pick" {
                    safe = safe.and(Dangers::MASS);
                }
                return of_arguments(safe);
            }
        }
        if let Some(name) = name
            && let Some((_, safe)) = CLEANING_METHODS.iter().find(|(method, _)| *method == name)
        {
            return of_arguments(*safe);
        }
        if let (Some(receiver), Some(name)) = (call.receiver(), name)
            && CARRYING_METHODS.contains(&name)
            && let Some(taint) = self.taint_within(receiver, walk)
        {
            let text = matches!(
                name,
                "toString"
                    | "toLowerCase"
                    | "toUpperCase"
                    | "trim"
                    | "replace"
                    | "replaceAll"
                    | "slice"
                    | "substring"
                    | "join"
            );
            if let Some(made) = self.made_by_callback(call, name, walk) {
                return narrow(made?).cleaned(Dangers::NONE);
            }
            let escapes = matches!(name, "replace" | "replaceAll")
                && call
                    .argument(0)
                    .is_some_and(|pattern| keeps_safe_characters(self, pattern));
            let is_named_value = name == "get"
                && member(receiver).is_some_and(|(_, of)| {
                    matches!(of, Some("cookies" | "headers" | "searchParams"))
                });
            let text = text || is_named_value;
            let safe = match (escapes, text) {
                (true, _) => Dangers::ALL,
                (false, true) => Dangers::STRUCTURE.and(Dangers::MASS),
                _ => Dangers::NONE,
            };
            return narrow(taint).cleaned(safe);
        }
        if call.is_new {
            return None;
        }
        let function = self.function(call.callee())?;
        let depth_of_calls = walk.frame.map_or(0, |frame| frame.calls);
        let frame = Frame {
            function,
            call,
            outer: walk,
            calls: depth_of_calls + 1,
        };
        let inside = Walk {
            frame: if depth_of_calls < FRAME_LIMIT {
                Some(&frame)
            } else {
                walk.frame
            },
            ..walk
        };
        let returned = self
            .index()
            .returns(function)
            .iter()
            .take(24)
            .fold(None, |found, value| {
                Taint::worse(found, self.branch(*value, keys, inside))
            })?;
        Some(returned.passed(
            call.place(),
            format!("returned by `{}`", name.unwrap_or("the function")),
        ))
    }

    /// What a callback makes of its receiver's elements: `ids.map(Number)`, `ids.map((id) => `'${id}'`)`, `ids.filter((id) => KNOWN.has(id))`.
    /// None where there is no callback to look into; an inner none where what it makes is harmless.
    fn made_by_callback(
        &self,
        call: Call<'a>,
        name: &str,
        walk: Walk<'_, 'a>,
    ) -> Option<Option<Rc<Taint>>> {
        let callback = call.argument(0)?;
        match name {
            "map" | "flatMap" | "then" => {
                if let Some(identity) = self.identity(callback)
                    && let Some((_, safe)) = CLEANING_FUNCTIONS
                        .iter()
                        .find(|(function, _)| *function == &*identity)
                {
                    let taint = self.taint_within(call.receiver()?, walk);
                    return Some(taint.and_then(|taint| taint.cleaned(*safe)));
                }
                let function = FunctionRef::of(callback)?;
                let returned = self.index().returns(function);
                Some(returned.iter().take(8).fold(None, |found, value| {
                    Taint::worse(found, self.taint_within(*value, walk))
                }))
            }
            "filter" => {
                let function = FunctionRef::of(callback)?;
                let parameter = function.parameter_name(0)?;
                let [test] = self.index().returns(function) else {
                    return None;
                };
                let safe = self.passed_test(*test, parameter);
                let taint = self.taint_within(call.receiver()?, walk);
                Some(taint.and_then(|taint| taint.cleaned(safe)))
            }
            _ => None,
        }
    }

    /// What was put into an object after it was made: `list.push(x)`, `map.set(k, x)`, `object.name = x`.
    fn filled_taint(
        &self,
        expr: Expr<'a>,
        symbol: SymbolId,
        name: &str,
        keys: &[Key<'a>],
        walk: Walk<'_, 'a>,
    ) -> Option<Rc<Taint>> {
        let semantic = &self.file(expr.file).semantic;
        let nodes = semantic.nodes();
        let used_at = expr.span().start;
        let mut found = None;
        for reference in semantic.scoping().get_resolved_references(symbol).take(64) {
            let node = reference.node_id();
            let parent = nodes.parent_id(node);
            let (written, key) = match nodes.kind(parent) {
                AstKind::StaticMemberExpression(member) => {
                    (member.span, Key::Name(member.property.name.as_str()))
                }
                AstKind::ComputedMemberExpression(member) => (member.span, Key::Rest),
                _ => continue,
            };
            if written.end > used_at {
                continue;
            }
            let taint = match nodes.parent_kind(parent) {
                AstKind::CallExpression(outer) if outer.callee.span() == written => {
                    let Key::Name(method) = key else { continue };
                    if !matches!(
                        method,
                        "push" | "unshift" | "set" | "add" | "append" | "fill"
                    ) {
                        continue;
                    }
                    let call = Call::of_call(expr.file, outer);
                    call.arguments_and_spreads().fold(None, |found, argument| {
                        Taint::worse(found, self.taint_within(argument, walk))
                    })
                }
                AstKind::AssignmentExpression(assignment) if assignment.left.span() == written => {
                    let rest = match keys.split_first() {
                        None => &[][..],
                        Some((wanted, rest))
                            if *wanted == key
                                || matches!((wanted, key), (Key::Rest, _) | (_, Key::Rest)) =>
                        {
                            rest
                        }
                        Some(_) => continue,
                    };
                    self.branch(expr.with(&assignment.right), rest, walk)
                        .map(|taint| taint.part())
                }
                _ => continue,
            };
            if let Some(taint) = taint {
                let place = Place {
                    file: expr.file,
                    span: super::span(written),
                };
                let taint = taint.passed(place, format!("put into `{name}`"));
                found = Taint::worse(found, Some(taint));
            }
        }
        found
    }

    /// What the fields of `this` hold.
    fn field_taint(
        &self,
        this: Expr<'a>,
        keys: &[Key<'a>],
        walk: Walk<'_, 'a>,
    ) -> Option<Rc<Taint>> {
        let (Key::Name(name), rest) = keys.split_first()? else {
            return None;
        };
        let class = self.class_of(this, walk.depth)?;
        if let Some((constructor, position)) = self.parameter_property(class, name) {
            return self.parameter_taint(this, constructor, position, rest, walk);
        }
        self.field_values(class, name)
            .into_iter()
            .fold(None, |found, value| {
                let taint = self.branch(value, rest, walk);
                let taint = taint
                    .map(|taint| taint.passed(value.place(), format!("kept in `this.{name}`")));
                Taint::worse(found, taint)
            })
    }

    /// The calls that run a function of the project by its name, the class of their object, or as a constructor.
    pub fn callers(&self, function: FunctionRef<'a>) -> &[Call<'a>] {
        self.collect_callers();
        calls_of(self.memory.callers.get(), function)
    }

    /// The callers that are known so far; see [`Facts::collect_callers`].
    pub(super) fn callers_by_name(&self, function: FunctionRef<'a>) -> &[Call<'a>] {
        calls_of(
            self.memory
                .callers
                .get()
                .or_else(|| Some(&self.memory.named_callers.get()?.0)),
            function,
        )
    }

    /// Finds the callers of all functions. Which function a method call runs can depend on the callers of the function it stands in, so
    /// there are two rounds: by names first, then with what the first round knows.
    pub(super) fn collect_callers(&self) {
        let named = self.memory.named_callers.get_or_init(|| {
            let mut callers = super::Callers::default();
            let mut undecided = Vec::new();
            for call in self.index().calls() {
                self.memory.asked_callers.set(false);
                match self.called(*call) {
                    Some(function) => add(&mut callers, function, *call),
                    None if self.memory.asked_callers.get() => undecided.push(*call),
                    None => {}
                }
            }
            (callers, undecided)
        });
        self.memory.callers.get_or_init(|| {
            // What the first round answered without callers can have another answer now.
            self.memory.functions.borrow_mut().clear();
            self.memory.classes.borrow_mut().clear();
            self.memory.methods.borrow_mut().clear();
            let mut callers = named.0.clone();
            for call in &named.1 {
                if let Some(function) = self.called(*call) {
                    add(&mut callers, function, *call);
                }
            }
            callers
        });
    }

    /// The function of the project that a call runs.
    fn called(&self, call: Call<'a>) -> Option<FunctionRef<'a>> {
        if call.is_new {
            return self.class_of(call.callee(), DEPTH_LIMIT)?.constructor();
        }
        let is_name = matches!(plain(call.callee().node), Expression::Identifier(_))
            || member(call.callee()).is_some();
        is_name.then(|| self.function(call.callee())).flatten()
    }

    /// Whether an expression is the request object of a handler.
    pub fn is_request(&self, expr: Expr<'a>) -> bool {
        let expr = expr.with(plain(expr.node));
        if let Some((object, Some("request" | "req"))) = member(expr) {
            return matches!(plain(object.node), Expression::Identifier(name) if matches!(name.name.as_str(), "ctx" | "context"))
                || self.is_request(object);
        }
        let Some(symbol) = self.symbol(expr) else {
            return false;
        };
        match self.definition(expr.file, symbol) {
            Definition::Parameter(function, position, keys) => {
                keys.is_empty() && self.is_request_parameter(function, position)
            }
            _ => false,
        }
    }

    fn is_request_parameter(&self, function: FunctionRef<'a>, position: usize) -> bool {
        match self.role(function, position) {
            Some(Role::Request) => return true,
            Some(_) => return false,
            None => {}
        }
        let named = |position: usize, names: &[&str]| {
            function
                .parameter_name(position)
                .is_some_and(|name| names.contains(&name))
        };
        if named(position, &["req", "_req"]) {
            return true;
        }
        // Clients call their own requests `request` too: one that is read like a handler's, or stands beside an answer, is meant.
        if named(position, &["request"]) {
            let text = self.text(function.place());
            return named(position + 1, &["res", "response", "reply", "h", "next"])
                || [
                    "request.body",
                    "request.query",
                    "request.params",
                    "request.cookies",
                    "request.json()",
                    "request.user",
                ]
                .iter()
                .any(|mark| text.contains(mark));
        }
        if position == 0 && named(0, &["ctx"]) {
            return true;
        }
        if matches!(
            function.parameter_type(position),
            Some(
                "Request"
                    | "NextApiRequest"
                    | "FastifyRequest"
                    | "AuthRequest"
                    | "AuthenticatedRequest"
            )
        ) {
            return true;
        }
        let expected = if function.handles_errors() { 1 } else { 0 };
        position == expected && named(position + 1, &["res", "response", "reply", "_res"])
    }
}

fn add<'a>(callers: &mut super::Callers<'a>, function: FunctionRef<'a>, call: Call<'a>) {
    callers
        .entry((function.file, function.span().start))
        .or_default()
        .push(call);
}

fn calls_of<'c, 'a>(
    callers: Option<&'c super::Callers<'a>>,
    function: FunctionRef<'a>,
) -> &'c [Call<'a>] {
    callers
        .and_then(|callers| callers.get(&(function.file, function.span().start)))
        .map(Vec::as_slice)
        .unwrap_or_default()
}

struct Assigned {
    taint: Option<Rc<Taint>>,
    replaces: bool,
}

fn is_block(kind: AstKind<'_>) -> bool {
    matches!(
        kind,
        AstKind::BlockStatement(_)
            | AstKind::FunctionBody(_)
            | AstKind::Program(_)
            | AstKind::SwitchCase(_)
            | AstKind::IfStatement(_)
            | AstKind::ConditionalExpression(_)
            | AstKind::LogicalExpression(_)
    )
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

/// `replace(/[^a-z0-9]/g, '')` leaves only harmless characters.
fn keeps_safe_characters<'a>(facts: &Facts<'a>, pattern: Expr<'a>) -> bool {
    let resolved = facts.resolve(pattern);
    let Expression::RegExpLiteral(literal) = resolved.node else {
        return false;
    };
    let text = literal.regex.pattern.text.as_str();
    literal.regex.flags.to_string().contains('g')
        && text.starts_with("[^")
        && text.trim_end_matches('+').ends_with(']')
        && !text.contains(['/', '.', '\'', '"', '<', ';', '&', '|', '$', ':'])
        && !text.contains("\\s")
}

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

    /// Whether a method call is made on the request or the response, which have methods with common names.
    pub fn call_is_request(&self, call: Call<'a>) -> bool {
        call.receiver().is_some_and(|receiver| {
            self.is_request(receiver)
                || matches!(
                    self.text(receiver.place()),
                    "res" | "req" | "app" | "router" | "response" | "request"
                )
        })
    }

    /// Whether an expression is a model or a collection of a database, by what it is or is called.
    pub fn looks_like_model(&self, expr: Expr<'a>) -> bool {
        if let Some(identity) = self.identity(expr)
            && (identity.contains("mongoose.model()")
                || identity.contains(".collection()")
                || identity.contains("mongoose.Model"))
        {
            return true;
        }
        let text = self.text(expr.place());
        let name = text.rsplit('.').next().unwrap_or(text);
        let is_class = name.starts_with(|c: char| c.is_ascii_uppercase())
            && name.chars().any(|c| c.is_ascii_lowercase());
        let built_in = matches!(
            name,
            "Object"
                | "Array"
                | "Map"
                | "Set"
                | "Promise"
                | "Reflect"
                | "JSON"
                | "Date"
                | "URL"
                | "URLSearchParams"
                | "Error"
                | "FormData"
                | "Headers"
                | "Buffer"
                | "RegExp"
                | "Proxy"
                | "Response"
                | "Request"
        );
        let error = name.ends_with("Error") || name.ends_with("Exception");
        (is_class && !built_in && !error)
            || name.ends_with("Model")
            || name.ends_with("Collection")
            || text.contains("collection(")
    }
}
