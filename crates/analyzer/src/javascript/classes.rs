//! Objects with methods: which class an object is of, what its fields hold, and which function a method call runs.

use oxc_ast::AstKind;
use oxc_ast::ast::{
    Class, ClassElement, Expression, MethodDefinitionKind, PropertyDefinition, TSType,
    TSTypeAnnotation, TSTypeName,
};

use super::calls::{member, plain};
use super::definition::{Export, key_name};
use super::{Call, Definition, Expr, Facts, FunctionRef};
use crate::source::FileId;

/// A class and the file it stands in.
#[derive(Clone, Copy)]
pub(crate) struct ClassRef<'a> {
    pub file: FileId,
    pub class: &'a Class<'a>,
}

impl<'a> ClassRef<'a> {
    fn method(self, name: &str) -> Option<FunctionRef<'a>> {
        self.class
            .body
            .body
            .iter()
            .find_map(|element| match element {
                ClassElement::MethodDefinition(method) if key_name(&method.key) == Some(name) => {
                    Some(FunctionRef::of_function(self.file, &method.value))
                }
                ClassElement::PropertyDefinition(property)
                    if key_name(&property.key) == Some(name) =>
                {
                    FunctionRef::of(Expr {
                        file: self.file,
                        node: property.value.as_ref()?,
                    })
                }
                _ => None,
            })
    }

    /// Its constructor.
    pub fn constructor(self) -> Option<FunctionRef<'a>> {
        self.class
            .body
            .body
            .iter()
            .find_map(|element| match element {
                ClassElement::MethodDefinition(method)
                    if method.kind == MethodDefinitionKind::Constructor =>
                {
                    Some(FunctionRef::of_function(self.file, &method.value))
                }
                _ => None,
            })
    }

    pub(super) fn property(self, name: &str) -> Option<&'a PropertyDefinition<'a>> {
        self.class
            .body
            .body
            .iter()
            .find_map(|element| match element {
                ClassElement::PropertyDefinition(property)
                    if key_name(&property.key) == Some(name) =>
                {
                    Some(&**property)
                }
                _ => None,
            })
    }
}

impl<'a> Facts<'a> {
    /// The method that a member expression names: of a class, of an object that a factory returns, of `this`.
    pub(super) fn method(&self, expr: Expr<'a>, depth: u32) -> Option<FunctionRef<'a>> {
        let (object, name) = member(expr)?;
        self.method_of(object, name?, depth)
    }

    fn method_of(&self, object: Expr<'a>, name: &'a str, depth: u32) -> Option<FunctionRef<'a>> {
        let key = (object.file, object.span().start, object.span().end, name);
        self.memory.answer(&self.memory.methods, key, None, || {
            self.find_method(object, name, depth)
        })
    }

