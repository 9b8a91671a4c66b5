//! Requests: which expressions are one, and what of it the caller wrote.

use std::rc::Rc;

use oxc_ast::ast::Expression;

use super::calls::{member, plain};
use super::definition::Key;
use super::sources::Role;
use super::tables::{HOST_HEADERS, REQUEST_MEMBERS, UPLOAD_MEMBERS};
use super::{Call, Dangers, Definition, Expr, Facts, FunctionRef, Taint};

impl<'a> Facts<'a> {
    /// Whether an expression is the request object of a handler.
    pub fn is_request(&self, expr: Expr<'a>) -> bool {
        let expr = expr.with(plain(expr.node));
        if let Some((object, Some("request" | "req"))) = member(expr) {
            return matches!(plain(object.node), Expression::Identifier(name) if matches!(name.name.as_str(), "ctx" | "context"))
                // Hono's context.
                || self.is_typed(object, "Context")
                || self.is_request(object);
        }
        let Some(symbol) = self.symbol(expr) else {
            return false;
        };
        match self.definition(expr.file, symbol) {
            Definition::Parameter(function, position, keys) => {
                keys.is_empty() && self.is_request_parameter(function, position)
            }
            // `context.switchToHttp().getRequest()` of a NestJS guard
            Definition::Value(value, keys) => {
                keys.is_empty()
                    && Call::of(value).is_some_and(|call| call.name() == Some("getRequest"))
            }
            _ => false,
        }
    }

    /// Whether an expression is a parameter that is declared with this type.
    fn is_typed(&self, expr: Expr<'a>, wanted: &str) -> bool {
        let Some(symbol) = self.symbol(expr) else {
            return false;
        };
        match self.definition(expr.file, symbol) {
            Definition::Parameter(function, position, keys) => {
                keys.is_empty() && function.parameter_type(position) == Some(wanted)
            }
            _ => false,
        }
    }

    pub(super) fn is_request_parameter(&self, function: FunctionRef<'a>, position: usize) -> bool {
        match self.role(function, position) {
            Some(Role::Request) => return true,
            Some(_) => return false,
            None => {}
        }
        let named = |position: usize, names: &[&str]| {
            function
                .parameter_name(position)
                .is_some_and(|name| names.contains(&name))
        };
        if named(position, &["req", "_req"]) {
            return true;
        }
        // Clients call their own requests `request` too: one that is read like a handler's, or stands beside an answer, is meant.
        if named(position, &["request"]) {
            let text = self.text(function.place());
            return named(position + 1, &["res", "response", "reply", "h", "next"])
                || [
                    "request.body",
                    "request.query",
                    "request.params",
                    "request.cookies",
                    "request.formData()",
                    "request.json()",
                    "request.text()",
                    "request.user",
                ]
                .iter()
                .any(|mark| text.contains(mark));
        }
        if position == 0 && named(0, &["ctx"]) {
            return true;
        }
        if matches!(
            function.parameter_type(position),
            Some(
                "Request"
                    | "NextApiRequest"
                    | "FastifyRequest"
                    | "AuthRequest"
                    | "AuthenticatedRequest"
                    | "NextRequest"
                    | "APIGatewayProxyEvent"
                    | "APIGatewayProxyEventV2"
                    | "APIGatewayEvent"
                    | "ParameterizedContext"
                    | "RouterContext"
            )
        ) {
            return true;
        }
        // `Context` of Hono and Koa carries the request; other packages call other things so.
        if function.parameter_type(position) == Some("Context")
            && let Some(symbol) = self.root_symbol(function.file, "Context")
            && let Definition::Import(module, _) = self.definition(function.file, symbol)
            && matches!(module, "hono" | "koa" | "@koa/router" | "koa-router")
        {
            return true;
        }
        let expected = if function.handles_errors() { 1 } else { 0 };
        position == expected && named(position + 1, &["res", "response", "reply", "_res"])
    }

