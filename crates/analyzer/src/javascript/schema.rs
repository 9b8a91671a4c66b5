//! Schema libraries: what a value can still be after a schema took it.

use std::rc::Rc;

use oxc_ast::ast::Expression;

use super::calls::{member, plain};
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

/// Whether a method of this name gives back a checked value.
pub(super) fn is_parsing(name: &str) -> bool {
    PARSING.contains(&name)
}

/// Names of the part of a result that holds the checked value.
const RESULTS: &[&str] = &["data", "output", "value"];

/// What a schema of which nothing more is known leaves: text of any content.
pub(super) const UNKNOWN: Dangers = Dangers::STRUCTURE
    .and(Dangers::MASS)
    .and(Dangers::PATH)
    .and(Dangers::REDIRECT)
    .and(Dangers::SSRF);

pub(super) const TEXT: Dangers = Dangers::STRUCTURE.and(Dangers::MASS);

/// Parts of a schema's chain that admit only harmless values, in all libraries, express-validator and class-validator included. Sorted.
const NARROW: &[&str] = &[
    "IsBoolean",
    "IsDate",
    "IsDateString",
    "IsEnum",
    "IsIn",
    "IsInt",
    "IsISO8601",
    "IsMongoId",
    "IsNumber",
    "IsPositive",
    "IsUUID",
    "alphanum",
    "bigint",
    "boolean",
    "cuid",
    "cuid2",
    "date",
    "datetime",
    "enum",
    "enums",
    "float32",
    "float64",
    "guid",
    "hex",
    "hexadecimal",
    "int",
    "int32",
    "integer",
    "ipv4",
    "isAlpha",
    "isAlphanumeric",
    "isBoolean",
    "isDate",
    "isDecimal",
    "isFloat",
    "isHexadecimal",
    "isISO8601",
    "isIn",
    "isInt",
    "isMobilePhone",
    "isMongoId",
    "isNumeric",
    "isUUID",
    "isoDate",
    "literal",
    "nanoid",
    "nativeEnum",
    "number",
    "objectId",
    "oneOf",
    "picklist",
    "stringbool",
    "toBoolean",
    "toDate",
    "toFloat",
    "toInt",
    "token",
    "ulid",
    "uuid",
    "uuidv4",
    "uuidv7",
    "valid",
];
/// Parts that ask for a pattern in their first argument.
const PATTERNS: &[&str] = &["Matches", "matches", "pattern", "regex"];
/// Parts that admit anything.
const ANYTHING: &[&str] = &["any", "instanceof", "mixed", "record", "unknown"];
/// How deep schemas are looked into.
const SCHEMA_DEPTH: u32 = 10;

/// A schema, in the form it is written in.
#[derive(Clone, Copy)]
pub(crate) enum Schema<'a> {
    /// The chain of a library: `z.object({…}).strict()`.
    Chain(Expr<'a>),
    /// A JSON schema.
    Json(Expr<'a>),
}

impl<'a> Schema<'a> {
    pub(crate) fn expr(self) -> Expr<'a> {
        match self {
            Self::Chain(expr) | Self::Json(expr) => expr,
        }
    }
}

/// Which value is used after a check.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// What the schema gave back.
    Result,
    /// What it was given.
    Original,
}

