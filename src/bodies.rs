//! The texts of items and sections: HTML made at build time that the page keeps and never makes again.

use std::rc::Rc;

use yew::prelude::*;

type Source = Rc<dyn Fn(&str) -> String>;

/// Where the prerenderer takes the texts from. In the browser there is none: hydration keeps the nodes it finds.
#[derive(Clone, Default)]
pub struct Bodies(Option<Source>);

impl Bodies {
    /// Texts by the name of their place.
    pub fn new(source: impl Fn(&str) -> String + 'static) -> Self {
        Self(Some(Rc::new(source)))
    }

    fn html(&self, place: &str) -> String {
        self.0
            .as_ref()
            .map(|source| source(place))
            .unwrap_or_default()
    }
}

impl PartialEq for Bodies {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_some() == other.0.is_some()
    }
}

#[derive(Properties, PartialEq)]
pub struct BodyProps {
    pub place: AttrValue,
}

/// A text. Yew's hydration adopts the nodes of raw HTML as they are, so the empty string of the browser changes nothing;
/// for that reason a body must stay mounted for as long as the page is open.
#[component]
pub fn Body(props: &BodyProps) -> Html {
    let bodies = use_context::<Bodies>().unwrap_or_default();
    html! { <div class="body">{ Html::from_html_unchecked(bodies.html(&props.place).into()) }</div> }
}
