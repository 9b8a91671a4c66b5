use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("deploy-no-debug");

declare_rule! {
/// `serve-index`, or an option such as `list` of `@fastify/static`, shows the names of all files in a folder.
///
/// ## Why
/// Backups, uploads and forgotten files are found without guessing.
///
/// ## Not a problem
/// `express.static` alone: it lists nothing.
pub const DIRECTORY_LISTING: Rule = Rule {
    id: "directory-listing",
    title: "A folder is listed to everybody",
    examples: include_str!("directory_listing.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[548],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

const MESSAGE: &str = "Every file of this folder is listed, forgotten ones included";

/// Packages that list a folder by themselves.
const LISTING: &[&str] = &["koa-serve-index", "serve-index"];
/// Packages that list a folder when an option says so.
const ON_DEMAND: &[(&str, &str)] = &[
    ("@koa/static", "list"),
    ("ecstatic", "showDir"),
    ("http-server.createServer", "showDir"),
    ("koa-static-server", "list"),
];

fn check<'a>(facts: &Facts<'a>, report: &mut Report) {
    for package in LISTING {
        for call in facts.calls_to(package) {
            report.finding(call.callee_place(), MESSAGE);
        }
    }
    let mut tell = |option: Option<Expr<'a>>| {
        if let Some(option) = option
            && facts.boolean(option) != Some(false)
            && (facts.boolean(option) == Some(true) || facts.object(option).is_some())
        {
            report.finding(option.place(), MESSAGE);
        }
    };
    for (package, option) in ON_DEMAND {
        for call in facts.calls_to(package) {
            for argument in call.arguments() {
                tell(facts.options(Some(argument)).get(option).value());
            }
        }
    }
    for call in facts.index().calls_named("register") {
        let is_static = call
            .argument(0)
            .and_then(|plugin| facts.identity(plugin))
            .is_some_and(|plugin| matches!(&*plugin, "@fastify/static" | "fastify-static"));
        if is_static {
            tell(facts.options(call.argument(1)).get("list").value());
        }
    }
    // hapi: `handler: { directory: { path: 'files', listing: true } }`
    for directory in facts.index().properties("directory") {
        tell(facts.options(Some(*directory)).get("listing").value());
    }
}
