//! The facts about a project's JavaScript and TypeScript: all that rules see of it.

mod call;
mod constants;
mod express;
mod flow;
mod function;
mod guards;
mod identity;
mod lowering;
mod modules;
mod schema;
mod statements;
mod syntax;
mod tables;
mod value;

use std::cell::RefCell;

use oxc_allocator::Allocator;
use oxc_parser::{ParseOptions, Parser};
use oxc_semantic::SemanticBuilder;
use oxc_span::SourceType;
use rustc_hash::FxHashMap;

pub use call::{Call, Sink};
pub use express::{App, Chain, Handler, Middleware, MiddlewareKind, Mount, Route, Seen};
pub use flow::{Danger, Dangers, Flow};
pub use function::Function;
pub use identity::IdentityId;
pub use statements::{Catch, IfStatement, LoopStatement};
pub use syntax::{ExprId, FunctionId, SymbolId};
pub use value::{EnvironmentRead, Identity, PropertyOf, Value};

use crate::analysis::{Note, NoteKind};
use crate::source::{FileId, Language, Place, SourceFile, Span};
use identity::Identities;
use modules::Modules;
use syntax::{Kind, Syntax};

/// A file that is read as JavaScript or TypeScript.
pub struct Input<'t> {
    /// Its position in the analysis' list of files.
    pub file: FileId,
    /// The file as it was given.
    pub source: &'t SourceFile,
    /// What it is read as.
    pub language: Language,
    /// The text to parse: the file's own, or a repaired reading of it with the same offsets.
    pub text: &'t str,
}

/// Everything known about the JavaScript and TypeScript files of a project.
pub struct Facts<'a> {
    syntax: Syntax<'a>,
    modules: Modules,
    identities: Identities<'a>,
    /// The original text of each file of the project, by its id.
    texts: Vec<&'a str>,
    paths: Vec<&'a str>,
    /// Calls by package and last member of their callee.
    calls_by_member: FxHashMap<(&'a str, &'a str), Vec<ExprId>>,
    /// Calls by the name of the method, whatever it is called on.
    calls_by_method: FxHashMap<&'a str, Vec<ExprId>>,
    call_sites: FxHashMap<FunctionId, Vec<ExprId>>,
    callback_of: FxHashMap<FunctionId, (ExprId, u32)>,
    guards: guards::Guards,
    express: express::Model,
    /// Where a limit ended a question.
    cuts: RefCell<Vec<ExprId>>,
}

