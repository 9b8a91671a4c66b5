use crate::javascript::{Dangers, Definition, Key};
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-short-lived-tokens");

declare_rule! {
/// A token is verified without saying by which algorithm.
///
/// ## Why
/// RFC 8725 asks the verifier to name the algorithms it takes. Otherwise the token's own header takes part in the choice,
/// and `none` accepts a token that nobody signed.
///
/// ## Not a problem
/// `jose`, where the key decides.
pub const JWT_ALGORITHM_NOT_PINNED: Rule = Rule {
    id: "jwt-algorithm-not-pinned",
    title: "A token's algorithm is not pinned when it is verified",
    examples: include_str!("jwt_algorithm_not_pinned.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[347, 327],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

/// Calls that check tokens, the argument that holds the options, and where in them the algorithms stand.
const CHECKING: &[(&str, usize)] = &[
    ("express-jwt", 0),
    ("express-jwt.expressjwt", 0),
    ("jose.jwtVerify", 2),
    ("jsonwebtoken.verify", 2),
    ("koa-jwt", 0),
    ("passport-jwt.Strategy", 0),
];

/// Whether an algorithm is what a token that nobody has checked yet says of itself: `header.alg`, `decode(token, …).header.alg`.
fn chosen_by_token<'a>(facts: &Facts<'a>, algorithm: Expr<'a>) -> bool {
    let is_read = member(algorithm).is_some_and(|(_, name)| name == Some("alg"))
        || facts.symbol(algorithm).is_some_and(|symbol| {
            matches!(
                facts.definition(algorithm.file, symbol),
                Definition::Value(_, keys) if keys.last() == Some(&Key::Name("alg"))
            )
        });
    // A key says for which algorithm it is as well.
    let (mut root, mut reads) = (algorithm, false);
    for _ in 0..4 {
        let text = facts.text(root.place()).to_ascii_lowercase();
        let made = Call::of(facts.resolve(root)).and_then(|call| call.name());
        reads = reads
            || ["header", "decoded", "parsed", "token"]
                .iter()
                .any(|word| text.contains(word))
            || matches!(made, Some("decode" | "decodeProtectedHeader" | "parse"));
        let Some((object, _)) = member(root) else {
            break;
        };
        root = object;
    }
    if let Some(symbol) = facts.symbol(root)
        && let Definition::Value(value, _) = facts.definition(root.file, symbol)
    {
        reads = reads
            || Call::of(value).is_some_and(|call| {
                matches!(
                    call.name(),
                    Some("decode" | "decodeProtectedHeader" | "parse")
                )
            });
    }
    is_read && reads && facts.guarded(algorithm) != Dangers::ALL
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (function, position) in CHECKING {
        for call in facts.calls_to(function) {
            let Some(algorithms) = facts.option(call, *position, "algorithms") else {
                continue;
            };
            let items = facts.items(algorithms);
            if items.iter().any(|item| chosen_by_token(facts, *item)) {
                report.finding(
                    call.head_place(),
                    "The algorithm is taken from the token's own header, so whoever writes the token chooses how it is checked",
                );
                continue;
            }
            let mut names: Vec<String> = items
                .into_iter()
                .filter_map(|name| facts.string(name))
                .collect();
            names.dedup();
            if names.iter().any(|name| name.eq_ignore_ascii_case("none")) {
                report
                    .finding(
                        algorithms.place(),
                        "The algorithm `none` is accepted, so a token that nobody signed passes",
                    )
                    .severity(Severity::Critical);
            } else if !names.is_empty() {
                report.control(
                    ITEM,
                    call.place(),
                    format!("Tokens are verified with {} only", names.join(", ")),
                );
            }
        }
    }
    for function in [
        "jose.JWT.sign",
        "jose.JWT.verify",
        "jose.JWS.verify",
        "jose.JWS.sign",
    ] {
        for call in facts.calls_to(function) {
            let unsigned = call
                .argument(1)
                .is_some_and(|key| facts.identity(key).as_deref() == Some("jose.JWK.None"));
            if unsigned {
                report
                    .finding(
                        call.head_place(),
                        "`JWK.None` is no key, so a token that nobody signed passes",
                    )
                    .severity(Severity::Critical);
            }
        }
    }
    for (function, position) in [
        ("jsonwebtoken.sign", 2),
        ("@nestjs/jwt.JwtService().sign", 1),
    ] {
        for call in facts.calls_to(function) {
            if let Some(algorithm) = facts.option(call, position, "algorithm")
                && facts
                    .possible(algorithm)
                    .iter()
                    .any(|(_, name)| name.to_text().eq_ignore_ascii_case("none"))
            {
                report
                    .finding(
                        call.place_of(algorithm),
                        "The token is signed by `none`, which is no signature: whoever holds it can rewrite it",
                    )
                    .severity(Severity::Critical);
            }
        }
    }
    for call in facts.calls_to("jsonwebtoken.verify") {
        let options_known = match call.argument(2) {
            None => call.argument_count() <= 2,
            Some(third) => {
                facts.option(call, 2, "algorithms").is_none()
                    && (facts.function(third).is_some()
                        || facts.object(third).is_some() && !facts.is_unseen(third))
            }
        };
        if options_known {
            report.finding(call.callee_place(), "The token is verified without `algorithms`, so the token's own header takes part in choosing how it is checked");
        }
    }
    // `verifyOptions` of a module or its factory.
    for options in facts.index().properties("verifyOptions") {
        let of_module = facts
            .calls_around(options.file, options.node_id())
            .chain(
                facts
                    .functions_around(options.file, options.node_id())
                    .into_iter()
                    .take(1)
                    .flat_map(|function| facts.calls_around(function.file, function.node())),
            )
            .any(|call| {
                matches!(
                    facts.identity(call.callee()).as_deref(),
                    Some("@nestjs/jwt.JwtModule.register" | "@nestjs/jwt.JwtModule.registerAsync")
                )
            });
        if of_module
            && facts
                .object(*options)
                .is_some_and(|object| !object.is_open(facts))
            && facts.settings(*options, &["algorithms"]).is_empty()
        {
            report.finding(options.place(), "Tokens are verified without `algorithms`, so the token's own header takes part in choosing how they are checked");
        }
    }
    // The fourth argument of `jwt-simple` is the algorithm; without it the token's header chooses.
    for call in facts.calls_to("jwt-simple.decode") {
        let verifies = call
            .argument(2)
            .is_none_or(|no_verify| !facts.can_be(no_verify, true));
        if verifies && call.argument(3).is_none() && call.argument_count() >= 2 {
            report.finding(call.head_place(), "The token is decoded without naming the algorithm, so the token's own header chooses how it is checked");
        }
    }
}
