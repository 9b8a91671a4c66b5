use crate::javascript::{Content, Definition, Key};
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("data-log-redaction");

declare_rule! {
/// Credentials are written into the log.
///
/// ## Why
/// Logs are copied, kept for months, and read by more people than the database.
///
/// ## Not a problem
/// Ids, counts and names of events; a logger with redaction for the field.
pub const SENSITIVE_VALUE_LOGGED: Rule = Rule {
    id: "sensitive-value-logged",
    title: "A password, token or whole request is logged",
    examples: include_str!("sensitive_value_logged.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[532],
    owasp: None,
    check: Check::JavaScript(check),
};
}

const SENSITIVE: &[&str] = &[
    "password",
    "passwd",
    "secret",
    "token",
    "apikey",
    "authorization",
    "cookie",
    "creditcard",
    "cardnumber",
    "cvv",
    "ssn",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.index().calls() {
        // A function of the project is looked into instead.
        if !is_log(facts, *call)
            || call.receiver().is_none() && facts.function(call.callee()).is_some()
        {
            continue;
        }
        // A logger of one's own takes the request to pick from it; `console` and its like write what they get.
        let known = call
            .receiver()
            .and_then(|receiver| facts.identity(receiver))
            .is_some_and(|identity| {
                ["console", "pino", "winston", "bunyan", "log4js"]
                    .iter()
                    .any(|name| identity.starts_with(name))
            });
        let is_level = matches!(
            call.name(),
            Some("debug" | "error" | "fatal" | "info" | "log" | "trace" | "warn")
        );
        // A method that the package does not have was put on its logger by the project, and so was a function that is seen.
        let is_context = !(known && is_level) || facts.function(call.callee()).is_some();
        let redacted = facts.redacted_paths(*call);
        let told = call
            .arguments()
            .enumerate()
            .find_map(|(position, argument)| {
                facts.contents(argument).iter().find_map(|content| {
                    let (from, message) =
                        judge(facts, content, &redacted, is_context && position > 0)?;
                    Some((content.place_in(argument, call.head_place()), from, message))
                })
            });
        if let Some((place, from, message)) = told {
            report.finding(place, message).step(from, "comes from here");
        }
    }
    // What pino-http and morgan's like add to every line.
    for property in facts.index().properties("customProps") {
        let function = facts.function(*property);
        let added = function.map(|function| facts.index().returns(function));
        for line in added.unwrap_or_default() {
            for content in facts.contents(*line) {
                if let Some((from, message)) = judge(facts, &content, &[], true) {
                    report
                        .finding(content.place_in(*line, line.place()), message)
                        .step(from, "comes from here");
                }
            }
        }
    }
    check_request_loggers(facts, report);
    for property in facts.index().properties("redact") {
        report.control(ITEM, property.place(), "The logger redacts fields");
    }
}

/// What is wrong with a piece of a log line.
fn judge<'a>(
    facts: &Facts<'a>,
    content: &Content<'a>,
    redacted: &[String],
    is_context: bool,
) -> Option<(crate::source::Place, String)> {
    let root = content.root;
    let place = root.place();
    let path = |more: &[&'a str]| [content.names.as_slice(), more].concat();
    let hidden = |more: &[&'a str]| redacted.iter().any(|pattern| covers(pattern, &path(more)));
    // The whole request, or a part of it.
    if facts.is_request(root) && content.without.is_empty() && !facts.text(place).starts_with("err")
    {
        let names: Vec<&str> = content
            .keys
            .iter()
            .filter_map(|key| match key {
                Key::Name(name) => Some(*name),
                _ => None,
            })
            .collect();
        let text = facts.text(place);
        let begins = |part: &'a str| {
            let part = [path(&[]).as_slice(), &[part]].concat().join(".");
            redacted.iter().any(|pattern| pattern.starts_with(&part))
        };
        // Koa: `ctx.request.headers`, `ctx.req.headers`.
        let names = match names.as_slice() {
            ["request" | "req", rest @ ..] if !rest.is_empty() => rest.to_vec(),
            _ => names,
        };
        return match names.as_slice() {
            [] if !is_context && !begins("headers") => Some((
                place,
                format!("All of `{text}` is written into the log, credentials included"),
            )),
            [part @ ("body" | "headers" | "cookies" | "rawHeaders")]
                if !redacted
                    .iter()
                    .any(|pattern| pattern.starts_with(&format!("{}.", path(&[]).join(".")))) =>
            {
                Some((
                    place,
                    format!("All of `{text}.{part}` is written into the log, credentials included"),
                ))
            }
            [.., last] if is_sensitive(last) && !content.is_cut && !hidden(&[]) => {
                Some((place, outlives(&format!("{text}.{}", names.join(".")))))
            }
            _ => None,
        };
    }
    if content.is_cut || hidden(&[]) {
        return None;
    }
    // `config.headers` in an interceptor of axios.
    if matches!(content.key(), Some("headers")) && intercepts(facts, root) {
        return Some((
            place,
            format!(
                "All headers of `{}` are written into the log, its token included",
                facts.text(place)
            ),
        ));
    }
    // NestJS: all of `@Body() dto: LoginDto`.
    if content.is_whole()
        && content.without.is_empty()
        && let Some(symbol) = facts.symbol(root)
        && let Definition::Parameter(function, position, keys) = facts.definition(root.file, symbol)
        && keys.is_empty()
        && facts
            .parameter_decorators(function, position)
            .any(|name| name == "Body")
        && let Some(class) = function.type_name(position)
        && facts.describes_credentials(function, class)
    {
        return Some((
            place,
            format!(
                "All of `{}` is written into the log, the password included",
                facts.text(place)
            ),
        ));
    }
    // All that a schema has let through.
    if let Some(call) = Call::of(root) {
        if let Some(check) = facts.check_of(call).filter(|_| {
            content.is_whole()
                || content.keys.as_slice() == [Key::Name("data")]
                || content.keys.as_slice() == [Key::Name("value")]
        }) {
            let field = facts.schema_paths(&check).into_iter().find(|field| {
                field.last().is_some_and(|last| is_sensitive(last))
                    && !hidden(field)
                    && !field.iter().any(|name| content.without.contains(name))
            });
            // A schema that is not visible is known by what the code takes out of its result.
            let taken = || {
                facts.fields_taken(content).into_iter().find(|name| {
                    is_sensitive(name) && !hidden(&[name]) && !content.without.contains(name)
                })
            };
            let field = field
                .map(|field| field.join("."))
                .or_else(|| taken().map(str::to_owned))?;
            return Some((
                place,
                format!(
                    "`{field}` is in what is written into the log, where it outlives its use and many can read it"
                ),
            ));
        }
        // A whole record of a person.
        if content.is_whole()
            && content.without.is_empty()
            && let Some(query) = facts.record_query(root)
            && !facts.is_narrowed(&query)
            && !facts.hides_fields(&query)
            && let Some(secret) = facts.secret_of(&query)
        {
            let called = facts.text(query.call.callee_place());
            return Some((
                place,
                format!("All of what `{called}` gives is written into the log, {secret} included"),
            ));
        }
        // A secret that was made here goes by its name: `const token = randomBytes(32).toString('hex')`.
        let made = facts
            .identity(call.callee())
            .is_some_and(|identity| MAKING.contains(&&*identity));
        let called = content
            .sites
            .iter()
            .find_map(|site| match plain(site.node) {
                Expression::Identifier(name) if made && is_sensitive(&name.name) => {
                    Some(name.name.as_str())
                }
                _ => None,
            });
        if let Some(name) = called {
            return Some((place, outlives(name)));
        }
        // `{ ip, ...tokens }`
        let spread = content
            .sites
            .iter()
            .find_map(|site| match plain(site.node) {
                Expression::Identifier(name) if content.is_spread() => Some(name.name.as_str()),
                _ => None,
            });
        if let Some(name) =
            spread.filter(|name| holds_credentials(name) && content.without.is_empty())
        {
            return Some((place, outlives(name)));
        }
        // `req.get('authorization')`, `c.req.header('cookie')`
        let header = facts
            .headers_read(root)
            .into_iter()
            .find(|header| CREDENTIALS.contains(&header.as_str()));
        let header = header.or_else(|| {
            let on = call
                .receiver()
                .map(|receiver| facts.text(receiver.place()))?;
            let asked = facts.string(call.argument(0)?)?.to_ascii_lowercase();
            (matches!(
                on,
                "req" | "request" | "ctx" | "c.req" | "ctx.req" | "ctx.request"
            ) && CREDENTIALS.contains(&asked.as_str()))
            .then_some(asked)
        });
        if let Some(header) = header.filter(|_| matches!(call.name(), Some("get" | "header"))) {
            return Some((place, outlives(&header)));
        }
        let hides = call.name().is_some_and(|name| {
            let lower = name.to_ascii_lowercase();
            [
                "mask",
                "redact",
                "hash",
                "digest",
                "fingerprint",
                "boolean",
                "count",
                "compare",
                "verif",
                "decode",
                "find",
            ]
            .iter()
            .any(|word| lower.contains(word))
        });
        if hides && content.key().is_none_or(|key| !is_sensitive(key)) {
            return None;
        }
    }
    let names = content
        .sites
        .iter()
        .chain([&root])
        .filter_map(|site| match plain(site.node) {
            Expression::Identifier(name) => Some(name.name.as_str()),
            _ => None,
        });
    let name = match content.key() {
        Some("length" | "size") => return None,
        Some(key) if is_sensitive(key) => Some(key),
        // The name of what a part was taken from says nothing of the part.
        Some(_) => names.take(1).find(|name| is_sensitive(name)),
        None if Call::of(root).is_some() => names.into_iter().find(|name| is_sensitive(name)),
        None => names
            .chain(content.names.last().copied())
            .find(|name| is_sensitive(name)),
    };
    name.map(|name| (place, outlives(name)))
}

/// Headers that sign somebody in.
const CREDENTIALS: &[&str] = &[
    "authorization",
    "cookie",
    "proxy-authorization",
    "x-api-key",
    "x-auth-token",
];

/// Whether a function is handed to an interceptor of an HTTP client: it gets requests with the tokens they carry.
fn intercepts<'a>(facts: &Facts<'a>, root: Expr<'a>) -> bool {
    let Some(symbol) = facts.symbol(root) else {
        return false;
    };
    let Definition::Parameter(function, 0, keys) = facts.definition(root.file, symbol) else {
        return false;
    };
    keys.is_empty()
        && facts
            .calls_around(function.file, function.node())
            .any(|call| facts.text(call.callee_place()).contains("interceptors."))
}

