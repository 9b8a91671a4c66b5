//! The model of apps and routers (Express, Koa, Hono, Fastify, NestJS): what is mounted on them in which order, and the chain of every route.

use oxc_ast::ast::{ArrayExpressionElement, Expression};
use oxc_semantic::SymbolId;
use rustc_hash::{FxHashMap, FxHashSet};

use super::calls::plain;
use super::definition::Definition;
use super::links::Applied;
use super::{Call, Expr, Facts, FunctionRef, Kind, Kinds};
use crate::source::{FileId, Place};

/// The methods that register a route.
const METHODS: &[&str] = &[
    "all", "delete", "get", "head", "options", "patch", "post", "put",
];

/// What makes an app or a router, Express' own apart from the others'.
const APPS: &[&str] = &["express", "fastify", "fastify.fastify", "hono.Hono", "koa"];

/// The identities of apps and routers.
const ROUTERS: &[&str] = &[
    "@koa/router()",
    "@koa/router.Router()",
    "express()",
    "express-promise-router()",
    "express.Router()",
    "express.application()",
    "fastify()",
    "fastify.fastify()",
    "hono.Hono()",
    "koa()",
    "koa-router()",
    "router()",
];

/// Types of parameters that an app or router is handed in as.
const INSTANCE_TYPES: &[&str] = &[
    "express.Application()",
    "express.Express()",
    "express.IRouter()",
    "express.Router()",
    "fastify.FastifyInstance()",
    "hono.Hono()",
];

/// Methods that give the app or router back, or what stands for it where it is mounted.
const CHAINED: &[&str] = &["basePath", "callback", "middleware", "routes", "use"];

/// Hooks of Fastify that can refuse before the handler runs.
const HOOKS: &[&str] = &["onRequest", "preHandler", "preParsing", "preValidation"];

/// An app or router: the place of the call that makes it, or the name it goes by where that is not visible.
pub(crate) type RouterKey = (FileId, u32);

/// A route with all that runs before and in it.
#[derive(Clone)]
pub struct Route<'a> {
    /// The call that registers it.
    pub call: Call<'a>,
    /// `get`, `post`, ...
    pub method: &'a str,
    /// The path with the mount paths of its routers in front.
    pub path: String,
    /// What was mounted before it and applies to its path, outermost first.
    pub before: Vec<Expr<'a>>,
    /// Its own handlers in order; arrays are opened.
    pub handlers: Vec<Expr<'a>>,
    /// Whether the app it hangs on is visible: without it nothing can be said about what is missing.
    pub is_rooted: bool,
    /// The app, router or controller that it is registered on.
    pub(crate) router: RouterKey,
    /// The mounts through which the app reaches it, the nearest first.
    pub(crate) mounts: Vec<Call<'a>>,
    /// The method that answers, where a decorator registers it.
    pub(super) answer: Option<FunctionRef<'a>>,
    /// What decorators say of it and its class.
    pub(super) declared: Kinds,
    /// The router and, through what it is mounted on, each one above it, with the place behind which nothing applies to the route.
    pub(super) rungs: Vec<(RouterKey, (FileId, u32))>,
}

/// Something mounted with `use`.
#[derive(Clone)]
pub struct Mounted<'a> {
    /// The call.
    pub call: Call<'a>,
    /// The mount path; empty for all.
    pub path: String,
    /// What is mounted; arrays are opened.
    pub handlers: Vec<Expr<'a>>,
    /// Whether it is mounted on an app of Express rather than a router.
    pub on_app: bool,
    pub(crate) router: RouterKey,
    /// Whether it applies to what is registered before it as well: a hook of Fastify.
    is_hook: bool,
}

/// The apps of a project.
#[derive(Default)]
pub struct Model<'a> {
    routes: Vec<Route<'a>>,
    mounted: Vec<Mounted<'a>>,
    apps: Vec<Call<'a>>,
    validated: FxHashMap<(FileId, u32), Vec<Applied<'a>>>,
    links: FxHashMap<(FileId, u32), Vec<Expr<'a>>>,
    listens: bool,
}

