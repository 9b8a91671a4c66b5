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

/// A cookie that is set, in whatever package's way.
struct Cookie<'a> {
    call: Call<'a>,
    /// The name, or what stands in its place.
    name: Option<Expr<'a>>,
    value: Option<Expr<'a>>,
    options: Options<'a>,
    /// Flags that are on unless switched off.
    defaults: &'static [&'static str],
}

/// Words in the names of cookies that scripts read or that tell nothing about anybody.
const READABLE: &[&str] = &[
    "csrf",
    "xsrf",
    "theme",
    "lang",
    "locale",
    "consent",
    "banner",
    "timezone",
    "currency",
    "layout",
    "sidebar",
    "dismissed",
    "visited",
    "sort",
    "flash",
    "tz",
];
/// Words in the names of cookies that sign somebody in.
const SIGNS_IN: &[&str] = &[
    "sess", "sid", "token", "auth", "jwt", "refresh", "access", "remember", "login",
];

/// Packages that keep a session, the option with the cookie's flags, and the flags that are on by default.
const SESSIONS: &[(&str, &[&str], &[&str])] = &[
    ("express-session", &["cookie"], &["HttpOnly"]),
    ("cookie-session", &[], &["HttpOnly"]),
    ("koa-session", &[], &["HttpOnly"]),
    ("koa-generic-session", &["cookie"], &["HttpOnly"]),
];

/// Plugins of Fastify that keep a session, and the flags of its cookie that are on by default.
const PLUGINS: &[(&str, &[&str])] = &[
    ("@fastify/secure-session", &["HttpOnly"]),
    ("@fastify/session", &["HttpOnly", "Secure"]),
    ("fastify-secure-session", &["HttpOnly"]),
    ("fastify-session", &["HttpOnly", "Secure"]),
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for cookie in cookies(facts) {
        judge(facts, report, &cookie);
    }
    for (package, holder, defaults) in SESSIONS {
        for call in facts.calls_to(package) {
            let mut options = facts.options(call.argument(0));
            if call.argument_count() == 0 || options.is_unseen() {
                continue;
            }
            let mut place = call.callee_place();
            if let [holder] = holder {
                options = match options.get(holder) {
                    Setting::Set(cookie) => {
                        place = cookie.place();
                        facts.options(Some(cookie))
                    }
                    Setting::Absent => facts.options(None),
                    Setting::Unseen => continue,
                };
            }
            // Of an app that is visible as a whole, `csrf-missing` says it.
            let missing = missing(facts, &options, defaults, !facts.express().listens());
            if missing.is_empty() && !depends(&options) {
                report.control(ITEM, call.place(), "The session cookie has all flags");
            } else if !missing.is_empty() {
                // Each line that switches a flag off; what is absent is told with the first.
                let off = switched_off(facts, &options);
                let mut rest: Vec<&str> = missing
                    .iter()
                    .copied()
                    .filter(|flag| off.iter().all(|(name, _)| name != flag))
                    .collect();
                if off.is_empty() {
                    report.finding(
                        place,
                        format!("The session cookie is set without {}", listed(&missing)),
                    );
                }
                let mut told = false;
                for (flag, option) in off {
                    // What stands in one line is one finding.
                    if told && !facts.begins_line(option) {
                        continue;
                    }
                    told = true;
                    let mut flags = vec![flag];
                    flags.append(&mut rest);
                    report.finding(
                        option.place(),
                        format!("The session cookie is set without {}", listed(&flags)),
                    );
                }
            }
        }
    }
    for call in facts.index().calls_named("register") {
        let plugin = call.argument(0).and_then(|plugin| facts.identity(plugin));
        let Some((_, defaults)) = plugin.and_then(|plugin| {
            PLUGINS.iter().find(|(name, _)| {
                *name == &*plugin
                    || plugin
                        .strip_prefix(name)
                        .is_some_and(|rest| rest.starts_with('.'))
            })
        }) else {
            continue;
        };
        let Setting::Set(cookie) = facts.options(call.argument(1)).get("cookie") else {
            continue;
        };
        let options = facts.options(Some(cookie));
        let missing = missing(facts, &options, defaults, true);
        if missing.is_empty() && !depends(&options) {
            report.control(ITEM, call.place(), "The session cookie has all flags");
        } else if !missing.is_empty() {
            let off = switched_off(facts, &options)
                .first()
                .map(|(_, value)| *value);
            let place = off.unwrap_or(cookie).place();
            report.finding(
                place,
                format!("The session cookie is set without {}", listed(&missing)),
            );
        }
    }
    for write in facts.header_writes() {
        if write.name.as_deref() == Some("set-cookie") {
            for value in facts
                .elements(write.value)
                .unwrap_or_else(|| vec![write.value])
            {
                by_hand(facts, report, write.place, value);
            }
        }
    }
}

