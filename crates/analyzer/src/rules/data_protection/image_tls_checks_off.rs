use crate::config::{Command, Dockerfile, Word};
use crate::{Edit, Report, Span, declare_rule};

declare_rule! {
    /// The image switches off the check of certificates.
    ///
    /// ## Why
    /// Whoever sits on the way can then answer in the server's name: packages are swapped in the build, tokens and data are read at run time.
    ///
    /// ## Not a problem
    /// A private authority: give its certificate with NODE_EXTRA_CA_CERTS or `--cacert`.
    {
        id: "image-tls-checks-off",
        title: "Certificate checks off in the image",
        item: "data-https-everywhere",
        severity: Medium,
        confidence: High,
        cwe: [295],
        owasp: Api8,
        examples: "image_tls_checks_off.md",
        check: Dockerfile(check),
    }
}

/// Environment variables that switch the check off, with the values that do.
const SWITCHES: &[(&str, &[&str])] = &[
    ("GIT_SSL_NO_VERIFY", &["1", "true"]),
    ("NODE_TLS_REJECT_UNAUTHORIZED", &["0"]),
    ("NPM_CONFIG_STRICT_SSL", &["false"]),
    ("PYTHONHTTPSVERIFY", &["0"]),
    ("npm_config_strict_ssl", &["false"]),
];

/// Options that switch the check off, by program.
const OPTIONS: &[(&str, &[&str])] = &[
    ("apk", &["--allow-untrusted"]),
    ("apt", &["--allow-unauthenticated", "--force-yes"]),
    ("apt-get", &["--allow-unauthenticated", "--force-yes"]),
    ("curl", &["-k", "--insecure"]),
    ("npm", &["--strict-ssl=false", "--no-strict-ssl"]),
    ("wget", &["--no-check-certificate"]),
];

fn check(dockerfile: &Dockerfile<'_>, report: &mut Report<'_>) {
    for instruction in &dockerfile.instructions {
        if matches!(instruction.keyword.as_str(), "ENV" | "ARG") {
            for assignment in dockerfile.assignments(instruction) {
                let value = assignment.value.as_deref().unwrap_or("");
                if SWITCHES
                    .iter()
                    .any(|(name, values)| *name == assignment.name && values.contains(&value))
                {
                    let message = format!(
                        "`{}` switches off the check of certificates in the image",
                        assignment.name
                    );
                    report.finding(dockerfile.place(assignment.span), message);
                }
            }
        }
        if instruction.keyword != "RUN" {
            continue;
        }
        for command in dockerfile.commands(instruction) {
            check_command(dockerfile, &command, report);
        }
    }
}

fn check_command(dockerfile: &Dockerfile<'_>, command: &Command, report: &mut Report<'_>) {
    let Some(program) = command.program() else {
        return;
    };
    let words = &command.words;
    for (index, word) in words.iter().enumerate().skip(1) {
        let switched_off = OPTIONS
            .iter()
            .any(|(name, options)| *name == program && options.contains(&word.text.as_str()));
        if switched_off {
            let span = Span {
                start: words[index - 1].span.end,
                end: word.span.end,
            };
            report
                .finding(
                    dockerfile.place(word.span),
                    format!(
                        "`{program} {}` accepts any certificate or signature",
                        word.text
                    ),
                )
                .fix(
                    format!("Remove `{}`", word.text),
                    vec![Edit {
                        span,
                        text: String::new(),
                    }],
                );
        } else if program == "curl" && is_cluster_with_k(&word.text) {
            let message = format!("`curl {}` accepts any certificate", word.text);
            let edit = Edit {
                span: word.span,
                text: word.text.replace('k', ""),
            };
            report
                .finding(dockerfile.place(word.span), message)
                .fix("Remove `k`", vec![edit]);
        }
    }
    let sets_strict_ssl = program == "npm"
        && texts(command.arguments()).windows(2).any(|pair| {
            pair[0] == "strict-ssl" && pair[1] == "false" || pair[1] == "strict-ssl=false"
        });
    let git_config = program == "git"
        && (texts(words)
            .iter()
            .any(|text| text.eq_ignore_ascii_case("http.sslVerify=false"))
            || texts(words)
                .windows(2)
                .any(|pair| pair[0].eq_ignore_ascii_case("http.sslVerify") && pair[1] == "false"));
    if sets_strict_ssl || git_config {
        report.finding(
            dockerfile.place(command.span()),
            format!("`{program}` is told to accept any certificate"),
        );
    }
}

fn texts(words: &[Word]) -> Vec<&str> {
    words.iter().map(|word| word.text.as_str()).collect()
}

/// Several short options of curl in one word, such as `-fsSk`. An option that takes the rest as its value ends them.
fn is_cluster_with_k(word: &str) -> bool {
    let Some(options) = word
        .strip_prefix('-')
        .filter(|options| !options.starts_with('-'))
    else {
        return false;
    };
    options.len() > 1
        && options
            .chars()
            .take_while(|option| !"oHdXuATFbceEm".contains(*option))
            .any(|option| option == 'k')
}
