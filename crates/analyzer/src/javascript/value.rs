//! Values as rules ask about them.

use super::call::Call;
use super::flow::{self, Danger, Flow};
use super::function::Function;
use super::identity::IdentityId;
use super::syntax::{ExprId, FunctionId, Kind, PropertyName, Unary};
use super::{Facts, express};
use crate::source::{FileId, Place, Span};

/// Values inside values are looked into this deep.
const DEPTH_LIMIT: u32 = 32;
/// Of a text, no more parts than this are looked at.
const PART_LIMIT: usize = 400;

/// An expression and what is known about it.
#[derive(Clone, Copy)]
pub struct Value<'f> {
    pub(super) facts: &'f Facts<'f>,
    pub(super) id: ExprId,
}

/// What an expression is: a package, its member, or the result of a call.
#[derive(Clone, Copy)]
pub struct Identity<'f> {
    facts: &'f Facts<'f>,
    id: IdentityId,
}

impl<'f> Identity<'f> {
    /// The package, without `node:`; `global` for the language's own.
    pub fn package(self) -> &'f str {
        self.facts.identities.package(self.id)
    }

    /// The path after the package: `createPool().query`.
    pub fn path(self) -> &'f str {
        self.facts.identities.path(self.id)
    }

    /// Whether it is this member; `*.query` takes that member of anything from the package.
    pub fn is(self, package: &str, path: &str) -> bool {
        self.package() == package && path_matches(self.path(), path)
    }
}

pub(super) fn path_matches(path: &str, pattern: &str) -> bool {
    match pattern.strip_prefix("*.") {
        Some(member) => path
            .strip_suffix(member)
            .is_some_and(|before| before.is_empty() || before.ends_with('.')),
        None => path == pattern,
    }
}

/// `process.env.NAME`.
#[derive(Clone, Copy)]
pub struct EnvironmentRead<'f> {
    /// The variable's name.
    pub name: &'f str,
    /// What is taken when it is not set: the right side of `||` or `??`.
    pub fallback: Option<Value<'f>>,
}

/// A property of an object literal.
#[derive(Clone, Copy)]
pub struct PropertyOf<'f> {
    /// Its name, unless it is computed or a spread.
    pub name: Option<&'f str>,
    /// Its value; what is spread, for a spread.
    pub value: Value<'f>,
    /// Whether it is `...value`.
    pub is_spread: bool,
    /// The whole property.
    pub place: Place,
}

