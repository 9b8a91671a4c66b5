//! Links of a route's chain: what each makes sure of before the next one runs.

use oxc_ast::ast::{Expression, Statement};

use super::calls::{member, plain};
use super::definition::Key;
use super::schema::{Schema, TEXT, Taken, UNKNOWN};
use super::validation::{Check, Manner};
use super::{Behavior, Call, Dangers, Expr, Facts, FunctionRef, Object};

/// How many lists and factories a link may be wrapped in.
const WRAPPERS: u32 = 3;
/// Parts of a request, with the names that frameworks give them.
const MEMBERS: &[(&str, &str)] = &[
    ("body", "body"),
    ("cookies", "cookies"),
    ("headers", "headers"),
    ("params", "params"),
    ("payload", "body"),
    ("query", "query"),
    ("querystring", "query"),
    ("signedCookies", "cookies"),
];
/// Middleware that takes keys such as `$ne` out of a request.
const OPERATOR_REMOVERS: &[&str] = &[
    "@exortek/express-mongo-sanitize()",
    "express-mongo-sanitize()",
    "perfect-express-sanitizer.clean()",
];

/// What one link of a route's chain has made sure of.
#[derive(Clone)]
pub(crate) struct Applied<'a> {
    /// The part of the request; none for all.
    member: Option<&'static str>,
    what: What<'a>,
    /// Whether it counts only where `validationResult` is looked at.
    is_pending: bool,
}

fn by_schema<'a>(member: &'static str, schema: Expr<'a>) -> Applied<'a> {
    Applied {
        member: Some(member),
        what: What::Schema(Schema::Chain(schema), Vec::new(), Taken::Result, None),
        is_pending: false,
    }
}

impl Applied<'_> {
    /// Somebody has looked at the result.
    pub(crate) fn confirm(&mut self) {
        self.is_pending = false;
    }
}

