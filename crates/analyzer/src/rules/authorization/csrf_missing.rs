use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("data-cookie-flags");

declare_rule! {
/// An app keeps its session in a cookie, changes data by POST, PUT or DELETE, and has neither a token against forged requests nor `SameSite`; or the token is
/// checked behind the routes, or before the method is overridden.
///
/// ## Why
/// A form on another site sends the request with the user's cookie.
///
/// ## Not a problem
/// `sameSite: "lax"` or `"strict"`, a CSRF token, or tokens in the `Authorization` header instead of cookies.
pub const CSRF_MISSING: Rule = Rule {
    id: "csrf-missing",
    title: "Cookies sign requests in, and nothing tells own requests from foreign ones",
    examples: include_str!("csrf_missing.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    cwe: &[352],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

const PACKAGES: &[&str] = &[
    "csurf",
    "csrf-csrf",
    "csrf-sync",
    "csrf",
    "lusca",
    "tiny-csrf",
    "@dr.pogodin/csurf",
    "@fastify/csrf-protection",
    "koa-csrf",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    let model = facts.express();
    let has_token = facts.uses_package(PACKAGES);
    let changes = model
        .routes()
        .iter()
        .any(|route| matches!(route.method, "post" | "put" | "patch" | "delete"));
    overridden_after_check(facts, report);
    switched_off(facts, report);
    answered_before_check(facts, report);
    if !model.listens() || !changes {
        return;
    }
    for name in ["express-session", "cookie-session"] {
        for call in facts.calls_to(name) {
            let options = call.argument(0).and_then(|options| facts.object(options));
            let Some(options) = options.filter(|options| !options.is_open(facts)) else {
                continue;
            };
            let cookie = options.get(facts, "cookie");
            let known = cookie.map(|cookie| facts.object(cookie));
            let same_site = match known {
                Some(None) => continue,
                Some(Some(cookie)) => cookie
                    .get(facts, "sameSite")
                    .or_else(|| options.get(facts, "sameSite")),
                None => options.get(facts, "sameSite"),
            };
            let protects = same_site.is_some_and(|value| {
                facts.string(value).is_none_or(|text| {
                    matches!(text.to_ascii_lowercase().as_str(), "lax" | "strict")
                }) && facts.boolean(value) != Some(false)
            });
            if protects {
                report.control(
                    ITEM,
                    call.callee_place(),
                    "The session's cookie is not sent with requests of other sites",
                );
            } else if !has_token {
                report.finding(call.callee_place(), "The session is in a cookie that other sites' forms send along, and no token tells them from own ones (this app listens and changes data)");
            }
        }
    }
}

/// Options that take back what a framework does by itself, and the constructors that know them.
const SWITCHES: &[(&str, &[&str])] = &[
    (
        "csrfPrevention",
        &[
            "@apollo/server.ApolloServer",
            "apollo-server-express.ApolloServer",
            "apollo-server-fastify.ApolloServer",
            "apollo-server-koa.ApolloServer",
            "apollo-server.ApolloServer",
        ],
    ),
    ("csrf", &["lusca"]),
    ("skipCSRFCheck", &["@auth/express.ExpressAuth"]),
];

/// `new ApolloServer({ csrfPrevention: false })`: forms of other sites run mutations.
fn switched_off(facts: &Facts<'_>, report: &mut Report) {
    for (option, makers) in SWITCHES {
        for maker in *makers {
            for call in facts.calls_to(maker) {
                for value in facts.option_values(call, 0, option) {
                    if facts.boolean(value) == Some(option.starts_with("skip"))
                        && !facts.only_in_development(value.file, value.node_id())
                        && !report.has_finding_at(value.place())
                    {
                        report.finding(
                            call.place_of(value),
                            format!("`{option}` switches the check for requests of other sites off, so a form there acts with the user's cookie"),
                        );
                    }
                }
            }
        }
    }
}

/// A method that is overridden behind the check of the token, which let the GET through.
fn overridden_after_check(facts: &Facts<'_>, report: &mut Report) {
    let model = facts.express();
    for (number, mounted) in model.mounted().iter().enumerate() {
        let overrides = mounted.handlers.iter().find(|handler| {
            matches!(
                facts.identity(**handler).as_deref(),
                Some("method-override()" | "express.methodOverride()" | "connect.methodOverride()")
            )
        });
        let Some(overrides) = overrides else { continue };
        let checked = model.mounted()[..number].iter().any(|other| {
            other.stands_beside(mounted)
                && other
                    .handlers
                    .iter()
                    .any(|handler| facts.middleware_kinds(*handler).has(Kind::CSRF))
        });
        // Links of one call run in their order too.
        let before_it = mounted
            .handlers
            .iter()
            .take_while(|handler| handler.place() != overrides.place())
            .any(|handler| facts.middleware_kinds(*handler).has(Kind::CSRF));
        if checked || before_it {
            report.finding(mounted.call.callee_place(), "The method is overridden after the token was checked, so a GET that was let through becomes another method");
            continue;
        }
        let of_get = Call::of(*overrides)
            .and_then(|call| facts.options(call.argument(1)).get("methods").value())
            .and_then(|methods| facts.elements(methods))
            .is_some_and(|methods| {
                methods.into_iter().any(|method| {
                    facts
                        .string(method)
                        .is_some_and(|name| name.eq_ignore_ascii_case("get"))
                })
            });
        if of_get {
            report.finding(mounted.call.callee_place(), "A GET becomes any other method, so a link or an image of another site deletes and changes");
        }
    }
}

/// Paths that programs call, or that are called before anybody is signed in.
const WITHOUT_COOKIE: &[&str] = &[
    "callback", "health", "hook", "hooks", "oauth", "token", "webhook", "webhooks",
];
/// Words in the names of middleware that takes something else than a cookie, lower case.
const OTHER_PROOFS: &[&str] = &[
    "apikey",
    "basic",
    "bearer",
    "hmac",
    "jwt",
    "partner",
    "signature",
    "token",
];

/// Routes that answer before the token is checked: Express runs what was registered first.
fn answered_before_check<'a>(facts: &Facts<'a>, report: &mut Report) {
    let model = facts.express();
    let has_kind = |handlers: &[Expr<'a>], kind| {
        handlers
            .iter()
            .any(|handler| facts.middleware_kinds(*handler).has(kind))
    };
    let says = |handlers: &[Expr<'a>], words: &[&str]| {
        handlers.iter().any(|handler| {
            let text = facts.text(handler.place()).to_ascii_lowercase();
            words.iter().any(|word| text.contains(word))
        })
    };
    for mounted in model.mounted() {
        if !has_kind(&mounted.handlers, Kind::CSRF) {
            continue;
        }
        let mut told = Vec::new();
        for route in model.routes() {
            let own = route.handlers.split_last().map_or(&[][..], |(_, own)| own);
            let changes = matches!(route.method, "post" | "put" | "patch" | "delete");
            let open = route
                .path
                .split('/')
                .any(|part| WITHOUT_COOKIE.contains(&part))
                || says(own, OTHER_PROOFS)
                || says(&route.before, OTHER_PROOFS);
            let checked =
                has_kind(&route.before, Kind::CSRF) || has_kind(&route.handlers, Kind::CSRF);
            let by_cookie = has_kind(&route.before, Kind::SESSION)
                || says(&route.before, &["session", "cookie", "passport"]);
            // Where nobody has to be signed in, the user's cookie gives nothing.
            let signed_in = route.protection(facts).has(Kind::AUTHENTICATION);
            if !changes || open || checked || !by_cookie || !signed_in {
                continue;
            }
            if let Some(place) = model.stands_before(route, mounted)
                && !told.contains(&place)
            {
                told.push(place);
                report
                    .finding(place, format!("`{}` answers before the token against forged requests is checked, so a form on another site is accepted", route.path))
                    .step(mounted.call.callee_place(), "checked only from here on");
            }
        }
    }
}
