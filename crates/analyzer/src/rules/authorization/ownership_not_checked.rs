use crate::javascript::Choice;
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("authz-resource-ownership");

declare_rule! {
/// A record is fetched by the id in the request alone.
///
/// ## Why
/// Anybody who is signed in can put another id there and read or change somebody else's record: the first risk of the
/// OWASP API list.
///
/// ## Not a problem
/// The signed-in user in the filter, or compared with the record, or handed to a function that decides; a route that asks for a role or is
/// public on purpose. Where nothing else in the project asks whose these records are, only routes behind authentication are reported.
pub const OWNERSHIP_NOT_CHECKED: Rule = Rule {
    id: "ownership-not-checked",
    title: "A record is chosen by the caller's id without checking whose it is",
    examples: include_str!("ownership_not_checked.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::Medium,
    cwe: &[639, 862],
    owasp: Some(Owasp::Api1),
    check: Check::JavaScript(check),
};
}

/// What everybody may read where it is not said whose it is.
const SHARED: &[&str] = &[
    "article", "book", "brand", "category", "city", "country", "course", "event", "film", "item",
    "job", "menu", "movie", "news", "page", "plan", "post", "product", "recipe", "room", "song",
    "tag", "template", "topic", "user", "venue", "comment", "question", "answer",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    let choices = facts.choices();
    for choice in choices {
        let owner = choice.columns.iter().any(|(column, value)| {
            crate::javascript::is_owner(column)
                && value.is_some_and(|value| facts.constant(value).is_none())
        });
        if owner && facts.chosen_id(choice).is_some() {
            report.control(
                ITEM,
                choice.place,
                "The query looks for the record of one owner",
            );
        }
    }
    let mut open: Vec<(&Choice<'_>, FunctionRef<'_>)> = Vec::new();
    for choice in choices {
        let Some(function) = facts.enclosing_function(choice.call.file, choice.call.node) else {
            continue;
        };
        let function = facts.outermost_function(function);
        if is_open(facts, choice, function) {
            open.push((choice, function));
        }
    }
    for (position, (choice, function)) in open.iter().enumerate() {
        // One finding for a look-up and the change that follows it: at the change.
        let same = |(other, around): &(&Choice<'_>, FunctionRef<'_>)| {
            other.table == choice.table && around.place() == function.place()
        };
        let better = open.iter().enumerate().any(|(at, other)| {
            at != position
                && same(other)
                && (other.0.changes, at) > (choice.changes, position)
                && (other.0.changes || !choice.changes)
                && other.0.changes != choice.changes
                || at < position && same(other) && other.0.changes == choice.changes
        });
        if !better {
            report.finding(
                choice.place,
                "The record is chosen by the caller's id alone and nobody asks whose it is, so each user reaches the records of all",
            );
        }
    }
}

/// Whether a caller reaches records of others through a choice.
fn is_open<'a>(facts: &Facts<'a>, choice: &Choice<'a>, function: FunctionRef<'a>) -> bool {
    let Some(id) = facts.chosen_id(choice) else {
        return false;
    };
    if facts.is_scoped(choice) {
        return false;
    }
    let whose = facts.whose_own_word(id);
    if whose.has(Whose::IDENTITY)
        || facts.is_identity(id)
        || !whose.has(Whose::PARAMS.and(Whose::BODY).and(Whose::QUERY))
    {
        return false;
    }
    // Where administrators are at home another rule asks for their role.
    if facts
        .file(choice.call.file)
        .path
        .to_ascii_lowercase()
        .contains("admin")
    {
        return false;
    }
    let path = facts.callers_up(function);
    let routes = reaching(facts, &path);
    let limited: Vec<&Choice<'a>> = facts
        .choices()
        .iter()
        .filter(|other| {
            other.table == choice.table
                && other.call.span != choice.call.span
                && facts.is_scoped(other)
        })
        .collect();
    let public = |route: &&Route<'a>| {
        let path = route.path.to_ascii_lowercase();
        [
            "admin", "staff", "internal", "public", "webhook", "login", "reset", "verify",
            "confirm", "refresh", "token", "register", "signup",
        ]
        .iter()
        .any(|word| path.contains(word))
            || is_for_roles(facts, route, &limited)
    };
    if !routes.is_empty() && routes.iter().all(public) {
        return false;
    }
    // What nobody signs in for is public, or another rule's business.
    let open_to_all = |route: &&Route<'a>| {
        let late = || {
            facts.express().mounted().iter().any(|mounted| {
                route.answers_before(mounted)
                    && mounted
                        .handlers
                        .iter()
                        .any(|handler| facts.middleware_kinds(*handler).has(Kind::AUTHENTICATION))
            })
        };
        !route.protection(facts).has(Kind::AUTHENTICATION)
            && (!route.may_have(facts, Kind::AUTHENTICATION) || late())
    };
    if !routes.is_empty() && routes.iter().all(open_to_all) {
        return false;
    }
    let about_roles = |one: &FunctionRef<'a>| {
        let text = facts.text(one.place());
        [
            "role",
            "Role",
            "isAdmin",
            "is_admin",
            "permission",
            "Permission",
            "ability",
            ".can(",
        ]
        .iter()
        .any(|mark| text.contains(mark))
    };
    if path.iter().any(about_roles) || path.iter().any(|one| decides(facts, *one, choice, &path)) {
        return false;
    }
    if routes.iter().any(|route| checked_before(facts, route, id)) {
        return false;
    }
    if !limited.is_empty() {
        return true;
    }
    let shared = SHARED.contains(&choice.table.as_str());
    let reads = routes.iter().all(|route| route.method == "get") && !choice.changes;
    if shared && reads {
        return false;
    }
    let knows = path.iter().any(|one| {
        facts
            .calls_within(one.place())
            .any(|call| facts.takes_identity(call))
    });
    let signed_in = routes
        .iter()
        .any(|route| route.protection(facts).has(Kind::AUTHENTICATION));
    // Who the caller is gets as far as this code, and is only written down.
    (knows && (signed_in || choice.changes)) || signed_in && facts.function_at_route(function)
}

