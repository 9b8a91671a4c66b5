use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// The server fetches an address that the caller chooses.
///
/// ## Why
/// The request comes from inside: metadata services, admin ports and databases answer it (OWASP API7).
///
/// ## Not a problem
/// A fixed host with the caller's data behind it, or an address whose parsed host was looked up in a list.
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

const CLIENTS: &[&str] = &[
    "axios",
    "axios.delete",
    "axios.get",
    "axios.head",
    "axios.patch",
    "axios.post",
    "axios.put",
    "axios.request",
    "fetch",
    "got",
    "got.get",
    "got.post",
    "got.got",
    "http.get",
    "http.request",
    "https.get",
    "https.request",
    "needle",
    "needle.get",
    "node-fetch",
    "request",
    "request.get",
    "request.post",
    "superagent.get",
    "superagent.post",
    "undici.fetch",
    "undici.request",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for client in CLIENTS {
        for call in facts.calls_to(client) {
            let Some(first) = call.argument(0) else {
                continue;
            };
            let address = facts
                .object(first)
                .and_then(|options| {
                    options.get_any(facts, &["url", "uri", "hostname", "host", "baseURL"])
                })
                .unwrap_or(first);
            let Some(taint) = facts.threat(address, Danger::SSRF) else {
                continue;
            };
            report
                .finding(address.place(), format!("`{}` chooses which address the server calls, so the caller reaches machines that only the server can", taint.source()))
                .steps(taint.steps());
        }
    }
}
