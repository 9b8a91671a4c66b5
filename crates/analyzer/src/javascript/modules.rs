//! Files that import each other, and the plain look-ups of values that need nothing but the syntax.

use std::cell::Cell;

use rustc_hash::FxHashMap;

use super::identity::required_module;
use super::syntax::*;
use crate::source::FileId;

/// Re-exports of re-exports and values behind variables are followed this far.
const DEPTH_LIMIT: u32 = 24;
/// One question for a function or an export takes no more steps than this.
const STEP_LIMIT: u32 = 200;
/// Resolving branches at each step, so its limit is lower.
const RESOLVE_LIMIT: u32 = 14;
/// What `require` and `import` try after the bare name, in this order.
const ENDINGS: [&str; 14] = [
    "",
    ".js",
    ".ts",
    ".mjs",
    ".cjs",
    ".tsx",
    ".jsx",
    ".mts",
    ".cts",
    "/index.js",
    "/index.ts",
    "/index.mjs",
    "/index.cjs",
    "/index.tsx",
];

/// The files of the project by path.
#[derive(Debug, Default)]
pub struct Modules {
    by_path: FxHashMap<String, FileId>,
    folders: FxHashMap<FileId, String>,
    /// The steps left to the question that is being answered: reassigned names and `export *` can branch at each.
    steps: Cell<u32>,
    export_steps: Cell<u32>,
}

