//! Answers: which calls answer a request, with which status, and which write a log line.

use oxc_ast::AstKind;
use oxc_ast::ast::Statement;
use oxc_span::GetSpan;

use super::calls::{member, plain};
use super::{Call, Constant, Expr, Facts, FunctionRef};
use crate::source::{Place, Span};

/// How far helpers that answer are followed into helpers of theirs.
const HELPER_DEPTH: u32 = 2;

/// Functions that check a token or a session, by identity.
const TOKEN_CHECKS: &[&str] = &[
    "express-jwt",
    "express-jwt.expressjwt",
    "jose.jwtDecrypt",
    "jose.jwtVerify",
    "jsonwebtoken.verify",
    "jwt-simple.decode",
    "koa-jwt",
    "next-auth.getServerSession",
    "next-auth/jwt.getToken",
    "passport.authenticate",
];

/// Functions that check a token or a session, by name.
const TOKEN_CHECK_NAMES: &[&str] = &[
    "authenticateRequest",
    "introspect",
    "jwtVerify",
    "verifyAccessToken",
    "verifyIdToken",
    "verifyJwt",
    "verifySessionCookie",
    "verifyToken",
];

/// Functions that compare a password with what is kept, by identity.
const PASSWORD_CHECKS: &[&str] = &[
    "@node-rs/argon2.verify",
    "@node-rs/bcrypt.compare",
    "@node-rs/bcrypt.verify",
    "argon2.verify",
    "bcrypt.compare",
    "bcrypt.compareSync",
    "bcryptjs.compare",
    "bcryptjs.compareSync",
];

/// Functions that compare a password with what is kept, by name.
const PASSWORD_CHECK_NAMES: &[&str] = &[
    "checkCredentials",
    "checkPassword",
    "comparePassword",
    "findByCredentials",
    "isPasswordValid",
    "matchPassword",
    "matchesPassword",
    "passwordMatches",
    "validatePassword",
    "verifyCredentials",
    "verifyPassword",
];

impl<'a> Facts<'a> {
    /// Whether a call checks a token or a session.
    pub fn verifies_credential(&self, call: Call<'a>) -> bool {
        call.name()
            .is_some_and(|name| TOKEN_CHECK_NAMES.contains(&name))
            || self
                .identity(call.callee())
                .is_some_and(|identity| TOKEN_CHECKS.contains(&&*identity))
    }

    /// Whether a call compares a password with what is kept, also through a helper of the project.
    pub fn verifies_password(&self, call: Call<'a>) -> bool {
        self.password_verifications()
            .iter()
            .any(|known| known.file == call.file && known.span == call.span)
    }

    /// The calls that compare a password with its hash, themselves or in a small helper that they run.
    pub fn password_verifications(&self) -> &[Call<'a>] {
        self.memory.password_checks.get_or_init(|| {
            let named = PASSWORD_CHECK_NAMES
                .iter()
                .flat_map(|name| self.index().calls_named(name));
            let known = PASSWORD_CHECKS.iter().flat_map(|name| self.calls_to(name));
            let direct: Vec<Call<'a>> = named.chain(known).collect();
            let mut found = direct.clone();
            for call in direct {
                let nodes = self.file(call.file).semantic.nodes();
                let helpers = nodes
                    .ancestor_kinds(call.node)
                    .filter_map(|kind| FunctionRef::of_kind(call.file, kind))
                    .filter(|function| function.statements().len() <= 8);
                for helper in helpers {
                    found.extend_from_slice(self.callers(helper));
                }
            }
            found.sort_by_key(|call| (call.file, call.span));
            found.dedup_by_key(|call| (call.file, call.span));
            found
        })
    }

    /// Whether a call writes a log line.
    pub fn is_log(&self, call: Call<'a>) -> bool {
        let level = matches!(
            call.name(),
            Some(
                "debug"
                    | "error"
                    | "fatal"
                    | "info"
                    | "log"
                    | "trace"
                    | "warn"
                    | "audit"
                    | "security"
                    | "verbose"
                    | "notice"
                    | "event"
            )
        );
        let named = call.name().is_some_and(|name| {
            ["log", "audit"].iter().any(|word| {
                // `logEvent` and `log_event`, but neither `login` nor `logout`.
                name.strip_prefix(word).is_some_and(|rest| {
                    rest.is_empty()
                        || rest.starts_with(|c: char| c.is_ascii_uppercase() || c == '_')
                })
            })
        });
        if !level && !named {
            return false;
        }
        let receiver = call
            .receiver()
            .map(|receiver| self.text(receiver.place()).to_ascii_lowercase());
        let logger = receiver.as_deref().is_some_and(|text| {
            text == "console"
                || text.contains("log")
                || text.contains("audit")
                || text.contains("winston")
                || text.contains("pino")
        }) || level
            && call
                .receiver()
                .is_some_and(|receiver| self.is_made_by_logger(receiver));
        (level && logger) || (named && receiver.is_none()) || (named && logger)
    }

