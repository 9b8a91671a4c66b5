use crate::javascript::{Bound, asked_by_pattern};
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-password-policy");

declare_rule! {
/// A check admits short passwords, or refuses long ones.
///
/// ## Why
/// Length is what makes a password hard to guess. NIST SP 800-63B-4 asks for 15 characters where the password is the only
/// factor, 8 with a second one, and room for 64; rules about kinds of characters are out.
///
/// ## Not a problem
/// The schema of a login: it must admit the passwords that exist.
pub const PASSWORD_TOO_SHORT: Rule = Rule {
    id: "password-too-short",
    title: "Passwords may be too short, or must not be long",
    examples: include_str!("password_too_short.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[521],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

/// What makes a bound of a number.
type Make = fn(f64) -> Bound;

/// Calls that bound the length of a text, and the bound that their first argument is.
const BOUNDING: &[(&str, Make)] = &[
    ("Length", Bound::Least),
    ("MaxLength", Bound::Most),
    ("MinLength", Bound::Least),
    ("length", Bound::Least),
    ("max", Bound::Most),
    ("maxLength", Bound::Most),
    ("min", Bound::Least),
    ("minLength", Bound::Least),
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (name, bound) in BOUNDING {
        for call in facts.index().calls_named(name) {
            let Some(argument) = call.argument(0) else {
                continue;
            };
            let is_schema = call
                .receiver()
                .is_none_or(|receiver| facts.chain_names(receiver).contains(&"string"));
            let is_ceiling = matches!(bound(0.0), Bound::Most(_));
            if is_schema
                && is_password(facts, argument)
                && !(is_ceiling && is_for_login(facts, argument))
            {
                judge(facts, report, call.head_place(), argument, *bound);
            }
        }
    }
    for name in ["Matches", "matches", "pattern", "regex"] {
        for call in facts.index().calls_named(name) {
            if let Some(pattern) = call
                .argument(0)
                .filter(|one| is_password(facts, *one) && !is_for_login(facts, *one))
            {
                by_pattern(facts, report, call, pattern);
            }
        }
    }
    // `body('password').isLength({ min: 15 })`
    for call in facts.index().calls_named("isLength") {
        let field = call
            .receiver()
            .and_then(|chain| facts.chain_calls(chain).last().copied())
            .and_then(|first| facts.string(first.argument(0)?));
        let (Some(field), Some(options)) = (field, call.argument(0)) else {
            continue;
        };
        if !names_new_password(&field) || is_for_login(facts, options) {
            continue;
        }
        for (option, bound) in [("min", Bound::Least as Make), ("max", Bound::Most)] {
            if let Some(number) = facts.options(Some(options)).get(option).value() {
                judge(facts, report, number.place(), number, bound);
            }
        }
    }
    // JSON Schema: `password: { type: 'string', minLength: 15 }`.
    for (option, bound) in [
        ("minLength", Bound::Least as Make),
        ("maxLength", Bound::Most),
    ] {
        for number in facts.index().properties(option) {
            let names = facts.names_around(number.file, number.node_id());
            let on_password = names.get(1).is_some_and(|name| names_new_password(name));
            if on_password && !is_for_login(facts, *number) {
                judge(facts, report, number.place(), *number, bound);
            }
        }
    }
    for test in facts.length_bounds() {
        let named = facts.last_name(test.text).is_some_and(names_new_password)
            || facts.taint(test.text).is_some_and(|taint| {
                let source = taint.source();
                names_new_password(source.rsplit('.').next().unwrap_or(source))
            });
        if named && !is_for_login(facts, test.text) {
            tell(report, test.place, test.bound, Factors::of(facts));
        }
    }
}

/// Whether a name is that of a password that is being chosen.
fn names_new_password(name: &str) -> bool {
    let folded: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    let is_password = matches!(folded.as_str(), "pass" | "pwd" | "newpass" | "newpwd")
        || ["password", "passwd", "passphrase"]
            .iter()
            .any(|word| folded.ends_with(word) || folded.starts_with(word) && folded.len() < 16);
    let is_other = [
        "confirm", "current", "database", "db", "existing", "hash", "login", "old", "previous",
        "reset", "smtp", "token",
    ]
    .iter()
    .any(|word| folded.contains(word));
    is_password && !is_other
}

/// Whether a rule is about a password that is being chosen: by the nearest name around it.
fn is_password<'a>(facts: &Facts<'a>, part: Expr<'a>) -> bool {
    facts
        .names_around(part.file, part.node_id())
        .first()
        .is_some_and(|name| names_new_password(name))
}

/// A login must admit the passwords that exist: its ceiling says nothing. What it asks for at least is what is admitted elsewhere.
fn is_for_login<'a>(facts: &Facts<'a>, part: Expr<'a>) -> bool {
    let is_login = |name: &str| {
        let folded = name.to_ascii_lowercase().replace(['_', '-'], "");
        [
            "login",
            "signin",
            "credential",
            "authenticat",
            "session",
            "basicauth",
        ]
        .iter()
        .any(|word| folded.contains(word))
    };
    facts
        .names_around(part.file, part.node_id())
        .into_iter()
        .any(is_login)
        || facts.class_around(part).is_some_and(is_login)
        || facts
            .calls_around(part.file, part.node_id())
            .filter_map(|call| facts.string(call.argument(0)?))
            .any(|path| path.starts_with('/') && is_login(&path))
}

fn judge<'a>(
    facts: &Facts<'a>,
    report: &mut Report,
    place: crate::source::Place,
    number: Expr<'a>,
    bound: Make,
) {
    let Some(length) = facts.number(number) else {
        return;
    };
    if length == 0.0 || length == 1.0 {
        // Only asks that there is something.
        return;
    }
    if let Some(finding) = tell(report, place, bound(length), Factors::of(facts)) {
        let span = facts.resolve(number).span();
        match bound(length) {
            Bound::Least(_) => finding.fix("Ask for 15 characters", span, "15"),
            Bound::Most(_) => finding.fix("Admit 128 characters", span, "128"),
        };
    }
}

