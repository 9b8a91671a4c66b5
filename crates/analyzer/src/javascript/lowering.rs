//! oxc's tree and scopes to [`Syntax`], in one walk.

mod expressions;
mod functions;
mod patterns;

use oxc_allocator::Allocator;
use oxc_ast::ast;
use oxc_semantic::Scoping;
use oxc_span::GetSpan;

use super::syntax::*;
use crate::source::{FileId, Span};

/// Deeper nesting is left out, with a note: the walk is recursive and a stack overflow ends a Wasm instance for good.
const DEPTH_LIMIT: u32 = 300;

/// Adds one file to `syntax`.
pub fn lower<'a>(
    syntax: &mut Syntax<'a>,
    allocator: &'a Allocator,
    file: FileId,
    program: &ast::Program<'a>,
    scoping: &Scoping,
) {
    let first_symbol =
        u32::try_from(syntax.symbols.len()).expect("spans are u32, so there are fewer symbols");
    for id in scoping.symbol_ids() {
        syntax.symbols.push(Symbol {
            name: allocator.alloc_str(scoping.symbol_name(id)),
            file,
            definitions: Vec::new(),
            property_writes: Vec::new(),
            references: Vec::new(),
            type_name: None,
        });
    }
    let top =
        FunctionId(u32::try_from(syntax.functions.len()).expect("fewer functions than bytes"));
    syntax
        .functions
        .push(new_function(file, span(program.span)));
    syntax.exports.push(Vec::new());
    let mut lowering = Lowering {
        syntax,
        allocator,
        file,
        scoping,
        first_symbol,
        function: top,
        class: None,
        depth: 0,
    };
    let first = lowering.node_count();
    lowering.statements(&program.body, program.span.end);
    let nodes = first..lowering.node_count();
    lowering.current().nodes = nodes;
}

fn new_function<'a>(file: FileId, span: Span) -> Function<'a> {
    Function {
        name: None,
        symbol: None,
        file,
        span,
        body: span,
        parent: None,
        class: None,
        node: None,
        parameters: Vec::new(),
        returns: Vec::new(),
        exits: Vec::new(),
        calls: Vec::new(),
        is_async: false,
        nodes: 0..0,
    }
}

pub(super) fn span(span: oxc_span::Span) -> Span {
    Span {
        start: span.start,
        end: span.end,
    }
}

struct Lowering<'s, 'a> {
    syntax: &'s mut Syntax<'a>,
    allocator: &'a Allocator,
    file: FileId,
    scoping: &'s Scoping,
    first_symbol: u32,
    function: FunctionId,
    class: Option<ClassId>,
    depth: u32,
}