impl Modules {
    /// `paths` are the JavaScript and TypeScript files.
    pub fn new<'p>(paths: impl Iterator<Item = (FileId, &'p str)>) -> Self {
        let mut modules = Self::default();
        for (file, path) in paths {
            let path = normalized("", path);
            let folder = path
                .rsplit_once('/')
                .map_or("", |(folder, _)| folder)
                .to_owned();
            modules.folders.insert(file, folder);
            modules.by_path.entry(path).or_insert(file);
        }
        modules
    }

    /// The file that a relative module name leads to, if it is here.
    pub fn resolve(&self, from: FileId, module: &str) -> Option<FileId> {
        if !module.starts_with('.') {
            return None;
        }
        let path = normalized(self.folders.get(&from)?, module);
        // TypeScript's imports name the file that will be built: './db.js' for db.ts.
        let built = path
            .strip_suffix(".js")
            .or_else(|| path.strip_suffix(".mjs"));
        let candidates = std::iter::once(path.as_str()).chain(built);
        for candidate in candidates {
            for ending in ENDINGS {
                if let Some(&file) = self.by_path.get(&format!("{candidate}{ending}")) {
                    return Some(file);
                }
            }
        }
        None
    }

    /// What a file exports by a name; an empty name stands for the whole module, which CommonJS gives as `default`.
    pub fn export<'a>(&self, syntax: &Syntax<'a>, file: FileId, name: &str) -> Option<Export<'a>> {
        self.export_steps.set(STEP_LIMIT);
        self.export_within(syntax, file, name, 0)
    }

    fn export_within<'a>(
        &self,
        syntax: &Syntax<'a>,
        file: FileId,
        name: &str,
        depth: u32,
    ) -> Option<Export<'a>> {
        if depth > DEPTH_LIMIT || !take(&self.export_steps) {
            return None;
        }
        let name = if name.is_empty() { "default" } else { name };
        let exports = syntax.exports.get(file.0 as usize)?;
        let direct = exports
            .iter()
            .rev()
            .find(|(exported, _)| *exported == name)
            .map(|(_, export)| *export);
        let found = direct.or_else(|| {
            // `module.exports = { name }` offers `name` as well.
            let whole = exports
                .iter()
                .rev()
                .find(|(exported, _)| *exported == "default")?;
            let Export::Value(value) = whole.1 else {
                return None;
            };
            self.property(syntax, value, name).map(Export::Value)
        });
        match found {
            Some(Export::From { module, name }) => {
                let target = self.resolve(file, module)?;
                self.export_within(syntax, target, name, depth + 1)
            }
            Some(found) => Some(found),
            None => exports
                .iter()
                .filter(|(exported, _)| exported.is_empty())
                .find_map(|(_, export)| {
                    let Export::From { module, .. } = export else {
                        return None;
                    };
                    self.export_within(syntax, self.resolve(file, module)?, name, depth + 1)
                }),
        }
    }

    /// The one expression that gives a variable its value; imports from the project are followed.
    pub fn value<'a>(
        &self,
        syntax: &Syntax<'a>,
        symbol: SymbolId,
    ) -> Option<(ExprId, &'a [Key<'a>])> {
        let symbol = syntax.symbol(symbol);
        let mut definitions = symbol
            .definitions
            .iter()
            .filter(|definition| !matches!(definition.source, DefinitionSource::Nothing));
        let definition = definitions.next()?;
        if definitions.next().is_some() || definition.default.is_some() {
            return None;
        }
        match definition.source {
            DefinitionSource::Value(value) => Some((value, definition.path)),
            DefinitionSource::Import { module, name } => {
                let target = self.resolve(symbol.file, module)?;
                match self.export(syntax, target, name)? {
                    Export::Value(value) => Some((value, &[])),
                    Export::Symbol(symbol) => self.exported_value(syntax, symbol, 0),
                    Export::From { .. } => None,
                }
            }
            _ => None,
        }
    }

    fn exported_value<'a>(
        &self,
        syntax: &Syntax<'a>,
        symbol: SymbolId,
        depth: u32,
    ) -> Option<(ExprId, &'a [Key<'a>])> {
        (depth < DEPTH_LIMIT)
            .then(|| self.value(syntax, symbol))
            .flatten()
    }

    /// An expression with variables, imports and properties of literals replaced by what they stand for.
    pub fn resolved(&self, syntax: &Syntax<'_>, id: ExprId) -> ExprId {
        self.resolved_within(syntax, id, 0)
    }

    fn resolved_within(&self, syntax: &Syntax<'_>, id: ExprId, depth: u32) -> ExprId {
        let mut id = id;
        for depth in depth..RESOLVE_LIMIT {
            let next = match syntax.node(id).kind {
                Kind::Name {
                    symbol: Some(symbol),
                    ..
                } => self
                    .value(syntax, symbol)
                    .and_then(|(value, path)| self.select_within(syntax, value, path, depth + 1)),
                Kind::Member { object, property } => {
                    self.property_within(syntax, object, property, depth + 1)
                }
                Kind::Await(value) => Some(value),
                Kind::Call {
                    callee,
                    arguments: [argument, ..],
                } if is_freeze(syntax, callee) => Some(*argument),
                Kind::Call { .. } => required_module(syntax, id)
                    .and_then(|module| self.resolve(syntax.node(id).file, module))
                    .and_then(|file| self.export(syntax, file, ""))
                    .and_then(|export| match export {
                        Export::Value(value) => Some(value),
                        _ => None,
                    }),
                _ => None,
            };
            match next {
                Some(next) if next != id => id = next,
                _ => break,
            }
        }
        id
    }

    fn select_within(
        &self,
        syntax: &Syntax<'_>,
        value: ExprId,
        path: &[Key<'_>],
        depth: u32,
    ) -> Option<ExprId> {
        let mut value = value;
        for key in path {
            value = match *key {
                Key::Named(name) => self.property_within(syntax, value, name, depth)?,
                Key::Element(index) => match syntax
                    .node(self.resolved_within(syntax, value, depth + 1))
                    .kind
                {
                    Kind::Array(elements) => *elements.get(index as usize)?,
                    _ => return None,
                },
                _ => return None,
            };
        }
        Some(value)
    }

    /// The value of a property where the object is a literal; later properties and spreads win.
    pub fn property(&self, syntax: &Syntax<'_>, object: ExprId, name: &str) -> Option<ExprId> {
        self.property_within(syntax, object, name, 0)
    }

    fn property_within(
        &self,
        syntax: &Syntax<'_>,
        object: ExprId,
        name: &str,
        depth: u32,
    ) -> Option<ExprId> {
        if depth > RESOLVE_LIMIT {
            return None;
        }
        // Answered without resolving for the common case that there is no literal behind the object.
        let resolved = match syntax.node(object).kind {
            Kind::Object(_) => object,
            Kind::Name { .. } | Kind::Member { .. } | Kind::Await(_) | Kind::Call { .. } => {
                self.resolved_within(syntax, object, depth + 1)
            }
            _ => return None,
        };
        if let Some(module) = required_module(syntax, resolved) {
            let file = self.resolve(syntax.node(resolved).file, module)?;
            return match self.export(syntax, file, name)? {
                Export::Value(value) => Some(value),
                Export::Symbol(symbol) => {
                    let (value, path) = self.value(syntax, symbol)?;
                    self.select_within(syntax, value, path, depth + 1)
                }
                Export::From { .. } => None,
            };
        }
        let Kind::Object(properties) = syntax.node(resolved).kind else {
            return None;
        };
        for property in properties.iter().rev() {
            match property.key {
                PropertyName::Named(key) if key == name => return Some(property.value),
                PropertyName::Spread => {
                    if let Some(found) =
                        self.property_within(syntax, property.value, name, depth + 1)
                    {
                        return Some(found);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// `namespace.name` where the namespace is an import of a file of the project.
    pub fn namespace_member<'a>(
        &self,
        syntax: &Syntax<'a>,
        object: ExprId,
        name: &str,
    ) -> Option<Export<'a>> {
        let file = match syntax.node(object).kind {
            Kind::Name {
                symbol: Some(symbol),
                ..
            } => {
                let symbol = syntax.symbol(symbol);
                match symbol.definitions.as_slice() {
                    [
                        Definition {
                            source: DefinitionSource::Import { module, name: "" },
                            ..
                        },
                    ] => self.resolve(symbol.file, module)?,
                    [
                        Definition {
                            source: DefinitionSource::Value(value),
                            path: [],
                            ..
                        },
                    ] => self.resolve(symbol.file, required_module(syntax, *value)?)?,
                    _ => return None,
                }
            }
            _ => {
                let module = required_module(syntax, object)?;
                self.resolve(syntax.node(object).file, module)?
            }
        };
        self.export(syntax, file, name)
    }

    /// The function of the project that an expression is.
    pub fn function(&self, syntax: &Syntax<'_>, id: ExprId) -> Option<FunctionId> {
        self.steps.set(STEP_LIMIT);
        self.function_within(syntax, id, 0)
    }

    fn function_within(&self, syntax: &Syntax<'_>, id: ExprId, depth: u32) -> Option<FunctionId> {
        if depth > DEPTH_LIMIT || !take(&self.steps) {
            return None;
        }
        match syntax.node(id).kind {
            Kind::Function(function) => Some(function),
            Kind::Name {
                symbol: Some(symbol),
                ..
            } => self.symbol_function(syntax, symbol, depth),
            Kind::Member { object, property } => {
                if let Some(value) = self.property(syntax, object, property) {
                    return self.function_within(syntax, value, depth + 1);
                }
                if let Some(export) = self.namespace_member(syntax, object, property) {
                    return match export {
                        Export::Value(value) => self.function_within(syntax, value, depth + 1),
                        Export::Symbol(symbol) => self.symbol_function(syntax, symbol, depth + 1),
                        Export::From { .. } => None,
                    };
                }
                let class = self.class_of_instance(syntax, object, depth + 1)?;
                self.method(syntax, class, property)
            }
            Kind::Call { callee, .. } => {
                if let Kind::Member {
                    object,
                    property: "bind",
                } = syntax.node(callee).kind
                {
                    return self.function_within(syntax, object, depth + 1);
                }
                // `require('./routes')(app)`
                let file = self.resolve(syntax.node(id).file, required_module(syntax, id)?)?;
                match self.export(syntax, file, "")? {
                    Export::Value(value) => self.function_within(syntax, value, depth + 1),
                    Export::Symbol(symbol) => self.symbol_function(syntax, symbol, depth + 1),
                    Export::From { .. } => None,
                }
            }
            _ => None,
        }
    }

    fn symbol_function(
        &self,
        syntax: &Syntax<'_>,
        symbol: SymbolId,
        depth: u32,
    ) -> Option<FunctionId> {
        let symbol_id = symbol;
        let symbol = syntax.symbol(symbol);
        for definition in &symbol.definitions {
            match definition.source {
                DefinitionSource::Function(function) => return Some(function),
                DefinitionSource::Value(value) if definition.path.is_empty() => {
                    if let Some(function) = self.function_within(syntax, value, depth + 1) {
                        return Some(function);
                    }
                }
                DefinitionSource::Import { module, name } => {
                    let file = self.resolve(symbol.file, module)?;
                    return match self.export(syntax, file, name)? {
                        Export::Value(value) => self.function_within(syntax, value, depth + 1),
                        Export::Symbol(exported)
                            if exported != symbol_id && depth < DEPTH_LIMIT =>
                        {
                            self.symbol_function(syntax, exported, depth + 1)
                        }
                        _ => None,
                    };
                }
                DefinitionSource::Value(value) => {
                    if let [Key::Named(name)] = definition.path {
                        if let Some(Export::Symbol(exported)) = required_module(syntax, value)
                            .and_then(|module| self.resolve(symbol.file, module))
                            .and_then(|file| self.export(syntax, file, name))
                        {
                            return self.symbol_function(syntax, exported, depth + 1);
                        }
                        if let Some(found) = self.property(syntax, value, name) {
                            return self.function_within(syntax, found, depth + 1);
                        }
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Which calls call which functions of the project; constructions call the constructor.
    pub fn call_sites(&self, syntax: &Syntax<'_>) -> FxHashMap<FunctionId, Vec<ExprId>> {
        let mut sites: FxHashMap<FunctionId, Vec<ExprId>> = FxHashMap::default();
        for &id in &syntax.calls {
            let function = match syntax.node(id).kind {
                Kind::Call { callee, .. } => self.function(syntax, callee),
                Kind::New { callee, .. } => self
                    .class(syntax, callee)
                    .and_then(|class| self.method(syntax, class, "constructor")),
                _ => None,
            };
            if let Some(function) = function {
                sites.entry(function).or_default().push(id);
            }
        }
        sites
    }

    /// The method of a class or its superclasses in the project.
    pub fn method(&self, syntax: &Syntax<'_>, class: ClassId, name: &str) -> Option<FunctionId> {
        let mut class = class;
        for _ in 0..DEPTH_LIMIT {
            let it = syntax.class(class);
            if let Some((_, function)) = it.methods.iter().find(|(method, _)| *method == name) {
                return Some(*function);
            }
            class = self.class(syntax, it.superclass?)?;
        }
        None
    }

    /// The class of the project that an expression names.
    pub fn class(&self, syntax: &Syntax<'_>, id: ExprId) -> Option<ClassId> {
        match syntax.node(id).kind {
            Kind::Class(class) => Some(class),
            Kind::Name {
                symbol: Some(symbol),
                ..
            } => {
                let mut symbol = symbol;
                for _ in 0..DEPTH_LIMIT {
                    let it = syntax.symbol(symbol);
                    match it.definitions.first()?.source {
                        DefinitionSource::Class(class) => return Some(class),
                        DefinitionSource::Import { module, name } => {
                            match self.export(syntax, self.resolve(it.file, module)?, name)? {
                                Export::Symbol(next) => symbol = next,
                                Export::Value(value) => match syntax.node(value).kind {
                                    Kind::Class(class) => return Some(class),
                                    Kind::Name {
                                        symbol: Some(next), ..
                                    } => symbol = next,
                                    _ => return None,
                                },
                                Export::From { .. } => return None,
                            }
                        }
                        DefinitionSource::Value(value) => {
                            match syntax.node(self.resolved(syntax, value)).kind {
                                Kind::Class(class) => return Some(class),
                                Kind::Name {
                                    symbol: Some(next), ..
                                } => symbol = next,
                                _ => return None,
                            }
                        }
                        _ => return None,
                    }
                }
                None
            }
            _ => None,
        }
    }

    fn class_of_instance(&self, syntax: &Syntax<'_>, id: ExprId, depth: u32) -> Option<ClassId> {
        if depth > DEPTH_LIMIT {
            return None;
        }
        match syntax.node(id).kind {
            Kind::This => syntax.function(syntax.node(id).function).class,
            Kind::New { callee, .. } => self.class(syntax, callee),
            Kind::Name {
                symbol: Some(symbol),
                ..
            } => match self.value(syntax, symbol) {
                Some((value, [])) => self.class_of_instance(syntax, value, depth + 1),
                // A static method.
                _ => self.class(syntax, id),
            },
            Kind::Member { object, property } if matches!(syntax.node(object).kind, Kind::This) => {
                let class = syntax.function(syntax.node(object).function).class?;
                let fields = &syntax.class(class).fields;
                let field = fields
                    .iter()
                    .find(|field| field.path == [Key::Named(property)])?;
                self.class_of_instance(syntax, field.value, depth + 1)
            }
            _ => None,
        }
    }
}

fn take(steps: &Cell<u32>) -> bool {
    let left = steps.get();
    steps.set(left.saturating_sub(1));
    left > 0
}

fn is_freeze(syntax: &Syntax<'_>, callee: ExprId) -> bool {
    let Kind::Member {
        object,
        property: "freeze" | "seal",
    } = syntax.node(callee).kind
    else {
        return false;
    };
    matches!(
        syntax.node(object).kind,
        Kind::Name {
            name: "Object",
            symbol: None
        }
    )
}

/// A path without `.` and `..`; `..` beyond the root stays at the root.
fn normalized(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
