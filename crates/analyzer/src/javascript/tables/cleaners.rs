//! What takes the danger out of request data, and what passes it on.

use crate::javascript::flow::{Danger, Dangers};

/// A function whose result is safe for some dangers.
#[derive(Debug)]
pub struct CleanerRow {
    pub package: &'static str,
    pub path: &'static str,
    pub cleans: Dangers,
}

const ALL: Dangers = Dangers::ALL;
/// A string: it cannot carry operators or unexpected properties any more.
pub const TEXT: Dangers = Dangers::of(&[Danger::NoSql, Danger::MassAssignment]);
/// A text that is encoded as one part of a URL, header or page.
const ENCODED: Dangers = Dangers::of(&[
    Danger::Html,
    Danger::Header,
    Danger::Log,
    Danger::MassAssignment,
    Danger::NoSql,
    Danger::Path,
    Danger::Redirect,
]);
const MARKUP: Dangers = Dangers::of(&[Danger::Html, Danger::NoSql, Danger::MassAssignment]);

macro_rules! rows {
    ($($package:literal $path:literal => $cleans:expr;)*) => {
        &[$(CleanerRow { package: $package, path: $path, cleans: $cleans }),*]
    };
}

/// All rows.
pub const CLEANERS: &[CleanerRow] = rows! {
    "bcrypt" "compare" => ALL;
    "bcrypt" "hash" => ALL;
    "bson" "ObjectId" => ALL;
    "crypto" "timingSafeEqual" => ALL;
    "dompurify" "*.sanitize" => MARKUP;
    "entities" "encode" => MARKUP;
    "entities" "escapeUTF8" => MARKUP;
    "escape-goat" "htmlEscape" => MARKUP;
    "escape-html" "" => MARKUP;
    "express-mongo-sanitize" "sanitize" => TEXT;
    "global" "BigInt" => ALL;
    "global" "Boolean" => ALL;
    "global" "Date" => ALL;
    "global" "DOMPurify.sanitize" => MARKUP;
    "global" "JSON.stringify" => Dangers::of(&[Danger::Log, Danger::MassAssignment, Danger::NoSql]);
    "global" "Math.abs" => ALL;
    "global" "Math.ceil" => ALL;
    "global" "Math.floor" => ALL;
    "global" "Math.max" => ALL;
    "global" "Math.min" => ALL;
    "global" "Math.round" => ALL;
    "global" "Math.trunc" => ALL;
    "global" "Number" => ALL;
    "global" "Number.parseFloat" => ALL;
    "global" "Number.parseInt" => ALL;
    "global" "RegExp.escape" => Dangers::of(&[Danger::MassAssignment, Danger::NoSql, Danger::Regex]);
    "global" "String" => TEXT;
    "global" "encodeURIComponent" => ENCODED;
    "global" "escape" => ENCODED;
    "global" "escapeHtml" => MARKUP;
    "global" "escapeRegExp" => Dangers::of(&[Danger::Regex]);
    "global" "isNaN" => ALL;
    "global" "parseFloat" => ALL;
    "global" "parseInt" => ALL;
    "he" "encode" => MARKUP;
    "he" "escape" => MARKUP;
    "html-entities" "encode" => MARKUP;
    "jsonwebtoken" "verify" => ALL;
    "lodash" "escape" => MARKUP;
    "lodash" "escapeRegExp" => Dangers::of(&[Danger::Regex]);
    "lodash" "omit" => Dangers::NONE;
    "lodash" "pick" => Dangers::of(&[Danger::MassAssignment]);
    "lodash" "toNumber" => ALL;
    "lodash" "toString" => TEXT;
    "lodash.escape" "" => MARKUP;
    "lodash.escaperegexp" "" => Dangers::of(&[Danger::Regex]);
    "mongo-sanitize" "" => TEXT;
    "mongodb" "ObjectId" => ALL;
    "mongoose" "Types.ObjectId" => ALL;
    "mongoose" "trusted" => Dangers::NONE;
    "mysql" "*.escape" => Dangers::of(&[Danger::Sql]);
    "mysql" "*.escapeId" => Dangers::of(&[Danger::Sql]);
    "mysql" "escape" => Dangers::of(&[Danger::Sql]);
    "mysql" "format" => Dangers::of(&[Danger::Sql]);
    "mysql2" "*.escape" => Dangers::of(&[Danger::Sql]);
    "mysql2" "*.escapeId" => Dangers::of(&[Danger::Sql]);
    "mysql2" "escape" => Dangers::of(&[Danger::Sql]);
    "mysql2" "format" => Dangers::of(&[Danger::Sql]);
    "path" "basename" => Dangers::of(&[Danger::Path]);
    "path" "extname" => Dangers::of(&[Danger::Path]);
    "pg-format" "" => Dangers::of(&[Danger::Sql]);
    "querystring" "escape" => ENCODED;
    "querystring" "stringify" => ENCODED;
    "sanitize-filename" "" => Dangers::of(&[Danger::Path]);
    "sanitize-html" "" => MARKUP;
    "shell-quote" "quote" => Dangers::of(&[Danger::Shell]);
    "sqlstring" "escape" => Dangers::of(&[Danger::Sql]);
    "sqlstring" "format" => Dangers::of(&[Danger::Sql]);
    "validator" "escape" => MARKUP;
    "validator" "toBoolean" => ALL;
    "validator" "toDate" => ALL;
    "validator" "toFloat" => ALL;
    "validator" "toInt" => ALL;
    "xss" "" => MARKUP;
};

