//! Checks that make a value safe in a part of the text: `if (!ALLOWED.includes(sort)) return ...`.

use rustc_hash::FxHashMap;

use super::flow::{Danger, Dangers, Reference};
use super::syntax::*;
use super::tables::cleaners::{CHECKS, TEXT};
use super::{Facts, flow};
use crate::source::{FileId, Span};

/// Conditions made of conditions, and checks behind functions of the project, are looked into this deep.
const DEPTH_LIMIT: u32 = 8;

/// Where which value is safe for what.
#[derive(Debug, Default)]
pub struct Guards {
    by_symbol: FxHashMap<SymbolId, Vec<Guard>>,
}

#[derive(Debug)]
struct Guard {
    /// The expression that is checked.
    checked: ExprId,
    region: Span,
    file: FileId,
    cleans: Dangers,
}

impl Guards {
    pub fn compute(facts: &Facts<'_>) -> Self {
        let mut guards = Self::default();
        for condition in &facts.syntax.conditions {
            let mut checks = Vec::new();
            collect(facts, condition.test, condition.holds, 0, &mut checks);
            for (checked, cleans) in checks {
                let applies = condition.only.is_none_or(|only| {
                    flow::reference(facts, checked).is_some_and(|checked| checked.symbol == only)
                });
                if applies {
                    guards.add(facts, checked, condition.region, cleans);
                }
            }
        }
        for case in &facts.syntax.cases {
            guards.add(facts, case.discriminant, case.region, Dangers::ALL);
        }
        guards
    }

    fn add(&mut self, facts: &Facts<'_>, checked: ExprId, region: Span, cleans: Dangers) {
        let file = facts.syntax.node(checked).file;
        if let Some(reference) = flow::reference(facts, checked) {
            self.by_symbol
                .entry(reference.symbol)
                .or_default()
                .push(Guard {
                    checked,
                    region,
                    file,
                    cleans,
                });
        }
        // `url.hostname` of `url = new URL(x)` is allowed: so are `url` and `x` for what the host decides.
        let Kind::Member {
            object,
            property: "host" | "hostname" | "origin",
        } = facts.syntax.node(checked).kind
        else {
            return;
        };
        let host = Dangers::of(&[Danger::Ssrf, Danger::Redirect]);
        if let Some(reference) = flow::reference(facts, object) {
            self.by_symbol
                .entry(reference.symbol)
                .or_default()
                .push(Guard {
                    checked: object,
                    region,
                    file,
                    cleans: host,
                });
        }
        if let Kind::New {
            arguments: [argument, ..],
            ..
        } = facts
            .syntax
            .node(facts.modules.resolved(&facts.syntax, object))
            .kind
            && let Some(reference) = flow::reference(facts, *argument)
        {
            self.by_symbol
                .entry(reference.symbol)
                .or_default()
                .push(Guard {
                    checked: *argument,
                    region,
                    file,
                    cleans: host,
                });
        }
    }

    /// Whether a check around this mention of the value takes the danger out of it.
    pub fn clean(
        &self,
        facts: &Facts<'_>,
        id: ExprId,
        reference: &Reference<'_>,
        danger: Danger,
    ) -> bool {
        let Some(guards) = self.by_symbol.get(&reference.symbol) else {
            return false;
        };
        let node = facts.syntax.node(id);
        guards.iter().any(|guard| {
            guard.file == node.file
                && guard.region.start <= node.span.start
                && node.span.end <= guard.region.end
                && guard.cleans.has(danger)
                && flow::reference(facts, guard.checked)
                    .is_some_and(|checked| reference.path.starts_with(&checked.path))
        })
    }
}

fn collect(
    facts: &Facts<'_>,
    test: ExprId,
    holds: bool,
    depth: u32,
    checks: &mut Vec<(ExprId, Dangers)>,
) {
    if depth > DEPTH_LIMIT {
        return;
    }
    let syntax = &facts.syntax;
    match syntax.node(test).kind {
        Kind::Unary {
            operator: Unary::Not,
            argument,
        } => collect(facts, argument, !holds, depth + 1, checks),
        Kind::Logical {
            operator: "&&",
            left,
            right,
        } if holds => {
            collect(facts, left, holds, depth + 1, checks);
            collect(facts, right, holds, depth + 1, checks);
        }
        Kind::Logical {
            operator: "||",
            left,
            right,
        } if !holds => {
            collect(facts, left, holds, depth + 1, checks);
            collect(facts, right, holds, depth + 1, checks);
        }
        // `a === 'x' || a === 'y'`: both sides must clean the same value.
        Kind::Logical {
            operator: "||",
            left,
            right,
        } => {
            let (mut ours, mut theirs) = (Vec::new(), Vec::new());
            collect(facts, left, holds, depth + 1, &mut ours);
            collect(facts, right, holds, depth + 1, &mut theirs);
            for (checked, cleans) in ours {
                let reference = flow::reference(facts, checked);
                for (other, others) in &theirs {
                    if reference.is_some() && reference == flow::reference(facts, *other) {
                        checks.push((checked, cleans.and(*others)));
                    }
                }
            }
        }
        Kind::Binary {
            operator,
            left,
            right,
        } => comparison(facts, operator, left, right, holds, checks),
        Kind::Call { callee, arguments } => call(facts, callee, arguments, holds, depth, checks),
        Kind::Name { .. } | Kind::Member { .. } => {
            let resolved = facts.modules.resolved(syntax, test);
            if resolved != test
                && matches!(
                    syntax.node(resolved).kind,
                    Kind::Call { .. }
                        | Kind::Binary { .. }
                        | Kind::Unary { .. }
                        | Kind::Logical { .. }
                )
            {
                collect(facts, resolved, holds, depth + 1, checks);
            }
        }
        // `MAP[sort]` is there: `sort` is one of the map's keys.
        Kind::Index { object, index } if holds && is_fixed_collection(facts, object) => {
            checks.push((index, Dangers::ALL));
        }
        _ => {}
    }
}

