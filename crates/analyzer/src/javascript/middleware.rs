//! What a middleware is: told by its package, by the refusal it answers, and only then by its name.

use super::calls::{member, plain};
use super::{Call, Expr, Facts, FunctionRef};
use crate::source::Place;

/// A set of the things a middleware does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds(u32);

/// One thing a middleware does.
pub type Kind = Kinds;

impl Kinds {
    /// Nothing known.
    pub const NONE: Self = Self(0);
    /// Refuses callers it does not know: answers 401.
    pub const AUTHENTICATION: Self = Self(1);
    /// Refuses callers without a role or permission: answers 403.
    pub const ROLE: Self = Self(1 << 1);
    /// Counts requests and refuses: answers 429.
    pub const RATE_LIMIT: Self = Self(1 << 2);
    /// Checks the request's shape.
    pub const VALIDATION: Self = Self(1 << 3);
    /// Helmet or one of its parts.
    pub const HELMET: Self = Self(1 << 4);
    /// Answers CORS questions.
    pub const CORS: Self = Self(1 << 5);
    /// Parses bodies.
    pub const PARSER: Self = Self(1 << 6);
    /// Keeps a session.
    pub const SESSION: Self = Self(1 << 7);
    /// Logs requests.
    pub const LOGGER: Self = Self(1 << 8);
    /// Takes uploads.
    pub const UPLOAD: Self = Self(1 << 9);
    /// Handles errors.
    pub const ERROR_HANDLER: Self = Self(1 << 10);
    /// Comes from somewhere that is not visible; it may do anything.
    pub const UNKNOWN: Self = Self(1 << 11);
    /// Asks who is signed in to prove it again: a second factor, the password.
    pub const STEP_UP: Self = Self(1 << 12);
    /// Names the role that a guard is to ask for; without such a guard it does nothing.
    pub const ROLE_NAMED: Self = Self(1 << 13);
    /// Declares that everybody may come in.
    pub const PUBLIC: Self = Self(1 << 14);

    /// What a name or a package tells a middleware to be; the rest says little of what else it does.
    pub const TELLING: Self = Self(
        Self::AUTHENTICATION.0
            | Self::ROLE.0
            | Self::RATE_LIMIT.0
            | Self::VALIDATION.0
            | Self::UPLOAD.0
            | Self::PARSER.0
            | Self::LOGGER.0
            | Self::CORS.0
            | Self::SESSION.0
            | Self::STEP_UP.0,
    );
    /// Tells own requests from forged ones by a token.
    pub const CSRF: Self = Self(1 << 15);

    /// Finds out who calls where they say it, and lets everybody pass.
    pub const OPTIONAL: Self = Self(1 << 16);

