//! Answers: what is sent to the client.

use oxc_ast::ast::Expression;

use super::calls::member;
use super::{Call, Expr, Facts};
use crate::source::Place;

/// Something that is sent to the client.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    /// What is sent.
    pub value: Expr<'a>,
    /// Where a person would point at it.
    pub place: Place,
}

const SENDING: &[&str] = &["end", "json", "jsonp", "render", "send", "write", "text", "html", "body"];

impl<'a> Facts<'a> {
    /// What the project's code sends to clients: `res.json(value)`, `reply.code(400).send(value)`, `c.json(value)`,
    /// `NextResponse.json(value)`, `ctx.body = value`.
    pub fn answers(&self) -> Vec<Answer<'a>> {
        let mut answers = Vec::new();
        for name in SENDING {
            for call in self.index().calls_named(name) {
                if self.sends(call, name) {
                    answers.extend(call.arguments().map(|value| Answer {
                        value,
                        place: call.head_place(),
                    }));
                }
            }
        }
        for call in self.index().calls_named("Response").filter(|call| call.is_new) {
            answers.extend(call.argument(0).map(|value| Answer {
                value,
                place: call.head_place(),
            }));
        }
        for assignment in self.index().assignments() {
            let target = assignment.target.as_member_expression();
            let to_body = target.is_some_and(|target| {
                target.static_property_name() == Some("body")
                    && match target.object() {
                        Expression::Identifier(object) => {
                            matches!(object.name.as_str(), "ctx" | "context")
                        }
                        Expression::StaticMemberExpression(object) => object.property.name == "response",
                        _ => false,
                    }
            });
            if to_body {
                answers.push(Answer {
                    value: assignment.value,
                    place: assignment.place,
                });
            }
        }
        answers
    }

    fn sends(&self, call: Call<'a>, name: &str) -> bool {
        let mut receiver = call.receiver();
        for _ in 0..8 {
            let Some(expr) = receiver else { return false };
            if let Some(inner) = Call::of(expr) {
                receiver = inner.receiver();
                continue;
            }
            // `this.res.json(…)`
            let text = member(expr).map_or_else(
                || self.text(expr.place()),
                |(_, name)| name.unwrap_or_default(),
            );
            return match text {
                "res" | "response" | "reply" | "resp" | "_res" => true,
                "NextResponse" | "Response" => name == "json",
                "c" | "ctx" => matches!(name, "json" | "text" | "html" | "body"),
                _ => false,
            };
        }
        false
    }
}
