//! The Express model: applications, routers, what is mounted in which order, and what stands before each route.

use std::cell::RefCell;
use std::collections::hash_map;

use rustc_hash::FxHashMap;

use super::call::Call;
use super::flow::Danger;
use super::function::Function;
use super::syntax::{DefinitionSource, ExprId, FunctionId, Key, Kind, SymbolId};
use super::tables::middleware::{MIDDLEWARE, SUGGESTIVE_NAMES};
use super::value::{Value, path_matches};
use super::{Facts, schema};
use crate::source::Place;

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
                    if let Some(function) = handler_function(facts, handler, 0) {
                        if let hash_map::Entry::Vacant(vacant) = self.handlers.entry(function) {
                            vacant.insert((router, entry));
                            self.handler_order.push(function);
                        }
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
        for before in &self.routers[router].entries[..entry] {
            let applies = match before.kind {
                EntryKind::Use => applies_to(facts, before.path, target.as_deref()),
                // `app.all('/api/*', authenticate)` is used as middleware.
                EntryKind::Route => {
                    is_all(facts, before.call) && applies_to(facts, before.path, target.as_deref())
                }
                EntryKind::Param => false,
            };
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

/// Kinds that are certain, and kinds that a name suggests.
#[derive(Debug, Clone, Copy, Default)]
struct Classes {
    certain: u32,
    possible: u32,
}

impl Classes {
    fn certainly(kind: MiddlewareKind) -> Self {
        Self {
            certain: 1 << kind as u32,
            possible: 0,
        }
    }

    fn is(self, kind: MiddlewareKind) -> bool {
        self.certain & (1 << kind as u32) != 0
    }

    fn may_be(self, kind: MiddlewareKind) -> bool {
        self.possible & (1 << kind as u32) != 0
    }

    fn or(self, other: Self) -> Self {
        Self {
            certain: self.certain | other.certain,
            possible: self.possible | other.possible,
        }
    }
}

fn classes(facts: &Facts<'_>, id: ExprId) -> Classes {
    if let Some(&known) = facts.express.classes.borrow().get(&id) {
        return known;
    }
    let found = classify(facts, id, 0);
    facts.express.classes.borrow_mut().insert(id, found);
    found
}

fn classify(facts: &Facts<'_>, id: ExprId, depth: u32) -> Classes {
    if depth > CLASSIFY_LIMIT {
        return Classes::default();
    }
    let value = facts.value(id);
    if let Some(identity) = value.identity()
        && let Some((_, _, kind)) = MIDDLEWARE.iter().find(|(package, path, _)| {
            *package == identity.package() && path_matches(identity.path(), path)
        })
    {
        return Classes::certainly(*kind);
    }
    // `body('email').isEmail().normalizeEmail()`
    if value.is_from("express-validator") && value.call().is_some() {
        return Classes::certainly(MiddlewareKind::Validation);
    }
    if value.is_from("helmet") {
        return Classes::certainly(MiddlewareKind::Helmet);
    }
    if let Some(function) = facts.modules.function(&facts.syntax, id) {
        return behavior(facts, function)
            .or(suggested(facts, function_name(facts, function)).only_possible());
    }
    let resolved = facts.modules.resolved(&facts.syntax, id);
    if let Kind::Call { callee, arguments } = facts.syntax.node(resolved).kind {
        if let Some(made) = handler_function(facts, resolved, 0) {
            let own = behavior(facts, made);
            let wrapped = arguments.iter().fold(Classes::default(), |all, &argument| {
                match facts.modules.function(&facts.syntax, argument) {
                    Some(_) => all.or(classify(facts, argument, depth + 1)),
                    None => all,
                }
            });
            let has_schema = arguments.iter().any(|&argument| is_schema(facts, argument));
            let factory = if has_schema {
                Classes::certainly(MiddlewareKind::Validation)
            } else {
                Classes::default()
            };
            return own.or(wrapped).or(factory).or(suggested(
                facts,
                facts.value(callee).last_name(),
            )
            .only_possible());
        }
        // `authenticate.unless({ path: [...] })`
        if let Kind::Member {
            object,
            property: "unless",
        } = facts.syntax.node(callee).kind
        {
            return classify(facts, object, depth + 1);
        }
        if arguments.iter().any(|&argument| is_schema(facts, argument)) {
            return Classes::certainly(MiddlewareKind::Validation);
        }
        let inner = arguments.iter().fold(Classes::default(), |all, &argument| {
            all.or(Classes {
                certain: 0,
                possible: classify(facts, argument, depth + 1).possible,
            })
        });
        let object = match facts.syntax.node(callee).kind {
            Kind::Member { object, .. } => suggested(facts, facts.value(object).last_name()),
            _ => Classes::default(),
        };
        return suggested(facts, facts.value(callee).last_name())
            .or(object)
            .or(inner);
    }
    let object = value.member().map_or(Classes::default(), |(object, _)| {
        suggested(facts, object.last_name())
    });
    suggested(facts, value.last_name()).or(object)
}

impl Classes {
    /// Code that is visible decides for itself; its name is only a hint where the code is not understood.
    fn only_possible(self) -> Self {
        Self {
            certain: 0,
            possible: self.possible,
        }
    }
}

fn function_name<'f>(facts: &'f Facts<'f>, function: FunctionId) -> Option<&'f str> {
    facts.syntax.function(function).name
}

fn suggested(_facts: &Facts<'_>, name: Option<&str>) -> Classes {
    let Some(name) = name else {
        return Classes::default();
    };
    let name = name.to_ascii_lowercase();
    SUGGESTIVE_NAMES
        .iter()
        .filter(|(part, _)| name.contains(part))
        .fold(Classes::default(), |all, (_, kind)| {
            all.or(Classes {
                certain: 0,
                possible: 1 << *kind as u32,
            })
        })
}

fn is_schema(facts: &Facts<'_>, id: ExprId) -> bool {
    let value = facts.value(id);
    let is_one = |value: Value<'_>| {
        value.identity().is_some_and(|identity| {
            matches!(
                identity.package(),
                "joi" | "yup" | "zod" | "valibot" | "ajv"
            ) && identity.path().contains("()")
        })
    };
    is_one(value)
        || value
            .properties()
            .iter()
            .any(|property| is_one(property.value))
}

/// What a function of the project does to a request, by what it calls and answers.
fn behavior(facts: &Facts<'_>, function: FunctionId) -> Classes {
    let handle = Function {
        facts,
        id: function,
    };
    // The last handler of a route also verifies and refuses; only what goes on to the next is middleware.
    let goes_on = facts.syntax.function(function).parameters.len() >= 3;
    if !goes_on {
        return Classes::default();
    }
    let mut classes = Classes::default();
    let mut refuses_unknown = false;
    let mut refuses_known = false;
    for call in handle.calls() {
        let Some(name) = call.name() else { continue };
        match name {
            "verify" | "jwtVerify" | "verifyIdToken" | "authenticate" | "isAuthenticated"
            | "introspect" | "verifyToken" | "getSession" | "timingSafeEqual" => {
                classes = classes.or(Classes::certainly(MiddlewareKind::Authentication));
            }
            "validationResult" | "matchedData" => {
                classes = classes.or(Classes::certainly(MiddlewareKind::Validation));
            }
            "consume" => classes = classes.or(Classes::certainly(MiddlewareKind::RateLimit)),
            "status" | "sendStatus" | "writeHead" => match call.argument(0).and_then(Value::number)
            {
                Some(401.0) => refuses_unknown = true,
                Some(403.0) => refuses_known = true,
                Some(429.0) => classes = classes.or(Classes::certainly(MiddlewareKind::RateLimit)),
                _ => {}
            },
            "createError" | "createHttpError" | "HttpError" | "ApiError" | "AppError" => {
                for argument in call.arguments() {
                    refuses_unknown |= argument.number() == Some(401.0);
                    refuses_known |= argument.number() == Some(403.0);
                }
            }
            "UnauthorizedError" | "Unauthorized" | "AuthenticationError" => refuses_unknown = true,
            "ForbiddenError" | "Forbidden" => refuses_known = true,
            "setHeader" | "set" | "header" => {}
            _ => {
                if schema::parsed(facts, call.id).is_some() {
                    classes = classes.or(Classes::certainly(MiddlewareKind::Validation));
                }
            }
        }
    }
    if refuses_unknown {
        classes = classes.or(Classes::certainly(MiddlewareKind::Authentication));
    }
    if refuses_known {
        let reads_role = handle.expressions().iter().any(|value| {
            value.last_name().is_some_and(|name| {
                let name = name.to_ascii_lowercase();
                [
                    "role",
                    "permission",
                    "admin",
                    "scope",
                    "privilege",
                    "ability",
                ]
                .iter()
                .any(|part| name.contains(part))
            })
        });
        if reads_role {
            classes = classes.or(Classes::certainly(MiddlewareKind::Role));
        } else {
            classes = classes.or(Classes {
                certain: 0,
                possible: 1 << MiddlewareKind::Role as u32,
            });
        }
    }
    classes
}

/// Whether middleware before the handler around an expression checked a member of the request.
pub fn is_validated(facts: &Facts<'_>, id: ExprId, member: &str) -> bool {
    checks_around(facts, id).iter().any(|&check| {
        let value = facts.value(check);
        let Some(call) = value.call() else {
            return true;
        };
        match call.name() {
            // express-validator names the part.
            Some("body") => member == "body",
            Some("query") => member == "query",
            Some("param") => member == "params",
            _ => true,
        }
    })
}

/// Whether a visible schema that was applied before the handler makes a field safe.
pub fn schema_cleans(
    facts: &Facts<'_>,
    id: ExprId,
    member: &str,
    path: &[Key<'_>],
    danger: Danger,
) -> bool {
    if danger == Danger::Any || path.is_empty() {
        return false;
    }
    checks_around(facts, id).iter().any(|&check| {
        let Some(call) = facts.value(check).call() else {
            return false;
        };
        if call.value().is_from("express-validator") {
            return is_field_narrowed(call, member, path);
        }
        call.arguments().into_iter().any(|argument| {
            if argument
                .properties()
                .iter()
                .any(|property| property.name == Some(member))
            {
                return argument
                    .get(member)
                    .is_some_and(|schema| schema::cleans(facts, schema.id, path, danger));
            }
            let is_for_body = member == "body" && is_schema(facts, argument.id);
            is_for_body && schema::cleans(facts, argument.id, path, danger)
        })
    })
}

/// `param('id').isInt()`: express-validator names the field at the start of the chain and its form after it.
fn is_field_narrowed(call: Call<'_>, member: &str, path: &[Key<'_>]) -> bool {
    let chain = call.chain();
    let Some(start) = chain.last() else {
        return false;
    };
    let is_part = match start.name() {
        Some("body") => member == "body",
        Some("query") => member == "query",
        Some("param") => member == "params",
        Some("header") => member == "headers",
        Some("cookie") => member == "cookies",
        Some("check") => true,
        _ => false,
    };
    let is_field = matches!(path.first(), Some(Key::Named(name))
        if start.argument(0).is_some_and(|field| field.is_string(name)));
    is_part
        && is_field
        && chain.iter().any(|link| {
            matches!(
                link.name(),
                Some(
                    "isAlpha"
                        | "isAlphanumeric"
                        | "isBoolean"
                        | "isDecimal"
                        | "isFloat"
                        | "isHexadecimal"
                        | "isIn"
                        | "isInt"
                        | "isISO8601"
                        | "isMongoId"
                        | "isNumeric"
                        | "isSlug"
                        | "isUUID"
                        | "toFloat"
                        | "toInt"
                )
            )
        })
}

fn checks_around<'f>(facts: &'f Facts<'f>, id: ExprId) -> &'f [ExprId] {
    let mut function = Some(facts.syntax.node(id).function);
    while let Some(id) = function {
        if let Some(checks) = facts.express.validated.get(&id) {
            return checks;
        }
        function = facts.syntax.function(id).parent;
    }
    &[]
}

pub fn apps<'f>(facts: &'f Facts<'f>) -> impl Iterator<Item = App<'f>> {
    (0..facts.express.routers.len()).map(move |index| App { facts, index })
}

pub fn routes<'f>(facts: &'f Facts<'f>) -> impl Iterator<Item = Route<'f>> {
    apps(facts).flat_map(App::routes)
}

pub fn middleware<'f>(facts: &'f Facts<'f>) -> impl Iterator<Item = Middleware<'f>> {
    let mut all: Vec<Middleware<'f>> = Vec::new();
    for router in &facts.express.routers {
        for entry in &router.entries {
            let end = if entry.kind == EntryKind::Route {
                entry.handlers.len().saturating_sub(1)
            } else {
                entry.handlers.len()
            };
            all.extend(
                entry.handlers[..end]
                    .iter()
                    .map(|&id| Middleware { facts, id }),
            );
        }
    }
    all.into_iter()
}

pub fn handlers<'f>(facts: &'f Facts<'f>) -> impl Iterator<Item = Handler<'f>> {
    facts
        .express
        .handler_order
        .iter()
        .map(move |&function| Handler { facts, function })
}

pub fn handler_around<'f>(facts: &'f Facts<'f>, id: ExprId) -> Option<Handler<'f>> {
    let mut function = Some(facts.syntax.node(id).function);
    while let Some(current) = function {
        if facts.express.handlers.contains_key(&current) {
            return Some(Handler {
                facts,
                function: current,
            });
        }
        function = facts.syntax.function(current).parent;
    }
    None
}

/// An application or a router.
#[derive(Clone, Copy)]
pub struct App<'f> {
    facts: &'f Facts<'f>,
    index: usize,
}

