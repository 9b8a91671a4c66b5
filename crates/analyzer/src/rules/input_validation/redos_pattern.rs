use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// A regular expression with a repetition inside a repetition is tested against a text of the caller.
///
/// ## Why
/// Thirty characters that nearly match keep the only thread busy for minutes.
///
/// ## Not a problem
/// Patterns without nested repetition, a length limit before the test, or RE2.
pub const REDOS_PATTERN: Rule = Rule {
    id: "redos-pattern",
    title: "A pattern takes exponential time on request data",
    examples: include_str!("redos_pattern.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::Medium,
    cwe: &[1333, 400],
    owasp: Some(Owasp::Api4),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (file, node, literal) in facts.index().patterns() {
        if !repeats_a_repetition(literal.regex.pattern.text.as_str()) {
            continue;
        }
        let place = crate::source::Place {
            file: *file,
            span: crate::source::Span {
                start: literal.span.start,
                end: literal.span.end,
            },
        };
        judge(facts, report, place, facts.pattern_uses(*file, *node));
    }
    for call in facts.calls_to("RegExp") {
        let source = call.argument(0).and_then(|source| facts.string(source));
        if source.is_some_and(|source| repeats_a_repetition(&source)) {
            let uses = facts.pattern_uses(call.file, call.node);
            judge(facts, report, call.place(), uses);
        }
    }
}

fn judge<'a>(
    facts: &Facts<'a>,
    report: &mut Report,
    place: crate::source::Place,
    uses: Vec<crate::javascript::PatternUse<'a>>,
) {
    use crate::javascript::PatternUse;
    let tested = uses.iter().find_map(|used| match used {
        PatternUse::On(text) => facts.threat(*text, Danger::REGEX),
        PatternUse::Kept => None,
    });
    if let Some(taint) = tested {
        report
            .finding(place, format!("A repetition repeats another in this pattern, so a short text in `{}` can keep the server busy for minutes", taint.source()))
            .steps(taint.steps());
    } else if uses.iter().any(|used| matches!(used, PatternUse::Kept)) {
        report
            .finding(place, "A repetition repeats another in this pattern, so a short text that nearly matches keeps the server busy for minutes")
            .confidence(Confidence::Low);
    }
}

/// forms are told from harmless ones such as `(a+b)+` by what the group ends with.
fn repeats_a_repetition(pattern: &str) -> bool {
    let chars: Vec<char> = pattern.chars().collect();
    let mut groups: Vec<usize> = Vec::new();
    let mut in_class = false;
    let mut at = 0;
    while at < chars.len() {
        match chars[at] {
            '\\' => at += 1,
            '[' if !in_class => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => groups.push(at),
            ')' if !in_class => {
                let Some(open) = groups.pop() else {
                    return false;
                };
                let unbounded = match chars.get(at + 1) {
                    Some('+' | '*') => true,
                    Some('{') => chars[at + 1..]
                        .iter()
                        .collect::<String>()
                        .split('}')
                        .next()
                        .is_some_and(|range| range.ends_with(',')),
                    _ => false,
                };
                let inner: String = chars[open + 1..at].iter().collect();
                if unbounded && is_ambiguous(inner.trim_start_matches("?:")) {
                    return true;
                }
            }
            _ => {}
        }
        at += 1;
    }
    false
}

