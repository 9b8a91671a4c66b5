//! Sources: which parameters of which functions hold what a caller sent, told by how the function is registered.

use oxc_ast::ast::{Argument, AssignmentTarget, Expression};
use rustc_hash::FxHashMap;

use super::calls::plain;
use super::{Call, Dangers, Expr, Facts, FunctionRef};
use crate::source::FileId;

/// What a parameter is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Role {
    /// The request, or a context that carries it: its known members hold what the caller sent.
    Request,
    /// Itself what the caller sent, with the dangers that its kind excludes.
    Data(Dangers),
    /// An upload: only its names are the caller's.
    Upload,
    /// A connection: listeners on it take what the caller sends.
    Connection,
}

/// Roles by function and position.
pub(super) type Roles = FxHashMap<(FileId, u32, usize), Role>;

/// Calls that register a handler.
const REGISTERING: &[&str] = &[
    "all", "delete", "del", "get", "head", "options", "patch", "post", "put", "use",
];

/// Names of functions that a file-based router calls by their HTTP method.
const METHOD_EXPORTS: &[&str] = &["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

const STRING: Dangers = Dangers::STRUCTURE.and(Dangers::MASS);

impl<'a> Facts<'a> {
    /// The role of a parameter.
    pub(super) fn role(&self, function: FunctionRef<'a>, position: usize) -> Option<Role> {
        self.memory
            .roles
            .get_or_init(|| self.find_roles())
            .get(&(function.file, function.span().start, position))
            .copied()
    }

    fn find_roles(&self) -> Roles {
        // Handlers can be methods of objects that are handed on, which needs the callers.
        self.collect_callers();
        let mut roles = Roles::default();
        let mut listeners = Vec::new();
        for call in self.index().calls() {
            let Some(name) = call.name() else { continue };
            if REGISTERING.contains(&name) {
                self.registered(*call, name, &mut roles);
            } else if name == "param" && call.receiver().is_some() {
                for function in self.handlers(*call).into_iter().take(1) {
                    set(&mut roles, function, 0, Role::Request);
                    set(&mut roles, function, 3, Role::Data(STRING));
                }
            } else if name == "addHook" {
                // Fastify: `app.addHook('onRequest', async (request, reply) => …)`
                let of_request = call
                    .argument(0)
                    .and_then(|hook| self.string(hook))
                    .is_some_and(|hook| {
                        hook.starts_with("pre")
                            || matches!(
                                hook.as_str(),
                                "onRequest" | "onSend" | "onResponse" | "onError" | "onTimeout"
                            )
                    });
                for function in self.handlers(*call).into_iter().filter(|_| of_request) {
                    set(&mut roles, function, 0, Role::Request);
                }
            } else if matches!(name, "on" | "once" | "addEventListener" | "onMessage") {
                listeners.push(*call);
            }
        }
        // Connections first: the listeners on them are found by their parameter.
        for call in &listeners {
            if call
                .argument(0)
                .and_then(|event| self.string(event))
                .is_some_and(|event| event == "connection" || event == "connect")
                && let Some(function) = self.handlers(*call).into_iter().next_back()
            {
                set(&mut roles, function, 0, Role::Connection);
                set(&mut roles, function, 1, Role::Request);
            }
        }
        for call in &listeners {
            self.listener(*call, &mut roles);
        }
        for name in ["Query", "Mutation", "Subscription"] {
            for resolvers in self.index().properties(name) {
                for (_, value) in self
                    .object(*resolvers)
                    .into_iter()
                    .flat_map(|object| object.properties())
                {
                    let resolver = self.function(value).or_else(|| {
                        self.object(value)?
                            .get_any(self, &["resolve", "subscribe"])
                            .and_then(|resolve| self.function(resolve))
                    });
                    if let Some(resolver) = resolver.filter(|f| f.parameter_count() >= 2) {
                        set(&mut roles, resolver, 1, Role::Data(Dangers::NONE));
                    }
                }
            }
        }
        for function in self.index().functions() {
            self.decorated(*function, &mut roles);
        }
        // multer asks these for each file: `(req, file, callback)`.
        for name in ["destination", "fileFilter", "filename"] {
            for value in self.index().properties(name) {
                if let Some(function) = self.function(*value).filter(|f| f.parameter_count() == 3) {
                    set(&mut roles, function, 0, Role::Request);
                    set(&mut roles, function, 1, Role::Upload);
                }
            }
        }
        self.document_handlers(&listeners, &mut roles);
        self.template_helpers(&mut roles);
        for file in self.files() {
            // Server actions of Next.js: the browser calls what such a file exports.
            if is_server_action_file(file.text) {
                for function in self.exported_functions(file.id) {
                    for position in 0..function.parameter_count() {
                        set(&mut roles, function, position, Role::Data(Dangers::NONE));
                    }
                }
            }
            for name in METHOD_EXPORTS {
                if let Some(function) = self.exported_function(file.id, name) {
                    set(&mut roles, function, 0, Role::Request);
                    set(&mut roles, function, 1, Role::Request);
                }
            }
            for name in ["handler", "lambdaHandler", "main"] {
                if let Some(function) = self.exported_function(file.id, name)
                    && function
                        .parameter_name(0)
                        .is_some_and(|name| matches!(name, "event" | "evt" | "_event"))
                {
                    set(&mut roles, function, 0, Role::Request);
                }
            }
        }
        roles
    }

    /// What a parser of XML hands to the handlers of a document's type: `parser.ondoctype = (text) => …`.
    /// It can name files and addresses, and does nothing else.
    fn document_handlers(&self, listeners: &[Call<'a>], roles: &mut Roles) {
        let data = Role::Data(Dangers::ALL.without(Dangers::PATH.and(Dangers::SSRF)));
        let mut handlers = Vec::new();
        for assignment in self.index().assignments() {
            if let AssignmentTarget::StaticMemberExpression(target) = assignment.target
                && matches!(
                    target.property.name.as_str(),
                    "ondoctype" | "onsgmldeclaration"
                )
            {
                handlers.extend(self.function(assignment.value));
            }
        }
        for call in listeners {
            let event = call.argument(0).and_then(|event| self.string(event));
            if matches!(
                event.as_deref(),
                Some("doctype" | "sgmldeclaration" | "entityDecl" | "externalEntityRef")
            ) {
                handlers.extend(self.handlers(*call));
            }
        }
        for function in handlers {
            for position in 0..function.parameter_count() {
                set(roles, function, position, data);
            }
        }
    }

    /// Helpers and filters of templates get the values that a template shows: `registerHelper('lines', (text) => …)`.
    fn template_helpers(&self, roles: &mut Roles) {
        let data = Role::Data(Dangers::ALL.without(Dangers::HTML));
        // `engine({ helpers: { bold: (text) => … } })`
        for helpers in self.index().properties("helpers") {
            let helpers: Vec<FunctionRef<'a>> = self
                .object(*helpers)
                .into_iter()
                .flat_map(|object| object.properties())
                .filter_map(|(_, helper)| self.function(helper))
                .collect();
            for helper in helpers {
                for position in 0..helper.parameter_count() {
                    if helper.parameter_name(position) != Some("options") {
                        set(roles, helper, position, data);
                    }
                }
            }
        }
        for name in ["addFilter", "registerHelper"] {
            for call in self.index().calls_named(name) {
                let mut helpers: Vec<FunctionRef<'a>> = call
                    .argument(1)
                    .and_then(|helper| self.function(helper))
                    .into_iter()
                    .collect();
                if let Some(all) = call.argument(0).and_then(|all| self.object(all)) {
                    helpers.extend(
                        all.properties()
                            .filter_map(|(_, helper)| self.function(helper)),
                    );
                }
                for helper in helpers {
                    for position in 0..helper.parameter_count() {
                        if helper.parameter_name(position) != Some("options") {
                            set(roles, helper, position, data);
                        }
                    }
                }
            }
        }
    }

    /// The functions among a call's arguments, arrays opened, wrappers looked into.
    fn handlers(&self, call: Call<'a>) -> Vec<FunctionRef<'a>> {
        let mut found = Vec::new();
        for argument in call.arguments() {
            match self.elements(argument) {
                Some(elements) => {
                    found.extend(elements.into_iter().filter_map(|one| self.function(one)));
                }
                None => found.extend(self.function(argument)),
            }
        }
        found
    }

    fn registered(&self, call: Call<'a>, name: &str, roles: &mut Roles) {
        let Some(receiver) = call.receiver() else {
            return;
        };
        let by_route = {
            let mut inner = Call::of(receiver);
            let mut found = false;
            for _ in 0..16 {
                let Some(one) = inner else { break };
                found = found || one.name() == Some("route");
                inner = one.receiver().and_then(Call::of);
            }
            found
        };
        let has_path = call.argument(0).is_some_and(|path| {
            let path = path.with(plain(path.node));
            matches!(path.node, Expression::RegExpLiteral(_))
                || self
                    .string(path)
                    .is_some_and(|text| text.starts_with('/') || text == "*" || text.is_empty())
                || self.elements(path).is_some_and(|elements| {
                    elements
                        .first()
                        .and_then(|first| self.string(*first))
                        .is_some_and(|text| text.starts_with('/'))
                })
        });
        if !has_path && !by_route && name != "use" {
            return;
        }
        for function in self.handlers(call) {
            let count = function.parameter_count();
            if name == "use" && count < 2 {
                continue;
            }
            let position = usize::from(count == 4);
            set(roles, function, position, Role::Request);
        }
        // Hapi and Fastify also take an object with the handler.
        for argument in call.arguments() {
            if let Some(handler) = self
                .object(argument)
                .and_then(|options| options.get(self, "handler"))
                .and_then(|handler| self.function(handler))
            {
                set(roles, handler, 0, Role::Request);
            }
        }
    }

    fn listener(&self, call: Call<'a>, roles: &mut Roles) {
        let Some(receiver) = call.receiver() else {
            return;
        };
        let event = call.argument(0).and_then(|event| self.string(event));
        let Some(event) = event else { return };
        if matches!(
            event.as_str(),
            "connection"
                | "connect"
                | "close"
                | "error"
                | "disconnect"
                | "open"
                | "drain"
                | "end"
                | "finish"
                | "disconnecting"
                | "listening"
                | "pong"
                | "upgrade"
        ) {
            return;
        }
        let is_connection = match self.symbol(receiver) {
            Some(symbol) => match self.definition(receiver.file, symbol) {
                super::Definition::Parameter(function, position, keys) if keys.is_empty() => {
                    roles.get(&(function.file, function.span().start, position))
                        == Some(&Role::Connection)
                        // By name only: asking whether it is the request would need the roles that are being found.
                        || function.parameter_name(position).is_some_and(|name| {
                            matches!(name, "socket" | "ws")
                                || (event == "data" && matches!(name, "req" | "request"))
                        })
                }
                _ => false,
            },
            None => false,
        };
        if !is_connection {
            return;
        }
        for function in self.handlers(call) {
            for position in 0..function.parameter_count() {
                set(roles, function, position, Role::Data(Dangers::NONE));
            }
        }
    }

    /// NestJS, routing-controllers and tsoa: `@Body() body`, `@Query('name') name`.
    fn decorated(&self, function: FunctionRef<'a>, roles: &mut Roles) {
        for (position, parameter) in function.parameters().items.iter().enumerate() {
            for decorator in &parameter.decorators {
                let (name, arguments): (&str, &[Argument<'a>]) = match &decorator.expression {
                    Expression::CallExpression(call) => match &call.callee {
                        Expression::Identifier(name) => (name.name.as_str(), &call.arguments),
                        _ => continue,
                    },
                    Expression::Identifier(name) => (name.name.as_str(), &[]),
                    _ => continue,
                };
                let named = matches!(arguments.first(), Some(Argument::StringLiteral(_)));
                let piped = arguments.iter().any(|argument| {
                    argument.as_expression().is_some_and(|node| {
                        let text = self.text(
                            Expr {
                                file: function.file,
                                node,
                            }
                            .place(),
                        );
                        text.contains("Parse") && text.contains("Pipe")
                    })
                });
                let checked =
                    if self.has_validation_pipe() && self.is_checked_type(function, position) {
                        STRING
                    } else {
                        Dangers::NONE
                    };
                let role = match name {
                    // A pipe looks at size and type and leaves the name as it is.
                    "UploadedFile" | "UploadedFiles" => Role::Upload,
                    _ if piped => continue,
                    "Body" | "MessageBody" | "Payload" | "BodyParam" | "Args" => {
                        Role::Data(checked)
                    }
                    "Query" | "QueryParam" | "QueryParams" if named => Role::Data(Dangers::MASS),
                    "Query" | "QueryParams" => Role::Data(checked),
                    "Param" | "Headers" | "HeaderParam" | "CookieParam" | "HostParam"
                    | "Params" | "Header" => Role::Data(STRING),
                    "Req" | "Request" => Role::Request,
                    _ => continue,
                };
                set(roles, function, position, role);
            }
        }
    }

    /// Whether the project checks decorated classes and drops what they do not name.
    fn has_validation_pipe(&self) -> bool {
        self.index().calls_named("ValidationPipe").any(|call| {
            call.is_new
                && call
                    .argument(0)
                    .and_then(|options| self.object(options))
                    .and_then(|options| options.get(self, "whitelist"))
                    .is_some_and(|value| self.boolean(value) == Some(true))
        })
    }

    /// Whether a parameter's type is a class (whose decorators the pipe reads) rather than `any` or an interface.
    fn is_checked_type(&self, function: FunctionRef<'a>, position: usize) -> bool {
        function.parameter_type(position).is_some_and(|name| {
            name.starts_with(|c: char| c.is_ascii_uppercase()) && name != "Record"
        })
    }
}

fn set(roles: &mut Roles, function: FunctionRef<'_>, position: usize, role: Role) {
    if position < function.parameter_count() {
        roles
            .entry((function.file, function.span().start, position))
            .or_insert(role);
    }
}

fn is_server_action_file(text: &str) -> bool {
    let start = text.trim_start();
    start.starts_with("'use server'") || start.starts_with("\"use server\"")
}
