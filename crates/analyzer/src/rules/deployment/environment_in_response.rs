use crate::javascript::Content;
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("deploy-no-debug");

declare_rule! {
/// All environment variables are part of an answer.
///
/// ## Why
/// Keys, passwords of databases and addresses of inner services are in them.
///
/// ## Not a problem
/// Single values that are meant to be known, such as the version or the stage.
pub const ENVIRONMENT_IN_RESPONSE: Rule = Rule {
    id: "environment-in-response",
    title: "The environment with its secrets is sent to the client",
    examples: include_str!("environment_in_response.md"),
    item: ITEM,
    severity: Severity::Critical,
    confidence: Confidence::High,
    cwe: &[526, 489, 200],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for sent in facts.sent() {
        let whole = sent
            .contents
            .iter()
            .find(|content| is_environment(facts, content));
        let Some(content) = whole else { continue };
        if facts.only_in_development(content.root.file, content.root.node_id()) {
            continue;
        }
        report.finding(
            sent.place,
            "All environment variables go to the client, with the keys and passwords among them",
        );
    }
}

fn is_environment<'a>(facts: &Facts<'a>, content: &Content<'a>) -> bool {
    content.is_whole()
        && content.without.is_empty()
        && facts.identity(content.root).as_deref() == Some("process.env")
}