impl<'f> App<'f> {
    fn it(self) -> &'f Router {
        &self.facts.express.routers[self.index]
    }

    /// Where it is made, or first used where that is not visible.
    pub fn place(self) -> Place {
        let it = self.it();
        let id = it
            .created
            .or(it.first_mention)
            .expect("a router is found by a mention of it");
        self.facts.value(id).place()
    }

    /// Whether it is an application (`express()`) rather than a router.
    pub fn is_app(self) -> bool {
        self.it().is_app
    }

    /// Whether the call that makes it is visible.
    pub fn is_created_here(self) -> bool {
        self.it().created.is_some()
    }

    /// The call of `listen`.
    pub fn listen(self) -> Option<Call<'f>> {
        self.it().listen.map(|id| self.facts.call(id))
    }

    /// Whether this is a program's main application: made here and listening, or handed to a server.
    pub fn listens(self) -> bool {
        self.it().listen.is_some()
            || ["http", "https", "http2"].iter().any(|package| {
                self.facts
                    .calls_to(package, "*.createServer")
                    .chain(self.facts.calls_to(package, "createServer"))
                    .any(|call| {
                        call.arguments().iter().any(|argument| {
                            origin(self.facts, argument.id, 0).is_some_and(|origin| {
                                self.facts.express.by_origin.get(&origin) == Some(&self.index)
                            })
                        })
                    })
            })
    }

    /// All calls of `use`, in order.
    pub fn mounts(self) -> Vec<Mount<'f>> {
        (0..self.it().entries.len())
            .filter(|&entry| self.it().entries[entry].kind == EntryKind::Use)
            .map(|entry| Mount {
                facts: self.facts,
                router: self.index,
                entry,
            })
            .collect()
    }

    /// Middleware mounted with `use`, in order.
    pub fn middleware(self) -> Vec<Middleware<'f>> {
        self.mounts()
            .into_iter()
            .flat_map(Mount::middleware)
            .collect()
    }

    /// The first middleware of a kind that is mounted for all paths or some.
    pub fn find(self, kind: MiddlewareKind) -> Option<Middleware<'f>> {
        self.middleware()
            .into_iter()
            .find(|middleware| middleware.is(kind))
    }

    /// Whether middleware of a kind is mounted.
    pub fn has(self, kind: MiddlewareKind) -> Seen {
        seen(self.middleware().into_iter(), kind)
    }

    /// Its routes in order, without those of routers mounted in it.
    pub fn routes(self) -> Vec<Route<'f>> {
        (0..self.it().entries.len())
            .filter(|&entry| self.it().entries[entry].kind == EntryKind::Route)
            .map(|entry| Route {
                facts: self.facts,
                router: self.index,
                entry,
            })
            .collect()
    }

    /// Routers mounted in it, in order.
    pub fn routers(self) -> Vec<App<'f>> {
        let routers = self
            .it()
            .entries
            .iter()
            .flat_map(|entry| entry.routers.iter());
        routers
            .map(|&index| App {
                facts: self.facts,
                index,
            })
            .collect()
    }

    /// Where it is mounted.
    pub fn mounted_at(self) -> Vec<Mount<'f>> {
        self.it()
            .mounts
            .iter()
            .map(|&(router, entry)| Mount {
                facts: self.facts,
                router,
                entry,
            })
            .collect()
    }

    /// Error handlers mounted with `use`: functions of four parameters.
    pub fn error_handlers(self) -> Vec<Handler<'f>> {
        self.middleware()
            .into_iter()
            .filter_map(Middleware::handler)
            .filter(|handler| handler.is_error_handler())
            .collect()
    }

    /// The value of a setting: `app.set('trust proxy', 1)`.
    pub fn setting(self, name: &str) -> Option<Value<'f>> {
        self.it()
            .settings
            .iter()
            .map(|id| self.facts.call(*id))
            .find_map(|call| {
                let is_it = call.name() == Some("set") && call.argument(0)?.is_string(name);
                is_it.then(|| call.argument(1)).flatten()
            })
    }

    /// The call `app.disable(name)`.
    pub fn disables(self, name: &str) -> Option<Call<'f>> {
        self.it()
            .settings
            .iter()
            .map(|id| self.facts.call(*id))
            .find(|call| {
                call.name() == Some("disable")
                    && call
                        .argument(0)
                        .is_some_and(|argument| argument.is_string(name))
            })
    }
}

