use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("data-https-everywhere");

declare_rule! {
/// SSL 3, TLS 1.0 or TLS 1.1 is asked for or let through.
///
/// ## Why
/// These versions are broken and were withdrawn (RFC 8996): who sits on the way can read or change what is sent.
///
/// ## Not a problem
/// TLS 1.2 and 1.3, which are the default of Node.js.
pub const TLS_VERSION_OLD: Rule = Rule {
    id: "tls-version-old",
    title: "A withdrawn version of TLS is allowed",
    examples: include_str!("tls_version_old.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[757, 327],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

/// Options that name a version, in Node.js and in the drivers that hand them on.
const OPTIONS: &[&str] = &[
    "minVersion",
    "maxVersion",
    "secureProtocol",
    "DEFAULT_MIN_VERSION",
    "DEFAULT_MAX_VERSION",
    "minTlsVersion",
    "tlsMinVersion",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in OPTIONS {
        for value in facts.index().properties(name) {
            judge(facts, report, *value, value.place());
        }
    }
    for assignment in facts.index().assignments() {
        let name = assignment
            .target
            .as_member_expression()
            .and_then(|member| member.static_property_name());
        if name.is_some_and(|name| OPTIONS.contains(&name)) {
            judge(facts, report, assignment.value, assignment.place);
        }
    }
}

fn judge<'a>(facts: &Facts<'a>, report: &mut Report, value: Expr<'a>, place: Place) {
    let old = facts
        .possible(value)
        .into_iter()
        .map(|(_, version)| version.to_text().to_owned())
        .find(|version| is_old(version));
    if let Some(old) = old
        && !facts.only_in_development(value.file, value.node_id())
    {
        report.finding(
            place,
            format!("`{old}` is withdrawn, so who sits on the way can read what is sent"),
        );
    }
}

fn is_old(version: &str) -> bool {
    let lower = version.to_ascii_lowercase().replace(['.', '_', ' '], "");
    let number = lower
        .trim_end_matches("method")
        .trim_end_matches("server")
        .trim_end_matches("client");
    matches!(
        number,
        "tlsv1" | "tlsv10" | "tlsv11" | "sslv2" | "sslv3" | "tls1" | "tls10" | "tls11"
    )
}
