//! Checks that a value has passed before it is used: allow lists, comparisons, patterns, and functions that decide or refuse.

use oxc_ast::AstKind;
use oxc_ast::ast::{BinaryOperator, Expression, LogicalOperator, UnaryOperator};
use oxc_semantic::NodeId;
use oxc_span::GetSpan;

use super::calls::{member, plain};
use super::{Call, Constant, Dangers, Expr, Facts, FunctionRef};
use crate::source::{FileId, Span};

const STRING: Dangers = Dangers::STRUCTURE.and(Dangers::MASS);

/// What a check of an address' host rules out.
const HOST: Dangers = Dangers::SSRF.and(Dangers::REDIRECT);

/// How deep tests may nest, functions that decide included.
const TEST_DEPTH: u32 = 12;

/// How many checks and calls before a place are looked at in one block.
const CHECK_LIMIT: usize = 60;

/// A place in the code from which checks are looked for backwards and outwards.
#[derive(Clone, Copy)]
struct Position {
    file: FileId,
    node: NodeId,
    span: Span,
}

impl<'a> Facts<'a> {
    /// What checks around and before an expression rule out for it.
    pub(crate) fn guarded(&self, expr: Expr<'a>) -> Dangers {
        let value = expr.with(plain(expr.node));
        let object = member(value).map(|(object, _)| object);
        if !matches!(value.node, Expression::Identifier(_)) && object.is_none() {
            return Dangers::NONE;
        }
        let position = Position {
            file: expr.file,
            node: value.node_id(),
            span: expr.span(),
        };
        let safe = self.guarded_at(position, self.text(value.place()), TEST_DEPTH);
        // A check of an address' host covers its parts.
        match object {
            Some(object) if !safe.holds(HOST) => {
                let of_object = self.guarded_at(position, self.text(object.place()), TEST_DEPTH);
                safe.and(of_object.common(HOST))
            }
            _ => safe,
        }
    }

    /// What checks around and before an expression rule out for the value written as `text`.
    pub(super) fn guarded_as(&self, expr: Expr<'a>, text: &str) -> Dangers {
        let position = Position {
            file: expr.file,
            node: expr.node_id(),
            span: expr.span(),
        };
        self.guarded_at(position, text, TEST_DEPTH)
    }

    fn guarded_at(&self, position: Position, text: &str, depth: u32) -> Dangers {
        let Some(depth) = depth.checked_sub(1) else {
            return Dangers::NONE;
        };
        let file = position.file;
        let at = position.span;
        let nodes = self.file(file).semantic.nodes();
        let mut safe = Dangers::NONE;
        let guard = |node: &'a Expression<'a>, holds: bool| {
            self.outcome(Expr { file, node }, text, holds, depth)
        };
        for ancestor in nodes.ancestors(position.node).take(200) {
            let inside = |span: oxc_span::Span| span.start <= at.start && at.end <= span.end;
            match ancestor.kind() {
                AstKind::IfStatement(statement) => {
                    if inside(statement.consequent.span()) {
                        safe = safe.and(guard(&statement.test, true));
                    } else if statement
                        .alternate
                        .as_ref()
                        .is_some_and(|alternate| inside(alternate.span()))
                    {
                        safe = safe.and(guard(&statement.test, false));
                    }
                }
                AstKind::ConditionalExpression(conditional) => {
                    if inside(conditional.consequent.span()) {
                        safe = safe.and(guard(&conditional.test, true));
                    } else if inside(conditional.alternate.span()) {
                        safe = safe.and(guard(&conditional.test, false));
                    }
                }
                AstKind::LogicalExpression(logical) if inside(logical.right.span()) => {
                    match logical.operator {
                        LogicalOperator::And => safe = safe.and(guard(&logical.left, true)),
                        LogicalOperator::Or => safe = safe.and(guard(&logical.left, false)),
                        LogicalOperator::Coalesce => {}
                    }
                }
                AstKind::SwitchCase(case) if case.test.is_some() => {
                    if let AstKind::SwitchStatement(switch) = nodes.parent_kind(ancestor.id())
                        && self.text(
                            Expr {
                                file,
                                node: &switch.discriminant,
                            }
                            .place(),
                        ) == text
                    {
                        safe = Dangers::ALL;
                    }
                }
                // What is checked once when a module loads is no request's data.
                AstKind::BlockStatement(_) | AstKind::FunctionBody(_) => {
                    safe =
                        safe.and(self.passed_in_block(file, ancestor.id(), at.start, text, depth));
                    if let Some(function) =
                        FunctionRef::of_kind(file, nodes.parent_kind(ancestor.id()))
                    {
                        safe = safe.and(self.asked_where_it_leads(function, at.start, text));
                    }
                }
                _ => {}
            }
            if safe == Dangers::ALL {
                break;
            }
        }
        safe
    }