impl<'a> Lowering<'_, 'a> {
    // ---- statements ----

    fn statements(&mut self, statements: &[ast::Statement<'a>], end: u32) {
        for statement in statements {
            self.statement(statement, end);
        }
    }

    /// `end` is where the enclosing block ends: what an `if` that leaves it has ruled out holds up to there.
    fn statement(&mut self, statement: &ast::Statement<'a>, end: u32) {
        if self.depth >= DEPTH_LIMIT {
            self.syntax.cuts.push((self.file, span(statement.span())));
            return;
        }
        self.depth += 1;
        self.statement_within_limit(statement, end);
        self.depth -= 1;
    }

    fn statement_within_limit(&mut self, statement: &ast::Statement<'a>, end: u32) {
        use ast::Statement as S;
        match statement {
            S::BlockStatement(block) => {
                // A bare block that always leaves is followed by nothing, so its own end is the limit.
                self.statements(&block.body, block.span.end);
            }
            S::ExpressionStatement(it) => {
                self.expression(&it.expression);
            }
            S::IfStatement(it) => self.if_statement(it, end),
            S::ReturnStatement(it) => {
                if let Some(argument) = &it.argument {
                    let value = self.expression(argument);
                    self.current().returns.push(value);
                }
                let place = span(it.span);
                self.current().exits.push(place);
            }
            S::ThrowStatement(it) => {
                self.expression(&it.argument);
                let place = span(it.span);
                self.current().exits.push(place);
            }
            S::SwitchStatement(it) => self.switch_statement(it, end),
            S::TryStatement(it) => {
                self.statements(&it.block.body, it.block.span.end);
                if let Some(handler) = &it.handler {
                    let parameter = handler.param.as_ref().and_then(|param| {
                        self.bind(&param.pattern, DefinitionSource::Caught, &mut Vec::new());
                        self.pattern_symbol(&param.pattern)
                    });
                    self.syntax.catches.push(Catch {
                        parameter,
                        body: span(handler.body.span),
                        file: self.file,
                        function: self.function,
                    });
                    self.statements(&handler.body.body, handler.body.span.end);
                }
                if let Some(finalizer) = &it.finalizer {
                    self.statements(&finalizer.body, finalizer.span.end);
                }
            }
            S::ForStatement(it) => {
                match &it.init {
                    Some(ast::ForStatementInit::VariableDeclaration(declaration)) => {
                        self.variables(declaration)
                    }
                    Some(init) => {
                        if let Some(init) = init.as_expression() {
                            self.expression(init);
                        }
                    }
                    None => {}
                }
                let test = it.test.as_ref().map(|test| self.expression(test));
                if let Some(update) = &it.update {
                    self.expression(update);
                }
                self.looped(test, None, false, &it.body);
            }
            S::ForInStatement(it) => {
                let over = self.expression(&it.right);
                self.loop_variable(&it.left, DefinitionSource::KeyOf(over));
                self.looped(None, Some(over), true, &it.body);
            }
            S::ForOfStatement(it) => {
                let over = self.expression(&it.right);
                self.loop_variable(&it.left, DefinitionSource::ElementOf(over));
                self.looped(None, Some(over), false, &it.body);
            }
            S::WhileStatement(it) => {
                let test = self.expression(&it.test);
                self.condition(test, span(it.body.span()), true);
                self.looped(Some(test), None, false, &it.body);
            }
            S::DoWhileStatement(it) => {
                let test = self.expression(&it.test);
                self.looped(Some(test), None, false, &it.body);
            }
            S::LabeledStatement(it) => self.statement(&it.body, end),
            S::WithStatement(it) => {
                self.expression(&it.object);
                self.statement(&it.body, end);
            }
            S::ExportNamedDeclaration(it) => {
                for specifier in &it.specifiers {
                    let exported = module_name(&specifier.exported);
                    if let ast::ModuleExportName::IdentifierReference(local) = &specifier.local
                        && let Some(symbol) = self.reference_symbol(local)
                    {
                        self.export(exported, Export::Symbol(symbol));
                    }
                }
            }
            S::ExportFromDeclaration(it) => {
                let module = it.source.value.as_str();
                for specifier in &it.specifiers {
                    let name = module_name(&specifier.local);
                    self.export(
                        module_name(&specifier.exported),
                        Export::From { module, name },
                    );
                }
            }
            S::ExportAllDeclaration(it) => {
                let name = it.exported.as_ref().map_or("", module_name);
                self.export(
                    name,
                    Export::From {
                        module: it.source.value.as_str(),
                        name: "",
                    },
                );
            }
            S::ExportDefaultDeclaration(it) => match &it.declaration {
                ast::ExportDefaultDeclarationKind::FunctionDeclaration(function) => {
                    let id = self.function(function, None);
                    self.export("default", Export::Value(id));
                }
                ast::ExportDefaultDeclarationKind::ClassDeclaration(class) => {
                    let id = self.class(class);
                    self.export("default", Export::Value(id));
                }
                other => {
                    if let Some(expression) = other.as_expression() {
                        let id = self.expression(expression);
                        self.export("default", Export::Value(id));
                    }
                }
            },
            S::ExportDeclaration(it) => {
                self.declaration(&it.declaration, true);
            }
            S::TSExportAssignment(it) => {
                let id = self.expression(&it.expression);
                self.export("default", Export::Value(id));
            }
            S::ImportDeclaration(it) => self.import(it),
            other => {
                if let Some(declaration) = other.as_declaration() {
                    self.declaration(declaration, false);
                }
            }
        }
    }

    fn export(&mut self, name: &'a str, export: Export<'a>) {
        self.syntax.exports[self.file.0 as usize].push((name, export));
    }

    fn declaration(&mut self, declaration: &ast::Declaration<'a>, exported: bool) {
        use ast::Declaration as D;
        match declaration {
            D::VariableDeclaration(it) => {
                self.variables(it);
                if exported {
                    for declarator in &it.declarations {
                        let mut names = Vec::new();
                        collect_names(&declarator.id, &mut names);
                        for identifier in names {
                            let symbol = self.binding_symbol(identifier);
                            self.export(identifier.name.as_str(), Export::Symbol(symbol));
                        }
                    }
                }
            }
            D::FunctionDeclaration(it) => {
                self.function(it, None);
                if exported && let Some(id) = &it.id {
                    let symbol = self.binding_symbol(id);
                    self.export(id.name.as_str(), Export::Symbol(symbol));
                }
            }
            D::ClassDeclaration(it) => {
                self.class(it);
                if exported && let Some(id) = &it.id {
                    let symbol = self.binding_symbol(id);
                    self.export(id.name.as_str(), Export::Symbol(symbol));
                }
            }
            D::TSImportEqualsDeclaration(it) => {
                let symbol = self.binding_symbol(&it.id);
                let source = match &it.module_reference {
                    ast::TSModuleReference::ExternalModuleReference(module) => {
                        DefinitionSource::Import {
                            module: module.expression.value.as_str(),
                            name: "",
                        }
                    }
                    _ => DefinitionSource::Unknown,
                };
                self.define(symbol, source, &[], None);
            }
            D::TSEnumDeclaration(it) => {
                let symbol = self.binding_symbol(&it.id);
                self.define(symbol, DefinitionSource::Unknown, &[], None);
            }
            _ => {}
        }
    }

    fn import(&mut self, it: &ast::ImportDeclaration<'a>) {
        let module = it.source.value.as_str();
        let Some(specifiers) = &it.specifiers else {
            return;
        };
        for specifier in specifiers {
            use ast::ImportDeclarationSpecifier as I;
            let (local, name) = match specifier {
                I::ImportSpecifier(it) => (&it.local, module_name(&it.imported)),
                I::ImportDefaultSpecifier(it) => (&it.local, "default"),
                I::ImportNamespaceSpecifier(it) => (&it.local, ""),
            };
            let symbol = self.binding_symbol(local);
            self.define(symbol, DefinitionSource::Import { module, name }, &[], None);
        }
    }

    fn if_statement(&mut self, it: &ast::IfStatement<'a>, end: u32) {
        let test = self.expression(&it.test);
        let consequent = span(it.consequent.span());
        let alternate = it
            .alternate
            .as_ref()
            .map(|alternate| span(alternate.span()));
        let exits = leaves(&it.consequent);
        self.condition(test, consequent, true);
        if let Some(alternate) = alternate {
            self.condition(test, alternate, false);
        }
        if let Some(symbol) = self.assigned_by(&it.consequent) {
            let region = Span {
                start: it.span.end,
                end,
            };
            self.syntax.conditions.push(Condition {
                test,
                region,
                holds: false,
                only: Some(symbol),
            });
        }
        if exits {
            self.condition(
                test,
                Span {
                    start: it.span.end,
                    end,
                },
                false,
            );
        }
        if it.alternate.as_ref().is_some_and(leaves) {
            self.condition(
                test,
                Span {
                    start: it.span.end,
                    end,
                },
                true,
            );
        }
        self.syntax.ifs.push(If {
            test,
            consequent,
            alternate,
            exits,
            file: self.file,
            function: self.function,
            span: span(it.span),
        });
        self.statement(&it.consequent, consequent.end);
        if let Some(alternate) = &it.alternate {
            self.statement(alternate, alternate.span().end);
        }
    }

    /// `x` where all that a statement does is `x = ...`.
    fn assigned_by(&self, statement: &ast::Statement<'a>) -> Option<SymbolId> {
        match statement {
            ast::Statement::BlockStatement(block) if block.body.len() == 1 => {
                self.assigned_by(&block.body[0])
            }
            ast::Statement::ExpressionStatement(it) => match &it.expression {
                ast::Expression::AssignmentExpression(assignment) => match &assignment.left {
                    ast::AssignmentTarget::AssignmentTargetIdentifier(id) => {
                        self.reference_symbol(id)
                    }
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        }
    }

    fn switch_statement(&mut self, it: &ast::SwitchStatement<'a>, end: u32) {
        let discriminant = self.expression(&it.discriminant);
        let mut after_default = false;
        let mut default_leaves = false;
        for case in &it.cases {
            let region = span(case.span);
            match &case.test {
                Some(test) => {
                    self.expression(test);
                    if !after_default {
                        self.syntax.cases.push(CaseRegion {
                            discriminant,
                            region,
                        });
                    }
                    after_default &= case.consequent.last().is_none_or(|last| !leaves(last));
                }
                None => {
                    default_leaves = case.consequent.last().is_some_and(|last| {
                        leaves(last) && !matches!(last, ast::Statement::BreakStatement(_))
                    });
                    after_default = case.consequent.last().is_none_or(|last| !leaves(last));
                }
            }
            self.statements(&case.consequent, case.span.end);
        }
        if default_leaves {
            self.syntax.cases.push(CaseRegion {
                discriminant,
                region: Span {
                    start: it.span.end,
                    end,
                },
            });
        }
    }

    fn looped(
        &mut self,
        test: Option<ExprId>,
        over: Option<ExprId>,
        is_for_in: bool,
        body: &ast::Statement<'a>,
    ) {
        let place = span(body.span());
        self.syntax.loops.push(Loop {
            test,
            over,
            is_for_in,
            body: place,
            file: self.file,
            function: self.function,
        });
        self.statement(body, place.end);
    }

    fn loop_variable(&mut self, left: &ast::ForStatementLeft<'a>, source: DefinitionSource<'a>) {
        match left {
            ast::ForStatementLeft::VariableDeclaration(it) => {
                for declarator in &it.declarations {
                    self.bind(&declarator.id, source, &mut Vec::new());
                }
            }
            other => {
                if let Some(target) = other.as_assignment_target() {
                    self.assign(target, source, &mut Vec::new());
                }
            }
        }
    }

    fn variables(&mut self, declaration: &ast::VariableDeclaration<'a>) {
        for declarator in &declaration.declarations {
            let source = match &declarator.init {
                Some(init) => {
                    let value = self.expression(init);
                    if let Some(symbol) = self.pattern_symbol(&declarator.id) {
                        self.syntax.declared.insert(value, symbol);
                    }
                    if let Kind::Function(function) = self.syntax.node(value).kind
                        && let ast::BindingPattern::BindingIdentifier(id) = &declarator.id
                    {
                        let symbol = self.binding_symbol(id);
                        let function = &mut self.syntax.functions[function.0 as usize];
                        function.name.get_or_insert(id.name.as_str());
                        function.symbol.get_or_insert(symbol);
                    }
                    DefinitionSource::Value(value)
                }
                None => DefinitionSource::Nothing,
            };
            if let (Some(name), Some(symbol)) = (
                type_name(declarator.type_annotation.as_deref()),
                self.pattern_symbol(&declarator.id),
            ) {
                self.syntax.symbols[symbol.0 as usize].type_name = Some(name);
            }
            self.bind(&declarator.id, source, &mut Vec::new());
        }
    }

    fn condition(&mut self, test: ExprId, region: Span, holds: bool) {
        self.syntax.conditions.push(Condition {
            test,
            region,
            holds,
            only: None,
        });
    }
}

fn module_name<'a>(name: &ast::ModuleExportName<'a>) -> &'a str {
    match name {
        ast::ModuleExportName::IdentifierName(name) => name.name.as_str(),
        ast::ModuleExportName::IdentifierReference(name) => name.name.as_str(),
        ast::ModuleExportName::StringLiteral(name) => name.value.as_str(),
    }
}

