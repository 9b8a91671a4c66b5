//! Request data on its way: backwards from a value to the request that it comes from.
//!
//! A question follows one danger. Each step asks where a value comes from, with the path of properties that is of
//! interest, so `const { name } = req.body` taints `name` and leaves its siblings alone.

mod calls;
mod expressions;
mod sources;

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
    pub const ALL: Self = Self(!(1 << Danger::Any as u32));

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
    if is_route_handler(facts, function) && (2..=4).contains(&parameters.len()) {
        return Some(u32::from(parameters.len() == 4));
    }
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
