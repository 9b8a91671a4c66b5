use crate::config::Dockerfile;
use crate::{Edit, Report, declare_rule};

declare_rule! {
    /// The image starts the program in development mode.
    ///
    /// ## Why
    /// Express then answers errors with their stack, view and module caches are off, and reloaders watch files and hold development packages in the image.
    ///
    /// ## Not a problem
    /// Stages that aren't shipped, for instance one named `dev` before the final one.
    {
        id: "image-in-development-mode",
        title: "Development mode shipped",
        item: "deploy-no-debug",
        severity: Medium,
        confidence: High,
        cwe: [489],
        owasp: Api8,
        examples: "image_in_development_mode.md",
        check: Dockerfile(check),
    }
}

fn check(dockerfile: &Dockerfile<'_>, report: &mut Report<'_>) {
    check_environment(dockerfile, report);
    for start in dockerfile.start_commands() {
        for command in dockerfile.commands(start) {
            let Some(mode) = command.development_mode() else {
                continue;
            };
            let message = format!("The image starts with `{mode}`, so it runs in development mode");
            let finding = report.finding(dockerfile.place(command.span()), message);
            if mode == "nodemon"
                && let Some(word) = command.words.iter().find(|word| word.text == "nodemon")
            {
                let text = if start.exec_form { "\"node\"" } else { "node" };
                finding.fix(
                    "Start with `node`",
                    vec![Edit {
                        span: word.span,
                        text: text.to_owned(),
                    }],
                );
            }
        }
    }
}

fn check_environment(dockerfile: &Dockerfile<'_>, report: &mut Report<'_>) {
    let last = dockerfile
        .shipped_instructions()
        .into_iter()
        .filter(|(_, instruction)| instruction.keyword == "ENV")
        .flat_map(|(_, instruction)| dockerfile.assignments(instruction))
        .filter(|assignment| assignment.name == "NODE_ENV")
        .next_back();
    let Some(assignment) = last else { return };
    let place = dockerfile.place(assignment.span);
    match assignment.value.as_deref() {
        Some("production") => report.control(
            "deploy-no-debug",
            place,
            "The image sets NODE_ENV to production",
        ),
        Some("development" | "dev") => {
            let edit = Edit {
                span: assignment.value_span,
                text: "production".to_owned(),
            };
            report
                .finding(place, "The image sets NODE_ENV to development, so Express answers errors with their stack")
                .fix("Set NODE_ENV to production", vec![edit]);
        }
        _ => {}
    }
}
