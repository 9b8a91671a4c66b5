//! Outbound requests: which calls connect to an address, and which argument is that address.

use super::calls::member;
use super::{Call, Expr, Facts, Setting};

/// Clients whose own call and whose methods take an address first.
const CLIENTS: &[&str] = &[
    "@hapi/wreck",
    "axios",
    "bent",
    "cross-fetch",
    "fetch",
    "follow-redirects.http",
    "follow-redirects.https",
    "global.fetch",
    "globalThis.fetch",
    "got",
    "got.got",
    "http",
    "http2",
    "https",
    "isomorphic-fetch",
    "isomorphic-unfetch",
    "ky",
    "make-fetch-happen",
    "miniget",
    "needle",
    "node-fetch",
    "ofetch.ofetch",
    "phin",
    "popsicle",
    "request",
    "request-promise",
    "request-promise-native",
    "simple-get",
    "superagent",
    "undici",
    "undici.Agent()",
    "urllib",
    "wretch",
];

/// Methods of a client that take an address first.
const METHODS: &[&str] = &[
    "connect", "default", "delete", "fetch", "get", "head", "options", "patch", "pipeline", "post",
    "put", "request", "stream",
];

/// Calls that give a client of the same kind with options of its own.
const FACTORIES: &[&str] = &["create", "defaults", "extend", "instance"];

/// Other functions that connect to the address they are given first.
const OTHERS: &[&str] = &[
    "EventSource",
    "WebSocket",
    "download",
    "eventsource",
    "eventsource.EventSource",
    "jimp.read",
    "link-preview-js.getLinkPreview",
    "open-graph-scraper",
    "probe-image-size",
    "bent()",
    "Request",
    "image-downloader.image",
    "metascraper()",
    "puppeteer-core.connect",
    "socket.io-client",
    "socket.io-client.connect",
    "socket.io-client.io",
    "soap.createClient",
    "soap.createClientAsync",
    "undici.Client",
    "undici.Pool",
    "ws",
    "ws.WebSocket",
];

/// Functions that connect to `(port, host)` or `{ host, port }`.
const SOCKETS: &[&str] = &[
    "net.Socket().connect",
    "net.connect",
    "net.createConnection",
    "tls.connect",
];

/// Options that hold an address or a part of one.
const ADDRESSES: &[&str] = &[
    "baseURL",
    "baseUrl",
    "host",
    "hostname",
    "href",
    "origin",
    "prefixUrl",
    "target",
    "uri",
    "url",
];

/// Options that hold what makes the connection.
const AGENTS: &[&str] = &["agent", "dispatcher", "httpAgent", "httpsAgent"];

/// Packages whose agents refuse private addresses when they connect.
const FILTERS: &[&str] = &[
    "request-filtering-agent",
    "ssrf-agent",
    "ssrf-req-filter",
    "ssrfcheck",
];

impl<'a> Facts<'a> {
    /// The calls that connect to an address, each with the expressions that say which.
    pub fn outbound_requests(&self) -> Vec<(Call<'a>, Vec<Expr<'a>>)> {
        let mut found = Vec::new();
        for client in CLIENTS.iter().filter(|client| self.is_called(client)) {
            let made = FACTORIES
                .iter()
                .map(|factory| format!("{client}.{factory}()"));
            for base in std::iter::once((*client).to_owned()).chain(made) {
                for call in self.calls_to(&base) {
                    found.push((call, self.addresses(call)));
                }
                for method in METHODS {
                    for call in self.calls_to(&format!("{base}.{method}")) {
                        found.push((call, self.addresses(call)));
                    }
                }
            }
        }
        for other in OTHERS {
            for call in self.calls_to(other) {
                found.push((call, self.addresses(call)));
            }
        }
        for socket in SOCKETS {
            for call in self.calls_to(socket) {
                let host = match call
                    .argument(0)
                    .map(|first| self.options(Some(first)).get("host"))
                {
                    Some(Setting::Set(host)) => Some(host),
                    _ => call.argument(1),
                };
                found.push((call, host.into_iter().collect()));
            }
        }
        for method in METHODS {
            for call in self.calls_to(&format!("@nestjs/axios.HttpService().{method}")) {
                found.push((call, self.addresses(call)));
            }
        }
        // A proxy's target.
        for call in self
            .calls_to("http-proxy-middleware.createProxyMiddleware")
            .chain(self.calls_to("http-proxy.createProxyServer().web"))
            .chain(self.calls_to("http-proxy.createProxy().web"))
        {
            let target = call
                .arguments()
                .find_map(|argument| self.options(Some(argument)).get("target").value());
            found.push((call, target.into_iter().collect()));
        }
        found.retain(|(call, _)| !self.is_filtered(*call));
        found
    }