/// A call of `use`.
#[derive(Clone, Copy)]
pub struct Mount<'f> {
    facts: &'f Facts<'f>,
    router: usize,
    entry: usize,
}

impl<'f> Mount<'f> {
    fn it(self) -> &'f Entry {
        &self.facts.express.routers[self.router].entries[self.entry]
    }

    /// The whole call.
    pub fn call(self) -> Call<'f> {
        self.facts.call(self.it().call)
    }

    /// The path it is limited to; `None` for all paths and for paths that are not constant.
    pub fn path(self) -> Option<String> {
        self.it()
            .path
            .and_then(|path| self.facts.value(path).string())
    }

    /// Whether it is mounted for all paths.
    pub fn is_for_all_paths(self) -> bool {
        self.it().path.is_none() || self.path().is_some_and(|path| path == "/" || path == "*")
    }

    /// What is mounted, in order; routers are not among it.
    pub fn middleware(self) -> Vec<Middleware<'f>> {
        let by_origin = &self.facts.express.by_origin;
        self.it()
            .handlers
            .iter()
            .filter(|id| {
                origin(self.facts, **id, 0).is_none_or(|origin| !by_origin.contains_key(&origin))
            })
            .map(|&id| Middleware {
                facts: self.facts,
                id,
            })
            .collect()
    }

    /// Routers that are mounted by it.
    pub fn routers(self) -> Vec<App<'f>> {
        self.it()
            .routers
            .iter()
            .map(|&index| App {
                facts: self.facts,
                index,
            })
            .collect()
    }

    /// The application or router it belongs to.
    pub fn app(self) -> App<'f> {
        App {
            facts: self.facts,
            index: self.router,
        }
    }
}

