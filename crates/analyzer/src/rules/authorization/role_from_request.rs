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
            let sent = facts
                .sent_by_name(asked)
                .filter(|(_, origin)| *origin == Whose::HEADERS);
            let privileged = ["role", "isadmin", "is_admin", "is-admin", "admin"]
                .iter()
                .any(|word| {
                    text.ends_with(word)
                        || text.contains(&format!("{word}'"))
                        || text.contains(&format!("{word}\""))
                })
                || sent.as_ref().is_some_and(|(name, _)| is_privilege(name));
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
                if let Some((name, _)) = sent.filter(|(name, _)| is_privilege(name)) {
                    report.finding(asked.place(), decides(&name));
                }
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
    // `MANAGERS.includes(req.get('x-role'))`, `KNOWN.has(…)`
    for method in ["includes", "has", "indexOf", "some"] {
        for call in facts.index().calls_named(method) {
            let asked = call.argument(0).and_then(|asked| facts.sent_by_name(asked));
            let Some((name, Whose::HEADERS)) = asked else {
                continue;
            };
            if is_privilege(&name) {
                report.finding(call.head_place(), decides(&name));
            }
        }
    }
}

/// Whether a header or cookie is named for what its sender may do.
fn is_privilege(name: &str) -> bool {
    let parts: Vec<&str> = name.split(['-', '_', '.']).collect();
    [
        "role",
        "roles",
        "admin",
        "isadmin",
        "superuser",
        "permission",
        "permissions",
        "privilege",
        "scopes",
        "groups",
    ]
    .iter()
    .any(|word| parts.contains(word))
        || ["userrole", "isadmin", "isstaff"]
            .iter()
            .any(|word| name.contains(word))
}

fn decides(name: &str) -> String {
    format!("The header or cookie `{name}` decides about privileges, and the caller writes it")
}
