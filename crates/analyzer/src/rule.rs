//! What a rule is.

use std::fmt;

use crate::analysis::{Confidence, ItemId, Severity};
use crate::config::{Dockerfile, Dotenv, PackageJson};
use crate::javascript::Facts;
use crate::report::Report;
use crate::template::Template;

/// A rule: its documentation, its metadata and its check. Made with [`declare_rule!`], one file each.
pub struct Rule {
    /// Kebab-case, unique, never changed.
    pub id: &'static str,
    /// One sentence: what it finds.
    pub title: &'static str,
    /// The doc comment of the declaration, Markdown.
    pub documentation: &'static str,
    /// The Markdown file with the examples that are also its tests.
    pub examples: &'static str,
    /// The checklist item that a finding speaks against.
    pub item: ItemId,
    /// The severity of a finding unless the check lowers it.
    pub severity: Severity,
    /// The confidence of a finding unless the check lowers it.
    pub confidence: Confidence,
    /// CWE numbers, the most specific first.
    pub cwe: &'static [u16],
    /// The category of the OWASP API Security Top 10 2023, where one fits.
    pub owasp: Option<Owasp>,
    /// What is asked of which facts.
    pub check: Check,
}

impl fmt::Debug for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id)
    }
}

/// The facts that a rule asks.
pub enum Check {
    /// Facts of all JavaScript and TypeScript files together.
    JavaScript(fn(&Facts<'_>, &mut Report)),
    /// One Dockerfile.
    Dockerfile(fn(&Dockerfile<'_>, &mut Report)),
    /// One `.env` file.
    Dotenv(fn(&Dotenv<'_>, &mut Report)),
    /// All templates, with the facts of the code that fills them.
    Template(for<'a> fn(&[Template<'a>], &Facts<'a>, &mut Report)),
    /// One `package.json`.
    PackageJson(fn(&PackageJson<'_>, &mut Report)),
}

/// The OWASP API Security Top 10 2023.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are OWASP's own numbers")]
pub enum Owasp {
    Api1,
    Api2,
    Api3,
    Api4,
    Api5,
    Api6,
    Api7,
    Api8,
    Api9,
    Api10,
}
