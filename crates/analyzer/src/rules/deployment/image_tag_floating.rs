use crate::config::{Base, Dockerfile};
use crate::{Edit, Report, declare_rule};

declare_rule! {
    /// A base image has no tag, or the tag `latest`.
    ///
    /// ## Why
    /// The next build gets another system and another Node.js without anybody having chosen or tested it, and a known good build can't be made again.
    ///
    /// ## Not a problem
    /// A stage of the same file, `scratch`, and an image named by its digest.
    {
        id: "image-tag-floating",
        title: "Base image without a fixed version",
        item: "deploy-dependency-updates",
        severity: Medium,
        confidence: High,
        cwe: [1357],
        owasp: Api8,
        examples: "image_tag_floating.md",
        check: Dockerfile(check),
    }
}

/// The line of Node.js under active long-term support since 2026-10-28.
const SUPPORTED_IMAGE: &str = "node:26-slim";

fn check(dockerfile: &Dockerfile<'_>, report: &mut Report<'_>) {
    for stage in &dockerfile.stages {
        let Base::Image(image) = &stage.base else {
            continue;
        };
        let place = dockerfile.place(stage.image_span);
        if image.contains("@sha256:") {
            let message = format!("The image `{}` is fixed by its digest", name_of(image));
            report.control("deploy-dependency-updates", place, message);
            continue;
        }
        let tag = image
            .rsplit('/')
            .next()
            .and_then(|last| last.split_once(':'))
            .map(|(_, tag)| tag);
        let message = match tag {
            None => {
                format!("The image `{image}` has no tag, so each build may get another version")
            }
            Some("latest") => format!(
                "The image `{image}` is whatever is newest, so each build may get another version"
            ),
            Some(_) => continue,
        };
        let written =
            &dockerfile.text[stage.image_span.start as usize..stage.image_span.end as usize];
        let finding = report.finding(place, message);
        if name_of(image) == "node" && written == image {
            let edit = Edit {
                span: stage.image_span,
                text: SUPPORTED_IMAGE.to_owned(),
            };
            finding.fix(format!("Name a version: `{SUPPORTED_IMAGE}`"), vec![edit]);
        }
    }
}

fn name_of(image: &str) -> &str {
    let image = image.split('@').next().unwrap_or(image);
    match image.rsplit_once(':') {
        Some((name, tag)) if !tag.contains('/') => name,
        _ => image,
    }
}