/// What becomes of fields that a schema does not name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unknowns {
    /// The value is refused.
    Refused,
    /// They are left out of the result.
    Stripped,
    /// They stay.
    Kept,
}

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
        // Nothing but a schema has these.
        if matches!(name, "safeParse" | "safeParseAsync") {
            return true;
        }
        match self.identity(call.callee()).as_deref() {
            Some(identity) if identity.starts_with("JSON.") || identity.starts_with("Date.") => {
                return false;
            }
            Some(identity) if schema_package(identity).is_some() => return true,
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
                    .is_some_and(|identity| schema_package(&identity).is_some())
        })
    }

    /// What is left of request data that a call checks: `taint` is that of the data.
    pub(super) fn validated(
        &self,
        call: Call<'a>,
        keys: &[Key<'a>],
        taint: impl FnOnce(Expr<'a>) -> Option<Rc<Taint>>,
    ) -> Option<Validated> {
        let check = self.check_of(call)?;
        if !check.gives_back() {
            return None;
        }
        let Some(taint) = taint(check.data) else {
            return Some(Validated { taint: None });
        };
        let (keys, named) = match keys {
            [Key::Name(result), rest @ ..] if RESULTS.contains(result) => (rest, true),
            [Key::Position(1), rest @ ..] if check.is_pair() => (rest, true),
            keys => (keys, false),
        };
        // Joi gives the value back also where it is not valid.
        if named && check.gives_back_the_invalid() && !self.is_consulted(&check) {
            return Some(Validated {
                taint: Some(if keys.is_empty() { taint } else { taint.part() }),
            });
        }
        let is_whole = keys.is_empty() || keys == [Key::Rest];
        let safe = match check.schema {
            Some(schema) => self.schema_leaves(schema, keys, Taken::Result, check.options),
            None => UNKNOWN,
        };
        Some(Validated {
            taint: taint.validated(is_whole, safe),
        })
    }

    /// What a schema rules out for the whole value or the part that `keys` lead to.
    pub(super) fn schema_leaves(
        &self,
        schema: Schema<'a>,
        keys: &[Key<'a>],
        taken: Taken,
        options: Option<Object<'a>>,
    ) -> Dangers {
        match schema {
            Schema::Chain(chain) => self.chain_leaves(chain, keys, taken, options, SCHEMA_DEPTH),
            Schema::Json(schema) => self.json_leaves(schema, keys, SCHEMA_DEPTH),
        }
    }

    fn chain_leaves(
        &self,
        chain: Expr<'a>,
        keys: &[Key<'a>],
        taken: Taken,
        options: Option<Object<'a>>,
        depth: u32,
    ) -> Dangers {
        let Some(depth) = depth.checked_sub(1) else {
            return UNKNOWN;
        };
        let fields = self.schema_fields(chain);
        if fields.objects.is_empty() {
            return match keys {
                [] => self.value_leaves(chain, depth),
                [Key::Rest | Key::Position(_), rest @ ..] => {
                    self.element_schema(chain).map_or(UNKNOWN, |element| {
                        self.chain_leaves(element, rest, taken, None, depth)
                    })
                }
                // A schema that is not visible, or a list of objects.
                _ => UNKNOWN,
            };
        }
        let unknowns = self.unknowns_of(Schema::Chain(chain), options);
        match keys {
            [Key::Name(name), rest @ ..] => {
                let field = fields
                    .objects
                    .iter()
                    .find_map(|object| object.get(self, name));
                match (field, unknowns) {
                    (Some(field), _) => self.chain_leaves(field, rest, taken, None, depth),
                    (None, _) if fields.is_open => UNKNOWN,
                    (None, Unknowns::Refused) => Dangers::ALL,
                    (None, Unknowns::Stripped) if taken == Taken::Result => Dangers::ALL,
                    (None, _) => Dangers::NONE,
                }
            }
            _ => match unknowns {
                Unknowns::Refused => TEXT,
                Unknowns::Stripped if taken == Taken::Result => TEXT,
                _ => Dangers::STRUCTURE,
            },
        }
    }

    /// What becomes of fields that a schema does not name.
    pub(crate) fn unknowns_of(&self, schema: Schema<'a>, options: Option<Object<'a>>) -> Unknowns {
        let is_set = |options: Object<'a>, name: &str| {
            options
                .get(self, name)
                .map(|value| self.boolean(value) != Some(false))
        };
        if let Some(options) = options {
            if is_set(options, "stripUnknown") == Some(true) {
                return Unknowns::Stripped;
            }
            match is_set(options, "allowUnknown") {
                Some(true) => return Unknowns::Kept,
                Some(false) => return Unknowns::Refused,
                None => {}
            }
        }
        let chain = match schema {
            Schema::Chain(chain) => chain,
            Schema::Json(schema) => {
                let closed = self.object(schema).is_some_and(|schema| {
                    ["additionalProperties", "unevaluatedProperties"]
                        .iter()
                        .filter_map(|name| schema.get(self, name))
                        .any(|value| self.boolean(value) == Some(false))
                });
                return if closed {
                    Unknowns::Refused
                } else {
                    Unknowns::Kept
                };
            }
        };
        let calls = self.chain_calls(chain);
        let is_strict = calls.iter().any(|call| call.name() == Some("strict"));
        for call in &calls {
            let off = call
                .argument(0)
                .is_some_and(|value| self.boolean(value) == Some(false));
            match call.name() {
                Some("strict" | "strictObject" | "exact") => return Unknowns::Refused,
                Some("noUnknown") if !off => {
                    return if is_strict {
                        Unknowns::Refused
                    } else {
                        Unknowns::Stripped
                    };
                }
                Some("strip" | "stripUnknown") => return Unknowns::Stripped,
                Some("passthrough" | "loose" | "looseObject" | "catchall" | "objectWithRest") => {
                    return Unknowns::Kept;
                }
                // `z.unknown()` has no receiver that is an object.
                Some("unknown") if call.receiver().and_then(Call::of).is_some() => {
                    return if off {
                        Unknowns::Refused
                    } else {
                        Unknowns::Kept
                    };
                }
                Some("options" | "prefs" | "preferences") => {
                    if let Some(options) = call.argument(0).and_then(|value| self.object(value)) {
                        if is_set(options, "stripUnknown") == Some(true) {
                            return Unknowns::Stripped;
                        }
                        if is_set(options, "allowUnknown") == Some(true) {
                            return Unknowns::Kept;
                        }
                    }
                }
                // valibot's functions take the schema as an argument.
                Some("pipe" | "partial" | "pick" | "omit" | "required")
                    if call.receiver().and_then(Call::of).is_none() =>
                {
                    if let Some(inner) = call.argument(0)
                        && Call::of(self.resolve(inner)).is_some()
                    {
                        return self.unknowns_of(Schema::Chain(inner), None);
                    }
                }
                _ => {}
            }
        }
        match self.library(chain) {
            Some("joi" | "@hapi/joi" | "superstruct" | "celebrate") => Unknowns::Refused,
            Some("yup" | "arktype" | "@sinclair/typebox" | "io-ts") => Unknowns::Kept,
            _ => Unknowns::Stripped,
        }
    }

    /// The library that a schema is written with, also by the name its functions usually go by.
    pub(super) fn library(&self, chain: Expr<'a>) -> Option<&'static str> {
        let resolved = self.resolve(chain);
        if let Some(package) = self
            .identity(resolved)
            .and_then(|identity| schema_package(&identity))
        {
            return Some(package);
        }
        match self.chain_names(resolved).last().copied() {
            Some("z") => Some("zod"),
            Some("Joi" | "joi") => Some("joi"),
            Some("yup" | "Yup") => Some("yup"),
            _ => match self.text(self.chain_root(resolved).place()) {
                "z" => Some("zod"),
                "Joi" | "joi" => Some("joi"),
                "yup" | "Yup" => Some("yup"),
                _ => None,
            },
        }
    }

    /// The object at the very beginning of a chain.
    fn chain_root(&self, expr: Expr<'a>) -> Expr<'a> {
        let mut current = expr;
        for _ in 0..64 {
            let next = match Call::of(current) {
                Some(call) => Some(call.receiver().unwrap_or(call.callee())),
                None => member(current).map(|(object, _)| object),
            };
            match next {
                Some(next) => current = self.resolve(next),
                None => break,
            }
        }
        current
    }

    /// What the schema of a single value rules out.
    pub(super) fn value_leaves(&self, chain: Expr<'a>, depth: u32) -> Dangers {
        let Some(depth) = depth.checked_sub(1) else {
            return TEXT;
        };
        let (names, calls) = self.chain(chain);
        if names.is_empty() {
            return TEXT;
        }
        let mut safe = if names.iter().any(|name| ANYTHING.contains(name)) {
            Dangers::NONE
        } else if names.contains(&"email") {
            UNKNOWN
        } else {
            TEXT
        };
        for call in &calls {
            let Some(name) = call.name() else { continue };
            let argument = call.argument(0);
            if NARROW.contains(&name) {
                return Dangers::ALL;
            }
            match (name, argument) {
                (name, Some(pattern)) if PATTERNS.contains(&name) => {
                    safe = safe.and(self.asked_pattern(pattern));
                }
                ("refine" | "custom" | "test" | "check", Some(_)) => {
                    let decides = call
                        .arguments()
                        .find_map(|argument| self.function(argument));
                    safe = safe.and(
                        decides
                            .map_or(Dangers::NONE, |function| self.decided(function, 0, true, 8)),
                    );
                }
                (
                    "array" | "items" | "of" | "set" | "optional" | "nullable" | "nullish",
                    Some(inner),
                ) if self.library(inner).is_some() => {
                    safe = safe.and(self.value_leaves(inner, depth));
                }
                ("pipe" | "preprocess", Some(_)) => {
                    for inner in call.arguments() {
                        if self.library(inner).is_some() {
                            safe = safe.and(self.value_leaves(inner, depth));
                        }
                    }
                }
                ("union" | "alternatives" | "try", Some(list)) => {
                    let choices = self
                        .elements(list)
                        .unwrap_or_else(|| call.arguments().collect());
                    let common = choices
                        .into_iter()
                        .map(|choice| self.value_leaves(choice, depth))
                        .reduce(Dangers::common);
                    return common.unwrap_or(TEXT);
                }
                ("or", Some(other)) => {
                    let first = call
                        .receiver()
                        .map_or(TEXT, |first| self.value_leaves(first, depth));
                    return first.common(self.value_leaves(other, depth));
                }
                _ => {}
            }
        }
        safe
    }

    /// What the pattern that a schema asks for rules out; one that is not visible is believed.
    pub(super) fn asked_pattern(&self, pattern: Expr<'a>) -> Dangers {
        if self.pattern(pattern).is_some() {
            return self.matched_by(pattern);
        }
        match self.string(pattern) {
            Some(text) => super::pattern::matched(&text, ""),
            None => Dangers::ALL,
        }
    }

    /// The schema of a list's elements: `z.array(element)`, `Joi.array().items(element)`.
    fn element_schema(&self, chain: Expr<'a>) -> Option<Expr<'a>> {
        self.chain_calls(chain).into_iter().find_map(|call| {
            matches!(call.name(), Some("array" | "items" | "of"))
                .then(|| call.argument(0))
                .flatten()
        })
    }

    fn json_leaves(&self, schema: Expr<'a>, keys: &[Key<'a>], depth: u32) -> Dangers {
        let (Some(depth), Some(object)) = (depth.checked_sub(1), self.object(schema)) else {
            return UNKNOWN;
        };
        let kind = object.get(self, "type").and_then(|kind| self.string(kind));
        match keys {
            [Key::Name(name), rest @ ..] => {
                let properties = object
                    .get(self, "properties")
                    .and_then(|properties| self.object(properties));
                let Some(properties) = properties else {
                    return UNKNOWN;
                };
                match properties.get(self, name) {
                    Some(field) => self.json_leaves(field, rest, depth),
                    None if properties.is_open(self) => UNKNOWN,
                    None => match self.unknowns_of(Schema::Json(schema), None) {
                        Unknowns::Refused => Dangers::ALL,
                        _ => Dangers::NONE,
                    },
                }
            }
            [Key::Rest | Key::Position(_), rest @ ..] if kind.as_deref() == Some("array") => object
                .get(self, "items")
                .map_or(Dangers::NONE, |items| self.json_leaves(items, rest, depth)),
            [] | [Key::Rest | Key::Position(_), ..] => match kind.as_deref() {
                Some("integer" | "number" | "boolean" | "null") => Dangers::ALL,
                Some("string") => {
                    let format = object
                        .get(self, "format")
                        .and_then(|name| self.string(name));
                    if object.get_any(self, &["enum", "const"]).is_some()
                        || matches!(
                            format.as_deref(),
                            Some("uuid" | "date" | "date-time" | "time" | "ipv4" | "duration")
                        )
                    {
                        return Dangers::ALL;
                    }
                    let by_format = match format.as_deref() {
                        Some("email" | "hostname") => UNKNOWN,
                        _ => TEXT,
                    };
                    object.get(self, "pattern").map_or(by_format, |pattern| {
                        by_format.and(self.asked_pattern(pattern))
                    })
                }
                Some("array") => object
                    .get(self, "items")
                    .map_or(Dangers::NONE, |items| self.json_leaves(items, &[], depth)),
                Some("object") | None if object.get(self, "properties").is_some() => {
                    match self.unknowns_of(Schema::Json(schema), None) {
                        Unknowns::Refused => TEXT,
                        _ => Dangers::STRUCTURE,
                    }
                }
                None if object.get_any(self, &["enum", "const"]).is_some() => Dangers::ALL,
                _ => Dangers::NONE,
            },
        }
    }

    /// The object literals with the fields of an object schema: `z.object({…}).extend({…})`.
    pub(crate) fn schema_fields(&self, schema: Expr<'a>) -> Fields<'a> {
        let mut fields = Fields::default();
        self.add_fields(schema, &mut fields, SCHEMA_DEPTH);
        fields
    }

    fn add_fields(&self, schema: Expr<'a>, fields: &mut Fields<'a>, depth: u32) {
        let Some(depth) = depth.checked_sub(1) else {
            fields.is_open = true;
            return;
        };
        // celebrate takes the fields alone.
        if let Some(object) = self.object(schema) {
            fields.is_open |= object.is_open(self);
            fields.objects.push(object);
            return;
        }
        for call in self.chain_calls(schema) {
            match call.name() {
                Some(
                    "object" | "strictObject" | "looseObject" | "keys" | "shape" | "extend"
                    | "safeExtend" | "append" | "type" | "Object",
                ) => {
                    let Some(argument) = call.argument(0) else {
                        continue;
                    };
                    match self.object(argument) {
                        Some(object) => {
                            fields.is_open |= object.is_open(self);
                            fields.objects.push(object);
                        }
                        None if Call::of(self.resolve(argument)).is_some() => {
                            self.add_fields(argument, fields, depth);
                        }
                        None => fields.is_open = true,
                    }
                }
                Some(
                    "merge" | "and" | "concat" | "intersect" | "intersection" | "pipe" | "partial"
                    | "preprocess" | "optional",
                ) => {
                    for argument in call.arguments() {
                        match self.elements(argument) {
                            Some(elements) => {
                                for element in elements {
                                    self.add_fields(element, fields, depth);
                                }
                            }
                            None => self.add_fields(argument, fields, depth),
                        }
                    }
                }
                _ => {}
            }
        }
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
                let resolved = self.resolve(current);
                if resolved.span() != current.span() || resolved.file != current.file {
                    current = resolved;
                    continue;
                }
                names.extend(name);
                current = object;
            } else {
                let resolved = self.resolve(current);
                if resolved.span() == current.span() && resolved.file == current.file {
                    if let Expression::Identifier(name) = plain(current.node)
                        && matches!(name.name.as_str(), "z" | "Joi" | "joi" | "yup" | "Yup")
                    {
                        names.push(name.name.as_str());
                    }
                    break;
                }
                current = resolved;
            }
        }
        (names, calls)
    }
}

/// Whether a rule of this name admits only harmless values.
pub(super) fn is_narrow(name: &str) -> bool {
    NARROW.contains(&name)
}

/// The fields of an object schema.
#[derive(Default)]
pub(crate) struct Fields<'a> {
    /// The literals that name them, the last one first.
    pub objects: Vec<Object<'a>>,
    /// Whether more come from somewhere that is not visible.
    pub is_open: bool,
}

impl<'a> Fields<'a> {
    /// The fields and their schemas.
    pub fn all(&self) -> impl Iterator<Item = (&'a str, Expr<'a>)> {
        self.objects.iter().flat_map(|object| object.properties())
    }
}

/// The schema library that an identity belongs to.
pub(super) fn schema_package(identity: &str) -> Option<&'static str> {
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
        "celebrate",
        "@sinclair/typebox",
    ]
    .into_iter()
    .find(|package| {
        identity == *package
            || identity
                .strip_prefix(package)
                .is_some_and(|rest| rest.starts_with(['.', '/', '(']))
    })
}
