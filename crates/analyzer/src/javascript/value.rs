//! Values as rules ask about them.

use std::cell::Cell;

use super::call::Call;
use super::flow::{self, Danger, Flow};
use super::function::Function;
use super::identity::IdentityId;
use super::syntax::{self, ExprId, FunctionId, Kind, PropertyName, Unary};
use super::{Facts, express};
use crate::source::{FileId, Place, Span};

/// A value with more possible constants than this is not constant.
const ALTERNATIVES_LIMIT: usize = 16;
/// Constants are followed this deep.
const DEPTH_LIMIT: u32 = 32;
/// One question about a constant looks at no more expressions than this.
const STEP_LIMIT: u32 = 400;

/// The steps that are left of a question.
struct Steps(Cell<u32>);

impl Steps {
    fn new() -> Self {
        Self(Cell::new(STEP_LIMIT))
    }

    fn take(&self, depth: u32) -> Option<()> {
        let left = self
            .0
            .get()
            .checked_sub(1)
            .filter(|_| depth <= DEPTH_LIMIT)?;
        self.0.set(left);
        Some(())
    }
}

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
    fn kind(self) -> Kind<'f> {
        self.facts.syntax.node(self.id).kind
    }

    fn at(self, id: ExprId) -> Self {
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

    // ---- constants ----

    /// The constant string it is, through variables, templates and concatenation.
    pub fn string(self) -> Option<String> {
        match self.strings()?.as_mut_slice() {
            [one] => Some(std::mem::take(one)),
            _ => None,
        }
    }

    /// Whether it is this constant string.
    pub fn is_string(self, text: &str) -> bool {
        self.string().is_some_and(|string| string == text)
    }

    /// All constant strings it can be; `None` when it can be something that is not constant.
    /// `process.env.X || 'fallback'` is not constant, ask [`Value::environment`].
    pub fn strings(self) -> Option<Vec<String>> {
        let mut strings = self.strings_within(0, &Steps::new())?;
        strings.dedup();
        Some(strings)
    }

    fn strings_within(self, depth: u32, steps: &Steps) -> Option<Vec<String>> {
        steps.take(depth)?;
        let both = |left: Self, right: Self| {
            let mut all = left.strings_within(depth + 1, steps)?;
            all.extend(right.strings_within(depth + 1, steps)?);
            (all.len() <= ALTERNATIVES_LIMIT).then_some(all)
        };
        match self.kind() {
            Kind::String(text) => Some(vec![text.to_owned()]),
            Kind::Number(number) => Some(vec![number.to_string()]),
            Kind::Template { texts, parts } => {
                let mut all = vec![texts.first().copied().unwrap_or_default().to_owned()];
                for (part, text) in parts.iter().zip(texts.iter().skip(1)) {
                    all = joined(&all, &self.at(*part).strings_within(depth + 1, steps)?)?;
                    all.iter_mut().for_each(|string| string.push_str(text));
                }
                Some(all)
            }
            Kind::Binary {
                operator: "+",
                left,
                right,
            } => {
                if self.number().is_some() {
                    return Some(vec![self.number()?.to_string()]);
                }
                joined(
                    &self.at(left).strings_within(depth + 1, steps)?,
                    &self.at(right).strings_within(depth + 1, steps)?,
                )
            }
            Kind::Conditional {
                consequent,
                alternate,
                ..
            } => both(self.at(consequent), self.at(alternate)),
            Kind::Logical {
                operator: "||" | "??",
                left,
                right,
            } => both(self.at(left), self.at(right)),
            _ => {
                let resolved = self.resolved();
                if resolved.id != self.id {
                    return resolved.strings_within(depth + 1, steps);
                }
                self.assigned_strings(depth, steps)
            }
        }
    }

    /// A variable with several assignments, all of them constant.
    fn assigned_strings(self, depth: u32, steps: &Steps) -> Option<Vec<String>> {
        let Kind::Name {
            symbol: Some(symbol),
            ..
        } = self.kind()
        else {
            return None;
        };
        let mut all = Vec::new();
        for definition in &self.facts.syntax.symbol(symbol).definitions {
            match definition.source {
                syntax::DefinitionSource::Nothing => {}
                syntax::DefinitionSource::Value(value)
                    if definition.path.is_empty() && definition.default.is_none() =>
                {
                    all.extend(self.at(value).strings_within(depth + 1, steps)?);
                }
                _ => return None,
            }
        }
        (!all.is_empty() && all.len() <= ALTERNATIVES_LIMIT).then_some(all)
    }

    /// The string literal or constant template it is written as, without following variables.
    pub fn literal_string(self) -> Option<&'f str> {
        match self.kind() {
            Kind::String(text) => Some(text),
            Kind::Template { texts: [text], .. } => Some(text),
            _ => None,
        }
    }

    /// The constant texts of a template or a concatenation in order, without what is put between them.
    pub fn constant_texts(self) -> Vec<&'f str> {
        let mut texts = Vec::new();
        self.collect_texts(&mut texts, 0);
        texts
    }

    fn collect_texts(self, texts: &mut Vec<&'f str>, depth: u32) {
        if depth > DEPTH_LIMIT || texts.len() > STEP_LIMIT as usize {
            return;
        }
        match self.resolved().kind() {
            Kind::String(text) => texts.push(text),
            Kind::Template { texts: own, .. } => texts.extend(own),
            Kind::Binary {
                operator: "+",
                left,
                right,
            } => {
                self.at(left).collect_texts(texts, depth + 1);
                self.at(right).collect_texts(texts, depth + 1);
            }
            _ => {}
        }
    }

    /// The constant number it is, arithmetic included: `15 * 60 * 1000`.
    pub fn number(self) -> Option<f64> {
        self.number_within(0, &Steps::new())
    }

    fn number_within(self, depth: u32, steps: &Steps) -> Option<f64> {
        steps.take(depth)?;
        match self.kind() {
            Kind::Number(number) => Some(number),
            Kind::Unary {
                operator: Unary::Minus,
                argument,
            } => Some(-self.at(argument).number_within(depth + 1, steps)?),
            Kind::Unary {
                operator: Unary::Plus,
                argument,
            } => self.at(argument).number_within(depth + 1, steps),
            Kind::Binary {
                operator,
                left,
                right,
            } => {
                let left = self.at(left).number_within(depth + 1, steps)?;
                let right = self.at(right).number_within(depth + 1, steps)?;
                match operator {
                    "+" => Some(left + right),
                    "-" => Some(left - right),
                    "*" => Some(left * right),
                    "/" => Some(left / right),
                    "**" => Some(left.powf(right)),
                    "<<" if (0.0..32.0).contains(&right) => Some(left * right.exp2()),
                    _ => None,
                }
            }
            Kind::Call {
                callee,
                arguments: [argument, ..],
            } => {
                let callee = self.at(callee).identity()?;
                if callee.package() == "global"
                    && matches!(callee.path(), "Number" | "parseInt" | "Number.parseInt")
                {
                    return self.at(*argument).number_within(depth + 1, steps);
                }
                None
            }
            // `Number(process.env.ROUNDS) || 12`: the fallback is what the code says.
            Kind::Logical {
                operator: "||" | "??",
                left,
                right,
            } => self
                .at(left)
                .number_within(depth + 1, steps)
                .or_else(|| self.at(right).number_within(depth + 1, steps)),
            Kind::String(text) => text.trim().parse().ok(),
            _ => {
                let resolved = self.resolved();
                (resolved.id != self.id)
                    .then(|| resolved.number_within(depth + 1, steps))
                    .flatten()
            }
        }
    }

    /// The constant truth value it is.
    pub fn boolean(self) -> Option<bool> {
        match self.resolved().kind() {
            Kind::Boolean(value) => Some(value),
            Kind::Unary {
                operator: Unary::Not,
                argument,
            } => match self.at(argument).kind() {
                Kind::Number(number) => Some(number == 0.0),
                _ => self.at(argument).boolean().map(|value| !value),
            },
            _ => None,
        }
    }

    /// Whether it is the constant `true`.
    pub fn is_true(self) -> bool {
        self.boolean() == Some(true)
    }

    /// Whether it is the constant `false`.
    pub fn is_false(self) -> bool {
        self.boolean() == Some(false)
    }

    /// Whether it is `null`, `undefined` or `void 0`.
    pub fn is_nothing(self) -> bool {
        match self.resolved().kind() {
            Kind::Null
            | Kind::Unary {
                operator: Unary::Void,
                ..
            } => true,
            Kind::Name { name, symbol: None } => name == "undefined",
            _ => false,
        }
    }

    /// Pattern and flags of a regular expression literal.
    pub fn regex(self) -> Option<(&'f str, &'f str)> {
        match self.resolved().kind() {
            Kind::Regex { pattern, flags } => Some((pattern, flags)),
            _ => None,
        }
    }

    /// Whether everything in it is constant: a literal, or made of literals.
    pub fn is_constant(self) -> bool {
        self.is_constant_within(0, &Steps::new())
    }

    fn is_constant_within(self, depth: u32, steps: &Steps) -> bool {
        if steps.take(depth).is_none() {
            return false;
        }
        match self.resolved().kind() {
            Kind::Boolean(_) | Kind::Null | Kind::BigInt | Kind::Regex { .. } => true,
            Kind::Array(elements) => elements
                .iter()
                .all(|id| self.at(*id).is_constant_within(depth + 1, steps)),
            Kind::Object(properties) => properties
                .iter()
                .all(|it| self.at(it.value).is_constant_within(depth + 1, steps)),
            _ => self.strings().is_some() || self.number().is_some(),
        }
    }

    /// The environment variable it reads, alone or with a fallback; also through a variable.
    pub fn environment(self) -> Option<EnvironmentRead<'f>> {
        let value = self.resolved();
        match value.kind() {
            Kind::Logical {
                operator: "||" | "??",
                left,
                right,
            } => {
                let read = self.at(left).environment()?;
                Some(EnvironmentRead {
                    fallback: Some(self.at(right)),
                    ..read
                })
            }
            _ => {
                let identity = value
                    .identity()
                    .filter(|identity| identity.package() == "global")?;
                let name = identity
                    .path()
                    .strip_prefix("process.env.")
                    .filter(|name| !name.contains(['.', '(']))?;
                Some(EnvironmentRead {
                    name,
                    fallback: value.destructuring_default(),
                })
            }
        }
    }

    /// `'x'` in `const { name = 'x' } = ...` for a mention of `name`.
    fn destructuring_default(self) -> Option<Self> {
        let Kind::Name {
            symbol: Some(symbol),
            ..
        } = self.kind()
        else {
            return None;
        };
        let default = self
            .facts
            .syntax
            .symbol(symbol)
            .definitions
            .first()?
            .default?;
        Some(self.at(default))
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
        if depth > DEPTH_LIMIT || parts.len() > STEP_LIMIT as usize {
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

fn joined(left: &[String], right: &[String]) -> Option<Vec<String>> {
    if left.len() * right.len() > ALTERNATIVES_LIMIT {
        return None;
    }
    Some(
        left.iter()
            .flat_map(|left| right.iter().map(move |right| format!("{left}{right}")))
            .collect(),
    )
}

/// An `if` statement.
#[derive(Clone, Copy)]
pub struct IfStatement<'f> {
    pub(super) facts: &'f Facts<'f>,
    pub(super) it: syntax::If,
}

impl<'f> IfStatement<'f> {
    /// The condition.
    pub fn test(self) -> Value<'f> {
        self.facts.value(self.it.test)
    }

    /// The whole statement.
    pub fn place(self) -> Place {
        Place {
            file: self.it.file,
            span: self.it.span,
        }
    }

    /// What is done when the condition is true.
    pub fn consequent(self) -> Place {
        Place {
            file: self.it.file,
            span: self.it.consequent,
        }
    }

    /// What is done when it is false.
    pub fn alternate(self) -> Option<Place> {
        self.it.alternate.map(|span| Place {
            file: self.it.file,
            span,
        })
    }

    /// Whether the consequent always leaves: returns, throws, breaks, continues.
    pub fn leaves(self) -> bool {
        self.it.exits
    }

    /// The calls in the consequent.
    pub fn consequent_calls(self) -> Vec<Call<'f>> {
        self.facts
            .inside(self.consequent(), self.it.function)
            .into_iter()
            .filter_map(plain_call)
            .collect()
    }

    /// The function it stands in.
    pub fn function(self) -> Function<'f> {
        Function {
            facts: self.facts,
            id: self.it.function,
        }
    }
}

