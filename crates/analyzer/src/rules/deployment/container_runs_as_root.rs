use crate::config::{Base, Dockerfile, User};
use crate::{Edit, Report, Severity, Span, declare_rule};

declare_rule! {
    /// The shipped image runs the program as root.
    ///
    /// ## Why
    /// A flaw in the program or a package gives an attacker root in the container: every file of the image can be rewritten, and a flaw in the kernel or a mount leads to the machine.
    ///
    /// ## Not a problem
    /// The base image already sets another account, as distroless `nonroot` images do. An entrypoint that drops its rights with gosu, su-exec or setpriv is reported as low.
    {
        id: "container-runs-as-root",
        title: "Final stage runs as root",
        item: "deploy-non-root-container",
        severity: High,
        confidence: High,
        cwe: [250],
        owasp: Api8,
        examples: "container_runs_as_root.md",
        check: Dockerfile(check),
    }
}

fn check(dockerfile: &Dockerfile<'_>, report: &mut Report<'_>) {
    let Some(last) = dockerfile.stages.len().checked_sub(1) else {
        return;
    };
    match dockerfile.user() {
        User::Unset => report_unset(dockerfile, last, report),
        User::Set(index, account) => {
            let stage = dockerfile.stage_of(index).unwrap_or(last);
            let Some(name) = dockerfile.resolved(stage, &account.text) else {
                return;
            };
            if !is_root(&name) {
                let message = format!("The final stage runs as `{name}`");
                report.control(
                    "deploy-non-root-container",
                    dockerfile.place(account.span),
                    message,
                );
                return;
            }
            let message = "The last USER of the final stage is root, so whoever breaks into the program is root in the container";
            let finding = report
                .finding(dockerfile.place(account.span), message)
                .severity(severity(dockerfile));
            if ships_account_node(dockerfile, last) && account.text == name {
                finding.fix(
                    "Run as `node`",
                    vec![Edit {
                        span: account.span,
                        text: "node".to_owned(),
                    }],
                );
            }
        }
    }
}

fn report_unset(dockerfile: &Dockerfile<'_>, last: usize, report: &mut Report<'_>) {
    let lineage = dockerfile.lineage(last);
    let root = &dockerfile.stages[lineage[0]];
    if root.base == Base::Unknown {
        return;
    }
    let place = dockerfile.place(dockerfile.stages[last].image_span);
    if let Some(image) = dockerfile
        .root_image(last)
        .filter(|image| runs_without_root(image))
    {
        let message = format!("The image `{image}` runs as an account other than root");
        report.control("deploy-non-root-container", place, message);
        return;
    }
    let elsewhere = dockerfile
        .instructions
        .iter()
        .find(|instruction| instruction.keyword == "USER");
    let message = match elsewhere {
        Some(_) => {
            "USER is set in another stage only; the final stage starts afresh and runs as root"
        }
        None => "The final stage has no USER, so the program runs as root in the container",
    };
    let mut finding = report
        .finding(place, message)
        .severity(severity(dockerfile));
    if let Some(user) = elsewhere {
        finding = finding.step(
            dockerfile.place(user.span),
            "this USER is not inherited by the final stage",
        );
    }
    if ships_account_node(dockerfile, last) {
        finding.fix(
            "Run as the account `node` of the image",
            vec![user_before_start(dockerfile, last)],
        );
    }
}

fn user_before_start(dockerfile: &Dockerfile<'_>, stage: usize) -> Edit {
    let range = dockerfile.stages[stage].instructions.clone();
    let start = dockerfile.instructions[range.clone()]
        .iter()
        .find(|instruction| matches!(instruction.keyword.as_str(), "CMD" | "ENTRYPOINT"));
    if let Some(start) = start {
        let at = start.span.start;
        return Edit {
            span: Span { start: at, end: at },
            text: "USER node\n".to_owned(),
        };
    }
    let last = &dockerfile.instructions[range.end - 1];
    let end = last
        .heredocs
        .last()
        .map_or(last.span.end, |_| dockerfile.text.len() as u32);
    Edit {
        span: Span { start: end, end },
        text: "\nUSER node".to_owned(),
    }
}

fn severity(dockerfile: &Dockerfile<'_>) -> Severity {
    let drops_rights = dockerfile
        .start_commands()
        .iter()
        .flat_map(|start| &start.words)
        .any(|word| {
            matches!(
                word.text.rsplit('/').next(),
                Some("gosu" | "su-exec" | "setpriv")
            )
        });
    if drops_rights {
        Severity::Low
    } else {
        Severity::High
    }
}

fn is_root(account: &str) -> bool {
    matches!(account.split(':').next(), Some("root" | "0"))
}

fn runs_without_root(image: &str) -> bool {
    image.contains("nonroot")
        || image.starts_with("cgr.dev/")
        || image.split('/').any(|part| part == "bitnami")
        || image
            .split([':', '@'])
            .next()
            .is_some_and(|name| name.ends_with("-unprivileged"))
}

/// The official image of Node.js has an account `node` beside root.
fn ships_account_node(dockerfile: &Dockerfile<'_>, stage: usize) -> bool {
    dockerfile.root_image(stage).is_some_and(|image| {
        let name = image
            .split('@')
            .next()
            .unwrap_or(image)
            .rsplit('/')
            .next()
            .unwrap_or(image);
        name.split(':').next() == Some("node")
    })
}
