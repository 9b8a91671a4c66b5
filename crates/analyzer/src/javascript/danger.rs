//! What request data can harm, and how it got where it is.

use std::rc::Rc;

use crate::analysis::Step;
use crate::source::Place;

/// A set of uses that request data can harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dangers(u32);

/// One use that request data can harm.
pub type Danger = Dangers;

impl Dangers {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// Text of an SQL statement.
    pub const SQL: Self = Self(1);
    /// An object where a query expects a plain value.
    pub const STRUCTURE: Self = Self(1 << 1);
    /// A command line.
    pub const SHELL: Self = Self(1 << 2);
    /// Program text, templates included.
    pub const CODE: Self = Self(1 << 3);
    /// A path in the file system.
    pub const PATH: Self = Self((1 << 4) | Self::ENTRY.0);
    /// HTML.
    pub const HTML: Self = Self(1 << 5);
    /// The target of a redirect.
    pub const REDIRECT: Self = Self(1 << 6);
    /// The address of an outbound request.
    pub const SSRF: Self = Self(1 << 7);
    /// A regular expression.
    pub const REGEX: Self = Self(1 << 8);
    /// Fields nobody asked for.
    pub const MASS: Self = Self(1 << 9);
    /// The name of a property or method.
    pub const KEY: Self = Self(1 << 10);
    /// The name or the value of a response header.
    pub const HEADER: Self = Self(1 << 11);
    /// The format of a message.
    pub const FORMAT: Self = Self(1 << 12);
    /// An argument of a program, which reads what begins with `-` as an option.
    pub const ARGUMENT: Self = Self(1 << 13);
    /// A link that is sent to somebody: the caller wrote the host that the server takes for its own.
    pub const LINK: Self = Self(1 << 14);
    /// The kind of a stored file, which decides what the server or a browser does with it.
    pub const EXTENSION: Self = Self(1 << 15);
    /// A path that an archive names; part of [`Self::PATH`], so what makes a path harmless makes it so.
    pub const ENTRY: Self = Self(1 << 16);
    /// What only special sources threaten: not every value of a caller's.
    const SPECIAL: Self = Self(Self::LINK.0 | Self::EXTENSION.0 | Self::ENTRY.0);
    /// Everything.
    pub const ALL: Self = Self((1 << 17) - 1);

