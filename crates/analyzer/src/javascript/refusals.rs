//! Refusals: the tests that decide whether somebody is let in, and what they let pass.

use oxc_ast::AstKind;
use oxc_ast::ast::{Expression, UnaryOperator};
use oxc_span::GetSpan;

use super::calls::plain;
use super::{Call, Expr, Facts, FunctionRef};
use crate::source::Place;

impl<'a> Facts<'a> {
    /// The tests of all `if` statements whose branch refuses with 401 or 403 or throws such an error, and where it refuses.
    pub fn refusing_tests(&self) -> &[(Expr<'a>, Place)] {
        self.memory.refusing_tests.get_or_init(|| {
            let mut seen = rustc_hash::FxHashSet::default();
            let refusals = self
                .index()
                .calls()
                .iter()
                .filter(|call| self.is_refusal(**call));
            refusals
                .filter_map(|call| {
                    let tests = self.tests_around(call.file, call.node);
                    let (test, _, true) = *tests.first()? else {
                        return None;
                    };
                    seen.insert((test.file, test.span().start))
                        .then_some((test, call.place()))
                })
                .collect()
        })
    }

    /// Whether a call refuses for who somebody is: answers 401 or 403, or makes the error that does.
    pub fn is_refusal(&self, call: Call<'a>) -> bool {
        if matches!(self.refused(call), Some(401 | 403)) {
            return true;
        }
        let name = call.name().unwrap_or_default();
        call.is_new && (name.contains("Forbidden") || name.contains("Unauthorized"))
            || matches!(
                name,
                "createError" | "HttpError" | "AppError" | "ApiError" | "HTTPException"
            ) && call
                .arguments()
                .any(|argument| matches!(self.number(argument), Some(401.0 | 403.0)))
    }

    /// The calls that compare a password by a hash that is slow on purpose, also through a helper of the project.
    pub fn slow_comparisons(&self) -> Vec<Call<'a>> {
        let mut found = self.password_verifications().to_vec();
        let hashing = ["scrypt", "scryptSync", "pbkdf2", "pbkdf2Sync"];
        for name in hashing {
            for call in self.calls_to(&format!("crypto.{name}")) {
                let nodes = self.file(call.file).semantic.nodes();
                let helper = nodes
                    .ancestor_kinds(call.node)
                    .take(24)
                    .find_map(|kind| FunctionRef::of_kind(call.file, kind))
                    .filter(|helper| {
                        helper.statements().len() <= 8
                            && helper.parameter_count() >= 2
                            && self.text(helper.place()).contains("timingSafeEqual")
                    });
                if let Some(helper) = helper {
                    found.extend_from_slice(self.callers(helper));
                }
            }
        }
        found
    }

