//! What middleware has checked and kept for the handlers behind it, as in `req.valid = …`: the middleware itself knows only some schema,
//! the route that mounts it knows which.

use oxc_ast::AstKind;
use oxc_ast::ast::{Expression, LogicalOperator};

use super::calls::{member, plain};
use super::definition::Key;
use super::schema::{Schema, Taken};
use super::{Call, Dangers, Definition, Expr, Facts, FunctionRef};

/// How deep middleware that is made by functions is looked into.
const MAKER_DEPTH: u32 = 3;

/// Where among the arguments of the function that makes a middleware its schema is.
struct SchemaPlace<'a> {
    position: usize,
    keys: Vec<Key<'a>>,
    /// `schemas[part]`: under the name of the part of the request.
    by_part: bool,
}

impl<'a> Facts<'a> {
    /// What the schema for a part of the request leaves of a field, where a route mounts one before a function; none where it mounts none.
    pub(super) fn kept_leaves(
        &self,
        function: FunctionRef<'a>,
        part: &str,
        keys: &[Key<'a>],
    ) -> Option<Dangers> {
        let links = self.express().links_to(function);
        links.iter().rev().find_map(|link| {
            let schema = self.mounted_schema(*link, part, MAKER_DEPTH)?;
            Some(self.schema_leaves(Schema::Chain(schema), keys, Taken::Result, None))
        })
    }

    /// The schema that a link of a chain is handed for a part of the request.
    fn mounted_schema(&self, link: Expr<'a>, part: &str, depth: u32) -> Option<Expr<'a>> {
        let depth = depth.checked_sub(1)?;
        if let Some(elements) = self.elements(link) {
            return elements
                .into_iter()
                .find_map(|element| self.mounted_schema(element, part, depth));
        }
        let call = Call::of(self.resolve(link)).filter(|call| !call.is_new)?;
        let maker = self.function(call.callee())?;
        let place = self.schema_place(maker, part, depth)?;
        self.schema_at(call, &place, part)
    }

    fn schema_at(&self, call: Call<'a>, place: &SchemaPlace<'a>, part: &str) -> Option<Expr<'a>> {
        let schema = self.part(call.argument(place.position)?, &place.keys)?;
        if place.by_part {
            self.shape(schema).get(part)
        } else {
            Some(schema)
        }
    }

    fn schema_place(
        &self,
        maker: FunctionRef<'a>,
        part: &str,
        depth: u32,
    ) -> Option<SchemaPlace<'a>> {
        for returned in self.index().returns(maker).iter().take(4) {
            let made = self.elements(*returned).unwrap_or_else(|| vec![*returned]);
            for one in made {
                let place = match FunctionRef::of(self.resolve(one)) {
                    Some(middleware) => self.schema_place_in(maker, middleware, part),
                    None => self.schema_place_behind(maker, one, part, depth),
                };
                if place.is_some() {
                    return place;
                }
            }
        }
        None
    }

    /// `(schema, handler) => [validate(schema), …]`: another function makes the middleware of the same schema.
    fn schema_place_behind(
        &self,
        maker: FunctionRef<'a>,
        made: Expr<'a>,
        part: &str,
        depth: u32,
    ) -> Option<SchemaPlace<'a>> {
        let depth = depth.checked_sub(1)?;
        let call = Call::of(made)?;
        let inner = self.schema_place(self.function(call.callee())?, part, depth)?;
        let (position, mut keys) = self.parameter(maker, call.argument(inner.position)?)?;
        keys.extend(inner.keys);
        Some(SchemaPlace {
            position,
            keys,
            by_part: inner.by_part,
        })
    }

    fn schema_place_in(
        &self,
        maker: FunctionRef<'a>,
        middleware: FunctionRef<'a>,
        part: &str,
    ) -> Option<SchemaPlace<'a>> {
        self.calls_within(middleware.place()).find_map(|call| {
            let check = self.check_of(call)?;
            let schema = check.schema?.expr();
            let schema = schema.with(plain(schema.node));
            let mut data = check.data.with(plain(check.data.node));
            if let Expression::LogicalExpression(choice) = data.node
                && choice.operator != LogicalOperator::And
            {
                data = data.with(plain(&choice.left));
            }
            let (object, name) = member(data)?;
            if !self.is_request(object) || name.is_some_and(|name| name != part) {
                return None;
            }
            let (schema, by_part) = match (schema.node, name) {
                // `schemas[part].parse(req[part])`
                (Expression::ComputedMemberExpression(lookup), None) => {
                    (schema.with(&lookup.object), true)
                }
                // `for (const [part, schema] of Object.entries(schemas))`
                (Expression::Identifier(_), None) => (self.entries_of(schema)?, true),
                (_, Some(_)) => (schema, false),
                _ => return None,
            };
            let (position, keys) = self.parameter(maker, schema)?;
            Some(SchemaPlace {
                position,
                keys,
                by_part,
            })
        })
    }

    /// The object whose entries a loop goes through, for the variable that holds their values.
    fn entries_of(&self, value: Expr<'a>) -> Option<Expr<'a>> {
        let semantic = &self.file(value.file).semantic;
        let declared = semantic.scoping().symbol_declaration(self.symbol(value)?);
        let iterated =
            semantic
                .nodes()
                .ancestor_kinds(declared)
                .take(3)
                .find_map(|kind| match kind {
                    AstKind::ForOfStatement(statement) => Some(value.with(&statement.right)),
                    _ => None,
                })?;
        let entries = Call::of(iterated).filter(|call| call.name() == Some("entries"))?;
        entries.argument(0)
    }

    /// The position of the parameter of a function that an expression is, or is a part of, and the way to that part.
    fn parameter(
        &self,
        function: FunctionRef<'a>,
        expr: Expr<'a>,
    ) -> Option<(usize, Vec<Key<'a>>)> {
        if let Some((object, Some(name))) = member(expr) {
            let (position, mut keys) = self.parameter(function, object)?;
            keys.push(Key::Name(name));
            return Some((position, keys));
        }
        match self.definition(expr.file, self.symbol(expr)?) {
            Definition::Parameter(of, position, keys) if of.node() == function.node() => {
                Some((position, keys))
            }
            _ => None,
        }
    }
}
