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

/// Headers that name the host which the caller takes for the server's.
pub(super) const HOST_HEADERS: &[&str] = &["host", "x-forwarded-host"];

/// Members of an upload that the caller chose; all else of it is made by the server.
pub(super) const UPLOAD_MEMBERS: &[&str] =
    &["mimetype", "name", "originalFilename", "originalname"];

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
    "matchAll",
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
    "Buffer.concat",
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
    "encodeURI",
    "iconv-lite.decode",
    "iconv-lite.encode",
    "lodash.merge",
    "lodash.pick",
    "path.dirname",
    "path.format",
    "path.join",
    "path.normalize",
    "path.parse",
    "path.posix.join",
    "path.posix.normalize",
    "path.posix.resolve",
    "path.relative",
    "path.resolve",
    "path.win32.join",
    "path.win32.normalize",
    "path.win32.resolve",
    "qs.parse",
    "querystring.parse",
    "structuredClone",
    "unescape",
    "url.URL",
    "url.URLSearchParams",
    "url.format",
    "url.parse",
    "url.resolve",
    "util.format",
    "whatwg-url.URL",
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
            .and(Dangers::SSRF)
            .and(Dangers::HEADER),
    ),
    ("@hapi/hoek.escapeHtml", Dangers::HTML),
    ("content-disposition", Dangers::HEADER),
    ("entities.encodeHTML", Dangers::HTML),
    ("entities.encodeXML", Dangers::HTML),
    ("entities.escapeText", Dangers::HTML),
    ("entities.escapeUTF8", Dangers::HTML),
    ("escape-goat.htmlEscape", Dangers::HTML),
    ("escape-html", Dangers::HTML),
    ("handlebars.Utils.escapeExpression", Dangers::HTML),
    ("handlebars.escapeExpression", Dangers::HTML),
    ("he.encode", Dangers::HTML),
    ("he.escape", Dangers::HTML),
    ("html-entities.encode", Dangers::HTML),
    ("html-escaper.escape", Dangers::HTML),
    ("insane", Dangers::HTML),
    ("isomorphic-dompurify.sanitize", Dangers::HTML),
    ("lodash.escape", Dangers::HTML),
    ("lodash.escapeRegExp", Dangers::REGEX),
    (
        "lodash.kebabCase",
        Dangers::HTML.and(Dangers::PATH).and(Dangers::HEADER),
    ),
    ("mongodb.ObjectId", Dangers::ALL),
    ("mongoose.Types.ObjectId", Dangers::ALL),
    ("mysql.escape", Dangers::SQL),
    ("mysql2.escape", Dangers::SQL),
    ("mysql2/promise.escape", Dangers::SQL),
    ("parseFloat", Dangers::ALL),
    ("parseInt", Dangers::ALL),
    ("path.basename", Dangers::PATH),
    (
        "path.extname",
        Dangers::PATH.and(Dangers::SSRF).and(Dangers::REDIRECT),
    ),
    ("path.posix.basename", Dangers::PATH),
    (
        "path.posix.extname",
        Dangers::PATH.and(Dangers::SSRF).and(Dangers::REDIRECT),
    ),
    ("pg-format", Dangers::SQL),
    ("react-dom/server.renderToStaticMarkup", Dangers::HTML),
    ("react-dom/server.renderToString", Dangers::HTML),
    ("sanitize-filename", Dangers::PATH),
    ("sanitize-html", Dangers::HTML),
    ("sanitize-s3-objectkey", Dangers::PATH),
    ("serialize-javascript", Dangers::HTML),
    ("shell-quote.quote", Dangers::SHELL),
    (
        "slugify",
        Dangers::HTML.and(Dangers::PATH).and(Dangers::HEADER),
    ),
    ("sqlstring.escape", Dangers::SQL),
    ("validator.escape", Dangers::HTML),
    ("validator.toInt", Dangers::ALL),
    ("xss", Dangers::HTML),
    ("xss.filterXSS", Dangers::HTML),
];

/// Methods that make what they are called with harmless, whatever the object is.
pub(super) const CLEANING_METHODS: &[(&str, Dangers)] = &[
    ("basename", Dangers::PATH),
    ("digest", Dangers::ALL),
    ("escape", Dangers::SQL.and(Dangers::HTML)),
    ("escapeExpression", Dangers::HTML),
    ("escapeHTML", Dangers::HTML),
    ("escapeHtml", Dangers::HTML),
    ("escapeId", Dangers::SQL),
    ("escapeLiteral", Dangers::SQL),
    ("sanitize", Dangers::HTML),
];

/// Calls that hand the elements of their receiver to their callback.
pub(super) const CALLBACK_METHODS: &[&str] = &[
    "every", "filter", "find", "flatMap", "forEach", "map", "reduce", "some", "then",
];
