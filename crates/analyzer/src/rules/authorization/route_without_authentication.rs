use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("authz-deny-by-default");

declare_rule! {
/// A route that changes data is reached without signing in, while others of the same app are not.
///
/// ## Why
/// Where protection is an argument of each route, the route where it was forgotten is public. Mounted once for all, it cannot be forgotten.
///
/// ## Not a problem
/// Routes that are public by nature (login, registration, password reset, webhooks), and chains with middleware that is not visible.
pub const ROUTE_WITHOUT_AUTHENTICATION: Rule = Rule {
    id: "route-without-authentication",
    title: "A route that changes data lacks the authentication of its neighbors",
    examples: include_str!("route_without_authentication.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[306, 862],
    owasp: Some(Owasp::Api5),
    check: Check::JavaScript(check),
};
}

/// Words in paths that are public by nature.
const PUBLIC: &[&str] = &[
    "activate",
    "assets",
    "basket",
    "cart",
    "carts",
    "checkout",
    "estimate",
    "rsvp",
    "votes",
    "auth",
    "callback",
    "confirm",
    "confirmation",
    "contact",
    "csp",
    "demo",
    "docs",
    "event",
    "events",
    "feedback",
    "forgot",
    "graphql",
    "guest",
    "health",
    "healthz",
    "hook",
    "hooks",
    "invitation",
    "invite",
    "live",
    "livez",
    "login",
    "logon",
    "logout",
    "metrics",
    "newsletter",
    "oauth",
    "oidc",
    "openapi",
    "otp",
    "ping",
    "preview",
    "public",
    "quote",
    "ready",
    "readyz",
    "recover",
    "recovery",
    "refresh",
    "register",
    "registration",
    "report",
    "reports",
    "reset",
    "saml",
    "search",
    "session",
    "sessions",
    "signin",
    "signout",
    "signup",
    "sso",
    "static",
    "status",
    "subscribe",
    "swagger",
    "token",
    "tokens",
    "track",
    "tracking",
    "unsubscribe",
    "verify",
    "version",
    "webhook",
    "webhooks",
    "forgotten",
];

/// Words in paths of what everybody may read.
const READABLE: &[&str] = &[
    "article",
    "articles",
    "banner",
    "banners",
    "blog",
    "brand",
    "brands",
    "catalog",
    "catalogue",
    "categories",
    "category",
    "config",
    "countries",
    "currencies",
    "faq",
    "feed",
    "help",
    "items",
    "languages",
    "menu",
    "menus",
    "movies",
    "news",
    "page",
    "pages",
    "plans",
    "post",
    "posts",
    "pricing",
    "product",
    "products",
    "rates",
    "robots",
    "services",
    "shop",
    "shops",
    "sitemap",
    "stores",
    "tags",
    "topics",
    "weather",
];

/// Words in paths of what belongs to customers or to the house: nobody reads it without signing in.
const PRIVATE: &[&str] = &[
    "admin",
    "audit",
    "backup",
    "backups",
    "billing",
    "clients",
    "customers",
    "employees",
    "export",
    "exports",
    "finance",
    "invoices",
    "leads",
    "me",
    "orders",
    "patients",
    "payments",
    "payouts",
    "payroll",
    "prescriptions",
    "refunds",
    "salaries",
    "staff",
    "statements",
    "subscribers",
    "tenants",
    "tickets",
    "transactions",
    "transfers",
    "wallets",
];

/// Whether a path names what nobody reads without signing in.
fn is_private(path: &str) -> bool {
    path.to_ascii_lowercase()
        .split('/')
        .filter(|part| !part.starts_with(':'))
        .any(|part| {
            PRIVATE.contains(&part)
                || part
                    .split(['-', '_', '.'])
                    .any(|word| PRIVATE.contains(&word))
        })
}

/// Whether a path is public by nature: for everybody, or for who only reads.
fn is_public(path: &str, only_reads: bool) -> bool {
    let path = path.to_ascii_lowercase();
    let known = |word: &str| PUBLIC.contains(&word) || (only_reads && READABLE.contains(&word));
    path.split('/')
        .filter(|part| !part.starts_with(':'))
        .any(|part| {
            let joined: String = part.chars().filter(char::is_ascii_alphanumeric).collect();
            known(&joined) || part.split(['-', '_', '.']).any(known)
        })
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    let routes = facts.express().routes();
    for mounted in facts.express().mounted() {
        if authenticates(facts, mounted) {
            report.control(
                ITEM,
                mounted.call.place(),
                "Authentication is mounted once for everything behind it",
            );
        }
    }
    let mut reported: Vec<Call<'_>> = Vec::new();
    for mounted in facts.express().mounted() {
        if let Some(before) = routers_before(facts, mounted) {
            for router in before {
                reported.push(router.call);
                report
                    .finding(
                        router.call.head_place(),
                        format!("`{}` is mounted in front of the authentication for `{}`, so its routes ask nobody to sign in", router.path, mounted.path),
                    )
                    .step(mounted.call.head_place(), "comes too late");
            }
        }
    }
    let anywhere = routes.iter().any(|route| is_protected(facts, route));
    opened_by_decorator(facts, report);
    for route in routes {
        let writes = matches!(route.method, "post" | "put" | "patch" | "delete");
        // What is private is kept from readers too.
        let changes = writes || route.method == "get" && is_private(&route.path);
        if is_public(&route.path, !writes) || is_protected(facts, route) {
            continue;
        }
        let in_front = mounted_later(facts, route);
        // Where authentication comes later, what is mounted before is none.
        let unsure = match in_front {
            Some(_) => own_may_authenticate(facts, route),
            None => route.may_have(facts, Kind::AUTHENTICATION),
        };
        if unsure {
            continue;
        }
        if route.mounts.iter().any(|mount| {
            reported
                .iter()
                .any(|one| one.span == mount.span && one.file == mount.file)
        }) {
            continue;
        }
        if !changes {
            if let Some(sibling) = in_front.and_then(|_| scoped_sibling(facts, route)) {
                report
                    .finding(
                        route.call.head_place(),
                        format!(
                            "`{} {}` stands in front of the authentication and reads for everybody what `{}` reads for who is signed in",
                            route.method.to_ascii_uppercase(),
                            route.path,
                            sibling.path
                        ),
                    )
                    .confidence(Confidence::Medium);
            }
            continue;
        }
        let neighbors = routes
            .iter()
            .filter(|other| {
                other.router == route.router
                    && other.own_kinds(facts).has(Kind::AUTHENTICATION)
                    && is_protected(facts, other)
            })
            .count();
        // A form at the root of a router is as a rule where accounts are made.
        let signs_up = route.method == "post"
            && route
                .call
                .argument(0)
                .and_then(|path| facts.string(path))
                .is_some_and(|path| path == "/");
        let handler = route.handler(facts);
        let signs_up = signs_up
            || makes_account(&route.path)
                && route.method == "post"
                && handler.is_some_and(|handler| facts.file(handler.file).text.contains("assword"));
        let beside = neighbors >= 2 && !signs_up;
        // Who calls is found out where they say it, and everybody passes.
        let optional = writes && !signs_up && knows_only_perhaps(facts, route);
        if optional && handler.is_some_and(|handler| !refuses_itself(facts, handler)) {
            report.finding(
                route.call.head_place(),
                format!(
                    "`{} {}` changes data behind middleware that lets callers pass without signing in, and nothing refuses them",
                    route.method.to_ascii_uppercase(),
                    route.path
                ),
            );
            continue;
        }
        let evident = beside
            || (in_front.is_some() && !signs_up)
            || (route.is_rooted && anywhere && handler.is_some());
        if !evident || handler.is_some_and(|handler| asks_itself(facts, handler)) {
            continue;
        }
        let does = if writes {
            "changes data"
        } else {
            "hands out what is not public"
        };
        report.finding(
            route.call.head_place(),
            format!(
                "`{} {}` {does} and asks nobody to sign in, unlike other routes here",
                route.method.to_ascii_uppercase(),
                route.path
            ),
        );
    }
}

/// Controllers: `@Public()` on a method that changes data, where another one of the same controller is kept for who is signed in.
fn opened_by_decorator(facts: &Facts<'_>, report: &mut Report) {
    let routes = facts.express().routes();
    for route in routes {
        let kinds = route.own_kinds(facts);
        let removes = matches!(route.method, "put" | "patch" | "delete");
        if !kinds.has(Kind::PUBLIC) || !removes || is_public(&route.path, false) {
            continue;
        }
        let closed = routes.iter().any(|other| {
            other.router == route.router
                && matches!(other.method, "post" | "put" | "patch" | "delete")
                && !other.own_kinds(facts).has(Kind::PUBLIC)
        });
        let handler = route.handler(facts);
        if !closed || handler.is_none_or(|handler| asks_itself(facts, handler)) {
            continue;
        }
        let opened = facts.decorators_of(
            route,
            &[
                "Public",
                "AllowAnonymous",
                "SkipAuth",
                "IsPublic",
                "NoAuth",
                "SetMetadata",
            ],
        );
        report.finding(
            opened.map_or(route.call.head_place(), |opened| opened.head_place()),
            format!(
                "`{} {}` changes data and is opened to everybody, unlike what else changes data here",
                route.method.to_ascii_uppercase(),
                route.path
            ),
        );
    }
}

/// Whether the middleware in front of a route finds out who calls and lets everybody pass, and nothing else in front may refuse.
fn knows_only_perhaps<'a>(facts: &Facts<'a>, route: &Route<'a>) -> bool {
    let own = route.handlers.split_last().map_or(&[][..], |(_, own)| own);
    let mut optional = false;
    for link in route.before.iter().chain(own) {
        let kinds = facts.middleware_kinds(*link);
        optional |= kinds.has(Kind::OPTIONAL);
        if kinds.has(Kind::UNKNOWN) && !kinds.has(Kind::TELLING) {
            return false;
        }
    }
    optional
}

