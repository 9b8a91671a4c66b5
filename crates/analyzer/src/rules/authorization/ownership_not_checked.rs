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
/// The handler uses the signed-in user anywhere (in the filter, or compared afterwards), the route asks for a role, or the
/// route is public on purpose: only routes behind authentication are reported.
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

const BY_ID: &[&str] = &[
    "deleteOne",
    "destroy",
    "findById",
    "findByIdAndDelete",
    "findByIdAndUpdate",
    "findByPk",
    "findFirst",
    "findOne",
    "findOneAndDelete",
    "findOneAndUpdate",
    "findUnique",
    "updateOne",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for route in facts.express().routes() {
        let Some(handler) = route.handler(facts) else {
            continue;
        };
        let protection = route.protection(facts);
        let text = facts.text(handler.place());
        let knows_user = [
            "req.user",
            "req.auth",
            "session.user",
            "userId",
            "ownerId",
            "owner",
            "res.locals.user",
            "ctx.state.user",
            "currentUser",
        ]
        .iter()
        .any(|mark| text.contains(mark));
        for call in facts.calls_within(handler.place()) {
            let Some(name) = call.name() else { continue };
            if !BY_ID.contains(&name) {
                continue;
            }
            let Some(filter) = call.argument(0) else {
                continue;
            };
            let from_params = facts.text(filter.place()).contains("params.")
                || facts
                    .taint(filter)
                    .is_some_and(|taint| taint.source().contains("params"));
            if !from_params {
                continue;
            }
            if knows_user {
                let scoped = facts.object(filter).is_some_and(|filter| {
                    filter.properties().any(|(_, value)| {
                        let value = facts.text(value.place());
                        value.contains("user") || value.contains("auth") || value.contains("owner")
                    })
                });
                if scoped {
                    report.control(
                        ITEM,
                        call.place(),
                        "The query is limited to the signed-in user's records",
                    );
                }
            } else if protection.has(Kind::AUTHENTICATION) && !protection.has(Kind::ROLE) {
                report.finding(
                    call.place(),
                    format!("`{name}` takes the id from `{}` and asks nobody whose record it is, so each user reaches all records", route.path),
                );
            }
        }
    }
    for function in facts.index().functions() {
        for call in facts.calls_within(function.place()) {
            let Some(name) = call.name().filter(|name| BY_ID.contains(name)) else {
                continue;
            };
            let Some(filter) = call.argument(0).and_then(|filter| facts.object(filter)) else {
                continue;
            };
            let id = filter.get_any(facts, &["_id", "id"]).is_some();
            let owner = filter.get_any(
                facts,
                &[
                    "userId",
                    "ownerId",
                    "owner",
                    "user",
                    "user_id",
                    "tenantId",
                    "accountId",
                ],
            );
            if id
                && let Some(owner) = owner
                && facts.constant(owner).is_none()
            {
                report.control(
                    ITEM,
                    call.place(),
                    format!("`{name}` looks for the record of one owner"),
                );
            }
        }
    }
}
