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
