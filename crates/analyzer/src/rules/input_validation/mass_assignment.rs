use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-reject-unknown-fields");

declare_rule! {
/// The request's body goes into a record as it came.
///
/// ## Why
/// `{"role": "admin"}` in a profile form makes an admin, wherever the schema has such a field.
///
/// ## Not a problem
/// Named fields, or a body that a schema has reduced to the fields it knows.
pub const MASS_ASSIGNMENT: Rule = Rule {
    id: "mass-assignment",
    title: "A record is written with whatever the caller sends",
    examples: include_str!("mass_assignment.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[915],
    owasp: Some(Owasp::Api3),
    check: Check::JavaScript(check),
};
}

const WRITERS: &[&str] = &[
    "assign",
    "bulkCreate",
    "create",
    "findByIdAndUpdate",
    "findOneAndUpdate",
    "insert",
    "insertMany",
    "insertOne",
    "merge",
    "save",
    "set",
    "update",
    "updateMany",
    "updateOne",
    "upsert",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in WRITERS {
        for call in facts.index().calls_named(name) {
            if *name == "set" && is_response(facts, call) || call.receiver().is_none() {
                continue;
            }
            if *name == "assign"
                && call
                    .argument(0)
                    .and_then(|target| facts.object(target))
                    .is_some()
            {
                continue;
            }
            for argument in call.arguments() {
                judge(facts, report, argument, name);
            }
        }
    }
    for call in facts.index().calls().iter().filter(|call| call.is_new) {
        let model = call.callee();
        if facts.looks_like_model(model)
            && let Some(argument) = call.argument(0)
        {
            judge(facts, report, argument, facts.text(model.place()));
        }
    }
}

fn judge<'a>(facts: &Facts<'a>, report: &mut Report, argument: Expr<'a>, name: &str) {
    let mut parts = vec![argument];
    if let Some(object) = facts.object(argument) {
        parts = object.spreads().collect();
        parts.extend(
            ["data", "$set"]
                .iter()
                .filter_map(|key| object.get(facts, key)),
        );
        for key in ["data", "$set"] {
            if let Some(inner) = object.get(facts, key).and_then(|value| facts.object(value)) {
                parts.extend(inner.spreads());
            }
        }
    }
    for part in parts {
        let Some(taint) = facts
            .threat(part, Danger::MASS)
            .filter(|taint| taint.is_whole)
        else {
            continue;
        };
        if facts.object(part).is_some() || taint.source().contains("headers") {
            continue;
        }
        report
            .finding(part.place(), format!("`{}` goes into `{name}` as it came, so the caller can set fields such as a role", taint.source()))
            .steps(taint.steps());
    }
}
