//! Flow: whether what a caller sent reaches an expression, and what was done to it on the way.
//!
//! The question is asked backwards from the place of use, so only code that matters is followed.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{
    ArrayExpressionElement, BinaryOperator, Expression, LogicalOperator, ObjectExpression,
    ObjectPropertyKind,
};
use oxc_semantic::SymbolId;
use oxc_span::GetSpan;

use super::calls::{member, plain};
use super::definition::{Export, Key, key_name};
use super::markup::Markup;
use super::sources::Role;
use super::tables::{
    CALLBACK_METHODS, CARRYING_FUNCTIONS, CARRYING_METHODS, CLEANING_FUNCTIONS, CLEANING_METHODS,
    HOST_HEADERS, REQUEST_METHODS, UPLOAD_MEMBERS,
};
use super::text::{Piece, fixed_by_pieces};
use super::{
    Call, DEPTH_LIMIT, Danger, Dangers, Definition, Expr, Facts, FunctionRef, ParsedFile, Taint,
};
use crate::source::{FileId, Place};

/// Where a question stands: how deep it may still go, and through which calls it went into the functions around it.
#[derive(Clone, Copy)]
struct Walk<'w, 'a> {
    depth: u32,
    frame: Option<&'w Frame<'w, 'a>>,
}

/// A function that is being looked into: its parameters are what this call hands it and no other.
struct Frame<'w, 'a> {
    function: FunctionRef<'a>,
    handed: Handed<'a>,
    outer: Walk<'w, 'a>,
    calls: u32,
}

