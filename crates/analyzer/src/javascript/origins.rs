//! Origins: the expressions that can be behind a value, through names, objects put together in steps, fields, parameters and helpers.
//!
//! `resolve` answers where there is one answer; this collects all of them. It is what rules about options, keys and parameters of
//! algorithms ask, because people keep such values in constants, nested configurations, class fields, tables and helper functions.

use oxc_ast::AstKind;
use oxc_ast::ast::{
    BindingPattern, ClassElement, Expression, MethodDefinitionKind, ObjectPropertyKind, PropertyKey,
};
use oxc_semantic::SymbolId;
use oxc_span::GetSpan;
use rustc_hash::FxHashSet;

use super::calls::{member, plain};
use super::definition::{Export, Key, key_name};
use super::{Call, Constant, Definition, Expr, Facts, FunctionRef};
use crate::source::FileId;

/// Steps of one search.
const STEPS: u32 = 400;
/// How deep one search may go.
const DEPTH: u32 = 24;
/// Texts that one expression may stand for.
const TEXT_LIMIT: usize = 24;

/// Stands in a text for a part that is not known.
pub const HOLE: char = '\u{fffc}';

/// What a search is after.
#[derive(Clone, Copy, PartialEq)]
enum Until {
    /// The expression that makes the value.
    Made,
    /// What is written at the property, as written.
    Property,
}

struct Search<'f, 'a> {
    facts: &'f Facts<'a>,
    until: Until,
    found: Vec<Expr<'a>>,
    seen: FxHashSet<(FileId, u32, u32, usize)>,
    steps: u32,
    /// The calls whose functions are being looked into: there a parameter is what this call hands it.
    calls: Vec<(FunctionRef<'a>, Call<'a>)>,
}

impl<'a> Facts<'a> {
    /// The expressions that make the value of an expression; itself where nothing is known.
    pub fn origins(&self, expr: Expr<'a>) -> Vec<Expr<'a>> {
        self.search(expr, &[], Until::Made)
    }

    /// What a call's options say under a name: each place that sets it, the likeliest first. `position` is the options' argument.
    /// Sees through constants, spreads, `Object.assign`, properties that are set later, defaults, fields and helpers.
    pub fn option_values(&self, call: Call<'a>, position: usize, name: &'a str) -> Vec<Expr<'a>> {
        call.argument(position)
            .map(|options| self.settings(options, &[name]))
            .unwrap_or_default()
    }

