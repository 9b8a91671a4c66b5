//! The index of a project's nodes: one pass, asked by every rule.

use oxc_ast::AstKind;
use oxc_ast::ast::{
    AssignmentTarget, BinaryExpression, Expression, IfStatement, LogicalExpression, Statement,
    StringLiteral, TemplateLiteral,
};
use oxc_semantic::NodeId;
use rustc_hash::FxHashMap;

use super::definition::key_name;
use super::{Call, Expr, Facts, FunctionRef};
use crate::source::{FileId, Place};

/// Shorter strings are neither credentials of a known form nor addresses with a password.
const LONG: usize = 16;

/// Nodes by what they name.
#[derive(Default)]
pub struct Index<'a> {
    calls: Vec<Call<'a>>,
    by_name: FxHashMap<&'a str, Vec<u32>>,
    functions: Vec<FunctionRef<'a>>,
    classes: Vec<(FileId, &'a oxc_ast::ast::Class<'a>)>,
    returns: FxHashMap<(FileId, NodeId), Vec<Expr<'a>>>,
    assignments: Vec<Assignment<'a>>,
    properties: FxHashMap<&'a str, Vec<Expr<'a>>>,
    field_writes: FxHashMap<&'a str, Vec<Expr<'a>>>,
    member_writes: FxHashMap<&'a str, Vec<(Expr<'a>, Expr<'a>)>>,
    exports: FxHashMap<FileId, Vec<(&'a str, Expr<'a>)>>,
    modules: FxHashMap<String, FileId>,
    exits: FxHashMap<(FileId, NodeId), Vec<Exit<'a>>>,
    statement_calls: FxHashMap<(FileId, NodeId), Vec<Call<'a>>>,
    templates: Vec<(FileId, NodeId, &'a TemplateLiteral<'a>)>,
    comparisons: Vec<(FileId, &'a BinaryExpression<'a>)>,
    additions: Vec<(FileId, &'a BinaryExpression<'a>)>,
    keyed_writes: Vec<KeyedWrite<'a>>,
    loop_bounds: Vec<Expr<'a>>,
    length_tests: Vec<(FileId, &'a BinaryExpression<'a>)>,
    strings: Vec<Expr<'a>>,
    long_texts: Vec<(FileId, &'a StringLiteral<'a>)>,
    declared: Vec<(&'a str, Expr<'a>)>,
    fallbacks: Vec<(FileId, &'a LogicalExpression<'a>)>,
    environment: FxHashMap<&'a str, Vec<Place>>,
    patterns: Vec<(FileId, NodeId, &'a oxc_ast::ast::RegExpLiteral<'a>)>,
    dynamic_imports: Vec<Expr<'a>>,
    used_modules: Vec<(Place, &'a str)>,
}

/// `target = value` or `target += value`.
#[derive(Clone, Copy)]
pub struct Assignment<'a> {
    /// What is written to.
    pub target: &'a AssignmentTarget<'a>,
    /// What is written.
    pub value: Expr<'a>,
    /// The range of the whole assignment.
    pub place: Place,
}

/// An `if` of which one branch leaves the block around it.
#[derive(Clone, Copy)]
pub(crate) struct Exit<'a> {
    pub statement: &'a IfStatement<'a>,
    /// How the test has come out where the code behind it runs.
    pub goes_on_if: bool,
}

/// `object[key] = value`: the three, in this order.
pub type KeyedWrite<'a> = (Expr<'a>, Expr<'a>, Expr<'a>);

impl<'a> Index<'a> {
    pub(crate) fn of(facts: &Facts<'a>) -> Self {
        let mut index = Self::default();
        for file in facts.files() {
            let stem = file
                .path
                .rsplit_once('.')
                .map_or(file.path, |(stem, _)| stem);
            index.modules.insert(stem.to_owned(), file.id);
            if let Some(folder) = stem.strip_suffix("/index") {
                index.modules.entry(folder.to_owned()).or_insert(file.id);
            }
            for node in file.semantic.nodes().iter() {
                index.take(facts, file.id, node.id(), node.kind());
            }
        }
        index
    }

