//! Branches, `catch` clauses and loops as rules ask about them.

use super::Facts;
use super::call::Call;
use super::function::Function;
use super::syntax::{self, Kind};
use super::value::Value;
use crate::source::Place;

/// An `if` statement.
#[derive(Clone, Copy)]
pub struct IfStatement<'f> {
    pub(super) facts: &'f Facts<'f>,
    pub(super) it: syntax::If,
}

impl<'f> IfStatement<'f> {
    /// The condition.
    pub fn test(self) -> Value<'f> {
        self.facts.value(self.it.test)
    }

    /// The whole statement.
    pub fn place(self) -> Place {
        Place {
            file: self.it.file,
            span: self.it.span,
        }
    }

    /// What is done when the condition is true.
    pub fn consequent(self) -> Place {
        Place {
            file: self.it.file,
            span: self.it.consequent,
        }
    }

    /// What is done when it is false.
    pub fn alternate(self) -> Option<Place> {
        self.it.alternate.map(|span| Place {
            file: self.it.file,
            span,
        })
    }

    /// Whether the consequent always leaves: returns, throws, breaks, continues.
    pub fn leaves(self) -> bool {
        self.it.exits
    }

    /// The calls in the consequent.
    pub fn consequent_calls(self) -> Vec<Call<'f>> {
        self.facts
            .inside(self.consequent(), self.it.function)
            .into_iter()
            .filter_map(plain_call)
            .collect()
    }

    /// The function it stands in.
    pub fn function(self) -> Function<'f> {
        Function {
            facts: self.facts,
            id: self.it.function,
        }
    }
}

fn plain_call(value: Value<'_>) -> Option<Call<'_>> {
    matches!(value.kind(), Kind::Call { .. } | Kind::New { .. })
        .then(|| value.as_call())
        .flatten()
}

/// A `catch` clause.
#[derive(Clone, Copy)]
pub struct Catch<'f> {
    pub(super) facts: &'f Facts<'f>,
    pub(super) it: syntax::Catch,
}

impl<'f> Catch<'f> {
    /// The block.
    pub fn place(self) -> Place {
        Place {
            file: self.it.file,
            span: self.it.body,
        }
    }

    /// All places that read the caught error.
    pub fn error_uses(self) -> Vec<Value<'f>> {
        match self.it.parameter {
            Some(symbol) => self
                .facts
                .syntax
                .symbol(symbol)
                .references
                .iter()
                .map(|id| self.facts.value(*id))
                .collect(),
            None => Vec::new(),
        }
    }

    /// The calls in the block.
    pub fn calls(self) -> Vec<Call<'f>> {
        self.facts
            .inside(self.place(), self.it.function)
            .into_iter()
            .filter_map(plain_call)
            .collect()
    }

    /// The function it stands in.
    pub fn function(self) -> Function<'f> {
        Function {
            facts: self.facts,
            id: self.it.function,
        }
    }
}

/// A loop.
#[derive(Clone, Copy)]
pub struct LoopStatement<'f> {
    pub(super) facts: &'f Facts<'f>,
    pub(super) it: syntax::Loop,
}

impl<'f> LoopStatement<'f> {
    /// The condition of `for` and `while`.
    pub fn test(self) -> Option<Value<'f>> {
        self.it.test.map(|id| self.facts.value(id))
    }

    /// What `for of` and `for in` go through.
    pub fn over(self) -> Option<Value<'f>> {
        self.it.over.map(|id| self.facts.value(id))
    }

    /// Whether it is `for (key in object)`.
    pub fn is_for_in(self) -> bool {
        self.it.is_for_in
    }

    /// The body.
    pub fn body(self) -> Place {
        Place {
            file: self.it.file,
            span: self.it.body,
        }
    }

    /// All expressions of the body.
    pub fn expressions(self) -> Vec<Value<'f>> {
        self.facts.inside(self.body(), self.it.function)
    }
}
