//! Views: which data the code hands to which template, and where a value that a template shows comes from.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{AssignmentTarget, Expression, ObjectPropertyKind};

use super::calls::{member, plain};
use super::definition::{Export, Key, key_name};
use super::tables::{CLEANING_FUNCTIONS, CLEANING_METHODS};
use super::{Call, Dangers, Definition, Expr, Facts, Taint};
use crate::source::{FileId, Place};
use crate::template::{Engine, raw_outputs};

/// How far a shown value is followed.
const DEPTH: u32 = 16;

/// Methods of the answer and of engines that take the name of a view and its data.
const RENDERING: &[&str] = &[
    "render",
    "renderAsync",
    "renderFile",
    "renderView",
    "view",
    "viewAsync",
];

/// Functions that make a template of a text, with the engine.
const COMPILERS: &[(&str, Engine)] = &[
    ("ejs.compile", Engine::Ejs),
    ("eta.Eta().compile", Engine::Eta),
    ("eta.compile", Engine::Eta),
    ("handlebars.compile", Engine::Handlebars),
    ("hogan.js.compile", Engine::Handlebars),
    ("lodash.template", Engine::Lodash),
    ("nunjucks.compile", Engine::Nunjucks),
    ("pug.compile", Engine::Pug),
    ("underscore.template", Engine::Lodash),
];

/// Functions that make a page of a text and its data.
const RENDERERS: &[(&str, Engine)] = &[
    ("ejs.render", Engine::Ejs),
    ("eta.Eta().renderString", Engine::Eta),
    ("eta.render", Engine::Eta),
    ("mustache.render", Engine::Handlebars),
    ("nunjucks.renderString", Engine::Nunjucks),
    ("pug.render", Engine::Pug),
];

/// A template that is given data.
pub struct View<'a> {
    /// Its name, where it is constant.
    pub name: Option<String>,
    /// The data.
    pub data: Expr<'a>,
}

/// A template that is written in the code.
pub struct TemplateText<'a> {
    /// What reads it.
    pub engine: Engine,
    /// What it shows without escaping: expression and place.
    pub outputs: Vec<(&'a str, Place)>,
    /// Whether it has markup around what it shows.
    pub is_markup: bool,
    /// What it is given, by the calls that are visible.
    pub data: Vec<Expr<'a>>,
}

/// Where a value comes from that a template shows.
#[derive(Clone)]
pub enum Displayed {
    /// From the caller, and it can still be a script.
    Caller(Rc<Taint>),
    /// A field of a record that was read from somewhere.
    Stored,
    /// Constant, a number, or cleaned.
    Harmless,
    /// Nothing can be said.
    Unseen,
}

impl Displayed {
    /// The graver one.
    pub fn worse(self, other: Self) -> Self {
        let rank = |shown: &Self| match shown {
            Self::Caller(_) => 3,
            Self::Stored => 2,
            Self::Unseen => 1,
            Self::Harmless => 0,
        };
        if rank(&other) > rank(&self) {
            other
        } else {
            self
        }
    }
}

