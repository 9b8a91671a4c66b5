//! Objects with methods: which class an object is of, what its fields hold, and which function a method call runs.

use oxc_ast::AstKind;
use oxc_ast::ast::{
    Class, ClassElement, Expression, MethodDefinitionKind, PropertyDefinition, TSType,
    TSTypeAnnotation, TSTypeName,
};

use super::calls::{member, plain};
use super::definition::{Export, Key, key_name};
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
        if let Some(known) = self.memory.methods.borrow().get(&key) {
            return *known;
        }
        self.memory.methods.borrow_mut().insert(key, None);
        let method = self.find_method(object, name, depth);
        self.memory.methods.borrow_mut().insert(key, method);
        method
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
        let resolved = self.resolve(object);
        if let Some(value) = self
            .object(resolved)
            .and_then(|literal| literal.get(self, name))
        {
            return self.function_within(value, depth);
        }
        // What a factory was handed: `({ repository }) => …` called as `make({ repository: … })`.
        if let Some(symbol) = self.symbol(resolved)
            && let Definition::Parameter(function, position, keys) =
                self.definition(resolved.file, symbol)
        {
            self.memory.asked_callers.set(true);
            return self
                .callers_by_name(function)
                .iter()
                .take(4)
                .find_map(|call| {
                    let mut value = call.argument(position)?;
                    for key in &keys {
                        let Key::Name(key) = key else { return None };
                        value = self.object(value)?.get(self, key)?;
                    }
                    self.method_of(value, name, depth)
                });
        }
        let made = Call::of(resolved).filter(|call| !call.is_new)?;
        let factory = self.function_within(made.callee(), depth)?;
        let value = self.index().returns(factory).iter().find_map(|returned| {
            self.object(*returned)
                .and_then(|object| object.get(self, name))
        })?;
        self.function_within(value, depth)
    }

    /// The class an object is of, or that an expression names.
    pub(crate) fn class_of(&self, object: Expr<'a>, depth: u32) -> Option<ClassRef<'a>> {
        let object = object.with(plain(object.node));
        let key = (object.file, object.span().start, object.span().end);
        if let Some(known) = self.memory.classes.borrow().get(&key) {
            return *known;
        }
        // What asks for itself on the way has no answer there: functions that call each other would be followed for ever.
        self.memory.classes.borrow_mut().insert(key, None);
        let class = self.find_class(object, depth);
        self.memory.classes.borrow_mut().insert(key, class);
        class
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
                Definition::Parameter(function, position, keys) if keys.is_empty() => {
                    if let Some(name) = function.parameter_type(position)
                        && let Some(class) = self.class_named(function.file, name)
                    {
                        return Some(class);
                    }
                    self.memory.asked_callers.set(true);
                    // While callers are being collected none are known yet; a second round has them.
                    return self
                        .callers_by_name(function)
                        .iter()
                        .take(8)
                        .find_map(|call| self.class_of(call.argument(position)?, depth));
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
        let owner = self.class_of(owner, depth)?;
        if let Some(annotation) = owner
            .property(name)
            .and_then(|property| property.type_annotation.as_ref())
            && let Some(class) =
                type_name(annotation).and_then(|name| self.class_named(owner.file, name))
        {
            return Some(class);
        }
        if let Some((constructor, position)) = self.parameter_property(owner, name) {
            let class = constructor.parameter_type(position)?;
            return self.class_named(owner.file, class);
        }
        self.field_values(owner, name)
            .into_iter()
            .find_map(|value| self.class_of(value, depth))
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
        values
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
