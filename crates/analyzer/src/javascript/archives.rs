//! Archives: which expressions are paths that an archive names.

use std::rc::Rc;

use oxc_ast::AstKind;

use super::definition::Key;
use super::tables::CALLBACK_METHODS;
use super::{Call, Dangers, Definition, Expr, Facts, Taint};
use crate::source::FileId;

/// Packages that hand out the entries of an archive with the paths that it names.
const PACKAGES: &[&str] = &[
    "@zip.js/zip.js",
    "adm-zip",
    "decompress",
    "decompress-unzip",
    "jszip",
    "node-stream-zip",
    "node-unzip-2",
    "tar",
    "tar-stream",
    "unzip",
    "unzip-stream",
    "unzipper",
    "yauzl",
    "yauzl-promise",
];

/// Members of an entry that hold its path.
const MEMBERS: &[&str] = &[
    "entryName",
    "fileName",
    "filename",
    "name",
    "path",
    "relativePath",
];

/// Members that only an entry of an archive has.
const OWN_MEMBERS: &[&str] = &["entryName", "fileName"];

impl<'a> Facts<'a> {
    /// The path of an archive's entry, where `keys` lead from the name `expr` to one: `entry.path`, `header.name`.
    pub(super) fn entry_taint(&self, expr: Expr<'a>, keys: &[Key<'a>]) -> Option<Rc<Taint>> {
        if keys.is_empty() {
            return self.entry_name_taint(expr);
        }
        let position = keys
            .iter()
            .position(|key| matches!(key, Key::Name(name) if MEMBERS.contains(name)))?;
        let Key::Name(member) = keys[position] else {
            return None;
        };
        let header = position == 1 && keys[0] == Key::Name("header");
        if (position > 0 && !header) || !self.reads_archives(expr.file) {
            return None;
        }
        let symbol = self.symbol(expr)?;
        let name = self.file(expr.file).semantic.scoping().symbol_name(symbol);
        let lower = name.to_ascii_lowercase();
        let named = lower.contains("entry") || lower == "header";
        let is_element = match self.definition(expr.file, symbol) {
            Definition::Parameter(function, _, inner) => {
                let nodes = self.file(expr.file).semantic.nodes();
                let called = Call::of_kind(expr.file, nodes.parent_kind(function.node()));
                inner.is_empty()
                    && (named
                        || called.is_some_and(|call| {
                            call.name()
                                .is_some_and(|name| CALLBACK_METHODS.contains(&name))
                                && call.receiver().is_some_and(|of| self.lists_entries(of))
                        }))
            }
            Definition::Other => named || self.is_element_of_entries(expr.file, symbol),
            Definition::Value(value, inner) => {
                named
                    && inner.is_empty()
                    && (OWN_MEMBERS.contains(&member) || self.lists_entries(value))
            }
            _ => false,
        };
        if !is_element {
            return None;
        }
        let text = format!("{name}.{member}");
        let safe = Dangers::ALL.without(Dangers::ENTRY);
        Some(Taint::special_source(expr.place(), &text, safe, false))
    }

    /// A name that is itself the path of an entry: `for (const name of Object.keys(zip.files))`, `zip.forEach((path, file) => …)`.
    fn entry_name_taint(&self, expr: Expr<'a>) -> Option<Rc<Taint>> {
        let symbol = self
            .symbol(expr)
            .filter(|_| self.reads_archives(expr.file))?;
        let is_name = match self.definition(expr.file, symbol) {
            Definition::Parameter(function, 0, inner) if inner.is_empty() => {
                let nodes = self.file(expr.file).semantic.nodes();
                Call::of_kind(expr.file, nodes.parent_kind(function.node())).is_some_and(|call| {
                    call.receiver().is_some_and(|of| {
                        let text = self.text(of.place());
                        (call.name() == Some("forEach") && text.ends_with("zip"))
                            || (text.starts_with("Object.keys(") && text.ends_with(".files)"))
                    })
                })
            }
            Definition::Other => self.loops_over(expr.file, symbol).is_some_and(|list| {
                let text = self.text(list.place());
                text.starts_with("Object.keys(") && text.ends_with(".files)")
            }),
            _ => false,
        };
        let name = self.file(expr.file).semantic.scoping().symbol_name(symbol);
        let safe = Dangers::ALL.without(Dangers::ENTRY);
        is_name.then(|| Taint::special_source(expr.place(), name, safe, false))
    }

    /// Whether a file works with archives whose entries name any path.
    fn reads_archives(&self, file: FileId) -> bool {
        self.memory
            .archive_files
            .get_or_init(|| {
                self.modules_used()
                    .filter(|(place, module)| {
                        PACKAGES.contains(module)
                            // yauzl looks at the names itself unless it is told not to decode them.
                            && (!module.starts_with("yauzl")
                                || self.file(place.file).text.contains("decodeStrings: false"))
                    })
                    .map(|(place, _)| place.file)
                    .chain(
                        self.files()
                            .map(|file| file.id)
                            .filter(|file| self.uses_undeclared(*file, PACKAGES)),
                    )
                    .collect()
            })
            .contains(&file)
    }

    fn lists_entries(&self, list: Expr<'a>) -> bool {
        let list = match Call::of(self.resolve(list)) {
            // `zip.getEntries().filter(…)`
            Some(call) if call.name() == Some("filter") => call.receiver().unwrap_or(list),
            _ => self.resolve(list),
        };
        let text = self.text(list.place()).to_ascii_lowercase();
        ["entries", "zip", "unzip", ".files", "archive", "extract"]
            .iter()
            .any(|word| text.contains(word))
    }

    /// `for (const file of directory.files)`.
    fn is_element_of_entries(&self, file: FileId, symbol: oxc_semantic::SymbolId) -> bool {
        self.loops_over(file, symbol)
            .is_some_and(|list| self.lists_entries(list))
    }

    fn loops_over(&self, file: FileId, symbol: oxc_semantic::SymbolId) -> Option<Expr<'a>> {
        let semantic = &self.file(file).semantic;
        let declaration = semantic.scoping().symbol_declaration(symbol);
        semantic
            .nodes()
            .ancestor_kinds(declaration)
            .take(3)
            .find_map(|kind| match kind {
                AstKind::ForOfStatement(statement) => Some(Expr {
                    file,
                    node: &statement.right,
                }),
                _ => None,
            })
    }
}
