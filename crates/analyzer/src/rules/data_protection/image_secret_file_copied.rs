use crate::config::{Dockerfile, Dotenv, Purpose};
use crate::{Edit, Report, Severity, Span, declare_rule};

declare_rule! {
    /// A file that holds secrets is copied into an image.
    ///
    /// ## Why
    /// Everybody who can pull the image can read it. A later `RUN rm` hides it from the running program only: the layer still holds it.
    ///
    /// ## Not a problem
    /// Templates such as `.env.example`, certificates, and files that are mounted with `--mount=type=secret`.
    {
        id: "image-secret-file-copied",
        title: "Secret file copied into the image",
        item: "data-secrets-management",
        severity: High,
        confidence: High,
        cwe: [538],
        owasp: None,
        examples: "image_secret_file_copied.md",
        check: Dockerfile(check),
    }
}

fn check(dockerfile: &Dockerfile<'_>, report: &mut Report<'_>) {
    for (index, instruction) in dockerfile.instructions.iter().enumerate() {
        let copies = matches!(instruction.keyword.as_str(), "COPY" | "ADD")
            && instruction.flag("from").is_none();
        let Some((_, sources)) = instruction.words.split_last().filter(|_| copies) else {
            continue;
        };
        for (position, source) in sources
            .iter()
            .enumerate()
            .filter(|(_, source)| holds_secrets(&source.text))
        {
            let message = format!(
                "`{}` is copied into the image, where everybody who pulls it can read it",
                source.text
            );
            let severity = if dockerfile.is_shipped(index) {
                Severity::High
            } else {
                Severity::Medium
            };
            let span = if sources.len() == 1 {
                instruction.span
            } else if position + 1 == sources.len() {
                Span {
                    start: sources[position - 1].span.end,
                    end: source.span.end,
                }
            } else {
                Span {
                    start: source.span.start,
                    end: sources[position + 1].span.start,
                }
            };
            report
                .finding(dockerfile.place(source.span), message)
                .severity(severity)
                .fix(
                    "Leave the file out of the image",
                    vec![Edit {
                        span,
                        text: String::new(),
                    }],
                );
        }
    }
}

fn holds_secrets(path: &str) -> bool {
    let path = path.trim_end_matches('/').to_ascii_lowercase();
    let name = path.rsplit('/').next().unwrap_or(&path);
    let is_template = Dotenv::purpose_of(name) == Purpose::Template;
    let is_dotenv =
        (name == ".env" || name.starts_with(".env.") || name == ".env*") && !is_template;
    let is_known = matches!(
        name,
        ".npmrc"
            | ".netrc"
            | ".pgpass"
            | ".aws"
            | ".ssh"
            | "id_rsa"
            | "id_ed25519"
            | "id_ecdsa"
            | "credentials.json"
            | "service-account.json"
            | "serviceaccount.json"
            | "secrets.json"
            | "secrets.yml"
            | "secrets.yaml"
    );
    let stem = name.rsplit_once('.');
    let is_key = match stem {
        Some((stem, "pem" | "key" | "p12" | "pfx")) => !["cert", "ca", "chain", "public", "pub"]
            .iter()
            .any(|word| stem.split(['-', '_', '.']).any(|part| part == *word)),
        _ => false,
    };
    is_dotenv || is_known || is_key
}
