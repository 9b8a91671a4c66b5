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

/// Words of links that carry a secret.
const SECRET_LINKS: &[&str] = &[
    "activat",
    "confirm",
    "invit",
    "magic",
    "password",
    "reset",
    "token",
    "unsubscribe",
    "verif",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    let links = links(facts);
    let mut sent = Vec::new();
    for call in facts.index().calls_whose_name(is_named_for_mail) {
        if !sends_mail(facts, call) {
            continue;
        }
        let reached = call
            .arguments()
            .find_map(|argument| Some((argument, facts.threat(argument, Danger::LINK)?)));
        if let Some((argument, taint)) = reached {
            let origin = taint.origin_of(Danger::LINK);
            // Where the host stands in the link itself, that is the line to change.
            let is_written = links
                .iter()
                .any(|(host, _, _)| contains(host.place(), origin));
            if !is_written {
                report
                    .finding(call.head_place(), message(taint.source_of(Danger::LINK)))
                    .steps(taint.steps_of(Danger::LINK))
                    .step(argument.place(), "sent in a message");
            }
            sent.push((origin, is_written));
        }
    }
    for (host, text, node) in links {
        // `new URL('/reset', base)`
        let path = facts
            .calls_around(host.file, node)
            .filter(|call| call.name() == Some("URL"))
            .find_map(|call| facts.string(call.argument(0)?))
            .unwrap_or_default();
        let lower = format!("{text}{path}").to_ascii_lowercase();
        let names = facts.names_around(host.file, node);
        let is_secret = SECRET_LINKS.iter().any(|word| {
            lower.contains(word)
                || names
                    .iter()
                    .any(|name| name.to_ascii_lowercase().contains(word))
        });
        let Some(taint) = facts.threat(host, Danger::LINK) else {
            continue;
        };
        let found = sent.iter().find(|(origin, _)| {
            *origin == taint.origin_of(Danger::LINK) || contains(host.place(), *origin)
        });
        let tells = match found {
            Some((_, is_written)) => *is_written,
            None => is_secret && !leads_back(facts, host),
        };
        if tells {
            report
                .finding(host.place(), message(taint.source_of(Danger::LINK)))
                .steps(taint.steps_of(Danger::LINK));
        }
    }
}

fn contains(outer: crate::source::Place, inner: crate::source::Place) -> bool {
    outer.file == inner.file
        && outer.span.start <= inner.span.start
        && inner.span.end <= outer.span.end
}

/// What stands behind `://` in texts, with the text's constant parts.
fn links<'a>(facts: &Facts<'a>) -> Vec<(Expr<'a>, String, oxc_semantic::NodeId)> {
    let mut links = Vec::new();
    for (file, node, template) in facts.index().templates() {
        let text: String = template
            .quasis
            .iter()
            .map(|quasi| quasi.value.raw.as_str())
            .collect();
        for (quasi, part) in template.quasis.iter().zip(&template.expressions) {
            if quasi.value.raw.as_str().ends_with("://") {
                let host = Expr {
                    file: *file,
                    node: part,
                };
                links.push((host, text.clone(), *node));
            }
        }
    }
    for (left, right) in facts.index().additions() {
        if facts.constant_parts(left).ends_with("://") {
            let text = facts.text(left.place()).to_owned();
            links.push((right, text, right.node_id()));
        }
    }
    links
}

fn message(source: &str) -> String {
    format!("`{source}` is what the caller says, so the link can lead to the caller's own site")
}

/// To HTTPS on the same host: the caller only redirects itself.
fn leads_back<'a>(facts: &Facts<'a>, host: Expr<'a>) -> bool {
    facts
        .calls_around(host.file, host.node_id())
        .any(|call| matches!(call.name(), Some("redirect" | "writeHead")))
}

/// Methods of many things, of mailers too.
const SENDING: &[&str] = &["send", "deliver", "enqueue", "sendTemplate", "messages"];

/// Whether a name says that mail or another message to a person is sent, or can mean it.
fn is_named_for_mail(name: &str) -> bool {
    says_mail(name) || SENDING.contains(&name)
}

fn says_mail(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    ["mail", "sms", "notif"]
        .iter()
        .any(|word| lower.contains(word))
        && ["send", "deliver", "queue", "notify", "mail"]
            .iter()
            .any(|verb| lower.starts_with(verb))
}

/// Whether a call sends a mail or another message to a person.
fn sends_mail<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    call.name().is_some_and(says_mail)
        || call.receiver().is_some_and(|receiver| {
            let text = facts.text(receiver.place()).to_ascii_lowercase();
            [
                "mail",
                "smtp",
                "transport",
                "postmark",
                "sendgrid",
                "resend",
                "ses",
                "sms",
                "notif",
            ]
            .iter()
            .any(|word| text.contains(word))
        })
}
