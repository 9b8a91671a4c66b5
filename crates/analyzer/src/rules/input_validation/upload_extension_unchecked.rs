use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-file-uploads");

declare_rule! {
/// The uploader chooses the extension of a file that is stored where it is served from.
///
/// ## Why
/// `x.html` or `x.svg` runs scripts in the name of this host, `x.php` or `x.jsp` on the server. The type that comes with an upload is the uploader's too.
///
/// ## Not a problem
/// An extension from a list, a name of one's own with a fixed extension, a look at the content, and a folder that is not served.
pub const UPLOAD_EXTENSION_UNCHECKED: Rule = Rule {
    id: "upload-extension-unchecked",
    title: "An upload keeps the extension that its sender chose",
    examples: include_str!("upload_extension_unchecked.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::Medium,
    cwe: &[434],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

/// Folders that are served, by their names.
const SERVED: &[&str] = &["public", "static", "www", "htdocs", "webroot", "assets"];

fn check(facts: &Facts<'_>, report: &mut Report) {
    // A look at the content tells the kind; so does a filter that looks at the name, or one that is not visible.
    if facts.project_mentions(&["fileTypeFrom", "file-type", "mmmagic"]) || filters_names(facts) {
        return;
    }
    for (call, path) in facts.file_paths() {
        let writes = call.name().is_some_and(|name| {
            !["read", "stat", "access", "unlink", "rm", "exists"]
                .iter()
                .any(|verb| name.starts_with(verb))
        });
        // Where the whole name reaches the path, that is what is reported.
        let taint = facts
            .threat(path, Danger::EXTENSION)
            .filter(|taint| writes && !taint.threatens(Danger::PATH));
        let Some(taint) = taint.filter(|_| is_served(facts, call, path)) else {
            continue;
        };
        let message = format!(
            "The file keeps the extension of `{}` in a folder that is served, so a page or a script can be uploaded",
            taint.source_of(Danger::EXTENSION)
        );
        // Where nothing is filtered at all, a filter is what is missing.
        let unfiltered = uploader(facts, call).filter(|upload| {
            facts
                .options(upload.argument(0))
                .get("fileFilter")
                .is_absent()
        });
        match unfiltered {
            Some(upload) => {
                report
                    .finding(upload.head_place(), message)
                    .steps(taint.steps_of(Danger::EXTENSION));
            }
            None => {
                report
                    .finding(call.head_place(), message)
                    .steps(taint.steps_of(Danger::EXTENSION))
                    .step(path.place(), "becomes a path");
            }
        }
    }
}

/// Whether a filter of uploads looks at their names, or cannot be seen.
fn filters_names(facts: &Facts<'_>) -> bool {
    let looks = |text: &str| text.contains("originalname") || text.contains("ext");
    facts.index().properties("fileFilter").iter().any(|filter| {
        facts.function(*filter).is_none_or(|function| {
            looks(facts.text(function.place()))
                || facts
                    .calls_within(function.place())
                    .filter_map(|call| facts.function(call.callee()))
                    .any(|called| looks(facts.text(called.place())))
        })
    })
}

/// The call of multer whose storage answers with a name.
fn uploader<'a>(facts: &Facts<'a>, answer: Call<'a>) -> Option<Call<'a>> {
    if answer.receiver().is_some() {
        return None;
    }
    facts
        .calls_to("multer")
        .find(|upload| upload.file == answer.file)
}

/// Whether a path, or the folder that multer puts the file into, is one that is served.
fn is_served<'a>(facts: &Facts<'a>, call: Call<'a>, path: Expr<'a>) -> bool {
    let served: Vec<String> = ["express.static", "serve-static", "koa-static"]
        .iter()
        .flat_map(|name| facts.calls_to(name))
        .filter_map(|call| {
            Some(
                facts
                    .text(facts.resolve(call.argument(0)?).place())
                    .to_owned(),
            )
        })
        .collect();
    let is_folder = |folder: Expr<'a>| {
        let text = facts.text(facts.resolve(folder).place());
        SERVED.iter().any(|name| text.contains(name)) || served.iter().any(|other| other == text)
    };
    let made = facts.resolve(path);
    let parts = Call::of(made).into_iter().flat_map(|call| call.arguments());
    is_folder(made)
        || parts.into_iter().any(is_folder)
        || (call.receiver().is_none()
            && facts
                .index()
                .properties("destination")
                .iter()
                .filter(|folder| folder.file == call.file)
                .any(|folder| is_folder(*folder)))
}
