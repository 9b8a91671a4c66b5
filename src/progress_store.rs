//! Progress between the page's memory and the browser's storage. What cannot be read is never overwritten.

use std::rc::Rc;

use checklist::progress::{Change, Document, Unreadable};
use yew::prelude::*;

use crate::browser::storage;

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
#[derive(Clone, PartialEq, Default)]
pub struct Progress {
    /// The document.
    pub document: Document,
    /// What undoes the last change.
    pub undo: Vec<Change>,
    /// What stands in the way of saving.
    pub trouble: Option<Trouble>,
    /// Whether the storage was looked at: before that the page shows what was prerendered.
    pub loaded: bool,
}

/// What can happen to progress.
pub enum Action {
    /// Look at the storage, at the start and when another tab wrote.
    Load,
    /// Change items, as one step.
    Change(Vec<Change>),
    /// Take the last step back.
    Undo,
}

impl Reducible for Progress {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match action {
            Action::Load => match stored() {
                Ok(document) => Rc::new(Self {
                    document,
                    undo: self.undo.clone(),
                    trouble: None,
                    loaded: true,
                }),
                Err(trouble) => Rc::new(Self {
                    trouble: Some(trouble),
                    loaded: true,
                    ..(*self).clone()
                }),
            },
            Action::Change(changes) => Rc::new(self.changed(&changes)),
            Action::Undo => {
                let mut next = self.changed(&self.undo);
                next.undo.clear();
                Rc::new(next)
            }
        }
    }
}

impl Progress {
    /// Reads what is stored again, applies only these changes to it, and writes: another tab's changes stay.
    fn changed(&self, changes: &[Change]) -> Self {
        let (mut document, mut trouble) = match stored() {
            Ok(document) if self.trouble.is_none() => (document, None),
            Ok(_) => (self.document.clone(), None),
            Err(trouble) => (self.document.clone(), Some(trouble)),
        };
        let mut undo: Vec<Change> = changes
            .iter()
            .filter_map(|change| document.apply(change))
            .collect();
        undo.reverse();
        if trouble.is_none() && storage::write(&document.to_text()).is_err() {
            trouble = Some(Trouble::Full);
        }
        Self {
            document,
            undo,
            trouble,
            loaded: true,
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

/// Progress, read after hydration and whenever another tab writes.
#[hook]
pub fn use_progress() -> UseReducerHandle<Progress> {
    let progress = use_reducer(Progress::default);
    let dispatcher = progress.dispatcher();
    use_effect_with((), move |()| {
        dispatcher.dispatch(Action::Load);
        let listener = storage::on_change(move || dispatcher.dispatch(Action::Load));
        move || drop(listener)
    });
    progress
}
