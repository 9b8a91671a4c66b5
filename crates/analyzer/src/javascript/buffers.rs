//! Buffers: whether one is still what it was made as.

use oxc_ast::AstKind;
use oxc_span::GetSpan;

use super::{Call, Expr, Facts};

/// Calls that read a buffer and leave it as it is.
const READING: &[&str] = &[
    "concat",
    "createCipheriv",
    "createDecipheriv",
    "encode",
    "from",
    "hash",
    "hashSync",
    "pbkdf2",
    "pbkdf2Sync",
    "scrypt",
    "scryptSync",
    "toString",
    "update",
    "setAAD",
    "equals",
    "timingSafeEqual",
];

impl<'a> Facts<'a> {
    /// Whether an expression is a buffer of zeros, or of one repeated byte, that nothing fills before it is used.
    pub fn is_blank_buffer(&self, expr: Expr<'a>) -> bool {
        let origins = self.origins(expr);
        let blank = origins.iter().any(|origin| {
            Call::of(*origin).is_some_and(|made| {
                matches!(
                    self.identity(made.callee()).as_deref(),
                    Some("Buffer.alloc" | "Uint8Array" | "Buffer.from" | "Array")
                ) && made.arguments().all(|argument| {
                    self.constant(argument).is_some() || self.is_constant_list(argument)
                })
            })
        });
        blank && !self.is_filled(expr)
    }

    fn is_constant_list(&self, expr: Expr<'a>) -> bool {
        self.elements(expr).is_some_and(|elements| {
            elements
                .into_iter()
                .all(|element| self.constant(element).is_some())
        })
    }

    /// Whether a named buffer is handed to something that can write into it, or written to.
    fn is_filled(&self, expr: Expr<'a>) -> bool {
        let Some(symbol) = self.symbol(expr) else {
            return false;
        };
        let semantic = &self.file(expr.file).semantic;
        let nodes = semantic.nodes();
        semantic
            .scoping()
            .get_resolved_references(symbol)
            .take(32)
            .any(|reference| {
                let node = reference.node_id();
                let parent = nodes.parent_id(node);
                match nodes.kind(parent) {
                    AstKind::CallExpression(call)
                        if call.callee.span() != nodes.kind(node).span() =>
                    {
                        let call = Call::of_call(expr.file, call);
                        !call.name().is_some_and(|name| READING.contains(&name))
                    }
                    AstKind::StaticMemberExpression(member) => {
                        let name = member.property.name.as_str();
                        matches!(name, "fill" | "set" | "copy" | "write")
                            || name.starts_with("write")
                    }
                    AstKind::ComputedMemberExpression(_) => matches!(
                        nodes.parent_kind(parent),
                        AstKind::AssignmentExpression(_) | AstKind::UpdateExpression(_)
                    ),
                    _ => false,
                }
            })
    }
}
