//! Calls as rules ask about them, and the dangerous ones among them.

use super::Facts;
use super::flow::Danger;
use super::function::Function;
use super::syntax::{ExprId, Kind};
use super::tables::sinks::{At, SINKS};
use super::value::{Value, path_matches};
use crate::analysis::Edit;
use crate::source::{Place, Span};

/// A call, a construction with `new`, or a tagged template.
#[derive(Clone, Copy)]
pub struct Call<'f> {
    pub(super) facts: &'f Facts<'f>,
    pub(super) id: ExprId,
}

impl<'f> Call<'f> {
    fn parts(self) -> (ExprId, &'f [ExprId]) {
        match self.facts.syntax.node(self.id).kind {
            Kind::Call { callee, arguments } | Kind::New { callee, arguments } => {
                (callee, arguments)
            }
            Kind::Tagged { tag, .. } => (tag, &[]),
            _ => (self.id, &[]),
        }
    }

    /// Where the whole call stands.
    pub fn place(self) -> Place {
        self.value().place()
    }

    /// Where the name of the called method or function stands: `query` in `db.query(...)`.
    pub fn name_place(self) -> Place {
        let callee = self.callee();
        let mut place = callee.place();
        if let Some((object, _)) = callee.member() {
            let text = &callee.text()[(object.span().end - place.span.start) as usize..];
            let offset = text
                .find(|c: char| !matches!(c, '.' | '?' | ' ' | '\n' | '\r' | '\t'))
                .unwrap_or(0);
            place.span.start = object.span().end + u32::try_from(offset).unwrap_or(0);
        }
        place
    }

    /// The call as a value: its result.
    pub fn value(self) -> Value<'f> {
        self.facts.value(self.id)
    }

    /// Its source text.
    pub fn text(self) -> &'f str {
        self.value().text()
    }

    /// What is called.
    pub fn callee(self) -> Value<'f> {
        self.facts.value(self.parts().0)
    }

    /// What the method is called on: `db` in `db.query()`.
    pub fn receiver(self) -> Option<Value<'f>> {
        self.callee().member().map(|(object, _)| object)
    }

    /// The bare name of the called method or function.
    pub fn name(self) -> Option<&'f str> {
        self.callee().last_name()
    }

    /// The argument at an index from 0; spreads before it hide it.
    pub fn argument(self, index: usize) -> Option<Value<'f>> {
        let arguments = self.arguments();
        let hidden = arguments
            .iter()
            .take(index + 1)
            .any(|argument| argument.spread().is_some());
        if hidden {
            None
        } else {
            arguments.get(index).copied()
        }
    }

    /// All arguments as written.
    pub fn arguments(self) -> Vec<Value<'f>> {
        self.parts()
            .1
            .iter()
            .map(|id| self.facts.value(*id))
            .collect()
    }

    /// Whether it is made with `new`.
    pub fn is_construction(self) -> bool {
        matches!(self.facts.syntax.node(self.id).kind, Kind::New { .. })
    }

    /// Whether it is a tagged template: sql`...`.
    pub fn is_tagged_template(self) -> bool {
        matches!(self.facts.syntax.node(self.id).kind, Kind::Tagged { .. })
    }

    /// Whether this member is called; see [`Facts::calls_to`].
    pub fn is_to(self, package: &str, path: &str) -> bool {
        self.callee()
            .identity()
            .is_some_and(|it| it.package() == package && path_matches(it.path(), path))
    }

    /// The function of the project that is called.
    pub fn called_function(self) -> Option<Function<'f>> {
        self.callee().as_function()
    }

    /// The function whose body it stands in; `None` at the top level.
    pub fn function(self) -> Option<Function<'f>> {
        self.value().function()
    }

    /// The call whose result this one's method is called on: `res.status(500)` for `res.status(500).json()`.
    pub fn previous_in_chain(self) -> Option<Self> {
        self.receiver()?.as_call()
    }

    /// All calls of the chain from this one back to its start.
    pub fn chain(self) -> Vec<Self> {
        std::iter::successors(Some(self), |call| call.previous_in_chain())
            .take(200)
            .collect()
    }

    /// The call that is made on this one's result: `.json()` for `res.status(500)` in `res.status(500).json()`.
    pub fn next_in_chain(self) -> Option<Self> {
        let member = self.value().parent()?;
        member.member()?;
        let call = member.parent()?.as_call()?;
        (call.callee().id == member.id).then_some(call)
    }

    // ---- edits for fixes ----

    /// Puts a property into the options object at an argument, or the object itself when the argument is missing.
    /// An existing property of that name is replaced. `None` when the options are not visible here.
    pub fn edit_option(self, index: usize, name: &str, value: &str) -> Option<Edit> {
        match self.argument(index) {
            Some(options) => edit_property(options, name, value),
            None if self.arguments().len() == index => {
                Some(self.edit_added_argument(&format!("{{ {name}: {value} }}")))
            }
            None => None,
        }
    }

    /// Adds an argument at the end.
    pub fn edit_added_argument(self, text: &str) -> Edit {
        match self.arguments().last() {
            Some(last) => insert(last.span().end, format!(", {text}")),
            None if self.text().ends_with(')') => {
                insert(self.value().span().end - 1, text.to_owned())
            }
            // `new Pool` without parentheses.
            None => insert(self.value().span().end, format!("({text})")),
        }
    }

    /// Replaces the name of the called method or function.
    pub fn edit_name(self, name: &str) -> Edit {
        Edit {
            span: self.name_place().span,
            text: name.to_owned(),
        }
    }
}