/// Functions that make secrets. Their result is one where it is called so.
const MAKING: &[&str] = &[
    "crypto.randomBytes",
    "crypto.randomInt",
    "crypto.randomUUID",
    "jsonwebtoken.sign",
    "nanoid",
    "nanoid.nanoid",
    "uuid.v4",
];

/// Whether what goes by a name is made of tokens or passwords.
fn holds_credentials(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    ["tokens", "tokenpair", "tokenset", "credentials", "secrets"]
        .iter()
        .any(|word| lower.ends_with(word))
}

/// Loggers of requests that write all headers down unless told otherwise.
const REQUEST_LOGGERS: &[&str] = &[
    "express-pino-logger",
    "koa-pino-logger",
    "pino-http",
    "pino-http.default",
    "pino-http.pinoHttp",
];

/// `pinoHttp({ logger })` writes `Authorization` and `Cookie` of every request.
fn check_request_loggers(facts: &Facts<'_>, report: &mut Report) {
    let message = "Every request is logged with all of its headers, `Authorization` and `Cookie` included, and nothing takes them out";
    for name in REQUEST_LOGGERS {
        for call in facts.calls_to(name) {
            let Some(given) = call.argument(0) else {
                report.finding(call.head_place(), message);
                continue;
            };
            let options = facts.options(Some(given));
            if options.is_unseen() {
                continue;
            }
            let says = |options: &Options<'_>| {
                ["redact", "serializers", "wrapSerializers", "quietReqLogger"]
                    .iter()
                    .any(|name| !options.get(name).is_absent())
            };
            let nothing_logged = options
                .get("autoLogging")
                .value()
                .is_some_and(|value| facts.boolean(value) == Some(false));
            let logger = match options.get("logger") {
                Setting::Set(logger) => match Call::of(facts.resolve(logger)) {
                    Some(made)
                        if facts.identity(made.callee()).is_some_and(|identity| {
                            matches!(&*identity, "pino" | "pino.pino" | "pino.default")
                        }) =>
                    {
                        facts.options(made.argument(0))
                    }
                    _ => continue,
                },
                Setting::Absent => facts.options(None),
                Setting::Unseen => continue,
            };
            if !says(&options) && !says(&logger) && !nothing_logged && !logger.is_unseen() {
                report.finding(call.head_place(), message);
            }
        }
    }
    for name in ["express-winston.logger"] {
        for call in facts.calls_to(name) {
            let options = facts.options(call.argument(0));
            let told = options.is_unseen()
                || [
                    "headerBlacklist",
                    "requestFilter",
                    "requestWhitelist",
                    "ignoreRoute",
                    "meta",
                ]
                .iter()
                .any(|name| *name != "ignoreRoute" && !options.get(name).is_absent());
            if !told {
                report.finding(call.head_place(), message);
            }
        }
    }
    for call in facts.calls_to("morgan") {
        let Some(format) = call.argument(0) else {
            continue;
        };
        let text = facts.constant_parts(format).to_ascii_lowercase();
        if text.contains(":req[authorization]") || text.contains(":req[cookie]") {
            report.finding(
                call.head_place(),
                "The credentials of every request are a part of its log line",
            );
        }
    }
}

fn outlives(name: &str) -> String {
    format!("`{name}` is written into the log, where it outlives its use and many can read it")
}

fn is_sensitive(name: &str) -> bool {
    let folded: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    SENSITIVE.iter().any(|word| {
        folded == *word
            || (folded.ends_with(word) && !folded.starts_with("has") && !folded.starts_with("is"))
    })
}

/// Whether a path of a redaction covers a path: `*` stands for one name.
fn covers(pattern: &str, path: &[&str]) -> bool {
    let pattern: Vec<&str> = pattern
        .split(['.', '[', ']'])
        .map(|name| name.trim_matches(['"', '\'']))
        .filter(|name| !name.is_empty())
        .collect();
    pattern.len() == path.len()
        && pattern
            .iter()
            .zip(path)
            .all(|(wanted, name)| *wanted == "*" || wanted == name)
}
