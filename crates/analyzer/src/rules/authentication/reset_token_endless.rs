use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-short-lived-tokens");

declare_rule! {
/// A token for a password reset is accepted whenever it comes.
///
/// ## Why
/// The mail with the link lies in a mailbox for years. Who reads it then sets the password of the account.
///
/// ## Not a problem
/// A statement or a test that asks for the time it was made or ends, or a store that drops it by itself.
pub const RESET_TOKEN_ENDLESS: Rule = Rule {
    id: "reset-token-endless",
    title: "A reset token has no end",
    examples: include_str!("reset_token_endless.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::Medium,
    cwe: &[640, 613],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

/// How code says that something ends.
const ENDS: &[&str] = &[
    "expir",
    "ttl",
    "valid_until",
    "validuntil",
    "valid_till",
    "interval",
    "maxage",
    "max_age",
    "date.now",
    "new date",
    "createdat",
    "issued",
    "not_after",
    "notafter",
    "setex",
    "lifetime",
    "'ex'",
    "\"ex\"",
    " ex:",
    "minutes",
    "hours",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    if !facts.project_mentions(&["reset", "Reset", "RESET"]) {
        return;
    }
    for call in facts.index().calls() {
        if !takes_token(facts, *call) {
            continue;
        }
        // Somewhere else its age can be asked: by the table, the model, a class around.
        let ends = facts.files().any(|file| {
            let lower = file.text.to_ascii_lowercase();
            let about = file.id == call.file || lower.contains("reset");
            about && ENDS.iter().any(|word| lower.contains(word))
        });
        if !ends {
            report.finding(
                call.head_place(),
                "The reset token is accepted however old it is, so an old mail opens the account for ever",
            );
        }
    }
}

/// Whether a call looks for the record of a reset by its token: `DELETE FROM password_resets WHERE token = $1`,
/// `User.findOne({ resetToken })`.
fn takes_token<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    let name = call.name().unwrap_or_default();
    let asks = matches!(
        name,
        "query"
            | "execute"
            | "run"
            | "get"
            | "all"
            | "one"
            | "oneOrNone"
            | "none"
            | "any"
            | "raw"
            | "prepare"
            | "$queryRawUnsafe"
    );
    let by_statement = call
        .argument(0)
        .filter(|_| asks)
        .and_then(|statement| facts.string(statement))
        .is_some_and(|text| {
            let lower = text.to_ascii_lowercase();
            let first = lower.trim_start();
            let chosen = lower.split_once("where").map(|(_, chosen)| chosen);
            ["select ", "delete ", "update "]
                .iter()
                .any(|verb| first.starts_with(verb))
                && lower.contains("reset")
                && chosen.is_some_and(|chosen| {
                    chosen
                        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
                        .any(|word| word.contains("token"))
                })
        });
    let by_filter = || {
        (name.starts_with("findOne")
            || name.starts_with("findFirst")
            || name.starts_with("findUnique"))
            && call.argument(0).is_some_and(|filter| {
                let filter = facts
                    .object(filter)
                    .and_then(|filter| filter.get(facts, "where"))
                    .unwrap_or(filter);
                facts.object(filter).is_some_and(|filter| {
                    filter.properties().any(|(column, _)| {
                        let column = column.to_ascii_lowercase();
                        column.contains("reset") && column.contains("token")
                    })
                })
            })
    };
    by_statement || by_filter()
}
