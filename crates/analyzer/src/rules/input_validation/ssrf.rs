use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// The server fetches an address that the caller chooses.
///
/// ## Why
/// The request comes from inside: metadata services, admin ports and databases answer it (OWASP API7).
///
/// ## Not a problem
/// A fixed host with the caller's data behind it, an address whose parsed host was looked up in a list, or an agent that refuses private addresses when it connects.
pub const SSRF: Rule = Rule {
    id: "ssrf",
    title: "Request data chooses the address of an outbound request",
    examples: include_str!("ssrf.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[918],
    owasp: Some(Owasp::Api7),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (call, addresses) in facts.outbound_requests() {
        let reached = addresses
            .into_iter()
            .find_map(|address| Some((address, facts.threat(address, Danger::SSRF)?)));
        if let Some((address, taint)) = reached {
            let message = format!(
                "`{}` chooses which address the server calls, so the caller reaches machines that only the server can",
                taint.source()
            );
            report.flow(call, address, &taint, message);
        }
    }
}
