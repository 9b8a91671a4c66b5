use crate::rules::prelude::*;

declare_rule! {
/// The caller says what role it has.
///
/// ## Why
/// Headers, query strings and bodies are written by the caller. `x-role: admin` costs nothing.
///
/// ## Not a problem
/// A role looked up on the server for the verified user.
pub const ROLE_FROM_REQUEST: Rule = Rule {
    id: "role-from-request",
    title: "A role or privilege is taken from the request",
    examples: include_str!("role_from_request.md"),
    item: ItemId("authz-server-side-enforcement"),
    severity: Severity::Critical,
    confidence: Confidence::High,
    cwe: &[602, 807],
    owasp: Some(Owasp::Api5),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (file, comparison) in facts.index().comparisons() {
        let left = Expr {
            file: *file,
            node: &comparison.left,
        };
        let right = Expr {
            file: *file,
            node: &comparison.right,
        };
        for (asked, expected) in [(left, right), (right, left)] {
            let text = facts.text(asked.place()).to_ascii_lowercase();
            let privileged = ["role", "isadmin", "is_admin", "is-admin", "admin"]
                .iter()
                .any(|word| {
                    text.ends_with(word)
                        || text.contains(&format!("{word}'"))
                        || text.contains(&format!("{word}\""))
                });
            let answer = facts
                .constant(expected)
                .map(|value| value.to_text().to_ascii_lowercase());
            let grants = answer.is_some_and(|answer| {
                ["admin", "true", "1", "superuser", "owner", "root"].contains(&answer.as_str())
            });
            if !privileged || !grants {
                continue;
            }
            let Some(taint) = facts.taint(asked) else {
                continue;
            };
            report
                .finding(
                    asked.place(),
                    format!(
                        "`{}` decides about privileges, and the caller writes it",
                        taint.source()
                    ),
                )
                .steps(taint.steps());
        }
    }
}
