//! A page for every rule, at `rules/<id>.html`, their table at `rules/index.html`, and what they cannot see at `rules/limits.html`.

use std::fs;
use std::path::Path;

use anyhow::Result;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::escaped;

/// What the analyzer does not understand.
const LIMITS: &str = include_str!("../../../docs/limits.md");

/// Writes the pages. `styles` are the addresses of the page's style sheets, `policy` its Content-Security-Policy.
pub fn write(dist: &Path, styles: &[String], policy: &str) -> Result<()> {
    let folder = dist.join("rules");
    fs::create_dir_all(&folder)?;
    let limits = ("limits.md".to_owned(), LIMITS.to_owned());
    for (name, text) in rulebook::pages().into_iter().chain([limits]) {
        let stem = name.trim_end_matches(".md");
        let stem = if stem == "README" { "index" } else { stem };
        let title = text
            .lines()
            .next()
            .unwrap_or_default()
            .trim_start_matches("# ")
            .to_owned();
        fs::write(
            folder.join(format!("{stem}.html")),
            page(&title, &html(&text), styles, policy),
        )?;
    }
    Ok(())
}

fn page(title: &str, body: &str, styles: &[String], policy: &str) -> String {
    let links: String = styles
        .iter()
        .map(|style| {
            format!(
                "<link rel=\"stylesheet\" href=\"../{}\">",
                style.trim_start_matches("./")
            )
        })
        .collect();
    let title = escaped(title);
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title>\
         <meta name=\"description\" content=\"{title}\"><link rel=\"icon\" href=\"../icon.svg\" type=\"image/svg+xml\">{links}</head><body><div class=\"page\">\
         <header class=\"top\"><a class=\"brand\" href=\"../\">API Security Checklist</a><nav aria-label=\"Views\"><a href=\"../#quick-check\">Checklist</a>\
         <a href=\"../#analyzer\">Analyzer</a><a href=\"./index.html\">Rules</a><a href=\"./limits.html\">Limits</a></nav></header><main class=\"rule\">{body}</main></div></body></html>\n"
    )
}

/// Markdown as HTML, with colored code and links to other rules' pages.
fn html(text: &str) -> String {
    let mut code: Option<(String, String)> = None;
    let mut events = Vec::new();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                code = Some((
                    language
                        .split_whitespace()
                        .next()
                        .unwrap_or_default()
                        .to_owned(),
                    String::new(),
                ));
            }
            Event::Text(text) if code.is_some() => {
                if let Some((_, content)) = &mut code {
                    content.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                let (language, content) = code.take().unwrap_or_default();
                events.push(Event::Html(
                    format!(
                        "<figure class=\"code\"><pre tabindex=\"0\"><code>{}</code></pre></figure>",
                        crate::bodies::colored(&content, &language)
                    )
                    .into(),
                ));
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }) => {
                let address = match dest_url.strip_suffix(".md") {
                    Some("rules/README") => "index.html".to_owned(),
                    Some(stem) => format!("{stem}.html"),
                    None => dest_url.to_string(),
                };
                events.push(Event::Start(Tag::Link {
                    link_type,
                    dest_url: address.into(),
                    title,
                    id,
                }));
            }
            other => events.push(other),
        }
    }
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, events.into_iter());
    html
}
