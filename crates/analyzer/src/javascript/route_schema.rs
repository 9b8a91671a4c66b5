//! Schemas that a route is registered with: what Fastify lets through to its handler.

use oxc_ast::AstKind;

use super::answers::property;
use super::definition::Key;
use super::pattern::matched;
use super::{Call, Constant, Dangers, Expr, Facts, FunctionRef};
use crate::source::FileId;

/// The schemas of routes by the function that answers.
pub(super) type RouteSchemas<'a> = rustc_hash::FxHashMap<(FileId, u32), Expr<'a>>;

/// Formats of JSON Schema that admit only harmless texts.
const FORMATS: &[&str] = &[
    "date",
    "date-time",
    "duration",
    "ipv4",
    "ipv6",
    "time",
    "uuid",
];

const TEXT: Dangers = Dangers::STRUCTURE.and(Dangers::MASS);

/// How deep schemas may nest.
const DEPTH: u32 = 8;

impl<'a> Facts<'a> {
    /// What the schema of the route around `at` rules out for a part of the request.
    pub(super) fn route_schema(
        &self,
        at: Expr<'a>,
        member: &str,
        keys: &[Key<'a>],
    ) -> Option<Dangers> {
        let schemas = self
            .memory
            .route_schemas
            .get_or_init(|| self.find_route_schemas());
        if schemas.is_empty() {
            return None;
        }
        let nodes = self.file(at.file).semantic.nodes();
        let schema = nodes
            .ancestor_kinds(at.node_id())
            .filter_map(|kind| FunctionRef::of_kind(at.file, kind))
            .find_map(|function| schemas.get(&(at.file, function.span().start)))?;
        let names: &[&str] = match member {
            "query" => &["querystring", "query"],
            "params" => &["params"],
            "body" => &["body"],
            "headers" => &["headers"],
            _ => return None,
        };
        let part = self.object(*schema)?.get_any(self, names)?;
        self.json_schema(part, keys, DEPTH)
    }

    fn find_route_schemas(&self) -> RouteSchemas<'a> {
        let mut found = RouteSchemas::default();
        for schema in self.index().properties("schema") {
            let Some(options) = self.object_around(*schema) else {
                continue;
            };
            let nodes = self.file(schema.file).semantic.nodes();
            let mut file = |function: FunctionRef<'a>| {
                found.insert((function.file, function.span().start), *schema);
            };
            if let AstKind::ObjectProperty(_) = nodes.parent_kind(schema.node_id())
                && let Some(handler) = property(options, "handler")
                && let Some(function) = self.function(schema.with(handler))
            {
                file(function);
            } else if let Some(call) =
                Call::of_kind(schema.file, nodes.parent_kind(options.node_id.get()))
            {
                for function in call
                    .arguments()
                    .filter_map(|argument| self.function(argument))
                {
                    file(function);
                }
            }
        }
        found
    }

    /// What a JSON Schema rules out for what `keys` lead to; none where it is no JSON Schema.
    fn json_schema(&self, schema: Expr<'a>, keys: &[Key<'a>], depth: u32) -> Option<Dangers> {
        let depth = depth.checked_sub(1)?;
        let object = self.object(schema)?;
        match keys {
            [Key::Name(name), rest @ ..] => {
                let field = match object.get(self, "properties") {
                    Some(properties) => self.object(properties)?.get(self, name)?,
                    None => object.get(self, name)?,
                };
                self.json_schema(field, rest, depth)
            }
            [_, rest @ ..] => self.json_schema(object.get(self, "items")?, rest, depth),
            [] => {
                let text = |name: &str| object.get(self, name).and_then(|value| self.string(value));
                if object.get(self, "enum").is_some() || object.get(self, "const").is_some() {
                    return Some(Dangers::ALL);
                }
                Some(match text("type").as_deref() {
                    Some("integer" | "number" | "boolean" | "null") => Dangers::ALL,
                    Some("string") => {
                        let by_pattern =
                            text("pattern").map_or(Dangers::NONE, |pattern| matched(&pattern, ""));
                        let by_format = text("format")
                            .filter(|format| FORMATS.contains(&format.as_str()))
                            .map_or(Dangers::NONE, |_| Dangers::ALL);
                        TEXT.and(by_pattern).and(by_format)
                    }
                    Some("object") => {
                        let closed = object
                            .get(self, "additionalProperties")
                            .and_then(|value| self.constant(value))
                            == Some(Constant::Boolean(false));
                        if closed { TEXT } else { Dangers::NONE }
                    }
                    _ => return None,
                })
            }
        }
    }
}
