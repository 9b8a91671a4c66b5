//! What a validation schema (zod, joi, yup, valibot) guarantees about the values that passed it.

use super::Facts;
use super::flow::{Danger, Dangers};
use super::syntax::*;
use super::tables::cleaners::TEXT;

/// Schemas inside schemas are looked into this deep.
const DEPTH_LIMIT: u32 = 16;

/// The packages whose schemas are understood.
const PACKAGES: &[&str] = &["joi", "valibot", "yup", "zod"];

/// A call that hands a value through a schema.
pub struct Parsed {
    pub schema: ExprId,
    pub input: ExprId,
    /// The property of the answer that holds the value.
    pub wrapped_in: Option<&'static str>,
}

/// The schema and its input, where the call applies one.
pub fn parsed(facts: &Facts<'_>, id: ExprId) -> Option<Parsed> {
    let Kind::Call { callee, arguments } = facts.syntax.node(id).kind else {
        return None;
    };
    let Kind::Member { object, property } = facts.syntax.node(callee).kind else {
        return None;
    };
    // valibot: v.parse(schema, input)
    if facts.value(object).is("valibot", "") {
        let [schema, input, ..] = arguments else {
            return None;
        };
        let wrapped_in = match property {
            "parse" | "parseAsync" => None,
            "safeParse" | "safeParseAsync" => Some("output"),
            _ => return None,
        };
        return Some(Parsed {
            schema: *schema,
            input: *input,
            wrapped_in,
        });
    }
    let wrapped_in = match property {
        "parse" | "parseAsync" | "validateAsync" | "validateSync" | "attempt" | "cast" => None,
        "safeParse" | "safeParseAsync" => Some("data"),
        "validate" if facts.value(object).is_from("joi") => Some("value"),
        "validate" => None,
        _ => return None,
    };
    let input = *arguments.first()?;
    let identity = facts.value(object).identity();
    let is_known = identity.is_some_and(|identity| PACKAGES.contains(&identity.package()));
    let is_named = || {
        facts
            .value(object)
            .last_name()
            .is_some_and(|name| name.to_ascii_lowercase().contains("schema"))
    };
    (is_known || is_named()).then_some(Parsed {
        schema: object,
        input,
        wrapped_in,
    })
}

/// Whether the part of a parsed value that `path` leads to is safe for the danger.
pub fn cleans(facts: &Facts<'_>, schema: ExprId, path: &[Key<'_>], danger: Danger) -> bool {
    guaranteed(facts, schema, path, 0).has(danger)
}

fn guaranteed(facts: &Facts<'_>, schema: ExprId, path: &[Key<'_>], depth: u32) -> Dangers {
    // A schema that is not visible still fixes the types of what passes it.
    let unknown = TEXT;
    if depth > DEPTH_LIMIT {
        return unknown;
    }
    let resolved = facts.modules.resolved(&facts.syntax, schema);
    let Kind::Call { .. } = facts.syntax.node(resolved).kind else {
        return match facts.syntax.node(resolved).kind {
            Kind::Object(properties) => property(facts, properties, path, depth),
            _ => unknown,
        };
    };
    let mut cleaned: Option<Dangers> = None;
    let mut id = resolved;
    // The chain `z.string().email().max(5)` from its end to its start; each link may guarantee something.
    for _ in 0..64 {
        let Kind::Call { callee, arguments } = facts.syntax.node(id).kind else {
            break;
        };
        let (object, name) = match facts.syntax.node(callee).kind {
            Kind::Member { object, property } => (object, property),
            Kind::Name { name, .. } => (callee, name),
            _ => break,
        };
        if let Some(found) = link(facts, name, arguments, path, depth) {
            cleaned = Some(match cleaned {
                Some(before) => before.or(found),
                None => found,
            });
        }
        id = facts.modules.resolved(&facts.syntax, object);
    }
    cleaned.unwrap_or(unknown)
}

fn link(
    facts: &Facts<'_>,
    name: &str,
    arguments: &[ExprId],
    path: &[Key<'_>],
    depth: u32,
) -> Option<Dangers> {
    let first = arguments.first().copied();
    match name {
        "object" | "strictObject" | "looseObject" | "keys" | "extend" | "shape" => {
            let resolved = facts.modules.resolved(&facts.syntax, first?);
            let Kind::Object(properties) = facts.syntax.node(resolved).kind else {
                return Some(TEXT);
            };
            Some(property(facts, properties, path, depth))
        }
        "merge" | "and" | "concat" | "nullable" | "optional" | "lazy" if first.is_some() => {
            Some(guaranteed(facts, first?, path, depth + 1))
        }
        "array" | "items" | "of" => {
            let rest = path.get(1..).unwrap_or(&[]);
            first.map(|element| guaranteed(facts, element, rest, depth + 1))
        }
        "number" | "int" | "boolean" | "date" | "bigint" | "literal" | "enum" | "nativeEnum"
        | "uuid" | "uuidv4" | "cuid" | "cuid2" | "ulid" | "nanoid" | "hex" | "alphanum"
        | "valid" | "oneOf" | "picklist" | "integer" | "isoDate" | "iso" | "guid" | "ipv4"
        | "ipv6" | "ip" | "hash" | "digits" => Some(Dangers::ALL),
        "string" | "email" | "url" | "uri" => Some(TEXT),
        "regex" | "pattern" | "matches" => {
            let (pattern, _) = facts.value(first?).regex()?;
            Some(if super::guards::is_narrow(pattern) {
                Dangers::ALL
            } else {
                TEXT
            })
        }
        "any" | "unknown" | "passthrough" | "loose" | "mixed" => Some(Dangers::NONE),
        "union" | "or" | "alternatives" | "try" => Some(Dangers::NONE),
        _ => None,
    }
}

fn property(
    facts: &Facts<'_>,
    properties: &[Property<'_>],
    path: &[Key<'_>],
    depth: u32,
) -> Dangers {
    match path {
        [Key::Named(name), rest @ ..] => properties
            .iter()
            .rev()
            .find(|property| matches!(property.key, PropertyName::Named(key) if key == *name))
            .map_or(TEXT, |property| {
                guaranteed(facts, property.value, rest, depth + 1)
            }),
        // The whole object: as safe as its least safe part, and its properties are the declared ones.
        _ => properties.iter().fold(Dangers::ALL, |all, property| {
            all.and(guaranteed(
                facts,
                property.value,
                path.get(1..).unwrap_or(&[]),
                depth + 1,
            ))
        }),
    }
}
