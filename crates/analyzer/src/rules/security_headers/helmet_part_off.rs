use crate::javascript::Facts;
use crate::{Report, declare_rule};

declare_rule! {
    /// helmet is used with one of its headers switched off.
    ///
    /// ## Why
    /// Each header stops a class of attacks in the browser: `contentSecurityPolicy` injected scripts, `hsts` a fall back to plain
    /// HTTP, `frameguard` click-jacking, `noSniff` files read as scripts.
    ///
    /// ## Not a problem
    /// The header is set elsewhere, for instance by a proxy.
    {
        id: "helmet-part-off",
        title: "A part of helmet is switched off",
        item: "headers-csp",
        severity: Medium,
        confidence: High,
        cwe: [693],
        owasp: Api8,
        examples: "helmet_part_off.md",
        check: JavaScript(check),
    }
}

/// Options of helmet that switch a header off when false, and their item.
const PARTS: &[(&str, &str)] = &[
    ("contentSecurityPolicy", "headers-csp"),
    ("frameguard", "headers-frame-options"),
    ("hsts", "headers-hsts"),
    ("noSniff", "headers-nosniff"),
    ("referrerPolicy", "headers-referrer-policy"),
    ("strictTransportSecurity", "headers-hsts"),
    ("xContentTypeOptions", "headers-nosniff"),
    ("xFrameOptions", "headers-frame-options"),
];

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for call in facts.calls_to("helmet", "") {
        let options = call.argument(0);
        if options.is_some_and(|options| !options.is_whole_object()) {
            continue;
        }
        let part = |name: &str| options.and_then(|options| options.property(name));
        let mut off = Vec::new();
        for (name, item) in PARTS {
            let Some(property) = part(name).filter(|property| property.value.is_false()) else {
                continue;
            };
            off.push(*item);
            report.finding(
                property.place,
                format!("`{name}` is switched off, so helmet does not send this header"),
            );
        }
        let items = [
            "headers-csp",
            "headers-frame-options",
            "headers-hsts",
            "headers-nosniff",
            "headers-referrer-policy",
        ];
        for item in items.into_iter().filter(|item| !off.contains(item)) {
            report.control(item, call.place(), "helmet sends this header");
        }
    }
}
