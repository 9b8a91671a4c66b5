//! What a name stands for: its declaration, across destructuring, imports and files.

use oxc_ast::AstKind;
use oxc_ast::ast::{
    ArrowFunctionExpression, BindingPattern, Declaration, ExportDefaultDeclarationKind, Expression,
    FormalParameters, Function, ModuleExportName, PropertyKey, Statement,
};
use oxc_semantic::{NodeId, SymbolId};

use super::calls::plain;
use super::classes::{ClassRef, type_name};
use super::{Call, DEPTH_LIMIT, Expr, Facts, span};
use crate::source::{FileId, Place, Span};

/// A step from an object into one of its parts, as destructuring writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key<'a> {
    /// `{ name }` or `{ name: other }`.
    Name(&'a str),
    /// `[a, b]`.
    Position(usize),
    /// `...rest`, or a computed key.
    Rest,
}

/// What declares a name.
#[derive(Clone)]
pub enum Definition<'a> {
    /// `const { a: { name } } = init`: the initializer and the keys that lead into it.
    Value(Expr<'a>, Vec<Key<'a>>),
    /// `import { exported as name } from 'module'`; `default` and `*` are names too.
    Import(&'a str, &'a str),
    /// A parameter: its function, position, and the keys that lead into it.
    Parameter(FunctionRef<'a>, usize, Vec<Key<'a>>),
    /// `...rest` among the parameters: its function and position.
    RestParameter(FunctionRef<'a>, usize),
    /// A function declaration.
    Function(FunctionRef<'a>),
    /// A class declaration.
    Class(&'a oxc_ast::ast::Class<'a>),
    /// Declared without a value, by a loop, a catch clause or in another way that says nothing.
    Other,
}

/// A function in any of its forms.
#[derive(Clone, Copy)]
pub struct FunctionRef<'a> {
    /// The file.
    pub file: FileId,
    form: Form<'a>,
}

#[derive(Clone, Copy)]
enum Form<'a> {
    Function(&'a Function<'a>),
    Arrow(&'a ArrowFunctionExpression<'a>),
}

impl<'a> FunctionRef<'a> {
    pub(crate) fn of_kind(file: FileId, kind: AstKind<'a>) -> Option<Self> {
        match kind {
            AstKind::Function(function) => Some(Self {
                file,
                form: Form::Function(function),
            }),
            AstKind::ArrowFunctionExpression(arrow) => Some(Self {
                file,
                form: Form::Arrow(arrow),
            }),
            _ => None,
        }
    }

    /// The function literal that an expression is.
    pub fn of(expr: Expr<'a>) -> Option<Self> {
        match plain(expr.node) {
            Expression::FunctionExpression(function) => {
                Some(Self::of_function(expr.file, function))
            }
            Expression::ArrowFunctionExpression(arrow) => Some(Self {
                file: expr.file,
                form: Form::Arrow(arrow),
            }),
            _ => None,
        }
    }

    pub(crate) fn of_function(file: FileId, function: &'a Function<'a>) -> Self {
        Self {
            file,
            form: Form::Function(function),
        }
    }

    /// The node in the file's list.
    pub fn node(self) -> NodeId {
        match self.form {
            Form::Function(function) => function.node_id.get(),
            Form::Arrow(arrow) => arrow.node_id.get(),
        }
    }

    /// Whether it gives a promise by its own word.
    pub fn is_async(self) -> bool {
        match self.form {
            Form::Function(function) => function.r#async && !function.generator,
            Form::Arrow(arrow) => arrow.r#async,
        }
    }

    /// The range of the whole function.
    pub fn span(self) -> Span {
        match self.form {
            Form::Function(function) => span(function.span),
            Form::Arrow(arrow) => span(arrow.span),
        }
    }

    /// Where it stands.
    pub fn place(self) -> Place {
        Place {
            file: self.file,
            span: self.span(),
        }
    }

