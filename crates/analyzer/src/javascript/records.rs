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

/// Methods that give records.
const FINDERS: &[&str] = &[
    "create",
    "find",
    "findAll",
    "findById",
    "findByIdAndDelete",
    "findByIdAndUpdate",
    "findByPk",
    "findFirst",
    "findFirstOrThrow",
    "findMany",
    "findOne",
    "findOneAndUpdate",
    "findOneBy",
    "findOneByOrFail",
    "findOneOrFail",
    "findOrCreate",
    "findUnique",
    "findUniqueOrThrow",
    "first",
    "save",
    "select",
    "upsert",
];

/// Methods that go on with a query or hand on what it gives. Sorted.
const CONTINUING: &[&str] = &[
    "andWhere",
    "catch",
    "columns",
    "exec",
    "finally",
    "first",
    "groupBy",
    "join",
    "leftJoin",
    "lean",
    "limit",
    "maxTimeMS",
    "offset",
    "omit",
    "orFail",
    "orderBy",
    "pick",
    "populate",
    "project",
    "projection",
    "returning",
    "select",
    "session",
    "setOptions",
    "skip",
    "sort",
    "then",
    "toArray",
    "where",
];

/// What people are called in the names of models, tables and relations: such records have secrets sooner or later. Sorted.
const PEOPLE: &[&str] = &[
    "account",
    "admin",
    "administrator",
    "agent",
    "author",
    "client",
    "creator",
    "customer",
    "employee",
    "identity",
    "login",
    "member",
    "operator",
    "owner",
    "patient",
    "people",
    "person",
    "staff",
    "student",
    "subscriber",
    "teacher",
    "user",
];

/// A query whose result is in a value.
pub struct RecordQuery<'a> {
    /// The call that asks.
    pub call: Call<'a>,
    /// What is asked: a model, a repository, a table.
    model: Option<Expr<'a>>,
    /// The name of what is asked.
    name: String,
    /// All calls of the query, the last one first.
    chain: Vec<Call<'a>>,
    /// The columns that a statement names.
    columns: Vec<String>,
    /// Whether it gives objects with methods, of which a copy holds more than the fields.
    pub is_document: bool,
}