    /// The test by which a function leaves before a comparison where the record is missing whose hash is compared, without the work.
    pub fn leaves_without(&self, compared: Call<'a>) -> Option<Expr<'a>> {
        let nodes = self.file(compared.file).semantic.nodes();
        let used: Vec<&'a str> = compared
            .arguments()
            .map(|argument| self.text(argument.place()))
            .collect();
        for ancestor in nodes.ancestors(compared.node).take(40) {
            match ancestor.kind() {
                AstKind::BlockStatement(_) | AstKind::FunctionBody(_) => {
                    let exits = self.index().exits(compared.file, ancestor.id());
                    for exit in exits {
                        let test = Expr {
                            file: compared.file,
                            node: &exit.statement.test,
                        };
                        let Expression::UnaryExpression(not) = plain(test.node) else {
                            continue;
                        };
                        let asked = self.text(test.with(plain(&not.argument)).place());
                        let branch = Place {
                            file: compared.file,
                            span: super::span(exit.statement.consequent.span()),
                        };
                        let works = self.calls_within(branch).any(|call| {
                            let name = call.name().unwrap_or_default().to_ascii_lowercase();
                            self.verifies_password(call)
                                || [
                                    "hash", "verify", "compare", "match", "dummy", "burn", "delay",
                                    "equal",
                                ]
                                .iter()
                                .any(|word| name.contains(word))
                        });
                        let of_record = used
                            .iter()
                            .filter(|argument| {
                                argument.strip_prefix(asked).is_some_and(|rest| {
                                    rest.is_empty() || rest.starts_with(['.', '!', '?'])
                                })
                            })
                            // Name and password of a form are both its own.
                            .count()
                            == 1;
                        // Where the answer says it, the time says nothing more.
                        let mut answer = self.text(branch).to_ascii_lowercase();
                        for log in self.calls_within(branch).filter(|call| self.is_log(*call)) {
                            answer =
                                answer.replace(&self.text(log.place()).to_ascii_lowercase(), "");
                        }
                        let says = [
                            "no account",
                            "no user",
                            "not found",
                            "notfound",
                            "unknown",
                            "404",
                            "not exist",
                            "not_found",
                        ]
                        .iter()
                        .any(|mark| answer.contains(mark));
                        let works = works || says;
                        if exit.statement.span.end <= compared.span.start
                            && !exit.goes_on_if
                            && of_record
                            && !works
                        {
                            return Some(test);
                        }
                    }
                }
                kind if FunctionRef::of_kind(compared.file, kind).is_some() => break,
                _ => {}
            }
        }
        None
    }

    /// The first test of a variable that is used in tests and nowhere else: never waited for, handed on or returned.
    pub fn only_tested(
        &self,
        file: crate::source::FileId,
        symbol: oxc_semantic::SymbolId,
    ) -> Option<Place> {
        let semantic = &self.file(file).semantic;
        let nodes = semantic.nodes();
        let mut first = None;
        for reference in semantic.scoping().get_resolved_references(symbol).take(32) {
            let tested = match nodes.parent_kind(reference.node_id()) {
                AstKind::UnaryExpression(unary) => unary.operator == UnaryOperator::LogicalNot,
                AstKind::IfStatement(_) => true,
                AstKind::ConditionalExpression(choice) => {
                    choice.test.span() == nodes.kind(reference.node_id()).span()
                }
                _ => false,
            };
            if !tested {
                return None;
            }
            first = first.or_else(|| {
                Some(Place {
                    file,
                    span: super::span(nodes.kind(reference.node_id()).span()),
                })
            });
        }
        first
    }

    /// Whether a call is what a `throw` throws.
    pub fn is_thrown(&self, call: Call<'a>) -> bool {
        let nodes = self.file(call.file).semantic.nodes();
        matches!(nodes.parent_kind(call.node), AstKind::ThrowStatement(_))
    }

    /// Whether the code goes on past a test where a value is missing: nothing in front of the test refuses or leaves without it.
    pub fn missing_passes(&self, value: Expr<'a>, test: Expr<'a>) -> bool {
        let name = self.text(value.place());
        let nodes = self.file(test.file).semantic.nodes();
        for ancestor in nodes.ancestors(test.node_id()).take(60) {
            match ancestor.kind() {
                AstKind::BlockStatement(_) | AstKind::FunctionBody(_) => {
                    let checked = self
                        .index()
                        .exits(test.file, ancestor.id())
                        .iter()
                        .any(|exit| {
                            exit.statement.span.end <= test.span().start
                                && !exit.goes_on_if
                                && self.asks_for_missing(
                                    Expr {
                                        file: test.file,
                                        node: &exit.statement.test,
                                    },
                                    name,
                                )
                        });
                    if checked {
                        return false;
                    }
                }
                AstKind::IfStatement(statement) => {
                    let inside = statement.consequent.span().start <= test.span().start
                        && test.span().end <= statement.consequent.span().end;
                    let outer = Expr {
                        file: test.file,
                        node: &statement.test,
                    };
                    if inside && self.text(outer.place()).contains(name) {
                        return false;
                    }
                }
                kind if FunctionRef::of_kind(test.file, kind).is_some() => break,
                _ => {}
            }
        }
        true
    }

    /// Whether a test is true where a value is missing: `!value`, `value == null`, `!value || …`.
    pub(crate) fn asks_for_missing(&self, test: Expr<'a>, name: &str) -> bool {
        let mut waiting = vec![test];
        for _ in 0..24 {
            let Some(one) = waiting.pop() else { break };
            match plain(one.node) {
                Expression::UnaryExpression(unary)
                    if unary.operator == UnaryOperator::LogicalNot =>
                {
                    let asked = self.text(one.with(plain(&unary.argument)).place());
                    let asked: String = asked.replace('?', "");
                    let wanted = name.replace('?', "");
                    if asked == wanted
                        || asked
                            .strip_prefix(wanted.as_str())
                            .is_some_and(|rest| rest.starts_with('.') || rest.starts_with('['))
                    {
                        return true;
                    }
                }
                Expression::LogicalExpression(logical) => {
                    waiting.extend([one.with(&logical.left), one.with(&logical.right)]);
                }
                Expression::BinaryExpression(binary) => {
                    let left = self.text(one.with(&binary.left).place()).replace('?', "");
                    let equals = matches!(
                        binary.operator,
                        oxc_ast::ast::BinaryOperator::Equality
                            | oxc_ast::ast::BinaryOperator::StrictEquality
                    );
                    let nothing =
                        self.constant(one.with(&binary.right)) == Some(super::Constant::Nothing);
                    let typed = left == format!("typeof {}", name.replace('?', ""));
                    if (equals && nothing && left == name.replace('?', "")) || (typed && !equals) {
                        return true;
                    }
                }
                _ => {}
            }
        }
        false
    }

    /// Whether a refusal follows where a call's answer is false: `if (!list.every(…)) return res.sendStatus(403)`, or `return`ed by a guard.
    pub fn refuses_unless(&self, call: Call<'a>) -> bool {
        let refusing = self.refusing_tests();
        refusing.iter().any(|(test, _)| {
            let negated = matches!(plain(test.node), Expression::UnaryExpression(unary) if unary.operator == UnaryOperator::LogicalNot);
            negated && self.is_within(call.place(), test.place())
        })
    }

    /// Whether a call stands where another has failed: in the `catch` of its `try`, or in the callback for its rejection.
    pub fn is_in_failure(&self, call: Call<'a>, failed: Call<'a>) -> bool {
        let nodes = self.file(call.file).semantic.nodes();
        let inside =
            |span: oxc_span::Span| span.start <= failed.span.start && failed.span.end <= span.end;
        for ancestor in nodes.ancestors(call.node).take(60) {
            match ancestor.kind() {
                AstKind::TryStatement(statement) => {
                    let in_handler = statement.handler.as_ref().is_some_and(|handler| {
                        handler.span.start <= call.span.start && call.span.end <= handler.span.end
                    });
                    if in_handler && inside(statement.block.span) {
                        return true;
                    }
                }
                AstKind::CallExpression(outer) => {
                    let outer = Call::of_call(call.file, outer);
                    let of_failed = outer.receiver().is_some_and(|receiver| {
                        inside(oxc_span::Span::new(
                            receiver.span().start,
                            receiver.span().end,
                        ))
                    });
                    let position = match outer.name() {
                        Some("catch") => 0,
                        Some("then") => 1,
                        _ => continue,
                    };
                    let in_callback = outer
                        .argument(position)
                        .is_some_and(|callback| self.is_within(call.place(), callback.place()));
                    if of_failed && in_callback {
                        return true;
                    }
                }
                _ => {}
            }
        }
        // `jwt.verify(token, key, (err, user) => { if (err) return next(); … })`
        let in_callback = self.is_within(call.place(), failed.place());
        in_callback
            && self
                .tests_around(call.file, call.node)
                .first()
                .is_some_and(|(test, _, taken)| {
                    *taken && matches!(self.text(test.place()), "err" | "error" | "e")
                })
    }

    /// The test of the innermost `if` around a call.
    pub fn test_around(&self, call: Call<'a>) -> Option<Expr<'a>> {
        self.tests_around(call.file, call.node)
            .first()
            .map(|(test, _, _)| *test)
    }

    /// What a name in a test was declared as: `await users.byEmail(email)` for `user` in `!user`.
    pub fn made_as(&self, test: Expr<'a>, name: &str) -> Option<Expr<'a>> {
        let mut waiting = vec![test];
        for _ in 0..24 {
            let one = waiting.pop()?;
            match plain(one.node) {
                Expression::Identifier(identifier) if identifier.name == name => {
                    let symbol = self.symbol(one)?;
                    return match self.definition(one.file, symbol) {
                        super::Definition::Value(value, _) => Some(value),
                        _ => None,
                    };
                }
                Expression::UnaryExpression(unary) => waiting.push(one.with(&unary.argument)),
                Expression::LogicalExpression(logical) => {
                    waiting.extend([one.with(&logical.left), one.with(&logical.right)]);
                }
                Expression::BinaryExpression(binary) => {
                    waiting.extend([one.with(&binary.left), one.with(&binary.right)]);
                }
                _ => {
                    if let Some((object, _)) = super::calls::member(one) {
                        waiting.push(object);
                    }
                }
            }
        }
        None
    }

    /// The classes of the project that an error is asked for with `instanceof` in the function around an expression.
    pub(crate) fn error_classes(
        &self,
        at: Expr<'a>,
        name: &str,
    ) -> Vec<super::classes::ClassRef<'a>> {
        let Some(function) = self.enclosing_function(at.file, at.node_id()) else {
            return Vec::new();
        };
        let text = self.text(function.place());
        let wanted = format!("{name} instanceof ");
        text.match_indices(&wanted)
            .filter_map(|(start, _)| {
                let rest = &text[start + wanted.len()..];
                let end = rest
                    .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '$'))
                    .unwrap_or(rest.len());
                self.class_named(at.file, &rest[..end])
            })
            .collect()
    }

