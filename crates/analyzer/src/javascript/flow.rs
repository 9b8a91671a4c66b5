//! Request data on its way: backwards from a value to the request that it comes from.
//!
//! A question follows one danger. Each step asks where a value comes from, with the path of properties that is of
//! interest, so `const { name } = req.body` taints `name` and leaves its siblings alone.

use std::cell::Cell;

use super::syntax::*;
use super::tables::cleaners::{self, ANSWERING_METHODS, PASSING, PASSING_METHODS};
use super::tables::sources::{REQUEST_MEMBERS, REQUEST_METHODS, Shape};
use super::value::Value;
use super::{Facts, schema};
use crate::source::Place;

/// More steps than this on one way end it.
const DEPTH_LIMIT: u32 = 60;
/// One question looks at no more expressions than this.
const BUDGET: u32 = 3_000;
/// A call inside a call inside ... is entered this deep.
const FRAME_LIMIT: u32 = 6;

/// What harm request data can do; a cleaner helps against some.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Danger {
    /// None in particular: does a client decide this value at all? Schemas and checks don't change that.
    Any,
    /// Evaluated as a program.
    Code,
    /// Deserialized into objects with behavior.
    Deserialize,
    /// Sent as a response header.
    Header,
    /// Shown as HTML.
    Html,
    /// Written to a log.
    Log,
    /// Stored with all properties the client sent.
    MassAssignment,
    /// Operators in a document database's filter.
    NoSql,
    /// A file's path.
    Path,
    /// A program or its arguments, without a shell.
    Program,
    /// A property's name on an object.
    PropertyKey,
    /// The target of a redirect.
    Redirect,
    /// A regular expression's pattern.
    Regex,
    /// Text of a shell command.
    Shell,
    /// Text of an SQL statement.
    Sql,
    /// The target of a request that the server makes.
    Ssrf,
    /// Text of a template.
    Template,
    /// Text of an XML document or XPath expression.
    Xml,
}

/// A set of dangers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dangers(u32);

impl Dangers {
    /// No danger.
    pub const NONE: Self = Self(0);
    /// Every danger except the question whether it is client data at all.
    pub const ALL: Self = Self(u32::MAX & !(1 << Danger::Any as u32));

    /// The set of these.
    pub const fn of(dangers: &[Danger]) -> Self {
        let mut bits = 0;
        let mut index = 0;
        while index < dangers.len() {
            bits |= 1 << dangers[index] as u32;
            index += 1;
        }
        Self(bits)
    }

    /// Whether it is in the set.
    pub const fn has(self, danger: Danger) -> bool {
        self.0 & (1 << danger as u32) != 0
    }

    /// What is in one of them.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in both.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// The way of request data to a value.
#[derive(Clone)]
pub struct Flow<'f> {
    facts: &'f Facts<'f>,
    /// From the source to the value.
    way: Vec<ExprId>,
}

impl<'f> Flow<'f> {
    /// The expression that reads the request.
    pub fn source(&self) -> Value<'f> {
        self.facts.value(self.way[0])
    }

    /// The text of the source: `req.body.name`.
    pub fn source_text(&self) -> &'f str {
        self.source().text()
    }

    /// The places on the way from the source on, each with what happens there, for a finding's steps.
    pub fn steps(&self) -> Vec<(Place, String)> {
        let mut steps: Vec<(Place, String)> = Vec::new();
        for (index, &id) in self.way.iter().enumerate() {
            let value = self.facts.value(id);
            let label = if index == 0 {
                "comes from the request".to_owned()
            } else if let Some(name) = value.declared_name() {
                format!("goes into `{name}`")
            } else {
                "is passed on".to_owned()
            };
            if steps
                .last()
                .is_none_or(|(place, _)| *place != value.place())
            {
                steps.push((value.place(), label));
            }
        }
        steps
    }
}

/// A variable and properties of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference<'a> {
    pub symbol: SymbolId,
    pub path: Vec<&'a str>,
}

/// The variable and properties that an expression names: `req` and `body`, `email` for `req.body.email`.
pub fn reference<'a>(facts: &Facts<'a>, id: ExprId) -> Option<Reference<'a>> {
    let mut path = Vec::new();
    let mut id = id;
    loop {
        match facts.syntax.node(id).kind {
            Kind::Member { object, property } => {
                path.push(property);
                id = object;
            }
            Kind::Await(value) => id = value,
            Kind::Name {
                symbol: Some(symbol),
                ..
            } => {
                path.reverse();
                return Some(Reference { symbol, path });
            }
            _ => return None,
        }
    }
}

