//! What an expression is: which package, member of it, or result of a call.
//!
//! An identity is a path from a package: `express`, `express.Router`, `express.Router()` (the result of calling or
//! constructing), `mysql2.createPool().query`. Awaiting, aliasing, destructuring, default interop and `promisify` don't
//! change it. Globals have the package `global`.

use rustc_hash::FxHashMap;

use super::modules::Modules;
use super::syntax::*;
use super::tables::names;

/// Following more steps than this to find out what an expression is gives it up.
const DEPTH_LIMIT: u32 = 48;
/// Longer paths (a query builder's chain) lose their middle.
const PATH_LIMIT: u32 = 12;
/// Of the calls of a function, so many are asked what its parameters are.
const CALL_SITE_LIMIT: usize = 4;

/// The number of an identity among those of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct IdentityId(u32);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Segment<'a> {
    Package(&'a str),
    Member(&'a str),
    Call,
}

#[derive(Debug)]
struct Entry<'a> {
    segment: Segment<'a>,
    package: &'a str,
    length: u32,
    /// The path after the package.
    path: String,
}

/// The identities of all expressions.
#[derive(Debug, Default)]
pub struct Identities<'a> {
    entries: Vec<Entry<'a>>,
    ids: FxHashMap<(Option<IdentityId>, Segment<'a>), IdentityId>,
    of: Vec<State>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    Unasked,
    Asked,
    Known(Option<IdentityId>),
}

impl<'a> Identities<'a> {
    pub fn compute(
        syntax: &Syntax<'a>,
        modules: &Modules,
        call_sites: &FxHashMap<FunctionId, Vec<ExprId>>,
    ) -> Self {
        let mut identities = Self {
            of: vec![State::Unasked; syntax.nodes.len()],
            ..Self::default()
        };
        let mut finding = Finding {
            identities: &mut identities,
            syntax,
            modules,
            call_sites,
        };
        for index in 0..syntax.nodes.len() {
            finding.expression(
                ExprId(u32::try_from(index).expect("fewer expressions than bytes")),
                0,
            );
        }
        identities
    }

    pub fn of(&self, id: ExprId) -> Option<IdentityId> {
        match self.of[id.0 as usize] {
            State::Known(identity) => identity,
            _ => None,
        }
    }

    pub fn package(&self, id: IdentityId) -> &'a str {
        self.entries[id.0 as usize].package
    }

    pub fn path(&self, id: IdentityId) -> &str {
        &self.entries[id.0 as usize].path
    }

    /// The name of the last member: `query` for `createPool().query`; for a package itself its own name.
    pub fn member(&self, id: IdentityId) -> Option<&'a str> {
        match self.entries[id.0 as usize].segment {
            Segment::Member(name) => Some(name),
            Segment::Package(_) => Some(""),
            Segment::Call => None,
        }
    }

    fn intern(&mut self, parent: Option<IdentityId>, segment: Segment<'a>) -> IdentityId {
        let mut parent = parent;
        if let Some(id) = parent {
            let entry = &self.entries[id.0 as usize];
            if entry.length >= PATH_LIMIT {
                let package = Segment::Package(entry.package);
                parent = Some(self.intern(None, package));
            }
        }
        if let Some(&id) = self.ids.get(&(parent, segment)) {
            return id;
        }
        let (package, mut path, length) = match (parent, segment) {
            (Some(parent), _) => {
                let parent = &self.entries[parent.0 as usize];
                (parent.package, parent.path.clone(), parent.length + 1)
            }
            (None, Segment::Package(name) | Segment::Member(name)) => (name, String::new(), 0),
            (None, Segment::Call) => ("", String::new(), 0),
        };
        match segment {
            Segment::Package(_) => {}
            Segment::Member(name) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
            }
            Segment::Call => path.push_str("()"),
        }
        let id = IdentityId(
            u32::try_from(self.entries.len()).expect("fewer identities than expressions"),
        );
        self.entries.push(Entry {
            segment,
            package,
            length,
            path,
        });
        self.ids.insert((parent, segment), id);
        id
    }

    fn member_of(&mut self, object: IdentityId, name: &'a str) -> IdentityId {
        let package = self.entries[object.0 as usize].package;
        if names::is_transparent_member(package, name) {
            return object;
        }
        self.intern(Some(object), Segment::Member(name))
    }
}