struct Registration<'a> {
    router: RouterKey,
    call: Call<'a>,
    method: &'a str,
    path: String,
    handlers: Vec<Expr<'a>>,
}

impl<'a> Model<'a> {
    pub(crate) fn of(facts: &Facts<'a>) -> Self {
        let mut model = Self::default();
        let mut app_keys = FxHashSet::default();
        for call in facts.calls_to("express") {
            app_keys.insert((call.file, call.span.start));
            model.apps.push(call);
        }
        let mut roots = app_keys.clone();
        for name in APPS {
            roots.extend(
                facts
                    .calls_to(name)
                    .map(|call| (call.file, call.span.start)),
            );
        }
        model.listens = facts.index().calls_named("listen").any(|call| {
            call.receiver().is_some_and(|receiver| {
                router_key(facts, receiver).is_some_and(|key| app_keys.contains(&key))
                    || facts.identity(receiver).is_some_and(|identity| {
                        identity.starts_with("http") && identity.contains("createServer")
                    })
            })
        });
        let mut registrations = Vec::new();
        for call in facts.index().calls() {
            let Some(name) = call.name() else { continue };
            if matches!(name, "use" | "register" | "addHook" | "route")
                && let Some(mounted) = mount(facts, *call, name, &app_keys)
            {
                model.mounted.push(mounted);
            } else if name == "route" {
                registrations.extend(register_object(facts, *call));
            } else if let Some(method) = METHODS.iter().find(|method| **method == name)
                && let Some(registration) = register(facts, *call, method)
            {
                registrations.push(registration);
            }
        }
        let mut parents = FxHashMap::<RouterKey, (usize, usize)>::default();
        for (number, mounted) in model.mounted.iter().enumerate() {
            for (position, handler) in mounted.handlers.iter().enumerate() {
                let plugin = || {
                    let function = facts
                        .function(*handler)
                        .filter(|_| mounted.call.name() == Some("register"))?;
                    let symbol = function.parameter_symbol(0)?;
                    Some(symbol_key(function.file, symbol))
                };
                if let Some(key) = router_key(facts, *handler).or_else(plugin)
                    && key != mounted.router
                {
                    parents.entry(key).or_insert((number, position));
                }
            }
        }
        for registration in registrations {
            let mut route = Route {
                call: registration.call,
                method: registration.method,
                path: registration.path,
                before: Vec::new(),
                handlers: registration.handlers,
                is_rooted: false,
                router: registration.router,
                mounts: Vec::new(),
                answer: None,
                declared: Kinds::NONE,
                rungs: Vec::new(),
            };
            let mut router = registration.router;
            let mut until = (registration.call.file, registration.call.span.start);
            let mut inner_path = route.path.clone();
            for _ in 0..16 {
                route.rungs.push((router, until));
                let mut before: Vec<Expr<'a>> = model
                    .mounted
                    .iter()
                    .filter(|mounted| {
                        mounted.router == router
                            && (mounted.is_hook
                                || mounted.call.file != until.0
                                || mounted.call.span.start < until.1)
                            && applies(&mounted.path, &inner_path)
                    })
                    .flat_map(|mounted| mounted.handlers.iter().copied())
                    .filter(|handler| router_key(facts, *handler).is_none())
                    .collect();
                before.append(&mut route.before);
                route.before = before;
                if roots.contains(&router) {
                    route.is_rooted = true;
                    break;
                }
                let Some((number, position)) = parents.get(&router).copied() else {
                    break;
                };
                let parent = &model.mounted[number];
                let mut before = parent.handlers[..position].to_vec();
                before.append(&mut route.before);
                route.before = before;
                inner_path = joined_path(&parent.path, &inner_path);
                route.mounts.push(parent.call);
                until = (parent.call.file, parent.call.span.start);
                router = parent.router;
            }
            route.path = inner_path;
            model.routes.push(route);
        }
        model.routes.extend(facts.decorated_routes());
        model.find_validated(facts);
        model
    }

    /// All routes in the order of the text.
    pub fn routes(&self) -> &[Route<'a>] {
        &self.routes
    }

