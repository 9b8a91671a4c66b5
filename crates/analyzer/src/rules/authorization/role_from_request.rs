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

/// Words of names of privileges.
const PRIVILEGES: &[&str] = &[
    "role",
    "roles",
    "admin",
    "moderator",
    "superuser",
    "staff",
    "permissions",
    "privileges",
    "scopes",
];

/// Values that grant.
const GRANTING: &[&str] = &[
    "admin",
    "administrator",
    "true",
    "1",
    "superuser",
    "owner",
    "root",
    "moderator",
    "yes",
    "staff",
];

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
            let privileged = PRIVILEGES.iter().any(|word| {
                text.ends_with(word)
                    || text.contains(&format!("{word}'"))
                    || text.contains(&format!("{word}\""))
            });
            let answer = facts
                .constant(expected)
                .map(|value| value.to_text().to_ascii_lowercase());
            let grants = answer.is_some_and(|answer| GRANTING.contains(&answer.as_str()));
            if !privileged || !grants || facts.only_narrows(*file, comparison.node_id.get()) {
                continue;
            }
            let Some(taint) = facts.taint(asked) else {
                continue;
            };
            tell(report, asked.place(), &taint);
        }
    }
    // `rolesOf(req).includes('admin')`, `ALLOWED.includes(req.get('x-role'))`
    for name in ["includes", "some", "has"] {
        for call in facts.index().calls_named(name) {
            let Some(receiver) = call.receiver() else {
                continue;
            };
            let asked = match name {
                "some" => Some(receiver),
                _ => [Some(receiver), call.argument(0)]
                    .into_iter()
                    .flatten()
                    .find(|side| facts.taint(*side).is_some()),
            };
            let Some(asked) = asked.filter(|asked| names_privilege(facts, *asked)) else {
                continue;
            };
            let decides =
                facts.decides_access(call.place()) && !facts.only_narrows(call.file, call.node);
            if let Some(taint) = facts.taint(asked).filter(|_| decides) {
                tell(report, call.head_place(), &taint);
            }
        }
    }
}

/// Whether a value is called by a privilege, also where only the call that gives it is: `rolesOf(req)`.
fn names_privilege<'a>(facts: &Facts<'a>, value: Expr<'a>) -> bool {
    let text = facts.text(value.place()).to_ascii_lowercase();
    [
        "role",
        "admin",
        "permission",
        "privilege",
        "scope",
        "moderator",
    ]
    .iter()
    .any(|word| text.contains(word))
}

fn tell(report: &mut Report, place: crate::source::Place, taint: &crate::javascript::Taint) {
    report
        .finding(
            place,
            format!(
                "`{}` decides about privileges, and the caller writes it",
                taint.source()
            ),
        )
        .steps(taint.steps());
}