/// Whether the expression is a request object.
pub fn is_request(facts: &Facts<'_>, id: ExprId) -> bool {
    let Kind::Name {
        symbol: Some(symbol),
        ..
    } = facts.syntax.node(id).kind
    else {
        // Code that was pasted without its function: `req` is undeclared there.
        return matches!(
            facts.syntax.node(id).kind,
            Kind::Name {
                name: "req" | "request",
                symbol: None
            }
        );
    };
    facts
        .syntax
        .symbol(symbol)
        .definitions
        .iter()
        .any(|definition| match definition.source {
            DefinitionSource::Parameter {
                function,
                index,
                rest: false,
            } if definition.path.is_empty() => request_index(facts, function) == Some(index),
            _ => false,
        })
}

/// Which parameter of a function is the request.
fn request_index(facts: &Facts<'_>, function: FunctionId) -> Option<u32> {
    let parameters = &facts.syntax.function(function).parameters;
    for (index, parameter) in parameters.iter().enumerate().take(2) {
        let next = parameters.get(index + 1).and_then(|next| next.name);
        let answers = matches!(
            next,
            Some("res" | "response" | "reply" | "_res" | "_response" | "_" | "resp")
        );
        let is_request = match parameter.name {
            Some("req" | "_req") => true,
            Some("request") => {
                answers || matches!(parameter.type_name, Some("Request" | "FastifyRequest"))
            }
            Some(_) => {
                answers
                    && matches!(
                        parameter.type_name,
                        Some("Request" | "FastifyRequest") | None
                    )
                    && index == 0
            }
            None => index == 0 && (answers || is_route_handler(facts, function)),
        };
        if is_request {
            return u32::try_from(index).ok();
        }
    }
    None
}

/// Whether the function is given to a method of an Express application or router.
fn is_route_handler(facts: &Facts<'_>, function: FunctionId) -> bool {
    let Some((call, _)) = facts.callback_of.get(&function) else {
        return false;
    };
    let Kind::Call { callee, .. } = facts.syntax.node(*call).kind else {
        return false;
    };
    facts
        .value(callee)
        .identity()
        .is_some_and(|identity| identity.package() == "express")
}

/// Whether it is Koa's context.
fn is_context(facts: &Facts<'_>, id: ExprId) -> bool {
    matches!(facts.syntax.node(id).kind, Kind::Name { name: "ctx", symbol: Some(symbol) }
    if facts.syntax.symbol(symbol).definitions.iter().any(|definition| {
        matches!(definition.source, DefinitionSource::Parameter { index: 0, .. })
    })) && facts.uses("koa")
}

/// The way from the request to a value, if there is one on which nothing cleans it for the danger.
pub fn trace<'f>(facts: &'f Facts<'f>, id: ExprId, danger: Danger) -> Option<Flow<'f>> {
    let tracer = Tracer {
        facts,
        danger,
        budget: Cell::new(BUDGET),
    };
    let mut way = tracer.value(id, &[], None, 0)?;
    if way.last() != Some(&id) {
        way.push(id);
    }
    Some(Flow { facts, way })
}

struct Tracer<'f> {
    facts: &'f Facts<'f>,
    danger: Danger,
    budget: Cell<u32>,
}

/// What the parameters of a function are bound to while a call of it is looked into.
struct Frame<'p> {
    function: FunctionId,
    arguments: &'p [ExprId],
    outer: Option<&'p Frame<'p>>,
    depth: u32,
}

type Way = Vec<ExprId>;

