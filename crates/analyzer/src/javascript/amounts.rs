//! Amounts: numbers of a request that say how much is done, and whether anything bounds them.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{BinaryOperator, Expression, LogicalOperator, UnaryOperator};
use oxc_span::GetSpan;

use super::calls::{member, plain};
use super::definition::Key;
use super::{Call, Definition, Expr, Facts, Taint};

const DEPTH: u32 = 10;

/// Functions that make a number of what they get.
const NUMBERS: &[&str] = &[
    "Math.abs",
    "Math.ceil",
    "Math.floor",
    "Math.max",
    "Math.round",
    "Math.trunc",
    "Number",
    "Number.parseFloat",
    "Number.parseInt",
    "parseFloat",
    "parseInt",
    "BigInt",
    "lodash.toInteger",
    "lodash.toNumber",
    "validator.toInt",
];

impl<'a> Facts<'a> {
    /// The request data that a number is made of, where nothing says how large it can be: no comparison, no `Math.min`, no `max` of a
    /// schema.
    pub fn unbounded_amount(&self, expr: Expr<'a>) -> Option<Rc<Taint>> {
        self.amount(expr, DEPTH)
    }

    fn amount(&self, expr: Expr<'a>, depth: u32) -> Option<Rc<Taint>> {
        let depth = depth.checked_sub(1)?;
        let expr = expr.with(plain(expr.node));
        if self.constant(expr).is_some() || self.is_bounded(expr) {
            return None;
        }
        match expr.node {
            Expression::LogicalExpression(logical) if logical.operator != LogicalOperator::And => {
                return self
                    .amount(expr.with(&logical.left), depth)
                    .or_else(|| self.amount(expr.with(&logical.right), depth));
            }
            Expression::ConditionalExpression(choice) => {
                return self
                    .amount(expr.with(&choice.consequent), depth)
                    .or_else(|| self.amount(expr.with(&choice.alternate), depth));
            }
            Expression::UnaryExpression(unary)
                if matches!(
                    unary.operator,
                    UnaryOperator::UnaryPlus | UnaryOperator::BitwiseNot
                ) =>
            {
                return self.taken(expr.with(&unary.argument), depth);
            }
            Expression::BinaryExpression(binary) => {
                // `page * size`, `+size + 1`; what is divided or taken modulo a constant is bounded well enough.
                return match binary.operator {
                    BinaryOperator::Multiplication | BinaryOperator::BitwiseOR => self
                        .amount(expr.with(&binary.left), depth)
                        .or_else(|| self.amount(expr.with(&binary.right), depth)),
                    _ => None,
                };
            }
            _ => {}
        }
        if let Some(call) = Call::of(expr) {
            let identity = self.identity(call.callee());
            if identity.as_deref() == Some("Math.max") {
                return call
                    .arguments()
                    .find_map(|argument| self.amount(argument, depth));
            }
            let converts = identity.is_some_and(|identity| NUMBERS.contains(&&*identity));
            return self.taken(call.argument(0).filter(|_| converts)?, depth);
        }
        if let Some(symbol) = self.symbol(expr) {
            return match self.definition(expr.file, symbol) {
                Definition::Value(value, keys) if keys.is_empty() => self.amount(value, depth),
                Definition::Value(value, keys) => self
                    .checked_amount(value, &keys)
                    .unwrap_or_else(|| self.direct(expr)),
                _ => self.direct(expr),
            };
        }
        if let Some((object, Some(name))) = member(expr)
            && let Some(answer) = self.checked_amount(object, &[Key::Name(name)])
        {
            return answer;
        }
        self.direct(expr)
    }

    /// What is read as a number: a named part of the request, or text of it.
    fn taken(&self, expr: Expr<'a>, depth: u32) -> Option<Rc<Taint>> {
        if self.is_bounded(expr) {
            return None;
        }
        let source = self.taint(expr)?;
        // What came through a parameter was checked by whoever handed it, as far as can be seen from here.
        let is_handed = self.symbol(expr).is_some_and(|symbol| {
            matches!(
                self.definition(expr.file, symbol),
                Definition::Parameter(function, ..) if function.parameter_count() > 0 && !source.steps().is_empty() && self.callers(function).is_empty()
            )
        });
        if is_handed {
            self.amount(expr, depth)
        } else {
            Some(source)
        }
    }

    /// The request data itself, where it is taken from the request right here: what was handed on has passed checks elsewhere.
    fn direct(&self, expr: Expr<'a>) -> Option<Rc<Taint>> {
        let here = self.resolve(expr);
        let (object, _) = member(here)?;
        let of_request = match member(object) {
            Some((request, Some("query" | "params" | "body"))) => self.is_request(request),
            _ => false,
        };
        self.taint(expr).filter(|_| of_request)
    }

