use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-reject-unknown-fields");

declare_rule! {
/// A schema passes on fields that it does not know.
///
/// ## Why
/// Whatever is behind it may take them: `role`, `isAdmin`, `balance`. Reject them, or strip them; either is safe.
///
/// ## Not a problem
/// `z.object` strips, `z.strictObject` rejects, Joi rejects: none of these is reported. Where the project applies the schema, what takes
/// the unknown fields is reported instead.
pub const UNKNOWN_FIELDS_ACCEPTED: Rule = Rule {
    id: "unknown-fields-accepted",
    title: "A schema lets unknown fields through",
    examples: include_str!("unknown_fields_accepted.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[915],
    owasp: Some(Owasp::Api3),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in ["passthrough", "loose", "unknown"] {
        for call in facts.index().calls_named(name) {
            let Some(receiver) = call.receiver() else {
                continue;
            };
            let names = facts.chain_names(receiver);
            let is_object = names.contains(&"object")
                && names.last().is_some_and(|root| matches!(*root, "object"))
                || names.contains(&"object");
            let disabled = call
                .argument(0)
                .is_some_and(|argument| facts.boolean(argument) == Some(false));
            // A free map, or a part of a larger schema, is open on purpose.
            let fields = facts
                .chain_calls(receiver)
                .into_iter()
                .find(|call| call.name() == Some("object"))
                .and_then(|call| call.argument(0));
            let has_fields = fields.is_none_or(|fields| {
                facts.object(fields).is_none_or(|fields| {
                    fields.properties().next().is_some() || fields.spreads().next().is_some()
                })
            }) && fields.is_some();
            let nested = facts
                .calls_around(call.file, call.node)
                .filter(|outer| outer.span != call.span)
                .any(|outer| {
                    matches!(
                        outer.name(),
                        Some(
                            "object"
                                | "strictObject"
                                | "looseObject"
                                | "keys"
                                | "shape"
                                | "extend"
                                | "array"
                                | "items"
                                | "record"
                        )
                    )
                });
            if is_object && !disabled && has_fields && !nested {
                let finding = report.finding(call.head_place(), format!("`.{name}()` lets fields through that the schema does not know, so the caller can send more than you check"));
                // Where its result goes is visible: what takes the fields is reported there.
                if facts.is_applied_schema(call) {
                    finding.severity(Severity::Note);
                }
            }
        }
    }
    open_json_schemas(facts, report);
    open_classes(facts, report);
    for name in ["looseObject"] {
        for call in facts.index().calls_named(name) {
            let finding = report.finding(call.callee_place(), "A loose object lets fields through that the schema does not know, so the caller can send more than you check");
            if facts.is_applied_schema(call) {
                finding.severity(Severity::Note);
            }
        }
    }
    for call in facts.index().calls_named("ValidationPipe") {
        let options = facts.options(call.argument(0));
        let says = |name: &str| match options.get(name) {
            Setting::Set(value) => facts.boolean(value) != Some(false),
            Setting::Absent => false,
            Setting::Unseen => true,
        };
        if call.is_new
            && !says("whitelist")
            && !says("forbidNonWhitelisted")
            && facts.describes_bodies()
        {
            report.finding(call.head_place(), "The pipe leaves fields in that the class does not name, so the caller can send more than you check");
        }
    }
    for name in ["strictObject", "strict", "noUnknown", "exact", "checkExact"] {
        for call in facts.index().calls_named(name) {
            if call.receiver().is_some() || name == "strictObject" || name == "checkExact" {
                report.control(
                    ITEM,
                    call.callee_place(),
                    "Fields that the schema does not know are refused",
                );
            }
        }
    }
    for property in facts.index().properties("forbidNonWhitelisted") {
        if facts.boolean(*property) == Some(true) {
            report.control(
                ITEM,
                property.place(),
                "Fields that the class does not know are refused",
            );
        }
    }
    for property in facts.index().properties("additionalProperties") {
        if facts.boolean(*property) == Some(false) {
            report.control(
                ITEM,
                property.place(),
                "Fields that the schema does not know are refused",
            );
        }
    }
    for call in facts.index().calls() {
        if facts.is_schema_parse(*call) {
            report.control(
                ItemId("input-schema-validation"),
                call.place(),
                "Input is checked by a schema",
            );
            report.control(
                ItemId("input-server-side-validation"),
                call.place(),
                "Input is checked on the server",
            );
        }
    }
}

/// JSON schemas with fields that leave others alone, in a project whose other schemas are closed.
fn open_json_schemas(facts: &Facts<'_>, report: &mut Report) {
    let closes = facts
        .index()
        .properties("additionalProperties")
        .iter()
        .any(|value| facts.boolean(*value) == Some(false));
    let removes = facts
        .index()
        .properties("removeAdditional")
        .iter()
        .any(|value| facts.boolean(*value) != Some(false));
    if !closes || removes {
        return;
    }
    for fields in facts.index().properties("properties") {
        if let Some(schema) = facts.declared_json_schema(*fields) {
            report.finding(
                schema,
                "This schema takes fields that it does not name, so the caller can send more than you check",
            );
        }
    }
}

/// class-validator keeps properties without a decorator unless `whitelist` says otherwise, in NestJS' pipe too.
fn open_classes(facts: &Facts<'_>, report: &mut Report) {
    const MESSAGE: &str = "Properties that the class does not name stay in the object, because `whitelist` is off, so the caller can send more than you check";
    let pipes = facts
        .index()
        .calls_named("ValidationPipe")
        .filter(|call| call.is_new)
        .map(|call| (call, 0));
    let checks = ["validate", "validateOrReject", "validateSync"]
        .into_iter()
        .flat_map(|name| facts.calls_to_member("class-validator", name))
        .map(|call| (call, 1));
    for (call, position) in pipes.chain(checks).collect::<Vec<_>>() {
        let argument = call.argument(position);
        let options = facts.options(argument);
        let is_off = match options.get_any(&["whitelist", "forbidNonWhitelisted"]) {
            Setting::Absent => true,
            Setting::Set(value) => facts.boolean(value) == Some(false),
            Setting::Unseen => false,
        };
        // The environment of the process is no caller.
        let reads_environment = position == 1 && {
            let file = facts.file(call.file);
            ["process.env", "ProcessEnv"]
                .iter()
                .any(|mark| file.text.contains(mark))
                || file.path.contains("config")
        };
        if !is_off || reads_environment {
            continue;
        }
        let named = argument
            .map(|options| facts.resolve(options))
            .filter(|made| Some(made.span()) != argument.map(|options| options.span()));
        let place = named.map_or(call.head_place(), |made| made.place());
        report.finding(place, MESSAGE);
    }
}
