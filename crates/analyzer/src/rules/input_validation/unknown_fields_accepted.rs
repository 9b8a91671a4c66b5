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
            let nested = facts.is_part_of_a_literal(call.file, call.node);
            if is_object && !disabled && has_fields && !nested {
                let finding = report.finding(call.place(), format!("`.{name}()` lets fields through that the schema does not know, so the caller can send more than you check"));
                // Where its result goes is visible: what takes the fields is reported there.
                if facts.is_applied_schema(call) {
                    finding.severity(Severity::Note);
                }
            }
        }
    }
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
        if call.is_new && !says("whitelist") && !says("forbidNonWhitelisted") && facts.describes_bodies() {
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
