use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-password-policy");

declare_rule! {
/// A schema admits short passwords.
///
/// ## Why
/// Length is what makes a password hard to guess. NIST SP 800-63B-4 asks for 15 characters where the password is the only
/// factor, 8 with a second one, and room for 64; rules about kinds of characters are out.
///
/// ## Not a problem
/// The schema of a login: it must admit the passwords that exist.
pub const PASSWORD_TOO_SHORT: Rule = Rule {
    id: "password-too-short",
    title: "A password schema admits fewer than 8 characters",
    examples: include_str!("password_too_short.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[521],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in ["password", "newPassword", "new_password"] {
        for field in facts.index().properties(name) {
            // JSON Schema: `{ type: 'string', minLength: 15 }`.
            if let Some(number) = facts
                .object(*field)
                .and_then(|schema| schema.get(facts, "minLength"))
            {
                judge(facts, report, number.place(), number);
            }
            let mut current = Some(*field);
            for _ in 0..12 {
                let Some(call) = current.and_then(|expr| Call::of(facts.resolve(expr))) else {
                    break;
                };
                current = call.receiver();
                let (Some("min" | "length"), Some(number)) = (call.name(), call.argument(0)) else {
                    continue;
                };
                judge(facts, report, call.place(), number);
            }
        }
    }
    // class-validator: `@MinLength(15) password`, `@Length(15, 128) password`.
    for name in ["MinLength", "Length"] {
        for call in facts.index().calls_named(name) {
            let on_password = facts
                .names_around(call.file, call.node)
                .first()
                .is_some_and(|field| matches!(*field, "password" | "newPassword" | "new_password"));
            if let Some(number) = call.argument(0).filter(|_| on_password) {
                judge(facts, report, call.place(), number);
            }
        }
    }
}

fn judge<'a>(
    facts: &Facts<'a>,
    report: &mut Report,
    place: crate::source::Place,
    number: Expr<'a>,
) {
    let Some(length) = facts.number(number) else {
        return;
    };
    if length >= 15.0 {
        report.control(
            ITEM,
            place,
            format!("Passwords have at least {length} characters"),
        );
    } else if length < 8.0 {
        report
                        .finding(number.place(), format!("Passwords of {length} characters are admitted, which are guessed within the limits of any login"))
                        .fix("Ask for 15 characters", facts.resolve(number).span(), "15");
    } else {
        report
                        .finding(number.place(), format!("Passwords of {length} characters are admitted: enough with a second factor, too short as the only one (15)"))
                        .severity(Severity::Note)
                        .fix("Ask for 15 characters", facts.resolve(number).span(), "15");
    }
}