fn collect_names<'p, 'a>(
    pattern: &'p ast::BindingPattern<'a>,
    names: &mut Vec<&'p ast::BindingIdentifier<'a>>,
) {
    match pattern {
        ast::BindingPattern::BindingIdentifier(id) => names.push(id),
        ast::BindingPattern::AssignmentPattern(it) => collect_names(&it.left, names),
        ast::BindingPattern::ObjectPattern(it) => {
            for property in &it.properties {
                collect_names(&property.value, names);
            }
            if let Some(rest) = &it.rest {
                collect_names(&rest.argument, names);
            }
        }
        ast::BindingPattern::ArrayPattern(it) => {
            for element in it.elements.iter().flatten() {
                collect_names(element, names);
            }
            if let Some(rest) = &it.rest {
                collect_names(&rest.argument, names);
            }
        }
    }
}

fn type_name<'a>(annotation: Option<&ast::TSTypeAnnotation<'a>>) -> Option<&'a str> {
    match &annotation?.type_annotation {
        ast::TSType::TSTypeReference(it) => match &it.type_name {
            ast::TSTypeName::IdentifierReference(name) => Some(name.name.as_str()),
            ast::TSTypeName::QualifiedName(name) => Some(name.right.name.as_str()),
            ast::TSTypeName::ThisExpression(_) => None,
        },
        ast::TSType::TSStringKeyword(_) => Some("string"),
        ast::TSType::TSNumberKeyword(_) => Some("number"),
        ast::TSType::TSBooleanKeyword(_) => Some("boolean"),
        _ => None,
    }
}

/// Whether nothing after the statement is reached through it.
fn leaves(statement: &ast::Statement<'_>) -> bool {
    match statement {
        ast::Statement::ReturnStatement(_)
        | ast::Statement::ThrowStatement(_)
        | ast::Statement::ContinueStatement(_)
        | ast::Statement::BreakStatement(_) => true,
        ast::Statement::BlockStatement(block) => block.body.last().is_some_and(leaves),
        ast::Statement::IfStatement(it) => {
            leaves(&it.consequent) && it.alternate.as_ref().is_some_and(leaves)
        }
        ast::Statement::ExpressionStatement(it) => match &it.expression {
            ast::Expression::CallExpression(call) => match &call.callee {
                ast::Expression::StaticMemberExpression(member) => {
                    member.property.name == "exit"
                        && matches!(&member.object, ast::Expression::Identifier(name) if name.name == "process")
                }
                _ => false,
            },
            _ => false,
        },
        _ => false,
    }
}
