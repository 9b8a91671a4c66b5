//! Durations: how long a number or a text such as `'15m'` means.

use super::{Call, Constant, Expr, Facts};

/// What a number without a unit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Milliseconds,
}

/// A span of time that is written in the code.
#[derive(Debug, Clone, PartialEq)]
pub struct Duration {
    /// How long.
    pub minutes: f64,
    /// As written.
    pub shown: String,
    /// Whether it is a text of digits only, which the package `ms` reads as milliseconds.
    pub is_bare_text: bool,
}

impl Duration {
    fn of_number(number: f64, unit: Unit) -> Self {
        let (minutes, name) = match unit {
            Unit::Seconds => (number / 60.0, "seconds"),
            Unit::Milliseconds => (number / 60_000.0, "milliseconds"),
        };
        Self {
            minutes,
            shown: format!("{number} {name}"),
            is_bare_text: false,
        }
    }

    /// Reads a text as the package `ms` and jose do: `15m`, `2 days`, `1.5h`, `P1D` is not read.
    pub fn parse(text: &str) -> Option<Self> {
        let trimmed = text
            .trim()
            .trim_start_matches("+ ")
            .trim_end_matches(" from now");
        let end = trimmed
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(trimmed.len());
        let number: f64 = trimmed[..end].parse().ok()?;
        let unit = match trimmed[end..].trim().to_ascii_lowercase().as_str() {
            "" | "ms" | "msec" | "msecs" | "millisecond" | "milliseconds" => 1.0 / 60_000.0,
            "s" | "sec" | "secs" | "second" | "seconds" => 1.0 / 60.0,
            "m" | "min" | "mins" | "minute" | "minutes" => 1.0,
            "h" | "hr" | "hrs" | "hour" | "hours" => 60.0,
            "d" | "day" | "days" => 1_440.0,
            "w" | "week" | "weeks" => 10_080.0,
            "y" | "yr" | "yrs" | "year" | "years" => 525_960.0,
            _ => return None,
        };
        Some(Self {
            minutes: number * unit,
            shown: text.to_owned(),
            is_bare_text: trimmed.len() == end,
        })
    }
}

impl<'a> Facts<'a> {
    /// The spans of time that an expression can mean, each with where it is written: `'15m'`, `60 * 60`, `ms('7d') / 1000`,
    /// `Math.floor(Date.now() / 1000) + 900`.
    pub fn durations(&self, expr: Expr<'a>, unit: Unit) -> Vec<(Expr<'a>, Duration)> {
        self.origins(expr)
            .into_iter()
            .filter_map(|origin| Some((origin, self.duration(origin, unit, 6)?)))
            .collect()
    }

    fn duration(&self, expr: Expr<'a>, unit: Unit, depth: u32) -> Option<Duration> {
        use oxc_ast::ast::{BinaryOperator, Expression};
        let depth = depth.checked_sub(1)?;
        match self.constant(expr) {
            Some(Constant::Number(number)) => return Some(Duration::of_number(number, unit)),
            Some(Constant::String(text)) => return Duration::parse(&text),
            Some(_) => return None,
            None => {}
        }
        let origin = self.resolve(expr);
        if let Some(call) = Call::of(origin) {
            let identity = self.identity(call.callee());
            return match identity.as_deref() {
                // `ms('7d')` counts milliseconds.
                Some("ms" | "parse-duration" | "timestring") => {
                    let text = self.string(call.argument(0)?)?;
                    let parsed = Duration::parse(&text)?;
                    let minutes = match unit {
                        Unit::Milliseconds => parsed.minutes,
                        Unit::Seconds => parsed.minutes * 1000.0,
                    };
                    Some(Duration { minutes, ..parsed })
                }
                Some("Math.floor" | "Math.round" | "Math.trunc" | "Math.ceil" | "Number") => {
                    self.duration(call.argument(0)?, unit, depth)
                }
                Some("Date") if call.is_new => self.duration(call.argument(0)?, unit, depth),
                _ => None,
            };
        }
        let Expression::BinaryExpression(binary) = origin.node else {
            return None;
        };
        let (left, right) = (origin.with(&binary.left), origin.with(&binary.right));
        match binary.operator {
            BinaryOperator::Addition if self.is_now(left, 4) => self.duration(right, unit, depth),
            BinaryOperator::Addition if self.is_now(right, 4) => self.duration(left, unit, depth),
            BinaryOperator::Division => {
                let divisor = self.number(right)?;
                let inner = self.duration(left, unit, depth)?;
                Some(Duration {
                    minutes: inner.minutes / divisor,
                    ..inner
                })
            }
            BinaryOperator::Multiplication => {
                let (value, factor) = match (self.number(left), self.number(right)) {
                    (None, Some(factor)) => (left, factor),
                    (Some(factor), None) => (right, factor),
                    _ => return None,
                };
                let inner = self.duration(value, unit, depth)?;
                Some(Duration {
                    minutes: inner.minutes * factor,
                    ..inner
                })
            }
            _ => None,
        }
    }

    /// Whether an expression is the time now: `Date.now()`, `Math.floor(Date.now() / 1000)`, `new Date().getTime()`.
    fn is_now(&self, expr: Expr<'a>, depth: u32) -> bool {
        use oxc_ast::ast::Expression;
        let Some(depth) = depth.checked_sub(1) else {
            return false;
        };
        let origin = self.resolve(expr);
        if let Some(call) = Call::of(origin) {
            return match self.identity(call.callee()).as_deref() {
                Some("Date.now" | "Date().getTime" | "Date().valueOf" | "moment().unix") => true,
                Some("Math.floor" | "Math.round" | "Math.trunc" | "Math.ceil") => call
                    .argument(0)
                    .is_some_and(|inner| self.is_now(inner, depth)),
                // The time within a function that gives it.
                _ => self
                    .origins(origin)
                    .into_iter()
                    .any(|one| one.span() != origin.span() && self.is_now(one, depth)),
            };
        }
        match origin.node {
            Expression::BinaryExpression(binary) => self.is_now(origin.with(&binary.left), depth),
            Expression::Identifier(name) => name.name == "now",
            _ => false,
        }
    }
}
