//! Checks that a value has passed before it is used: allow lists, comparisons, patterns.

use oxc_ast::AstKind;
use oxc_ast::ast::{BinaryOperator, Expression, LogicalOperator, UnaryOperator};
use oxc_span::GetSpan;

use super::calls::{member, plain};
use super::{Call, Constant, Dangers, Expr, Facts};

const STRING: Dangers = Dangers::STRUCTURE.and(Dangers::MASS);

/// What a check of an address' host rules out.
const HOST: Dangers = Dangers::SSRF.and(Dangers::REDIRECT);

impl<'a> Facts<'a> {
    /// What checks around and before an expression rule out for it.
    pub(crate) fn guarded(&self, expr: Expr<'a>) -> Dangers {
        let value = expr.with(plain(expr.node));
        if !matches!(value.node, Expression::Identifier(_)) && member(value).is_none() {
            return Dangers::NONE;
        }
        let text = self.text(value.place());
        let at = expr.span();
        let nodes = self.file(expr.file).semantic.nodes();
        let mut safe = Dangers::NONE;
        let guard =
            |test: &'a Expression<'a>, holds: bool| self.outcome(expr.with(test), text, holds, 12);
        for ancestor in nodes.ancestors(value.node_id()).take(200) {
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
                        && self.text(expr.with(&switch.discriminant).place()) == text
                    {
                        safe = Dangers::ALL;
                    }
                }
                AstKind::BlockStatement(_) | AstKind::FunctionBody(_) | AstKind::Program(_) => {
                    for exit in self.index().exits(expr.file, ancestor.id()) {
                        if exit.span.end <= at.start {
                            safe = safe.and(guard(&exit.test, false));
                        }
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

    /// What is known of the value written as `text` where a test has let it pass.
    pub(crate) fn passed_test(&self, test: Expr<'a>, text: &str) -> Dangers {
        self.outcome(test, text, true, 12)
    }

    /// What is known of the value written as `text` when `test` came out as `holds`.
    fn outcome(&self, test: Expr<'a>, text: &str, holds: bool, depth: u32) -> Dangers {
        let Some(depth) = depth.checked_sub(1) else {
            return Dangers::NONE;
        };
        let node = plain(test.node);
        let is_value = |expr: Expr<'a>| self.text(expr.with(plain(expr.node)).place()) == text;
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
                    BinaryOperator::In if is_value(left) && holds => return Dangers::ALL,
                    _ => return Dangers::NONE,
                };
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
                if let Some(call) = Call::of(left)
                    && call.name() == Some("indexOf")
                    && call.argument(0).is_some_and(is_value)
                    && !equal
                    && self.number(right) == Some(-1.0)
                {
                    return Dangers::ALL;
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
            Expression::CallExpression(_) | Expression::ChainExpression(_) => {
                Call::of(test).map_or(Dangers::NONE, |call| self.call_outcome(call, text, holds))
            }
            _ => match member(test) {
                // `if (!columns[name]) return` looks the value up among known names.
                Some((_, None)) if holds && looks_up(self, test, text) => Dangers::ALL,
                _ => Dangers::NONE,
            },
        }
    }

    fn call_outcome(&self, call: Call<'a>, text: &str, holds: bool) -> Dangers {
        let is_value = |expr: Expr<'a>| {
            let shown = self.text(expr.with(plain(expr.node)).place());
            shown == text
                || Call::of(expr).is_some_and(|inner| {
                    inner.name() == Some("String")
                        && inner
                            .argument(0)
                            .is_some_and(|a| self.text(a.place()) == text)
                })
        };
        let given = call.arguments().any(is_value);
        let Some(name) = call.name() else {
            return Dangers::NONE;
        };
        if matches!(name, "isNaN") && given {
            return if holds { Dangers::NONE } else { Dangers::ALL };
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
            if hosts || ends {
                return HOST;
            }
        }
        match name {
            "includes" | "has" | "hasOwn" | "hasOwnProperty" | "isInteger" | "isSafeInteger"
            | "isFinite" | "isValidObjectId"
                if given =>
            {
                // `text.includes('..')` asks about the text; `list.includes(text)` looks it up.
                Dangers::ALL
            }
            "startsWith" if call.receiver().is_some_and(is_value) => match call
                .argument(0)
                .and_then(|prefix| self.string(prefix))
            {
                Some(prefix)
                    if prefix.starts_with('/') && prefix.len() > 1 && !prefix.starts_with("//") =>
                {
                    Dangers::PATH.and(Dangers::REDIRECT)
                }
                Some(prefix) if prefix.contains("://") && prefix.ends_with('/') => {
                    Dangers::REDIRECT.and(Dangers::SSRF)
                }
                Some(_) => Dangers::NONE,
                None => Dangers::PATH,
            },
            "test" if given => match call.receiver().map(|receiver| self.resolve(receiver).node) {
                Some(Expression::RegExpLiteral(literal)) => {
                    let pattern = literal.regex.pattern.text.as_str();
                    let anchored = pattern.starts_with('^')
                        && pattern.ends_with('$')
                        && !pattern.contains(".*")
                        && !pattern.contains(".+");
                    if anchored {
                        Dangers::ALL
                    } else {
                        Dangers::NONE
                    }
                }
                _ => Dangers::NONE,
            },
            "isArray" => Dangers::NONE,
            name if given && asks_for_approval(name) => Dangers::ALL,
            _ => Dangers::NONE,
        }
    }

    /// Whether an expression is the host or origin of the address written as `text`: `url.hostname`, `new URL(text).origin`, or
    /// the host of an address that was made from it.
    fn is_host_of(&self, expr: Expr<'a>, text: &str) -> bool {
        let Some((object, Some("hostname" | "host" | "origin"))) = member(expr) else {
            return self
                .symbol(expr)
                .map(|_| self.resolve(expr))
                .filter(|resolved| resolved.span() != expr.span())
                .is_some_and(|resolved| self.is_host_of(resolved, text));
        };
        if self.text(object.place()) == text {
            return true;
        }
        let made = self.resolve(object);
        Call::of(made).is_some_and(|call| {
            call.name() == Some("URL")
                && call
                    .argument(0)
                    .is_some_and(|address| self.text(address.place()) == text)
        })
    }

    /// A constant, a configuration value or a member of an own enumeration: not something the caller chose.
    fn is_own_value(&self, expr: Expr<'a>) -> bool {
        match self.constant(expr) {
            Some(Constant::Nothing) => false,
            Some(Constant::String(text)) => !text.is_empty(),
            Some(_) => true,
            None => self.identity(expr).is_some_and(|identity| {
                identity.starts_with("process.env.") || !identity.contains("()")
            }),
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
        }
        _ => false,
    }
}
