//! Rejections: where a promise that a call gives goes when it is rejected.

use oxc_ast::AstKind;
use oxc_span::GetSpan;

use super::{Call, Facts};
use crate::source::Place;

/// What becomes of a rejected promise.
#[derive(Debug, Clone, Copy)]
pub enum Rejection {
    /// It stops the function, or reaches the caller.
    Thrown,
    /// It ends in this handler: a `catch` clause or a callback.
    Handled(Place),
    /// The code behind the call runs without waiting for it.
    Unawaited,
}

impl<'a> Facts<'a> {
    /// What becomes of the promise that a call gives when it is rejected.
    pub fn rejection(&self, call: Call<'a>) -> Rejection {
        let nodes = self.file(call.file).semantic.nodes();
        let place = |span: oxc_span::Span| Place {
            file: call.file,
            span: super::span(span),
        };
        let mut handler = None;
        let mut continued = false;
        let mut waited = false;
        let mut inner = call.span;
        for ancestor in nodes.ancestors(call.node).take(80) {
            match ancestor.kind() {
                AstKind::CallExpression(outer) => {
                    let outer = Call::of_call(call.file, outer);
                    let on_promise = outer.receiver().is_some_and(|receiver| {
                        receiver.span().start <= call.span.start
                            && call.span.end <= receiver.span().end
                    });
                    if !on_promise {
                        return Rejection::Thrown;
                    }
                    match outer.name() {
                        Some("catch") if handler.is_none() => handler = outer.argument(0),
                        Some("then") => {
                            continued = true;
                            handler = handler.or_else(|| outer.argument(1));
                        }
                        _ => {}
                    }
                    inner = outer.span;
                }
                AstKind::StaticMemberExpression(_)
                | AstKind::ChainExpression(_)
                | AstKind::ParenthesizedExpression(_) => {}
                AstKind::AwaitExpression(_) | AstKind::ReturnStatement(_) => waited = true,
                AstKind::ExpressionStatement(_) => {
                    if handler.is_none() && !waited && !continued {
                        return self.unless_last(call, ancestor.id());
                    }
                    if !waited && !continued {
                        return Rejection::Unawaited;
                    }
                    if let Some(handler) = handler {
                        return Rejection::Handled(handler.place());
                    }
                }
                AstKind::TryStatement(statement) => {
                    let inside = statement.block.span.start <= inner.start
                        && inner.end <= statement.block.span.end;
                    if inside && waited && handler.is_none() {
                        return statement
                            .handler
                            .as_ref()
                            .map_or(Rejection::Thrown, |clause| {
                                Rejection::Handled(place(clause.span))
                            });
                    }
                }
                AstKind::Function(_) | AstKind::ArrowFunctionExpression(_) => break,
                _ => {}
            }
        }
        match handler {
            Some(handler) => Rejection::Handled(handler.place()),
            None => Rejection::Thrown,
        }
    }

    /// Whether a call is all that is done in the block around it.
    pub fn is_alone_in_block(&self, call: Call<'a>) -> bool {
        let nodes = self.file(call.file).semantic.nodes();
        nodes
            .ancestor_kinds(call.node)
            .take(12)
            .find_map(|kind| match kind {
                AstKind::BlockStatement(block) => Some(block.body.len() == 1),
                _ => None,
            })
            .unwrap_or(false)
    }

    /// A promise in the last statement of a function makes nobody wait in vain.
    fn unless_last(&self, call: Call<'a>, statement: oxc_semantic::NodeId) -> Rejection {
        let end = self
            .enclosing_function(call.file, call.node)
            .map_or(0, |function| function.span().end);
        let nodes = self.file(call.file).semantic.nodes();
        let behind = Place {
            file: call.file,
            span: crate::source::Span {
                start: nodes.kind(statement).span().end,
                end,
            },
        };
        let more = self
            .text(behind)
            .chars()
            .any(|c| !c.is_whitespace() && !matches!(c, '}' | ')' | ';'));
        if more {
            Rejection::Unawaited
        } else {
            Rejection::Thrown
        }
    }
}
