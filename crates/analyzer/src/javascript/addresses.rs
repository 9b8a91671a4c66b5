//! Addresses: whether code looks up where a host leads and refuses private networks.

use super::{Dangers, Facts, FunctionRef};
use crate::source::{Place, Span};

/// What a check of an address' host rules out.
const HOST: Dangers = Dangers::SSRF.and(Dangers::REDIRECT);

/// Words and addresses that a check of networks has, lower case.
const MARKS: &[&str] = &[
    "10.",
    "127.",
    "169.254",
    "192.168",
    ".check(",
    "blocked",
    "blocklist",
    "forbidden",
    "internal",
    "loopback",
    "private",
    "public",
    "range()",
    "reserved",
    "unicast",
];

impl<'a> Facts<'a> {
    /// What is ruled out for the value written as `text` when, between the beginning of a function and a position, its host was looked up
    /// and the addresses were asked for private networks.
    pub(super) fn asked_where_it_leads(
        &self,
        function: FunctionRef<'a>,
        before: u32,
        text: &str,
    ) -> Dangers {
        if !self.looks_up_hosts() {
            return Dangers::NONE;
        }
        let looked_up = self.calls_within(function.place()).find(|call| {
            call.span.end <= before
                && self.is_lookup(call.callee())
                && call.argument(0).is_some_and(|host| {
                    self.is_host_of(host, text) || self.text(host.place()) == text
                })
        });
        let Some(call) = looked_up else {
            return Dangers::NONE;
        };
        let place = Place {
            file: function.file,
            span: Span {
                start: call.span.end,
                end: before,
            },
        };
        let between = self.text(place).to_ascii_lowercase();
        let refuses = between.contains("throw") || between.contains("return");
        if refuses && MARKS.iter().any(|mark| between.contains(mark)) {
            HOST
        } else {
            Dangers::NONE
        }
    }

    fn looks_up_hosts(&self) -> bool {
        *self
            .memory
            .looks_up_hosts
            .get_or_init(|| self.uses_package(&["dns", "dns/promises"]))
    }

    fn is_lookup(&self, callee: super::Expr<'a>) -> bool {
        self.identity(callee)
            .is_some_and(|identity| identity.starts_with("dns.") || identity.starts_with("dns/"))
    }
}
