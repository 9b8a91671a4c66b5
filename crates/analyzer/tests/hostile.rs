//! No text makes the analyzer panic or loop: code that was cut, mixed and broken at random, and the shapes that are hard on parsers and on flow.

use analyzer::{NoteKind, Options, SourceFile, analyze};
use proptest::prelude::*;

const SEEDS: &[&str] = &[
    "<% posts.forEach((post) => { %><p><%- post.text %></p><%- include('a', { b }) %><% }) %>",
    "{{#each posts}}<p>{{{ text }}}{{&name}}</p>{{/each}}{% for a in b %}{{ a | safe }}{% endfor %}",
    "doctype html\neach post in posts\n  p.note(title='a')!= post.text\n  p !{post.name}\n",
    include_str!("../../../tests/projects/shop/sound/src/auth.js"),
    include_str!("../../../tests/projects/shop/faulty/src/server.js"),
    include_str!("../../../tests/projects/flows/faulty/classes.js"),
    include_str!("../../../tests/projects/flows/faulty/containers.js"),
    include_str!("../../../tests/projects/flows/faulty/nest.ts"),
    include_str!("../../../tests/projects/flows/faulty/sockets.js"),
    "FROM node:24-slim AS build\nWORKDIR /app\nRUN <<EOF\nnpm ci\nEOF\nUSER node\nCMD [\"node\", \"a.js\"]\n",
    "JWT_SECRET=\"a b\" # c\nexport DATABASE_URL='postgres://u:p@h/d'\nA=${B:-c}\n",
    "{\"scripts\": {\"audit\": \"npm audit\"}, \"dependencies\": {\"express\": \"^5.0.0\"}}",
];
const NAMES: &[&str] = &[
    "views/d.ejs",
    "views/e.hbs",
    "views/f.pug",
    "views/g.njk",
    "a.js",
    "b.ts",
    "c.tsx",
    "Dockerfile",
    ".env",
    "package.json",
    "pasted",
];

fn run(files: Vec<(String, String)>) -> Vec<(NoteKind, String)> {
    let files: Vec<SourceFile> = files
        .into_iter()
        .map(|(path, text)| SourceFile {
            path,
            text,
            language: None,
        })
        .collect();
    let analysis = analyze(
        &files,
        &Options {
            today: Some((2026, 11, 24)),
        },
    );
    // Every place is a range of its file on character boundaries: editors and reports rely on it.
    for place in analysis
        .findings
        .iter()
        .map(|finding| finding.place)
        .chain(analysis.controls.iter().map(|control| control.place))
        .chain(analysis.notes.iter().map(|note| note.place))
        .chain(
            analysis
                .findings
                .iter()
                .flat_map(|finding| finding.steps.iter().map(|step| step.place)),
        )
    {
        let text = &files[place.file.0 as usize].text;
        assert!(place.span.start <= place.span.end, "{place:?}");
        assert!(
            place.span.start as usize <= text.len(),
            "{place:?} in {}",
            text.len()
        );
    }
    analysis
        .notes
        .into_iter()
        .map(|note| (note.kind, note.message))
        .collect()
}

/// A piece of a seed between two places, as characters.
fn piece() -> impl Strategy<Value = String> {
    (0..SEEDS.len(), 0.0..1.0f64, 0.0..1.0f64).prop_map(|(seed, from, to)| {
        let all: Vec<char> = SEEDS[seed].chars().collect();
        let (from, to) = if from < to { (from, to) } else { (to, from) };
        all[(from * all.len() as f64) as usize..(to * all.len() as f64) as usize]
            .iter()
            .collect()
    })
}

