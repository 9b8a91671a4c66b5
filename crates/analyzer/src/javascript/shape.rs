//! Shapes: what an object or a list is put together from, wherever that happens.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{ArrayExpressionElement, Expression, ObjectPropertyKind};
use oxc_span::GetSpan;

use super::calls::plain;
use super::definition::{Key, key_name};
use super::{Call, Definition, Expr, Facts};

/// How deep objects are followed through names, spreads, functions and their callers.
const SHAPE_DEPTH: u32 = 8;
/// How many pieces are collected.
const PIECE_LIMIT: usize = 200;

/// What an object is put together from.
#[derive(Default)]
pub struct Shape<'a> {
    /// The fields that are written by name.
    pub fields: Vec<(&'a str, Expr<'a>)>,
    /// The fields whose name is computed: name and value.
    pub computed: Vec<(Expr<'a>, Expr<'a>)>,
    /// What is taken over as a whole: spread, assigned, or handed on.
    pub wholes: Vec<Expr<'a>>,
}

impl<'a> Shape<'a> {
    /// The last value of a field.
    pub fn get(&self, name: &str) -> Option<Expr<'a>> {
        self.fields
            .iter()
            .rev()
            .find_map(|(field, value)| (*field == name).then_some(*value))
    }

    fn is_full(&self) -> bool {
        self.fields.len() + self.computed.len() + self.wholes.len() >= PIECE_LIMIT
    }
}