    fn find_method(&self, object: Expr<'a>, name: &'a str, depth: u32) -> Option<FunctionRef<'a>> {
        let depth = depth.checked_sub(1)?;
        if let Some(class) = self.class_of(object, depth) {
            let mut class = class;
            for _ in 0..8 {
                if let Some(method) = class.method(name) {
                    return Some(method);
                }
                class = self.class_of(
                    Expr {
                        file: class.file,
                        node: &class.class.heritage.as_ref()?.expression,
                    },
                    depth,
                )?;
            }
            return None;
        }
        let value = self.shape(object).get(name)?;
        self.function_within(value, depth)
    }

    /// The class an object is of, or that an expression names.
    pub(crate) fn class_of(&self, object: Expr<'a>, depth: u32) -> Option<ClassRef<'a>> {
        let object = object.with(plain(object.node));
        let key = (object.file, object.span().start, object.span().end);
        self.memory.answer(&self.memory.classes, key, None, || {
            self.find_class(object, depth)
        })
    }

    fn find_class(&self, object: Expr<'a>, depth: u32) -> Option<ClassRef<'a>> {
        let depth = depth.checked_sub(1)?;
        if let Expression::ThisExpression(this) = object.node {
            let nodes = self.file(object.file).semantic.nodes();
            return nodes
                .ancestor_kinds(this.node_id.get())
                .find_map(|kind| match kind {
                    AstKind::Class(class) => Some(ClassRef {
                        file: object.file,
                        class,
                    }),
                    _ => None,
                });
        }
        if let Some(symbol) = self.symbol(object) {
            match self.definition(object.file, symbol) {
                Definition::Class(class) => {
                    return Some(ClassRef {
                        file: object.file,
                        class,
                    });
                }
                Definition::Import(module, name) => {
                    return match self.export(object.file, module, name)? {
                        Export::Class(class) => Some(class),
                        Export::Value(value) => self.class_of(value, depth),
                        Export::Function(_) => None,
                    };
                }
                Definition::Parameter(function, position, keys) => {
                    if keys.is_empty()
                        && let Some(name) = function.parameter_type(position)
                        && let Some(class) = self.class_named(function.file, name)
                    {
                        return Some(class);
                    }
                    return self
                        .handed(function, position, &keys)
                        .into_iter()
                        .find_map(|value| self.class_of(value, depth))
                        .or_else(|| self.class_called(self.text(object.place())));
                }
                Definition::Value(value, keys) if !keys.is_empty() => {
                    if let Some(part) = self.part(value, &keys) {
                        return self.class_of(part, depth);
                    }
                }
                _ => {}
            }
        }
        let resolved = self.resolve(object);
        if resolved.span() != object.span() || resolved.file != object.file {
            return self.class_of(resolved, depth);
        }
        if let Expression::ClassExpression(class) = object.node {
            return Some(ClassRef {
                file: object.file,
                class,
            });
        }
        if let Some(call) = Call::of(object) {
            if call.is_new {
                return self.class_of(call.callee(), depth);
            }
            let factory = self.function_within(call.callee(), depth)?;
            return self
                .index()
                .returns(factory)
                .iter()
                .take(4)
                .find_map(|returned| self.class_of(*returned, depth));
        }
        let (owner, name) = member(object)?;
        let name = name?;
        let Some(owner) = self.class_of(owner, depth) else {
            let value = self.shape(owner).get(name)?;
            return self.class_of(value, depth);
        };
        if let Some(annotation) = owner
            .property(name)
            .and_then(|property| property.type_annotation.as_ref())
            && let Some(class) =
                type_name(annotation).and_then(|name| self.class_named(owner.file, name))
        {
            return Some(class);
        }
        if let Some((constructor, position)) = self.parameter_property(owner, name) {
            let typed = constructor
                .parameter_type(position)
                .and_then(|class| self.class_named(owner.file, class));
            return typed.or_else(|| {
                self.handed(constructor, position, &[])
                    .into_iter()
                    .find_map(|value| self.class_of(value, depth))
            });
        }
        self.field_values(owner, name)
            .into_iter()
            .find_map(|value| self.class_of(value, depth))
    }

    /// The one class of the project that is called like a parameter whose caller is not visible: `ThemeStore` for `store`.
    fn class_called(&self, name: &str) -> Option<ClassRef<'a>> {
        let mut called = self.index().classes().filter(|class| {
            let own = class.class.id.as_ref().map_or("", |id| id.name.as_str());
            name.len() > 3
                && own.len() >= name.len()
                && own
                    .get(own.len() - name.len()..)
                    .is_some_and(|end| end.eq_ignore_ascii_case(name))
        });
        let only = called.next()?;
        called.next().is_none().then_some(only)
    }

    /// The class that a type's name means in a file.
    pub(super) fn class_named(&self, file: FileId, name: &str) -> Option<ClassRef<'a>> {
        let symbol = self.root_symbol(file, name)?;
        match self.definition(file, symbol) {
            Definition::Class(class) => Some(ClassRef { file, class }),
            Definition::Import(module, name) => match self.export(file, module, name)? {
                Export::Class(class) => Some(class),
                _ => None,
            },
            _ => None,
        }
    }

    /// The name of the type that a field is declared with: `Repository` for `private readonly users: Repository<User>`.
    pub fn field_type(&self, expr: Expr<'a>) -> Option<&'a str> {
        let (owner, name) = member(expr.with(plain(expr.node)))?;
        let name = name?;
        let owner = self.class_of(owner, 8)?;
        if let Some((constructor, position)) = self.parameter_property(owner, name) {
            return constructor.parameter_type(position);
        }
        type_name(owner.property(name)?.type_annotation.as_ref()?)
    }

    /// What is put into a field: its initializer and every `this.name = value` in the class.
    pub(crate) fn field_values(&self, class: ClassRef<'a>, name: &str) -> Vec<Expr<'a>> {
        let mut current = Some(class);
        for _ in 0..4 {
            let Some(class) = current else { break };
            let values = self.own_field_values(class, name);
            if !values.is_empty() {
                return values;
            }
            current = self.parent(class);
        }
        Vec::new()
    }

    /// The class that a class extends.
    fn parent(&self, class: ClassRef<'a>) -> Option<ClassRef<'a>> {
        let node = &class.class.heritage.as_ref()?.expression;
        self.class_of(
            Expr {
                file: class.file,
                node,
            },
            8,
        )
    }

    fn own_field_values(&self, class: ClassRef<'a>, name: &str) -> Vec<Expr<'a>> {
        let mut values: Vec<Expr<'a>> = class
            .property(name)
            .and_then(|property| property.value.as_ref())
            .map(|node| Expr {
                file: class.file,
                node,
            })
            .into_iter()
            .collect();
        let span = class.class.span;
        values.extend(
            self.index()
                .field_writes(name)
                .iter()
                .filter(|value| {
                    value.file == class.file
                        && span.start <= value.span().start
                        && value.span().end <= span.end
                })
                .take(16),
        );
        if values.is_empty() {
            values.extend(self.assigned_field(class, name));
        }
        values
    }

    /// `Object.assign(this, { orders, mailer })` in the constructor.
    fn assigned_field(&self, class: ClassRef<'a>, name: &str) -> Option<Expr<'a>> {
        let constructor = class.constructor()?;
        self.calls_within(constructor.place())
            .filter(|call| call.name() == Some("assign"))
            .filter(|call| {
                call.argument(0)
                    .is_some_and(|target| matches!(target.node, Expression::ThisExpression(_)))
            })
            .flat_map(|call| call.arguments().skip(1))
            .find_map(|fields| self.shape(fields).get(name))
    }

    /// `constructor(private readonly name: Type)`.
    pub(crate) fn parameter_property(
        &self,
        class: ClassRef<'a>,
        name: &str,
    ) -> Option<(FunctionRef<'a>, usize)> {
        let constructor = class.constructor()?;
        let position = constructor.parameters().items.iter().enumerate().position(
            |(position, parameter)| {
                (parameter.accessibility.is_some() || parameter.readonly)
                    && constructor.parameter_name(position) == Some(name)
            },
        )?;
        Some((constructor, position))
    }
}

/// The name of a type that is a plain reference.
pub(crate) fn type_name<'a>(annotation: &'a TSTypeAnnotation<'a>) -> Option<&'a str> {
    match &annotation.type_annotation {
        TSType::TSTypeReference(reference) => match &reference.type_name {
            TSTypeName::IdentifierReference(name) => Some(name.name.as_str()),
            TSTypeName::QualifiedName(name) => Some(name.right.name.as_str()),
            TSTypeName::ThisExpression(_) => None,
        },
        _ => None,
    }
}
