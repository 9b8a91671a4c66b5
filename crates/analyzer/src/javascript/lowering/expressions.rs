//! Expressions.

use oxc_ast::ast;

use oxc_span::GetSpan;

use super::{DEPTH_LIMIT, Lowering, span};
use crate::javascript::syntax::*;
use crate::source::Span;

impl<'a> Lowering<'_, 'a> {
    pub(super) fn push(&mut self, kind: Kind<'a>, span: Span) -> ExprId {
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

    pub(super) fn adopt(&mut self, id: ExprId, kind: Kind<'a>) {
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

    pub(super) fn list(&mut self, ids: &[ExprId]) -> &'a [ExprId] {
        self.allocator.alloc_slice_copy(ids)
    }

    /// Long chains (`a.b().c()...`, `a + b + c ...`) are deep only to the left, and that side is walked in a loop.
    pub(super) fn expression(&mut self, expression: &ast::Expression<'a>) -> ExprId {
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

    pub(super) fn index(
        &mut self,
        object: ExprId,
        index: &ast::Expression<'a>,
        place: Span,
    ) -> ExprId {
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

    pub(super) fn arguments(&mut self, arguments: &[ast::Argument<'a>]) -> &'a [ExprId] {
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

    pub(super) fn spread(&mut self, it: &ast::SpreadElement<'a>) -> ExprId {
        let value = self.expression(&it.argument);
        self.push(Kind::Spread(value), span(it.span))
    }

    pub(super) fn call(
        &mut self,
        callee: ExprId,
        arguments: &[ast::Argument<'a>],
        place: Span,
    ) -> ExprId {
        let arguments = self.arguments(arguments);
        let id = self.push(Kind::Call { callee, arguments }, place);
        self.syntax.calls.push(id);
        self.current().calls.push(id);
        id
    }

    pub(super) fn member(&mut self, it: &ast::MemberExpression<'a>) -> ExprId {
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

    pub(super) fn name(&mut self, it: &ast::IdentifierReference<'a>) -> ExprId {
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

    pub(super) fn innermost(&mut self, expression: &ast::Expression<'a>) -> ExprId {
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

    pub(super) fn template(&mut self, it: &ast::TemplateLiteral<'a>) -> ExprId {
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

    pub(super) fn object(&mut self, it: &ast::ObjectExpression<'a>) -> ExprId {
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

    pub(super) fn assignment(&mut self, it: &ast::AssignmentExpression<'a>) -> ExprId {
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
    pub(super) fn property_write(&mut self, target: ExprId, value: ExprId, assignment: ExprId) {
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

    pub(super) fn common_js_export(&mut self, path: &[Key<'a>], value: ExprId) {
        match path {
            [] => self.export("default", Export::Value(value)),
            [Key::Named(name)] => self.export(name, Export::Value(value)),
            _ => {}
        }
    }

    pub(super) fn jsx_element(&mut self, it: &ast::JSXElement<'a>) -> ExprId {
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

    pub(super) fn jsx_children(
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