    /// What the statements of a block before a position rule out: `if (…) return`, `assertKnown(value)`.
    fn passed_in_block(
        &self,
        file: FileId,
        block: NodeId,
        before: u32,
        text: &str,
        depth: u32,
    ) -> Dangers {
        let mut safe = Dangers::NONE;
        let exits = self.index().exits(file, block);
        let passed = exits.partition_point(|exit| exit.statement.span.end <= before);
        for exit in &exits[passed.saturating_sub(CHECK_LIMIT)..passed] {
            let test = Expr {
                file,
                node: &exit.statement.test,
            };
            safe = safe.and(self.outcome(test, text, exit.goes_on_if, depth));
        }
        let calls = self.index().statement_calls(file, block);
        let made = calls.partition_point(|call| call.span.end <= before);
        for call in &calls[made.saturating_sub(CHECK_LIMIT)..made] {
            safe = safe.and(self.asserted(*call, text, depth));
        }
        safe
    }

    /// What a call that stands as a statement rules out by coming back.
    fn asserted(&self, call: Call<'a>, text: &str, depth: u32) -> Dangers {
        let Some(position) = call
            .arguments()
            .position(|argument| self.is_written(argument, text))
        else {
            let asserts = matches!(
                self.identity(call.callee()).as_deref(),
                Some("assert" | "assert.ok" | "invariant" | "tiny-invariant" | "assert/strict")
            );
            let test = call.argument(0).filter(|_| asserts);
            return test.map_or(Dangers::NONE, |test| self.outcome(test, text, true, depth));
        };
        // What a schema leaves is asked where the value is used: [`Facts::checked_at`].
        if self.check_of(call).is_some() {
            return Dangers::NONE;
        }
        if let Some(function) = self.function(call.callee()) {
            return self.passed_through(function, position, depth);
        }
        let promises = call.name().is_some_and(|name| {
            let lower = name.to_ascii_lowercase();
            ["assert", "ensure", "validate", "check", "verify"]
                .iter()
                .any(|verb| lower.starts_with(verb) && lower.len() > verb.len())
        });
        if promises {
            Dangers::ALL
        } else {
            Dangers::NONE
        }
    }

    /// What a function rules out for its argument by returning at all: it has thrown for the others.
    fn passed_through(&self, function: FunctionRef<'a>, position: usize, depth: u32) -> Dangers {
        let (Some(name), Some(depth)) = (function.parameter_name(position), depth.checked_sub(1))
        else {
            return Dangers::NONE;
        };
        let end = function.span().end;
        let passed = function.body().map_or(Dangers::NONE, |body| {
            self.passed_in_block(function.file, body, end, name, depth)
        });
        passed.and(self.asked_where_it_leads(function, end, name))
    }

    /// What is known of a function's argument when it has answered `holds`.
    pub(crate) fn decided(
        &self,
        function: FunctionRef<'a>,
        position: usize,
        holds: bool,
        depth: u32,
    ) -> Dangers {
        let Some(depth) = depth.checked_sub(1) else {
            return Dangers::NONE;
        };
        // A parameter that is taken apart is as safe as the least checked of its parts.
        let names = function.bound_names(position);
        let mut known = None;
        for name in &names {
            let safe = self.decided_of(function, name, holds, depth);
            known = Some(known.map_or(safe, |known: Dangers| known.common(safe)));
        }
        known.unwrap_or(Dangers::NONE)
    }

    fn decided_of(
        &self,
        function: FunctionRef<'a>,
        name: &str,
        holds: bool,
        depth: u32,
    ) -> Dangers {
        let mut known = None;
        for answer in self.index().returns(function).iter().take(12) {
            if self.truth(*answer).is_some_and(|truth| truth != holds) {
                continue;
            }
            let at = Position {
                file: answer.file,
                node: answer.node_id(),
                span: answer.span(),
            };
            let safe = self
                .guarded_at(at, name, depth)
                .and(self.outcome(*answer, name, holds, depth));
            known = Some(known.map_or(safe, |known: Dangers| known.common(safe)));
        }
        let asked = if holds {
            self.asked_where_it_leads(function, function.span().end, name)
        } else {
            Dangers::NONE
        };
        known.unwrap_or(Dangers::NONE).and(asked)
    }

    /// Whether a function's first parameter is `[key]`.
    pub(super) fn takes_key_alone(&self, function: FunctionRef<'a>) -> bool {
        use oxc_ast::ast::BindingPattern;
        let first = function.parameters().items.first();
        matches!(first.map(|first| &first.pattern), Some(BindingPattern::ArrayPattern(pair)) if pair.elements.len() == 1)
    }

