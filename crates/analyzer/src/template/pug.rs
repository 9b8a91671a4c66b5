//! Pug: `p!= text`, `!= text` and `!{text}` put in what they hold as it stands.

use super::{Output, span};

/// Lines that begin with one of these hold code or no markup.
const CODE: &[&str] = &[
    "-", "//", "if ", "else", "unless ", "each ", "for ", "while ", "case ", "when ", "mixin ",
    "include ", "extends ",
];

pub(super) fn raw_outputs(text: &str) -> Vec<Output<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    // The indentation of a block of plain text, in which `!=` is text.
    let mut block: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let line = line.trim_end();
        let body = line.trim_start();
        if body.is_empty() {
            continue;
        }
        let indent = line.len() - body.len();
        if block.is_some_and(|outer| indent <= outer) {
            block = None;
        }
        if block.is_none() && CODE.iter().any(|mark| body.starts_with(mark)) {
            continue;
        }
        let head = at + indent;
        interpolations(text, head, head + body.len(), &mut found);
        if block.is_some() {
            continue;
        }
        let tag = tag_length(body);
        let rest = &body[tag..];
        if let Some(expression) = rest.strip_prefix("!=")
            && !expression.starts_with('=')
        {
            // What follows is code, with a comment perhaps.
            let code = expression.split(" //").next().unwrap_or(expression);
            found.push(Output {
                expression: code.trim(),
                span: span(head, head + body.len()),
            });
        } else if rest == "." {
            block = Some(indent);
        }
    }
    found.sort_by_key(|output| output.span.start);
    found
}

/// `!{…}` in a line.
fn interpolations<'t>(text: &'t str, from: usize, to: usize, found: &mut Vec<Output<'t>>) {
    let mut at = from;
    while let Some(start) = text[at..to].find("!{").map(|offset| at + offset) {
        let inner = start + 2;
        let Some(end) = text[inner..to].find('}').map(|offset| inner + offset) else {
            return;
        };
        at = end + 1;
        if start == 0 || text.as_bytes()[start - 1] != b'\\' {
            found.push(Output {
                expression: text[inner..end].trim(),
                span: span(start, at),
            });
        }
    }
}

/// How long the tag at the beginning of a line is: `a.button(href='x', title='y')`.
fn tag_length(line: &str) -> usize {
    let bytes = line.as_bytes();
    let mut at = 0;
    while at < bytes.len()
        && (bytes[at].is_ascii_alphanumeric()
            || matches!(bytes[at], b'#' | b'-' | b'_' | b':' | b'+'))
        || at + 1 < bytes.len() && bytes[at] == b'.' && bytes[at + 1].is_ascii_alphanumeric()
    {
        at += 1;
    }
    if at < bytes.len() && bytes[at] == b'(' {
        let mut depth = 0;
        while at < bytes.len() {
            match bytes[at] {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            at += 1;
            if depth == 0 {
                break;
            }
        }
    }
    if line.is_char_boundary(at) {
        at
    } else {
        line.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_told_from_code_and_text() {
        let text = "doctype html\nif a != b\n  p!= bio\n  p.x(title='a') !{name} and \\!{no}\n  p= safe\n  != whole\n  a(href='/x')!= label\nscript.\n  if (a != b) x = !{data};\np text != text\n";
        let shown: Vec<&str> = raw_outputs(text)
            .into_iter()
            .map(|output| output.expression)
            .collect();
        assert_eq!(shown, ["bio", "name", "whole", "label", "data"]);
    }
}
