use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("data-cookie-flags");

declare_rule! {
/// A cookie is set without its protections.
///
/// ## Why
/// `HttpOnly` keeps scripts away from it, `Secure` keeps it off plain HTTP, `SameSite` off requests from other sites.
/// `res.cookie` sets none of them, `express-session` only `HttpOnly`.
///
/// ## Not a problem
/// A cookie that scripts must read, such as a CSRF token or a theme; `secure: 'auto'` and flags set from the configuration.
pub const COOKIE_FLAGS: Rule = Rule {
    id: "cookie-flags",
    title: "A cookie lacks HttpOnly, Secure or SameSite",
    examples: include_str!("cookie_flags.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[614, 1004, 1275],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for call in facts
        .index()
        .calls_named("cookie")
        .filter(|call| is_response(facts, *call))
    {
        let Some(name) = call.argument(0).and_then(|name| facts.string(name)) else {
            continue;
        };
        let lower = name.to_ascii_lowercase();
        let readable = [
            "csrf", "xsrf", "theme", "lang", "locale", "consent", "banner",
        ]
        .iter()
        .any(|word| lower.contains(word));
        let options = call.argument(2);
        let object = options.and_then(|options| facts.object(options));
        if options.is_some() && object.is_none_or(|object| object.is_open(facts)) {
            continue;
        }
        let missing = missing(facts, object, &[]);
        let counted: Vec<_> = missing
            .into_iter()
            .filter(|flag| !readable || *flag != "HttpOnly")
            .collect();
        if counted.is_empty() {
            report.control(
                ITEM,
                call.place(),
                format!("The cookie `{name}` has all flags"),
            );
        } else if !readable {
            report.finding(
                call.callee_place(),
                format!("The cookie `{name}` is set without {}", listed(&counted)),
            );
        }
    }
    for (package, defaults) in [
        ("express-session", &["HttpOnly"][..]),
        ("cookie-session", &["HttpOnly"][..]),
    ] {
        for call in facts.calls_to(package) {
            let Some(options) = call.argument(0).and_then(|options| facts.object(options)) else {
                continue;
            };
            let holder = if package == "cookie-session" {
                Some(options)
            } else {
                options
                    .get(facts, "cookie")
                    .and_then(|cookie| facts.object(cookie))
            };
            let unseen = holder.is_none() && options.get(facts, "cookie").is_some()
                || holder.is_some_and(|holder| holder.is_open(facts))
                || options.is_open(facts);
            if unseen {
                continue;
            }
            let missing = missing(facts, holder, defaults);
            if missing.is_empty() {
                report.control(ITEM, call.place(), "The session cookie has all flags");
            } else {
                let place = options
                    .get(facts, "cookie")
                    .map_or(call.callee_place(), |cookie| cookie.place());
                report.finding(
                    place,
                    format!("The session cookie is set without {}", listed(&missing)),
                );
            }
        }
    }
}

/// The flags that are absent or switched off; `defaults` are on unless switched off.
fn missing<'a>(
    facts: &Facts<'a>,
    options: Option<crate::javascript::Object<'a>>,
    defaults: &[&'static str],
) -> Vec<&'static str> {
    [
        ("httpOnly", "HttpOnly"),
        ("secure", "Secure"),
        ("sameSite", "SameSite"),
    ]
    .into_iter()
    .filter(
        |(option, flag)| match options.and_then(|options| options.get(facts, option)) {
            Some(value) => {
                facts.boolean(value) == Some(false)
                    || (*flag == "SameSite"
                        && facts
                            .string(value)
                            .is_some_and(|value| value.eq_ignore_ascii_case("none"))
                        && options
                            .and_then(|options| options.get(facts, "secure"))
                            .is_none())
            }
            None => !defaults.contains(flag),
        },
    )
    .map(|(_, flag)| flag)
    .collect()
}

fn listed(flags: &[&str]) -> String {
    match flags {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [most @ .., last] => format!("`{}` and `{last}`", most.join("`, `")),
    }
}
