//! Names and what patterns bind.

use oxc_ast::ast;

use super::Lowering;
use crate::javascript::syntax::*;

impl<'a> Lowering<'_, 'a> {
    pub(super) fn binding_symbol(&self, identifier: &ast::BindingIdentifier<'a>) -> SymbolId {
        let id = identifier.symbol_id.get().map_or(0, |id| id.index());
        SymbolId(self.first_symbol + u32::try_from(id).expect("fewer symbols than bytes"))
    }

    pub(super) fn reference_symbol(
        &self,
        identifier: &ast::IdentifierReference<'a>,
    ) -> Option<SymbolId> {
        let reference = identifier.reference_id.get()?;
        let id = self.scoping.get_reference(reference).symbol_id()?;
        Some(SymbolId(
            self.first_symbol + u32::try_from(id.index()).expect("fewer symbols than bytes"),
        ))
    }

    pub(super) fn pattern_symbol(&self, pattern: &ast::BindingPattern<'a>) -> Option<SymbolId> {
        match pattern {
            ast::BindingPattern::BindingIdentifier(id) => Some(self.binding_symbol(id)),
            ast::BindingPattern::AssignmentPattern(it) => self.pattern_symbol(&it.left),
            _ => None,
        }
    }

    pub(super) fn define(
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

    pub(super) fn bind(
        &mut self,
        pattern: &ast::BindingPattern<'a>,
        source: DefinitionSource<'a>,
        path: &mut Vec<Key<'a>>,
    ) {
        self.bind_with_default(pattern, source, path, None);
    }

    pub(super) fn bind_with_default(
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

    pub(super) fn key(&mut self, key: &ast::PropertyKey<'a>) -> Key<'a> {
        match self.property_name(key) {
            PropertyName::Named(name) => Key::Named(name),
            _ => Key::Any,
        }
    }

    pub(super) fn property_name(&mut self, key: &ast::PropertyKey<'a>) -> PropertyName<'a> {
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

    pub(super) fn assign(
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

    pub(super) fn assign_with_default(
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
}
