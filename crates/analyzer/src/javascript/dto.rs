//! Classes that describe input: what class-validator's decorators rule out for a field.

use oxc_ast::ast::{Expression, PropertyDefinition};

use super::classes::ClassRef;
use super::definition::Key;
use super::schema::{TEXT, UNKNOWN, is_narrow};
use super::{Call, Dangers, Expr, Facts, FunctionRef};

/// How many classes up fields are looked for.
const ANCESTORS: usize = 4;

/// Decorators that admit texts of any content. Sorted.
const TEXTS: &[&str] = &[
    "Contains",
    "IsAscii",
    "IsLowercase",
    "IsNotEmpty",
    "IsString",
    "IsUppercase",
    "IsUrl",
    "Length",
    "MaxLength",
    "MinLength",
];

impl<'a> Facts<'a> {
    /// What the decorators of a parameter's class rule out for the field that `keys` lead to. Nothing where the app is visible and has no
    /// pipe that reads them.
    pub(super) fn dto_leaves(
        &self,
        function: FunctionRef<'a>,
        position: usize,
        keys: &[Key<'a>],
    ) -> Dangers {
        let [Key::Name(field), rest @ ..] = keys else {
            return Dangers::NONE;
        };
        let has_pipe = self.index().calls_named("ValidationPipe").next().is_some();
        let is_app_visible = self
            .index()
            .calls_named("create")
            .any(|call| self.text(call.callee_place()) == "NestFactory.create");
        if is_app_visible && !has_pipe || !rest.is_empty() {
            return Dangers::NONE;
        }
        let class = function
            .parameter_type(position)
            .and_then(|name| self.class_named(function.file, name));
        let Some(property) = class.and_then(|class| self.field_of(class, field)) else {
            return Dangers::NONE;
        };
        let (file, property) = property;
        property
            .decorators
            .iter()
            .fold(Dangers::NONE, |safe, decorator| {
                let expr = Expr {
                    file,
                    node: &decorator.expression,
                };
                let call = Call::of(expr);
                let name = match (call, &decorator.expression) {
                    (Some(call), _) => call.name(),
                    (None, Expression::Identifier(name)) => Some(name.name.as_str()),
                    _ => None,
                };
                safe.and(match name {
                    Some(name) if is_narrow(name) => Dangers::ALL,
                    Some("Matches") => TEXT.and(
                        call.and_then(|call| call.argument(0))
                            .map_or(Dangers::NONE, |pattern| self.asked_pattern(pattern)),
                    ),
                    Some("IsEmail" | "IsFQDN") => UNKNOWN,
                    Some(name) if TEXTS.contains(&name) => TEXT,
                    _ => Dangers::NONE,
                })
            })
    }

    /// Whether a class has a field for a password or a token; where it is not visible, by its name.
    pub fn describes_credentials(&self, function: FunctionRef<'a>, class: &'a str) -> bool {
        match self.class_named(function.file, class) {
            Some(found) => found.class.body.body.iter().any(|element| match element {
                oxc_ast::ast::ClassElement::PropertyDefinition(property) => {
                    super::definition::key_name(&property.key).is_some_and(|name| {
                        let lower = name.to_ascii_lowercase();
                        [
                            "password",
                            "passwd",
                            "secret",
                            "token",
                            "otp",
                            "cardnumber",
                            "cvv",
                        ]
                        .iter()
                        .any(|word| lower.contains(word))
                    })
                }
                _ => false,
            }),
            None => {
                let lower = class.to_ascii_lowercase();
                [
                    "login",
                    "signin",
                    "signup",
                    "register",
                    "password",
                    "credential",
                ]
                .iter()
                .any(|word| lower.contains(word))
            }
        }
    }

    /// Whether handlers take bodies as classes whose fields have decorators.
    pub fn describes_bodies(&self) -> bool {
        self.express().routes().iter().any(|route| {
            route
                .handler(self)
                .is_some_and(|handler| self.described_body(handler).is_some())
        })
    }

    /// The class of a handler's `@Body()` parameter whose fields have decorators of class-validator.
    pub fn described_body(&self, handler: FunctionRef<'a>) -> Option<&'a str> {
        (0..handler.parameter_count()).find_map(|position| {
            self.parameter_decorators(handler, position)
                .find(|name| matches!(*name, "Body" | "Query"))?;
            let name = handler.parameter_type(position)?;
            let class = self.class_named(handler.file, name)?;
            let checks = class.class.body.body.iter().any(|element| match element {
                oxc_ast::ast::ClassElement::PropertyDefinition(property) => {
                    property.decorators.iter().any(|decorator| {
                        let expr = Expr {
                            file: class.file,
                            node: &decorator.expression,
                        };
                        Call::of(expr).is_some_and(|call| {
                            self.identity(call.callee())
                                .is_some_and(|identity| identity.starts_with("class-validator."))
                        })
                    })
                }
                _ => false,
            });
            checks.then_some(name)
        })
    }

    /// A field of a class or of one that it extends, also through `PartialType(Base)`.
    fn field_of(
        &self,
        class: ClassRef<'a>,
        name: &str,
    ) -> Option<(crate::source::FileId, &'a PropertyDefinition<'a>)> {
        let mut class = class;
        for _ in 0..ANCESTORS {
            if let Some(property) = class.property(name) {
                return Some((class.file, property));
            }
            let base = Expr {
                file: class.file,
                node: &class.class.heritage.as_ref()?.expression,
            };
            let base = match Call::of(base) {
                Some(call) => call.argument(0)?,
                None => base,
            };
            class = self.class_of(base, 6)?;
        }
        None
    }
}
