//! The documentation of the rules as files.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Writes `README.md` and `<rule>.md` into the folder, and removes what is no rule's any more.
pub fn write(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    for entry in fs::read_dir(folder)?.flatten() {
        if entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "md")
        {
            fs::remove_file(entry.path())?;
        }
    }
    for (name, text) in rulebook::pages() {
        let path = folder.join(name);
        fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}