fn plain_call(value: Value<'_>) -> Option<Call<'_>> {
    matches!(value.kind(), Kind::Call { .. } | Kind::New { .. })
        .then(|| value.as_call())
        .flatten()
}

/// A `catch` clause.
#[derive(Clone, Copy)]
pub struct Catch<'f> {
    pub(super) facts: &'f Facts<'f>,
    pub(super) it: syntax::Catch,
}

impl<'f> Catch<'f> {
    /// The block.
    pub fn place(self) -> Place {
        Place {
            file: self.it.file,
            span: self.it.body,
        }
    }

    /// All places that read the caught error.
    pub fn error_uses(self) -> Vec<Value<'f>> {
        match self.it.parameter {
            Some(symbol) => self
                .facts
                .syntax
                .symbol(symbol)
                .references
                .iter()
                .map(|id| self.facts.value(*id))
                .collect(),
            None => Vec::new(),
        }
    }

    /// The calls in the block.
    pub fn calls(self) -> Vec<Call<'f>> {
        self.facts
            .inside(self.place(), self.it.function)
            .into_iter()
            .filter_map(plain_call)
            .collect()
    }

    /// The function it stands in.
    pub fn function(self) -> Function<'f> {
        Function {
            facts: self.facts,
            id: self.it.function,
        }
    }
}

/// A loop.
#[derive(Clone, Copy)]
pub struct LoopStatement<'f> {
    pub(super) facts: &'f Facts<'f>,
    pub(super) it: syntax::Loop,
}

impl<'f> LoopStatement<'f> {
    /// The condition of `for` and `while`.
    pub fn test(self) -> Option<Value<'f>> {
        self.it.test.map(|id| self.facts.value(id))
    }

    /// What `for of` and `for in` go through.
    pub fn over(self) -> Option<Value<'f>> {
        self.it.over.map(|id| self.facts.value(id))
    }

    /// Whether it is `for (key in object)`.
    pub fn is_for_in(self) -> bool {
        self.it.is_for_in
    }

    /// The body.
    pub fn body(self) -> Place {
        Place {
            file: self.it.file,
            span: self.it.body,
        }
    }

    /// All expressions of the body.
    pub fn expressions(self) -> Vec<Value<'f>> {
        self.facts.inside(self.body(), self.it.function)
    }
}