    fn take(&mut self, facts: &Facts<'a>, file: FileId, node: NodeId, kind: AstKind<'a>) {
        match kind {
            AstKind::CallExpression(_) | AstKind::NewExpression(_) => {
                let call = Call::of_kind(file, kind);
                if let Some(name) = call.and_then(Call::name) {
                    let number = self.calls.len() as u32;
                    self.by_name.entry(name).or_default().push(number);
                }
                self.calls.extend(call);
                if let Some(call) = call
                    && matches!(call.name(), Some("require"))
                    && let Some(Expression::StringLiteral(module)) =
                        call.argument(0).map(|argument| argument.node)
                {
                    self.used_modules
                        .push((call.place(), module.value.as_str()));
                }
            }
            AstKind::Function(_) | AstKind::ArrowFunctionExpression(_) => {
                let function = FunctionRef::of_kind(file, kind);
                self.functions.extend(function);
                if let Some(function) = function
                    && let Some(body) = function.expression_body()
                {
                    self.returns.entry((file, node)).or_default().push(body);
                }
            }
            AstKind::Class(class) => self.classes.push((file, class)),
            AstKind::ReturnStatement(statement) => {
                if let Some(argument) = &statement.argument
                    && let Some(function) = facts.enclosing_function(file, node)
                {
                    self.returns
                        .entry((file, function.node()))
                        .or_default()
                        .push(Expr {
                            file,
                            node: argument,
                        });
                }
            }
            AstKind::AssignmentExpression(assignment) => {
                let value = Expr {
                    file,
                    node: &assignment.right,
                };
                if let Some(name) = exported_name(&assignment.left) {
                    self.exports.entry(file).or_default().push((name, value));
                }
                let field = match &assignment.left {
                    AssignmentTarget::StaticMemberExpression(target) => {
                        Some((&target.object, target.property.name.as_str()))
                    }
                    AssignmentTarget::PrivateFieldExpression(target) => {
                        Some((&target.object, target.field.name.as_str()))
                    }
                    _ => None,
                };
                if let Some((Expression::ThisExpression(_), name)) = field {
                    self.field_writes.entry(name).or_default().push(value);
                }
                if let AssignmentTarget::StaticMemberExpression(target) = &assignment.left {
                    let object = Expr {
                        file,
                        node: &target.object,
                    };
                    self.member_writes
                        .entry(target.property.name.as_str())
                        .or_default()
                        .push((object, value));
                }
                if let AssignmentTarget::ComputedMemberExpression(target) = &assignment.left {
                    let part = |node| Expr { file, node };
                    self.keyed_writes
                        .push((part(&target.object), part(&target.expression), value));
                }
                let place = Place {
                    file,
                    span: super::span(assignment.span),
                };
                self.assignments.push(Assignment {
                    target: &assignment.left,
                    value,
                    place,
                });
            }
            AstKind::StringLiteral(literal) if literal.value.len() >= LONG => {
                self.long_texts.push((file, literal));
            }
            AstKind::VariableDeclarator(declarator) => {
                if let (Some(name), Some(node)) =
                    (declarator.id.get_identifier_name(), &declarator.init)
                {
                    self.declared.push((name.as_str(), Expr { file, node }));
                }
            }
            AstKind::AssignmentPattern(pattern) => {
                if let Some(name) = pattern.left.get_identifier_name() {
                    let node = &pattern.right;
                    self.declared.push((name.as_str(), Expr { file, node }));
                }
            }
            AstKind::LogicalExpression(logical)
                if logical.operator != oxc_ast::ast::LogicalOperator::And =>
            {
                self.fallbacks.push((file, logical));
            }
            AstKind::FormalParameter(parameter) => {
                if let (Some(name), Some(node)) = (
                    parameter.pattern.get_identifier_name(),
                    parameter.initializer.as_deref(),
                ) {
                    self.declared.push((name.as_str(), Expr { file, node }));
                }
            }
            AstKind::ArrayExpression(array) => {
                let strings = array
                    .elements
                    .iter()
                    .filter_map(|element| element.as_expression());
                self.strings.extend(
                    strings
                        .filter(|node| matches!(node, Expression::StringLiteral(_)))
                        .map(|node| Expr { file, node }),
                );
            }
            AstKind::ObjectProperty(property) => {
                if let Some(name) = key_name(&property.key) {
                    self.properties.entry(name).or_default().push(Expr {
                        file,
                        node: &property.value,
                    });
                }
            }
            AstKind::IfStatement(statement) => {
                let goes_on_if = match &statement.alternate {
                    _ if leaves(&statement.consequent) => false,
                    Some(alternate) if leaves(alternate) => true,
                    _ => return,
                };
                let parent = facts.file(file).semantic.nodes().parent_id(node);
                self.exits.entry((file, parent)).or_default().push(Exit {
                    statement,
                    goes_on_if,
                });
            }
            AstKind::ExpressionStatement(statement) => {
                let expr = Expr {
                    file,
                    node: &statement.expression,
                };
                if let Some(call) = Call::of(expr) {
                    let parent = facts.file(file).semantic.nodes().parent_id(node);
                    self.statement_calls
                        .entry((file, parent))
                        .or_default()
                        .push(call);
                }
            }
            AstKind::TemplateLiteral(template) => self.templates.push((file, node, template)),
            AstKind::BinaryExpression(binary) if binary.operator.is_equality() => {
                self.comparisons.push((file, binary))
            }
            AstKind::BinaryExpression(binary)
                if binary.operator == oxc_ast::ast::BinaryOperator::Addition =>
            {
                self.additions.push((file, binary));
            }
            AstKind::BinaryExpression(binary) if binary.operator.is_compare() => {
                let is_length = |side: &Expression<'a>| matches!(side, Expression::StaticMemberExpression(access) if access.property.name == "length");
                if is_length(&binary.left) || is_length(&binary.right) {
                    self.length_tests.push((file, binary));
                }
            }
            AstKind::ForStatement(statement) => {
                if let Some(Expression::BinaryExpression(test)) = &statement.test
                    && test.operator.is_compare()
                {
                    for node in [&test.left, &test.right] {
                        self.loop_bounds.push(Expr { file, node });
                    }
                }
            }
            AstKind::StaticMemberExpression(member)
                if member.object.is_specific_member_access("process", "env") =>
            {
                self.environment
                    .entry(member.property.name.as_str())
                    .or_default()
                    .push(Place {
                        file,
                        span: super::span(member.span),
                    });
            }
            AstKind::RegExpLiteral(literal) => self.patterns.push((file, node, literal)),
            AstKind::WhileStatement(statement) => {
                if let Expression::BinaryExpression(test) = &statement.test
                    && test.operator.is_compare()
                {
                    for node in [&test.left, &test.right] {
                        self.loop_bounds.push(Expr { file, node });
                    }
                }
            }
            AstKind::ImportExpression(import) => self.dynamic_imports.push(Expr {
                file,
                node: &import.source,
            }),
            AstKind::ImportDeclaration(import) => self.used_modules.push((
                Place {
                    file,
                    span: super::span(import.span),
                },
                import.source.value.as_str(),
            )),
            _ => {}
        }
    }