impl<'a> Facts<'a> {
    /// What an object is put together from: its literal, spreads, `Object.assign`, later writes, the branches of a choice, what a
    /// function of the project returns, or what the callers hand in. What cannot be opened is in [`Shape::wholes`].
    pub fn shape(&self, expr: Expr<'a>) -> Rc<Shape<'a>> {
        let key = (expr.file, expr.span().start, expr.span().end);
        self.memory
            .answer(&self.memory.shapes, key, Rc::default(), || {
                let mut shape = Shape::default();
                self.add_shape(expr, &mut shape, SHAPE_DEPTH);
                Rc::new(shape)
            })
    }

    /// The expression that keys lead to inside an object.
    pub(super) fn part(&self, base: Expr<'a>, keys: &[Key<'a>]) -> Option<Expr<'a>> {
        let mut value = base;
        for key in keys {
            let Key::Name(name) = key else { return None };
            value = self.shape(value).get(name)?;
        }
        Some(value)
    }

    /// What the known callers of a function hand to a parameter, or to a part of it.
    pub(super) fn handed(
        &self,
        function: super::FunctionRef<'a>,
        position: usize,
        keys: &[Key<'a>],
    ) -> Vec<Expr<'a>> {
        self.collect_callers();
        self.callers_so_far(function)
            .iter()
            .take(8)
            .filter_map(|call| self.part(call.argument(position)?, keys))
            .collect()
    }

    fn add_shape(&self, expr: Expr<'a>, shape: &mut Shape<'a>, depth: u32) {
        let expr = expr.with(plain(expr.node));
        let Some(depth) = depth.checked_sub(1) else {
            shape.wholes.push(expr);
            return;
        };
        if shape.is_full() {
            return;
        }
        match expr.node {
            Expression::ObjectExpression(object) => {
                for property in &object.properties {
                    match property {
                        ObjectPropertyKind::ObjectProperty(property) => {
                            let value = expr.with(&property.value);
                            match key_name(&property.key) {
                                Some(name) => shape.fields.push((name, value)),
                                None => match property.key.as_expression() {
                                    Some(key) => shape.computed.push((expr.with(key), value)),
                                    None => shape.wholes.push(value),
                                },
                            }
                        }
                        ObjectPropertyKind::SpreadProperty(spread) => {
                            self.add_shape(expr.with(&spread.argument), shape, depth);
                        }
                    }
                }
            }
            Expression::ConditionalExpression(choice) => {
                self.add_shape(expr.with(&choice.consequent), shape, depth);
                self.add_shape(expr.with(&choice.alternate), shape, depth);
            }
            // `condition && { … }` is nothing where the condition fails.
            Expression::LogicalExpression(choice) => {
                if choice.operator != oxc_ast::ast::LogicalOperator::And {
                    self.add_shape(expr.with(&choice.left), shape, depth);
                }
                self.add_shape(expr.with(&choice.right), shape, depth);
            }
            Expression::Identifier(_) => self.add_named_shape(expr, shape, depth),
            Expression::CallExpression(_) | Expression::ChainExpression(_) => {
                let Some(call) = Call::of(expr) else {
                    shape.wholes.push(expr);
                    return;
                };
                if matches!(
                    call.name(),
                    Some("assign" | "freeze" | "merge" | "defaults")
                ) && self.function(call.callee()).is_none()
                {
                    for argument in call.arguments_and_spreads() {
                        self.add_shape(argument, shape, depth);
                    }
                    return;
                }
                let resolved = self.resolve(expr);
                if resolved.file != expr.file {
                    self.add_shape(resolved, shape, depth);
                    return;
                }
                if let Some(handlers) = wrapped_handlers(call) {
                    self.add_handlers(handlers, shape);
                    return;
                }
                match self.function(call.callee()) {
                    Some(function) => {
                        let mut closed = false;
                        for returned in self.index().returns(function).iter().take(8) {
                            if let Some(handlers) = Call::of(*returned).and_then(wrapped_handlers) {
                                let handlers = self.handed_by(call, function, handlers);
                                self.add_handlers(handlers, shape);
                            } else if self.is_object(*returned) {
                                self.add_shape(*returned, shape, depth);
                            } else {
                                closed = true;
                            }
                        }
                        if closed {
                            shape.wholes.push(expr);
                        }
                    }
                    None => shape.wholes.push(expr),
                }
            }
            _ => {
                let resolved = self.resolve(expr);
                if resolved.span() != expr.span() || resolved.file != expr.file {
                    self.add_shape(resolved, shape, depth);
                } else {
                    shape.wholes.push(expr);
                }
            }
        }
    }

    /// The handlers of a controller of which each was wrapped.
    fn add_handlers(&self, controller: Expr<'a>, shape: &mut Shape<'a>) {
        let controller = self.shape(controller);
        let handlers = controller.fields.iter().copied();
        shape
            .fields
            .extend(handlers.filter(|(_, value)| self.function(*value).is_some()));
    }

    /// What a call hands to the parameter of `function` that an expression names, else the expression.
    fn handed_by(
        &self,
        call: Call<'a>,
        function: super::FunctionRef<'a>,
        expr: Expr<'a>,
    ) -> Expr<'a> {
        let definition = self
            .symbol(expr)
            .map(|symbol| self.definition(expr.file, symbol));
        match definition {
            Some(Definition::Parameter(around, position, keys))
                if keys.is_empty() && around.span() == function.span() =>
            {
                call.argument(position).unwrap_or(expr)
            }
            _ => expr,
        }
    }

    /// Whether an expression is, or names, an object that is put together here.
    fn is_object(&self, expr: Expr<'a>) -> bool {
        matches!(
            self.resolve(expr).node,
            Expression::ObjectExpression(_)
        ) || self.symbol(expr).is_some_and(|symbol| {
            matches!(
                self.definition(expr.file, symbol),
                Definition::Value(value, keys)
                    if keys.is_empty() && matches!(plain(value.node), Expression::ObjectExpression(_))
            )
        })
    }

    fn add_named_shape(&self, expr: Expr<'a>, shape: &mut Shape<'a>, depth: u32) {
        let Some(symbol) = self.symbol(expr) else {
            shape.wholes.push(expr);
            return;
        };
        match self.definition(expr.file, symbol) {
            Definition::Value(value, keys) if keys.is_empty() => {
                self.add_shape(value, shape, depth);
                self.add_writes(expr, symbol, shape, depth);
            }
            Definition::Value(value, keys) => {
                match self.part(value, &keys) {
                    Some(inner) => self.add_shape(inner, shape, depth),
                    None => shape.wholes.push(expr),
                }
                self.add_writes(expr, symbol, shape, depth);
            }
            Definition::Parameter(function, position, keys) => {
                let handed = self.handed(function, position, &keys);
                if handed.is_empty() {
                    shape.wholes.push(expr);
                }
                for value in handed {
                    self.add_shape(value, shape, depth);
                }
                self.add_writes(expr, symbol, shape, depth);
            }
            _ => {
                let resolved = self.resolve(expr);
                if resolved.span() != expr.span() || resolved.file != expr.file {
                    self.add_shape(resolved, shape, depth);
                } else {
                    shape.wholes.push(expr);
                }
            }
        }
    }

    /// `object.name = value`, `object[name] = value` and `Object.assign(object, …)` anywhere.
    fn add_writes(
        &self,
        expr: Expr<'a>,
        symbol: oxc_semantic::SymbolId,
        shape: &mut Shape<'a>,
        depth: u32,
    ) {
        let semantic = &self.file(expr.file).semantic;
        let nodes = semantic.nodes();
        for reference in semantic.scoping().get_resolved_references(symbol).take(64) {
            let node = reference.node_id();
            let parent = nodes.parent_id(node);
            match nodes.kind(parent) {
                AstKind::StaticMemberExpression(member) => {
                    if let AstKind::AssignmentExpression(assignment) = nodes.parent_kind(parent)
                        && assignment.left.span() == member.span
                    {
                        let name = member.property.name.as_str();
                        shape.fields.push((name, expr.with(&assignment.right)));
                    }
                }
                AstKind::ComputedMemberExpression(member) => {
                    if let AstKind::AssignmentExpression(assignment) = nodes.parent_kind(parent)
                        && assignment.left.span() == member.span
                    {
                        let key = expr.with(&member.expression);
                        shape.computed.push((key, expr.with(&assignment.right)));
                    }
                }
                AstKind::CallExpression(outer) => {
                    let call = Call::of_call(expr.file, outer);
                    if call.name() == Some("assign")
                        && call
                            .argument(0)
                            .is_some_and(|target| target.node_id() == node)
                    {
                        for value in call.arguments_and_spreads().skip(1) {
                            self.add_shape(value, shape, depth);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// The elements that a list is put together from: its literal, spreads, `push`, `concat`, both branches of a choice, what a function
    /// returns or the callers hand in. What cannot be opened stands for itself.
    pub fn list(&self, expr: Expr<'a>) -> Vec<Expr<'a>> {
        let mut elements = Vec::new();
        self.add_elements(expr, &mut elements, SHAPE_DEPTH);
        elements
    }

    fn add_elements(&self, expr: Expr<'a>, elements: &mut Vec<Expr<'a>>, depth: u32) {
        let expr = expr.with(plain(expr.node));
        let Some(depth) = depth
            .checked_sub(1)
            .filter(|_| elements.len() < PIECE_LIMIT)
        else {
            elements.push(expr);
            return;
        };
        match expr.node {
            Expression::ArrayExpression(array) => {
                for element in &array.elements {
                    match element {
                        ArrayExpressionElement::SpreadElement(spread) => {
                            self.add_elements(expr.with(&spread.argument), elements, depth);
                        }
                        element => {
                            elements.extend(element.as_expression().map(|node| expr.with(node)));
                        }
                    }
                }
            }
            Expression::ConditionalExpression(choice) => {
                self.add_elements(expr.with(&choice.consequent), elements, depth);
                self.add_elements(expr.with(&choice.alternate), elements, depth);
            }
            Expression::Identifier(_) => {
                let Some(symbol) = self.symbol(expr) else {
                    elements.push(expr);
                    return;
                };
                match self.definition(expr.file, symbol) {
                    Definition::Value(value, keys) if keys.is_empty() => {
                        self.add_elements(value, elements, depth);
                        self.add_pushed(expr, symbol, elements, depth);
                    }
                    Definition::Parameter(function, position, keys)
                        if keys.is_empty() && !self.callers(function).is_empty() =>
                    {
                        for call in self.callers(function).iter().take(8) {
                            if let Some(argument) = call.argument(position) {
                                self.add_elements(argument, elements, depth);
                            }
                        }
                        self.add_pushed(expr, symbol, elements, depth);
                    }
                    Definition::RestParameter(function, position)
                        if !self.callers(function).is_empty() =>
                    {
                        for call in self.callers(function).iter().take(8) {
                            elements.extend(call.arguments_and_spreads().skip(position));
                        }
                    }
                    _ => {
                        let resolved = self.resolve(expr);
                        if resolved.span() == expr.span() && resolved.file == expr.file {
                            elements.push(expr);
                        } else {
                            self.add_elements(resolved, elements, depth);
                        }
                    }
                }
            }
            Expression::CallExpression(_) => {
                let call = Call::of(expr);
                if let Some(call) = call.filter(|call| call.name() == Some("concat")) {
                    for part in call.receiver().into_iter().chain(call.arguments()) {
                        self.add_elements(part, elements, depth);
                    }
                    return;
                }
                let made = call
                    .and_then(|call| self.function(call.callee()))
                    .map(|function| self.index().returns(function));
                match made {
                    Some([list]) => self.add_elements(*list, elements, depth),
                    _ => elements.push(expr),
                }
            }
            _ => {
                let resolved = self.resolve(expr);
                if resolved.span() == expr.span() && resolved.file == expr.file {
                    elements.push(expr);
                } else {
                    self.add_elements(resolved, elements, depth);
                }
            }
        }
    }

    fn add_pushed(
        &self,
        expr: Expr<'a>,
        symbol: oxc_semantic::SymbolId,
        elements: &mut Vec<Expr<'a>>,
        depth: u32,
    ) {
        let semantic = &self.file(expr.file).semantic;
        let nodes = semantic.nodes();
        for reference in semantic.scoping().get_resolved_references(symbol).take(64) {
            let parent = nodes.parent_id(reference.node_id());
            let AstKind::StaticMemberExpression(member) = nodes.kind(parent) else {
                continue;
            };
            if let AstKind::CallExpression(outer) = nodes.parent_kind(parent)
                && outer.callee.span() == member.span
                && matches!(member.property.name.as_str(), "push" | "unshift")
            {
                for argument in &outer.arguments {
                    match argument {
                        oxc_ast::ast::Argument::SpreadElement(spread) => {
                            self.add_elements(expr.with(&spread.argument), elements, depth);
                        }
                        argument => {
                            elements.extend(argument.as_expression().map(|node| expr.with(node)));
                        }
                    }
                }
            }
        }
    }
}

/// The controller in `Object.fromEntries(Object.entries(controller).map(([name, handler]) => [name, wrap(handler)]))` and
/// `mapValues(controller, wrap)`.
fn wrapped_handlers<'a>(call: Call<'a>) -> Option<Expr<'a>> {
    match call.name()? {
        "mapValues" => call.argument(0),
        "fromEntries" => {
            let mapped = Call::of(call.argument(0)?).filter(|call| call.name() == Some("map"))?;
            let entries = Call::of(mapped.receiver()?);
            entries
                .filter(|call| call.name() == Some("entries"))?
                .argument(0)
        }
        _ => None,
    }
}
