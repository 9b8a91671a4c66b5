//! Applications, routers, routes and middleware as rules ask about them.

use super::classify::classes;
use super::{
    Entry, EntryKind, MOUNT_LIMIT, MiddlewareKind, Router, Seen, handler_function, origin,
};
use crate::javascript::Facts;
use crate::javascript::call::Call;
use crate::javascript::function::Function;
use crate::javascript::syntax::{ExprId, FunctionId};
use crate::javascript::value::Value;
use crate::source::Place;

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
