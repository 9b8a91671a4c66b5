use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// A function copies keys from one object into another, deeply, without looking at their names; or `lodash.merge`, `set` and their like get request data.
///
/// ## Why
/// `{"__proto__": {"isAdmin": true}}` changes every object of the process.
///
/// ## Not a problem
/// `structuredClone`, `{ ...a }`, a check for `__proto__`, `constructor` and `prototype`, and objects without a prototype.
pub const PROTOTYPE_POLLUTION: Rule = Rule {
    id: "prototype-pollution",
    title: "A merge takes over keys such as `__proto__`",
    examples: include_str!("prototype_pollution.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::Medium,
    cwe: &[1321],
    owasp: None,
    check: Check::JavaScript(check),
};
}

/// Packages that merge or set deeply.
const MERGES: &[&str] = &[
    "deepmerge-ts.deepmergeInto",
    "defaults-deep",
    "extend",
    "just-extend",
    "lodash.defaultsDeep",
    "lodash.merge",
    "lodash.mergeWith",
    "lodash.set",
    "lodash.setWith",
    "lodash.zipObjectDeep",
    "merge.recursive",
    "merge-deep",
    "mixin-deep",
    "object-path.set",
    "set-value",
    "dot-prop.set",
    "jquery.extend",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in MERGES {
        for call in facts.calls_to(name) {
            let sets_path =
                name.ends_with("set") || name.ends_with("setWith") || *name == "set-value";
            let argument = if sets_path {
                call.argument(1)
                    .and_then(|path| Some((path, facts.threat(path, Danger::KEY)?)))
            } else {
                call.arguments()
                    .skip(1)
                    .find_map(|source| Some((source, facts.threat(source, Danger::MASS)?)))
                    .filter(|(_, taint)| taint.is_whole)
            };
            if let Some((argument, taint)) = argument {
                report
                    .finding(argument.place(), format!("`{}` is merged by `{name}`: check its keys first, since `__proto__` and `constructor.prototype` reach every object", taint.source()))
                    .steps(taint.steps())
                    .confidence(Confidence::Medium);
            }
        }
    }
    for place in facts.keyed_copies() {
        report.finding(place, "Keys are copied deeply without looking at them, so `__proto__` in the source changes every object");
    }
}
