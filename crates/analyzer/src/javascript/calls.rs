//! Calls and constructions under one name.

use oxc_ast::AstKind;
use oxc_ast::ast::{Argument, CallExpression, Expression, NewExpression};
use oxc_semantic::NodeId;

use super::{Expr, span};
use crate::source::{FileId, Place, Span};

/// `f(x)`, `o.f(x)` or `new F(x)`.
#[derive(Clone, Copy)]
pub struct Call<'a> {
    /// The file.
    pub file: FileId,
    /// The node in the file's list.
    pub node: NodeId,
    /// The range of the whole call.
    pub span: Span,
    /// What is called.
    callee: &'a Expression<'a>,
    arguments: &'a [Argument<'a>],
    /// Whether it is a construction.
    pub is_new: bool,
}

impl<'a> Call<'a> {
    /// The call behind an AST node.
    pub(crate) fn of_kind(file: FileId, kind: AstKind<'a>) -> Option<Self> {
        match kind {
            AstKind::CallExpression(call) => Some(Self::of_call(file, call)),
            AstKind::NewExpression(new) => Some(Self::of_new(file, new)),
            _ => None,
        }
    }

    pub(crate) fn of_call(file: FileId, call: &'a CallExpression<'a>) -> Self {
        Self {
            file,
            node: call.node_id.get(),
            span: span(call.span),
            callee: &call.callee,
            arguments: &call.arguments,
            is_new: false,
        }
    }

    pub(crate) fn of_new(file: FileId, new: &'a NewExpression<'a>) -> Self {
        Self {
            file,
            node: new.node_id.get(),
            span: span(new.span),
            callee: &new.callee,
            arguments: &new.arguments,
            is_new: true,
        }
    }

    /// The call that an expression is, through `await`, parentheses and type assertions.
    pub fn of(expr: Expr<'a>) -> Option<Self> {
        match plain(expr.node) {
            Expression::CallExpression(call) => Some(Self::of_call(expr.file, call)),
            Expression::NewExpression(new) => Some(Self::of_new(expr.file, new)),
            Expression::ChainExpression(chain) => match &chain.expression {
                oxc_ast::ast::ChainElement::CallExpression(call) => {
                    Some(Self::of_call(expr.file, call))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Where the call stands.
    pub fn place(self) -> Place {
        Place {
            file: self.file,
            span: self.span,
        }
    }

    /// What is called.
    pub fn callee(self) -> Expr<'a> {
        Expr {
            file: self.file,
            node: self.callee,
        }
    }

    /// Where the callee stands: a good place to report a call that spans many lines.
    pub fn callee_place(self) -> Place {
        self.callee().place()
    }

    /// Where a person would point at the call: from its start to the end of the callee, and only the method's name where it stands
    /// behind other calls of a chain.
    pub fn head_place(self) -> Place {
        let end = self.callee().span().end;
        let mut start = self.span.start;
        let mut receiver = self.receiver();
        let name_at = end - self.name().map_or(0, |name| name.len() as u32);
        while let Some(expr) = receiver {
            if Call::of(expr).is_some() {
                // The name ends where the callee ends.
                start = name_at;
                break;
            }
            receiver = member(expr).map(|(object, _)| object);
        }
        Place {
            file: self.file,
            span: Span { start, end },
        }
    }

    /// The object of a method call: `o` in `o.f(x)`.
    pub fn receiver(self) -> Option<Expr<'a>> {
        member(self.callee()).map(|(object, _)| object)
    }

    /// The last name of the callee: `f` in `o.f(x)` and in `f(x)`.
    pub fn name(self) -> Option<&'a str> {
        match plain(self.callee) {
            Expression::Identifier(identifier) => Some(identifier.name.as_str()),
            _ => member(self.callee()).and_then(|(_, name)| name),
        }
    }

    /// The argument at a position; none behind a spread.
    pub fn argument(self, position: usize) -> Option<Expr<'a>> {
        if self
            .arguments
            .iter()
            .take(position + 1)
            .any(Argument::is_spread)
        {
            return None;
        }
        let node = self.arguments.get(position)?.as_expression()?;
        Some(Expr {
            file: self.file,
            node,
        })
    }

    /// All arguments that are no spread.
    pub fn arguments(self) -> impl DoubleEndedIterator<Item = Expr<'a>> {
        self.arguments
            .iter()
            .filter_map(Argument::as_expression)
            .map(move |node| Expr {
                file: self.file,
                node,
            })
    }

    /// All arguments, with what is spread in the place of a spread.
    pub fn arguments_and_spreads(self) -> impl Iterator<Item = Expr<'a>> {
        self.arguments.iter().map(move |argument| Expr {
            file: self.file,
            node: match argument {
                Argument::SpreadElement(spread) => &spread.argument,
                other => other.to_expression(),
            },
        })
    }

    /// The list that is spread where the argument at a position would stand.
    pub(crate) fn spread_at(self, position: usize) -> Option<Expr<'a>> {
        self.arguments
            .iter()
            .take(position + 1)
            .find_map(|argument| match argument {
                Argument::SpreadElement(spread) => Some(Expr {
                    file: self.file,
                    node: &spread.argument,
                }),
                _ => None,
            })
    }

    /// How many arguments are written.
    pub fn argument_count(self) -> usize {
        self.arguments.len()
    }
}

/// The expression without parentheses, `await`, type assertions and `!`.
pub(crate) fn plain<'a>(mut node: &'a Expression<'a>) -> &'a Expression<'a> {
    loop {
        node = match node {
            Expression::ParenthesizedExpression(inner) => &inner.expression,
            Expression::AwaitExpression(inner) => &inner.argument,
            Expression::TSAsExpression(inner) => &inner.expression,
            Expression::TSSatisfiesExpression(inner) => &inner.expression,
            Expression::TSNonNullExpression(inner) => &inner.expression,
            Expression::TSTypeAssertion(inner) => &inner.expression,
            Expression::TSInstantiationExpression(inner) => &inner.expression,
            _ => return node,
        };
    }
}

/// Object and property name of a member expression, also in an optional chain. The name is none where it is computed.
pub(crate) fn member<'a>(expr: Expr<'a>) -> Option<(Expr<'a>, Option<&'a str>)> {
    use oxc_ast::ast::MemberExpression;
    let node = plain(expr.node);
    let member: Option<&'a MemberExpression<'a>> = match node {
        Expression::ChainExpression(chain) => chain.expression.member_expression(),
        _ => node.as_member_expression(),
    };
    let member = member?;
    let name = match member {
        MemberExpression::StaticMemberExpression(member) => Some(member.property.name.as_str()),
        MemberExpression::PrivateFieldExpression(member) => Some(member.field.name.as_str()),
        MemberExpression::ComputedMemberExpression(member) => match &member.expression {
            Expression::StringLiteral(literal) => Some(literal.value.as_str()),
            _ => None,
        },
    };
    Some((expr.with(member.object()), name))
}
