//! What middleware does: by its package, by what its code does, or by its name.

use super::{CLASSIFY_LIMIT, MiddlewareKind, handler_function};
use crate::javascript::function::Function;
use crate::javascript::syntax::{ExprId, FunctionId, Kind};
use crate::javascript::tables::middleware::{MIDDLEWARE, SUGGESTIVE_NAMES};
use crate::javascript::value::{Value, path_matches};
use crate::javascript::{Facts, schema};

/// Kinds that are certain, and kinds that a name suggests.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Classes {
    certain: u32,
    possible: u32,
}

impl Classes {
    fn certainly(kind: MiddlewareKind) -> Self {
        Self {
            certain: 1 << kind as u32,
            possible: 0,
        }
    }

    pub(super) fn is(self, kind: MiddlewareKind) -> bool {
        self.certain & (1 << kind as u32) != 0
    }

    pub(super) fn may_be(self, kind: MiddlewareKind) -> bool {
        self.possible & (1 << kind as u32) != 0
    }

    fn or(self, other: Self) -> Self {
        Self {
            certain: self.certain | other.certain,
            possible: self.possible | other.possible,
        }
    }
}

pub(super) fn classes(facts: &Facts<'_>, id: ExprId) -> Classes {
    if let Some(&known) = facts.express.classes.borrow().get(&id) {
        return known;
    }
    let found = classify(facts, id, 0);
    facts.express.classes.borrow_mut().insert(id, found);
    found
}

pub(super) fn classify(facts: &Facts<'_>, id: ExprId, depth: u32) -> Classes {
    if depth > CLASSIFY_LIMIT {
        return Classes::default();
    }
    let value = facts.value(id);
    if let Some(identity) = value.identity()
        && let Some((_, _, kind)) = MIDDLEWARE.iter().find(|(package, path, _)| {
            *package == identity.package() && path_matches(identity.path(), path)
        })
    {
        return Classes::certainly(*kind);
    }
    // `body('email').isEmail().normalizeEmail()`
    if value.is_from("express-validator") && value.call().is_some() {
        return Classes::certainly(MiddlewareKind::Validation);
    }
    if value.is_from("helmet") {
        return Classes::certainly(MiddlewareKind::Helmet);
    }
    if let Some(function) = facts.modules.function(&facts.syntax, id) {
        return behavior(facts, function)
            .or(suggested(function_name(facts, function)).only_possible());
    }
    let resolved = facts.modules.resolved(&facts.syntax, id);
    if let Kind::Call { callee, arguments } = facts.syntax.node(resolved).kind {
        if let Some(made) = handler_function(facts, resolved, 0) {
            let own = behavior(facts, made);
            let wrapped = arguments.iter().fold(Classes::default(), |all, &argument| {
                match facts.modules.function(&facts.syntax, argument) {
                    Some(_) => all.or(classify(facts, argument, depth + 1)),
                    None => all,
                }
            });
            let has_schema = arguments.iter().any(|&argument| is_schema(facts, argument));
            let factory = if has_schema {
                Classes::certainly(MiddlewareKind::Validation)
            } else {
                Classes::default()
            };
            return own
                .or(wrapped)
                .or(factory)
                .or(suggested(facts.value(callee).last_name()).only_possible());
        }
        // `authenticate.unless({ path: [...] })`
        if let Kind::Member {
            object,
            property: "unless",
        } = facts.syntax.node(callee).kind
        {
            return classify(facts, object, depth + 1);
        }
        if arguments.iter().any(|&argument| is_schema(facts, argument)) {
            return Classes::certainly(MiddlewareKind::Validation);
        }
        let inner = arguments.iter().fold(Classes::default(), |all, &argument| {
            all.or(Classes {
                certain: 0,
                possible: classify(facts, argument, depth + 1).possible,
            })
        });
        let object = match facts.syntax.node(callee).kind {
            Kind::Member { object, .. } => suggested(facts.value(object).last_name()),
            _ => Classes::default(),
        };
        return suggested(facts.value(callee).last_name())
            .or(object)
            .or(inner);
    }
    let object = value.member().map_or(Classes::default(), |(object, _)| {
        suggested(object.last_name())
    });
    suggested(value.last_name()).or(object)
}

