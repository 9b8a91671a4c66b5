//! Where request data does harm.

use crate::javascript::flow::Danger;

/// Which part of a call is dangerous.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// An argument, counted from 0.
    Argument(usize),
    /// A property of an argument that is an object literal; the argument itself when it is not an object.
    Property(usize, &'static str),
    /// All arguments.
    Every,
}

/// One dangerous place of one function.
#[derive(Debug)]
pub struct SinkRow {
    /// The package as [`super::names::package`] names it.
    pub package: &'static str,
    /// The path after the package; `*.name` stands for the member on anything that comes from the package.
    pub path: &'static str,
    pub at: At,
    pub danger: Danger,
}

macro_rules! rows {
    ($($danger:ident: $($package:literal { $($path:literal $at:expr),* $(,)? })*;)*) => {
        &[$($($(SinkRow { package: $package, path: $path, at: $at, danger: Danger::$danger },)*)*)*]
    };
}

use At::{Argument, Every, Property};

/// All rows.
pub const SINKS: &[SinkRow] = rows! {
    Code:
        "global" {
            "Function" Every, "Function()" Every, "eval" Argument(0), "setImmediate" Argument(0),
            "setInterval" Argument(0), "setTimeout" Argument(0),
        }
        "vm" {
            "Script" Argument(0), "SourceTextModule" Argument(0), "compileFunction" Argument(0),
            "runInContext" Argument(0), "runInNewContext" Argument(0), "runInThisContext" Argument(0),
        }
        "vm2" { "*.run" Argument(0), "VMScript" Argument(0) }
        "sandbox" { "*.run" Argument(0) }
        "notevil" { "" Argument(0) };
    Deserialize:
        "node-serialize" { "unserialize" Argument(0) }
        "serialize-to-js" { "deserialize" Argument(0) }
        "funcster" { "deepDeserialize" Argument(0) };
    Header:
        "response" {
            "*.append" Argument(1), "*.header" Argument(1), "*.set" Argument(1), "*.setHeader" Argument(1),
            "*.writeHead" Argument(1), "*.writeHead" Argument(2),
        };
    Html:
        "response" { "*.end" Argument(0), "*.send" Argument(0), "*.write" Argument(0) };
    Log:
        "global" {
            "console.debug" Every, "console.error" Every, "console.info" Every, "console.log" Every,
            "console.warn" Every,
        }
        "logger" { "*.debug" Every, "*.error" Every, "*.info" Every, "*.warn" Every }
        "pino" { "*.debug" Every, "*.error" Every, "*.info" Every, "*.warn" Every }
        "winston" { "*.debug" Every, "*.error" Every, "*.info" Every, "*.warn" Every };
    NoSql:
        "database" {
            "*.aggregate" Argument(0), "*.countDocuments" Argument(0), "*.deleteMany" Argument(0),
            "*.deleteOne" Argument(0), "*.find" Argument(0), "*.findOne" Argument(0),
            "*.findOneAndDelete" Argument(0), "*.findOneAndReplace" Argument(0), "*.findOneAndUpdate" Argument(0),
            "*.replaceOne" Argument(0), "*.updateMany" Argument(0), "*.updateOne" Argument(0),
        }
        "model" {
            "*.aggregate" Argument(0), "*.count" Argument(0), "*.countDocuments" Argument(0), "*.deleteMany" Argument(0),
            "*.deleteOne" Argument(0), "*.distinct" Argument(1), "*.exists" Argument(0), "*.find" Argument(0),
            "*.findOne" Argument(0), "*.findOneAndDelete" Argument(0), "*.findOneAndRemove" Argument(0),
            "*.findOneAndReplace" Argument(0), "*.findOneAndUpdate" Argument(0), "*.remove" Argument(0),
            "*.replaceOne" Argument(0), "*.update" Argument(0), "*.updateMany" Argument(0), "*.updateOne" Argument(0),
            "*.where" Argument(0),
        }
        "mongodb" {
            "*.aggregate" Argument(0), "*.countDocuments" Argument(0), "*.deleteMany" Argument(0),
            "*.deleteOne" Argument(0), "*.distinct" Argument(1), "*.find" Argument(0), "*.findOne" Argument(0),
            "*.findOneAndDelete" Argument(0), "*.findOneAndReplace" Argument(0), "*.findOneAndUpdate" Argument(0),
            "*.replaceOne" Argument(0), "*.updateMany" Argument(0), "*.updateOne" Argument(0),
        }
        "mongoose" {
            "*.aggregate" Argument(0), "*.count" Argument(0), "*.countDocuments" Argument(0), "*.deleteMany" Argument(0),
            "*.deleteOne" Argument(0), "*.distinct" Argument(1), "*.exists" Argument(0), "*.find" Argument(0),
            "*.findOne" Argument(0), "*.findOneAndDelete" Argument(0), "*.findOneAndRemove" Argument(0),
            "*.findOneAndReplace" Argument(0), "*.findOneAndUpdate" Argument(0), "*.remove" Argument(0),
            "*.replaceOne" Argument(0), "*.update" Argument(0), "*.updateMany" Argument(0), "*.updateOne" Argument(0),
            "*.where" Argument(0),
        };
    Path:
        "fs" {
            "access" Argument(0), "accessSync" Argument(0), "appendFile" Argument(0), "appendFileSync" Argument(0),
            "copyFile" Argument(0), "copyFile" Argument(1), "copyFileSync" Argument(0), "copyFileSync" Argument(1),
            "cp" Argument(0), "cp" Argument(1), "createReadStream" Argument(0), "createWriteStream" Argument(0),
            "exists" Argument(0), "existsSync" Argument(0), "mkdir" Argument(0), "mkdirSync" Argument(0),
            "open" Argument(0), "openSync" Argument(0), "outputFile" Argument(0), "readFile" Argument(0),
            "readFileSync" Argument(0), "readJson" Argument(0), "readdir" Argument(0), "readdirSync" Argument(0),
            "remove" Argument(0), "rename" Argument(0), "rename" Argument(1), "renameSync" Argument(0),
            "renameSync" Argument(1), "rm" Argument(0), "rmSync" Argument(0), "rmdir" Argument(0),
            "rmdirSync" Argument(0), "stat" Argument(0), "statSync" Argument(0), "unlink" Argument(0),
            "unlinkSync" Argument(0), "writeFile" Argument(0), "writeFileSync" Argument(0), "writeJson" Argument(0),
        }
        "response" { "*.download" Argument(0), "*.sendFile" Argument(0), "*.sendfile" Argument(0) };
    Redirect:
        "response" { "*.location" Argument(0), "*.redirect" Argument(0), "*.redirect" Argument(1) };
    Regex:
        "global" { "RegExp" Argument(0) };
    Shell:
        "child_process" { "exec" Argument(0), "execSync" Argument(0) }
        "execa" { "command" Argument(0), "commandSync" Argument(0), "execaCommand" Argument(0) }
        "shelljs" { "exec" Argument(0) };
    Program:
        "child_process" {
            "execFile" Argument(0), "execFile" Argument(1), "execFileSync" Argument(0), "execFileSync" Argument(1),
            "fork" Argument(0), "spawn" Argument(0), "spawn" Argument(1), "spawnSync" Argument(0),
            "spawnSync" Argument(1),
        }
        "execa" { "" Argument(0), "" Argument(1), "execa" Argument(0), "execa" Argument(1) };
    Sql:
        "@prisma/client" {
            "*.$executeRawUnsafe" Argument(0), "*.$queryRawUnsafe" Argument(0), "Prisma.raw" Argument(0),
            "raw" Argument(0),
        }
        "better-sqlite3" { "*.exec" Argument(0), "*.prepare" Argument(0) }
        "database" {
            "*.$executeRawUnsafe" Argument(0), "*.$queryRawUnsafe" Argument(0), "*.execute" Argument(0),
            "*.prepare" Argument(0), "*.query" Property(0, "text"), "*.query" Property(0, "sql"), "*.raw" Argument(0),
        }
        "drizzle-orm" { "sql.raw" Argument(0) }
        "knex" {
            "*.fromRaw" Argument(0), "*.groupByRaw" Argument(0), "*.havingRaw" Argument(0), "*.joinRaw" Argument(0),
            "*.orderByRaw" Argument(0), "*.raw" Argument(0), "*.whereRaw" Argument(0),
        }
        "mssql" { "*.batch" Argument(0), "*.query" Argument(0) }
        "mysql" { "*.execute" Property(0, "sql"), "*.query" Property(0, "sql") }
        "mysql2" { "*.execute" Property(0, "sql"), "*.query" Property(0, "sql") }
        "node:sqlite" { "*.exec" Argument(0), "*.prepare" Argument(0) }
        "objection" { "raw" Argument(0) }
        "oracledb" { "*.execute" Argument(0) }
        "pg" { "*.query" Property(0, "text") }
        "pg-promise" {
            "*.any" Argument(0), "*.many" Argument(0), "*.none" Argument(0), "*.one" Argument(0),
            "*.oneOrNone" Argument(0), "*.query" Argument(0),
        }
        "postgres" { "*.unsafe" Argument(0) }
        "sequelize" { "*.literal" Argument(0), "*.query" Property(0, "query"), "literal" Argument(0) }
        "sqlite" { "*.all" Argument(0), "*.exec" Argument(0), "*.get" Argument(0), "*.run" Argument(0) }
        "sqlite3" {
            "*.all" Argument(0), "*.each" Argument(0), "*.exec" Argument(0), "*.get" Argument(0),
            "*.prepare" Argument(0), "*.run" Argument(0),
        }
        "typeorm" {
            "*.andWhere" Argument(0), "*.having" Argument(0), "*.orWhere" Argument(0), "*.orderBy" Argument(0),
            "*.query" Argument(0), "*.where" Argument(0),
        };
    Ssrf:
        "axios" {
            "" Property(0, "url"), "delete" Argument(0), "get" Argument(0), "head" Argument(0), "patch" Argument(0),
            "post" Argument(0), "put" Argument(0), "request" Property(0, "url"), "create().get" Argument(0),
            "create().post" Argument(0),
        }
        "bent" { "()" Argument(0) }
        "global" { "fetch" Argument(0) }
        "got" {
            "" Property(0, "url"), "delete" Argument(0), "get" Argument(0), "head" Argument(0), "patch" Argument(0),
            "post" Argument(0), "put" Argument(0), "stream" Argument(0),
        }
        "http" { "get" Property(0, "hostname"), "request" Property(0, "hostname") }
        "https" { "get" Property(0, "hostname"), "request" Property(0, "hostname") }
        "needle" { "" Argument(1), "get" Argument(0), "post" Argument(0), "request" Argument(1) }
        "net" { "connect" Argument(1), "createConnection" Argument(1) }
        "node-fetch" { "" Argument(0) }
        "playwright" { "*.goto" Argument(0) }
        "puppeteer" { "*.goto" Argument(0) }
        "request" { "" Property(0, "url"), "get" Property(0, "url"), "post" Property(0, "url") }
        "superagent" { "delete" Argument(0), "get" Argument(0), "post" Argument(0), "put" Argument(0) }
        "undici" { "fetch" Argument(0), "request" Argument(0), "stream" Argument(0) }
        "urllib" { "request" Argument(0) };
    Template:
        "ejs" { "compile" Argument(0), "render" Argument(0) }
        "eta" { "*.renderString" Argument(0), "renderString" Argument(0) }
        "handlebars" { "compile" Argument(0), "precompile" Argument(0) }
        "jade" { "compile" Argument(0), "render" Argument(0) }
        "mustache" { "render" Argument(0) }
        "nunjucks" { "compile" Argument(0), "renderString" Argument(0), "*.renderString" Argument(0) }
        "pug" { "compile" Argument(0), "render" Argument(0) }
        "response" { "*.render" Argument(0) }
        "squirrelly" { "compile" Argument(0), "render" Argument(0) };
    Xml:
        "libxmljs" { "parseXml" Argument(0), "parseXmlString" Argument(0) }
        "libxmljs2" { "parseXml" Argument(0), "parseXmlString" Argument(0) }
        "xpath" { "evaluate" Argument(0), "select" Argument(0), "select1" Argument(0) };
};