/// Whether a repeated group can match one text in many ways: it is one repeated atom, or two alternatives begin alike.
fn is_ambiguous(inner: &str) -> bool {
    let parts: Vec<&str> = inner.split('|').collect();
    if parts.len() > 1 && !inner.contains(['[', '(']) {
        let first: Vec<Option<&str>> = parts.iter().map(|part| head(part)).collect();
        if first
            .iter()
            .enumerate()
            .any(|(number, one)| one.is_some() && first[..number].contains(one))
        {
            return true;
        }
    }
    parts.iter().any(|part| repeats_freely(part))
        || parts.iter().any(|part| {
            let Some(atom) = atom(part) else { return false };
            let rest = &part[atom.len()..];
            if !(rest.starts_with('+') || rest.starts_with('*')) {
                return false;
            }
            let after = rest[1..].trim_start_matches('?');
            // `(a+)+`, and `(a+b*)+` or `(a+b?)+` where what follows may be empty.
            after.is_empty()
                || self::atom(after).is_some_and(|next| matches!(&after[next.len()..], "?" | "*"))
        })
        || inner.ends_with(".*")
        || inner.ends_with(".+")
        || (inner.starts_with(".*") && inner.len() > 2)
}

/// Whether a sequence has one part that is repeated without end, and whatever else it has can be empty or is what that part matches too.
fn repeats_freely(sequence: &str) -> bool {
    let mut rest = sequence;
    let mut repeated = 0;
    let mut required = 0;
    while !rest.is_empty() {
        let Some(one) = atom(rest).filter(|one| !one.is_empty()) else {
            return false;
        };
        rest = &rest[one.len()..];
        let quantifier = rest.chars().next().filter(|c| matches!(c, '?' | '*' | '+'));
        let last_any = quantifier.is_none() && one == "." && rest.is_empty();
        match quantifier {
            Some('+' | '*') => repeated += 1,
            Some(_) => {}
            None if rest.starts_with('{') || last_any => required += u32::from(!last_any),
            None => required += 1,
        }
        rest = rest.strip_prefix(['?', '*', '+']).unwrap_or(rest);
        rest = rest.strip_prefix('?').unwrap_or(rest);
    }
    // Two repetitions of different things, such as `(\w+\s+)*`, have one way to match.
    let free = sequence.matches('+').count() == 0 || repeated == 1;
    repeated > 0 && required == 0 && free
}

/// The first atom of a pattern: a character, an escape, a class or a group.
fn atom(pattern: &str) -> Option<&str> {
    let mut chars = pattern.char_indices();
    let (_, first) = chars.next()?;
    let end = match first {
        '\\' => chars.nth(1).map_or(pattern.len(), |(at, _)| at),
        '[' => {
            let mut escaped = false;
            let close = chars.find(|(_, c)| {
                let closes = *c == ']' && !escaped;
                escaped = *c == '\\' && !escaped;
                closes
            })?;
            close.0 + 1
        }
        '(' => {
            let mut depth = 1;
            let close = chars.find(|(_, c)| {
                match c {
                    '(' => depth += 1,
                    ')' => depth -= 1,
                    _ => {}
                }
                depth == 0
            })?;
            close.0 + 1
        }
        '^' | '$' | '|' => return None,
        _ => first.len_utf8(),
    };
    pattern.get(..end)
}

fn head(pattern: &str) -> Option<&str> {
    atom(pattern).filter(|atom| !atom.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_repetition_is_told_from_separated_repetition() {
        for bad in [
            "^(a+)+$",
            "([a-zA-Z0-9]+)*$",
            "(\\\\d+)*x",
            "(a|a)*b",
            "^(\\\\w+\\\\s?)*$",
            "(.*)*",
            "(?:x+)+y",
            "(\\s*,?\\s*)+$",
            "(([a-z])+.)+[A-Z]",
        ] {
            assert!(repeats_a_repetition(&bad.replace("\\\\", "\\")), "{bad}");
        }
        for good in [
            "^[a-z]+$",
            "^([a-z]+,)+$",
            "^(\\\\d{1,3}\\\\.){3}$",
            "(a|b)*c",
            "^(?:[a-z0-9]+-)*[a-z0-9]+$",
            "a+b+",
            "^(\\w+\\s+)*$",
            "^(?:[a-z]+-)+$",
            "^([a-z]{2},)*$",
        ] {
            assert!(!repeats_a_repetition(&good.replace("\\\\", "\\")), "{good}");
        }
    }
}
