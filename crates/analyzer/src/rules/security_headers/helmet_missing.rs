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

/// Headers by a part of their name. One of them alone leaves the others unsaid.
const HEADERS: &[&str] = &[
    "strict-transport",
    "content-security-policy",
    "x-content-type",
    "x-frame",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    frameworks(facts, report);
    let model = facts.express();
    if !model.listens() || sets_headers(facts) || has_unseen(facts) {
        return;
    }
    if let Some(app) = model.apps().first() {
        report.finding(app.place(), "This app listens without `helmet()` or headers of its own in its place, so browsers apply none of their protections");
    }
}

/// Other frameworks, by the call that makes the app, where the project makes it listen and names no package for headers at all.
const FRAMEWORKS: &[&str] = &["@nestjs/core.NestFactory.create", "fastify", "koa"];

fn frameworks(facts: &Facts<'_>, report: &mut Report) {
    let listens = facts.index().calls_named("listen").next().is_some();
    let named = [
        "helmet",
        "ecureHeaders",
        "security-headers",
        "securityHeaders",
        "koa-lusca",
    ];
    if !listens || facts.project_mentions(&named) || sets_headers(facts) {
        return;
    }
    for framework in FRAMEWORKS {
        if let Some(app) = facts.calls_to(framework).next() {
            report.finding(app.head_place(), "This app listens without `helmet` or headers of its own in its place, so browsers apply none of their protections");
            return;
        }
    }
}

/// Whether several of the headers are set by hand.
fn sets_headers(facts: &Facts<'_>) -> bool {
    let mut shown = String::new();
    for name in [
        "append",
        "header",
        "set",
        "setHeader",
        "setHeaders",
        "writeHead",
    ] {
        for call in facts.index().calls_named(name) {
            for argument in call.arguments() {
                shown.push_str(&facts.text(argument.place()).to_ascii_lowercase());
                for (header, _) in facts.options(Some(argument)).set() {
                    shown.push_str(&header.to_ascii_lowercase());
                }
            }
        }
    }
    for list in facts.index().strings() {
        shown.push_str(&facts.text(list.place()).to_ascii_lowercase());
    }
    HEADERS
        .iter()
        .filter(|header| shown.contains(**header))
        .count()
        > 1
}

/// Whether something that is not visible can set the headers before anything answers.
fn has_unseen(facts: &Facts<'_>) -> bool {
    let model = facts.express();
    model
        .mounted()
        .iter()
        .filter(|mounted| mounted.on_app)
        .any(|mounted| {
            let answers_later = |place: crate::source::Place| {
                place.file == mounted.call.file && place.span.start > mounted.call.span.start
            };
            let is_first = mounted.path.is_empty()
                && (model
                    .routes()
                    .iter()
                    .any(|route| answers_later(route.call.place()))
                    || model
                        .mounted()
                        .iter()
                        .any(|other| !other.path.is_empty() && answers_later(other.call.place())));
            mounted.handlers.iter().any(|handler| {
                let kinds = facts.middleware_kinds(*handler);
                let text = facts.text(handler.place()).to_ascii_lowercase();
                // The name of a function, not its text.
                let is_named = FunctionRef::of(*handler).is_none();
                let name = match Call::of(*handler) {
                    Some(call) => facts.text(call.callee_place()).to_ascii_lowercase(),
                    None => text.clone(),
                };
                kinds.has(Kind::HELMET)
                    || (is_named
                        && ["helmet", "header", "security"]
                            .iter()
                            .any(|word| name.contains(word)))
                    || (is_first
                        && kinds == Kind::UNKNOWN
                        && facts
                            .identity(*handler)
                            .is_some_and(|identity| identity.starts_with('.'))
                        && !text.contains("route"))
            })
        })
}
