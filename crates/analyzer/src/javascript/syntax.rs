//! The syntax that the facts are computed from: all files of a project in one flat list of expressions.
//!
//! It is lowered from oxc's tree in one walk. Parentheses, optional chains, type assertions and `satisfies` are gone,
//! names are bound to symbols, and every id counts through all files, so a question crosses a file without noticing.

use rustc_hash::FxHashMap;

use crate::source::{FileId, Span};

/// The number of an expression among those of all files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ExprId(pub(crate) u32);

/// The number of a variable, parameter, function, class or import among those of all files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SymbolId(pub(crate) u32);

/// The number of a function among those of all files; the top level of each file is a function too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FunctionId(pub(crate) u32);

/// The number of a class among those of all files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClassId(pub(crate) u32);

/// One expression.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a> {
    pub kind: Kind<'a>,
    pub file: FileId,
    pub span: Span,
    /// The expression that this one is directly a part of.
    pub parent: Option<ExprId>,
    /// The function whose body it stands in.
    pub function: FunctionId,
}

/// What an expression is.
#[derive(Debug, Clone, Copy)]
pub enum Kind<'a> {
    String(&'a str),
    Number(f64),
    Boolean(bool),
    Null,
    BigInt,
    Regex {
        pattern: &'a str,
        flags: &'a str,
    },
    /// The texts between the parts; one more than there are parts.
    Template {
        texts: &'a [&'a str],
        parts: &'a [ExprId],
    },
    Tagged {
        tag: ExprId,
        template: ExprId,
    },
    /// `symbol` is absent for globals.
    Name {
        name: &'a str,
        symbol: Option<SymbolId>,
    },
    Member {
        object: ExprId,
        property: &'a str,
    },
    Index {
        object: ExprId,
        index: ExprId,
    },
    Call {
        callee: ExprId,
        arguments: &'a [ExprId],
    },
    New {
        callee: ExprId,
        arguments: &'a [ExprId],
    },
    Object(&'a [Property<'a>]),
    Array(&'a [ExprId]),
    Spread(ExprId),
    Function(FunctionId),
    Class(ClassId),
    Await(ExprId),
    Yield(ExprId),
    Unary {
        operator: Unary,
        argument: ExprId,
    },
    Binary {
        operator: &'static str,
        left: ExprId,
        right: ExprId,
    },
    /// `&&`, `||` or `??`.
    Logical {
        operator: &'static str,
        left: ExprId,
        right: ExprId,
    },
    Conditional {
        test: ExprId,
        consequent: ExprId,
        alternate: ExprId,
    },
    /// `target` is absent for patterns; what they bind is in the symbols' definitions.
    Assign {
        target: Option<ExprId>,
        value: ExprId,
    },
    Sequence(&'a [ExprId]),
    /// `import(source)`.
    Import(ExprId),
    This,
    Super,
    /// JSX, holes and everything that is never asked for; its parts are still visited.
    Other(&'a [ExprId]),
}

/// A unary operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unary {
    Minus,
    Plus,
    Not,
    Delete,
    Void,
    Typeof,
    /// `~`, and `++` and `--`: the result is a number.
    Other,
}

/// A property of an object literal, in order.
#[derive(Debug, Clone, Copy)]
pub struct Property<'a> {
    pub key: PropertyName<'a>,
    pub value: ExprId,
    /// The whole property.
    pub span: Span,
}

/// The name of a property in an object literal.
#[derive(Debug, Clone, Copy)]
pub enum PropertyName<'a> {
    Named(&'a str),
    Computed(ExprId),
    /// `...value`.
    Spread,
}

/// One step into a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key<'a> {
    /// A property by name.
    Named(&'a str),
    /// An array's element by number.
    Element(u32),
    /// Some element or property, which one is not known.
    Any,
    /// The rest of an object or array after others were taken.
    Rest,
}

/// How a symbol gets a value.
#[derive(Debug, Clone, Copy)]
pub struct Definition<'a> {
    pub source: DefinitionSource<'a>,
    /// The steps from the source into the part that is bound, for destructuring.
    pub path: &'a [Key<'a>],
    /// The value taken when the source has none there.
    pub default: Option<ExprId>,
}

/// Where the value of a definition comes from.
#[derive(Debug, Clone, Copy)]
pub enum DefinitionSource<'a> {
    /// An initializer or a plain assignment.
    Value(ExprId),
    /// `x += value` and the like: the old value and this one.
    Compound(ExprId),
    /// A parameter of a function.
    Parameter {
        function: FunctionId,
        index: u32,
        rest: bool,
    },
    /// `import ... from module`; an empty name stands for the whole module.
    Import { module: &'a str, name: &'a str },
    /// A function declaration.
    Function(FunctionId),
    /// A class declaration.
    Class(ClassId),
    /// `for (x of value)`.
    ElementOf(ExprId),
    /// `for (x in value)`.
    KeyOf(ExprId),
    /// `catch (x)`.
    Caught,
    /// `let x;`
    Nothing,
    /// Enumerations, namespaces, `x++`: a value that is not followed.
    Unknown,
}

/// A variable, parameter, function, class or import.
#[derive(Debug)]
pub struct Symbol<'a> {
    pub name: &'a str,
    pub file: FileId,
    pub definitions: Vec<Definition<'a>>,
    /// Values written to a property: `symbol.a.b = value`.
    pub property_writes: Vec<PropertyWrite<'a>>,
    /// All mentions except the declarations.
    pub references: Vec<ExprId>,
    /// The name of the declared type, without its arguments.
    pub type_name: Option<&'a str>,
}

