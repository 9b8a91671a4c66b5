use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// `libxmljs` with `noent: true` (`replaceEntities`) puts the files and addresses that a document names into the result; `node-expat` and `xml2json` expand entities without a limit.
///
/// ## Why
/// A document reads `/etc/passwd` or calls internal machines, and nested entities fill the memory.
///
/// ## Not a problem
/// `libxmljs` with its defaults, `fast-xml-parser`, and documents of one’s own.
pub const XXE: Rule = Rule {
    id: "xxe",
    title: "An XML parser follows entities",
    examples: include_str!("xxe.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[611, 776],
    owasp: None,
    check: Check::JavaScript(check),
};
}

/// Functions of libxmljs that read a document.
const READERS: &[&str] = &[
    "parseXml",
    "parseXmlAsync",
    "parseXmlString",
    "Document.fromXml",
    "Document.fromXmlAsync",
    "parseHtml",
    "parseHtmlString",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for package in ["libxmljs", "libxmljs2"] {
        for name in READERS {
            for call in facts.calls_to(&format!("{package}.{name}")) {
                let options = facts.options(call.argument(1));
                let on = ["noent", "replaceEntities", "dtdload"]
                    .iter()
                    .filter_map(|option| options.get(option).value())
                    .find(|option| facts.boolean(*option) == Some(true));
                if let Some(on) = on {
                    report
                        .finding(call.head_place(), "Entities are followed, so a document reads files of the server and calls internal addresses")
                        .step(on.place(), "switches entities on");
                }
            }
        }
    }
    for package in ["libxmljs", "libxmljs2"] {
        for reader in ["SaxParser().parseString", "SaxPushParser().push"] {
            for call in facts.calls_to(&format!("{package}.{reader}")) {
                if let Some(text) = call.argument(0)
                    && let Some(taint) = facts.taint(text)
                {
                    let message = format!(
                        "`{}` is read with the entities that it declares, so a document names files and addresses or fills the memory",
                        taint.source()
                    );
                    report.flow(call, text, &taint, message);
                }
            }
        }
    }
    for name in [
        "xml2json.toJson",
        "node-expat.Parser().parse",
        "node-expat.Parser().write",
    ] {
        for call in facts.calls_to(name) {
            if let Some(text) = call.argument(0)
                && let Some(taint) = facts.taint(text)
            {
                let message = format!(
                    "`{}` is parsed with entities expanded without a limit, so a small document fills the memory",
                    taint.source()
                );
                report
                    .flow(call, text, &taint, message)
                    .severity(Severity::Medium);
            }
        }
    }
}