    /// The messages that an error of a class can carry: what its constructor hands on, from a table or from where it is made.
    pub(crate) fn error_messages(&self, class: super::classes::ClassRef<'a>) -> Vec<String> {
        let Some(constructor) = class.constructor() else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for call in self.calls_within(constructor.place()) {
            if self.text(call.callee_place()) != "super" {
                continue;
            }
            let Some(message) = call.argument(0) else {
                continue;
            };
            match plain(message.node) {
                Expression::ComputedMemberExpression(lookup) => {
                    let table = self.object(message.with(&lookup.object));
                    found.extend(
                        table
                            .into_iter()
                            .flat_map(|table| table.properties())
                            .filter_map(|(_, value)| self.string(value)),
                    );
                }
                Expression::Identifier(_) => {
                    let position = (0..constructor.parameter_count()).find(|position| {
                        constructor.parameter_name(*position) == Some(self.text(message.place()))
                    });
                    let made = self.callers(constructor).iter().take(16);
                    found.extend(made.filter_map(|made| self.string(made.argument(position?)?)));
                }
                _ => found.extend(self.string(message)),
            }
        }
        found
    }
}

impl<'a> Facts<'a> {
    /// Whether a value is declared so that it can be missing and nothing in front has asked for it: an optional parameter, or a field
    /// that its interface marks as optional.
    pub fn can_be_missing(&self, value: Expr<'a>) -> bool {
        let Some(symbol) = self.symbol(value) else {
            return false;
        };
        let optional = match self.definition(value.file, symbol) {
            super::Definition::Parameter(function, position, keys) => {
                let declared = function.parameters().items.get(position);
                keys.is_empty()
                    && declared.is_some_and(|parameter| parameter.optional)
                    && self.is_handed_nothing(function, position)
            }
            super::Definition::Value(made, keys) => match keys.as_slice() {
                [super::definition::Key::Name(field)] => self.is_optional_field(made, field),
                _ => false,
            },
            _ => false,
        };
        optional && self.missing_passes(value, value)
    }