/// A value written to a property of a variable or of `this`.
#[derive(Debug, Clone, Copy)]
pub struct PropertyWrite<'a> {
    pub path: &'a [Key<'a>],
    pub value: ExprId,
    /// The whole assignment.
    pub assignment: ExprId,
}

/// A function, method or arrow, or the top level of a file.
#[derive(Debug)]
pub struct Function<'a> {
    pub name: Option<&'a str>,
    pub symbol: Option<SymbolId>,
    pub file: FileId,
    pub span: Span,
    /// The span of the body without what surrounds it.
    pub body: Span,
    pub parent: Option<FunctionId>,
    pub class: Option<ClassId>,
    /// The expression that makes it, for function expressions and arrows.
    pub node: Option<ExprId>,
    pub parameters: Vec<Parameter<'a>>,
    /// The values of `return`, and the body of an arrow without braces.
    pub returns: Vec<ExprId>,
    /// The spans of all `return` and `throw` statements that stand in it.
    pub exits: Vec<Span>,
    pub calls: Vec<ExprId>,
    pub is_async: bool,
    /// The numbers of the expressions in it, those of functions inside it included.
    pub nodes: std::ops::Range<u32>,
}

/// A parameter as it is declared.
#[derive(Debug, Clone, Copy)]
pub struct Parameter<'a> {
    /// The name, unless it is taken apart.
    pub name: Option<&'a str>,
    pub symbol: Option<SymbolId>,
    pub type_name: Option<&'a str>,
}

/// A class and its members.
#[derive(Debug)]
pub struct Class<'a> {
    pub superclass: Option<ExprId>,
    pub methods: Vec<(&'a str, FunctionId)>,
    /// Initialized fields and what is written to `this.name`.
    pub fields: Vec<PropertyWrite<'a>>,
}

/// Something that a file offers to others.
#[derive(Debug, Clone, Copy)]
pub enum Export<'a> {
    /// `export { symbol as name }`, `export const name = ...`.
    Symbol(SymbolId),
    /// `export default value`, `module.exports.name = value`.
    Value(ExprId),
    /// `export { name } from module`; an empty name stands for the whole module.
    From { module: &'a str, name: &'a str },
}

/// A branch: what is known about values in a part of the text.
#[derive(Debug, Clone, Copy)]
pub struct Condition {
    pub test: ExprId,
    /// The part of the text where it holds.
    pub region: Span,
    /// Whether the test was true or false there.
    pub holds: bool,
    /// Set where it holds for this variable alone: `if (!ok(x)) x = 'default'` leaves other values as they were.
    pub only: Option<SymbolId>,
}

/// A `switch` with a case that is taken only for constant values.
#[derive(Debug, Clone, Copy)]
pub struct CaseRegion {
    pub discriminant: ExprId,
    pub region: Span,
}

/// A statement of a kind that rules ask for.
#[derive(Debug, Clone, Copy)]
pub struct If {
    pub test: ExprId,
    pub consequent: Span,
    pub alternate: Option<Span>,
    /// Whether the consequent always leaves the enclosing block.
    pub exits: bool,
    pub file: FileId,
    pub function: FunctionId,
    pub span: Span,
}

/// A `try` with its `catch`.
#[derive(Debug, Clone, Copy)]
pub struct Catch {
    pub parameter: Option<SymbolId>,
    pub body: Span,
    pub file: FileId,
    pub function: FunctionId,
}

/// A loop.
#[derive(Debug, Clone, Copy)]
pub struct Loop {
    pub test: Option<ExprId>,
    /// The iterated value of `for of` and `for in`.
    pub over: Option<ExprId>,
    pub is_for_in: bool,
    pub body: Span,
    pub file: FileId,
    pub function: FunctionId,
}

/// All files in one.
#[derive(Debug, Default)]
pub struct Syntax<'a> {
    pub nodes: Vec<Node<'a>>,
    pub symbols: Vec<Symbol<'a>>,
    pub functions: Vec<Function<'a>>,
    pub classes: Vec<Class<'a>>,
    /// By file: exported names, `default` among them; an empty name stands for everything of another module.
    pub exports: Vec<Vec<(&'a str, Export<'a>)>>,
    pub conditions: Vec<Condition>,
    pub cases: Vec<CaseRegion>,
    pub ifs: Vec<If>,
    pub catches: Vec<Catch>,
    pub loops: Vec<Loop>,
    /// The variable that is declared with a value, where it is not taken apart.
    pub declared: FxHashMap<ExprId, SymbolId>,
    pub calls: Vec<ExprId>,
    pub objects: Vec<ExprId>,
    pub binaries: Vec<ExprId>,
    pub assignments: Vec<ExprId>,
    pub members: Vec<ExprId>,
    pub strings: Vec<ExprId>,
    pub regexes: Vec<ExprId>,
    pub templates: Vec<ExprId>,
    /// Nesting deeper than the limit was left out at these places.
    pub cuts: Vec<(FileId, Span)>,
}

impl<'a> Syntax<'a> {
    pub fn node(&self, id: ExprId) -> &Node<'a> {
        &self.nodes[id.0 as usize]
    }

    pub fn symbol(&self, id: SymbolId) -> &Symbol<'a> {
        &self.symbols[id.0 as usize]
    }

    pub fn function(&self, id: FunctionId) -> &Function<'a> {
        &self.functions[id.0 as usize]
    }

    pub fn class(&self, id: ClassId) -> &Class<'a> {
        &self.classes[id.0 as usize]
    }
}
