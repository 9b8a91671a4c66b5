use crate::javascript::Key;
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-file-uploads");

declare_rule! {
/// multer stores a file under the name or with the extension that the sender chose, and no filter looks at it.
///
/// ## Why
/// `originalname` and `mimetype` are the sender's words: a page called `photo.html` and declared as `image/png` is stored as a page, and
/// replaces a file of the same name.
///
/// ## Not a problem
/// A random name with an extension from a list, a filter that looks at the extension, a look at the content.
pub const UPLOAD_KEEPS_CLIENT_NAME: Rule = Rule {
    id: "upload-keeps-client-name",
    title: "An upload is stored under a name that its sender chose",
    examples: include_str!("upload_keeps_client_name.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::Medium,
    cwe: &[434],
    owasp: Some(Owasp::Api4),
    check: Check::JavaScript(check),
};
}

/// What of the sender's name is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    Name,
    Extension,
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    if facts.project_mentions(&["fileTypeFrom", "file-type", "mmmagic", "magic-bytes"]) {
        return;
    }
    for call in facts.calls_to("multer") {
        let options = facts.options(call.argument(0));
        let Some(storage) = options
            .get("storage")
            .value()
            .and_then(|storage| Call::of(facts.resolve(storage)))
            .filter(|storage| storage.name() == Some("diskStorage"))
            .and_then(|storage| facts.object(storage.argument(0)?))
        else {
            continue;
        };
        let Some(named) = storage.get(facts, "filename") else {
            continue;
        };
        let Some(kept) = kept(facts, named) else {
            continue;
        };
        match options.get("fileFilter") {
            Setting::Absent => {
                report
                    .finding(
                        call.head_place(),
                        "Files of any type are taken and keep the extension that their sender chose, so a page with a script can be stored",
                    )
                    .step(named.place(), "the sender's name is used here");
            }
            Setting::Set(filter) => {
                let looks = facts.function(filter).is_none_or(|filter| {
                    let text = facts.text(filter.place());
                    ["originalname", "extname", "extension", "ext("]
                        .iter()
                        .any(|word| text.contains(word))
                });
                if !looks && (kept == Kept::Name || is_served(facts, storage)) {
                    report.finding(
                        named.place(),
                        "The name of the file is its sender's, and only the type was looked at, which is the sender's word too",
                    );
                }
            }
            Setting::Unseen => {}
        }
    }
}

/// What of `originalname` is in the name that a `filename` option gives.
fn kept<'a>(facts: &Facts<'a>, named: Expr<'a>) -> Option<Kept> {
    let function = facts.function(named)?;
    let callback = function.parameter_name(2)?;
    let names = facts
        .calls_within(function.place())
        .filter(|call| call.name() == Some(callback))
        .filter_map(|call| call.argument(1));
    let mut found = None;
    for content in names.flat_map(|name| facts.contents(name)) {
        if content.key() == Some("originalname") {
            return Some(Kept::Name);
        }
        if let Some(call) = Call::of(content.root)
            && matches!(
                call.name(),
                Some("extname" | "basename" | "parse" | "normalize")
            )
            && call.arguments().any(|argument| {
                facts.contents(argument).iter().any(|inner| {
                    inner
                        .keys
                        .iter()
                        .any(|key| matches!(key, Key::Name("originalname")))
                })
            })
        {
            if call.name() != Some("extname") {
                return Some(Kept::Name);
            }
            found = Some(Kept::Extension);
        }
    }
    found
}

/// Whether the folder is one that is served: by its name, or because a static middleware names it too.
fn is_served<'a>(facts: &Facts<'a>, storage: crate::javascript::Object<'a>) -> bool {
    let Some(folder) = storage
        .get(facts, "destination")
        .and_then(|folder| facts.string(folder))
    else {
        return false;
    };
    let by_name = ["public", "static", "www", "htdocs"]
        .iter()
        .any(|name| folder.contains(name));
    by_name
        || facts.index().calls_named("static").any(|call| {
            call.argument(0)
                .and_then(|served| facts.string(served))
                .is_some_and(|served| served == folder)
        })
}