impl<'a> Facts<'a> {
    /// Parses the files and computes what is asked of all rules; `files` is the whole project, `inputs` what is code.
    pub fn compute(
        allocator: &'a Allocator,
        files: &'a [SourceFile],
        inputs: &[Input<'a>],
        notes: &mut Vec<Note>,
    ) -> Self {
        let mut syntax = Syntax::default();
        for input in inputs {
            parse(&mut syntax, allocator, input, notes);
        }
        for &(file, span) in &syntax.cuts {
            notes.push(Note {
                kind: NoteKind::Cut,
                place: Place { file, span },
                message: "This is nested too deep and was left out".to_owned(),
            });
        }
        let modules = Modules::new(
            inputs
                .iter()
                .map(|input| (input.file, input.source.path.as_str())),
        );
        let call_sites = modules.call_sites(&syntax);
        let identities = Identities::compute(&syntax, &modules, &call_sites);
        let mut facts = Self {
            syntax,
            modules,
            identities,
            texts: files.iter().map(|file| file.text.as_str()).collect(),
            paths: files.iter().map(|file| file.path.as_str()).collect(),
            calls_by_member: FxHashMap::default(),
            calls_by_method: FxHashMap::default(),
            call_sites,
            callback_of: FxHashMap::default(),
            guards: guards::Guards::default(),
            express: express::Model::default(),
            cuts: RefCell::default(),
        };
        facts.index_calls();
        facts.guards = guards::Guards::compute(&facts);
        facts.express = express::Model::compute(&facts);
        facts
    }

    fn index_calls(&mut self) {
        for &id in &self.syntax.calls {
            let (callee, arguments): (_, &[ExprId]) = match self.syntax.node(id).kind {
                Kind::Call { callee, arguments } | Kind::New { callee, arguments } => {
                    (callee, arguments)
                }
                Kind::Tagged { tag, .. } => (tag, &[]),
                _ => continue,
            };
            if let Some(identity) = self.identities.of(callee) {
                let package = self.identities.package(identity);
                let member = self.identities.member(identity).unwrap_or("()");
                self.calls_by_member
                    .entry((package, member))
                    .or_default()
                    .push(id);
            }
            match self.syntax.node(callee).kind {
                Kind::Member { property, .. } => {
                    self.calls_by_method.entry(property).or_default().push(id)
                }
                Kind::Name { name, .. } => self.calls_by_method.entry(name).or_default().push(id),
                _ => {}
            }
            for (index, &argument) in arguments.iter().enumerate() {
                let index = u32::try_from(index).unwrap_or(u32::MAX);
                if let Some(function) = self.modules.function(&self.syntax, argument) {
                    self.callback_of.entry(function).or_insert((id, index));
                }
            }
        }
    }

    /// Calls and constructions of a package's member, in the order of the files and their text.
    ///
    /// `path` is the member after the package: `"sign"`, `"Router"`, `"createPool().query"`; an empty path calls the
    /// package itself; `"*.query"` is that member on anything that comes from the package. Globals are in the package
    /// `global`: `facts.calls_to("global", "JSON.parse")`. A response object is the package `response`, an unknown
    /// database handle `database`, an unknown logger `logger`, an unknown ODM model `model`.
    pub fn calls_to<'f>(
        &'f self,
        package: &'f str,
        path: &'f str,
    ) -> impl Iterator<Item = Call<'f>> {
        let member = last_member(path);
        let calls = self
            .calls_by_member
            .get(&(package, member))
            .map_or(&[][..], Vec::as_slice);
        calls
            .iter()
            .map(|&id| self.call(id))
            .filter(move |call| call.is_to(package, path))
    }

    /// Calls of a method or function by its bare name, whatever it belongs to: `method_calls("findOne")`.
    pub fn method_calls(&self, name: &str) -> impl Iterator<Item = Call<'_>> {
        let calls = self
            .calls_by_method
            .get(name)
            .map_or(&[][..], Vec::as_slice);
        calls.iter().map(|&id| self.call(id))
    }

    /// All calls, constructions and tagged templates.
    pub fn calls(&self) -> impl Iterator<Item = Call<'_>> {
        self.syntax.calls.iter().map(|&id| self.call(id))
    }

    /// The places where a kind of danger lies; ask `sink.value().flow(danger)` whether request data gets there.
    pub fn sinks(&self, danger: Danger) -> Vec<Sink<'_>> {
        call::sinks(self, danger)
    }

    /// All object literals.
    pub fn objects(&self) -> impl Iterator<Item = Value<'_>> {
        self.values(&self.syntax.objects)
    }

    /// All comparisons and arithmetic with two operands.
    pub fn binaries(&self) -> impl Iterator<Item = Value<'_>> {
        self.values(&self.syntax.binaries)
    }

    /// All assignments.
    pub fn assignments(&self) -> impl Iterator<Item = Value<'_>> {
        self.values(&self.syntax.assignments)
    }

    /// All member accesses, `a.b` and `a[b]`.
    pub fn members(&self) -> impl Iterator<Item = Value<'_>> {
        self.values(&self.syntax.members)
    }

    /// All string literals without templates.
    pub fn strings(&self) -> impl Iterator<Item = Value<'_>> {
        self.values(&self.syntax.strings)
    }

    /// All template literals.
    pub fn templates(&self) -> impl Iterator<Item = Value<'_>> {
        self.values(&self.syntax.templates)
    }

    /// All regular expression literals.
    pub fn regexes(&self) -> impl Iterator<Item = Value<'_>> {
        self.values(&self.syntax.regexes)
    }

    /// All functions, methods and arrows; the top levels of the files are not among them.
    pub fn functions(&self) -> impl Iterator<Item = Function<'_>> {
        let ids =
            0..u32::try_from(self.syntax.functions.len()).expect("fewer functions than bytes");
        ids.map(|id| Function {
            facts: self,
            id: FunctionId(id),
        })
        .filter(|function| !function.is_top_level())
    }

    /// All `if` statements.
    pub fn if_statements(&self) -> impl Iterator<Item = IfStatement<'_>> {
        self.syntax.ifs.iter().map(|it| IfStatement {
            facts: self,
            it: *it,
        })
    }

    /// All `catch` clauses.
    pub fn catches(&self) -> impl Iterator<Item = Catch<'_>> {
        self.syntax.catches.iter().map(|it| Catch {
            facts: self,
            it: *it,
        })
    }

    /// All loops.
    pub fn loops(&self) -> impl Iterator<Item = LoopStatement<'_>> {
        self.syntax.loops.iter().map(|it| LoopStatement {
            facts: self,
            it: *it,
        })
    }

    /// All declared variables with the expression that gives them their value, where there is exactly one.
    pub fn variables(&self) -> impl Iterator<Item = (&'a str, Value<'_>)> {
        let ids = 0..u32::try_from(self.syntax.symbols.len()).expect("fewer symbols than bytes");
        ids.filter_map(|id| {
            let (value, path) = self.modules.value(&self.syntax, SymbolId(id))?;
            (path.is_empty()
                && self.syntax.node(value).file == self.syntax.symbol(SymbolId(id)).file)
                .then(|| (self.syntax.symbol(SymbolId(id)).name, self.value(value)))
        })
    }

    /// Express applications and routers.
    pub fn apps(&self) -> impl Iterator<Item = App<'_>> {
        express::apps(self)
    }

    /// The routes of all applications and routers.
    pub fn routes(&self) -> impl Iterator<Item = Route<'_>> {
        express::routes(self)
    }

    /// Everything that is mounted as middleware anywhere, also in the chains of routes.
    pub fn middleware(&self) -> impl Iterator<Item = Middleware<'_>> {
        express::middleware(self)
    }

    /// Functions that answer requests or errors: route handlers, middleware, error handlers.
    pub fn handlers(&self) -> impl Iterator<Item = Handler<'_>> {
        express::handlers(self)
    }

    /// Whether any file imports the package.
    pub fn uses(&self, package: &str) -> bool {
        self.calls_by_member
            .keys()
            .any(|(used, _)| *used == package)
    }

    /// The text at a place.
    pub fn text(&self, place: Place) -> &'a str {
        let text = self.texts[place.file.0 as usize];
        text.get(place.span.start as usize..place.span.end as usize)
            .unwrap_or("")
    }

    /// The whole text of a file.
    pub fn file_text(&self, file: FileId) -> &'a str {
        self.texts[file.0 as usize]
    }

    /// The path of a file.
    pub fn path(&self, file: FileId) -> &'a str {
        self.paths[file.0 as usize]
    }

    /// The value of an expression id.
    pub fn value(&self, id: ExprId) -> Value<'_> {
        Value { facts: self, id }
    }

    /// Notes about the places where a limit ended the search for a value's origin, one a file.
    pub fn cut_notes(&self) -> Vec<Note> {
        let mut ids = self.cuts.borrow().clone();
        ids.sort_unstable();
        ids.dedup_by_key(|id| self.syntax.node(*id).file);
        ids.into_iter()
            .map(|id| Note {
                kind: NoteKind::Cut,
                place: self.value(id).place(),
                message: "The way of the data became too long here and was not followed further"
                    .to_owned(),
            })
            .collect()
    }

    fn cut(&self, id: ExprId) {
        self.cuts.borrow_mut().push(id);
    }

    fn call(&self, id: ExprId) -> Call<'_> {
        Call { facts: self, id }
    }

    fn values<'f>(&'f self, ids: &'f [ExprId]) -> impl Iterator<Item = Value<'f>> {
        ids.iter().map(|&id| self.value(id))
    }
}

