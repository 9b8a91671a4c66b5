use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-password-hashing");

declare_rule! {
/// `===` between what the caller sent and a secret, or between two signatures.
///
/// ## Why
/// The comparison ends at the first difference: its time tells how much was right.
///
/// ## Not a problem
/// `crypto.timingSafeEqual` over hashes of both sides.
pub const TIMING_UNSAFE_COMPARE: Rule = Rule {
    id: "timing-unsafe-compare",
    title: "A secret is compared in a way whose time tells about it",
    examples: include_str!("timing_unsafe_compare.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    cwe: &[208],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

/// Words at the end of names of what must stay unknown to who tries it.
const SECRETS: &[&str] = &[
    "apikey",
    "hmac",
    "otp",
    "passcode",
    "password",
    "pincode",
    "secret",
    "signature",
    "token",
];

/// Words in names of values that are compared, and whose likeness says nothing: they are known to the caller, or worth nothing.
const KNOWN: &[&str] = &[
    "csrf", "xsrf", "state", "nonce", "confirm", "type", "repeat", "old", "new", "etag", "expired",
];

/// The longest comparison that is looked at.
const LONGEST: u32 = 400;

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (file, comparison) in facts.index().comparisons() {
        let left = Expr {
            file: *file,
            node: &comparison.left,
        };
        let right = Expr {
            file: *file,
            node: &comparison.right,
        };
        // Nobody compares a secret with that much code.
        if right.span().end - left.span().start > LONGEST {
            continue;
        }
        // `typeof token === 'string'`, `secret === undefined`
        if facts.constant(left).is_some() || facts.constant(right).is_some() {
            continue;
        }
        for (sent, kept) in [(left, right), (right, left)] {
            if is_secret(facts, kept) && is_sent(facts, sent)
                || is_record_secret(facts, kept, sent)
                || facts.makes_hmac(kept, 3) && Call::of(kept).is_some()
            {
                let place = crate::source::Place {
                    file: *file,
                    span: crate::source::Span {
                        start: left.span().start,
                        end: right.span().end,
                    },
                };
                report.finding(place, format!("`{}` is compared character by character, so the time of the answer tells how much was right", facts.text(kept.place())));
                break;
            }
        }
    }
}

fn is_sent<'a>(facts: &Facts<'a>, expr: Expr<'a>) -> bool {
    facts
        .taint(expr)
        .is_some_and(|taint| taint.threatens(Danger::HEADER))
        || facts.is_checked_part(expr)
}

/// A secret of the environment or of the configuration, or a signature that was just made.
fn is_secret<'a>(facts: &Facts<'a>, expr: Expr<'a>) -> bool {
    if let Some(identity) = facts.identity(expr) {
        let upper = identity.to_ascii_uppercase();
        if identity.starts_with("process.env.") {
            return names_configured(&upper);
        }
        if identity.contains("createHmac()") {
            return true;
        }
    }
    // `config.getOrThrow('API_KEY')`, kept in a field or a name
    let read = facts.origins(expr).into_iter().any(|origin| {
        Call::of(origin).is_some_and(|call| {
            let reads = matches!(call.name(), Some("get" | "getOrThrow" | "require" | "env"))
                && call.receiver().is_some_and(|of| !facts.is_request(of));
            reads
                && call
                    .argument(0)
                    .and_then(|name| facts.string(name))
                    .is_some_and(|name| names_configured(&name))
        }) || facts.identity(origin).is_some_and(|identity| {
            identity
                .strip_prefix("process.env.")
                .is_some_and(names_configured)
        })
    });
    if read {
        return true;
    }
    let text = facts.text(expr.place()).to_ascii_lowercase();
    // A parameter of the function that makes the middleware is configuration too.
    let handed = facts.is_handed_in(expr);
    (text.starts_with("config.") || handed) && names_secret(&text)
}

/// Whether a variable or a row of the configuration holds a secret by its name.
fn names_configured(name: &str) -> bool {
    let upper = name.to_ascii_uppercase();
    !upper.contains("PUBLIC")
        && ["SECRET", "TOKEN", "KEY", "PASSWORD", "PASS"]
            .iter()
            .any(|word| upper.contains(word))
}

fn names_secret(text: &str) -> bool {
    let last = text
        .rsplit(['.', '?', '!'])
        .find(|part| !part.is_empty())
        .unwrap_or(text);
    let folded: String = last.chars().filter(char::is_ascii_alphanumeric).collect();
    SECRETS.iter().any(|word| folded.ends_with(word))
        && !KNOWN.iter().any(|word| folded.contains(word))
}

/// A secret of a stored record against what was sent: `device.pairingSecret !== secret`.
fn is_record_secret<'a>(facts: &Facts<'a>, kept: Expr<'a>, sent: Expr<'a>) -> bool {
    let Some((record, Some(name))) = member(kept) else {
        return false;
    };
    let lower = name.to_ascii_lowercase();
    // A password of a record is a fault of its own, whatever it is compared by.
    let is_stored = Call::of(facts.resolve(record)).is_some_and(|call| {
        call.name().is_some_and(|name| {
            name.starts_with("find") || name.starts_with("get") || name == "first"
        })
    });
    names_secret(&lower) && is_stored && is_sent(facts, sent)
}
