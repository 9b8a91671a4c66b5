//! What a middleware is: told by its package, by the refusal it answers, and only then by its name.

use super::calls::{member, plain};
use super::{Call, Expr, Facts, FunctionRef};
use crate::source::Place;

/// A set of the things a middleware does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds(u16);

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
    /// Tells own requests from forged ones by a token.
    pub const CSRF: Self = Self(1 << 12);

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
    ("helmet()", Kinds::HELMET),
    ("koa-csrf()", Kinds::CSRF),
    ("koa-helmet()", Kinds::HELMET),
    ("lusca()", Kinds::CSRF),
    ("lusca.csrf()", Kinds::CSRF),
    ("morgan()", Kinds::LOGGER),
    ("passport.authenticate()", Kinds::AUTHENTICATION),
    ("passport.initialize()", Kinds::PARSER),
    ("passport.session()", Kinds::SESSION),
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

/// Parts of names for middleware whose code is not visible. Lower case, without separators.
const NAMES: &[(&str, Kinds)] = &[
    ("admin", Kinds::ROLE),
    ("authenticate", Kinds::AUTHENTICATION),
    ("authorize", Kinds::ROLE.and(Kinds::AUTHENTICATION)),
    ("authoris", Kinds::ROLE.and(Kinds::AUTHENTICATION)),
    ("auth", Kinds::AUTHENTICATION),
    ("brute", Kinds::RATE_LIMIT),
    ("can", Kinds::ROLE),
    ("ensurelogged", Kinds::AUTHENTICATION),
    ("jwt", Kinds::AUTHENTICATION),
    ("limit", Kinds::RATE_LIMIT),
    ("loggedin", Kinds::AUTHENTICATION),
    ("permission", Kinds::ROLE),
    ("protect", Kinds::AUTHENTICATION),
    ("requirelogin", Kinds::AUTHENTICATION),
    ("requireuser", Kinds::AUTHENTICATION),
    ("restrict", Kinds::ROLE),
    ("role", Kinds::ROLE),
    ("slowdown", Kinds::RATE_LIMIT),
    ("throttl", Kinds::RATE_LIMIT),
    ("upload", Kinds::UPLOAD),
    ("valid", Kinds::VALIDATION),
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
        let resolved = self.resolve(expr);
        let identity = self.identity(resolved).or_else(|| self.identity(expr));
        if let Some(identity) = &identity {
            if let Some((_, kinds)) = PACKAGES.iter().find(|(package, _)| *package == &**identity) {
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

    /// A visible function that refuses nothing itself but hands over to something unseen keeps what its name promises.
    fn name_kinds_if_silent(&self, function: FunctionRef<'a>, expr: Expr<'a>) -> Kinds {
        if function.parameter_count() >= 3 {
            self.named(expr)
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
        for call in self.calls_within(function.place()) {
            kinds = kinds.and(self.refusal(call));
            if self.is_schema_parse(call) {
                kinds = kinds.and(Kinds::VALIDATION);
            }
            match self.identity(call.callee()).as_deref() {
                Some("jsonwebtoken.verify" | "jose.jwtVerify" | "passport.authenticate") => {
                    kinds = kinds.and(Kinds::AUTHENTICATION)
                }
                Some("express-validator.validationResult") => kinds = kinds.and(Kinds::VALIDATION),
                _ if call.name() == Some("consume") => kinds = kinds.and(Kinds::RATE_LIMIT),
                _ => {}
            }
        }
        kinds
    }

    /// What a refusal tells of the middleware that gives it.
    fn refusal(&self, call: Call<'a>) -> Kinds {
        match call.name() {
            Some(
                "status" | "sendStatus" | "createError" | "code" | "HttpError" | "AppError"
                | "ApiError" | "writeHead",
            ) => {
                let number = call.arguments().find_map(|argument| self.number(argument));
                match number.map(|number| number as u32) {
                    Some(401) => Kinds::AUTHENTICATION,
                    Some(403) => Kinds::ROLE,
                    Some(429) => Kinds::RATE_LIMIT,
                    _ => Kinds::NONE,
                }
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
