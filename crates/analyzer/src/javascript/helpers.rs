//! Helpers: functions that are made by others, and what is worked out once for many calls.

use super::{Call, Facts, FunctionRef};

impl<'a> Facts<'a> {
    /// The calls of a helper, also where the helper is made by another function and kept under a name: `const sha = hasher('sha256')`.
    pub fn helper_calls(&self, helper: FunctionRef<'a>) -> Vec<Call<'a>> {
        let mut calls: Vec<Call<'a>> = self.callers(helper).to_vec();
        let nodes = self.file(helper.file).semantic.nodes();
        let maker = nodes
            .ancestor_kinds(helper.node())
            .take(6)
            .find_map(|kind| FunctionRef::of_kind(helper.file, kind))
            .filter(|maker| {
                let place = helper.place();
                self.index()
                    .returns(*maker)
                    .iter()
                    .any(|returned| returned.place() == place)
            });
        let Some(maker) = maker else {
            return calls;
        };
        for call in self.index().calls() {
            let made = self.origins(call.callee()).into_iter().any(|origin| {
                FunctionRef::of(origin)
                    .is_some_and(|made| made.file == helper.file && made.node() == helper.node())
            });
            if made
                && !self
                    .callers(maker)
                    .iter()
                    .any(|one| one.node == call.node && one.file == call.file)
            {
                calls.push(*call);
            }
        }
        calls
    }

    /// The functions around a node, the innermost first.
    pub fn functions_around(
        &self,
        file: crate::source::FileId,
        node: oxc_semantic::NodeId,
    ) -> Vec<FunctionRef<'a>> {
        self.file(file)
            .semantic
            .nodes()
            .ancestor_kinds(node)
            .take(60)
            .filter_map(|kind| FunctionRef::of_kind(file, kind))
            .collect()
    }

    /// Whether an expression is worked out once and used by many calls: at the top of a file, in a field or in a constructor.
    pub fn is_made_once(&self, expr: super::Expr<'a>) -> bool {
        use oxc_ast::AstKind;
        use oxc_ast::ast::MethodDefinitionKind;
        let nodes = self.file(expr.file).semantic.nodes();
        for kind in nodes.ancestor_kinds(expr.node_id()).take(60) {
            match kind {
                AstKind::MethodDefinition(method) => {
                    return method.kind == MethodDefinitionKind::Constructor;
                }
                AstKind::PropertyDefinition(property) => {
                    return property
                        .value
                        .as_ref()
                        .is_none_or(|value| FunctionRef::of(expr.with(value)).is_none());
                }
                AstKind::ArrowFunctionExpression(_) => return false,
                AstKind::Function(function) if function.id.is_some() => return false,
                // The value of a method is an unnamed function: the method says what it is.
                AstKind::Function(function)
                    if !matches!(
                        nodes.parent_kind(function.node_id.get()),
                        AstKind::MethodDefinition(_)
                    ) =>
                {
                    return false;
                }
                AstKind::Program(_) => return true,
                _ => {}
            }
        }
        false
    }

    /// Whether an expression stands behind `await`.
    pub fn is_waited_for(&self, expr: super::Expr<'a>) -> bool {
        matches!(
            self.file(expr.file)
                .semantic
                .nodes()
                .parent_kind(expr.node_id()),
            oxc_ast::AstKind::AwaitExpression(_)
        )
    }

    /// Whether a name is a parameter of a function around the one that uses it: what a middleware is made with.
    pub fn is_handed_in(&self, expr: super::Expr<'a>) -> bool {
        let Some(symbol) = self.symbol(expr) else {
            return false;
        };
        let super::Definition::Parameter(function, _, _) = self.definition(expr.file, symbol)
        else {
            return false;
        };
        self.enclosing_function(expr.file, expr.node_id())
            .is_some_and(|user| user.node() != function.node())
            && self.is_made_by(expr, function)
    }

    /// Whether the function around an expression is what `maker` returns.
    fn is_made_by(&self, expr: super::Expr<'a>, maker: FunctionRef<'a>) -> bool {
        self.functions_around(expr.file, expr.node_id())
            .into_iter()
            .take_while(|inner| inner.node() != maker.node())
            .any(|inner| {
                self.index().returns(maker).iter().any(|returned| {
                    self.function(*returned)
                        .is_some_and(|made| made.node() == inner.node() && made.file == inner.file)
                })
            })
    }

    /// Whether an expression is a call that gives a keyed hash, or an encoding of one, through helpers of the project: a signature or a
    /// one-time code.
    pub fn makes_hmac(&self, expr: super::Expr<'a>, depth: u32) -> bool {
        let (Some(depth), Some(call)) = (depth.checked_sub(1), Call::of(expr)) else {
            return false;
        };
        let is_hmac =
            |call: &Call<'a>| self.identity(call.callee()).as_deref() == Some("crypto.createHmac");
        if let Some(function) = self.function(call.callee())
            && FunctionRef::of(call.callee()).is_none()
        {
            let inside: Vec<Call<'a>> = self.calls_within(function.place()).take(24).collect();
            if inside.iter().any(is_hmac) {
                // What decides by the hash gives none: `verify(…) === true`.
                return !inside
                    .iter()
                    .any(|one| one.name() == Some("timingSafeEqual"));
            }
            return call
                .arguments()
                .any(|argument| self.makes_hmac(argument, depth))
                || self
                    .index()
                    .returns(function)
                    .iter()
                    .take(4)
                    .any(|returned| self.makes_hmac(*returned, depth));
        }
        false
    }

    /// Whether an expression is a part of what a middleware put on the request after checking it: `req.valid.secret`,
    /// `const { secret } = req.validated`.
    pub fn is_checked_part(&self, expr: super::Expr<'a>) -> bool {
        let mut current = expr;
        for _ in 0..8 {
            if let Some((object, name)) = super::member(current) {
                let checked = name.is_some_and(|name| name.to_ascii_lowercase().contains("valid"));
                if checked && self.is_request(object) {
                    return true;
                }
                current = object;
                continue;
            }
            let Some(symbol) = self.symbol(current) else {
                return false;
            };
            match self.definition(current.file, symbol) {
                super::Definition::Value(value, _) => current = value,
                _ => return false,
            }
        }
        false
    }
}
