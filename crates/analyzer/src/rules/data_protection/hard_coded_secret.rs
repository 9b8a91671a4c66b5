use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("data-secrets-management");

declare_rule! {
/// A key, password or token is written in the code, also as a fallback.
///
/// ## Why
/// Code is read by many and copied everywhere; a key in its history stays there. A fallback such as `|| 'dev-secret'` is the real key
/// wherever the variable is missing.
///
/// ## Not a problem
/// Names of variables, placeholders in examples, and values read from the environment or a secrets manager.
pub const HARD_CODED_SECRET: Rule = Rule {
    id: "hard-coded-secret",
    title: "A secret stands in the source code",
    examples: include_str!("hard_coded_secret.md"),
    item: ITEM,
    severity: Severity::Critical,
    confidence: Confidence::High,
    cwe: &[798],
    owasp: None,
    check: Check::JavaScript(check),
};
}

/// Calls and the argument that is a key.
const KEYED: &[(&str, usize)] = &[
    ("@sendgrid/mail.setApiKey", 0),
    ("cookie-parser", 0),
    ("@hapi/iron.seal", 1),
    ("@hapi/iron.unseal", 1),
    ("cookie-signature.sign", 1),
    ("cookie-signature.unsign", 1),
    ("crypto-js.AES.decrypt", 1),
    ("crypto-js.AES.encrypt", 1),
    ("crypto-js.HmacSHA1", 1),
    ("crypto-js.HmacSHA256", 1),
    ("crypto-js.HmacSHA512", 1),
    ("crypto.createCipheriv", 1),
    ("crypto.createDecipheriv", 1),
    ("crypto.createHmac", 1),
    ("crypto.createSecretKey", 0),
    ("jose.JWK.asKey", 0),
    ("jose.JWT.sign", 1),
    ("jose.JWT.verify", 1),
    ("jose.compactVerify", 1),
    ("jose.jwtDecrypt", 1),
    ("jose.jwtVerify", 1),
    ("jsonwebtoken.sign", 1),
    ("jsonwebtoken.verify", 1),
    ("jwt-simple.decode", 1),
    ("jwt-simple.encode", 1),
    ("stripe", 0),
    ("stripe.Stripe", 0),
    ("stripe().webhooks.constructEvent", 2),
    ("twilio", 1),
];

/// Calls, the argument that holds options, and the options that are keys.
const CONFIGURED: &[(&str, usize, &[&str])] = &[
    (
        "@nestjs/jwt.JwtModule.register",
        0,
        &["secret", "privateKey"],
    ),
    ("cookie-session", 0, &["keys", "secret"]),
    ("express-jwt", 0, &["secret"]),
    ("express-jwt.expressjwt", 0, &["secret"]),
    ("express-session", 0, &["secret"]),
    ("iron-session.getIronSession", 2, &["password"]),
    ("koa-jwt", 0, &["secret"]),
    ("next-auth", 0, &["secret"]),
    ("passport-auth0", 0, &["clientSecret"]),
    ("passport-auth0.Strategy", 0, &["clientSecret"]),
    ("passport-facebook", 0, &["clientSecret"]),
    ("passport-facebook.Strategy", 0, &["clientSecret"]),
    ("passport-github2.Strategy", 0, &["clientSecret"]),
    ("passport-google-oauth.OAuth2Strategy", 0, &["clientSecret"]),
    (
        "passport-google-oauth.OAuthStrategy",
        0,
        &["consumerSecret"],
    ),
    ("passport-google-oauth20.Strategy", 0, &["clientSecret"]),
    ("passport-jwt.Strategy", 0, &["secretOrKey"]),
    ("passport-oauth1", 0, &["consumerSecret"]),
    ("passport-oauth1.Strategy", 0, &["consumerSecret"]),
    ("passport-oauth2", 0, &["clientSecret"]),
    ("passport-oauth2.Strategy", 0, &["clientSecret"]),
    ("passport-twitter", 0, &["consumerSecret"]),
    ("passport-twitter.Strategy", 0, &["consumerSecret"]),
];

/// Options of which each property is a password: `users: { name: 'password' }`.
const PASSWORD_TABLES: &[(&str, usize, &str)] = &[("express-basic-auth", 0, "users")];