/// A route: method, path, and what answers.
#[derive(Clone, Copy)]
pub struct Route<'f> {
    facts: &'f Facts<'f>,
    router: usize,
    entry: usize,
}

impl<'f> Route<'f> {
    fn it(self) -> &'f Entry {
        &self.facts.express.routers[self.router].entries[self.entry]
    }

    /// The whole call.
    pub fn call(self) -> Call<'f> {
        self.facts.call(self.it().call)
    }

    /// Where its registration begins: from the receiver to the path, for findings about the route as a whole.
    pub fn place(self) -> Place {
        let mut place = self.call().place();
        let end = match self.it().path {
            Some(path) if self.facts.syntax.node(path).span.start >= place.span.start => {
                self.facts.syntax.node(path).span.end
            }
            _ => self.call().name_place().span.end,
        };
        place.span.end = end.max(place.span.start);
        place
    }

    /// The method in lower case: `post`; `all` for all.
    pub fn method(self) -> &'f str {
        self.call().name().unwrap_or("all")
    }

    /// The path as it is written here, when it is constant.
    pub fn path(self) -> Option<String> {
        self.it()
            .path
            .and_then(|path| self.facts.value(path).string())
    }

    /// The path with those of the mounts before it, as far as they are visible.
    pub fn full_path(self) -> Option<String> {
        let mut path = self.path()?;
        let mut router = self.router;
        for _ in 0..MOUNT_LIMIT {
            let Some(&(parent, entry)) = self.facts.express.routers[router].mounts.first() else {
                break;
            };
            let mount = Mount {
                facts: self.facts,
                router: parent,
                entry,
            };
            if let Some(prefix) = mount.path() {
                path = format!(
                    "{}/{}",
                    prefix.trim_end_matches('/'),
                    path.trim_start_matches('/')
                );
            }
            router = parent;
        }
        Some(path)
    }

    /// The application or router it belongs to.
    pub fn app(self) -> App<'f> {
        App {
            facts: self.facts,
            index: self.router,
        }
    }

    /// The function that answers, when it is visible.
    pub fn handler(self) -> Option<Handler<'f>> {
        let id = *self.it().handlers.last()?;
        let function = handler_function(self.facts, id, 0)?;
        Some(Handler {
            facts: self.facts,
            function,
        })
    }

    /// All middleware that a request passes before the handler, from the outermost application on.
    pub fn chain(self) -> Chain<'f> {
        let ids = self
            .facts
            .express
            .chain(self.facts, self.router, self.entry);
        let mut top = self.router;
        for _ in 0..MOUNT_LIMIT {
            match self.facts.express.routers[top].mounts.first() {
                Some(&(parent, _)) => top = parent,
                None => break,
            }
        }
        let is_complete = self.facts.express.routers[top].is_app
            && self.facts.express.routers[top].created.is_some();
        let middleware = ids
            .into_iter()
            .map(|id| Middleware {
                facts: self.facts,
                id,
            })
            .collect();
        Chain {
            middleware,
            is_complete,
        }
    }
}

