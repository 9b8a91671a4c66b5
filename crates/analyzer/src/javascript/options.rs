//! Options: what is set in an object that is put together over several steps.
//!
//! `{ ...DEFAULTS, maxAge }`, `Object.assign({}, defaults, more)`, `strict(shared)` and `options.origin = '*'` all say what an option is.

use oxc_ast::AstKind;
use oxc_ast::ast::{AssignmentTarget, Expression, ObjectPropertyKind};
use oxc_semantic::SymbolId;

use super::calls::plain;
use super::definition::key_name;
use super::flow::is_block;
use super::{Call, Definition, Expr, Facts, FunctionRef};
use crate::source::FileId;

/// How many steps an object of options may be put together in.
const STEPS: u32 = 12;

/// What is known of one option.
#[derive(Clone, Copy)]
pub enum Setting<'a> {
    /// It has this value.
    Set(Expr<'a>),
    /// Nobody sets it.
    Absent,
    /// It depends on what is not visible.
    Unseen,
}

impl<'a> Setting<'a> {
    /// Its value, where it is known.
    pub fn value(self) -> Option<Expr<'a>> {
        match self {
            Self::Set(value) => Some(value),
            _ => None,
        }
    }

    /// Whether nobody sets it.
    pub fn is_absent(self) -> bool {
        matches!(self, Self::Absent)
    }
}

/// An object of options as it is when it is handed over.
#[derive(Clone, Default)]
pub struct Options<'a> {
    layers: Vec<Layer<'a>>,
}

#[derive(Clone)]
enum Layer<'a> {
    Set(&'a str, Expr<'a>),
    /// Set under a condition.
    Perhaps(&'a str),
    /// One of several objects, by who calls.
    OneOf(Vec<Options<'a>>),
    Unseen,
}

impl<'a> Options<'a> {
    /// What an option is. The last one wins.
    pub fn get(&self, name: &str) -> Setting<'a> {
        for layer in self.layers.iter().rev() {
            match layer {
                Layer::Set(own, value) if *own == name => return Setting::Set(*value),
                Layer::Perhaps(own) if *own == name => return Setting::Unseen,
                Layer::OneOf(choices) => {
                    let unsaid = choices.iter().all(|choice| choice.get(name).is_absent());
                    if !unsaid {
                        return Setting::Unseen;
                    }
                }
                Layer::Unseen => return Setting::Unseen,
                _ => {}
            }
        }
        Setting::Absent
    }

    /// The first option that is set under one of these names: packages rename options and keep the old name.
    pub fn get_any(&self, names: &[&str]) -> Setting<'a> {
        let mut answer = Setting::Absent;
        for name in names {
            match self.get(name) {
                Setting::Set(value) => return Setting::Set(value),
                Setting::Unseen => answer = Setting::Unseen,
                Setting::Absent => {}
            }
        }
        answer
    }

    /// All options that are set for certain, in order.
    pub fn set(&self) -> impl Iterator<Item = (&'a str, Expr<'a>)> {
        self.layers.iter().filter_map(|layer| match layer {
            Layer::Set(name, value) => Some((*name, *value)),
            _ => None,
        })
    }

    /// Whether nothing of it is visible.
    pub fn is_unseen(&self) -> bool {
        !self
            .layers
            .iter()
            .any(|layer| matches!(layer, Layer::Set(..)))
            && self
                .layers
                .iter()
                .any(|layer| matches!(layer, Layer::Unseen | Layer::OneOf(_)))
    }
}

/// A function that is looked into with the call that runs it.
type Inside<'a> = Option<(FunctionRef<'a>, Call<'a>)>;