    /// What a call's options say under a name, at the place that wins.
    pub fn option(&self, call: Call<'a>, position: usize, name: &'a str) -> Option<Expr<'a>> {
        self.option_values(call, position, name).into_iter().next()
    }

    /// The first of these options that is given: packages rename options and keep the old name.
    pub fn option_any(
        &self,
        call: Call<'a>,
        position: usize,
        names: &[&'a str],
    ) -> Option<Expr<'a>> {
        names
            .iter()
            .find_map(|name| self.option(call, position, name))
    }

    /// What is written at a path into an object, as written.
    pub fn settings(&self, object: Expr<'a>, path: &[&'a str]) -> Vec<Expr<'a>> {
        let keys: Vec<Key<'a>> = path.iter().map(|name| Key::Name(name)).collect();
        self.search(object, &keys, Until::Property)
    }

    /// Whether a file holds tests, by its name and its folders.
    fn is_tested(&self, file: FileId) -> bool {
        let path = self.file(file).path.to_ascii_lowercase();
        let mut parts = path.split('/').rev();
        let name = parts.next().unwrap_or_default();
        [".test.", ".spec.", ".mock."]
            .iter()
            .any(|mark| name.contains(mark))
            || parts.any(|folder| {
                matches!(
                    folder,
                    "test" | "tests" | "__tests__" | "__mocks__" | "spec" | "e2e"
                )
            })
    }

    /// The values in a list or a table: of an array its elements, also those that are pushed later, of an object its properties.
    pub fn items(&self, list: Expr<'a>) -> Vec<Expr<'a>> {
        self.search(list, &[Key::Rest], Until::Made)
    }

    /// What a parameter holds where nothing is handed: `client` in `({ client = got } = {}) => …`.
    pub(super) fn given_default(&self, file: FileId, symbol: SymbolId) -> Option<Expr<'a>> {
        let semantic = &self.file(file).semantic;
        let declaration = semantic.scoping().symbol_declaration(symbol);
        let parameters: Vec<_> = match semantic.nodes().kind(declaration) {
            AstKind::FormalParameter(parameter) => vec![parameter],
            AstKind::FormalParameters(parameters) => parameters.items.iter().collect(),
            _ => return None,
        };
        parameters.into_iter().find_map(|parameter| {
            let mut defaults = Vec::new();
            let mut path = Vec::new();
            if !defaults_to(&parameter.pattern, symbol, &mut path, &mut defaults, 8) {
                return None;
            }
            let own = defaults
                .into_iter()
                .find(|(_, inner)| inner.is_empty())
                .map(|(default, _)| default);
            let node = own.or(parameter.initializer.as_deref().filter(|_| path.is_empty()))?;
            Some(Expr { file, node })
        })
    }

    /// Whether options can hold more than is seen: they come from elsewhere, or something unknown is spread into them.
    pub fn is_unseen(&self, options: Expr<'a>) -> bool {
        self.origins(options)
            .into_iter()
            .any(|origin| match self.object(origin) {
                Some(object) => object.is_open(self),
                None => match Call::of(origin) {
                    Some(call)
                        if self.identity(call.callee()).as_deref() == Some("Object.assign") =>
                    {
                        call.arguments_and_spreads()
                            .any(|part| self.object(part).is_none_or(|one| one.is_open(self)))
                    }
                    _ => self.constant(origin).is_none() && self.function(origin).is_none(),
                },
            })
    }

    /// The constants that an expression can be, each with the expression that makes it. Parts that are not constant are left out.
    pub fn possible(&self, expr: Expr<'a>) -> Vec<(Expr<'a>, Constant)> {
        self.origins(expr)
            .into_iter()
            .filter_map(|origin| Some((origin, self.constant(origin)?)))
            .collect()
    }

    /// The numbers that an expression can be.
    pub fn possible_numbers(&self, expr: Expr<'a>) -> Vec<f64> {
        let mut numbers: Vec<f64> = self
            .origins(expr)
            .into_iter()
            .filter_map(|origin| self.number(origin))
            .collect();
        numbers.extend(self.number(expr).filter(|_| numbers.is_empty()));
        numbers
    }

    /// Whether an expression can be `true`, or can be `false`.
    pub fn can_be(&self, expr: Expr<'a>, value: bool) -> bool {
        self.possible(expr)
            .iter()
            .any(|(_, constant)| *constant == Constant::Boolean(value))
    }

    /// The texts that an expression can be, with a hole for each part that is not known.
    pub fn texts(&self, expr: Expr<'a>) -> Vec<String> {
        let mut texts = self.texts_within(expr, 6);
        texts.sort();
        texts.dedup();
        texts
    }

    fn texts_within(&self, expr: Expr<'a>, depth: u32) -> Vec<String> {
        let hole = || vec![HOLE.to_string()];
        let Some(depth) = depth.checked_sub(1) else {
            return hole();
        };
        if let Some(constant) = self.constant(expr) {
            return vec![constant.to_text()];
        }
        let mut texts = Vec::new();
        for origin in self.origins(expr).into_iter().take(12) {
            let made = match plain(origin.node) {
                Expression::TemplateLiteral(template) => {
                    let mut made = vec![String::new()];
                    for (position, quasi) in template.quasis.iter().enumerate() {
                        let text = quasi.value.cooked.map_or("", |text| text.as_str());
                        made = joined(&made, &[text.to_owned()]);
                        if let Some(part) = template.expressions.get(position) {
                            made = joined(&made, &self.texts_within(origin.with(part), depth));
                        }
                    }
                    made
                }
                Expression::BinaryExpression(binary)
                    if binary.operator == oxc_ast::ast::BinaryOperator::Addition =>
                {
                    joined(
                        &self.texts_within(origin.with(&binary.left), depth),
                        &self.texts_within(origin.with(&binary.right), depth),
                    )
                }
                Expression::CallExpression(_) => self.texts_of_call(origin, depth),
                _ => self
                    .constant(origin)
                    .map_or_else(hole, |constant| vec![constant.to_text()]),
            };
            texts.extend(made);
        }
        texts.truncate(TEXT_LIMIT);
        if texts.is_empty() { hole() } else { texts }
    }

    fn texts_of_call(&self, expr: Expr<'a>, depth: u32) -> Vec<String> {
        let hole = || vec![HOLE.to_string()];
        let Some(call) = Call::of(expr) else {
            return hole();
        };
        let of_receiver = || {
            call.receiver()
                .map_or_else(hole, |receiver| self.texts_within(receiver, depth))
        };
        match call.name() {
            Some("join") => {
                let Some(elements) = call.receiver().and_then(|list| self.elements(list)) else {
                    return hole();
                };
                let between = call
                    .argument(0)
                    .map_or_else(|| Some(",".to_owned()), |between| self.string(between))
                    .unwrap_or_else(|| HOLE.to_string());
                let mut made = vec![String::new()];
                for (number, element) in elements.into_iter().enumerate().take(12) {
                    if number > 0 {
                        made = joined(&made, std::slice::from_ref(&between));
                    }
                    made = joined(&made, &self.texts_within(element, depth));
                }
                made
            }
            Some("concat") => call.arguments().fold(of_receiver(), |made, part| {
                joined(&made, &self.texts_within(part, depth))
            }),
            Some("toLowerCase") => of_receiver()
                .into_iter()
                .map(|text| text.to_lowercase())
                .collect(),
            Some("toUpperCase") => of_receiver()
                .into_iter()
                .map(|text| text.to_uppercase())
                .collect(),
            Some("toString" | "trim" | "normalize") => of_receiver(),
            Some("String" | "URL" | "URLSearchParams") => call
                .argument(0)
                .map_or_else(hole, |text| self.texts_within(text, depth)),
            _ => hole(),
        }
    }

    /// The texts in the code that a key, a salt or a password is made of, through what only changes their form: `Buffer.from(text)`,
    /// `new TextEncoder().encode(text)`, `createHash('sha256').update(text).digest()`. The constants, each with where it is written.
    pub fn written_texts(&self, expr: Expr<'a>) -> Vec<(Expr<'a>, String)> {
        let mut found = Vec::new();
        let mut open = vec![(expr, 5u32)];
        let mut steps = 64u32;
        while let Some((expr, depth)) = open.pop() {
            let (Some(left), Some(depth)) = (steps.checked_sub(1), depth.checked_sub(1)) else {
                continue;
            };
            steps = left;
            for origin in self.origins(expr) {
                match self.constant(origin) {
                    Some(Constant::String(text)) => found.push((origin, text)),
                    Some(_) => {}
                    None => open.extend(self.reshaped(origin).map(|inner| (inner, depth))),
                }
            }
        }
        found.reverse();
        found
    }

    /// The same where the text stands in the expression itself: `Buffer.from('text', 'hex')`.
    pub fn written_texts_here(&self, expr: Expr<'a>) -> Vec<(Expr<'a>, String)> {
        let span = expr.span();
        let inside = |one: Expr<'a>| {
            let at = one.span();
            one.file == expr.file && span.start <= at.start && at.end <= span.end
        };
        let reshaped = self.reshaped(expr.with(plain(expr.node)));
        reshaped
            .and_then(|inner| Some((inner, self.string(inner)?)))
            .filter(|(inner, _)| inside(*inner))
            .into_iter()
            .collect()
    }

    /// Whether a constant is what a value falls back to: the right side of `||` and `??`, a default, or a branch of a choice.
    pub fn is_fallback(&self, written: Expr<'a>) -> bool {
        let nodes = self.file(written.file).semantic.nodes();
        match nodes.parent_kind(written.node_id()) {
            AstKind::LogicalExpression(logical) => {
                logical.operator != oxc_ast::ast::LogicalOperator::And
                    && logical.right.span() == written.node.span()
                    && self.is_configured(written.with(&logical.left))
            }
            AstKind::ConditionalExpression(choice) => [&choice.consequent, &choice.alternate]
                .into_iter()
                .any(|branch| self.is_configured(written.with(branch))),
            // `Joi.string().default('x')`
            AstKind::CallExpression(call) => call
                .callee
                .as_member_expression()
                .and_then(|callee| callee.static_property_name())
                .is_some_and(|name| matches!(name, "default" | "prefault")),
            AstKind::ObjectProperty(property) => key_name(&property.key) == Some("default"),
            // `const { SECRET: secret = 'fallback' } = process.env`
            AstKind::AssignmentPattern(_) => {
                nodes
                    .ancestor_kinds(written.node_id())
                    .take(6)
                    .any(|kind| match kind {
                        AstKind::VariableDeclarator(declarator) => declarator
                            .init
                            .as_ref()
                            .is_some_and(|init| init.is_specific_member_access("process", "env")),
                        _ => false,
                    })
            }
            _ => false,
        }
    }

    /// Whether a value comes from the configuration: the environment, or an object that is called so.
    fn is_configured(&self, expr: Expr<'a>) -> bool {
        // `source.JWT_KEY`
        let is_variable = member(expr).is_some_and(|(_, name)| {
            name.is_some_and(|name| {
                name.len() > 2
                    && name.bytes().all(|byte| {
                        byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_'
                    })
            })
        });
        if is_variable {
            return true;
        }
        let text = self.text(self.resolve(expr).place()).to_ascii_lowercase();
        ["env", "config", "settings", "options", "opts"]
            .iter()
            .any(|word| text.contains(word))
    }

    /// What a call only gives another form: encodings, key objects, hashes and derivations of a text.
    fn reshaped(&self, expr: Expr<'a>) -> Option<Expr<'a>> {
        let call = Call::of(expr)?;
        if let Some(identity) = self.identity(call.callee()) {
            let position = RESHAPING
                .iter()
                .find(|(name, _)| *name == &*identity)
                .map(|(_, position)| *position);
            if let Some(position) = position {
                return call.argument(position);
            }
        }
        match call.name()? {
            "encode" | "decode" | "importSPKI" | "importPKCS8" => {
                let encodes = call.receiver().is_some_and(|receiver| {
                    self.identity(receiver).is_some_and(|identity| {
                        identity.contains("TextEncoder") || identity.contains("base64")
                    })
                });
                call.argument(0).filter(|_| encodes)
            }
            "digest" => {
                let update = call
                    .receiver()
                    .and_then(|receiver| Call::of(self.resolve(receiver)))
                    .filter(|update| update.name() == Some("update"))?;
                let hash = self.identity(update.receiver()?)?;
                update.argument(0).filter(|_| hash.contains("createHash()"))
            }
            "padEnd" | "padStart" | "slice" | "substring" | "substr" | "subarray" | "repeat"
            | "toString" | "trim" | "normalize" | "export" | "toUpperCase" | "toLowerCase" => {
                call.receiver()
            }
            _ => None,
        }
    }

    fn search(&self, expr: Expr<'a>, keys: &[Key<'a>], until: Until) -> Vec<Expr<'a>> {
        let mut search = Search {
            facts: self,
            until,
            found: Vec::new(),
            seen: FxHashSet::default(),
            steps: STEPS,
            calls: Vec::new(),
        };
        search.visit(expr, keys, DEPTH);
        let mut found = search.found;
        if found.is_empty() && keys.is_empty() {
            found.push(expr);
        }
        found
    }
}

