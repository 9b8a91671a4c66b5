use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// `node-serialize`, `serialize-to-js`, `funcster` and `cryo` rebuild functions; `js-yaml` before 4 and with its full schema does too.
///
/// ## Why
/// The text of a function in the data is run while it is read.
///
/// ## Not a problem
/// `JSON.parse` with a schema behind it, and `js-yaml` 4 with its default schema.
pub const UNSAFE_DESERIALIZATION: Rule = Rule {
    id: "unsafe-deserialization",
    title: "Data is turned into objects in a way that runs code",
    examples: include_str!("unsafe_deserialization.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[502],
    owasp: None,
    check: Check::JavaScript(check),
};
}

const READERS: &[&str] = &[
    "cryo.parse",
    "funcster.deepDeserialize",
    "node-serialize.unserialize",
    "serialize-to-js.deserialize",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for reader in READERS {
        for call in facts.calls_to(reader) {
            let taint = call.argument(0).and_then(|data| facts.taint(data));
            match taint {
                Some(taint) => report
                    .finding(call.place(), format!("`{}` is rebuilt with its functions, so the caller runs code on the server", taint.source()))
                    .steps(taint.steps())
                    .severity(Severity::Critical),
                None => report.finding(call.callee_place(), format!("`{reader}` rebuilds functions, so whoever writes the data runs code here")),
            };
        }
    }
    for name in ["js-yaml.load", "js-yaml.loadAll"] {
        for call in facts.calls_to(name) {
            let schema = call
                .arguments()
                .skip(1)
                .filter_map(|options| facts.object(options))
                .find_map(|options| options.get(facts, "schema"));
            if let Some(schema) = schema
                && facts.text(schema.place()).contains("FULL_SCHEMA")
            {
                report.finding(schema.place(), "The full schema reads `!!js/function`, so whoever writes the YAML runs code here");
            }
            let old = facts.behaves(call.file, Behavior::YamlBuildsFunctions);
            if schema.is_none()
                && old.holds
                && let Some(text) = call.argument(0)
                && let Some(taint) = facts.taint(text)
            {
                report.flow(
                    call,
                    text,
                    &taint,
                    format!(
                        "`{}` is read by `load` of {}, which builds functions from `!!js/function`, so the caller runs code on the server",
                        taint.source(),
                        old.version.named("js-yaml")
                    ),
                );
            }
        }
    }
}
