use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-short-lived-tokens");

declare_rule! {
/// A token is verified without saying by which algorithm.
///
/// ## Why
/// RFC 8725 asks the verifier to name the algorithms it takes. Otherwise the token's own header takes part in the choice,
/// and `none` accepts a token that nobody signed.
///
/// ## Not a problem
/// `jose`, where the key decides.
pub const JWT_ALGORITHM_NOT_PINNED: Rule = Rule {
    id: "jwt-algorithm-not-pinned",
    title: "A token's algorithm is not pinned when it is verified",
    examples: include_str!("jwt_algorithm_not_pinned.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[347, 327],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.calls_to("jsonwebtoken.verify") {
        let options = call.argument(2).and_then(|options| facts.object(options));
        let algorithms = options.and_then(|options| options.get(facts, "algorithms"));
        if let Some(algorithms) = algorithms {
            let names: Vec<String> = facts
                .elements(algorithms)
                .unwrap_or_default()
                .into_iter()
                .filter_map(|name| facts.string(name))
                .collect();
            if names.iter().any(|name| name.eq_ignore_ascii_case("none")) {
                report
                    .finding(
                        algorithms.place(),
                        "The algorithm `none` is accepted, so a token that nobody signed passes",
                    )
                    .severity(Severity::Critical);
            } else if !names.is_empty() {
                report.control(
                    ITEM,
                    call.place(),
                    format!("Tokens are verified with {} only", names.join(", ")),
                );
            }
            continue;
        }
        let options_known = match call.argument(2) {
            None => call.argument_count() <= 2,
            Some(third) => {
                options.is_some_and(|options| !options.is_open(facts))
                    || facts.function(third).is_some()
            }
        };
        if options_known {
            report.finding(call.callee_place(), "The token is verified without `algorithms`, so the token's own header takes part in choosing how it is checked");
        }
    }
}
