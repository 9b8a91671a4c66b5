//! Callers: which calls run which function of the project.

use oxc_ast::ast::Expression;

use super::calls::{member, plain};
use super::{Call, DEPTH_LIMIT, Definition, Expr, Facts, FunctionRef};

/// How often callers are looked for again with what the last round found: the layers of a program that hands its parts on.
pub(super) const ROUNDS: usize = 6;

impl<'a> Facts<'a> {
    /// The calls that run a function of the project by its name, the class of their object, or as a constructor.
    pub fn callers(&self, function: FunctionRef<'a>) -> &[Call<'a>] {
        self.collect_callers();
        self.callers_so_far(function)
    }

    /// The callers of a function where all are known already; none while they are being collected.
    pub(super) fn known_callers(&self, function: FunctionRef<'a>) -> &[Call<'a>] {
        if self.memory.collected.get() {
            self.callers_so_far(function)
        } else {
            &[]
        }
    }

    /// The callers that are known so far, also while they are being collected.
    pub(super) fn callers_so_far(&self, function: FunctionRef<'a>) -> &[Call<'a>] {
        self.memory.asked_callers.set(true);
        let rounds = &self.memory.callers;
        rounds
            .iter()
            .rev()
            .find_map(|round| round.get())
            .and_then(|callers| callers.get(&(function.file, function.span().start)))
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// Finds the callers of all functions. Which function a method call runs can depend on the callers of the function it stands in:
    /// each round asks again with what the one before has found, until there is nothing new.
    pub(super) fn collect_callers(&self) {
        if self.memory.collecting.replace(true) {
            return;
        }
        let mut open: Vec<Call<'a>> = self
            .index()
            .calls()
            .iter()
            .copied()
            .filter(|call| self.can_run_the_project(*call))
            .collect();
        let mut callers = super::Callers::default();
        for round in &self.memory.callers {
            let mut found_any = false;
            let mut undecided = Vec::new();
            for call in open {
                self.memory.asked_callers.set(false);
                let called = self.called(call);
                if called.is_empty() && self.memory.asked_callers.get() {
                    undecided.push(call);
                }
                for function in called {
                    found_any = true;
                    callers
                        .entry((function.file, function.span().start))
                        .or_default()
                        .push(call);
                }
            }
            // What was answered without these callers can have another answer now.
            self.memory.forget_what_depends_on_callers();
            if !found_any {
                break;
            }
            open = undecided;
            let done = open.is_empty();
            let known = callers.clone();
            round.get_or_init(|| known);
            if done {
                break;
            }
        }
        self.memory.collected.set(true);
    }

    /// Where an argument that is only passed through is made: the calls, with their argument, that hand it to the function around
    /// `call`, through functions that hand it on in turn. Empty where it is made at `call`, or nobody is seen to call.
    pub fn where_made(&self, call: Call<'a>, argument: Expr<'a>) -> Vec<(Call<'a>, Expr<'a>)> {
        let mut found = Vec::new();
        let mut open = vec![(call, argument, 0)];
        while let Some((call, argument, depth)) = open.pop() {
            let declared = self
                .symbol(argument)
                .map(|symbol| self.definition(argument.file, symbol));
            let callers = match declared {
                Some(Definition::Parameter(function, position, keys))
                    if keys.is_empty()
                        && depth < 6
                        && self
                            .symbol(argument)
                            .is_some_and(|symbol| self.is_fixed(argument.file, symbol)) =>
                {
                    self.callers(function)
                        .iter()
                        .filter_map(|caller| Some((*caller, caller.argument(position)?)))
                        .take(64)
                        .collect()
                }
                _ => Vec::new(),
            };
            if callers.is_empty() {
                if depth > 0 && found.len() < 64 {
                    found.push((call, argument));
                }
                continue;
            }
            open.extend(
                callers
                    .into_iter()
                    .map(|(call, argument)| (call, argument, depth + 1)),
            );
        }
        found
    }

    /// Whether what a call begins with can lead to a function of the project: no global, and nothing of a package.
    fn can_run_the_project(&self, call: Call<'a>) -> bool {
        let mut expr = call.callee();
        for _ in 0..64 {
            expr = expr.with(plain(expr.node));
            let inner = match Call::of(expr) {
                Some(inner) => Some(inner.callee()),
                None => member(expr).map(|(object, _)| object),
            };
            match inner {
                Some(inner) => expr = inner,
                None => break,
            }
        }
        let Expression::Identifier(name) = expr.node else {
            return true;
        };
        match self.symbol(expr) {
            None => name.name == "require",
            Some(symbol) => match self.definition(expr.file, symbol) {
                // What a framework hands to a handler has no function of the project, unless something was hung on it.
                Definition::Parameter(function, position, keys) if keys.is_empty() => !function
                    .parameter_name(position)
                    .is_some_and(|name| matches!(name, "res" | "response" | "reply" | "next")),
                Definition::Import(module, _) => {
                    module.starts_with('.') || self.module(expr.file, module).is_some()
                }
                _ => true,
            },
        }
    }

    /// The functions of the project that a call runs: one, or one of several where what it calls was chosen.
    fn called(&self, call: Call<'a>) -> Vec<FunctionRef<'a>> {
        if call.is_new {
            let class = self.class_of(call.callee(), DEPTH_LIMIT);
            return class
                .and_then(|class| class.constructor())
                .into_iter()
                .collect();
        }
        // `require('./routes')(deps)` and `make(deps)(request)` call what a call gives back.
        let is_name = matches!(
            plain(call.callee().node),
            Expression::Identifier(_) | Expression::CallExpression(_)
        ) || member(call.callee()).is_some();
        if is_name {
            self.functions_of(call.callee())
        } else {
            Vec::new()
        }
    }
}