impl<'a> Facts<'a> {
    /// The query behind the root of a content.
    pub fn record_query(&self, root: Expr<'a>) -> Option<RecordQuery<'a>> {
        let mut root = self.resolve(root);
        let mut is_plain = false;
        for _ in 0..3 {
            let call = Call::of(root)?;
            if !matches!(call.name(), Some("toObject" | "get")) || call.argument_count() > 1 {
                break;
            }
            is_plain = true;
            root = self.resolve(call.receiver()?);
        }
        if let Some(query) = self.sql_query(Call::of(root)?) {
            return Some(query);
        }
        let chain = self.chain_calls(root);
        let call = chain
            .iter()
            .rev()
            .find(|call| call.name().is_some_and(|name| FINDERS.contains(&name)))
            .copied()?;
        // A method of the record gives something else: `user.toProfile()`.
        let asks_on = chain
            .iter()
            .take_while(|outer| outer.span != call.span)
            .all(|outer| outer.name().is_some_and(|name| CONTINUING.contains(&name)));
        if !asks_on {
            return None;
        }
        let receiver = call.receiver()?;
        let text = self.text(receiver.place());
        // `db('users').where(…).first()`
        let table = chain.last().filter(|base| {
            base.span != call.span
                && base
                    .receiver()
                    .is_none_or(|receiver| Call::of(receiver).is_none())
        });
        let of_builder = table
            .and_then(|base| base.argument(0))
            .and_then(|table| self.string(table))
            .filter(|_| !self.looks_like_model(receiver));
        // `db.collection('users')`, also by a name that it is kept under.
        let of_collection = Call::of(self.resolve(receiver))
            .filter(|made| made.name() == Some("collection"))
            .and_then(|made| self.string(made.argument(0)?));
        let (model, name) = match of_builder.or(of_collection) {
            Some(table) => (None, table),
            None => {
                let last = text.rsplit('.').next().unwrap_or(text);
                // Prisma's methods have names of their own.
                let known = matches!(
                    call.name(),
                    Some(
                        "findMany"
                            | "findUnique"
                            | "findFirst"
                            | "findUniqueOrThrow"
                            | "findFirstOrThrow"
                    )
                ) || self.looks_like_model(receiver)
                    || text.contains("prisma")
                    || text.to_ascii_lowercase().contains("repo")
                    || matches!(
                        self.field_type(receiver),
                        Some("Repository" | "MongoRepository" | "Model" | "EntityRepository")
                    );
                if !known || matches!(call.name(), Some("select" | "first")) {
                    return None;
                }
                (Some(receiver), last.to_owned())
            }
        };
        let is_lean = chain.iter().any(|call| {
            call.name() == Some("lean")
                && call
                    .argument(0)
                    .is_none_or(|on| self.boolean(on) != Some(false))
        }) || call
            .arguments()
            .filter_map(|options| self.object(options))
            .any(|options| options.get_any(self, &["lean", "raw"]).is_some());
        let is_model = model.is_some_and(|model| {
            let class = self.text(model.place());
            self.model_schema(model).is_some()
                || class
                    .rsplit('.')
                    .next()
                    .is_some_and(|name| name.starts_with(|c: char| c.is_ascii_uppercase()))
        });
        Some(RecordQuery {
            call,
            model,
            name,
            chain,
            columns: Vec::new(),
            is_document: is_model && !is_lean && !is_plain,
        })
    }

    /// `SELECT * FROM users`, and what `RETURNING *` gives.
    fn sql_query(&self, call: Call<'a>) -> Option<RecordQuery<'a>> {
        if !matches!(
            call.name(),
            Some(
                "query" | "execute" | "get" | "all" | "one" | "oneOrNone" | "any" | "many" | "raw"
            )
        ) {
            return None;
        }
        let statement = call.argument(0)?;
        let text = self
            .string(statement)
            .unwrap_or_else(|| self.leading_text_of(statement));
        let words: Vec<String> = text
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | ';' | '"' | '`'))
            .filter(|word| !word.is_empty())
            .map(str::to_ascii_lowercase)
            .collect();
        let first = words.first()?.clone();
        let before = |word: &str| words.iter().position(|one| one == word);
        let table = match first.as_str() {
            "select" => words.get(before("from")? + 1)?,
            "insert" if before("returning").is_some() => words.get(before("into")? + 1)?,
            "update" if before("returning").is_some() => words.get(1)?,
            _ => return None,
        };
        let name = table.rsplit('.').next().unwrap_or(table).to_owned();
        let columns = columns_given(&text);
        let asks_secret = columns.iter().any(|column| is_secret(column));
        let asks_all = columns
            .iter()
            .any(|word| word == "*" || word.ends_with(".*"));
        if !asks_all && !asks_secret {
            return None;
        }
        Some(RecordQuery {
            call,
            model: None,
            name,
            chain: Vec::new(),
            columns,
            is_document: false,
        })
    }

