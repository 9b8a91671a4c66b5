use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-parameterized-queries");

declare_rule! {
/// mongoose drops keys from a filter that the schema does not name, and this filter has such a key.
///
/// ## Why
/// With `strictQuery: true`, `deleteMany({ ownerId })` becomes `deleteMany({})` once `ownerId` is no path of the schema: it then reads,
/// changes or deletes every record.
///
/// ## Not a problem
/// `strictQuery: 'throw'`, which refuses such a filter, and filters whose keys the schema has.
pub const FILTER_LOSES_KEYS: Rule = Rule {
    id: "filter-loses-keys",
    title: "A key that the schema does not know is dropped from a filter",
    examples: include_str!("filter_loses_keys.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[943],
    owasp: Some(Owasp::Api1),
    check: Check::JavaScript(check),
};
}

const FILTERS: &[&str] = &[
    "countDocuments",
    "deleteMany",
    "deleteOne",
    "find",
    "findOne",
    "findOneAndDelete",
    "findOneAndUpdate",
    "updateMany",
    "updateOne",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    let set = facts.calls_to("mongoose.set").find(|call| {
        call.argument(0)
            .and_then(|name| facts.string(name))
            .as_deref()
            == Some("strictQuery")
    });
    let is_on = set
        .and_then(|call| call.argument(1))
        .map(|value| facts.boolean(value) == Some(true));
    if is_on == Some(false) {
        return;
    }
    for name in FILTERS {
        for call in facts.index().calls_named(name) {
            let by_default = facts.behaves(call.file, Behavior::FiltersLoseUnknownKeys);
            if is_on.is_none() && !by_default.holds {
                continue;
            }
            let (Some(receiver), Some(filter)) = (call.receiver(), call.argument(0)) else {
                continue;
            };
            let Some(schema) = facts.model_schema(receiver) else {
                continue;
            };
            let shape = facts.shape(filter);
            let Some((key, value)) = shape
                .fields
                .iter()
                .find(|(key, _)| schema.lacks(facts, key))
            else {
                continue;
            };
            let left = if shape.fields.len() + shape.computed.len() + shape.wholes.len() == 1 {
                "the filter is then empty and matches every record"
            } else {
                "the filter then matches more than it says"
            };
            let place = set.map_or(call.head_place(), |set| set.place());
            report
                .finding(
                    place,
                    format!("`strictQuery` drops `{key}` from `{name}`, because the schema has no such path: {left}"),
                )
                .step(value.place(), format!("`{key}` is no path of the schema"));
        }
    }
}