    /// Whether a call leaves a parameter out or hands it what can be missing; also where no call is visible.
    fn is_handed_nothing(&self, function: FunctionRef<'a>, position: usize) -> bool {
        let calls = self.callers(function);
        calls.is_empty()
            || calls
                .iter()
                .take(16)
                .any(|call| match call.argument(position) {
                    None => true,
                    Some(argument) => {
                        let text = self.text(argument.place());
                        text.contains("?.") && self.missing_passes(argument, argument)
                    }
                })
    }

    /// Whether `field` is optional in the interface that a value is asserted to be: `res.locals.caller as Caller`.
    fn is_optional_field(&self, value: Expr<'a>, field: &str) -> bool {
        use oxc_ast::ast::{PropertyKey, Statement, TSSignature, TSType};
        let Expression::TSAsExpression(asserted) = value.node else {
            return false;
        };
        let TSType::TSTypeReference(reference) = &asserted.type_annotation else {
            return false;
        };
        let name = self.text(Place {
            file: value.file,
            span: super::span(reference.type_name.span()),
        });
        let program = self.file(value.file).semantic.nodes().program();
        program.body.iter().any(|statement| {
            let declared = match statement {
                Statement::TSInterfaceDeclaration(interface) => interface,
                _ => return false,
            };
            declared.id.name == name
                && declared.body.body.iter().any(|member| match member {
                    TSSignature::TSPropertySignature(property) => {
                        property.optional
                            && matches!(&property.key, PropertyKey::StaticIdentifier(key) if key.name == field)
                    }
                    _ => false,
                })
        })
    }
}
