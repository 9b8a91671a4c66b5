use crate::javascript::{Call, Facts, Value};
use crate::{Report, declare_rule};

declare_rule! {
    /// A cookie that identifies a session or person is set without `httpOnly` or `secure`, or a session cookie turns them off.
    ///
    /// ## Why
    /// Without `httpOnly` any script on the page reads the cookie; without `secure` it goes over plain HTTP where others on the
    /// network read it.
    ///
    /// ## Not a problem
    /// Cookies that hold no secret, such as a language or a theme, and CSRF tokens that scripts must read.
    {
        id: "cookie-flags",
        title: "Cookie without its protecting flags",
        item: "data-cookie-flags",
        severity: Medium,
        confidence: High,
        cwe: [1004, 614],
        owasp: Api8,
        examples: "cookie_flags.md",
        check: JavaScript(check),
    }
}

const SECRET_NAMES: &[&str] = &[
    "access", "auth", "jwt", "refresh", "session", "sid", "token",
];

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for call in facts.calls_to("response", "*.cookie") {
        if is_secret(call) {
            judge(call, 2, call.argument(2), &["httpOnly", "secure"], report);
        }
    }
    for call in facts.calls_to("express-session", "") {
        let Some(options) = call.argument(0).filter(|options| options.is_whole_object()) else {
            continue;
        };
        let cookie = options.get("cookie");
        // express-session sets httpOnly on its own.
        let off = cookie
            .and_then(|cookie| cookie.get("httpOnly"))
            .is_some_and(Value::is_false);
        let secure = cookie.and_then(|cookie| cookie.get("secure"));
        if off {
            report.finding(
                call.place(),
                "The session cookie is set with `httpOnly` off, so scripts on the page can read it",
            );
        } else if secure.is_none_or(Value::is_false) {
            report.finding(
                call.place(),
                "The session cookie is set without `secure`, so it also goes over plain HTTP",
            );
        } else {
            report.control(
                "data-cookie-flags",
                call.place(),
                "The session cookie is `httpOnly` and `secure`",
            );
        }
    }
}

fn is_secret(call: Call<'_>) -> bool {
    let name = call
        .argument(0)
        .and_then(Value::string)
        .unwrap_or_default()
        .to_ascii_lowercase();
    !name.contains("csrf")
        && !name.contains("xsrf")
        && SECRET_NAMES.iter().any(|part| name.contains(part))
}

fn judge(
    call: Call<'_>,
    index: usize,
    options: Option<Value<'_>>,
    flags: &[&str],
    report: &mut Report<'_>,
) {
    if options.is_some_and(|options| !options.is_whole_object()) {
        return;
    }
    let missing: Vec<&str> = flags
        .iter()
        .copied()
        .filter(|flag| {
            options
                .and_then(|options| options.get(flag))
                .is_none_or(Value::is_false)
        })
        .collect();
    if missing.is_empty() {
        report.control(
            "data-cookie-flags",
            call.place(),
            "The cookie is `httpOnly` and `secure`",
        );
        return;
    }
    let consequence = if missing.contains(&"httpOnly") {
        "scripts on the page can read it"
    } else {
        "it also goes over plain HTTP"
    };
    let message = format!(
        "The cookie is set without `{}`, so {consequence}",
        missing.join("` and `")
    );
    let finding = report.finding(call.place(), message);
    if options.is_none() && call.arguments().len() == index {
        finding.fix(
            "Set the flags",
            vec![call.edit_added_argument("{ httpOnly: true, secure: true, sameSite: 'lax' }")],
        );
    }
}