impl Classes {
    /// Code that is visible decides for itself; its name is only a hint where the code is not understood.
    fn only_possible(self) -> Self {
        Self {
            certain: 0,
            possible: self.possible,
        }
    }
}

pub(super) fn function_name<'f>(facts: &'f Facts<'f>, function: FunctionId) -> Option<&'f str> {
    facts.syntax.function(function).name
}

pub(super) fn suggested(name: Option<&str>) -> Classes {
    let Some(name) = name else {
        return Classes::default();
    };
    let name = name.to_ascii_lowercase();
    SUGGESTIVE_NAMES
        .iter()
        .filter(|(part, _)| name.contains(part))
        .fold(Classes::default(), |all, (_, kind)| {
            all.or(Classes {
                certain: 0,
                possible: 1 << *kind as u32,
            })
        })
}

pub(super) fn is_schema(facts: &Facts<'_>, id: ExprId) -> bool {
    let value = facts.value(id);
    let is_one = |value: Value<'_>| {
        value.identity().is_some_and(|identity| {
            matches!(
                identity.package(),
                "joi" | "yup" | "zod" | "valibot" | "ajv"
            ) && identity.path().contains("()")
        })
    };
    is_one(value)
        || value
            .properties()
            .iter()
            .any(|property| is_one(property.value))
}

/// What a function of the project does to a request, by what it calls and answers.
pub(super) fn behavior(facts: &Facts<'_>, function: FunctionId) -> Classes {
    let handle = Function {
        facts,
        id: function,
    };
    // The last handler of a route also verifies and refuses; only what goes on to the next is middleware.
    let goes_on = facts.syntax.function(function).parameters.len() >= 3;
    if !goes_on {
        return Classes::default();
    }
    let mut classes = Classes::default();
    let mut refuses_unknown = false;
    let mut refuses_known = false;
    for call in handle.calls() {
        let Some(name) = call.name() else { continue };
        match name {
            "verify" | "jwtVerify" | "verifyIdToken" | "authenticate" | "isAuthenticated"
            | "introspect" | "verifyToken" | "getSession" | "timingSafeEqual" => {
                classes = classes.or(Classes::certainly(MiddlewareKind::Authentication));
            }
            "validationResult" | "matchedData" => {
                classes = classes.or(Classes::certainly(MiddlewareKind::Validation));
            }
            "consume" => classes = classes.or(Classes::certainly(MiddlewareKind::RateLimit)),
            "status" | "sendStatus" | "writeHead" => match call.argument(0).and_then(Value::number)
            {
                Some(401.0) => refuses_unknown = true,
                Some(403.0) => refuses_known = true,
                Some(429.0) => classes = classes.or(Classes::certainly(MiddlewareKind::RateLimit)),
                _ => {}
            },
            "createError" | "createHttpError" | "HttpError" | "ApiError" | "AppError" => {
                for argument in call.arguments() {
                    refuses_unknown |= argument.number() == Some(401.0);
                    refuses_known |= argument.number() == Some(403.0);
                }
            }
            "UnauthorizedError" | "Unauthorized" | "AuthenticationError" => refuses_unknown = true,
            "ForbiddenError" | "Forbidden" => refuses_known = true,
            "setHeader" | "set" | "header" => {}
            _ => {
                if schema::parsed(facts, call.id).is_some() {
                    classes = classes.or(Classes::certainly(MiddlewareKind::Validation));
                }
            }
        }
    }
    if refuses_unknown {
        classes = classes.or(Classes::certainly(MiddlewareKind::Authentication));
    }
    if refuses_known {
        let reads_role = handle.expressions().iter().any(|value| {
            value.last_name().is_some_and(|name| {
                let name = name.to_ascii_lowercase();
                [
                    "role",
                    "permission",
                    "admin",
                    "scope",
                    "privilege",
                    "ability",
                ]
                .iter()
                .any(|part| name.contains(part))
            })
        });
        if reads_role {
            classes = classes.or(Classes::certainly(MiddlewareKind::Role));
        } else {
            classes = classes.or(Classes {
                certain: 0,
                possible: 1 << MiddlewareKind::Role as u32,
            });
        }
    }
    classes
}
