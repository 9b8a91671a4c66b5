use crate::javascript::Definition;
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-reject-unknown-fields");

declare_rule! {
/// The request's body goes into a record as it came.
///
/// ## Why
/// `{"role": "admin"}` in a profile form makes an admin, wherever the schema has such a field.
///
/// ## Not a problem
/// Named fields, or a body that a schema has reduced to the fields it knows.
pub const MASS_ASSIGNMENT: Rule = Rule {
    id: "mass-assignment",
    title: "A record is written with whatever the caller sends",
    examples: include_str!("mass_assignment.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[915],
    owasp: Some(Owasp::Api3),
    check: Check::JavaScript(check),
};
}

const WRITERS: &[&str] = &[
    "assign",
    "build",
    "bulkBuild",
    "bulkCreate",
    "create",
    "findByIdAndUpdate",
    "findOneAndUpdate",
    "insert",
    "insertMany",
    "insertOne",
    "merge",
    "save",
    "set",
    "update",
    "updateMany",
    "updateOne",
    "upsert",
    "values",
];

/// Names that caches, maps, hashes and forms have too: there the receiver must look like a model, a repository or a record.
const SHARED: &[&str] = &[
    "build", "insert", "save", "set", "update", "upsert", "values",
];

fn is_service<'a>(facts: &Facts<'a>, receiver: Expr<'a>) -> bool {
    let text = facts.text(receiver.place());
    let last = text.rsplit('.').next().unwrap_or(text).to_ascii_lowercase();
    [
        "service",
        "client",
        "api",
        "rest",
        "this",
        "super",
        "default",
        "controller",
        "manager",
        "gateway",
    ]
    .iter()
    .any(|word| last.ends_with(word))
}

fn is_store<'a>(facts: &Facts<'a>, receiver: Expr<'a>) -> bool {
    if facts.looks_like_model(receiver)
        || matches!(
            facts.field_type(receiver),
            Some("Repository" | "MongoRepository" | "Model" | "EntityRepository")
        )
    {
        return true;
    }
    let text = facts.text(receiver.place());
    let last = text.rsplit('.').next().unwrap_or(text).to_ascii_lowercase();
    let named = ["repo", "repository", "collection", "dao"]
        .iter()
        .any(|word| last.ends_with(word))
        || text.contains("prisma.")
        || text.contains("knex(")
        || text.starts_with("db(")
        || text.contains(".from(");
    let is_record = Call::of(facts.resolve(receiver)).is_some_and(|call| {
        call.name()
            .is_some_and(|name| {
                name.starts_with("find")
                    || matches!(name, "getRepository" | "getMongoRepository" | "getCustomRepository")
                    || matches!(name, "where" | "table" | "insertInto" | "updateTable")
                    // `db.update(table).set(…)` of Drizzle
                    || matches!(name, "update" | "insert")
                        && call.receiver().is_some_and(|receiver| {
                            matches!(facts.text(receiver.place()), "db" | "tx" | "trx" | "this.db" | "database")
                        })
            })
            || call.is_new && facts.looks_like_model(call.callee())
    });
    named || is_record
}

