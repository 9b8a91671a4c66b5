use crate::javascript::{Call, Danger, Facts, Value};
use crate::{Report, declare_rule};

declare_rule! {
    /// A record is created or changed with the whole body of the request.
    ///
    /// ## Why
    /// The client chooses which fields there are: `role`, `isAdmin`, `balance`, the owner's id.
    ///
    /// ## Not a problem
    /// The fields are named one by one, picked from a list, or the body went through a schema.
    {
        id: "mass-assignment",
        title: "Stored with all fields the client sent",
        item: "input-reject-unknown-fields",
        severity: High,
        confidence: High,
        cwe: [915],
        owasp: Api3,
        examples: "mass_assignment.md",
        check: JavaScript(check),
    }
}

/// Methods of models that store an argument, and which.
const STORING: &[(&str, usize)] = &[
    ("bulkCreate", 0),
    ("create", 0),
    ("findByIdAndUpdate", 1),
    ("findOneAndUpdate", 1),
    ("insertMany", 0),
    ("insertOne", 0),
    ("update", 0),
    ("updateMany", 1),
    ("updateOne", 1),
    ("upsert", 0),
];
const PACKAGES: &[&str] = &[
    "@prisma/client",
    "database",
    "model",
    "mongodb",
    "mongoose",
    "sequelize",
    "typeorm",
];

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for (method, index) in STORING {
        for call in facts.method_calls(method) {
            let is_model = call
                .receiver()
                .and_then(Value::identity)
                .is_some_and(|it| PACKAGES.contains(&it.package()));
            if let Some(value) = call.argument(*index).filter(|_| is_model) {
                check_stored(call, value, report);
            }
        }
    }
    for call in facts.calls().filter(|call| call.is_construction()) {
        let is_model = call.callee().is("model", "") || call.callee().is("mongoose", "model()");
        if let Some(value) = call.argument(0).filter(|_| is_model) {
            check_stored(call, value, report);
        }
    }
    for call in facts.calls_to("global", "Object.assign") {
        if let Some(value) = call
            .argument(1)
            .filter(|_| call.argument(0).is_some_and(|target| !target.is_object()))
        {
            check_stored(call, value, report);
        }
    }
}

fn check_stored(call: Call<'_>, value: Value<'_>, report: &mut Report<'_>) {
    // Prisma takes the record as `data`.
    let stored = value.get("data").unwrap_or(value);
    let Some(flow) = stored.flow(Danger::MassAssignment) else {
        return;
    };
    let message = format!(
        "All fields of `{}` are stored, so a client can set ones such as `role`",
        flow.source_text()
    );
    report.finding(call.place(), message).flow(&flow);
}