    /// `const debug = require('./log').child({ … })`
    fn is_made_by_logger(&self, receiver: Expr<'a>) -> bool {
        let Some(call) = Call::of(self.resolve(receiver)) else {
            return false;
        };
        call.name() == Some("child")
            && call.receiver().is_some_and(|parent| {
                let text = self.text(parent.place());
                text.len() < 80 && text.to_ascii_lowercase().contains("log")
            })
    }

    /// Whether a call writes down or announces that something has happened, by the name of what it is called on or of itself.
    pub fn is_record_of_event(&self, call: Call<'a>) -> bool {
        let name = call.name().unwrap_or_default().to_ascii_lowercase();
        let on = call
            .receiver()
            .map(|receiver| self.text(receiver.place()).to_ascii_lowercase())
            .unwrap_or_default();
        let on = on.rsplit('.').next().unwrap_or_default();
        [
            "audit",
            "events",
            "metrics",
            "telemetry",
            "emitter",
            "analytics",
            "bus",
            "mailer",
            "notifier",
        ]
        .iter()
        .any(|word| on.contains(word))
            || ["audit", "record", "track", "emit", "notify", "publish"]
                .iter()
                .any(|word| name.starts_with(word))
    }

    /// Whether a function answers a route itself.
    pub fn function_at_route(&self, function: FunctionRef<'a>) -> bool {
        self.express().routes().iter().any(|route| {
            route
                .handler(self)
                .is_some_and(|handler| handler.place() == function.place())
        })
    }