fn comparison(
    facts: &Facts<'_>,
    operator: &str,
    left: ExprId,
    right: ExprId,
    holds: bool,
    checks: &mut Vec<(ExprId, Dangers)>,
) {
    let syntax = &facts.syntax;
    let equal = match operator {
        "===" | "==" => holds,
        "!==" | "!=" => !holds,
        "in" => {
            if holds && is_fixed_collection(facts, right) {
                checks.push((left, Dangers::ALL));
            }
            return;
        }
        // `ALLOWED.indexOf(x) >= 0`, `> -1`, and the opposite in the other branch.
        ">=" | ">" | "<" => {
            let present = if operator == "<" { !holds } else { holds };
            if present && let Some(argument) = index_of(facts, left) {
                checks.push((argument, Dangers::ALL));
            }
            return;
        }
        _ => return,
    };
    if !equal {
        if let Some(argument) = index_of(facts, left)
            && facts.value(right).number() == Some(-1.0)
        {
            checks.push((argument, Dangers::ALL));
        }
        return;
    }
    for (value, constant) in [(left, right), (right, left)] {
        if let Kind::Unary {
            operator: Unary::Typeof,
            argument,
        } = syntax.node(value).kind
        {
            match facts.value(constant).string().as_deref() {
                Some("string") => checks.push((argument, TEXT)),
                Some("number" | "boolean" | "bigint") => checks.push((argument, Dangers::ALL)),
                _ => {}
            }
        } else if is_fixed(facts, constant) {
            checks.push((value, Dangers::ALL));
        }
    }
}

/// `x` in `LIST.indexOf(x)`.
fn index_of(facts: &Facts<'_>, id: ExprId) -> Option<ExprId> {
    let Kind::Call {
        callee,
        arguments: [argument, ..],
    } = facts.syntax.node(id).kind
    else {
        return None;
    };
    let Kind::Member {
        object,
        property: "indexOf",
    } = facts.syntax.node(callee).kind
    else {
        return None;
    };
    is_fixed_collection(facts, object).then_some(*argument)
}

fn call(
    facts: &Facts<'_>,
    callee: ExprId,
    arguments: &[ExprId],
    holds: bool,
    depth: u32,
    checks: &mut Vec<(ExprId, Dangers)>,
) {
    let syntax = &facts.syntax;
    if let Some(identity) = facts.value(callee).identity() {
        let row = CHECKS
            .iter()
            .find(|row| row.package == identity.package() && row.path == identity.path());
        if let (Some(row), Some(argument), true) = (row, arguments.first(), holds) {
            checks.push((*argument, row.cleans));
            return;
        }
        if !holds
            && matches!(identity.path(), "isNaN" | "Number.isNaN")
            && let Some(argument) = arguments.first()
        {
            checks.push((*argument, Dangers::ALL));
            return;
        }
        if holds && identity.is("global", "Object.hasOwn") && arguments.len() == 2 {
            checks.push((arguments[1], Dangers::ALL));
            return;
        }
    }
    if let Kind::Member { object, property } = syntax.node(callee).kind {
        let argument = arguments.first().copied();
        match (property, argument) {
            ("includes" | "has" | "hasOwnProperty", Some(argument))
                if holds && is_fixed_collection(facts, object) =>
            {
                checks.push((argument, Dangers::ALL));
            }
            ("includes", Some(argument)) if !holds && facts.value(argument).is_string("..") => {
                checks.push((object, Dangers::of(&[Danger::Path])));
            }
            ("test", Some(argument)) if holds => {
                if let Some((pattern, _)) = facts.value(object).regex()
                    && is_narrow(pattern)
                {
                    checks.push((argument, Dangers::ALL));
                }
            }
            ("match", Some(argument)) if holds => {
                if let Some((pattern, _)) = facts.value(argument).regex()
                    && is_narrow(pattern)
                {
                    checks.push((object, Dangers::ALL));
                }
            }
            ("startsWith", Some(prefix)) => starts_with(facts, object, prefix, holds, checks),
            ("call", _) if holds && arguments.len() == 2 => {
                // Object.prototype.hasOwnProperty.call(MAP, key)
                if let Kind::Member {
                    property: "hasOwnProperty",
                    ..
                } = syntax.node(object).kind
                {
                    checks.push((arguments[1], Dangers::ALL));
                }
            }
            _ => {}
        }
    }
    // A check in a function of the project: what its one answer says about its parameters holds for the arguments.
    let Some(function) = facts.modules.function(syntax, callee) else {
        return;
    };
    let function = syntax.function(function);
    let [answer] = function.returns.as_slice() else {
        return;
    };
    let mut inner = Vec::new();
    collect(facts, *answer, holds, depth + 1, &mut inner);
    for (checked, cleans) in inner {
        let Some(reference) = flow::reference(facts, checked) else {
            continue;
        };
        let parameter = function
            .parameters
            .iter()
            .position(|parameter| parameter.symbol == Some(reference.symbol));
        if let Some(argument) = parameter.and_then(|index| arguments.get(index))
            && reference.path.is_empty()
        {
            checks.push((*argument, cleans));
        }
    }
}

