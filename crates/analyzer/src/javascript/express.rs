//! The Express model: applications, routers, what is mounted in which order, and what stands before each route.

mod classify;
mod questions;
mod validated;

use std::cell::RefCell;
use std::collections::hash_map;

use rustc_hash::FxHashMap;

use super::Facts;
use super::syntax::{DefinitionSource, ExprId, FunctionId, Key, Kind, SymbolId};
use super::value::Value;
use classify::{Classes, classes};

pub use questions::{App, Chain, Handler, Middleware, Mount, Route};
pub(super) use questions::{apps, handler_around, handlers, middleware, routes};
pub(super) use validated::{is_validated, schema_cleans};

/// Routers in routers are followed this deep.
const MOUNT_LIMIT: u32 = 8;
/// Functions that make middleware, and wrappers around it, are looked into this deep.
const CLASSIFY_LIMIT: u32 = 6;

/// What a piece of middleware does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MiddlewareKind {
    /// Finds out who calls and refuses those it does not know.
    Authentication,
    /// Compresses responses.
    Compression,
    /// Parses cookies.
    Cookies,
    /// Answers cross-origin questions.
    Cors,
    /// Protects against cross-site request forgery.
    Csrf,
    /// Sets security headers.
    Helmet,
    /// Writes a request log.
    Logger,
    /// Takes the method from the request's data.
    MethodOverride,
    /// Parses bodies.
    Parser,
    /// Refuses requests beyond a rate.
    RateLimit,
    /// Refuses callers without a role or permission.
    Role,
    /// Strips operators or markup from the request.
    Sanitizer,
    /// Keeps sessions.
    Session,
    /// Delays requests beyond a rate.
    SlowDown,
    /// Serves files.
    Static,
    /// Ends requests that take too long.
    Timeout,
    /// Takes files.
    Upload,
    /// Checks the request against a schema or rules.
    Validation,
}