/// Last words of names of things about a secret, which are none themselves.
const ABOUT: &[&str] = &[
    "alg",
    "alphabet",
    "characters",
    "chars",
    "charset",
    "enc",
    "endpoint",
    "expiry",
    "field",
    "header",
    "length",
    "message",
    "method",
    "name",
    "namespace",
    "pattern",
    "pk",
    "policy",
    "prefix",
    "realm",
    "request",
    "response",
    "scheme",
    "scope",
    "supported",
    "table",
    "text",
    "type",
    "url",
    "expired",
    "label",
    "path",
    "error",
    "event",
    "title",
    "hint",
    "placeholder",
];

fn names_a_secret(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    crate::config::secrets::names_secret(name) && !ABOUT.iter().any(|word| lower.ends_with(word))
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    let told = check_keys(facts, report);
    check_names(facts, report, &told);
    check_comparisons(facts, report);
    check_connections(facts, report);
    for call in facts.calls_to("envalid.cleanEnv") {
        report.control(
            ITEM,
            call.place(),
            "The environment is checked at the start",
        );
    }
    for name in ["JWT_SECRET", "SESSION_SECRET", "DATABASE_URL", "API_KEY"] {
        for assignment in facts.environment(name) {
            report.control(
                ITEM,
                *assignment,
                format!("`{name}` comes from the environment"),
            );
        }
    }
}

/// The calls that are known to take a key.
fn check_keys(facts: &Facts<'_>, report: &mut Report) -> Vec<Place> {
    let mut told = Vec::new();
    for (function, position) in KEYED {
        for call in facts.calls_to(function) {
            if let Some(key) = call.argument(*position) {
                judge_key(facts, report, &mut told, call, key, "The key");
            }
        }
    }
    // `new SignJWT(…)….sign(key)`
    for name in ["sign", "encrypt"] {
        for call in facts.index().calls_named(name) {
            let by_jose = facts
                .identity(call.callee())
                .is_some_and(|identity| identity.starts_with("jose.") && identity.contains("()"));
            if let Some(key) = call.argument(0).filter(|_| by_jose) {
                judge_key(facts, report, &mut told, call, key, "The key");
            }
        }
    }
    for (function, position, names) in CONFIGURED {
        for call in facts.calls_to(function) {
            for name in *names {
                for value in facts.option_values(call, *position, name) {
                    for value in facts.elements(value).unwrap_or_else(|| vec![value]) {
                        judge_key(
                            facts,
                            report,
                            &mut told,
                            call,
                            value,
                            if function.starts_with("passport-") {
                                "The secret of the provider"
                            } else {
                                "The session secret"
                            },
                        );
                    }
                }
            }
        }
    }
    // `fastify.register(jwt, { secret })`
    for call in facts.index().calls_named("register") {
        let keeps_secrets = call
            .argument(0)
            .and_then(|plugin| facts.identity(plugin))
            .is_some_and(|plugin| {
                [
                    "@fastify/jwt",
                    "@fastify/cookie",
                    "@fastify/session",
                    "@fastify/secure-session",
                    "fastify-jwt",
                ]
                .iter()
                .any(|known| plugin.starts_with(known))
            });
        if keeps_secrets {
            for name in ["secret", "key"] {
                for value in facts.option_values(call, 1, name) {
                    judge_key(facts, report, &mut told, call, value, "The key");
                }
            }
        }
    }
    for (function, position, name) in PASSWORD_TABLES {
        for call in facts.calls_to(function) {
            for table in facts.option_values(call, *position, name) {
                for password in facts.items(table) {
                    judge_key(facts, report, &mut told, call, password, "A password");
                }
            }
        }
    }
    // Options of the strategies of passport, which classes hand to `super`.
    for name in ["secretOrKey", "clientSecret", "consumerSecret"] {
        for value in facts.index().properties(name) {
            let call = facts.calls_around(value.file, value.node_id()).next();
            if let Some(call) = call.filter(|call| facts.text(call.callee_place()) == "super") {
                judge_key(facts, report, &mut told, call, *value, &format!("`{name}`"));
            }
        }
    }
    told
}