impl<'a> Facts<'a> {
    /// The options that an argument holds; none are set where there is no argument.
    pub fn options(&self, argument: Option<Expr<'a>>) -> Options<'a> {
        let mut options = Options::default();
        if let Some(argument) = argument {
            self.lay(argument, None, &mut options.layers, STEPS);
        }
        options
    }

    fn lay(&self, expr: Expr<'a>, inside: Inside<'a>, layers: &mut Vec<Layer<'a>>, depth: u32) {
        let Some(depth) = depth.checked_sub(1) else {
            layers.push(Layer::Unseen);
            return;
        };
        let expr = expr.with(plain(expr.node));
        match expr.node {
            Expression::ObjectExpression(object) => {
                for property in &object.properties {
                    match property {
                        ObjectPropertyKind::ObjectProperty(property) => {
                            match key_name(&property.key) {
                                Some(name) => {
                                    layers.push(Layer::Set(name, expr.with(&property.value)));
                                }
                                None => layers.push(Layer::Unseen),
                            }
                        }
                        ObjectPropertyKind::SpreadProperty(spread) => {
                            self.lay(expr.with(&spread.argument), inside, layers, depth);
                        }
                    }
                }
            }
            Expression::Identifier(_) => match self.symbol(expr) {
                Some(symbol) => self.lay_name(expr, symbol, inside, layers, depth),
                None => layers.push(Layer::Unseen),
            },
            Expression::CallExpression(_) => self.lay_call(expr, inside, layers, depth),
            // `...(isProduction && { secure: true })`
            Expression::LogicalExpression(_) | Expression::ConditionalExpression(_) => {
                self.lay_perhaps(expr, layers);
            }
            _ => {
                let resolved = self.resolve(expr);
                if resolved.span() == expr.span() && resolved.file == expr.file {
                    layers.push(Layer::Unseen);
                } else {
                    self.lay(resolved, None, layers, depth);
                }
            }
        }
    }

    /// A choice between objects: what any of them sets is set perhaps.
    fn lay_perhaps(&self, expr: Expr<'a>, layers: &mut Vec<Layer<'a>>) {
        let branches: &[&'a Expression<'a>] = match expr.node {
            Expression::ConditionalExpression(choice) => &[&choice.consequent, &choice.alternate],
            Expression::LogicalExpression(choice) => &[&choice.right],
            _ => return,
        };
        for branch in branches {
            match self.object(expr.with(branch)) {
                Some(object) if !object.is_open(self) => {
                    layers.extend(object.properties().map(|(name, _)| Layer::Perhaps(name)));
                }
                _ => layers.push(Layer::Unseen),
            }
        }
    }

    fn lay_name(
        &self,
        expr: Expr<'a>,
        symbol: SymbolId,
        inside: Inside<'a>,
        layers: &mut Vec<Layer<'a>>,
        depth: u32,
    ) {
        match self.definition(expr.file, symbol) {
            Definition::Value(value, keys) if keys.is_empty() => {
                if self.is_fixed(expr.file, symbol) {
                    self.lay(value, inside, layers, depth);
                    self.lay_writes(expr.file, symbol, layers);
                } else {
                    layers.push(Layer::Unseen);
                }
            }
            Definition::Parameter(function, position, keys) if keys.is_empty() => {
                if let Some((around, call)) = inside
                    && around.node() == function.node()
                    && around.file == function.file
                {
                    match call.argument(position) {
                        Some(argument) => self.lay(argument, None, layers, depth),
                        None if call.argument_count() <= position => {}
                        None => layers.push(Layer::Unseen),
                    }
                    return;
                }
                let callers = self.callers(function);
                if callers.is_empty() || callers.len() > 8 {
                    layers.push(Layer::Unseen);
                    return;
                }
                let choices = callers
                    .iter()
                    .map(|call| {
                        let mut choice = Options::default();
                        if let Some(argument) = call.argument(position) {
                            self.lay(argument, None, &mut choice.layers, depth);
                        }
                        choice
                    })
                    .collect();
                layers.push(Layer::OneOf(choices));
            }
            _ => {
                let resolved = self.resolve(expr);
                if resolved.span() == expr.span() && resolved.file == expr.file {
                    layers.push(Layer::Unseen);
                } else {
                    self.lay(resolved, None, layers, depth);
                }
            }
        }
    }

    fn lay_call(
        &self,
        expr: Expr<'a>,
        inside: Inside<'a>,
        layers: &mut Vec<Layer<'a>>,
        depth: u32,
    ) {
        // `const options = require('./options')`
        if self.required(expr).is_some() {
            let resolved = self.resolve(expr);
            if resolved.span() == expr.span() && resolved.file == expr.file {
                layers.push(Layer::Unseen);
            } else {
                self.lay(resolved, None, layers, depth);
            }
            return;
        }
        let Some(call) = Call::of(expr) else { return };
        match self.identity(call.callee()).as_deref() {
            Some(
                "Object.assign" | "Object.freeze" | "Object.seal" | "structuredClone"
                | "lodash.merge" | "lodash.assign" | "lodash.cloneDeep" | "deepmerge",
            ) => {
                for argument in call.arguments_and_spreads() {
                    self.lay(argument, inside, layers, depth);
                }
            }
            _ => match self.function(call.callee()) {
                Some(function) => match self.index().returns(function) {
                    [returned] => self.lay(*returned, Some((function, call)), layers, depth),
                    _ => layers.push(Layer::Unseen),
                },
                None => layers.push(Layer::Unseen),
            },
        }
    }

    /// `options.origin = …` after the object was made.
    fn lay_writes(&self, file: FileId, symbol: SymbolId, layers: &mut Vec<Layer<'a>>) {
        let semantic = &self.file(file).semantic;
        let nodes = semantic.nodes();
        let declaration = semantic.scoping().symbol_declaration(symbol);
        for reference in semantic.scoping().get_resolved_references(symbol).take(64) {
            let member = nodes.parent_id(reference.node_id());
            let AstKind::AssignmentExpression(assignment) = nodes.parent_kind(member) else {
                continue;
            };
            let name = match &assignment.left {
                AssignmentTarget::StaticMemberExpression(target)
                    if target.node_id.get() == member =>
                {
                    target.property.name.as_str()
                }
                AssignmentTarget::ComputedMemberExpression(target)
                    if target.node_id.get() == member =>
                {
                    match &target.expression {
                        Expression::StringLiteral(name) => name.value.as_str(),
                        _ => {
                            layers.push(Layer::Unseen);
                            continue;
                        }
                    }
                }
                _ => continue,
            };
            let block = nodes
                .ancestors(member)
                .find(|node| is_block(node.kind()))
                .map(|node| node.id());
            let always = block.is_some_and(|block| {
                nodes
                    .ancestor_ids(declaration)
                    .any(|ancestor| ancestor == block)
            });
            layers.push(if always {
                Layer::Set(
                    name,
                    Expr {
                        file,
                        node: &assignment.right,
                    },
                )
            } else {
                Layer::Perhaps(name)
            });
        }
    }
}
