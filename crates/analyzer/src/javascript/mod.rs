//! Facts about JavaScript and TypeScript files: what rules ask.
//!
//! Everything is computed from oxc's flat list of nodes, so no walk of ours recurses over a file. Questions that follow
//! code backwards (`identity`, `constant`, `taint`) are answered on demand, remembered, and limited in depth.

mod addresses;
mod amounts;
mod answers;
mod archives;
mod buffers;
mod callers;
mod calls;
mod classes;
mod conditions;
mod contents;
mod cors;
mod danger;
mod definition;
mod dispatch;
mod dto;
mod durations;
mod environment;
mod errors;
mod express;
mod flow;
mod globals;
mod guards;
mod helpers;
mod kept;
mod lengths;
mod limiters;
mod links;
mod markup;
mod middleware;
mod nest;
mod objects;

mod choices;
mod options;
mod origins;
mod outbound;
mod packages;
mod paths;
mod pattern;
mod processes;
pub(crate) mod reading;
mod records;
mod refusals;
mod rejections;
mod replies;
mod request;
mod route_schema;
mod schema;
mod schema_use;
mod shape;
mod sources;
mod tables;
mod text;
mod uses;
mod validation;
mod values;
mod views;
mod whose;

use std::cell::RefCell;

use oxc_allocator::Allocator;
use oxc_ast::ast::{Expression, Program};
use oxc_parser::{ParseOptions, Parser};
use oxc_semantic::{Semantic, SemanticBuilder};
use oxc_span::{GetSpan, SourceType};
use rustc_hash::FxHashMap;

pub use answers::{Answer, HeaderWrite};
pub use calls::Call;
pub(crate) use calls::{member, plain};
pub use choices::{Choice, is_owner};
pub use contents::Content;
pub use cors::CorsSetup;
pub use danger::{Danger, Dangers, Taint};
pub use definition::{Definition, FunctionRef, Key};
pub use dispatch::Index;
pub use durations::{Duration, Unit};
pub use errors::Detail;
pub use express::{Model, Mounted, Route};
pub use lengths::{Bound, asked_by_pattern};
pub use limiters::Limit;
pub use middleware::{Kind, Kinds};
pub use options::{Options, Setting};
pub use origins::HOLE;
pub use packages::{Behavior, Manifest, Version};
pub use pattern::PatternUse;
pub use records::{RecordQuery, is_secret};
pub use rejections::Rejection;
pub use schema::Unknowns;
pub use shape::Shape;
pub use uses::Use;
pub use validation::Check;
pub use values::{Constant, Object};
pub use views::{Displayed, TemplateText, View};
pub use whose::Whose;

use crate::source::{FileId, Language, Place, Span};

/// How deep a question may follow code. Real code stays far below.
pub(crate) const DEPTH_LIMIT: u32 = 40;

/// How many remembered answers may be worked out within each other: each takes a part of the stack.
const NESTING_LIMIT: u32 = 48;

/// One parsed file.
pub struct ParsedFile<'a> {
    /// Its place in the analysis' list.
    pub id: FileId,
    /// Its path as given.
    pub path: &'a str,
    /// Its text as parsed; the engine takes what a reading put before it out of all places.
    pub text: &'a str,
    /// Scopes, symbols, and all nodes.
    pub semantic: Semantic<'a>,
}

/// An expression and the file it stands in.
#[derive(Clone, Copy)]
pub struct Expr<'a> {
    /// The file.
    pub file: FileId,
    /// The expression.
    pub node: &'a Expression<'a>,
}

impl<'a> Expr<'a> {
    /// Its range of text.
    pub fn span(self) -> Span {
        span(self.node.span())
    }

    /// The node in the file's list.
    pub fn node_id(self) -> oxc_semantic::NodeId {
        oxc_ast::AstKind::from_expression(self.node).node_id()
    }

    /// Its place.
    pub fn place(self) -> Place {
        Place {
            file: self.file,
            span: self.span(),
        }
    }

    /// The same file's other expression.
    pub fn with(self, node: &'a Expression<'a>) -> Self {
        Self {
            file: self.file,
            node,
        }
    }
}

pub(crate) fn span(span: oxc_span::Span) -> Span {
    Span {
        start: span.start,
        end: span.end,
    }
}

/// The facts of all JavaScript and TypeScript files of a project.
pub struct Facts<'a> {
    /// Files by position in the analysis' list; `None` for other languages and what could not be read.
    files: Vec<Option<ParsedFile<'a>>>,
    index: Index<'a>,
    manifests: Vec<Manifest>,
    memory: Memory<'a>,
    model: std::cell::OnceCell<Model<'a>>,
}

/// The numbers of calls by identity, and what the identities begin with.
pub(crate) type FiledCalls = (
    FxHashMap<std::rc::Rc<str>, Vec<u32>>,
    rustc_hash::FxHashSet<String>,
);

/// What an identity begins with: the package, or the part of its name before a dot.
fn root(identity: &str) -> &str {
    identity.split(['.', '(']).next().unwrap_or(identity)
}

