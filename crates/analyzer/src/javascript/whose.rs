//! Whose: whose word an expression is. What the caller wrote, or what the server knows of who calls.
//!
//! Unlike the flow, nothing is cleaned on the way: an id that is checked to be a UUID is still the caller's choice.

use oxc_ast::AstKind;
use oxc_ast::ast::{Expression, ObjectPropertyKind};
use rustc_hash::FxHashSet;

use super::calls::{member, plain};
use super::definition::Key;
use super::sources::Role;
use super::{Call, Definition, Expr, Facts, FunctionRef};

/// A set of origins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Whose(u8);

impl Whose {
    /// Neither, or nothing that is known.
    pub const NONE: Self = Self(0);
    /// The path of the request.
    pub const PARAMS: Self = Self(1);
    /// The query string.
    pub const QUERY: Self = Self(1 << 1);
    /// The body, a message, the arguments of a resolver.
    pub const BODY: Self = Self(1 << 2);
    /// Headers and unsigned cookies.
    pub const HEADERS: Self = Self(1 << 3);
    /// What the server has established: the signed-in user, the session, what middleware loaded.
    pub const IDENTITY: Self = Self(1 << 4);
    /// All that the caller writes.
    pub const CALLER: Self = Self(0b1111);

    /// Whether anything of `other` is in the set.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// Which calls are looked through.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Through {
    Calls,
    Conversions,
}

/// Steps that one question may take.
const STEPS: usize = 240;

/// Members of a request that its server fills without knowing who calls.
const PLAIN_MEMBERS: &[&str] = &[
    "_parsedUrl",
    "accepts",
    "acceptsLanguages",
    "app",
    "aborted",
    "baseUrl",
    "body",
    "complete",
    "connection",
    "cookies",
    "csrfToken",
    "env",
    "executionCtx",
    "file",
    "files",
    "fresh",
    "get",
    "header",
    "headers",
    "host",
    "hostname",
    "httpVersion",
    "i18n",
    "id",
    "ip",
    "ips",
    "is",
    "json",
    "log",
    "logger",
    "method",
    "multiValueQueryStringParameters",
    "next",
    "nextUrl",
    "on",
    "originalUrl",
    "param",
    "params",
    "path",
    "pathParameters",
    "payload",
    "protocol",
    "query",
    "queryStringParameters",
    "querystring",
    "range",
    "raw",
    "rawBody",
    "rawHeaders",
    "req",
    "request",
    "requestId",
    "requestContext",
    "res",
    "response",
    "route",
    "routeOptions",
    "routerPath",
    "secure",
    "server",
    "set",
    "signal",
    "socket",
    "stale",
    "status",
    "subdomains",
    "t",
    "text",
    "throw",
    "trailers",
    "type",
    "url",
    "xhr",
];

/// Functions that tell who is signed in.
const IDENTITY_FUNCTIONS: &[&str] = &[
    "auth",
    "currentUser",
    "getAuth",
    "getCurrentSession",
    "getCurrentUser",
    "getServerSession",
    "getSession",
    "getSessionUser",
    "requireSession",
    "requireUser",
    "verifySession",
];

/// Members of a resolver's context, a socket or an event that tell who is signed in.
const IDENTITY_MEMBERS: &[&str] = &[
    "account",
    "auth",
    "authorizer",
    "currentUser",
    "customer",
    "data",
    "identity",
    "jwtPayload",
    "me",
    "member",
    "principal",
    "session",
    "state",
    "tenant",
    "tenantId",
    "token",
    "user",
    "userId",
    "viewer",
];

type Step<'a> = (Expr<'a>, Vec<Key<'a>>);

impl<'a> Facts<'a> {
    /// Whose word reaches an expression.
    pub fn whose(&self, expr: Expr<'a>) -> Whose {
        self.whose_within(expr, Through::Calls)
    }

    /// Whose word an expression is as it stands: converted or checked, but not the result of a look-up.
    pub fn whose_own_word(&self, expr: Expr<'a>) -> Whose {
        self.whose_within(expr, Through::Conversions)
    }

    fn whose_within(&self, expr: Expr<'a>, through: Through) -> Whose {
        let mut found = Whose::NONE;
        let mut seen = FxHashSet::default();
        let mut waiting: Vec<Step<'a>> = vec![(expr, Vec::new())];
        for _ in 0..STEPS {
            let Some((expr, keys)) = waiting.pop() else {
                break;
            };
            let expr = expr.with(plain(expr.node));
            let span = expr.span();
            if !seen.insert((expr.file, span.start, span.end, keys.len())) {
                continue;
            }
            found.add(self.origin_step(expr, &keys, through, &mut waiting));
        }
        found
    }

