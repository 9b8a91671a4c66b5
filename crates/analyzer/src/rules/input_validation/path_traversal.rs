use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// Request data becomes part of a path.
///
/// ## Why
/// `../../etc/passwd` leaves the folder: `path.join` resolves the dots and keeps nobody inside.
///
/// ## Not a problem
/// `path.basename`, a name from a list, a resolved path checked with `startsWith`, and `res.sendFile` with `root`.
pub const PATH_TRAVERSAL: Rule = Rule {
    id: "path-traversal",
    title: "Request data chooses a file",
    examples: include_str!("path_traversal.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[22],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

const FILE_CALLS: &[&str] = &[
    "access",
    "appendFile",
    "appendFileSync",
    "copyFile",
    "createReadStream",
    "createWriteStream",
    "existsSync",
    "mkdir",
    "open",
    "openSync",
    "opendir",
    "readFile",
    "readFileSync",
    "readdir",
    "readdirSync",
    "rename",
    "rm",
    "rmSync",
    "stat",
    "statSync",
    "unlink",
    "unlinkSync",
    "writeFile",
    "writeFileSync",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in FILE_CALLS {
        for package in ["fs", "fs/promises", "fs.promises", "fs-extra"] {
            for call in facts.calls_to(&format!("{package}.{name}")) {
                if let Some(path) = call.argument(0) {
                    judge(facts, report, path);
                }
            }
        }
    }
    for name in ["sendFile", "download", "sendfile"] {
        for call in facts
            .index()
            .calls_named(name)
            .filter(|call| is_response(facts, *call))
        {
            let rooted = call.arguments().skip(1).any(|argument| {
                facts
                    .object(argument)
                    .is_some_and(|options| options.get(facts, "root").is_some())
            });
            if let Some(path) = call.argument(0).filter(|_| !rooted) {
                judge(facts, report, path);
            }
        }
    }
}

fn judge<'a>(facts: &Facts<'a>, report: &mut Report, path: Expr<'a>) {
    if let Some(taint) = facts.threat(path, Danger::PATH) {
        report
            .finding(
                path.place(),
                format!(
                    "`{}` becomes part of a path, so `../` reaches any file the server can read",
                    taint.source()
                ),
            )
            .steps(taint.steps());
    }
}
