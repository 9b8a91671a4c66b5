//! Records: the models of a database that are visible, and the fields that they have.

use super::{Call, Expr, Facts, Object};

/// Fields that mongoose adds by itself.
const OWN_FIELDS: &[&str] = &["__t", "__v", "_id", "createdAt", "id", "updatedAt"];

/// What a mongoose model is made of.
pub struct ModelSchema<'a> {
    /// The fields.
    pub fields: Object<'a>,
    /// The options of the schema.
    pub options: Option<Object<'a>>,
    /// The schema as the code names it.
    pub schema: Expr<'a>,
}

impl<'a> ModelSchema<'a> {
    /// Whether the schema certainly has no such path.
    pub fn lacks(&self, facts: &Facts<'a>, path: &str) -> bool {
        let first = path.split('.').next().unwrap_or(path);
        !self.fields.is_open(facts)
            && !first.starts_with('$')
            && !OWN_FIELDS.contains(&first)
            && self.fields.get(facts, first).is_none()
            && !facts.is_extended(self.schema)
    }
}

impl<'a> Facts<'a> {
    /// The schema of the mongoose model that an expression names.
    pub fn model_schema(&self, model: Expr<'a>) -> Option<ModelSchema<'a>> {
        let made = Call::of(self.resolve(model))?;
        if made.name() != Some("model") {
            return None;
        }
        let schema = made.argument(1)?;
        let constructed = Call::of(self.resolve(schema))?;
        if constructed.name() != Some("Schema") {
            return None;
        }
        Some(ModelSchema {
            fields: self.object(constructed.argument(0)?)?,
            options: constructed
                .argument(1)
                .and_then(|options| self.object(options)),
            schema,
        })
    }

    /// Whether fields are added to a schema later: `schema.add(…)`, plugins, discriminators, virtuals.
    fn is_extended(&self, schema: Expr<'a>) -> bool {
        let name = self.text(schema.place());
        ["add", "plugin", "discriminator", "virtual"]
            .iter()
            .any(|method| {
                self.index().calls_named(method).any(|call| {
                    call.receiver()
                        .is_some_and(|receiver| self.text(receiver.place()) == name)
                })
            })
    }
}