/// What is kept under a name that promises a secret: variables, properties, and what is assigned to them.
fn check_names(facts: &Facts<'_>, report: &mut Report, told: &[Place]) {
    for (name, value) in facts.index().named_properties() {
        if names_a_secret(name) {
            judge(facts, report, told, value, &format!("`{name}`"));
        }
    }
    // `env.SESSION_SECRET ?? 'fallback'`, wherever it stands.
    for (left, right) in facts.index().fallbacks() {
        if let Some((_, Some(name))) = member(left)
            && names_a_secret(name)
            && matches!(plain(right.node), Expression::StringLiteral(_))
        {
            judge(facts, report, told, right, &format!("`{name}`"));
        }
    }
    // `auth: { user, pass }` of mail and databases.
    for value in facts.index().properties("pass") {
        judge(facts, report, told, *value, "`pass`");
    }
    for assignment in facts.index().assignments() {
        let name = assignment
            .target
            .as_member_expression()
            .and_then(|member| Some((member.static_property_name()?, member.object())));
        let Some((name, object)) = name else { continue };
        let object = Expr {
            file: assignment.value.file,
            node: object,
        };
        if names_a_secret(name) {
            judge(facts, report, told, assignment.value, &format!("`{name}`"));
        } else if name == "keys" && facts.identity(object).as_deref() == Some("koa()") {
            for (place, text) in facts
                .items(assignment.value)
                .into_iter()
                .filter_map(|item| Some((item, facts.string(item)?)))
                .take(1)
            {
                tell(report, place.place(), "The session secret", &text, false);
            }
        }
    }
    // `const secret = 'x'`, `const { SECRET: secret = 'fallback' } = process.env`, `function connect(password = 'admin')`
    for (name, value) in facts.index().declared() {
        if names_a_secret(name) {
            judge(facts, report, told, *value, &format!("`{name}`"));
        }
    }
    for (file, literal) in facts.index().long_texts() {
        tell_literal(facts, report, *file, literal);
    }
}

/// Credentials that are known by their form: keys of providers, and passwords in addresses.
fn tell_literal<'a>(
    facts: &Facts<'a>,
    report: &mut Report,
    file: crate::source::FileId,
    literal: &'a oxc_ast::ast::StringLiteral<'a>,
) {
    use crate::config::secrets;
    let node = literal.node_id.get();
    let text = literal.value.as_str();
    let place = crate::source::Place {
        file,
        span: crate::source::Span {
            start: literal.span.start,
            end: literal.span.end,
        },
    };
    if let Some(provider) = secrets::provider(text).filter(|_| !secrets::is_placeholder(text)) {
        // The id of a pair is no secret where the secret itself stands beside it and is told.
        let is_id = text.starts_with("AKIA")
            && facts
                .names_around(file, node)
                .first()
                .is_some_and(|name| name.to_ascii_lowercase().ends_with("keyid"))
            && !facts.index().properties("secretAccessKey").is_empty();
        if !is_id {
            let shown = secrets::masked(text);
            report.finding(
                place,
                format!("This is {provider} ({shown}): revoke it, then move it out of the code"),
            );
        }
    } else if let Some(password) = password_in_address(text)
        && !facts.only_in_development(file, node)
    {
        let shown = secrets::masked(password);
        report.finding(
            place,
            format!("The password in this address is {shown} in the code, so everyone who reads the code has it"),
        );
    }
}

/// Addresses that are made of parts: `postgres://app:secret@${host}/db`.
fn check_connections(facts: &Facts<'_>, report: &mut Report) {
    for (file, node, template) in facts.index().templates() {
        let Some(first) = template.quasis.first().and_then(|quasi| quasi.value.cooked) else {
            continue;
        };
        let text = format!(
            "{first}{}",
            if template.expressions.is_empty() {
                ""
            } else {
                "host"
            }
        );
        if password_in_address(&text).is_some() && !facts.only_in_development(*file, *node) {
            let place = crate::source::Place {
                file: *file,
                span: crate::source::Span {
                    start: template.span.start,
                    end: template.span.end,
                },
            };
            report.finding(place, "The password in this address stands in the code, so everyone who reads the code has it");
        }
    }
}

