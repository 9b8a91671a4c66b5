use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// Puppeteer, Playwright and HTML-to-PDF converters get an address, a page or a script from the request.
///
/// ## Why
/// They reach machines that only the server reaches, read files by `file:`, and run scripts of the caller inside.
///
/// ## Not a problem
/// A fixed page of the own site, and text that was made harmless.
pub const BROWSER_NAVIGATION: Rule = Rule {
    id: "browser-navigation",
    title: "A browser on the server opens what the caller says",
    examples: include_str!("browser_navigation.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[918],
    owasp: Some(Owasp::Api7),
    check: Check::JavaScript(check),
};
}

/// Methods of a page, and what they take.
const PAGE_METHODS: &[(&str, Danger)] = &[
    ("goto", Danger::SSRF),
    ("setContent", Danger::HTML),
    ("addInitScript", Danger::CODE),
    ("evaluateOnNewDocument", Danger::CODE),
    ("addScriptTag", Danger::CODE),
    ("evaluate", Danger::CODE),
    ("evaluateHandle", Danger::CODE),
    ("evaluateAsync", Danger::CODE),
    ("evaluateJavaScript", Danger::CODE),
    ("openUrl", Danger::SSRF),
];

/// Commands of the debugging protocol, the fields that they act on, and what these can do.
const COMMANDS: &[(&str, &[&str], Danger)] = &[
    ("callFunctionOn", &["functionDeclaration"], Danger::CODE),
    ("compileScript", &["expression"], Danger::CODE),
    ("evaluate", &["expression"], Danger::CODE),
    ("navigate", &["url"], Danger::SSRF),
    (
        "printToPDF",
        &["headerTemplate", "footerTemplate"],
        Danger::HTML,
    ),
    (
        "addScriptToEvaluateOnNewDocument",
        &["source"],
        Danger::CODE,
    ),
    ("setDocumentContent", &["html"], Danger::HTML),
];

/// Converters by what they are.
const CONVERTERS: &[&str] = &[
    "wkhtmltopdf",
    "wkhtmltoimage.generate",
    "html-pdf.create",
    "html-pdf-node.generatePdf",
    "node-html-to-image",
    "phantom.create().createPage().open",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    let uses_browser = facts.modules_used().any(|(_, module)| {
        [
            "puppeteer",
            "playwright",
            "chrome-remote-interface",
            "phantom",
        ]
        .iter()
        .any(|name| module.contains(name))
    });
    let methods = PAGE_METHODS.iter().filter(|_| uses_browser);
    let calls = methods
        .flat_map(|(name, danger)| {
            facts
                .index()
                .calls_named(name)
                .map(move |call| (call, *danger))
        })
        .chain(
            CONVERTERS
                .iter()
                .flat_map(|name| facts.calls_to(name).map(|call| (call, Danger::HTML))),
        );
    for (call, danger) in calls {
        let Some(first) = call.argument(0) else {
            continue;
        };
        if let Some(taint) = facts.threat(first, danger) {
            let message = format!(
                "`{}` is opened by a browser on the server, so the caller reaches internal machines and files through it",
                taint.source()
            );
            report.flow(call, first, &taint, message);
        }
    }
    let speaks_protocol = facts.modules_used().any(|(_, module)| {
        ["chrome-remote-interface", "puppeteer", "playwright"]
            .iter()
            .any(|name| module.contains(name))
    });
    for (command, fields, danger) in COMMANDS.iter().filter(|_| speaks_protocol) {
        for call in facts.index().calls_named(command) {
            for value in fields
                .iter()
                .flat_map(|field| facts.option_values(call, 0, field))
            {
                if let Some(taint) = facts.threat(value, *danger) {
                    report.flow(call, value, &taint, format!("`{}` is handed to a browser on the server, so the caller reaches internal machines and files through it", taint.source()));
                }
            }
        }
    }
    // `page.property('content', html)` of phantom sets it.
    for call in facts.calls_to("phantom.create().createPage().property") {
        if let Some(value) = call.argument(1)
            && let Some(taint) = facts.threat(value, Danger::HTML)
        {
            report.flow(call, value, &taint, format!("`{}` becomes the page of a browser on the server, so the caller reaches internal machines and files through it", taint.source()));
        }
    }
}