/// Whether a handler refuses, or decides by whether somebody is signed in.
fn refuses_itself<'a>(facts: &Facts<'a>, handler: FunctionRef<'a>) -> bool {
    let text = facts.text(handler.place());
    let refuses = ["401", "403", "Unauthorized", "Forbidden", "guest", "anonym"]
        .iter()
        .any(|mark| text.contains(mark));
    let tests = [
        "!req.user",
        "(req.user)",
        "req.user ?",
        "req.user &&",
        "!ctx.state.user",
        "(ctx.state.user)",
        "!user",
        "!request.user",
        "req.auth",
    ]
    .iter()
    .any(|mark| text.contains(mark));
    refuses || tests
}

/// Whether a handler asks itself who is signed in.
fn asks_itself<'a>(facts: &Facts<'a>, handler: FunctionRef<'a>) -> bool {
    let text = facts.text(handler.place());
    [
        "401",
        "403",
        "req.user",
        "session.",
        "getSession",
        "currentUser",
        "authenticate(",
        "authorize(",
        "isAuth",
        "requireAuth",
        "requireUser",
        "checkAuth",
        "auth(",
        "auth.",
        "authorization'",
        "headers.authorization",
        "signature",
        "Unauthorized",
        "Forbidden",
    ]
    .iter()
    .any(|mark| text.contains(mark))
}