fn judge<'a>(facts: &Facts<'a>, report: &mut Report, cookie: &Cookie<'a>) {
    let name = cookie.name.and_then(|name| facts.string(name));
    let shown = match (&name, cookie.name) {
        (Some(name), _) => name.clone(),
        (None, Some(written)) => facts.text(written.place()).to_owned(),
        _ => return,
    };
    let lower = shown.to_ascii_lowercase();
    let readable = READABLE.iter().any(|word| lower.contains(word));
    let signs_in = SIGNS_IN.iter().any(|word| lower.contains(word));
    if is_deleted(facts, cookie) {
        return;
    }
    let missing: Vec<_> = missing(facts, &cookie.options, cookie.defaults, signs_in)
        .into_iter()
        .filter(|flag| !readable || *flag != "HttpOnly")
        .collect();
    if missing.is_empty() {
        if !depends(&cookie.options) {
            report.control(
                ITEM,
                cookie.call.place(),
                format!("The cookie `{shown}` has all flags"),
            );
        }
        return;
    }
    // Of a cookie whose name is not known only what is switched off says something.
    let is_known = name.is_some() || signs_in || !switched_off(facts, &cookie.options).is_empty();
    if !readable && is_known {
        report.finding(
            cookie.call.head_place(),
            format!("The cookie `{shown}` is set without {}", listed(&missing)),
        );
    }
}

/// All cookies that are set by a call.
fn cookies<'a>(facts: &Facts<'a>) -> Vec<Cookie<'a>> {
    let mut found = Vec::new();
    let mut take = |call: Call<'a>, first: usize, options: usize, defaults| {
        found.push(Cookie {
            call,
            name: call.argument(first),
            value: call.argument(first + 1),
            options: facts.options(call.argument(options)),
            defaults,
        });
    };
    for name in ["cookie", "setCookie"] {
        for call in facts.index().calls_named(name) {
            if is_response(facts, call) {
                take(call, 0, 2, &[]);
            }
        }
    }
    for call in facts.index().calls_named("set") {
        let Some(jar) = call.receiver() else { continue };
        let of = member(jar);
        let is_jar = of.is_some_and(|(_, name)| name == Some("cookies"))
            || matches!(
                facts.identity(jar).as_deref(),
                Some("cookies()" | "next/headers.cookies()")
            );
        if !is_jar || call.argument_count() < 2 {
            continue;
        }
        // Koa's jar makes cookies HttpOnly, and Secure over HTTPS; the one of Next.js sets nothing by itself.
        let is_koa = of.is_some_and(|(object, _)| {
            !facts.is_answer(object) && !facts.text(object.place()).starts_with("res")
        }) || facts.identity(jar).as_deref() == Some("cookies()");
        take(
            call,
            0,
            2,
            if is_koa { &["HttpOnly", "Secure"] } else { &[] },
        );
    }
    for identity in [
        "cookie.serialize",
        "cookie.stringifySetCookie",
        "cookie-es.serialize",
    ] {
        for call in facts.calls_to(identity) {
            if call.argument_count() > 1 {
                take(call, 0, 2, &[]);
            }
        }
    }
    for (identity, options) in [
        ("hono/cookie.setCookie", 3),
        ("hono/cookie.setSignedCookie", 4),
    ] {
        for call in facts.calls_to(identity) {
            take(call, 1, options, &[]);
        }
    }
    found
}

