//! The command as a whole: exit codes, what is searched, the forms of the report, and input that is out to break it.

use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

/// Every kind of input has to end within this time; without optimization the analysis takes several times longer.
const LONGEST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 5 });

const BAD: &str = "FROM node:26-slim\nCMD [\"node\", \"server.js\"]\n";
const GOOD: &str =
    "FROM node:26-slim\nENV NODE_ENV=production\nUSER node\nCMD [\"node\", \"server.js\"]\n";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (path, bytes) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_api-checklist"))
        .arg("analyze")
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the command starts")
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn json(folder: &Path) -> Value {
    let output = run(folder, &[".", "--format", "json"]);
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn paths(report: &Value) -> Vec<&str> {
    report["files"]
        .as_array()
        .expect("an array")
        .iter()
        .filter_map(|file| file["path"].as_str())
        .collect()
}

#[test]
fn exit_codes_say_whether_findings_count() {
    let bad = folder(&[("Dockerfile", BAD.as_bytes())]);
    let good = folder(&[("Dockerfile", GOOD.as_bytes())]);
    assert_eq!(code(&run(bad.path(), &["."])), 1);
    assert_eq!(code(&run(good.path(), &["."])), 0);
    assert_eq!(
        code(&run(bad.path(), &["Dockerfile", "--fail-on", "high"])),
        1
    );
    assert_eq!(code(&run(bad.path(), &[".", "--fail-on", "critical"])), 0);
    assert_eq!(code(&run(bad.path(), &[".", "--fail-on", "never"])), 0);
    assert_eq!(code(&run(bad.path(), &["missing"])), 2);
    assert_eq!(code(&run(bad.path(), &[])), 2);
    assert_eq!(code(&run(bad.path(), &[".", "--format", "xml"])), 2);
    assert_eq!(
        code(&run(
            bad.path(),
            &[".", "--output", "no/such/folder/report"]
        )),
        2
    );
}

#[test]
fn folders_are_searched_as_gitignore_says() {
    let text = BAD.as_bytes();
    let project = folder(&[
        (".gitignore", b"ignored/\n.env\n"),
        ("Dockerfile", text),
        ("ignored/Dockerfile", text),
        ("node_modules/x/index.js", b"eval(1)"),
        ("dist/Dockerfile", text),
        (".git/Dockerfile", text),
        (".env", b"A=1\n"),
        (".env.example", b"A=1\n"),
        ("src/server.js", b"const a = 1;\n"),
        ("src/types.d.ts", b"declare const a: 1;\n"),
        ("notes.md", b"# x\n"),
    ]);
    assert_eq!(
        paths(&json(project.path())),
        [".env.example", "Dockerfile", "src/server.js"]
    );
    let named = run(
        project.path(),
        &["ignored/Dockerfile", ".env", "--format", "json"],
    );
    let named: Value = serde_json::from_slice(&named.stdout).expect("JSON");
    assert_eq!(
        paths(&named),
        [".env", "ignored/Dockerfile"],
        "what is named itself is always read"
    );
}

#[test]
fn text_names_place_message_and_item_and_has_no_colours_in_a_pipe() {
    let project = folder(&[("app/Dockerfile", BAD.as_bytes())]);
    let text = stdout(&run(project.path(), &["app"]));
    assert!(
        text.contains("app/Dockerfile:1:6 high The final stage has no USER"),
        "{text}"
    );
    assert!(text.contains("item: deploy-non-root-container"), "{text}");
    assert!(text.contains("why: ") && text.contains("fix: "), "{text}");
    assert!(!text.contains('\u{1b}'), "{text}");
}

#[test]
fn output_goes_to_a_file() {
    let project = folder(&[("Dockerfile", BAD.as_bytes())]);
    let output = run(
        project.path(),
        &[".", "--format", "json", "--output", "report.json"],
    );
    assert_eq!(code(&output), 1);
    assert!(output.stdout.is_empty());
    let report = std::fs::read(project.path().join("report.json")).expect("written");
    let report: Value = serde_json::from_slice(&report).expect("JSON");
    assert_eq!(report["counts"]["high"], 1);
}

#[test]
fn secrets_are_in_no_report() {
    let secret = "q7Lw2vNxT9kd";
    let environment = format!(
        "DATABASE_URL=postgres://shop:{secret}@db.example.com/shop\nJWT_SECRET={secret}\nNEXT_PUBLIC_API_SECRET={secret}\n"
    );
    let dockerfile = format!(
        "FROM node:26-slim\nENV API_KEY={secret}\nENV DATABASE_URL=postgres://shop:{secret}@db/shop\nUSER node\n"
    );
    let project = folder(&[
        (".env", environment.as_bytes()),
        (".env.example", environment.as_bytes()),
        ("Dockerfile", dockerfile.as_bytes()),
    ]);
    for format in ["text", "json", "sarif"] {
        let output = run(project.path(), &[".", "--format", format]);
        assert_eq!(code(&output), 1);
        assert!(!stdout(&output).contains(secret), "{format}");
    }
}

#[test]
fn sarif_has_what_code_scanning_reads() {
    let project = folder(&[
        (
            "a b/Dockerfile",
            b"FROM node:26-slim AS build\nUSER node\nFROM node:26-slim\n",
        ),
        ("broken.js", b"const a = ;\n"),
    ]);
    let output = run(project.path(), &[".", "--format", "sarif"]);
    let log: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    for rule in rules {
        for text in [
            &rule["shortDescription"]["text"],
            &rule["fullDescription"]["text"],
            &rule["help"]["text"],
            &rule["help"]["markdown"],
        ] {
            assert!(
                text.as_str()
                    .is_some_and(|text| !text.is_empty() && text.len() < 5_000),
                "{rule}"
            );
        }
        assert!(matches!(
            rule["defaultConfiguration"]["level"].as_str(),
            Some("error" | "warning" | "note")
        ));
        let score: f64 = rule["properties"]["security-severity"]
            .as_str()
            .expect("a text")
            .parse()
            .expect("a number");
        assert!((0.1..=10.0).contains(&score));
        let tags: Vec<&str> = rule["properties"]["tags"]
            .as_array()
            .expect("tags")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        assert!(tags.contains(&"security"));
        assert!(
            tags.iter()
                .filter_map(|tag| tag.strip_prefix("external/cwe/cwe-"))
                .all(|number| number.len() >= 3),
            "{tags:?}"
        );
    }
    let results = run["results"].as_array().expect("results");
    let result = results
        .iter()
        .find(|result| result["ruleId"] == "container-runs-as-root")
        .expect("found");
    let index = result["ruleIndex"].as_u64().expect("a number") as usize;
    assert_eq!(rules[index]["id"], "container-runs-as-root");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20b/Dockerfile");
    assert_eq!(place["artifactLocation"]["uriBaseId"], "%SRCROOT%");
    assert_eq!(
        (
            place["region"]["startLine"].as_u64(),
            place["region"]["startColumn"].as_u64()
        ),
        (Some(3), Some(6))
    );
    assert!(
        result["partialFingerprints"]
            .as_object()
            .is_some_and(|prints| !prints.is_empty())
    );
    assert_eq!(
        result["codeFlows"][0]["threadFlows"][0]["locations"]
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    let replacement = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert!(
        replacement["insertedContent"]["text"]
            .as_str()
            .is_some_and(|text| text.contains("USER node"))
    );
    assert!(replacement["deletedRegion"]["startLine"].is_u64());
    let notifications = run["invocations"][0]["toolExecutionNotifications"]
        .as_array()
        .expect("an array");
    assert!(notifications.iter().any(
        |note| note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "broken.js"
    ));
}

#[test]
fn fingerprints_survive_a_moved_line() {
    let print = |text: &str| {
        let project = folder(&[("Dockerfile", text.as_bytes())]);
        let output = run(project.path(), &[".", "--format", "sarif"]);
        let log: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        log["runs"][0]["results"][0]["partialFingerprints"].clone()
    };
    assert_eq!(print(BAD), print(&format!("# moved\n\n{BAD}")));
    assert_ne!(print(BAD), print(&BAD.replace("slim", "bookworm")));
}

#[test]
fn hostile_input_ends_in_time_and_without_a_panic() {
    let minified = "function a(b){return b.c(function(d){return d+1})};".repeat(105_000);
    let minified_below_limit = "app.get('/a',function(q,s){s.send(q.query.a+1)});".repeat(20_000);
    let brackets = "[".repeat(100_000);
    let objects = "{\"a\":".repeat(100_000);
    let parentheses = "(".repeat(100_000);
    let closed = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let sum = format!("x = {}1", "1+".repeat(200_000));
    let chain = format!("x{}", ".a()".repeat(100_000));
    let continued = "RUN a \\\n".repeat(100_000);
    let inputs: Vec<(&str, Vec<u8>)> = vec![
        ("minified.js", minified.into_bytes()),
        ("minified-below-limit.js", minified_below_limit.into_bytes()),
        ("brackets.js", brackets.clone().into_bytes()),
        ("closed.js", closed.into_bytes()),
        ("parentheses.ts", parentheses.into_bytes()),
        ("sum.js", sum.into_bytes()),
        ("chain.js", chain.into_bytes()),
        ("blocks.js", "{".repeat(100_000).into_bytes()),
        ("package.json", objects.into_bytes()),
        ("nested/package.json", brackets.into_bytes()),
        ("binary.js", (0..=255_u8).cycle().take(100_000).collect()),
        ("empty.js", Vec::new()),
        ("nul.js", b"const a = 1;\0\n".to_vec()),
        ("crlf.js", b"const a = 1;\r\nconst b = 2;\r\n".to_vec()),
        ("surrogate.js", b"const a = '\xed\xa0\x80';\n".to_vec()),
        (
            "half.js",
            b"app.get('/x', (req, res) => { res.send(".to_vec(),
        ),
        ("Dockerfile", continued.into_bytes()),
        ("empty/Dockerfile", Vec::new()),
        (".env", b"A='\n\"\\\xff=\r\r`".to_vec()),
        (
            "long/.env",
            format!("A={}\n", "'\"`".repeat(300_000)).into_bytes(),
        ),
    ];
    let mut failures = Vec::new();
    for (path, bytes) in inputs {
        let project = folder(&[(path, &bytes)]);
        for format in ["text", "sarif"] {
            let start = Instant::now();
            let output = run(project.path(), &[path, "--format", format]);
            let taken = start.elapsed();
            let errors = String::from_utf8_lossy(&output.stderr).into_owned();
            if !matches!(code(&output), 0 | 1) || errors.contains("panicked") || taken > LONGEST {
                failures.push(format!(
                    "{path} as {format}: exit {:?} after {taken:?}: {}",
                    output.status,
                    errors.lines().take(3).collect::<String>()
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn what_is_not_analyzed_is_said() {
    let project = folder(&[
        ("a.js", b"x\0y"),
        ("b.js", b"const a = '\xff';\n"),
        ("c.js", " ".repeat(3_000_000).as_bytes()),
    ]);
    let report = json(project.path());
    let notes: Vec<(&str, &str)> = report["notes"]
        .as_array()
        .expect("an array")
        .iter()
        .filter_map(|note| Some((note["path"].as_str()?, note["message"].as_str()?)))
        .collect();
    assert!(
        notes
            .iter()
            .any(|(path, message)| *path == "a.js" && message.contains("NUL")),
        "{notes:?}"
    );
    assert!(
        notes
            .iter()
            .any(|(path, message)| *path == "b.js" && message.contains("UTF-8")),
        "{notes:?}"
    );
    assert!(
        notes
            .iter()
            .any(|(path, message)| *path == "c.js" && message.contains("larger")),
        "{notes:?}"
    );
    assert_eq!(paths(&report), ["b.js"]);
}

#[test]
fn sound_projects_have_no_findings() {
    let projects = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sound");
    let output = run(&projects, &[".", "--fail-on", "note"]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    let report = json(&projects);
    assert_eq!(paths(&report).len(), 7, "every file is read");
}
