use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-step-up-mfa");

declare_rule! {
/// A change that takes over the account asks for no second proof, unlike its neighbors.
///
/// ## Why
/// Who holds a stolen session for a minute changes the e-mail address and owns the account. The routes beside it ask for a recent second
/// factor; the weakest of them decides.
///
/// ## Not a problem
/// A handler that checks the password or a code itself. Where no route of the router asks for a second proof, nothing is reported.
pub const STEP_UP_MISSING: Rule = Rule {
    id: "step-up-missing",
    title: "A sensitive change asks for no second proof",
    examples: include_str!("step_up_missing.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    cwe: &[308, 306],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

/// Parts of paths whose change hands the account or its money to somebody else.
const SENSITIVE: &[&str] = &[
    "bank",
    "email",
    "e-mail",
    "iban",
    "password",
    "payout",
    "payouts",
    "phone",
    "recovery",
    "transfer",
    "transfers",
    "withdraw",
    "withdrawal",
    "withdrawals",
    "username",
    "passkey",
    "passkeys",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    let routes = facts.express().routes();
    for route in routes {
        let path = route.path.to_ascii_lowercase();
        let changes = matches!(route.method, "post" | "put" | "patch" | "delete");
        let factor = |part: &str| matches!(part, "2fa" | "mfa" | "totp");
        // Setting up a second factor proves it; taking it away is what needs a proof.
        let sensitive = path
            .split('/')
            .any(|part| SENSITIVE.contains(&part) || (route.method == "delete" && factor(part)));
        let before_sign_in = [
            "forgot", "reset", "verify", "confirm", "login", "signup", "register",
        ]
        .iter()
        .any(|word| path.contains(word));
        if !changes || !sensitive || before_sign_in {
            continue;
        }
        let protection = route.protection(facts);
        if protection.has(Kind::STEP_UP) {
            report.control(
                ITEM,
                route.call.callee_place(),
                format!("`{}` asks for a second proof", route.path),
            );
            continue;
        }
        let neighbor = routes.iter().find(|other| {
            other.router == route.router
                && other.own_kinds(facts).has(Kind::STEP_UP)
                && matches!(other.method, "post" | "put" | "patch" | "delete")
        });
        let Some(neighbor) = neighbor else { continue };
        if route.may_have(facts, Kind::STEP_UP) || asks_itself(facts, route) {
            continue;
        }
        report.finding(
            route.call.head_place(),
            format!(
                "`{}` asks for no second proof, which `{}` does: a stolen session is enough to take the account over",
                route.path, neighbor.path
            ),
        );
    }
}

/// Whether the handler checks the password or a code, or is not visible and can do so.
fn asks_itself<'a>(facts: &Facts<'a>, route: &Route<'a>) -> bool {
    let Some(handler) = route.handler(facts) else {
        return true;
    };
    facts.calls_within(handler.place()).any(|call| {
        let name = call.name().unwrap_or_default().to_ascii_lowercase();
        facts.verifies_password(call)
            || [
                "verifycode",
                "verifyotp",
                "verifytotp",
                "consumecode",
                "checkcode",
                "stepup",
                "reauth",
                "requirerecent",
                "assertrecent",
            ]
            .iter()
            .any(|word| name.contains(word))
    }) || ["currentPassword", "current_password", "totp", "otp"]
        .iter()
        .any(|mark| facts.text(handler.place()).contains(mark))
}