    /// Everything mounted with `use`.
    pub fn mounted(&self) -> &[Mounted<'a>] {
        &self.mounted
    }

    /// The calls that make apps.
    pub fn apps(&self) -> &[Call<'a>] {
        &self.apps
    }

    /// The line that lets a route answer before something that is mounted further down: its own, or that which mounts its router.
    pub fn stands_before(&self, route: &Route<'a>, mounted: &Mounted<'a>) -> Option<Place> {
        if !route.answers_before(mounted) {
            return None;
        }
        let (_, until) = route
            .rungs
            .iter()
            .find(|(router, _)| *router == mounted.router)?;
        let by_mount = self
            .mounted
            .iter()
            .find(|other| (other.call.file, other.call.span.start) == *until);
        Some(by_mount.map_or_else(|| route.call.head_place(), |other| other.call.place()))
    }

    /// Whether an app of the project listens: then the whole app is visible, and what is absent can be said.
    pub fn listens(&self) -> bool {
        self.listens
    }

    /// What runs before a function in all routes that it is in has made sure of.
    pub(crate) fn applied_before(&self, function: FunctionRef<'a>) -> &[Applied<'a>] {
        self.validated
            .get(&(function.file, function.span().start))
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// The links of the chain up to the one that a function runs in.
    pub(crate) fn links_to(&self, function: FunctionRef<'a>) -> &[Expr<'a>] {
        self.links
            .get(&(function.file, function.span().start))
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    fn find_validated(&mut self, facts: &Facts<'a>) {
        let chains: Vec<Vec<Expr<'a>>> = self
            .routes
            .iter()
            .map(|route| {
                route
                    .before
                    .iter()
                    .chain(&route.handlers)
                    .copied()
                    .collect()
            })
            .collect();
        // Lists of links that a file hands out: `exports.signup = [limiter, body('name'), handler]`.
        for chain in chains.into_iter().chain(facts.lists_of_links()) {
            let mut applied = Vec::new();
            for (position, link) in chain.iter().copied().enumerate() {
                // The handler itself, or what a function that makes the link is handed.
                let handed = Call::of(facts.resolve(link)).into_iter().flat_map(|call| {
                    call.arguments()
                        .filter_map(FunctionRef::of)
                        .collect::<Vec<_>>()
                });
                for function in handed.chain(facts.function(link)) {
                    self.links
                        .entry((function.file, function.span().start))
                        .or_insert_with(|| chain[..=position].to_vec());
                }
                let function = facts.middleware_function(link);
                if let Some(function) = function {
                    self.validated
                        .entry((function.file, function.span().start))
                        // Another route may come here with less.
                        .and_modify(|known| {
                            if known.len() > applied.len() {
                                known.clone_from(&applied);
                            }
                        })
                        .or_insert_with(|| applied.clone());
                }
                applied.extend(facts.applied_by(link));
                if function.is_some_and(|function| facts.reads_validation_result(function)) {
                    applied.iter_mut().for_each(Applied::confirm);
                }
            }
        }
    }
}

impl Mounted<'_> {
    /// Whether it applies to a path.
    pub fn covers(&self, path: &str) -> bool {
        applies(&self.path, path)
    }
}

impl<'a> Route<'a> {
    /// What the whole chain does, its last handler left out.
    pub fn protection(&self, facts: &Facts<'a>) -> Kinds {
        let own = self.handlers.split_last().map_or(&[][..], |(_, own)| own);
        let chain = self.before.iter().chain(own);
        chain.fold(self.declared, |kinds, handler| {
            kinds.and(facts.middleware_kinds(*handler))
        })
    }

    /// Whether something in the chain, its last handler left out, can be of a kind although nothing says so: its code is not visible, and
    /// its name promises nothing else.
    pub fn may_have(&self, facts: &Facts<'a>, kind: Kind) -> bool {
        let own = self.handlers.split_last().map_or(&[][..], |(_, own)| own);
        std::iter::once(self.declared)
            .chain(
                self.before
                    .iter()
                    .chain(own)
                    .map(|handler| facts.middleware_kinds(*handler)),
            )
            .any(|kinds| {
                // Who signs callers in can ask for their role in the same breath.
                let told = kinds.has(Kinds::TELLING)
                    && !(kind == Kind::ROLE && kinds.has(Kind::AUTHENTICATION));
                kinds.has(Kind::UNKNOWN) && !told
            })
    }

