use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("cors-exact-origins");

declare_rule! {
/// A regular expression for allowed origins has a dot that was not escaped, or no beginning or end; `startsWith`, `endsWith` or `includes` compares a part.
///
/// ## Why
/// `/example.com/` also matches `https://example-com.attacker.net` and `https://example.com.attacker.net`.
///
/// ## Not a problem
/// Exact origins in a list, or a pattern from `^https://` to `$` with `\\\\.`.
pub const CORS_PATTERN_TOO_WIDE: Rule = Rule {
    id: "cors-pattern-too-wide",
    title: "A pattern for origins matches others too",
    examples: include_str!("cors_pattern_too_wide.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[183, 942],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for setup in facts.cors_setups() {
        let Some(origin) = setup.options.get("origin").value() else {
            continue;
        };
        if let Some(weak) = facts.compares_a_part(origin) {
            report.finding(
                weak.place(),
                format!(
                    "`{}` compares only a part of the origin, so a host such as `https://example.com.evil.test` passes",
                    facts.text(weak.place())
                ),
            );
        }
        let candidates = facts.elements(origin).unwrap_or_else(|| vec![origin]);
        for candidate in candidates {
            tell_pattern(facts, report, candidate);
            if let Some(function) = facts.function(candidate) {
                for inner in facts.calls_within(function.place()) {
                    match inner.name() {
                        Some("test") => {
                            if let Some(receiver) = inner.receiver() {
                                tell_pattern(facts, report, receiver);
                            }
                        }
                        Some("match") => {
                            if let Some(pattern) = inner.argument(0) {
                                tell_pattern(facts, report, pattern);
                            }
                        }
                        _ => {}
                    }
                }
            }
        }
    }
}

fn tell_pattern<'a>(facts: &Facts<'a>, report: &mut Report, expr: Expr<'a>) {
    // A person looks for it where the pattern is written.
    let expr = facts.resolve(expr);
    let Expression::RegExpLiteral(literal) = expr.node else {
        return;
    };
    let text = literal.regex.pattern.text.as_str();
    let bytes = text.as_bytes();
    let loose_dot = bytes.iter().enumerate().any(|(at, byte)| {
        *byte == b'.'
            && (at == 0 || bytes[at - 1] != b'\\')
            && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
            && at > 0
            && bytes[at - 1].is_ascii_alphanumeric()
    });
    let any_host =
        text.contains("https?:\\/\\/.*") && !text.contains(".*\\.") || text == ".*" || text == ".+";
    if loose_dot {
        report.finding(
            expr.place(),
            format!("The dot in `{text}` matches any character, so another domain matches too"),
        );
    } else if !text.ends_with('$') {
        report.finding(
            expr.place(),
            format!(
                "`{text}` has no `$` at its end, so `https://example.com.attacker.net` matches too"
            ),
        );
    } else if !text.starts_with('^') && !text.starts_with("\\.") {
        report.finding(
            expr.place(),
            format!(
                "`{text}` has no `^` at its beginning, so a host that ends the same way matches too"
            ),
        );
    } else if any_host {
        report.finding(expr.place(), format!("`{text}` matches every host"));
    }
}
