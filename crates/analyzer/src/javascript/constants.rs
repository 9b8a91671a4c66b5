//! The constants that values are.

use std::cell::Cell;

use super::syntax::{self, Kind, Unary};
use super::value::{EnvironmentRead, Value};

/// A value with more possible constants than this is not constant.
const ALTERNATIVES_LIMIT: usize = 16;
/// Constants are followed this deep.
const DEPTH_LIMIT: u32 = 32;
/// One question about a constant looks at no more expressions than this.
const STEP_LIMIT: u32 = 400;

/// The steps that are left of a question.
struct Steps(Cell<u32>);

impl Steps {
    fn new() -> Self {
        Self(Cell::new(STEP_LIMIT))
    }

    fn take(&self, depth: u32) -> Option<()> {
        let left = self
            .0
            .get()
            .checked_sub(1)
            .filter(|_| depth <= DEPTH_LIMIT)?;
        self.0.set(left);
        Some(())
    }
}

impl<'f> Value<'f> {
    /// The constant string it is, through variables, templates and concatenation.
    pub fn string(self) -> Option<String> {
        match self.strings()?.as_mut_slice() {
            [one] => Some(std::mem::take(one)),
            _ => None,
        }
    }

    /// Whether it is this constant string.
    pub fn is_string(self, text: &str) -> bool {
        self.string().is_some_and(|string| string == text)
    }

    /// All constant strings it can be; `None` when it can be something that is not constant.
    /// `process.env.X || 'fallback'` is not constant, ask [`Value::environment`].
    pub fn strings(self) -> Option<Vec<String>> {
        let mut strings = self.strings_within(0, &Steps::new())?;
        strings.dedup();
        Some(strings)
    }

    fn strings_within(self, depth: u32, steps: &Steps) -> Option<Vec<String>> {
        steps.take(depth)?;
        let both = |left: Self, right: Self| {
            let mut all = left.strings_within(depth + 1, steps)?;
            all.extend(right.strings_within(depth + 1, steps)?);
            (all.len() <= ALTERNATIVES_LIMIT).then_some(all)
        };
        match self.kind() {
            Kind::String(text) => Some(vec![text.to_owned()]),
            Kind::Number(number) => Some(vec![number.to_string()]),
            Kind::Template { texts, parts } => {
                let mut all = vec![texts.first().copied().unwrap_or_default().to_owned()];
                for (part, text) in parts.iter().zip(texts.iter().skip(1)) {
                    all = joined(&all, &self.at(*part).strings_within(depth + 1, steps)?)?;
                    all.iter_mut().for_each(|string| string.push_str(text));
                }
                Some(all)
            }
            Kind::Binary {
                operator: "+",
                left,
                right,
            } => {
                if self.number().is_some() {
                    return Some(vec![self.number()?.to_string()]);
                }
                joined(
                    &self.at(left).strings_within(depth + 1, steps)?,
                    &self.at(right).strings_within(depth + 1, steps)?,
                )
            }
            Kind::Conditional {
                consequent,
                alternate,
                ..
            } => both(self.at(consequent), self.at(alternate)),
            Kind::Logical {
                operator: "||" | "??",
                left,
                right,
            } => both(self.at(left), self.at(right)),
            _ => {
                let resolved = self.resolved();
                if resolved.id != self.id {
                    return resolved.strings_within(depth + 1, steps);
                }
                self.assigned_strings(depth, steps)
            }
        }
    }

    /// A variable with several assignments, all of them constant.
    fn assigned_strings(self, depth: u32, steps: &Steps) -> Option<Vec<String>> {
        let Kind::Name {
            symbol: Some(symbol),
            ..
        } = self.kind()
        else {
            return None;
        };
        let mut all = Vec::new();
        for definition in &self.facts.syntax.symbol(symbol).definitions {
            match definition.source {
                syntax::DefinitionSource::Nothing => {}
                syntax::DefinitionSource::Value(value)
                    if definition.path.is_empty() && definition.default.is_none() =>
                {
                    all.extend(self.at(value).strings_within(depth + 1, steps)?);
                }
                _ => return None,
            }
        }
        (!all.is_empty() && all.len() <= ALTERNATIVES_LIMIT).then_some(all)
    }