struct Finding<'i, 's, 'a> {
    identities: &'i mut Identities<'a>,
    syntax: &'s Syntax<'a>,
    modules: &'s Modules,
    call_sites: &'s FxHashMap<FunctionId, Vec<ExprId>>,
}

impl<'a> Finding<'_, '_, 'a> {
    fn expression(&mut self, id: ExprId, depth: u32) -> Option<IdentityId> {
        match self.identities.of[id.0 as usize] {
            State::Known(identity) => return identity,
            // A definition in terms of itself.
            State::Asked => return None,
            State::Unasked => {}
        }
        if depth > DEPTH_LIMIT {
            return None;
        }
        self.identities.of[id.0 as usize] = State::Asked;
        let identity = self.unknown_expression(id, depth + 1);
        self.identities.of[id.0 as usize] = State::Known(identity);
        identity
    }

    fn package(&mut self, module: &'a str) -> IdentityId {
        let module = names::package(module);
        self.identities.intern(None, Segment::Package(module))
    }

    fn global(&mut self, name: &'a str) -> IdentityId {
        let global = self.identities.intern(None, Segment::Package("global"));
        self.identities.member_of(global, name)
    }

    fn unknown_expression(&mut self, id: ExprId, depth: u32) -> Option<IdentityId> {
        match self.syntax.node(id).kind {
            Kind::Name { name, symbol: None } => Some(match names::conventional(name) {
                Some(known) => self.known(known),
                None if names::is_global(name) => self.global(name),
                None if names::looks_like_model(name) => self.package("model"),
                None => self.global(name),
            }),
            Kind::Name {
                symbol: Some(symbol),
                ..
            } => self.symbol(symbol, depth),
            Kind::Member { object, property } => self.member(id, object, property, depth),
            Kind::Call { callee, arguments } => self.call(callee, arguments, depth),
            Kind::New { callee, .. } => {
                let callee = match self.class_of(callee, depth) {
                    Some(class) => self.superclass(class, depth)?,
                    None => self.expression(callee, depth)?,
                };
                Some(self.identities.intern(Some(callee), Segment::Call))
            }
            Kind::Tagged { tag, .. } => {
                let tag = self.expression(tag, depth)?;
                Some(self.identities.intern(Some(tag), Segment::Call))
            }
            Kind::Await(value) | Kind::Assign { value, .. } => self.expression(value, depth),
            Kind::Import(source) => self.module(source, "", depth),
            Kind::Logical { left, right, .. } => self
                .expression(left, depth)
                .or_else(|| self.expression(right, depth)),
            Kind::Conditional {
                consequent,
                alternate,
                ..
            } => self
                .expression(consequent, depth)
                .or_else(|| self.expression(alternate, depth)),
            Kind::Sequence(parts) => self.expression(*parts.last()?, depth),
            Kind::Class(class) => self.superclass(class, depth),
            _ => None,
        }
    }

