use crate::javascript::{Content, Key, RecordQuery};
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("data-response-minimization");

declare_rule! {
/// A user record goes from the database into the answer as it is.
///
/// ## Why
/// Its password hash, reset token and inner notes go along, now or with the next column.
///
/// ## Not a problem
/// Named fields: `select`, a mapping function, a `toJSON` that leaves fields out, `attributes`. Of a mongoose document take `toObject()` or
/// `lean()` first: `{ passwordHash, ...rest }` of the document itself leaves everything in `rest._doc`.
pub const SENSITIVE_FIELD_IN_RESPONSE: Rule = Rule {
    id: "sensitive-field-in-response",
    title: "A whole record is sent to the client",
    examples: include_str!("sensitive_field_in_response.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    cwe: &[213, 200, 201],
    owasp: Some(Owasp::Api3),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for sent in facts.sent().iter().filter(|sent| !sent.by_view) {
        let mut named = false;
        let mut leak = None;
        let kept = sent
            .contents
            .iter()
            .flat_map(|content| facts.kept_on_request(content));
        for content in sent.contents.iter().cloned().chain(kept) {
            let Some(query) = facts.record_query(content.root) else {
                continue;
            };
            match leaves(facts, &content, &query) {
                Some(what) => {
                    leak = Some((what, query, content));
                    break;
                }
                None => named |= content.key().is_some(),
            }
        }
        match leak {
            Some((what, query, content)) => {
                report
                    .finding(content.place_in(sent.body, sent.place), format!("{what} leaves with the answer, because nothing names the fields that are sent"))
                    .step(query.call.head_place(), "asked with all fields");
            }
            None if named => {
                report.control(
                    ITEM,
                    sent.body.place(),
                    "The answer names the fields that it sends",
                );
            }
            None => {}
        }
    }
}

/// What of a record leaves that must not.
fn leaves<'a>(facts: &Facts<'a>, content: &Content<'a>, query: &RecordQuery<'a>) -> Option<String> {
    let called = facts.text(query.call.callee_place());
    let relation = facts.whole_relation(query);
    let key = content.keys.iter().find_map(|key| match key {
        Key::Name("rows") => None,
        Key::Name(name) => Some(*name),
        _ => None,
    });
    if let Some(key) = key {
        return match relation {
            Some(relation) if relation == key => Some(format!(
                "All of `{relation}`, loaded by `{called}`, with the password hash,"
            )),
            _ => None,
        };
    }
    if let Some(relation) = relation {
        return Some(format!(
            "All of `{relation}`, loaded by `{called}`, with the password hash,"
        ));
    }
    if let Some(secret) = facts.asked_secret(query)
        && !content.without.contains(&secret.as_str())
    {
        return Some(format!("`{secret}`, which `{called}` asks for,"));
    }
    if facts.is_narrowed(query) {
        return None;
    }
    let secret = facts.secret_of(query)?;
    // A copy of a document has the record inside, whatever is taken out of the copy.
    if content.is_spread() && query.is_document {
        return Some(format!(
            "A copy of the document that `{called}` gives holds the whole record inside, so `{secret}`"
        ));
    }
    if !content.without.is_empty() || facts.hides_fields(query) {
        return None;
    }
    Some(format!("All of what `{called}` gives, {secret} included,"))
}