    /// A field of what a schema checked. None where there is no schema; an inner none where the schema bounds it.
    fn checked_amount(&self, object: Expr<'a>, keys: &[Key<'a>]) -> Option<Option<Rc<Taint>>> {
        // `const { size } = query.data`, `query.data.size`, `schema.parse(req.query).size`
        let mut parsed = self.resolve(object);
        if let Some((inner, Some("data" | "value" | "output"))) = member(parsed) {
            parsed = self.resolve(inner);
        }
        let call = Call::of(parsed).filter(|call| self.is_schema_parse(*call))?;
        let [Key::Name(name)] = keys else {
            return Some(None);
        };
        let (schema, checked) = (call.receiver()?, call.argument(0)?);
        let fields = self.schema_fields(schema);
        let Some((_, field)) = fields.all().find(|(field, _)| field == name) else {
            return Some(None);
        };
        let names = self.chain_names(field);
        let is_number = names
            .iter()
            .any(|name| matches!(*name, "number" | "integer" | "int" | "bigint"));
        let bounded = names.iter().any(|name| {
            matches!(
                *name,
                "max"
                    | "lte"
                    | "lt"
                    | "less"
                    | "maximum"
                    | "enum"
                    | "literal"
                    | "valid"
                    | "oneOf"
                    | "transform"
                    | "pipe"
                    | "catch"
                    | "refine"
            )
        });
        Some(self.taint(checked).filter(|_| is_number && !bounded))
    }

    /// Whether the code compares a number, or the length of a list, with an upper bound and leaves or corrects it.
    pub fn is_bounded(&self, expr: Expr<'a>) -> bool {
        let expr = expr.with(plain(expr.node));
        if Call::of(expr).is_some_and(|call| {
            matches!(
                self.identity(call.callee()).as_deref(),
                Some("Math.min" | "lodash.clamp")
            )
        }) {
            return true;
        }
        // `items.length`
        let (subject, is_length) = match member(expr) {
            Some((object, Some("length"))) => (object, true),
            _ => (expr, false),
        };
        let Some(symbol) = self.symbol(subject) else {
            return false;
        };
        let semantic = &self.file(expr.file).semantic;
        let nodes = semantic.nodes();
        semantic
            .scoping()
            .get_resolved_references(symbol)
            .take(48)
            .any(|reference| {
                let mut node = reference.node_id();
                for _ in 0..4 {
                    let parent = nodes.parent_id(node);
                    match nodes.kind(parent) {
                        AstKind::StaticMemberExpression(member)
                            if member.property.name == "length" =>
                        {
                            node = parent;
                        }
                        AstKind::ParenthesizedExpression(_) | AstKind::TSAsExpression(_) => {
                            node = parent
                        }
                        AstKind::BinaryExpression(binary) if binary.operator.is_compare() => {
                            let span = nodes.kind(node).span();
                            let on_left = binary.left.span() == span;
                            let larger = matches!(
                                binary.operator,
                                BinaryOperator::GreaterThan | BinaryOperator::GreaterEqualThan
                            );
                            let other =
                                expr.with(if on_left { &binary.right } else { &binary.left });
                            // `count < 1` asks for a lower bound, `i < count` for none.
                            let is_upper = match self.number(other) {
                                Some(bound) => bound > 1.0,
                                None => {
                                    matches!(
                                        plain(other.node),
                                        Expression::Identifier(_)
                                            | Expression::StaticMemberExpression(_)
                                    ) && self.identity(other).is_some()
                                        && !self.text(other.place()).ends_with(".size")
                                        && !self.text(other.place()).ends_with(".length")
                                }
                            };
                            let in_loop = matches!(
                                nodes.parent_kind(parent),
                                AstKind::ForStatement(_)
                                    | AstKind::WhileStatement(_)
                                    | AstKind::DoWhileStatement(_)
                            );
                            return is_upper
                                && !in_loop
                                && (larger == on_left
                                    || self.number(other).is_some_and(|bound| bound > 1.0));
                        }
                        AstKind::CallExpression(call) => {
                            let call = Call::of_call(expr.file, call);
                            return matches!(
                                self.identity(call.callee()).as_deref(),
                                Some("Math.min" | "lodash.clamp")
                            );
                        }
                        _ => return false,
                    }
                }
                false
            })
            || (!is_length && self.assigned_bounded(expr, symbol))
    }

    /// `size = Math.min(size, 100)`
    fn assigned_bounded(&self, expr: Expr<'a>, symbol: oxc_semantic::SymbolId) -> bool {
        let semantic = &self.file(expr.file).semantic;
        semantic
            .scoping()
            .get_resolved_references(symbol)
            .filter(|reference| reference.is_write())
            .take(8)
            .any(
                |reference| match semantic.nodes().parent_kind(reference.node_id()) {
                    AstKind::AssignmentExpression(assignment) => {
                        Call::of(expr.with(&assignment.right)).is_some_and(|call| {
                            matches!(
                                self.identity(call.callee()).as_deref(),
                                Some("Math.min" | "lodash.clamp")
                            )
                        })
                    }
                    _ => false,
                },
            )
    }
}