    fn addresses(&self, call: Call<'a>) -> Vec<Expr<'a>> {
        let Some(first) = call.argument(0) else {
            return Vec::new();
        };
        // `needle('get', url)`, `superagent('GET', url)`
        let is_method = self.string(first).is_some_and(|text| {
            METHODS.contains(&text.to_ascii_lowercase().as_str()) && call.argument_count() > 1
        });
        let mut found = Vec::new();
        if is_method {
            found.extend(call.argument(1));
        } else if self.object(first).is_none() {
            found.push(first);
        }
        for argument in call.arguments() {
            let options = self.options(Some(argument));
            found.extend(
                ADDRESSES
                    .iter()
                    .filter_map(|name| options.get(name).value()),
            );
            found.extend(self.set_later(call, argument));
        }
        found
    }

    /// Addresses that are written into a call's options after these were made: `options.hostname = host`.
    fn set_later(&self, call: Call<'a>, options: Expr<'a>) -> Vec<Expr<'a>> {
        let Some(symbol) = self.symbol(options) else {
            return Vec::new();
        };
        ADDRESSES
            .iter()
            .flat_map(|name| self.index().member_writes(name))
            .filter(|(object, value)| {
                object.file == call.file
                    && value.span().end <= call.span.start
                    && self.symbol(*object) == Some(symbol)
            })
            .map(|(_, value)| *value)
            .collect()
    }

    /// Whether the connection itself refuses addresses: by an agent with a look-up of its own, or a package made for it.
    fn is_filtered(&self, call: Call<'a>) -> bool {
        let client = call
            .receiver()
            .and_then(|receiver| self.client_made(receiver));
        std::iter::once(call)
            .chain(client)
            .flat_map(|call| call.arguments())
            .any(|argument| {
                let options = self.options(Some(argument));
                options.get("lookup").value().is_some()
                    || AGENTS
                        .iter()
                        .filter_map(|name| options.get(name).value())
                        .any(|agent| self.filters(agent))
            })
    }

    fn filters(&self, agent: Expr<'a>) -> bool {
        let by_package = |expr: Expr<'a>| {
            self.identity(expr)
                .is_some_and(|identity| FILTERS.iter().any(|package| identity.starts_with(package)))
        };
        by_package(agent)
            || Call::of(self.resolve(agent)).is_some_and(|made| {
                by_package(made.callee())
                    || made.arguments().any(|argument| {
                        let options = self.options(Some(argument));
                        options.get("lookup").value().is_some()
                            || options.get("connect").value().is_some_and(|connect| {
                                self.options(Some(connect)).get("lookup").value().is_some()
                            })
                    })
            })
    }

    /// The call that made a client: `axios.create(…)` for `this.client` and for a name.
    fn client_made(&self, receiver: Expr<'a>) -> Option<Call<'a>> {
        if let Some(call) = Call::of(self.resolve(receiver)) {
            return Some(call);
        }
        let (this, name) = member(receiver)?;
        let class = self.class_of(this, 8)?;
        self.field_values(class, name?)
            .into_iter()
            .find_map(|value| Call::of(self.resolve(value)))
    }
}
