use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("authz-resource-ownership");

declare_rule! {
/// A socket joins the room that the caller names.
///
/// ## Why
/// Whoever is in a room reads all that is sent to it. The id of a room is no secret, and a valid form says nothing of who belongs in.
///
/// ## Not a problem
/// A look-up of the membership before, rooms that are named for the connected user, and servers where nobody signs in.
pub const ROOM_JOINED_UNCHECKED: Rule = Rule {
    id: "room-joined-unchecked",
    title: "A socket joins any room that the caller names",
    examples: include_str!("room_joined_unchecked.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::Medium,
    cwe: &[639, 862],
    owasp: Some(Owasp::Api1),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.index().calls_named("join") {
        let Some((socket, room)) = call.receiver().zip(call.argument(0)) else {
            continue;
        };
        let is_socket = matches!(
            facts.text(socket.place()),
            "socket" | "client" | "ws" | "conn" | "connection"
        );
        if !is_socket || !facts.whose(room).has(Whose::BODY) || facts.is_identity(room) {
            continue;
        }
        let Some(listener) = facts.enclosing_function(call.file, call.node) else {
            continue;
        };
        let signs_in = facts.file(call.file).text;
        let knows = [
            "handshake",
            "socket.data",
            "socket.user",
            "client.data",
            "client.user",
            "io.use(",
            "UseGuards",
            ".user.id",
            "userId",
        ]
        .iter()
        .any(|mark| signs_in.contains(mark));
        let name = facts.text(room.place());
        let asked = facts.calls_within(listener.place()).any(|other| {
            other.span.start < call.span.start
                && !is_log(facts, other)
                && !is_form(other.name().unwrap_or_default())
                && other.arguments().any(|argument| {
                    facts.text(argument.place()).contains(name) || facts.is_identity(argument)
                })
        }) || facts
            .index()
            .comparisons()
            .iter()
            .any(|(file, comparison)| {
                let left = Expr {
                    file: *file,
                    node: &comparison.left,
                };
                *file == call.file
                    && facts.is_within(left.place(), listener.place())
                    && facts.is_identity(left)
            });
        if knows && !asked {
            report.finding(
                call.head_place(),
                format!("The socket joins the room `{name}` that the caller names and nobody asks whether it belongs there, so it reads all that is sent to it"),
            );
        }
    }
}

/// Whether a function only looks at the form of a value or answers.
fn is_form(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    [
        "parse",
        "valid",
        "string",
        "number",
        "ack",
        "callback",
        "cb",
        "test",
        "trim",
        "emit",
        "schema",
        "assertstring",
        "isuuid",
    ]
    .iter()
    .any(|word| lower.contains(word))
}