    /// Why all fields of a record must not leave: a secret that its schema has, or that it is a person's.
    pub fn secret_of(&self, query: &RecordQuery<'a>) -> Option<String> {
        if let Some(schema) = query.model.and_then(|model| self.model_schema(model)) {
            let secret = schema.fields.properties().find(|(name, field)| {
                is_secret(name)
                    && !self.object(*field).is_some_and(|field| {
                        field
                            .get(self, "select")
                            .is_some_and(|select| self.boolean(select) == Some(false))
                    })
            });
            let added = query.chain.iter().find_map(|call| self.added_field(*call));
            return added.or_else(|| secret.map(|(name, _)| name.to_owned()));
        }
        if !is_person(&query.name) {
            return None;
        }
        match query.call.name() {
            // What was made here is known.
            Some("create" | "save" | "upsert") => query.call.arguments().find_map(|data| {
                let shape = self.shape(data);
                let secret = |fields: &[(&str, Expr<'a>)]| {
                    let found = fields.iter().find(|(name, _)| is_secret(name));
                    found.map(|(name, _)| (*name).to_owned())
                };
                let inner = ["data", "create"].iter().filter_map(|name| shape.get(name));
                secret(&shape.fields).or_else(|| {
                    inner
                        .into_iter()
                        .find_map(|data| secret(&self.shape(data).fields))
                })
            }),
            // A table says nothing of its columns.
            _ if query.model.is_none() => self
                .project_mentions(&["password_hash", "passwordHash", "password_digest"])
                .then(|| "the password hash".to_owned()),
            _ => Some("the password hash".to_owned()),
        }
    }

    /// `.select('+passwordHash')` adds a field that the schema holds back.
    fn added_field(&self, call: Call<'a>) -> Option<String> {
        let asked = self.string(call.argument(0).filter(|_| call.name() == Some("select"))?)?;
        asked
            .split_whitespace()
            .find_map(|field| field.strip_prefix('+').filter(|field| is_secret(field)))
            .map(str::to_owned)
    }

    /// A secret that a query asks for by name: `projection: { passwordHash: 1 }`, `select: { password: true }`, a column of a statement.
    pub fn asked_secret(&self, query: &RecordQuery<'a>) -> Option<String> {
        let by_statement = query
            .columns
            .iter()
            .find(|column| is_secret(column))
            .cloned();
        if by_statement.is_some() {
            return by_statement;
        }
        query.call.arguments().find_map(|argument| {
            let chosen = self
                .options(Some(argument))
                .get_any(&["select", "projection", "attributes"])
                .value()?;
            let by_list = || {
                self.elements(chosen)?
                    .into_iter()
                    .filter_map(|one| self.string(one))
                    .find(|one| is_secret(one))
            };
            let by_name = || {
                let shape = self.shape(chosen);
                let asked = shape.fields.iter().find(|(name, value)| {
                    is_secret(name)
                        && (self.boolean(*value) == Some(true) || self.number(*value) == Some(1.0))
                });
                asked.map(|(name, _)| (*name).to_owned())
            };
            by_list().or_else(by_name)
        })
    }

    /// Whether a query names the fields that it wants, or those that it does not want.
    pub fn is_narrowed(&self, query: &RecordQuery<'a>) -> bool {
        let narrow_options = |call: Call<'a>| {
            call.arguments().any(|argument| {
                self.object(argument).is_some_and(|options| {
                    options
                        .get_any(
                            self,
                            &["select", "attributes", "projection", "omit", "fields"],
                        )
                        .is_some()
                })
            })
        };
        // `User.findById(id, 'name email')`
        let by_text = query
            .call
            .arguments()
            .skip(1)
            .any(|argument| self.string(argument).is_some());
        let by_projection = matches!(query.call.name(), Some("find" | "findOne" | "findById"))
            && query.call.argument(1).is_some()
            && query.model.is_some();
        let chained = query.chain.iter().any(|call| match call.name() {
            Some("select") if call.argument_count() > 0 => call.arguments().any(|fields| {
                self.string(fields).is_none_or(|fields| {
                    fields != "*" && !fields.split_whitespace().all(|one| one.starts_with('+'))
                })
            }),
            Some("project" | "projection" | "columns" | "pick" | "omit" | "returning") => true,
            Some("first") => call.argument_count() > 0,
            _ => false,
        });
        narrow_options(query.call) || by_text || by_projection || chained
    }

    /// Whether what a model gives is reduced when it becomes JSON: a `toJSON` of its own, fields that are not selected.
    pub fn hides_fields(&self, query: &RecordQuery<'a>) -> bool {
        match query.model.and_then(|model| self.model_schema(model)) {
            Some(schema) => {
                schema
                    .options
                    .is_some_and(|options| options.get(self, "toJSON").is_some())
                    || self.is_reduced(schema.schema)
            }
            None => self.project_mentions(&[
                "select: false",
                "toJSON",
                "omit:",
                "@Exclude",
                "defaultScope",
                "hiddenFields",
                "ClassSerializerInterceptor",
                "@Serialize(",
            ]),
        }
    }

    /// `schema.set('toJSON', …)`, `schema.methods.toJSON = …`.
    fn is_reduced(&self, schema: Expr<'a>) -> bool {
        let name = self.text(schema.place());
        let file = self.resolve(schema).file;
        let text = self.file(file).text;
        [
            format!("{name}.set('toJSON'"),
            format!("{name}.set(\"toJSON\""),
            format!("{name}.methods.toJSON"),
            format!("{name}.method('toJSON'"),
        ]
        .iter()
        .any(|mark| text.contains(mark.as_str()))
    }