/// The mount of authentication that comes behind a route, on its router or one above it.
fn mounted_later<'m, 'a>(facts: &'m Facts<'a>, route: &Route<'a>) -> Option<&'m Mounted<'a>> {
    facts.express().mounted().iter().find(|mounted| {
        route.answers_before(mounted)
            && mounted.path.trim_matches('/').is_empty()
            && authenticates(facts, mounted)
    })
}

/// Whether a middleware of the route itself can authenticate although nothing says so.
fn own_may_authenticate<'a>(facts: &Facts<'a>, route: &Route<'a>) -> bool {
    let own = route.handlers.split_last().map_or(&[][..], |(_, own)| own);
    own.iter().any(|handler| {
        let kinds = facts.middleware_kinds(*handler);
        kinds.has(Kind::UNKNOWN) && !kinds.has(Kind::TELLING)
    })
}

fn authenticates<'a>(facts: &Facts<'a>, mounted: &Mounted<'a>) -> bool {
    mounted
        .handlers
        .iter()
        .any(|handler| facts.middleware_kinds(*handler).has(Kind::AUTHENTICATION))
}

/// A protected route of the same router that reads from the same object with what the server knows of the caller, where the route reads
/// without it.
fn scoped_sibling<'m, 'a>(facts: &'m Facts<'a>, route: &Route<'a>) -> Option<&'m Route<'a>> {
    let own = reads(facts, route);
    facts.express().routes().iter().find(|other| {
        other.router == route.router
            && other.method == "get"
            && is_protected(facts, other)
            && reads(facts, other).iter().any(|(object, scoped)| {
                *scoped && own.iter().any(|(mine, scoped)| mine == object && !scoped)
            })
    })
}

