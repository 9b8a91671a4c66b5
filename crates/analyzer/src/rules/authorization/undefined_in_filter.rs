use crate::javascript::{Behavior, is_owner};
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("authz-resource-ownership");

declare_rule! {
/// The owner in a filter can be `undefined`, and then it is no filter.
///
/// ## Why
/// Prisma and TypeORM before 1.0 drop properties that are `undefined` from a `where`: whoever has no user id gets the records of all.
///
/// ## Not a problem
/// A check in front, a type that is never `undefined`, `strictUndefinedChecks` of Prisma, TypeORM 1.
pub const UNDEFINED_IN_FILTER: Rule = Rule {
    id: "undefined-in-filter",
    title: "An owner that can be undefined is dropped from the filter",
    examples: include_str!("undefined_in_filter.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::Medium,
    cwe: &[639, 863],
    owasp: Some(Owasp::Api1),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for choice in facts.choices() {
        let text = facts.text(choice.call.place());
        let file = choice.call.file;
        let by_prisma = facts.text(choice.call.callee_place()).contains("prisma")
            && !facts.project_mentions(&["strictUndefinedChecks\"", "'strictUndefinedChecks'"]);
        let by_typeorm = !by_prisma
            && text.contains("where")
            && facts.project_mentions(&["typeorm", "getRepository"])
            && facts.behaves(file, Behavior::UndefinedMatchesAll).holds;
        if !by_prisma && !by_typeorm {
            continue;
        }
        let owner = choice
            .columns
            .iter()
            .find_map(|(column, value)| Some((column, (*value)?)).filter(|_| is_owner(column)));
        let Some((_, value)) = owner else { continue };
        if facts.can_be_missing(value) {
            report.finding(
                choice.place,
                format!("`{}` can be `undefined` here, which drops it from the filter: then the records of all are chosen", facts.text(value.place())),
            );
        }
    }
}
