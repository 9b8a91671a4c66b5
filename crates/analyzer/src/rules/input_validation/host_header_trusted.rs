use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// A link in a mail or an answer is built from `req.headers.host` or `req.hostname`.
///
/// ## Why
/// The caller chooses that header: the link in somebody's password mail then leads to the caller's site, token included.
///
/// ## Not a problem
/// The own address from the configuration.
pub const HOST_HEADER_TRUSTED: Rule = Rule {
    id: "host-header-trusted",
    title: "The Host header becomes part of a link",
    examples: include_str!("host_header_trusted.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[640, 20],
    owasp: None,
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (file, _, template) in facts.index().templates() {
        let parts: Vec<Expr<'_>> = template
            .expressions
            .iter()
            .map(|node| Expr { file: *file, node })
            .collect();
        let texts: Vec<&str> = template
            .quasis
            .iter()
            .map(|quasi| quasi.value.raw.as_str())
            .collect();
        for (position, part) in parts.iter().enumerate() {
            let before = texts.get(position).copied().unwrap_or_default();
            if before.ends_with("://") && is_host(facts, *part) {
                tell(facts, report, *part);
            }
        }
    }
    for (left, right) in facts.index().additions() {
        if facts.string(left).is_some_and(|text| text.ends_with("://")) && is_host(facts, right) {
            tell(facts, report, right);
        }
    }
}

fn is_host<'a>(facts: &Facts<'a>, expr: Expr<'a>) -> bool {
    let resolved = facts.resolve(expr);
    if let Some(call) = Call::of(resolved) {
        return matches!(call.name(), Some("get" | "header"))
            && call
                .receiver()
                .is_some_and(|receiver| facts.is_request(receiver))
            && call
                .argument(0)
                .and_then(|name| facts.string(name))
                .is_some_and(|name| {
                    matches!(
                        name.to_ascii_lowercase().as_str(),
                        "host" | "x-forwarded-host"
                    )
                });
    }
    let Some((object, Some(name))) = member(resolved) else {
        return false;
    };
    match name {
        "hostname" | "host" if facts.is_request(object) => true,
        "host" | "x-forwarded-host" => member(object).is_some_and(|(request, headers)| {
            headers == Some("headers") && facts.is_request(request)
        }),
        _ => false,
    }
}

fn tell<'a>(facts: &Facts<'a>, report: &mut Report, host: Expr<'a>) {
    // To HTTPS on the same host: the caller only redirects itself.
    if facts
        .calls_around(host.file, host.node_id())
        .any(|call| matches!(call.name(), Some("redirect" | "writeHead")))
    {
        return;
    }
    report.finding(
        host.place(),
        format!(
            "`{}` is what the caller says, so the link can lead to the caller's own site",
            facts.text(host.place())
        ),
    );
}
