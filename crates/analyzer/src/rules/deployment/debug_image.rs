use crate::config::Dockerfile;
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("deploy-no-debug");

declare_rule! {
/// The image runs in development mode or with an open debugger.
///
/// ## Why
/// Express then answers with stack traces; a debugger on 0.0.0.0 runs any code for whoever reaches it.
///
/// ## Not a problem
/// Stages that are not shipped.
pub const DEBUG_IMAGE: Rule = Rule {
    id: "debug-image",
    title: "The image starts in development mode",
    examples: include_str!("debug_image.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[489],
    owasp: Some(Owasp::Api8),
    check: Check::Dockerfile(check),
};
}

fn check(file: &Dockerfile<'_>, report: &mut Report) {
    for instruction in file.shipped_instructions() {
        let text = &instruction.arguments;
        match instruction.name.as_str() {
            "ENV"
                if text.contains("NODE_ENV=production") || text.contains("NODE_ENV production") =>
            {
                report.control(ITEM, instruction.place, "`NODE_ENV` is production");
            }
            "ENV" if text.contains("NODE_ENV=dev") || text.contains("NODE_ENV dev") => {
                report.finding(instruction.place, "The image runs with `NODE_ENV=development`, so Express shows stack traces to clients");
            }
            "CMD" | "ENTRYPOINT" | "ENV"
                if text.contains("--inspect") && text.contains("0.0.0.0") =>
            {
                report.finding(instruction.place, "The debugger listens on all addresses, so whoever reaches the port runs any code").severity(Severity::High);
            }
            "CMD" | "ENTRYPOINT"
                if ["nodemon", "ts-node-dev", "run dev\"", "\"dev\"", "run dev"]
                    .iter()
                    .any(|word| text.contains(word)) =>
            {
                report.finding(
                    instruction.place,
                    "The image starts a development server, with its reloads and its error pages",
                );
            }
            _ => {}
        }
    }
}