/// The objects that a handler calls methods of, and whether it hands them what the server knows of the caller.
fn reads<'a>(facts: &Facts<'a>, route: &Route<'a>) -> Vec<(&'a str, bool)> {
    let Some(handler) = route.handler(facts) else {
        return Vec::new();
    };
    facts
        .calls_within(handler.place())
        .filter(|call| !is_log(facts, *call) && !is_response(facts, *call))
        .filter_map(|call| {
            let receiver = call.receiver()?;
            matches!(plain(receiver.node), Expression::Identifier(_))
                .then(|| (facts.text(receiver.place()), facts.takes_identity(call)))
        })
        .collect()
}

/// The routers of the project that are mounted in front of the authentication for their path and have none of their own.
fn routers_before<'m, 'a>(
    facts: &'m Facts<'a>,
    late: &Mounted<'a>,
) -> Option<Vec<&'m Mounted<'a>>> {
    if !authenticates(facts, late) {
        return None;
    }
    let model = facts.express();
    let for_all = late.path.trim_matches('/').is_empty();
    let found = model
        .mounted()
        .iter()
        .filter(|mounted| {
            mounted.router == late.router
                && mounted.call.file == late.call.file
                && mounted.call.span.start < late.call.span.start
                && !mounted.path.trim_matches('/').is_empty()
                && late.covers(&mounted.path)
                && !is_public(&mounted.path, false)
        })
        .filter(|mounted| {
            let mut inside = model
                .routes()
                .iter()
                .filter(|route| {
                    route.mounts.iter().any(|mount| {
                        mount.span == mounted.call.span && mount.file == mounted.call.file
                    })
                })
                .peekable();
            let some = inside.peek().is_some();
            let mut changes = false;
            let open = inside.all(|route| {
                changes = changes || route.method != "get";
                let asks = route
                    .handler(facts)
                    .is_none_or(|handler| asks_itself(facts, handler));
                !asks
                    && !is_protected(facts, route)
                    && !route.may_have(facts, Kind::AUTHENTICATION)
                    && !is_public(&route.path, route.method == "get")
            });
            // A path of its own says that all below it is meant to be protected.
            some && open && (changes || !for_all)
        })
        .collect();
    Some(found)
}

fn is_protected<'a>(facts: &Facts<'a>, route: &Route<'a>) -> bool {
    route
        .protection(facts)
        .has(Kind::AUTHENTICATION.and(Kind::ROLE).and(Kind::PUBLIC))
}

/// Whether a path names what people make for themselves before they can sign in.
fn makes_account(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or_default();
    matches!(
        last.to_ascii_lowercase().as_str(),
        "accounts" | "account" | "users" | "members" | "customers" | "profiles"
    )
}
