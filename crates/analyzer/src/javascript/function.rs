//! Functions as rules ask about them.

use super::call::Call;
use super::statements::IfStatement;
use super::syntax::{self, FunctionId};
use super::value::Value;
use super::{Catch, Facts};
use crate::source::Place;

/// A function, method or arrow of the project.
#[derive(Clone, Copy)]
pub struct Function<'f> {
    pub(super) facts: &'f Facts<'f>,
    pub(super) id: FunctionId,
}

impl<'f> Function<'f> {
    fn it(self) -> &'f syntax::Function<'f> {
        self.facts.syntax.function(self.id)
    }

    /// Its number; two handles are the same function when it is equal.
    pub fn id(self) -> FunctionId {
        self.id
    }

    /// The name it is declared with, or the variable or property it is given to.
    pub fn name(self) -> Option<&'f str> {
        self.it().name
    }

    /// The whole function.
    pub fn place(self) -> Place {
        Place {
            file: self.it().file,
            span: self.it().span,
        }
    }

    /// Its body.
    pub fn body(self) -> Place {
        Place {
            file: self.it().file,
            span: self.it().body,
        }
    }

    /// The names of its parameters; `None` for one that is taken apart.
    pub fn parameters(self) -> Vec<Option<&'f str>> {
        self.it()
            .parameters
            .iter()
            .map(|parameter| parameter.name)
            .collect()
    }

    /// All places that read a parameter, by its index.
    pub fn parameter_uses(self, index: usize) -> Vec<Value<'f>> {
        let symbol = self
            .it()
            .parameters
            .get(index)
            .and_then(|parameter| parameter.symbol);
        match symbol {
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

    /// What it returns, one value for each `return`.
    pub fn returns(self) -> Vec<Value<'f>> {
        self.it()
            .returns
            .iter()
            .map(|id| self.facts.value(*id))
            .collect()
    }

    /// The calls in its body in order, also those in functions inside it.
    pub fn calls(self) -> Vec<Call<'f>> {
        self.facts
            .inside(self.body(), self.id)
            .into_iter()
            .filter(|value| value.parent().is_none_or(|parent| parent.id != value.id))
            .filter_map(|value| {
                let call = value.as_call()?;
                (call.id == value.id).then_some(call)
            })
            .collect()
    }

    /// The calls in its own body, without those in functions inside it.
    pub fn own_calls(self) -> Vec<Call<'f>> {
        self.it()
            .calls
            .iter()
            .map(|id| Call {
                facts: self.facts,
                id: *id,
            })
            .collect()
    }

    /// All expressions of its body, also those in functions inside it.
    pub fn expressions(self) -> Vec<Value<'f>> {
        self.facts.inside(self.body(), self.id)
    }

    /// The `if` statements of its own body.
    pub fn if_statements(self) -> Vec<IfStatement<'f>> {
        let id = self.id;
        self.facts
            .if_statements()
            .filter(|it| it.it.function == id)
            .collect()
    }

    /// The `catch` clauses of its own body.
    pub fn catches(self) -> Vec<Catch<'f>> {
        let id = self.id;
        self.facts
            .catches()
            .filter(|it| it.it.function == id)
            .collect()
    }

    /// The calls of this function in the project.
    pub fn call_sites(self) -> Vec<Call<'f>> {
        let sites = self
            .facts
            .call_sites
            .get(&self.id)
            .map_or(&[][..], Vec::as_slice);
        sites
            .iter()
            .map(|id| Call {
                facts: self.facts,
                id: *id,
            })
            .collect()
    }

    /// The call that this function is an argument of, and at which index.
    pub fn callback_of(self) -> Option<(Call<'f>, usize)> {
        let (call, index) = *self.facts.callback_of.get(&self.id)?;
        Some((
            Call {
                facts: self.facts,
                id: call,
            },
            index as usize,
        ))
    }

    /// The function around it; `None` at the top level.
    pub fn parent(self) -> Option<Self> {
        let parent = Self {
            facts: self.facts,
            id: self.it().parent?,
        };
        (!parent.is_top_level()).then_some(parent)
    }

    /// Whether it is `async`.
    pub fn is_async(self) -> bool {
        self.it().is_async
    }

    /// Whether a place lies in it.
    pub fn contains(self, place: Place) -> bool {
        let own = self.place();
        own.file == place.file
            && own.span.start <= place.span.start
            && place.span.end <= own.span.end
    }

    pub(super) fn is_top_level(self) -> bool {
        self.it().parent.is_none()
    }
}