/// The password in `scheme://user:password@host`; none where the host is this machine or the password only holds a place.
fn password_in_address(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once("://")?;
    if scheme.len() > 20 || text.len() > 400 || text.contains(char::is_whitespace) {
        return None;
    }
    let authority = rest.split(['/', '?']).next()?;
    let (credentials, host) = authority.rsplit_once('@')?;
    let (user, password) = credentials.split_once(':')?;
    let host = host.split(':').next().unwrap_or_default();
    let local = host.is_empty()
        || matches!(
            host,
            "localhost" | "127.0.0.1" | "0.0.0.0" | "host.docker.internal" | "["
        );
    // The words of examples, and the names of containers with them.
    let common = matches!(
        password,
        "pass"
            | "password"
            | "pw"
            | "pwd"
            | "secret"
            | "postgres"
            | "root"
            | "admin"
            | "test"
            | "user"
            | "guest"
            | "passwd"
    ) && (password == user || !host.contains('.') || host.contains("example"));
    let placeholder = crate::config::secrets::is_placeholder(password)
        || password.starts_with(['$', '%', '<', '*'])
        || password.contains("***")
        || host.contains("example");
    (password.len() >= 3 && !local && !common && !placeholder).then_some(password)
}

/// Whether a text names something rather than being a secret: words with separators, an environment variable's name.
fn is_a_name(text: &str) -> bool {
    let words = |separators: &[char]| {
        text.split(separators)
            .all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase()))
    };
    let screaming = text
        .chars()
        .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
        && text.contains('_');
    let camel = text.chars().all(char::is_alphanumeric)
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().any(|c| c.is_ascii_uppercase())
        && !text.chars().any(|c| c.is_ascii_digit());
    let tabled = text.contains('%') || text.starts_with("oauth2");
    screaming
        || camel
        || tabled
        || (words(&['-', '_', '.', ':']) && text.contains(['-', '_', '.', ':']))
}

/// Reports what a key of a known call is made of, where it is a text of the code. What stands under a name that promises a secret is
/// told there.
fn judge_key<'a>(
    facts: &Facts<'a>,
    report: &mut Report,
    known: &mut Vec<Place>,
    call: Call<'a>,
    key: Expr<'a>,
    what: &str,
) {
    let mut told = Vec::new();
    for (written, text) in facts.written_texts(key) {
        if text.is_empty()
            || text.contains("-----BEGIN PUBLIC KEY")
            || text.contains("-----BEGIN CERTIFICATE")
            || crate::config::secrets::provider(&text).is_some()
            || facts.only_in_development(written.file, written.node_id())
            || report.has_finding_at(written.place())
        {
            continue;
        }
        let parent_is_choice = facts.is_fallback(written);
        // A row of a configuration is where the fault lies, and so is a fallback; what has only a name of its own is told where it is used.
        let in_place = parent_is_choice
            || facts.property_key(written).is_some()
            || facts.stands_in_row(written)
            || facts.is_assigned(written)
            || call.encloses(written);
        let place = if in_place {
            written.place()
        } else {
            call.place_of(key)
        };
        known.push(written.place());
        // One finding for a key that several texts can be.
        if !told.contains(&place) {
            told.push(place);
            tell(report, place, what, &text, parent_is_choice);
        }
    }
}

/// Reports the constants that a value with a telling name can be, where they look like secrets.
fn judge<'a>(facts: &Facts<'a>, report: &mut Report, told: &[Place], value: Expr<'a>, what: &str) {
    use crate::config::secrets;
    let mut constants = facts.alternatives(value);
    constants.extend(schema_defaults(facts, value));
    if constants.is_empty() {
        constants = facts
            .written_texts_here(value)
            .into_iter()
            .map(|(written, text)| (written, Constant::String(text)))
            .collect();
    }
    for (place, constant) in constants {
        let Constant::String(text) = constant else {
            continue;
        };
        let fallback = facts.is_fallback(place);
        let plausible = fallback
            || (text.len() >= 8
                && !text.contains(' ')
                && (text.chars().any(|c| c.is_ascii_digit()) || text.len() >= 12)
                && !text.starts_with("http")
                && (!text.contains('/') || is_random(&text))
                && secrets::entropy(&text) > 2.5);
        if text.is_empty()
            || (!fallback && is_a_name(&text))
            || !plausible
            || secrets::provider(&text).is_some()
            || secrets::is_placeholder(&text)
            || facts.only_in_development(place.file, place.node_id())
            || told.contains(&place.place())
            || report.has_finding_at(place.place())
        {
            continue;
        }
        tell(report, place.place(), what, &text, fallback);
    }
}