/// Whether a value is a body of a controller that a pipe in sight has let through with all its fields: the pipe is to be changed then.
fn is_left_by_pipe<'a>(facts: &Facts<'a>, value: Expr<'a>) -> bool {
    let Some(symbol) = facts.symbol(value) else {
        return false;
    };
    let Definition::Parameter(function, position, _) = facts.definition(value.file, symbol) else {
        return false;
    };
    let is_body = facts
        .parameter_decorators(function, position)
        .any(|name| name == "Body");
    is_body
        && facts.described_body(function).is_some()
        && facts
            .index()
            .calls_named("ValidationPipe")
            .any(|pipe| pipe.is_new)
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in WRITERS {
        for call in facts.index().calls_named(name) {
            if *name == "set" && is_response(facts, call) || call.receiver().is_none() {
                continue;
            }
            if *name == "assign"
                && call
                    .argument(0)
                    .is_some_and(|target| is_made_for_it(facts, call, target))
            {
                continue;
            }
            if SHARED.contains(name)
                && !call
                    .receiver()
                    .is_some_and(|receiver| is_store(facts, receiver))
            {
                continue;
            }
            // A function of the project is looked into; a service checks by itself as far as can be seen from here.
            if facts.function(call.callee()).is_some()
                || call
                    .receiver()
                    .is_some_and(|receiver| is_service(facts, receiver))
            {
                continue;
            }
            // Sequelize writes only the fields that are listed.
            let listed = call
                .arguments()
                .skip(1)
                .any(|options| !facts.settings(options, &["fields"]).is_empty());
            if listed {
                continue;
            }
            for argument in call
                .arguments()
                .filter(|argument| *name != "save" || !is_loaded(facts, *argument))
                // What is assigned to, and the filter of an update.
                .skip(usize::from(
                    call.argument_count() > 1
                        && matches!(
                            *name,
                            "assign"
                                | "findByIdAndUpdate"
                                | "findOneAndUpdate"
                                | "updateMany"
                                | "updateOne"
                        ),
                ))
            {
                judge(facts, report, call, argument, name);
            }
        }
    }
    for call in facts.index().calls().iter().filter(|call| call.is_new) {
        let model = call.callee();
        if facts.looks_like_model(model)
            && let Some(argument) = call.argument(0)
        {
            judge(facts, report, *call, argument, facts.text(model.place()));
        }
    }
}

/// Whether a record was loaded or made here: what was put into it is told where that happens.
fn is_loaded<'a>(facts: &Facts<'a>, record: Expr<'a>) -> bool {
    Call::of(facts.resolve(record)).is_some_and(|call| {
        call.is_new
            || call.name().is_some_and(|name| {
                ["find", "get", "load", "preload", "create"]
                    .iter()
                    .any(|verb| name.starts_with(verb))
            })
    })
}

fn judge<'a>(
    facts: &Facts<'a>,
    report: &mut Report,
    call: Call<'a>,
    argument: Expr<'a>,
    name: &str,
) {
    // What a part stands in: the call, or the property that takes the record's fields.
    let mut parts = vec![(argument, None)];
    if let Some(object) = facts.object(argument) {
        parts = object.spreads().map(|spread| (spread, None)).collect();
        for key in ["data", "$set"] {
            let Some(fields) = object.get(facts, key) else {
                continue;
            };
            parts.push((fields, Some(fields)));
            if let Some(inner) = facts.object(fields) {
                parts.extend(inner.spreads().map(|spread| (spread, Some(fields))));
            }
        }
    }
    for (part, holder) in parts {
        let Some(taint) = facts
            .threat(part, Danger::MASS)
            .filter(|taint| taint.is_whole)
        else {
            continue;
        };
        if facts.object(part).is_some()
            || is_left_by_pipe(facts, part)
            || taint.source().contains("headers")
        {
            continue;
        }
        let message = format!(
            "`{}` goes into `{name}` as it came, so the caller can set fields such as a role",
            taint.source()
        );
        match holder {
            Some(holder) => {
                report.finding(holder.place(), message).steps(taint.steps());
            }
            None => {
                report.flow(call, part, &taint, message);
            }
        }
    }
}

/// Whether `Object.assign` fills an object that its own function has made: what becomes of that is told where it is kept.
fn is_made_for_it<'a>(facts: &Facts<'a>, call: Call<'a>, target: Expr<'a>) -> bool {
    if facts.object(target).is_none() {
        return false;
    }
    let made = facts.resolve(target);
    let function_of = |file, node| {
        facts
            .enclosing_function(file, node)
            .map(|function| function.place())
    };
    function_of(call.file, call.node) == function_of(made.file, made.node_id())
}
