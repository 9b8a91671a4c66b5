//! Schema libraries: what a parsed value can still be.

use std::rc::Rc;

use super::calls::member;
use super::definition::Key;
use super::{Call, Dangers, Expr, Facts, Object, Taint};

/// Methods that give back a checked value.
const PARSING: &[&str] = &[
    "cast",
    "parse",
    "parseAsync",
    "safeParse",
    "safeParseAsync",
    "validate",
    "validateAsync",
    "validateSync",
];

/// Names of the part of a result that holds the checked value.
const RESULTS: &[&str] = &["data", "output", "value"];

/// What a schema of which nothing more is known leaves: text of any content.
const UNKNOWN: Dangers = Dangers::STRUCTURE
    .and(Dangers::MASS)
    .and(Dangers::PATH)
    .and(Dangers::REDIRECT)
    .and(Dangers::SSRF);

const TEXT: Dangers = Dangers::STRUCTURE.and(Dangers::MASS);

/// Parts of a schema's chain that admit only harmless values.
const NARROW: &[&str] = &[
    "bigint",
    "boolean",
    "date",
    "datetime",
    "enum",
    "guid",
    "hex",
    "int",
    "integer",
    "literal",
    "nativeEnum",
    "number",
    "objectId",
    "oneOf",
    "pattern",
    "picklist",
    "regex",
    "uuid",
    "uuidv4",
    "valid",
];

/// What validation made of request data.
pub(super) struct Validated {
    pub taint: Option<Rc<Taint>>,
}

impl<'a> Facts<'a> {
    /// Whether a call gives a value checked by a schema.
    pub fn is_schema_parse(&self, call: Call<'a>) -> bool {
        let Some(name) = call.name() else {
            return false;
        };
        if !PARSING.contains(&name) {
            return false;
        }
        match self.identity(call.callee()).as_deref() {
            Some(identity) if identity.starts_with("JSON.") || identity.starts_with("Date.") => {
                return false;
            }
            Some(identity) if schema_package(identity) => return true,
            Some(identity)
                if !identity.starts_with('.')
                    && !identity.contains("()")
                    && identity.contains('.')
                    && call.receiver().and_then(|r| self.symbol(r)).is_none() =>
            {
                return false;
            }
            _ => {}
        }
        call.receiver().is_some_and(|receiver| {
            let text = self.text(receiver.place()).to_ascii_lowercase();
            [
                "schema",
                "validator",
                "dto",
                "input",
                "body",
                "params",
                "query",
                "credentials",
                "payload",
                "shape",
            ]
            .iter()
            .any(|word| text.contains(word))
                || self
                    .identity(receiver)
                    .is_some_and(|identity| schema_package(&identity))
        })
    }

    pub(super) fn validated(&self, call: Call<'a>, keys: &[Key<'a>]) -> Option<Validated> {
        if !self.is_schema_parse(call) {
            return None;
        }
        let argument = call.argument(0)?;
        let Some(taint) = self.taint(argument) else {
            return Some(Validated { taint: None });
        };
        let keys = match keys {
            [Key::Name(result), rest @ ..] if RESULTS.contains(result) => rest,
            keys => keys,
        };
        let safe = match call.receiver() {
            Some(schema) => self.schema_safety(schema, keys),
            None => UNKNOWN,
        };
        Some(Validated {
            taint: taint.validated(keys.is_empty(), safe),
        })
    }

    fn schema_safety(&self, schema: Expr<'a>, keys: &[Key<'a>]) -> Dangers {
        let resolved = self.resolve(schema);
        let Some(shape) = self.schema_object(resolved) else {
            return match keys {
                [] => field_safety(&self.chain_names(resolved)),
                _ => UNKNOWN,
            };
        };
        match keys {
            [Key::Name(name), rest @ ..] => match shape.get(self, name) {
                Some(field) => self.schema_safety(field, rest),
                None => UNKNOWN,
            },
            _ => {
                let open = self.chain_names(resolved).iter().any(|name| {
                    matches!(*name, "passthrough" | "loose" | "looseObject" | "unknown")
                });
                if open { Dangers::STRUCTURE } else { TEXT }
            }
        }
    }

    /// The object literal with the fields of an object schema: the argument of `z.object({…})` at the bottom of a chain.
    pub fn schema_object(&self, schema: Expr<'a>) -> Option<Object<'a>> {
        let mut current = self.resolve(schema);
        for _ in 0..32 {
            let call = Call::of(current)?;
            if let Some("object" | "strictObject" | "looseObject" | "keys" | "shape") = call.name()
                && let Some(argument) = call.argument(0)
                && let Some(object) = self.object(argument)
            {
                return Some(object);
            }
            current = self.resolve(call.receiver()?);
        }
        None
    }

    /// The names of a chain of calls and members from the last to the first: `z.string().min(1)` gives `min`, `string`, `z`.
    pub fn chain_names(&self, expr: Expr<'a>) -> Vec<&'a str> {
        self.chain(expr).0
    }

    /// The calls of a chain, the last one first.
    pub fn chain_calls(&self, expr: Expr<'a>) -> Vec<Call<'a>> {
        self.chain(expr).1
    }

    fn chain(&self, expr: Expr<'a>) -> (Vec<&'a str>, Vec<Call<'a>>) {
        let mut names = Vec::new();
        let mut calls = Vec::new();
        let mut current = self.resolve(expr);
        for _ in 0..64 {
            if let Some(call) = Call::of(current) {
                names.extend(call.name());
                calls.push(call);
                match call.receiver() {
                    Some(receiver) => current = receiver,
                    None => break,
                }
            } else if let Some((object, name)) = member(current) {
                names.extend(name);
                current = object;
            } else {
                let resolved = self.resolve(current);
                if resolved.span() == current.span() {
                    break;
                }
                current = resolved;
            }
        }
        (names, calls)
    }
}

fn field_safety(names: &[&str]) -> Dangers {
    if names.iter().any(|name| NARROW.contains(name)) {
        return Dangers::ALL;
    }
    if names
        .iter()
        .any(|name| matches!(*name, "any" | "unknown" | "record" | "mixed"))
    {
        return Dangers::NONE;
    }
    if names.contains(&"email") {
        UNKNOWN
    } else {
        TEXT
    }
}

fn schema_package(identity: &str) -> bool {
    [
        "zod",
        "joi",
        "@hapi/joi",
        "yup",
        "valibot",
        "superstruct",
        "ajv",
        "arktype",
        "io-ts",
    ]
    .iter()
    .any(|package| {
        identity == *package
            || identity
                .strip_prefix(package)
                .is_some_and(|rest| rest.starts_with(['.', '/', '(']))
    })
}
