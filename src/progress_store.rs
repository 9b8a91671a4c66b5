//! Progress between the page's memory and the browser's storage. What cannot be read is never overwritten.

use checklist::progress::{Change, Document, Unreadable};

use crate::browser::{self, storage};

/// Why progress is not being saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The browser gives no storage.
    Blocked,
    /// The storage takes no more.
    Full,
    /// What is stored cannot be read.
    Unreadable(Unreadable),
}

/// Progress as the page knows it.
#[derive(Default)]
pub struct Progress {
    /// The document.
    pub document: Document,
    /// What undoes the last change.
    pub undo: Vec<Change>,
    /// What stands in the way of saving.
    pub trouble: Option<Trouble>,
}

impl Progress {
    /// Looks at the storage, at the start and when another tab wrote.
    pub fn load(&mut self) {
        match stored() {
            Ok(document) => {
                self.document = document;
                self.trouble = None;
            }
            Err(trouble) => self.trouble = Some(trouble),
        }
    }

    /// Makes these changes as one step. Reads what is stored again, applies only them to it, and writes: another tab's changes stay.
    pub fn change(&mut self, mut changes: Vec<Change>) {
        match stored() {
            Ok(document) if self.trouble.is_none() => self.document = document,
            Ok(_) => self.trouble = None,
            Err(trouble) => self.trouble = Some(trouble),
        }
        for change in &mut changes {
            change.to.changed = browser::now();
        }
        self.undo = changes
            .iter()
            .filter_map(|change| self.document.apply(change))
            .collect();
        self.undo.reverse();
        if self.trouble.is_none() && storage::write(&self.document.to_text()).is_err() {
            self.trouble = Some(Trouble::Full);
        }
    }

    /// Takes the last step back.
    pub fn undo(&mut self) {
        let changes = std::mem::take(&mut self.undo);
        self.change(changes);
        self.undo.clear();
    }

    /// What a person in trouble should keep: what is stored where it cannot be read, else what the page knows.
    pub fn rescue(&self) -> String {
        match (&self.trouble, storage::read()) {
            (Some(Trouble::Unreadable(_)), Ok(Some(stored))) => stored,
            _ => self.document.to_text(),
        }
    }
}

fn stored() -> Result<Document, Trouble> {
    match storage::read() {
        Err(_) => Err(Trouble::Blocked),
        Ok(None) => Ok(Document::default()),
        Ok(Some(text)) => Document::parse(&text).map_err(Trouble::Unreadable),
    }
}
