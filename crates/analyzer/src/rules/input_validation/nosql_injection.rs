use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-parameterized-queries");

declare_rule! {
/// A MongoDB filter takes whatever the caller sends.
///
/// ## Why
/// JSON and query strings can carry objects: `{"password": {"$ne": null}}` matches every record. `$where` runs code.
///
/// ## Not a problem
/// A value that a schema, `String()` or a type check has made a string, an ObjectId, or a URL parameter, which is always text.
pub const NOSQL_INJECTION: Rule = Rule {
    id: "nosql-injection",
    title: "A query takes an object from the request where it expects a value",
    examples: include_str!("nosql_injection.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[943, 1333],
    owasp: None,
    check: Check::JavaScript(check),
};
}

/// Methods whose first argument is a filter.
const FILTERS: &[&str] = &[
    "and",
    "count",
    "countDocuments",
    "deleteMany",
    "deleteOne",
    "distinct",
    "exists",
    "find",
    "findOne",
    "findOneAndDelete",
    "findOneAndRemove",
    "findOneAndReplace",
    "findOneAndUpdate",
    "nor",
    "or",
    "remove",
    "replaceOne",
    "update",
    "updateMany",
    "updateOne",
    "where",
];
/// How deep filters may nest.
const FILTER_DEPTH: u32 = 6;

fn check(facts: &Facts<'_>, report: &mut Report) {
    if is_sanitized(facts) {
        return;
    }
    for name in FILTERS {
        for call in facts.index().calls_named(name) {
            let position = usize::from(*name == "distinct");
            if let Some(filter) = call.argument(position)
                && is_query(facts, call)
                && !facts.sanitizes_filter(call)
            {
                judge(facts, report, call, filter, FILTER_DEPTH);
            }
        }
    }
    for call in facts.index().calls_named("equals") {
        if let Some(value) = call.argument(0)
            && call.receiver().and_then(Call::of).is_some_and(|path| {
                matches!(path.name(), Some("where" | "and" | "or")) && is_query(facts, path)
            })
            && let Some(taint) = facts.threat(value, Danger::STRUCTURE)
        {
            operators(facts, report, call, value, &taint);
        }
    }
    // Text that the database runs: `Model.$where(text)`, `collection.mapReduce(text, …)`.
    for name in ["$where", "mapReduce", "group"] {
        for call in facts.index().calls_named(name) {
            for code in call.arguments().take(3) {
                if (name == "$where" || is_query(facts, call))
                    && facts.object(code).is_none()
                    && facts.function(code).is_none()
                    && let Some(taint) = facts.threat(code, Danger::CODE)
                {
                    report.flow(
                        call,
                        code,
                        &taint,
                        format!(
                            "`{}` becomes part of what `{name}` runs in the database as code",
                            taint.source()
                        ),
                    );
                }
            }
        }
    }
    for name in ["$function", "$accumulator"] {
        for whole in facts.index().properties(name) {
            for field in ["body", "init", "accumulate", "merge", "finalize"] {
                for code in facts.settings(*whole, &[field]) {
                    if let Some(taint) = facts.threat(code, Danger::CODE) {
                        let call = facts.calls_around(whole.file, whole.node_id()).next();
                        let place = call.map_or(code.place(), |call| call.place_of(code));
                        report
                            .finding(place, format!("`{}` becomes part of `{name}`, which the database runs as code", taint.source()))
                            .steps(taint.steps());
                    }
                }
            }
        }
    }
    for call in facts.index().calls_named("aggregate") {
        let Some(pipeline) = call.argument(0).filter(|_| is_query(facts, call)) else {
            continue;
        };
        for stage in facts.list(pipeline) {
            let shape = facts.shape(stage);
            for (name, value) in &shape.fields {
                if *name == "$match" {
                    judge(facts, report, call, *value, FILTER_DEPTH);
                }
            }
            for whole in &shape.wholes {
                if let Some(taint) = facts.threat(*whole, Danger::STRUCTURE) {
                    report.flow(call, *whole, &taint, format!("`{}` is used as a stage of the pipeline, so the caller decides what is read", taint.source()));
                }
            }
        }
    }
}

/// Whether mongoose cleans every filter of the project.
fn is_sanitized(facts: &Facts<'_>) -> bool {
    facts.calls_to("mongoose.set").any(|call| {
        call.argument(0)
            .and_then(|name| facts.string(name))
            .as_deref()
            == Some("sanitizeFilter")
            && call.argument(1).and_then(|value| facts.boolean(value)) == Some(true)
    })
}

/// Whether a call is a query of a MongoDB collection or model: on it, or on a query that began there.
fn is_query<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    if uses_operators(facts, call) {
        return true;
    }
    let mut receiver = call.receiver();
    for _ in 0..16 {
        let Some(expr) = receiver else { return false };
        if facts.looks_like_model(expr) {
            return true;
        }
        let made = facts.resolve(expr);
        let Some(inner) = Call::of(made) else {
            return false;
        };
        // What was waited for is a record, and no query any more.
        if made.span() != expr.span() && facts.is_waited_for(made) {
            return false;
        }
        if !inner.name().is_some_and(|name| {
            FILTERS.contains(&name)
                || matches!(
                    name,
                    "select" | "sort" | "lean" | "limit" | "skip" | "populate"
                )
        }) {
            return false;
        }
        receiver = inner.receiver();
    }
    false
}

