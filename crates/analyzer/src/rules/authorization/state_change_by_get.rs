use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("data-cookie-flags");

declare_rule! {
/// A GET route deletes, revokes or changes something.
///
/// ## Why
/// Tokens against forged requests are not asked for by GET, and `SameSite=Lax` lets it through: a link, an image or a browser that loads ahead does it with the user's cookie.
///
/// ## Not a problem
/// POST, PUT, PATCH and DELETE; links in mails that carry a token of their own.
pub const STATE_CHANGE_BY_GET: Rule = Rule {
    id: "state-change-by-get",
    title: "A GET request changes data",
    examples: include_str!("state_change_by_get.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    cwe: &[352, 650],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

/// What a path says and a handler does when something is changed.
const VERBS: &[&str] = &[
    "activate",
    "approve",
    "archive",
    "ban",
    "block",
    "cancel",
    "close",
    "deactivate",
    "delete",
    "demote",
    "destroy",
    "disable",
    "enable",
    "grant",
    "promote",
    "publish",
    "purge",
    "reject",
    "remove",
    "revoke",
    "suspend",
    "transfer",
    "unban",
    "unblock",
    "unpublish",
];
/// What else a handler does when something is changed.
const WRITES: &[&str] = &[
    "create",
    "findbyidand",
    "findoneand",
    "insert",
    "save",
    "set",
    "update",
    "upsert",
];
/// Marks of links that carry a secret of their own.
const SECRETS: &[&str] = &["token", "signature", "nonce", "verifycode", "unsubscribe"];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for route in facts
        .express()
        .routes()
        .iter()
        .filter(|route| route.method == "get")
    {
        let path = route.path.to_ascii_lowercase();
        let says = path.split('/').find(|part| VERBS.contains(part));
        let Some(verb) = says.filter(|_| !SECRETS.iter().any(|mark| path.contains(mark))) else {
            continue;
        };
        if by_cookie(facts, route) && changes(facts, route) {
            report.finding(route.call.head_place(), format!("A GET of `{}` is enough to {verb}, so a link or an image on another site does it with the user's cookie", route.path));
        }
    }
}

/// Whether browsers sign in here: by a session or with a token against forged requests.
fn by_cookie<'a>(facts: &Facts<'a>, route: &Route<'a>) -> bool {
    let chain = route.before.iter().chain(&route.handlers);
    let mut kinds = chain.map(|handler| facts.middleware_kinds(*handler));
    kinds.any(|kinds| kinds.has(Kind::SESSION) || kinds.has(Kind::CSRF))
        || [
            ".session",
            "isAuthenticated()",
            ".cookies",
            "cookieParser",
            "csrf",
            "res.render(",
        ]
        .iter()
        .any(|mark| facts.file(route.call.file).text.contains(mark))
}

/// Whether what answers changes something, by what it calls or, where it is not visible, by its name.
fn changes<'a>(facts: &Facts<'a>, route: &Route<'a>) -> bool {
    let does = |name: &str| {
        let name = name.to_ascii_lowercase();
        VERBS
            .iter()
            .chain(WRITES)
            .any(|verb| name.starts_with(verb))
    };
    match route.handler(facts) {
        Some(handler) => {
            let text = facts.text(handler.place()).to_ascii_lowercase();
            !SECRETS.iter().any(|mark| {
                text.contains(&format!("query.{mark}")) || text.contains(&format!("params.{mark}"))
            }) && facts.calls_within(handler.place()).any(|call| {
                let writes_sql = call.argument(0).is_some_and(|text| {
                    let leading = facts
                        .leading_text_of(text)
                        .trim_start()
                        .to_ascii_uppercase();
                    leading.starts_with("DELETE ") || leading.starts_with("UPDATE ")
                });
                !is_response(facts, call)
                    && call.receiver().is_some()
                    && (writes_sql || call.name().is_some_and(does))
            })
        }
        None => route
            .handlers
            .last()
            .and_then(|handler| member(*handler))
            .and_then(|(_, name)| name)
            .is_some_and(does),
    }
}