    /// The statuses that a call answers by itself: `res.status(known ? 401 : 404).json(…)`, `reply.code(403)`, `ctx.throw(401)`,
    /// `c.json({ … }, 403)`, `NextResponse.json({ … }, { status: 403 })`.
    pub fn answered(&self, call: Call<'a>) -> Vec<u32> {
        let mut found = Vec::new();
        if matches!(
            call.name(),
            Some("require" | "log" | "info" | "warn" | "error" | "query")
        ) {
            return found;
        }
        let mut take = |value: Expr<'a>| {
            for (_, constant) in self.possible(value) {
                if let Constant::Number(number) = constant
                    && (100.0..600.0).contains(&number)
                {
                    found.push(number as u32);
                }
            }
        };
        let mut current = Some(call);
        for _ in 0..8 {
            let Some(one) = current else { break };
            match one.name() {
                Some("status" | "sendStatus" | "code" | "writeHead" | "throw") => {
                    if let Some(status) = one.argument(0) {
                        take(status);
                    }
                }
                Some("json" | "text" | "html" | "body" | "Response")
                    if one.argument_count() == 2 =>
                {
                    let second = one.argument(1);
                    match second.and_then(|second| self.object(second)) {
                        Some(init) => {
                            if let Some(status) = init.get(self, "status") {
                                take(status);
                            }
                        }
                        None => {
                            if let Some(status) = second {
                                take(status);
                            }
                        }
                    }
                }
                _ => {}
            }
            current = one.receiver().and_then(Call::of);
        }
        found
    }

    /// The status with which a call refuses, also where a helper of the project answers for it: 401, 403 or 429.
    pub fn refused(&self, call: Call<'a>) -> Option<u32> {
        if self.function(call.callee()).is_none() {
            return self.refused_within(call, HELPER_DEPTH);
        }
        let key = (call.file, call.span.start, call.span.end);
        if let Some(known) = self.memory.refusals.borrow().get(&key) {
            return *known;
        }
        let refused = self.refused_within(call, HELPER_DEPTH);
        self.memory.refusals.borrow_mut().insert(key, refused);
        refused
    }

    fn refused_within(&self, call: Call<'a>, depth: u32) -> Option<u32> {
        let refusing = |status: &u32| matches!(status, 401 | 403 | 429);
        let direct = self.answered(call);
        if let Some(status) = direct.iter().find(|status| refusing(status)) {
            return Some(*status);
        }
        if !direct.is_empty() {
            return None;
        }
        let depth = depth.checked_sub(1)?;
        let helper = self.function(call.callee())?;
        // A helper that only answers, not a handler that also does the work.
        if helper.statements().len() > 6 || self.is_log(call) {
            return None;
        }
        self.calls_within(helper.place())
            .take(12)
            .find_map(|inner| self.refused_within(inner, depth))
    }

    /// The statement of which a call is all there is: `res.status(403).json(…);`, `await deny(res);`.
    pub(crate) fn statement_of(&self, call: Call<'a>) -> Option<oxc_semantic::NodeId> {
        let nodes = self.file(call.file).semantic.nodes();
        for ancestor in nodes.ancestors(call.node).take(4) {
            match ancestor.kind() {
                AstKind::ExpressionStatement(_) => return Some(ancestor.id()),
                AstKind::AwaitExpression(_)
                | AstKind::ParenthesizedExpression(_)
                | AstKind::ChainExpression(_) => {}
                AstKind::UnaryExpression(unary)
                    if unary.operator == oxc_ast::ast::UnaryOperator::Void => {}
                _ => return None,
            }
        }
        None
    }

    /// What runs after a statement in an `if` branch that does not end there: the statements behind it and behind the blocks around it,
    /// up to the end of the function. None where the branch leaves, or where it stands in a loop, a `switch` or no branch at all.
    pub(crate) fn runs_after(
        &self,
        file: crate::source::FileId,
        statement: oxc_semantic::NodeId,
    ) -> Option<Vec<Place>> {
        let nodes = self.file(file).semantic.nodes();
        let start = nodes.kind(statement).span();
        let mut behind = Vec::new();
        let mut in_branch = false;
        let mut inner = start;
        for ancestor in nodes.ancestors(statement).take(60) {
            let list: &[Statement<'a>] = match ancestor.kind() {
                AstKind::BlockStatement(block) => &block.body,
                AstKind::FunctionBody(body) => &body.statements,
                AstKind::IfStatement(_) => {
                    in_branch = true;
                    inner = ancestor.kind().span();
                    continue;
                }
                AstKind::TryStatement(_) => {
                    inner = ancestor.kind().span();
                    continue;
                }
                AstKind::CatchClause(_) => {
                    inner = ancestor.kind().span();
                    continue;
                }
                AstKind::Function(_) | AstKind::ArrowFunctionExpression(_) => break,
                AstKind::ForStatement(_)
                | AstKind::ForInStatement(_)
                | AstKind::ForOfStatement(_)
                | AstKind::WhileStatement(_)
                | AstKind::DoWhileStatement(_)
                | AstKind::SwitchStatement(_)
                | AstKind::Program(_) => return None,
                _ => continue,
            };
            for one in list.iter().filter(|one| one.span().start >= inner.end) {
                match one {
                    Statement::ReturnStatement(_) | Statement::ThrowStatement(_) => {
                        // What is returned still runs: `return next()`.
                        let place = Place {
                            file,
                            span: super::span(one.span()),
                        };
                        if in_branch && matches!(one, Statement::ReturnStatement(_)) {
                            behind.push(place);
                            return Some(behind);
                        }
                        return in_branch.then_some(behind);
                    }
                    Statement::BreakStatement(_) | Statement::ContinueStatement(_) => return None,
                    // `if (res.headersSent) return;`
                    Statement::IfStatement(test)
                        if self
                            .text(Place {
                                file,
                                span: super::span(test.test.span()),
                            })
                            .contains("headersSent") =>
                    {
                        if matches!(test.consequent, Statement::ReturnStatement(_)) {
                            return in_branch.then_some(behind);
                        }
                    }
                    other => behind.push(Place {
                        file,
                        span: super::span(other.span()),
                    }),
                }
            }
            inner = ancestor.kind().span();
        }
        in_branch.then_some(behind)
    }

    /// Whether a call is `next()` without an error: the request goes on.
    pub fn goes_on(&self, call: Call<'a>) -> bool {
        call.argument_count() == 0 && call.name() == Some("next") && member(call.callee()).is_none()
    }

    /// The outermost function around a function that is still inside the same handler: where a callback stands.
    pub(crate) fn outermost_function(&self, function: FunctionRef<'a>) -> FunctionRef<'a> {
        let mut outermost = function;
        for kind in self
            .file(function.file)
            .semantic
            .nodes()
            .ancestor_kinds(function.node())
            .take(200)
        {
            match kind {
                AstKind::Class(_) => break,
                _ => {
                    if let Some(outer) = FunctionRef::of_kind(function.file, kind) {
                        // A factory around a handler is not the handler.
                        let handles = (0..outer.parameter_count()).any(|position| {
                            outer.parameter_name(position).is_some_and(|name| {
                                matches!(name, "req" | "res" | "ctx" | "request" | "reply" | "next")
                            })
                        });
                        if handles {
                            outermost = outer;
                        }
                    }
                }
            }
        }
        outermost
    }

    /// Whether a call stands in a range.
    pub(crate) fn is_within(&self, inner: Place, outer: Place) -> bool {
        inner.file == outer.file
            && outer.span.start <= inner.span.start
            && inner.span.end <= outer.span.end
    }

    /// The tests of the `if` statements and choices around a node, up to the function that it stands in, the innermost first; and the
    /// ranges of the branches that the node stands in.
    pub(crate) fn tests_around(
        &self,
        file: crate::source::FileId,
        node: oxc_semantic::NodeId,
    ) -> Vec<(Expr<'a>, Span, bool)> {
        let nodes = self.file(file).semantic.nodes();
        let at = nodes.kind(node).span();
        let inside = |span: oxc_span::Span| span.start <= at.start && at.end <= span.end;
        let mut found = Vec::new();
        for kind in nodes.ancestor_kinds(node).take(200) {
            match kind {
                AstKind::IfStatement(statement) => {
                    let in_consequent = inside(statement.consequent.span());
                    let in_alternate = statement
                        .alternate
                        .as_ref()
                        .is_some_and(|alternate| inside(alternate.span()));
                    if in_consequent || in_alternate {
                        let branch = if in_consequent {
                            statement.consequent.span()
                        } else {
                            statement
                                .alternate
                                .as_ref()
                                .map_or(at, |alternate| alternate.span())
                        };
                        found.push((
                            Expr {
                                file,
                                node: &statement.test,
                            },
                            super::span(branch),
                            in_consequent,
                        ));
                    }
                }
                AstKind::Function(_) | AstKind::ArrowFunctionExpression(_) => break,
                _ => {}
            }
        }
        found
    }

    /// The branch of the innermost `if` around a node, or the `catch` clause.
    pub fn branch_around(
        &self,
        file: crate::source::FileId,
        node: oxc_semantic::NodeId,
    ) -> Option<Place> {
        self.tests_around(file, node)
            .first()
            .map(|(_, span, _)| Place { file, span: *span })
    }

    /// The calls that stand as statements in front of a node, in its block and the blocks around it.
    pub fn calls_before(
        &self,
        file: crate::source::FileId,
        node: oxc_semantic::NodeId,
    ) -> Vec<Call<'a>> {
        let nodes = self.file(file).semantic.nodes();
        let start = nodes.kind(node).span().start;
        let mut found = Vec::new();
        for ancestor in nodes.ancestors(node).take(200) {
            match ancestor.kind() {
                AstKind::BlockStatement(_) | AstKind::FunctionBody(_) => {
                    let calls = self.index().statement_calls(file, ancestor.id());
                    found.extend(calls.iter().filter(|call| call.span.start < start));
                }
                AstKind::Function(_) | AstKind::ArrowFunctionExpression(_) => break,
                _ => {}
            }
        }
        found
    }

    /// The name at the root of a chain of members: `req` in `req.session.user.id`.
    pub(crate) fn root_name(&self, expr: Expr<'a>) -> Option<&'a str> {
        let mut current = expr.with(plain(expr.node));
        for _ in 0..16 {
            match member(current) {
                Some((object, _)) => current = object.with(plain(object.node)),
                None => break,
            }
        }
        match current.node {
            oxc_ast::ast::Expression::Identifier(name) => Some(name.name.as_str()),
            oxc_ast::ast::Expression::ThisExpression(_) => Some("this"),
            _ => None,
        }
    }
}
