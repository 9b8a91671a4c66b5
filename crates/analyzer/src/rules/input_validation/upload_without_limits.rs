use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-file-uploads");

declare_rule! {
/// Uploads are taken without a limit.
///
/// ## Why
/// multer's limits are infinite by default: one request fills the memory or the disk.
///
/// ## Not a problem
/// `limits` with a file size, here or in the options that are passed in.
pub const UPLOAD_WITHOUT_LIMITS: Rule = Rule {
    id: "upload-without-limits",
    title: "Uploads have no size limit",
    examples: include_str!("upload_without_limits.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[400, 770],
    owasp: Some(Owasp::Api4),
    check: Check::JavaScript(check),
};
}

/// Packages and functions that take uploads, and the position of their options.
const TAKERS: &[(&str, Option<usize>)] = &[
    ("multer", Some(0)),
    ("busboy", Some(0)),
    ("formidable", Some(0)),
    ("express-fileupload", Some(0)),
    ("@koa/multer", Some(0)),
    ("koa-multer", Some(0)),
    ("@nestjs/platform-express.FileInterceptor", None),
    ("@nestjs/platform-express.FilesInterceptor", None),
    ("@nestjs/platform-express.FileFieldsInterceptor", None),
    ("@nestjs/platform-express.AnyFilesInterceptor", None),
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    // The module's own options hold for all interceptors, and a pipe looks at the size afterwards.
    let checked_elsewhere = facts.project_mentions(&[
        "MulterModule",
        "MaxFileSizeValidator",
        "addMaxSizeValidator",
    ]);
    // `@fastify/multipart` takes the limit of bodies unless it is told otherwise.
    for call in facts.calls_to_plugin("@fastify/multipart") {
        let unlimited = facts
            .options(call.argument(1))
            .get("limits")
            .value()
            .and_then(|limits| facts.options(Some(limits)).get("fileSize").value())
            .is_some_and(|size| facts.text(size.place()) == "Infinity");
        if unlimited {
            report.finding(
                call.head_place(),
                "Files of any size are taken, so one request can fill the memory or the disk",
            );
        }
    }
    for (taker, position) in TAKERS {
        for call in facts.calls_to(taker) {
            let argument = match position {
                Some(position) => call.argument(*position),
                // The names of the fields come first.
                None => call.arguments().next_back().filter(|last| {
                    facts.string(*last).is_none()
                        && facts.elements(*last).is_none()
                        && facts.number(*last).is_none()
                }),
            };
            let options = facts.options(argument);
            let sized = match options.get_any(&["limits", "maxFileSize", "maxTotalFileSize"]) {
                Setting::Set(limits) => match facts.object(limits) {
                    Some(_) => match facts.options(Some(limits)).get("fileSize") {
                        Setting::Set(size) => facts.text(size.place()) != "Infinity",
                        Setting::Unseen => true,
                        Setting::Absent => false,
                    },
                    None => true,
                },
                Setting::Unseen => continue,
                Setting::Absent => false,
            };
            let package = taker.rsplit('.').next().unwrap_or(taker);
            if is_endless(facts, argument) {
                endless(report, call, package);
            } else if sized {
                report.control(ITEM, call.place(), "Uploads have a size limit");
            } else if position.is_some() || !checked_elsewhere {
                report.finding(call.callee_place(), format!("`{package}` takes files of any size, so one request can fill the memory or the disk"));
            }
        }
    }
    // Fastify's plugin has a limit of its own; it can be lifted.
    for call in facts.index().calls_named("register") {
        let is_multipart = call.argument(0).is_some_and(|plugin| {
            facts
                .identity(plugin)
                .is_some_and(|identity| identity.starts_with("@fastify/multipart"))
        });
        if is_multipart && is_endless(facts, call.argument(1)) {
            endless(report, call, "@fastify/multipart");
        }
    }
}

fn endless(report: &mut Report, call: Call<'_>, package: &str) {
    report.finding(
        call.head_place(),
        format!("The file size of `{package}` has no end here, so one request can fill the memory or the disk"),
    );
}

/// Whether the limit of a file's size is there and limits nothing.
fn is_endless<'a>(facts: &Facts<'a>, options: Option<Expr<'a>>) -> bool {
    let Some(limits) = facts.options(options).get("limits").value() else {
        return false;
    };
    facts
        .options(Some(limits))
        .get("fileSize")
        .value()
        .is_some_and(|size| {
            matches!(
                facts.identity(size).as_deref(),
                Some(
                    "Infinity"
                        | "Number.POSITIVE_INFINITY"
                        | "Number.MAX_SAFE_INTEGER"
                        | "Number.MAX_VALUE"
                )
            )
        })
}
