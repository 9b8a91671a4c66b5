use super::*;

fn read(text: &str) -> Dockerfile<'_> {
    Dockerfile::parse(FileId(0), "Dockerfile", text, None)
}

fn source<'t>(file: &Dockerfile<'t>, span: Span) -> &'t str {
    &file.text[span.start as usize..span.end as usize]
}

fn keywords(file: &Dockerfile<'_>) -> Vec<String> {
    file.instructions
        .iter()
        .map(|instruction| instruction.keyword.clone())
        .collect()
}

#[test]
fn lines_continue_over_comments_and_blank_lines() {
    let file = read(
        "FROM node:26\nRUN apt-get update \\\n# why\n\n  && npm ci \\\n  --omit=dev\nUSER node\n",
    );
    assert_eq!(keywords(&file), ["FROM", "RUN", "USER"]);
    let commands = file.commands(&file.instructions[1]);
    assert_eq!(commands[1].program(), Some("npm"));
    assert_eq!(source(&file, commands[1].words[1].span), "ci");
    assert_eq!(source(&file, commands[1].words[2].span), "--omit=dev");
    assert!(source(&file, file.instructions[1].span).ends_with("--omit=dev"));
}

#[test]
fn the_escape_directive_is_followed() {
    let file = read("# escape=`\nFROM node:26\nRUN dir C:\\x `\n  && npm ci\n");
    assert_eq!(keywords(&file), ["FROM", "RUN"]);
    assert_eq!(
        file.commands(&file.instructions[1])[1].program(),
        Some("npm")
    );
    assert_eq!(file.instructions[1].words[1].text, "C:\\x");
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_are_read() {
    let file = read("\u{feff}FROM node:26\r\nRUN a \\\r\n  b\r\nUSER node\r\n");
    assert_eq!(keywords(&file), ["FROM", "RUN", "USER"]);
    assert_eq!(file.instructions[1].words.len(), 2);
    assert_eq!(source(&file, file.instructions[2].words[0].span), "node");
}

#[test]
fn heredocs_are_bodies_not_instructions() {
    let file = read(
        "FROM node:26\nRUN <<EOF\nUSER root\nnpm ci\nEOF\nCOPY <<-\"A\" <<B /x/\n\tUSER a\n\tA\nUSER b\nB\nUSER node\n",
    );
    assert_eq!(keywords(&file), ["FROM", "RUN", "COPY", "USER"]);
    let run = file.commands(&file.instructions[1]);
    assert!(run.iter().any(|command| command.program() == Some("npm")));
    assert_eq!(file.instructions[2].heredocs.len(), 2);
    assert_eq!(file.instructions[2].heredocs[1].text, "USER b\n");
}

#[test]
fn an_unclosed_heredoc_is_noted_and_the_rest_is_read() {
    let file = read("FROM node:26\nRUN cat <<EOF\nUSER node\n");
    assert_eq!(keywords(&file), ["FROM", "RUN", "USER"]);
    assert_eq!(file.notes.len(), 1);
}

#[test]
fn exec_form_and_shell_form_are_told_apart() {
    let file = read(
        "FROM node:26\nCMD [\"node\", \"--inspect=0.0.0.0:9229\", \"server.js\"]\nENTRYPOINT [node, x]\n",
    );
    let cmd = &file.instructions[1];
    assert!(cmd.exec_form);
    assert_eq!(
        source(&file, cmd.words[1].span),
        "\"--inspect=0.0.0.0:9229\""
    );
    assert!(
        !file.instructions[2].exec_form,
        "unquoted words are no JSON, so Docker takes them as shell text"
    );
}

#[test]
fn stages_inherit_from_stages_and_not_from_images() {
    let file =
        read("FROM node:26 AS base\nUSER node\nFROM base AS build\nRUN x\nFROM build\nCMD y\n");
    assert_eq!(file.lineage(2), [0, 1, 2]);
    assert!(matches!(file.user(), User::Set(1, _)));
    assert_eq!(file.root_image(2), Some("node:26"));

    let fresh = read("FROM node:26 AS build\nUSER node\nFROM node:26\nCMD y\n");
    assert!(matches!(fresh.user(), User::Unset));
    assert!(!fresh.is_shipped(1));
    assert!(fresh.is_shipped(3));
}

#[test]
fn variables_are_resolved_by_scope_and_default() {
    let file = read(
        "ARG LINE=26\nARG IMAGE=node:${LINE}-slim\nFROM ${IMAGE} AS a\nARG WHO\nUSER ${WHO:-app}\nFROM ${MISSING}\nFROM ${MISSING:-node:24}\nARG LINE\nENV A=$LINE B=\"x y\"\n",
    );
    assert_eq!(file.stages[0].base, Base::Image("node:26-slim".to_owned()));
    assert_eq!(file.resolved(0, "${WHO:-app}").as_deref(), Some("app"));
    assert_eq!(
        file.resolved(0, "$LINE"),
        None,
        "a global ARG is out of sight until declared again"
    );
    assert_eq!(file.stages[1].base, Base::Unknown);
    assert_eq!(file.stages[2].base, Base::Image("node:24".to_owned()));
    assert_eq!(
        file.resolved(2, "$A-${LINE}-\\$A").as_deref(),
        Some("26-26-$A")
    );
}

#[test]
fn both_forms_of_env_give_names_and_values() {
    let file =
        read("FROM node:26\nENV KEY the whole rest\nENV A=1 B=\"two words\" C='x'\nARG TOKEN\n");
    let old = file.assignments(&file.instructions[1]);
    assert_eq!(
        (old[0].name.as_str(), old[0].value.as_deref()),
        ("KEY", Some("the whole rest"))
    );
    let new = file.assignments(&file.instructions[2]);
    let values: Vec<_> = new
        .iter()
        .map(|one| one.value.as_deref().expect("set"))
        .collect();
    assert_eq!(values, ["1", "two words", "x"]);
    assert_eq!(source(&file, new[1].value_span), "\"two words\"");
    assert_eq!(file.assignments(&file.instructions[3])[0].value, None);
}

#[test]
fn a_broken_line_does_not_hide_the_others() {
    let file = read("FROM node:26\nFORM x\n&& y\nUSER node\n");
    assert_eq!(keywords(&file), ["FROM", "USER"]);
    assert_eq!(file.notes.len(), 2);
}

#[test]
fn nothing_panics_on_odd_text() {
    for text in [
        "",
        "\\",
        "FROM",
        "FROM \\",
        "ENV",
        "ENV =",
        "RUN [\"",
        "RUN <<",
        "CMD [\"a\\",
        "FROM ${",
        "FROM ${A:-${A:-${",
        "\u{0}\u{0}",
        "ü\\\nü",
        "--",
        "COPY --",
        "ENV ü=\\",
    ] {
        let file = read(text);
        for instruction in &file.instructions {
            file.commands(instruction);
            file.assignments(instruction);
        }
        file.user();
    }
}
