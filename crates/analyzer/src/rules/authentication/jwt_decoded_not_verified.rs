use crate::rules::prelude::*;

declare_rule! {
/// A token is accepted although nobody checked its signature.
///
/// ## Why
/// `decode` only reads a token. Anybody can write one, with any user id and any role in it.
///
/// ## Not a problem
/// The same function verifies the token too: then decoding only finds the key.
pub const JWT_DECODED_NOT_VERIFIED: Rule = Rule {
    id: "jwt-decoded-not-verified",
    title: "A token is decoded and trusted without verifying it",
    examples: include_str!("jwt_decoded_not_verified.md"),
    item: ItemId("auth-short-lived-tokens"),
    severity: Severity::Critical,
    confidence: Confidence::Medium,
    cwe: &[347, 345],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    check_jwt_simple(facts, report);
    for decoder in [
        "@nestjs/jwt.JwtService().decode",
        "jsonwebtoken.decode",
        "jwt-decode",
        "jwt-decode.jwtDecode",
        "jose.decodeJwt",
        "jose.UnsecuredJWT.decode",
    ] {
        for call in facts.calls_to(decoder) {
            let Some(token) = call.argument(0) else {
                continue;
            };
            let Some(function) = facts.enclosing_function(call.file, call.node) else {
                continue;
            };
            // What is decoded because verifying failed is as good as not verified.
            let gave_up = facts.stands_in_catch(call.file, call.node);
            let verified = !gave_up
                && facts.calls_within(function.place()).any(|other| {
                    matches!(
                        facts.identity(other.callee()).as_deref(),
                        Some("jsonwebtoken.verify" | "jose.jwtVerify")
                    ) || other
                        .name()
                        .is_some_and(|name| name.to_ascii_lowercase().contains("verify"))
                });
            let taint = facts.taint(token);
            if verified || (taint.is_none() && !gave_up) {
                continue;
            }
            // Elsewhere in the project tokens are verified: then this may only look at one.
            let elsewhere = ["jsonwebtoken.verify", "jose.jwtVerify"]
                .iter()
                .any(|verify| facts.calls_to(verify).next().is_some());
            if elsewhere && !gave_up && looks_only(facts.text(function.place())) {
                continue;
            }
            report
                .finding(call.place(), "The token is only decoded, so the caller can write any identity and role into it")
                .steps(taint.map(|taint| taint.steps()).unwrap_or_default());
        }
    }
}

/// `jwt-simple` decodes without looking at the signature where its third argument says so.
fn check_jwt_simple(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.calls_to("jwt-simple.decode") {
        if call
            .argument(2)
            .is_some_and(|no_verify| facts.can_be(no_verify, true))
        {
            report.finding(call.head_place(), "`true` as the third argument switches the check of the signature off, so anyone can write what the token says");
        }
    }
}

/// Whether a function asks a token only for its form or its end.
fn looks_only(text: &str) -> bool {
    [".exp", ".iss", "isJwt", "isJWT"]
        .iter()
        .any(|mark| text.contains(mark))
        && ![".sub", ".role", ".userId", "req.user"]
            .iter()
            .any(|mark| text.contains(mark))
}
