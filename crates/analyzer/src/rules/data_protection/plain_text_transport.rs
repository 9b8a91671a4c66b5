use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("data-https-everywhere");

declare_rule! {
/// A request to `http:`, `ftp:` or `ws:` of another machine, or a library told to do without TLS.
///
/// ## Why
/// Everybody on the way reads and changes it, tokens in it included.
///
/// ## Not a problem
/// `https:` and `wss:`; plain text to this machine itself.
pub const PLAIN_TEXT_TRANSPORT: Rule = Rule {
    id: "plain-text-transport",
    title: "Data is sent without encryption",
    examples: include_str!("plain_text_transport.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[319],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

/// Calls that send to the address they get first.
const SENDERS: &[&str] = &[
    "axios",
    "axios.create",
    "axios.delete",
    "axios.get",
    "axios.head",
    "axios.patch",
    "axios.post",
    "axios.put",
    "axios.request",
    "fetch",
    "got",
    "got.get",
    "got.post",
    "http.get",
    "http.request",
    "ky",
    "needle",
    "node-fetch",
    "request",
    "request.get",
    "request.post",
    "superagent.get",
    "superagent.post",
    "undici.fetch",
    "undici.request",
    "WebSocket",
    "amqplib.connect",
    "amqplib/callback_api.connect",
    "ldapjs.createClient",
    "mqtt.connect",
    "mqtt.connectAsync",
    "ofetch",
    "ofetch.ofetch",
    "ws",
    "ws.WebSocket",
    "socket.io-client",
    "socket.io-client.io",
];

/// Options that hold the address.
const ADDRESSES: &[&str] = &["url", "baseURL", "uri", "prefixUrl", "baseUrl", "host"];

/// Functions that make a client with a base address, which its methods send to.
const CLIENTS: &[&str] = &[
    "axios.create",
    "got.extend",
    "ky.create",
    "ky.extend",
    "ofetch.create",
];

/// Packages whose protocol is plain text, and the calls that connect.
const PLAIN_CLIENTS: &[(&str, &[&str])] = &[
    ("ftp", &["ftp().connect"]),
    ("ftp-client", &["ftp-client"]),
    ("jsftp", &["jsftp"]),
    ("promise-ftp", &["promise-ftp().connect"]),
    (
        "telnet-client",
        &["telnet-client().connect", "telnet-client.Telnet().connect"],
    ),
    ("telnet-stream", &[]),
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for sender in SENDERS {
        let is_client = CLIENTS.contains(sender);
        for call in facts.calls_to(sender) {
            let Some(first) = call.argument(0) else {
                continue;
            };
            let named = ADDRESSES
                .iter()
                .flat_map(|name| facts.option_values(call, 0, name))
                .next();
            let address = named.unwrap_or(first);
            let Some(text) = plain_address(facts, address).or_else(|| {
                carries_credentials(facts, call)
                    .then(|| plain_to_anywhere(facts, address))
                    .flatten()
            }) else {
                continue;
            };
            let message = format!(
                "`{}` is reached without encryption, so everybody on the way reads what is sent",
                shown(&text)
            );
            let scheme = text.split("//").next().unwrap_or_default();
            let written_here = facts.leading_text_of(address).starts_with(scheme);
            // A client with a configured address does no harm until it sends: what it sends says what is at stake.
            let sent = if is_client && !written_here {
                sent_by(facts, call)
            } else {
                Vec::new()
            };
            if sent.is_empty() {
                report.finding(call.place_of(address), message.clone());
            }
            for request in sent {
                report.finding(request.head_place(), message.clone());
            }
        }
    }
    check_ftp(facts, report);
    for name in ["createInsecure", "createSsl"] {
        for call in facts.index().calls_named(name) {
            let is_grpc = facts
                .identity(call.callee())
                .is_some_and(|identity| identity.contains("grpc"))
                || facts
                    .text(call.callee_place())
                    .to_ascii_lowercase()
                    .contains("credentials.createinsecure");
            if name == "createInsecure" && is_grpc {
                report
                    .finding(
                        call.callee_place(),
                        "gRPC without TLS: everybody on the way reads and changes the calls",
                    )
                    .confidence(Confidence::Medium);
            }
        }
    }
    for (package, connecting) in PLAIN_CLIENTS {
        let calls: Vec<Call<'_>> = connecting
            .iter()
            .flat_map(|function| facts.calls_to(function))
            .collect();
        for call in &calls {
            let options = call.argument(0);
            // `ftp` and its like speak TLS where they are told to.
            let secure = ["secure", "tls", "useTls"]
                .iter()
                .flat_map(|name| facts.option_values(*call, 0, name))
                .any(|value| {
                    !matches!(
                        facts.constant(value),
                        Some(Constant::Boolean(false) | Constant::Nothing)
                    )
                });
            let host = facts
                .option_any(*call, 0, &["host", "hostname"])
                .or(options);
            let near = host.is_some_and(|host| {
                let texts = facts.texts(host);
                !texts.is_empty() && texts.iter().all(|host| is_near(host))
            });
            if !secure && !near && !options.is_some_and(|options| facts.is_unseen(options)) {
                report.finding(
                    call.head_place(),
                    format!("`{package}` sends passwords and data as plain text"),
                );
            }
        }
        if calls.is_empty() {
            for (place, module) in facts.modules_used() {
                if module == *package {
                    report.finding(
                        place,
                        format!("`{module}` sends passwords and data as plain text"),
                    );
                }
            }
        }
    }
    check_listeners(facts, report);
}

/// Servers that people reach by plain HTTP: an app that listens on port 80 itself.
fn check_listeners(facts: &Facts<'_>, report: &mut Report) {
    for server in facts.calls_to("http.createServer") {
        let Some(handler) = server.arguments().last() else {
            continue;
        };
        if redirects(facts, handler) || facts.only_in_development(server.file, server.node) {
            continue;
        }
        let listens = facts.index().calls_named("listen").any(|call| {
            call.receiver().is_some_and(|receiver| {
                facts.origins(receiver).into_iter().any(|origin| {
                    Call::of(origin)
                        .is_some_and(|made| made.file == server.file && made.span == server.span)
                })
            }) && call.argument(0).is_some_and(|port| is_port_80(facts, port))
        });
        if listens {
            report.finding(server.head_place(), "The app listens for plain HTTP on port 80, so everybody on the way reads passwords, cookies and answers");
        }
    }
}

/// Whether a port is 80, also where nothing else is configured.
fn is_port_80<'a>(facts: &Facts<'a>, port: Expr<'a>) -> bool {
    let mut ports = facts.possible_numbers(port);
    for value in facts.settings(port, &["port"]) {
        ports.extend(facts.possible_numbers(value));
    }
    ports.contains(&80.0)
}

/// Whether a handler is no app, or one that sends callers on to HTTPS.
fn redirects<'a>(facts: &Facts<'a>, handler: Expr<'a>) -> bool {
    let sends_on = |text: &str| {
        (text.contains("https:") || text.contains("acme-challenge"))
            && ["redirect", "Location", "location", "301", "308"]
                .iter()
                .any(|word| text.contains(word))
    };
    // A function of its own answers something small: a refusal, a challenge, the state of health.
    if facts.function(handler).is_some() {
        return true;
    }
    // An app that is nothing but a redirect, or one that redirects before it does anything else.
    facts.express().mounted().iter().any(|mounted| {
        mounted.on_app
            && mounted.path.is_empty()
            && mounted.handlers.iter().any(|handler| {
                facts
                    .function(*handler)
                    .is_some_and(|function| sends_on(facts.text(function.place())))
            })
    })
}

/// The plain address that an expression can be.
fn plain_address<'a>(facts: &Facts<'a>, address: Expr<'a>) -> Option<String> {
    if facts.only_in_development(address.file, address.node_id()) {
        return None;
    }
    facts.texts(address).into_iter().find(|text| is_plain(text))
}