#[derive(Clone)]
enum What<'a> {
    Schema(Schema<'a>, Vec<Key<'a>>, Taken, Option<Object<'a>>),
    /// A chain of express-validator on the field with this path.
    Field(String, Expr<'a>),
    /// Keys that are operators are taken out.
    Sanitized,
    Unknown,
}

impl<'a> Facts<'a> {
    /// What the links of a route's chain make sure of, in front of each function that runs in it.
    pub(crate) fn applied_by(&self, handler: Expr<'a>) -> Vec<Applied<'a>> {
        let mut found = Vec::new();
        self.add_applied(handler, &mut found, WRAPPERS);
        found
    }

    fn add_applied(&self, handler: Expr<'a>, found: &mut Vec<Applied<'a>>, depth: u32) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        if let Some(elements) = self.elements(handler) {
            for element in elements {
                self.add_applied(element, found, depth);
            }
            return;
        }
        let resolved = self.resolve(handler);
        // `validate(schema)` is told apart by what it is handed; `wrap(handler)` is the handler.
        let is_made = Call::of(resolved).is_some_and(|call| {
            self.function(call.callee()).is_some()
                && !call
                    .arguments()
                    .any(|argument| self.function(argument).is_some())
        });
        if let Some(function) = self.function(handler).filter(|_| !is_made) {
            self.add_applied_in(function, None, found);
            return;
        }
        // Fastify's options, and hapi's.
        if let Some(options) = self.object(resolved) {
            self.add_route_options(options, found);
            return;
        }
        let Some(call) = Call::of(resolved) else {
            if promises_validation(self.text(resolved.place())) {
                found.push(Applied {
                    member: None,
                    what: What::Unknown,
                    is_pending: false,
                });
            }
            return;
        };
        let identity = self.identity(resolved);
        let identity = identity.as_deref().unwrap_or_default();
        if identity.starts_with("express-validator.") {
            self.add_express_validator(resolved, found);
            return;
        }
        if OPERATOR_REMOVERS
            .iter()
            .any(|package| identity.starts_with(package))
        {
            let answer = self.behaves(resolved.file, Behavior::QueryIsReadOnly);
            let throws = answer.holds && answer.version.is_known;
            let works = !(throws && identity.starts_with("express-mongo-sanitize"));
            if works {
                found.push(Applied {
                    member: None,
                    what: What::Sanitized,
                    is_pending: false,
                });
            }
            return;
        }
        if let Some(factory) = self.function(call.callee()) {
            let inner = self
                .index()
                .returns(factory)
                .iter()
                .find_map(|returned| self.function(*returned));
            if let Some(inner) = inner {
                self.add_applied_in(inner, Some((factory, call)), found);
                // `validate([body('name').isString()])`: the chains are handed over.
                if self.reads_validation_result(inner) {
                    let before = found.len();
                    for argument in call.arguments() {
                        if self.is_express_validator(argument) {
                            self.add_applied(argument, found, depth);
                        }
                    }
                    for applied in &mut found[before..] {
                        applied.is_pending = false;
                    }
                }
                return;
            }
            let made = self.made_by_celebrate(factory, call, depth);
            if !made.is_empty() {
                found.extend(made);
                return;
            }
        }
        let name = call.name().unwrap_or_default();
        let is_celebrate = identity.starts_with("celebrate.celebrate");
        if !is_celebrate && !promises_validation(self.text(call.callee_place())) {
            return;
        }
        let named = MEMBERS.iter().find(|(member, _)| {
            name.to_ascii_lowercase().ends_with(*member)
                || call
                    .arguments()
                    .any(|argument| self.string(argument).as_deref() == Some(*member))
        });
        let mut any = false;
        for argument in call.arguments() {
            for (member, schema) in self.segments(argument) {
                any = true;
                found.push(by_schema(member, schema));
            }
            if !any && self.library(argument).is_some() {
                any = true;
                found.push(by_schema(
                    named.map_or("body", |(_, member)| member),
                    argument,
                ));
            }
        }
        if !any {
            found.push(Applied {
                member: named.map(|(_, member)| *member),
                what: What::Unknown,
                is_pending: false,
            });
        }
    }

    /// The schemas by part of the request, as celebrate takes them: `{ [Segments.BODY]: Joi.object(…), query: … }`.
    fn segments(&self, segments: Expr<'a>) -> Vec<(&'static str, Expr<'a>)> {
        let shape = self.shape(segments);
        let named = shape
            .fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), *value));
        let computed = shape.computed.iter().map(|(key, value)| {
            let text = self.text(key.place());
            let last = text.rsplit('.').next().unwrap_or(text);
            (last.to_ascii_lowercase(), *value)
        });
        named
            .chain(computed)
            .filter_map(|(part, value)| {
                let (_, member) = MEMBERS.iter().find(|(name, _)| *name == part)?;
                Some((*member, value))
            })
            .collect()
    }

    /// What the project's own `body(fields)` makes of celebrate, told for one call of it.
    fn made_by_celebrate(
        &self,
        factory: FunctionRef<'a>,
        call: Call<'a>,
        depth: u32,
    ) -> Vec<Applied<'a>> {
        let made = self.celebrated(factory, call, depth);
        made.into_iter()
            .map(|(member, schema)| match schema {
                Some(schema) => by_schema(member, schema),
                None => Applied {
                    member: Some(member),
                    what: What::Unknown,
                    is_pending: false,
                },
            })
            .collect()
    }

    fn celebrated(
        &self,
        factory: FunctionRef<'a>,
        call: Call<'a>,
        depth: u32,
    ) -> Vec<(&'static str, Option<Expr<'a>>)> {
        let (Some(depth), [returned]) = (depth.checked_sub(1), self.index().returns(factory))
        else {
            return Vec::new();
        };
        let Some(inner) = Call::of(*returned) else {
            return Vec::new();
        };
        let parts = if self.identity(inner.callee()).as_deref() == Some("celebrate.celebrate") {
            let segments = inner
                .argument(0)
                .and_then(|segments| self.handed_schema(Schema::Chain(segments), factory, call));
            segments
                .map(|segments| self.segments(segments.expr()))
                .unwrap_or_default()
                .into_iter()
                .map(|(member, schema)| (member, Some(schema)))
                .collect()
        } else if let Some(next) = self.function(inner.callee()) {
            self.celebrated(next, inner, depth)
        } else {
            Vec::new()
        };
        parts
            .into_iter()
            .map(|(member, schema)| {
                let schema = schema.and_then(|schema| self.fields_handed(schema, factory, call));
                (member, schema)
            })
            .collect()
    }

    /// The schema for one call of the function that makes it: the fields that the call hands to `Joi.object(fields).min(1)`, the schema
    /// where it is made of nothing that is handed over, none where that can't be told.
    fn fields_handed(
        &self,
        schema: Expr<'a>,
        factory: FunctionRef<'a>,
        call: Call<'a>,
    ) -> Option<Expr<'a>> {
        let calls = self.chain_calls(schema);
        let made_of = calls.iter().find_map(|link| {
            let argument = link.argument(0)?;
            self.parameter_of(factory, argument)?;
            Some(argument)
        });
        let Some(fields) = made_of else {
            let schema = self.handed_schema(Schema::Chain(schema), factory, call)?;
            return Some(schema.expr());
        };
        let is_closed = calls.iter().all(|link| {
            matches!(
                link.name(),
                Some("object" | "keys" | "required" | "min" | "max" | "label")
            )
        });
        let fields = self.handed_schema(Schema::Chain(fields), factory, call)?;
        is_closed.then(|| fields.expr())
    }

    /// `{ schema: { body: … } }` of Fastify, `{ validate: { payload: … } }` of hapi.
    fn add_route_options(&self, options: Object<'a>, found: &mut Vec<Applied<'a>>) {
        for name in ["schema", "validate"] {
            let Some(parts) = options.get(self, name).and_then(|parts| self.object(parts)) else {
                continue;
            };
            for (part, schema) in parts.properties() {
                let Some((_, member)) = MEMBERS.iter().find(|(name, _)| *name == part) else {
                    continue;
                };
                let schema = match self.library(schema) {
                    None if name == "schema" => Schema::Json(schema),
                    _ => Schema::Chain(schema),
                };
                found.push(Applied {
                    member: Some(member),
                    what: What::Schema(schema, Vec::new(), Taken::Result, None),
                    is_pending: false,
                });
            }
        }
    }

    /// What the code of a middleware has made sure of where it goes on.
    fn add_applied_in(
        &self,
        function: FunctionRef<'a>,
        made: Option<(FunctionRef<'a>, Call<'a>)>,
        found: &mut Vec<Applied<'a>>,
    ) {
        let Some(next) = function
            .parameter_name(2)
            .or_else(|| function.parameter_name(1).filter(|name| *name == "next"))
        else {
            return;
        };
        let goes_on: Vec<Call<'a>> = self
            .calls_within(function.place())
            .filter(|call| call.name() == Some(next) && call.argument_count() == 0)
            .collect();
        if goes_on.is_empty() {
            return;
        }
        for call in self.calls_within(function.place()) {
            let Some(check) = self.check_of(call) else {
                continue;
            };
            if !goes_on
                .iter()
                .all(|next| self.passes_at(&check, next.file, next.node))
            {
                continue;
            }
            let schema = match (check.schema, made) {
                (Some(schema), Some((factory, call))) => self.handed_schema(schema, factory, call),
                (schema, _) => schema,
            };
            let taken = if self.is_replaced(&check) {
                Taken::Result
            } else {
                Taken::Original
            };
            for (member, keys) in self.checked_members(check.data, made) {
                found.push(Applied {
                    member,
                    what: schema.map_or(What::Unknown, |schema| {
                        What::Schema(schema, keys, taken, check.options)
                    }),
                    is_pending: false,
                });
            }
        }
    }

    /// The parts of a request that an expression takes: `req.body`, `req[part]`, `{ body: req.body, query: req.query }`.
    fn checked_members(
        &self,
        data: Expr<'a>,
        made: Option<(FunctionRef<'a>, Call<'a>)>,
    ) -> Vec<(Option<&'static str>, Vec<Key<'a>>)> {
        let known = |name: &str| {
            MEMBERS
                .iter()
                .find(|(member, _)| *member == name)
                .map(|(_, member)| *member)
        };
        let data = data.with(plain(data.node));
        if let Some(object) = self.object(data) {
            let parts = object.properties().filter_map(|(name, value)| {
                let (_, part) = member(self.resolve(value))?;
                Some((Some(known(part?)?), vec![Key::Name(name)]))
            });
            return parts.collect();
        }
        match data.node {
            Expression::ComputedMemberExpression(access) => {
                let part = data.with(&access.expression);
                let text = match (self.string(part), made) {
                    (Some(text), _) => Some(text),
                    (None, Some((factory, call))) => {
                        self.parameter_of(factory, part).and_then(|(position, _)| {
                            let given = call.argument(position).or_else(|| {
                                Some(Expr {
                                    file: factory.file,
                                    node: factory
                                        .parameters()
                                        .items
                                        .get(position)?
                                        .initializer
                                        .as_deref()?,
                                })
                            })?;
                            self.string(given)
                        })
                    }
                    _ => None,
                };
                vec![(text.and_then(|text| known(&text)), Vec::new())]
            }
            _ => match member(self.resolve(data)) {
                Some((_, Some(name))) => known(name)
                    .map(|member| (Some(member), Vec::new()))
                    .into_iter()
                    .collect(),
                _ => Vec::new(),
            },
        }
    }

    /// Whether an expression is a chain of express-validator, or a list of them.
    pub fn is_express_validator(&self, expr: Expr<'a>) -> bool {
        let one = |expr: Expr<'a>| {
            self.identity(self.resolve(expr))
                .is_some_and(|identity| identity.starts_with("express-validator."))
        };
        match self.elements(expr) {
            Some(elements) => !elements.is_empty() && elements.into_iter().all(one),
            None => one(expr),
        }
    }

    fn add_express_validator(&self, chain: Expr<'a>, found: &mut Vec<Applied<'a>>) {
        let calls = self.chain_calls(chain);
        let Some(first) = calls.last() else { return };
        let member = match first.name() {
            Some("body") => Some("body"),
            Some("param") => Some("params"),
            Some("query") => Some("query"),
            Some("cookie") => Some("cookies"),
            Some("header") => Some("headers"),
            _ => None,
        };
        let Some(argument) = first.argument(0) else {
            return;
        };
        let mut add = |path: String, rules: Expr<'a>| {
            found.push(Applied {
                member,
                what: What::Field(path, rules),
                is_pending: true,
            });
        };
        if first.name() == Some("checkSchema") {
            for (path, rules) in self
                .object(argument)
                .into_iter()
                .flat_map(|fields| fields.properties())
            {
                add(path.to_owned(), rules);
            }
            return;
        }
        let paths = self.elements(argument).unwrap_or_else(|| vec![argument]);
        for path in paths {
            if let Some(path) = self.string(path) {
                add(path, chain);
            }
        }
    }

    /// The function that runs as a link: the link itself, or what the factory that makes it gives back.
    pub(crate) fn middleware_function(&self, link: Expr<'a>) -> Option<FunctionRef<'a>> {
        self.function(link).or_else(|| {
            let factory = self.function(Call::of(self.resolve(link))?.callee())?;
            self.index()
                .returns(factory)
                .iter()
                .find_map(|returned| self.function(*returned))
        })
    }

    /// The lists at the top of files that have chains of express-validator in them.
    pub(crate) fn lists_of_links(&self) -> Vec<Vec<Expr<'a>>> {
        let is_used = self
            .modules_used()
            .any(|(_, module)| module == "express-validator");
        if !is_used {
            return Vec::new();
        }
        let mut lists = Vec::new();
        for file in self.files() {
            let declared = file
                .semantic
                .nodes()
                .program()
                .body
                .iter()
                .flat_map(|statement| match statement {
                    Statement::VariableDeclaration(variables) => &variables.declarations[..],
                    Statement::ExportDeclaration(export) => match &export.declaration {
                        oxc_ast::ast::Declaration::VariableDeclaration(variables) => {
                            &variables.declarations[..]
                        }
                        _ => &[],
                    },
                    _ => &[],
                })
                .filter_map(|declarator| declarator.init.as_ref())
                .map(|node| Expr {
                    file: file.id,
                    node,
                });
            let exported = self
                .index()
                .exports(file.id)
                .iter()
                .map(|(_, value)| *value);
            for list in declared.chain(exported) {
                if let Expression::ArrayExpression(array) = plain(list.node) {
                    let links: Vec<Expr<'a>> = array
                        .elements
                        .iter()
                        .filter_map(|element| element.as_expression())
                        .map(|node| list.with(node))
                        .collect();
                    if links.iter().any(|link| self.is_express_validator(*link)) {
                        lists.push(links);
                    }
                }
            }
        }
        lists
    }

    /// Whether a function asks express-validator for the result and goes on only where it is empty.
    pub fn reads_validation_result(&self, function: FunctionRef<'a>) -> bool {
        let next = function.parameter_name(2).unwrap_or("next");
        let goes_on: Vec<Call<'a>> = self
            .calls_within(function.place())
            .filter(|call| call.name() == Some(next) && call.argument_count() == 0)
            .collect();
        self.validation_results(function).into_iter().any(|check| {
            !goes_on.is_empty()
                && goes_on
                    .iter()
                    .all(|next| self.passes_at(&check, next.file, next.node))
        })
    }

    /// The calls of `validationResult` in a function.
    fn validation_results(&self, function: FunctionRef<'a>) -> Vec<Check<'a>> {
        self.calls_within(function.place())
            .filter(|call| {
                call.name() == Some("validationResult")
                    || self
                        .identity(call.callee())
                        .is_some_and(|identity| &*identity == "express-validator.validationResult")
            })
            .filter_map(|call| {
                // `validationResult(req).throw()`
                let throws = self
                    .calls_around(call.file, call.node)
                    .next()
                    .is_some_and(|outer| outer.name() == Some("throw"));
                Some(Check {
                    call,
                    data: call.argument(0)?,
                    schema: None,
                    options: None,
                    manner: if throws {
                        Manner::Throws
                    } else {
                        Manner::Result
                    },
                    library: Some("express-validator"),
                })
            })
            .collect()
    }

    /// What the links before a function rule out for a part of the request used at a place in it.
    pub(super) fn applied_leaves(
        &self,
        applied: &[Applied<'a>],
        function: FunctionRef<'a>,
        at: Expr<'a>,
        member: &str,
        keys: &[Key<'a>],
    ) -> Dangers {
        let member = MEMBERS
            .iter()
            .find(|(name, _)| *name == member)
            .map_or(member, |(_, member)| member);
        let mut looked_at = None;
        applied
            .iter()
            .filter(|applied| applied.member.is_none_or(|of| of == member))
            .fold(Dangers::NONE, |safe, applied| {
                if applied.is_pending
                    && !*looked_at.get_or_insert_with(|| {
                        self.validation_results(function)
                            .iter()
                            .any(|check| self.passes_at(check, at.file, at.node_id()))
                    })
                {
                    return safe;
                }
                safe.and(match &applied.what {
                    What::Unknown => UNKNOWN,
                    What::Sanitized => Dangers::STRUCTURE,
                    What::Schema(schema, prefix, taken, options) => {
                        let path = [prefix.as_slice(), keys].concat();
                        self.schema_leaves(*schema, &path, *taken, *options)
                    }
                    What::Field(path, rules) => {
                        let asked: Vec<&str> = keys
                            .iter()
                            .filter_map(|key| match key {
                                Key::Name(name) => Some(*name),
                                _ => None,
                            })
                            .collect();
                        if asked.is_empty() || asked.join(".") != path.replace(".*", "") {
                            return safe;
                        }
                        self.field_rules_leave(*rules)
                    }
                })
            })
    }

    /// What the rules of express-validator for a field rule out: a chain, or an object of `checkSchema`.
    fn field_rules_leave(&self, rules: Expr<'a>) -> Dangers {
        if let Some(object) = self.object(rules) {
            let narrow = object.properties().any(|(name, value)| {
                super::schema::is_narrow(name) && self.boolean(value) != Some(false)
            });
            return if narrow { Dangers::ALL } else { TEXT };
        }
        self.value_leaves(rules, 4)
    }

    /// Whether a route's chain has links of express-validator of which nobody asks the result.
    pub fn leaves_result_unread(&self, route: &super::Route<'a>) -> bool {
        let mut chains = false;
        let links = route.before.iter().chain(&route.handlers);
        for link in links {
            if self.is_express_validator(*link) {
                chains = true;
                continue;
            }
            if !chains {
                continue;
            }
            let factory =
                Call::of(self.resolve(*link)).and_then(|call| self.function(call.callee()));
            match self.function(*link).or(factory) {
                Some(function) => {
                    if self.mentions_validation_result(function, 2) {
                        return false;
                    }
                }
                // It is not visible, and may look.
                None => return false,
            }
        }
        chains
    }

    fn mentions_validation_result(&self, function: FunctionRef<'a>, depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            return false;
        };
        self.calls_within(function.place()).take(60).any(|call| {
            matches!(call.name(), Some("validationResult" | "matchedData"))
                || self.identity(call.callee()).is_some_and(|identity| {
                    identity.starts_with("express-validator.validationResult")
                })
                || self
                    .function(call.callee())
                    .is_some_and(|function| self.mentions_validation_result(function, depth))
        })
    }
}

/// Whether the name of something that is not visible promises validation.
fn promises_validation(text: &str) -> bool {
    let name = text.rsplit('.').next().unwrap_or(text).to_ascii_lowercase();
    let all = text.to_ascii_lowercase();
    name.contains("valid")
        || name.contains("schema")
        || all.contains("validator.")
        || all.contains("validate.")
}