    pub(crate) fn parameters(self) -> &'a FormalParameters<'a> {
        match self.form {
            Form::Function(function) => &function.params,
            Form::Arrow(arrow) => &arrow.params,
        }
    }

    /// How many parameters it declares, rest excluded.
    pub fn parameter_count(self) -> usize {
        self.parameters().items.len()
    }

    /// The name of the parameter at a position, where it is a plain name.
    pub fn parameter_name(self, position: usize) -> Option<&'a str> {
        match &self.parameters().items.get(position)?.pattern {
            BindingPattern::BindingIdentifier(identifier) => Some(identifier.name.as_str()),
            _ => None,
        }
    }

    /// The symbol of the parameter at a position, where it is a plain name.
    pub(crate) fn parameter_symbol(self, position: usize) -> Option<SymbolId> {
        match &self.parameters().items.get(position)?.pattern {
            BindingPattern::BindingIdentifier(identifier) => identifier.symbol_id.get(),
            _ => None,
        }
    }

    /// The names that the parameter at a position binds: one, or those of its pattern.
    pub(crate) fn bound_names(self, position: usize) -> Vec<&'a str> {
        let Some(parameter) = self.parameters().items.get(position) else {
            return Vec::new();
        };
        parameter
            .pattern
            .get_binding_identifiers()
            .into_iter()
            .map(|identifier| identifier.name.as_str())
            .collect()
    }

    /// The name of the parameter's type, where it is a plain reference such as `Request`.
    /// The name of the type that a parameter is declared with.
    pub fn type_name(self, position: usize) -> Option<&'a str> {
        self.parameter_type(position)
    }

    pub(crate) fn parameter_type(self, position: usize) -> Option<&'a str> {
        type_name(
            self.parameters()
                .items
                .get(position)?
                .type_annotation
                .as_ref()?,
        )
    }

    /// The type that a parameter is declared with.
    pub(crate) fn parameter_annotation(
        self,
        position: usize,
    ) -> Option<&'a oxc_ast::ast::TSTypeAnnotation<'a>> {
        self.parameters()
            .items
            .get(position)?
            .type_annotation
            .as_deref()
    }

    /// The value of an arrow without braces.
    pub fn expression_body(self) -> Option<Expr<'a>> {
        match self.form {
            Form::Arrow(arrow) => arrow.body.as_expression().map(|node| Expr {
                file: self.file,
                node,
            }),
            Form::Function(_) => None,
        }
    }

    /// The statements of the body; empty for an arrow without braces.
    pub fn statements(self) -> &'a [Statement<'a>] {
        match self.form {
            Form::Function(function) => function
                .body
                .as_ref()
                .map(|body| &body.statements[..])
                .unwrap_or_default(),
            Form::Arrow(arrow) => arrow
                .body
                .as_function_body()
                .map(|body| &body.statements[..])
                .unwrap_or_default(),
        }
    }

    /// The name that it is declared with.
    pub(super) fn own_name(self) -> Option<&'a str> {
        match self.form {
            Form::Function(function) => function.id.as_ref().map(|id| id.name.as_str()),
            Form::Arrow(_) => None,
        }
    }

    /// The node of its body; none for an arrow without braces.
    pub(crate) fn body(self) -> Option<NodeId> {
        match self.form {
            Form::Function(function) => function.body.as_ref().map(|body| body.node_id.get()),
            Form::Arrow(arrow) => arrow.body.as_function_body().map(|body| body.node_id.get()),
        }
    }

    /// Whether it is an Express error handler: four parameters.
    pub fn handles_errors(self) -> bool {
        self.parameter_count() == 4
    }
}

impl<'a> Facts<'a> {
    /// The names that a pattern takes out of an object beside its `...rest`: `hash` in `const { hash, ...rest } = user`.
    pub(crate) fn names_beside(&self, file: FileId, rest: SymbolId) -> Vec<&'a str> {
        let semantic = &self.file(file).semantic;
        let declaration = semantic.scoping().symbol_declaration(rest);
        let AstKind::VariableDeclarator(declarator) = semantic.nodes().kind(declaration) else {
            return Vec::new();
        };
        let BindingPattern::ObjectPattern(pattern) = &declarator.id else {
            return Vec::new();
        };
        pattern
            .properties
            .iter()
            .filter_map(|property| key_name(&property.key))
            .collect()
    }
}