fn starts_with(
    facts: &Facts<'_>,
    object: ExprId,
    prefix: ExprId,
    holds: bool,
    checks: &mut Vec<(ExprId, Dangers)>,
) {
    let text = facts.value(prefix).string();
    match (holds, text.as_deref()) {
        (false, Some("//")) => checks.push((object, Dangers::of(&[Danger::Redirect]))),
        (false, Some("..")) => checks.push((object, Dangers::of(&[Danger::Path]))),
        (true, Some(text)) => {
            // The host must be complete: 'https://a.example' also starts 'https://a.example.evil.org'.
            let host_is_complete = text
                .split_once("://")
                .is_some_and(|(_, rest)| rest.contains('/'));
            if host_is_complete {
                checks.push((object, Dangers::of(&[Danger::Redirect, Danger::Ssrf])));
            } else if text.starts_with('/') && text.len() > 1 && !text.starts_with("//") {
                checks.push((object, Dangers::of(&[Danger::Redirect, Danger::Path])));
            } else {
                checks.push((object, Dangers::of(&[Danger::Path])));
            }
        }
        (true, None) => checks.push((object, Dangers::of(&[Danger::Path]))),
        _ => {}
    }
}

/// A constant, or something a client does not choose.
fn is_fixed(facts: &Facts<'_>, id: ExprId) -> bool {
    let value = facts.value(id);
    value.is_constant() || value.environment().is_some() || value.is("global", "process.env")
}

/// A list, set or map that the program fixed: a literal, `new Set([...])`, or a name that is not request data.
fn is_fixed_collection(facts: &Facts<'_>, id: ExprId) -> bool {
    let syntax = &facts.syntax;
    let resolved = facts.modules.resolved(syntax, id);
    match syntax.node(resolved).kind {
        Kind::Array(_) | Kind::Object(_) | Kind::New { .. } => true,
        Kind::String(_) | Kind::Template { .. } => false,
        Kind::Call { callee, .. } => {
            // `Object.keys(MAP)`, `process.env.ORIGINS.split(',')`
            !matches!(syntax.node(callee).kind, Kind::Member { object, .. } if facts.is_request_part(object))
        }
        _ => !facts.is_request_part(resolved),
    }
}

impl Facts<'_> {
    fn is_request_part(&self, id: ExprId) -> bool {
        let mut id = id;
        for _ in 0..32 {
            match self.syntax.node(id).kind {
                Kind::Member { object, .. } | Kind::Index { object, .. } => id = object,
                Kind::Call { callee, .. } => id = callee,
                Kind::Name { .. } => {
                    if flow::is_request(self, id) {
                        return true;
                    }
                    let resolved = self.modules.resolved(&self.syntax, id);
                    if resolved == id {
                        return self.is_taken_from_request(id);
                    }
                    id = resolved;
                }
                _ => return false,
            }
        }
        false
    }

    /// `const { tags } = req.body`: `tags` is the client's list, so being in it proves nothing.
    fn is_taken_from_request(&self, id: ExprId) -> bool {
        let Kind::Name {
            symbol: Some(symbol),
            ..
        } = self.syntax.node(id).kind
        else {
            return false;
        };
        self.syntax
            .symbol(symbol)
            .definitions
            .iter()
            .any(|definition| match definition.source {
                DefinitionSource::Value(value) => {
                    let mut base = value;
                    while let Kind::Member { object, .. } = self.syntax.node(base).kind {
                        base = object;
                    }
                    flow::is_request(self, base)
                }
                _ => false,
            })
    }
}

/// Whether a pattern fits whole strings only and lets no free text through.
pub fn is_narrow(pattern: &str) -> bool {
    if !(pattern.starts_with('^') && pattern.ends_with('$')) {
        return false;
    }
    let mut characters = pattern.chars().peekable();
    let mut in_class = false;
    while let Some(character) = characters.next() {
        match character {
            '\\' => {
                // \S, \W, \D and \s take more than a list of letters.
                if matches!(characters.next(), Some('S' | 'W' | 'D' | 's')) {
                    return false;
                }
            }
            '[' => {
                in_class = true;
                if characters.peek() == Some(&'^') {
                    return false;
                }
            }
            ']' => in_class = false,
            '.' if !in_class => return false,
            _ => {}
        }
    }
    true
}
