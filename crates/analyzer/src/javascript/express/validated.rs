//! Which parts of a request were checked before a handler runs.

use super::classify::is_schema;
use crate::javascript::call::Call;
use crate::javascript::flow::Danger;
use crate::javascript::syntax::{ExprId, Key};
use crate::javascript::{Facts, schema};

/// Whether middleware before the handler around an expression checked a member of the request.
pub fn is_validated(facts: &Facts<'_>, id: ExprId, member: &str) -> bool {
    checks_around(facts, id).iter().any(|&check| {
        let value = facts.value(check);
        let Some(call) = value.call() else {
            return true;
        };
        match call.name() {
            // express-validator names the part.
            Some("body") => member == "body",
            Some("query") => member == "query",
            Some("param") => member == "params",
            _ => true,
        }
    })
}

/// Whether a visible schema that was applied before the handler makes a field safe.
pub fn schema_cleans(
    facts: &Facts<'_>,
    id: ExprId,
    member: &str,
    path: &[Key<'_>],
    danger: Danger,
) -> bool {
    if danger == Danger::Any || path.is_empty() {
        return false;
    }
    checks_around(facts, id).iter().any(|&check| {
        let Some(call) = facts.value(check).call() else {
            return false;
        };
        if call.value().is_from("express-validator") {
            return is_field_narrowed(call, member, path);
        }
        call.arguments().into_iter().any(|argument| {
            if argument
                .properties()
                .iter()
                .any(|property| property.name == Some(member))
            {
                return argument
                    .get(member)
                    .is_some_and(|schema| schema::cleans(facts, schema.id, path, danger));
            }
            let is_for_body = member == "body" && is_schema(facts, argument.id);
            is_for_body && schema::cleans(facts, argument.id, path, danger)
        })
    })
}

/// `param('id').isInt()`: express-validator names the field at the start of the chain and its form after it.
fn is_field_narrowed(call: Call<'_>, member: &str, path: &[Key<'_>]) -> bool {
    let chain = call.chain();
    let Some(start) = chain.last() else {
        return false;
    };
    let is_part = match start.name() {
        Some("body") => member == "body",
        Some("query") => member == "query",
        Some("param") => member == "params",
        Some("header") => member == "headers",
        Some("cookie") => member == "cookies",
        Some("check") => true,
        _ => false,
    };
    let is_field = matches!(path.first(), Some(Key::Named(name))
        if start.argument(0).is_some_and(|field| field.is_string(name)));
    is_part
        && is_field
        && chain.iter().any(|link| {
            matches!(
                link.name(),
                Some(
                    "isAlpha"
                        | "isAlphanumeric"
                        | "isBoolean"
                        | "isDecimal"
                        | "isFloat"
                        | "isHexadecimal"
                        | "isIn"
                        | "isInt"
                        | "isISO8601"
                        | "isMongoId"
                        | "isNumeric"
                        | "isSlug"
                        | "isUUID"
                        | "toFloat"
                        | "toInt"
                )
            )
        })
}

fn checks_around<'f>(facts: &'f Facts<'f>, id: ExprId) -> &'f [ExprId] {
    let mut function = Some(facts.syntax.node(id).function);
    while let Some(id) = function {
        if let Some(checks) = facts.express.validated.get(&id) {
            return checks;
        }
        function = facts.syntax.function(id).parent;
    }
    &[]
}
