use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-html-sanitization");

declare_rule! {
/// `serialize-javascript` with `unsafe: true`, or `JSON.stringify` inside a `<script>` of a page.
///
/// ## Why
/// `</script><script>…` in a value ends the script and begins the own one.
///
/// ## Not a problem
/// `serialize-javascript` with its defaults, or `JSON.stringify(…)` with `<` replaced by its escape.
pub const UNSAFE_SERIALIZE: Rule = Rule {
    id: "unsafe-serialize",
    title: "Data is written into a script without escaping",
    examples: include_str!("unsafe_serialize.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[79, 80],
    owasp: None,
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.calls_to("serialize-javascript") {
        let on = facts
            .options(call.argument(1))
            .get("unsafe")
            .value()
            .filter(|option| facts.boolean(*option) == Some(true));
        if let Some(on) = on {
            report
                .finding(call.head_place(), "Nothing is escaped, so `</script>` in a value ends the script and begins the own one")
                .step(on.place(), "switches escaping off");
        }
    }
    for (file, _, template) in facts.index().templates() {
        let mut inside = false;
        for (quasi, part) in template.quasis.iter().zip(&template.expressions) {
            let text = quasi.value.raw.as_str();
            match (text.rfind("<script"), text.rfind("</script")) {
                (Some(open), close) => inside = close.is_none_or(|close| close < open),
                (None, Some(_)) => inside = false,
                (None, None) => {}
            }
            let part = Expr {
                file: *file,
                node: part,
            };
            let Some(call) = Call::of(part).filter(|_| inside) else {
                continue;
            };
            if facts.identity(call.callee()).as_deref() == Some("JSON.stringify")
                && call.argument(0).is_some_and(|value| {
                    facts.constant(value).is_none()
                        && !facts
                            .text(value.place())
                            .to_ascii_lowercase()
                            .contains("config")
                })
            {
                report.finding(call.place(), "`JSON.stringify` leaves `</script>` as it is, which ends the script and begins the own one");
            }
        }
    }
}