    /// Both sets.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether anything of `other` is in the set.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Packages by the identity of the expression that is mounted.
const PACKAGES: &[(&str, Kinds)] = &[
    ("@dr.pogodin/csurf()", Kinds::CSRF),
    ("@fastify/auth", Kinds::NONE),
    ("@fastify/cookie", Kinds::PARSER),
    ("@fastify/cors", Kinds::CORS),
    ("@fastify/formbody", Kinds::PARSER),
    ("@fastify/helmet", Kinds::HELMET),
    ("@fastify/jwt", Kinds::NONE),
    ("@fastify/multipart", Kinds::UPLOAD),
    ("@fastify/rate-limit", Kinds::RATE_LIMIT),
    ("@fastify/secure-session", Kinds::SESSION),
    ("@fastify/session", Kinds::SESSION),
    ("@fastify/static", Kinds::PARSER),
    ("@fastify/swagger", Kinds::NONE),
    ("@koa/bodyparser.bodyParser()", Kinds::PARSER),
    ("@koa/cors()", Kinds::CORS),
    ("body-parser()", Kinds::PARSER),
    ("body-parser.json()", Kinds::PARSER),
    ("body-parser.urlencoded()", Kinds::PARSER),
    ("celebrate.celebrate()", Kinds::VALIDATION),
    (
        "connect-ensure-login.ensureLoggedIn()",
        Kinds::AUTHENTICATION,
    ),
    ("cookie-parser()", Kinds::PARSER),
    ("cookie-session()", Kinds::SESSION),
    ("cors()", Kinds::CORS),
    ("csrf-csrf.doubleCsrf().doubleCsrfProtection", Kinds::CSRF),
    (
        "csrf-sync.csrfSync().csrfSynchronisedProtection",
        Kinds::CSRF,
    ),
    ("csurf()", Kinds::CSRF),
    ("express.csrf()", Kinds::CSRF),
    ("express-bearer-token()", Kinds::PARSER),
    ("express-brute", Kinds::RATE_LIMIT),
    ("express-jwt()", Kinds::AUTHENTICATION),
    ("express-jwt.expressjwt()", Kinds::AUTHENTICATION),
    ("express-oauth2-jwt-bearer.auth()", Kinds::AUTHENTICATION),
    (
        "express-openid-connect.requiresAuth()",
        Kinds::AUTHENTICATION,
    ),
    ("express-pino-logger()", Kinds::LOGGER),
    ("express-rate-limit()", Kinds::RATE_LIMIT),
    ("express-rate-limit.rateLimit()", Kinds::RATE_LIMIT),
    ("express-session()", Kinds::SESSION),
    ("express-slow-down()", Kinds::RATE_LIMIT),
    ("express-slow-down.slowDown()", Kinds::RATE_LIMIT),
    ("express-validator.body()", Kinds::VALIDATION),
    ("express-validator.check()", Kinds::VALIDATION),
    ("express-validator.checkSchema()", Kinds::VALIDATION),
    ("express-validator.param()", Kinds::VALIDATION),
    ("express-validator.query()", Kinds::VALIDATION),
    ("express-winston.logger()", Kinds::LOGGER),
    ("express.json()", Kinds::PARSER),
    ("express.static()", Kinds::PARSER),
    ("express.text()", Kinds::PARSER),
    ("express.urlencoded()", Kinds::PARSER),
    ("fastify-rate-limit", Kinds::RATE_LIMIT),
    ("helmet()", Kinds::HELMET),
    ("hono-rate-limiter.rateLimiter()", Kinds::RATE_LIMIT),
    ("hono/body-limit.bodyLimit()", Kinds::PARSER),
    ("hono/cors.cors()", Kinds::CORS),
    ("hono/jwt.jwt()", Kinds::AUTHENTICATION),
    ("hono/logger.logger()", Kinds::LOGGER),
    ("hono/secure-headers.secureHeaders()", Kinds::HELMET),
    ("koa-body.koaBody()", Kinds::PARSER),
    ("koa-bodyparser()", Kinds::PARSER),
    ("koa-csrf()", Kinds::CSRF),
    ("koa-helmet()", Kinds::HELMET),
    ("koa-helmet()", Kinds::HELMET),
    ("koa-jwt()", Kinds::AUTHENTICATION),
    ("koa-logger()", Kinds::LOGGER),
    ("koa-passport.authenticate()", Kinds::AUTHENTICATION),
    ("koa-ratelimit()", Kinds::RATE_LIMIT),
    ("koa-session()", Kinds::SESSION),
    ("koa2-ratelimit.RateLimit.middleware()", Kinds::RATE_LIMIT),
    ("lusca()", Kinds::CSRF),
    ("lusca.csrf()", Kinds::CSRF),
    ("morgan()", Kinds::LOGGER),
    ("passport.authenticate()", Kinds::AUTHENTICATION),
    ("passport.initialize()", Kinds::PARSER),
    ("passport.session()", Kinds::SESSION),
    ("permissions-policy()", Kinds::HELMET),
    ("pino-http()", Kinds::LOGGER),
    ("pino-http.pinoHttp()", Kinds::LOGGER),
];

/// Packages whose middleware tells nobody apart and refuses for none of the reasons above.
const HARMLESS: &[&str] = &[
    "compression",
    "connect-timeout",
    "express-mongo-sanitize",
    "express-requests-logger",
    "hpp",
    "method-override",
    "response-time",
    "serve-favicon",
];

/// Where the options of a route name what runs before its handler.
const HOOKS: &[&str] = &[
    "beforeHandler",
    "onRequest",
    "preHandler",
    "preParsing",
    "preValidation",
];

/// Parts of names for middleware whose code is not visible. Lower case, without separators.
const NAMES: &[(&str, Kinds)] = &[
    ("admin", Kinds::ROLE),
    ("auth", Kinds::AUTHENTICATION),
    ("authenticate", Kinds::AUTHENTICATION),
    ("authoris", Kinds::ROLE.and(Kinds::AUTHENTICATION)),
    ("authorize", Kinds::ROLE.and(Kinds::AUTHENTICATION)),
    ("bearer", Kinds::AUTHENTICATION),
    ("bearersession", Kinds::AUTHENTICATION),
    ("bodyparser", Kinds::PARSER),
    ("brute", Kinds::RATE_LIMIT),
    ("can", Kinds::ROLE),
    ("checksession", Kinds::AUTHENTICATION),
    ("confirmpassword", Kinds::STEP_UP),
    ("cors", Kinds::CORS),
    ("elevat", Kinds::STEP_UP),
    ("ensurelogged", Kinds::AUTHENTICATION),
    ("ensuresession", Kinds::AUTHENTICATION),
    ("ensureuser", Kinds::AUTHENTICATION),
    ("freshlogin", Kinds::STEP_UP),
    ("freshsession", Kinds::STEP_UP),
    ("helmet", Kinds::HELMET),
    ("jwt", Kinds::AUTHENTICATION),
    ("limit", Kinds::RATE_LIMIT),
    ("loggedin", Kinds::AUTHENTICATION),
    ("logger", Kinds::LOGGER),
    ("mfa", Kinds::STEP_UP),
    ("permission", Kinds::ROLE),
    ("polic", Kinds::ROLE),
    ("protect", Kinds::AUTHENTICATION),
    ("reauth", Kinds::STEP_UP),
    ("recent", Kinds::STEP_UP),
    ("requestid", Kinds::LOGGER),
    ("requirelogin", Kinds::AUTHENTICATION),
    ("requiresession", Kinds::AUTHENTICATION),
    ("requireuser", Kinds::AUTHENTICATION),
    ("restrict", Kinds::ROLE),
    ("role", Kinds::ROLE),
    ("schema", Kinds::VALIDATION),
    ("scope", Kinds::ROLE),
    ("signedin", Kinds::AUTHENTICATION),
    ("requiresignin", Kinds::AUTHENTICATION),
    ("slowdown", Kinds::RATE_LIMIT),
    ("stepup", Kinds::STEP_UP),
    ("sudo", Kinds::STEP_UP),
    ("throttl", Kinds::RATE_LIMIT),
    ("twofactor", Kinds::STEP_UP),
    ("upload", Kinds::UPLOAD),
    ("valid", Kinds::VALIDATION),
    ("verifysession", Kinds::AUTHENTICATION),
    ("verifytoken", Kinds::AUTHENTICATION),
];

impl<'a> Facts<'a> {
    /// What a mounted expression does. `UNKNOWN` is in the set where its code is not visible.
    pub fn middleware_kinds(&self, expr: Expr<'a>) -> Kinds {
        let span = expr.span();
        let key = (expr.file, span.start, span.end);
        if let Some(known) = self.memory.kinds.borrow().get(&key) {
            return *known;
        }
        self.memory.kinds.borrow_mut().insert(key, Kinds::UNKNOWN);
        let kinds = self.find_kinds(expr);
        self.memory.kinds.borrow_mut().insert(key, kinds);
        kinds
    }

