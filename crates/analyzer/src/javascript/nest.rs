//! Controllers: routes that decorators register (NestJS, routing-controllers), and what guards and other decorators say of them.

use oxc_ast::AstKind;
use oxc_ast::ast::{ClassElement, Decorator, Expression, MethodDefinition};

use super::classes::ClassRef;
use super::definition::key_name;
use super::{Call, Expr, Facts, FunctionRef, Kind, Kinds, Route};

/// Decorators that register a handler, and its method.
const METHODS: &[(&str, &str)] = &[
    ("All", "all"),
    ("Delete", "delete"),
    ("Get", "get"),
    ("Head", "head"),
    ("Options", "options"),
    ("Patch", "patch"),
    ("Post", "post"),
    ("Put", "put"),
];

/// Decorators of a class whose methods are handlers.
const CONTROLLERS: &[&str] = &["Controller", "JsonController"];

impl<'a> Facts<'a> {
    /// The routes of all controllers.
    pub(super) fn decorated_routes(&self) -> Vec<Route<'a>> {
        let controllers: Vec<_> = self
            .index()
            .classes()
            .filter_map(|class| {
                let controller = decorator(class.file, &class.class.decorators, CONTROLLERS)?;
                Some((class, controller))
            })
            .collect();
        if controllers.is_empty() {
            return Vec::new();
        }
        let everywhere = self.global_guards();
        let mut routes = Vec::new();
        for (class, controller) in controllers {
            let prefix = self.decorator_path(controller);
            let of_class = self.declared_kinds(class.file, &class.class.decorators);
            for element in &class.class.body.body {
                let ClassElement::MethodDefinition(method) = element else {
                    continue;
                };
                for (name, http) in METHODS {
                    let Some(call) = decorator(class.file, &method.decorators, &[name]) else {
                        continue;
                    };
                    let own = self.declared_kinds(class.file, &method.decorators);
                    routes.push(Route {
                        call,
                        method: http,
                        path: format!("/{}/{}", prefix, self.decorator_path(call))
                            .replace("//", "/"),
                        before: Vec::new(),
                        handlers: Vec::new(),
                        is_rooted: false,
                        router: (class.file, class.class.span.start),
                        mounts: Vec::new(),
                        rungs: Vec::new(),
                        answer: Some(FunctionRef::of_function(class.file, &method.value)),
                        declared: everywhere.and(of_class).and(own),
                    });
                }
            }
        }
        routes
    }

    /// What decorators say of a class or a method.
    fn declared_kinds(
        &self,
        file: crate::source::FileId,
        decorators: &'a [Decorator<'a>],
    ) -> Kinds {
        let mut kinds = Kinds::NONE;
        for one in decorators {
            let expr = Expr {
                file,
                node: &one.expression,
            };
            let Some((name, call)) = named(expr) else {
                continue;
            };
            kinds = kinds.and(self.decorator_kinds(name, call));
            // `const Secured = () => applyDecorators(UseGuards(…), Throttle(…))`
            if let Some(own) = call.and_then(|call| self.function(call.callee())) {
                for inner in self.calls_within(own.place()).take(12) {
                    let name = inner.name().unwrap_or_default();
                    kinds = kinds.and(self.decorator_kinds(name, Some(inner)));
                }
            }
        }
        kinds
    }

    fn decorator_kinds(&self, name: &str, call: Option<Call<'a>>) -> Kinds {
        {
            match name {
                "UseGuards" | "UseBefore" => call.map_or(Kinds::NONE, |call| {
                    call.arguments().fold(Kinds::NONE, |kinds, guard| {
                        kinds.and(self.guard_kinds(guard))
                    })
                }),
                "Authorized" => Kinds::AUTHENTICATION.and(Kinds::ROLE),
                "Throttle" | "RateLimit" => Kinds::RATE_LIMIT,
                "Roles" | "Role" | "Permissions" | "RequirePermissions" | "HasRoles"
                | "CheckPolicies" | "RequireRole" | "CheckAbilities" | "Policies" => {
                    Kinds::ROLE_NAMED
                }
                "Auth" | "Authenticated" | "RequireAuth" => Kinds::AUTHENTICATION.and(Kinds::ROLE),
                "Public" | "AllowAnonymous" | "SkipAuth" | "IsPublic" | "NoAuth" => Kinds::PUBLIC,
                "SetMetadata" => {
                    let says = call
                        .and_then(|call| call.argument(0))
                        .map(|key| self.text(key.place()).to_ascii_lowercase())
                        .unwrap_or_default();
                    if says.contains("public") || says.contains("skip") {
                        Kinds::PUBLIC
                    } else if says.contains("role") || says.contains("permission") {
                        Kinds::ROLE_NAMED
                    } else {
                        Kinds::NONE
                    }
                }
                _ => Kinds::NONE,
            }
        }
    }

    /// What a guard refuses, told by its code or its name.
    pub(crate) fn guard_kinds(&self, guard: Expr<'a>) -> Kinds {
        let name = match Call::of(guard) {
            // `AuthGuard('jwt')`, `new RolesGuard()`
            Some(call) => call.name().unwrap_or_default(),
            None => self.text(guard.place()),
        };
        let lower = name.to_ascii_lowercase();
        let mut kinds = Kinds::NONE;
        for (part, kind) in [
            ("throttl", Kind::RATE_LIMIT),
            ("ratelimit", Kind::RATE_LIMIT),
            ("role", Kind::ROLE),
            ("permission", Kind::ROLE),
            ("polic", Kind::ROLE),
            ("admin", Kind::ROLE),
            ("abilit", Kind::ROLE),
            ("scope", Kind::ROLE),
            ("owner", Kind::ROLE),
            ("acl", Kind::ROLE),
            ("mfa", Kind::STEP_UP),
            ("auth", Kind::AUTHENTICATION),
            ("jwt", Kind::AUTHENTICATION),
            ("session", Kind::AUTHENTICATION),
            ("loggedin", Kind::AUTHENTICATION),
            ("apikey", Kind::AUTHENTICATION),
            ("token", Kind::AUTHENTICATION),
        ] {
            if lower.contains(part) {
                kinds = kinds.and(kind);
            }
        }
        if kinds == Kinds::NONE {
            Kinds::UNKNOWN
        } else {
            kinds
        }
    }

    /// Guards that hold for all controllers: `{ provide: APP_GUARD, useClass: JwtAuthGuard }`, `app.useGlobalGuards(…)`.
    fn global_guards(&self) -> Kinds {
        let provided = self
            .index()
            .properties("provide")
            .iter()
            .filter(|token| self.text(token.place()) == "APP_GUARD")
            .filter_map(|token| {
                let nodes = self.file(token.file).semantic.nodes();
                nodes
                    .ancestor_kinds(token.node_id())
                    .take(3)
                    .find_map(|kind| match kind {
                        AstKind::ObjectExpression(object) => Some(object),
                        _ => None,
                    })
                    .and_then(|object| {
                        object
                            .properties
                            .iter()
                            .find_map(|property| match property {
                                oxc_ast::ast::ObjectPropertyKind::ObjectProperty(property)
                                    if key_name(&property.key)
                                        .is_some_and(|name| name.starts_with("use")) =>
                                {
                                    Some(Expr {
                                        file: token.file,
                                        node: &property.value,
                                    })
                                }
                                _ => None,
                            })
                    })
            });
        let kinds = provided.fold(Kinds::NONE, |kinds, guard| {
            kinds.and(self.guard_kinds(guard))
        });
        self.index()
            .calls_named("useGlobalGuards")
            .flat_map(|call| call.arguments().collect::<Vec<_>>())
            .fold(kinds, |kinds, guard| kinds.and(self.guard_kinds(guard)))
    }

    /// The path that a decorator is given: `@Controller('users')`, `@Controller({ path: 'users' })`.
    fn decorator_path(&self, call: Call<'a>) -> String {
        call.argument(0)
            .and_then(|path| {
                self.string(path)
                    .or_else(|| self.string(self.object(path)?.get(self, "path")?))
            })
            .unwrap_or_default()
            .trim_matches('/')
            .to_owned()
    }

    /// The call of a decorator of one of these names on the method or the class of a route.
    pub fn decorators_of(&self, route: &Route<'a>, names: &[&str]) -> Option<Call<'a>> {
        let function = route.answer?;
        let mut of_class = None;
        for kind in self
            .file(function.file)
            .semantic
            .nodes()
            .ancestor_kinds(function.node())
            .take(6)
        {
            match kind {
                AstKind::MethodDefinition(method) => {
                    if let Some(call) = decorator(function.file, &method.decorators, names)
                        .or_else(|| self.composed(function.file, &method.decorators, names))
                    {
                        return Some(call);
                    }
                }
                AstKind::Class(class) => {
                    of_class = decorator(function.file, &class.decorators, names)
                        .or_else(|| self.composed(function.file, &class.decorators, names));
                    break;
                }
                _ => {}
            }
        }
        of_class
    }

    /// The call of a decorator that one of the project's own is made of.
    fn composed(
        &self,
        file: crate::source::FileId,
        decorators: &'a [Decorator<'a>],
        names: &[&str],
    ) -> Option<Call<'a>> {
        decorators.iter().find_map(|one| {
            let node = &one.expression;
            let own = self.function(Call::of(Expr { file, node })?.callee())?;
            self.calls_within(own.place())
                .take(12)
                .find(|inner| inner.name().is_some_and(|name| names.contains(&name)))
        })
    }

    /// The decorators of a parameter, by name.
    pub(crate) fn parameter_decorators(
        &self,
        function: FunctionRef<'a>,
        position: usize,
    ) -> impl Iterator<Item = &'a str> {
        function
            .parameters()
            .items
            .get(position)
            .into_iter()
            .flat_map(|parameter| parameter.decorators.iter())
            .filter_map(move |one| {
                let expr = Expr {
                    file: function.file,
                    node: &one.expression,
                };
                named(expr).map(|(name, _)| name)
            })
    }

    /// The class around a function, where the function is one of its methods or fields.
    pub(crate) fn class_of_method(&self, function: FunctionRef<'a>) -> Option<ClassRef<'a>> {
        self.file(function.file)
            .semantic
            .nodes()
            .ancestor_kinds(function.node())
            .take(8)
            .find_map(|kind| match kind {
                AstKind::Class(class) => Some(ClassRef {
                    file: function.file,
                    class,
                }),
                _ => None,
            })
    }

    /// The place of the class around a function.
    pub fn class_place(&self, function: FunctionRef<'a>) -> Option<crate::source::Place> {
        self.class_of_method(function)
            .map(|class| crate::source::Place {
                file: class.file,
                span: super::span(class.class.span),
            })
    }

    /// The name of the method or of the variable that a function is.
    pub fn given_name(&self, function: FunctionRef<'a>) -> Option<&'a str> {
        if let Some(name) = function.own_name() {
            return Some(name);
        }
        self.file(function.file)
            .semantic
            .nodes()
            .ancestor_kinds(function.node())
            .take(3)
            .find_map(|kind| match kind {
                AstKind::MethodDefinition(method) => method_name(method),
                AstKind::PropertyDefinition(property) => key_name(&property.key),
                AstKind::ObjectProperty(property) => key_name(&property.key),
                AstKind::VariableDeclarator(declarator) => match &declarator.id {
                    oxc_ast::ast::BindingPattern::BindingIdentifier(name) => {
                        Some(name.name.as_str())
                    }
                    _ => None,
                },
                AstKind::AssignmentExpression(assignment) => assignment
                    .left
                    .as_member_expression()
                    .and_then(|member| member.static_property_name()),
                _ => None,
            })
    }
}

fn method_name<'a>(method: &'a MethodDefinition<'a>) -> Option<&'a str> {
    key_name(&method.key)
}

/// The name of a decorator and its call: `@Public` has none.
fn named<'a>(expr: Expr<'a>) -> Option<(&'a str, Option<Call<'a>>)> {
    match expr.node {
        Expression::Identifier(name) => Some((name.name.as_str(), None)),
        _ => {
            let call = Call::of(expr)?;
            Some((call.name()?, Some(call)))
        }
    }
}

fn decorator<'a>(
    file: crate::source::FileId,
    decorators: &'a [Decorator<'a>],
    names: &[&str],
) -> Option<Call<'a>> {
    decorators.iter().find_map(|one| {
        let expr = Expr {
            file,
            node: &one.expression,
        };
        let (name, call) = named(expr)?;
        call.filter(|_| names.contains(&name))
    })
}
