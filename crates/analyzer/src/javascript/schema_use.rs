//! Schemas in use: which are applied, which are not, and what the code reads without one.

use oxc_ast::AstKind;
use oxc_ast::ast::{BindingPattern, Expression};
use oxc_span::GetSpan;

use super::calls::plain;
use super::definition::key_name;
use super::schema::Schema;
use super::{Call, Check, Expr, Facts, FunctionRef};
use crate::source::FileId;

/// An object schema that nothing uses.
pub struct UnusedSchema<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where it is declared.
    pub place: crate::source::Place,
    /// The fields that it names.
    pub fields: Vec<&'a str>,
}

impl<'a> Facts<'a> {
    /// Whether what a caller sent reaches an expression, or it is the part of a request that a middleware takes.
    pub fn holds_request_data(&self, data: Expr<'a>) -> bool {
        let computed = match plain(data.node) {
            Expression::ComputedMemberExpression(access) => {
                self.is_request(data.with(&access.object))
            }
            _ => false,
        };
        computed || self.taint(data).is_some()
    }

    /// Object schemas that are declared at the top of a file, not exported, and never named again.
    pub fn unused_schemas(&self) -> Vec<UnusedSchema<'a>> {
        let mut found = Vec::new();
        for name in ["object", "strictObject", "keys", "Object"] {
            for call in self.index().calls_named(name) {
                let semantic = &self.file(call.file).semantic;
                let nodes = semantic.nodes();
                let mut declared = None;
                for ancestor in nodes.ancestors(call.node).take(24) {
                    match ancestor.kind() {
                        AstKind::VariableDeclarator(declarator) => {
                            declared = Some((ancestor.id(), declarator));
                            break;
                        }
                        // Only the outermost object of a schema.
                        AstKind::ObjectProperty(_)
                        | AstKind::Function(_)
                        | AstKind::ArrowFunctionExpression(_) => break,
                        _ => {}
                    }
                }
                let Some((node, declarator)) = declared else {
                    continue;
                };
                let BindingPattern::BindingIdentifier(identifier) = &declarator.id else {
                    continue;
                };
                let is_exported = nodes.ancestor_kinds(node).take(3).any(|kind| {
                    matches!(kind, AstKind::ExportNamedDeclaration(_))
                        || matches!(kind, AstKind::ExportDeclaration(_))
                });
                let (Some(symbol), Some(init)) = (identifier.symbol_id.get(), &declarator.init)
                else {
                    continue;
                };
                if is_exported
                    || semantic
                        .scoping()
                        .get_resolved_references(symbol)
                        .next()
                        .is_some()
                {
                    continue;
                }
                let schema = Expr {
                    file: call.file,
                    node: init,
                };
                if self.library(schema).is_none() {
                    continue;
                }
                let fields: Vec<&'a str> = self
                    .schema_fields(schema)
                    .all()
                    .map(|(name, _)| name)
                    .collect();
                if !fields.is_empty() {
                    found.push(UnusedSchema {
                        name: identifier.name.as_str(),
                        place: crate::source::Place {
                            file: call.file,
                            span: super::span(identifier.span),
                        },
                        fields,
                    });
                }
            }
        }
        found
    }

    /// The paths of the fields that the schema of a check names.
    pub fn schema_paths(&self, check: &Check<'a>) -> Vec<Vec<&'a str>> {
        let mut paths = Vec::new();
        let Some(Schema::Chain(schema)) = check.schema else {
            return paths;
        };
        let mut open = vec![(schema, Vec::new())];
        while let Some((schema, path)) = open.pop() {
            for (name, field) in self.schema_fields(schema).all() {
                let path = [path.as_slice(), &[name]].concat();
                if path.len() < 5 && paths.len() < 200 {
                    open.push((field, path.clone()));
                }
                paths.push(path);
            }
        }
        paths
    }

    /// The JSON schema of an object that a name is declared with and that takes more than it names, told by its `properties`. None for
    /// schemas within schemas, those that a check in the same file takes, and anything else.
    pub fn declared_json_schema(&self, fields: Expr<'a>) -> Option<crate::source::Place> {
        let schema = self.object_around(fields)?;
        let expr = self
            .file(fields.file)
            .semantic
            .nodes()
            .parent_kind(schema.node_id.get());
        let AstKind::VariableDeclarator(declarator) = expr else {
            return None;
        };
        let init = Expr {
            file: fields.file,
            node: declarator.init.as_ref()?,
        };
        let object = self.object(init)?;
        let is_object = object
            .get(self, "type")
            .and_then(|kind| self.string(kind))
            .as_deref()
            == Some("object");
        let says_more = [
            "additionalProperties",
            "unevaluatedProperties",
            "allOf",
            "anyOf",
            "oneOf",
            "$ref",
        ];
        let is_checked_here = self.checks().values().flatten().any(|(check, _)| {
            check.call.file == fields.file
                && check
                    .schema
                    .is_some_and(|schema| self.resolve(schema.expr()).span() == init.span())
        });
        (is_object
            && object.get_any(self, &says_more).is_none()
            && !object.is_open(self)
            && self.object(fields).is_some()
            && !is_checked_here)
            .then(|| place_of(fields.file, declarator.id.span()))
    }

    /// Whether a check in the same file applies the schema of which a call is a part, so that its result can be followed there.
    pub fn is_applied_schema(&self, part: Call<'a>) -> bool {
        let parts = self.memory.applied_schemas.get_or_init(|| {
            let schemas = self.checks().values().flatten();
            schemas
                .filter_map(|(check, _)| Some((check.call.file, check.schema?)))
                .flat_map(|(file, schema)| {
                    let parts = self.chain_calls(schema.expr()).into_iter();
                    parts.filter(move |part| part.file == file)
                })
                .map(|call| (call.file, call.span.start, call.span.end))
                .collect()
        });
        parts.contains(&(part.file, part.span.start, part.span.end))
    }

    /// Whether a link of a route's chain or its handler checks the request, or may: what is not visible and says so by its name.
    pub fn is_validated(&self, route: &super::Route<'a>) -> bool {
        let links = route.before.iter().chain(&route.handlers);
        links.clone().any(|link| !self.applied_by(*link).is_empty())
            || route.handler(self).is_some_and(|handler| {
                self.calls_within(handler.place())
                    .any(|call| self.check_of(call).is_some())
            })
    }

    /// The fields of `req.body` that a function reads by name.
    pub fn body_fields_read(&self, function: FunctionRef<'a>) -> Vec<&'a str> {
        let semantic = &self.file(function.file).semantic;
        let nodes = semantic.nodes();
        let Some(request) = function.parameter_name(0) else {
            return Vec::new();
        };
        let bodies = [
            format!("{request}.body"),
            // Koa, Hono
            format!("{request}.request.body"),
            format!("await {request}.req.json()"),
            format!("await {request}.json()"),
        ];
        let mut fields = Vec::new();
        for node in nodes.iter() {
            let span = node.kind().span();
            if span.start < function.span().start || function.span().end < span.end {
                continue;
            }
            match node.kind() {
                AstKind::StaticMemberExpression(access)
                    if bodies.iter().any(|body| {
                        self.text(place_of(function.file, access.object.span())) == body
                    }) =>
                {
                    fields.push(access.property.name.as_str());
                }
                AstKind::VariableDeclarator(declarator) => {
                    if let (BindingPattern::ObjectPattern(pattern), Some(init)) =
                        (&declarator.id, &declarator.init)
                        && bodies.iter().any(|body| {
                            self.text(place_of(function.file, init.span()))
                                .starts_with(body)
                        })
                    {
                        fields.extend(
                            pattern
                                .properties
                                .iter()
                                .filter_map(|property| key_name(&property.key)),
                        );
                    }
                }
                _ => {}
            }
        }
        fields.sort_unstable();
        fields.dedup();
        fields
    }
}

fn place_of(file: FileId, span: oxc_span::Span) -> crate::source::Place {
    crate::source::Place {
        file,
        span: super::span(span),
    }
}