/// A plain address of a host that is only known at run time.
fn plain_to_anywhere<'a>(facts: &Facts<'a>, address: Expr<'a>) -> Option<String> {
    if facts.only_in_development(address.file, address.node_id()) {
        return None;
    }
    facts.texts(address).into_iter().find(|text| {
        PLAIN
            .iter()
            .find_map(|scheme| text.strip_prefix(scheme))
            .is_some_and(|rest| rest.starts_with(crate::javascript::HOLE))
    })
}

/// Headers that show who calls, lower case.
const CREDENTIALS: &[&str] = &["authorization", "cookie", "x-api-key", "x-auth-token"];

/// Whether a request has a header that shows who calls: whoever reads it can call as well.
fn carries_credentials<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    call.arguments()
        .flat_map(|options| facts.settings(options, &["headers"]))
        .filter_map(|headers| facts.object(headers))
        .any(|headers| {
            headers
                .properties()
                .any(|(name, _)| CREDENTIALS.contains(&name.to_ascii_lowercase().as_str()))
        })
}

/// The requests that a client sends, whatever name or field it is kept in.
fn sent_by<'a>(facts: &Facts<'a>, client: Call<'a>) -> Vec<Call<'a>> {
    let mut sent = Vec::new();
    for method in ["get", "post", "put", "patch", "delete", "request", "head"] {
        for call in facts.index().calls_named(method) {
            let by_client = call.receiver().is_some_and(|receiver| {
                facts.origins(receiver).into_iter().any(|origin| {
                    Call::of(origin)
                        .is_some_and(|made| made.file == client.file && made.span == client.span)
                })
            });
            // An address of its own replaces the client's.
            let own = call
                .argument(0)
                .is_some_and(|address| facts.leading_text_of(address).contains("://"));
            if by_client && !own {
                sent.push(call);
            }
        }
    }
    sent
}