impl<'a> Facts<'a> {
    /// The templates that are given data by name.
    pub fn views(&self) -> Vec<View<'a>> {
        let mut found = Vec::new();
        for name in RENDERING {
            for call in self.index().calls_named(name) {
                let (Some(view), Some(data)) = (call.argument(0), call.argument(1)) else {
                    continue;
                };
                if call.receiver().is_some() && self.function(data).is_none() {
                    let constant = self.string(view).or_else(|| {
                        // `path.join(__dirname, 'views', 'mail.ejs')`
                        let last = Call::of(self.resolve(view))?.arguments().next_back()?;
                        self.string(last)
                    });
                    found.push(View {
                        name: constant,
                        data,
                    });
                }
            }
        }
        // NestJS: what a method with `@Render('view')` returns.
        for (_, data) in self.decorated_returns(&["Render"]) {
            found.push(View {
                name: self.render_decorator(data),
                data,
            });
        }
        for (compiler, _) in COMPILERS {
            for call in self.calls_to(compiler) {
                let Some(text) = call.argument(0) else {
                    continue;
                };
                // `compile(readFileSync(path.join(folder, 'ticket.hbs'), 'utf8'))`
                let read = Call::of(self.resolve(text))
                    .filter(|read| read.name().is_some_and(|name| name.starts_with("readFile")));
                let name = read
                    .and_then(|read| {
                        let path = self.resolve(read.argument(0)?);
                        self.string(path).or_else(|| {
                            let last = Call::of(path)?.arguments().next_back()?;
                            self.string(last)
                        })
                    })
                    .map(|name| name.rsplit('/').next().unwrap_or_default().to_owned());
                if name.is_some() {
                    for data in self.data_of(call) {
                        found.push(View {
                            name: name.clone(),
                            data,
                        });
                    }
                }
            }
        }
        found
    }

    fn render_decorator(&self, value: Expr<'a>) -> Option<String> {
        let function = self.enclosing_function(value.file, value.node_id())?;
        let nodes = self.file(value.file).semantic.nodes();
        let AstKind::MethodDefinition(method) = nodes.parent_kind(function.node()) else {
            return None;
        };
        method.decorators.iter().find_map(|decorator| {
            let call = Call::of(value.with(&decorator.expression))?;
            (call.name() == Some("Render")).then(|| self.string(call.argument(0)?))?
        })
    }

    /// What is put under a name for all views: `app.locals.site = …`, `res.locals.user = …`, `ctx.state.user = …`.
    pub fn shared_locals(&self, name: &str) -> Vec<Expr<'a>> {
        let mut found = Vec::new();
        for assignment in self.index().assignments() {
            if let AssignmentTarget::StaticMemberExpression(target) = assignment.target
                && target.property.name == name
                && member(assignment.value.with(&target.object))
                    .is_some_and(|(_, of)| matches!(of, Some("locals" | "state")))
            {
                found.push(assignment.value);
            }
        }
        found
    }

    /// The templates that are written in the code.
    pub fn template_texts(&self) -> Vec<TemplateText<'a>> {
        let mut found = Vec::new();
        for (table, compiles) in [(COMPILERS, true), (RENDERERS, false)] {
            for (identity, engine) in table {
                for call in self.calls_to(identity) {
                    let Some(text) = call.argument(0) else {
                        continue;
                    };
                    let (outputs, is_markup) = self.outputs_in(text, *engine);
                    if outputs.is_empty() {
                        continue;
                    }
                    let data = if compiles {
                        self.data_of(call)
                    } else {
                        call.argument(1).into_iter().collect()
                    };
                    found.push(TemplateText {
                        engine: *engine,
                        outputs,
                        is_markup,
                        data,
                    });
                }
            }
        }
        found
    }

    /// What the calls of a compiled template hand to it.
    fn data_of(&self, compiled: Call<'a>) -> Vec<Expr<'a>> {
        let Some(identity) = self.identity(compiled.callee()) else {
            return Vec::new();
        };
        self.calls_to(&format!("{identity}()"))
            .filter(|call| {
                let made = self.resolve(call.callee());
                Call::of(made)
                    .is_none_or(|made| made.file == compiled.file && made.span == compiled.span)
            })
            .filter_map(|call| call.argument(0))
            .collect()
    }

    /// What a text in the code shows without escaping. The pieces that it is put together from are read one by one.
    fn outputs_in(&self, text: Expr<'a>, engine: Engine) -> (Vec<(&'a str, Place)>, bool) {
        let mut found = Vec::new();
        let mut is_markup = false;
        let mut open = vec![self.resolve(text)];
        for _ in 0..400 {
            let Some(piece) = open.pop() else { break };
            let piece = piece.with(plain(piece.node));
            match piece.node {
                Expression::BinaryExpression(binary) => {
                    open.push(self.resolve(piece.with(&binary.left)));
                    open.push(self.resolve(piece.with(&binary.right)));
                }
                Expression::ArrayExpression(list) => {
                    open.extend(
                        list.elements
                            .iter()
                            .filter_map(|element| element.as_expression())
                            .map(|element| self.resolve(piece.with(element))),
                    );
                }
                Expression::CallExpression(_) => {
                    open.extend(
                        Call::of(piece)
                            .filter(|call| matches!(call.name(), Some("join" | "trim")))
                            .and_then(Call::receiver)
                            .map(|list| self.resolve(list)),
                    );
                }
                Expression::StringLiteral(_) | Expression::TemplateLiteral(_) => {
                    let place = piece.place();
                    let written = self.text(place);
                    // Without the quotes: Pug reads from the beginning of a line.
                    let inner = written
                        .get(1..written.len().saturating_sub(1))
                        .unwrap_or_default();
                    is_markup = is_markup || crate::template::is_markup(engine, inner);
                    for output in raw_outputs(engine, inner) {
                        let start = place.span.start + 1;
                        found.push((
                            output.expression,
                            Place {
                                file: piece.file,
                                span: crate::source::Span {
                                    start: start + output.span.start,
                                    end: start + output.span.end,
                                },
                            },
                        ));
                    }
                }
                _ => {}
            }
        }
        (found, is_markup)
    }

    /// Where the value comes from that `names` lead to in the data of a view; `*` stands for any element of a list.
    pub fn displayed(&self, data: Expr<'a>, names: &[&'a str]) -> Displayed {
        let keys: Vec<Key<'a>> = names
            .iter()
            .map(|name| match *name {
                "*" => Key::Rest,
                name => Key::Name(name),
            })
            .collect();
        self.displayed_within(data, &keys, DEPTH)
    }

    fn displayed_within(&self, expr: Expr<'a>, keys: &[Key<'a>], depth: u32) -> Displayed {
        let Some(depth) = depth.checked_sub(1) else {
            return Displayed::Unseen;
        };
        if let Some(taint) = self
            .taint_of_part(expr, keys)
            .filter(|taint| taint.threatens(Dangers::HTML))
        {
            return Displayed::Caller(taint);
        }
        let expr = expr.with(plain(expr.node));
        if keys.is_empty() && self.constant(expr).is_some() {
            return Displayed::Harmless;
        }
        if let Some((object, name)) = member(expr) {
            let mut all = vec![name.map_or(Key::Rest, Key::Name)];
            all.extend_from_slice(keys);
            return self.displayed_within(object, &all, depth);
        }
        match expr.node {
            Expression::ObjectExpression(object) => {
                let Some((Key::Name(wanted), rest)) = keys.split_first() else {
                    return Displayed::Unseen;
                };
                for property in object.properties.iter().rev() {
                    match property {
                        ObjectPropertyKind::ObjectProperty(property) => {
                            if key_name(&property.key) == Some(wanted) {
                                return self.displayed_within(
                                    expr.with(&property.value),
                                    rest,
                                    depth,
                                );
                            }
                        }
                        ObjectPropertyKind::SpreadProperty(spread) => {
                            return self.displayed_within(expr.with(&spread.argument), keys, depth);
                        }
                    }
                }
                Displayed::Unseen
            }
            Expression::ArrayExpression(list) => {
                let rest = keys.split_first().map_or(&[][..], |(_, rest)| rest);
                list.elements
                    .iter()
                    .filter_map(|element| element.as_expression())
                    .take(32)
                    .fold(Displayed::Harmless, |shown, element| {
                        shown.worse(self.displayed_within(expr.with(element), rest, depth))
                    })
            }
            Expression::ConditionalExpression(choice) => self
                .displayed_within(expr.with(&choice.consequent), keys, depth)
                .worse(self.displayed_within(expr.with(&choice.alternate), keys, depth)),
            Expression::LogicalExpression(choice) => self
                .displayed_within(expr.with(&choice.left), keys, depth)
                .worse(self.displayed_within(expr.with(&choice.right), keys, depth)),
            Expression::TemplateLiteral(template) => template
                .expressions
                .iter()
                .take(32)
                .fold(Displayed::Harmless, |shown, part| {
                    shown.worse(self.displayed_within(expr.with(part), &[], depth))
                }),
            Expression::BinaryExpression(binary)
                if binary.operator == oxc_ast::ast::BinaryOperator::Addition =>
            {
                self.displayed_within(expr.with(&binary.left), &[], depth)
                    .worse(self.displayed_within(expr.with(&binary.right), &[], depth))
            }
            Expression::BinaryExpression(_) | Expression::UnaryExpression(_) => Displayed::Harmless,
            Expression::Identifier(_) => self.displayed_name(expr, keys, depth),
            Expression::CallExpression(_) | Expression::NewExpression(_) => match Call::of(expr) {
                Some(call) => self.displayed_call(call, keys, depth),
                None => Displayed::Unseen,
            },
            _ => Displayed::Unseen,
        }
    }

    fn displayed_name(&self, expr: Expr<'a>, keys: &[Key<'a>], depth: u32) -> Displayed {
        let Some(symbol) = self.symbol(expr) else {
            return Displayed::Unseen;
        };
        let with = |inner: Vec<Key<'a>>| {
            let mut all = inner;
            all.extend_from_slice(keys);
            all
        };
        match self.definition(expr.file, symbol) {
            Definition::Value(value, inner) => self.displayed_within(value, &with(inner), depth),
            Definition::Parameter(function, position, inner) => {
                let keys = with(inner);
                let nodes = self.file(expr.file).semantic.nodes();
                let called = Call::of_kind(expr.file, nodes.parent_kind(function.node()));
                if position == 0
                    && let Some(call) = called
                    && let Some(list) = call.receiver()
                {
                    return match call.name() {
                        Some("then") => self.displayed_read(list, &keys),
                        Some("map" | "forEach" | "flatMap" | "filter") => {
                            let mut inside = vec![Key::Rest];
                            inside.extend_from_slice(&keys);
                            self.displayed_within(list, &inside, depth)
                        }
                        _ => Displayed::Unseen,
                    };
                }
                self.callers(function)
                    .iter()
                    .take(8)
                    .filter_map(|call| call.argument(position))
                    .map(|argument| self.displayed_within(argument, &keys, depth))
                    .reduce(Displayed::worse)
                    .unwrap_or(Displayed::Unseen)
            }
            Definition::Import(module, name) => match self.export(expr.file, module, name) {
                Some(Export::Value(value)) => self.displayed_within(value, keys, depth),
                _ => Displayed::Unseen,
            },
            Definition::Other => match self.iterated(expr.file, symbol) {
                Some(list) => {
                    let mut inside = vec![Key::Rest];
                    inside.extend_from_slice(keys);
                    self.displayed_within(list, &inside, depth)
                }
                None => Displayed::Unseen,
            },
            _ => Displayed::Unseen,
        }
    }

    fn displayed_call(&self, call: Call<'a>, keys: &[Key<'a>], depth: u32) -> Displayed {
        let name = call.name().unwrap_or_default();
        let cleans = |safe: Dangers| safe.holds(Dangers::HTML);
        if let Some(identity) = self.identity(call.callee())
            && CLEANING_FUNCTIONS
                .iter()
                .any(|(function, safe)| *function == &*identity && cleans(*safe))
        {
            return Displayed::Harmless;
        }
        if CLEANING_METHODS
            .iter()
            .any(|(method, safe)| *method == name && cleans(*safe))
            || matches!(
                name,
                "toFixed" | "getTime" | "toISOString" | "toLocaleDateString"
            )
        {
            return Displayed::Harmless;
        }
        if name == "map"
            && let Some(callback) = call
                .argument(0)
                .and_then(|callback| self.function(callback))
        {
            let rest = keys.split_first().map_or(&[][..], |(_, rest)| rest);
            return self
                .index()
                .returns(callback)
                .iter()
                .take(8)
                .map(|value| self.displayed_within(*value, rest, depth))
                .reduce(Displayed::worse)
                .unwrap_or(Displayed::Unseen);
        }
        if matches!(
            name,
            "filter"
                | "slice"
                | "sort"
                | "reverse"
                | "trim"
                | "toString"
                | "join"
                | "toUpperCase"
                | "toLowerCase"
        ) && let Some(receiver) = call.receiver()
        {
            return self.displayed_within(receiver, keys, depth);
        }
        if let Some(function) = self.function(call.callee()) {
            return self
                .index()
                .returns(function)
                .iter()
                .take(8)
                .map(|value| self.displayed_within(*value, keys, depth))
                .reduce(Displayed::worse)
                .unwrap_or(Displayed::Unseen);
        }
        self.displayed_read_by(call, keys)
    }

    /// What `receiver.then((record) => …)` gets.
    fn displayed_read(&self, promised: Expr<'a>, keys: &[Key<'a>]) -> Displayed {
        match Call::of(self.resolve(promised)) {
            Some(call) => self.displayed_read_by(call, keys),
            None => Displayed::Unseen,
        }
    }

    /// A field of what a function gives that reads records: `(await comments.forPost(id))[0].text`.
    fn displayed_read_by(&self, call: Call<'a>, keys: &[Key<'a>]) -> Displayed {
        let named = keys.iter().any(|key| matches!(key, Key::Name(_)));
        let Some((object, Some(name))) = member(call.callee()) else {
            return Displayed::Unseen;
        };
        let lower = name.to_ascii_lowercase();
        let reads = [
            "all", "by", "fetch", "find", "for", "get", "latest", "list", "load", "one", "query",
            "read", "search", "select",
        ]
        .iter()
        .any(|verb| lower.starts_with(verb));
        let own = self.identity(object).is_some_and(|identity| {
            ["fs", "path", "process", "config", "JSON", "i18n"]
                .iter()
                .any(|module| identity.split('.').next() == Some(module))
        });
        // What is waited for was not made here.
        let makes = [
            "compile",
            "convert",
            "format",
            "markdown",
            "parse",
            "process",
            "render",
            "sanitize",
            "translate",
        ]
        .iter()
        .any(|verb| lower.starts_with(verb));
        if named && !own && (reads || (self.is_awaited(call) && !makes)) {
            Displayed::Stored
        } else {
            Displayed::Unseen
        }
    }

    /// The list that a loop goes through which declares a name.
    fn iterated(&self, file: FileId, symbol: oxc_semantic::SymbolId) -> Option<Expr<'a>> {
        let semantic = &self.file(file).semantic;
        let declaration = semantic.scoping().symbol_declaration(symbol);
        semantic
            .nodes()
            .ancestor_kinds(declaration)
            .take(3)
            .find_map(|kind| match kind {
                AstKind::ForOfStatement(statement) => Some(Expr {
                    file,
                    node: &statement.right,
                }),
                _ => None,
            })
    }
}