    /// The string literal or constant template it is written as, without following variables.
    pub fn literal_string(self) -> Option<&'f str> {
        match self.kind() {
            Kind::String(text) => Some(text),
            Kind::Template { texts: [text], .. } => Some(text),
            _ => None,
        }
    }

    /// The constant texts of a template or a concatenation in order, without what is put between them.
    pub fn constant_texts(self) -> Vec<&'f str> {
        let mut texts = Vec::new();
        self.collect_texts(&mut texts, 0);
        texts
    }

    fn collect_texts(self, texts: &mut Vec<&'f str>, depth: u32) {
        if depth > DEPTH_LIMIT || texts.len() > STEP_LIMIT as usize {
            return;
        }
        match self.resolved().kind() {
            Kind::String(text) => texts.push(text),
            Kind::Template { texts: own, .. } => texts.extend(own),
            Kind::Binary {
                operator: "+",
                left,
                right,
            } => {
                self.at(left).collect_texts(texts, depth + 1);
                self.at(right).collect_texts(texts, depth + 1);
            }
            _ => {}
        }
    }

    /// The constant number it is, arithmetic included: `15 * 60 * 1000`.
    pub fn number(self) -> Option<f64> {
        self.number_within(0, &Steps::new())
    }

    fn number_within(self, depth: u32, steps: &Steps) -> Option<f64> {
        steps.take(depth)?;
        match self.kind() {
            Kind::Number(number) => Some(number),
            Kind::Unary {
                operator: Unary::Minus,
                argument,
            } => Some(-self.at(argument).number_within(depth + 1, steps)?),
            Kind::Unary {
                operator: Unary::Plus,
                argument,
            } => self.at(argument).number_within(depth + 1, steps),
            Kind::Binary {
                operator,
                left,
                right,
            } => {
                let left = self.at(left).number_within(depth + 1, steps)?;
                let right = self.at(right).number_within(depth + 1, steps)?;
                match operator {
                    "+" => Some(left + right),
                    "-" => Some(left - right),
                    "*" => Some(left * right),
                    "/" => Some(left / right),
                    "**" => Some(left.powf(right)),
                    "<<" if (0.0..32.0).contains(&right) => Some(left * right.exp2()),
                    _ => None,
                }
            }
            Kind::Call {
                callee,
                arguments: [argument, ..],
            } => {
                let callee = self.at(callee).identity()?;
                if callee.package() == "global"
                    && matches!(callee.path(), "Number" | "parseInt" | "Number.parseInt")
                {
                    return self.at(*argument).number_within(depth + 1, steps);
                }
                None
            }
            // `Number(process.env.ROUNDS) || 12`: the fallback is what the code says.
            Kind::Logical {
                operator: "||" | "??",
                left,
                right,
            } => self
                .at(left)
                .number_within(depth + 1, steps)
                .or_else(|| self.at(right).number_within(depth + 1, steps)),
            Kind::String(text) => text.trim().parse().ok(),
            _ => {
                let resolved = self.resolved();
                (resolved.id != self.id)
                    .then(|| resolved.number_within(depth + 1, steps))
                    .flatten()
            }
        }
    }

    /// The constant truth value it is.
    pub fn boolean(self) -> Option<bool> {
        match self.resolved().kind() {
            Kind::Boolean(value) => Some(value),
            Kind::Unary {
                operator: Unary::Not,
                argument,
            } => match self.at(argument).kind() {
                Kind::Number(number) => Some(number == 0.0),
                _ => self.at(argument).boolean().map(|value| !value),
            },
            _ => None,
        }
    }

    /// Whether it is the constant `true`.
    pub fn is_true(self) -> bool {
        self.boolean() == Some(true)
    }

    /// Whether it is the constant `false`.
    pub fn is_false(self) -> bool {
        self.boolean() == Some(false)
    }

    /// Whether it is `null`, `undefined` or `void 0`.
    pub fn is_nothing(self) -> bool {
        match self.resolved().kind() {
            Kind::Null
            | Kind::Unary {
                operator: Unary::Void,
                ..
            } => true,
            Kind::Name { name, symbol: None } => name == "undefined",
            _ => false,
        }
    }

    /// Pattern and flags of a regular expression literal.
    pub fn regex(self) -> Option<(&'f str, &'f str)> {
        match self.resolved().kind() {
            Kind::Regex { pattern, flags } => Some((pattern, flags)),
            _ => None,
        }
    }

    /// Whether everything in it is constant: a literal, or made of literals.
    pub fn is_constant(self) -> bool {
        self.is_constant_within(0, &Steps::new())
    }

    fn is_constant_within(self, depth: u32, steps: &Steps) -> bool {
        if steps.take(depth).is_none() {
            return false;
        }
        match self.resolved().kind() {
            Kind::Boolean(_) | Kind::Null | Kind::BigInt | Kind::Regex { .. } => true,
            Kind::Array(elements) => elements
                .iter()
                .all(|id| self.at(*id).is_constant_within(depth + 1, steps)),
            Kind::Object(properties) => properties
                .iter()
                .all(|it| self.at(it.value).is_constant_within(depth + 1, steps)),
            _ => self.strings().is_some() || self.number().is_some(),
        }
    }

    /// The environment variable it reads, alone or with a fallback; also through a variable.
    pub fn environment(self) -> Option<EnvironmentRead<'f>> {
        let value = self.resolved();
        match value.kind() {
            Kind::Logical {
                operator: "||" | "??",
                left,
                right,
            } => {
                let read = self.at(left).environment()?;
                Some(EnvironmentRead {
                    fallback: Some(self.at(right)),
                    ..read
                })
            }
            _ => {
                let identity = value
                    .identity()
                    .filter(|identity| identity.package() == "global")?;
                let name = identity
                    .path()
                    .strip_prefix("process.env.")
                    .filter(|name| !name.contains(['.', '(']))?;
                Some(EnvironmentRead {
                    name,
                    fallback: value.destructuring_default(),
                })
            }
        }
    }

    /// `'x'` in `const { name = 'x' } = ...` for a mention of `name`.
    fn destructuring_default(self) -> Option<Self> {
        let Kind::Name {
            symbol: Some(symbol),
            ..
        } = self.kind()
        else {
            return None;
        };
        let default = self
            .facts
            .syntax
            .symbol(symbol)
            .definitions
            .first()?
            .default?;
        Some(self.at(default))
    }
}

fn joined(left: &[String], right: &[String]) -> Option<Vec<String>> {
    if left.len() * right.len() > ALTERNATIVES_LIMIT {
        return None;
    }
    Some(
        left.iter()
            .flat_map(|left| right.iter().map(move |right| format!("{left}{right}")))
            .collect(),
    )
}
