use analyzer::javascript::Danger;

use super::{file, project};

/// Whether request data reaches the argument of `sink(...)` in a handler with this body.
fn reaches(body: &str, danger: Danger) -> bool {
    let text = format!(
        "const express = require('express'); const app = express(); const path = require('path');
         const {{ z }} = require('zod'); const mongoose = require('mongoose');
         app.post('/x/:id', async (req, res) => {{ {body} }});"
    );
    whole(&text, danger)
}

fn whole(text: &str, danger: Danger) -> bool {
    file(text, |facts| {
        let call = facts
            .method_calls("sink")
            .next()
            .expect("the text calls sink");
        call.argument(0)
            .expect("sink has an argument")
            .flow(danger)
            .is_some()
    })
}

macro_rules! cases {
    ($($name:ident: $body:expr, $danger:ident => $expected:expr;)*) => {
        $(#[test] fn $name() { assert_eq!(reaches($body, Danger::$danger), $expected, "{}", $body); })*
    };
}

cases! {
    direct: "sink(req.body.name)", Sql => true;
    whole_body_as_filter: "sink(req.body)", NoSql => true;
    constant: "sink('a')", Sql => false;
    server_side_value: "sink(req.user.id)", Sql => false;
    variable: "const a = req.query.a; sink(a)", Sql => true;
    sibling_property_is_clean: "const a = { x: req.query.x, y: 1 }; sink(a.y)", Sql => false;
    property: "const a = { x: req.query.x, y: 1 }; sink(a.x)", Sql => true;
    written_property: "const a = {}; a.x = req.query.x; sink(a.x)", Sql => true;
    destructured: "const { a: { b } } = req.body; sink(b)", Sql => true;
    destructured_with_default: "const { a = 'x' } = req.query; sink(a)", Sql => true;
    rest: "const { a, ...others } = req.body; sink(others.b)", Sql => true;
    template: "const a = `x ${req.params.id}`; sink(a)", Sql => true;
    concatenation: "let q = 'a'; q += req.query.b; sink(q)", Sql => true;
    array: "const parts = []; parts.push(req.query.b); sink(parts.join(' '))", Sql => true;
    array_literal: "sink(['a', req.query.b].join(' '))", Sql => true;
    spread: "sink({ ...req.body }.a)", Sql => true;
    string_method: "sink(req.query.a.trim().toLowerCase())", Sql => true;
    parsed_json: "sink(JSON.parse(req.body.a).b)", Sql => true;
    awaited: "sink(await Promise.resolve(req.query.a))", Sql => true;
    mapped: "sink(req.body.list.map((x) => x.name).join())", Sql => true;
    for_each: "req.body.list.forEach((x) => sink(x))", Sql => true;
    for_of: "for (const x of req.body.list) sink(x)", Sql => true;
    then: "Promise.resolve(req.query.a).then((a) => sink(a))", Sql => true;
    closure: "const a = req.query.a; const f = () => sink(a); f()", Sql => true;
    ternary: "sink(req.query.a ? req.query.a : 'b')", Sql => true;
    default_value: "sink(req.query.a || 'b')", Sql => true;
    getter: "sink(req.get('x-name'))", Sql => true;
    header: "sink(req.headers['x-name'])", Sql => true;
    url_object: "sink(new URL(req.query.u).hostname)", Ssrf => true;
    upload_name: "sink(req.file.originalname)", Path => true;
    upload_path_is_the_servers: "sink(req.file.path)", Path => false;
    length: "sink(req.query.a.length)", Sql => false;
    comparison: "sink(req.query.a === 'b')", Sql => false;

    number: "sink(Number(req.query.a))", Sql => false;
    plus: "sink(+req.query.a)", Sql => false;
    parse_int: "const n = parseInt(req.query.a, 10); sink(`LIMIT ${n}`)", Sql => false;
    string_is_no_operator: "sink({ a: String(req.body.a) })", NoSql => false;
    string_is_still_sql: "sink(String(req.body.a))", Sql => true;
    template_is_no_operator: "sink({ a: `${req.body.a}` })", NoSql => false;
    route_parameter_is_a_string: "sink({ a: req.params.id })", NoSql => false;
    literal_operator: "sink({ a: { $eq: req.body.a } })", NoSql => false;
    object_id: "sink(new mongoose.Types.ObjectId(req.body.a))", NoSql => false;
    valid_object_id: "if (!mongoose.isValidObjectId(req.body.a)) return; sink(req.body.a)", NoSql => false;
    type_check: "if (typeof req.body.a !== 'string') return; sink(req.body.a)", NoSql => false;
    type_check_is_no_sql_check: "if (typeof req.body.a !== 'string') return; sink(req.body.a)", Sql => true;
    list_with_return: "if (!['a', 'b'].includes(req.query.s)) return res.sendStatus(400); sink(req.query.s)", Sql => false;
    list_around: "if (['a', 'b'].includes(req.query.s)) { sink(req.query.s); }", Sql => false;
    list_in_the_wrong_branch: "if (['a', 'b'].includes(req.query.s)) return; sink(req.query.s)", Sql => true;
    list_for_another: "if (!['a', 'b'].includes(req.query.t)) return; sink(req.query.s)", Sql => true;
    list_of_the_client: "if (!req.body.allowed.includes(req.query.s)) return; sink(req.query.s)", Sql => true;
    set: "const S = new Set(['a']); if (!S.has(req.query.s)) throw new Error(); sink(req.query.s)", Sql => false;
    map_lookup: "const M = { a: 'x', b: 'y' }; sink(M[req.query.s])", Sql => false;
    in_operator: "const M = { a: 1 }; if (!(req.query.s in M)) return; sink(req.query.s)", Sql => false;
    ternary_list: "const s = ['a'].includes(req.query.s) ? req.query.s : 'a'; sink(s)", Sql => false;
    equality: "if (req.query.s === 'asc' || req.query.s === 'desc') sink(req.query.s)", Sql => false;
    switch_case: "switch (req.query.s) { case 'a': sink(req.query.s); break; default: return; }", Sql => false;
    narrow_pattern: "if (!/^[a-z]+$/.test(req.query.s)) return; sink(req.query.s)", Sql => false;
    open_pattern: "if (!/[a-z]+/.test(req.query.s)) return; sink(req.query.s)", Sql => true;
    basename: "sink(path.join('/files', path.basename(req.query.f)))", Path => false;
    joined_path: "sink(path.join('/files', req.query.f))", Path => true;
    checked_path: "const f = path.resolve('/files', req.query.f); if (!f.startsWith('/files/')) return; sink(f)", Path => false;
    encoded: "sink(encodeURIComponent(req.query.a))", Html => false;
    json_is_no_page: "sink({ a: req.query.a })", Html => false;
    fixed_host: "sink(`https://api.example.com/users/${req.params.id}`)", Ssrf => false;
    open_host: "sink(`https://${req.params.id}/users`)", Ssrf => true;
    open_host_end: "sink('https://api.example.com' + req.query.path)", Ssrf => true;
    checked_host: "const u = new URL(req.query.u); if (!['a.example'].includes(u.hostname)) return; sink(u)", Ssrf => false;
    checked_host_original: "const u = new URL(req.query.u); if (!['a.example'].includes(u.hostname)) return; sink(req.query.u)", Ssrf => false;
    local_redirect: "sink('/users/' + req.params.id)", Redirect => false;
    schema_string_is_no_operator: "const b = z.object({ a: z.string() }).parse(req.body); sink({ a: b.a })", NoSql => false;
    schema_string_is_sql: "const b = z.object({ a: z.string() }).parse(req.body); sink(b.a)", Sql => true;
    schema_enumeration: "const b = z.object({ a: z.enum(['x']) }).parse(req.body); sink(b.a)", Sql => false;
    schema_safe_parse: "const r = z.object({ a: z.number() }).safeParse(req.body); if (!r.success) return; sink(r.data.a)", Sql => false;
    schema_safe_parse_string: "const r = z.object({ a: z.string() }).safeParse(req.body); sink(r.data.a)", Sql => true;
    schema_of_one_value: "const r = z.uuid().safeParse(req.params.id); if (!r.success) return; sink(r.data)", Sql => false;
    schema_coerced: "const q = z.object({ page: z.coerce.number().int().default(1) }).parse(req.query); sink((q.page - 1) * 20)", Sql => false;
    schema_behind_a_function: "const parse = (b) => z.object({ a: z.enum(['x']) }).parse(b); sink(parse(req.body).a)", Sql => false;
    replaced_when_not_allowed: "let s = req.query.s; if (!['a'].includes(s)) s = 'a'; sink(s)", Sql => false;
    another_replaced: "let s = req.query.s; let t = 1; if (!['a'].includes(s)) t = 2; sink(s)", Sql => true;
    not_a_number: "if (isNaN(req.params.id)) return; sink(req.params.id)", Sql => false;
    missing_is_no_check: "if (!req.query.s) return; sink(req.query.s)", Sql => true;
    missing_or_not_allowed: "const { s } = req.query; if (!s || !['a'].includes(s)) return; sink(s)", Sql => false;
    check_in_another_function: "const f = () => { if (!['a'].includes(req.query.s)) return; }; f(); sink(req.query.s)", Sql => true;
    whole_body_stored: "sink({ ...req.body, owner: 1 })", MassAssignment => true;
    chosen_fields_stored: "const { a, b } = req.body; sink({ a, b })", MassAssignment => false;
    set_operator: "sink({ $set: req.body })", MassAssignment => true;
    row_found_by_request_data: "const user = await User.findOne({ email: req.body.email }); sink(user.name)", Sql => false;
    rows_of_a_query: "const { rows } = await pool.query('x', [req.params.id]); sink(rows[0].name)", Sql => false;
    list_item_found_by_request_data: "const items = [{ id: '1', sql: 'x' }]; const i = items.find((x) => x.id === req.params.id); sink(i.sql)", Sql => false;
    letters_only: "sink(req.query.a.replace(/[^a-z]/gi, ''))", Sql => false;
    once_replaced: "sink(req.query.a.replace('<', ''))", Html => true;
    bearer_token: "const [, token] = (req.get('authorization') ?? '').split(' '); sink(token)", Any => true;
    filtered_list: "const fields = req.query.f.split(',').filter((f) => ['a', 'b'].includes(f)); sink(fields.join(','))", Sql => false;
    numbers_of_a_list: "sink(req.body.ids.map(Number).join(','))", Sql => false;
    unfiltered_list: "sink(req.query.f.split(',').filter(Boolean).join(','))", Sql => true;
    promise_all: "const [a] = await Promise.all([req.query.a]); sink(a)", Sql => true;
    nested_template: "const where = [`a = '${req.query.a}'`]; sink(`SELECT ${where.join(' AND ')}`)", Sql => true;
    assigned_later: "let a; if (x) { a = req.query.a; } sink(a)", Sql => true;
    try_block: "let a; try { a = JSON.parse(req.body.a); } catch (e) { return; } sink(a.b)", Sql => true;
    reduced: "sink(Object.keys(req.body).map((k) => `${k} = 1`).join(','))", Sql => true;
    entries: "for (const [k, v] of Object.entries(req.query)) sink(k)", Sql => true;
    for_in: "for (const k in req.query) sink(k)", Sql => true;
    own_constant_key: "const o = { a: 1 }; for (const k in o) sink(k)", Sql => false;
    cleaned_is_still_from_the_request: "sink(z.string().parse(req.body.a))", Any => true;
}

#[test]
fn through_a_function_to_its_result() {
    let text = "function quote(x) { return `'${x}'`; } app.get('/', (req, res) => { sink(quote(req.query.a)); });";
    assert!(whole(text, Danger::Sql));
    let clean = "function id(x) { return Number(x); } app.get('/', (req, res) => { sink(id(req.query.a)); });";
    assert!(!whole(clean, Danger::Sql));
}

#[test]
fn one_call_of_a_function_does_not_taint_another() {
    let text = "const same = (x) => x; app.get('/', (req, res) => { same(req.query.a); sink(same('b')); });";
    assert!(!whole(text, Danger::Sql));
}

#[test]
fn into_a_function_that_holds_the_sink() {
    let text = "function find(name) { return sink('x' + name); } app.get('/', (req, res) => { find(req.query.a); });";
    assert!(whole(text, Danger::Sql));
    let clean = "function find(name) { return sink('x' + name); } app.get('/', (req, res) => { find('a'); });";
    assert!(!whole(clean, Danger::Sql));
}

#[test]
fn through_classes_and_wrappers() {
    let text = "class Users { async show(req, res) { const { id } = req.params; sink(id); } }
                const users = new Users(); app.get('/:id', users.show);";
    assert!(whole(text, Danger::Sql));
    let wrapped = "app.get('/:id', asyncHandler(async ({ params }, res) => { sink(params.id); }));";
    assert!(whole(wrapped, Danger::Sql));
    let field = "class Repo { constructor(name) { this.name = name; } run() { sink(this.name); } }
                 app.get('/', (req, res) => new Repo(req.query.a).run());";
    assert!(whole(field, Danger::Sql));
}

#[test]
fn a_check_in_a_function() {
    let text = "const isColumn = (c) => ['a', 'b'].includes(c);
                app.get('/', (req, res) => { if (!isColumn(req.query.s)) return; sink(req.query.s); });";
    assert!(!whole(text, Danger::Sql));
}

#[test]
fn across_files() {
    let reached = project(
        &[
            (
                "src/db.js",
                "export function find(name) { return sink(`x ${name}`); }",
            ),
            (
                "src/app.js",
                "import { find } from './db.js'; app.get('/', (req, res) => find(req.query.name));",
            ),
        ],
        |facts| {
            let call = facts.method_calls("sink").next().expect("it is called");
            let flow = call.argument(0).expect("it has one").flow(Danger::Sql);
            flow.map(|flow| (flow.source_text().to_owned(), flow.source().file().0))
        },
    );
    assert_eq!(reached, Some(("req.query.name".to_owned(), 1)));
}

#[test]
fn middleware_that_validates_the_body() {
    let text =
        "const { z } = require('zod'); const schema = z.object({ role: z.enum(['a', 'b']) });
        const validate = (s) => (req, res, next) => { s.parse(req.body); next(); };
        app.post('/', validate(schema), (req, res) => { sink(req.body.role); });";
    assert!(!whole(text, Danger::Sql));
    assert!(whole(&text.replace("validate(schema), ", ""), Danger::Sql));
}

#[test]
fn the_way_starts_at_the_request_and_ends_at_the_sink() {
    file(
        "app.get('/', (req, res) => {\n const { a } = req.query;\n const b = `x ${a}`;\n sink(b); });",
        |facts| {
            let value = facts
                .method_calls("sink")
                .next()
                .and_then(|call| call.argument(0))
                .expect("there");
            let flow = value.flow(Danger::Sql).expect("it flows");
            let texts: Vec<&str> = flow
                .steps()
                .iter()
                .map(|(place, _)| facts.text(*place))
                .collect();
            assert_eq!(texts, ["req.query", "`x ${a}`", "b"]);
        },
    );
}

#[test]
fn values_in_terms_of_themselves_end() {
    assert!(!whole(
        "let a = a.b; let c = d; let d = c; function f(x) { return f(x); } sink(a + c + f(d));",
        Danger::Sql
    ));
}

#[test]
fn a_field_that_express_validator_narrows() {
    let text = "const { param, body } = require('express-validator');
        app.get('/:id', param('id').isInt(), (req, res) => { sink(req.params.id); });";
    assert!(!whole(text, Danger::Sql));
    assert!(whole(&text.replace(".isInt()", ".notEmpty()"), Danger::Sql));
    assert!(whole(
        &text.replace("param('id')", "body('id')"),
        Danger::Sql
    ));
}

#[test]
fn other_frameworks() {
    assert!(whole(
        "const Koa = require('koa'); const app = new Koa(); app.use(async (ctx) => { sink(ctx.request.body.a); });",
        Danger::Sql
    ));
    assert!(whole(
        "fastify.get('/', async (request, reply) => { sink(request.query.a); });",
        Danger::Sql
    ));
    assert!(whole(
        "io.on('connection', (socket) => { socket.on('order', (order) => sink(order.id)); });",
        Danger::Sql
    ));
}

#[test]
fn code_without_its_surroundings() {
    assert!(whole("sink(req.query.a);", Danger::Sql));
    assert!(whole(
        "exports.list = async (req, res) => { sink(req.query.a); };",
        Danger::Sql
    ));
    assert!(whole(
        "const c = { async list(req, res) { sink(req.query.a); } };",
        Danger::Sql
    ));
    assert!(!whole(
        "function list(user, other) { sink(user.query.a); }",
        Danger::Sql
    ));
}

#[test]
fn handlers_with_names_of_their_own() {
    assert!(whole(
        "app.get('/', (q, s) => { sink(q.query.a); });",
        Danger::Sql
    ));
    assert!(whole(
        "app.use((e, q, s, n) => { sink(q.query.a); });",
        Danger::Sql
    ));
    assert!(!whole(
        "app.use((e, q, s, n) => { sink(e.query.a); });",
        Danger::Sql
    ));
    file(
        "app.get('/', (q, s) => { s.status(200).send('x'); });",
        |facts| {
            assert_eq!(facts.calls_to("response", "*.send").count(), 1);
        },
    );
}
