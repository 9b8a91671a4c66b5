//! Contents: everything that ends up in a value that is sent or logged, and under which names it stands there.

use oxc_ast::AstKind;
use oxc_ast::ast::{
    ArrayExpressionElement, BinaryOperator, BindingPattern, Expression, LogicalOperator,
    ObjectPropertyKind,
};
use oxc_semantic::SymbolId;
use oxc_span::GetSpan;

use super::calls::{member, plain};
use super::definition::{Export, Key, key_name};
use super::{Call, Definition, Expr, Facts, FunctionRef};
use crate::source::Place;

/// How far a value is taken apart.
const DEPTH: u32 = 14;
/// How many pieces are collected.
const PIECES: usize = 120;
/// How many callers of a function are followed.
const CALLERS: usize = 4;

/// Methods whose result is made of their receiver's text or elements.
const CARRYING: &[&str] = &[
    "at",
    "concat",
    "filter",
    "find",
    "flat",
    "join",
    "padEnd",
    "padStart",
    "pop",
    "replace",
    "replaceAll",
    "reverse",
    "shift",
    "slice",
    "sort",
    "split",
    "substring",
    "toLowerCase",
    "toString",
    "toUpperCase",
    "trim",
    "values",
];
/// Functions whose result is made of their arguments.
const MADE_OF_ARGUMENTS: &[&str] = &[
    "FormData",
    "JSON.parse",
    "JSON.stringify",
    "Object.assign",
    "Object.entries",
    "Object.fromEntries",
    "Object.values",
    "Promise.all",
    "Promise.resolve",
    "String",
    "URLSearchParams",
    "qs.stringify",
    "querystring.stringify",
    "structuredClone",
    "util.format",
    "util.inspect",
];

/// A piece of a value.
#[derive(Clone)]
pub struct Content<'a> {
    /// Where it comes from: something that cannot be taken apart further.
    pub root: Expr<'a>,
    /// What of it.
    pub keys: Vec<Key<'a>>,
    /// The names under which it stands in the value, the outermost first.
    pub names: Vec<&'a str>,
    /// The expressions that it passed through, the outermost first.
    pub sites: Vec<Expr<'a>>,
    /// Fields that a pattern has taken out before the rest was used.
    pub without: Vec<&'a str>,
    /// Whether only a part of its text is used, or a changed one.
    pub is_cut: bool,
}

impl<'a> Content<'a> {
    /// The last name that says what it is: of the key that it was taken by, or of the property it stands in.
    pub fn name(&self) -> Option<&'a str> {
        self.key().or_else(|| self.names.last().copied())
    }

    /// The last key that is a name.
    pub fn key(&self) -> Option<&'a str> {
        self.keys.iter().rev().find_map(|key| match key {
            Key::Name(name) => Some(*name),
            _ => None,
        })
    }

    /// Whether all of the root is in the value, under whatever name.
    pub fn is_whole(&self) -> bool {
        self.keys.iter().all(|key| !matches!(key, Key::Name(_)))
    }

    /// Where a person would point at it: its innermost expression inside `whole`, and `otherwise` where it comes in by a name alone.
    pub fn place_in(&self, whole: Expr<'a>, otherwise: Place) -> Place {
        let span = whole.span();
        self.sites
            .iter()
            .chain([&self.root])
            .rfind(|site| {
                site.file == whole.file
                    && span.start <= site.span().start
                    && site.span().end <= span.end
            })
            .filter(|site| site.span() != span)
            .map_or(otherwise, |site| site.place())
    }

    /// Whether it was spread or taken as the rest of a pattern.
    pub fn is_spread(&self) -> bool {
        self.keys.contains(&Key::Rest)
    }
}

/// Something that is sent back to a caller.
pub struct Sent<'a> {
    /// Where a person would point at it.
    pub place: Place,
    /// What is sent.
    pub body: Expr<'a>,
    /// Its pieces.
    pub contents: Vec<Content<'a>>,
    /// Whether a view picks from it what is shown.
    pub by_view: bool,
}

/// What the parameters of a function hold while it is looked into.
#[derive(Clone, Copy)]
struct Frame<'f, 'a> {
    function: FunctionRef<'a>,
    call: Call<'a>,
    /// Its first parameter holds the elements of the call's receiver.
    elements: bool,
    outer: Option<&'f Frame<'f, 'a>>,
}

#[derive(Clone, Copy)]
struct Walk<'f, 'a> {
    depth: u32,
    frame: Option<&'f Frame<'f, 'a>>,
}

