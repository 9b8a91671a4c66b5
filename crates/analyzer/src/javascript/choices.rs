//! Choices: which calls choose records of a database, of which table, and by what.

use oxc_ast::AstKind;
use oxc_ast::ast::Expression;

use super::calls::{member, plain};
use super::{Call, Expr, Facts, FunctionRef};
use crate::source::{Place, Span};

/// A call that chooses records.
#[derive(Clone)]
pub struct Choice<'a> {
    /// The call, with all that is chained to it.
    pub call: Call<'a>,
    /// From where the chain starts.
    pub place: Place,
    /// The model, table or collection, folded: `apikeys` for `prisma.apiKey` and `db('api_keys')`.
    pub table: String,
    /// The expressions that choose.
    pub filters: Vec<Expr<'a>>,
    /// The names of the columns that they compare, folded, with the value where it can be told apart.
    pub columns: Vec<(String, Option<Expr<'a>>)>,
    /// Whether it changes or deletes what it chooses.
    pub changes: bool,
}

/// Methods that choose by their first argument: a record's id, a filter, or an object with `where`.
const CHOOSING: &[(&str, bool)] = &[
    ("delete", true),
    ("deleteMany", true),
    ("deleteOne", true),
    ("destroy", true),
    ("find", false),
    ("findAll", false),
    ("findAndCountAll", false),
    ("findBy", false),
    ("findById", false),
    ("findByIdAndDelete", true),
    ("findByIdAndRemove", true),
    ("findByIdAndUpdate", true),
    ("findByPk", false),
    ("findFirst", false),
    ("findFirstOrThrow", false),
    ("findMany", false),
    ("findOne", false),
    ("findOneAndDelete", true),
    ("findOneAndReplace", true),
    ("findOneAndUpdate", true),
    ("findOneBy", false),
    ("findOneByOrFail", false),
    ("findOneOrFail", false),
    ("findUnique", false),
    ("findUniqueOrThrow", false),
    ("replaceOne", true),
    ("softDelete", true),
    ("update", true),
    ("updateMany", true),
    ("updateOne", true),
];

/// Methods whose first argument is the id itself.
const BY_ID: &[&str] = &[
    "findById",
    "findByIdAndDelete",
    "findByIdAndRemove",
    "findByIdAndUpdate",
    "findByPk",
];

/// Methods with a name that other objects have too: only on what looks like a model or a repository.
const COMMON: &[&str] = &["delete", "destroy", "find", "update"];

/// Methods of query builders that choose.
const CLAUSES: &[&str] = &["andWhere", "having", "orWhere", "where", "whereIn"];

/// Words in the names of columns and parameters for whose a record is.
const OWNERS: &[&str] = &[
    "account",
    "author",
    "buyer",
    "client",
    "company",
    "createdby",
    "creator",
    "customer",
    "employee",
    "member",
    "merchant",
    "org",
    "owner",
    "participant",
    "patient",
    "seller",
    "shop",
    "staff",
    "student",
    "team",
    "tenant",
    "user",
    "workspace",
    "practice",
    "clinic",
    "reporter",
    "requester",
    "assignee",
    "household",
    "sub",
    "traveller",
    "passenger",
    "guest",
];

impl<'a> Facts<'a> {
    /// All calls that choose records.
    pub fn choices(&self) -> &[Choice<'a>] {
        self.memory.choices.get_or_init(|| {
            self.index()
                .calls()
                .iter()
                .filter_map(|call| self.choice(*call))
                .collect()
        })
    }