fn last_member(path: &str) -> &str {
    if path.ends_with("()") {
        return "()";
    }
    path.rsplit(['.']).next().unwrap_or(path)
}

fn parse<'a>(
    syntax: &mut Syntax<'a>,
    allocator: &'a Allocator,
    input: &Input<'a>,
    notes: &mut Vec<Note>,
) {
    let source_type = match input.language {
        Language::TypeScript => SourceType::ts(),
        Language::Tsx => SourceType::tsx(),
        _ => SourceType::unambiguous().with_jsx(true),
    };
    // Ids of files are indices: a file that is not code still takes its place.
    while syntax.exports.len() < input.file.0 as usize {
        syntax.exports.push(Vec::new());
    }
    let options = ParseOptions {
        allow_return_outside_function: true,
        preserve_parens: false,
        ..ParseOptions::default()
    };
    let parsed = Parser::new(allocator, input.text, source_type)
        .with_options(options)
        .parse();
    if parsed.panicked {
        let start = parsed
            .diagnostics
            .first()
            .and_then(|error| error.labels.first())
            .map_or(0, |label| label.offset());
        notes.push(Note {
            kind: NoteKind::SyntaxError,
            place: Place {
                file: input.file,
                span: Span { start, end: start },
            },
            message: "This file does not parse, so nothing in it was looked at".to_owned(),
        });
    }
    let program = &*allocator.alloc(parsed.program);
    let semantic = SemanticBuilder::new()
        .with_build_nodes(false)
        .build(program)
        .semantic;
    lowering::lower(syntax, allocator, input.file, program, semantic.scoping());
}