impl<'a> Facts<'a> {
    /// The pieces of a value: objects, texts, spreads, choices, names and functions of the project are taken apart.
    pub fn contents(&self, expr: Expr<'a>) -> Vec<Content<'a>> {
        let mut found = Vec::new();
        let piece = Content {
            root: expr,
            keys: Vec::new(),
            names: Vec::new(),
            sites: Vec::new(),
            without: Vec::new(),
            is_cut: false,
        };
        let walk = Walk {
            depth: DEPTH,
            frame: None,
        };
        self.take_apart(piece, walk, &mut found);
        found
    }

    fn take_apart(&self, piece: Content<'a>, walk: Walk<'_, 'a>, found: &mut Vec<Content<'a>>) {
        let root = piece.root.with(plain(piece.root.node));
        let mut piece = Content { root, ..piece };
        if found.len() >= PIECES {
            return;
        }
        let Some(depth) = walk.depth.checked_sub(1) else {
            found.push(piece);
            return;
        };
        let walk = Walk { depth, ..walk };
        match root.node {
            Expression::ObjectExpression(object) => {
                self.take_object_apart(piece, object, walk, found);
            }
            Expression::ArrayExpression(array) => {
                let (first, rest) = match piece.keys.split_first() {
                    Some((first, rest)) => (Some(*first), rest.to_vec()),
                    None => (None, Vec::new()),
                };
                for (position, element) in array.elements.iter().enumerate() {
                    if matches!(first, Some(Key::Position(wanted)) if wanted != position) {
                        continue;
                    }
                    let (node, keys) = match element {
                        ArrayExpressionElement::SpreadElement(spread) => {
                            (&spread.argument, piece.keys.clone())
                        }
                        element => match element.as_expression() {
                            Some(node) => (node, rest.clone()),
                            None => continue,
                        },
                    };
                    let inner = Content {
                        root: root.with(node),
                        keys,
                        ..piece.clone()
                    };
                    self.take_apart(inner, walk, found);
                }
            }
            Expression::TemplateLiteral(template) => {
                for part in &template.expressions {
                    self.take_branch(&piece, part, walk, found);
                }
            }
            Expression::BinaryExpression(binary) if binary.operator == BinaryOperator::Addition => {
                self.take_branch(&piece, &binary.left, walk, found);
                self.take_branch(&piece, &binary.right, walk, found);
            }
            Expression::ConditionalExpression(choice) => {
                self.take_branch(&piece, &choice.consequent, walk, found);
                self.take_branch(&piece, &choice.alternate, walk, found);
            }
            Expression::LogicalExpression(choice) => {
                if choice.operator != LogicalOperator::And {
                    self.take_branch(&piece, &choice.left, walk, found);
                }
                self.take_branch(&piece, &choice.right, walk, found);
            }
            Expression::AssignmentExpression(assignment) => {
                self.take_branch(&piece, &assignment.right, walk, found);
            }
            Expression::Identifier(_) => self.take_name_apart(piece, walk, found),
            Expression::CallExpression(_)
            | Expression::NewExpression(_)
            | Expression::ChainExpression(_)
                if Call::of(root).is_some() =>
            {
                if let Some(call) = Call::of(root) {
                    self.take_call_apart(piece, call, walk, found);
                }
            }
            _ => match member(root) {
                Some((object, name)) => {
                    if self
                        .identity(root)
                        .is_some_and(|identity| identity.starts_with("process.env"))
                    {
                        found.push(piece);
                        return;
                    }
                    piece
                        .keys
                        .insert(0, name.map_or(Key::Position(0), Key::Name));
                    piece.sites.push(root);
                    piece.root = object;
                    self.take_apart(piece, walk, found);
                }
                None if self.constant(root).is_some() => {}
                None => found.push(piece),
            },
        }
    }

    fn take_branch(
        &self,
        piece: &Content<'a>,
        node: &'a Expression<'a>,
        walk: Walk<'_, 'a>,
        found: &mut Vec<Content<'a>>,
    ) {
        let inner = Content {
            root: piece.root.with(node),
            ..piece.clone()
        };
        self.take_apart(inner, walk, found);
    }

    fn take_object_apart(
        &self,
        piece: Content<'a>,
        object: &'a oxc_ast::ast::ObjectExpression<'a>,
        walk: Walk<'_, 'a>,
        found: &mut Vec<Content<'a>>,
    ) {
        let wanted = match piece.keys.first() {
            Some(Key::Name(name)) => Some(*name),
            _ => None,
        };
        let inner_keys = piece.keys.get(1..).unwrap_or_default().to_vec();
        for property in &object.properties {
            match property {
                ObjectPropertyKind::ObjectProperty(property) => {
                    let name = key_name(&property.key);
                    if wanted.is_some() && wanted != name
                        || name.is_some_and(|name| piece.without.contains(&name))
                    {
                        continue;
                    }
                    let mut inner = Content {
                        root: piece.root.with(&property.value),
                        keys: inner_keys.clone(),
                        without: Vec::new(),
                        ..piece.clone()
                    };
                    if wanted.is_none() {
                        inner.names.extend(name);
                    }
                    self.take_apart(inner, walk, found);
                }
                ObjectPropertyKind::SpreadProperty(spread) => {
                    let mut keys = piece.keys.clone();
                    if keys.is_empty() {
                        keys.push(Key::Rest);
                    }
                    let inner = Content {
                        root: piece.root.with(&spread.argument),
                        keys,
                        ..piece.clone()
                    };
                    self.take_apart(inner, walk, found);
                }
            }
        }
    }

    fn take_name_apart(
        &self,
        mut piece: Content<'a>,
        walk: Walk<'_, 'a>,
        found: &mut Vec<Content<'a>>,
    ) {
        let root = piece.root;
        let Some(symbol) = self.symbol(root) else {
            found.push(piece);
            return;
        };
        piece.sites.push(root);
        match self.definition(root.file, symbol) {
            Definition::Value(value, keys) => {
                self.take_address_apart(&piece, root, value, walk, found);
                if self.is_open_value(value) || !keys.is_empty() {
                    let mut inner = piece.clone();
                    if keys.contains(&Key::Rest) {
                        inner.without.extend(self.taken_out(root, symbol));
                    }
                    if self.deletes_from(root, symbol).next().is_some() {
                        inner.without.extend(self.deletes_from(root, symbol));
                    }
                    inner.keys.splice(0..0, keys);
                    inner.root = value;
                    self.take_apart(inner, walk, found);
                } else if self.constant(root).is_none() {
                    found.push(piece.clone());
                }
                self.take_writes(&piece, symbol, walk, found);
            }
            Definition::Parameter(function, position, keys) => {
                piece.keys.splice(0..0, keys);
                self.take_parameter_apart(piece, function, position, walk, found);
            }
            Definition::Import(module, name) => match self.export(root.file, module, name) {
                Some(Export::Value(value)) if self.is_open_value(value) => {
                    piece.root = value;
                    self.take_apart(piece, walk, found);
                }
                _ => found.push(piece),
            },
            _ => {
                let before = found.len();
                self.take_writes(&piece, symbol, walk, found);
                if found.len() == before {
                    found.push(piece);
                }
            }
        }
    }

    /// What is put into an address after it was made: `link.hash = token`, `link.searchParams.set('token', token)`.
    fn take_address_apart(
        &self,
        piece: &Content<'a>,
        name: Expr<'a>,
        made: Expr<'a>,
        walk: Walk<'_, 'a>,
        found: &mut Vec<Content<'a>>,
    ) {
        let is_address = Call::of(made).is_some_and(|call| {
            call.is_new && matches!(self.text(call.callee_place()), "URL" | "URLSearchParams")
        });
        let shown = match piece.keys.first() {
            None => true,
            Some(Key::Name(key)) => matches!(*key, "href" | "search" | "hash" | "searchParams"),
            _ => false,
        };
        let Some(function) = self
            .enclosing_function(name.file, name.node_id())
            .filter(|_| is_address && shown)
        else {
            return;
        };
        let called = self.text(name.place());
        let within = Content {
            keys: Vec::new(),
            ..piece.clone()
        };
        for assignment in self.index().assignments_within(function.place()) {
            let part = assignment.target.as_member_expression().filter(|target| {
                let object = name.with(target.object());
                self.text(object.place()) == called
            });
            if part.is_some() && assignment.value.file == name.file {
                let inner = Content {
                    root: assignment.value,
                    ..within.clone()
                };
                self.take_apart(inner, walk, found);
            }
        }
        for call in self.calls_within(function.place()) {
            let on = call.receiver().map(|receiver| self.text(receiver.place()));
            let puts = matches!(call.name(), Some("set" | "append"))
                && on.is_some_and(|on| on.strip_suffix(".searchParams").unwrap_or(on) == called);
            if let Some(value) = call.argument(1).filter(|_| puts) {
                let inner = Content {
                    root: value,
                    ..within.clone()
                };
                self.take_apart(inner, walk, found);
            }
        }
    }

    /// The promise that a callback of `then` goes on with.
    fn promise_before(&self, function: FunctionRef<'a>) -> Option<Expr<'a>> {
        let nodes = self.file(function.file).semantic.nodes();
        let outer = Call::of_kind(function.file, nodes.parent_kind(function.node()))?;
        let is_first = outer
            .argument(0)
            .is_some_and(|first| first.span() == function.span());
        (outer.name() == Some("then") && is_first)
            .then(|| outer.receiver())
            .flatten()
    }

    fn take_parameter_apart(
        &self,
        mut piece: Content<'a>,
        function: FunctionRef<'a>,
        position: usize,
        walk: Walk<'_, 'a>,
        found: &mut Vec<Content<'a>>,
    ) {
        let mut frame = walk.frame;
        while let Some(inside) = frame {
            if inside.function.file == function.file && inside.function.node() == function.node() {
                let outer = Walk {
                    frame: inside.outer,
                    ..walk
                };
                let given = if inside.elements {
                    inside.call.receiver().filter(|_| position == 0)
                } else {
                    inside.call.argument(position)
                };
                let Some(given) = given else { return };
                let mut inner = Content {
                    root: given,
                    ..piece
                };
                if inside.elements {
                    inner.keys.insert(0, Key::Position(0));
                }
                self.take_apart(inner, outer, found);
                return;
            }
            frame = inside.outer;
        }
        // `Users.findById(id).then((user) => …)`
        if position == 0
            && let Some(promise) = self.promise_before(function)
        {
            piece.root = promise;
            self.take_apart(piece, walk, found);
            return;
        }
        let callers = self.callers(function);
        if walk.frame.is_some() || callers.is_empty() {
            found.push(piece);
            return;
        }
        for call in callers.iter().take(CALLERS) {
            if let Some(argument) = call.argument(position) {
                let inner = Content {
                    root: argument,
                    ..piece.clone()
                };
                self.take_apart(inner, walk, found);
            }
        }
    }

    fn take_call_apart(
        &self,
        mut piece: Content<'a>,
        call: Call<'a>,
        walk: Walk<'_, 'a>,
        found: &mut Vec<Content<'a>>,
    ) {
        let identity = self.identity(call.callee());
        if identity
            .as_deref()
            .is_some_and(|identity| MADE_OF_ARGUMENTS.contains(&identity))
        {
            piece.sites.push(piece.root);
            for argument in call.arguments_and_spreads() {
                let inner = Content {
                    root: argument,
                    ..piece.clone()
                };
                self.take_apart(inner, walk, found);
            }
            return;
        }
        let callback = call
            .argument(0)
            .and_then(|callback| self.function(callback));
        if let (Some("map" | "flatMap"), Some(function)) = (call.name(), callback) {
            let frame = Frame {
                function,
                call,
                elements: true,
                outer: walk.frame,
            };
            if piece
                .keys
                .first()
                .is_some_and(|key| !matches!(key, Key::Name(_)))
            {
                piece.keys.remove(0);
            }
            self.take_returns(piece, function, frame, walk, found);
            return;
        }
        if let (Some(name), Some(receiver)) = (call.name(), call.receiver())
            && CARRYING.contains(&name)
            && self.function(call.callee()).is_none()
            // `users.find({…})` of a database is no list.
            && (name != "find" || callback.is_some())
        {
            piece.root = receiver;
            piece.is_cut |= matches!(
                name,
                "at" | "replace" | "replaceAll" | "slice" | "split" | "substring"
            );
            self.take_apart(piece, walk, found);
            return;
        }
        match self.function(call.callee()).filter(|_| !call.is_new) {
            // What it gives back is visible.
            Some(function) if !self.index().returns(function).is_empty() => {
                let frame = Frame {
                    function,
                    call,
                    elements: false,
                    outer: walk.frame,
                };
                self.take_returns(piece, function, frame, walk, found);
            }
            _ => found.push(piece),
        }
    }

    fn take_returns(
        &self,
        mut piece: Content<'a>,
        function: FunctionRef<'a>,
        frame: Frame<'_, 'a>,
        walk: Walk<'_, 'a>,
        found: &mut Vec<Content<'a>>,
    ) {
        piece.sites.push(piece.root);
        let inside = Walk {
            frame: Some(&frame),
            ..walk
        };
        for returned in self.index().returns(function).iter().take(8) {
            let inner = Content {
                root: *returned,
                ..piece.clone()
            };
            self.take_apart(inner, inside, found);
        }
    }

    /// What is assigned to a name, or to its members, after its declaration.
    fn take_writes(
        &self,
        piece: &Content<'a>,
        symbol: SymbolId,
        walk: Walk<'_, 'a>,
        found: &mut Vec<Content<'a>>,
    ) {
        let file = piece.root.file;
        let semantic = &self.file(file).semantic;
        let nodes = semantic.nodes();
        let used_at = piece.root.span().start;
        for reference in semantic.scoping().get_resolved_references(symbol).take(64) {
            let parent = nodes.parent_id(reference.node_id());
            let (value, name) = match nodes.kind(parent) {
                AstKind::AssignmentExpression(assignment) if reference.is_write() => {
                    (&assignment.right, None)
                }
                AstKind::StaticMemberExpression(access) => match nodes.parent_kind(parent) {
                    AstKind::AssignmentExpression(assignment)
                        if assignment.left.span() == access.span =>
                    {
                        (&assignment.right, Some(access.property.name.as_str()))
                    }
                    _ => continue,
                },
                _ => continue,
            };
            if value.span().start > used_at {
                continue;
            }
            let mut inner = Content {
                root: piece.root.with(value),
                ..piece.clone()
            };
            if let Some(name) = name {
                match inner.keys.first() {
                    Some(Key::Name(wanted)) if *wanted != name => continue,
                    Some(_) => {
                        inner.keys.remove(0);
                    }
                    None => {}
                }
                inner.names.push(name);
            }
            self.take_apart(inner, walk, found);
        }
    }

    /// The fields that a pattern takes out before its rest is bound to a name.
    fn taken_out(&self, name: Expr<'a>, symbol: SymbolId) -> Vec<&'a str> {
        let semantic = &self.file(name.file).semantic;
        let node = semantic.scoping().symbol_declaration(symbol);
        let pattern = match semantic.nodes().kind(node) {
            AstKind::VariableDeclarator(declarator) => &declarator.id,
            AstKind::FormalParameter(parameter) => &parameter.pattern,
            _ => return Vec::new(),
        };
        match pattern {
            BindingPattern::ObjectPattern(object) => object
                .properties
                .iter()
                .filter_map(|property| key_name(&property.key))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The fields that `delete name.field` removes; an empty text for one that is computed.
    fn deletes_from(&self, name: Expr<'a>, symbol: SymbolId) -> impl Iterator<Item = &'a str> {
        let semantic = &self.file(name.file).semantic;
        let nodes = semantic.nodes();
        semantic
            .scoping()
            .get_resolved_references(symbol)
            .take(64)
            .filter_map(move |reference| {
                let access = nodes.parent_id(reference.node_id());
                let deleted = match nodes.kind(access) {
                    AstKind::StaticMemberExpression(access) => access.property.name.as_str(),
                    AstKind::ComputedMemberExpression(_) => "",
                    _ => return None,
                };
                matches!(nodes.parent_kind(access), AstKind::UnaryExpression(unary)
                    if unary.operator == oxc_ast::ast::UnaryOperator::Delete)
                .then_some(deleted)
            })
    }

    /// Whether a value can be taken apart.
    fn is_open_value(&self, value: Expr<'a>) -> bool {
        matches!(
            plain(value.node),
            Expression::ObjectExpression(_)
                | Expression::ArrayExpression(_)
                | Expression::TemplateLiteral(_)
                | Expression::BinaryExpression(_)
                | Expression::ConditionalExpression(_)
                | Expression::LogicalExpression(_)
                | Expression::CallExpression(_)
                | Expression::NewExpression(_)
                | Expression::ChainExpression(_)
                | Expression::StaticMemberExpression(_)
                | Expression::ComputedMemberExpression(_)
                | Expression::Identifier(_)
        )
    }

    /// What the project puts on the request where a piece is such a thing as a whole: `req.user`.
    pub fn kept_on_request(&self, content: &Content<'a>) -> Vec<Content<'a>> {
        let [Key::Name(name @ ("user" | "account" | "member" | "customer" | "staff"))] =
            content.keys.as_slice()
        else {
            return Vec::new();
        };
        if !self.is_request(content.root) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for assignment in self.index().assignments() {
            let oxc_ast::ast::AssignmentTarget::StaticMemberExpression(target) = assignment.target
            else {
                continue;
            };
            if target.property.name == *name
                && self.is_request(assignment.value.with(&target.object))
            {
                let pieces = self.contents(assignment.value).into_iter();
                found.extend(pieces.map(|piece| Content {
                    sites: content.sites.clone(),
                    ..piece
                }));
            }
        }
        found
    }

    /// The fields that the code takes by name out of the value that a piece is.
    pub fn fields_taken(&self, content: &Content<'a>) -> Vec<&'a str> {
        let mut fields = Vec::new();
        for site in content.sites.iter().take(4) {
            let text = self.text(site.place());
            let Some(function) = self.enclosing_function(site.file, site.node_id()) else {
                continue;
            };
            let semantic = &self.file(site.file).semantic;
            let nodes = semantic.nodes();
            let root = member(*site).map_or(*site, |(object, _)| object);
            let Some(symbol) = self.symbol(root) else {
                continue;
            };
            let inside = function.span();
            for reference in semantic.scoping().get_resolved_references(symbol).take(64) {
                let mut node = reference.node_id();
                if nodes.kind(node).span().start < inside.start {
                    continue;
                }
                // Up to the value itself, then one step further.
                while self.text(Place {
                    file: site.file,
                    span: super::span(nodes.kind(node).span()),
                }) != text
                {
                    let parent = nodes.parent_id(node);
                    if !matches!(nodes.kind(parent), AstKind::StaticMemberExpression(_)) {
                        break;
                    }
                    node = parent;
                }
                match nodes.parent_kind(node) {
                    AstKind::StaticMemberExpression(access) => {
                        fields.push(access.property.name.as_str());
                    }
                    AstKind::VariableDeclarator(declarator) => {
                        if let BindingPattern::ObjectPattern(pattern) = &declarator.id {
                            let named = pattern.properties.iter();
                            fields.extend(named.filter_map(|property| key_name(&property.key)));
                        }
                    }
                    _ => {}
                }
            }
        }
        fields
    }

    /// The paths that the logger of a call leaves out: pino's `redact`, of the logger itself or of the project's where it is not visible.
    pub fn redacted_paths(&self, call: Call<'a>) -> Vec<String> {
        let own = call
            .receiver()
            .map(|receiver| self.resolve(receiver))
            .and_then(Call::of)
            .filter(|made| {
                self.identity(made.callee())
                    .is_some_and(|identity| identity.starts_with("pino"))
            });
        let made = own.or_else(|| self.calls_to("pino").next());
        let redact = made
            .and_then(|made| made.argument(0))
            .and_then(|options| self.object(options))
            .and_then(|options| options.get(self, "redact"));
        let Some(redact) = redact else {
            return Vec::new();
        };
        let paths = match self.object(redact) {
            Some(options) => options.get(self, "paths"),
            None => Some(redact),
        };
        paths
            .and_then(|paths| self.elements(paths))
            .unwrap_or_default()
            .into_iter()
            .filter_map(|path| self.string(path))
            .collect()
    }

    fn sent_at(&self, place: Place, body: Expr<'a>) -> Sent<'a> {
        Sent {
            place,
            body,
            contents: self.contents(body),
            by_view: false,
        }
    }

    /// Everything that is sent back to callers.
    pub fn sent(&self) -> &[Sent<'a>] {
        self.memory.sent.get_or_init(|| {
            let mut sent: Vec<Sent<'a>> = self
                .answers()
                .into_iter()
                .map(|answer| self.sent_at(answer.place, answer.body))
                .collect();
            for (name, position) in [("json", 0), ("jsonp", 0), ("render", 1)] {
                for call in self.index().calls_named(name) {
                    let Some(receiver) = call.receiver() else {
                        continue;
                    };
                    let answers = self.is_answer(receiver)
                        || name == "json"
                            && matches!(
                                self.text(receiver.place()),
                                "c" | "NextResponse" | "Response"
                            );
                    if let Some(body) = call.argument(position).filter(|_| answers) {
                        sent.push(Sent {
                            by_view: name == "render",
                            ..self.sent_at(call.head_place(), body)
                        });
                    }
                }
            }
            for name in ["formatError", "customFormatErrorFn"] {
                for property in self.index().properties(name) {
                    let function = self.function(*property);
                    let returned = function.map(|function| self.index().returns(function));
                    let returned = returned.unwrap_or_default().iter();
                    sent.extend(returned.map(|body| self.sent_at(body.place(), *body)));
                }
            }
            sent.sort_by_key(|sent| sent.place);
            sent
        })
    }
}