    /// What the route itself asks for, what is mounted before it left out.
    pub fn own_kinds(&self, facts: &Facts<'a>) -> Kinds {
        let own = self.handlers.split_last().map_or(&[][..], |(_, own)| own);
        own.iter().fold(self.declared, |kinds, handler| {
            kinds.and(facts.middleware_kinds(*handler))
        })
    }

    /// Whether the route answers before something that is mounted further down on its router, or on one above it.
    pub fn answers_before(&self, mounted: &Mounted<'a>) -> bool {
        applies(&mounted.path, &self.path)
            && self.rungs.iter().any(|(router, until)| {
                *router == mounted.router
                    && until.0 == mounted.call.file
                    && until.1 < mounted.call.span.start
            })
    }

    /// The function that answers.
    pub fn handler(&self, facts: &Facts<'a>) -> Option<FunctionRef<'a>> {
        if self.answer.is_some() {
            return self.answer;
        }
        let last = *self.handlers.last()?;
        facts.function(last).or_else(|| {
            let handler = facts.object(last)?.get(facts, "handler")?;
            facts.function(handler)
        })
    }
}

impl<'a> Mounted<'a> {
    /// Whether two things are mounted on the same app or router.
    pub fn stands_beside(&self, other: &Self) -> bool {
        self.router == other.router
    }
}

pub(crate) fn applies(mount: &str, path: &str) -> bool {
    // `/*`, `/api/*splat`
    let mount = mount.split_once('*').map_or(mount, |(before, _)| before);
    let mount = mount.trim_end_matches('/');
    mount.is_empty()
        || path == mount
        || path
            .strip_prefix(mount)
            .is_some_and(|rest| rest.starts_with('/'))
}

fn joined_path(mount: &str, path: &str) -> String {
    let joined = format!(
        "{}/{}",
        mount.trim_end_matches('/'),
        path.trim_start_matches('/')
    );
    if joined.len() > 1 {
        joined.trim_end_matches('/').to_owned()
    } else {
        joined
    }
}

/// The key of an app or router; none for anything else.
fn router_key<'a>(facts: &Facts<'a>, expr: Expr<'a>) -> Option<RouterKey> {
    router_key_within(facts, expr, 6)
}

/// What a chain of calls on an app or router starts from: `Router()` in `Router().use(signedIn).get(…)`.
fn start_of_chain<'a>(facts: &Facts<'a>, expr: Expr<'a>) -> Expr<'a> {
    let mut start = facts.resolve(expr);
    for _ in 0..32 {
        let inner = Call::of(start).filter(|call| {
            !call.is_new
                && call
                    .name()
                    .is_some_and(|name| CHAINED.contains(&name) || METHODS.contains(&name))
        });
        let Some(receiver) = inner.and_then(Call::receiver) else {
            break;
        };
        start = facts.resolve(receiver);
    }
    start
}

fn router_key_within<'a>(facts: &Facts<'a>, expr: Expr<'a>, depth: u32) -> Option<RouterKey> {
    let depth = depth.checked_sub(1)?;
    let resolved = start_of_chain(facts, expr);
    // `app.use('/users', userRoutes(service))`: what the function of the project returns.
    if let Some(call) = Call::of(resolved).filter(|call| !call.is_new)
        && let Some(factory) = facts.function(call.callee())
    {
        let returned = facts.index().returns(factory);
        return returned
            .iter()
            .take(4)
            .find_map(|value| router_key_within(facts, *value, depth));
    }
    // `function mount(app) { … }` called as `mount(app)`.
    if let Some(symbol) = facts.symbol(resolved)
        && let Definition::Parameter(function, position, keys) =
            facts.definition(resolved.file, symbol)
        && keys.is_empty()
        && let Some(key) = facts
            .callers(function)
            .iter()
            .take(4)
            .find_map(|call| router_key_within(facts, call.argument(position)?, depth))
    {
        return Some(key);
    }
    let identity = facts.identity(resolved)?;
    if !ROUTERS.contains(&&*identity) {
        return None;
    }
    match Call::of(resolved) {
        Some(call) => Some((call.file, call.span.start)),
        None => facts
            .symbol(resolved)
            .map(|symbol| symbol_key(resolved.file, symbol)),
    }
}