    fn find_kinds(&self, expr: Expr<'a>) -> Kinds {
        if let Some(elements) = self.elements(expr) {
            return elements.into_iter().fold(Kinds::NONE, |kinds, element| {
                kinds.and(self.middleware_kinds(element))
            });
        }
        if let Some(options) = self.object(expr) {
            return self.option_kinds(options);
        }
        let resolved = self.resolve(expr);
        let identity = self.identity(resolved).or_else(|| self.identity(expr));
        if let Some(identity) = &identity {
            if let Some((_, kinds)) = PACKAGES.iter().find(|(package, _)| *package == &**identity) {
                if kinds.has(Kinds::AUTHENTICATION) && self.is_made_optional(resolved) {
                    return Kinds::OPTIONAL;
                }
                return *kinds;
            }
            if HARMLESS.iter().any(|package| {
                identity.starts_with(package) && identity[package.len()..].starts_with(['(', '.'])
            }) {
                return Kinds::NONE;
            }
            if identity.starts_with("helmet.") {
                return Kinds::HELMET;
            }
            if identity.starts_with("multer()") {
                return Kinds::UPLOAD;
            }
            if identity.starts_with("express-validator.") {
                return Kinds::VALIDATION;
            }
        }
        if let Some(function) = self.function(expr) {
            return self
                .function_kinds(function)
                .and(self.name_kinds_if_silent(function, expr));
        }
        if let Some(call) = Call::of(resolved) {
            if let Some(factory) = self.function(call.callee()) {
                let inner = self
                    .index()
                    .returns(factory)
                    .iter()
                    .find_map(|returned| self.function(*returned));
                if let Some(inner) = inner {
                    return self.function_kinds(inner).and(self.named(call.callee()));
                }
                // `const make = (options) => [block, rateLimit({ … })]`
                if let Some(elements) = self
                    .index()
                    .returns(factory)
                    .iter()
                    .find_map(|returned| self.elements(*returned))
                {
                    return elements.into_iter().fold(Kinds::NONE, |kinds, element| {
                        kinds.and(self.middleware_kinds(element))
                    });
                }
                // `const make = (options) => rateLimit({ … })`
                if let Some(made) = self
                    .index()
                    .returns(factory)
                    .iter()
                    .find(|returned| Call::of(**returned).is_some())
                {
                    return self.middleware_kinds(*made);
                }
            }
            return self.named(call.callee()).and(Kinds::UNKNOWN);
        }
        self.named(expr).and(Kinds::UNKNOWN)
    }