/// Functions that give a text another form, and the argument that is the text.
const RESHAPING: &[(&str, usize)] = &[
    ("Buffer", 0),
    ("Buffer.from", 0),
    ("String", 0),
    ("Uint8Array.from", 0),
    ("atob", 0),
    ("btoa", 0),
    ("crypto.createPrivateKey", 0),
    ("crypto.createSecretKey", 0),
    ("crypto.pbkdf2Sync", 0),
    ("crypto.scryptSync", 0),
    ("decodeURIComponent", 0),
    ("jose.base64url.decode", 0),
    ("jose.importJWK", 0),
    ("util.TextEncoder().encode", 0),
    ("TextEncoder().encode", 0),
];

impl<'a> Search<'_, 'a> {
    fn visit(&mut self, expr: Expr<'a>, keys: &[Key<'a>], depth: u32) {
        let (Some(depth), Some(steps)) = (depth.checked_sub(1), self.steps.checked_sub(1)) else {
            return;
        };
        self.steps = steps;
        if keys.is_empty() && self.until == Until::Property {
            self.found.push(expr);
            return;
        }
        let expr = expr.with(plain(expr.node));
        let span = expr.span();
        // A way into a function is another one for each call of it.
        let way = keys.len() * 64 + self.calls.len();
        if !self.seen.insert((expr.file, span.start, span.end, way)) {
            return;
        }
        match expr.node {
            Expression::Identifier(_) => self.visit_name(expr, keys, depth),
            Expression::ConditionalExpression(conditional) => {
                self.visit(expr.with(&conditional.consequent), keys, depth);
                self.visit(expr.with(&conditional.alternate), keys, depth);
            }
            Expression::LogicalExpression(logical) => {
                self.visit(expr.with(&logical.left), keys, depth);
                self.visit(expr.with(&logical.right), keys, depth);
            }
            Expression::AssignmentExpression(assignment) => {
                self.visit(expr.with(&assignment.right), keys, depth);
            }
            Expression::SequenceExpression(sequence) => {
                if let Some(last) = sequence.expressions.last() {
                    self.visit(expr.with(last), keys, depth);
                }
            }
            Expression::ThisExpression(_) => self.visit_field(expr, keys, depth),
            Expression::ObjectExpression(_) => self.visit_object(expr, keys, depth),
            Expression::ArrayExpression(array) => match keys.split_first() {
                None => self.found.push(expr),
                Some((Key::Position(position), rest)) => {
                    if let Some(element) = array
                        .elements
                        .get(*position)
                        .and_then(|element| element.as_expression())
                    {
                        self.visit(expr.with(element), rest, depth);
                    }
                }
                Some((Key::Name(name), _)) if !name.bytes().all(|byte| byte.is_ascii_digit()) => {}
                Some((_, rest)) => {
                    for element in &array.elements {
                        if let Some(element) = element.as_expression() {
                            self.visit(expr.with(element), rest, depth);
                        }
                    }
                }
            },
            Expression::CallExpression(_)
            | Expression::NewExpression(_)
            | Expression::ImportExpression(_) => self.visit_call(expr, keys, depth),
            _ => match member(expr) {
                Some((object, name)) => {
                    let mut all = vec![self.key(expr, name)];
                    all.extend_from_slice(keys);
                    let before = self.found.len();
                    self.visit(object, &all, depth);
                    if self.found.len() == before && keys.is_empty() {
                        self.found.push(expr);
                    }
                }
                None if Call::of(expr).is_some() => self.visit_call(expr, keys, depth),
                None if keys.is_empty() => self.found.push(expr),
                None => {}
            },
        }
    }

    /// The key of a member expression; a computed one that is constant counts as written.
    fn key(&self, expr: Expr<'a>, name: Option<&'a str>) -> Key<'a> {
        if let Some(name) = name {
            return Key::Name(name);
        }
        let Expression::ComputedMemberExpression(computed) = expr.node else {
            return Key::Rest;
        };
        match self.facts.resolve(expr.with(&computed.expression)).node {
            Expression::StringLiteral(literal) => Key::Name(literal.value.as_str()),
            Expression::NumericLiteral(literal) => match literal.raw {
                Some(raw) => Key::Name(raw.as_str()),
                None => Key::Rest,
            },
            _ => Key::Rest,
        }
    }

    fn visit_name(&mut self, expr: Expr<'a>, keys: &[Key<'a>], depth: u32) {
        let facts = self.facts;
        let Some(symbol) = facts.symbol(expr) else {
            if keys.is_empty() {
                self.found.push(expr);
            }
            return;
        };
        let before = self.found.len();
        // What is set later wins over what stands in the literal.
        if !keys.is_empty() {
            self.visit_writes(expr, symbol, keys, depth);
        }
        match facts.definition(expr.file, symbol) {
            Definition::Value(value, inner) => {
                let mut all = inner;
                all.extend_from_slice(keys);
                self.visit_defaults(expr.file, symbol, keys, depth);
                match (facts.required(value), all.split_first()) {
                    (Some(module), Some((Key::Name(name), rest))) => {
                        self.visit_export(value.file, module, name, rest, depth);
                    }
                    _ => self.visit(value, &all, depth),
                }
            }
            Definition::Parameter(function, position, inner) => {
                let mut all = inner;
                all.extend_from_slice(keys);
                self.visit_parameter(function, position, &all, depth);
                self.visit_defaults(expr.file, symbol, keys, depth);
            }
            Definition::Import(module, name) => match (name, keys.split_first()) {
                ("*", Some((Key::Name(name), rest))) => {
                    self.visit_export(expr.file, module, name, rest, depth);
                }
                _ => self.visit_export(expr.file, module, name, keys, depth),
            },
            Definition::Class(class) => {
                if let Some((Key::Name(name), rest)) = keys.split_first() {
                    let value = class.body.body.iter().find_map(|element| match element {
                        ClassElement::PropertyDefinition(property)
                            if key_name(&property.key) == Some(name) =>
                        {
                            property.value.as_ref()
                        }
                        _ => None,
                    });
                    if let Some(value) = value {
                        self.visit(expr.with(value), rest, depth);
                    }
                }
            }
            _ => {}
        }
        if !facts.is_fixed(expr.file, symbol) {
            let semantic = &facts.file(expr.file).semantic;
            for reference in semantic.scoping().get_resolved_references(symbol).take(32) {
                if reference.is_write()
                    && let AstKind::AssignmentExpression(assignment) =
                        semantic.nodes().parent_kind(reference.node_id())
                {
                    self.visit(expr.with(&assignment.right), keys, depth);
                }
            }
        }
        if self.found.len() == before && keys.is_empty() {
            self.found.push(expr);
        }
    }

    /// `options.name = value`, `table[key] = value`, `Object.assign(options, { … })`, `list.push(value)`.
    fn visit_writes(&mut self, expr: Expr<'a>, symbol: SymbolId, keys: &[Key<'a>], depth: u32) {
        let Some((wanted, rest)) = keys.split_first() else {
            return;
        };
        let semantic = &self.facts.file(expr.file).semantic;
        let nodes = semantic.nodes();
        for reference in semantic.scoping().get_resolved_references(symbol).take(32) {
            let node = reference.node_id();
            let parent = nodes.parent_id(node);
            let key = match nodes.kind(parent) {
                AstKind::StaticMemberExpression(member) => Key::Name(member.property.name.as_str()),
                AstKind::ComputedMemberExpression(member)
                    if member.object.span() == nodes.kind(node).span() =>
                {
                    match &member.expression {
                        Expression::StringLiteral(name) => Key::Name(name.value.as_str()),
                        written => {
                            if let (Key::Name(name), AstKind::AssignmentExpression(assignment)) =
                                (wanted, nodes.parent_kind(parent))
                                && let Some(calls) = self.calls_that_write(expr.with(written), name)
                            {
                                for call in calls {
                                    self.calls.push(call);
                                    self.visit(expr.with(&assignment.right), rest, depth);
                                    self.calls.pop();
                                }
                                continue;
                            }
                            Key::Rest
                        }
                    }
                }
                AstKind::CallExpression(call) => {
                    let call = Call::of_call(expr.file, call);
                    if call.name() == Some("assign")
                        && call.argument(0).is_some_and(|target| {
                            target.node_id() == node && call.argument_count() > 1
                        })
                    {
                        for part in call.arguments().skip(1) {
                            self.visit(part, keys, depth);
                        }
                    }
                    continue;
                }
                _ => continue,
            };
            let same = key == *wanted || key == Key::Rest || *wanted == Key::Rest;
            match nodes.parent_kind(parent) {
                AstKind::AssignmentExpression(assignment)
                    if same && assignment.left.span() == nodes.kind(parent).span() =>
                {
                    self.visit(expr.with(&assignment.right), rest, depth);
                }
                // `list.push(value)`
                AstKind::CallExpression(call)
                    if call.callee.span() == nodes.kind(parent).span()
                        && matches!(key, Key::Name("push" | "unshift" | "add"))
                        && *wanted == Key::Rest =>
                {
                    for argument in Call::of_call(expr.file, call).arguments() {
                        self.visit(argument, rest, depth);
                    }
                }
                _ => {}
            }
        }
    }

    /// The calls that hand `name` to the parameter that a property is written under: `put('2024-01', key)` for `ring[id] = key`. None where
    /// the key is no parameter.
    fn calls_that_write(
        &self,
        key: Expr<'a>,
        name: &str,
    ) -> Option<Vec<(FunctionRef<'a>, Call<'a>)>> {
        let symbol = self.facts.symbol(key)?;
        let Definition::Parameter(function, position, keys) =
            self.facts.definition(key.file, symbol)
        else {
            return None;
        };
        let callers = self.facts.callers(function);
        let known = callers
            .iter()
            .take(16)
            .map(|call| Some((*call, self.facts.string(call.argument(position)?)?)))
            .collect::<Option<Vec<_>>>()?;
        (keys.is_empty() && !known.is_empty()).then(|| {
            known
                .into_iter()
                .filter(|(_, handed)| handed == name)
                .map(|(call, _)| (function, call))
                .collect()
        })
    }

    /// What patterns and parameters give where nothing is handed: `({ rounds = 4 } = {})`.
    fn visit_defaults(&mut self, file: FileId, symbol: SymbolId, keys: &[Key<'a>], depth: u32) {
        let semantic = &self.facts.file(file).semantic;
        let declaration = semantic.scoping().symbol_declaration(symbol);
        let patterns: Vec<(&'a BindingPattern<'a>, Option<&'a Expression<'a>>)> =
            match semantic.nodes().kind(declaration) {
                AstKind::VariableDeclarator(declarator) => vec![(&declarator.id, None)],
                AstKind::FormalParameter(parameter) => {
                    vec![(&parameter.pattern, parameter.initializer.as_deref())]
                }
                AstKind::FormalParameters(parameters) => parameters
                    .items
                    .iter()
                    .map(|parameter| (&parameter.pattern, parameter.initializer.as_deref()))
                    .collect(),
                _ => return,
            };
        for (pattern, initializer) in patterns {
            let mut defaults = Vec::new();
            let mut path = Vec::new();
            if !defaults_to(pattern, symbol, &mut path, &mut defaults, 8) {
                continue;
            }
            if let Some(initializer) = initializer {
                defaults.push((initializer, path));
            }
            for (default, inner) in defaults {
                let mut all = inner;
                all.extend_from_slice(keys);
                self.visit(
                    Expr {
                        file,
                        node: default,
                    },
                    &all,
                    depth,
                );
            }
        }
    }

    fn visit_parameter(
        &mut self,
        function: FunctionRef<'a>,
        position: usize,
        keys: &[Key<'a>],
        depth: u32,
    ) {
        let entered = self.calls.iter().rposition(|(entered, _)| {
            entered.file == function.file && entered.node() == function.node()
        });
        if let Some(entered) = entered {
            let inside = self.calls.split_off(entered);
            if let Some(argument) = inside[0].1.argument(position) {
                self.visit(argument, keys, depth);
            }
            self.calls.extend(inside);
            return;
        }
        let tested = self.facts.is_tested(function.file);
        for call in self.facts.callers(function).iter().take(12) {
            // What a test hands to the code under test is none of its values.
            if self.facts.is_tested(call.file) && !tested {
                continue;
            }
            if let Some(argument) = call.argument(position) {
                self.visit(argument, keys, depth);
            }
        }
    }

    fn visit_export(
        &mut self,
        from: FileId,
        module: &str,
        name: &str,
        keys: &[Key<'a>],
        depth: u32,
    ) {
        match self.facts.export(from, module, name) {
            Some(Export::Value(value)) => self.visit(value, keys, depth),
            // `import config from './config'` of a module that exports names.
            None if matches!(name, "default" | "*") => {
                if let Some((Key::Name(name), rest)) = keys.split_first()
                    && let Some(Export::Value(value)) = self.facts.export(from, module, name)
                {
                    self.visit(value, rest, depth);
                }
            }
            _ => {}
        }
    }

    fn visit_object(&mut self, expr: Expr<'a>, keys: &[Key<'a>], depth: u32) {
        let Expression::ObjectExpression(object) = expr.node else {
            return;
        };
        let Some((wanted, rest)) = keys.split_first() else {
            self.found.push(expr);
            return;
        };
        for property in object.properties.iter().rev() {
            match property {
                ObjectPropertyKind::ObjectProperty(property) => {
                    let numbered = match &property.key {
                        PropertyKey::NumericLiteral(number) => number.raw.map(|raw| raw.as_str()),
                        _ => None,
                    };
                    match (
                        wanted,
                        key_name(&property.key)
                            .filter(|_| !property.computed)
                            .or(numbered),
                    ) {
                        (Key::Name(wanted), Some(name)) if *wanted == name => {
                            self.visit_property(
                                expr.with(&property.value),
                                property.kind,
                                rest,
                                depth,
                            );
                            return;
                        }
                        (Key::Rest, _) => {
                            self.visit_property(
                                expr.with(&property.value),
                                property.kind,
                                rest,
                                depth,
                            );
                        }
                        _ => {}
                    }
                }
                ObjectPropertyKind::SpreadProperty(spread) => {
                    let before = self.found.len();
                    self.visit(expr.with(&spread.argument), keys, depth);
                    let is_sure = self.facts.object(expr.with(&spread.argument)).is_some();
                    if is_sure && self.found.len() > before && *wanted != Key::Rest {
                        return;
                    }
                }
            }
        }
    }

    /// A property's value; of a getter what it returns.
    fn visit_property(
        &mut self,
        value: Expr<'a>,
        kind: oxc_ast::ast::PropertyKind,
        keys: &[Key<'a>],
        depth: u32,
    ) {
        if kind == oxc_ast::ast::PropertyKind::Get
            && let Some(getter) = FunctionRef::of(value)
        {
            for returned in self.facts.index().returns(getter).iter().take(4) {
                self.visit(*returned, keys, depth);
            }
            return;
        }
        self.visit(value, keys, depth);
    }

    fn visit_field(&mut self, this: Expr<'a>, keys: &[Key<'a>], depth: u32) {
        let Some((Key::Name(name), rest)) = keys.split_first() else {
            return;
        };
        let facts = self.facts;
        let Some(class) = facts.class_of(this, 8) else {
            // Functions that are used as classes, and methods of object literals.
            let values: Vec<Expr<'a>> = facts
                .index()
                .field_writes(name)
                .iter()
                .filter(|value| value.file == this.file)
                .take(8)
                .copied()
                .collect();
            for value in values {
                self.visit(value, rest, depth);
            }
            return;
        };
        if let Some((constructor, position)) = facts.parameter_property(class, name) {
            self.visit_parameter(constructor, position, rest, depth);
            let parameter = constructor.parameters().items.get(position);
            if let Some(default) = parameter.and_then(|one| one.initializer.as_deref()) {
                let file = constructor.file;
                self.visit(
                    Expr {
                        file,
                        node: default,
                    },
                    rest,
                    depth,
                );
            }
            return;
        }
        for value in facts.field_values(class, name).into_iter().take(8) {
            self.visit(value, rest, depth);
        }
        for element in &class.class.body.body {
            if let ClassElement::MethodDefinition(method) = element
                && method.kind == MethodDefinitionKind::Get
                && key_name(&method.key) == Some(name)
            {
                let getter = FunctionRef::of_function(class.file, &method.value);
                for returned in facts.index().returns(getter).iter().take(4) {
                    self.visit(*returned, rest, depth);
                }
            }
        }
    }

    fn visit_call(&mut self, expr: Expr<'a>, keys: &[Key<'a>], depth: u32) {
        let facts = self.facts;
        if let Some(module) = facts.required(expr) {
            match keys.split_first() {
                Some((Key::Name(name), rest)) => {
                    self.visit_export(expr.file, module, name, rest, depth);
                }
                _ => self.visit_export(expr.file, module, "*", keys, depth),
            }
            if keys.is_empty() && self.found.is_empty() {
                self.found.push(expr);
            }
            return;
        }
        let Some(call) = Call::of(expr) else {
            return;
        };
        let identity = facts.identity(call.callee());
        match identity.as_deref() {
            Some("Object.freeze" | "Object.seal" | "structuredClone" | "lodash.cloneDeep") => {
                if let Some(inner) = call.argument(0) {
                    self.visit(inner, keys, depth);
                }
                return;
            }
            Some("Object.assign" | "lodash.merge" | "lodash.assign") if !keys.is_empty() => {
                let parts: Vec<Expr<'a>> = call.arguments().collect();
                for part in parts.into_iter().rev() {
                    let before = self.found.len();
                    self.visit(part, keys, depth);
                    if self.found.len() > before && facts.object(part).is_some() {
                        return;
                    }
                }
                return;
            }
            Some("lodash.defaults" | "lodash.defaultsDeep") if !keys.is_empty() => {
                for part in call.arguments() {
                    self.visit(part, keys, depth);
                }
                return;
            }
            _ => {}
        }
        let before = self.found.len();
        if !call.is_new
            && self.calls.len() < 4
            && let Some(function) = facts.function(call.callee())
            && FunctionRef::of(call.callee()).is_none()
        {
            self.calls.push((function, call));
            for returned in facts.index().returns(function).iter().take(8) {
                self.visit(*returned, keys, depth);
            }
            self.calls.pop();
        }
        if self.found.len() == before && keys.is_empty() {
            self.found.push(expr);
        }
    }
}

