use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("data-https-everywhere");

declare_rule! {
/// TLS certificates are accepted unseen.
///
/// ## Why
/// Anybody on the way can then answer for the other side, read everything and change it.
///
/// ## Not a problem
/// A certificate authority of your own, given as `ca`.
pub const TLS_VERIFICATION_OFF: Rule = Rule {
    id: "tls-verification-off",
    title: "Certificates are not checked",
    examples: include_str!("tls_verification_off.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[295],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

/// Options that switch the check of certificates off, and the value that does.
const SWITCHES: &[(&str, bool)] = &[
    ("insecureSkipVerify", true),
    ("rejectUnauthorized", false),
    ("sslValidate", false),
    ("strictSSL", false),
    ("tlsAllowInvalidCertificates", true),
    ("tlsAllowInvalidHostnames", true),
    ("tlsInsecure", true),
    ("trustServerCertificate", true),
];

/// The variable of the environment by which Node.js accepts any certificate.
const VARIABLE: &str = "NODE_TLS_REJECT_UNAUTHORIZED";

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (name, off) in SWITCHES {
        for value in facts.index().properties(name) {
            judge(facts, report, *value, *off);
        }
    }
    for value in facts.index().properties(VARIABLE) {
        if facts
            .constant(*value)
            .is_some_and(|value| value.to_text() == "0")
        {
            report.finding(value.place(), "Node.js no longer checks any certificate, so anybody on the way can read and change what is sent");
        }
    }
    for value in facts.index().properties("checkServerIdentity") {
        if accepts_everything(facts, *value)
            && !facts.only_in_development(value.file, value.node_id())
        {
            report.finding(value.place(), "Any server with any valid certificate is accepted, so anybody on the way can answer for the other side");
        }
    }
    for assignment in facts.index().assignments() {
        let target = facts.text(assignment.place);
        let Some(name) = assignment
            .target
            .as_member_expression()
            .and_then(|member| member.static_property_name())
        else {
            continue;
        };
        if name == VARIABLE {
            let off = target.starts_with("process.env")
                && facts
                    .possible(assignment.value)
                    .iter()
                    .any(|(_, value)| value.to_text() == "0");
            if off && !facts.only_in_development(assignment.value.file, assignment.value.node_id())
            {
                report.finding(assignment.place, "Node.js no longer checks any certificate, so anybody on the way can read and change what is sent");
            }
        } else if let Some((_, off)) = SWITCHES.iter().find(|(switch, _)| *switch == name) {
            judge(facts, report, assignment.value, *off);
        } else if name == "checkServerIdentity" && accepts_everything(facts, assignment.value) {
            report.finding(assignment.place, "Any server with any valid certificate is accepted, so anybody on the way can answer for the other side");
        }
    }
    // `curl.setOpt('SSL_VERIFYPEER', 0)` of node-libcurl.
    for call in facts.index().calls_named("setOpt") {
        let names_check = call.argument(0).is_some_and(|option| {
            facts
                .string(option)
                .is_some_and(|name| matches!(name.as_str(), "SSL_VERIFYPEER" | "SSL_VERIFYHOST"))
                || facts.text(option.place()).ends_with("SSL_VERIFYPEER")
                || facts.text(option.place()).ends_with("SSL_VERIFYHOST")
        });
        let off = call.argument(1).is_some_and(|value| {
            facts.number(value) == Some(0.0) || facts.boolean(value) == Some(false)
        });
        if names_check && off && !facts.only_in_development(call.file, call.node) {
            report.finding(call.head_place(), "Certificates are accepted unseen, so anybody on the way can read and change what is sent");
        }
    }
    for name in ["SSL_VERIFYPEER", "sslVerifyPeer"] {
        for value in facts.index().properties(name) {
            if facts.number(*value) == Some(0.0) || facts.boolean(*value) == Some(false) {
                report.finding(value.place(), "Certificates are accepted unseen, so anybody on the way can read and change what is sent");
            }
        }
    }
    for function in facts.index().functions() {
        let text = facts.text(function.place());
        if text.len() < 600
            && text.contains(".secure")
            && text.contains("redirect(")
            && text.contains("https://")
            || text.len() < 600
                && text.contains("req.secure")
                && (text.contains("403") || text.contains("400"))
        {
            report.control(
                ITEM,
                function.place(),
                "Plain HTTP is refused or redirected",
            );
        }
    }
}

fn judge<'a>(facts: &Facts<'a>, report: &mut Report, value: Expr<'a>, off: bool) {
    let fixed = facts.boolean(value);
    if facts
        .alternatives(value)
        .iter()
        .any(|(_, constant)| *constant == Constant::Boolean(off))
    {
        // `rejectUnauthorized: isProduction ? true : false` is off where it does no harm.
        let harmless = facts.only_in_development(value.file, value.node_id())
            || facts
                .alternatives(value)
                .iter()
                .filter(|(_, constant)| *constant == Constant::Boolean(off))
                .all(|(written, _)| facts.only_in_development(written.file, written.node_id()));
        if harmless {
            return;
        }
        let finding = report
            .finding(value.place(), "Certificates are accepted unseen, so anybody on the way can read and change what is sent");
        if fixed.is_some() {
            finding.fix("Check certificates", value.span(), (!off).to_string());
        }
    } else if fixed.is_none() && facts.in_production(value) == Some(off) {
        report.finding(value.place(), "In production certificates are accepted unseen, so anybody on the way can read and change what is sent");
    } else if fixed == Some(!off) {
        report.control(ITEM, value.place(), "Certificates are checked");
    }
}

/// Whether a function of `checkServerIdentity` finds no fault with anything: it returns nothing, always.
fn accepts_everything<'a>(facts: &Facts<'a>, value: Expr<'a>) -> bool {
    let Some(function) = facts.function(value) else {
        return false;
    };
    facts.index().returns(function).iter().all(|returned| {
        matches!(
            facts.constant(*returned),
            Some(Constant::Nothing | Constant::Boolean(_))
        )
    }) && facts.calls_within(function.place()).next().is_none()
        && !facts.text(function.place()).contains("throw")
}