impl<'a> Facts<'a> {
    /// The symbol an identifier refers to; none for globals.
    pub(crate) fn symbol(&self, expr: Expr<'a>) -> Option<SymbolId> {
        let Expression::Identifier(identifier) = plain(expr.node) else {
            return None;
        };
        let scoping = self.file(expr.file).semantic.scoping();
        scoping
            .get_reference(identifier.reference_id.get()?)
            .symbol_id()
    }

    /// What declares a symbol.
    pub(crate) fn definition(&self, file: FileId, symbol: SymbolId) -> Definition<'a> {
        let key = (file, symbol.index() as u32);
        if let Some(known) = self.memory.definitions.borrow().get(&key) {
            return known.clone();
        }
        let semantic = &self.file(file).semantic;
        let node = semantic.scoping().symbol_declaration(symbol);
        let definition = self.definition_at(file, node, symbol);
        self.memory
            .definitions
            .borrow_mut()
            .insert(key, definition.clone());
        definition
    }

    fn definition_at(&self, file: FileId, node: NodeId, symbol: SymbolId) -> Definition<'a> {
        let nodes = self.file(file).semantic.nodes();
        match nodes.kind(node) {
            AstKind::VariableDeclarator(declarator) => {
                let Some(init) = &declarator.init else {
                    return Definition::Other;
                };
                match keys_to(&declarator.id, symbol) {
                    Some(keys) => Definition::Value(Expr { file, node: init }, keys),
                    None => Definition::Other,
                }
            }
            AstKind::FormalParameter(_)
            | AstKind::FormalParameters(_)
            | AstKind::FormalParameterRest(_) => self.parameter_definition(file, node, symbol),
            AstKind::Function(function) => {
                Definition::Function(FunctionRef::of_function(file, function))
            }
            AstKind::Class(class) => Definition::Class(class),
            kind @ (AstKind::ImportSpecifier(_)
            | AstKind::ImportDefaultSpecifier(_)
            | AstKind::ImportNamespaceSpecifier(_)) => {
                let Some(module) = nodes
                    .ancestor_kinds(node)
                    .find_map(|ancestor| match ancestor {
                        AstKind::ImportDeclaration(import) => Some(import.source.value.as_str()),
                        _ => None,
                    })
                else {
                    return Definition::Other;
                };
                let name = match kind {
                    AstKind::ImportSpecifier(specifier) => export_name(&specifier.imported),
                    AstKind::ImportDefaultSpecifier(_) => "default",
                    _ => "*",
                };
                Definition::Import(module, name)
            }
            _ => Definition::Other,
        }
    }

    fn parameter_definition(&self, file: FileId, node: NodeId, symbol: SymbolId) -> Definition<'a> {
        let nodes = self.file(file).semantic.nodes();
        let Some(function) = std::iter::once(nodes.kind(node))
            .chain(nodes.ancestor_kinds(node))
            .find_map(|kind| FunctionRef::of_kind(file, kind))
        else {
            return Definition::Other;
        };
        for (position, parameter) in function.parameters().items.iter().enumerate() {
            if let Some(keys) = keys_to(&parameter.pattern, symbol) {
                return Definition::Parameter(function, position, keys);
            }
        }
        if let Some(rest) = &function.parameters().rest
            && keys_to(&rest.rest.argument, symbol).is_some_and(|keys| keys.is_empty())
        {
            return Definition::RestParameter(function, function.parameter_count());
        }
        Definition::Other
    }

    /// The function that an expression names or is: a literal, a declared function, a class method, or the handler inside
    /// a wrapper such as `asyncHandler(fn)`.
    pub fn function(&self, expr: Expr<'a>) -> Option<FunctionRef<'a>> {
        self.function_within(expr, DEPTH_LIMIT)
    }

    /// The functions that an expression can be: one, or those of both branches of a choice.
    pub(super) fn functions_of(&self, expr: Expr<'a>) -> Vec<FunctionRef<'a>> {
        if let Some(function) = self.function(expr) {
            return vec![function];
        }
        let mut found = Vec::new();
        let mut open = vec![self.resolve(expr)];
        while let Some(expr) = open.pop() {
            match plain(expr.node) {
                Expression::ConditionalExpression(choice) if found.len() + open.len() < 8 => {
                    open.push(self.resolve(expr.with(&choice.consequent)));
                    open.push(self.resolve(expr.with(&choice.alternate)));
                }
                Expression::LogicalExpression(choice) if found.len() + open.len() < 8 => {
                    open.push(self.resolve(expr.with(&choice.left)));
                    open.push(self.resolve(expr.with(&choice.right)));
                }
                // `HANDLERS[name]`: any of them.
                Expression::ComputedMemberExpression(lookup) => {
                    let table = self.object(expr.with(&lookup.object));
                    let members = table.into_iter().flat_map(|table| table.properties());
                    found.extend(
                        members
                            .take(8)
                            .filter_map(|(_, value)| self.function(value)),
                    );
                }
                _ => found.extend(self.function(expr)),
            }
        }
        found
    }

    pub(super) fn function_within(&self, expr: Expr<'a>, depth: u32) -> Option<FunctionRef<'a>> {
        if let Some(function) = FunctionRef::of(expr) {
            return Some(function);
        }
        let key = (expr.file, expr.span().start, expr.span().end);
        self.memory.answer(&self.memory.functions, key, None, || {
            self.find_function(expr, depth)
        })
    }

    fn find_function(&self, expr: Expr<'a>, depth: u32) -> Option<FunctionRef<'a>> {
        let depth = depth.checked_sub(1)?;
        if let Some(symbol) = self.symbol(expr) {
            match self.definition(expr.file, symbol) {
                Definition::Function(function) => return Some(function),
                Definition::Import(module, name) => {
                    return match self.export(expr.file, module, name)? {
                        Export::Value(value) => self.function_within(value, depth),
                        Export::Function(function) => Some(function),
                        Export::Class(_) => None,
                    };
                }
                Definition::Value(value, keys) if !keys.is_empty() => {
                    if let Some(part) = self.part(value, &keys) {
                        return self.function_within(part, depth);
                    }
                }
                Definition::Parameter(function, position, keys) => {
                    return self
                        .handed(function, position, &keys)
                        .into_iter()
                        .find_map(|value| self.function_within(value, depth));
                }
                _ => {}
            }
        }
        let resolved = self.resolve(expr);
        if resolved.span() != expr.span() || resolved.file != expr.file {
            return self.function_within(resolved, depth);
        }
        // `import * as users from './users'`: `users.find`
        if let Some((object, Some(name))) = super::calls::member(expr)
            && let Some(Export::Function(function)) = self.namespace_member(object, name)
        {
            return Some(function);
        }
        if let Some(function) = self.method(expr, depth) {
            return Some(function);
        }
        let call = Call::of(expr)?;
        if call.name() == Some("bind") {
            return self.function_within(call.receiver()?, depth);
        }
        let mut functions = call
            .arguments()
            .filter_map(|argument| self.function_within(argument, depth));
        if let Some(only) = functions.next() {
            return (functions.next().is_none() && call.argument_count() == 1).then_some(only);
        }
        if call.is_new {
            return None;
        }
        let maker = self.function_within(call.callee(), depth)?;
        let mut made = self
            .index()
            .returns(maker)
            .iter()
            .take(4)
            .filter_map(|returned| self.function_within(*returned, depth));
        made.next()
    }

    /// The symbol of this name at the top of a file.
    pub(crate) fn root_symbol(&self, file: FileId, name: &str) -> Option<SymbolId> {
        let scoping = self.file(file).semantic.scoping();
        scoping.find_binding(scoping.root_scope_id(), name.into())
    }

    /// The functions that a module's `export` declarations give out.
    pub(crate) fn exported_functions(&self, file: FileId) -> Vec<FunctionRef<'a>> {
        let program = self.file(file).semantic.nodes().program();
        let mut found = Vec::new();
        for statement in &program.body {
            match statement {
                Statement::ExportDeclaration(export) => match &export.declaration {
                    Declaration::FunctionDeclaration(function) => {
                        found.push(FunctionRef::of_function(file, function));
                    }
                    Declaration::VariableDeclaration(variables) => {
                        let values = variables
                            .declarations
                            .iter()
                            .filter_map(|d| d.init.as_ref());
                        found.extend(values.filter_map(|node| self.function(Expr { file, node })));
                    }
                    _ => {}
                },
                Statement::ExportDefaultDeclaration(_) => {
                    found.extend(self.exported_function(file, "default"));
                }
                _ => {}
            }
        }
        found
    }

    /// The function that a file exports under a name.
    pub(crate) fn exported_function(&self, file: FileId, name: &str) -> Option<FunctionRef<'a>> {
        match self.export_within(file, name, DEPTH_LIMIT)? {
            Export::Function(function) => Some(function),
            Export::Value(value) => self.function(value),
            Export::Class(_) => None,
        }
    }

    /// What a module of the project exports under a name.
    pub(crate) fn export(&self, from: FileId, module: &str, name: &str) -> Option<Export<'a>> {
        self.export_within(self.module(from, module)?, name, DEPTH_LIMIT)
    }

    fn export_within(&self, file: FileId, name: &str, depth: u32) -> Option<Export<'a>> {
        let depth = depth.checked_sub(1)?;
        let parsed = self.file(file);
        let program = parsed.semantic.nodes().program();
        for statement in &program.body {
            match statement {
                Statement::ExportDeclaration(export) => {
                    if let Some(found) = self.declared(file, &export.declaration, name) {
                        return Some(found);
                    }
                }
                Statement::ExportDefaultDeclaration(export) if name == "default" => match &export
                    .declaration
                {
                    ExportDefaultDeclarationKind::FunctionDeclaration(function) => {
                        return Some(Export::Function(FunctionRef::of_function(file, function)));
                    }
                    ExportDefaultDeclarationKind::ClassDeclaration(class) => {
                        return Some(Export::Class(ClassRef { file, class }));
                    }
                    other => {
                        return other
                            .as_expression()
                            .map(|node| Export::Value(Expr { file, node }));
                    }
                },
                Statement::ExportFromDeclaration(export) => {
                    for specifier in &export.specifiers {
                        if export_name(&specifier.exported) == name {
                            let target = self.module(file, export.source.value.as_str())?;
                            return self.export_within(
                                target,
                                export_name(&specifier.local),
                                depth,
                            );
                        }
                    }
                }
                Statement::ExportNamedDeclaration(export) => {
                    for specifier in &export.specifiers {
                        if export_name(&specifier.exported) == name {
                            return self.local_export(file, export_name(&specifier.local));
                        }
                    }
                }
                Statement::ExportAllDeclaration(export) if export.exported.is_none() => {
                    if let Some(target) = self.module(file, export.source.value.as_str())
                        && let Some(found) = self.export_within(target, name, depth)
                    {
                        return Some(found);
                    }
                }
                _ => {}
            }
        }
        self.common_js_export(file, name)
    }

    /// The package and the name in it that a file of the project passes on under a name: `export { z } from 'zod'`, `export * from 'zod'`,
    /// `import { z } from 'zod'; export { z }`.
    pub(super) fn passed_on(
        &self,
        from: FileId,
        module: &str,
        name: &'a str,
    ) -> Option<(FileId, &'a str, &'a str)> {
        let mut file = self.module(from, module)?;
        let mut name = name;
        for _ in 0..DEPTH_LIMIT {
            let (module, named) = self.passes_on(file, name)?;
            match self.module(file, module) {
                Some(next) => file = next,
                None => return Some((file, module, named)),
            }
            name = named;
        }
        None
    }

    /// The module, and the name in it, from which a file exports a name.
    fn passes_on(&self, file: FileId, name: &'a str) -> Option<(&'a str, &'a str)> {
        let program = self.file(file).semantic.nodes().program();
        let mut whole = Vec::new();
        for statement in &program.body {
            match statement {
                Statement::ExportFromDeclaration(export) => {
                    for specifier in &export.specifiers {
                        if export_name(&specifier.exported) == name {
                            let local = export_name(&specifier.local);
                            return Some((export.source.value.as_str(), local));
                        }
                    }
                }
                Statement::ExportNamedDeclaration(export) => {
                    for specifier in &export.specifiers {
                        if export_name(&specifier.exported) == name {
                            let symbol = self.root_symbol(file, export_name(&specifier.local))?;
                            return match self.definition(file, symbol) {
                                Definition::Import(module, name) => Some((module, name)),
                                _ => None,
                            };
                        }
                    }
                }
                Statement::ExportAllDeclaration(export) if export.exported.is_none() => {
                    whole.push(export.source.value.as_str());
                }
                _ => {}
            }
        }
        match whole.as_slice() {
            [only] => Some((only, name)),
            _ => None,
        }
    }

    fn local_export(&self, file: FileId, name: &str) -> Option<Export<'a>> {
        let symbol = self.root_symbol(file, name)?;
        match self.definition(file, symbol) {
            Definition::Value(value, keys) if keys.is_empty() => Some(Export::Value(value)),
            Definition::Function(function) => Some(Export::Function(function)),
            Definition::Class(class) => Some(Export::Class(ClassRef { file, class })),
            Definition::Import(module, name) => self.export(file, module, name),
            _ => None,
        }
    }

    fn declared(
        &self,
        file: FileId,
        declaration: &'a Declaration<'a>,
        name: &str,
    ) -> Option<Export<'a>> {
        match declaration {
            Declaration::VariableDeclaration(variables) => {
                variables.declarations.iter().find_map(|declarator| {
                    let BindingPattern::BindingIdentifier(identifier) = &declarator.id else {
                        return None;
                    };
                    let node = declarator.init.as_ref()?;
                    (identifier.name == name).then_some(Export::Value(Expr { file, node }))
                })
            }
            Declaration::FunctionDeclaration(function) => function
                .id
                .as_ref()
                .is_some_and(|id| id.name == name)
                .then(|| Export::Function(FunctionRef::of_function(file, function))),
            Declaration::ClassDeclaration(class) => class
                .id
                .as_ref()
                .is_some_and(|id| id.name == name)
                .then_some(Export::Class(ClassRef { file, class })),
            _ => None,
        }
    }

    /// `module.exports = …`, `module.exports.name = …` and `exports.name = …`.
    fn common_js_export(&self, file: FileId, name: &str) -> Option<Export<'a>> {
        let mut whole = None;
        for (target, value) in self.index().exports(file) {
            if *target == name {
                return Some(Export::Value(*value));
            }
            if target.is_empty() {
                whole = Some(*value);
            }
        }
        let whole = whole?;
        if name == "default" || name == "*" {
            return Some(Export::Value(whole));
        }
        self.object(whole)?.get(self, name).map(Export::Value)
    }

    /// The file of the project that a specifier names: a relative one, or one of the aliases that people write into `tsconfig.json` and the
    /// `imports` of `package.json` (`@/lib/db`, `~/lib/db`, `#lib/db.js`, `src/lib/db`).
    pub(crate) fn module(&self, from: FileId, specifier: &str) -> Option<FileId> {
        let base = self.file(from).path;
        let mut parts: Vec<&str> = base.split('/').collect();
        parts.pop();
        if !specifier.starts_with('.') {
            let aliased = ["@/", "~/", "#/", "#"]
                .iter()
                .find_map(|alias| specifier.strip_prefix(alias));
            let inside = aliased.or(specifier.starts_with("src/").then_some(specifier))?;
            loop {
                let sources = [parts.as_slice(), &["src"]].concat();
                for folder in [parts.as_slice(), sources.as_slice()] {
                    if let Some(file) = self.module_in(folder.to_vec(), inside) {
                        return Some(file);
                    }
                }
                parts.pop()?;
            }
        }
        self.module_in(parts, specifier)
    }

    fn module_in<'s>(&self, mut parts: Vec<&'s str>, specifier: &'s str) -> Option<FileId> {
        for part in specifier.split('/') {
            match part {
                "." | "" => {}
                ".." => {
                    parts.pop();
                }
                other => parts.push(other),
            }
        }
        let wanted = parts.join("/");
        let stem = wanted
            .rsplit_once('.')
            .map_or(wanted.as_str(), |(stem, extension)| match extension {
                "js" | "mjs" | "cjs" | "jsx" | "ts" | "mts" | "cts" | "tsx" => stem,
                _ => wanted.as_str(),
            });
        self.index().module(stem)
    }
}