/// How many things somebody has to show to sign in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Factors {
    One,
    Two,
}

impl Factors {
    /// Two where the project speaks of a second one.
    fn of(facts: &Facts<'_>) -> Self {
        let second = facts.project_mentions(&[
            "2fa",
            "Mfa",
            "MFA",
            "OTP",
            "Otp",
            "TwoFactor",
            "mfa",
            "otp",
            "passkey",
            "second factor",
            "totp",
            "twoFactor",
            "webauthn",
            "WebAuthn",
        ]);
        if second { Self::Two } else { Self::One }
    }
}

/// What is to be said of a bound.
fn tell(
    report: &mut Report,
    place: crate::source::Place,
    bound: Bound,
    factors: Factors,
) -> Option<crate::report::FindingHandle<'_>> {
    match bound {
        Bound::Least(length) if length <= 1.0 => None,
        Bound::Least(length) if length >= 15.0 => {
            report.control(
                ITEM,
                place,
                format!("Passwords have at least {length} characters"),
            );
            None
        }
        Bound::Least(length) if (8.0..12.0).contains(&length) && factors == Factors::One => Some(
            report
                .finding(
                    place,
                    format!("Passwords of {length} characters are admitted, and nothing here asks for a second factor: 15 are asked for where the password is alone"),
                )
                .severity(Severity::Low),
        ),
        Bound::Least(length) if length < 8.0 => Some(report.finding(
            place,
            format!("Passwords of {length} characters are admitted, which are guessed within the limits of any login"),
        )),
        Bound::Least(length) => Some(report
            .finding(
                place,
                format!("Passwords of {length} characters are admitted: enough with a second factor, too short as the only one (15)"),
            )
            .severity(Severity::Note)),
        Bound::Most(length) if length < 64.0 && length > 1.0 => Some(report.finding(
            place,
            format!("Passwords of more than {length} characters are refused, which keeps people from phrases that are easy to remember and hard to guess"),
        )),
        Bound::Most(_) => None,
    }
}

/// A pattern that asks for kinds of characters, or counts them.
fn by_pattern<'a>(facts: &Facts<'a>, report: &mut Report, call: Call<'a>, pattern: Expr<'a>) {
    let Some(text) = facts.pattern_text(pattern) else {
        return;
    };
    let (length, kinds) = asked_by_pattern(&text);
    match length {
        Some(length) if length < 8.0 => {
            tell(
                report,
                call.head_place(),
                Bound::Least(length),
                Factors::of(facts),
            );
        }
        Some(length) if kinds && length < 12.0 => {
            report.finding(
                call.head_place(),
                format!("Passwords of {length} characters pass if they mix kinds of characters, which people do in the same few ways: length is what counts"),
            );
        }
        _ => {}
    }
}
