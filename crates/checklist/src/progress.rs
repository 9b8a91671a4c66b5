//! Progress through the checklist: one versioned document, changed only through [`Change`].
//!
//! Pure: the time comes in with the change. What this version does not know (items, fields) is kept and written again.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// The version of the document that this code writes.
pub const SCHEMA: u32 = 1;

/// How far an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// Nothing done yet.
    #[default]
    ToDo,
    /// Begun.
    InProgress,
    /// Done.
    Done,
    /// Does not apply here; the reason says why.
    NotApplicable,
}

impl Status {
    /// All, in the order they are offered.
    pub const ALL: [Self; 4] = [
        Self::ToDo,
        Self::InProgress,
        Self::Done,
        Self::NotApplicable,
    ];

    /// The word in a document.
    pub fn name(self) -> &'static str {
        match self {
            Self::ToDo => "to-do",
            Self::InProgress => "in-progress",
            Self::Done => "done",
            Self::NotApplicable => "not-applicable",
        }
    }

    /// The word for people.
    pub fn label(self) -> &'static str {
        match self {
            Self::ToDo => "To do",
            Self::InProgress => "In progress",
            Self::Done => "Done",
            Self::NotApplicable => "Not applicable",
        }
    }

    /// How it is printed.
    pub fn mark(self) -> &'static str {
        match self {
            Self::ToDo => "[ ]",
            Self::InProgress => "[~]",
            Self::Done => "[x]",
            Self::NotApplicable => "[n/a]",
        }
    }
}

/// What is known of one item.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ItemProgress {
    /// How far it is.
    pub status: Status,
    /// Why it does not apply.
    pub reason: String,
    /// What somebody wrote down.
    pub note: String,
    /// When it was last changed: milliseconds since 1970.
    pub changed: u64,
    /// The revision of the item when its status was set.
    pub revision: u32,
    /// Fields of newer versions.
    pub unknown: Map<String, Value>,
}

impl ItemProgress {
    /// Reads an item; none where a field is of another kind than this version writes.
    fn read(value: Value) -> Option<Self> {
        let Value::Object(mut fields) = value else {
            return None;
        };
        let mut item = Self::default();
        if let Some(name) = fields.remove("status") {
            item.status = Status::ALL
                .into_iter()
                .find(|status| name == status.name())?;
        }
        for (name, field) in [("reason", &mut item.reason), ("note", &mut item.note)] {
            match fields.remove(name) {
                None => {}
                Some(Value::String(text)) => *field = text,
                Some(_) => return None,
            }
        }
        if let Some(changed) = fields.remove("changed") {
            item.changed = whole(&changed)?;
        }
        if let Some(revision) = fields.remove("revision") {
            item.revision = u32::try_from(whole(&revision)?).ok()?;
        }
        item.unknown = fields;
        Some(item)
    }

    fn write(&self) -> Value {
        let mut fields = self.unknown.clone();
        fields.insert("status".into(), self.status.name().into());
        for (name, text) in [("reason", &self.reason), ("note", &self.note)] {
            if !text.is_empty() {
                fields.insert(name.into(), text.as_str().into());
            }
        }
        fields.insert("changed".into(), self.changed.into());
        fields.insert("revision".into(), self.revision.into());
        Value::Object(fields)
    }
}

/// A whole number that is not negative, also where it was written as `1.0`.
fn whole(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| {
        value
            .as_f64()
            .filter(|number| *number >= 0.0)
            .map(|number| number as u64)
    })
}

/// The document. Read and written by hand: what is unknown must survive, and serde's way to do that (`flatten`) would cost the
/// page a tenth of its size.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The version of its form.
    pub schema: u32,
    /// Progress by item id, also of items that this version does not know.
    pub items: BTreeMap<String, ItemProgress>,
    /// Fields of newer versions.
    pub unknown: Map<String, Value>,
}

impl Default for Document {
    fn default() -> Self {
        Self {
            schema: SCHEMA,
            items: BTreeMap::new(),
            unknown: Map::new(),
        }
    }
}

/// Why a stored text is no document. The text itself stays where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not in the form of a document.
    Corrupt,
    /// A newer version wrote it.
    Newer(u32),
}

/// One change of one item.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The item.
    pub item: String,
    /// What it becomes.
    pub to: ItemProgress,
}