/// What a module exports.
#[derive(Clone, Copy)]
pub(crate) enum Export<'a> {
    Value(Expr<'a>),
    Function(FunctionRef<'a>),
    Class(ClassRef<'a>),
}

fn export_name<'a>(name: &'a ModuleExportName<'a>) -> &'a str {
    match name {
        ModuleExportName::IdentifierName(name) => name.name.as_str(),
        ModuleExportName::IdentifierReference(name) => name.name.as_str(),
        ModuleExportName::StringLiteral(name) => name.value.as_str(),
    }
}

pub(crate) fn key_name<'a>(key: &'a PropertyKey<'a>) -> Option<&'a str> {
    match key {
        PropertyKey::StaticIdentifier(name) => Some(name.name.as_str()),
        PropertyKey::PrivateIdentifier(name) => Some(name.name.as_str()),
        PropertyKey::StringLiteral(name) => Some(name.value.as_str()),
        _ => None,
    }
}

/// The keys that lead through a pattern to a symbol.
pub(crate) fn keys_to<'a>(
    pattern: &'a BindingPattern<'a>,
    symbol: SymbolId,
) -> Option<Vec<Key<'a>>> {
    let mut keys = Vec::new();
    find(pattern, symbol, &mut keys, DEPTH_LIMIT).then_some(keys)
}

