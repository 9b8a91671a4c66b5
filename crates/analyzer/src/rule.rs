//! What a rule is.

use crate::analysis::{Confidence, ItemId, Severity};
use crate::config::{Dockerfile, Dotenv, PackageJson};
use crate::javascript::Facts;
use crate::report::Report;

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

impl std::fmt::Debug for Rule {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Rule({})", self.id)
    }
}

/// The facts that a rule asks.
pub enum Check {
    /// Facts of all JavaScript and TypeScript files together.
    JavaScript(fn(&Facts<'_>, &mut Report<'_>)),
    /// One Dockerfile.
    Dockerfile(fn(&Dockerfile<'_>, &mut Report<'_>)),
    /// One `.env` file.
    Dotenv(fn(&Dotenv<'_>, &mut Report<'_>)),
    /// One `package.json`.
    PackageJson(fn(&PackageJson<'_>, &mut Report<'_>)),
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

/// Declares a module's rule as `pub static RULE`. The doc comment is the documentation that users read.
///
/// ```ignore
/// declare_rule! {
///     /// A token is accepted although nobody checked its signature.
///     ///
///     /// ## Why
///     /// ...
///     {
///         id: "jwt-decoded-not-verified",
///         title: "Token decoded but not verified",
///         item: "auth-short-lived-tokens",
///         severity: Critical,
///         confidence: High,
///         cwe: [347, 345],
///         owasp: Api2,
///         examples: "jwt_decoded_not_verified.md",
///         check: JavaScript(check),
///     }
/// }
/// ```
/// `owasp: None` where no category fits.
#[macro_export]
macro_rules! declare_rule {
    (
        $(#[doc = $line:expr])*
        {
            id: $id:literal,
            title: $title:literal,
            item: $item:literal,
            severity: $severity:ident,
            confidence: $confidence:ident,
            cwe: [$($cwe:literal),* $(,)?],
            owasp: $owasp:ident,
            examples: $examples:literal,
            check: $kind:ident($check:expr) $(,)?
        }
    ) => {
        $(#[doc = $line])*
        pub static RULE: $crate::Rule = $crate::Rule {
            id: $id,
            title: $title,
            documentation: concat!($($line, "\n"),*),
            examples: include_str!($examples),
            item: $crate::ItemId($item),
            severity: $crate::Severity::$severity,
            confidence: $crate::Confidence::$confidence,
            cwe: &[$($cwe),*],
            owasp: $crate::declare_rule!(@owasp $owasp),
            check: $crate::Check::$kind($check),
        };
    };
    (@owasp None) => { None };
    (@owasp $owasp:ident) => { Some($crate::Owasp::$owasp) };
}