/// What a function's parameters hold.
#[derive(Clone, Copy)]
enum Handed<'a> {
    /// The arguments of a call.
    Arguments(Call<'a>),
    /// At this position the elements of an object: `items.map(toText)`.
    Elements(Expr<'a>, usize),
}

/// Calls within calls that are told apart; deeper, all calls of a function count as one.
const FRAME_LIMIT: u32 = 3;
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
        let taint = self.taint_within(expr, walk);
        if self.memory.fuel.get() == 0 {
            self.memory.cuts.borrow_mut().insert(expr.place());
        }
        taint
    }

    /// The expressions whose data was not followed to its end, because that took more than the stated number of steps.
    pub(crate) fn cuts(&self) -> Vec<Place> {
        self.memory.cuts.borrow().iter().copied().collect()
    }

    /// The request data in what `keys` lead to inside an expression.
    pub(super) fn taint_of_part(&self, expr: Expr<'a>, keys: &[Key<'a>]) -> Option<Rc<Taint>> {
        if keys.is_empty() {
            return self.taint(expr);
        }
        self.memory.fuel.set(FUEL);
        let walk = Walk {
            depth: DEPTH_LIMIT,
            frame: None,
        };
        self.path(expr, keys, walk)
    }

    /// The request data that reaches an expression and can still do this harm there.
    pub fn threat(&self, expr: Expr<'a>, danger: Danger) -> Option<Rc<Taint>> {
        self.taint(expr).filter(|taint| taint.threatens(danger))
    }

    /// Whether an expression holds what a caller sent, asked while another question is open.
    pub(super) fn is_the_callers(&self, expr: Expr<'a>) -> bool {
        let walk = Walk {
            depth: 12,
            frame: None,
        };
        if self.memory.fuel.get() == 0 {
            self.memory.fuel.set(FUEL / 10);
        }
        self.taint_within(expr, walk).is_some()
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

    /// The taint of what `keys` lead to inside `base`, without what a schema has ruled out for it before.
    fn path(&self, base: Expr<'a>, keys: &[Key<'a>], walk: Walk<'_, 'a>) -> Option<Rc<Taint>> {
        let taint = self.unchecked_path(base, keys, walk)?;
        taint.cleaned(self.checked_at(base, keys))
    }

    fn unchecked_path(
        &self,
        base: Expr<'a>,
        keys: &[Key<'a>],
        walk: Walk<'_, 'a>,
    ) -> Option<Rc<Taint>> {
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
            if let Some(name) = name
                && let Some(kept) = self.kept_taint(object, name, keys, walk)
            {
                return kept;
            }
            let taint = self.path(object, &all, walk)?;
            return taint.cleaned(self.captured(base));
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
                    self.property_taint(base, object, name, rest, keys, walk)
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
                    && !array
                        .elements
                        .iter()
                        .take(position + 1)
                        .any(|element| element.is_spread())
                    && let Some(element) = array
                        .elements
                        .get(*position)
                        .and_then(|element| element.as_expression())
                {
                    return self.path(base.with(element), rest, walk);
                }
                let inner = keys.split_first().map_or(&[][..], |(_, rest)| rest);
                part(array.elements.iter().fold(None, |found, element| {
                    let taint = match element {
                        ArrayExpressionElement::SpreadElement(spread) => {
                            self.branch(base.with(&spread.argument), keys, walk)
                        }
                        element => element
                            .as_expression()
                            .and_then(|element| self.branch(base.with(element), inner, walk)),
                    };
                    Taint::worse(found, taint)
                }))
            }
            Expression::TemplateLiteral(_) => self.built_taint(base, walk),
            Expression::TaggedTemplateExpression(tagged)
                if self.identity(base.with(&tagged.tag)).as_deref() == Some("String.raw") =>
            {
                let parts = tagged.quasi.expressions.iter();
                parts
                    .fold(None, |found, part| {
                        Taint::worse(found, self.taint_within(base.with(part), walk))
                    })?
                    .built(true)
                    .cleaned(Dangers::STRUCTURE.and(Dangers::MASS))
            }
            Expression::BinaryExpression(binary) if binary.operator == BinaryOperator::Addition => {
                self.built_taint(base, walk)
            }
            Expression::ConditionalExpression(conditional) => Taint::worse(
                self.branch(base.with(&conditional.consequent), keys, walk),
                self.branch(base.with(&conditional.alternate), keys, walk),
            ),
            // What is given where the left side fails is nothing: empty, zero or missing.
            Expression::LogicalExpression(logical) if logical.operator == LogicalOperator::And => {
                self.branch(base.with(&logical.right), keys, walk)
            }
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

    /// The taint of a text that is put together.
    fn built_taint(&self, expr: Expr<'a>, walk: Walk<'_, 'a>) -> Option<Rc<Taint>> {
        let pieces = self.pieces(expr);
        let mut found = None;
        let mut fixed = Dangers::ALL;
        for (position, piece) in pieces.iter().enumerate() {
            if let Piece::Part(part) = piece
                && let Some(taint) = self.taint_within(*part, walk)
            {
                fixed = fixed.common(fixed_by_pieces(&pieces[..position]).and(taint.safe()));
                found = Taint::worse(found, Some(taint));
            }
        }
        let alone = pieces.len() == 1;
        let fixed = fixed.common(fixed_kinds());
        found?
            .built(!alone)
            .cleaned(Dangers::STRUCTURE.and(Dangers::MASS).and(fixed))
    }

    /// The taint of a property of an object literal; what is spread behind it can replace it.
    fn property_taint(
        &self,
        base: Expr<'a>,
        object: &'a ObjectExpression<'a>,
        name: &str,
        rest: &[Key<'a>],
        keys: &[Key<'a>],
        walk: Walk<'_, 'a>,
    ) -> Option<Rc<Taint>> {
        let mut found = None;
        for property in object.properties.iter().rev() {
            match property {
                ObjectPropertyKind::ObjectProperty(property) => match key_name(&property.key) {
                    Some(own) if own == name => {
                        let own = self.branch(base.with(&property.value), rest, walk);
                        return Taint::worse(own, found);
                    }
                    Some(_) => {}
                    None => {
                        let computed = self.branch(base.with(&property.value), rest, walk);
                        found = Taint::worse(found, computed);
                    }
                },
                ObjectPropertyKind::SpreadProperty(spread) => {
                    let spread = self.path(base.with(&spread.argument), keys, walk);
                    found = Taint::worse(found, spread);
                }
            }
        }
        found
    }

    fn branch(&self, expr: Expr<'a>, keys: &[Key<'a>], walk: Walk<'_, 'a>) -> Option<Rc<Taint>> {
        if keys.is_empty() {
            self.taint_within(expr, walk)
        } else {
            self.path(expr, keys, walk)
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
            return self
                .request_source(expr, member, rest)
                .or_else(|| self.kept_taint(expr, member, rest, walk).flatten());
        }
        // `req[part]` is any of its parts.
        if let Some((Key::Rest, rest)) = keys.split_first()
            && self.is_request(expr)
        {
            return self.request_source(expr, "body", rest);
        }
        if let Some(entry) = self.entry_taint(expr, keys) {
            return Some(entry);
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
                        | Expression::CallExpression(_)
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
            Definition::RestParameter(function, position) => {
                self.rest_taint(function, position, keys, walk)
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
                return Taint::source_at(at.place(), text, safe, is_whole)
                    .cleaned(self.dto_leaves(function, position, keys));
            }
            Some(Role::Upload) => {
                let chosen = keys
                    .iter()
                    .any(|key| matches!(key, Key::Name(name) if UPLOAD_MEMBERS.contains(name)));
                let text = match self.text(at.place()) {
                    text if text.contains('.') => text.to_owned(),
                    text => match keys.last() {
                        Some(Key::Name(name)) => format!("{text}.{name}"),
                        _ => text.to_owned(),
                    },
                };
                return chosen.then(|| Taint::upload_at(at.place(), &text));
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
                let name = function.parameter_name(position).unwrap_or("its parameter");
                let (given, taint) = match inner.handed {
                    Handed::Arguments(call) => {
                        let argument = self.argument_for(function, position, call)?;
                        (argument, self.branch(argument, keys, inner.outer)?)
                    }
                    Handed::Elements(receiver, wanted) if wanted == position => {
                        let mut inside = vec![Key::Rest];
                        inside.extend_from_slice(keys);
                        let taint = self.path(receiver, &inside, inner.outer)?;
                        let taint = taint.cleaned(self.guarded(receiver))?;
                        (receiver, taint.part())
                    }
                    Handed::Elements(..) => return None,
                };
                return Some(taint.passed(given.place(), format!("passed on as `{name}`")));
            }
            frame = inner.outer.frame;
        }
        if let Some(receiver) = self.callback_receiver(function, position) {
            let mut inside = vec![Key::Rest];
            inside.extend_from_slice(keys);
            // `if (!names.every(isKnown)) return;` holds for each of them.
            let taint = self.path(receiver, &inside, walk)?;
            let part = taint.cleaned(self.guarded(receiver))?.part();
            return Some(part.passed(receiver.place(), "handed to the callback".to_owned()));
        }
        let name = function.parameter_name(position).unwrap_or("its parameter");
        self.callers(function)
            .iter()
            .take(24)
            .fold(None, |found, call| {
                let argument = self
                    .argument_for(function, position, *call)
                    .and_then(|argument| {
                        let taint = self.branch(argument, keys, walk)?;
                        Some(taint.passed(argument.place(), format!("passed on as `{name}`")))
                    });
                Taint::worse(found, argument)
            })
    }

    /// What `...rest` holds: all arguments from its position on.
    fn rest_taint(
        &self,
        function: FunctionRef<'a>,
        position: usize,
        keys: &[Key<'a>],
        walk: Walk<'_, 'a>,
    ) -> Option<Rc<Taint>> {
        let inner = keys.split_first().map_or(&[][..], |(_, rest)| rest);
        let from = |call: Call<'a>, walk: Walk<'_, 'a>| {
            call.arguments_and_spreads()
                .skip(position)
                .fold(None, |found, argument| {
                    Taint::worse(found, self.branch(argument, inner, walk))
                })
                .map(|taint| taint.part())
        };
        let mut frame = walk.frame;
        while let Some(inner) = frame {
            if inner.function.node() == function.node() && inner.function.file == function.file {
                return match inner.handed {
                    Handed::Arguments(call) => from(call, inner.outer),
                    Handed::Elements(..) => None,
                };
            }
            frame = inner.outer.frame;
        }
        self.callers(function)
            .iter()
            .take(24)
            .fold(None, |found, call| Taint::worse(found, from(*call, walk)))
    }

    /// What a call hands to a parameter: its argument, or the default where it has none.
    fn argument_for(
        &self,
        function: FunctionRef<'a>,
        position: usize,
        call: Call<'a>,
    ) -> Option<Expr<'a>> {
        // `handler.call(this, req, res)`
        let shift = usize::from(
            call.name() == Some("call")
                && call
                    .receiver()
                    .and_then(|receiver| self.function(receiver))
                    .is_some_and(|called| called.node() == function.node()),
        );
        call.argument(position + shift)
            .or_else(|| call.spread_at(position + shift))
    }

    /// Whether a function is handed to a call where it stands.
    pub(super) fn is_callback(&self, function: FunctionRef<'a>) -> bool {
        let nodes = self.file(function.file).semantic.nodes();
        Call::of_kind(function.file, nodes.parent_kind(function.node())).is_some()
    }

    /// The object whose elements a callback's first parameter takes: `ids` in `ids.map((id) => …)`.
    fn callback_receiver(&self, function: FunctionRef<'a>, position: usize) -> Option<Expr<'a>> {
        let nodes = self.file(function.file).semantic.nodes();
        let call = Call::of_kind(function.file, nodes.parent_kind(function.node()))?;
        let name = call.name()?;
        // `text.replace(pattern, (match, group) => …)`: all but the last are parts of the text.
        if matches!(name, "replace" | "replaceAll") {
            let replaces = call
                .argument(1)
                .is_some_and(|by| by.node_id() == function.node());
            return call.receiver().filter(|_| replaces);
        }
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
            && !self.is_kept_for_request(call)
        {
            let text = match self.text(call.place()) {
                text if text.len() <= 80 => text.to_owned(),
                _ => format!("req.{name}()"),
            };
            let is_whole = keys.is_empty() && !safe.holds(Dangers::MASS);
            let is_host = matches!(name, "get" | "header")
                && call
                    .argument(0)
                    .and_then(|header| self.string(header))
                    .is_some_and(|header| {
                        HOST_HEADERS.contains(&header.to_ascii_lowercase().as_str())
                    });
            if is_host {
                return Some(Taint::host_at(call.place(), &text, *safe));
            }
            return Some(Taint::source_at(call.place(), &text, *safe, is_whole));
        }
        // Fastify: `const part = await request.file()`, whose name the caller chose.
        if matches!(name, Some("file" | "saveRequestFiles"))
            && keys
                .iter()
                .any(|key| matches!(key, Key::Name("filename" | "mimetype")))
            && call
                .receiver()
                .is_some_and(|receiver| self.is_request(receiver))
        {
            return Some(Taint::upload_at(call.place(), "part.filename"));
        }
        // express-validator's `matchedData(req)`: the fields that have rules, and what these leave.
        if name == Some("matchedData")
            && self
                .identity(call.callee())
                .is_some_and(|identity| identity.starts_with("express-validator."))
        {
            let text = self.text(call.place());
            let at = call.argument(0)?;
            return Taint::source_at(call.place(), text, Dangers::MASS, false)
                .cleaned(self.matched_leaves(at, keys));
        }
        if let Some(validated) = self.validated(call, keys, |data| self.taint_within(data, walk)) {
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
                // `%s` puts a value in as it is; only `%I` and `%L` quote it.
                let as_it_is = &*identity == "pg-format"
                    && call
                        .argument(0)
                        .is_some_and(|format| self.leading_text_of(format).contains("%s"));
                if as_it_is {
                    return of_arguments(Dangers::STRUCTURE.and(Dangers::MASS));
                }
                return of_arguments(safe.and(Dangers::MASS));
            }
            if let Some(markup) = self.rendered(call, &identity) {
                let safe = match markup {
                    Markup::Escaped => Dangers::HTML,
                    Markup::Passed => Dangers::NONE,
                };
                let source = self.taint_within(call.argument(0)?, walk)?;
                return narrow(source).cleaned(safe.and(Dangers::STRUCTURE).and(Dangers::MASS));
            }
            if CARRYING_FUNCTIONS.contains(&&*identity) {
                if self.gives_own_names(call, &identity, keys) {
                    return None;
                }
                // Names of properties are text, whatever these hold.
                if asks_for_names(&identity, keys) {
                    return of_arguments(Dangers::STRUCTURE).map(|taint| taint.part());
                }
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
                        | "Array"
                        | "Array.from"
                        | "Map"
                        | "Object.keys"
                        | "Set"
                        | "lodash.merge"
                        | "lodash.pick"
                        | "qs.parse"
                        | "querystring.parse"
                );
                // Text becomes an object again, with all fields that it names; a copy is what it was.
                if &*identity == "JSON.parse" {
                    let given = call.argument(0)?;
                    let copied = Call::of(given)
                        .filter(|inner| {
                            self.identity(inner.callee()).as_deref() == Some("JSON.stringify")
                        })
                        .and_then(|inner| inner.argument(0));
                    return match copied {
                        Some(copied) => self.branch(copied, keys, walk),
                        None => Some(
                            self.taint_within(given, walk)?
                                .read_as_json(keys.is_empty()),
                        ),
                    };
                }
                let mut safe = if text {
                    Dangers::STRUCTURE.and(Dangers::MASS)
                } else {
                    Dangers::NONE
                };
                if &*identity == "lodash.pick" {
                    safe = safe.and(Dangers::MASS);
                }
                // The query of an own address is all the caller's, however the address itself begins.
                let is_query = matches!(
                    &*identity,
                    "URL" | "url.URL" | "url.parse" | "whatwg-url.URL"
                ) && matches!(
                    keys.first(),
                    Some(Key::Name("searchParams" | "query" | "search" | "hash"))
                );
                let reads_query = matches!(
                    &*identity,
                    "URLSearchParams" | "qs.parse" | "querystring.parse" | "url.URLSearchParams"
                );
                let of_text = call
                    .argument(0)
                    .is_some_and(|query| self.object(query).is_none());
                if is_query || reads_query && of_text {
                    return of_arguments(safe).map(|taint| taint.reopened(safe));
                }
                return of_arguments(safe);
            }
        }
        if let Some(name) = name
            && let Some((_, safe)) = CLEANING_METHODS.iter().find(|(method, _)| *method == name)
            && !self.replaces_once(call)
        {
            return of_arguments(*safe);
        }
        if let Some(undone) = self.unquoted(call, walk) {
            return Some(undone);
        }
        // `pattern.exec(text)` gives parts of the text.
        if name == Some("exec")
            && let Some(text) = call.argument(0)
            && call
                .receiver()
                .is_some_and(|receiver| self.pattern(receiver).is_some())
        {
            return narrow(self.taint_within(text, walk)?)
                .cleaned(Dangers::STRUCTURE.and(Dangers::MASS));
        }
        let of_receiver = call
            .receiver()
            .filter(|_| name.is_some_and(|name| CARRYING_METHODS.contains(&name)))
            .and_then(|receiver| self.taint_within(receiver, walk));
        if name == Some("concat")
            && let Some(added) = of_arguments(Dangers::NONE)
        {
            return Taint::worse(of_receiver, Some(added));
        }
        // What `replace` puts in.
        if let Some("replace" | "replaceAll") = name
            && of_receiver.is_none()
            && let Some(put) = call.argument(1)
        {
            if let Some(function) = self.function(put) {
                let returned = self.index().returns(function).iter().take(8);
                let put = returned.fold(None, |found, value| {
                    Taint::worse(found, self.taint_within(*value, walk))
                })?;
                return narrow(put).cleaned(Dangers::STRUCTURE.and(Dangers::MASS));
            }
            return narrow(self.taint_within(put, walk)?)
                .cleaned(Dangers::STRUCTURE.and(Dangers::MASS));
        }
        if let (Some(receiver), Some(name), Some(taint)) = (call.receiver(), name, of_receiver) {
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
            if let Some(made) = self.made_by_callback(call, name, keys, walk) {
                return narrow(made?).cleaned(Dangers::NONE);
            }
            let replaced = match call.argument(0) {
                Some(pattern) if matches!(name, "replace" | "replaceAll") => {
                    self.replaced(pattern, call.argument(1))
                }
                _ => Dangers::NONE,
            };
            let is_named_value = name == "get"
                && member(receiver).is_some_and(|(_, of)| {
                    matches!(of, Some("cookies" | "headers" | "searchParams"))
                });
            let text = text || is_named_value;
            let safe = if text {
                Dangers::STRUCTURE.and(Dangers::MASS)
            } else {
                Dangers::NONE
            };
            return narrow(taint).cleaned(safe.and(replaced));
        }
        if call.is_new {
            return None;
        }
        // `COLUMNS.map((column) => `${column} = '${term}'`)`: the callback puts in what it closes over.
        if let Some(name @ ("map" | "flatMap" | "reduce")) = name
            && call.receiver().is_some()
            && let Some(made) = self.made_by_callback(call, name, keys, walk)
        {
            return narrow(made?).cleaned(Dangers::NONE);
        }
        let mut found = None;
        for function in self.functions_of(call.callee()) {
            found = Taint::worse(found, self.returned_taint(function, call, keys, walk));
        }
        found
    }

    /// Whether what `keys` lead to are names that the code itself has written: the keys of `Object.entries({ color, text })`.
    fn gives_own_names(&self, call: Call<'a>, identity: &str, keys: &[Key<'a>]) -> bool {
        asks_for_names(identity, keys)
            && call
                .argument(0)
                .and_then(|object| self.object(object))
                .is_some_and(|object| !object.is_open(self))
    }

    /// Whether a function of the project cleans by replacing a text, which changes its first match only.
    fn replaces_once(&self, call: Call<'a>) -> bool {
        self.function(call.callee()).is_some_and(|function| {
            self.index().returns(function).iter().any(|returned| {
                let mut current = Call::of(*returned);
                for _ in 0..8 {
                    let Some(one) = current else { return false };
                    if one.name() == Some("replace")
                        && one
                            .argument(0)
                            .is_some_and(|pattern| self.string(pattern).is_some())
                    {
                        return true;
                    }
                    current = one.receiver().and_then(Call::of);
                }
                false
            })
        })
    }

    /// `mysql.escape(name).slice(1, -1)`: the quotes that made it harmless are gone.
    fn unquoted(&self, call: Call<'a>, walk: Walk<'_, 'a>) -> Option<Rc<Taint>> {
        let cut = call.name() == Some("slice")
            && call.argument(0).and_then(|from| self.number(from)) == Some(1.0)
            && call.argument(1).and_then(|to| self.number(to)) == Some(-1.0);
        let quoting = Call::of(call.receiver().filter(|_| cut)?).filter(|inner| {
            matches!(
                inner.name(),
                Some("escape" | "escapeLiteral" | "escapeId" | "quote")
            )
        })?;
        self.taint_within(quoting.argument(0)?, walk)?
            .cleaned(Dangers::STRUCTURE.and(Dangers::MASS))
    }

    /// What a function of the project gives back for a call.
    fn returned_taint(
        &self,
        function: FunctionRef<'a>,
        call: Call<'a>,
        keys: &[Key<'a>],
        walk: Walk<'_, 'a>,
    ) -> Option<Rc<Taint>> {
        let depth_of_calls = walk.frame.map_or(0, |frame| frame.calls);
        let frame = Frame {
            function,
            handed: Handed::Arguments(call),
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
            format!("returned by `{}`", call.name().unwrap_or("the function")),
        ))
    }

    /// What a callback makes of its receiver's elements: `ids.map(Number)`, `ids.map((id) => `'${id}'`)`, `ids.filter((id) => KNOWN.has(id))`.
    /// None where there is no callback to look into; an inner none where what it makes is harmless.
    fn made_by_callback(
        &self,
        call: Call<'a>,
        name: &str,
        keys: &[Key<'a>],
        walk: Walk<'_, 'a>,
    ) -> Option<Option<Rc<Taint>>> {
        let callback = call.argument(0)?;
        match name {
            "map" | "flatMap" | "then" | "reduce" => {
                if let Some(identity) = self.identity(callback)
                    && let Some((_, safe)) = CLEANING_FUNCTIONS
                        .iter()
                        .find(|(function, _)| *function == &*identity)
                {
                    let taint = self.taint_within(call.receiver()?, walk);
                    return Some(taint.and_then(|taint| taint.cleaned(*safe)));
                }
                let function = self.function(callback)?;
                let calls = walk.frame.map_or(0, |frame| frame.calls);
                let frame = Frame {
                    function,
                    handed: Handed::Elements(call.receiver()?, usize::from(name == "reduce")),
                    outer: walk,
                    calls: calls + 1,
                };
                let inside = Walk {
                    frame: if calls < FRAME_LIMIT {
                        Some(&frame)
                    } else {
                        walk.frame
                    },
                    ..walk
                };
                let begun = (name == "reduce")
                    .then(|| call.argument(1))
                    .flatten()
                    .and_then(|begun| self.taint_within(begun, walk));
                let returned = self.index().returns(function);
                Some(returned.iter().take(8).fold(begun, |found, value| {
                    Taint::worse(found, self.taint_within(*value, inside))
                }))
            }
            "filter" => {
                let safe = match self.function(callback) {
                    // `([key, value]) => KNOWN.includes(key)` over entries chooses fields.
                    // A filter that looks at keys alone says nothing of the values.
                    Some(function) if self.takes_key_alone(function) => self.chosen_keys(function),
                    Some(function) => self
                        .decided(function, 0, true, 8)
                        .and(self.chosen_keys(function)),
                    None => self.approved_by(callback),
                };
                // It keeps the elements as they are.
                let taint = self.branch(call.receiver()?, keys, walk);
                Some(taint.and_then(|taint| {
                    let taint = taint.cleaned(safe)?;
                    let is_chosen = safe.holds(Dangers::MASS);
                    Some(if is_chosen { taint.part() } else { taint })
                }))
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
            let mut written = node;
            let mut path: Vec<Key<'a>> = Vec::new();
            let mut last = None;
            loop {
                let parent = nodes.parent_id(written);
                let key = match nodes.kind(parent) {
                    AstKind::StaticMemberExpression(member) => {
                        Key::Name(member.property.name.as_str())
                    }
                    AstKind::ComputedMemberExpression(member)
                        if member.object.span() == nodes.kind(written).span() =>
                    {
                        Key::Rest
                    }
                    AstKind::TSNonNullExpression(_) | AstKind::TSAsExpression(_) => {
                        written = parent;
                        continue;
                    }
                    _ => break,
                };
                path.extend(last);
                last = Some(key);
                written = parent;
            }
            let Some(key) = last else {
                // `Object.assign(options, more)`, `merge(options, more)`
                if let AstKind::CallExpression(outer) = nodes.parent_kind(node) {
                    let call = Call::of_call(expr.file, outer);
                    let fills = call.span.end <= used_at
                        && call.name() == Some("assign")
                        && call
                            .argument(0)
                            .is_some_and(|target| target.node_id() == node);
                    if fills {
                        for value in call.arguments().skip(1) {
                            found = Taint::worse(found, self.branch(value, keys, walk));
                        }
                    }
                }
                continue;
            };
            let parent = written;
            let written = nodes.kind(parent).span();
            if written.end > used_at && !self.in_one_loop(expr, parent) {
                continue;
            }
            // What is written somewhere else inside says nothing about what is asked.
            let inside = path.len().min(keys.len());
            let same = |a: Key<'a>, b: Key<'a>| a == b || a == Key::Rest || b == Key::Rest;
            if !path[..inside]
                .iter()
                .zip(&keys[..inside])
                .all(|(a, b)| same(*a, *b))
            {
                continue;
            }
            let keys = &keys[inside..];
            let taint = match nodes.parent_kind(parent) {
                AstKind::CallExpression(outer) if outer.callee.span() == written => {
                    let Key::Name(method) = key else { continue };
                    if !matches!(
                        method,
                        "push" | "unshift" | "set" | "add" | "append" | "fill" | "splice"
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
            // What is behind the path of an address chooses no host.
            let behind = [
                Key::Name("search"),
                Key::Name("hash"),
                Key::Name("searchParams"),
            ];
            let taint = if behind.contains(&key) || path.iter().any(|key| behind.contains(key)) {
                taint.and_then(|taint| taint.cleaned(Dangers::SSRF.and(Dangers::REDIRECT)))
            } else {
                taint
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

    /// Whether an expression and a node stand in the same loop: what is written further down was written in an earlier round.
    fn in_one_loop(&self, expr: Expr<'a>, node: oxc_semantic::NodeId) -> bool {
        let nodes = self.file(expr.file).semantic.nodes();
        let is_loop = |kind: AstKind<'a>| {
            matches!(
                kind,
                AstKind::ForStatement(_)
                    | AstKind::ForOfStatement(_)
                    | AstKind::ForInStatement(_)
                    | AstKind::WhileStatement(_)
                    | AstKind::DoWhileStatement(_)
            )
        };
        let around = nodes
            .ancestors(node)
            .find(|ancestor| is_loop(ancestor.kind()))
            .map(|ancestor| ancestor.kind().span());
        let at = expr.span();
        around.is_some_and(|around| around.start <= at.start && at.end <= around.end)
    }

    /// What middleware keeps on the request or the response for later: `req.valid = …`, `res.locals.page = …`, `ctx.state.input = …`.
    /// None where an object is neither.
    fn kept_taint(
        &self,
        object: Expr<'a>,
        name: &'a str,
        keys: &[Key<'a>],
        walk: Walk<'_, 'a>,
    ) -> Option<Option<Rc<Taint>>> {
        let place = self.keeping_place(object)?;
        let mut found = None;
        for (target, value) in self.index().member_writes(name).iter().take(16) {
            if self.keeping_place(*target) == Some(place) {
                let taint = self.branch(
                    *value,
                    keys,
                    Walk {
                        frame: None,
                        ..walk
                    },
                );
                let taint =
                    taint.map(|taint| taint.passed(value.place(), format!("kept in `{name}`")));
                found = Taint::worse(found, taint);
            }
        }
        // `Object.assign(req, { valid })` and `res.locals = { page }` are rare enough to be left out.
        Some(found.and_then(|kept| self.kept_part(object, keys, kept)))
    }

    /// What middleware has checked and kept, told by the schema of the route that reads it: the middleware itself knows only some schema.
    fn kept_part(&self, object: Expr<'a>, keys: &[Key<'a>], kept: Rc<Taint>) -> Option<Rc<Taint>> {
        const PARTS: &[&str] = &["body", "cookies", "headers", "params", "query"];
        let (part, rest) = match keys.split_first() {
            Some((Key::Name(name), rest)) if PARTS.contains(name) => (*name, rest),
            _ => {
                let part = PARTS
                    .iter()
                    .find(|part| kept.source().ends_with(&format!(".{part}")));
                match part {
                    Some(part) => (*part, keys),
                    None => return Some(kept),
                }
            }
        };
        let nodes = self.file(object.file).semantic.nodes();
        let leaves = nodes
            .ancestor_kinds(object.node_id())
            .filter_map(|kind| FunctionRef::of_kind(object.file, kind))
            .take(6)
            .find_map(|function| self.kept_leaves(function, part, rest));
        let Some(leaves) = leaves else {
            return Some(kept);
        };
        let read = self.request_source(object, part, rest)?.cleaned(leaves)?;
        Some(read.passed(object.place(), "checked and kept before".to_owned()))
    }

    /// Which of the places that live as long as a request an expression is.
    fn keeping_place(&self, expr: Expr<'a>) -> Option<&'static str> {
        if self.is_request(expr) {
            return Some("request");
        }
        let (object, name) = member(expr)?;
        match name? {
            "locals" if !self.is_request(object) => Some("locals"),
            "state" => Some("state"),
            _ => None,
        }
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
}

/// What a fixed beginning of a text can rule out.
fn fixed_kinds() -> Dangers {
    Dangers::REDIRECT.and(Dangers::SSRF).and(Dangers::ARGUMENT)
}

/// Whether `keys` lead to the names of an object's properties: those of `Object.keys(x)`, the first of each pair of `Object.entries(x)`.
fn asks_for_names(identity: &str, keys: &[Key<'_>]) -> bool {
    match identity {
        "Object.keys" => !keys.is_empty(),
        "Object.entries" => matches!(keys, [Key::Rest | Key::Position(_), Key::Position(0), ..]),
        _ => false,
    }
}

struct Assigned {
    taint: Option<Rc<Taint>>,
    replaces: bool,
}

pub(super) fn is_block(kind: AstKind<'_>) -> bool {
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
