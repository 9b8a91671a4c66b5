use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("deploy-no-debug");

declare_rule! {
/// Debug output is switched on for everybody.
///
/// ## Why
/// Queries with their values end up in the log, stack traces and schema details in answers.
///
/// ## Not a problem
/// A switch that depends on the environment.
pub const DEBUG_ON: Rule = Rule {
    id: "debug-on",
    title: "Debugging output is switched on in code",
    examples: include_str!("debug_on.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[489, 215, 209],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

/// Options that show internals to whoever asks.
const SHOWING: &[&str] = &[
    "graphiql",
    "includeStacktraceInErrorResponses",
    "introspection",
    "playground",
];

/// Plugins that serve an explorer of a GraphQL schema.
const LANDING_PAGES: &[&str] = &[
    "@apollo/server/plugin/landingPage/default.ApolloServerPluginLandingPageLocalDefault",
    "@apollo/server-plugin-landing-page-graphql-playground.ApolloServerPluginLandingPageGraphQLPlayground",
    "apollo-server-core.ApolloServerPluginLandingPageGraphQLPlayground",
    "apollo-server-core.ApolloServerPluginLandingPageLocalDefault",
];

/// Calls with an option `debug` that prints what should not be printed, and the argument with the options.
const DEBUGGED: &[(&str, usize)] = &[
    ("@apollo/server.ApolloServer", 0),
    ("apollo-server-express.ApolloServer", 0),
    ("knex", 0),
    ("knex.knex", 0),
    ("mysql.createConnection", 0),
    ("mysql.createPool", 0),
    ("mysql2.createConnection", 0),
    ("mysql2.createPool", 0),
    ("mysql2/promise.createConnection", 0),
    ("mysql2/promise.createPool", 0),
    ("nodemailer.createTransport", 0),
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.calls_to("mongoose.set") {
        let debug = call
            .argument(0)
            .and_then(|key| facts.string(key))
            .as_deref()
            == Some("debug");
        if debug
            && call
                .argument(1)
                .is_some_and(|value| facts.boolean(value) == Some(true))
        {
            report.finding(
                call.place(),
                "Mongoose prints every query with its values, personal data included",
            );
        }
    }
    for name in SHOWING {
        for value in facts.index().properties(name) {
            let everywhere = facts.can_be(*value, true)
                && !facts.only_in_development(value.file, value.node_id());
            let conditional =
                facts.boolean(*value).is_none() && facts.in_production(*value) == Some(true);
            if everywhere || conditional {
                report
                    .finding(
                        value.place(),
                        format!("`{name}` is on for everybody and shows what only developers need"),
                    )
                    .severity(Severity::Low);
            }
        }
    }
    for value in facts.index().properties("logQueryParameters") {
        if facts.boolean(*value) == Some(true)
            && !facts.only_in_development(value.file, value.node_id())
        {
            report.finding(
                value.place(),
                "Every value of every statement is written into the log, personal data included",
            );
        }
    }
    for call in facts.calls_to("inspector.open") {
        let open = call
            .argument(1)
            .and_then(|host| facts.string(host))
            .filter(|host| !matches!(host.as_str(), "127.0.0.1" | "localhost" | "::1" | "[::1]"));
        if let Some(host) = open
            && !facts.only_in_development(call.file, call.node)
        {
            report.finding(
                call.head_place(),
                format!("The inspector listens on `{host}`, so whoever reaches the port runs code in this process"),
            );
        }
    }
    for page in LANDING_PAGES {
        for call in facts.calls_to(page) {
            if !facts.only_in_development(call.file, call.node) {
                report
                    .finding(
                        call.head_place(),
                        "The explorer of the schema is shown to everybody",
                    )
                    .severity(Severity::Low);
            }
        }
    }
    // Colours for a terminal: no address, no time, no user.
    for call in facts.calls_to("morgan") {
        let format = call.argument(0).filter(|format| {
            facts.alternatives(*format).iter().any(|(written, format)| {
                *format == Constant::String("dev".to_owned())
                    && !facts.only_in_development(written.file, written.node_id())
            })
        });
        if format.is_some() && !facts.only_in_development(call.file, call.node) {
            report
                .finding(call.head_place(), "The format `dev` is made for a terminal: it colours lines and leaves out who asked and when")
                .severity(Severity::Low);
        }
    }
    for (function, position) in DEBUGGED {
        for call in facts.calls_to(function) {
            let Some(debug) = facts.option(call, *position, "debug") else {
                continue;
            };
            if facts.boolean(debug) == Some(true)
                && !facts.only_in_development(call.file, call.node)
            {
                report.finding(
                    call.place_of(debug),
                    "Debugging is on, so statements, values and passwords are printed",
                );
            }
        }
    }
    for name in ["disable", "set"] {
        for call in facts.index().calls_named(name) {
            if call
                .argument(0)
                .and_then(|key| facts.string(key))
                .as_deref()
                == Some("x-powered-by")
            {
                report.control(ITEM, call.place(), "`X-Powered-By` is off");
            }
        }
    }
    for call in facts.calls_to("helmet") {
        report.control(ITEM, call.place(), "helmet removes `X-Powered-By`");
    }
}
