//! Limiters: how many requests in which time they admit, by package.

use oxc_ast::ast::{BinaryOperator, Expression};

use super::calls::plain;
use super::{Call, Definition, Expr, Facts, FunctionRef, Object};
use crate::source::Place;

/// A limiter's numbers.
#[derive(Clone, Copy)]
pub struct Limit {
    /// Requests admitted in the window.
    pub requests: f64,
    /// The window.
    pub minutes: f64,
    /// Where a person would change it: the option, or the call that hands the number to a factory.
    pub place: Place,
}

/// A package's limiter: the names of its options, its defaults, and the milliseconds of its unit of time.
struct Package {
    identity: &'static str,
    requests: &'static [&'static str],
    window: &'static [&'static str],
    defaults: (f64, f64),
    unit: f64,
}

const PACKAGES: &[Package] = &[
    Package {
        identity: "express-rate-limit",
        requests: &["limit", "max"],
        window: &["windowMs"],
        defaults: (5.0, 60_000.0),
        unit: 1.0,
    },
    Package {
        identity: "express-rate-limit.rateLimit",
        requests: &["limit", "max"],
        window: &["windowMs"],
        defaults: (5.0, 60_000.0),
        unit: 1.0,
    },
    Package {
        identity: "hono-rate-limiter.rateLimiter",
        requests: &["limit"],
        window: &["windowMs"],
        defaults: (5.0, 60_000.0),
        unit: 1.0,
    },
    Package {
        identity: "koa-ratelimit",
        requests: &["max"],
        window: &["duration"],
        defaults: (2_500.0, 3_600_000.0),
        unit: 1.0,
    },
    Package {
        identity: "koa2-ratelimit.RateLimit.middleware",
        requests: &["max"],
        window: &["interval"],
        defaults: (5.0, 60_000.0),
        unit: 1.0,
    },
];

/// How deep the sums that make a number may nest.
const SUM_DEPTH: u32 = 8;

/// The call of a factory, by which its parameters are known.
type Frame<'a> = Option<(FunctionRef<'a>, Call<'a>)>;

impl<'a> Facts<'a> {
    /// The call that makes a limiter, also inside the factory that an expression calls, and its options.
    pub fn limiter_options(&self, expr: Expr<'a>) -> Option<(Call<'a>, Object<'a>)> {
        let (call, _, options, _) = self.limiter(expr)?;
        Some((call, options))
    }

    fn limiter(
        &self,
        expr: Expr<'a>,
    ) -> Option<(Call<'a>, &'static Package, Object<'a>, Frame<'a>)> {
        self.limiter_made(Call::of(self.resolve(expr))).or_else(|| {
            self.origins(expr)
                .into_iter()
                .take(4)
                .find_map(|origin| self.limiter_made(Call::of(origin)))
        })
    }