/// FTP without TLS: `basic-ftp` asks for it by `secure: true`.
fn check_ftp(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.calls_to("basic-ftp.Client().access") {
        let Some(options) = call.argument(0) else {
            continue;
        };
        let secure = facts.option_values(call, 0, "secure");
        let local = facts
            .option(call, 0, "host")
            .is_some_and(|host| facts.texts(host).iter().all(|host| is_near(host)));
        let unknown = secure.is_empty() && facts.is_unseen(options);
        let on = secure.iter().any(|value| {
            facts.constant(*value) != Some(Constant::Boolean(false))
                && facts.constant(*value) != Some(Constant::Nothing)
        });
        if !unknown && !on && !local {
            report.finding(
                call.head_place(),
                "FTP without TLS sends the password and the files as plain text",
            );
        }
    }
    plain_listener(facts, report);
    for value in facts.index().properties("ignoreTLS") {
        if facts.boolean(*value) == Some(true)
            && !facts.only_in_development(value.file, value.node_id())
        {
            report.finding(value.place(), "Mail is handed over without TLS, so everybody on the way reads it and the password");
        }
    }
}

/// Schemes without encryption.
const PLAIN: &[&str] = &[
    "http://", "ws://", "ftp://", "mqtt://", "amqp://", "ldap://",
];

/// The app that `https.createServer` serves is served by `http.createServer` as well.
fn plain_listener(facts: &Facts<'_>, report: &mut Report) {
    let redirects = || {
        facts.project_mentions(&[
            "req.secure",
            "x-forwarded-proto",
            "sslify",
            "enforceHttps",
            "ctx.secure",
            "req.protocol",
        ])
    };
    let secured: Vec<Expr<'_>> = [
        "https.createServer",
        "http2.createSecureServer",
        "spdy.createServer",
    ]
    .iter()
    .flat_map(|name| facts.calls_to(name))
    .filter_map(|call| call.argument(1))
    .collect();
    if secured.is_empty() || redirects() {
        return;
    }
    let is_secured = |app: Expr<'_>| {
        secured.iter().any(|other| {
            other.file == app.file && facts.text(other.place()) == facts.text(app.place())
        })
    };
    for call in facts.calls_to("http.createServer") {
        let served = call
            .arguments()
            .last()
            .is_some_and(|app| facts.object(app).is_none() && is_secured(app));
        if served && !facts.only_in_development(call.file, call.node) {
            report.finding(
                call.head_place(),
                "The same app is served without encryption as well, so cookies and tokens cross the network as plain text",
            );
        }
    }
    for call in facts.index().calls_named("listen") {
        if call.receiver().is_some_and(is_secured)
            && !facts.only_in_development(call.file, call.node)
        {
            report.finding(
                call.head_place(),
                "The same app listens without encryption as well, so cookies and tokens cross the network as plain text",
            );
        }
    }
}

fn is_plain(address: &str) -> bool {
    let Some(rest) = PLAIN.iter().find_map(|scheme| address.strip_prefix(scheme)) else {
        return false;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    !is_near(host)
}

/// Whether a host is this machine, its own network, or not known.
fn is_near(host: &str) -> bool {
    let octets: Vec<u8> = host
        .split('.')
        .filter_map(|part| part.parse().ok())
        .collect();
    let private = match octets.as_slice() {
        [10 | 127 | 0, ..] | [192, 168, ..] | [169, 254, ..] => true,
        [172, second, ..] => (16..32).contains(second),
        _ => false,
    };
    // A name without a dot is another container of the same network, or comes from a variable.
    !host.contains('.')
        || private
        || host.starts_with(crate::javascript::HOLE)
            && !host
                .trim_start_matches(crate::javascript::HOLE)
                .starts_with('.')
        || [
            ".local",
            ".internal",
            ".localhost",
            ".svc",
            ".test",
            ".lan",
            ".intranet",
        ]
        .iter()
        .any(|near| host.ends_with(near))
        || host.contains(".svc.")
}

fn shown(address: &str) -> String {
    address.chars().take(60).collect()
}