    fn choice(&self, call: Call<'a>) -> Option<Choice<'a>> {
        if let Some(choice) = self.sql_choice(call) {
            return Some(choice);
        }
        let name = call.name()?;
        let receiver = call.receiver()?;
        if CLAUSES.contains(&name) {
            return self.builder_choice(call);
        }
        let (_, changes) = CHOOSING.iter().find(|(known, _)| *known == name)?;
        if self.call_is_request(call)
            || Call::of(receiver).is_some_and(|inner| !self.opens_collection(inner))
        {
            return None;
        }
        if COMMON.contains(&name) && !self.keeps_records(receiver) {
            return None;
        }
        let table = self.table_of(receiver);
        let mut filters = Vec::new();
        let mut columns = Vec::new();
        if BY_ID.contains(&name) {
            let id = call.argument(0)?;
            filters.push(id);
            columns.push(("id".to_owned(), Some(id)));
        } else {
            let given = call.argument(0)?;
            let filter = call
                .arguments()
                .take(2)
                .find_map(|argument| self.object(argument)?.get(self, "where"))
                .unwrap_or(given);
            filters.push(filter);
            match self.object(filter) {
                Some(object) => {
                    for (column, value) in object.properties() {
                        columns.push((folded(column), Some(value)));
                    }
                    for spread in object.spreads() {
                        columns.push((folded(self.text(spread.place())), Some(spread)));
                    }
                }
                // `repository.delete(id)`
                None if *changes => columns.push(("id".to_owned(), Some(filter))),
                None => columns.push((folded(self.text(filter.place())), Some(filter))),
            }
        }
        Some(Choice {
            call,
            place: Place {
                file: call.file,
                span: Span {
                    start: call.span.start,
                    end: call.callee().span().end,
                },
            },
            table,
            filters,
            columns,
            changes: *changes,
        })
    }

    /// `db.collection('orders')`, `this.dataSource.getRepository(Order)`.
    fn opens_collection(&self, call: Call<'a>) -> bool {
        matches!(
            call.name(),
            Some("collection" | "getRepository" | "model" | "scope")
        )
    }

    fn keeps_records(&self, receiver: Expr<'a>) -> bool {
        if self.looks_like_model(receiver) {
            return true;
        }
        let text = self.text(receiver.place());
        let lower = text.to_ascii_lowercase();
        ["prisma.", "repo", "tx.", "db.", "collection", "orm."]
            .iter()
            .any(|word| lower.contains(word))
            || self
                .field_type(receiver)
                .is_some_and(|name| matches!(name, "Repository" | "Model" | "Collection"))
    }

    /// The table behind a receiver: the last name of `prisma.apiKey`, `this.orders`, `Order`, `db.collection('orders')`.
    fn table_of(&self, receiver: Expr<'a>) -> String {
        if let Some(call) = Call::of(receiver)
            && let Some(name) = call.argument(0)
        {
            let text = self
                .string(name)
                .unwrap_or_else(|| self.text(name.place()).to_owned());
            return singular(&text);
        }
        let resolved = self.resolve(receiver);
        if let Some(call) = Call::of(resolved).filter(|call| self.opens_collection(*call))
            && let Some(name) = call.argument(0)
        {
            let text = self
                .string(name)
                .unwrap_or_else(|| self.text(name.place()).to_owned());
            return singular(&text);
        }
        match member(receiver) {
            // A field says little outside its class.
            Some((_, Some(name)))
                if matches!(name, "collection" | "model" | "repository" | "repo" | "db") =>
            {
                let class = self
                    .enclosing_function(receiver.file, receiver.node_id())
                    .and_then(|function| self.class_place(function))
                    .map_or(0, |class| class.span.start);
                format!("{name}@{}:{class}", receiver.file.0)
            }
            Some((_, Some(name))) => singular(name),
            _ => singular(self.text(receiver.place())),
        }
    }

    /// `db('orders').where({ id }).first()`, `db.update(orders).set(…).where(eq(orders.id, id))`.
    fn builder_choice(&self, clause: Call<'a>) -> Option<Choice<'a>> {
        // Asked at the first clause of a chain only.
        let mut table = None;
        let mut changes = false;
        let mut start = clause.span.start;
        let mut current = clause.receiver();
        for _ in 0..16 {
            let Some(call) = current.and_then(Call::of) else {
                break;
            };
            let name = call.name().unwrap_or_default();
            if CLAUSES.contains(&name) {
                return None;
            }
            start = call.span.start;
            let first = call.argument(0);
            let named = first.map(|first| {
                self.string(first)
                    .unwrap_or_else(|| self.text(first.place()).to_owned())
            });
            match name {
                "from" | "into" | "table" => table = named,
                "createQueryBuilder" if call.receiver().is_some() => {
                    table = call.receiver().map(|receiver| self.table_of(receiver));
                }
                "leftJoinAndSelect" | "innerJoinAndSelect" | "addSelect" | "setLock" => {}
                "update" | "delete" | "del"
                    if call
                        .receiver()
                        .is_some_and(|receiver| Call::of(receiver).is_none())
                        && first.is_some() =>
                {
                    changes = true;
                    table = table.or(named);
                }
                "update" | "delete" | "del" => changes = true,
                _ if call.receiver().is_none()
                    && first.is_some_and(|first| self.string(first).is_some()) =>
                {
                    table = table.or(named);
                }
                "select" | "set" | "first" | "join" | "leftJoin" | "innerJoin" | "orderBy"
                | "limit" | "$dynamic" | "returning" | "with" | "selectFrom" | "updateTable"
                | "deleteFrom" | "forUpdate" | "transacting" => {
                    if matches!(name, "selectFrom" | "updateTable" | "deleteFrom") {
                        table = named;
                        changes = name != "selectFrom";
                    }
                }
                _ => return None,
            }
            current = call.receiver();
        }
        let table = singular(&table?);
        let whole = self.end_of_chain(clause);
        let mut filters = Vec::new();
        let mut columns = Vec::new();
        let mut link = Some(whole);
        for _ in 0..24 {
            let Some(call) = link else { break };
            match call.name() {
                Some(name) if CLAUSES.contains(&name) => {
                    for argument in call.arguments() {
                        self.collect_columns(argument, &mut columns);
                        filters.push(argument);
                    }
                    if let Some(column) = call.argument(0).and_then(|column| self.string(column)) {
                        // `'a.clinicId = :clinicId'`, `'owner_id'`
                        let named = column.split(['=', ' ']).next().unwrap_or(&column);
                        let named = named.rsplit('.').next().unwrap_or(named);
                        columns.push((folded(named), call.arguments().next_back()));
                    }
                }
                Some("update" | "del" | "delete") => changes = true,
                _ => {}
            }
            link = call.receiver().and_then(Call::of);
        }
        Some(Choice {
            call: whole,
            place: Place {
                file: clause.file,
                span: Span {
                    start,
                    end: clause.callee().span().end,
                },
            },
            table,
            filters,
            columns,
            changes,
        })
    }

    /// The columns of `{ id, owner_id: user }`, `eq(orders.id, id)` and `and(…)`.
    fn collect_columns(&self, filter: Expr<'a>, columns: &mut Vec<(String, Option<Expr<'a>>)>) {
        let mut waiting = vec![filter];
        for _ in 0..32 {
            let Some(one) = waiting.pop() else { break };
            if let Some(object) = self.object(one) {
                columns.extend(
                    object
                        .properties()
                        .map(|(column, value)| (folded(column), Some(value))),
                );
                continue;
            }
            let Some(call) = Call::of(one) else { continue };
            match (call.name(), call.argument(0), call.argument(1)) {
                (Some("eq" | "inArray"), Some(column), Some(value)) => {
                    let name = member(column).and_then(|(_, name)| name);
                    columns.push((folded(name.unwrap_or_default()), Some(value)));
                }
                _ => waiting.extend(call.arguments()),
            }
        }
    }

    /// The last call of the chain that a call stands in.
    fn end_of_chain(&self, call: Call<'a>) -> Call<'a> {
        let nodes = self.file(call.file).semantic.nodes();
        let mut last = call;
        for ancestor in nodes.ancestors(call.node).take(48) {
            match ancestor.kind() {
                AstKind::CallExpression(outer) => {
                    let outer = Call::of_call(call.file, outer);
                    let chained = outer.receiver().is_some_and(|receiver| {
                        receiver.span().end >= last.span.end
                            && receiver.span().start <= last.span.start
                    });
                    if !chained {
                        break;
                    }
                    last = outer;
                }
                AstKind::StaticMemberExpression(_)
                | AstKind::ChainExpression(_)
                | AstKind::ParenthesizedExpression(_) => {}
                _ => break,
            }
        }
        last
    }

    /// `pool.query('SELECT … FROM orders WHERE id = $1', [id])`, `db.prepare('… WHERE id = ?').get(id)`.
    fn sql_choice(&self, call: Call<'a>) -> Option<Choice<'a>> {
        let position = call.arguments().take(2).position(|argument| {
            matches!(
                plain(argument.node),
                Expression::StringLiteral(_)
                    | Expression::TemplateLiteral(_)
                    | Expression::Identifier(_)
            ) && self.string(argument).is_some_and(|text| text.len() > 20)
        })?;
        let text = self.string(call.argument(position)?)?;
        let lower = text.to_ascii_lowercase();
        let lower = lower.split_whitespace().collect::<Vec<_>>().join(" ");
        let changes =
            lower.trim_start().starts_with("update ") || lower.trim_start().starts_with("delete ");
        if !changes && !lower.trim_start().starts_with("select ") {
            return None;
        }
        let (before, chosen) = lower
            .split_once(" where ")
            .or_else(|| lower.split_once("\nwhere "))?;
        let table = ["from ", "update "]
            .iter()
            .find_map(|word| before.split_once(word).map(|(_, rest)| rest))?;
        let table = table
            .trim_start()
            .split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '"' | '`')))
            .next()?;
        let whole = self.end_of_chain(call);
        let mut filters: Vec<Expr<'a>> = call.arguments().skip(position + 1).collect();
        let mut link = Some(whole);
        for _ in 0..8 {
            let Some(one) = link.filter(|one| one.span != call.span) else {
                break;
            };
            filters.extend(one.arguments());
            link = one.receiver().and_then(Call::of);
        }
        let values: Vec<Expr<'a>> = filters
            .iter()
            .flat_map(|filter| self.elements(*filter).unwrap_or_else(|| vec![*filter]))
            .collect();
        let chosen = chosen
            .split(" order by ")
            .next()
            .unwrap_or_default()
            .split(" returning ")
            .next()
            .unwrap_or_default();
        let columns = chosen
            .split(['(', ')', ','])
            .flat_map(|part| part.split(" and "))
            .flat_map(|part| part.split(" or "))
            .filter_map(|part| {
                let (column, value) = part.split_once('=')?;
                let column = column
                    .trim()
                    .rsplit('.')
                    .next()?
                    .trim_matches(['"', '`', ' ']);
                let value = value.trim();
                let value = value
                    .strip_prefix(['$', '?'])
                    .and_then(|number| {
                        let digits: String =
                            number.chars().take_while(char::is_ascii_digit).collect();
                        digits.parse::<usize>().ok()
                    })
                    .and_then(|number| values.get(number.checked_sub(1)?).copied());
                Some((folded(column), value))
            })
            .collect();
        Some(Choice {
            call: whole,
            place: Place {
                file: call.file,
                span: Span {
                    start: call.span.start,
                    end: call.callee().span().end,
                },
            },
            table: singular(table.rsplit('.').next().unwrap_or(table)),
            filters: values,
            columns,
            changes,
        })
    }