fn symbol_key(file: FileId, symbol: SymbolId) -> RouterKey {
    (file, u32::MAX - 1 - symbol.index() as u32)
}

/// Whether a function is handed to `register`, as it is or wrapped by a package: a plugin of Fastify.
fn is_registered<'a>(facts: &Facts<'a>, function: FunctionRef<'a>) -> bool {
    let nodes = facts.file(function.file).semantic.nodes();
    let outer = Call::of_kind(function.file, nodes.parent_kind(function.node()));
    outer.is_some_and(|outer| {
        let is_first = outer
            .argument(0)
            .is_some_and(|first| first.span() == function.span());
        is_first
            && (outer.name() == Some("register")
                || facts.identity(outer.callee()).is_some_and(|identity| {
                    matches!(
                        &*identity,
                        "fastify-plugin"
                            | "fastify-plugin.default"
                            | "fastify-plugin.fastifyPlugin"
                    )
                }))
    })
}

/// Like `router_key`, and names that stand for a router made elsewhere: `app` handed in as a parameter.
fn receiver_key<'a>(facts: &Facts<'a>, expr: Expr<'a>) -> Option<RouterKey> {
    if let Some(key) = router_key(facts, expr) {
        return Some(key);
    }
    let expr = start_of_chain(facts, expr);
    // Fastify: `app.register(async (scope) => { scope.get(…) })`
    if let Some(symbol) = facts.symbol(expr)
        && let Definition::Parameter(function, 0, keys) = facts.definition(expr.file, symbol)
        && keys.is_empty()
        && is_registered(facts, function)
    {
        return Some(symbol_key(expr.file, symbol));
    }
    if let Some(identity) = facts.identity(expr)
        && !identity.starts_with('.')
        && let Some(symbol) = facts.symbol(expr)
    {
        return INSTANCE_TYPES
            .contains(&&*identity)
            .then(|| symbol_key(expr.file, symbol));
    }
    let Expression::Identifier(identifier) = plain(expr.node) else {
        return None;
    };
    let name = identifier.name.to_ascii_lowercase();
    let looks = ["app", "router", "server", "api", "routes", "fastify"]
        .iter()
        .any(|word| name == *word || name.ends_with(word));
    let key = facts.symbol(expr).map_or((expr.file, u32::MAX), |symbol| {
        symbol_key(expr.file, symbol)
    });
    looks.then_some(key)
}

/// The path that a router puts before all of its own: `new Router({ prefix: '/users' })`.
fn prefix<'a>(facts: &Facts<'a>, router: Expr<'a>) -> Option<String> {
    let made = Call::of(start_of_chain(facts, router))?;
    let options = made
        .arguments()
        .find_map(|argument| facts.object(argument))?;
    facts.string(options.get(facts, "prefix")?)
}

fn paths_of<'a>(facts: &Facts<'a>, expr: Expr<'a>) -> Option<String> {
    if let Some(text) = facts.string(expr) {
        return Some(text);
    }
    if let Some(elements) = facts.elements(expr) {
        return elements.first().and_then(|element| facts.string(*element));
    }
    match facts.resolve(expr).node {
        Expression::RegExpLiteral(literal) => Some(literal.regex.pattern.text.to_string()),
        _ => None,
    }
}

/// Handlers with lists opened, and lists that are spread into lists.
fn opened<'a>(facts: &Facts<'a>, handlers: impl Iterator<Item = Expr<'a>>) -> Vec<Expr<'a>> {
    let mut all = Vec::new();
    for handler in handlers {
        let resolved = facts.resolve(handler);
        let Expression::ArrayExpression(array) = resolved.node else {
            all.push(handler);
            continue;
        };
        for element in &array.elements {
            match element {
                ArrayExpressionElement::SpreadElement(spread) => {
                    let spread = resolved.with(&spread.argument);
                    match facts.elements(spread) {
                        Some(elements) => all.extend(elements),
                        None => all.push(spread),
                    }
                }
                element => all.extend(element.as_expression().map(|node| resolved.with(node))),
            }
        }
    }
    all
}

