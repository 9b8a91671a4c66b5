//! The one key of ours in localStorage.

use gloo::utils::window;

/// Namespaced, because several pages share an origin on hosts such as GitHub Pages.
pub const KEY: &str = "api-security-checklist/progress";

/// The storage gives nothing or takes nothing.
#[derive(Debug)]
pub struct Refused;

/// What is stored.
///
/// # Errors
/// Where the browser gives no storage.
pub fn read() -> Result<Option<String>, Refused> {
    let storage = window()
        .local_storage()
        .map_err(|_| Refused)?
        .ok_or(Refused)?;
    storage.get_item(KEY).map_err(|_| Refused)
}

/// Stores a text.
///
/// # Errors
/// Where the storage is full or takes nothing.
pub fn write(text: &str) -> Result<(), Refused> {
    let storage = window()
        .local_storage()
        .map_err(|_| Refused)?
        .ok_or(Refused)?;
    storage.set_item(KEY, text).map_err(|_| Refused)
}
