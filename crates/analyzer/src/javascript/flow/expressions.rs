//! Members, texts, objects and arrays on the way.

use super::*;

impl<'f> Tracer<'f> {
    pub(super) fn member(
        &self,
        id: ExprId,
        object: ExprId,
        property: &'f str,
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        if matches!(property, "length" | "size" | "byteLength") {
            return None;
        }
        if let Kind::This = self.kind(object) {
            let class = self
                .facts
                .syntax
                .function(self.facts.syntax.node(id).function)
                .class?;
            let fields = &self.facts.syntax.class(class).fields;
            let whole = prefixed(Key::Named(property), path);
            return fields.iter().find_map(|field| {
                let rest = remaining(field.path, &whole)?;
                self.value(field.value, rest, None, depth)
            });
        }
        self.value(object, &prefixed(Key::Named(property), path), frame, depth)
    }

    pub(super) fn template(
        &self,
        texts: &[&str],
        parts: &[ExprId],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        if self.is_cleaned_by_text() {
            return None;
        }
        let mut before = texts.first().copied().unwrap_or_default().to_owned();
        for (index, &part) in parts.iter().enumerate() {
            if self.is_fixed_by_prefix(&before) {
                return None;
            }
            if let Some(way) = self.value(part, &[], frame, depth) {
                return Some(way);
            }
            before.push_str(
                &self
                    .facts
                    .value(part)
                    .string()
                    .unwrap_or_else(|| "\u{1}".to_owned()),
            );
            before.push_str(texts.get(index + 1).copied().unwrap_or_default());
        }
        None
    }

    pub(super) fn sum(
        &self,
        left: ExprId,
        right: ExprId,
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        if self.is_cleaned_by_text() {
            return None;
        }
        if let Some(way) = self.value(left, &[], frame, depth) {
            return Some(way);
        }
        let before = self.leading_text(left, 0);
        if self.is_fixed_by_prefix(&before) {
            return None;
        }
        self.value(right, &[], frame, depth)
    }

    pub(super) fn leading_text(&self, id: ExprId, depth: u32) -> String {
        const UNKNOWN: &str = "\u{1}";
        if depth > 16 {
            return UNKNOWN.to_owned();
        }
        let value = self.facts.value(id);
        if let Some(text) = value.string() {
            return text;
        }
        match self.kind(id) {
            Kind::Binary {
                operator: "+",
                left,
                right,
            } => self.leading_text(left, depth + 1) + &self.leading_text(right, depth + 1),
            Kind::Template { texts, .. } => texts.join(UNKNOWN),
            _ => UNKNOWN.to_owned(),
        }
    }

    pub(super) fn is_cleaned_by_text(&self) -> bool {
        matches!(self.danger, Danger::NoSql | Danger::MassAssignment)
    }

    /// Whether what follows this text can no longer choose the host.
    pub(super) fn is_fixed_by_prefix(&self, before: &str) -> bool {
        match self.danger {
            Danger::Ssrf => host_is_complete(before),
            Danger::Redirect => {
                host_is_complete(before)
                    || (before.starts_with('/') && before.len() > 1 && !before.starts_with("//"))
            }
            _ => false,
        }
    }

    pub(super) fn object(
        &self,
        properties: &[Property<'f>],
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        match path {
            [Key::Named(name), rest @ ..] => {
                for property in properties.iter().rev() {
                    let found = match property.key {
                        PropertyName::Named(key) if key == *name => {
                            return self.value(property.value, rest, frame, depth);
                        }
                        PropertyName::Spread => self.value(property.value, path, frame, depth),
                        PropertyName::Computed(_) => self.value(property.value, rest, frame, depth),
                        PropertyName::Named(_) => None,
                    };
                    if found.is_some() {
                        return found;
                    }
                }
                None
            }
            _ => {
                // A page is made of text: what is sent as an object is sent as JSON.
                if path.is_empty() && self.danger == Danger::Html {
                    return None;
                }
                let rest = path.get(1..).unwrap_or(&[]);
                properties.iter().find_map(|property| match property.key {
                    PropertyName::Named(name) if self.is_literal_operator(name) => None,
                    PropertyName::Spread => self.value(property.value, path, frame, depth),
                    // `{ $set: req.body }` stores what is behind the operator.
                    PropertyName::Named(name) if name.starts_with('$') => {
                        self.value(property.value, rest, frame, depth)
                    }
                    // An object built property by property has the properties the program chose.
                    _ if self.danger == Danger::MassAssignment && path.is_empty() => None,
                    _ => self.value(property.value, rest, frame, depth),
                })
            }
        }
    }

    /// `{ $eq: x }` compares with whatever `x` is and runs no operator in it.
    pub(super) fn is_literal_operator(&self, name: &str) -> bool {
        self.danger == Danger::NoSql && matches!(name, "$eq" | "$in" | "$nin")
    }

    pub(super) fn array(
        &self,
        elements: &[ExprId],
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        match path {
            [Key::Element(index), rest @ ..] => {
                let element = *elements.get(*index as usize)?;
                self.value(element, rest, frame, depth)
            }
            [] if self.danger == Danger::Html => None,
            _ => {
                let rest = path.get(1..).unwrap_or(&[]);
                elements
                    .iter()
                    .find_map(|&element| self.value(element, rest, frame, depth))
            }
        }
    }
}