    /// What a filter over `[key, value]` rules out for the object that is made of what it keeps; nothing for any other function.
    pub(super) fn chosen_keys(&self, function: FunctionRef<'a>) -> Dangers {
        use oxc_ast::ast::BindingPattern;
        let first = function.parameters().items.first();
        let Some(BindingPattern::ArrayPattern(pair)) = first.map(|first| &first.pattern) else {
            return Dangers::NONE;
        };
        let Some(Some(BindingPattern::BindingIdentifier(key))) = pair.elements.first() else {
            return Dangers::NONE;
        };
        let known = self
            .index()
            .returns(function)
            .iter()
            .map(|answer| self.outcome(*answer, key.name.as_str(), true, TEST_DEPTH))
            .reduce(Dangers::common);
        match known {
            Some(known) if known.holds(Dangers::KEY) => Dangers::KEY.and(Dangers::MASS),
            _ => Dangers::NONE,
        }
    }

    /// Whether an expression is always truthy or always falsy.
    fn truth(&self, expr: Expr<'a>) -> Option<bool> {
        Some(match self.constant(expr)? {
            Constant::Boolean(value) => value,
            Constant::Nothing => false,
            Constant::Number(number) => number != 0.0,
            Constant::String(text) => !text.is_empty(),
        })
    }

    /// Whether an expression is written as `text`, parentheses and `String(…)` aside.
    fn is_written(&self, expr: Expr<'a>, text: &str) -> bool {
        let shown = self.text(expr.with(plain(expr.node)).place());
        shown == text
            || Call::of(expr).is_some_and(|call| {
                let subject = match call.name() {
                    Some("String" | "decodeURIComponent") => call.argument(0),
                    Some("toLowerCase" | "toUpperCase" | "trim" | "toString") => call.receiver(),
                    _ => None,
                };
                subject.is_some_and(|subject| self.text(subject.place()) == text)
            })
    }

    /// Whether a test that came out as `holds` has ruled out the names by which a prototype is reached: `__proto__`, and `constructor`
    /// or `prototype`.
    fn denies_prototypes(&self, test: Expr<'a>, text: &str, holds: bool) -> bool {
        let mut denied = Vec::new();
        self.denied_names(test, text, holds, &mut denied, 12);
        let denies = |name: &str| denied.iter().any(|one: &String| one == name);
        denies("__proto__") && (denies("constructor") || denies("prototype"))
    }

    /// Whether tests that came out as `holds` leave only paths of this host: a slash first and no second one, as `^\/(?!\/)` does.
    fn leads_to_own_path(&self, test: Expr<'a>, text: &str, holds: bool) -> bool {
        let mut begins = Vec::new();
        self.beginnings(test, text, holds, &mut begins, 12);
        let told = |wanted: &str, is: bool| {
            begins
                .iter()
                .any(|(start, held)| start == wanted && *held == is)
        };
        told("/", true) && told("//", false)
    }

