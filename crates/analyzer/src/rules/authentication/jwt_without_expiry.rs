use crate::javascript::{Call, Facts, Value};
use crate::{Report, declare_rule};

declare_rule! {
    /// An access token is signed without an end of life, or with one of more than a day.
    ///
    /// ## Why
    /// A stolen token works until it ends, and a signed token can't be called back. jsonwebtoken sets no `exp` on its own.
    ///
    /// ## Not a problem
    /// A refresh token that is stored on the server and can be revoked there. `exp` may also be part of the content.
    {
        id: "jwt-without-expiry",
        title: "Token that lasts too long or for ever",
        item: "auth-short-lived-tokens",
        severity: High,
        confidence: High,
        cwe: [613],
        owasp: Api2,
        examples: "jwt_without_expiry.md",
        check: JavaScript(check),
    }
}

/// A day: longer than any access token needs to live.
const LONGEST_SECONDS: f64 = 24.0 * 60.0 * 60.0;

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for call in facts.calls_to("jsonwebtoken", "sign") {
        if is_refresh_token(call)
            || call
                .argument(0)
                .is_some_and(|content| content.get("exp").is_some())
        {
            continue;
        }
        match lifetime(call) {
            Lifetime::Endless => {
                let finding = report.finding(
                    call.place(),
                    "The token is signed without `expiresIn`, so a stolen one works for ever",
                );
                if let Some(edit) = call.edit_option(2, "expiresIn", "'15m'") {
                    finding.fix("Let the token end after 15 minutes", vec![edit]);
                }
            }
            Lifetime::Of(value, seconds) if seconds > LONGEST_SECONDS => {
                let message = format!(
                    "`expiresIn` is {}, and a stolen token works that long",
                    value.text()
                );
                report.finding(value.place(), message).fix(
                    "Let the token end after 15 minutes",
                    vec![value.edit("'15m'")],
                );
            }
            Lifetime::Of(value, _) => {
                report.control(
                    "auth-short-lived-tokens",
                    call.place(),
                    format!("The token ends after {}", value.text()),
                );
            }
            Lifetime::Unknown => {}
        }
    }
}

enum Lifetime<'f> {
    Endless,
    Of(Value<'f>, f64),
    Unknown,
}

fn lifetime(call: Call<'_>) -> Lifetime<'_> {
    let Some(options) = call.argument(2) else {
        let content_is_visible = call
            .argument(0)
            .is_some_and(|content| content.is_whole_object());
        let is_short = call.arguments().len() == 2;
        return if is_short && content_is_visible {
            Lifetime::Endless
        } else {
            Lifetime::Unknown
        };
    };
    match options.get("expiresIn") {
        Some(value) => {
            seconds(value).map_or(Lifetime::Unknown, |seconds| Lifetime::Of(value, seconds))
        }
        None if options.is_whole_object() => Lifetime::Endless,
        None => Lifetime::Unknown,
    }
}

/// A number means seconds; a text without a unit means milliseconds.
fn seconds(value: Value<'_>) -> Option<f64> {
    let Some(text) = value
        .string()
        .filter(|text| text.parse::<f64>().is_err() || value.literal_string().is_some())
    else {
        return value.number();
    };
    let text = text.trim();
    let digits = text
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(text.len());
    let number: f64 = text[..digits].parse().ok()?;
    let factor = match text[digits..].trim() {
        "" | "ms" => 0.001,
        "s" | "sec" | "second" | "seconds" => 1.0,
        "m" | "min" | "minute" | "minutes" => 60.0,
        "h" | "hr" | "hour" | "hours" => 3_600.0,
        "d" | "day" | "days" => 86_400.0,
        "w" | "week" | "weeks" => 604_800.0,
        "y" | "yr" | "year" | "years" => 31_557_600.0,
        _ => return None,
    };
    Some(number * factor)
}

fn is_refresh_token(call: Call<'_>) -> bool {
    let names = [
        call.value().declared_name(),
        call.function().and_then(|function| function.name()),
        call.argument(1).and_then(Value::last_name),
    ];
    names
        .into_iter()
        .flatten()
        .any(|name| name.to_ascii_lowercase().contains("refresh"))
}
