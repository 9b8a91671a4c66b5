//! The texts of items and sections: HTML made at build time that the page keeps and never makes again.

use yew::prelude::*;

/// Where the prerenderer takes the texts from. In the browser there is none: hydration keeps the nodes it finds.
#[derive(Clone, Copy, Default)]
pub struct Bodies(Option<fn(&str) -> String>);

impl Bodies {
    /// Texts by the name of their place.
    pub fn new(source: fn(&str) -> String) -> Self {
        Self(Some(source))
    }

    /// A text. Yew's hydration adopts the nodes of raw HTML as they are, so the empty string of the browser changes nothing;
    /// for that reason a body must stay mounted for as long as the page is open.
    pub fn show(self, place: &str) -> Html {
        let html = self.0.map(|source| source(place)).unwrap_or_default();
        html! { <div class="body">{ Html::from_html_unchecked(html.into()) }</div> }
    }
}

impl PartialEq for Bodies {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_some() == other.0.is_some()
    }
}