    fn known(&mut self, known: &'static [&'static str]) -> IdentityId {
        let mut id = self.identities.intern(None, Segment::Package(known[0]));
        for &segment in &known[1..] {
            let segment = if segment == "()" {
                Segment::Call
            } else {
                Segment::Member(segment)
            };
            id = self.identities.intern(Some(id), segment);
        }
        id
    }

    fn superclass(&mut self, class: ClassId, depth: u32) -> Option<IdentityId> {
        let superclass = self.syntax.class(class).superclass?;
        self.expression(superclass, depth)
    }

    /// The class of the project that an expression names.
    fn class_of(&self, id: ExprId, depth: u32) -> Option<ClassId> {
        if depth > DEPTH_LIMIT {
            return None;
        }
        match self.syntax.node(id).kind {
            Kind::Class(class) => Some(class),
            Kind::Name {
                symbol: Some(symbol),
                ..
            } => {
                self.syntax.symbol(symbol).definitions.iter().find_map(
                    |definition| match definition.source {
                        DefinitionSource::Class(class) => Some(class),
                        DefinitionSource::Value(value) if definition.path.is_empty() => {
                            self.class_of(value, depth + 1)
                        }
                        _ => None,
                    },
                )
            }
            _ => None,
        }
    }

    fn symbol(&mut self, symbol: SymbolId, depth: u32) -> Option<IdentityId> {
        let syntax = self.syntax;
        let symbol = syntax.symbol(symbol);
        let found = symbol
            .definitions
            .iter()
            .find_map(|definition| self.definition(symbol, definition, depth));
        found.or_else(|| {
            let known = names::of_type(symbol.type_name?)?;
            Some(self.known(known))
        })
    }

    fn definition(
        &mut self,
        symbol: &Symbol<'a>,
        definition: &Definition<'a>,
        depth: u32,
    ) -> Option<IdentityId> {
        match definition.source {
            DefinitionSource::Value(value) => self.select(value, definition.path, depth),
            DefinitionSource::Import { module, name } => {
                self.import(symbol.file, module, name, symbol.name, depth)
            }
            DefinitionSource::Class(class) => self.superclass(class, depth),
            DefinitionSource::Parameter {
                function,
                index,
                rest: false,
            } if symbol.type_name.is_none() => {
                if let Some(identity) = self.argument(function, index, definition.path, depth) {
                    return Some(identity);
                }
                if definition.path.is_empty() && self.is_route_response(function, index, depth) {
                    return Some(self.known(&["response"]));
                }
                let known = names::conventional(symbol.name)?;
                let is_instance =
                    known.len() > 1 || matches!(known[0], "database" | "logger" | "response");
                is_instance.then(|| self.known(known))
            }
            _ => None,
        }
    }

    /// Whether it is the second parameter of a function that is written right in a route: `app.get('/', (q, s) => ...)`.
    fn is_route_response(&mut self, function: FunctionId, index: u32, depth: u32) -> bool {
        let syntax = self.syntax;
        let function = syntax.function(function);
        let expected = if function.parameters.len() == 4 { 2 } else { 1 };
        let Some(call) = function
            .node
            .and_then(|node| syntax.node(node).parent)
            .filter(|_| index == expected)
        else {
            return false;
        };
        let Kind::Call { callee, .. } = syntax.node(call).kind else {
            return false;
        };
        let Kind::Member { object, .. } = syntax.node(callee).kind else {
            return false;
        };
        let receiver = self.expression(object, depth);
        receiver.is_some_and(|receiver| self.identities.package(receiver) == "express")
    }

    /// What a parameter is by the first call that passes something known.
    fn argument(
        &mut self,
        function: FunctionId,
        index: u32,
        path: &[Key<'a>],
        depth: u32,
    ) -> Option<IdentityId> {
        let syntax = self.syntax;
        self.call_sites
            .get(&function)?
            .iter()
            .take(CALL_SITE_LIMIT)
            .find_map(|&site| {
                let (Kind::Call { arguments, .. } | Kind::New { arguments, .. }) =
                    syntax.node(site).kind
                else {
                    return None;
                };
                self.select(*arguments.get(index as usize)?, path, depth)
            })
    }

    fn import(
        &mut self,
        file: crate::FileId,
        module: &'a str,
        name: &'a str,
        local: &'a str,
        depth: u32,
    ) -> Option<IdentityId> {
        if let Some(target) = self.modules.resolve(file, module) {
            return match self.modules.export(self.syntax, target, name) {
                Some(Export::Value(value)) => self.expression(value, depth),
                Some(Export::Symbol(symbol)) if depth <= DEPTH_LIMIT => {
                    self.symbol(symbol, depth + 1)
                }
                _ => None,
            };
        }
        if module.starts_with('.') {
            return Some(match names::conventional(local) {
                Some(known) => self.known(known),
                None if names::looks_like_model(local) => self.package("model"),
                None => {
                    let package = self.identities.intern(None, Segment::Package(module));
                    match name {
                        "" | "default" => package,
                        name => self.identities.member_of(package, name),
                    }
                }
            });
        }
        let package = self.package(module);
        Some(match name {
            "" | "default" => package,
            name => self.identities.member_of(package, name),
        })
    }

    fn module(&mut self, source: ExprId, name: &'a str, depth: u32) -> Option<IdentityId> {
        let node = self.syntax.node(source);
        let Kind::String(module) = node.kind else {
            return None;
        };
        self.import(node.file, module, name, "", depth)
    }

    /// The part of a value that a path leads to.
    fn select(&mut self, value: ExprId, path: &[Key<'a>], depth: u32) -> Option<IdentityId> {
        let [first, rest @ ..] = path else {
            // `const db = require('./db')` of a file that is not here: the local name is all that is known.
            return self
                .named_module(value, depth)
                .or_else(|| self.expression(value, depth));
        };
        let Key::Named(name) = first else { return None };
        if let Some(found) = self.modules.property(self.syntax, value, name) {
            return self.select(found, rest, depth + 1);
        }
        if let Some(module) = required_module(self.syntax, value) {
            let file = self.syntax.node(value).file;
            if self.modules.resolve(file, module).is_some() || module.starts_with('.') {
                let found = self.import(file, module, name, name, depth)?;
                return self.members(found, rest);
            }
        }
        let object = self.expression(value, depth)?;
        self.members(object, path)
    }

    fn named_module(&mut self, value: ExprId, depth: u32) -> Option<IdentityId> {
        let module =
            required_module(self.syntax, value).filter(|module| module.starts_with('.'))?;
        let node = self.syntax.node(value);
        let local = self.syntax.symbol(*self.syntax.declared.get(&value)?).name;
        self.import(node.file, module, "", local, depth)
    }

    fn members(&mut self, object: IdentityId, path: &[Key<'a>]) -> Option<IdentityId> {
        let mut id = object;
        for key in path {
            let Key::Named(name) = key else { return None };
            id = self.identities.member_of(id, name);
        }
        Some(id)
    }

    fn member(
        &mut self,
        id: ExprId,
        object: ExprId,
        property: &'a str,
        depth: u32,
    ) -> Option<IdentityId> {
        if let Some(value) = self.modules.property(self.syntax, object, property) {
            return self.expression(value, depth);
        }
        if let Kind::This = self.syntax.node(object).kind {
            return self.field(id, property, depth);
        }
        if let Some(export) = self.modules.namespace_member(self.syntax, object, property) {
            return match export {
                Export::Value(value) => self.expression(value, depth),
                Export::Symbol(symbol) if depth <= DEPTH_LIMIT => self.symbol(symbol, depth + 1),
                _ => None,
            };
        }
        let object = self.expression(object, depth)?;
        Some(self.identities.member_of(object, property))
    }

    fn field(&mut self, id: ExprId, property: &'a str, depth: u32) -> Option<IdentityId> {
        let syntax = self.syntax;
        let class = syntax.function(syntax.node(id).function).class?;
        let value = syntax
            .class(class)
            .fields
            .iter()
            .find(|field| field.path == [Key::Named(property)]);
        match value {
            Some(field) => self.expression(field.value, depth),
            None => {
                let known = names::conventional(property)
                    .filter(|known| known.len() > 1 || known[0] == "database")?;
                Some(self.known(known))
            }
        }
    }

    fn call(&mut self, callee: ExprId, arguments: &[ExprId], depth: u32) -> Option<IdentityId> {
        if let (
            Kind::Name {
                name: "require",
                symbol: None,
            },
            Some(&source),
        ) = (self.syntax.node(callee).kind, arguments.first())
        {
            return self.module(source, "", depth);
        }
        if let Some(function) = self.modules.function(self.syntax, callee) {
            let returns = &self.syntax.function(function).returns;
            return returns
                .iter()
                .find_map(|&value| self.expression(value, depth));
        }
        let callee_identity = self.expression(callee, depth)?;
        let package = self.identities.package(callee_identity);
        let path = self.identities.path(callee_identity);
        if names::returns_its_argument(package, path) {
            return self.expression(*arguments.first()?, depth);
        }
        if path.ends_with(".bind")
            && let Kind::Member { object, .. } = self.syntax.node(callee).kind
        {
            return self.expression(object, depth);
        }
        Some(self.identities.intern(Some(callee_identity), Segment::Call))
    }
}

/// `x` in `require('x')` and `await import('x')`.
pub fn required_module<'a>(syntax: &Syntax<'a>, id: ExprId) -> Option<&'a str> {
    match syntax.node(id).kind {
        Kind::Call {
            callee,
            arguments: [source, ..],
        } => {
            let Kind::Name {
                name: "require",
                symbol: None,
            } = syntax.node(callee).kind
            else {
                return None;
            };
            let Kind::String(module) = syntax.node(*source).kind else {
                return None;
            };
            Some(module)
        }
        Kind::Await(value) => required_module(syntax, value),
        Kind::Import(source) => match syntax.node(source).kind {
            Kind::String(module) => Some(module),
            _ => None,
        },
        _ => None,
    }
}
