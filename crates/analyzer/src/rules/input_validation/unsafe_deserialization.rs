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
                && builds_functions(facts, schema)
            {
                report.finding(call.head_place(), "This schema reads `!!js/function`, so whoever writes the YAML runs code here").step(schema.place(), "the schema");
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

/// Whether a schema for YAML knows functions: the full one of old versions, and what `js-yaml-js-types` adds to another.
fn builds_functions<'a>(facts: &Facts<'a>, schema: Expr<'a>) -> bool {
    let made = facts.resolve(schema);
    let is_full = |value: Expr<'a>| {
        facts
            .identity(value)
            .is_some_and(|identity| identity.ends_with("FULL_SCHEMA"))
            || facts.text(value.place()).contains("FULL_SCHEMA")
    };
    if is_full(made) || is_full(schema) {
        return true;
    }
    let Some(call) = Call::of(made) else {
        return false;
    };
    let extends = matches!(call.name(), Some("extend" | "create" | "Schema"));
    let added = call.arguments().flat_map(|argument| {
        let mut parts = facts.items(argument);
        for name in ["explicit", "implicit", "include"] {
            for value in facts.settings(argument, &[name]) {
                parts.extend(facts.items(value));
                parts.push(value);
            }
        }
        parts.push(argument);
        parts
    });
    extends
        && added.into_iter().any(|part| {
            is_full(part)
                || facts.identity(part).is_some_and(|identity| {
                    matches!(
                        identity.strip_prefix("js-yaml-js-types"),
                        Some("" | ".all" | ".function")
                    )
                })
                || Call::of(facts.resolve(part)).is_some_and(|tag| {
                    tag.argument(0)
                        .and_then(|name| facts.string(name))
                        .is_some_and(|name| name.ends_with("js/function"))
                })
        })
}
