//! Uses: what a value is made into and handed to, followed forwards.

use oxc_ast::AstKind;
use oxc_ast::ast::{AssignmentTarget, BindingPattern, SimpleAssignmentTarget};
use oxc_semantic::{NodeId, SymbolId};
use oxc_span::GetSpan;
use rustc_hash::FxHashSet;

use super::definition::key_name;
use super::{Call, Facts, FunctionRef};
use crate::source::FileId;

/// Steps of one search.
const STEPS: u32 = 240;
/// Names, functions and files that one search goes through.
const HOPS: u32 = 6;

/// Methods and functions that hand on what they are given in another form.
const HANDING_ON: &[&str] = &[
    "Array",
    "abs",
    "apply",
    "ceil",
    "charAt",
    "concat",
    "encode",
    "fill",
    "flatMap",
    "floor",
    "from",
    "fromCharCode",
    "join",
    "map",
    "normalize",
    "of",
    "padEnd",
    "padStart",
    "push",
    "reduce",
    "repeat",
    "replace",
    "resolve",
    "reverse",
    "round",
    "shuffle",
    "slice",
    "sort",
    "split",
    "String",
    "substr",
    "substring",
    "times",
    "toFixed",
    "toLowerCase",
    "toString",
    "toUpperCase",
    "trim",
    "trunc",
    "Number",
    "BigInt",
    "add",
    "set",
    "at",
    "digest",
    "update",
    "Uint8Array",
    "parseInt",
    "pow",
    "max",
    "min",
    "alphabet",
    "toBase58",
];

/// Where a value goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Use<'a> {
    /// A variable, a field or a property of this name, or the function that returns it.
    Named(&'a str),
    /// An argument of a call, with what is called as written.
    Handed(&'a str),
}

impl<'a> Facts<'a> {
    /// What the value of a node becomes: names it is kept under, functions that return it and what their callers keep it in, and the
    /// calls that it is handed to.
    pub fn uses(&self, file: FileId, node: NodeId) -> Vec<Use<'a>> {
        let mut search = Search {
            facts: self,
            found: Vec::new(),
            seen: FxHashSet::default(),
            steps: STEPS,
        };
        search.climb(file, node, HOPS);
        search.found
    }
}

struct Search<'f, 'a> {
    facts: &'f Facts<'a>,
    found: Vec<Use<'a>>,
    seen: FxHashSet<(FileId, NodeId)>,
    steps: u32,
}

