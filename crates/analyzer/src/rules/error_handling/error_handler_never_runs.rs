use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("errors-generic-messages");

declare_rule! {
/// The error handler is never called.
///
/// ## Why
/// Express tells error handlers by their four parameters and runs what is mounted in order. One with three parameters is ordinary
/// middleware, one in front of the routes sees none of their errors: Express' own page answers, outside production with the stack.
///
/// ## Not a problem
/// A handler for one kind of error (unreadable JSON) right behind the parser, with the general one at the end.
pub const ERROR_HANDLER_NEVER_RUNS: Rule = Rule {
    id: "error-handler-never-runs",
    title: "An error handler is mounted so that it never runs",
    examples: include_str!("error_handler_never_runs.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[755, 209],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    let model = facts.express();
    for mounted in model.mounted() {
        for handler in &mounted.handlers {
            let Some(function) = facts.function(*handler) else {
                continue;
            };
            let first = function.parameter_name(0).unwrap_or_default();
            let looks = matches!(first, "err" | "error" | "_err" | "e" | "ex" | "exception");
            if looks
                && function.parameter_count() == 3
                && !is_next(function.parameter_name(1))
                && !is_next(function.parameter_name(2))
            {
                report.finding(
                    mounted.call.head_place(),
                    format!("The error handler has three parameters, so Express takes it for middleware: `{first}` is the request, and errors get Express' own answer"),
                );
            }
        }
    }
    for mounted in model.mounted() {
        if !handles_errors(facts, mounted) || !mounted.path.trim_matches('/').is_empty() {
            continue;
        }
        let behind = |file, start| file == mounted.call.file && start > mounted.call.span.start;
        let another = model.mounted().iter().any(|other| {
            other.router == mounted.router
                && behind(other.call.file, other.call.span.start)
                && handles_errors(facts, other)
        });
        // What only a mount path or a router shows to be routes; a page for unknown paths has no path.
        let routers = model.mounted().iter().any(|other| {
            other.router == mounted.router
                && behind(other.call.file, other.call.span.start)
                && !other.path.trim_matches('/').is_empty()
                && !other.path.contains('*')
        });
        let routes = model.routes().iter().any(|route| {
            route.router == mounted.router
                && behind(route.call.file, route.call.span.start)
                && !route.path.contains('*')
        });
        let in_front = model.routes().iter().any(|route| {
            route.router == mounted.router
                && route.call.file == mounted.call.file
                && route.call.span.start < mounted.call.span.start
        }) || model.mounted().iter().any(|other| {
            other.router == mounted.router
                && other.call.file == mounted.call.file
                && other.call.span.start < mounted.call.span.start
                && !other.path.trim_matches('/').is_empty()
        });
        if !another && !in_front && (routers || routes) {
            report.finding(
                mounted.call.head_place(),
                "The error handler is mounted in front of the routes, so their errors never reach it and get Express' own answer",
            );
        }
    }
}

fn is_next(name: Option<&str>) -> bool {
    name.is_some_and(|name| name == "next" || name == "_next")
}

/// Whether a mount is an error handler, told by its four parameters or, where it is not visible, by its name.
fn handles_errors<'a>(facts: &Facts<'a>, mounted: &Mounted<'a>) -> bool {
    mounted
        .handlers
        .iter()
        .any(|handler| match facts.function(*handler) {
            Some(function) => function.handles_errors(),
            None => {
                let name = facts.text(handler.place()).to_ascii_lowercase();
                let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
                ["errorhandler", "handleerror", "onerror", "errormiddleware"]
                    .iter()
                    .any(|word| name.ends_with(word) || name.ends_with(&format!("{word}s")))
            }
        })
}
