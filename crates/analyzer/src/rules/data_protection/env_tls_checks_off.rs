use crate::config::{Connection, Dotenv, Entry, Purpose};
use crate::{Edit, Report, Severity, Span, declare_rule};

declare_rule! {
    /// A setting switches TLS or the check of certificates off.
    ///
    /// ## Why
    /// Whoever sits on the way reads passwords and data, or answers in the server's name.
    ///
    /// ## Not a problem
    /// A connection to this machine.
    {
        id: "env-tls-checks-off",
        title: "TLS or certificate checks off",
        item: "data-https-everywhere",
        severity: High,
        confidence: High,
        cwe: [295, 319],
        owasp: Api8,
        examples: "env_tls_checks_off.md",
        check: Dotenv(check),
    }
}

fn check(dotenv: &Dotenv<'_>, report: &mut Report<'_>) {
    for entry in dotenv.effective() {
        let place = dotenv.place(entry.key_span);
        let lowest = dotenv.purpose == Purpose::Development;
        let lower = |severity: Severity| if lowest { Severity::Low } else { severity };
        if entry.key == "NODE_TLS_REJECT_UNAUTHORIZED" && entry.value.trim() == "0" {
            report
                .finding(place, "Node.js accepts any certificate, so whoever sits on the way reads and changes what is sent")
                .severity(lower(Severity::High))
                .fix("Check certificates", vec![Edit { span: entry.value_span, text: "1".to_owned() }]);
            continue;
        }
        let Some(url) =
            Connection::parse(&entry.value).filter(|url| url.is_database() && !url.is_local())
        else {
            continue;
        };
        match url.option("sslmode") {
            Some(mode @ ("disable" | "allow" | "prefer" | "no-verify")) => {
                let severity = if mode == "no-verify" {
                    Severity::High
                } else {
                    Severity::Medium
                };
                report
                    .finding(place, format!("The link to `{}` has sslmode {mode}, so it can be read or answered by others", url.host))
                    .severity(lower(severity))
                    .fix("Use sslmode verify-full", option_edit(dotenv, entry, mode));
            }
            Some("verify-full") => {
                let message = format!(
                    "The link to `{}` is encrypted and its certificate checked",
                    url.host
                );
                report.control("data-https-everywhere", place, message);
            }
            _ => {}
        }
        if url.option("tlsAllowInvalidCertificates") == Some("true")
            || url.option("tlsInsecure") == Some("true")
        {
            let message = format!("The link to `{}` accepts any certificate", url.host);
            report
                .finding(place, message)
                .severity(lower(Severity::High));
        }
    }
}

fn option_edit(dotenv: &Dotenv<'_>, entry: &Entry<'_>, mode: &str) -> Vec<Edit> {
    let written = &dotenv.text[entry.value_span.start as usize..entry.value_span.end as usize];
    let option = format!("sslmode={mode}");
    written
        .find(&option)
        .map(|at| {
            let start = entry.value_span.start + at as u32;
            Edit {
                span: Span {
                    start,
                    end: start + option.len() as u32,
                },
                text: "sslmode=verify-full".to_owned(),
            }
        })
        .into_iter()
        .collect()
}