impl<'f> Tracer<'f> {
    fn kind(&self, id: ExprId) -> Kind<'f> {
        self.facts.syntax.node(id).kind
    }

    /// The way to the part of `id` that `path` leads to.
    fn value(
        &self,
        id: ExprId,
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        let left = self.budget.get();
        if left == 0 || depth > DEPTH_LIMIT {
            self.facts.cut(id);
            return None;
        }
        self.budget.set(left - 1);
        if self.is_guarded(id) {
            return None;
        }
        let depth = depth + 1;
        match self.kind(id) {
            Kind::Name { .. } => self.name(id, path, frame, depth),
            Kind::Member { object, property } => {
                self.member(id, object, property, path, frame, depth)
            }
            Kind::Index { object, index } => {
                let key = match self.kind(index) {
                    Kind::Number(number)
                        if number >= 0.0 && number.fract() == 0.0 && number < 1e6 =>
                    {
                        Key::Element(number as u32)
                    }
                    _ => Key::Any,
                };
                self.value(object, &prefixed(key, path), frame, depth)
            }
            Kind::Call { callee, arguments } => {
                self.call(id, callee, arguments, path, frame, depth)
            }
            Kind::New { callee, arguments } => {
                self.construction(callee, arguments, path, frame, depth)
            }
            Kind::Template { texts, parts } => self.template(texts, parts, frame, depth),
            Kind::Tagged { .. } => None,
            Kind::Binary {
                operator: "+",
                left,
                right,
            } => self.sum(left, right, frame, depth),
            Kind::Logical {
                operator: "&&",
                right,
                ..
            } => self.value(right, path, frame, depth),
            Kind::Logical { left, right, .. } => self
                .value(left, path, frame, depth)
                .or_else(|| self.value(right, path, frame, depth)),
            Kind::Conditional {
                consequent,
                alternate,
                ..
            } => self
                .value(consequent, path, frame, depth)
                .or_else(|| self.value(alternate, path, frame, depth)),
            Kind::Object(properties) => self.object(properties, path, frame, depth),
            Kind::Array(elements) => self.array(elements, path, frame, depth),
            Kind::Await(value) | Kind::Assign { value, .. } => {
                self.value(value, path, frame, depth)
            }
            Kind::Spread(value) => self.value(value, &prefixed(Key::Any, path), frame, depth),
            Kind::Sequence(parts) => self.value(*parts.last()?, path, frame, depth),
            _ => None,
        }
    }

    fn is_guarded(&self, id: ExprId) -> bool {
        if self.danger == Danger::Any
            || !matches!(self.kind(id), Kind::Name { .. } | Kind::Member { .. })
        {
            return false;
        }
        reference(self.facts, id).is_some_and(|reference| {
            self.facts
                .guards
                .clean(self.facts, id, &reference, self.danger)
        })
    }

    fn name(
        &self,
        id: ExprId,
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        if is_request(self.facts, id) {
            return self.request(id, path);
        }
        if is_context(self.facts, id) {
            let path = match path {
                [Key::Named("request" | "req"), rest @ ..] => rest,
                path => path,
            };
            return self.request(id, path);
        }
        let Kind::Name {
            symbol: Some(symbol_id),
            ..
        } = self.kind(id)
        else {
            return None;
        };
        let symbol = self.facts.syntax.symbol(symbol_id);
        for definition in &symbol.definitions {
            if let Some(way) = self.definition(symbol, definition, path, frame, depth) {
                return Some(way);
            }
        }
        for write in &symbol.property_writes {
            if let Some(rest) = remaining(write.path, path)
                && let Some(way) = self.value(write.value, rest, frame, depth)
            {
                return Some(passed(way, write.assignment));
            }
        }
        self.grown(symbol, path, frame, depth)
    }

    /// What was put into an array or map: `parts.push(x)`.
    fn grown(
        &self,
        symbol: &Symbol<'f>,
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        let syntax = &self.facts.syntax;
        for &mention in &symbol.references {
            let Some(member) = syntax.node(mention).parent else {
                continue;
            };
            let Kind::Member {
                object,
                property: "push" | "unshift" | "add" | "append",
            } = syntax.node(member).kind
            else {
                continue;
            };
            let Some(call) = syntax.node(member).parent.filter(|_| object == mention) else {
                continue;
            };
            let Kind::Call { callee, arguments } = syntax.node(call).kind else {
                continue;
            };
            if callee != member {
                continue;
            }
            let rest = path.get(1..).unwrap_or(&[]);
            for &argument in arguments {
                if let Some(way) = self.value(argument, rest, frame, depth) {
                    return Some(passed(way, call));
                }
            }
        }
        None
    }

    fn definition(
        &self,
        symbol: &Symbol<'f>,
        definition: &Definition<'f>,
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        let whole = joined(definition.path, path);
        let found = match definition.source {
            DefinitionSource::Value(value) => self
                .value(value, &whole, frame, depth)
                .map(|way| passed(way, value)),
            DefinitionSource::Compound(value) => self
                .value(value, &[], frame, depth)
                .map(|way| passed(way, value)),
            DefinitionSource::ElementOf(value) => {
                self.value(value, &prefixed(Key::Any, &whole), frame, depth)
            }
            DefinitionSource::KeyOf(value) => self.value(value, &[], frame, depth),
            DefinitionSource::Parameter {
                function,
                index,
                rest,
            } => self.parameter(function, index, rest, &whole, frame, depth),
            DefinitionSource::Import { module, name } => {
                let file = self.facts.modules.resolve(symbol.file, module)?;
                match self.facts.modules.export(&self.facts.syntax, file, name)? {
                    Export::Value(value) => self.value(value, &whole, None, depth),
                    Export::Symbol(exported) => {
                        let exported = self.facts.syntax.symbol(exported);
                        exported
                            .definitions
                            .iter()
                            .find_map(|definition| match definition.source {
                                DefinitionSource::Value(value) => {
                                    self.value(value, &joined(definition.path, &whole), None, depth)
                                }
                                _ => None,
                            })
                    }
                    Export::From { .. } => None,
                }
            }
            _ => None,
        };
        found.or_else(|| self.value(definition.default?, path, frame, depth))
    }

    fn parameter(
        &self,
        function: FunctionId,
        index: u32,
        rest: bool,
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        let mut enclosing = frame;
        while let Some(current) = enclosing {
            if current.function == function {
                return self.bound(current.arguments, index, rest, path, current.outer, depth);
            }
            enclosing = current.outer;
        }
        // A parameter that is taken apart right away: `({ body }, res) => ...`.
        if request_index(self.facts, function) == Some(index) && !rest {
            let name = self
                .facts
                .syntax
                .function(function)
                .parameters
                .get(index as usize)?
                .name;
            if name.is_none() {
                return self.request_of(function, path);
            }
        }
        if let Some(&(call, argument)) = self.facts.callback_of.get(&function)
            && let Some(way) = self.callback(call, argument, index, path, frame, depth)
        {
            return Some(way);
        }
        let sites = self.facts.call_sites.get(&function)?;
        sites.iter().find_map(|&site| {
            let (Kind::Call { arguments, .. } | Kind::New { arguments, .. }) = self.kind(site)
            else {
                return None;
            };
            let way = self.bound(arguments, index, rest, path, None, depth)?;
            Some(passed(way, site))
        })
    }

    fn bound(
        &self,
        arguments: &[ExprId],
        index: u32,
        rest: bool,
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        let index = index as usize;
        if rest {
            let path = path.get(1..).unwrap_or(&[]);
            return arguments
                .iter()
                .skip(index)
                .find_map(|&argument| self.value(argument, path, frame, depth));
        }
        self.value(*arguments.get(index)?, path, frame, depth)
    }

    /// What a function is given by the method it is a callback of.
    fn callback(
        &self,
        call: ExprId,
        argument: u32,
        index: u32,
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        let Kind::Call { callee, .. } = self.kind(call) else {
            return None;
        };
        let Kind::Member { object, property } = self.kind(callee) else {
            return None;
        };
        let element = || prefixed(Key::Any, path);
        match (property, argument, index) {
            (
                "every" | "filter" | "find" | "findIndex" | "findLast" | "flatMap" | "forEach"
                | "map" | "some" | "sort",
                0,
                0,
            )
            | ("sort", 0, 1)
            | ("reduce" | "reduceRight", 0, 1) => self.value(object, &element(), frame, depth),
            ("then", 0, 0) => self.value(object, path, frame, depth),
            ("on", 1, 0) if is_request(self.facts, object) || self.is_message(call, object) => {
                Some(vec![object])
            }
            _ => None,
        }
    }

    /// `socket.on('order', (order) => ...)`: what the other side sent.
    fn is_message(&self, call: ExprId, object: ExprId) -> bool {
        let is_socket = matches!(self.facts.value(object).last_name(), Some("socket" | "ws"));
        let event = self.facts.call(call).argument(0).and_then(Value::string);
        is_socket
            && event.is_some_and(|event| {
                !matches!(
                    event.as_str(),
                    "close" | "connect" | "connection" | "disconnect" | "error" | "open"
                )
            })
    }

    // ---- sources ----

    fn request(&self, id: ExprId, path: &[Key<'f>]) -> Option<Way> {
        let function = self.facts.syntax.node(id).function;
        self.is_request_data(path, Some((id, function)))
            .then(|| vec![self.whole_member(id, path.len())])
    }

    fn request_of(&self, function: FunctionId, path: &[Key<'f>]) -> Option<Way> {
        let node = self.facts.syntax.function(function).node?;
        self.is_request_data(path, None).then(|| vec![node])
    }

    fn is_request_data(&self, path: &[Key<'f>], at: Option<(ExprId, FunctionId)>) -> bool {
        let (member, rest) = match path {
            [Key::Named(member), rest @ ..] => (*member, rest),
            // The request itself, as a whole: only what logs or stores it all cares.
            _ => return false,
        };
        let Some((_, shape)) = REQUEST_MEMBERS.iter().find(|(name, _)| *name == member) else {
            return false;
        };
        let is_object = match shape {
            Shape::Anything => true,
            Shape::Text => {
                rest.is_empty() && matches!(member, "params" | "headers" | "signedCookies")
            }
            Shape::Upload => false,
        };
        if *shape == Shape::Upload {
            // Multer names the stored file itself; what the client named it is in `originalname`.
            let is_clients_word = rest
                .iter()
                .any(|key| matches!(key, Key::Named("originalname" | "name" | "mimetype")));
            return is_clients_word
                && !matches!(self.danger, Danger::NoSql | Danger::MassAssignment);
        }
        match self.danger {
            Danger::NoSql => is_object && !self.is_validated(member, at),
            Danger::MassAssignment => is_object && !self.is_validated(member, at),
            Danger::Any => true,
            _ => !self.is_validated_by_format(member, rest, at),
        }
    }

    /// Whether middleware before the handler has checked this part of the request with a schema.
    fn is_validated(&self, member: &str, at: Option<(ExprId, FunctionId)>) -> bool {
        at.is_some_and(|(id, _)| super::express::is_validated(self.facts, id, member))
    }

    fn is_validated_by_format(
        &self,
        member: &str,
        rest: &[Key<'f>],
        at: Option<(ExprId, FunctionId)>,
    ) -> bool {
        at.is_some_and(|(id, _)| {
            super::express::schema_cleans(self.facts, id, member, rest, self.danger)
        })
    }

    /// `req.body.name` for its `req`.
    fn whole_member(&self, id: ExprId, length: usize) -> ExprId {
        let syntax = &self.facts.syntax;
        let mut whole = id;
        for _ in 0..length {
            let Some(parent) = syntax.node(whole).parent else {
                break;
            };
            match syntax.node(parent).kind {
                Kind::Member { object, .. } | Kind::Index { object, .. } if object == whole => {
                    whole = parent
                }
                _ => break,
            }
        }
        whole
    }

    // ---- expressions ----

    fn member(
        &self,
        id: ExprId,
        object: ExprId,
        property: &'f str,
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        if matches!(property, "length" | "size" | "byteLength") {
            return None;
        }
        if let Kind::This = self.kind(object) {
            let class = self
                .facts
                .syntax
                .function(self.facts.syntax.node(id).function)
                .class?;
            let fields = &self.facts.syntax.class(class).fields;
            let whole = prefixed(Key::Named(property), path);
            return fields.iter().find_map(|field| {
                let rest = remaining(field.path, &whole)?;
                self.value(field.value, rest, None, depth)
            });
        }
        self.value(object, &prefixed(Key::Named(property), path), frame, depth)
    }

    fn template(
        &self,
        texts: &[&str],
        parts: &[ExprId],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        if self.is_cleaned_by_text() {
            return None;
        }
        let mut before = texts.first().copied().unwrap_or_default().to_owned();
        for (index, &part) in parts.iter().enumerate() {
            if self.is_fixed_by_prefix(&before) {
                return None;
            }
            if let Some(way) = self.value(part, &[], frame, depth) {
                return Some(way);
            }
            before.push_str(
                &self
                    .facts
                    .value(part)
                    .string()
                    .unwrap_or_else(|| "\u{1}".to_owned()),
            );
            before.push_str(texts.get(index + 1).copied().unwrap_or_default());
        }
        None
    }

    fn sum(
        &self,
        left: ExprId,
        right: ExprId,
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        if self.is_cleaned_by_text() {
            return None;
        }
        if let Some(way) = self.value(left, &[], frame, depth) {
            return Some(way);
        }
        let before = self.leading_text(left, 0);
        if self.is_fixed_by_prefix(&before) {
            return None;
        }
        self.value(right, &[], frame, depth)
    }

    fn leading_text(&self, id: ExprId, depth: u32) -> String {
        const UNKNOWN: &str = "\u{1}";
        if depth > 16 {
            return UNKNOWN.to_owned();
        }
        let value = self.facts.value(id);
        if let Some(text) = value.string() {
            return text;
        }
        match self.kind(id) {
            Kind::Binary {
                operator: "+",
                left,
                right,
            } => self.leading_text(left, depth + 1) + &self.leading_text(right, depth + 1),
            Kind::Template { texts, .. } => texts.join(UNKNOWN),
            _ => UNKNOWN.to_owned(),
        }
    }

    fn is_cleaned_by_text(&self) -> bool {
        matches!(self.danger, Danger::NoSql | Danger::MassAssignment)
    }

    /// Whether what follows this text can no longer choose the host.
    fn is_fixed_by_prefix(&self, before: &str) -> bool {
        match self.danger {
            Danger::Ssrf => host_is_complete(before),
            Danger::Redirect => {
                host_is_complete(before)
                    || (before.starts_with('/') && before.len() > 1 && !before.starts_with("//"))
            }
            _ => false,
        }
    }

    fn object(
        &self,
        properties: &[Property<'f>],
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        match path {
            [Key::Named(name), rest @ ..] => {
                for property in properties.iter().rev() {
                    let found = match property.key {
                        PropertyName::Named(key) if key == *name => {
                            return self.value(property.value, rest, frame, depth);
                        }
                        PropertyName::Spread => self.value(property.value, path, frame, depth),
                        PropertyName::Computed(_) => self.value(property.value, rest, frame, depth),
                        PropertyName::Named(_) => None,
                    };
                    if found.is_some() {
                        return found;
                    }
                }
                None
            }
            _ => {
                // A page is made of text: what is sent as an object is sent as JSON.
                if path.is_empty() && self.danger == Danger::Html {
                    return None;
                }
                let rest = path.get(1..).unwrap_or(&[]);
                properties.iter().find_map(|property| match property.key {
                    PropertyName::Named(name) if self.is_literal_operator(name) => None,
                    PropertyName::Spread => self.value(property.value, path, frame, depth),
                    // `{ $set: req.body }` stores what is behind the operator.
                    PropertyName::Named(name) if name.starts_with('$') => {
                        self.value(property.value, rest, frame, depth)
                    }
                    // An object built property by property has the properties the program chose.
                    _ if self.danger == Danger::MassAssignment && path.is_empty() => None,
                    _ => self.value(property.value, rest, frame, depth),
                })
            }
        }
    }

    /// `{ $eq: x }` compares with whatever `x` is and runs no operator in it.
    fn is_literal_operator(&self, name: &str) -> bool {
        self.danger == Danger::NoSql && matches!(name, "$eq" | "$in" | "$nin")
    }

    fn array(
        &self,
        elements: &[ExprId],
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        match path {
            [Key::Element(index), rest @ ..] => {
                let element = *elements.get(*index as usize)?;
                self.value(element, rest, frame, depth)
            }
            [] if self.danger == Danger::Html => None,
            _ => {
                let rest = path.get(1..).unwrap_or(&[]);
                elements
                    .iter()
                    .find_map(|&element| self.value(element, rest, frame, depth))
            }
        }
    }

    fn construction(
        &self,
        callee: ExprId,
        arguments: &[ExprId],
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        if let Some(class) = self.facts.modules.class(&self.facts.syntax, callee) {
            return self.instance(class, arguments, path, frame, depth);
        }
        self.known_call(callee, arguments, path, frame, depth)
    }

    /// The fields that a constructor of the project fills.
    fn instance(
        &self,
        class: ClassId,
        arguments: &[ExprId],
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        let constructor = self
            .facts
            .modules
            .method(&self.facts.syntax, class, "constructor")?;
        let frame_depth = frame.map_or(0, |frame| frame.depth + 1);
        if frame_depth > FRAME_LIMIT || path.is_empty() {
            return None;
        }
        let inner = Frame {
            function: constructor,
            arguments,
            outer: frame,
            depth: frame_depth,
        };
        self.facts
            .syntax
            .class(class)
            .fields
            .iter()
            .find_map(|field| {
                let rest = remaining(field.path, path)?;
                self.value(field.value, rest, Some(&inner), depth)
            })
    }

    fn call(
        &self,
        id: ExprId,
        callee: ExprId,
        arguments: &[ExprId],
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        if let Some(function) = self.facts.modules.function(&self.facts.syntax, callee) {
            return self.returned(function, arguments, path, frame, depth);
        }
        if let Kind::Member { object, property } = self.kind(callee) {
            // The Fetch API's request: Next.js, Remix, Deno.
            if is_request(self.facts, object) && matches!(property, "json" | "formData" | "text") {
                return Some(vec![id]);
            }
            if is_request(self.facts, object) && REQUEST_METHODS.contains(&property) {
                return (!matches!(self.danger, Danger::NoSql | Danger::MassAssignment))
                    .then(|| vec![id]);
            }
            if let Some(outcome) = schema::parsed(self.facts, id) {
                return self.parsed(&outcome, path, frame, depth);
            }
        }
        let known = self.known_identity(callee);
        if known {
            return self.known_call(callee, arguments, path, frame, depth);
        }
        let Kind::Member { object, property } = self.kind(callee) else {
            return None;
        };
        self.method(object, property, arguments, path, frame, depth)
    }

    /// Whether the tables know the called function.
    fn known_identity(&self, callee: ExprId) -> bool {
        let Some(identity) = self.facts.value(callee).identity() else {
            return false;
        };
        cleaners::cleaner(identity.package(), identity.path()).is_some()
            || PASSING.contains(&(identity.package(), identity.path()))
    }

    fn known_call(
        &self,
        callee: ExprId,
        arguments: &[ExprId],
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        let identity = self.facts.value(callee).identity()?;
        let cleaner = cleaners::cleaner(identity.package(), identity.path());
        if cleaner.is_some_and(|row| row.cleans.has(self.danger)) {
            return None;
        }
        if cleaner.is_none() && !PASSING.contains(&(identity.package(), identity.path())) {
            return None;
        }
        let inner: Vec<Key<'f>> = match identity.path() {
            "JSON.parse" | "Promise.resolve" | "structuredClone" | "Object.assign"
            | "cloneDeep" | "merge" | "assign" | "defaults" | "extend" | "Array.from"
            | "Object" | "pick" | "omit" => path.to_vec(),
            "Promise.all" => path.to_vec(),
            "Object.values" | "Object.entries" => prefixed(Key::Any, path.get(1..).unwrap_or(&[])),
            _ => Vec::new(),
        };
        arguments.iter().enumerate().find_map(|(index, &argument)| {
            // `path.join(base, x)`: each part counts; `JSON.stringify(x, null, 2)`: the first.
            if index > 0 && identity.path() == "JSON.stringify" {
                return None;
            }
            self.value(argument, &inner, frame, depth)
        })
    }

    fn returned(
        &self,
        function: FunctionId,
        arguments: &[ExprId],
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        let frame_depth = frame.map_or(0, |frame| frame.depth + 1);
        if frame_depth > FRAME_LIMIT {
            return None;
        }
        let inner = Frame {
            function,
            arguments,
            outer: frame,
            depth: frame_depth,
        };
        let returns = &self.facts.syntax.function(function).returns;
        returns.iter().find_map(|&value| {
            let way = self.value(value, path, Some(&inner), depth)?;
            Some(passed(way, value))
        })
    }

    fn parsed(
        &self,
        outcome: &schema::Parsed,
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        // `safeParse` answers `{ success, data, error }`, Joi's `validate` `{ error, value }`.
        let inner = match (outcome.wrapped_in, path) {
            (Some(name), [Key::Named(first), rest @ ..]) if *first == name => rest,
            (Some(_), [Key::Named(_), ..]) => return None,
            _ => path,
        };
        if self.danger != Danger::Any
            && schema::cleans(self.facts, outcome.schema, inner, self.danger)
        {
            return None;
        }
        self.value(outcome.input, inner, frame, depth)
    }

    fn method(
        &self,
        object: ExprId,
        property: &str,
        arguments: &[ExprId],
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        if ANSWERING_METHODS.contains(&property) {
            return None;
        }
        if !PASSING_METHODS.contains(&property) {
            return None;
        }
        match property {
            "toString" | "trim" | "toLowerCase" | "toUpperCase" | "join" | "replace"
            | "replaceAll"
                if self.is_cleaned_by_text() =>
            {
                return None;
            }
            "replace" | "replaceAll" if self.is_cleaned_by_replacing(arguments) => return None,
            "map" | "flatMap" => return self.mapped(object, arguments, path, frame, depth),
            "filter" if self.is_filtered_by_list(arguments) => return None,
            "find" if path.is_empty() && self.danger != Danger::Any => {
                // `LIST.find(item => item.id === req.params.id)` gives the list's own item.
                return self.value(object, &[Key::Any], frame, depth);
            }
            "then" => {
                if let Some(function) = arguments
                    .first()
                    .and_then(|callback| self.facts.modules.function(&self.facts.syntax, *callback))
                {
                    let returns = &self.facts.syntax.function(function).returns;
                    return returns
                        .iter()
                        .find_map(|&value| self.value(value, path, frame, depth));
                }
            }
            _ => {}
        }
        let whole: Vec<Key<'f>> = match property {
            "join" | "toString" | "pop" | "shift" | "at" | "find" | "findLast" | "get"
            | "reduce" | "reduceRight" => prefixed(Key::Any, path),
            "split" | "match" | "matchAll" | "entries" | "keys" | "values" | "getAll" => Vec::new(),
            _ => path.to_vec(),
        };
        if let Some(way) = self.value(object, &whole, frame, depth) {
            return Some(way);
        }
        match property {
            "concat" | "replace" | "replaceAll" | "fill" | "padEnd" | "padStart" => arguments
                .iter()
                .skip(usize::from(property.starts_with("replace")))
                .find_map(|&argument| self.value(argument, &[], frame, depth)),
            _ => None,
        }
    }

    /// What `map`'s callback makes of each element.
    fn mapped(
        &self,
        object: ExprId,
        arguments: &[ExprId],
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        let callback = *arguments.first()?;
        let rest = path.get(1..).unwrap_or(&[]);
        let Some(function) = self.facts.modules.function(&self.facts.syntax, callback) else {
            // `.map(Number)`, `.map(encodeURIComponent)`.
            let identity = self.facts.value(callback).identity()?;
            let cleaner = cleaners::cleaner(identity.package(), identity.path())?;
            return if cleaner.cleans.has(self.danger) {
                None
            } else {
                self.value(object, &[Key::Any], frame, depth)
            };
        };
        let returns = &self.facts.syntax.function(function).returns;
        returns
            .iter()
            .find_map(|&value| self.value(value, rest, frame, depth))
    }

    /// `values.filter(value => ALLOWED.includes(value))`.
    fn is_filtered_by_list(&self, arguments: &[ExprId]) -> bool {
        let Some(function) = arguments
            .first()
            .and_then(|callback| self.facts.modules.function(&self.facts.syntax, *callback))
        else {
            return false;
        };
        let [answer] = self.facts.syntax.function(function).returns.as_slice() else {
            return false;
        };
        let Kind::Call {
            callee,
            arguments: [_, ..],
        } = self.kind(*answer)
        else {
            return false;
        };
        let Kind::Member {
            object,
            property: "includes" | "has" | "test",
        } = self.kind(callee)
        else {
            return false;
        };
        self.facts.value(object).is_constant() || self.facts.value(object).call().is_some()
    }

    /// `x.replace(/[^a-z0-9]/gi, '')` leaves letters and digits; others are judged by what they take out.
    fn is_cleaned_by_replacing(&self, arguments: &[ExprId]) -> bool {
        let Some(&pattern) = arguments.first() else {
            return false;
        };
        let Some((pattern, flags)) = self.facts.value(pattern).regex() else {
            return false;
        };
        if !flags.contains('g') {
            return false;
        }
        if let Some(kept) = pattern
            .strip_prefix("[^")
            .and_then(|rest| rest.strip_suffix("]").or(rest.strip_suffix("]+")))
        {
            let harmful = |text: &str| kept.contains(text);
            return match self.danger {
                Danger::Path => !harmful("/") || !harmful("."),
                Danger::Html => !harmful("<"),
                _ => !["'", "\"", "`", ";", "$", "|", "&", "\\S", "\\W"]
                    .iter()
                    .any(|text| harmful(text)),
            };
        }
        match self.danger {
            Danger::Log | Danger::Header => ["\\n", "\\r", "\\s", "\\x00"]
                .iter()
                .any(|text| pattern.contains(text)),
            _ => false,
        }
    }
}

/// `https://host/` with nothing open before the first slash of the path.
fn host_is_complete(text: &str) -> bool {
    match text.split_once("://") {
        // Something unknown before the path is the program's own: `https://${HOST}/...`.
        Some((_, rest)) => rest.contains(['/', '?', '#']),
        // `${BASE_URL}/users/`: the part before is the program's own too.
        None => text.starts_with('\u{1}') && text.len() > 1 && text[1..].starts_with(['/', '?']),
    }
}

fn prefixed<'f>(key: Key<'f>, path: &[Key<'f>]) -> Vec<Key<'f>> {
    let mut whole = Vec::with_capacity(path.len() + 1);
    whole.push(key);
    whole.extend_from_slice(path);
    whole
}

fn joined<'f>(first: &[Key<'f>], second: &[Key<'f>]) -> Vec<Key<'f>> {
    // `...rest` of an object has the same properties as the whole.
    let first = match first {
        [before @ .., Key::Rest] => before,
        first => first,
    };
    let mut whole = Vec::with_capacity(first.len() + second.len());
    whole.extend_from_slice(first);
    whole.extend_from_slice(second);
    whole
}

/// What is left of the asked path after the written one; `None` when they lead apart.
fn remaining<'p, 'f>(written: &[Key<'f>], asked: &'p [Key<'f>]) -> Option<&'p [Key<'f>]> {
    let same = written.iter().zip(asked).all(|(written, asked)| {
        written == asked || matches!(written, Key::Any) || matches!(asked, Key::Any)
    });
    same.then(|| asked.get(written.len()..).unwrap_or(&[]))
}

fn passed(mut way: Way, through: ExprId) -> Way {
    if way.last() != Some(&through) {
        way.push(through);
    }
    way
}