    /// What a value begins with, and what it does not begin with, when a test came out as `holds`.
    fn beginnings(
        &self,
        test: Expr<'a>,
        text: &str,
        holds: bool,
        begins: &mut Vec<(String, bool)>,
        depth: u32,
    ) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        match plain(test.node) {
            Expression::UnaryExpression(unary) if unary.operator == UnaryOperator::LogicalNot => {
                self.beginnings(test.with(&unary.argument), text, !holds, begins, depth);
            }
            Expression::LogicalExpression(logical)
                if (logical.operator == LogicalOperator::And) == holds =>
            {
                self.beginnings(test.with(&logical.left), text, holds, begins, depth);
                self.beginnings(test.with(&logical.right), text, holds, begins, depth);
            }
            Expression::BinaryExpression(binary) => {
                // `next[0] === '/'`, `next.charAt(1) !== '/'`
                let equal = match binary.operator {
                    BinaryOperator::Equality | BinaryOperator::StrictEquality => holds,
                    BinaryOperator::Inequality | BinaryOperator::StrictInequality => !holds,
                    _ => return,
                };
                let left = test.with(&binary.left);
                let position = match plain(left.node) {
                    Expression::ComputedMemberExpression(member) => {
                        Some((left.with(&member.object), left.with(&member.expression)))
                    }
                    _ => Call::of(left)
                        .filter(|call| matches!(call.name(), Some("charAt" | "at")))
                        .and_then(|call| Some((call.receiver()?, call.argument(0)?))),
                };
                let Some((object, position)) = position else {
                    return;
                };
                let character = self.string(test.with(&binary.right)).unwrap_or_default();
                if self.is_written(object, text) && character.len() == 1 {
                    match self.number(position) {
                        Some(0.0) => begins.push((character, equal)),
                        Some(1.0) => begins.push((format!("/{character}"), equal)),
                        _ => {}
                    }
                }
            }
            _ => {
                let Some(call) = Call::of(test) else { return };
                let of_value = call
                    .receiver()
                    .is_some_and(|receiver| self.is_written(receiver, text));
                let asked = call.argument(0).and_then(|part| self.string(part));
                match (call.name(), asked) {
                    (Some("startsWith"), Some(start)) if of_value => begins.push((start, holds)),
                    // Without a backslash anywhere there is none at the second place.
                    (Some("includes"), Some(part)) if of_value && !holds => {
                        if part == "\\" {
                            begins.push(("/\\".to_owned(), false));
                        } else if part == "//" {
                            begins.push(("//".to_owned(), false));
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    /// The names that a value cannot have when a test came out as `holds`.
    fn denied_names(
        &self,
        test: Expr<'a>,
        text: &str,
        holds: bool,
        denied: &mut Vec<String>,
        depth: u32,
    ) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        match plain(test.node) {
            Expression::UnaryExpression(unary) if unary.operator == UnaryOperator::LogicalNot => {
                self.denied_names(test.with(&unary.argument), text, !holds, denied, depth);
            }
            Expression::LogicalExpression(logical)
                if (logical.operator == LogicalOperator::And) == holds =>
            {
                self.denied_names(test.with(&logical.left), text, holds, denied, depth);
                self.denied_names(test.with(&logical.right), text, holds, denied, depth);
            }
            Expression::BinaryExpression(binary) => {
                let differs = match binary.operator {
                    BinaryOperator::Equality | BinaryOperator::StrictEquality => !holds,
                    BinaryOperator::Inequality | BinaryOperator::StrictInequality => holds,
                    _ => return,
                };
                let (left, right) = (test.with(&binary.left), test.with(&binary.right));
                if differs && self.is_written(left, text) {
                    denied.extend(self.string(right));
                } else if differs && self.is_written(right, text) {
                    denied.extend(self.string(left));
                }
            }
            _ => {
                let Some(call) = Call::of(test) else { return };
                let given = call
                    .argument(0)
                    .is_some_and(|argument| self.is_written(argument, text));
                match call.name() {
                    Some("has" | "includes") if !holds && given => {
                        let Some(list) = call.receiver() else { return };
                        denied.extend(self.listed_texts(list));
                    }
                    Some("test") if !holds && given => {
                        let pattern = call.receiver().and_then(|one| self.pattern(one));
                        if let Some((pattern, _)) = pattern {
                            for name in ["__proto__", "constructor", "prototype"] {
                                if pattern.contains(name) {
                                    denied.push(name.to_owned());
                                }
                            }
                        }
                    }
                    // `keys.some((key) => key === '__proto__' || …)` came out false: then it holds for none.
                    Some(name @ ("some" | "every")) if (name == "every") == holds => {
                        let of_value = call
                            .receiver()
                            .is_some_and(|receiver| self.is_written(receiver, text));
                        let callback = call.argument(0).filter(|_| of_value);
                        let Some(callback) = callback else { return };
                        if let Some(function) = self.function(callback)
                            && let Some(name) = function.parameter_name(0)
                            && let [answer] = self.index().returns(function)
                        {
                            self.denied_names(*answer, name, holds, denied, depth);
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    /// The texts in a list or a `Set` of the code.
    fn listed_texts(&self, list: Expr<'a>) -> Vec<String> {
        let resolved = self.resolve(list);
        let elements = self.elements(resolved).or_else(|| {
            let made = Call::of(resolved).filter(|made| made.is_new)?;
            self.elements(made.argument(0)?)
        });
        elements
            .into_iter()
            .flatten()
            .filter_map(|element| self.string(element))
            .collect()
    }

    /// What is known of the value written as `text` when `test` came out as `holds`.
    fn outcome(&self, test: Expr<'a>, text: &str, holds: bool, depth: u32) -> Dangers {
        let Some(depth) = depth.checked_sub(1) else {
            return Dangers::NONE;
        };
        let node = plain(test.node);
        let is_value = |expr: Expr<'a>| self.is_written(expr, text);
        if let Expression::LogicalExpression(logical) = node
            && (logical.operator == LogicalOperator::And) == holds
            && self.leads_to_own_path(test, text, holds)
        {
            let left = self.outcome(test.with(&logical.left), text, holds, depth);
            let right = self.outcome(test.with(&logical.right), text, holds, depth);
            return left.and(right).and(Dangers::REDIRECT);
        }
        if matches!(
            node,
            Expression::LogicalExpression(_) | Expression::CallExpression(_)
        ) && self.denies_prototypes(test, text, holds)
        {
            let known = match node {
                Expression::LogicalExpression(logical)
                    if (logical.operator == LogicalOperator::And) == holds =>
                {
                    let left = self.outcome(test.with(&logical.left), text, holds, depth);
                    left.and(self.outcome(test.with(&logical.right), text, holds, depth))
                }
                _ => Dangers::NONE,
            };
            return known.and(Dangers::KEY);
        }
        // Nothing at all does no harm: `if (!origin || KNOWN.has(origin))`.
        if !holds && is_value(test) {
            return Dangers::ALL;
        }
        match node {
            Expression::UnaryExpression(unary) if unary.operator == UnaryOperator::LogicalNot => {
                self.outcome(test.with(&unary.argument), text, !holds, depth)
            }
            Expression::LogicalExpression(logical) => {
                let left = self.outcome(test.with(&logical.left), text, holds, depth);
                let right = self.outcome(test.with(&logical.right), text, holds, depth);
                match (logical.operator, holds) {
                    (LogicalOperator::And, true) | (LogicalOperator::Or, false) => left.and(right),
                    _ => left.common(right),
                }
            }
            Expression::BinaryExpression(binary) => {
                let (left, right) = (test.with(&binary.left), test.with(&binary.right));
                let equal = match binary.operator {
                    BinaryOperator::Equality | BinaryOperator::StrictEquality => holds,
                    BinaryOperator::Inequality | BinaryOperator::StrictInequality => !holds,
                    // Every object has `__proto__` and `constructor` in it.
                    BinaryOperator::In if is_value(left) && holds => {
                        return Dangers::ALL.without(Dangers::KEY);
                    }
                    // `list.indexOf(value) < 0`
                    BinaryOperator::LessThan | BinaryOperator::GreaterEqualThan => {
                        let found = (binary.operator == BinaryOperator::GreaterEqualThan) == holds;
                        let looked_up = self.number(right) == Some(0.0)
                            && Call::of(left).is_some_and(|call| {
                                call.name() == Some("indexOf")
                                    && call.argument(0).is_some_and(is_value)
                            });
                        return if found && looked_up {
                            Dangers::ALL
                        } else {
                            Dangers::NONE
                        };
                    }
                    BinaryOperator::GreaterThan => {
                        let looked_up = self.number(right) == Some(-1.0)
                            && Call::of(left).is_some_and(|call| {
                                call.name() == Some("indexOf")
                                    && call.argument(0).is_some_and(is_value)
                            });
                        return if holds && looked_up {
                            Dangers::ALL
                        } else {
                            Dangers::NONE
                        };
                    }
                    _ => return Dangers::NONE,
                };
                // `isKnown(name) === false`
                if let (Some(Constant::Boolean(wanted)), Some(_)) =
                    (self.constant(right), Call::of(left))
                {
                    return self.outcome(left, text, wanted == equal, depth);
                }
                if let Expression::UnaryExpression(unary) = plain(left.node)
                    && unary.operator == UnaryOperator::Typeof
                    && is_value(left.with(&unary.argument))
                {
                    return match (equal, self.string(right).as_deref()) {
                        (true, Some("string")) => STRING,
                        (true, Some("number" | "boolean")) => Dangers::ALL,
                        _ => Dangers::NONE,
                    };
                }
                // `path.relative(ROOT, full).split(path.sep)[0] !== '..'`, `rel.slice(0, 3) !== '../'`
                if !equal
                    && self.leading_text_of(right).starts_with("..")
                    && self.is_step_of_relative(left, text)
                {
                    return Dangers::PATH;
                }
                if let Some(call) = Call::of(left)
                    && call.name() == Some("indexOf")
                {
                    let is_missing = self.number(right) == Some(-1.0);
                    if call.argument(0).is_some_and(is_value) && !equal && is_missing {
                        return Dangers::ALL;
                    }
                    // `name.indexOf('..') === -1`
                    if call.receiver().is_some_and(is_value)
                        && equal
                        && is_missing
                        && call
                            .argument(0)
                            .and_then(|part| self.string(part))
                            .as_deref()
                            == Some("..")
                    {
                        return Dangers::PATH;
                    }
                    return Dangers::NONE;
                }
                // `net.isIP(address) !== 0`
                if !equal
                    && self.number(right) == Some(0.0)
                    && let Some(call) = Call::of(left)
                    && call.name() == Some("isIP")
                    && call.argument(0).is_some_and(is_value)
                {
                    return Dangers::ALL;
                }
                // `path.basename(name) === name`
                for (a, b) in [(left, right), (right, left)] {
                    if equal
                        && is_value(b)
                        && let Some(call) = Call::of(a)
                        && call.argument(0).is_some_and(is_value)
                    {
                        return match call.name() {
                            Some("basename") => Dangers::PATH,
                            Some("Number" | "parseInt" | "parseFloat") => Dangers::ALL,
                            Some("String") => STRING,
                            _ => Dangers::NONE,
                        };
                    }
                }
                if equal
                    && ((self.is_host_of(left, text) && self.is_own_value(right))
                        || (self.is_host_of(right, text) && self.is_own_value(left)))
                {
                    return HOST;
                }
                let compared = (is_value(left) && self.is_own_value(right))
                    || (is_value(right) && self.is_own_value(left));
                if equal && compared {
                    Dangers::ALL
                } else {
                    Dangers::NONE
                }
            }
            Expression::CallExpression(_) | Expression::ChainExpression(_)
                if Call::of(test).is_some() =>
            {
                Call::of(test).map_or(Dangers::NONE, |call| {
                    self.call_outcome(call, text, holds, depth)
                })
            }
            _ => match member(test) {
                // `if (!columns[name]) return` looks the value up among known names.
                // Every object has inherited names too, so it is no list of methods.
                Some((_, None)) if holds && looks_up(self, test, text) => {
                    Dangers::ALL.without(Dangers::KEY)
                }
                // `const isKnown = KNOWN.includes(name); if (!isKnown) return`
                _ => {
                    let resolved = self.resolve(test);
                    if resolved.span() != test.span() && resolved.file == test.file {
                        self.outcome(resolved, text, holds, depth)
                    } else {
                        Dangers::NONE
                    }
                }
            },
        }
    }

    fn call_outcome(&self, call: Call<'a>, text: &str, holds: bool, depth: u32) -> Dangers {
        let is_value = |expr: Expr<'a>| self.is_written(expr, text);
        let given = call.arguments().position(is_value);
        // What a schema leaves is asked where the value is used: [`Facts::checked_at`].
        if given.is_some() && self.check_of(call).is_some() {
            return Dangers::NONE;
        }
        let Some(name) = call.name() else {
            return Dangers::NONE;
        };
        if matches!(name, "isNaN") && given.is_some() {
            return if holds { Dangers::NONE } else { Dangers::ALL };
        }
        let of_value = call.receiver().is_some_and(is_value);
        if name == "test" && given.is_some() && !holds {
            return call
                .receiver()
                .map_or(Dangers::NONE, |pattern| self.free_of(pattern));
        }
        if of_value && !holds && !matches!(name, "some" | "find") {
            let asked = call.argument(0).and_then(|part| self.string(part));
            return match (name, asked.as_deref()) {
                // A path that was resolved has no `..` left, wherever it leads.
                ("includes", Some("..")) if !self.is_resolved_path(call) => Dangers::PATH,
                ("startsWith", Some("-")) => Dangers::ARGUMENT,
                _ => Dangers::NONE,
            };
        }
        // yauzl's own check answers with what is wrong.
        if name == "validateFileName" && given.is_some() {
            return if holds { Dangers::NONE } else { Dangers::PATH };
        }
        // `path.relative(ROOT, full).startsWith('..')` asks whether `full` lies outside.
        if name == "startsWith" && !holds && self.is_relative_to_root(call, text) {
            return Dangers::PATH;
        }
        // `/^\.\.(?:[\\/]|$)/.test(path.relative(ROOT, full))`
        if name == "test"
            && !holds
            && call
                .argument(0)
                .is_some_and(|path| self.is_made_relative(path, text))
            && call
                .receiver()
                .and_then(|pattern| self.pattern(pattern))
                .is_some_and(|(pattern, _)| pattern.starts_with("^\\.\\."))
        {
            return Dangers::PATH;
        }
        if let Some(position) = given
            && let Some(function) = self.function(call.callee())
        {
            return self.decided(function, position, holds, depth);
        }
        // `if (names.some((name) => !NAME.test(name))) return`: each of them has passed.
        if !holds && of_value && matches!(name, "some" | "find") {
            return call
                .argument(0)
                .and_then(|callback| self.function(callback))
                .map_or(Dangers::NONE, |function| {
                    self.decided(function, 0, false, depth)
                });
        }
        if !holds {
            return Dangers::NONE;
        }
        if matches!(name, "includes" | "has" | "test" | "endsWith") || asks_for_approval(name) {
            let hosts = call
                .arguments()
                .any(|argument| self.is_host_of(argument, text));
            let ends = name == "endsWith"
                && call
                    .receiver()
                    .is_some_and(|receiver| self.is_host_of(receiver, text))
                && call
                    .argument(0)
                    .and_then(|end| self.string(end))
                    .is_some_and(|end| end.starts_with('.'));
            if ends {
                return HOST;
            }
            if hosts {
                let pattern = (name == "test").then(|| call.receiver()).flatten();
                return match pattern.and_then(|pattern| self.pattern(pattern)) {
                    Some((pattern, _))
                        if !(pattern.starts_with('^') || pattern.contains("\\."))
                            || !pattern.ends_with('$') =>
                    {
                        Dangers::NONE
                    }
                    _ => HOST,
                };
            }
        }
        match name {
            // `list.includes(value)` looks it up; a text that holds it somewhere says nothing, and neither does a list of the caller's.
            "includes" | "has" | "hasOwn" | "hasOwnProperty" | "call" if given.is_some() => {
                let list = match name {
                    "hasOwn" => call.argument(0),
                    "call" => call.argument(0),
                    _ => call.receiver(),
                };
                let is_own = list.is_none_or(|list| !self.is_the_callers(list));
                let is_lookup = name != "call" || self.text(call.callee_place()).contains("hasOwn");
                if is_own && is_lookup {
                    Dangers::ALL
                } else {
                    Dangers::NONE
                }
            }
            "isInteger"
            | "isSafeInteger"
            | "isFinite"
            | "isValidObjectId"
            | "isObjectIdOrHexString"
            | "isIP"
            | "isIPv4"
            | "isIPv6"
                if given.is_some() =>
            {
                Dangers::ALL
            }
            // `KNOWN.some((one) => one === value)`, `ids.every(isKnown)`
            "some" | "find" | "every" => {
                let Some(callback) = call.argument(0) else {
                    return Dangers::NONE;
                };
                let lists_value = || {
                    call.receiver()
                        .and_then(|receiver| self.elements(receiver))
                        .is_some_and(|elements| elements.into_iter().any(is_value))
                };
                if name == "every" && (of_value || lists_value()) {
                    return self.function(callback).map_or_else(
                        || self.approved_by(callback),
                        |function| self.decided(function, 0, true, depth),
                    );
                }
                match self.function(callback) {
                    Some(function) if name != "every" => match self.index().returns(function) {
                        [answer] => self.outcome(*answer, text, true, depth),
                        _ => Dangers::NONE,
                    },
                    _ => Dangers::NONE,
                }
            }
            "startsWith" if of_value => match call
                .argument(0)
                .and_then(|prefix| self.string(prefix))
            {
                Some(prefix)
                    if prefix.starts_with('/') && prefix.len() > 1 && !prefix.starts_with("//") =>
                {
                    let inside = if prefix.ends_with('/') {
                        self.if_normalized(call)
                    } else {
                        Dangers::NONE
                    };
                    Dangers::REDIRECT.and(inside)
                }
                Some(prefix)
                    if prefix.contains("://")
                        && prefix.ends_with('/')
                        && prefix.matches('/').count() > 2 =>
                {
                    Dangers::REDIRECT.and(Dangers::SSRF)
                }
                Some(_) => Dangers::NONE,
                None => {
                    // An address that begins with a configured one, up to the slash.
                    let prefix = call.argument(0).map(|prefix| self.text(prefix.place()));
                    let closed = prefix
                        .is_some_and(|prefix| prefix.contains("/`") || prefix.contains("'/'"));
                    let inside = match call.argument(0) {
                        Some(root) if self.names_a_bare_folder(root) => Dangers::NONE,
                        _ => self.if_normalized(call),
                    };
                    inside.and(if closed { HOST } else { Dangers::NONE })
                }
            },
            "test" | "exec" if given.is_some() => call
                .receiver()
                .map_or(Dangers::NONE, |pattern| self.matched_by(pattern)),
            "match" if of_value => call
                .argument(0)
                .map_or(Dangers::NONE, |pattern| self.matched_by(pattern)),
            "isArray" => Dangers::NONE,
            name if given.is_some() && asks_for_approval(name) => Dangers::ALL,
            _ => Dangers::NONE,
        }
    }

    /// What a function that is not visible promises by its name as a callback: `ids.every(isValidObjectId)`.
    pub(super) fn approved_by(&self, callback: Expr<'a>) -> Dangers {
        let name = member(callback).map_or_else(
            || self.text(callback.place()),
            |(_, name)| name.unwrap_or_default(),
        );
        if asks_for_approval(name) || matches!(name, "isInteger" | "isSafeInteger" | "isFinite") {
            Dangers::ALL
        } else {
            Dangers::NONE
        }
    }

    /// Whether an expression is the beginning of a path that was made relative from `text`: its first step, or its first characters.
    fn is_step_of_relative(&self, expr: Expr<'a>, text: &str) -> bool {
        use oxc_ast::ast::Expression::ComputedMemberExpression;
        let expr = self.resolve(expr);
        let first = match plain(expr.node) {
            ComputedMemberExpression(member) => {
                let is_first = self.number(expr.with(&member.expression)) == Some(0.0);
                Call::of(expr.with(&member.object)).filter(|_| is_first)
            }
            _ => Call::of(expr),
        };
        first.is_some_and(|call| {
            matches!(
                call.name(),
                Some("split" | "slice" | "substring" | "substr")
            ) && call
                .receiver()
                .is_some_and(|path| self.is_made_relative(path, text))
        })
    }

    /// Whether an expression is `path.relative(ROOT, text)`.
    fn is_made_relative(&self, expr: Expr<'a>, text: &str) -> bool {
        Call::of(self.resolve(expr)).is_some_and(|made| {
            made.name() == Some("relative")
                && made
                    .argument(1)
                    .is_some_and(|full| self.is_written(full, text))
        })
    }

    /// Whether `text` is what the receiver of a `startsWith('..')` was made relative from.
    fn is_relative_to_root(&self, call: Call<'a>, text: &str) -> bool {
        let up = call.argument(0).map(|part| self.leading_text_of(part));
        up.is_some_and(|up| up.starts_with(".."))
            && call
                .receiver()
                .is_some_and(|path| self.is_made_relative(path, text))
    }

    /// Whether the receiver of a call is a path from which `path.resolve` or `path.join` has taken all `..`.
    fn is_resolved_path(&self, call: Call<'a>) -> bool {
        call.receiver()
            .and_then(|receiver| Call::of(self.resolve(receiver)))
            .is_some_and(|made| matches!(made.name(), Some("join" | "resolve" | "normalize")))
    }

    /// Whether an expression is a folder without the separator behind it: `/srv/files` is the beginning of `/srv/files-private` too.
    fn names_a_bare_folder(&self, root: Expr<'a>) -> bool {
        let mut made = self.resolve(root);
        if let Some((this, Some(name))) = member(made)
            && let Some(class) = self.class_of(this, TEST_DEPTH)
            && let [value] = self.field_values(class, name).as_slice()
        {
            made = self.resolve(*value);
        }
        match self.string(made) {
            Some(text) => !text.ends_with(['/', '\\']),
            None => Call::of(made).is_some_and(|call| {
                let ends_open = call
                    .arguments()
                    .next_back()
                    .and_then(|last| self.string(last))
                    .is_none_or(|last| !last.ends_with('/'));
                match self.identity(call.callee()).as_deref() {
                    // `path.resolve` takes the last separator away, `path.join` keeps it.
                    Some(
                        "path.resolve" | "path.dirname" | "path.posix.resolve" | "process.cwd",
                    ) => true,
                    Some("path.join" | "path.normalize" | "path.posix.join") => ends_open,
                    _ => false,
                }
            }),
        }
    }

    /// A prefix only says where a path leads when the path has no `..` left in it.
    fn if_normalized(&self, call: Call<'a>) -> Dangers {
        let Some(receiver) = call.receiver() else {
            return Dangers::NONE;
        };
        match self.resolve(receiver).node {
            Expression::TemplateLiteral(_) | Expression::BinaryExpression(_) => Dangers::NONE,
            _ => Dangers::PATH,
        }
    }

    /// Whether an expression is the host or origin of the address written as `text`: `url.hostname`, `new URL(text).origin`, or
    /// the host of an address that was made from it.
    pub(super) fn is_host_of(&self, expr: Expr<'a>, text: &str) -> bool {
        let expr = match Call::of(expr) {
            Some(call) if matches!(call.name(), Some("toLowerCase" | "toString")) => {
                match call.receiver() {
                    Some(receiver) => receiver,
                    None => return false,
                }
            }
            _ => expr,
        };
        let Some((object, Some("hostname" | "host" | "origin"))) = member(expr) else {
            if let Some(symbol) = self.symbol(expr) {
                // `const { hostname } = new URL(text)`
                if let super::Definition::Value(value, keys) = self.definition(expr.file, symbol)
                    && let [super::definition::Key::Name("hostname" | "host" | "origin")] =
                        keys.as_slice()
                {
                    return self.is_address_of(value, text);
                }
                let resolved = self.resolve(expr);
                return resolved.span() != expr.span() && self.is_host_of(resolved, text);
            }
            return false;
        };
        self.text(object.place()) == text || self.is_address_of(object, text)
    }

    /// Whether an expression is the address made of what is written as `text`, or that address itself.
    fn is_address_of(&self, expr: Expr<'a>, text: &str) -> bool {
        if self.text(expr.place()) == text {
            return true;
        }
        Call::of(self.resolve(expr)).is_some_and(|call| {
            matches!(call.name(), Some("URL" | "parse"))
                && call
                    .argument(0)
                    .is_some_and(|address| self.is_written(address, text))
        })
    }

    /// A constant, a configuration value or a member of an own enumeration: not something the caller chose.
    fn is_own_value(&self, expr: Expr<'a>) -> bool {
        match self.constant(expr) {
            Some(Constant::Nothing) => false,
            Some(Constant::String(text)) => !text.is_empty(),
            Some(_) => true,
            None => {
                self.identity(expr).is_some_and(|identity| {
                    identity.starts_with("process.env.") || !identity.contains("()")
                }) || !self.is_the_callers(expr)
            }
        }
    }
}

/// `isAllowedHost(value)`, `isValidId(value)`, `isUuid(value)`: a name that promises a decision.
fn asks_for_approval(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let asks = lower.starts_with("is") || lower.starts_with("valid") || lower.starts_with("allow");
    let promises = [
        "valid",
        "allowed",
        "safe",
        "known",
        "supported",
        "trusted",
        "permitted",
        "approved",
        "authorized",
        "whitelisted",
        "allowlisted",
        "registered",
        "listed",
        "uuid",
        "objectid",
        "alphanumeric",
        "numeric",
        "int",
        "mongoid",
    ];
    asks && promises.iter().any(|promise| lower.contains(promise))
}

fn looks_up<'a>(facts: &Facts<'a>, test: Expr<'a>, text: &str) -> bool {
    match plain(test.node) {
        Expression::ComputedMemberExpression(member) => {
            facts.text(test.with(&member.expression).place()) == text
                && !facts.is_the_callers(test.with(&member.object))
        }
        _ => false,
    }
}