    /// Whether a choice is limited to what belongs to somebody: a column says whose a record is, or what the server knows of the caller
    /// is among the values.
    pub fn is_scoped(&self, choice: &Choice<'a>) -> bool {
        choice.columns.iter().any(|(column, value)| {
            column != "id"
                && is_owner(column)
                && value.is_none_or(|value| self.constant(value).is_none())
        }) || choice
            .filters
            .iter()
            .any(|filter| self.is_identity(*filter))
    }

    /// The value of the id by which a choice takes one record.
    pub fn chosen_id(&self, choice: &Choice<'a>) -> Option<Expr<'a>> {
        choice
            .columns
            .iter()
            .find(|(column, _)| column == "id" || *column == format!("{}id", choice.table))
            .and_then(|(_, value)| *value)
    }

    /// The functions that call a function, and those that call them, nearest first, up to a limit.
    pub fn callers_up(&self, function: FunctionRef<'a>) -> Vec<FunctionRef<'a>> {
        let mut found: Vec<FunctionRef<'a>> = vec![function];
        let mut position = 0;
        while position < found.len() && found.len() < 16 {
            let current = found[position];
            position += 1;
            for call in self.callers(current).iter().take(8) {
                let Some(outer) = self.enclosing_function(call.file, call.node) else {
                    continue;
                };
                let outer = self.outermost_function(outer);
                if !found.iter().any(|known| known.place() == outer.place()) {
                    found.push(outer);
                }
            }
        }
        found
    }
}

/// Whether the name of a column or a field says whose a record is.
pub fn is_owner(column: &str) -> bool {
    let folded = folded(column);
    OWNERS.iter().any(|word| folded.contains(word))
}

/// A name in lower case without separators; `_id` is `id`.
fn folded(name: &str) -> String {
    name.chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase()
}

/// A table's name as one thing: `apikey` for `api_keys` and `apiKey`.
fn singular(name: &str) -> String {
    let mut folded = folded(name);
    for end in ["repository", "repo", "model", "collection", "table"] {
        if let Some(rest) = folded.strip_suffix(end).filter(|rest| !rest.is_empty()) {
            folded = rest.to_owned();
        }
    }
    if let Some(stem) = folded.strip_suffix("ies") {
        return format!("{stem}y");
    }
    if let Some(stem) = folded.strip_suffix("sses").map(|stem| format!("{stem}ss")) {
        return stem;
    }
    folded
        .strip_suffix('s')
        .filter(|stem| !stem.ends_with('s'))
        .map_or(folded.clone(), str::to_owned)
}
