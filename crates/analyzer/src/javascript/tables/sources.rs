//! Where request data comes from.

/// Members of a request object that a client fills, with the word for them in steps.
/// `params` and cookies are strings; `body` and `query` may be objects.
pub const REQUEST_MEMBERS: &[(&str, Shape)] = &[
    ("body", Shape::Anything),
    ("cookies", Shape::Anything),
    ("file", Shape::Upload),
    ("files", Shape::Upload),
    ("headers", Shape::Text),
    ("host", Shape::Text),
    ("hostname", Shape::Text),
    ("originalUrl", Shape::Text),
    ("params", Shape::Text),
    ("path", Shape::Text),
    ("query", Shape::Anything),
    ("rawBody", Shape::Text),
    ("rawHeaders", Shape::Text),
    ("signedCookies", Shape::Text),
    ("subdomains", Shape::Text),
    ("url", Shape::Text),
];

/// Methods of a request object that answer with what a client sent.
pub const REQUEST_METHODS: &[&str] = &["get", "header", "param"];

/// What a client can make of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Objects and arrays too, as a JSON body or an extended query string allows.
    Anything,
    /// A string or a list of strings.
    Text,
    /// A file: its `originalname` is the client's word, the path where it was stored is not.
    Upload,
}
