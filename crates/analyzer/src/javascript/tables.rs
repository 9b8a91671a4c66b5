//! What packages and built-ins do to request data, as data. A row a line, sorted by name.

use super::Dangers;

/// Members of a request that hold what the caller sent, and the dangers that the kind of value excludes.
pub(super) const REQUEST_MEMBERS: &[(&str, Dangers)] = &[
    ("body", Dangers::NONE),
    ("cookies", Dangers::NONE),
    ("file", Dangers::NONE),
    ("files", Dangers::NONE),
    ("header", Dangers::STRUCTURE),
    ("headers", Dangers::STRUCTURE),
    ("host", Dangers::STRUCTURE.and(Dangers::REDIRECT)),
    ("hostname", Dangers::STRUCTURE.and(Dangers::REDIRECT)),
    ("multiValueQueryStringParameters", Dangers::NONE),
    ("nextUrl", Dangers::STRUCTURE),
    ("originalUrl", Dangers::STRUCTURE.and(Dangers::REDIRECT)),
    ("params", Dangers::STRUCTURE),
    ("path", Dangers::STRUCTURE.and(Dangers::REDIRECT)),
    ("pathParameters", Dangers::STRUCTURE),
    ("payload", Dangers::NONE),
    ("query", Dangers::NONE),
    ("queryStringParameters", Dangers::STRUCTURE),
    ("querystring", Dangers::STRUCTURE),
    ("rawBody", Dangers::STRUCTURE),
    ("rawQueryString", Dangers::STRUCTURE),
    ("searchParams", Dangers::STRUCTURE),
    ("url", Dangers::STRUCTURE.and(Dangers::REDIRECT)),
];

/// Methods of a request that give what the caller sent, and the dangers that the kind of value excludes.
pub(super) const REQUEST_METHODS: &[(&str, Dangers)] = &[
    ("formData", Dangers::STRUCTURE),
    ("get", Dangers::STRUCTURE.and(Dangers::MASS)),
    ("header", Dangers::STRUCTURE.and(Dangers::MASS)),
    ("json", Dangers::NONE),
    ("param", Dangers::STRUCTURE.and(Dangers::MASS)),
    ("parseBody", Dangers::STRUCTURE),
    ("queries", Dangers::STRUCTURE),
    ("query", Dangers::STRUCTURE.and(Dangers::MASS)),
    ("text", Dangers::STRUCTURE.and(Dangers::MASS)),
];

/// Methods whose result holds the data of their receiver.
pub(super) const CARRYING_METHODS: &[&str] = &[
    "at",
    "concat",
    "entries",
    "filter",
    "find",
    "flat",
    "flatMap",
    "get",
    "join",
    "json",
    "keys",
    "map",
    "match",
    "normalize",
    "padEnd",
    "padStart",
    "pop",
    "reduce",
    "replace",
    "replaceAll",
    "reverse",
    "shift",
    "slice",
    "sort",
    "split",
    "substr",
    "substring",
    "text",
    "then",
    "toLocaleLowerCase",
    "toLowerCase",
    "toString",
    "toUpperCase",
    "trim",
    "trimEnd",
    "trimStart",
    "values",
];

/// Functions whose result holds the data of their arguments.
pub(super) const CARRYING_FUNCTIONS: &[&str] = &[
    "Array",
    "Array.from",
    "Buffer.from",
    "JSON.parse",
    "JSON.stringify",
    "Map",
    "Object.assign",
    "Object.entries",
    "Object.fromEntries",
    "Object.keys",
    "Object.values",
    "Promise.all",
    "Promise.resolve",
    "Set",
    "String.raw",
    "TextDecoder",
    "URL",
    "URLSearchParams",
    "atob",
    "decodeURI",
    "decodeURIComponent",
    "lodash.merge",
    "lodash.pick",
    "path.join",
    "path.normalize",
    "path.resolve",
    "qs.parse",
    "querystring.parse",
    "structuredClone",
    "unescape",
    "url.parse",
    "util.format",
];

/// Functions that make data harmless for some uses. What is not named in a row stays dangerous.
pub(super) const CLEANING_FUNCTIONS: &[(&str, Dangers)] = &[
    ("BigInt", Dangers::ALL),
    ("Boolean", Dangers::ALL),
    ("Date", Dangers::ALL),
    ("DOMPurify.sanitize", Dangers::HTML),
    ("Number", Dangers::ALL),
    ("Number.parseFloat", Dangers::ALL),
    ("Number.parseInt", Dangers::ALL),
    ("String", Dangers::STRUCTURE),
    ("dompurify.sanitize", Dangers::HTML),
    (
        "encodeURIComponent",
        Dangers::HTML
            .and(Dangers::PATH)
            .and(Dangers::STRUCTURE)
            .and(Dangers::REDIRECT)
            .and(Dangers::SSRF),
    ),
    ("escape-html", Dangers::HTML),
    ("he.encode", Dangers::HTML),
    ("he.escape", Dangers::HTML),
    ("html-escaper.escape", Dangers::HTML),
    ("isomorphic-dompurify.sanitize", Dangers::HTML),
    ("lodash.escape", Dangers::HTML),
    ("lodash.escapeRegExp", Dangers::REGEX),
    ("mongodb.ObjectId", Dangers::ALL),
    ("mongoose.Types.ObjectId", Dangers::ALL),
    ("mysql.escape", Dangers::SQL),
    ("mysql2.escape", Dangers::SQL),
    ("mysql2/promise.escape", Dangers::SQL),
    ("parseFloat", Dangers::ALL),
    ("parseInt", Dangers::ALL),
    ("path.basename", Dangers::PATH),
    ("path.posix.basename", Dangers::PATH),
    ("pg-format", Dangers::SQL),
    ("sanitize-html", Dangers::HTML),
    ("shell-quote.quote", Dangers::SHELL),
    ("sqlstring.escape", Dangers::SQL),
    ("validator.escape", Dangers::HTML),
    ("validator.toInt", Dangers::ALL),
    ("xss", Dangers::HTML),
];

/// Methods that make what they are called with harmless, whatever the object is.
pub(super) const CLEANING_METHODS: &[(&str, Dangers)] = &[
    ("basename", Dangers::PATH),
    ("digest", Dangers::ALL),
    ("escape", Dangers::SQL.and(Dangers::HTML)),
    ("escapeId", Dangers::SQL),
    ("escapeLiteral", Dangers::SQL),
    ("sanitize", Dangers::HTML),
];

/// Calls that hand the elements of their receiver to their callback.
pub(super) const CALLBACK_METHODS: &[&str] = &[
    "every", "filter", "find", "flatMap", "forEach", "map", "reduce", "some", "then",
];
