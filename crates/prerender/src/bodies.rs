//! The texts of sections and items as HTML. All of it is made here from our own content; the page only keeps what it finds.

use std::fmt::Write;

use checklist::{Code, ItemText, Verdict};

/// The HTML for a place of the page: `intro`, `closing`, `section:ID`, `after:ID` or `item:ID`.
pub fn body(place: &str) -> String {
    let page = checklist::page();
    match place.split_once(':') {
        None if place == "intro" => markdown(page.introduction) + &markdown(page.bookmark),
        None if place == "closing" => markdown(page.closing),
        None if place == "quick" => markdown(page.quick_check_note),
        Some(("section", id)) => checklist::section_text(id)
            .map(|text| markdown(text.summary))
            .unwrap_or_default(),
        Some(("after", id)) => after(id),
        Some(("item", id)) => checklist::item_text(id).map(item).unwrap_or_default(),
        _ => String::new(),
    }
}

fn after(id: &str) -> String {
    let Some(text) = checklist::section_text(id) else {
        return String::new();
    };
    let mut html = String::new();
    for (number, example) in text.examples.iter().enumerate() {
        code(&mut html, example, &format!("example-{id}-{}", number + 1));
    }
    if !text.further_reading.is_empty() {
        html.push_str("<h3>Further reading</h3><ul class=\"reading\">");
        for reading in text.further_reading {
            write!(
                html,
                "<li>{}: {}</li>",
                escaped(reading.topic),
                link(reading.title, reading.url)
            )
            .expect("strings grow");
        }
        html.push_str("</ul>");
    }
    html
}

fn item(text: &ItemText) -> String {
    let mut html = String::new();
    if let Some(header) = &text.header {
        write!(
            html,
            "<dl class=\"header\"><dt>Header</dt><dd><code>{}</code></dd><dt>Value</dt><dd><code>{}</code></dd><dt>Purpose</dt><dd>{}</dd></dl>",
            escaped(header.name),
            escaped(header.value),
            escaped(header.purpose)
        )
        .expect("strings grow");
    }
    write!(html, "<h3>Why</h3>{}", markdown(text.why)).expect("strings grow");
    for (number, example) in text.code.iter().enumerate() {
        code(
            &mut html,
            example,
            &format!("code-{}-{}", text.id, number + 1),
        );
    }
    write!(html, "<h3>How to verify</h3>{}", markdown(text.verify)).expect("strings grow");
    let (title, said) = if text.judged.is_empty() {
        ("Only a person can say", text.question)
    } else {
        ("What the analyzer looks at", text.judged)
    };
    write!(html, "<h3>{title}</h3>{}", markdown(said)).expect("strings grow");
    html.push_str("<dl class=\"standards\">");
    let owasp: Vec<String> = text
        .owasp
        .iter()
        .map(|category| format!("{category}:2023"))
        .collect();
    let cwe: Vec<String> = text
        .cwe
        .iter()
        .map(|number| {
            link(
                &format!("CWE-{number}"),
                &format!("https://cwe.mitre.org/data/definitions/{number}.html"),
            )
        })
        .collect();
    let asvs: Vec<String> = text
        .asvs
        .iter()
        .map(|requirement| format!("v5.0.0-{requirement}"))
        .collect();
    for (name, values) in [("OWASP API Top 10", owasp), ("CWE", cwe), ("ASVS", asvs)] {
        if !values.is_empty() {
            write!(html, "<dt>{name}</dt><dd>{}</dd>", values.join(", ")).expect("strings grow");
        }
    }
    let sources: Vec<String> = text
        .sources
        .iter()
        .map(|(title, url)| link(title, url))
        .collect();
    write!(html, "<dt>Sources</dt><dd>{}</dd>", sources.join(", ")).expect("strings grow");
    let related: Vec<String> = text
        .related
        .iter()
        .filter_map(|id| {
            Some(format!(
                "<a href=\"#{id}\">{}</a>",
                escaped(checklist::item(id)?.title)
            ))
        })
        .collect();
    if !related.is_empty() {
        write!(html, "<dt>Related</dt><dd>{}</dd>", related.join("; ")).expect("strings grow");
    }
    html.push_str("</dl>");
    html
}

fn code(html: &mut String, code: &Code, id: &str) {
    let (class, word) = match code.verdict {
        Verdict::Good => ("good", "Do"),
        Verdict::Bad => ("bad", "Don't"),
        Verdict::Neutral => ("neutral", "Example"),
    };
    write!(
        html,
        "<figure class=\"code {class}\" id=\"{id}\" data-language=\"{}\"><figcaption><span class=\"verdict\">{word}</span> {}<span class=\"tools\"><button type=\"button\" data-copy=\"{id}\" data-script>Copy</button>",
        code.language,
        escaped(code.title)
    )
    .expect("strings grow");
    if matches!(
        code.language,
        "js" | "ts" | "dockerfile" | "dotenv" | "package-json"
    ) {
        write!(
            html,
            "<button type=\"button\" data-analyze=\"{id}\" data-script>Analyze this</button>"
        )
        .expect("strings grow");
    }
    html.push_str("</span></figcaption><pre tabindex=\"0\"><code>");
    html.push_str(&colored(code.code.trim_start_matches('\n'), code.language));
    html.push_str("</code></pre>");
    if !code.note.is_empty() {
        html.push_str(&markdown(code.note));
    }
    html.push_str("</figure>");
}

/// Code as HTML, highlighted.
pub fn colored(code: &str, language: &str) -> String {
    let mut html = String::new();
    for line in highlighter::highlight(code, language) {
        for (class, text) in line {
            if class.is_empty() {
                html.push_str(&escaped(text));
            } else {
                write!(html, "<span class=\"hl-{class}\">{}</span>", escaped(text))
                    .expect("strings grow");
            }
        }
        html.push('\n');
    }
    html
}

fn link(title: &str, url: &str) -> String {
    format!(
        "<a href=\"{}\" rel=\"noreferrer\">{}</a>",
        escaped(url),
        escaped(title)
    )
}

fn markdown(text: &str) -> String {
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(text));
    html.trim_end().to_owned()
}

/// Text with what HTML reads as markup escaped.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    pulldown_cmark_escape::escape_html(&mut safe, text).expect("strings grow");
    safe
}
