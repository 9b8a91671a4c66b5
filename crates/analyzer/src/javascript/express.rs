//! The Express model: apps and routers, what is mounted on them in which order, and the chain of every route.

use oxc_ast::ast::Expression;
use rustc_hash::{FxHashMap, FxHashSet};

use super::calls::plain;
use super::validation::Applied;
use super::{Call, Expr, Facts, FunctionRef, Kinds};
use crate::source::{FileId, Place};

/// The methods that register a route.
const METHODS: &[&str] = &[
    "all", "delete", "get", "head", "options", "patch", "post", "put",
];

/// An app or router: the place of the call that makes it, or the name it goes by where that is not visible.
type RouterKey = (FileId, u32);

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
    /// The router and, through what it is mounted on, each one above it, with the place behind which nothing applies to the route.
    rungs: Vec<(RouterKey, (FileId, u32))>,
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
    /// Whether it is mounted on an app rather than a router.
    pub on_app: bool,
    router: RouterKey,
}

/// The apps of a project.
#[derive(Default)]
pub struct Model<'a> {
    routes: Vec<Route<'a>>,
    mounted: Vec<Mounted<'a>>,
    apps: Vec<Call<'a>>,
    validated: FxHashMap<(FileId, u32), Vec<Applied<'a>>>,
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
            if name == "use" {
                if let Some(mounted) = mount(facts, *call, &app_keys) {
                    model.mounted.push(mounted);
                }
            } else if let Some(method) = METHODS.iter().find(|method| **method == name)
                && let Some(registration) = register(facts, *call, method)
            {
                registrations.push(registration);
            }
        }
        let mut parents = FxHashMap::<RouterKey, (usize, usize)>::default();
        for (number, mounted) in model.mounted.iter().enumerate() {
            for (position, handler) in mounted.handlers.iter().enumerate() {
                if let Some(key) = router_key(facts, *handler)
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
                            && (mounted.call.file != until.0 || mounted.call.span.start < until.1)
                            && applies(&mounted.path, &inner_path)
                    })
                    .flat_map(|mounted| mounted.handlers.iter().copied())
                    .filter(|handler| router_key(facts, *handler).is_none())
                    .collect();
                before.append(&mut route.before);
                route.before = before;
                if app_keys.contains(&router) {
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
                until = (parent.call.file, parent.call.span.start);
                router = parent.router;
            }
            route.path = inner_path;
            model.routes.push(route);
        }
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
            for link in chain {
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

impl<'a> Route<'a> {
    /// What the whole chain does, its last handler left out.
    pub fn protection(&self, facts: &Facts<'a>) -> Kinds {
        let own = self.handlers.split_last().map_or(&[][..], |(_, own)| own);
        let chain = self.before.iter().chain(own);
        chain.fold(Kinds::NONE, |kinds, handler| {
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
        facts.function(*self.handlers.last()?)
    }
}

impl<'a> Mounted<'a> {
    /// Whether two things are mounted on the same app or router.
    pub fn stands_beside(&self, other: &Self) -> bool {
        self.router == other.router
    }
}

fn applies(mount: &str, path: &str) -> bool {
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

fn router_key_within<'a>(facts: &Facts<'a>, expr: Expr<'a>, depth: u32) -> Option<RouterKey> {
    let depth = depth.checked_sub(1)?;
    // `app.use('/users', userRoutes(service))`: what the function of the project returns.
    if let Some(call) = Call::of(facts.resolve(expr)).filter(|call| !call.is_new)
        && let Some(factory) = facts.function(call.callee())
    {
        let returned = facts.index().returns(factory);
        return returned
            .iter()
            .take(4)
            .find_map(|value| router_key_within(facts, *value, depth));
    }
    let identity = facts.identity(expr)?;
    if !matches!(
        &*identity,
        "express()" | "express.Router()" | "express.application()" | "router()"
    ) {
        return None;
    }
    let resolved = facts.resolve(expr);
    match Call::of(resolved) {
        Some(call) => Some((call.file, call.span.start)),
        None => facts
            .symbol(resolved)
            .map(|symbol| (resolved.file, u32::MAX - symbol.index() as u32)),
    }
}

/// Like `router_key`, and names that stand for a router made elsewhere: `app` handed in as a parameter.
fn receiver_key<'a>(facts: &Facts<'a>, expr: Expr<'a>) -> Option<RouterKey> {
    if let Some(key) = router_key(facts, expr) {
        return Some(key);
    }
    if facts
        .identity(expr)
        .is_some_and(|identity| !identity.starts_with('.') && facts.symbol(expr).is_some())
    {
        return None;
    }
    let Expression::Identifier(identifier) = plain(expr.node) else {
        return None;
    };
    let name = identifier.name.to_ascii_lowercase();
    let looks = ["app", "router", "server", "api", "routes"]
        .iter()
        .any(|word| name == *word || name.ends_with(word));
    let number = facts
        .symbol(expr)
        .map_or(0, |symbol| symbol.index() as u32 + 1);
    looks.then_some((expr.file, u32::MAX - number))
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

fn opened<'a>(facts: &Facts<'a>, handlers: impl Iterator<Item = Expr<'a>>) -> Vec<Expr<'a>> {
    let mut all = Vec::new();
    for handler in handlers {
        match facts.elements(handler) {
            Some(elements) => all.extend(elements),
            None => all.push(handler),
        }
    }
    all
}

fn mount<'a>(
    facts: &Facts<'a>,
    call: Call<'a>,
    apps: &FxHashSet<RouterKey>,
) -> Option<Mounted<'a>> {
    let router = receiver_key(facts, call.receiver()?)?;
    let first = call.argument(0);
    let path = first.and_then(|first| paths_of(facts, first));
    let skipped = usize::from(path.is_some());
    Some(Mounted {
        call,
        path: path.unwrap_or_default(),
        handlers: opened(facts, call.arguments_and_spreads().skip(skipped)),
        on_app: apps.contains(&router),
        router,
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
                path,
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
        path,
        handlers,
    })
}
