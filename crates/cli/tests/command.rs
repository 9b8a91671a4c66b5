//! The command as a pipeline runs it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_api-checklist"))
        .args(arguments)
        .output()
        .expect("starts")
}

fn project(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/projects")
        .join(name)
        .to_string_lossy()
        .into_owned()
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // Left over from an earlier run, or not there yet.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("is writable");
    folder
}

#[test]
fn exit_codes_tell_findings_from_errors() {
    assert_eq!(
        run(&["analyze", &project("shop/faulty")]).status.code(),
        Some(1)
    );
    assert_eq!(
        run(&["analyze", &project("shop/faulty"), "--fail-on", "never"])
            .status
            .code(),
        Some(0)
    );
    assert_eq!(
        run(&["analyze", &project("shop/sound")]).status.code(),
        Some(0)
    );
    assert_eq!(run(&["analyze", "/no/such/path"]).status.code(), Some(2));
    assert_eq!(run(&["analyze"]).status.code(), Some(2));
}

#[test]
fn text_names_place_rule_and_item() {
    let text =
        String::from_utf8(run(&["analyze", &project("shop/faulty")]).stdout).expect("is text");
    let line = text
        .lines()
        .find(|line| line.contains("[command-injection]"))
        .expect("is found");
    assert!(
        line.contains("src/server.js:29:3: critical `req.query.host`"),
        "{line}"
    );
    assert!(
        text.contains("checklist: Validate all input on the server"),
        "{text}"
    );
}

#[test]
fn ignored_files_and_packages_are_left_out() {
    let folder = folder("ignored");
    for path in ["node_modules/a/index.js", "generated/a.js", "src/a.js"] {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("has one")).expect("is writable");
        fs::write(path, "module.exports = (req, res) => eval(req.query.a);").expect("is writable");
    }
    fs::write(folder.join(".gitignore"), "generated/\n").expect("is writable");
    let output = run(&["analyze", &folder.to_string_lossy(), "--format", "json"]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("is JSON");
    assert_eq!(
        value["findings"].as_array().map(Vec::len),
        Some(1),
        "{value}"
    );
    assert!(
        value["findings"][0]["place"]["file"]
            .as_str()
            .is_some_and(|file| file.ends_with("src/a.js"))
    );
}

#[test]
fn the_documentation_of_the_rules_is_current() {
    let made = folder("rules");
    assert_eq!(
        run(&["rules", &made.to_string_lossy()]).status.code(),
        Some(0)
    );
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules");
    let names = |folder: &Path| {
        let mut names: Vec<_> = fs::read_dir(folder)
            .expect("is there")
            .flatten()
            .map(|entry| entry.file_name())
            .collect();
        names.sort();
        names
    };
    assert_eq!(
        names(&made),
        names(&kept),
        "run `cargo run -p cli -- rules docs/rules`"
    );
    for name in names(&made) {
        assert!(
            fs::read(made.join(&name)).expect("is there")
                == fs::read(kept.join(&name)).expect("is there"),
            "{}: run `cargo run -p cli -- rules docs/rules`",
            name.display()
        );
    }
}

#[test]
fn routes_are_listed_with_what_protects_them() {
    let text = String::from_utf8(run(&["routes", &project("shop/sound")]).stdout).expect("is text");
    let line = |part: &str| {
        text.lines()
            .find(|line| line.contains(part))
            .unwrap_or_else(|| panic!("{part} in {text}"))
            .to_owned()
    };
    assert!(line("/login").contains("limiter"), "{text}");
    assert!(
        line("GET     /api/orders").contains("authentication"),
        "{text}"
    );
}

#[test]
fn sarif_is_valid() {
    // The schema of the OASIS standard; a stray bracket in the pattern of a field that is not used is no regular expression.
    let schema =
        include_str!("data/sarif-schema-2.1.0.json").replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema: serde_json::Value = serde_json::from_str(&schema).expect("is JSON");
    let validator = jsonschema::validator_for(&schema).expect("is a schema");
    let broken = folder("sarif");
    fs::write(
        broken.join("a b.js"),
        "bcrypt.hash(password, 8);\nconst = ;\n",
    )
    .expect("is writable");
    for path in [
        project("shop/faulty"),
        project("shop/sound"),
        broken.to_string_lossy().into_owned(),
    ] {
        let output = run(&["analyze", &path, "--format", "sarif"]);
        let log = serde_json::from_slice(&output.stdout).expect("is JSON");
        let errors: Vec<String> = validator
            .iter_errors(&log)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(errors, Vec::<String>::new(), "{path}");
    }
}

#[test]
fn sarif_has_what_code_scanning_reads() {
    let output = run(&["analyze", &project("shop/faulty"), "--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_slice(&output.stdout).expect("is JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    for result in run["results"].as_array().expect("results") {
        let index = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(
            result["locations"][0]["physicalLocation"]["region"]["startLine"]
                .as_u64()
                .is_some_and(|line| line >= 1)
        );
        assert!(
            !result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
                .as_str()
                .unwrap_or("\\")
                .contains('\\')
        );
    }
    let injection = rules
        .iter()
        .find(|rule| rule["id"] == "sql-injection")
        .expect("the rule");
    assert!(
        injection["properties"]["tags"]
            .as_array()
            .expect("tags")
            .contains(&"external/cwe/cwe-089".into())
    );
    assert!(
        run["results"]
            .as_array()
            .expect("results")
            .iter()
            .any(|result| result["codeFlows"].is_array())
    );
}

#[test]
fn no_input_makes_it_panic() {
    let folder = folder("hostile");
    let inputs: Vec<(&str, Vec<u8>)> = vec![
        (
            "minified.js",
            "app.get('/a',(q,s)=>{const b=q.query.c;s.json({b})});"
                .repeat(100_000)
                .into_bytes(),
        ),
        ("brackets.js", b"(".repeat(100_000)),
        (
            "chain.js",
            format!("a{}", ".b()".repeat(20_000)).into_bytes(),
        ),
        ("plus.js", format!("a{}", "+a".repeat(100_000)).into_bytes()),
        ("arrows.js", "a=>".repeat(50_000).into_bytes()),
        ("binary.js", (0..=255u8).cycle().take(100_000).collect()),
        ("empty.js", Vec::new()),
        ("nul.js", b"const a\0 = 1;".to_vec()),
        ("half.ts", b"const a: ".to_vec()),
        ("invalid.js", b"const a = '\xed\xa0\x80';".to_vec()),
        ("Dockerfile", b"FROM\nRUN <<EOF\n\\".to_vec()),
        (".env", b"A=\"unclosed\nB='".to_vec()),
        ("package.json", b"[".repeat(100_000)),
    ];
    for (name, bytes) in inputs {
        let path = folder.join(name);
        fs::write(&path, bytes).expect("is writable");
        let output = run(&["analyze", &path.to_string_lossy(), "--fail-on", "never"]);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{name}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}
