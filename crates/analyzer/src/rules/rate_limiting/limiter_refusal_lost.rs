use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("rate-auth-endpoints");

declare_rule! {
/// A limiter refuses and the request goes on.
///
/// ## Why
/// rate-limiter-flexible says no by rejecting its promise. Where nobody waits for it, or the rejection is only logged, the handler
/// runs as if nothing had been counted.
///
/// ## Not a problem
/// A rejection that is answered with 429, thrown on, or handed to `next`.
pub const LIMITER_REFUSAL_LOST: Rule = Rule {
    id: "limiter-refusal-lost",
    title: "A limiter's refusal is swallowed or not waited for",
    examples: include_str!("limiter_refusal_lost.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[799, 307],
    owasp: Some(Owasp::Api4),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.index().calls_named("consume") {
        let Some(receiver) = call.receiver() else {
            continue;
        };
        let is_limiter = facts
            .identity(call.callee())
            .is_some_and(|identity| identity.starts_with("rate-limiter-flexible."))
            || facts
                .text(receiver.place())
                .to_ascii_lowercase()
                .contains("limit");
        if !is_limiter {
            continue;
        }
        match facts.rejection(call) {
            Rejection::Unawaited => {
                report.finding(
                    call.head_place(),
                    "Nobody waits for the limiter, so the code goes on before it has refused",
                );
            }
            Rejection::Handled(handler) if !ends(facts, handler) => {
                // Where the block does more, the clause is what loses it.
                let clause =
                    facts.text(handler).starts_with("catch") && !facts.is_alone_in_block(call);
                report
                    .finding(
                        if clause { handler } else { call.head_place() },
                        "The limiter's refusal is caught and not answered, so the request goes on as if it were admitted",
                    )
                    .step(handler, "gets lost here");
            }
            _ => {}
        }
    }
}

/// Whether what handles a rejection answers, throws, returns something or hands it on.
fn ends(facts: &Facts<'_>, handler: Place) -> bool {
    let text = facts.text(handler);
    let decides = facts.index().assignments_within(handler).next().is_some();
    let keeps_on = facts.calls_within(handler).any(|call| facts.goes_on(call));
    let refuses = facts.calls_within(handler).any(|call| {
        (is_response(facts, call) && !keeps_on)
            || facts.refused(call).is_some()
            || (call.name() == Some("next") && call.argument_count() > 0)
            || matches!(call.name(), Some("reject"))
            || !matches!(call.name(), Some("emit" | "log" | "captureException"))
                && !is_log(facts, call)
                && call.arguments().any(|argument| {
                    matches!(
                        facts.text(argument.place()),
                        "res" | "reply" | "response" | "ctx" | "next" | "reject"
                    )
                })
    });
    let returns = text.contains("return ") && !keeps_on;
    refuses || decides || text.contains("throw ") || returns
}