/// Whether something was seen in a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// It is there.
    Yes,
    /// There is middleware whose code is not visible and whose name suggests it.
    Possibly,
    /// All that is visible is something else.
    No,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Origin {
    Created(ExprId),
    Variable(SymbolId),
    Undeclared(u32, usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum EntryKind {
    Use,
    Route,
    Param,
}

#[derive(Debug)]
struct Entry {
    call: ExprId,
    kind: EntryKind,
    path: Option<ExprId>,
    handlers: Vec<ExprId>,
    /// Routers among the handlers.
    routers: Vec<usize>,
}

#[derive(Debug, Default)]
struct Router {
    created: Option<ExprId>,
    is_app: bool,
    entries: Vec<Entry>,
    /// The entries that later ones pass: `use` and `all`.
    passed: Vec<usize>,
    listen: Option<ExprId>,
    settings: Vec<ExprId>,
    /// Where it is mounted: router and entry.
    mounts: Vec<(usize, usize)>,
    first_mention: Option<ExprId>,
}

/// Applications and routers by number.
#[derive(Debug, Default)]
pub struct Model {
    routers: Vec<Router>,
    by_origin: FxHashMap<Origin, usize>,
    handlers: FxHashMap<FunctionId, (usize, usize)>,
    handler_order: Vec<FunctionId>,
    validated: FxHashMap<FunctionId, Vec<ExprId>>,
    /// What was found out about middleware, by the mounted expression.
    classes: RefCell<FxHashMap<ExprId, Classes>>,
}

const METHODS: &[&str] = &[
    "all", "delete", "get", "head", "options", "patch", "post", "put",
];

impl Model {
    pub fn compute(facts: &Facts<'_>) -> Self {
        let mut model = Self::default();
        for &id in &facts.syntax.calls {
            model.read_call(facts, id);
        }
        for router in &mut model.routers {
            // The order of the text is the order of registration: `app.get(..).post(..)` too.
            router
                .entries
                .sort_by_key(|entry| position(facts, entry.call));
        }
        for router in &mut model.routers {
            let is_passed = |entry: &Entry| match entry.kind {
                EntryKind::Use => true,
                // `app.all('/api/*', authenticate)` is used as middleware.
                EntryKind::Route => is_all(facts, entry.call),
                EntryKind::Param => false,
            };
            router.passed = (0..router.entries.len())
                .filter(|&entry| is_passed(&router.entries[entry]))
                .collect();
        }
        model.link(facts);
        model.collect_handlers(facts);
        model
    }

    fn read_call(&mut self, facts: &Facts<'_>, id: ExprId) {
        let Kind::Call { callee, arguments } = facts.syntax.node(id).kind else {
            return;
        };
        let Kind::Member { object, property } = facts.syntax.node(callee).kind else {
            return;
        };
        let is_known_method = METHODS.contains(&property)
            || matches!(
                property,
                "use" | "listen" | "set" | "disable" | "enable" | "param" | "engine"
            );
        if !is_known_method {
            return;
        }
        let Some((receiver, route_path)) = base(facts, object) else {
            return;
        };
        let Some(index) = self.router(facts, receiver) else {
            return;
        };
        match property {
            "listen" => self.routers[index].listen = Some(id),
            "set" | "disable" | "enable" | "engine" => self.routers[index].settings.push(id),
            // `app.get('title')` reads a setting.
            "get" if arguments.len() == 1 && route_path.is_none() => {}
            _ => {
                let kind = match property {
                    "use" => EntryKind::Use,
                    "param" => EntryKind::Param,
                    _ => EntryKind::Route,
                };
                let (path, handlers) = match (route_path, arguments) {
                    (Some(path), handlers) => (Some(path), handlers),
                    (None, [first, rest @ ..])
                        if kind != EntryKind::Use || is_path(facts, *first) =>
                    {
                        (Some(*first), rest)
                    }
                    (None, all) => (None, all),
                };
                let mut flat = Vec::new();
                handlers
                    .iter()
                    .for_each(|&handler| flatten(facts, handler, 0, &mut flat));
                self.routers[index].entries.push(Entry {
                    call: id,
                    kind,
                    path,
                    handlers: flat,
                    routers: Vec::new(),
                });
            }
        }
    }

    fn router(&mut self, facts: &Facts<'_>, receiver: ExprId) -> Option<usize> {
        let origin = origin(facts, receiver, 0)?;
        if let Some(&index) = self.by_origin.get(&origin) {
            return Some(index);
        }
        let is_app = facts.value(receiver).is("express", "()");
        let created = match origin {
            Origin::Created(id) => Some(id),
            _ => None,
        };
        let index = self.routers.len();
        self.routers.push(Router {
            created,
            is_app,
            first_mention: Some(receiver),
            ..Router::default()
        });
        self.by_origin.insert(origin, index);
        Some(index)
    }

    fn link(&mut self, facts: &Facts<'_>) {
        for parent in 0..self.routers.len() {
            for entry in 0..self.routers[parent].entries.len() {
                let handlers = self.routers[parent].entries[entry].handlers.clone();
                for handler in handlers {
                    let child = origin(facts, handler, 0)
                        .and_then(|origin| self.by_origin.get(&origin).copied());
                    if let Some(child) = child.filter(|child| *child != parent) {
                        self.routers[parent].entries[entry].routers.push(child);
                        self.routers[child].mounts.push((parent, entry));
                    }
                }
            }
        }
    }

    fn collect_handlers(&mut self, facts: &Facts<'_>) {
        for router in 0..self.routers.len() {
            for entry in 0..self.routers[router].entries.len() {
                for handler in self.routers[router].entries[entry].handlers.clone() {
                    if let Some(function) = handler_function(facts, handler, 0)
                        && let hash_map::Entry::Vacant(vacant) = self.handlers.entry(function)
                    {
                        vacant.insert((router, entry));
                        self.handler_order.push(function);
                    }
                }
            }
        }
        let mut validated: FxHashMap<FunctionId, Vec<ExprId>> = FxHashMap::default();
        for (&function, &(router, entry)) in &self.handlers {
            let checks: Vec<ExprId> = self
                .chain(facts, router, entry)
                .into_iter()
                .filter(|id| {
                    classes(facts, *id).is(MiddlewareKind::Validation)
                        || classes(facts, *id).is(MiddlewareKind::Sanitizer)
                })
                .collect();
            if !checks.is_empty() {
                validated.insert(function, checks);
            }
        }
        self.validated = validated;
    }

    /// What a request passes on its way to an entry's last handler, from the outermost application on.
    fn chain(&self, facts: &Facts<'_>, router: usize, entry: usize) -> Vec<ExprId> {
        let mut chain = Vec::new();
        self.chain_into(facts, router, entry, 0, &mut chain);
        let own = &self.routers[router].entries[entry];
        let end = if own.kind == EntryKind::Route {
            own.handlers.len().saturating_sub(1)
        } else {
            own.handlers.len()
        };
        chain.extend(&own.handlers[..end]);
        chain
    }

    fn chain_into(
        &self,
        facts: &Facts<'_>,
        router: usize,
        entry: usize,
        depth: u32,
        chain: &mut Vec<ExprId>,
    ) {
        if depth > MOUNT_LIMIT {
            return;
        }
        if let Some(&(parent, mount)) = self.routers[router].mounts.first() {
            self.chain_into(facts, parent, mount, depth + 1, chain);
            let mount = &self.routers[parent].entries[mount];
            let own = mount.handlers.iter().filter(|id| {
                origin(facts, **id, 0).is_none_or(|origin| !self.by_origin.contains_key(&origin))
            });
            chain.extend(own);
        }
        let target = self.routers[router].entries[entry]
            .path
            .and_then(|path| facts.value(path).string());
        let own = &self.routers[router];
        for before in own
            .passed
            .iter()
            .take_while(|&&index| index < entry)
            .map(|&index| &own.entries[index])
        {
            let applies = applies_to(facts, before.path, target.as_deref());
            if applies && before.routers.is_empty() {
                chain.extend(&before.handlers);
            }
        }
    }
}

fn position(facts: &Facts<'_>, call: ExprId) -> (u32, u32) {
    let node = facts.syntax.node(call);
    (node.file.0, node.span.end)
}

fn is_all(facts: &Facts<'_>, call: ExprId) -> bool {
    facts.call(call).name() == Some("all")
}

/// Whether middleware mounted at a path is passed by requests for another.
fn applies_to(facts: &Facts<'_>, mounted: Option<ExprId>, target: Option<&str>) -> bool {
    let Some(mounted) = mounted else { return true };
    let value = facts.value(mounted);
    let paths: Vec<Option<String>> = match value.elements() {
        Some(elements) => elements.into_iter().map(Value::string).collect(),
        None => vec![value.string()],
    };
    let Some(target) = target else {
        return paths
            .iter()
            .flatten()
            .any(|path| path == "/" || path == "*");
    };
    paths.iter().any(|path| match path {
        Some(path) => is_prefix(path, target),
        // A regular expression or something computed: what it fits is not known.
        None => value.regex().is_none(),
    })
}

fn is_prefix(prefix: &str, target: &str) -> bool {
    let mut segments = target.split('/').filter(|segment| !segment.is_empty());
    for part in prefix.split('/').filter(|part| !part.is_empty()) {
        if part.contains('*') {
            return true;
        }
        match segments.next() {
            Some(segment)
                if segment == part || part.starts_with(':') || segment.starts_with(':') => {}
            _ => return false,
        }
    }
    true
}

fn is_path(facts: &Facts<'_>, id: ExprId) -> bool {
    let value = facts.value(id);
    if value.string().is_some() || value.regex().is_some() {
        return true;
    }
    match facts.syntax.node(id).kind {
        Kind::Template { .. } | Kind::Binary { .. } => true,
        Kind::Array(elements) => elements
            .first()
            .is_some_and(|first| facts.value(*first).string().is_some()),
        _ => value.elements().is_some_and(|elements| {
            elements
                .first()
                .is_some_and(|first| first.string().is_some())
        }),
    }
}

/// The application or router at the start of a chain of calls, and the path of a `.route(path)` in it.
fn base(facts: &Facts<'_>, receiver: ExprId) -> Option<(ExprId, Option<ExprId>)> {
    let mut id = receiver;
    let mut route_path = None;
    for _ in 0..2_000 {
        let value = facts.value(id);
        if value.is("express", "()") || value.is("express", "Router()") {
            return Some((id, route_path));
        }
        let Kind::Call { callee, arguments } = facts.syntax.node(id).kind else {
            return None;
        };
        let Kind::Member { object, property } = facts.syntax.node(callee).kind else {
            return None;
        };
        if property == "route" {
            route_path = Some(*arguments.first()?);
        }
        id = object;
    }
    None
}

/// What tells one application or router from another.
fn origin(facts: &Facts<'_>, id: ExprId, depth: u32) -> Option<Origin> {
    if depth > MOUNT_LIMIT {
        return None;
    }
    let resolved = facts.modules.resolved(&facts.syntax, id);
    match facts.syntax.node(resolved).kind {
        Kind::Call { callee, .. } => {
            if let Some((base, None)) = base(facts, resolved)
                && base != resolved
            {
                return origin(facts, base, depth + 1);
            }
            // A function of the project that makes a router: each call makes one, but the text is written once.
            if let Some(function) = facts.modules.function(&facts.syntax, callee) {
                let returns = &facts.syntax.function(function).returns;
                return returns
                    .iter()
                    .find_map(|&value| origin(facts, value, depth + 1));
            }
            let value = facts.value(resolved);
            (value.is("express", "()") || value.is("express", "Router()"))
                .then_some(Origin::Created(resolved))
        }
        Kind::New { .. } => facts
            .value(resolved)
            .is("express", "Router()")
            .then_some(Origin::Created(resolved)),
        Kind::Name {
            symbol: Some(symbol),
            ..
        } => {
            let value = facts.value(resolved);
            if !value.is("express", "()") && !value.is("express", "Router()") {
                return None;
            }
            for definition in &facts.syntax.symbol(symbol).definitions {
                match definition.source {
                    DefinitionSource::Parameter {
                        function, index, ..
                    } => {
                        let site = facts
                            .call_sites
                            .get(&function)
                            .and_then(|sites| sites.first());
                        if let Some(argument) =
                            site.and_then(|site| facts.call(*site).argument(index as usize))
                        {
                            return origin(facts, argument.id, depth + 1);
                        }
                    }
                    DefinitionSource::Value(value) if definition.path.is_empty() => {
                        return origin(facts, value, depth + 1);
                    }
                    _ => {}
                }
            }
            Some(Origin::Variable(symbol))
        }
        Kind::Name { name, symbol: None } => {
            let value = facts.value(resolved);
            let is_router = value.is("express", "()") || value.is("express", "Router()");
            is_router.then_some(Origin::Undeclared(
                facts.syntax.node(resolved).file.0,
                usize::from(name == "app"),
            ))
        }
        Kind::Member { object, property }
            if matches!(facts.syntax.node(object).kind, Kind::This) =>
        {
            let class = facts
                .syntax
                .function(facts.syntax.node(object).function)
                .class?;
            let fields = &facts.syntax.class(class).fields;
            let field = fields
                .iter()
                .find(|field| field.path == [Key::Named(property)])?;
            origin(facts, field.value, depth + 1)
        }
        _ => None,
    }
}

fn flatten(facts: &Facts<'_>, id: ExprId, depth: u32, into: &mut Vec<ExprId>) {
    if depth > MOUNT_LIMIT {
        return;
    }
    let value = facts.value(id);
    if let Some(spread) = value.spread() {
        return flatten(facts, spread.id, depth + 1, into);
    }
    match value.elements() {
        Some(elements) => elements
            .into_iter()
            .for_each(|element| flatten(facts, element.id, depth + 1, into)),
        None => into.push(id),
    }
}

/// The function that runs for a request: the handler itself, or the one in a wrapper such as `asyncHandler(fn)`.
fn handler_function(facts: &Facts<'_>, id: ExprId, depth: u32) -> Option<FunctionId> {
    if depth > CLASSIFY_LIMIT {
        return None;
    }
    if let Some(function) = facts.modules.function(&facts.syntax, id) {
        return Some(function);
    }
    let resolved = facts.modules.resolved(&facts.syntax, id);
    let Kind::Call { callee, arguments } = facts.syntax.node(resolved).kind else {
        return None;
    };
    if let Some(function) = arguments
        .iter()
        .find_map(|&argument| handler_function(facts, argument, depth + 1))
    {
        return Some(function);
    }
    // A function of the project that makes the handler: `requireRole('admin')`.
    let function = facts.modules.function(&facts.syntax, callee)?;
    let returns = &facts.syntax.function(function).returns;
    returns
        .iter()
        .find_map(|&value| handler_function(facts, value, depth + 1))
}