impl Document {
    /// Reads a stored text.
    ///
    /// # Errors
    /// Says why it cannot be read; nothing of it is lost by that.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        let Ok(Value::Object(mut fields)) = serde_json::from_str(text) else {
            return Err(Unreadable::Corrupt);
        };
        let schema = fields
            .remove("schema")
            .as_ref()
            .and_then(whole)
            .map(|schema| u32::try_from(schema).unwrap_or(u32::MAX))
            .ok_or(Unreadable::Corrupt)?;
        if schema > SCHEMA {
            return Err(Unreadable::Newer(schema));
        }
        let mut items = BTreeMap::new();
        match fields.remove("items") {
            None => {}
            Some(Value::Object(stored)) => {
                for (id, value) in stored {
                    items.insert(id, ItemProgress::read(value).ok_or(Unreadable::Corrupt)?);
                }
            }
            Some(_) => return Err(Unreadable::Corrupt),
        }
        Ok(Self {
            schema,
            items,
            unknown: fields,
        })
    }

    /// The text to store.
    pub fn to_text(&self) -> String {
        let mut fields = self.unknown.clone();
        fields.insert("schema".into(), self.schema.into());
        let mut items = Map::new();
        for (id, item) in &self.items {
            items.insert(id.clone(), item.write());
        }
        fields.insert("items".into(), Value::Object(items));
        Value::Object(fields).to_string()
    }

    /// The progress of an item; of an unknown one, nothing done.
    pub fn item(&self, id: &str) -> ItemProgress {
        self.items.get(id).cloned().unwrap_or_default()
    }

    /// Applies a change and gives the one that undoes it; none where nothing changes.
    pub fn apply(&mut self, change: &Change) -> Option<Change> {
        let before = self.item(&change.item);
        if before.status == change.to.status
            && before.reason == change.to.reason
            && before.note == change.to.note
        {
            return None;
        }
        let mut to = change.to.clone();
        for (key, value) in &before.unknown {
            to.unknown
                .entry(key.clone())
                .or_insert_with(|| value.clone());
        }
        self.items.insert(change.item.clone(), to);
        Some(Change {
            item: change.item.clone(),
            to: before,
        })
    }
}

/// Counts over some items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// All items.
    pub all: u32,
    /// Done.
    pub done: u32,
    /// In progress.
    pub begun: u32,
    /// Not applicable.
    pub not_applicable: u32,
}

impl Count {
    /// Counts the items with these ids.
    pub fn of<'i>(document: &Document, ids: impl IntoIterator<Item = &'i str>) -> Self {
        let mut count = Self::default();
        for id in ids {
            count.all += 1;
            match document
                .items
                .get(id)
                .map(|item| item.status)
                .unwrap_or_default()
            {
                Status::Done => count.done += 1,
                Status::InProgress => count.begun += 1,
                Status::NotApplicable => count.not_applicable += 1,
                Status::ToDo => {}
            }
        }
        count
    }

    /// What applies.
    pub fn applicable(self) -> u32 {
        self.all - self.not_applicable
    }

    /// Whole percent of what applies; none where nothing applies.
    pub fn percent(self) -> Option<u32> {
        (self.applicable() > 0).then(|| self.done * 100 / self.applicable())
    }

    /// Whether nothing is left to do.
    pub fn is_complete(self) -> bool {
        self.done == self.applicable()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(item: &str) -> Change {
        Change {
            item: item.to_owned(),
            to: ItemProgress {
                status: Status::Done,
                ..ItemProgress::default()
            },
        }
    }

    #[test]
    fn a_change_can_be_undone() {
        let mut document = Document::default();
        let undo = document.apply(&done("a")).expect("something changed");
        assert_eq!(document.item("a").status, Status::Done);
        document.apply(&undo);
        assert_eq!(document.item("a").status, Status::ToDo);
        assert_eq!(document.apply(&undo), None);
    }

    #[test]
    fn unknown_items_and_fields_are_written_again() {
        let text = r#"{"schema":1,"items":{"of-the-future":{"status":"done","changed":1.0,"revision":2,"owner":"Kim"}},"projects":{"x":1}}"#;
        let mut document = Document::parse(text).expect("is a document");
        document.apply(&Change {
            item: "of-the-future".into(),
            to: ItemProgress {
                note: "n".into(),
                ..ItemProgress::default()
            },
        });
        let written = document.to_text();
        assert!(written.contains(r#""owner":"Kim""#), "{written}");
        assert!(written.contains(r#""projects":{"x":1}"#), "{written}");
    }

    #[test]
    fn broken_and_newer_documents_are_refused() {
        assert_eq!(Document::parse("{"), Err(Unreadable::Corrupt));
        assert_eq!(Document::parse("[]"), Err(Unreadable::Corrupt));
        assert_eq!(
            Document::parse(r#"{"schema":1,"items":7}"#),
            Err(Unreadable::Corrupt)
        );
        assert_eq!(
            Document::parse(r#"{"schema":9}"#),
            Err(Unreadable::Newer(9))
        );
    }

    #[test]
    fn percent_leaves_out_what_does_not_apply_and_is_never_a_division_by_zero() {
        let mut document = Document::default();
        document.apply(&done("a"));
        let skip = ItemProgress {
            status: Status::NotApplicable,
            reason: "no files".into(),
            ..ItemProgress::default()
        };
        document.apply(&Change {
            item: "b".into(),
            to: skip,
        });
        assert_eq!(Count::of(&document, ["a", "b", "c"]).percent(), Some(50));
        assert_eq!(Count::of(&document, ["b"]).percent(), None);
        assert_eq!(Count::of(&document, []).percent(), None);
    }
}