/// Functions of packages and globals that pass what they are given on; anything else gives something new.
pub const PASSING: &[(&str, &str)] = &[
    ("cookie", "parse"),
    ("global", "Array"),
    ("global", "Array.from"),
    ("global", "Array.of"),
    ("global", "Buffer"),
    ("global", "Buffer.concat"),
    ("global", "Buffer.from"),
    ("global", "Error"),
    ("global", "JSON.parse"),
    ("global", "JSON.stringify"),
    ("global", "Map"),
    ("global", "Object"),
    ("global", "Object.assign"),
    ("global", "Object.entries"),
    ("global", "Object.fromEntries"),
    ("global", "Object.keys"),
    ("global", "Object.values"),
    ("global", "Promise.all"),
    ("global", "Promise.resolve"),
    ("global", "Set"),
    ("global", "String"),
    ("global", "String.raw"),
    ("global", "TypeError"),
    ("global", "URL"),
    ("global", "URLSearchParams"),
    ("global", "atob"),
    ("global", "btoa"),
    ("global", "decodeURI"),
    ("global", "decodeURIComponent"),
    ("global", "encodeURI"),
    ("global", "encodeURIComponent"),
    ("global", "escapeHtml"),
    ("global", "structuredClone"),
    ("global", "unescape"),
    ("lodash", "assign"),
    ("lodash", "camelCase"),
    ("lodash", "cloneDeep"),
    ("lodash", "defaults"),
    ("lodash", "escape"),
    ("lodash", "escapeRegExp"),
    ("lodash", "extend"),
    ("lodash", "get"),
    ("lodash", "lowerCase"),
    ("lodash", "merge"),
    ("lodash", "omit"),
    ("lodash", "pick"),
    ("lodash", "template"),
    ("lodash", "toLower"),
    ("lodash", "toString"),
    ("lodash", "trim"),
    ("lodash.merge", ""),
    ("path", "join"),
    ("path", "normalize"),
    ("path", "relative"),
    ("path", "resolve"),
    ("qs", "parse"),
    ("qs", "stringify"),
    ("querystring", "parse"),
    ("url", "URL"),
    ("url", "format"),
    ("url", "parse"),
    ("url", "resolve"),
    ("util", "format"),
    ("util", "inspect"),
    ("validator", "normalizeEmail"),
    ("validator", "stripLow"),
    ("validator", "trim"),
];

/// Methods of strings, arrays, maps and buffers whose result carries what they are called on.
pub const PASSING_METHODS: &[&str] = &[
    "at",
    "catch",
    "charAt",
    "concat",
    "copyWithin",
    "entries",
    "fill",
    "filter",
    "finally",
    "find",
    "findLast",
    "flat",
    "flatMap",
    "get",
    "getAll",
    "join",
    "keys",
    "map",
    "match",
    "matchAll",
    "normalize",
    "padEnd",
    "padStart",
    "pop",
    "reduce",
    "reduceRight",
    "repeat",
    "replace",
    "replaceAll",
    "reverse",
    "shift",
    "slice",
    "some",
    "sort",
    "splice",
    "split",
    "sub",
    "subarray",
    "substr",
    "substring",
    "then",
    "toArray",
    "toISOString",
    "toLocaleLowerCase",
    "toLocaleUpperCase",
    "toLowerCase",
    "toReversed",
    "toSorted",
    "toString",
    "toUpperCase",
    "toWellFormed",
    "trim",
    "trimEnd",
    "trimLeft",
    "trimRight",
    "trimStart",
    "unref",
    "valueOf",
    "values",
];

/// Methods that answer with a number or a truth value.
pub const ANSWERING_METHODS: &[&str] = &[
    "charCodeAt",
    "codePointAt",
    "endsWith",
    "every",
    "findIndex",
    "getTime",
    "has",
    "hasOwnProperty",
    "includes",
    "indexOf",
    "lastIndexOf",
    "localeCompare",
    "search",
    "some",
    "startsWith",
    "test",
];

/// Checks of packages and globals: the argument is safe for these dangers where the answer is true.
pub const CHECKS: &[CleanerRow] = rows! {
    "bson" "ObjectId.isValid" => ALL;
    "global" "Array.isArray" => Dangers::NONE;
    "global" "Number.isFinite" => ALL;
    "global" "Number.isInteger" => ALL;
    "global" "Number.isSafeInteger" => ALL;
    "global" "isFinite" => ALL;
    "mongodb" "ObjectId.isValid" => ALL;
    "mongoose" "Types.ObjectId.isValid" => ALL;
    "mongoose" "isValidObjectId" => ALL;
    "uuid" "validate" => ALL;
    "validator" "isAlpha" => ALL;
    "validator" "isAlphanumeric" => ALL;
    "validator" "isBoolean" => ALL;
    "validator" "isEmail" => TEXT;
    "validator" "isHexadecimal" => ALL;
    "validator" "isIn" => ALL;
    "validator" "isInt" => ALL;
    "validator" "isISO8601" => ALL;
    "validator" "isMongoId" => ALL;
    "validator" "isNumeric" => ALL;
    "validator" "isSlug" => ALL;
    "validator" "isUUID" => ALL;
};

/// The row of a cleaner for an identity.
pub fn cleaner(package: &str, path: &str) -> Option<&'static CleanerRow> {
    CLEANERS
        .iter()
        .find(|row| row.package == package && super::super::value::path_matches(path, row.path))
}
