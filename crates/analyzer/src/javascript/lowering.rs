//! oxc's tree and scopes to [`Syntax`], in one walk.

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

    // ---- names and patterns ----

    fn binding_symbol(&self, identifier: &ast::BindingIdentifier<'a>) -> SymbolId {
        let id = identifier.symbol_id.get().map_or(0, |id| id.index());
        SymbolId(self.first_symbol + u32::try_from(id).expect("fewer symbols than bytes"))
    }

    fn reference_symbol(&self, identifier: &ast::IdentifierReference<'a>) -> Option<SymbolId> {
        let reference = identifier.reference_id.get()?;
        let id = self.scoping.get_reference(reference).symbol_id()?;
        Some(SymbolId(
            self.first_symbol + u32::try_from(id.index()).expect("fewer symbols than bytes"),
        ))
    }

    fn pattern_symbol(&self, pattern: &ast::BindingPattern<'a>) -> Option<SymbolId> {
        match pattern {
            ast::BindingPattern::BindingIdentifier(id) => Some(self.binding_symbol(id)),
            ast::BindingPattern::AssignmentPattern(it) => self.pattern_symbol(&it.left),
            _ => None,
        }
    }

    fn define(
        &mut self,
        symbol: SymbolId,
        source: DefinitionSource<'a>,
        path: &[Key<'a>],
        default: Option<ExprId>,
    ) {
        let path = self.allocator.alloc_slice_copy(path);
        self.syntax.symbols[symbol.0 as usize]
            .definitions
            .push(Definition {
                source,
                path,
                default,
            });
    }

    fn bind(
        &mut self,
        pattern: &ast::BindingPattern<'a>,
        source: DefinitionSource<'a>,
        path: &mut Vec<Key<'a>>,
    ) {
        self.bind_with_default(pattern, source, path, None);
    }

    fn bind_with_default(
        &mut self,
        pattern: &ast::BindingPattern<'a>,
        source: DefinitionSource<'a>,
        path: &mut Vec<Key<'a>>,
        default: Option<ExprId>,
    ) {
        use ast::BindingPattern as P;
        match pattern {
            P::BindingIdentifier(id) => {
                let symbol = self.binding_symbol(id);
                self.define(symbol, source, path, default);
            }
            P::AssignmentPattern(it) => {
                let default = self.expression(&it.right);
                self.bind_with_default(&it.left, source, path, Some(default));
            }
            P::ObjectPattern(it) => {
                for property in &it.properties {
                    let key = self.key(&property.key);
                    path.push(key);
                    self.bind(&property.value, source, path);
                    path.pop();
                }
                if let Some(rest) = &it.rest {
                    path.push(Key::Rest);
                    self.bind(&rest.argument, source, path);
                    path.pop();
                }
            }
            P::ArrayPattern(it) => {
                for (index, element) in it.elements.iter().enumerate() {
                    let Some(element) = element else { continue };
                    path.push(Key::Element(u32::try_from(index).unwrap_or(u32::MAX)));
                    self.bind(element, source, path);
                    path.pop();
                }
                if let Some(rest) = &it.rest {
                    path.push(Key::Rest);
                    self.bind(&rest.argument, source, path);
                    path.pop();
                }
            }
        }
    }

    fn key(&mut self, key: &ast::PropertyKey<'a>) -> Key<'a> {
        match self.property_name(key) {
            PropertyName::Named(name) => Key::Named(name),
            _ => Key::Any,
        }
    }

    fn property_name(&mut self, key: &ast::PropertyKey<'a>) -> PropertyName<'a> {
        match key {
            ast::PropertyKey::StaticIdentifier(name) => PropertyName::Named(name.name.as_str()),
            ast::PropertyKey::PrivateIdentifier(name) => PropertyName::Named(name.name.as_str()),
            ast::PropertyKey::StringLiteral(text) => PropertyName::Named(text.value.as_str()),
            ast::PropertyKey::NumericLiteral(number) => {
                PropertyName::Named(number.raw.map_or("", |raw| raw.as_str()))
            }
            other => match other.as_expression() {
                Some(expression) => PropertyName::Computed(self.expression(expression)),
                None => PropertyName::Named(""),
            },
        }
    }

    fn assign(
        &mut self,
        target: &ast::AssignmentTarget<'a>,
        source: DefinitionSource<'a>,
        path: &mut Vec<Key<'a>>,
    ) {
        use ast::AssignmentTarget as T;
        match target {
            T::AssignmentTargetIdentifier(id) => {
                if let Some(symbol) = self.reference_symbol(id) {
                    self.define(symbol, source, path, None);
                }
            }
            T::ObjectAssignmentTarget(it) => {
                for property in &it.properties {
                    match property {
                        ast::AssignmentTargetProperty::AssignmentTargetPropertyIdentifier(it) => {
                            let default = it.init.as_ref().map(|init| self.expression(init));
                            path.push(Key::Named(it.binding.name.as_str()));
                            if let Some(symbol) = self.reference_symbol(&it.binding) {
                                self.define(symbol, source, path, default);
                            }
                            path.pop();
                        }
                        ast::AssignmentTargetProperty::AssignmentTargetPropertyProperty(it) => {
                            let key = self.key(&it.name);
                            path.push(key);
                            self.assign_with_default(&it.binding, source, path);
                            path.pop();
                        }
                    }
                }
                if let Some(rest) = &it.rest {
                    path.push(Key::Rest);
                    self.assign(&rest.target, source, path);
                    path.pop();
                }
            }
            T::ArrayAssignmentTarget(it) => {
                for (index, element) in it.elements.iter().enumerate() {
                    let Some(element) = element else { continue };
                    path.push(Key::Element(u32::try_from(index).unwrap_or(u32::MAX)));
                    self.assign_with_default(element, source, path);
                    path.pop();
                }
                if let Some(rest) = &it.rest {
                    path.push(Key::Rest);
                    self.assign(&rest.target, source, path);
                    path.pop();
                }
            }
            // A member inside a pattern, `[this.a] = f()`: rare, and its value is then simply unknown.
            other => {
                if let Some(member) = other.as_member_expression() {
                    self.member(member);
                }
            }
        }
    }

    fn assign_with_default(
        &mut self,
        target: &ast::AssignmentTargetMaybeDefault<'a>,
        source: DefinitionSource<'a>,
        path: &mut Vec<Key<'a>>,
    ) {
        match target {
            ast::AssignmentTargetMaybeDefault::AssignmentTargetWithDefault(it) => {
                self.expression(&it.init);
                self.assign(&it.binding, source, path);
            }
            other => {
                if let Some(target) = other.as_assignment_target() {
                    self.assign(target, source, path);
                }
            }
        }
    }

    // ---- functions and classes ----

    fn node_count(&self) -> u32 {
        u32::try_from(self.syntax.nodes.len()).expect("fewer expressions than bytes")
    }

    fn current(&mut self) -> &mut Function<'a> {
        &mut self.syntax.functions[self.function.0 as usize]
    }

    fn function(&mut self, it: &ast::Function<'a>, class: Option<ClassId>) -> ExprId {
        let mut function = new_function(self.file, span(it.span));
        function.is_async = it.r#async;
        function.class = class;
        function.parent = Some(self.function);
        if let Some(body) = &it.body {
            function.body = span(body.span);
        }
        let id = self.add_function(function);
        if let Some(name) = &it.id {
            let symbol = self.binding_symbol(name);
            self.define(symbol, DefinitionSource::Function(id), &[], None);
            let function = &mut self.syntax.functions[id.0 as usize];
            function.name = Some(name.name.as_str());
            function.symbol = Some(symbol);
        }
        let node = self.push(Kind::Function(id), span(it.span));
        self.syntax.functions[id.0 as usize].node = Some(node);
        let outer = std::mem::replace(&mut self.function, id);
        let outer_class = std::mem::replace(&mut self.class, class);
        let first = self.node_count();
        self.parameters(&it.params);
        if let Some(body) = &it.body {
            self.statements(&body.statements, body.span.end);
        }
        let nodes = first..self.node_count();
        self.current().nodes = nodes;
        self.function = outer;
        self.class = outer_class;
        node
    }

    fn add_function(&mut self, function: Function<'a>) -> FunctionId {
        let id = FunctionId(
            u32::try_from(self.syntax.functions.len()).expect("fewer functions than bytes"),
        );
        self.syntax.functions.push(function);
        id
    }

    fn arrow(&mut self, it: &ast::ArrowFunctionExpression<'a>) -> ExprId {
        let mut function = new_function(self.file, span(it.span));
        function.is_async = it.r#async;
        function.parent = Some(self.function);
        // `this` in an arrow is the surrounding one.
        function.class = self.class;
        function.body = span(it.body.span());
        let id = self.add_function(function);
        let node = self.push(Kind::Function(id), span(it.span));
        self.syntax.functions[id.0 as usize].node = Some(node);
        let outer = std::mem::replace(&mut self.function, id);
        let first = self.node_count();
        self.parameters(&it.params);
        match &it.body {
            ast::ArrowFunctionBody::FunctionBody(body) => {
                self.statements(&body.statements, body.span.end)
            }
            other => {
                if let Some(expression) = other.as_expression() {
                    let value = self.expression(expression);
                    self.current().returns.push(value);
                }
            }
        }
        let nodes = first..self.node_count();
        self.current().nodes = nodes;
        self.function = outer;
        node
    }

    fn parameters(&mut self, it: &ast::FormalParameters<'a>) {
        let function = self.function;
        for (index, parameter) in it.items.iter().enumerate() {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            let default = parameter
                .initializer
                .as_ref()
                .map(|default| self.expression(default));
            let source = DefinitionSource::Parameter {
                function,
                index,
                rest: false,
            };
            self.bind_with_default(&parameter.pattern, source, &mut Vec::new(), default);
            let type_name = type_name(parameter.type_annotation.as_deref());
            self.parameter(&parameter.pattern, type_name);
        }
        if let Some(rest) = &it.rest {
            let index = u32::try_from(it.items.len()).unwrap_or(u32::MAX);
            let source = DefinitionSource::Parameter {
                function,
                index,
                rest: true,
            };
            self.bind(&rest.rest.argument, source, &mut Vec::new());
            self.parameter(&rest.rest.argument, None);
        }
    }

    fn parameter(&mut self, pattern: &ast::BindingPattern<'a>, type_name: Option<&'a str>) {
        let symbol = self.pattern_symbol(pattern);
        let name = symbol.map(|symbol| self.syntax.symbol(symbol).name);
        if let Some(symbol) = symbol {
            self.syntax.symbols[symbol.0 as usize].type_name = type_name;
        }
        self.current().parameters.push(Parameter {
            name,
            symbol,
            type_name,
        });
    }

    fn class(&mut self, it: &ast::Class<'a>) -> ExprId {
        let superclass = it
            .heritage
            .as_ref()
            .map(|heritage| self.expression(&heritage.expression));
        let id =
            ClassId(u32::try_from(self.syntax.classes.len()).expect("fewer classes than bytes"));
        let symbol = it.id.as_ref().map(|id| self.binding_symbol(id));
        self.syntax.classes.push(Class {
            superclass,
            methods: Vec::new(),
            fields: Vec::new(),
        });
        if let Some(symbol) = symbol {
            self.define(symbol, DefinitionSource::Class(id), &[], None);
        }
        let node = self.push(Kind::Class(id), span(it.span));
        for element in &it.body.body {
            self.class_element(id, element);
        }
        node
    }

    fn class_element(&mut self, class: ClassId, element: &ast::ClassElement<'a>) {
        match element {
            ast::ClassElement::MethodDefinition(it) => {
                for decorator in &it.decorators {
                    self.expression(&decorator.expression);
                }
                let name = self.property_name(&it.key);
                let node = self.function(&it.value, Some(class));
                if let (PropertyName::Named(name), Kind::Function(function)) =
                    (name, self.syntax.node(node).kind)
                {
                    self.syntax.functions[function.0 as usize].name = Some(name);
                    self.syntax.classes[class.0 as usize]
                        .methods
                        .push((name, function));
                }
                // `constructor(private readonly db: Pool)` makes fields of parameters; the types say what they are.
            }
            ast::ClassElement::PropertyDefinition(it) => {
                let outer = self.class.replace(class);
                let name = self.property_name(&it.key);
                if let Some(value) = &it.value {
                    let value = self.expression(value);
                    if let PropertyName::Named(name) = name {
                        if let Kind::Function(function) = self.syntax.node(value).kind {
                            self.syntax.functions[function.0 as usize]
                                .name
                                .get_or_insert(name);
                            self.syntax.classes[class.0 as usize]
                                .methods
                                .push((name, function));
                        }
                        let path = self.allocator.alloc_slice_copy(&[Key::Named(name)]);
                        self.syntax.classes[class.0 as usize]
                            .fields
                            .push(PropertyWrite {
                                path,
                                value,
                                assignment: value,
                            });
                    }
                }
                self.class = outer;
            }
            ast::ClassElement::StaticBlock(it) => {
                let outer = self.class.replace(class);
                self.statements(&it.body, it.span.end);
                self.class = outer;
            }
            ast::ClassElement::AccessorProperty(it) => {
                if let Some(value) = &it.value {
                    self.expression(value);
                }
            }
            ast::ClassElement::TSIndexSignature(_) => {}
        }
    }

    // ---- expressions ----

    fn push(&mut self, kind: Kind<'a>, span: Span) -> ExprId {
        let id =
            ExprId(u32::try_from(self.syntax.nodes.len()).expect("fewer expressions than bytes"));
        self.syntax.nodes.push(Node {
            kind,
            file: self.file,
            span,
            parent: None,
            function: self.function,
        });
        self.adopt(id, kind);
        id
    }

    fn adopt(&mut self, id: ExprId, kind: Kind<'a>) {
        let nodes = &mut self.syntax.nodes;
        let mut adopt = |child: ExprId| nodes[child.0 as usize].parent = Some(id);
        match kind {
            Kind::Template { parts, .. } => parts.iter().copied().for_each(adopt),
            Kind::Tagged { tag, template } => [tag, template].into_iter().for_each(adopt),
            Kind::Member { object, .. } => adopt(object),
            Kind::Index { object, index } => [object, index].into_iter().for_each(adopt),
            Kind::Call { callee, arguments } | Kind::New { callee, arguments } => {
                adopt(callee);
                arguments.iter().copied().for_each(adopt);
            }
            Kind::Object(properties) => {
                for property in properties {
                    adopt(property.value);
                    if let PropertyName::Computed(key) = property.key {
                        adopt(key);
                    }
                }
            }
            Kind::Array(parts) | Kind::Sequence(parts) | Kind::Other(parts) => {
                parts.iter().copied().for_each(adopt)
            }
            Kind::Spread(value) | Kind::Await(value) | Kind::Yield(value) | Kind::Import(value) => {
                adopt(value)
            }
            Kind::Unary { argument, .. } => adopt(argument),
            Kind::Binary { left, right, .. } | Kind::Logical { left, right, .. } => {
                [left, right].into_iter().for_each(adopt);
            }
            Kind::Conditional {
                test,
                consequent,
                alternate,
            } => {
                [test, consequent, alternate].into_iter().for_each(adopt);
            }
            Kind::Assign { target, value, .. } => {
                adopt(value);
                if let Some(target) = target {
                    adopt(target);
                }
            }
            _ => {}
        }
    }

    fn list(&mut self, ids: &[ExprId]) -> &'a [ExprId] {
        self.allocator.alloc_slice_copy(ids)
    }

    /// Long chains (`a.b().c()...`, `a + b + c ...`) are deep only to the left, and that side is walked in a loop.
    fn expression(&mut self, expression: &ast::Expression<'a>) -> ExprId {
        use ast::Expression as E;
        let mut spine: Vec<&ast::Expression<'a>> = Vec::new();
        let mut innermost = expression;
        loop {
            let inner = match innermost {
                E::CallExpression(it) => &it.callee,
                E::StaticMemberExpression(it) => &it.object,
                E::ComputedMemberExpression(it) => &it.object,
                E::BinaryExpression(it) => &it.left,
                E::LogicalExpression(it) => &it.left,
                E::AwaitExpression(it) => &it.argument,
                E::TSAsExpression(it) => &it.expression,
                E::TSNonNullExpression(it) => &it.expression,
                E::ParenthesizedExpression(it) => &it.expression,
                _ => break,
            };
            spine.push(innermost);
            innermost = inner;
        }
        let mut id = if self.depth >= DEPTH_LIMIT {
            self.syntax.cuts.push((self.file, span(innermost.span())));
            self.push(Kind::Other(&[]), span(innermost.span()))
        } else {
            self.depth += 1;
            let id = self.innermost(innermost);
            self.depth -= 1;
            id
        };
        for outer in spine.into_iter().rev() {
            let place = span(outer.span());
            id = match outer {
                E::CallExpression(it) => self.call(id, &it.arguments, place),
                E::StaticMemberExpression(it) => {
                    let id = self.push(
                        Kind::Member {
                            object: id,
                            property: it.property.name.as_str(),
                        },
                        place,
                    );
                    self.syntax.members.push(id);
                    id
                }
                E::ComputedMemberExpression(it) => self.index(id, &it.expression, place),
                E::BinaryExpression(it) => {
                    let right = self.expression(&it.right);
                    let id = self.push(
                        Kind::Binary {
                            operator: it.operator.as_str(),
                            left: id,
                            right,
                        },
                        place,
                    );
                    self.syntax.binaries.push(id);
                    id
                }
                E::LogicalExpression(it) => {
                    let operator = it.operator.as_str();
                    let right = self.expression(&it.right);
                    match operator {
                        "&&" => self.condition(id, span(it.right.span()), true),
                        "||" => self.condition(id, span(it.right.span()), false),
                        _ => {}
                    }
                    self.push(
                        Kind::Logical {
                            operator,
                            left: id,
                            right,
                        },
                        place,
                    )
                }
                E::AwaitExpression(_) => self.push(Kind::Await(id), place),
                _ => id,
            };
        }
        id
    }

    fn index(&mut self, object: ExprId, index: &ast::Expression<'a>, place: Span) -> ExprId {
        if let ast::Expression::StringLiteral(text) = index {
            let id = self.push(
                Kind::Member {
                    object,
                    property: text.value.as_str(),
                },
                place,
            );
            self.syntax.members.push(id);
            return id;
        }
        let index = self.expression(index);
        let id = self.push(Kind::Index { object, index }, place);
        self.syntax.members.push(id);
        id
    }

    fn arguments(&mut self, arguments: &[ast::Argument<'a>]) -> &'a [ExprId] {
        let mut ids = Vec::with_capacity(arguments.len());
        for argument in arguments {
            ids.push(match argument {
                ast::Argument::SpreadElement(it) => self.spread(it),
                other => match other.as_expression() {
                    Some(expression) => self.expression(expression),
                    None => continue,
                },
            });
        }
        self.list(&ids)
    }

    fn spread(&mut self, it: &ast::SpreadElement<'a>) -> ExprId {
        let value = self.expression(&it.argument);
        self.push(Kind::Spread(value), span(it.span))
    }

    fn call(&mut self, callee: ExprId, arguments: &[ast::Argument<'a>], place: Span) -> ExprId {
        let arguments = self.arguments(arguments);
        let id = self.push(Kind::Call { callee, arguments }, place);
        self.syntax.calls.push(id);
        self.current().calls.push(id);
        id
    }

    fn member(&mut self, it: &ast::MemberExpression<'a>) -> ExprId {
        let place = span(it.span());
        match it {
            ast::MemberExpression::StaticMemberExpression(it) => {
                let object = self.expression(&it.object);
                let id = self.push(
                    Kind::Member {
                        object,
                        property: it.property.name.as_str(),
                    },
                    place,
                );
                self.syntax.members.push(id);
                id
            }
            ast::MemberExpression::ComputedMemberExpression(it) => {
                let object = self.expression(&it.object);
                self.index(object, &it.expression, place)
            }
            ast::MemberExpression::PrivateFieldExpression(it) => {
                let object = self.expression(&it.object);
                let id = self.push(
                    Kind::Member {
                        object,
                        property: it.field.name.as_str(),
                    },
                    place,
                );
                self.syntax.members.push(id);
                id
            }
        }
    }

    fn name(&mut self, it: &ast::IdentifierReference<'a>) -> ExprId {
        let symbol = self.reference_symbol(it);
        let id = self.push(
            Kind::Name {
                name: it.name.as_str(),
                symbol,
            },
            span(it.span),
        );
        if let Some(symbol) = symbol {
            self.syntax.symbols[symbol.0 as usize].references.push(id);
        }
        id
    }

    fn innermost(&mut self, expression: &ast::Expression<'a>) -> ExprId {
        use ast::Expression as E;
        let place = span(expression.span());
        match expression {
            E::StringLiteral(it) => {
                let id = self.push(Kind::String(it.value.as_str()), place);
                self.syntax.strings.push(id);
                id
            }
            E::NumericLiteral(it) => self.push(Kind::Number(it.value), place),
            E::BooleanLiteral(it) => self.push(Kind::Boolean(it.value), place),
            E::NullLiteral(_) => self.push(Kind::Null, place),
            E::BigIntLiteral(_) => self.push(Kind::BigInt, place),
            E::RegExpLiteral(it) => {
                let flags = self.allocator.alloc_str(&it.regex.flags.to_string());
                let id = self.push(
                    Kind::Regex {
                        pattern: it.regex.pattern.text.as_str(),
                        flags,
                    },
                    place,
                );
                self.syntax.regexes.push(id);
                id
            }
            E::TemplateLiteral(it) => self.template(it),
            E::TaggedTemplateExpression(it) => {
                let tag = self.expression(&it.tag);
                let template = self.template(&it.quasi);
                let id = self.push(Kind::Tagged { tag, template }, place);
                self.syntax.calls.push(id);
                id
            }
            E::Identifier(it) => self.name(it),
            E::ArrayExpression(it) => {
                let mut ids = Vec::with_capacity(it.elements.len());
                for element in &it.elements {
                    ids.push(match element {
                        ast::ArrayExpressionElement::SpreadElement(it) => self.spread(it),
                        ast::ArrayExpressionElement::Elision(it) => {
                            self.push(Kind::Other(&[]), span(it.span))
                        }
                        other => match other.as_expression() {
                            Some(expression) => self.expression(expression),
                            None => continue,
                        },
                    });
                }
                let ids = self.list(&ids);
                self.push(Kind::Array(ids), place)
            }
            E::ObjectExpression(it) => self.object(it),
            E::ArrowFunctionExpression(it) => self.arrow(it),
            E::FunctionExpression(it) => self.function(it, None),
            E::ClassExpression(it) => self.class(it),
            E::AssignmentExpression(it) => self.assignment(it),
            E::ChainExpression(it) => match &it.expression {
                ast::ChainElement::CallExpression(call) => {
                    let callee = self.expression(&call.callee);
                    self.call(callee, &call.arguments, span(call.span))
                }
                ast::ChainElement::TSNonNullExpression(it) => self.expression(&it.expression),
                other => match other.as_member_expression() {
                    Some(member) => self.member(member),
                    None => self.push(Kind::Other(&[]), place),
                },
            },
            E::ConditionalExpression(it) => {
                let test = self.expression(&it.test);
                let consequent = self.expression(&it.consequent);
                let alternate = self.expression(&it.alternate);
                self.condition(test, span(it.consequent.span()), true);
                self.condition(test, span(it.alternate.span()), false);
                self.push(
                    Kind::Conditional {
                        test,
                        consequent,
                        alternate,
                    },
                    place,
                )
            }
            E::NewExpression(it) => {
                let callee = self.expression(&it.callee);
                let arguments = self.arguments(&it.arguments);
                let id = self.push(Kind::New { callee, arguments }, place);
                self.syntax.calls.push(id);
                self.current().calls.push(id);
                id
            }
            E::SequenceExpression(it) => {
                let ids: Vec<_> = it
                    .expressions
                    .iter()
                    .map(|part| self.expression(part))
                    .collect();
                let ids = self.list(&ids);
                self.push(Kind::Sequence(ids), place)
            }
            E::UnaryExpression(it) => {
                let argument = self.expression(&it.argument);
                let operator = match it.operator.as_str() {
                    "-" => Unary::Minus,
                    "+" => Unary::Plus,
                    "!" => Unary::Not,
                    "delete" => Unary::Delete,
                    "void" => Unary::Void,
                    "typeof" => Unary::Typeof,
                    _ => Unary::Other,
                };
                self.push(Kind::Unary { operator, argument }, place)
            }
            E::UpdateExpression(it) => {
                let argument = match &it.argument {
                    ast::SimpleAssignmentTarget::AssignmentTargetIdentifier(id) => {
                        if let Some(symbol) = self.reference_symbol(id) {
                            self.define(symbol, DefinitionSource::Unknown, &[], None);
                        }
                        self.name(id)
                    }
                    other => match other.as_member_expression() {
                        Some(member) => self.member(member),
                        None => self.push(Kind::Other(&[]), place),
                    },
                };
                self.push(
                    Kind::Unary {
                        operator: Unary::Other,
                        argument,
                    },
                    place,
                )
            }
            E::YieldExpression(it) => match &it.argument {
                Some(argument) => {
                    let value = self.expression(argument);
                    self.push(Kind::Yield(value), place)
                }
                None => self.push(Kind::Other(&[]), place),
            },
            E::ImportExpression(it) => {
                let source = self.expression(&it.source);
                self.push(Kind::Import(source), place)
            }
            E::ThisExpression(_) => self.push(Kind::This, place),
            E::Super(_) => self.push(Kind::Super, place),
            E::TSSatisfiesExpression(it) => self.expression(&it.expression),
            E::TSTypeAssertion(it) => self.expression(&it.expression),
            E::TSInstantiationExpression(it) => self.expression(&it.expression),
            E::PrivateFieldExpression(it) => {
                let object = self.expression(&it.object);
                let id = self.push(
                    Kind::Member {
                        object,
                        property: it.field.name.as_str(),
                    },
                    place,
                );
                self.syntax.members.push(id);
                id
            }
            E::PrivateInExpression(it) => {
                let right = self.expression(&it.right);
                let ids = self.list(&[right]);
                self.push(Kind::Other(ids), place)
            }
            E::JSXElement(it) => self.jsx_element(it),
            E::JSXFragment(it) => self.jsx_children(&it.children, Vec::new(), place),
            _ => self.push(Kind::Other(&[]), place),
        }
    }

    fn template(&mut self, it: &ast::TemplateLiteral<'a>) -> ExprId {
        let parts: Vec<_> = it
            .expressions
            .iter()
            .map(|part| self.expression(part))
            .collect();
        let parts = self.list(&parts);
        let texts: Vec<&'a str> = it
            .quasis
            .iter()
            .map(|text| text.value.cooked.unwrap_or(text.value.raw).as_str())
            .collect();
        let texts = self.allocator.alloc_slice_copy(&texts);
        let id = self.push(Kind::Template { texts, parts }, span(it.span));
        self.syntax.templates.push(id);
        id
    }

    fn object(&mut self, it: &ast::ObjectExpression<'a>) -> ExprId {
        let mut properties = Vec::with_capacity(it.properties.len());
        for property in &it.properties {
            match property {
                ast::ObjectPropertyKind::SpreadProperty(it) => {
                    let value = self.expression(&it.argument);
                    properties.push(Property {
                        key: PropertyName::Spread,
                        value,
                        span: span(it.span),
                    });
                }
                ast::ObjectPropertyKind::ObjectProperty(it) => {
                    let key = self.property_name(&it.key);
                    let value = self.expression(&it.value);
                    if let (PropertyName::Named(name), Kind::Function(function)) =
                        (key, self.syntax.node(value).kind)
                    {
                        self.syntax.functions[function.0 as usize]
                            .name
                            .get_or_insert(name);
                    }
                    properties.push(Property {
                        key,
                        value,
                        span: span(it.span),
                    });
                }
            }
        }
        let properties = self.allocator.alloc_slice_copy(&properties);
        let id = self.push(Kind::Object(properties), span(it.span));
        self.syntax.objects.push(id);
        id
    }

    fn assignment(&mut self, it: &ast::AssignmentExpression<'a>) -> ExprId {
        let value = self.expression(&it.right);
        let operator = it.operator.as_str();
        let source = match operator {
            "=" | "||=" | "??=" | "&&=" => DefinitionSource::Value(value),
            _ => DefinitionSource::Compound(value),
        };
        let target = match &it.left {
            ast::AssignmentTarget::AssignmentTargetIdentifier(id) => {
                if let Some(symbol) = self.reference_symbol(id) {
                    self.define(symbol, source, &[], None);
                }
                Some(self.name(id))
            }
            other => match other.as_member_expression() {
                Some(member) => Some(self.member(member)),
                None => {
                    self.assign(other, source, &mut Vec::new());
                    None
                }
            },
        };
        let id = self.push(Kind::Assign { target, value }, span(it.span));
        self.syntax.assignments.push(id);
        if let Some(target) = target {
            self.property_write(target, value, id);
        }
        id
    }

    /// `a.b.c = value`, `this.a = value`, `module.exports.a = value`.
    fn property_write(&mut self, target: ExprId, value: ExprId, assignment: ExprId) {
        let mut path = Vec::new();
        let mut base = target;
        loop {
            match self.syntax.node(base).kind {
                Kind::Member { object, property } => {
                    path.push(Key::Named(property));
                    base = object;
                }
                Kind::Index { object, .. } => {
                    path.push(Key::Any);
                    base = object;
                }
                _ => break,
            }
        }
        path.reverse();
        if path.is_empty() {
            return;
        }
        match self.syntax.node(base).kind {
            Kind::Name {
                symbol: Some(symbol),
                ..
            } => {
                let path = self.allocator.alloc_slice_copy(&path);
                self.syntax.symbols[symbol.0 as usize]
                    .property_writes
                    .push(PropertyWrite {
                        path,
                        value,
                        assignment,
                    });
            }
            Kind::Name {
                name: "module",
                symbol: None,
            } if path[0] == Key::Named("exports") => {
                self.common_js_export(&path[1..], value);
            }
            Kind::Name {
                name: "exports",
                symbol: None,
            } => self.common_js_export(&path, value),
            Kind::This => {
                if let Some(class) = self.class {
                    let path = self.allocator.alloc_slice_copy(&path);
                    self.syntax.classes[class.0 as usize]
                        .fields
                        .push(PropertyWrite {
                            path,
                            value,
                            assignment,
                        });
                }
            }
            _ => {}
        }
    }

    fn common_js_export(&mut self, path: &[Key<'a>], value: ExprId) {
        match path {
            [] => self.export("default", Export::Value(value)),
            [Key::Named(name)] => self.export(name, Export::Value(value)),
            _ => {}
        }
    }

    fn jsx_element(&mut self, it: &ast::JSXElement<'a>) -> ExprId {
        let mut parts = Vec::new();
        for attribute in &it.opening_element.attributes {
            match attribute {
                ast::JSXAttributeItem::SpreadAttribute(it) => {
                    parts.push(self.expression(&it.argument))
                }
                ast::JSXAttributeItem::Attribute(it) => match &it.value {
                    Some(ast::JSXAttributeValue::ExpressionContainer(it)) => {
                        if let Some(expression) = it.expression.as_expression() {
                            parts.push(self.expression(expression));
                        }
                    }
                    Some(ast::JSXAttributeValue::Element(it)) => parts.push(self.jsx_element(it)),
                    _ => {}
                },
            }
        }
        self.jsx_children(&it.children, parts, span(it.span))
    }

    fn jsx_children(
        &mut self,
        children: &[ast::JSXChild<'a>],
        mut parts: Vec<ExprId>,
        place: Span,
    ) -> ExprId {
        if self.depth >= DEPTH_LIMIT {
            self.syntax.cuts.push((self.file, place));
            return self.push(Kind::Other(&[]), place);
        }
        self.depth += 1;
        for child in children {
            match child {
                ast::JSXChild::Element(it) => parts.push(self.jsx_element(it)),
                ast::JSXChild::Fragment(it) => {
                    parts.push(self.jsx_children(&it.children, Vec::new(), span(it.span)));
                }
                ast::JSXChild::ExpressionContainer(it) => {
                    if let Some(expression) = it.expression.as_expression() {
                        parts.push(self.expression(expression));
                    }
                }
                ast::JSXChild::Spread(it) => parts.push(self.expression(&it.expression)),
                ast::JSXChild::Text(_) => {}
            }
        }
        self.depth -= 1;
        let parts = self.list(&parts);
        self.push(Kind::Other(parts), place)
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