/// Whether the arguments of a call are written for MongoDB: with `$set`, `$gt` and their like.
fn uses_operators<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    call.receiver().is_some()
        && call
            .arguments()
            .take(2)
            .filter_map(|argument| facts.object(argument))
            .any(|object| {
                object.properties().any(|(name, value)| {
                    name.starts_with('$')
                        || facts.object(value).is_some_and(|inner| {
                            inner.properties().any(|(name, _)| name.starts_with('$'))
                        })
                })
            })
}

fn judge<'a>(facts: &Facts<'a>, report: &mut Report, call: Call<'a>, filter: Expr<'a>, depth: u32) {
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    if facts.function(filter).is_some() || facts.string(filter).is_some() {
        return;
    }
    let shape = facts.shape(filter);
    for (key, value) in &shape.fields {
        match *key {
            // Sequelize, Prisma and TypeORM nest the filter, and bind its values.
            "where" | "select" | "include" | "data" | "attributes" | "relations" => return,
            "$where" | "$function" | "$accumulator" | "$expr" => {
                if let Some(taint) = facts.threat(*value, Danger::CODE) {
                    report.flow(
                        call,
                        *value,
                        &taint,
                        format!(
                            "`{}` becomes part of `{key}`, which the database runs as code",
                            taint.source()
                        ),
                    );
                }
            }
            "$regex" => pattern(facts, report, call, *value),
            "$or" | "$and" | "$nor" => {
                for part in facts.list(*value) {
                    judge(facts, report, call, part, depth);
                }
            }
            "$elemMatch" | "$not" => judge(facts, report, call, *value, depth),
            // Behind an operator a value is only a value.
            operator if operator.starts_with('$') => {}
            _ => field(facts, report, call, *value, depth),
        }
    }
    for (key, value) in &shape.computed {
        match facts
            .threat(*key, Danger::KEY)
            .filter(|_| !facts.guarded_key(*key))
        {
            Some(taint) => {
                report.flow(
                    call,
                    *key,
                    &taint,
                    format!(
                        "`{}` names the field that is asked, `$where` included",
                        taint.source()
                    ),
                );
            }
            None => field(facts, report, call, *value, depth),
        }
    }
    for whole in &shape.wholes {
        if let Some(taint) = facts.threat(*whole, Danger::STRUCTURE) {
            report.flow(
                call,
                *whole,
                &taint,
                format!(
                    "`{}` is used as the whole filter, so the caller decides which records match",
                    taint.source()
                ),
            );
        }
    }
}

/// A field's value: one of the caller's, or an object with operators.
fn field<'a>(facts: &Facts<'a>, report: &mut Report, call: Call<'a>, value: Expr<'a>, depth: u32) {
    let shape = facts.shape(value);
    let asks = shape.fields.iter().any(|(name, _)| name.starts_with('$'));
    if asks {
        judge(facts, report, call, value, depth);
    } else if let Some(taint) = facts.threat(value, Danger::STRUCTURE) {
        operators(facts, report, call, value, &taint);
    }
}

fn operators<'a>(
    facts: &Facts<'a>,
    report: &mut Report,
    call: Call<'a>,
    value: Expr<'a>,
    taint: &crate::javascript::Taint,
) {
    report
        .flow(call, value, taint, format!("`{}` can be an object with operators such as `$ne`, and then matches what the caller likes{}", taint.source(), facts.query_caveat(taint, call.file)))
        .fix("Take it as a string", value.span(), format!("String({})", facts.text(value.place())));
}

fn pattern<'a>(facts: &Facts<'a>, report: &mut Report, call: Call<'a>, value: Expr<'a>) {
    if Call::of(facts.resolve(value)).is_some_and(|made| made.name() == Some("RegExp")) {
        return;
    }
    if let Some(taint) = facts.threat(value, Danger::REGEX) {
        report.flow(call, value, &taint, format!("`{}` is read as a pattern by the database, so the caller decides what matches and how long it takes", taint.source()));
    }
}
