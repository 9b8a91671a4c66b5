use crate::rules::prelude::*;

declare_rule! {
/// The caller says what role it has.
///
/// ## Why
/// Headers, query strings and bodies are written by the caller. `x-role: admin` costs nothing.
///
/// ## Not a problem
/// A role looked up on the server for the verified user.
pub const ROLE_FROM_REQUEST: Rule = Rule {
    id: "role-from-request",
    title: "A role or privilege is taken from the request",
    examples: include_str!("role_from_request.md"),
    item: ItemId("authz-server-side-enforcement"),
    severity: Severity::Critical,
    confidence: Confidence::High,
    cwe: &[602, 807],
    owasp: Some(Owasp::Api5),
    check: Check::JavaScript(check),
};
}

/// Words of names of privileges.
const PRIVILEGES: &[&str] = &[
    "role",
    "roles",
    "admin",
    "moderator",
    "superuser",
    "staff",
    "permissions",
    "privileges",
    "scopes",
];

/// Values that grant.
const GRANTING: &[&str] = &[
    "admin",
    "administrator",
    "true",
    "1",
    "superuser",
    "owner",
    "root",
    "moderator",
    "yes",
    "staff",
];

/// The longest comparison that is looked at.
const LONGEST: u32 = 400;

/// A place where a value of the caller's counts as a privilege.
struct Trusted {
    place: crate::source::Place,
    function: Option<crate::source::Place>,
    taint: std::rc::Rc<crate::javascript::Taint>,
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    let decisions = decisions(facts);
    let taken = taken(facts);
    // Where a role is taken from the request and asked for in the same function, the question is the place to look at; where it is
    // handed on, the place that takes it.
    let related = |a: &Trusted, b: &Trusted| a.taint.source() == b.taint.source();
    for decision in &decisions {
        let elsewhere = taken
            .iter()
            .any(|taken| related(taken, decision) && taken.function != decision.function);
        if !elsewhere {
            tell(report, decision.place, &decision.taint);
        }
    }
    for taken in &taken {
        let asked_here = decisions
            .iter()
            .any(|decision| related(taken, decision) && taken.function == decision.function);
        if !asked_here {
            tell(report, taken.place, &taken.taint);
        }
    }
    headers_and_cookies(facts, report);
}

fn trusted<'a>(facts: &Facts<'a>, place: crate::source::Place, value: Expr<'a>) -> Option<Trusted> {
    Some(Trusted {
        place,
        function: facts
            .enclosing_function(value.file, value.node_id())
            .map(|function| function.place()),
        taint: facts.taint(value)?,
    })
}

/// `req.get('x-role') ?? req.user.role`: the caller's word comes before what is known.
fn taken(facts: &Facts<'_>) -> Vec<Trusted> {
    facts
        .index()
        .fallbacks()
        .filter(|(sent, known)| {
            let is_role = member(*known).is_some_and(|(_, name)| {
                name.is_some_and(|name| {
                    matches!(
                        name.to_ascii_lowercase().as_str(),
                        "role" | "roles" | "isadmin" | "is_admin" | "permissions" | "scopes"
                    )
                })
            });
            is_role && facts.taint(*known).is_none() && facts.constant(*sent).is_none()
        })
        .filter_map(|(sent, _)| trusted(facts, sent.place(), sent))
        .collect()
}

/// Comparisons and look-ups that grant by what the caller sent.
fn decisions(facts: &Facts<'_>) -> Vec<Trusted> {
    let mut decisions = Vec::new();
    for (file, comparison) in facts.index().comparisons() {
        let left = Expr {
            file: *file,
            node: &comparison.left,
        };
        let right = Expr {
            file: *file,
            node: &comparison.right,
        };
        // Nobody asks for a role with that much code.
        if right.span().end - left.span().start > LONGEST {
            continue;
        }
        for (asked, expected) in [(left, right), (right, left)] {
            let text = facts.text(asked.place()).to_ascii_lowercase();
            let privileged = PRIVILEGES.iter().any(|word| {
                text.ends_with(word)
                    || text.contains(&format!("{word}'"))
                    || text.contains(&format!("{word}\""))
            });
            if !privileged {
                continue;
            }
            let answer = facts
                .constant(expected)
                .map(|value| value.to_text().to_ascii_lowercase());
            let grants = answer.is_some_and(|answer| GRANTING.contains(&answer.as_str()));
            if grants && !facts.only_narrows(*file, comparison.node_id.get()) {
                decisions.extend(trusted(facts, asked.place(), asked));
            }
        }
    }
    // `rolesOf(req).includes('admin')`, `ALLOWED.includes(req.get('x-role'))`
    for name in ["includes", "some", "has"] {
        for call in facts.index().calls_named(name) {
            let Some(receiver) = call.receiver() else {
                continue;
            };
            if !facts.decides_access(call.place()) {
                continue;
            }
            let asked = match name {
                "some" => Some(receiver),
                _ => [Some(receiver), call.argument(0)]
                    .into_iter()
                    .flatten()
                    .find(|side| names_privilege(facts, *side) && facts.taint(*side).is_some()),
            };
            let asked = asked
                .filter(|asked| names_privilege(facts, *asked))
                .filter(|_| !facts.only_narrows(call.file, call.node));
            decisions.extend(asked.and_then(|asked| trusted(facts, call.head_place(), asked)));
        }
    }
    decisions
}

/// Headers and unsigned cookies that are named for a privilege, wherever their value is compared with something or looked up.
fn headers_and_cookies(facts: &Facts<'_>, report: &mut Report) {
    // Compared with a value that is not the code's own it only chooses among what somebody has.
    let compared = facts
        .index()
        .comparisons()
        .iter()
        .flat_map(|(file, comparison)| {
            let left = Expr {
                file: *file,
                node: &comparison.left,
            };
            let right = Expr {
                file: *file,
                node: &comparison.right,
            };
            [(left, right), (right, left)]
        })
        .filter(|(_, expected)| facts.constant(*expected).is_some())
        .map(|(asked, _)| (asked, asked.place()));
    let looked_up = ["includes", "has", "indexOf"].into_iter().flat_map(|name| {
        facts
            .index()
            .calls_named(name)
            .filter_map(|call| Some((call.argument(0)?, call.head_place())))
    });
    let asked: Vec<_> = compared.chain(looked_up).collect();
    for (asked, place) in asked {
        let Some((name, Whose::HEADERS)) = facts.sent_by_name(asked) else {
            continue;
        };
        if is_privilege(&name) && !report.is_told(place) {
            report.finding(place, format!("The header or cookie `{name}` decides about privileges, and the caller writes it"));
        }
    }
}

/// Whether a header or cookie is named for what its sender may do.
fn is_privilege(name: &str) -> bool {
    name.split(['-', '_', '.'])
        .any(|part| PRIVILEGES.contains(&part))
        || ["isadmin", "isstaff", "permission", "userrole"]
            .iter()
            .any(|word| name.contains(word))
}

/// Whether a value is called by a privilege, also where only the call that gives it is: `rolesOf(req)`.
fn names_privilege<'a>(facts: &Facts<'a>, value: Expr<'a>) -> bool {
    let text = facts.text(value.place()).to_ascii_lowercase();
    [
        "role",
        "admin",
        "permission",
        "privilege",
        "scope",
        "moderator",
    ]
    .iter()
    .any(|word| text.contains(word))
}

fn tell(report: &mut Report, place: crate::source::Place, taint: &crate::javascript::Taint) {
    report
        .finding(
            place,
            format!(
                "`{}` decides about privileges, and the caller writes it",
                taint.source()
            ),
        )
        .steps(taint.steps());
}
