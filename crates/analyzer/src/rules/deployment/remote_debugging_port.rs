use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("deploy-no-debug");

declare_rule! {
/// A browser or Node.js is started with a debugging port on all addresses.
///
/// ## Why
/// Whoever reaches the port runs code: the protocol has no password.
///
/// ## Not a problem
/// A pipe (`--remote-debugging-pipe`) or the loopback address.
pub const REMOTE_DEBUGGING_PORT: Rule = Rule {
    id: "remote-debugging-port",
    title: "A debugging port is open to others",
    examples: include_str!("remote_debugging_port.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[94, 489],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for literal in facts.index().strings() {
        let Some(text) = facts.string(*literal) else {
            continue;
        };
        let open = text.starts_with("--remote-debugging-address=")
            && !text.ends_with("127.0.0.1")
            && !text.ends_with("localhost")
            || [
                "--inspect=0.0.0.0",
                "--inspect-brk=0.0.0.0",
                "--inspect=[::]",
            ]
            .iter()
            .any(|flag| text.contains(flag));
        if open {
            report.finding(literal.place(), "The debugging port answers on more than this machine, and whoever reaches it runs code");
        }
    }
}