    /// Both sets.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is not in the other set.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// What is in both sets.
    pub const fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether all of `other` is in the set.
    pub const fn holds(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// Request data at a place.
#[derive(Debug, Clone)]
pub struct Taint {
    place: Place,
    label: String,
    from: Option<Rc<Taint>>,
    /// The two that meet here, where each harms what the other does not: the set of dangers grows, so they nest as deep as it has members.
    met: Option<(Rc<Taint>, Rc<Taint>)>,
    safe: Dangers,
    /// Whether it is a whole object of the caller's, such as `req.body`, rather than one field of it.
    pub is_whole: bool,
    /// Whether it was put together with other text.
    pub is_built: bool,
}

impl Taint {
    /// Whether the data can still do this harm.
    pub fn threatens(&self, danger: Danger) -> bool {
        !self.safe.holds(danger)
    }

    /// What it can no longer harm.
    pub(super) fn safe(&self) -> Dangers {
        self.safe
    }

    /// The expression it comes from, as written.
    pub fn source(&self) -> &str {
        self.from
            .as_ref()
            .map_or(self.label.as_str(), |from| from.source())
    }

    /// What of it can do this harm, where data of several kinds meet.
    fn that_threatens(&self, danger: Danger) -> &Self {
        match &self.met {
            Some((worst, _)) if worst.threatens(danger) => worst.that_threatens(danger),
            Some((_, other)) if other.threatens(danger) => other.that_threatens(danger),
            _ => self,
        }
    }

    /// Where that comes in which can do this harm.
    pub fn origin_of(&self, danger: Danger) -> Place {
        let own = self.that_threatens(danger);
        own.from
            .as_ref()
            .map_or(own.place, |from| from.origin_of(danger))
    }

    /// The expression which that comes from which can do this harm, as written.
    pub fn source_of(&self, danger: Danger) -> &str {
        let own = self.that_threatens(danger);
        own.from
            .as_ref()
            .map_or(own.label.as_str(), |from| from.source_of(danger))
    }

    /// The way of that which can do this harm.
    pub fn steps_of(&self, danger: Danger) -> Vec<Step> {
        let own = self.that_threatens(danger);
        let mut steps = own
            .from
            .as_ref()
            .map(|from| from.steps_of(danger))
            .unwrap_or_default();
        steps.push(own.step());
        steps
    }

    fn step(&self) -> Step {
        let label = match self.from {
            None => format!("`{}` is sent by the caller", self.label),
            Some(_) => self.label.clone(),
        };
        Step {
            place: self.place,
            label,
        }
    }

    /// The way from the source to here.
    pub fn steps(&self) -> Vec<Step> {
        let mut steps = self
            .from
            .as_ref()
            .map(|from| from.steps())
            .unwrap_or_default();
        let label = match self.from {
            None => format!("`{}` is sent by the caller", self.label),
            Some(_) => self.label.clone(),
        };
        steps.push(Step {
            place: self.place,
            label,
        });
        steps
    }

    pub(super) fn source_at(place: Place, text: &str, safe: Dangers, is_whole: bool) -> Rc<Self> {
        Self::special_source(place, text, safe.and(Dangers::SPECIAL), is_whole)
    }

    /// A source that threatens what ordinary request data does not: the Host header, the name of an upload, an entry of an archive.
    pub(super) fn special_source(
        place: Place,
        text: &str,
        safe: Dangers,
        is_whole: bool,
    ) -> Rc<Self> {
        Rc::new(Self {
            place,
            label: text.to_owned(),
            from: None,
            met: None,
            safe,
            is_whole,
            is_built: false,
        })
    }

    pub(super) fn passed(self: &Rc<Self>, place: Place, label: String) -> Rc<Self> {
        Rc::new(Self {
            place,
            label,
            from: Some(self.clone()),
            met: None,
            safe: self.safe,
            is_whole: self.is_whole,
            is_built: self.is_built,
        })
    }

    pub(super) fn cleaned(self: &Rc<Self>, safe: Dangers) -> Option<Rc<Self>> {
        let all = self.safe.and(safe);
        if all == Dangers::ALL {
            return None;
        }
        Some(if all == self.safe {
            self.clone()
        } else {
            Rc::new(Self {
                safe: all,
                ..(**self).clone()
            })
        })
    }

    /// The name of an upload.
    pub(super) fn upload_at(place: Place, text: &str) -> Rc<Self> {
        let safe = Dangers::STRUCTURE
            .and(Dangers::MASS)
            .and(Dangers::SPECIAL.without(Dangers::EXTENSION));
        Self::special_source(place, text, safe, false)
    }

    /// The host that a caller takes for the server's.
    pub(super) fn host_at(place: Place, text: &str, safe: Dangers) -> Rc<Self> {
        let safe = safe.and(Dangers::SPECIAL.without(Dangers::LINK));
        Self::special_source(place, text, safe.and(Dangers::MASS), false)
    }

    /// The same data, taken out of what had ruled something out: the query of an address that itself leads nowhere else.
    pub(super) fn reopened(self: &Rc<Self>, safe: Dangers) -> Rc<Self> {
        Rc::new(Self {
            safe: safe.and(self.safe.common(Dangers::SPECIAL)),
            is_whole: false,
            ..(**self).clone()
        })
    }

    /// What a text of the caller's is when it is read as JSON: an object that can hold anything.
    pub(super) fn read_as_json(self: &Rc<Self>, as_whole: bool) -> Rc<Self> {
        // What rules out every use, such as a number, leaves nothing to read.
        Rc::new(Self {
            safe: self.safe.without(Dangers::STRUCTURE.and(Dangers::MASS)),
            is_whole: as_whole,
            is_built: false,
            ..(**self).clone()
        })
    }

    /// What is left after a schema took the data, whole or as one of its fields.
    pub(super) fn validated(self: &Rc<Self>, as_whole: bool, safe: Dangers) -> Option<Rc<Self>> {
        let taken = if as_whole { self.clone() } else { self.part() };
        taken.cleaned(safe)
    }

    pub(super) fn part(self: &Rc<Self>) -> Rc<Self> {
        if self.is_whole {
            Rc::new(Self {
                is_whole: false,
                ..(**self).clone()
            })
        } else {
            self.clone()
        }
    }

    /// Part of a text, put together with other text or standing alone in it.
    pub(super) fn built(self: &Rc<Self>, is_built: bool) -> Rc<Self> {
        Rc::new(Self {
            is_whole: false,
            is_built: self.is_built || is_built,
            ..(**self).clone()
        })
    }

    pub(super) fn worse(a: Option<Rc<Self>>, b: Option<Rc<Self>>) -> Option<Rc<Self>> {
        match (a, b) {
            (Some(a), Some(b)) => {
                let safe = a.safe.common(b.safe);
                let (worst, other) = if b.safe.0.count_ones() < a.safe.0.count_ones() {
                    (b, a)
                } else {
                    (a, b)
                };
                Some(if worst.safe == safe {
                    worst
                } else {
                    Rc::new(Self {
                        safe,
                        met: Some((worst.clone(), other)),
                        ..(*worst).clone()
                    })
                })
            }
            (a, b) => a.or(b),
        }
    }
}