/// The defaults on the way through a pattern to a symbol, each with the keys that lead from it to the symbol.
fn defaults_to<'a>(
    pattern: &'a BindingPattern<'a>,
    symbol: SymbolId,
    path: &mut Vec<Key<'a>>,
    defaults: &mut Vec<(&'a Expression<'a>, Vec<Key<'a>>)>,
    depth: u32,
) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    // The path is built from its end: innermost first.
    match pattern {
        BindingPattern::BindingIdentifier(identifier) => identifier.symbol_id.get() == Some(symbol),
        BindingPattern::ObjectPattern(object) => object.properties.iter().any(|property| {
            let found = defaults_to(&property.value, symbol, path, defaults, depth);
            if found {
                path.insert(0, key_name(&property.key).map_or(Key::Rest, Key::Name));
            }
            found
        }),
        BindingPattern::ArrayPattern(array) => {
            array
                .elements
                .iter()
                .enumerate()
                .any(|(position, element)| {
                    let found = element
                        .as_ref()
                        .is_some_and(|element| defaults_to(element, symbol, path, defaults, depth));
                    if found {
                        path.insert(0, Key::Position(position));
                    }
                    found
                })
        }
        BindingPattern::AssignmentPattern(assignment) => {
            let found = defaults_to(&assignment.left, symbol, path, defaults, depth);
            if found {
                defaults.push((&assignment.right, path.clone()));
            }
            found
        }
    }
}

fn joined(left: &[String], right: &[String]) -> Vec<String> {
    let mut all = Vec::new();
    for start in left {
        for end in right {
            if all.len() < TEXT_LIMIT {
                all.push(format!("{start}{end}"));
            }
        }
    }
    all
}

impl<'a> Call<'a> {
    /// Where a person would look for a value of this call: where it is written if that is in the call, and else the call.
    pub fn place_of(self, value: Expr<'a>) -> crate::source::Place {
        if self.encloses(value) {
            value.place()
        } else {
            self.head_place()
        }
    }

    /// Whether an expression is written within the call.
    pub fn encloses(self, value: Expr<'a>) -> bool {
        let span = value.span();
        value.file == self.file && self.span.start <= span.start && span.end <= self.span.end
    }
}
