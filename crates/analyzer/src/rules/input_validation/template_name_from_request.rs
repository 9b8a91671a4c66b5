use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// The name of the view, or all of its locals, come from the request.
///
/// ## Why
/// The name reaches files outside the views' folder, and engines read settings from the locals: `layout` opens files, and EJS took code from `settings` and `client`.
///
/// ## Not a problem
/// A name from a table, and locals named one by one.
pub const TEMPLATE_NAME_FROM_REQUEST: Rule = Rule {
    id: "template-name-from-request",
    title: "Request data chooses the view or its settings",
    examples: include_str!("template_name_from_request.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[73, 706],
    owasp: None,
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.index().calls_named("render") {
        if !is_response(facts, call) {
            continue;
        }
        if let Some(name) = call.argument(0)
            && let Some(taint) = facts.threat(name, Danger::PATH)
        {
            report.flow(
                call,
                name,
                &taint,
                format!(
                    "`{}` chooses the view, so the caller has other files read as one",
                    taint.source()
                ),
            );
        }
        let Some(locals) = call.argument(1) else {
            continue;
        };
        let shape = facts.shape(locals);
        // Under a name of the caller's any setting can be written, `layout` included.
        let named = shape
            .computed
            .iter()
            .filter(|(key, _)| !facts.guarded_key(*key))
            .map(|(key, _)| *key)
            .filter_map(|key| Some((key, facts.threat(key, Danger::KEY)?)));
        let whole = shape.wholes.iter().filter_map(|whole| {
            let taint = facts.threat(*whole, Danger::MASS)?;
            taint.is_whole.then_some((*whole, taint))
        });
        if let Some((value, taint)) = whole.chain(named).next() {
            report.flow(call, value, &taint, format!("All of `{}` becomes locals of the view, its engine's settings such as `layout` included", taint.source()));
        }
    }
}
