use super::{file, project};

fn argument<R>(text: &str, ask: impl FnOnce(analyzer::javascript::Value<'_>) -> R) -> R {
    file(text, |facts| {
        ask(facts
            .method_calls("look")
            .next()
            .and_then(|call| call.argument(0))
            .expect("the text calls look"))
    })
}

#[test]
fn constant_strings() {
    let string = |text: &str| argument(text, |value| value.string());
    assert_eq!(
        string("const a = 'x'; const b = `${a}-y`; look(b + '!')").as_deref(),
        Some("x-y!")
    );
    assert_eq!(
        string("const { a: { b } } = { a: { b: 'x' } }; look(b)").as_deref(),
        Some("x")
    );
    assert_eq!(
        string("const base = { a: 'x' }; const o = { ...base, c: 1 }; look(o.a)").as_deref(),
        Some("x")
    );
    assert_eq!(
        string("const [, second] = ['x', 'y']; look(second)").as_deref(),
        Some("y")
    );
    assert_eq!(string("let a = 'x'; a = f(); look(a)"), None);
    assert_eq!(string("look(process.env.A || 'x')"), None);
}

#[test]
fn sets_of_strings() {
    let strings = argument("const a = c ? 'x' : 'y'; look(a + '!')", |value| {
        value.strings()
    });
    assert_eq!(strings, Some(vec!["x!".to_owned(), "y!".to_owned()]));
}

#[test]
fn numbers() {
    let number = |text: &str| argument(text, |value| value.number());
    assert_eq!(
        number("const MINUTE = 60 * 1000; look(15 * MINUTE)"),
        Some(900_000.0)
    );
    assert_eq!(number("look(-1)"), Some(-1.0));
    assert_eq!(number("look(1 << 10)"), Some(1024.0));
    assert_eq!(number("look(x * 2)"), None);
}

#[test]
fn environment_with_fallback() {
    argument(
        "const SECRET = process.env.JWT_SECRET || 'dev'; look(SECRET)",
        |value| {
            let read = value.environment().expect("it reads the environment");
            assert_eq!(read.name, "JWT_SECRET");
            assert_eq!(
                read.fallback
                    .and_then(|fallback| fallback.string())
                    .as_deref(),
                Some("dev")
            );
        },
    );
    argument(
        "const { JWT_SECRET } = process.env; look(JWT_SECRET)",
        |value| {
            assert_eq!(
                value.environment().map(|read| read.name),
                Some("JWT_SECRET")
            );
        },
    );
}

#[test]
fn options_by_key() {
    argument(
        "const cookie = { secure: true }; const o = { cookie, x: 1 }; look(o)",
        |value| {
            assert!(
                value
                    .get("cookie")
                    .and_then(|cookie| cookie.get("secure"))
                    .is_some_and(|secure| secure.is_true())
            );
            assert!(value.get("y").is_none() && value.is_whole_object());
        },
    );
    argument("look({ ...unknown, x: 1 })", |value| {
        assert!(!value.is_whole_object())
    });
}

#[test]
fn identities() {
    let path = |text: &str| {
        argument(text, |value| {
            value
                .identity()
                .map(|it| format!("{}|{}", it.package(), it.path()))
        })
    };
    assert_eq!(
        path("const express = require('express'); look(express())").as_deref(),
        Some("express|()")
    );
    assert_eq!(
        path("import { Router as R } from 'express'; const r = R(); look(r)").as_deref(),
        Some("express|Router()")
    );
    assert_eq!(
        path("import * as bcrypt from 'bcryptjs'; look(bcrypt.hash)").as_deref(),
        Some("bcrypt|hash")
    );
    assert_eq!(
        path("import bcrypt from 'bcrypt'; const { hash } = bcrypt; look(hash)").as_deref(),
        Some("bcrypt|hash")
    );
    assert_eq!(
        path("const { exec } = require('node:child_process'); const { promisify } = require('util'); const run = promisify(exec); look(run)").as_deref(),
        Some("child_process|exec")
    );
    assert_eq!(
        path("import { readFile } from 'fs/promises'; look(readFile)").as_deref(),
        Some("fs|readFile")
    );
    assert_eq!(
        path("const { Pool } = require('pg'); const pool = new Pool(); look(pool.query)")
            .as_deref(),
        Some("pg|Pool().query")
    );
    assert_eq!(path("async function f() { const m = require('mysql2/promise'); const c = await m.createConnection({}); look(c.execute); }").as_deref(), Some("mysql2|createConnection().execute"));
    assert_eq!(path("const jwt = { sign() {} }; look(jwt.sign)"), None);
    assert_eq!(path("look(jwt.sign)").as_deref(), Some("jsonwebtoken|sign"));
    assert_eq!(
        path("class A extends Model {} const { Model } = require('sequelize'); look(A.findOne)")
            .as_deref(),
        Some("sequelize|Model.findOne")
    );
    assert_eq!(path("const r = import('express'); async function f() { const e = await import('express'); look(e.default()); }").as_deref(), Some("express|()"));
}

#[test]
fn identities_across_files() {
    let path = project(
        &[
            ("models/index.js", "exports.User = require('./user');"),
            (
                "models/user.js",
                "const mongoose = require('mongoose'); module.exports = mongoose.model('User', {});",
            ),
            (
                "app.js",
                "const { User } = require('./models'); look(User.findOne);",
            ),
        ],
        |facts| {
            let value = facts
                .method_calls("look")
                .next()
                .and_then(|call| call.argument(0))
                .expect("there");
            value
                .identity()
                .map(|it| format!("{}|{}", it.package(), it.path()))
        },
    );
    assert_eq!(path.as_deref(), Some("mongoose|model().findOne"));
}

#[test]
fn typescript_says_what_parameters_are() {
    let is_app = project(
        &[(
            "app.ts",
            "import { Express } from 'express'; export function mount(server: Express) { look(server as any); }",
        )],
        |facts| {
            let value = facts
                .method_calls("look")
                .next()
                .and_then(|call| call.argument(0))
                .expect("there");
            value.is("express", "()")
        },
    );
    assert!(is_app);
}

#[test]
fn long_chains_do_not_overflow_the_stack() {
    let chain = format!("look('a'{})", ".b()".repeat(2_000));
    assert!(argument(&chain, |value| value.string().is_none()));
    let sum = format!("look('a'{})", " + 'b'".repeat(2_000));
    argument(&sum, |value| drop(value.string()));
}

#[test]
fn reassigned_names_in_terms_of_each_other_end_soon() {
    let assignments = "a = b + 1; b = c + a; c = a + b; f = g; g = f; f = g; g = f;".repeat(20);
    let text = format!("let a, b, c, f, g; {assignments} if (a === b) look(a); f(g);");
    assert_eq!(argument(&text, |value| value.string()), None);
}
