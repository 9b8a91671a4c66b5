use crate::config::{Base, Date, Dockerfile};
use crate::{Edit, Report, Severity, declare_rule};

declare_rule! {
    /// The image holds a line of Node.js that no longer gets security fixes.
    ///
    /// ## Why
    /// Flaws found after a line's end are published with the fix for the newer lines, and stay open in this one.
    ///
    /// ## Not a problem
    /// A build stage that isn't shipped is reported as low. Without a date of today nothing is said.
    {
        id: "node-line-ended",
        title: "Node.js line past its end of life",
        item: "deploy-dependency-updates",
        severity: Medium,
        confidence: High,
        cwe: [1104],
        owasp: Api8,
        examples: "node_line_ended.md",
        check: Dockerfile(check),
    }
}

/// The last day of a line, by the release plan of the Node.js project (read July 2026).
const LAST_DAYS: &[(u32, Date)] = &[
    (14, Date::new(2023, 4, 30)),
    (16, Date::new(2023, 9, 11)),
    (17, Date::new(2022, 6, 1)),
    (18, Date::new(2025, 4, 30)),
    (19, Date::new(2023, 6, 1)),
    (20, Date::new(2026, 4, 30)),
    (21, Date::new(2024, 6, 1)),
    (22, Date::new(2027, 4, 30)),
    (23, Date::new(2025, 6, 1)),
    (24, Date::new(2028, 4, 30)),
    (25, Date::new(2026, 6, 1)),
    (26, Date::new(2029, 4, 30)),
];

/// Tags that name a line by its code name.
const CODE_NAMES: &[(&str, u32)] = &[
    ("fermium", 14),
    ("gallium", 16),
    ("hydrogen", 18),
    ("iron", 20),
    ("jod", 22),
    ("krypton", 24),
];

fn check(dockerfile: &Dockerfile<'_>, report: &mut Report<'_>) {
    let Some(today) = dockerfile.today else {
        return;
    };
    let shipped = dockerfile.shipped();
    for (index, stage) in dockerfile.stages.iter().enumerate() {
        let Base::Image(image) = &stage.base else {
            continue;
        };
        let Some((line, tag)) = node_line(image) else {
            continue;
        };
        let Some(last_day) = last_day(line) else {
            continue;
        };
        let place = dockerfile.place(stage.image_span);
        if today <= last_day {
            let message = format!("Node.js {line} gets security fixes until {last_day}");
            report.control("deploy-dependency-updates", place, message);
            continue;
        }
        let message = format!(
            "Node.js {line} has had no security fixes since {last_day}, so flaws found later stay open"
        );
        let severity = if shipped.contains(&index) {
            Severity::Medium
        } else {
            Severity::Low
        };
        let finding = report.finding(place, message).severity(severity);
        let written =
            &dockerfile.text[stage.image_span.start as usize..stage.image_span.end as usize];
        if let Some(variant) = tag
            .strip_prefix(&line.to_string())
            .filter(|variant| matches!(*variant, "" | "-slim" | "-alpine"))
            && let Some(name) = written.strip_suffix(tag)
        {
            finding.fix(
                "Use Node.js 26",
                vec![Edit {
                    span: stage.image_span,
                    text: format!("{name}26{variant}"),
                }],
            );
        }
    }
}

/// The line of an official image and its tag.
fn node_line(image: &str) -> Option<(u32, &str)> {
    let tagged = image.split('@').next()?.rsplit('/').next()?;
    let tag = tagged.strip_prefix("node:")?;
    let first = tag.split(['.', '-']).next()?;
    let named = CODE_NAMES
        .iter()
        .find(|(name, _)| *name == first)
        .map(|&(_, line)| line);
    Some((named.or_else(|| first.parse().ok())?, tag))
}

fn last_day(line: u32) -> Option<Date> {
    // Every line before the table's first ended before that one did.
    let first = LAST_DAYS.first().map(|&(_, day)| day).filter(|_| line < 14);
    LAST_DAYS
        .iter()
        .find(|(known, _)| *known == line)
        .map(|&(_, day)| day)
        .or(first)
}
