use crate::config::Dockerfile;
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("data-secrets-management");

declare_rule! {
/// A credential is a default of ENV or ARG, or a file with credentials is copied in.
///
/// ## Why
/// Layers keep what was once in them: `docker history` shows it, and deleting it in a later step does not help.
///
/// ## Not a problem
/// `RUN --mount=type=secret`, variables given at run time, and names that end in `_FILE` or `_PATH`.
pub const SECRET_IN_IMAGE: Rule = Rule {
    id: "secret-in-image",
    title: "A secret is built into the image",
    examples: include_str!("secret_in_image.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[798, 538],
    owasp: Some(Owasp::Api8),
    check: Check::Dockerfile(check),
};
}

const FILES: &[&str] = &[
    ".env",
    ".npmrc",
    "id_rsa",
    "id_ed25519",
    "credentials.json",
    "service-account.json",
];

fn check(file: &Dockerfile<'_>, report: &mut Report) {
    for instruction in file.stages().iter().flat_map(|stage| &stage.instructions) {
        let text = &instruction.arguments;
        match instruction.name.as_str() {
            "ENV" | "ARG" => {
                let mut pairs: Vec<(&str, &str)> = text
                    .split_whitespace()
                    .filter_map(|pair| pair.split_once('='))
                    .collect();
                if pairs.is_empty() {
                    pairs.extend(text.split_once(' '));
                }
                for (name, value) in pairs {
                    let value = value.trim_matches(['"', '\'']);
                    let real = !value.is_empty()
                        && !value.starts_with('$')
                        && !crate::config::secrets::is_placeholder(value)
                        && !matches!(value, "true" | "false");
                    if real
                        && (crate::config::secrets::names_secret(name)
                            || crate::config::secrets::provider(value).is_some())
                    {
                        report.finding(instruction.place, format!("`{name}` is {} in the image, where everyone who pulls it can read it", crate::config::secrets::masked(value)));
                    }
                }
            }
            "COPY" | "ADD" if !text.contains("--from=") => {
                let sources: Vec<&str> = text
                    .split_whitespace()
                    .filter(|word| !word.starts_with("--"))
                    .collect();
                for source in sources.iter().take(sources.len().saturating_sub(1)) {
                    let name = source.rsplit('/').next().unwrap_or(source);
                    if FILES.contains(&name) || name.ends_with(".pem") || name.ends_with(".key") {
                        let finding = report.finding(instruction.place, format!("`{source}` is copied into the image, where everyone who pulls it can read it"));
                        // Most hold settings only; whether a token is in it shows the file itself.
                        if name == ".npmrc" {
                            finding.severity(Severity::Note);
                        }
                    }
                }
            }
            "RUN" if text.contains("--mount=type=secret") => report.control(
                ITEM,
                instruction.place,
                "The build takes its secret from a mount",
            ),
            _ => {}
        }
    }
}