/// What a request passes before a route's handler.
pub struct Chain<'f> {
    middleware: Vec<Middleware<'f>>,
    is_complete: bool,
}

impl<'f> Chain<'f> {
    /// Whether there is middleware of a kind. `Possibly` when one that is not visible is named like it.
    pub fn has(&self, kind: MiddlewareKind) -> Seen {
        seen(self.middleware.iter().copied(), kind)
    }

    /// The last middleware of a kind: the one nearest to the route.
    pub fn find(&self, kind: MiddlewareKind) -> Option<Middleware<'f>> {
        self.middleware
            .iter()
            .rev()
            .copied()
            .find(|middleware| middleware.is(kind))
    }

    /// All middleware in order.
    pub fn middleware(&self) -> &[Middleware<'f>] {
        &self.middleware
    }

    /// Whether the chain begins at a visible `express()`; a router whose mount is not visible may be protected there.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }
}

fn seen<'f>(middleware: impl Iterator<Item = Middleware<'f>>, kind: MiddlewareKind) -> Seen {
    let mut answer = Seen::No;
    for one in middleware {
        if one.is(kind) {
            return Seen::Yes;
        }
        if one.may_be(kind) {
            answer = Seen::Possibly;
        }
    }
    answer
}

/// One piece of middleware where it is mounted.
#[derive(Clone, Copy)]
pub struct Middleware<'f> {
    facts: &'f Facts<'f>,
    id: ExprId,
}

