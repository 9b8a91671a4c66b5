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

fn check(facts: &Facts<'_>, report: &mut Report) {
    for package in ["multer", "busboy", "formidable", "express-fileupload"] {
        for call in facts.calls_to(package) {
            let options = call.argument(0).and_then(|options| facts.object(options));
            let unseen =
                call.argument_count() > 0 && options.is_none_or(|options| options.is_open(facts));
            let limits =
                options.and_then(|options| options.get_any(facts, &["limits", "maxFileSize"]));
            let sized = limits.is_some_and(|limits| match facts.object(limits) {
                Some(object) => object.get(facts, "fileSize").is_some() || object.is_open(facts),
                None => true,
            });
            if sized {
                report.control(ITEM, call.place(), "Uploads have a size limit");
            } else if !unseen {
                report.finding(call.callee_place(), format!("`{package}` takes files of any size, so one request can fill the memory or the disk"));
            }
        }
    }
}
