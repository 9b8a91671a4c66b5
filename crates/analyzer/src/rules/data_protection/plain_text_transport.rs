use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("data-https-everywhere");

declare_rule! {
/// A request to `http:`, `ftp:` or `ws:` of another machine, or a library told to do without TLS.
///
/// ## Why
/// Everybody on the way reads and changes it, tokens in it included.
///
/// ## Not a problem
/// `https:` and `wss:`; plain text to this machine itself.
pub const PLAIN_TEXT_TRANSPORT: Rule = Rule {
    id: "plain-text-transport",
    title: "Data is sent without encryption",
    examples: include_str!("plain_text_transport.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[319],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

/// Calls that send to the address they get first.
const SENDERS: &[&str] = &[
    "axios",
    "axios.create",
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
    "http.get",
    "http.request",
    "ky",
    "needle",
    "node-fetch",
    "request",
    "request.get",
    "request.post",
    "superagent.get",
    "superagent.post",
    "undici.fetch",
    "undici.request",
    "WebSocket",
    "ws",
    "ws.WebSocket",
    "socket.io-client",
    "socket.io-client.io",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for sender in SENDERS {
        for call in facts.calls_to(sender) {
            let Some(first) = call.argument(0) else {
                continue;
            };
            let address = facts
                .object(first)
                .and_then(|options| options.get_any(facts, &["url", "baseURL", "uri"]))
                .unwrap_or(first);
            let text = facts.leading_text_of(address);
            if is_plain(&text) {
                report.finding(address.place(), format!("`{}` is reached without encryption, so everybody on the way reads what is sent", shown(&text)));
            }
        }
    }
    for name in ["createInsecure", "createSsl"] {
        for call in facts.index().calls_named(name) {
            let is_grpc = facts
                .identity(call.callee())
                .is_some_and(|identity| identity.contains("grpc"))
                || facts
                    .text(call.callee_place())
                    .to_ascii_lowercase()
                    .contains("credentials.createinsecure");
            if name == "createInsecure" && is_grpc {
                report
                    .finding(
                        call.callee_place(),
                        "gRPC without TLS: everybody on the way reads and changes the calls",
                    )
                    .confidence(Confidence::Medium);
            }
        }
    }
    for (place, module) in facts.modules_used() {
        if matches!(module, "ftp" | "telnet-client" | "jsftp" | "basic-ftp")
            && module != "basic-ftp"
        {
            report.finding(
                place,
                format!("`{module}` sends passwords and data as plain text"),
            );
        }
    }
}

fn is_plain(address: &str) -> bool {
    let Some(rest) = ["http://", "ws://", "ftp://"]
        .iter()
        .find_map(|scheme| address.strip_prefix(scheme))
    else {
        return false;
    };
    let host = rest.split(['/', ':', '?']).next().unwrap_or_default();
    // A name without a dot is another container of the same network, or comes from a variable.
    host.contains('.')
        && !matches!(host, "127.0.0.1" | "0.0.0.0" | "169.254.169.254")
        && !host.ends_with(".local")
        && !host.ends_with(".internal")
        && !host.ends_with(".localhost")
        && !host.ends_with(".svc")
        && !host.contains(".svc.")
}

fn shown(address: &str) -> String {
    address.chars().take(60).collect()
}
