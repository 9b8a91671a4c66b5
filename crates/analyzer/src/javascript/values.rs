//! Values: which module or instance an expression is, and which constants and literals it holds.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{
    BinaryOperator, Expression, ObjectExpression, ObjectPropertyKind, UnaryOperator,
};
use oxc_semantic::SymbolId;

use super::calls::{member, plain};
use super::definition::{Export, Key, key_name};
use super::{Call, DEPTH_LIMIT, Definition, Expr, Facts};
use crate::source::FileId;

/// A value known without running the code.
#[derive(Debug, Clone, PartialEq)]
pub enum Constant {
    /// A string.
    String(String),
    /// A number.
    Number(f64),
    /// A boolean.
    Boolean(bool),
    /// `null` or `undefined`.
    Nothing,
}

/// An object literal.
#[derive(Clone, Copy)]
pub struct Object<'a> {
    /// The file.
    pub file: FileId,
    node: &'a ObjectExpression<'a>,
}

impl<'a> Object<'a> {
    /// Its range.
    pub fn place(self) -> crate::source::Place {
        crate::source::Place {
            file: self.file,
            span: super::span(self.node.span),
        }
    }

    /// The value of a property; looks into spreads of known objects. The last one wins.
    pub fn get(self, facts: &Facts<'a>, name: &str) -> Option<Expr<'a>> {
        self.get_within(facts, name, DEPTH_LIMIT)
    }

    fn get_within(self, facts: &Facts<'a>, name: &str, depth: u32) -> Option<Expr<'a>> {
        let depth = depth.checked_sub(1)?;
        self.node
            .properties
            .iter()
            .rev()
            .find_map(|property| match property {
                ObjectPropertyKind::ObjectProperty(property) => {
                    (key_name(&property.key) == Some(name)).then_some(Expr {
                        file: self.file,
                        node: &property.value,
                    })
                }
                ObjectPropertyKind::SpreadProperty(spread) => {
                    let spread = facts.object(Expr {
                        file: self.file,
                        node: &spread.argument,
                    })?;
                    spread.get_within(facts, name, depth)
                }
            })
    }

    /// The first property that has one of these names: packages rename options and keep the old name.
    pub fn get_any(self, facts: &Facts<'a>, names: &[&str]) -> Option<Expr<'a>> {
        names.iter().find_map(|name| self.get(facts, name))
    }

    /// Whether something is spread into it whose properties are not known.
    pub fn is_open(self, facts: &Facts<'a>) -> bool {
        self.node.properties.iter().any(|property| match property {
            ObjectPropertyKind::SpreadProperty(spread) => facts
                .object(Expr {
                    file: self.file,
                    node: &spread.argument,
                })
                .is_none_or(|object| object.is_open(facts)),
            ObjectPropertyKind::ObjectProperty(property) => property.computed,
        })
    }

    /// Its own properties with a known name, in order, spreads left out.
    pub fn properties(self) -> impl Iterator<Item = (&'a str, Expr<'a>)> {
        self.node
            .properties
            .iter()
            .filter_map(move |property| match property {
                ObjectPropertyKind::ObjectProperty(property) => Some((
                    key_name(&property.key)?,
                    Expr {
                        file: self.file,
                        node: &property.value,
                    },
                )),
                ObjectPropertyKind::SpreadProperty(_) => None,
            })
    }

    /// What is spread into it.
    pub fn spreads(self) -> impl Iterator<Item = Expr<'a>> {
        self.node
            .properties
            .iter()
            .filter_map(move |property| match property {
                ObjectPropertyKind::SpreadProperty(spread) => Some(Expr {
                    file: self.file,
                    node: &spread.argument,
                }),
                ObjectPropertyKind::ObjectProperty(_) => None,
            })
    }
}

impl<'a> Facts<'a> {
    /// Whether a name is never written again after its declaration.
    pub(crate) fn is_fixed(&self, file: FileId, symbol: SymbolId) -> bool {
        *self
            .memory
            .fixed
            .borrow_mut()
            .entry((file, symbol_key(symbol)))
            .or_insert_with(|| !self.file(file).semantic.scoping().symbol_is_mutated(symbol))
    }

    /// Follows names, imports and members of object literals to the expression that makes the value.
    /// Gives the expression itself where nothing is known.
    pub fn resolve(&self, expr: Expr<'a>) -> Expr<'a> {
        self.resolve_within(expr, DEPTH_LIMIT)
    }

    fn resolve_within(&self, expr: Expr<'a>, depth: u32) -> Expr<'a> {
        let expr = expr.with(plain(expr.node));
        let Some(depth) = depth.checked_sub(1) else {
            return expr;
        };
        if let Some(symbol) = self.symbol(expr) {
            if !self.is_fixed(expr.file, symbol) {
                return expr;
            }
            return match self.definition(expr.file, symbol) {
                Definition::Value(value, keys) => self.follow(value, &keys, depth).unwrap_or(expr),
                Definition::Import(module, name) => match self.export(expr.file, module, name) {
                    Some(Export::Value(value)) => self.resolve_within(value, depth),
                    _ => expr,
                },
                _ => expr,
            };
        }
        if let Some(module) = self.required(expr)
            && let Some(Export::Value(value)) = self.export(expr.file, module, "*")
        {
            return self.resolve_within(value, depth);
        }
        if let Some((object, Some(name))) = member(expr) {
            if let Some(value) = self.only_field_value(object, name) {
                return self.resolve_within(value, depth);
            }
            if let Some(value) = self
                .object_within(object, depth)
                .and_then(|object| object.get(self, name))
            {
                return self.resolve_within(value, depth);
            }
            if let Some(Export::Value(value)) = self.namespace_member(object, name) {
                return self.resolve_within(value, depth);
            }
            if matches!(plain(object.node), Expression::ThisExpression(_))
                && let Some(class) = self.class_of(object, depth)
                && let [value] = self.field_values(class, name).as_slice()
            {
                return self.resolve_within(*value, depth);
            }
        }
        expr
    }

    /// The value of `this.name` where the class gives it one and no other. A number may be counted up, so only a read-only one is known.
    fn only_field_value(&self, object: Expr<'a>, name: &str) -> Option<Expr<'a>> {
        if !matches!(object.node, Expression::ThisExpression(_)) {
            return None;
        }
        let class = self.class_of(object, 8)?;
        if self.parameter_property(class, name).is_some() {
            return None;
        }
        let values = self.field_values(class, name);
        let [value] = values.as_slice() else {
            return None;
        };
        let counts = matches!(
            plain(value.node),
            Expression::NumericLiteral(_)
                | Expression::BooleanLiteral(_)
                | Expression::NullLiteral(_)
        );
        let is_read_only = class
            .property(name)
            .is_some_and(|property| property.readonly);
        (!counts || is_read_only).then_some(*value)
    }

    /// `module.name` where `module` is a whole module of the project.
    pub(super) fn namespace_member(&self, object: Expr<'a>, name: &str) -> Option<Export<'a>> {
        let module = self.identity(object)?;
        if !module.starts_with('.') || module.contains("()") {
            return None;
        }
        self.export(object.file, &module, name)
    }

    fn follow(&self, value: Expr<'a>, keys: &[Key<'a>], depth: u32) -> Option<Expr<'a>> {
        let Some((key, rest)) = keys.split_first() else {
            if let Some(required) = self.required(value) {
                let Export::Value(value) = self.export(value.file, required, "*")? else {
                    return None;
                };
                return Some(self.resolve_within(value, depth));
            }
            return Some(self.resolve_within(value, depth));
        };
        let inner = match key {
            Key::Name(name) => match self.required(value) {
                Some(module) => match self.export(value.file, module, name)? {
                    Export::Value(value) => value,
                    Export::Function(_) | Export::Class(_) => return None,
                },
                None => self.object_within(value, depth)?.get(self, name)?,
            },
            Key::Position(position) => {
                let resolved = self.resolve_within(value, depth);
                let Expression::ArrayExpression(array) = resolved.node else {
                    return None;
                };
                resolved.with(array.elements.get(*position)?.as_expression()?)
            }
            Key::Rest => return None,
        };
        self.follow(inner, rest, depth.checked_sub(1)?)
    }

    /// The module name of `require('module')` or `await import('module')`.
    pub(crate) fn required(&self, expr: Expr<'a>) -> Option<&'a str> {
        match plain(expr.node) {
            Expression::CallExpression(call)
                if call.callee.is_specific_id("require") && call.arguments.len() == 1 =>
            {
                match call.arguments[0].as_expression()? {
                    Expression::StringLiteral(name) => Some(name.value.as_str()),
                    _ => None,
                }
            }
            Expression::ImportExpression(import) => match &import.source {
                Expression::StringLiteral(name) => Some(name.value.as_str()),
                _ => None,
            },
            _ => None,
        }
    }

    /// The object literal that an expression is or names.
    pub fn object(&self, expr: Expr<'a>) -> Option<Object<'a>> {
        self.object_within(expr, DEPTH_LIMIT)
    }

    /// The object literal in which an expression is a property's value.
    pub fn siblings_of(&self, value: Expr<'a>) -> Option<Object<'a>> {
        self.object_around(value).map(|node| Object {
            file: value.file,
            node,
        })
    }

    fn object_within(&self, expr: Expr<'a>, depth: u32) -> Option<Object<'a>> {
        let resolved = self.resolve_within(expr, depth);
        match resolved.node {
            Expression::ObjectExpression(node) => Some(Object {
                file: resolved.file,
                node,
            }),
            Expression::CallExpression(_) => {
                // The name is asked first: what a call is can take the whole chain to find out.
                let call = Call::of(resolved)
                    .filter(|call| matches!(call.name(), Some("freeze" | "seal")))?;
                let freezes = matches!(
                    self.identity(call.callee()).as_deref(),
                    Some("Object.freeze" | "Object.seal")
                );
                if freezes {
                    self.object_within(call.argument(0)?, depth.checked_sub(1)?)
                } else {
                    None
                }
            }
            _ => None,
        }
    }

    /// The elements of the array literal that an expression is or names; spreads left out.
    pub fn elements(&self, expr: Expr<'a>) -> Option<Vec<Expr<'a>>> {
        let resolved = self.resolve(expr);
        match resolved.node {
            Expression::ArrayExpression(array) => Some(
                array
                    .elements
                    .iter()
                    .filter_map(|element| element.as_expression())
                    .map(|node| resolved.with(node))
                    .collect(),
            ),
            _ => None,
        }
    }

    /// The constant that an expression always has.
    pub fn constant(&self, expr: Expr<'a>) -> Option<Constant> {
        self.constant_within(expr, DEPTH_LIMIT)
    }

    fn constant_within(&self, expr: Expr<'a>, depth: u32) -> Option<Constant> {
        let depth = depth.checked_sub(1)?;
        let resolved = self.resolve_within(expr, depth);
        Some(match resolved.node {
            Expression::StringLiteral(literal) => Constant::String(literal.value.to_string()),
            Expression::NumericLiteral(literal) => Constant::Number(literal.value),
            Expression::BooleanLiteral(literal) => Constant::Boolean(literal.value),
            Expression::NullLiteral(_) => Constant::Nothing,
            Expression::Identifier(name) if name.name == "undefined" => Constant::Nothing,
            Expression::Identifier(_) | Expression::StaticMemberExpression(_) => {
                match self.identity_within(resolved, depth).as_deref() {
                    Some("path.sep" | "path.posix.sep") => Constant::String("/".to_owned()),
                    Some("path.win32.sep") => Constant::String("\\".to_owned()),
                    Some("os.EOL") => Constant::String("\n".to_owned()),
                    _ => return None,
                }
            }
            Expression::TemplateLiteral(template) => {
                let mut text = String::new();
                for (position, quasi) in template.quasis.iter().enumerate() {
                    text.push_str(quasi.value.cooked.as_ref()?.as_str());
                    if let Some(part) = template.expressions.get(position) {
                        text.push_str(&self.constant_within(resolved.with(part), depth)?.to_text());
                    }
                }
                Constant::String(text)
            }
            Expression::UnaryExpression(unary) => {
                let value = self.constant_within(resolved.with(&unary.argument), depth)?;
                match (unary.operator, value) {
                    (UnaryOperator::UnaryNegation, Constant::Number(number)) => {
                        Constant::Number(-number)
                    }
                    (UnaryOperator::UnaryPlus, Constant::Number(number)) => {
                        Constant::Number(number)
                    }
                    (UnaryOperator::LogicalNot, Constant::Boolean(value)) => {
                        Constant::Boolean(!value)
                    }
                    (UnaryOperator::LogicalNot, Constant::Number(value)) => {
                        Constant::Boolean(value == 0.0)
                    }
                    _ => return None,
                }
            }
            Expression::BinaryExpression(binary) => {
                let left = self.constant_within(resolved.with(&binary.left), depth)?;
                let right = self.constant_within(resolved.with(&binary.right), depth)?;
                match (binary.operator, left, right) {
                    (BinaryOperator::Addition, Constant::Number(a), Constant::Number(b)) => {
                        Constant::Number(a + b)
                    }
                    (BinaryOperator::Addition, a, b) => {
                        Constant::String(a.to_text() + &b.to_text())
                    }
                    (BinaryOperator::Subtraction, Constant::Number(a), Constant::Number(b)) => {
                        Constant::Number(a - b)
                    }
                    (BinaryOperator::Multiplication, Constant::Number(a), Constant::Number(b)) => {
                        Constant::Number(a * b)
                    }
                    (BinaryOperator::Division, Constant::Number(a), Constant::Number(b)) => {
                        Constant::Number(a / b)
                    }
                    (BinaryOperator::Exponential, Constant::Number(a), Constant::Number(b)) => {
                        Constant::Number(a.powf(b))
                    }
                    (BinaryOperator::ShiftLeft, Constant::Number(a), Constant::Number(b)) => {
                        Constant::Number(f64::from((a as i32).wrapping_shl(b as u32)))
                    }
                    _ => return None,
                }
            }
            _ => return None,
        })
    }

    /// The string that an expression always is.
    pub fn string(&self, expr: Expr<'a>) -> Option<String> {
        match self.constant(expr)? {
            Constant::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number that an expression always is; reads `Number('12')` and `parseInt('12', 10)` of constants too.
    pub fn number(&self, expr: Expr<'a>) -> Option<f64> {
        match self.constant(expr) {
            Some(Constant::Number(number)) => Some(number),
            _ => {
                let call = Call::of(self.resolve(expr))?;
                let converts = matches!(
                    self.identity(call.callee()).as_deref(),
                    Some("Number" | "parseInt" | "Number.parseInt")
                );
                let text = self.string(call.argument(0).filter(|_| converts)?)?;
                text.trim().parse().ok()
            }
        }
    }

    /// Whether an expression is always `true` or always `false`.
    pub fn boolean(&self, expr: Expr<'a>) -> Option<bool> {
        match self.constant(expr)? {
            Constant::Boolean(value) => Some(value),
            _ => None,
        }
    }

    /// The constants that an expression gives by itself: both sides of `?:`, `||` and `??`, and of names. Parts that are not constant are
    /// left out, and so is what callers or helpers hand over, which `possible` sees.
    pub fn alternatives(&self, expr: Expr<'a>) -> Vec<(Expr<'a>, Constant)> {
        let mut found = Vec::new();
        let mut open = vec![(expr, DEPTH_LIMIT)];
        while let Some((expr, depth)) = open.pop() {
            let Some(depth) = depth.checked_sub(1) else {
                continue;
            };
            let resolved = self.resolve(expr);
            match resolved.node {
                Expression::LogicalExpression(logical) => {
                    open.push((resolved.with(&logical.right), depth));
                    open.push((resolved.with(&logical.left), depth));
                }
                Expression::ConditionalExpression(conditional) => {
                    open.push((resolved.with(&conditional.alternate), depth));
                    open.push((resolved.with(&conditional.consequent), depth));
                }
                _ => {
                    if let Some(constant) = self.constant(resolved) {
                        found.push((resolved, constant));
                    }
                }
            }
        }
        found
    }

    /// Which module, member, instance or global an expression is, as a path: `jsonwebtoken.sign`, `express()`,
    /// `express.Router()`, `pg.Pool()`, `crypto.createHash().update()`, `console.log`, `process.env.PORT`,
    /// `./models/user.findOne`. None for what only exists at run time.
    pub fn identity(&self, expr: Expr<'a>) -> Option<Rc<str>> {
        self.identity_within(expr, DEPTH_LIMIT)
    }

    fn identity_within(&self, expr: Expr<'a>, depth: u32) -> Option<Rc<str>> {
        let depth = depth.checked_sub(1)?;
        let expr = expr.with(plain(expr.node));
        if let Expression::Identifier(identifier) = expr.node {
            let Some(symbol) = self.symbol(expr) else {
                let mut globals = self.memory.globals.borrow_mut();
                let name = identifier.name.as_str();
                let known = globals
                    .entry(name)
                    .or_insert_with(|| Rc::from(super::globals::meaning(name)));
                return Some(known.clone());
            };
            let key = (expr.file, symbol_key(symbol));
            if let Some(known) = self.memory.identities.borrow().get(&key) {
                return known.clone();
            }
            self.memory.identities.borrow_mut().insert(key, None);
            let identity = self.symbol_identity(expr.file, symbol, depth);
            self.memory
                .identities
                .borrow_mut()
                .insert(key, identity.clone());
            return identity;
        }
        // While callers are looked for the answer can still change.
        if !self.memory.collected.get() {
            return self.find_identity(expr, depth);
        }
        let span = expr.span();
        let key = (expr.file, span.start, span.end);
        if let Some(known) = self.memory.placed_identities.borrow().get(&key) {
            return known.clone();
        }
        let identity = self.find_identity(expr, depth);
        // Deep inside another question there can be none only because the depth ended.
        if identity.is_some() || depth + 4 >= DEPTH_LIMIT {
            self.memory
                .placed_identities
                .borrow_mut()
                .insert(key, identity.clone());
        }
        identity
    }

    /// The identity of anything but a name.
    fn find_identity(&self, expr: Expr<'a>, depth: u32) -> Option<Rc<str>> {
        match expr.node {
            Expression::CallExpression(_)
            | Expression::NewExpression(_)
            | Expression::ImportExpression(_) => self.call_identity(expr, depth),
            Expression::ChainExpression(_) if Call::of(expr).is_some() => {
                self.call_identity(expr, depth)
            }
            Expression::LogicalExpression(logical) => self
                .identity_within(expr.with(&logical.left), depth)
                .or_else(|| self.identity_within(expr.with(&logical.right), depth)),
            Expression::TaggedTemplateExpression(tagged) => {
                let tag = self.identity_within(expr.with(&tagged.tag), depth)?;
                Some(Rc::from(format!("{tag}``")))
            }
            Expression::AssignmentExpression(assignment) => {
                self.identity_within(expr.with(&assignment.right), depth)
            }
            _ => {
                let (object, name) = member(expr)?;
                let name = name?;
                if let Some(value) = self.literal_member(object, name) {
                    return self.identity_within(value, depth);
                }
                if matches!(object.node, Expression::ThisExpression(_)) {
                    return self.field_identity(object, name, depth);
                }
                let object = self.identity_within(object, depth)?;
                Some(self.joined_identity(object, name))
            }
        }
    }

    fn literal_member(&self, object: Expr<'a>, name: &str) -> Option<Expr<'a>> {
        let symbol = self.symbol(object)?;
        match self.definition(object.file, symbol) {
            Definition::Value(value, keys) if keys.is_empty() && self.required(value).is_none() => {
                match plain(value.node) {
                    Expression::ObjectExpression(node) => Object {
                        file: value.file,
                        node,
                    }
                    .get(self, name),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    fn call_identity(&self, expr: Expr<'a>, depth: u32) -> Option<Rc<str>> {
        if let Some(module) = self.required(expr) {
            return self.module_identity(expr.file, module, "*", depth);
        }
        let call = Call::of(expr)?;
        if !call.is_new
            && let Some(made) = self.made_by_project(call, depth)
        {
            return Some(made);
        }
        let callee = self.identity_within(call.callee(), depth)?;
        if matches!(&*callee, "util.promisify" | "promisify") {
            return self.identity_within(call.argument(0)?, depth);
        }
        Some(self.called_identity(callee))
    }

    /// `object.name`, made once.
    fn joined_identity(&self, object: Rc<str>, name: &'a str) -> Rc<str> {
        if name == "default" {
            return object;
        }
        let mut names = self.memory.names.borrow_mut();
        let members = names.entry(object.clone()).or_default();
        if let Some(known) = members.get(name) {
            return known.clone();
        }
        let made = joined(&object, name);
        members.insert(name, made.clone());
        made
    }

    /// `callee()`, made once.
    fn called_identity(&self, callee: Rc<str>) -> Rc<str> {
        let mut names = self.memory.names.borrow_mut();
        let members = names.entry(callee.clone()).or_default();
        members
            .entry("()")
            .or_insert_with(|| Rc::from(format!("{callee}()")))
            .clone()
    }

    /// What a function of the project gives back, where that is an instance of a package: `users()` for `db.collection('users')`.
    fn made_by_project(&self, call: Call<'a>, depth: u32) -> Option<Rc<str>> {
        let function = self.function_within(call.callee(), depth.min(8))?;
        self.index()
            .returns(function)
            .iter()
            .take(4)
            .find_map(|returned| match plain(returned.node) {
                Expression::Identifier(_)
                | Expression::CallExpression(_)
                | Expression::NewExpression(_)
                | Expression::StaticMemberExpression(_) => {
                    self.identity_within(*returned, depth.min(8))
                }
                _ => None,
            })
            .filter(|identity| identity.contains("()"))
    }

    fn module_identity(
        &self,
        file: FileId,
        module: &'a str,
        name: &'a str,
        depth: u32,
    ) -> Option<Rc<str>> {
        if let Some(Export::Value(value)) = self.export(file, module, name)
            && let Some(identity) = self.identity_within(value, depth)
        {
            return Some(identity);
        }
        if let Some((file, module, name)) = self.passed_on(file, module, name) {
            return self.module_identity(file, module, name, depth.checked_sub(1)?);
        }
        let module = module.strip_prefix("node:").unwrap_or(module);
        // Prisma's client is written into the project: https://www.prisma.io/docs/orm/prisma-schema/overview/generators
        let module = if is_generated_prisma(module) {
            "@prisma/client"
        } else {
            module
        };
        // Lodash comes whole, as a module of its own kind, and function by function.
        let module = if module == "lodash-es" {
            "lodash"
        } else {
            module
        };
        let single = module
            .strip_prefix("lodash/")
            .or_else(|| module.strip_prefix("lodash-es/"))
            .map(|function| function.strip_suffix(".js").unwrap_or(function))
            .filter(|function| !function.starts_with("fp"));
        if let (Some(function), "default" | "*") = (single, name) {
            return Some(joined("lodash", function));
        }
        Some(match name {
            "default" | "*" => Rc::from(module),
            name => joined(module, name),
        })
    }

    fn symbol_identity(&self, file: FileId, symbol: SymbolId, depth: u32) -> Option<Rc<str>> {
        match self.definition(file, symbol) {
            Definition::Import(module, name) => self.module_identity(file, module, name, depth),
            Definition::Value(value, keys) => {
                if !self.is_fixed(file, symbol) {
                    return None;
                }
                if let (Some(module), [Key::Name(name), rest @ ..]) =
                    (self.required(value), keys.as_slice())
                {
                    let mut identity = self.module_identity(value.file, module, name, depth)?;
                    for key in rest {
                        let Key::Name(name) = key else { return None };
                        identity = joined(&identity, name);
                    }
                    return Some(identity);
                }
                let mut identity = self.identity_within(value, depth)?;
                for key in &keys {
                    let Key::Name(name) = key else { return None };
                    identity = joined(&identity, name);
                }
                Some(identity)
            }
            Definition::Other => self
                .assigned_once(file, symbol)
                .and_then(|value| self.identity_within(value, depth)),
            Definition::Parameter(function, position, keys) => {
                if let Some(identity) = function
                    .parameter_annotation(position)
                    .filter(|_| keys.is_empty())
                    .and_then(|annotation| self.type_identity(file, annotation, depth))
                {
                    return Some(identity);
                }
                self.handed_identity(function, position, &keys, depth)
                    .or_else(|| {
                        let default = self.given_default(file, symbol)?;
                        self.identity_within(default, depth)
                    })
            }
            _ => None,
        }
    }

    /// What a parameter is by the calls of its function: `({ db }) => …` called with `{ db: knex(…) }`.
    fn handed_identity(
        &self,
        function: super::FunctionRef<'a>,
        position: usize,
        keys: &[Key<'a>],
        depth: u32,
    ) -> Option<Rc<str>> {
        self.known_callers(function)
            .iter()
            .take(4)
            .find_map(|call| {
                let mut value = call.argument(position)?;
                for (number, key) in keys.iter().enumerate() {
                    let Key::Name(name) = key else { return None };
                    match self.shape(value).get(name) {
                        Some(inner) => value = inner,
                        None => {
                            let mut identity = self.identity_within(value, depth)?;
                            for key in &keys[number..] {
                                let Key::Name(key) = key else { return None };
                                identity = joined(&identity, key);
                            }
                            return Some(identity);
                        }
                    }
                }
                self.identity_within(value, depth)
            })
    }

    /// What a field of `this` is: by its type, its initializer, or what is assigned to it.
    fn field_identity(&self, this: Expr<'a>, name: &str, depth: u32) -> Option<Rc<str>> {
        let class = self.class_of(this, depth)?;
        if let Some(identity) = class
            .property(name)
            .and_then(|property| property.type_annotation.as_deref())
            .and_then(|annotation| self.type_identity(class.file, annotation, depth))
        {
            return Some(identity);
        }
        if let Some((constructor, position)) = self.parameter_property(class, name) {
            if let Some(identity) = constructor
                .parameter_annotation(position)
                .and_then(|annotation| self.type_identity(class.file, annotation, depth))
            {
                return Some(identity);
            }
            return self.handed_identity(constructor, position, &[], depth);
        }
        self.field_values(class, name)
            .into_iter()
            .find_map(|value| self.identity_within(value, depth))
    }

    /// The instance that a type stands for: `pg.Pool()` for `pool: Pool` with `Pool` from `pg`.
    fn type_identity(
        &self,
        file: FileId,
        annotation: &'a oxc_ast::ast::TSTypeAnnotation<'a>,
        depth: u32,
    ) -> Option<Rc<str>> {
        use oxc_ast::ast::{TSType, TSTypeName};
        let TSType::TSTypeReference(reference) = &annotation.type_annotation else {
            return None;
        };
        let (first, rest) = match &reference.type_name {
            TSTypeName::IdentifierReference(name) => (name.name.as_str(), None),
            TSTypeName::QualifiedName(name) => match &name.left {
                TSTypeName::IdentifierReference(left) => {
                    (left.name.as_str(), Some(name.right.name.as_str()))
                }
                _ => return None,
            },
            TSTypeName::ThisExpression(_) => return None,
        };
        let symbol = self.root_symbol(file, first)?;
        let Definition::Import(module, name) = self.definition(file, symbol) else {
            return None;
        };
        if module.starts_with('.') {
            return None;
        }
        let mut identity = self.module_identity(file, module, name, depth)?;
        if let Some(rest) = rest {
            identity = joined(&identity, rest);
        }
        Some(Rc::from(format!("{identity}()")))
    }

    /// The value of `let name; … name = value;` with one assignment.
    fn assigned_once(&self, file: FileId, symbol: SymbolId) -> Option<Expr<'a>> {
        let semantic = &self.file(file).semantic;
        let mut writes = semantic
            .scoping()
            .get_resolved_references(symbol)
            .filter(|reference| reference.is_write());
        let only = writes.next()?;
        if writes.next().is_some() {
            return None;
        }
        match semantic.nodes().parent_kind(only.node_id()) {
            AstKind::AssignmentExpression(assignment) => Some(Expr {
                file,
                node: &assignment.right,
            }),
            _ => None,
        }
    }
}

impl Constant {
    /// The text that string concatenation makes of it.
    pub fn to_text(&self) -> String {
        match self {
            Self::String(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Boolean(value) => value.to_string(),
            Self::Nothing => "null".to_owned(),
        }
    }
}

fn joined(object: &str, name: &str) -> Rc<str> {
    if name == "default" {
        Rc::from(object)
    } else {
        Rc::from(format!("{object}.{name}"))
    }
}

fn symbol_key(symbol: SymbolId) -> u32 {
    u32::try_from(symbol.index()).expect("oxc counts symbols in u32")
}

impl<'a> Facts<'a> {
    /// The places that read an environment variable.
    pub fn environment(&self, name: &str) -> &[crate::source::Place] {
        self.index().environment(name)
    }
}

/// Whether a specifier names the client that `prisma generate` writes into the project: `../generated/prisma/client.js`.
fn is_generated_prisma(module: &str) -> bool {
    let stem = module
        .strip_suffix(".js")
        .or_else(|| module.strip_suffix(".ts"))
        .unwrap_or(module);
    let stem = stem.strip_suffix("/index").unwrap_or(stem);
    module != "@prisma/client"
        && ["/prisma/client", "/generated/prisma", "/generated/client"]
            .iter()
            .any(|end| stem.ends_with(end))
}
