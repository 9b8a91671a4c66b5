use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-logout-invalidation");

declare_rule! {
/// A logout only deletes the cookie.
///
/// ## Why
/// A copy of the cookie, or the token in it, works on until the server forgets it. Deleting it in the browser changes
/// nothing for who stole it.
///
/// ## Not a problem
/// A handler that destroys the session, deletes or revokes the stored token, or hands over to something that is not visible.
pub const SESSION_ENDED: Rule = Rule {
    id: "logout-only-clears-cookie",
    title: "A logout clears the cookie and leaves the session valid",
    examples: include_str!("session_ended.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    cwe: &[613],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for route in facts.express().routes() {
        let path = route.path.to_ascii_lowercase();
        if !["logout", "log-out", "signout", "sign-out"]
            .iter()
            .any(|word| path.ends_with(word))
        {
            continue;
        }
        let Some(handler) = route.handler(facts) else {
            continue;
        };
        let calls: Vec<_> = facts.calls_within(handler.place()).collect();
        let ends = calls.iter().find(|call| {
            let text = facts.text(call.callee_place()).to_ascii_lowercase();
            [
                "destroy",
                "revoke",
                "logout",
                "delete",
                "del",
                "invalidate",
                "blacklist",
                "denylist",
                "update",
                "remove",
                "query",
                "execute",
                "save",
                "expire",
            ]
            .iter()
            .any(|word| text.contains(word))
                || text.ends_with(".set") && !is_response(facts, **call)
        });
        let only_answers = calls
            .iter()
            .all(|call| is_response(facts, *call) || is_log(facts, *call));
        match ends {
            Some(call) => report.control(
                ITEM,
                call.place(),
                "Logging out ends the session on the server",
            ),
            None if only_answers && !calls.is_empty() => {
                report.finding(route.call.callee_place(), format!("`{}` only answers the browser, so a copied cookie or token still works after logging out", route.path));
            }
            None => {}
        }
    }
}
