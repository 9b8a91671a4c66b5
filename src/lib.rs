//! The page: what the browser shows of the checklist and the analyzer. It holds no security knowledge.

mod analyzer;
mod app;
mod bodies;
mod browser;
mod checklist_view;
mod progress_store;

pub use app::{App, AppProps};
pub use bodies::Bodies;