impl<'f> Middleware<'f> {
    /// The expression that is mounted.
    pub fn value(self) -> Value<'f> {
        self.facts.value(self.id)
    }

    /// Where it is mounted.
    pub fn place(self) -> Place {
        self.value().place()
    }

    /// Whether it certainly is of the kind.
    pub fn is(self, kind: MiddlewareKind) -> bool {
        classes(self.facts, self.id).is(kind)
    }

    /// Whether its code is not understood and its name suggests the kind.
    pub fn may_be(self, kind: MiddlewareKind) -> bool {
        let classes = classes(self.facts, self.id);
        !classes.is(kind) && classes.may_be(kind)
    }

    /// The options it is made with: the object in `rateLimit({ ... })`, `cors({ ... })`, `helmet({ ... })`.
    pub fn options(self) -> Option<Value<'f>> {
        self.value()
            .call()?
            .argument(0)
            .filter(|argument| argument.is_object())
    }

    /// The call that makes it.
    pub fn call(self) -> Option<Call<'f>> {
        self.value().call()
    }

    /// The function of the project that it runs.
    pub fn handler(self) -> Option<Handler<'f>> {
        let function = handler_function(self.facts, self.id, 0)?;
        Some(Handler {
            facts: self.facts,
            function,
        })
    }
}

/// A function that answers requests.
#[derive(Clone, Copy)]
pub struct Handler<'f> {
    facts: &'f Facts<'f>,
    function: FunctionId,
}

impl<'f> Handler<'f> {
    /// The function.
    pub fn function(self) -> Function<'f> {
        Function {
            facts: self.facts,
            id: self.function,
        }
    }

    /// Whether it has an error handler's four parameters.
    pub fn is_error_handler(self) -> bool {
        self.facts.syntax.function(self.function).parameters.len() == 4
    }

    /// The route that it answers, when it is a route's last handler.
    pub fn route(self) -> Option<Route<'f>> {
        let &(router, entry) = self.facts.express.handlers.get(&self.function)?;
        let route = Route {
            facts: self.facts,
            router,
            entry,
        };
        (route.it().kind == EntryKind::Route).then_some(route)
    }

    /// The calls in it, functions inside it included.
    pub fn calls(self) -> Vec<Call<'f>> {
        self.function().calls()
    }
}
