use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-schema-validation");

declare_rule! {
/// A schema is written for a route's input and not applied to it.
///
/// ## Why
/// It reads as if the input were checked. The handler takes the same fields straight from the request.
///
/// ## Not a problem
/// A schema that a middleware or the handler applies, or that other files import.
pub const SCHEMA_NOT_APPLIED: Rule = Rule {
    id: "schema-not-applied",
    title: "A schema is declared and never applied",
    examples: include_str!("schema_not_applied.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::Medium,
    cwe: &[20],
    owasp: None,
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    classes_without_pipe(facts, report);
    let unused = facts.unused_schemas();
    if unused.is_empty() {
        return;
    }
    for route in facts.express().routes() {
        let Some(handler) = route.handler(facts) else {
            continue;
        };
        if !unused
            .iter()
            .any(|schema| schema.place.file == handler.file)
            || facts.is_validated(route)
        {
            continue;
        }
        let read = facts.body_fields_read(handler);
        let meant = unused.iter().find(|schema| {
            schema.place.file == handler.file
                && !read.is_empty()
                && read.iter().all(|field| schema.fields.contains(field))
                && read.len() * 2 >= schema.fields.len()
        });
        let Some(schema) = meant else { continue };
        report
            .finding(
                route.call.head_place(),
                format!(
                    "`{}` describes what `{}` takes and is applied nowhere, so the body goes on unchecked",
                    schema.name, route.path
                ),
            )
            .step(schema.place, "declared here, never used");
    }
}

/// NestJS: classes with decorators describe bodies, and no pipe of the app reads them.
fn classes_without_pipe(facts: &Facts<'_>, report: &mut Report) {
    let Some(app) = facts
        .index()
        .calls_named("create")
        .find(|call| facts.text(call.callee_place()) == "NestFactory.create")
    else {
        return;
    };
    if facts.project_mentions(&[
        "ValidationPipe",
        "APP_PIPE",
        "useGlobalPipes",
        "UsePipes",
        "validateOrReject",
        "ZodPipe",
    ]) {
        return;
    }
    let described = facts.express().routes().iter().find_map(|route| {
        let handler = route.handler(facts)?;
        facts.described_body(handler)
    });
    if let Some(class) = described {
        report.finding(
            app.head_place(),
            format!("The decorators of `{class}` say what a body must be and no `ValidationPipe` reads them, so everything is admitted"),
        );
    }
}
