//! CORS: where a project says which origins may read its answers, and how an origin is decided on.

use oxc_ast::AstKind;
use oxc_ast::ast::Expression;
use oxc_span::GetSpan;

use super::calls::{member, plain};
use super::definition::Key;
use super::{Call, Constant, Dangers, Definition, Expr, Facts, FunctionRef, Options, Setting};
use crate::source::Place;

/// Packages whose call takes the options.
const PACKAGES: &[&str] = &[
    "@koa/cors",
    "cors",
    "hono/cors.cors",
    "kcors",
    "koa-cors",
    "koa2-cors",
];

/// Plugins that are registered together with the options.
const PLUGINS: &[&str] = &["@fastify/cors", "fastify-cors"];

/// Calls that take the options under `cors`.
const HOLDERS: &[&str] = &[
    "ApolloServer",
    "Server",
    "WebSocketGateway",
    "applyMiddleware",
    "create",
    "createYoga",
    "io",
    "route",
    "server",
];

/// How deep functions that decide on an origin are followed into others.
const DEPTH: u32 = 3;

/// A place where CORS is set up.
pub struct CorsSetup<'a> {
    /// Where a person would point at it.
    pub place: Place,
    /// Its options.
    pub options: Options<'a>,
    /// Whether it was asked for without any options: `cors()`, `cors: true`.
    pub is_bare: bool,
    /// Whether it was switched on by a plain `true`.
    pub by_true: bool,
}

