//! What of a request a client decides.

use super::*;

impl<'f> Tracer<'f> {
    pub(super) fn request(&self, id: ExprId, path: &[Key<'f>]) -> Option<Way> {
        let function = self.facts.syntax.node(id).function;
        self.is_request_data(path, Some((id, function)))
            .then(|| vec![self.whole_member(id, path.len())])
    }

    pub(super) fn request_of(&self, function: FunctionId, path: &[Key<'f>]) -> Option<Way> {
        let node = self.facts.syntax.function(function).node?;
        self.is_request_data(path, None).then(|| vec![node])
    }

    pub(super) fn is_request_data(
        &self,
        path: &[Key<'f>],
        at: Option<(ExprId, FunctionId)>,
    ) -> bool {
        let (member, rest) = match path {
            [Key::Named(member), rest @ ..] => (*member, rest),
            // The request itself, as a whole: only what logs or stores it all cares.
            _ => return false,
        };
        let Some((_, shape)) = REQUEST_MEMBERS.iter().find(|(name, _)| *name == member) else {
            return false;
        };
        let is_object = match shape {
            Shape::Anything => true,
            Shape::Text => {
                rest.is_empty() && matches!(member, "params" | "headers" | "signedCookies")
            }
            Shape::Upload => false,
        };
        if *shape == Shape::Upload {
            // Multer names the stored file itself; what the client named it is in `originalname`.
            let is_clients_word = rest
                .iter()
                .any(|key| matches!(key, Key::Named("originalname" | "name" | "mimetype")));
            return is_clients_word
                && !matches!(self.danger, Danger::NoSql | Danger::MassAssignment);
        }
        match self.danger {
            Danger::NoSql => is_object && !self.is_validated(member, at),
            Danger::MassAssignment => is_object && !self.is_validated(member, at),
            Danger::Any => true,
            _ => !self.is_validated_by_format(member, rest, at),
        }
    }

    /// Whether middleware before the handler has checked this part of the request with a schema.
    pub(super) fn is_validated(&self, member: &str, at: Option<(ExprId, FunctionId)>) -> bool {
        at.is_some_and(|(id, _)| crate::javascript::express::is_validated(self.facts, id, member))
    }

    pub(super) fn is_validated_by_format(
        &self,
        member: &str,
        rest: &[Key<'f>],
        at: Option<(ExprId, FunctionId)>,
    ) -> bool {
        at.is_some_and(|(id, _)| {
            crate::javascript::express::schema_cleans(self.facts, id, member, rest, self.danger)
        })
    }

    /// `req.body.name` for its `req`.
    pub(super) fn whole_member(&self, id: ExprId, length: usize) -> ExprId {
        let syntax = &self.facts.syntax;
        let mut whole = id;
        for _ in 0..length {
            let Some(parent) = syntax.node(whole).parent else {
                break;
            };
            match syntax.node(parent).kind {
                Kind::Member { object, .. } | Kind::Index { object, .. } if object == whole => {
                    whole = parent
                }
                _ => break,
            }
        }
        whole
    }
}