fn find<'a>(
    pattern: &'a BindingPattern<'a>,
    symbol: SymbolId,
    keys: &mut Vec<Key<'a>>,
    depth: u32,
) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    let mut inside = |pattern: &'a BindingPattern<'a>, key: Key<'a>| {
        keys.push(key);
        let found = find(pattern, symbol, keys, depth);
        if !found {
            keys.pop();
        }
        found
    };
    match pattern {
        BindingPattern::BindingIdentifier(identifier) => identifier.symbol_id.get() == Some(symbol),
        BindingPattern::ObjectPattern(object) => {
            object.properties.iter().any(|property| {
                inside(
                    &property.value,
                    key_name(&property.key).map_or(Key::Rest, Key::Name),
                )
            }) || object
                .rest
                .as_ref()
                .is_some_and(|rest| inside(&rest.argument, Key::Rest))
        }
        BindingPattern::ArrayPattern(array) => {
            array
                .elements
                .iter()
                .enumerate()
                .any(|(position, element)| {
                    element
                        .as_ref()
                        .is_some_and(|element| inside(element, Key::Position(position)))
                })
                || array
                    .rest
                    .as_ref()
                    .is_some_and(|rest| inside(&rest.argument, Key::Rest))
        }
        BindingPattern::AssignmentPattern(assignment) => {
            find(&assignment.left, symbol, keys, depth)
        }
    }
}
