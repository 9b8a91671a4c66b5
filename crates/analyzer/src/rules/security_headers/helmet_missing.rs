use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("headers-nosniff");

declare_rule! {
/// An Express app listens and sets none of the security headers.
///
/// ## Why
/// Browsers are told nothing: responses can be framed, sniffed for other types, and reached over plain HTTP.
///
/// ## Not a problem
/// Headers set by hand, or an app of which only a part is visible: this is only reported where the app itself listens.
pub const HELMET_MISSING: Rule = Rule {
    id: "helmet-missing",
    title: "An app sends no security headers",
    examples: include_str!("helmet_missing.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[693],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    let model = facts.express();
    let text_sets = facts.index().calls().iter().any(|call| {
        matches!(
            call.name(),
            Some("setHeader" | "set" | "header" | "setHeaders" | "writeHead" | "append")
        ) && call.argument(0).is_some_and(|name| {
            let shown = facts.text(name.place()).to_ascii_lowercase();
            [
                "strict-transport",
                "content-security-policy",
                "x-content-type",
                "x-frame",
            ]
            .iter()
            .any(|header| shown.contains(header))
        })
    });
    let unseen = model
        .mounted()
        .iter()
        .filter(|mounted| mounted.on_app)
        .flat_map(|mounted| &mounted.handlers)
        .any(|handler| {
            let kinds = facts.middleware_kinds(*handler);
            let text = facts.text(handler.place()).to_ascii_lowercase();
            kinds.has(Kind::HELMET)
                || text.contains("helmet")
                || text.contains("header")
                || text.contains("security")
                || (kinds == Kind::UNKNOWN
                    && facts
                        .identity(*handler)
                        .is_some_and(|identity| identity.starts_with('.'))
                    && !text.contains("route"))
        });
    if !model.listens() || unseen || text_sets {
        return;
    }
    if let Some(app) = model.apps().first() {
        report.finding(app.place(), "This app listens without `helmet()` or any security header of its own, so browsers apply none of their protections");
    }
}
