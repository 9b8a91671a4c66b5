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
    // A look at the content tells the kind.
    if facts.project_mentions(&["fileTypeFrom", "file-type", "mmmagic"]) {
        return;
    }
    // formidable and koa-body keep the extension of the client's name where they are told to.
    for value in facts.index().properties("keepExtensions") {
        let Some(options) = facts.siblings_of(*value) else {
            continue;
        };
        let served = options
            .get_any(facts, &["uploadDir", "uploaddir"])
            .is_some_and(|folder| {
                let text = facts.text(facts.resolve(folder).place());
                SERVED.iter().any(|name| text.contains(name))
            });
        if facts.boolean(*value) == Some(true)
            && served
            && options
                .get_any(facts, &["filter", "onFileBegin", "filename"])
                .is_none()
        {
            report.finding(
                value.place(),
                "The file keeps the extension that its sender chose in a folder that is served, so a page or a script can be uploaded",
            );
        }
    }
    for (call, path) in facts.file_paths() {
        let writes = call.name().is_some_and(|name| {
            !["read", "stat", "access", "unlink", "rm", "exists"]
                .iter()
                .any(|verb| name.starts_with(verb))
        });
        // What multer's storage answers its callback with is judged by a rule of its own.
        let answers = call.receiver().is_none() && facts.identity(call.callee()).is_none();
        // Where the whole name reaches the path, that is what is reported.
        let taint = facts
            .threat(path, Danger::EXTENSION)
            .filter(|taint| writes && !answers && !taint.threatens(Danger::PATH));
        if let Some(taint) = taint
            && is_served(facts, path)
        {
            let message = format!(
                "The file keeps the extension of `{}` in a folder that is served, so a page or a script can be uploaded",
                taint.source_of(Danger::EXTENSION)
            );
            report
                .finding(call.head_place(), message)
                .steps(taint.steps_of(Danger::EXTENSION))
                .step(path.place(), "becomes a path");
        }
    }
}

/// Whether a path leads into a folder that is served: by its name, or because a static middleware names it too.
fn is_served<'a>(facts: &Facts<'a>, path: Expr<'a>) -> bool {
    let served: Vec<&str> = ["express.static", "serve-static", "koa-static"]
        .iter()
        .flat_map(|name| facts.calls_to(name))
        .filter_map(|call| Some(facts.text(facts.resolve(call.argument(0)?).place())))
        .collect();
    let is_folder = |folder: Expr<'a>| {
        let text = facts.text(facts.resolve(folder).place());
        SERVED.iter().any(|name| text.contains(name)) || served.contains(&text)
    };
    let made = facts.resolve(path);
    let mut parts = Call::of(made).into_iter().flat_map(|call| call.arguments());
    is_folder(made) || parts.any(is_folder)
}