/// Answers with whether they depend on who calls what.
type Asked<Key, Answer> = RefCell<FxHashMap<Key, (Answer, bool)>>;

type Remembered<Key, Answer> = RefCell<FxHashMap<Key, Answer>>;

/// Calls by the function that they run.
pub(crate) type Callers<'a> = FxHashMap<(FileId, u32), Vec<Call<'a>>>;

/// Answers given before, so that each question is worked out once.
#[derive(Default)]
pub(crate) struct Memory<'a> {
    pub identities: Remembered<(FileId, u32), Option<std::rc::Rc<str>>>,
    /// Identities of members and calls by their place, once callers are known.
    pub placed_identities: Remembered<(FileId, u32, u32), Option<std::rc::Rc<str>>>,
    /// Whether a name is never written again: its references are gone through once.
    pub fixed: Remembered<(FileId, u32), bool>,
    /// The status with which a call refuses.
    pub refusals: Remembered<(FileId, u32, u32), Option<u32>>,
    pub checks_by_call: Remembered<(FileId, u32, u32), Option<Check<'a>>>,
    pub password_checks: std::cell::OnceCell<Vec<Call<'a>>>,
    /// Identities of names that nothing declares.
    pub globals: Remembered<&'a str, std::rc::Rc<str>>,
    /// Identities by the one that they begin with and the member that they add.
    pub names: Remembered<std::rc::Rc<str>, FxHashMap<&'a str, std::rc::Rc<str>>>,
    pub definitions: Remembered<(FileId, u32), Definition<'a>>,
    pub taints: Remembered<(FileId, u32, u32), Option<std::rc::Rc<Taint>>>,
    /// The callers after each round of looking for them.
    pub callers: [std::cell::OnceCell<Callers<'a>>; callers::ROUNDS],
    pub collecting: std::cell::Cell<bool>,
    pub collected: std::cell::Cell<bool>,
    /// How many answers are being worked out within each other.
    pub nesting: std::cell::Cell<u32>,
    /// Whether the answer that is being worked out has asked for callers.
    pub asked_callers: std::cell::Cell<bool>,
    pub classes: Asked<(FileId, u32, u32), Option<classes::ClassRef<'a>>>,
    pub methods: Asked<(FileId, u32, u32, &'a str), Option<FunctionRef<'a>>>,
    pub functions: Asked<(FileId, u32, u32), Option<FunctionRef<'a>>>,
    pub shapes: Asked<(FileId, u32, u32), std::rc::Rc<Shape<'a>>>,
    pub calls_by_identity: std::cell::OnceCell<FiledCalls>,
    pub kinds: Remembered<(FileId, u32, u32), Kinds>,
    pub roles: std::cell::OnceCell<sources::Roles>,
    pub choices: std::cell::OnceCell<Vec<Choice<'a>>>,
    pub refusing_tests: std::cell::OnceCell<Vec<(Expr<'a>, Place)>>,
    pub sent: std::cell::OnceCell<Vec<contents::Sent<'a>>>,
    pub takers_of_errors: std::cell::OnceCell<errors::Takers>,
    pub checks_inside: Remembered<(FileId, u32), Option<validation::Inside<'a>>>,
    pub applied_schemas: std::cell::OnceCell<rustc_hash::FxHashSet<(FileId, u32, u32)>>,
    pub checks: std::cell::OnceCell<validation::Checks<'a>>,
    pub express_by_code: std::cell::OnceCell<Option<u32>>,
    pub fuel: std::cell::Cell<u32>,
    /// Where a question ended before its answer was known.
    pub cuts: RefCell<std::collections::BTreeSet<Place>>,
    pub looks_up_hosts: std::cell::OnceCell<bool>,
    pub archive_files: std::cell::OnceCell<rustc_hash::FxHashSet<FileId>>,
    pub route_schemas: std::cell::OnceCell<route_schema::RouteSchemas<'a>>,
    pub header_writes: std::cell::OnceCell<Vec<HeaderWrite<'a>>>,
}

impl<'a> Memory<'a> {
    fn forget_what_depends_on_callers(&self) {
        self.functions.borrow_mut().retain(|_, (_, asked)| !*asked);
        self.classes.borrow_mut().retain(|_, (_, asked)| !*asked);
        self.methods.borrow_mut().retain(|_, (_, asked)| !*asked);
        self.shapes.borrow_mut().retain(|_, (_, asked)| !*asked);
        self.identities.borrow_mut().clear();
    }

    /// The remembered answer, or the one that is worked out now. What asks for itself on the way gets `meanwhile`.
    fn answer<Key: std::hash::Hash + Eq + Copy, Answer: Clone>(
        &self,
        memory: &Asked<Key, Answer>,
        key: Key,
        meanwhile: Answer,
        work: impl FnOnce() -> Answer,
    ) -> Answer {
        if let Some((known, asked)) = memory.borrow().get(&key) {
            self.asked_callers.set(self.asked_callers.get() || *asked);
            return known.clone();
        }
        let nesting = self.nesting.get();
        if nesting >= NESTING_LIMIT {
            self.asked_callers.set(true);
            return meanwhile;
        }
        self.nesting.set(nesting + 1);
        memory.borrow_mut().insert(key, (meanwhile, true));
        let outer = self.asked_callers.replace(false);
        let answer = work();
        self.nesting.set(nesting);
        let asked = self.asked_callers.get();
        self.asked_callers.set(outer || asked);
        memory.borrow_mut().insert(key, (answer.clone(), asked));
        answer
    }
}

impl<'a> Facts<'a> {
    /// Computes the facts that all rules share.
    pub fn new(files: Vec<Option<ParsedFile<'a>>>, manifests: Vec<Manifest>) -> Self {
        let mut facts = Self {
            files,
            manifests,
            index: Index::default(),
            memory: Memory::default(),
            model: std::cell::OnceCell::new(),
        };
        facts.index = Index::of(&facts);
        // As many answers as there are calls will be remembered.
        let calls = facts.index.calls().len();
        facts.memory.placed_identities.borrow_mut().reserve(calls);
        facts.memory.functions.borrow_mut().reserve(calls);
        facts
    }

    /// The parsed files in order.
    pub fn files(&self) -> impl Iterator<Item = &ParsedFile<'a>> {
        self.files.iter().flatten()
    }

    /// The file with this id; it must be one that was parsed, as those of all expressions are.
    pub fn file(&self, id: FileId) -> &ParsedFile<'a> {
        self.files[id.0 as usize]
            .as_ref()
            .expect("expressions come from parsed files only")
    }

    /// The source text of a place.
    pub fn text(&self, place: Place) -> &'a str {
        let text = self.file(place.file).text;
        text.get(place.span.start as usize..place.span.end as usize)
            .unwrap_or_default()
    }

    /// The calls, functions and assignments of the project by what they name.
    pub fn index(&self) -> &Index<'a> {
        &self.index
    }

    /// The calls of exactly this identity, such as `jsonwebtoken.sign`.
    pub fn calls_to(&self, identity: &str) -> impl Iterator<Item = Call<'a>> {
        let filed = &self.filed_calls().0;
        let numbers = filed.get(identity).map(Vec::as_slice).unwrap_or_default();
        numbers
            .iter()
            .map(|number| self.index.calls()[*number as usize])
    }

    /// Whether anything of a package is called at all: a cheap question before many about its members.
    pub fn is_called(&self, package: &str) -> bool {
        self.filed_calls().1.contains(root(package))
    }

    fn filed_calls(&self) -> &FiledCalls {
        self.memory.calls_by_identity.get_or_init(|| {
            // What a parameter is can depend on the calls of its function.
            self.collect_callers();
            let mut filed = FiledCalls::default();
            for (number, call) in self.index.calls().iter().enumerate() {
                if let Some(identity) = self.identity(call.callee()) {
                    if !filed.1.contains(root(&identity)) {
                        filed.1.insert(root(&identity).to_owned());
                    }
                    filed.0.entry(identity).or_default().push(number as u32);
                }
            }
            filed
        })
    }

    /// The calls of a package's member, such as `validate` of `class-validator`.
    pub fn calls_to_member(&self, package: &str, name: &str) -> Vec<Call<'a>> {
        self.calls_to(&format!("{package}.{name}")).collect()
    }

    /// The Express model: apps, routers, routes and their chains.
    pub fn express(&self) -> &Model<'a> {
        self.model.get_or_init(|| Model::of(self))
    }
}