    /// What the options of a route of Fastify ask for.
    fn option_kinds(&self, options: super::Object<'a>) -> Kinds {
        let mut kinds = HOOKS.iter().fold(Kinds::NONE, |kinds, hook| {
            options
                .get(self, hook)
                .map_or(kinds, |hook| kinds.and(self.middleware_kinds(hook)))
        });
        if options.get(self, "schema").is_some() {
            kinds = kinds.and(Kinds::VALIDATION);
        }
        let limit = options
            .get(self, "config")
            .and_then(|config| self.object(config)?.get(self, "rateLimit"));
        if limit.is_some_and(|limit| self.boolean(limit) != Some(false)) {
            kinds = kinds.and(Kinds::RATE_LIMIT);
        }
        kinds
    }

    /// A visible function that refuses nothing itself but hands over to something unseen keeps what its name promises.
    fn name_kinds_if_silent(&self, function: FunctionRef<'a>, expr: Expr<'a>) -> Kinds {
        let hands_over = || {
            self.calls_within(function.place())
                .any(|call| call.name() != Some("next"))
        };
        if function.parameter_count() >= 3 && hands_over() {
            // `requireRole('admin')` is named by what makes it.
            self.named(Call::of(expr).map_or(expr, |call| call.callee()))
        } else {
            Kinds::NONE
        }
    }