/// Whether a function decides by who the caller is: compares it, or hands it to something other than the log, the answer and the choice.
fn decides<'a>(
    facts: &Facts<'a>,
    function: FunctionRef<'a>,
    choice: &Choice<'a>,
    path: &[FunctionRef<'a>],
) -> bool {
    let place = function.place();
    let compared = facts
        .index()
        .comparisons()
        .iter()
        .any(|(file, comparison)| {
            let side = |node| Expr { file: *file, node };
            let (left, right) = (side(&comparison.left), side(&comparison.right));
            *file == place.file
                && facts.is_within(left.place(), place)
                && [(left, right), (right, left)]
                    .into_iter()
                    .any(|(who, what)| facts.constant(what).is_none() && facts.is_identity(who))
        });
    compared
        || facts.calls_within(place).any(|call| {
            // `ctx.assert(order, 404)` asks only whether there is one.
            let aside = matches!(call.name(), Some("assert" | "ok" | "Boolean"))
                || is_log(facts, call)
                || is_response(facts, call)
                || facts.is_within(call.place(), choice.call.place())
                || facts.is_within(choice.call.place(), call.place())
                || facts.is_record_of_event(call);
            let onwards = || {
                facts
                    .function(call.callee())
                    .is_some_and(|called| path.iter().any(|one| one.place() == called.place()))
            };
            // Another choice, limited to the caller, says nothing of this one.
            let other = || {
                facts.choices().iter().any(|other| {
                    other.call.span == call.span
                        && other.call.file == call.file
                        && other.table != choice.table
                })
            };
            !aside && !onwards() && facts.takes_identity(call) && !other()
        })
}

/// Whether visible middleware of the route decides about the same part of the path.
fn checked_before<'a>(facts: &Facts<'a>, route: &Route<'a>, id: Expr<'a>) -> bool {
    let wanted = facts.text(facts.resolve(id).place());
    let wanted = wanted.rsplit('.').next().unwrap_or(wanted);
    let own = route.handlers.split_last().map_or(&[][..], |(_, own)| own);
    route
        .before
        .iter()
        .chain(own)
        .any(|handler| match facts.function(*handler) {
            Some(middleware) => {
                let text = facts.text(middleware.place());
                text.contains(&format!("params.{wanted}"))
                    && facts
                        .calls_within(middleware.place())
                        .any(|call| facts.takes_identity(call))
            }
            None => {
                let callee = Call::of(*handler).map_or(*handler, |call| call.callee());
                let name = facts.text(callee.place()).to_ascii_lowercase();
                [
                    "owner",
                    "belongs",
                    "participant",
                    "canaccess",
                    "ensureaccess",
                    "checkaccess",
                    "ability",
                ]
                .iter()
                .any(|word| name.contains(word))
            }
        })
}

/// Whether a route is for a role that stands above owners, or for everybody.
fn is_for_roles<'a>(facts: &Facts<'a>, route: &Route<'a>, limited: &[&Choice<'a>]) -> bool {
    let kinds = route.protection(facts);
    // Where every handler names roles, as controllers do, only an administrator's says that all records are meant.
    if let Some(roles) = facts.decorators_of(
        route,
        &["Roles", "Role", "Permissions", "RequirePermissions"],
    ) {
        return facts
            .text(roles.place())
            .to_ascii_lowercase()
            .contains("admin");
    }
    if kinds.has(Kind::PUBLIC) {
        return true;
    }
    let asked = roles_asked(facts, route);
    // What the owners' own routes ask for as well sets nobody above them.
    let of_owners = limited.iter().any(|other| {
        let function = facts
            .enclosing_function(other.call.file, other.call.node)
            .map(|function| facts.outermost_function(function));
        function.is_some_and(|function| {
            reaching(facts, &facts.callers_up(function))
                .iter()
                .any(|route| {
                    let others = roles_asked(facts, route);
                    asked.iter().all(|role| others.contains(role))
                })
        })
    });
    !asked.is_empty() && !of_owners
}

/// The middleware of a route that asks for a role or a permission, as written.
fn roles_asked<'a>(facts: &Facts<'a>, route: &Route<'a>) -> Vec<&'a str> {
    route
        .before
        .iter()
        .chain(&route.handlers)
        .filter(|handler| facts.middleware_kinds(**handler).has(Kind::ROLE))
        .map(|handler| facts.text(handler.place()))
        .collect()
}

/// The routes whose handler is one of these functions.
fn reaching<'m, 'a>(facts: &'m Facts<'a>, path: &[FunctionRef<'a>]) -> Vec<&'m Route<'a>> {
    facts
        .express()
        .routes()
        .iter()
        .filter(|route| {
            route
                .handler(facts)
                .is_some_and(|handler| path.iter().any(|one| one.place() == handler.place()))
        })
        .collect()
}