    /// Whether what the server knows of the caller reaches an expression.
    pub fn is_identity(&self, expr: Expr<'a>) -> bool {
        self.whose(expr).has(Whose::IDENTITY)
    }

    fn origin_step(
        &self,
        expr: Expr<'a>,
        keys: &[Key<'a>],
        through: Through,
        waiting: &mut Vec<Step<'a>>,
    ) -> Whose {
        let mut push = |node: &'a Expression<'a>| waiting.push((expr.with(node), Vec::new()));
        match expr.node {
            Expression::Identifier(_) => return self.name_origin(expr, keys, waiting),
            Expression::ObjectExpression(object) => {
                for property in &object.properties {
                    match property {
                        ObjectPropertyKind::ObjectProperty(property) => {
                            let wanted = match keys.first() {
                                Some(Key::Name(name)) => super::definition::key_name(&property.key)
                                    .is_none_or(|own| own == *name),
                                _ => true,
                            };
                            if wanted {
                                push(&property.value);
                            }
                        }
                        ObjectPropertyKind::SpreadProperty(spread) => push(&spread.argument),
                    }
                }
            }
            Expression::ArrayExpression(array) => {
                for element in &array.elements {
                    if let oxc_ast::ast::ArrayExpressionElement::SpreadElement(spread) = element {
                        push(&spread.argument);
                    } else if let Some(element) = element.as_expression() {
                        push(element);
                    }
                }
            }
            Expression::TemplateLiteral(template) => template.expressions.iter().for_each(push),
            Expression::TaggedTemplateExpression(tagged) => {
                tagged.quasi.expressions.iter().for_each(push);
            }
            Expression::BinaryExpression(binary) => {
                push(&binary.left);
                push(&binary.right);
            }
            Expression::LogicalExpression(logical) => {
                waiting.push((expr.with(&logical.left), keys.to_vec()));
                waiting.push((expr.with(&logical.right), keys.to_vec()));
            }
            Expression::ConditionalExpression(conditional) => {
                waiting.push((expr.with(&conditional.consequent), keys.to_vec()));
                waiting.push((expr.with(&conditional.alternate), keys.to_vec()));
            }
            Expression::AssignmentExpression(assignment) => push(&assignment.right),
            Expression::UnaryExpression(unary) => push(&unary.argument),
            Expression::SequenceExpression(sequence) => {
                if let Some(last) = sequence.expressions.last() {
                    push(last);
                }
            }
            Expression::CallExpression(_)
            | Expression::NewExpression(_)
            | Expression::ChainExpression(_)
                if Call::of(expr).is_some() =>
            {
                if let Some(call) = Call::of(expr)
                    && (through == Through::Calls || self.converts(call))
                {
                    return self.call_origin(call, waiting);
                }
            }
            _ => {
                if let Some((object, name)) = member(expr) {
                    let mut all = vec![name.map_or(Key::Rest, Key::Name)];
                    all.extend_from_slice(keys);
                    // `res.locals.user`
                    if name == Some("locals")
                        && self
                            .root_name(object)
                            .is_some_and(|root| matches!(root, "res" | "response" | "reply"))
                    {
                        return match keys {
                            [Key::Name(name), rest @ ..] => request_origin(name, rest),
                            _ => Whose::IDENTITY,
                        };
                    }
                    if let Some(name) = name
                        && self.is_request(object)
                    {
                        return request_origin(name, keys);
                    }
                    waiting.push((object, all));
                }
            }
        }
        Whose::NONE
    }

    fn name_origin(&self, expr: Expr<'a>, keys: &[Key<'a>], waiting: &mut Vec<Step<'a>>) -> Whose {
        if self.is_request(expr) {
            return match keys {
                [Key::Name(name), rest @ ..] => request_origin(name, rest),
                _ => Whose::NONE,
            };
        }
        let Some(symbol) = self.symbol(expr) else {
            return Whose::NONE;
        };
        match self.definition(expr.file, symbol) {
            Definition::Value(value, inner) => {
                let mut all = inner;
                all.extend_from_slice(keys);
                waiting.push((value, all));
            }
            Definition::Parameter(function, position, inner) => {
                let mut all = inner;
                all.extend_from_slice(keys);
                return self.parameter_origin(function, position, &all, waiting);
            }
            _ => {}
        }
        if !self.is_fixed(expr.file, symbol) {
            let semantic = &self.file(expr.file).semantic;
            for write in semantic
                .scoping()
                .get_resolved_references(symbol)
                .filter(|reference| reference.is_write())
                .take(8)
            {
                let assigned = semantic
                    .nodes()
                    .ancestor_kinds(write.node_id())
                    .take(6)
                    .find_map(|kind| match kind {
                        AstKind::AssignmentExpression(assignment) => Some(&assignment.right),
                        _ => None,
                    });
                if let Some(node) = assigned {
                    waiting.push((expr.with(node), Vec::new()));
                }
            }
        }
        Whose::NONE
    }

