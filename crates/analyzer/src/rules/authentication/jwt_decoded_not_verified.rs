use crate::javascript::{Call, Facts};
use crate::{Report, declare_rule};

declare_rule! {
    /// A token is decoded and its content is used, although nobody checked its signature.
    ///
    /// ## Why
    /// `decode` only reads a token. Anybody can write one, with any user id and any role in it.
    ///
    /// ## Not a problem
    /// The decoded header is used only to find the key that then verifies the same token.
    {
        id: "jwt-decoded-not-verified",
        title: "Token decoded but not verified",
        item: "auth-short-lived-tokens",
        severity: Critical,
        confidence: High,
        cwe: [347, 345],
        owasp: Api2,
        examples: "jwt_decoded_not_verified.md",
        check: JavaScript(check),
    }
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for call in facts.calls_to("jsonwebtoken", "decode") {
        if is_verified_too(facts, call) {
            continue;
        }
        let finding = report.finding(
            call.place(),
            "The token is only decoded, so anyone can write the identity that is read from it",
        );
        if call.arguments().len() == 1 {
            let edits = vec![
                call.edit_name("verify"),
                call.edit_added_argument("process.env.JWT_SECRET, { algorithms: ['HS256'] }"),
            ];
            finding.fix("Verify the token with its key and algorithm", edits);
        }
    }
    for call in facts.calls_to("jsonwebtoken", "verify") {
        let Some(algorithms) = call
            .argument(2)
            .and_then(|options| options.get("algorithms"))
        else {
            continue;
        };
        report.control(
            "auth-short-lived-tokens",
            call.place(),
            format!(
                "The token is verified, with `{}` as its algorithms",
                algorithms.text()
            ),
        );
    }
}

/// The same token is verified in the same function.
fn is_verified_too(facts: &Facts<'_>, decode: Call<'_>) -> bool {
    let Some(token) = decode.argument(0) else {
        return false;
    };
    facts.calls_to("jsonwebtoken", "verify").any(|verify| {
        let is_same = verify
            .argument(0)
            .is_some_and(|verified| verified.is_same_as(token));
        is_same && verify.function().map(|it| it.id()) == decode.function().map(|it| it.id())
    })
}