    fn limiter_made(
        &self,
        made: Option<Call<'a>>,
    ) -> Option<(Call<'a>, &'static Package, Object<'a>, Frame<'a>)> {
        let call = made?;
        let package = |call: Call<'a>| {
            let identity = self.identity(call.callee())?;
            PACKAGES
                .iter()
                .find(|package| package.identity == &*identity)
        };
        if let Some(package) = package(call) {
            let options = self.object(call.argument(0)?)?;
            return Some((call, package, options, None));
        }
        let factory = self.function(call.callee())?;
        self.index()
            .returns(factory)
            .iter()
            .take(4)
            .find_map(|made| {
                let inner = Call::of(self.resolve(*made))?;
                let package = package(inner)?;
                let given = inner.argument(0)?;
                let options = self
                    .object(given)
                    .or_else(|| self.object(self.filled_in(given, Some((factory, call)))?))?;
                Some((inner, package, options, Some((factory, call))))
            })
    }

    /// Whether a middleware only makes callers wait.
    pub fn slows_down(&self, expr: Expr<'a>) -> bool {
        self.origins(expr).iter().any(|origin| {
            self.identity(*origin)
                .is_some_and(|identity| identity.starts_with("express-slow-down"))
        })
    }

    /// What a limiter admits.
    pub fn limit(&self, expr: Expr<'a>) -> Option<Limit> {
        if let Some(options) = self.object(expr) {
            return self.fastify_limit(options);
        }
        let (call, package, options, frame) = self.limiter(expr)?;
        let option = |names: &[&str], default: f64| match self.given(options, names, frame) {
            Some(value) => self.sum(value, frame, SUM_DEPTH),
            None if self.is_open_in(options, frame) => None,
            None => Some(default),
        };
        let requests = option(package.requests, package.defaults.0)?;
        let window = option(package.window, package.defaults.1)? * package.unit;
        let written = self
            .given(options, package.requests, frame)
            .filter(|value| self.number(*value).is_some());
        let place = match (written, frame) {
            (Some(value), _) => value.place(),
            (None, Some((_, outer))) => outer.place(),
            (None, None) => call.callee_place(),
        };
        (window > 0.0).then_some(Limit {
            requests,
            minutes: window / 60_000.0,
            place,
        })
    }

    /// An option of a limiter, also where a factory spreads what it is handed: `rateLimit({ ...base, ...own })`.
    fn given(&self, options: Object<'a>, names: &[&str], frame: Frame<'a>) -> Option<Expr<'a>> {
        let handed = options.spreads().find_map(|spread| {
            let handed = self.object(self.filled_in(spread, frame)?)?;
            handed.get_any(self, names)
        });
        handed.or_else(|| options.get_any(self, names))
    }

    /// Whether something is spread into options that is not known even with the call of their factory.
    fn is_open_in(&self, options: Object<'a>, frame: Frame<'a>) -> bool {
        options.is_open(self)
            && options.spreads().any(|spread| {
                let known = self
                    .filled_in(spread, frame)
                    .map_or(spread, |handed| handed);
                self.object(known).is_none()
            })
    }

    /// NestJS: `Throttle({ default: { limit: 5, ttl: minutes(15) } })`.
    pub fn throttle(&self, call: Call<'a>) -> Option<Limit> {
        let named = self.object(call.argument(0)?)?;
        let (_, options) = named.properties().next()?;
        let options = self.object(options)?;
        let requests = options.get(self, "limit")?;
        let ttl = options.get(self, "ttl")?;
        let ttl = self.number(ttl).or_else(|| {
            let unit = Call::of(ttl)?;
            let milliseconds = match unit.name()? {
                "seconds" => 1_000.0,
                "minutes" => 60_000.0,
                "hours" => 3_600_000.0,
                "days" => 86_400_000.0,
                _ => return None,
            };
            Some(self.number(unit.argument(0)?)? * milliseconds)
        })?;
        Some(Limit {
            requests: self.number(requests)?,
            minutes: ttl / 60_000.0,
            place: requests.place(),
        })
    }

    /// Fastify: `{ config: { rateLimit: { max: 5, timeWindow: '15 minutes' } } }`.
    fn fastify_limit(&self, options: Object<'a>) -> Option<Limit> {
        let config = self.object(options.get(self, "config")?)?;
        let limit = self.object(config.get(self, "rateLimit")?)?;
        let requests = limit.get(self, "max")?;
        let window = limit.get(self, "timeWindow")?;
        let window = self
            .number(window)
            .or_else(|| spoken(&self.string(window)?))?;
        Some(Limit {
            requests: self.number(requests)?,
            minutes: window / 60_000.0,
            place: requests.place(),
        })
    }

    /// The number that an expression is where its parameters are what a factory was called with.
    fn sum(&self, expr: Expr<'a>, frame: Frame<'a>, depth: u32) -> Option<f64> {
        let depth = depth.checked_sub(1)?;
        if let Some(number) = self.number(expr) {
            return Some(number);
        }
        if let Some(handed) = self.filled_in(expr, frame) {
            return self.number(handed);
        }
        let Expression::BinaryExpression(binary) = plain(expr.node) else {
            return None;
        };
        let left = self.sum(expr.with(&binary.left), frame, depth)?;
        let right = self.sum(expr.with(&binary.right), frame, depth)?;
        match binary.operator {
            BinaryOperator::Multiplication => Some(left * right),
            BinaryOperator::Addition => Some(left + right),
            BinaryOperator::Division => Some(left / right),
            _ => None,
        }
    }

    /// The objects that the calls of a function hand to the parameter that an expression is; none where one of them is not known.
    pub fn handed_objects(&self, expr: Expr<'a>) -> Vec<Object<'a>> {
        let Some(symbol) = self.symbol(expr) else {
            return Vec::new();
        };
        let Definition::Parameter(function, position, keys) = self.definition(expr.file, symbol)
        else {
            return Vec::new();
        };
        let calls = self.callers(function);
        let found: Option<Vec<_>> = calls
            .iter()
            .filter(|_| keys.is_empty())
            .map(|call| self.object(call.argument(position)?))
            .collect();
        found.unwrap_or_default()
    }

    /// The argument that a parameter of a factory stands for.
    fn filled_in(&self, expr: Expr<'a>, frame: Frame<'a>) -> Option<Expr<'a>> {
        let (factory, call) = frame?;
        let symbol = self.symbol(expr)?;
        let Definition::Parameter(function, position, keys) = self.definition(expr.file, symbol)
        else {
            return None;
        };
        if function.node() != factory.node() || function.file != factory.file {
            return None;
        }
        let mut value = call.argument(position)?;
        for key in keys {
            let super::definition::Key::Name(name) = key else {
                return None;
            };
            value = self.object(value)?.get(self, name)?;
        }
        Some(value)
    }
}

/// Milliseconds of `15 minutes`, `1m`, `10 s`.
fn spoken(text: &str) -> Option<f64> {
    let text = text.trim();
    let split = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let number: f64 = text[..split].parse().ok()?;
    let unit = text[split..].trim();
    let unit = match unit {
        "ms" | "millisecond" | "milliseconds" => 1.0,
        _ if unit.starts_with('s') => 1_000.0,
        _ if unit.starts_with('m') => 60_000.0,
        _ if unit.starts_with('h') => 3_600_000.0,
        _ if unit.starts_with('d') => 86_400_000.0,
        _ => return None,
    };
    Some(number * unit)
}
