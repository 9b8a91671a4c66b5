use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-short-lived-tokens");

declare_rule! {
/// An access token lives too long, or for ever.
///
/// ## Why
/// A signed token is valid until it expires, whoever holds it. `jsonwebtoken` sets no `exp` of its own, so a token
/// signed without `expiresIn` never ends. Access tokens live 5 to 15 minutes, 60 at the most; a refresh token renews them.
///
/// ## Not a problem
/// A refresh token of some days that is stored, rotated and revocable.
pub const JWT_LIFETIME: Rule = Rule {
    id: "jwt-lifetime",
    title: "An access token has no expiry or lives longer than 60 minutes",
    examples: include_str!("jwt_lifetime.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[613],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.calls_to("jsonwebtoken.sign") {
        let options = call.argument(2);
        let object = options.and_then(|options| facts.object(options));
        let expiry = object.and_then(|object| object.get(facts, "expiresIn"));
        let Some(expiry) = expiry else {
            let payload = call.argument(0).and_then(|payload| facts.object(payload));
            let known = payload.is_some_and(|payload| {
                payload.get(facts, "exp").is_none() && !payload.is_open(facts)
            });
            let unseen = options.is_some() && object.is_none_or(|object| object.is_open(facts));
            if known && !unseen {
                report.finding(call.callee_place(), "The token is signed without an expiry, so whoever steals it can use it for ever");
            }
            continue;
        };
        let Some((minutes, shown)) = minutes(facts, expiry) else {
            continue;
        };
        if let Constant::String(text) = facts.constant(expiry).unwrap_or(Constant::Nothing)
            && text.chars().all(|c| c.is_ascii_digit())
        {
            report
                .finding(expiry.place(), format!("`expiresIn: '{text}'` means {text} milliseconds, because a string without a unit counts milliseconds"))
                .fix("Give seconds as a number", facts.resolve(expiry).span(), text);
            continue;
        }
        let statement = facts.text(call.place()).to_ascii_lowercase();
        let name = facts
            .enclosing_function(call.file, call.node)
            .map(|function| {
                facts
                    .text(function.place())
                    .chars()
                    .take(60)
                    .collect::<String>()
                    .to_ascii_lowercase()
            });
        let payload = call
            .argument(0)
            .map(|payload| {
                facts
                    .text(facts.resolve(payload).place())
                    .to_ascii_lowercase()
            })
            .unwrap_or_default();
        // Tokens sent by mail live longer than those that sign requests in.
        let mailed = ["reset", "invit", "verif", "confirm", "share", "unsubscribe"]
            .iter()
            .any(|word| {
                payload.contains(word) || name.as_ref().is_some_and(|name| name.contains(word))
            });
        let refresh = mailed
            || statement.contains("refresh")
            || name.is_some_and(|name| name.contains("refresh"))
            || assigned_to_refresh(facts, call);
        if minutes <= 60.0 {
            report.control(
                ITEM,
                call.place(),
                format!("The token expires after {shown}"),
            );
        } else if !refresh {
            report
                .finding(expiry.place(), format!("The access token lives {shown}, so a stolen one works as long: 15 minutes are usual, 60 the most"))
                .fix("Let it expire after 15 minutes", facts.resolve(expiry).span(), "'15m'");
        }
    }
}

fn assigned_to_refresh<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    let text = facts.file(call.file).text;
    let start = call.span.start as usize;
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    text[line..start].to_ascii_lowercase().contains("refresh")
}

/// The lifetime in minutes and as written. Numbers are seconds; strings are read as the package `ms` does.
fn minutes<'a>(facts: &Facts<'a>, expiry: Expr<'a>) -> Option<(f64, String)> {
    match facts.constant(expiry)? {
        Constant::Number(seconds) => Some((seconds / 60.0, format!("{seconds} seconds"))),
        Constant::String(text) => {
            let end = text
                .find(|c: char| !c.is_ascii_digit() && c != '.')
                .unwrap_or(text.len());
            let number: f64 = text[..end].parse().ok()?;
            let unit = match text[end..].trim().to_ascii_lowercase().as_str() {
                "" | "ms" => 1.0 / 60_000.0,
                "s" | "sec" | "secs" | "second" | "seconds" => 1.0 / 60.0,
                "m" | "min" | "mins" | "minute" | "minutes" => 1.0,
                "h" | "hr" | "hrs" | "hour" | "hours" => 60.0,
                "d" | "day" | "days" => 1_440.0,
                "w" | "week" | "weeks" => 10_080.0,
                "y" | "yr" | "year" | "years" => 525_960.0,
                _ => return None,
            };
            Some((number * unit, text))
        }
        _ => None,
    }
}
