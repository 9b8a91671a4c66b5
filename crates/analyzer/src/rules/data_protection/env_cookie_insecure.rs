use crate::config::{Dotenv, Entry, Purpose};
use crate::secrets::words_of;
use crate::{Edit, Report, Severity, declare_rule};

declare_rule! {
    /// A setting takes a protective flag off the session cookie.
    ///
    /// ## Why
    /// Without Secure the cookie goes over plain HTTP, where anybody on the way reads it; without HttpOnly every script on the page does.
    ///
    /// ## Not a problem
    /// A file for tests and development: reported as low.
    {
        id: "env-cookie-insecure",
        title: "Cookie flag switched off",
        item: "data-cookie-flags",
        severity: Medium,
        confidence: High,
        cwe: [614, 1004, 1275],
        owasp: Api2,
        examples: "env_cookie_insecure.md",
        check: Dotenv(check),
    }
}

fn check(dotenv: &Dotenv<'_>, report: &mut Report<'_>) {
    let develops = dotenv.purpose == Purpose::Development
        || dotenv
            .get("NODE_ENV")
            .is_some_and(|entry| matches!(entry.value.as_str(), "development" | "test"));
    for entry in dotenv.effective() {
        let Some((flag, state)) = flag_of(entry) else {
            continue;
        };
        let place = dotenv.place(entry.key_span);
        match state {
            State::On => report.control(
                "data-cookie-flags",
                place,
                format!("The cookie's flag {flag} is on"),
            ),
            State::Off => {
                report
                    .finding(
                        place,
                        format!(
                            "`{}` takes the flag {flag} off the cookie, {}",
                            entry.key,
                            consequence(flag)
                        ),
                    )
                    .severity(if develops {
                        Severity::Low
                    } else {
                        Severity::Medium
                    })
                    .fix(
                        format!("Switch {flag} on"),
                        vec![Edit {
                            span: entry.value_span,
                            text: "true".to_owned(),
                        }],
                    );
            }
        }
    }
}

enum State {
    On,
    Off,
}

fn flag_of(entry: &Entry<'_>) -> Option<(&'static str, State)> {
    let words = words_of(entry.key);
    let has = |candidates: &[&str]| words.iter().any(|word| candidates.contains(&word.as_str()));
    if !has(&["cookie", "cookies", "session"]) {
        return None;
    }
    let flag = if has(&["secure"]) {
        "Secure"
    } else if has(&["httponly"])
        || words
            .windows(2)
            .any(|pair| pair[0] == "http" && pair[1] == "only")
    {
        "HttpOnly"
    } else {
        return None;
    };
    match entry.value.trim().to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" | "on" => Some((flag, State::On)),
        "false" | "0" | "no" | "off" => Some((flag, State::Off)),
        _ => None,
    }
}

fn consequence(flag: &str) -> &'static str {
    match flag {
        "Secure" => "so it is sent over plain HTTP too",
        _ => "so every script on the page can read it",
    }
}