    /// `req.body` and its like, where `base` is that whole member expression.
    pub(super) fn request_member(
        &self,
        base: Expr<'a>,
        object: Expr<'a>,
        name: Option<&'a str>,
        keys: &[Key<'a>],
    ) -> Option<Rc<Taint>> {
        let name = name?;
        // In Koa `ctx.body` is the answer.
        let answers = name == "body"
            && matches!(plain(object.node), Expression::Identifier(id) if matches!(id.name.as_str(), "ctx" | "context"));
        if answers || !self.is_request(object) {
            return None;
        }
        self.request_source(base, name, keys)
    }

    pub(super) fn request_source(
        &self,
        at: Expr<'a>,
        name: &str,
        keys: &[Key<'a>],
    ) -> Option<Rc<Taint>> {
        let (_, safe) = REQUEST_MEMBERS.iter().find(|(member, _)| *member == name)?;
        let field = keys.iter().find_map(|key| match key {
            Key::Name(name) => Some(*name),
            _ => None,
        });
        let is_upload = name == "file" || name == "files";
        let names = |of: &[&str]| {
            keys.iter()
                .any(|key| matches!(key, Key::Name(name) if of.contains(name)))
        };
        let is_content = is_upload && names(&["buffer", "data"]);
        // The path and size of an upload are made by the server; its names and its content are the caller's.
        if is_upload && field.is_some() && !is_content && !names(UPLOAD_MEMBERS) {
            return None;
        }
        let is_host = matches!(name, "host" | "hostname")
            || (name == "headers" && field.is_some_and(|field| HOST_HEADERS.contains(&field)));
        let mut text = match self.text(at.place()) {
            text if text.len() <= 80 && text.contains('.') => text.to_owned(),
            _ => format!("req.{name}"),
        };
        if let Some(Key::Name(field)) = keys.first()
            && text.ends_with(name)
        {
            text = format!("{text}.{field}");
        }
        let is_whole = keys.is_empty() || keys == [Key::Rest];
        let safe = match name {
            "query" if !is_whole && self.query_is_flat(at.file) => safe.and(Dangers::STRUCTURE),
            _ => *safe,
        };
        let source = if is_upload && !is_content {
            Taint::upload_at(at.place(), &text)
        } else if is_host {
            Taint::host_at(at.place(), &text, safe)
        } else {
            Taint::source_at(at.place(), &text, safe, is_whole)
        };
        let source = match self.route_schema(at, name, keys) {
            Some(safe) => source.cleaned(safe)?,
            None => source,
        };
        source.cleaned(self.validated_before(at, name, keys))
    }

    /// What the links of the chain rule out for a field of `matchedData`, whatever part of the request it comes from; a chain that is not
    /// visible is believed.
    pub(super) fn matched_leaves(&self, at: Expr<'a>, keys: &[Key<'a>]) -> Dangers {
        let [Key::Name(_), ..] = keys else {
            return Dangers::ALL;
        };
        let known = ["body", "query", "params"]
            .iter()
            .fold(Dangers::NONE, |safe, part| {
                safe.and(self.validated_before(at, part, keys))
            });
        if known == Dangers::NONE {
            Dangers::ALL
        } else {
            known
        }
    }

    /// What the links of the chain before the functions around a place rule out for a part of the request.
    fn validated_before(&self, at: Expr<'a>, name: &str, keys: &[Key<'a>]) -> Dangers {
        let model = self.express();
        let functions = self
            .file(at.file)
            .semantic
            .nodes()
            .ancestor_kinds(at.node_id())
            .filter_map(|kind| FunctionRef::of_kind(at.file, kind));
        functions.take(6).fold(Dangers::NONE, |safe, function| {
            let applied = model.applied_before(function);
            if applied.is_empty() {
                return safe;
            }
            safe.and(self.applied_leaves(applied, function, at, name, keys))
        })
    }
}
