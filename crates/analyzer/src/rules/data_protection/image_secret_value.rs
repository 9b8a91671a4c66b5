use crate::config::{Assignment, Dockerfile, Instruction};
use crate::secrets::{credential_name, is_placeholder, masked, shapes_in};
use crate::{Edit, Report, Severity, declare_rule};

declare_rule! {
    /// A secret is written into an image by ENV or ARG.
    ///
    /// ## Why
    /// Both stay in the image's settings and history: `docker history` and `docker inspect` show them to everybody who can pull it, also when a later line unsets them.
    ///
    /// ## Not a problem
    /// Names of files that hold a secret (`DB_PASSWORD_FILE`), user names, public keys and placeholders.
    {
        id: "image-secret-value",
        title: "Secret in ENV or ARG",
        item: "data-secrets-management",
        severity: High,
        confidence: High,
        cwe: [798, 522],
        owasp: None,
        examples: "image_secret_value.md",
        check: Dockerfile(check),
    }
}

fn check(dockerfile: &Dockerfile<'_>, report: &mut Report<'_>) {
    for (index, instruction) in dockerfile.instructions.iter().enumerate() {
        match instruction.keyword.as_str() {
            "ENV" | "ARG" => {
                for assignment in dockerfile.assignments(instruction) {
                    check_assignment(dockerfile, index, instruction, &assignment, report);
                }
            }
            "RUN" => credit_mount(dockerfile, instruction, report),
            _ => {}
        }
    }
}

fn check_assignment(
    dockerfile: &Dockerfile<'_>,
    index: usize,
    instruction: &Instruction<'_>,
    assignment: &Assignment,
    report: &mut Report<'_>,
) {
    let Assignment {
        name, value, span, ..
    } = assignment;
    let (message, severity) = match value.as_deref() {
        None if instruction.keyword == "ARG" && credential_name(name) => {
            let severity = if dockerfile.is_shipped(index) {
                Severity::Medium
            } else {
                Severity::Low
            };
            (
                format!(
                    "`{name}` is passed as a build argument, so its value stays in the image's history"
                ),
                severity,
            )
        }
        None => return,
        Some(value) => match shapes_in(value).first() {
            Some(shape) => (
                format!(
                    "`{name}` holds a secret ({}) that stays in the image",
                    masked(shape, value)
                ),
                Severity::High,
            ),
            None if credential_name(name) && !is_placeholder(value) => {
                let length = value.chars().count();
                (
                    format!(
                        "`{name}` holds a value of {length} characters that stays in the image"
                    ),
                    Severity::High,
                )
            }
            None => return,
        },
    };
    let alone = instruction
        .words
        .first()
        .is_some_and(|word| word.span.start == span.start)
        && instruction
            .words
            .last()
            .is_some_and(|word| word.span.end == span.end);
    let finding = report
        .finding(dockerfile.place(*span), message)
        .severity(severity);
    if alone {
        let edit = Edit {
            span: instruction.span,
            text: String::new(),
        };
        finding.fix("Take it out of the image and give it at run time, or to one RUN with `--mount=type=secret`", vec![edit]);
    }
}

fn credit_mount(
    dockerfile: &Dockerfile<'_>,
    instruction: &Instruction<'_>,
    report: &mut Report<'_>,
) {
    for flag in &instruction.flags {
        if flag.name == "mount" && flag.value.split(',').any(|part| part == "type=secret") {
            let message = "The build gets its secret from a mount that leaves nothing in the image";
            report.control(
                "data-secrets-management",
                dockerfile.place(flag.span),
                message,
            );
        }
    }
}