fn mixed() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![
            4 => piece(),
            1 => "[(){}\\[\\];,.`'\"$/*<>=!?:&|+-]{0,12}",
            1 => "\\PC{0,20}",
            1 => Just("\r\n".to_owned()),
            1 => Just("// api-checklist-disable-next-line ssrf -- x\n".to_owned()),
        ],
        0..5,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mixed_code_is_survived(texts in prop::collection::vec((0..NAMES.len(), mixed()), 1..3)) {
        run(texts.into_iter().enumerate().map(|(number, (name, text))| (format!("{number}/{}", NAMES[name]), text)).collect());
    }

    #[test]
    fn any_text_is_survived(text in "\\PC{0,200}", name in 0..NAMES.len()) {
        run(vec![(NAMES[name].to_owned(), text)]);
    }
}

fn one(text: String) -> Vec<(NoteKind, String)> {
    run(vec![("a.js".into(), text)])
}

#[test]
fn functions_that_call_each_other_in_a_circle() {
    let mut text = String::from("const db = require('./db');\n");
    for number in 0..10_000 {
        text.push_str(&format!(
            "function f{number}(a) {{ return f{}(a + '{number}'); }}\n",
            (number + 1) % 10_000
        ));
    }
    text.push_str("exports.h = (req, res) => db.query('select ' + f0(req.query.a));\n");
    one(text);
}

#[test]
fn methods_that_hand_each_other_on() {
    let mut text = String::new();
    for number in 0..400 {
        text.push_str(&format!("class C{number} {{ constructor(a) {{ this.a = a; }} m(x) {{ return this.a.m(x) + new C{}(this).m(x); }} }}\n", (number + 1) % 400));
    }
    text.push_str("exports.h = (req, res) => eval(new C0(new C1()).m(req.query.a));\n");
    one(text);
}

#[test]
fn many_branches_and_a_long_chain() {
    let mut text = String::from("exports.h = (req, res) => { let a = req.query.a;\n");
    for number in 0..1_000 {
        text.push_str(&format!("if (req.query.b === '{number}') a = a + '{number}'; else a = [a, req.body.c{number}].join();\n"));
    }
    text.push_str("eval(a); };\n");
    one(text);
    one(format!(
        "exports.h = (req) => eval(req.query.a{});",
        ".trim()".repeat(2_000)
    ));
}

#[test]
fn five_thousand_branches_are_cut_with_a_note() {
    let mut text = String::from("exports.h = (req, res) => { let a;\n");
    for number in 0..5_000 {
        text.push_str(&format!(
            "if (req.query.b === '{number}') a = pick{number}(req.query.c{number});\n"
        ));
        text.push_str(&format!("function pick{number}(x) {{ return x + a; }}\n"));
    }
    text.push_str("eval(a); };\n");
    let notes = one(text);
    assert!(
        notes.iter().any(|(kind, _)| *kind == NoteKind::Cut),
        "{notes:?}"
    );
}

#[test]
fn a_choice_among_five_thousand() {
    let values: Vec<String> = (0..700)
        .map(|number| format!("req.query.a{number}"))
        .collect();
    one(format!(
        "exports.h = (req) => eval([{}].find(Boolean));",
        values.join(", ")
    ));
    let branches: String = (0..5_000)
        .map(|number| format!("case '{number}': return req.query.b{number};"))
        .collect();
    one(format!(
        "function pick(req) {{ switch (req.query.a) {{ {branches} }} }}\nexports.h = (req) => eval(pick(req));"
    ));
}

#[test]
fn a_large_literal() {
    one(format!(
        "module.exports = [{}];",
        "{ a: 1, password: 'x', b: [1, 2, 3] },".repeat(85_000)
    ));
}

#[test]
fn factories_that_hand_each_other_on() {
    let mut text = String::new();
    for number in 0..300 {
        text.push_str(&format!(
            "function f{number}({{ a }}) {{ a.go({{ a }}); f{}({{ a }}); f{}({{ a }}); f{}({{ a }}); return a.x(a.y()); }}\n",
            (number + 1) % 300,
            (number + 7) % 300,
            (number + 31) % 300
        ));
    }
    text.push_str("exports.h = (req, res) => eval(f0({ a: req.query }));\n");
    one(text);
}
