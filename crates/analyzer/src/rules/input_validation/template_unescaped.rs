use crate::javascript::{Displayed, View};
use crate::rules::prelude::*;
use crate::template::{Engine, Template, is_own, is_path, looped, names, opened, says_html};

const ITEM: ItemId = ItemId("input-html-sanitization");

declare_rule! {
/// A template shows a value without escaping it: `<%- … %>`, `{{{ … }}}`, `!= …`, `{{ … | safe }}`.
///
/// ## Why
/// A script in the value runs in the browser of everybody who sees the page.
///
/// ## Not a problem
/// Includes and the body of a layout, constants, and values that were sanitized before they were handed over.
pub const TEMPLATE_UNESCAPED: Rule = Rule {
    id: "template-unescaped",
    title: "A template shows a value without escaping it",
    examples: include_str!("template_unescaped.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[79, 116],
    owasp: None,
    check: Check::Template(check),
};
}

/// How deep templates that take in others are followed.
const INCLUSION_DEPTH: u32 = 3;

fn check<'a>(templates: &[Template<'a>], facts: &Facts<'a>, report: &mut Report) {
    for text in facts.template_texts() {
        // Subjects and plain mails are made of templates too.
        if !text.is_markup {
            continue;
        }
        for (expression, place) in &text.outputs {
            let shown = text
                .data
                .iter()
                .map(|data| shown_in(facts, *data, text.engine, "", 0, expression))
                .reduce(worse)
                .unwrap_or(Displayed::Unseen);
            tell(report, *place, expression, &shown);
        }
    }
    let is_alone = facts.files().next().is_none();
    let views = if is_alone || templates.is_empty() {
        Vec::new()
    } else {
        facts.views()
    };
    let reached = reached(templates, &views);
    for (number, template) in templates.iter().enumerate() {
        if !template.is_markup() {
            continue;
        }
        for output in template.raw_outputs() {
            let expression = output.expression;
            if is_own(expression) {
                continue;
            }
            if is_alone {
                if is_path(expression) && !says_html(expression) {
                    report
                        .finding(template.place(&output), format!("`{expression}` is shown without escaping, so a script in it runs in the reader's browser"))
                        .severity(Severity::Medium)
                        .confidence(Confidence::Low);
                }
                continue;
            }
            let given = reached[number]
                .iter()
                .map(|view| &views[*view])
                .map(|view| {
                    shown_in(
                        facts,
                        view.data,
                        template.engine,
                        template.text,
                        output.span.start,
                        expression,
                    )
                });
            let path = names(expression);
            let shared = path
                .first()
                .into_iter()
                .flat_map(|name| facts.shared_locals(name))
                .map(|value| facts.displayed(value, &path[1..]));
            let shown = given
                .chain(shared)
                .reduce(worse)
                .unwrap_or(Displayed::Unseen);
            tell(report, template.place(&output), expression, &shown);
        }
    }
}

/// The views that reach each template: those of its name, and those of the templates that take it in, which hand on their data.
fn reached(templates: &[Template<'_>], views: &[View<'_>]) -> Vec<Vec<usize>> {
    let mut reached: Vec<Vec<usize>> = templates
        .iter()
        .map(|template| {
            let called = |view: &View<'_>| {
                view.name
                    .as_ref()
                    .is_some_and(|name| template.is_called(name))
            };
            (0..views.len())
                .filter(|view| called(&views[*view]))
                .collect()
        })
        .collect();
    for _ in 0..INCLUSION_DEPTH {
        for inner in 0..templates.len() {
            for outer in 0..templates.len() {
                if inner != outer
                    && !reached[outer].is_empty()
                    && templates[outer].includes(&templates[inner])
                {
                    let more: Vec<usize> = reached[outer]
                        .iter()
                        .filter(|view| !reached[inner].contains(view))
                        .copied()
                        .collect();
                    reached[inner].extend(more);
                }
            }
        }
    }
    reached
}

/// Where a value comes from that a template shows, by the data that it is given.
fn shown_in<'a>(
    facts: &Facts<'a>,
    data: Expr<'a>,
    engine: Engine,
    text: &'a str,
    at: u32,
    expression: &'a str,
) -> Displayed {
    // `JSON.stringify(x)` in a page leaves `</script>` as it is.
    let expression = expression
        .strip_prefix("JSON.stringify(")
        .and_then(|rest| rest.strip_suffix(')'))
        .unwrap_or(expression);
    if !is_path(expression) {
        return Displayed::Unseen;
    }
    let path = names(expression);
    let Some(first) = path.first() else {
        return Displayed::Unseen;
    };
    if let Some(list) = looped(engine, text, at, first) {
        let mut all = names(list);
        all.push("*");
        all.extend(&path[1..]);
        return facts.displayed(data, &all);
    }
    let lists = opened(text, at);
    if engine == Engine::Handlebars
        && !lists.is_empty()
        && !expression.starts_with("../")
        && !expression.starts_with("@root")
    {
        let mut all: Vec<&'a str> = Vec::new();
        for list in lists {
            all.extend(names(list));
            all.push("*");
        }
        all.extend(&path);
        let inside = facts.displayed(data, &all);
        return worse(inside, facts.displayed(data, &path));
    }
    facts.displayed(data, &path)
}

fn worse(a: Displayed, b: Displayed) -> Displayed {
    a.worse(b)
}

fn tell(report: &mut Report, place: crate::source::Place, expression: &str, shown: &Displayed) {
    match shown {
        Displayed::Caller(taint) => {
            report
                .finding(place, format!("`{expression}` is shown without escaping and holds `{}`, so a link can run a script in the reader's session", taint.source()))
                .steps(taint.steps())
                .step(place, "shown as it stands");
        }
        Displayed::Stored if !says_html(expression) => {
            report
                .finding(place, format!("`{expression}` is shown without escaping as it was stored, so a script that somebody saved runs in every reader's browser"))
                .severity(Severity::Medium)
                .confidence(Confidence::Medium);
        }
        Displayed::Unseen
            if !is_own(expression) && is_path(expression) && !says_html(expression) =>
        {
            report
                .finding(place, format!("`{expression}` is shown without escaping; where it comes from is not visible"))
                .severity(Severity::Note)
                .confidence(Confidence::Low);
        }
        _ => {}
    }
}
