use crate::config::Dockerfile;
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("deploy-dependency-updates");

declare_rule! {
/// The image has no tag, or a Node.js line that gets no fixes any more.
///
/// ## Why
/// `latest` is another image tomorrow; a line past its end gets no security fixes.
///
/// ## Not a problem
/// An exact tag or a digest of a supported line. End dates follow the Node.js release schedule.
pub const IMAGE_NOT_MAINTAINED: Rule = Rule {
    id: "image-not-maintained",
    title: "The base image is not pinned or past its end of life",
    examples: include_str!("image_not_maintained.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[1357, 1104],
    owasp: Some(Owasp::Api8),
    check: Check::Dockerfile(check),
};
}

/// Node.js lines and the day their support ends (github.com/nodejs/Release).
const ENDS: &[(u32, (u16, u8, u8))] = &[
    (10, (2021, 4, 30)),
    (12, (2022, 4, 30)),
    (14, (2023, 4, 30)),
    (16, (2023, 9, 11)),
    (17, (2022, 6, 1)),
    (18, (2025, 4, 30)),
    (19, (2023, 6, 1)),
    (20, (2026, 4, 30)),
    (21, (2024, 6, 1)),
    (22, (2027, 4, 30)),
    (23, (2025, 6, 1)),
    (24, (2028, 4, 30)),
    (25, (2026, 6, 1)),
    (26, (2029, 4, 30)),
];

fn check(file: &Dockerfile<'_>, report: &mut Report) {
    for stage in file.stages() {
        let Some(image) = stage.image.as_deref() else {
            continue;
        };
        if image == "scratch" || file.is_stage(image) {
            continue;
        }
        let (name, tag) = match image.split_once('@') {
            Some((name, _)) => {
                report.control(ITEM, stage.from.place, "The image is pinned by its digest");
                (name, name.rsplit_once(':').map(|(_, tag)| tag))
            }
            None => match image.rsplit_once(':') {
                Some((name, tag)) if !tag.contains('/') => (name, Some(tag)),
                _ => (image, None),
            },
        };
        if !image.contains('@') && (tag.is_none() || tag == Some("latest")) {
            report.finding(
                stage.from.place,
                format!("`{image}` names no version, so each build can get another image"),
            );
            continue;
        }
        let base = name
            .rsplit('/')
            .next()
            .unwrap_or(name)
            .split(':')
            .next()
            .unwrap_or(name);
        let line = tag
            .and_then(|tag| tag.split(['.', '-']).next())
            .and_then(|line| line.parse::<u32>().ok());
        let (Some(line), Some(today)) = (line.filter(|_| base == "node"), file.today) else {
            continue;
        };
        if let Some((_, end)) = ENDS.iter().find(|(number, _)| *number == line) {
            if today > *end {
                report.finding(
                    stage.from.place,
                    format!(
                        "Node.js {line} has had no security fixes since {}-{:02}-{:02}",
                        end.0, end.1, end.2
                    ),
                );
            } else {
                report.control(
                    ITEM,
                    stage.from.place,
                    format!(
                        "Node.js {line} is supported until {}-{:02}-{:02}",
                        end.0, end.1, end.2
                    ),
                );
            }
        }
    }
}
