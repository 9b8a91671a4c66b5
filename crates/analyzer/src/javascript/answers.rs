//! Answers: what is sent back to a caller, with which headers, and whether a browser reads it as HTML.

use oxc_ast::AstKind;
use oxc_ast::ast::{AssignmentTarget, Expression, ObjectExpression};
use oxc_semantic::NodeId;

use super::calls::{member, plain};
use super::definition::{Key, key_name};
use super::flow::is_block;
use super::sources::Role;
use super::{Call, Definition, Expr, Facts};
use crate::source::{FileId, Place};

/// Names that the answer goes by.
const NAMES: &[&str] = &["_res", "reply", "res", "resp", "response"];

/// Types that an answer is declared with.
const TYPES: &[&str] = &[
    "ExpressResponse",
    "FastifyReply",
    "NextApiResponse",
    "Reply",
    "Response",
    "ServerResponse",
];

/// Names of what stands beside the request and is no answer.
const OTHERS: &[&str] = &[
    "callback", "cb", "context", "ctx", "done", "err", "error", "next", "options",
];

/// Methods that set one header.
const SETTERS: &[&str] = &["append", "appendHeader", "header", "set", "setHeader"];

/// How a browser reads an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    Html,
    Other,
    Unsaid,
}

/// Something that is sent back.
pub struct Answer<'a> {
    /// Where a person would point at it.
    pub place: Place,
    /// What is sent.
    pub body: Expr<'a>,
    node: NodeId,
    kind: Kind,
    /// The headers that are given together with the body.
    headers: Option<Expr<'a>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `res.send`: a string is HTML.
    Sent,
    /// `res.write`, `res.end`: browsers guess.
    Written,
    /// A string that begins with `<` is HTML: Koa, hapi, a method of a NestJS controller.
    Guessed,
    /// HTML only where a header says so: `new Response(…)`, `reply.send`, `{ statusCode, body }`.
    Typed,
    /// `c.html(…)`.
    Html,
}

/// A header that is written to an answer.
#[derive(Clone)]
pub struct HeaderWrite<'a> {
    /// Where a person would point at it.
    pub place: Place,
    /// Its name in lower case, where it is constant.
    pub name: Option<String>,
    /// The expression that names it, where it is one.
    pub named_by: Option<Expr<'a>>,
    /// Its value.
    pub value: Expr<'a>,
    /// The call that writes it.
    pub call: Option<Call<'a>>,
    file: FileId,
    node: NodeId,
}

impl<'a> Facts<'a> {
    /// Whether an expression is the answer to a request, through calls in a chain: `res`, `res.status(404)`, `this.res`.
    pub fn is_answer(&self, expr: Expr<'a>) -> bool {
        let mut current = expr.with(plain(expr.node));
        for _ in 0..24 {
            let Some(call) = Call::of(current) else { break };
            let Some(receiver) = call.receiver() else {
                return false;
            };
            current = receiver.with(plain(receiver.node));
        }
        if let Some((object, Some(name))) = member(current) {
            let own = matches!(plain(object.node), Expression::ThisExpression(_))
                || self.is_request(object)
                || matches!(self.text(object.place()), "ctx" | "context" | "c");
            return (matches!(name, "res" | "response" | "reply") && own)
                || (matches!(name, "raw" | "res") && self.is_answer_name(object));
        }
        self.is_answer_name(current)
    }

    fn is_answer_name(&self, expr: Expr<'a>) -> bool {
        let Expression::Identifier(identifier) = plain(expr.node) else {
            return false;
        };
        let name = identifier.name.as_str();
        let Some(symbol) = self.symbol(expr) else {
            return NAMES.contains(&name);
        };
        match self.definition(expr.file, symbol) {
            Definition::Parameter(function, position, keys) if keys.is_empty() => {
                NAMES.contains(&name)
                    || function
                        .parameter_type(position)
                        .is_some_and(|name| TYPES.contains(&name))
                    || (position > 0
                        && !OTHERS.contains(&name)
                        && self.role(function, position - 1) == Some(Role::Request))
            }
            Definition::Parameter(_, _, keys) => {
                matches!(keys.as_slice(), [Key::Name("res" | "response" | "reply")])
            }
            Definition::Value(value, keys) => {
                // What is waited for is an answer that this server got.
                keys.is_empty()
                    && NAMES.contains(&name)
                    && !matches!(value.node, Expression::AwaitExpression(_))
            }
            _ => NAMES.contains(&name),
        }
    }