impl<'f> Value<'f> {
    pub(super) fn kind(self) -> Kind<'f> {
        self.facts.syntax.node(self.id).kind
    }

    pub(super) fn at(self, id: ExprId) -> Self {
        Self {
            facts: self.facts,
            id,
        }
    }

    /// Where it stands.
    pub fn place(self) -> Place {
        let node = self.facts.syntax.node(self.id);
        Place {
            file: node.file,
            span: node.span,
        }
    }

    /// Where it stands in its file.
    pub fn span(self) -> Span {
        self.facts.syntax.node(self.id).span
    }

    /// The file it stands in.
    pub fn file(self) -> FileId {
        self.facts.syntax.node(self.id).file
    }

    /// Its source text.
    pub fn text(self) -> &'f str {
        self.facts.text(self.place())
    }

    /// The expression behind variables, imports, properties of literals and `await`; itself where nothing is behind.
    pub fn resolved(self) -> Self {
        self.at(self.facts.modules.resolved(&self.facts.syntax, self.id))
    }

    /// The expression that this one is directly a part of.
    pub fn parent(self) -> Option<Self> {
        self.facts.syntax.node(self.id).parent.map(|id| self.at(id))
    }

    /// The function that it stands in; `None` at the top level of a file.
    pub fn function(self) -> Option<Function<'f>> {
        let function = Function {
            facts: self.facts,
            id: self.facts.syntax.node(self.id).function,
        };
        (!function.is_top_level()).then_some(function)
    }

    // ---- shape ----

    /// The value of a property, where the object's literal is visible: `options.get("cookie")?.get("secure")`.
    pub fn get(self, name: &str) -> Option<Self> {
        self.facts
            .modules
            .property(&self.facts.syntax, self.id, name)
            .map(|id| self.at(id))
    }

    /// The properties of the object literal that it is, in order.
    pub fn properties(self) -> Vec<PropertyOf<'f>> {
        let resolved = self.resolved();
        let Kind::Object(properties) = resolved.kind() else {
            return Vec::new();
        };
        let file = resolved.file();
        properties
            .iter()
            .map(|property| PropertyOf {
                name: match property.key {
                    PropertyName::Named(name) => Some(name),
                    _ => None,
                },
                value: self.at(property.value),
                is_spread: matches!(property.key, PropertyName::Spread),
                place: Place {
                    file,
                    span: property.span,
                },
            })
            .collect()
    }

    /// The whole property `name: value` of the object literal, for edits.
    pub fn property(self, name: &str) -> Option<PropertyOf<'f>> {
        self.properties()
            .into_iter()
            .rev()
            .find(|property| property.name == Some(name))
    }

    /// Whether it is an object literal, directly or behind a variable.
    pub fn is_object(self) -> bool {
        matches!(self.resolved().kind(), Kind::Object(_))
    }

    /// Whether all of the object's properties are visible: a missing one is then really missing.
    pub fn is_whole_object(self) -> bool {
        self.is_whole_within(0)
    }

    fn is_whole_within(self, depth: u32) -> bool {
        let Kind::Object(properties) = self.resolved().kind() else {
            return false;
        };
        depth < DEPTH_LIMIT
            && properties.iter().all(|property| match property.key {
                PropertyName::Named(_) => true,
                PropertyName::Computed(_) => false,
                PropertyName::Spread => self.at(property.value).is_whole_within(depth + 1),
            })
    }

    /// The elements of the array literal that it is; `None` when it is no visible array.
    pub fn elements(self) -> Option<Vec<Self>> {
        match self.resolved().kind() {
            Kind::Array(elements) => Some(elements.iter().map(|id| self.at(*id)).collect()),
            _ => None,
        }
    }

    /// The parts that are put into a template, or the operands of a concatenation that are not constant.
    pub fn inserted_parts(self) -> Vec<Self> {
        let mut parts = Vec::new();
        self.collect_parts(&mut parts, 0);
        parts
    }

    fn collect_parts(self, parts: &mut Vec<Self>, depth: u32) {
        if depth > DEPTH_LIMIT || parts.len() > PART_LIMIT {
            return;
        }
        match self.resolved().kind() {
            Kind::Template { parts: own, .. } => parts.extend(own.iter().map(|id| self.at(*id))),
            Kind::Binary {
                operator: "+",
                left,
                right,
            } => {
                for side in [left, right] {
                    match self.at(side).kind() {
                        Kind::String(_) => {}
                        Kind::Binary { operator: "+", .. } => {
                            self.at(side).collect_parts(parts, depth + 1)
                        }
                        _ => parts.push(self.at(side)),
                    }
                }
            }
            _ => {}
        }
    }

    /// Whether it is a text put together from parts: a template with parts, or a concatenation.
    pub fn is_built_text(self) -> bool {
        match self.resolved().kind() {
            Kind::Template { parts, .. } => !parts.is_empty(),
            Kind::Binary { operator: "+", .. } => {
                !self.constant_texts().is_empty() && self.string().is_none()
            }
            _ => false,
        }
    }

    /// Object and property of `a.b` (also `a['b']`), as written.
    pub fn member(self) -> Option<(Self, &'f str)> {
        match self.kind() {
            Kind::Member { object, property } => Some((self.at(object), property)),
            _ => None,
        }
    }

    /// Object and index of `a[b]` with an index that is not a literal string.
    pub fn index(self) -> Option<(Self, Self)> {
        match self.kind() {
            Kind::Index { object, index } => Some((self.at(object), self.at(index))),
            _ => None,
        }
    }

    /// The name, where it is a plain variable.
    pub fn name(self) -> Option<&'f str> {
        match self.kind() {
            Kind::Name { name, .. } => Some(name),
            _ => None,
        }
    }

    /// The last name in it: `password` for `password`, `user.password` and `req.body['password']`.
    pub fn last_name(self) -> Option<&'f str> {
        match self.kind() {
            Kind::Name { name, .. } => Some(name),
            Kind::Member { property, .. } => Some(property),
            Kind::Await(value) => self.at(value).last_name(),
            _ => None,
        }
    }

    /// The call that it is, as written; `await` is looked through.
    pub fn as_call(self) -> Option<Call<'f>> {
        match self.kind() {
            Kind::Call { .. } | Kind::New { .. } | Kind::Tagged { .. } => Some(Call {
                facts: self.facts,
                id: self.id,
            }),
            Kind::Await(value) => self.at(value).as_call(),
            _ => None,
        }
    }

    /// The call that gives it its value, through variables.
    pub fn call(self) -> Option<Call<'f>> {
        self.resolved().as_call()
    }

    /// Operator and operands of arithmetic, a comparison, `in` or `instanceof`.
    pub fn binary(self) -> Option<(&'static str, Self, Self)> {
        match self.kind() {
            Kind::Binary {
                operator,
                left,
                right,
            } => Some((operator, self.at(left), self.at(right))),
            _ => None,
        }
    }

    /// Operator and operands of `&&`, `||`, `??`.
    pub fn logical(self) -> Option<(&'static str, Self, Self)> {
        match self.kind() {
            Kind::Logical {
                operator,
                left,
                right,
            } => Some((operator, self.at(left), self.at(right))),
            _ => None,
        }
    }

    /// Test and both outcomes of `test ? a : b`.
    pub fn conditional(self) -> Option<(Self, Self, Self)> {
        match self.kind() {
            Kind::Conditional {
                test,
                consequent,
                alternate,
            } => Some((self.at(test), self.at(consequent), self.at(alternate))),
            _ => None,
        }
    }

    /// Target and value of an assignment.
    pub fn assignment(self) -> Option<(Self, Self)> {
        match self.kind() {
            Kind::Assign {
                target: Some(target),
                value,
            } => Some((self.at(target), self.at(value))),
            _ => None,
        }
    }

    /// The operand of `!value`.
    pub fn negated(self) -> Option<Self> {
        match self.kind() {
            Kind::Unary {
                operator: Unary::Not,
                argument,
            } => Some(self.at(argument)),
            _ => None,
        }
    }

    /// What is spread, for `...value` in an array or a call.
    pub fn spread(self) -> Option<Self> {
        match self.kind() {
            Kind::Spread(value) => Some(self.at(value)),
            _ => None,
        }
    }

    /// The function of the project that it is, through variables, imports, classes and `bind`.
    pub fn as_function(self) -> Option<Function<'f>> {
        let id = self.facts.modules.function(&self.facts.syntax, self.id)?;
        Some(Function {
            facts: self.facts,
            id,
        })
    }

    /// The identifier it reads, and all places that read the same variable.
    pub fn references(self) -> Vec<Self> {
        match self.kind() {
            Kind::Name {
                symbol: Some(symbol),
                ..
            } => self
                .facts
                .syntax
                .symbol(symbol)
                .references
                .iter()
                .map(|id| self.at(*id))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The places that read the variable which is declared with this value.
    pub fn uses(self) -> Vec<Self> {
        let mut value = self;
        // `const x = await f()`: the variable is declared with the whole.
        while let Some(parent) = value.parent() {
            if !matches!(parent.kind(), Kind::Await(_)) {
                break;
            }
            value = parent;
        }
        match self.facts.syntax.declared.get(&value.id) {
            Some(symbol) => self
                .facts
                .syntax
                .symbol(*symbol)
                .references
                .iter()
                .map(|id| self.at(*id))
                .collect(),
            None => Vec::new(),
        }
    }

    /// The name of the variable that is declared with this value, or the property it is given to.
    pub fn declared_name(self) -> Option<&'f str> {
        self.facts
            .syntax
            .declared
            .get(&self.id)
            .map(|symbol| self.facts.syntax.symbol(*symbol).name)
    }

    /// Whether two expressions name the same variable and the same property of it.
    pub fn is_same_as(self, other: Self) -> bool {
        let (own, others) = (
            flow::reference(self.facts, self.id),
            flow::reference(other.facts, other.id),
        );
        own.is_some() && own == others
    }

    /// The properties on the way from a variable: `["body", "email"]` for `req.body.email`.
    pub fn property_path(self) -> Vec<&'f str> {
        let mut path = Vec::new();
        let mut value = self;
        while let Some((object, property)) = value.member() {
            path.push(property);
            value = object;
        }
        path.reverse();
        path
    }

    // ---- identity and flow ----

    /// What it is, where that is known.
    pub fn identity(self) -> Option<Identity<'f>> {
        self.facts.identities.of(self.id).map(|id| Identity {
            facts: self.facts,
            id,
        })
    }

    /// Whether it is this package's member, or what the path says; see [`Identity::is`].
    pub fn is(self, package: &str, path: &str) -> bool {
        self.identity()
            .is_some_and(|identity| identity.is(package, path))
    }

    /// Whether it comes from this package, whatever it is.
    pub fn is_from(self, package: &str) -> bool {
        self.identity()
            .is_some_and(|identity| identity.package() == package)
    }

    /// The way of request data to it that is still dangerous here: nothing on the way has cleaned it for this danger.
    pub fn flow(self, danger: Danger) -> Option<Flow<'f>> {
        flow::trace(self.facts, self.id, danger)
    }

    /// Whether a client decides it, wholly or in part, cleaned or not.
    pub fn comes_from_request(self) -> bool {
        self.flow(Danger::Any).is_some()
    }

    /// Whether it is a request object: the `req` of a handler.
    pub fn is_request(self) -> bool {
        flow::is_request(self.facts, self.id)
    }

    /// Whether it is a response object: the `res` of a handler, also after `res.status(...)`.
    pub fn is_response(self) -> bool {
        self.is_from("response")
    }

    /// The member of the request that it reads: `body` for `req.body` and `req.body.name`.
    pub fn request_member(self) -> Option<&'f str> {
        let mut value = self;
        let mut last = None;
        while let Some((object, property)) = value.member() {
            last = Some(property);
            value = object;
        }
        value.is_request().then_some(last).flatten()
    }

    /// The innermost route handler or middleware that it stands in.
    pub fn handler(self) -> Option<express::Handler<'f>> {
        express::handler_around(self.facts, self.id)
    }

    /// Every expression inside it, itself included; functions in it are entered.
    pub fn descendants(self) -> Vec<Self> {
        self.facts
            .inside(self.place(), self.facts.syntax.node(self.id).function)
    }
}

impl<'a> Facts<'a> {
    /// All expressions that stand inside a place in a function.
    pub(super) fn inside(&self, place: Place, function: FunctionId) -> Vec<Value<'_>> {
        let range = self.syntax.function(function).nodes.clone();
        range
            .map(ExprId)
            .filter(|id| {
                let span = self.syntax.node(*id).span;
                place.span.start <= span.start && span.end <= place.span.end
            })
            .map(|id| self.value(id))
            .collect()
    }
}
