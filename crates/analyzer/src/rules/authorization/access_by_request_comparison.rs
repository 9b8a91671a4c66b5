use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("authz-resource-ownership");

declare_rule! {
/// `req.body.userId === req.params.id` stands where the signed-in user should be asked.
///
/// ## Why
/// The caller sends both, and makes them equal.
///
/// ## Not a problem
/// `req.user.id` or the session on one side.
pub const ACCESS_BY_REQUEST_COMPARISON: Rule = Rule {
    id: "access-by-request-comparison",
    title: "Access is decided by comparing two values of the request",
    examples: include_str!("access_by_request_comparison.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::Medium,
    cwe: &[807, 639, 290],
    owasp: Some(Owasp::Api1),
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
        let place = crate::source::Place {
            file: *file,
            span: crate::source::Span {
                start: left.span().start,
                end: right.span().end,
            },
        };
        if comparison.left.is_literal()
            || comparison.right.is_literal()
            || !(facts.decides_access(place) || hides(facts, place))
        {
            continue;
        }
        let (Some(a), Some(b)) = (facts.taint(left), facts.taint(right)) else {
            continue;
        };
        let names = [
            a.source().to_ascii_lowercase(),
            b.source().to_ascii_lowercase(),
        ];
        let about_users = names.iter().all(|name| {
            // `req.get('X-User-Id')`, `req.headers['x-user-id']`
            let name = name.trim_end_matches([')', ']', '\'', '"', '`']);
            ["id", "user", "owner", "account", "email", "tenant", "role"]
                .iter()
                .any(|word| name.ends_with(word))
                && !name.contains("csrf")
                && !name.contains("token")
        });
        if about_users && a.source() != b.source() {
            report.finding(place, format!("`{}` and `{}` are both sent by the caller, who makes them equal: compare with the signed-in user", a.source(), b.source()));
        }
    }
}

/// Whether what follows answers that there is no such thing, which refuses as well.
fn hides(facts: &Facts<'_>, place: Place) -> bool {
    let text = facts.file(place.file).text;
    let after: String = text[place.span.end as usize..].chars().take(120).collect();
    after.contains("404") || after.contains("NotFound")
}