impl<'a> Facts<'a> {
    /// Every place where CORS is set up by a package or a framework.
    pub fn cors_setups(&self) -> Vec<CorsSetup<'a>> {
        let mut found = Vec::new();
        let mut take = |call: Call<'a>, argument: Option<Expr<'a>>| {
            found.push(CorsSetup {
                place: call.place(),
                options: self.options(argument),
                is_bare: argument.is_none(),
                by_true: false,
            });
        };
        for package in PACKAGES {
            for call in self.calls_to(package) {
                take(call, call.argument(0));
            }
        }
        for call in self.index().calls_named("enableCors") {
            take(call, call.argument(0));
        }
        for call in self.index().calls_named("register") {
            let is_cors = call
                .argument(0)
                .and_then(|plugin| self.identity(plugin))
                .is_some_and(|plugin| PLUGINS.contains(&&*plugin));
            if is_cors {
                take(call, call.argument(1));
            }
        }
        // Without options `enableCors()` is the same as `cors: true`.
        for setup in &mut found {
            let head = self.text(setup.place);
            setup.by_true = setup.is_bare && head.contains("enableCors");
        }
        for setting in self.index().properties("cors") {
            let Some(object) = self.object_around(*setting) else {
                continue;
            };
            let nodes = self.file(setting.file).semantic.nodes();
            let held = Call::of_kind(setting.file, nodes.parent_kind(object.node_id.get()))
                .and_then(Call::name)
                .is_some_and(|name| HOLDERS.contains(&name));
            if !held {
                continue;
            }
            let by_true = self.boolean(*setting) == Some(true);
            if by_true || self.object(*setting).is_some() {
                found.push(CorsSetup {
                    place: setting.place(),
                    options: if by_true {
                        Options::default()
                    } else {
                        self.options(Some(*setting))
                    },
                    is_bare: by_true,
                    by_true,
                });
            }
        }
        found
    }

    /// What an origin option admits everybody by, and why.
    pub fn admits_every_origin(
        &self,
        setup: &CorsSetup<'a>,
        origin: Expr<'a>,
    ) -> Option<(Place, &'static str)> {
        let listed = self.elements(origin).unwrap_or_else(|| vec![origin]);
        for one in listed {
            for (choice, constant) in self.possible(one) {
                match constant {
                    Constant::Boolean(true) => {
                        let place = if choice.file == origin.file {
                            origin.place()
                        } else {
                            choice.place()
                        };
                        return Some((place, "`true` echoes whatever origin asks"));
                    }
                    Constant::String(text) if text == "*" => {
                        return Some((one.place(), "`*` names every origin"));
                    }
                    _ => {}
                }
            }
        }
        let function = self.function(origin)?;
        let name = function.parameter_name(0).unwrap_or_default();
        let admitted: Vec<(Place, Expr<'a>)> = if function.parameter_count() >= 2 {
            let answers = self.answers_of(function).into_iter();
            answers
                .map(|(call, value)| (call.head_place(), value))
                .collect()
        } else {
            let returned = self.index().returns(function).iter();
            returned.map(|value| (value.place(), *value)).collect()
        };
        admitted
            .into_iter()
            .find(|(_, value)| self.admits(*value, function, name))
            .map(|(place, _)| {
                // A function that is written elsewhere is only wrong where it is used for this.
                let own = origin.span();
                let is_inline = origin.file == function.file
                    && own.start <= function.span().start
                    && function.span().end <= own.end;
                let place = if is_inline { place } else { setup.place };
                (place, "The origin function admits whoever asks")
            })
    }

    /// Whether a value admits the origin written as `name` where nothing was asked of it.
    fn admits(&self, value: Expr<'a>, function: FunctionRef<'a>, name: &str) -> bool {
        match plain(value.node) {
            Expression::ConditionalExpression(choice) => {
                return self.admits(value.with(&choice.consequent), function, name)
                    || self.admits(value.with(&choice.alternate), function, name);
            }
            Expression::LogicalExpression(choice)
                if choice.operator != oxc_ast::ast::LogicalOperator::And =>
            {
                return self.admits(value.with(&choice.left), function, name)
                    || self.admits(value.with(&choice.right), function, name);
            }
            _ => {}
        }
        let everybody = match self.constant(value) {
            Some(Constant::Boolean(admitted)) => admitted,
            Some(Constant::String(text)) => text == "*",
            _ => {
                (!name.is_empty() && self.text(value.place()) == name)
                    || self.is_origin_header(value)
            }
        };
        everybody
            && self.guarded_as(value, name) == Dangers::NONE
            && self.guarded_as(value, self.text(value.place())) == Dangers::NONE
            && !self.depends_on_another(value, function, name)
    }

    /// Whether a place is only reached under a condition that has nothing to do with the value written as `name`: `if (isDevelopment)`.
    fn depends_on_another(&self, value: Expr<'a>, function: FunctionRef<'a>, name: &str) -> bool {
        let nodes = self.file(value.file).semantic.nodes();
        nodes
            .ancestors(value.node_id())
            .take_while(|node| node.id() != function.node())
            .take(40)
            .any(|node| {
                let test = match node.kind() {
                    AstKind::IfStatement(statement) => &statement.test,
                    AstKind::ConditionalExpression(choice) => &choice.test,
                    _ => return false,
                };
                let at = value.span().start;
                let span = test.span();
                let inside = span.start <= at && at < span.end;
                let text = self.text(value.with(test).place());
                !inside && (name.is_empty() || !text.contains(name))
            })
    }

    /// The comparison, in a function that decides on an origin or in one that it asks, that looks at a part of it only.
    pub fn compares_a_part(&self, origin: Expr<'a>) -> Option<Call<'a>> {
        let function = self.function(origin)?;
        self.compares_a_part_in(function, 0, DEPTH)
    }

    fn compares_a_part_in(
        &self,
        function: FunctionRef<'a>,
        position: usize,
        depth: u32,
    ) -> Option<Call<'a>> {
        let depth = depth.checked_sub(1)?;
        let name = function.parameter_name(position)?;
        for call in self.calls_within(function.place()) {
            let of_origin = call.receiver().is_some_and(|receiver| {
                self.text(receiver.place()).trim_end_matches('?') == name
                    || self.is_host_of(receiver, name)
            });
            if of_origin && self.is_loose(call) {
                return Some(call);
            }
            if let Some(given) = call
                .arguments()
                .position(|argument| self.text(argument.place()) == name)
                && let Some(asked) = self.function(call.callee())
                && let Some(loose) = self.compares_a_part_in(asked, given, depth)
            {
                return Some(loose);
            }
        }
        None
    }

    /// Whether a comparison of a text with a part of it lets other hosts through.
    fn is_loose(&self, call: Call<'a>) -> bool {
        let part = call.argument(0).and_then(|part| self.string(part));
        match (call.name(), part.as_deref()) {
            (Some("endsWith"), Some(end)) => {
                !end.starts_with('.') && !end.contains("//") && end.contains('.')
            }
            (Some("startsWith"), Some(start)) => start
                .split_once("://")
                .is_some_and(|(_, host)| !host.is_empty() && !host.ends_with([':', '/'])),
            (Some("includes" | "indexOf" | "search"), Some(_)) => true,
            (Some("match"), Some(_)) => true,
            (Some("startsWith" | "endsWith" | "includes" | "indexOf"), None) => call
                .argument(0)
                .is_some_and(|part| self.function(part).is_none()),
            _ => false,
        }
    }

    /// Whether answers are meant for somebody: tokens may be sent along, or callers are told apart.
    pub fn answers_are_personal(&self, options: Option<&Options<'a>>) -> bool {
        let names_token = |value: Expr<'a>| {
            self.text(value.place())
                .to_ascii_lowercase()
                .contains("authorization")
                || self.elements(value).is_some_and(|elements| {
                    elements.into_iter().any(|element| {
                        self.string(element)
                            .is_some_and(|name| name.eq_ignore_ascii_case("authorization"))
                    })
                })
        };
        if let Some(options) = options
            && let Setting::Set(headers) = options.get_any(&["allowedHeaders", "allowHeaders"])
            && names_token(headers)
        {
            return true;
        }
        let by_header = self
            .header_writes()
            .iter()
            .any(|write| match write.name.as_deref() {
                Some("access-control-allow-headers") => names_token(write.value),
                Some("access-control-allow-credentials") => true,
                _ => false,
            });
        let model = self.express();
        by_header
            || model.mounted().iter().any(|mounted| {
                mounted.handlers.iter().any(|handler| {
                    self.middleware_kinds(*handler)
                        .has(super::Kind::AUTHENTICATION)
                })
            })
            || model
                .routes()
                .iter()
                .any(|route| route.protection(self).has(super::Kind::AUTHENTICATION))
    }

    /// Whether a value is the origin that the caller names.
    pub fn is_origin_header(&self, value: Expr<'a>) -> bool {
        let resolved = self.resolve(value);
        // `const { origin } = req.headers`
        if let Some(symbol) = self.symbol(resolved)
            && let Definition::Value(headers, keys) = self.definition(resolved.file, symbol)
            && keys == [Key::Name("origin")]
        {
            return member(headers)
                .is_some_and(|(request, of)| of == Some("headers") && self.is_request(request));
        }
        if let Some((headers, Some("origin"))) = member(resolved) {
            return member(headers)
                .is_some_and(|(request, of)| of == Some("headers") && self.is_request(request));
        }
        Call::of(resolved).is_some_and(|call| {
            matches!(call.name(), Some("get" | "header"))
                && call
                    .argument(0)
                    .and_then(|name| self.string(name))
                    .is_some_and(|name| name.eq_ignore_ascii_case("origin"))
                && call.receiver().is_some_and(|receiver| {
                    self.is_request(receiver)
                        || member(receiver).is_some_and(|(request, _)| self.is_request(request))
                })
        })
    }

    /// Entries `'null'` in lists of origins: the origin of every sandboxed page.
    pub fn null_origins(&self) -> Vec<Place> {
        let mut found = Vec::new();
        for entry in self.index().strings() {
            let Expression::StringLiteral(text) = entry.node else {
                continue;
            };
            if text.value != "null" {
                continue;
            }
            let nodes = self.file(entry.file).semantic.nodes();
            let AstKind::ArrayExpression(list) = nodes.parent_kind(entry.node_id()) else {
                continue;
            };
            let among_origins = list.elements.iter().any(|element| {
                matches!(element.as_expression(), Some(Expression::StringLiteral(other)) if other.value.starts_with("http") && other.value.contains("://"))
            });
            if among_origins {
                found.push(entry.place());
            }
        }
        found
    }
}