    fn parameter_origin(
        &self,
        function: FunctionRef<'a>,
        position: usize,
        keys: &[Key<'a>],
        waiting: &mut Vec<Step<'a>>,
    ) -> Whose {
        if self.is_request_parameter(function, position) {
            return match keys {
                [Key::Name(name), rest @ ..] => request_origin(name, rest),
                _ => Whose::NONE,
            };
        }
        let mut of_decorators = Whose::NONE;
        for name in self.parameter_decorators(function, position) {
            of_decorators.add(decorated_origin(name));
        }
        if of_decorators != Whose::NONE {
            return of_decorators;
        }
        match self.role(function, position) {
            Some(Role::Data(_)) => return Whose::BODY,
            Some(Role::Connection) => return identity_member(keys),
            _ => {}
        }
        // The context of a resolver stands behind its arguments.
        if position == 2 && matches!(self.role(function, 1), Some(Role::Data(_))) {
            return identity_member(keys);
        }
        for call in self.callers(function).iter().take(8) {
            if let Some(argument) = call.argument(position) {
                waiting.push((argument, keys.to_vec()));
            }
        }
        Whose::NONE
    }

    /// Whether a call gives what it is handed in another form, or reads the request.
    fn converts(&self, call: Call<'a>) -> bool {
        let name = call.name().unwrap_or_default();
        let lower = name.to_ascii_lowercase();
        let of_request = call
            .receiver()
            .is_some_and(|receiver| self.is_request(receiver));
        let handed_request = call
            .arguments()
            .any(|argument| self.is_request(argument) || self.text(argument.place()) == "res");
        of_request
            || handed_request
            || ["parse", "valid", "objectid", "uuid", "assert", "coerce"]
                .iter()
                .any(|word| lower.contains(word))
            || matches!(
                name,
                "Number"
                    | "String"
                    | "BigInt"
                    | "trim"
                    | "toString"
                    | "toLowerCase"
                    | "toUpperCase"
                    | "slice"
                    | "get"
                    | "Long"
                    | "decodeURIComponent"
                    | "cast"
                    | "match"
            )
    }

    /// Whether a call asks for what middleware has kept for the rest of the request: `c.get('user')` of Hono.
    pub(super) fn is_kept_for_request(&self, call: Call<'a>) -> bool {
        call.name() == Some("get")
            && call
                .argument(0)
                .and_then(|key| self.string(key))
                .is_some_and(|key| IDENTITY_MEMBERS.contains(&key.as_str()))
    }

    fn call_origin(&self, call: Call<'a>, waiting: &mut Vec<Step<'a>>) -> Whose {
        let name = call.name().unwrap_or_default();
        if let Some(receiver) = call.receiver() {
            let of_request = self.is_request(receiver);
            match name {
                "param" if of_request => return Whose::PARAMS,
                "query" | "queries" if of_request => return Whose::QUERY,
                "header" if of_request => return Whose::HEADERS,
                "json" | "formData" | "text" | "parseBody" | "valid" if of_request => {
                    return Whose::BODY;
                }
                "get" if of_request => {
                    let asked = call.argument(0).and_then(|key| self.string(key));
                    // Hono keeps what middleware has established under names; Express reads headers.
                    let known = asked.is_some_and(|key| IDENTITY_MEMBERS.contains(&key.as_str()));
                    return if known {
                        Whose::IDENTITY
                    } else {
                        Whose::HEADERS
                    };
                }
                _ => {}
            }
        }
        if self.verifies_credential(call)
            || (IDENTITY_FUNCTIONS.contains(&name) && call.receiver().is_none())
        {
            return Whose::IDENTITY;
        }
        let mut found = Whose::NONE;
        // `currentUserId(req)`: what a helper reads from the request.
        let takes_request = call.arguments().any(|argument| self.is_request(argument));
        if takes_request {
            match self.function(call.callee()) {
                Some(helper) => {
                    for value in self.index().returns(helper).iter().take(4) {
                        waiting.push((*value, Vec::new()));
                    }
                }
                None => {
                    let lower = name.to_ascii_lowercase();
                    if [
                        "user",
                        "session",
                        "auth",
                        "account",
                        "tenant",
                        "owner",
                        "actor",
                        "principal",
                        "viewer",
                    ]
                    .iter()
                    .any(|word| lower.contains(word))
                    {
                        found.add(Whose::IDENTITY);
                    }
                }
            }
        }
        waiting.extend(call.receiver().map(|receiver| (receiver, Vec::new())));
        waiting.extend(
            call.arguments_and_spreads()
                .filter(|argument| FunctionRef::of(*argument).is_none())
                .map(|argument| (argument, Vec::new())),
        );
        found
    }

    /// Whether an argument of a call, or a part of one, is what the server knows of the caller.
    pub fn takes_identity(&self, call: Call<'a>) -> bool {
        call.arguments_and_spreads()
            .filter(|argument| FunctionRef::of(*argument).is_none())
            .any(|argument| self.is_identity(argument))
    }

    /// The header, cookie or field of the request that an expression reads by name: `x-role` for `req.get('X-Role')`, in lower case,
    /// and whether it is a header or a cookie.
    pub fn sent_by_name(&self, expr: Expr<'a>) -> Option<(String, Whose)> {
        let mut current = self.resolve(expr);
        for _ in 0..6 {
            if let Some(call) = Call::of(current) {
                let name = call.name()?;
                let receiver = call.receiver();
                let asked = call.arguments().find_map(|argument| self.string(argument));
                let reads = receiver.is_some_and(|receiver| {
                    self.is_request(receiver)
                        || self.is_cookie_jar(receiver)
                        || matches!(member(receiver), Some((object, Some("headers" | "cookies"))) if self.is_request(object))
                }) || matches!(self.identity(call.callee()).as_deref(), Some("hono/cookie.getCookie"));
                if reads && matches!(name, "get" | "header" | "getCookie") {
                    // `ctx.cookies.get(name, { signed: true })`
                    let signed = call
                        .argument(1)
                        .and_then(|options| self.object(options)?.get(self, "signed"))
                        .is_some_and(|signed| self.boolean(signed) == Some(true));
                    return asked
                        .filter(|_| !signed)
                        .map(|asked| (asked.to_ascii_lowercase(), Whose::HEADERS));
                }
                // `String(value).toLowerCase()`
                if matches!(
                    name,
                    "toLowerCase"
                        | "toUpperCase"
                        | "trim"
                        | "toString"
                        | "split"
                        | "at"
                        | "pop"
                        | "shift"
                ) {
                    current = self.resolve(receiver?);
                    continue;
                }
                if matches!(name, "String" | "JSON.parse" | "Number" | "parse")
                    && call.argument_count() > 0
                {
                    current = self.resolve(call.argument(0)?);
                    continue;
                }
                return None;
            }
            match current.node {
                Expression::LogicalExpression(logical) => {
                    current = self.resolve(current.with(&logical.left));
                    continue;
                }
                Expression::Identifier(_) => {
                    let symbol = self.symbol(current)?;
                    let Definition::Value(value, keys) = self.definition(current.file, symbol)
                    else {
                        return None;
                    };
                    // `const { role } = req.cookies`
                    let [Key::Name(name)] = keys.as_slice() else {
                        return None;
                    };
                    let (object, holder) = member(value)?;
                    return (self.is_request(object)).then(|| {
                        let origin = request_origin(holder.unwrap_or_default(), &[]);
                        (name.to_ascii_lowercase(), origin)
                    });
                }
                _ => {}
            }
            let (object, name) = member(current)?;
            if name == Some("value") {
                current = self.resolve(object);
                continue;
            }
            let (inner, holder) = member(object)?;
            let holder = holder.filter(|_| self.is_request(inner))?;
            let name = name
                .map(str::to_owned)
                .or_else(|| match plain(current.node) {
                    Expression::ComputedMemberExpression(computed) => {
                        self.string(current.with(&computed.expression))
                    }
                    _ => None,
                })?;
            return Some((name.to_ascii_lowercase(), request_origin(holder, &[])));
        }
        None
    }

    /// `cookies()` and `headers()` of Next.js, `ctx.cookies` of Koa.
    fn is_cookie_jar(&self, expr: Expr<'a>) -> bool {
        self.identity(expr).is_some_and(|identity| {
            matches!(
                &*identity,
                "next/headers.cookies()" | "next/headers.headers()"
            )
        })
    }

    /// The headers that an expression is made of, in lower case: what a caller can write there.
    pub fn headers_read(&self, expr: Expr<'a>) -> Vec<String> {
        let mut found = Vec::new();
        let mut seen = FxHashSet::default();
        let mut waiting = vec![expr];
        for _ in 0..STEPS {
            let Some(one) = waiting.pop() else { break };
            let one = self.resolve(one);
            let span = one.span();
            if !seen.insert((one.file, span.start, span.end)) {
                continue;
            }
            if let Some((name, Whose::HEADERS)) = self.sent_by_name(one) {
                found.push(name);
                continue;
            }
            if let Some(function) = FunctionRef::of(one).or_else(|| {
                // A helper that is handed the request.
                let call = Call::of(one)?;
                call.arguments()
                    .any(|argument| self.is_request(argument))
                    .then(|| self.function(call.callee()))?
            }) {
                waiting.extend(self.index().returns(function).iter().take(6));
                continue;
            }
            match one.node {
                Expression::LogicalExpression(logical) => {
                    waiting.extend([one.with(&logical.left), one.with(&logical.right)]);
                }
                Expression::ConditionalExpression(choice) => {
                    waiting.extend([one.with(&choice.consequent), one.with(&choice.alternate)]);
                }
                Expression::TemplateLiteral(template) => {
                    waiting.extend(template.expressions.iter().map(|part| one.with(part)));
                }
                Expression::BinaryExpression(binary) => {
                    waiting.extend([one.with(&binary.left), one.with(&binary.right)]);
                }
                Expression::Identifier(_) => {
                    if let Some(symbol) = self.symbol(one)
                        && let Definition::Value(value, _) = self.definition(one.file, symbol)
                    {
                        waiting.push(value);
                    }
                }
                _ => {
                    if let Some(call) = Call::of(one) {
                        waiting.extend(call.receiver());
                        waiting.extend(call.arguments());
                    } else if let Some((object, _)) = member(one) {
                        waiting.push(object);
                    }
                }
            }
        }
        found
    }
}

/// What a member of the request is.
fn request_origin(name: &str, keys: &[Key<'_>]) -> Whose {
    match name {
        "params" | "pathParameters" | "param" => Whose::PARAMS,
        "query" | "queryStringParameters" | "querystring" | "searchParams" | "nextUrl" => {
            Whose::QUERY
        }
        "body" | "payload" | "rawBody" | "file" | "files" => Whose::BODY,
        "headers" | "cookies" => Whose::HEADERS,
        "requestContext" | "socket" | "raw" => identity_member(keys),
        _ if PLAIN_MEMBERS.contains(&name) => Whose::NONE,
        // What a schema has let through is still what the caller wrote.
        _ if ["valid", "parsed", "input", "dto", "clean", "safe", "form"]
            .iter()
            .any(|word| name.starts_with(word)) =>
        {
            match keys.first() {
                Some(Key::Name("params")) => Whose::PARAMS,
                Some(Key::Name("query")) => Whose::QUERY,
                _ => Whose::BODY,
            }
        }
        _ => Whose::IDENTITY,
    }
}

fn identity_member(keys: &[Key<'_>]) -> Whose {
    match keys.first() {
        Some(Key::Name(name)) if IDENTITY_MEMBERS.contains(name) => Whose::IDENTITY,
        _ => Whose::NONE,
    }
}

/// What the decorator of a parameter hands in: `@Param('id')`, `@CurrentUser()`.
fn decorated_origin(name: &str) -> Whose {
    match name {
        "Param" | "Params" => Whose::PARAMS,
        "Query" | "QueryParam" | "QueryParams" => Whose::QUERY,
        "Body" | "BodyParam" | "MessageBody" | "Payload" | "Args" | "Arg" => Whose::BODY,
        "Headers" | "HeaderParam" | "CookieParam" => Whose::HEADERS,
        _ => {
            let lower = name.to_ascii_lowercase();
            let knows = [
                "user",
                "principal",
                "session",
                "auth",
                "account",
                "tenant",
                "actor",
                "viewer",
                "caller",
                "member",
            ]
            .iter()
            .any(|word| lower.contains(word));
            if knows { Whose::IDENTITY } else { Whose::NONE }
        }
    }
}