    /// The relation to a person that a query loads with all its fields: `include: { author: true }`, `.populate('author')`.
    pub fn whole_relation(&self, query: &RecordQuery<'a>) -> Option<String> {
        for argument in query.call.arguments() {
            let Some(options) = self.object(argument) else {
                continue;
            };
            let Some(included) = options.get_any(self, &["include", "relations"]) else {
                continue;
            };
            if let Some(relations) = self.object(included) {
                for (name, value) in relations.properties() {
                    let whole = self.boolean(value) == Some(true)
                        || self.object(value).is_some_and(|value| {
                            value
                                .get_any(self, &["select", "omit", "attributes"])
                                .is_none()
                                && !value.is_open(self)
                        });
                    if whole && is_person(name) {
                        return Some(name.to_owned());
                    }
                }
            }
            for element in self.elements(included).unwrap_or_default() {
                let named = self.string(element);
                let model = match self.object(element) {
                    Some(options) if options.get(self, "attributes").is_none() => {
                        options.get_any(self, &["as", "model"])
                    }
                    Some(_) => None,
                    None => Some(element),
                };
                let name = named.or_else(|| {
                    let model = model?;
                    Some(
                        self.string(model)
                            .unwrap_or_else(|| self.text(model.place()).to_owned()),
                    )
                });
                if let Some(name) = name.filter(|name| is_person(name)) {
                    return Some(name);
                }
            }
        }
        query.chain.iter().find_map(|call| {
            if call.name() != Some("populate") || call.argument_count() != 1 {
                return None;
            }
            let path = call.argument(0)?;
            match self.object(path) {
                Some(options) if options.get(self, "select").is_none() => {
                    self.string(options.get(self, "path")?)
                }
                Some(_) => None,
                None => self.string(path),
            }
            .filter(|path| path.split_whitespace().any(is_person))
        })
    }
}

/// The columns in the list of what a statement gives, under whatever name: `totp_secret IS NOT NULL AS has_totp` gives none.
fn columns_given(text: &str) -> Vec<String> {
    let lower = text.to_ascii_lowercase();
    let lower = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    let list = match lower.strip_prefix("select ") {
        Some(rest) => rest.split(" from ").next(),
        None => lower.split(" returning ").nth(1),
    };
    let list = list.unwrap_or_default().trim_end_matches(';');
    list.strip_prefix("distinct ")
        .unwrap_or(list)
        .split(',')
        .filter_map(|item| {
            let mut words = item.split_whitespace();
            let column = words.next()?;
            let rest: Vec<&str> = words.collect();
            let alone = matches!(rest.as_slice(), [] | [_] | ["as", _]);
            alone.then(|| column.trim_matches(['"', '`']).to_owned())
        })
        .collect()
}

/// Whether a field's name says that it must not leave: password hashes, second factors, tokens that stand for their owner.
pub fn is_secret(name: &str) -> bool {
    let folded: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    let counts = [
        "at", "changed", "expires", "expiry", "reset", "length", "count", "hint",
    ]
    .iter()
    .any(|end| folded.ends_with(end));
    !counts
        && (folded.contains("password")
            || folded.contains("passwd")
            || folded.ends_with("secret")
            || folded.contains("recoverycode")
            || folded.contains("backupcode")
            || folded.starts_with("refreshtoken")
            || folded.starts_with("resettoken")
            || folded.starts_with("accesstoken")
            || folded.starts_with("sessiontoken")
            || matches!(
                folded.as_str(),
                "hash" | "salt" | "ssn" | "apikey" | "privatekey" | "mfasecret" | "totpsecret"
            ))
}

/// Whether a model, table or relation is about people.
pub fn is_person(name: &str) -> bool {
    let name = name.rsplit('.').next().unwrap_or(name);
    let mut words = Vec::new();
    let mut word = String::new();
    for character in name.chars() {
        if !character.is_ascii_alphanumeric() || character.is_ascii_uppercase() {
            words.push(std::mem::take(&mut word));
        }
        if character.is_ascii_alphanumeric() {
            word.push(character.to_ascii_lowercase());
        }
    }
    words.push(word);
    words.retain(|word| {
        !word.is_empty()
            && !matches!(
                word.as_str(),
                "model"
                    | "models"
                    | "repository"
                    | "repo"
                    | "collection"
                    | "table"
                    | "dao"
                    | "this"
            )
    });
    let Some(last) = words.last() else {
        return false;
    };
    let single = last
        .strip_suffix("ies")
        .map(|stem| format!("{stem}y"))
        .unwrap_or_else(|| last.strip_suffix('s').unwrap_or(last).to_owned());
    PEOPLE.contains(&last.as_str()) || PEOPLE.contains(&single.as_str())
}
