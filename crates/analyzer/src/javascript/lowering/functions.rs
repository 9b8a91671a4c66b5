//! Functions and classes.

use oxc_ast::ast;

use oxc_span::GetSpan;

use super::{Lowering, new_function, span, type_name};
use crate::javascript::syntax::*;

impl<'a> Lowering<'_, 'a> {
    pub(super) fn node_count(&self) -> u32 {
        u32::try_from(self.syntax.nodes.len()).expect("fewer expressions than bytes")
    }

    pub(super) fn current(&mut self) -> &mut Function<'a> {
        &mut self.syntax.functions[self.function.0 as usize]
    }

    pub(super) fn function(&mut self, it: &ast::Function<'a>, class: Option<ClassId>) -> ExprId {
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

    pub(super) fn add_function(&mut self, function: Function<'a>) -> FunctionId {
        let id = FunctionId(
            u32::try_from(self.syntax.functions.len()).expect("fewer functions than bytes"),
        );
        self.syntax.functions.push(function);
        id
    }

    pub(super) fn arrow(&mut self, it: &ast::ArrowFunctionExpression<'a>) -> ExprId {
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

    pub(super) fn parameters(&mut self, it: &ast::FormalParameters<'a>) {
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

    pub(super) fn parameter(
        &mut self,
        pattern: &ast::BindingPattern<'a>,
        type_name: Option<&'a str>,
    ) {
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

    pub(super) fn class(&mut self, it: &ast::Class<'a>) -> ExprId {
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

    pub(super) fn class_element(&mut self, class: ClassId, element: &ast::ClassElement<'a>) {
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
}
