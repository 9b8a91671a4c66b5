//! Objects: what of a database or a response an expression is, by what it is or is called.

use super::{Call, Expr, Facts};

impl<'a> Facts<'a> {
    /// Whether a method call is made on the request or the response, which have methods with common names.
    pub fn call_is_request(&self, call: Call<'a>) -> bool {
        call.receiver().is_some_and(|receiver| {
            self.is_request(receiver)
                || matches!(
                    self.text(receiver.place()),
                    "res" | "req" | "app" | "router" | "response"
                )
        })
    }

    /// Whether an expression is a query builder that takes SQL text: TypeORM's, also by the name it goes by.
    pub fn is_sql_builder(&self, expr: Expr<'a>) -> bool {
        let mut current = Some(self.resolve(expr));
        for _ in 0..32 {
            let Some(expr) = current else { return false };
            let Some(call) = Call::of(expr) else {
                let text = self.text(expr.place());
                let name = text.rsplit('.').next().unwrap_or(text);
                return matches!(name, "qb" | "queryBuilder")
                    || self.identity(expr).is_some_and(|identity| {
                        identity.contains("createQueryBuilder()")
                            || identity.starts_with("typeorm.SelectQueryBuilder()")
                    });
            };
            if call.name() == Some("createQueryBuilder") {
                return true;
            }
            current = call.receiver().map(|receiver| self.resolve(receiver));
        }
        false
    }

    /// Whether a query asks mongoose to clean its filter: `.setOptions({ sanitizeFilter: true })`, or as an option of the call.
    pub fn sanitizes_filter(&self, call: Call<'a>) -> bool {
        let set = |options: Expr<'a>| {
            self.object(options)
                .and_then(|options| options.get(self, "sanitizeFilter"))
                .is_some_and(|value| self.boolean(value) == Some(true))
        };
        let nodes = self.file(call.file).semantic.nodes();
        let chained = nodes
            .ancestor_kinds(call.node)
            .take(16)
            .filter_map(|kind| Call::of_kind(call.file, kind))
            .any(|outer| outer.name() == Some("setOptions") && outer.argument(0).is_some_and(set));
        chained || call.arguments().skip(1).any(set)
    }

    /// The object that an expression is a member of, through names: `tenant` for `tenant.id`.
    pub fn member_of(&self, expr: Expr<'a>) -> Option<Expr<'a>> {
        super::member(self.resolve(expr)).map(|(object, _)| object)
    }

    /// Whether a computed key was looked up among known names before.
    pub fn guarded_key(&self, key: Expr<'a>) -> bool {
        self.guarded(key).holds(super::Dangers::SQL)
    }

    /// Whether an expression is a model or a collection of a database, by what it is or is called.
    pub fn looks_like_model(&self, expr: Expr<'a>) -> bool {
        if let Some(identity) = self.identity(expr) {
            if identity.ends_with("mongoose.model()")
                || identity.ends_with(".collection()")
                || identity.contains("mongoose.Model")
                || &*identity == "mongodb.Collection()"
            {
                return true;
            }
            // What comes from another package is known not to be one.
            if identity.starts_with("knex") || identity.starts_with("typeorm.") {
                return false;
            }
        }
        let text = self.text(expr.place());
        let name = text.rsplit('.').next().unwrap_or(text);
        let is_class = name.starts_with(|c: char| c.is_ascii_uppercase())
            && name.chars().any(|c| c.is_ascii_lowercase());
        let built_in = matches!(
            name,
            "Object"
                | "Array"
                | "Map"
                | "Set"
                | "Promise"
                | "Reflect"
                | "JSON"
                | "Date"
                | "URL"
                | "URLSearchParams"
                | "Error"
                | "FormData"
                | "Headers"
                | "Buffer"
                | "RegExp"
                | "Proxy"
                | "Response"
                | "Request"
        );
        let error = name.ends_with("Error") || name.ends_with("Exception");
        (is_class && !built_in && !error)
            || matches!(name, "collection" | "coll")
            || name.ends_with("Model")
            || name.ends_with("Collection")
            || text.contains("collection(")
    }
}
