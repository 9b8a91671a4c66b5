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
    // What a filter or a look at the content refuses is not visible in the name.
    if facts.project_mentions(&["fileFilter", "fileTypeFrom", "file-type", "mmmagic"]) {
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
        if let Some(taint) = taint
            && is_served(facts, call, path)
        {
            let message = format!(
                "The file keeps the extension of `{}` in a folder that is served, so a page or a script can be uploaded",
                taint.source()
            );
            report.flow(call, path, &taint, message);
        }
    }
}

/// Whether a path, or the folder that multer puts the file into, is one that is served.
fn is_served<'a>(facts: &Facts<'a>, call: Call<'a>, path: Expr<'a>) -> bool {
    let names = |text: &str| SERVED.iter().any(|folder| text.contains(folder));
    let made = facts.resolve(path);
    let parts = Call::of(made).into_iter().flat_map(|call| call.arguments());
    names(facts.text(made.place()))
        || parts
            .into_iter()
            .any(|part| names(facts.text(facts.resolve(part).place())))
        || (call.receiver().is_none()
            && facts
                .index()
                .properties("destination")
                .iter()
                .filter(|folder| folder.file == call.file)
                .any(|folder| names(facts.text(facts.resolve(*folder).place()))))
}