impl<'a> Search<'_, 'a> {
    fn climb(&mut self, file: FileId, start: NodeId, hops: u32) {
        let Some(hops) = hops.checked_sub(1) else {
            return;
        };
        let nodes = self.facts.file(file).semantic.nodes();
        let mut node = start;
        loop {
            let Some(steps) = self.steps.checked_sub(1) else {
                return;
            };
            self.steps = steps;
            if !self.seen.insert((file, node)) {
                return;
            }
            let from = nodes.kind(node).span();
            let parent = nodes.parent_id(node);
            match nodes.kind(parent) {
                AstKind::VariableDeclarator(declarator) => {
                    self.bound(file, &declarator.id, hops);
                    return;
                }
                AstKind::AssignmentExpression(assignment) => match &assignment.left {
                    AssignmentTarget::AssignmentTargetIdentifier(name) => {
                        self.found.push(Use::Named(name.name.as_str()));
                        let symbol = name.reference_id.get().and_then(|reference| {
                            let scoping = self.facts.file(file).semantic.scoping();
                            scoping.get_reference(reference).symbol_id()
                        });
                        if let Some(symbol) = symbol {
                            self.symbol(file, symbol, hops);
                        }
                    }
                    target => {
                        let name = target
                            .as_member_expression()
                            .and_then(|member| member.static_property_name());
                        self.found.extend(name.map(Use::Named));
                    }
                },
                AstKind::ObjectProperty(property) => {
                    // What the object is made into says little of one of its parts.
                    self.found.extend(key_name(&property.key).map(Use::Named));
                    return;
                }
                AstKind::PropertyDefinition(property) => {
                    self.found.extend(key_name(&property.key).map(Use::Named));
                    return;
                }
                AstKind::ComputedMemberExpression(member) => {
                    // `ALPHABET[random]` is a character of what is made; a write to it is not.
                    if member.object.span() == from
                        && let AstKind::AssignmentExpression(_) = nodes.parent_kind(parent)
                    {
                        return;
                    }
                }
                AstKind::StaticMemberExpression(member) if member.property.name == "length" => {
                    return;
                }
                kind @ (AstKind::CallExpression(_) | AstKind::NewExpression(_)) => {
                    let Some(call) = Call::of_kind(file, kind) else {
                        return;
                    };
                    let callee = call.callee().span();
                    let is_callee = callee.start == from.start && callee.end == from.end;
                    let name = call.name().unwrap_or_default();
                    if !is_callee {
                        self.found
                            .push(Use::Handed(self.facts.text(call.callee_place())));
                    }
                    let hands_on =
                        HANDING_ON.contains(&name) || self.facts.function(call.callee()).is_some();
                    if !hands_on {
                        return;
                    }
                    // `list.push(x)` puts it into the list.
                    if matches!(name, "push" | "add" | "set" | "fill") && !is_callee {
                        if let Some(symbol) = call
                            .receiver()
                            .and_then(|receiver| self.facts.symbol(receiver))
                        {
                            self.symbol(file, symbol, hops);
                        }
                        return;
                    }
                }
                AstKind::ReturnStatement(_) => {
                    if let Some(function) = self.facts.enclosing_function(file, parent) {
                        self.returned(function, hops);
                    }
                    return;
                }
                kind @ (AstKind::ArrowFunctionExpression(_) | AstKind::FunctionBody(_)) => {
                    // The value of an arrow without braces; statements have ended before.
                    let function = FunctionRef::of_kind(file, kind)
                        .or_else(|| self.facts.enclosing_function(file, parent));
                    if let Some(function) = function.filter(|one| one.expression_body().is_some()) {
                        self.returned(function, hops);
                    }
                    return;
                }
                AstKind::BinaryExpression(binary)
                    if binary.operator.is_compare() || binary.operator.is_equality() =>
                {
                    return;
                }
                AstKind::ConditionalExpression(conditional) if conditional.test.span() == from => {
                    return;
                }
                AstKind::UnaryExpression(unary)
                    if unary.operator == oxc_ast::ast::UnaryOperator::LogicalNot =>
                {
                    return;
                }
                AstKind::UpdateExpression(update) => {
                    if let SimpleAssignmentTarget::AssignmentTargetIdentifier(_) = &update.argument
                    {
                        return;
                    }
                }
                AstKind::ExpressionStatement(_)
                | AstKind::IfStatement(_)
                | AstKind::ForStatement(_)
                | AstKind::WhileStatement(_)
                | AstKind::BlockStatement(_)
                | AstKind::SwitchStatement(_)
                | AstKind::ThrowStatement(_)
                | AstKind::Program(_)
                | AstKind::Class(_) => return,
                _ => {}
            }
            node = parent;
        }
    }

    fn bound(&mut self, file: FileId, pattern: &'a BindingPattern<'a>, hops: u32) {
        if let BindingPattern::BindingIdentifier(name) = pattern {
            self.found.push(Use::Named(name.name.as_str()));
            if let Some(symbol) = name.symbol_id.get() {
                self.symbol(file, symbol, hops);
            }
        }
    }

    fn symbol(&mut self, file: FileId, symbol: SymbolId, hops: u32) {
        let references: Vec<NodeId> = self
            .facts
            .file(file)
            .semantic
            .scoping()
            .get_resolved_references(symbol)
            .filter(|reference| reference.is_read())
            .map(|reference| reference.node_id())
            .take(16)
            .collect();
        for reference in references {
            self.climb(file, reference, hops);
        }
    }

    /// A function gives the value back: to its callers, or to what calls it as a callback.
    fn returned(&mut self, function: FunctionRef<'a>, hops: u32) {
        let file = function.file;
        let nodes = self.facts.file(file).semantic.nodes();
        if let AstKind::Function(declared) = nodes.kind(function.node())
            && let Some(name) = &declared.id
        {
            self.found.push(Use::Named(name.name.as_str()));
        }
        match nodes.parent_kind(function.node()) {
            AstKind::VariableDeclarator(declarator) => {
                if let BindingPattern::BindingIdentifier(name) = &declarator.id {
                    self.found.push(Use::Named(name.name.as_str()));
                }
            }
            AstKind::MethodDefinition(method) => {
                self.found.extend(key_name(&method.key).map(Use::Named));
            }
            AstKind::PropertyDefinition(property) => {
                self.found.extend(key_name(&property.key).map(Use::Named));
            }
            AstKind::ObjectProperty(property) => {
                self.found.extend(key_name(&property.key).map(Use::Named));
            }
            AstKind::AssignmentExpression(assignment) => {
                let name = assignment
                    .left
                    .as_member_expression()
                    .and_then(|member| member.static_property_name());
                self.found.extend(name.map(Use::Named));
            }
            kind @ AstKind::CallExpression(_) => {
                if let Some(call) = Call::of_kind(file, kind)
                    && call.name().is_some_and(|name| HANDING_ON.contains(&name))
                {
                    self.climb(file, function.node(), hops);
                }
                return;
            }
            _ => {}
        }
        for call in self.facts.callers(function).iter().take(12) {
            self.climb(call.file, call.node, hops);
        }
        self.handed_on(function, hops);
    }

    /// A function by its name as a callback: `Array.from({ length }, randomChar)`.
    fn handed_on(&mut self, function: FunctionRef<'a>, hops: u32) {
        let file = function.file;
        let semantic = &self.facts.file(file).semantic;
        let nodes = semantic.nodes();
        let symbol = match (
            nodes.kind(function.node()),
            nodes.parent_kind(function.node()),
        ) {
            (AstKind::Function(declared), _) if declared.id.is_some() => {
                declared.id.as_ref().and_then(|id| id.symbol_id.get())
            }
            (_, AstKind::VariableDeclarator(declarator)) => match &declarator.id {
                BindingPattern::BindingIdentifier(name) => name.symbol_id.get(),
                _ => None,
            },
            _ => None,
        };
        let Some(symbol) = symbol else { return };
        for reference in semantic.scoping().get_resolved_references(symbol).take(12) {
            let node = reference.node_id();
            let is_argument = Call::of_kind(file, nodes.parent_kind(node)).is_some_and(|call| {
                call.arguments().any(|argument| argument.node_id() == node)
                    && call.name().is_some_and(|name| HANDING_ON.contains(&name))
            });
            if is_argument {
                self.climb(file, node, hops);
            }
        }
    }
}

impl<'a> Facts<'a> {
    /// Whether a function in which a value of this name is kept speaks of one of these words, and the value is made by `call`, there or
    /// in a helper that it calls.
    pub fn kept_with(&self, call: Call<'a>, name: &str, words: &[&str]) -> bool {
        let mut functions = self.functions_around(call.file, call.node);
        for function in functions.clone() {
            functions.extend(self.callers(function).iter().take(8).filter_map(|caller| {
                self.functions_around(caller.file, caller.node)
                    .into_iter()
                    .next()
            }));
        }
        functions.into_iter().take(16).any(|function| {
            let text = self.text(function.place());
            let lower = text.to_ascii_lowercase();
            text.len() < 4_000
                && lower.contains(name)
                && words.iter().any(|word| lower.contains(word))
        })
    }
}