/// `Set-Cookie` written by hand.
fn by_hand<'a>(
    facts: &Facts<'a>,
    report: &mut Report,
    place: crate::source::Place,
    value: Expr<'a>,
) {
    let text = facts.constant_parts(value).to_ascii_lowercase();
    let Some((name, _)) = text.split_once('=') else {
        return;
    };
    if READABLE.iter().any(|word| name.contains(word))
        || text.contains("max-age=0")
        || text.contains("expires=thu, 01 jan 1970")
    {
        return;
    }
    let missing: Vec<_> = [
        ("; httponly", "HttpOnly"),
        ("; secure", "Secure"),
        ("; samesite", "SameSite"),
    ]
    .into_iter()
    .filter(|(flag, _)| !text.contains(flag) && !text.replace(";", "; ").contains(flag))
    .map(|(_, flag)| flag)
    .collect();
    if !missing.is_empty() {
        report.finding(
            place,
            format!("The cookie `{name}` is set without {}", listed(&missing)),
        );
    }
}

fn is_deleted<'a>(facts: &Facts<'a>, cookie: &Cookie<'a>) -> bool {
    let emptied = cookie
        .value
        .is_some_and(|value| match facts.constant(value) {
            Some(Constant::Nothing) => true,
            Some(Constant::String(text)) => text.is_empty(),
            _ => false,
        });
    let ended = cookie
        .options
        .get("maxAge")
        .value()
        .is_some_and(|age| facts.number(age).is_some_and(|age| age <= 0.0));
    emptied || ended
}

const FLAGS: &[(&str, &str)] = &[
    ("httpOnly", "HttpOnly"),
    ("secure", "Secure"),
    ("sameSite", "SameSite"),
];

/// The flags that are switched off by name.
fn switched_off<'a>(facts: &Facts<'a>, options: &Options<'a>) -> Vec<(&'static str, Expr<'a>)> {
    FLAGS
        .iter()
        .filter_map(|(option, flag)| Some((*flag, options.get(option).value()?)))
        .filter(|(_, value)| is_off(facts, *value) || is_none(facts, *value))
        .collect()
}

/// Whether a flag is off, always or in production.
fn is_off<'a>(facts: &Facts<'a>, value: Expr<'a>) -> bool {
    facts.boolean(value).or_else(|| facts.in_production(value)) == Some(false)
}

/// Whether a cookie is sent along from all sites.
fn is_none<'a>(facts: &Facts<'a>, value: Expr<'a>) -> bool {
    facts
        .string(value)
        .is_some_and(|value| value.eq_ignore_ascii_case("none"))
}

/// Whether a flag depends on what is not visible.
fn depends(options: &Options<'_>) -> bool {
    FLAGS
        .iter()
        .any(|(option, _)| matches!(options.get(option), Setting::Unseen))
}

/// The flags that are absent or switched off; `defaults` are on unless switched off.
fn missing<'a>(
    facts: &Facts<'a>,
    options: &Options<'a>,
    defaults: &[&str],
    signs_in: bool,
) -> Vec<&'static str> {
    FLAGS
        .iter()
        .filter(|(option, flag)| match options.get(option) {
            Setting::Set(value) => {
                is_off(facts, value)
                    || (*flag == "SameSite"
                        && is_none(facts, value)
                        && (options.get("secure").is_absent()
                            || (signs_in && !has_csrf_token(facts))))
            }
            Setting::Absent => !defaults.contains(flag),
            Setting::Unseen => false,
        })
        .map(|(_, flag)| *flag)
        .collect()
}

/// Whether the project tells own requests from foreign ones by a token: then a cookie may come along with all of them.
fn has_csrf_token(facts: &Facts<'_>) -> bool {
    facts
        .modules_used()
        .any(|(_, module)| module.contains("csrf") || module.contains("csurf") || module == "lusca")
        || facts.uses_package(&["csurf", "csrf-csrf", "csrf-sync", "lusca"])
}

fn listed(flags: &[&str]) -> String {
    match flags {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [most @ .., last] => format!("`{}` and `{last}`", most.join("`, `")),
    }
}