/// What parsing gave.
pub(crate) struct Parsed<'a> {
    pub program: &'a Program<'a>,
    pub errors: Vec<(Span, String)>,
}

/// The source type for a language; JavaScript admits JSX and both module systems.
pub(crate) fn source_type(language: Language, path: &str) -> SourceType {
    match language {
        Language::TypeScript if path.ends_with(".d.ts") => SourceType::d_ts(),
        Language::TypeScript => SourceType::ts(),
        Language::Tsx => SourceType::tsx(),
        _ if path.ends_with(".cjs") => SourceType::cjs().with_jsx(true),
        _ => SourceType::unambiguous().with_jsx(true),
    }
}

pub(crate) fn parse<'a>(
    allocator: &'a Allocator,
    text: &'a str,
    source_type: SourceType,
) -> Parsed<'a> {
    let options = ParseOptions {
        allow_return_outside_function: true,
        ..ParseOptions::default()
    };
    let parsed = Parser::new(allocator, text, source_type)
        .with_options(options)
        .parse();
    let errors = parsed
        .diagnostics
        .iter()
        .map(|diagnostic| {
            let place = diagnostic
                .labels
                .first()
                .map(|label| {
                    let start = label.offset();
                    Span {
                        start,
                        end: start + label.len(),
                    }
                })
                .unwrap_or(Span { start: 0, end: 0 });
            (place, diagnostic.message.to_string())
        })
        .collect();
    Parsed {
        program: allocator.alloc(parsed.program),
        errors,
    }
}

pub(crate) fn semantic<'a>(program: &'a Program<'a>) -> Semantic<'a> {
    SemanticBuilder::new_compiler()
        .with_build_nodes(true)
        .build(program)
        .semantic
}
