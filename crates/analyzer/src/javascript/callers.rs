//! Callers: which calls run which function of the project.

use oxc_ast::ast::Expression;

use super::calls::{member, plain};
use super::{Call, DEPTH_LIMIT, Facts, FunctionRef};

impl<'a> Facts<'a> {
    /// The calls that run a function of the project by its name, the class of their object, or as a constructor.
    pub fn callers(&self, function: FunctionRef<'a>) -> &[Call<'a>] {
        self.collect_callers();
        calls_of(self.memory.callers.get(), function)
    }

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
                AstKind::Function(_) => {
                    // The value of a method is an unnamed function: its kind is asked next.
                    if !matches!(
                        nodes.parent_kind(
                            FunctionRef::of_kind(expr.file, kind)
                                .map_or(expr.node_id(), FunctionRef::node)
                        ),
                        AstKind::MethodDefinition(_)
                    ) {
                        return false;
                    }
                }
                AstKind::Program(_) => return true,
                _ => {}
            }
        }
        false
    }

    /// The callers of a function where all are known already; none while they are being collected.
    pub(super) fn known_callers(&self, function: FunctionRef<'a>) -> &[Call<'a>] {
        calls_of(self.memory.callers.get(), function)
    }

    /// The callers that are known so far; see [`Facts::collect_callers`].
    pub(super) fn callers_by_name(&self, function: FunctionRef<'a>) -> &[Call<'a>] {
        calls_of(
            self.memory
                .callers
                .get()
                .or_else(|| Some(&self.memory.named_callers.get()?.0)),
            function,
        )
    }

    /// Finds the callers of all functions. Which function a method call runs can depend on the callers of the function it stands in, so
    /// there are two rounds: by names first, then with what the first round knows.
    pub(super) fn collect_callers(&self) {
        let named = self.memory.named_callers.get_or_init(|| {
            let mut callers = super::Callers::default();
            let mut undecided = Vec::new();
            for call in self.index().calls() {
                self.memory.asked_callers.set(false);
                match self.called(*call) {
                    Some(function) => add(&mut callers, function, *call),
                    None if self.memory.asked_callers.get() => undecided.push(*call),
                    None => {}
                }
            }
            (callers, undecided)
        });
        self.memory.callers.get_or_init(|| {
            // What the first round answered without callers can have another answer now.
            self.memory.functions.borrow_mut().clear();
            self.memory.classes.borrow_mut().clear();
            self.memory.methods.borrow_mut().clear();
            self.memory.identities.borrow_mut().clear();
            let mut callers = named.0.clone();
            for call in &named.1 {
                if let Some(function) = self.called(*call) {
                    add(&mut callers, function, *call);
                }
            }
            callers
        });
    }

    /// The function of the project that a call runs.
    fn called(&self, call: Call<'a>) -> Option<FunctionRef<'a>> {
        if call.is_new {
            return self.class_of(call.callee(), DEPTH_LIMIT)?.constructor();
        }
        let is_name = matches!(plain(call.callee().node), Expression::Identifier(_))
            || member(call.callee()).is_some();
        is_name.then(|| self.function(call.callee())).flatten()
    }
}

fn add<'a>(callers: &mut super::Callers<'a>, function: FunctionRef<'a>, call: Call<'a>) {
    callers
        .entry((function.file, function.span().start))
        .or_default()
        .push(call);
}

fn calls_of<'c, 'a>(
    callers: Option<&'c super::Callers<'a>>,
    function: FunctionRef<'a>,
) -> &'c [Call<'a>] {
    callers
        .and_then(|callers| callers.get(&(function.file, function.span().start)))
        .map(Vec::as_slice)
        .unwrap_or_default()
}