    /// All calls and constructions in the order of the text.
    pub fn calls(&self) -> &[Call<'a>] {
        &self.calls
    }

    /// The calls whose callee ends in this name, whatever the object is.
    pub fn calls_named(&self, name: &str) -> impl Iterator<Item = Call<'a>> {
        self.by_name
            .get(name)
            .into_iter()
            .flatten()
            .map(|number| self.calls[*number as usize])
    }

    /// The calls whose callee ends in a name that is accepted, in the order of the text; each name is asked about once.
    pub fn calls_whose_name(&self, accepts: impl Fn(&str) -> bool) -> Vec<Call<'a>> {
        let mut numbers: Vec<u32> = self
            .by_name
            .iter()
            .filter(|(name, _)| accepts(name))
            .flat_map(|(_, numbers)| numbers)
            .copied()
            .collect();
        numbers.sort_unstable();
        numbers
            .into_iter()
            .map(|number| self.calls[number as usize])
            .collect()
    }

    /// All functions.
    pub fn functions(&self) -> &[FunctionRef<'a>] {
        &self.functions
    }

    /// All classes.
    pub(crate) fn classes(&self) -> impl Iterator<Item = super::classes::ClassRef<'a>> {
        self.classes
            .iter()
            .map(|(file, class)| super::classes::ClassRef { file: *file, class })
    }

    /// What a function returns.
    pub fn returns(&self, function: FunctionRef<'a>) -> &[Expr<'a>] {
        self.returns
            .get(&(function.file, function.node()))
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// All assignments.
    pub fn assignments(&self) -> &[Assignment<'a>] {
        &self.assignments
    }

    /// The assignments inside a range, in the order of the text.
    pub fn assignments_within(&self, place: Place) -> impl Iterator<Item = &Assignment<'a>> {
        let first = self.assignments.partition_point(|one| {
            (one.place.file, one.place.span.start) < (place.file, place.span.start)
        });
        self.assignments[first..].iter().take_while(move |one| {
            one.place.file == place.file && one.place.span.start < place.span.end
        })
    }

    /// The values of all object properties of this name.
    pub fn properties(&self, name: &str) -> &[Expr<'a>] {
        self.properties
            .get(name)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// All names of object properties and their values.
    pub fn named_properties(&self) -> impl Iterator<Item = (&'a str, Expr<'a>)> {
        self.properties
            .iter()
            .flat_map(|(name, values)| values.iter().map(move |value| (*name, *value)))
    }

    /// What is assigned to `this.name` anywhere.
    pub(crate) fn field_writes(&self, name: &str) -> &[Expr<'a>] {
        self.field_writes
            .get(name)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// What is assigned to `object.name` anywhere: the object and the value.
    pub(crate) fn member_writes(&self, name: &str) -> &[(Expr<'a>, Expr<'a>)] {
        self.member_writes
            .get(name)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// All template literals.
    pub fn templates(&self) -> &[(FileId, NodeId, &'a TemplateLiteral<'a>)] {
        &self.templates
    }

    /// All comparisons with `==`, `===`, `!=` and `!==`.
    pub fn comparisons(&self) -> &[(FileId, &'a BinaryExpression<'a>)] {
        &self.comparisons
    }

    /// All writes to a property whose name is computed.
    pub fn keyed_writes(&self) -> impl Iterator<Item = KeyedWrite<'a>> {
        self.keyed_writes.iter().copied()
    }

    /// All comparisons of a length with `<`, `<=`, `>` and `>=`.
    pub fn length_tests(&self) -> &[(FileId, &'a BinaryExpression<'a>)] {
        &self.length_tests
    }

    /// Both sides of the comparison that ends a `for` loop.
    pub fn loop_bounds(&self) -> &[Expr<'a>] {
        &self.loop_bounds
    }

    /// The strings that are long enough for a credential or an address.
    pub fn long_texts(&self) -> &[(FileId, &'a StringLiteral<'a>)] {
        &self.long_texts
    }

    /// Variables with what they begin with, and names in patterns with what they are where nothing is given.
    pub fn declared(&self) -> &[(&'a str, Expr<'a>)] {
        &self.declared
    }

    /// All `value || other` and `value ?? other`.
    pub fn fallbacks(&self) -> impl Iterator<Item = (Expr<'a>, Expr<'a>)> {
        self.fallbacks.iter().map(|(file, logical)| {
            let side = |node| Expr { file: *file, node };
            (side(&logical.left), side(&logical.right))
        })
    }

    /// The strings that stand in array literals: command lines and lists of flags.
    pub fn strings(&self) -> &[Expr<'a>] {
        &self.strings
    }

    /// The places that read `process.env.name`.
    pub fn environment(&self, name: &str) -> &[Place] {
        self.environment
            .get(name)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// All regular expression literals.
    pub fn patterns(&self) -> &[(FileId, NodeId, &'a oxc_ast::ast::RegExpLiteral<'a>)] {
        &self.patterns
    }

    /// Both sides of every `+`.
    pub fn additions(&self) -> impl Iterator<Item = (Expr<'a>, Expr<'a>)> {
        self.additions.iter().map(|(file, binary)| {
            let side = |node| Expr { file: *file, node };
            (side(&binary.left), side(&binary.right))
        })
    }

    pub(crate) fn exports(&self, file: FileId) -> &[(&'a str, Expr<'a>)] {
        self.exports
            .get(&file)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    pub(crate) fn module(&self, stem: &str) -> Option<FileId> {
        self.modules.get(stem).copied()
    }

    /// The `if (…) return …;` statements directly in a block.
    pub(crate) fn exits(&self, file: FileId, block: NodeId) -> &[Exit<'a>] {
        self.exits
            .get(&(file, block))
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// The calls that stand as statements directly in a block.
    pub(crate) fn statement_calls(&self, file: FileId, block: NodeId) -> &[Call<'a>] {
        self.statement_calls
            .get(&(file, block))
            .map(Vec::as_slice)
            .unwrap_or_default()
    }
}

impl<'a> Facts<'a> {
    /// The places where a function that calls itself copies keys from one object to another in a loop without looking at them.
    pub fn keyed_copies(&self) -> Vec<Place> {
        let mut found = Vec::new();
        for (object, key, value) in self.index().keyed_writes() {
            let value_text = self.text(value.place());
            let key_text = self.text(key.place());
            // `target[key] = source[key]`, where both are parameters.
            let copies = value_text.ends_with(&format!("[{key_text}]"))
                || (value_text.contains('(') && value_text.contains(&format!("[{key_text}]")));
            // `for (const [key, value] of Object.entries(source))`
            let copies = copies
                || value_text.contains('(')
                    && self.symbol(key).is_some_and(|symbol| {
                        matches!(self.definition(key.file, symbol), super::Definition::Other)
                    });
            let Some(function) = self
                .enclosing_function(object.file, object.node_id())
                .filter(|_| copies)
            else {
                continue;
            };
            // A comment that speaks of prototypes protects none.
            let text: String = self
                .text(function.place())
                .lines()
                .map(|line| line.split("//").next().unwrap_or_default())
                .collect::<Vec<_>>()
                .join("\n");
            let looped = text.contains("for (") || text.contains("forEach");
            let calls_itself = self.callers(function).iter().any(|call| {
                call.file == function.file
                    && function.span().start <= call.span.start
                    && call.span.end <= function.span().end
            });
            let asks = [".has(", ".includes(", "isSafe", "isUnsafe"]
                .iter()
                .any(|call| text.contains(&format!("{call}{key_text})")));
            let looks = asks
                || [
                    "__proto__",
                    "prototype",
                    "hasOwn",
                    "Object.create(null)",
                    "structuredClone",
                ]
                .iter()
                .any(|mark| text.contains(mark));
            let checked = self.guarded(key).holds(super::Dangers::KEY);
            let is_parameter = self.symbol(object).is_some_and(|symbol| {
                matches!(
                    self.definition(object.file, symbol),
                    super::Definition::Parameter(..)
                )
            });
            if looped && calls_itself && !looks && !checked && is_parameter {
                found.push(object.place());
            }
        }
        found
    }

    /// Whether an object is made in the function that writes to it, or by all callers for it, or put together by a `reduce`: what is
    /// written there reaches nothing else.
    pub fn is_made_here(&self, object: Expr<'a>) -> bool {
        self.is_made_here_within(object, 4)
    }

    fn is_made_here_within(&self, object: Expr<'a>, depth: u32) -> bool {
        let (Some(symbol), Some(depth)) = (self.symbol(object), depth.checked_sub(1)) else {
            return is_fresh(object);
        };
        let writer = self
            .enclosing_function(object.file, object.node_id())
            .map(|function| function.span());
        match self.definition(object.file, symbol) {
            super::Definition::Value(value, keys) => {
                let inside = writer.is_some_and(|writer| {
                    writer.start <= value.span().start && value.span().end <= writer.end
                });
                let named = self.symbol(value).is_some();
                keys.is_empty()
                    && self.is_fixed(object.file, symbol)
                    && (inside && is_fresh(value)
                        || named && self.is_made_here_within(value, depth))
            }
            super::Definition::Parameter(function, position, keys) => {
                if !keys.is_empty() {
                    return false;
                }
                if let Some(reduce) = self.reducing(function).filter(|_| position == 0) {
                    // A callback that gives back a part of what it was given walks into it.
                    let stays = self.index().returns(function).iter().all(|returned| {
                        self.symbol(*returned) == Some(symbol) || is_fresh(*returned)
                    });
                    return stays
                        && reduce.argument(1).is_some_and(|first| {
                            is_fresh(first) || self.is_made_here_within(first, depth)
                        });
                }
                let callers = self.callers(function);
                !callers.is_empty()
                    && callers.iter().take(12).all(|call| {
                        call.argument(position).is_some_and(|argument| {
                            is_fresh(argument) || self.is_made_here_within(argument, depth)
                        })
                    })
            }
            _ => false,
        }
    }

    /// The `reduce` that a function is the callback of.
    fn reducing(&self, function: FunctionRef<'a>) -> Option<Call<'a>> {
        let nodes = self.file(function.file).semantic.nodes();
        Call::of_kind(function.file, nodes.parent_kind(function.node()))
            .filter(|call| matches!(call.name(), Some("reduce" | "reduceRight")))
    }

    /// Whether an object has no prototype, or is none: a `Map`, an array, `Object.create(null)`.
    pub fn has_no_prototype(&self, object: Expr<'a>) -> bool {
        let mut made = self.resolve(object);
        // What a `reduce` puts together is what it begins with.
        for _ in 0..4 {
            let Some(symbol) = self.symbol(made) else {
                break;
            };
            let super::Definition::Parameter(function, 0, keys) =
                self.definition(made.file, symbol)
            else {
                break;
            };
            match self
                .reducing(function)
                .and_then(|reduce| reduce.argument(1))
            {
                Some(first) if keys.is_empty() => made = self.resolve(first),
                _ => break,
            }
        }
        matches!(made.node, Expression::ArrayExpression(_))
            || Call::of(made).is_some_and(|call| {
                matches!(
                    self.identity(call.callee()).as_deref(),
                    Some("Object.create" | "Map" | "Array" | "Uint8Array")
                )
            })
    }

    /// The names around a node, the nearest first: what it is assigned to, the property it stands in, the functions around it.
    pub fn names_around(&self, file: FileId, node: NodeId) -> Vec<&'a str> {
        use oxc_ast::ast::BindingPattern;
        let mut names = Vec::new();
        for kind in self
            .file(file)
            .semantic
            .nodes()
            .ancestor_kinds(node)
            .take(40)
        {
            match kind {
                AstKind::VariableDeclarator(declarator) => {
                    if let BindingPattern::BindingIdentifier(name) = &declarator.id {
                        names.push(name.name.as_str());
                    }
                }
                AstKind::ObjectProperty(property) => names.extend(key_name(&property.key)),
                AstKind::PropertyDefinition(property) => names.extend(key_name(&property.key)),
                AstKind::MethodDefinition(method) => {
                    names.extend(key_name(&method.key));
                    break;
                }
                AstKind::AssignmentExpression(assignment) => match &assignment.left {
                    AssignmentTarget::AssignmentTargetIdentifier(name) => {
                        names.push(name.name.as_str());
                    }
                    AssignmentTarget::StaticMemberExpression(member) => {
                        names.push(member.property.name.as_str());
                    }
                    _ => {}
                },
                AstKind::Function(function) => {
                    if let Some(name) = &function.id {
                        names.push(name.name.as_str());
                        break;
                    }
                }
                AstKind::Class(_) | AstKind::Program(_) => break,
                _ => {}
            }
        }
        names
    }

    /// The name of a function: its own, or that of what it is assigned to.
    pub fn function_name(&self, function: FunctionRef<'a>) -> Option<&'a str> {
        function.own_name().or_else(|| {
            self.names_around(function.file, function.node())
                .first()
                .copied()
        })
    }

    /// The calls around a node, the innermost first, up to the function that it stands in.
    pub fn calls_around(&self, file: FileId, node: NodeId) -> impl Iterator<Item = Call<'a>> {
        self.file(file)
            .semantic
            .nodes()
            .ancestor_kinds(node)
            .take(40)
            .take_while(move |kind| FunctionRef::of_kind(file, *kind).is_none())
            .filter_map(move |kind| Call::of_kind(file, kind))
    }

    /// Whether a call stands inside an object literal or a list: as a part of something larger.
    pub fn is_part_of_a_literal(&self, file: FileId, node: NodeId) -> bool {
        self.file(file)
            .semantic
            .nodes()
            .ancestor_kinds(node)
            .take(12)
            .take_while(|kind| {
                !matches!(
                    kind,
                    AstKind::VariableDeclarator(_)
                        | AstKind::ExpressionStatement(_)
                        | AstKind::ReturnStatement(_)
                )
            })
            .any(|kind| {
                matches!(
                    kind,
                    AstKind::ObjectProperty(_) | AstKind::ArrayExpression(_)
                )
            })
    }

    /// Whether any file of the project has one of these texts.
    pub fn project_mentions(&self, texts: &[&str]) -> bool {
        self.files()
            .any(|file| texts.iter().any(|text| file.text.contains(text)))
    }

    /// Whether a function calls helpers that are neither declared nor imported in its file: code that was pasted to show one thing.
    pub fn is_sketch(&self, function: FunctionRef<'a>) -> bool {
        self.calls_within(function.place()).any(|call| {
            matches!(
                super::calls::plain(call.callee().node),
                Expression::Identifier(_)
            ) && self.symbol(call.callee()).is_none()
                && call.name().is_some_and(|name| {
                    name.starts_with(|c: char| c.is_ascii_lowercase())
                        && !matches!(
                            name,
                            "atob"
                                | "btoa"
                                | "clearInterval"
                                | "clearTimeout"
                                | "decodeURIComponent"
                                | "encodeURIComponent"
                                | "fetch"
                                | "isNaN"
                                | "parseFloat"
                                | "parseInt"
                                | "queueMicrotask"
                                | "require"
                                | "setImmediate"
                                | "setInterval"
                                | "setTimeout"
                                | "structuredClone"
                        )
                })
        })
    }

    /// Whether a value is assigned to something that was declared before: `options.key = value`.
    pub fn is_assigned(&self, value: Expr<'a>) -> bool {
        matches!(
            self.file(value.file)
                .semantic
                .nodes()
                .parent_kind(value.node_id()),
            AstKind::AssignmentExpression(_)
        )
    }

    /// Whether a value is the first that is written in its line, its own name left out.
    pub fn begins_line(&self, value: Expr<'a>) -> bool {
        let text = self.file(value.file).text;
        let before = &text[..value.span().start as usize];
        let line = before.rsplit('\n').next().unwrap_or_default();
        !line.contains([',', '{'])
    }

    /// Whether the `if` around a place refuses: answers 401 or 403, or throws.
    pub fn decides_access(&self, place: Place) -> bool {
        let text = self.file(place.file).text;
        let after: String = text[place.span.end as usize..].chars().take(160).collect();
        ["403", "401", "orbidden", "nauthorized"]
            .iter()
            .any(|mark| after.contains(mark))
    }

    /// The modules that the project's files load, without `node:`, and where.
    pub fn modules_used(&self) -> impl Iterator<Item = (Place, &'a str)> {
        self.index()
            .used_modules
            .iter()
            .map(|(place, module)| (*place, module.strip_prefix("node:").unwrap_or(module)))
    }

    /// What `import(…)` is called with.
    pub fn imports_at_run_time(&self) -> impl Iterator<Item = Expr<'a>> {
        self.index().dynamic_imports.iter().copied()
    }

    /// The innermost function around a node.
    pub fn enclosing_function(&self, file: FileId, node: NodeId) -> Option<FunctionRef<'a>> {
        self.file(file)
            .semantic
            .nodes()
            .ancestor_kinds(node)
            .find_map(|kind| FunctionRef::of_kind(file, kind))
    }
}

/// The name under which an assignment exports: empty for `module.exports = …`.
fn exported_name<'a>(target: &'a AssignmentTarget<'a>) -> Option<&'a str> {
    let member = target.as_member_expression()?;
    let name = member.static_property_name()?;
    match member.object() {
        Expression::Identifier(object) if object.name == "module" && name == "exports" => Some(""),
        Expression::Identifier(object) if object.name == "exports" => Some(name),
        object if object.is_specific_member_access("module", "exports") => Some(name),
        _ => None,
    }
}

/// Whether an expression makes an object of its own.
fn is_fresh(expr: Expr<'_>) -> bool {
    match super::plain(expr.node) {
        Expression::ObjectExpression(_)
        | Expression::ArrayExpression(_)
        | Expression::NewExpression(_) => true,
        Expression::CallExpression(_) => Call::of(expr).is_some_and(|call| {
            matches!(
                call.name(),
                Some("create" | "fromEntries" | "structuredClone")
            )
        }),
        _ => false,
    }
}

/// Whether a statement always leaves the block around it.
fn leaves(statement: &Statement<'_>) -> bool {
    match statement {
        Statement::ReturnStatement(_)
        | Statement::ThrowStatement(_)
        | Statement::ContinueStatement(_)
        | Statement::BreakStatement(_) => true,
        Statement::BlockStatement(block) => block.body.last().is_some_and(leaves),
        // `ctx.throw(400)`, `process.exit(1)`
        Statement::ExpressionStatement(statement) => match &statement.expression {
            Expression::CallExpression(call) => call
                .callee
                .as_member_expression()
                .and_then(|member| member.static_property_name())
                .is_some_and(|name| matches!(name, "throw" | "exit" | "abort")),
            _ => false,
        },
        _ => false,
    }
}

impl<'a> Facts<'a> {
    /// Whether a value is an element of a list that is the value of a property: `{ keys: ['…'] }`.
    pub fn stands_in_row(&self, value: Expr<'a>) -> bool {
        let nodes = self.file(value.file).semantic.nodes();
        let list = nodes.parent_id(value.node_id());
        matches!(nodes.kind(list), AstKind::ArrayExpression(_))
            && matches!(nodes.parent_kind(list), AstKind::ObjectProperty(_))
    }

    /// The key of the property that an expression is the value of, as written: `[Kind.Access]`, `'access'`.
    pub fn property_key(&self, value: Expr<'a>) -> Option<&'a str> {
        use oxc_span::GetSpan;
        let nodes = self.file(value.file).semantic.nodes();
        match nodes.parent_kind(value.node_id()) {
            AstKind::ObjectProperty(property) => Some(self.text(Place {
                file: value.file,
                span: super::span(property.key.span()),
            })),
            _ => None,
        }
    }
}