impl<'f> Value<'f> {
    /// Replaces it by a text.
    pub fn edit(self, text: impl Into<String>) -> Edit {
        Edit {
            span: self.span(),
            text: text.into(),
        }
    }
}

/// Sets a property of an object literal that stands right here (not behind a variable).
pub fn edit_property(object: Value<'_>, name: &str, value: &str) -> Option<Edit> {
    let Kind::Object(properties) = object.facts.syntax.node(object.id).kind else {
        return None;
    };
    if let Some(property) = object.property(name) {
        return Some(Edit {
            span: property.place.span,
            text: format!("{name}: {value}"),
        });
    }
    match properties.last() {
        Some(last) => Some(insert(last.span.end, format!(", {name}: {value}"))),
        None => Some(Edit {
            span: object.span(),
            text: format!("{{ {name}: {value} }}"),
        }),
    }
}

fn insert(at: u32, text: String) -> Edit {
    Edit {
        span: Span { start: at, end: at },
        text,
    }
}

/// A place where data of a certain kind does harm.
#[derive(Clone, Copy)]
pub struct Sink<'f> {
    call: Call<'f>,
    value: Value<'f>,
}

impl<'f> Sink<'f> {
    /// The dangerous call.
    pub fn call(self) -> Call<'f> {
        self.call
    }

    /// The part of the call where data does the harm.
    pub fn value(self) -> Value<'f> {
        self.value
    }
}

pub(super) fn sinks<'f>(facts: &'f Facts<'f>, danger: Danger) -> Vec<Sink<'f>> {
    let mut sinks: Vec<Sink<'f>> = Vec::new();
    for row in SINKS.iter().filter(|row| row.danger == danger) {
        for call in facts.calls_to(row.package, row.path) {
            // A tagged template binds its parts, unless the tag is named here, which none is.
            if call.is_tagged_template() {
                continue;
            }
            match row.at {
                At::Argument(index) => {
                    sinks.extend(call.argument(index).map(|value| Sink { call, value }))
                }
                At::Property(index, name) => {
                    let Some(argument) = call.argument(index) else {
                        continue;
                    };
                    if argument.is_object() {
                        sinks.extend(argument.get(name).map(|value| Sink { call, value }));
                    } else {
                        sinks.push(Sink {
                            call,
                            value: argument,
                        });
                    }
                }
                At::Every => sinks.extend(
                    call.arguments()
                        .into_iter()
                        .map(|value| Sink { call, value }),
                ),
            }
        }
    }
    sinks.sort_by_key(|sink| (sink.call.id, sink.value.id));
    sinks.dedup_by_key(|sink| (sink.call.id, sink.value.id));
    sinks
}