/// What a schema of the environment gives where a variable is missing: `Joi.string().default('x')`, `str({ default: 'x' })`.
fn schema_defaults<'a>(facts: &Facts<'a>, value: Expr<'a>) -> Vec<(Expr<'a>, Constant)> {
    let Some(call) = Call::of(facts.resolve(value)) else {
        return Vec::new();
    };
    let mut defaults: Vec<Expr<'a>> = facts.option(call, 0, "default").into_iter().collect();
    let mut current = Some(call);
    for _ in 0..12 {
        let Some(one) = current else { break };
        if matches!(one.name(), Some("default" | "catch" | "prefault")) {
            defaults.extend(one.argument(0));
        }
        current = one.receiver().and_then(Call::of);
    }
    defaults
        .into_iter()
        .filter_map(|default| Some((default, facts.constant(default)?)))
        .collect()
}

/// Whether a text looks like random bytes in base64: long, with all kinds of characters.
fn is_random(text: &str) -> bool {
    text.len() >= 24
        && !text.starts_with(['/', '.'])
        && text.chars().any(|c| c.is_ascii_digit())
        && text.chars().any(|c| c.is_ascii_uppercase())
        && text.chars().any(|c| c.is_ascii_lowercase())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '='))
        && crate::config::secrets::entropy(text) > 4.0
}

fn tell(report: &mut Report, place: crate::source::Place, what: &str, text: &str, fallback: bool) {
    let shown = crate::config::secrets::masked(text);
    let message = if fallback {
        format!(
            "{what} falls back to {shown} in the code, so everyone who reads the code has the key wherever the variable is missing"
        )
    } else {
        format!("{what} is {shown} in the code, so everyone who reads the code has it")
    };
    report.finding(place, message);
}

/// Parts of names of what a caller sends to prove who they are.
const PROOFS: &[&str] = &[
    "apikey",
    "api_key",
    "api-key",
    "api_token",
    "passcode",
    "passphrase",
    "passwd",
    "password",
    "pwd",
    "secret",
    "token",
    "authorization",
];

/// Values that tell kinds of proofs apart, and no proof themselves.
const KINDS: &[&str] = &[
    "access",
    "access_token",
    "basic",
    "bearer",
    "expired",
    "function",
    "hidden",
    "id_token",
    "invalid",
    "password",
    "refresh",
    "refresh_token",
    "secret",
    "string",
    "undefined",
];

/// What a caller sends as a proof is compared with a text of the code: `if (req.get('x-api-key') !== 'k-2931')`.
fn check_comparisons(facts: &Facts<'_>, report: &mut Report) {
    for (file, comparison) in facts.index().comparisons() {
        let side = |node| Expr { file: *file, node };
        let (left, right) = (side(&comparison.left), side(&comparison.right));
        for (sent, kept) in [(left, right), (right, left)] {
            let shown = facts.text(sent.place()).to_ascii_lowercase();
            let proves = PROOFS.iter().any(|word| shown.contains(word))
                && !["csrf", "xsrf", "type", "length", "typeof", "grant", "kind"]
                    .iter()
                    .any(|word| shown.contains(word));
            if shown.len() > 120 || !proves {
                continue;
            }
            let Some(text) = facts.string(kept) else {
                continue;
            };
            let plausible = text.len() >= 5
                && !KINDS.contains(&text.to_ascii_lowercase().as_str())
                && !crate::config::secrets::is_placeholder(&text);
            if plausible
                && facts.taint(sent).is_some()
                && !facts.only_in_development(*file, kept.node_id())
                && !report.is_told(kept.place())
            {
                let masked = crate::config::secrets::masked(&text);
                report.finding(
                    Place {
                        file: *file,
                        span: crate::source::Span {
                            start: left.span().start,
                            end: right.span().end,
                        },
                    },
                    format!("`{}` is compared with {masked} in the code, so everyone who reads the code gets in", facts.text(sent.place())),
                );
            }
        }
    }
}