    /// Everything that is sent back as text.
    pub fn answers(&self) -> Vec<Answer<'a>> {
        let mut answers = Vec::new();
        for (name, kind) in [
            ("send", Kind::Sent),
            ("write", Kind::Written),
            ("end", Kind::Written),
        ] {
            for call in self.index().calls_named(name) {
                let Some(receiver) = call.receiver().filter(|receiver| self.is_answer(*receiver))
                else {
                    continue;
                };
                let is_reply = name == "send" && self.text(receiver.place()).starts_with("reply");
                let kind = if is_reply { Kind::Typed } else { kind };
                answers.extend(self.answer(call, 0, kind, None));
            }
        }
        for call in self.index().calls_named("html") {
            let on_context = call.receiver().is_some_and(|receiver| {
                self.is_request(receiver)
                    || matches!(self.text(receiver.place()), "c" | "ctx" | "reply")
            });
            if on_context {
                answers.extend(self.answer(call, 0, Kind::Html, None));
            }
        }
        for name in ["Response", "NextResponse"] {
            for call in self.index().calls_named(name).filter(|call| call.is_new) {
                let headers = call
                    .argument(1)
                    .and_then(|options| self.options(Some(options)).get("headers").value());
                answers.extend(self.answer(call, 0, Kind::Typed, headers));
            }
        }
        for call in self.index().calls_named("response") {
            if call
                .receiver()
                .is_some_and(|receiver| self.text(receiver.place()) == "h")
            {
                answers.extend(self.answer(call, 0, Kind::Guessed, None));
            }
        }
        for assignment in self.index().assignments() {
            if let AssignmentTarget::StaticMemberExpression(target) = assignment.target
                && target.property.name == "body"
                && self.is_context(assignment.value.with(&target.object))
            {
                answers.push(Answer {
                    place: assignment.place,
                    body: assignment.value,
                    node: target.node_id.get(),
                    kind: Kind::Guessed,
                    headers: None,
                });
            }
        }
        // `return { statusCode: 200, headers, body }`
        for body in self.index().properties("body") {
            if let Some(object) = self.object_around(*body)
                && has_property(object, &["statusCode"])
            {
                answers.push(Answer {
                    place: body.place(),
                    body: *body,
                    node: body.node_id(),
                    kind: Kind::Typed,
                    headers: property(object, "headers").map(|headers| body.with(headers)),
                });
            }
        }
        for (_, value) in self.decorated_returns(&["Get", "Post", "Put", "Patch", "Delete", "All"])
        {
            answers.push(Answer {
                place: value.place(),
                body: value,
                node: value.node_id(),
                kind: Kind::Guessed,
                headers: None,
            });
        }
        answers
    }

    fn answer(
        &self,
        call: Call<'a>,
        position: usize,
        kind: Kind,
        headers: Option<Expr<'a>>,
    ) -> Option<Answer<'a>> {
        Some(Answer {
            place: call.head_place(),
            body: call.argument(position)?,
            node: call.node,
            kind,
            headers,
        })
    }

    /// Whether an expression is Koa's context, whose `body` and `type` are the answer's.
    fn is_context(&self, expr: Expr<'a>) -> bool {
        match member(expr) {
            Some((object, Some("response"))) => self.is_context(object),
            Some(_) => false,
            None => {
                matches!(self.text(expr.place()), "ctx" | "context")
                    || (self.is_request(expr)
                        && !matches!(self.text(expr.place()), "req" | "request" | "c"))
            }
        }
    }

    /// Whether a browser reads an answer as HTML.
    pub fn is_read_as_html(&self, answer: &Answer<'a>) -> bool {
        if answer.kind == Kind::Html {
            return true;
        }
        match self.reading(answer) {
            Reading::Html => true,
            Reading::Other => false,
            Reading::Unsaid => match answer.kind {
                Kind::Sent | Kind::Html => true,
                Kind::Typed => false,
                Kind::Written => self.has_markup(answer.body),
                Kind::Guessed => self
                    .leading_text_of(answer.body)
                    .trim_start()
                    .starts_with('<'),
            },
        }
    }

    /// Whether a text that is put together has markup in its constant parts.
    fn has_markup(&self, expr: Expr<'a>) -> bool {
        self.pieces(self.resolve(expr))
            .iter()
            .any(|piece| match piece {
                super::text::Piece::Text(text) => text.contains('<'),
                super::text::Piece::Part(part) => {
                    self.leading_text_of(*part).trim_start().starts_with('<')
                }
            })
    }

    fn reading(&self, answer: &Answer<'a>) -> Reading {
        if let Some(headers) = answer.headers {
            let options = self.options(Some(headers));
            let typed = options
                .set()
                .filter(|(name, _)| name.eq_ignore_ascii_case("content-type"))
                .last();
            if let Some((_, value)) = typed {
                return self.read_type(value);
            }
        }
        let file = answer.body.file;
        let Some(function) = self.enclosing_function(file, answer.node) else {
            return Reading::Unsaid;
        };
        let nodes = self.file(file).semantic.nodes();
        let before = answer.body.span().start;
        // What was said in a block that does not hold the answer was said of another one.
        let applies = |node: NodeId, start: u32| {
            start < before
                && nodes
                    .ancestors(node)
                    .find(|ancestor| is_block(ancestor.kind()))
                    .is_some_and(|block| {
                        nodes
                            .ancestor_ids(answer.node)
                            .any(|ancestor| ancestor == block.id())
                    })
        };
        let mut said = (0, Reading::Unsaid);
        let mut say = |start: u32, reading: Reading| {
            if start >= said.0 && reading != Reading::Unsaid {
                said = (start, reading);
            }
        };
        for call in self.calls_within(function.place()) {
            let is_type = matches!(call.name(), Some("type" | "contentType" | "attachment"));
            if !is_type || !applies(call.node, call.span.start) {
                continue;
            }
            let on_answer = call
                .receiver()
                .is_some_and(|receiver| self.is_answer(receiver));
            if on_answer {
                let reading = match (call.name(), call.argument(0)) {
                    (Some("attachment"), _) => Reading::Other,
                    (_, Some(value)) => self.read_type(value),
                    _ => Reading::Unsaid,
                };
                say(call.callee().span().end, reading);
            }
        }
        for write in self.header_writes() {
            if write.file != file || !applies(write.node, write.place.span.start) {
                continue;
            }
            let reading = match write.name.as_deref() {
                Some("content-type") => self.read_type(write.value),
                Some("content-disposition")
                    if self.leading_text_of(write.value).starts_with("attachment") =>
                {
                    Reading::Other
                }
                _ => continue,
            };
            say(write.place.span.end, reading);
        }
        for assignment in self.index().assignments() {
            if let AssignmentTarget::StaticMemberExpression(target) = assignment.target
                && matches!(target.property.name.as_str(), "type" | "contentType")
                && assignment.place.file == file
                && applies(target.node_id.get(), assignment.place.span.start)
                && self.is_context(assignment.value.with(&target.object))
            {
                say(
                    assignment.place.span.start,
                    self.read_type(assignment.value),
                );
            }
        }
        said.1
    }

    fn read_type(&self, value: Expr<'a>) -> Reading {
        let mut reading = Reading::Unsaid;
        for (_, constant) in self.possible(value) {
            let text = constant.to_text().to_ascii_lowercase();
            if text.contains("html") || text.contains("svg") || text.contains("xhtml") {
                return Reading::Html;
            }
            reading = Reading::Other;
        }
        if reading == Reading::Unsaid {
            let leading = self.leading_text_of(value);
            if leading.contains('/') && !leading.contains("html") {
                reading = Reading::Other;
            }
        }
        reading
    }

    /// Every header that is written to an answer.
    pub fn header_writes(&self) -> &[HeaderWrite<'a>] {
        self.memory
            .header_writes
            .get_or_init(|| self.find_header_writes())
    }

    fn find_header_writes(&self) -> Vec<HeaderWrite<'a>> {
        let mut found = Vec::new();
        for name in SETTERS {
            for call in self.index().calls_named(name) {
                let on_answer = call.receiver().is_some_and(|receiver| {
                    self.is_answer(receiver)
                        || self.is_context(receiver)
                        || matches!(self.text(receiver.place()), "c")
                        || member(receiver).is_some_and(|(_, name)| name == Some("headers"))
                        || self.text(receiver.place()) == "headers"
                });
                if !on_answer {
                    continue;
                }
                match (call.argument(0), call.argument(1)) {
                    (Some(named_by), Some(value)) => found.push(HeaderWrite {
                        place: call.head_place(),
                        name: self.string(named_by).map(|name| name.to_ascii_lowercase()),
                        named_by: Some(named_by),
                        value,
                        call: Some(call),
                        file: call.file,
                        node: call.node,
                    }),
                    (Some(all), None) => self.written_together(call, all, &mut found),
                    _ => {}
                }
            }
        }
        for name in ["headers", "writeHead"] {
            for call in self.index().calls_named(name) {
                let on_answer = call
                    .receiver()
                    .is_some_and(|receiver| self.is_answer(receiver));
                let all = call.arguments().next_back();
                if let Some(all) = all.filter(|_| on_answer) {
                    self.written_together(call, all, &mut found);
                }
            }
        }
        for headers in self.index().properties("headers") {
            self.given_as_option(*headers, &mut found);
        }
        for assignment in self.index().assignments() {
            let AssignmentTarget::ComputedMemberExpression(target) = assignment.target else {
                continue;
            };
            let Expression::StringLiteral(name) = &target.expression else {
                continue;
            };
            // A property is only a header where its name can be nothing else.
            if name.value.contains('-') {
                let object = assignment.value.with(&target.object);
                found.push(HeaderWrite {
                    place: self
                        .hands_over_headers(object)
                        .map_or(assignment.place, |call| call.head_place()),
                    name: Some(name.value.to_ascii_lowercase()),
                    named_by: None,
                    value: assignment.value,
                    call: None,
                    file: assignment.place.file,
                    node: target.node_id.get(),
                });
            }
        }
        found
    }

    /// The call that writes headers which were collected under a name before: `res.writeHead(200, headers)`.
    fn hands_over_headers(&self, headers: Expr<'a>) -> Option<Call<'a>> {
        let symbol = self.symbol(headers)?;
        ["writeHead", "set", "headers", "header"]
            .iter()
            .flat_map(|name| self.index().calls_named(name))
            .find(|call| {
                call.file == headers.file
                    && call
                        .receiver()
                        .is_some_and(|receiver| self.is_answer(receiver))
                    && call
                        .arguments()
                        .any(|argument| self.symbol(argument) == Some(symbol))
            })
    }

    /// `res.writeHead(200, { … })`, `res.set({ … })`.
    fn written_together(&self, call: Call<'a>, all: Expr<'a>, found: &mut Vec<HeaderWrite<'a>>) {
        let options = self.options(Some(all));
        found.extend(options.set().map(|(name, value)| HeaderWrite {
            place: call.head_place(),
            name: Some(name.to_ascii_lowercase()),
            named_by: None,
            value,
            call: Some(call),
            file: call.file,
            node: call.node,
        }));
    }

    /// `new Response(body, { headers: { … } })`, `{ statusCode: 302, headers: { … } }`.
    fn given_as_option(&self, headers: Expr<'a>, found: &mut Vec<HeaderWrite<'a>>) {
        let Some(object) = self.object_around(headers) else {
            return;
        };
        let nodes = self.file(headers.file).semantic.nodes();
        let call = Call::of_kind(headers.file, nodes.parent_kind(object.node_id.get()));
        let answers = call.is_some_and(|call| {
            matches!(call.name(), Some("Response" | "NextResponse"))
                || call.receiver().is_some_and(|receiver| {
                    matches!(self.text(receiver.place()), "NextResponse" | "Response")
                })
        }) || has_property(object, &["statusCode"]);
        if !answers {
            return;
        }
        for (name, value) in self.options(Some(headers)).set() {
            found.push(HeaderWrite {
                place: call.map_or(value.place(), Call::head_place),
                name: Some(name.to_ascii_lowercase()),
                named_by: None,
                value,
                call,
                file: headers.file,
                node: headers.node_id(),
            });
        }
    }

    /// The object literal in which an expression is a property's value.
    pub(crate) fn object_around(&self, value: Expr<'a>) -> Option<&'a ObjectExpression<'a>> {
        let nodes = self.file(value.file).semantic.nodes();
        let property = nodes.parent_id(value.node_id());
        match (nodes.kind(property), nodes.parent_kind(property)) {
            (AstKind::ObjectProperty(_), AstKind::ObjectExpression(object)) => Some(object),
            _ => None,
        }
    }

    /// What methods with one of these decorators return, with the name of the decorator: `@Redirect() go() { return { url }; }`.
    pub fn decorated_returns(&self, names: &[&str]) -> Vec<(&'a str, Expr<'a>)> {
        let mut found = Vec::new();
        for function in self.index().functions() {
            let nodes = self.file(function.file).semantic.nodes();
            let AstKind::MethodDefinition(method) = nodes.parent_kind(function.node()) else {
                continue;
            };
            let decorated = method
                .decorators
                .iter()
                .filter_map(|decorator| match &decorator.expression {
                    Expression::CallExpression(call) => match &call.callee {
                        Expression::Identifier(name) => Some(name.name.as_str()),
                        _ => None,
                    },
                    _ => None,
                })
                .find(|name| names.contains(name));
            if let Some(name) = decorated {
                found.extend(
                    self.index()
                        .returns(*function)
                        .iter()
                        .map(|value| (name, *value)),
                );
            }
        }
        found
    }
}

pub(super) fn property<'a>(
    object: &'a ObjectExpression<'a>,
    name: &str,
) -> Option<&'a Expression<'a>> {
    use oxc_ast::ast::ObjectPropertyKind;
    object
        .properties
        .iter()
        .find_map(|property| match property {
            ObjectPropertyKind::ObjectProperty(property) => {
                (key_name(&property.key) == Some(name)).then_some(&property.value)
            }
            ObjectPropertyKind::SpreadProperty(_) => None,
        })
}

fn has_property(object: &ObjectExpression<'_>, names: &[&str]) -> bool {
    use oxc_ast::ast::ObjectPropertyKind;
    object.properties.iter().any(|property| match property {
        ObjectPropertyKind::ObjectProperty(property) => {
            key_name(&property.key).is_some_and(|own| names.contains(&own))
        }
        ObjectPropertyKind::SpreadProperty(_) => false,
    })
}
