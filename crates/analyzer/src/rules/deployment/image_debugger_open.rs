use crate::config::{Dockerfile, Instruction, Word};
use crate::{Edit, Report, Severity, Span, declare_rule};

declare_rule! {
    /// The image starts Node.js with its debugger listening on all interfaces, or opens the debugger's port.
    ///
    /// ## Why
    /// The debugger has no password: whoever reaches the port runs any code in the program.
    ///
    /// ## Not a problem
    /// `--inspect` without an address listens on 127.0.0.1 only.
    {
        id: "image-debugger-open",
        title: "Debugger open to the network",
        item: "deploy-no-debug",
        severity: High,
        confidence: High,
        cwe: [489],
        owasp: Api8,
        examples: "image_debugger_open.md",
        check: Dockerfile(check),
    }
}

fn check(dockerfile: &Dockerfile<'_>, report: &mut Report<'_>) {
    for start in dockerfile.start_commands() {
        for (index, word) in start
            .words
            .iter()
            .enumerate()
            .filter(|(_, word)| opens_debugger(&word.text))
        {
            let message = "Node.js starts with its debugger open to the network, so whoever reaches it runs any code";
            let finding = report.finding(dockerfile.place(word.span), message);
            if let Some(before) = index
                .checked_sub(1)
                .and_then(|index| start.words.get(index))
                && opens_by_itself(word)
            {
                let span = Span {
                    start: before.span.end,
                    end: word.span.end,
                };
                finding.fix(
                    "Start without the debugger",
                    vec![Edit {
                        span,
                        text: String::new(),
                    }],
                );
            }
        }
    }
    for (_, instruction) in dockerfile.shipped_instructions() {
        check_setting(dockerfile, instruction, report);
    }
}

fn check_setting(
    dockerfile: &Dockerfile<'_>,
    instruction: &Instruction<'_>,
    report: &mut Report<'_>,
) {
    if instruction.keyword == "ENV" {
        for assignment in dockerfile.assignments(instruction) {
            if assignment.name == "NODE_OPTIONS"
                && assignment.value.as_deref().is_some_and(opens_debugger)
            {
                let message = "NODE_OPTIONS opens the debugger to the network, so whoever reaches it runs any code";
                report.finding(dockerfile.place(assignment.span), message);
            }
        }
    }
    if instruction.keyword == "EXPOSE" {
        for word in &instruction.words {
            if word.text.split('/').next() == Some("9229") {
                report
                    .finding(
                        dockerfile.place(word.span),
                        "The image opens 9229, the port of the Node.js debugger",
                    )
                    .severity(Severity::Medium);
            }
        }
    }
}

fn opens_by_itself(word: &Word) -> bool {
    word.text.starts_with("--inspect") && !word.text.contains(' ')
}

fn opens_debugger(text: &str) -> bool {
    text.split_whitespace().any(|option| {
        let Some((name, address)) = option.split_once('=') else {
            return false;
        };
        matches!(name, "--inspect" | "--inspect-brk" | "--inspect-wait")
            && ["0.0.0.0", "[::]", "::", "*"]
                .iter()
                .any(|any| address.starts_with(any))
    })
}