    /// What a function's own code does as a middleware.
    pub fn function_kinds(&self, function: FunctionRef<'a>) -> Kinds {
        let mut kinds = Kinds::NONE;
        if function.handles_errors() {
            kinds = kinds.and(Kinds::ERROR_HANDLER);
        }
        let passes_on = function.parameter_count() >= 3
            || function
                .parameter_name(1)
                .is_some_and(|name| name == "next");
        if !passes_on {
            return kinds;
        }
        for assignment in self.index().assignments_within(function.place()) {
            // Koa: `ctx.status = 401`.
            let is_status = assignment
                .target
                .as_member_expression()
                .and_then(|target| target.static_property_name())
                .is_some_and(|name| matches!(name, "status" | "statusCode"));
            if is_status {
                kinds = kinds.and(status_kind(self.number(assignment.value)));
            }
        }
        for call in self.calls_within(function.place()) {
            kinds = kinds.and(self.refusal(call));
            if let Some(helper) = self.function(call.callee())
                && helper.statements().len() <= 6
            {
                kinds = self
                    .calls_within(helper.place())
                    .take(12)
                    .fold(kinds, |kinds, inner| kinds.and(self.refusal(inner)));
            }
            if self.is_schema_parse(call) {
                kinds = kinds.and(Kinds::VALIDATION);
            }
            match self.identity(call.callee()).as_deref() {
                _ if self.verifies_credential(call) => {
                    kinds = kinds.and(if self.lets_everybody_pass(function, call) {
                        Kinds::OPTIONAL
                    } else {
                        Kinds::AUTHENTICATION
                    });
                }
                Some("express-validator.validationResult") => kinds = kinds.and(Kinds::VALIDATION),
                _ if call.name() == Some("consume") => kinds = kinds.and(Kinds::RATE_LIMIT),
                _ => {}
            }
        }
        if self.sends_to_sign_in(function) {
            kinds = kinds.and(Kinds::AUTHENTICATION);
        }
        // Other sites, plain HTTP and forged requests are refused with 403 too.
        if kinds.has(Kinds::ROLE) && !self.asks_who(function) {
            kinds = Kinds(kinds.0 & !Kinds::ROLE.0);
        }
        kinds
    }

    /// Whether a middleware goes on whatever came out when it looked who calls: nothing in it refuses, throws or hands an error on.
    fn lets_everybody_pass(&self, function: FunctionRef<'a>, verified: Call<'a>) -> bool {
        let calls: Vec<Call<'a>> = self.calls_within(function.place()).take(64).collect();
        let refuses = calls.iter().any(|call| {
            self.is_refusal(*call)
                || self.is_thrown(*call)
                || self.refused(*call).is_some()
                || (call.name() == Some("next") && call.argument_count() > 0)
                || matches!(call.name(), Some("throw" | "assert" | "redirect"))
        });
        // What is not visible and is handed the answer may refuse.
        let handed_on = calls.iter().any(|call| {
            call.span != verified.span
                && !self.goes_on(*call)
                && !self.is_log(*call)
                && call.arguments().any(|argument| {
                    matches!(
                        self.text(argument.place()),
                        "res" | "reply" | "response" | "next" | "done"
                    )
                })
        });
        let text = self.text(function.place());
        let decides = text.contains("throw ")
            || text.contains("401")
            || text.contains("403")
            || self
                .index()
                .assignments_within(function.place())
                .any(|assignment| {
                    assignment
                        .target
                        .as_member_expression()
                        .and_then(|target| target.static_property_name())
                        .is_some_and(|name| matches!(name, "status" | "statusCode"))
                });
        let swallows = calls.iter().any(|call| self.is_in_failure(*call, verified))
            || text.contains("catch")
            || verified
                .arguments()
                .last()
                .is_some_and(|last| self.function(last).is_some());
        swallows && !refuses && !handed_on && !decides
    }

    /// Whether a middleware of a package is told to let callers pass that it does not know.
    fn is_made_optional(&self, expr: Expr<'a>) -> bool {
        let Some(call) = Call::of(expr) else {
            return false;
        };
        let strategies = call.argument(0).and_then(|names| self.elements(names));
        let anonymous = strategies.is_some_and(|names| {
            names
                .iter()
                .any(|name| self.string(*name).as_deref() == Some("anonymous"))
        });
        anonymous
            || [0, 1].iter().any(|position| {
                self.option(call, *position, "credentialsRequired")
                    .is_some_and(|value| self.boolean(value) == Some(false))
                    || self
                        .option(call, *position, "passthrough")
                        .is_some_and(|value| self.boolean(value) == Some(true))
            })
    }

    /// Whether a function speaks of who somebody is or what somebody may do.
    /// `if (req.user) return next(); res.redirect('/login')`
    fn sends_to_sign_in(&self, function: FunctionRef<'a>) -> bool {
        self.calls_within(function.place()).any(|call| {
            call.name() == Some("redirect")
                && call.arguments().any(|target| {
                    self.string(target).is_some_and(|target| {
                        let lower = target.to_ascii_lowercase();
                        ["login", "log-in", "signin", "sign-in", "session", "auth"]
                            .iter()
                            .any(|page| lower.contains(page))
                    })
                })
        }) && self
            .calls_within(function.place())
            .any(|call| call.name() == Some("next"))
            && self.asks_for_caller(function)
    }