fn mount<'a>(
    facts: &Facts<'a>,
    call: Call<'a>,
    name: &str,
    apps: &FxHashSet<RouterKey>,
) -> Option<Mounted<'a>> {
    let first = call.argument(0)?;
    let (path, handlers) = match name {
        "register" => {
            let options = call.argument(1).and_then(|options| facts.object(options));
            let option = |name: &str| options.and_then(|options| options.get(facts, name));
            // `global: false` registers the plugin for the routes that ask for it.
            let is_off = option("global").and_then(|value| facts.boolean(value)) == Some(false);
            let path = option("prefix").and_then(|prefix| facts.string(prefix));
            (path, if is_off { Vec::new() } else { vec![first] })
        }
        "addHook" => {
            let hook = facts.string(first)?;
            if !HOOKS.contains(&hook.as_str()) {
                return None;
            }
            (None, opened(facts, call.arguments_and_spreads().skip(1)))
        }
        // Hono: `app.route('/users', users)`.
        "route" => {
            let router = call.argument(1)?;
            router_key(facts, router)?;
            (paths_of(facts, first), vec![router])
        }
        _ => {
            let path = paths_of(facts, first);
            let skipped = usize::from(path.is_some());
            (
                path,
                opened(facts, call.arguments_and_spreads().skip(skipped)),
            )
        }
    };
    let router = receiver_key(facts, call.receiver()?)?;
    Some(Mounted {
        call,
        path: path.unwrap_or_default(),
        handlers,
        on_app: apps.contains(&router),
        router,
        is_hook: matches!(name, "addHook" | "register"),
    })
}

/// Fastify: `app.route({ method: 'POST', url: '/orders', preHandler, handler })`.
fn register_object<'a>(facts: &Facts<'a>, call: Call<'a>) -> Option<Registration<'a>> {
    let whole = call.argument(0)?;
    let options = facts.object(whole)?;
    let path = facts.string(options.get_any(facts, &["url", "path"])?)?;
    let method = options.get(facts, "method")?;
    let method = facts
        .string(method)
        .or_else(|| facts.string(*facts.elements(method)?.first()?))?
        .to_ascii_lowercase();
    Some(Registration {
        router: receiver_key(facts, call.receiver()?)?,
        call,
        method: METHODS.iter().find(|known| **known == method)?,
        path,
        handlers: vec![whole, options.get(facts, "handler")?],
    })
}

fn register<'a>(
    facts: &Facts<'a>,
    call: Call<'a>,
    method: &'static str,
) -> Option<Registration<'a>> {
    let mut receiver = call.receiver()?;
    for _ in 0..32 {
        let Some(inner) = Call::of(receiver) else {
            break;
        };
        if inner.name() == Some("route") {
            let path = paths_of(facts, inner.argument(0)?)?;
            let router = receiver_key(facts, inner.receiver()?)?;
            let handlers = opened(facts, call.arguments_and_spreads());
            return Some(Registration {
                router,
                call,
                method,
                path: prefixed(facts, inner.receiver()?, path),
                handlers,
            });
        }
        if !inner.name().is_some_and(|name| METHODS.contains(&name)) {
            break;
        }
        receiver = inner.receiver()?;
    }
    if call.argument_count() < 2 {
        return None;
    }
    let router = receiver_key(facts, receiver)?;
    let path = paths_of(facts, call.argument(0)?)?;
    let handlers = opened(facts, call.arguments_and_spreads().skip(1));
    Some(Registration {
        router,
        call,
        method,
        path: prefixed(facts, receiver, path),
        handlers,
    })
}

fn prefixed<'a>(facts: &Facts<'a>, router: Expr<'a>, path: String) -> String {
    match prefix(facts, router) {
        Some(prefix) => joined_path(&prefix, &path),
        None => path,
    }
}
