use analyzer::javascript::{MiddlewareKind, Route, Seen};

use super::{file, project};

fn route<R>(text: &str, ask: impl FnOnce(Route<'_>) -> R) -> R {
    file(text, |facts| {
        ask(facts.routes().next().expect("the text has a route"))
    })
}

#[test]
fn a_limiter_before_the_route_counts_and_one_after_does_not() {
    let limiter = "app.use(rateLimit({ windowMs: 1000, limit: 5 }));";
    let login = "app.post('/login', (req, res) => res.json({}));";
    let setup = "const express = require('express'); const rateLimit = require('express-rate-limit'); const app = express();";
    let seen = |text: String| route(&text, |route| route.chain().has(MiddlewareKind::RateLimit));
    assert_eq!(seen(format!("{setup}{limiter}{login}")), Seen::Yes);
    assert_eq!(seen(format!("{setup}{login}{limiter}")), Seen::No);
    assert_eq!(
        seen(format!(
            "{setup}{}{login}",
            limiter.replace("use(", "use('/api', ")
        )),
        Seen::No
    );
    assert_eq!(
        seen(format!(
            "{setup}{}{login}",
            limiter.replace("use(", "use('/login', ")
        )),
        Seen::Yes
    );
    assert_eq!(
        seen(format!(
            "{setup}app.post('/login', rateLimit({{}}), (req, res) => res.json({{}}));"
        )),
        Seen::Yes
    );
    assert_eq!(
        seen(format!(
            "{setup}const stack = [rateLimit({{}})]; app.post('/login', stack, (req, res) => 1);"
        )),
        Seen::Yes
    );
}

#[test]
fn the_numbers_of_a_limiter() {
    route(
        "const { rateLimit } = require('express-rate-limit'); const limiter = rateLimit({ windowMs: 15 * 60 * 1000, max: 5 });
         app.post('/login', limiter, (req, res) => 1);",
        |route| {
            let limiter = route.chain().find(MiddlewareKind::RateLimit).expect("it is in the chain");
            let options = limiter.options().expect("it has options");
            assert_eq!(options.get("windowMs").and_then(|value| value.number()), Some(900_000.0));
            assert_eq!(options.get("max").and_then(|value| value.number()), Some(5.0));
        },
    );
}

#[test]
fn a_router_inherits_what_its_mount_passes() {
    let files = [
        ("app.js", "const express = require('express'); const { authenticate } = require('./auth'); const users = require('./users');
          const app = express(); app.use('/api', authenticate); app.use('/api/users', users); app.listen(3000);"),
        ("auth.js", "const jwt = require('jsonwebtoken');
          exports.authenticate = (req, res, next) => { req.user = jwt.verify(req.headers.authorization, process.env.K); next(); };"),
        ("users.js", "const router = require('express').Router(); router.get('/:id', (req, res) => res.json({})); module.exports = router;"),
    ];
    project(&files, |facts| {
        let route = facts.routes().next().expect("there is one");
        assert_eq!(route.full_path().as_deref(), Some("/api/users/:id"));
        assert_eq!(route.method(), "get");
        assert!(route.chain().is_complete());
        assert_eq!(route.chain().has(MiddlewareKind::Authentication), Seen::Yes);
        assert_eq!(route.chain().has(MiddlewareKind::Role), Seen::No);
        assert!(facts.apps().any(|app| app.listens()));
    });
}

#[test]
fn local_middleware_is_known_by_what_it_does() {
    let text = "const requireRole = (role) => (req, res, next) => {
          if (!req.user || req.user.role !== role) return res.status(403).json({}); next(); };
        function mustLogIn(req, res, next) { if (!req.session.userId) return res.sendStatus(401); next(); }
        app.delete('/users/:id', mustLogIn, requireRole('admin'), (req, res) => 1);";
    route(text, |route| {
        assert_eq!(route.chain().has(MiddlewareKind::Authentication), Seen::Yes);
        assert_eq!(route.chain().has(MiddlewareKind::Role), Seen::Yes);
        assert_eq!(route.chain().has(MiddlewareKind::RateLimit), Seen::No);
    });
}

#[test]
fn middleware_that_is_not_visible_is_unknown_rather_than_absent() {
    route(
        "const { requireAuth, loginLimiter } = require('./middleware'); app.get('/me', requireAuth, loginLimiter, (req, res) => 1);",
        |route| {
            assert_eq!(
                route.chain().has(MiddlewareKind::Authentication),
                Seen::Possibly
            );
            assert_eq!(route.chain().has(MiddlewareKind::RateLimit), Seen::Possibly);
            assert_eq!(route.chain().has(MiddlewareKind::Helmet), Seen::No);
        },
    );
}

#[test]
fn a_router_without_a_visible_mount_is_incomplete() {
    route(
        "const router = require('express').Router(); router.get('/', (req, res) => 1); module.exports = router;",
        |route| {
            assert!(!route.chain().is_complete());
        },
    );
}

#[test]
fn chained_routes_have_their_path() {
    file(
        "const app = require('express')(); app.route('/users').get((req, res) => 1).post(limit, (req, res) => 2);",
        |facts| {
            let routes: Vec<(String, Option<String>)> = facts
                .routes()
                .map(|route| (route.method().to_owned(), route.path()))
                .collect();
            assert_eq!(
                routes,
                [
                    ("get".to_owned(), Some("/users".to_owned())),
                    ("post".to_owned(), Some("/users".to_owned())),
                ]
            );
        },
    );
}

#[test]
fn wrapped_and_named_handlers_are_found() {
    file("const app = require('express')(); const wrap = (f) => (req, res, next) => f(req, res).catch(next);
          async function show(req, res) { mark(); } app.get('/', wrap(show));", |facts| {
        let call = facts.method_calls("mark").next().expect("there");
        let handler = call.value().handler().expect("it stands in a handler");
        assert_eq!(handler.function().name(), Some("show"));
        assert_eq!(handler.route().and_then(|route| route.path()).as_deref(), Some("/"));
    });
}

#[test]
fn an_application_passed_to_a_function_is_the_same_application() {
    let files = [
        (
            "app.js",
            "const express = require('express'); const app = express(); app.use(require('helmet')()); require('./routes')(app);",
        ),
        (
            "routes.js",
            "module.exports = (server) => { server.get('/', (req, res) => 1); };",
        ),
    ];
    project(&files, |facts| {
        assert_eq!(facts.routes().count(), 1);
        let route = facts.routes().next().expect("there is one");
        assert!(route.chain().is_complete());
        assert_eq!(route.chain().has(MiddlewareKind::Helmet), Seen::Yes);
    });
}

#[test]
fn error_handlers_and_settings() {
    file(
        "const app = require('express')(); app.set('trust proxy', 1); app.disable('x-powered-by');
          app.use((err, req, res, next) => res.status(500).json({}));",
        |facts| {
            let app = facts.apps().next().expect("there is one");
            assert_eq!(app.error_handlers().len(), 1);
            assert_eq!(
                app.setting("trust proxy").and_then(|value| value.number()),
                Some(1.0)
            );
            assert!(app.disables("x-powered-by").is_some());
        },
    );
}
