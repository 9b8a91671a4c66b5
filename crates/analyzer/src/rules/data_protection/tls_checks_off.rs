use crate::javascript::Facts;
use crate::{Report, declare_rule};

declare_rule! {
    /// The check of the other side's TLS certificate is switched off.
    ///
    /// ## Why
    /// Anyone on the way can answer in the other side's name and read and change everything, with encryption or without.
    ///
    /// ## Not a problem
    /// A private authority: give it to the connection as `ca`.
    {
        id: "tls-checks-off",
        title: "Certificates are not checked",
        item: "data-https-everywhere",
        severity: High,
        confidence: High,
        cwe: [295],
        owasp: Api8,
        examples: "tls_checks_off.md",
        check: JavaScript(check),
    }
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for object in facts.objects() {
        let Some(property) = object.property("rejectUnauthorized") else {
            continue;
        };
        if property.value.is_false() {
            report
                .finding(property.place, "`rejectUnauthorized` is off, so anyone on the way can answer in the server's name")
                .fix("Check the certificate", vec![property.value.edit("true")]);
        } else if property.value.is_true() {
            report.control(
                "data-https-everywhere",
                property.place,
                "The certificate is checked",
            );
        }
    }
    for assignment in facts.assignments() {
        let Some((target, value)) = assignment.assignment() else {
            continue;
        };
        if target.is("global", "process.env.NODE_TLS_REJECT_UNAUTHORIZED")
            && value.string().is_some_and(|text| text == "0")
        {
            report.finding(assignment.place(), "No certificate is checked in this process, so anyone on the way can read its traffic");
        }
    }
}