    /// Whether a middleware looks at who is signed in: `req.user`, `req.session.userId`, `req.isAuthenticated()`.
    fn asks_for_caller(&self, function: FunctionRef<'a>) -> bool {
        let text = self.text(function.place());
        [
            ".user",
            ".member",
            ".account",
            ".session",
            ".auth",
            "isAuthenticated()",
            ".state.",
            ".locals.",
        ]
        .iter()
        .any(|mark| text.contains(mark))
    }

    fn asks_who(&self, function: FunctionRef<'a>) -> bool {
        let text = self.text(function.place()).to_ascii_lowercase();
        let may = [
            "role",
            "permission",
            "scope",
            "admin",
            "privilege",
            "rank",
            "clearance",
            "policy",
            "owner",
            "member",
            "allow(",
        ];
        let who = [
            "user",
            "auth",
            "principal",
            "staff",
            "account",
            "session",
            "viewer",
            "claims",
        ];
        let other = ["origin", "csrf", "xsrf", "https", "referer", "user-agent"];
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        says(&may) || (says(&who) && !says(&other))
    }

    /// What a refusal tells of the middleware that gives it.
    fn refusal(&self, call: Call<'a>) -> Kinds {
        match call.name() {
            Some(
                "status" | "sendStatus" | "createError" | "code" | "HttpError" | "AppError"
                | "ApiError" | "writeHead" | "throw" | "assert" | "HTTPException" | "json" | "text",
            ) => {
                let number = call.arguments().find_map(|argument| self.number(argument));
                status_kind(number)
            }
            Some(name) => {
                let name = name.to_ascii_lowercase();
                if name.contains("unauthorized")
                    || name.contains("unauthenticated")
                    || name.contains("notauthenticated")
                {
                    Kinds::AUTHENTICATION
                } else if name.contains("forbidden") {
                    Kinds::ROLE
                } else if name.contains("toomanyrequests") {
                    Kinds::RATE_LIMIT
                } else {
                    Kinds::NONE
                }
            }
            None => Kinds::NONE,
        }
    }

    /// What the name of a middleware promises.
    fn named(&self, expr: Expr<'a>) -> Kinds {
        let name = match member(expr) {
            Some((object, name)) => {
                let object = self.text(object.place());
                format!("{object}{}", name.unwrap_or_default())
            }
            None => match plain(expr.node) {
                oxc_ast::ast::Expression::Identifier(name) => name.name.to_string(),
                _ => return Kinds::NONE,
            },
        };
        let folded: String = name
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        // Named for what it serves: `authRouter`, `adminRoutes`.
        if folded.ends_with("router") || folded.ends_with("routes") || folded.ends_with("routers") {
            return Kinds::NONE;
        }
        // A token against forged requests tells nobody apart.
        if folded.contains("csrf") || folded.contains("xsrf") {
            return Kinds::CSRF;
        }
        NAMES
            .iter()
            .filter(|(part, _)| match *part {
                "can" => folded.starts_with("can"),
                part => folded.contains(part),
            })
            .fold(Kinds::NONE, |kinds, (_, more)| kinds.and(*more))
    }

    /// The calls inside a range, in the order of the text.
    pub fn calls_within(&self, place: Place) -> impl Iterator<Item = Call<'a>> {
        let calls = self.index().calls();
        let first = calls
            .partition_point(|call| (call.file, call.span.start) < (place.file, place.span.start));
        calls[first..]
            .iter()
            .copied()
            .take_while(move |call| call.file == place.file && call.span.start < place.span.end)
            .filter(move |call| call.span.end <= place.span.end)
    }
}

/// What a status says of the middleware that answers it.
fn status_kind(status: Option<f64>) -> Kinds {
    match status.map(|status| status as u32) {
        Some(401) => Kinds::AUTHENTICATION,
        Some(403) => Kinds::ROLE,
        Some(429) => Kinds::RATE_LIMIT,
        _ => Kinds::NONE,
    }
}
