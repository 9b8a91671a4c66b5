//! Takes over the prerendered page.

use api_security_checklist::{App, AppProps};

fn main() {
    yew::Renderer::<App>::with_props(AppProps::default()).hydrate();
}
