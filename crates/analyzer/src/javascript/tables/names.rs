//! Names: packages that are the same, what a variable is usually called, what belongs to the language.

/// Other names of the same package.
const ALIASES: &[(&str, &str)] = &[
    ("bcryptjs", "bcrypt"),
    ("better-sqlite3", "better-sqlite3"),
    ("fs-extra", "fs"),
    ("fs/promises", "fs"),
    ("graceful-fs", "fs"),
    ("hapi__joi", "joi"),
    ("isomorphic-dompurify", "dompurify"),
    ("@hapi/joi", "joi"),
    ("@node-rs/argon2", "argon2"),
    ("@node-rs/bcrypt", "bcrypt"),
    ("mysql2/promise", "mysql2"),
    ("mysql2/promise.js", "mysql2"),
    ("node-bcrypt", "bcrypt"),
    ("path/posix", "path"),
    ("superagent/dist", "superagent"),
    ("timers/promises", "timers"),
    ("util/types", "util"),
    ("zod/mini", "zod"),
    ("zod/v3", "zod"),
    ("zod/v4", "zod"),
];

/// What variables are called when their declaration is not in the text: people paste halves of files.
/// The first word is the package, then members and calls.
const CONVENTIONS: &[(&str, &[&str])] = &[
    ("Joi", &["joi"]),
    ("argon2", &["argon2"]),
    ("app", &["express", "()"]),
    ("axios", &["axios"]),
    ("bcrypt", &["bcrypt"]),
    ("bcryptjs", &["bcrypt"]),
    ("bodyParser", &["body-parser"]),
    ("child_process", &["child_process"]),
    ("client", &["database"]),
    ("compression", &["compression"]),
    ("conn", &["database"]),
    ("connection", &["database"]),
    ("cookieParser", &["cookie-parser"]),
    ("cookieSession", &["cookie-session"]),
    ("cors", &["cors"]),
    ("crypto", &["crypto"]),
    ("db", &["database"]),
    ("exec", &["child_process", "exec"]),
    ("execSync", &["child_process", "execSync"]),
    ("express", &["express"]),
    ("fs", &["fs"]),
    ("got", &["got"]),
    ("helmet", &["helmet"]),
    ("joi", &["joi"]),
    ("jwt", &["jsonwebtoken"]),
    ("jsonwebtoken", &["jsonwebtoken"]),
    ("knex", &["knex", "()"]),
    ("log", &["logger"]),
    ("logger", &["logger"]),
    ("mongoose", &["mongoose"]),
    ("morgan", &["morgan"]),
    ("multer", &["multer"]),
    ("mysql", &["mysql"]),
    ("nodemailer", &["nodemailer"]),
    ("passport", &["passport"]),
    ("path", &["path"]),
    ("pino", &["pino"]),
    ("pool", &["database"]),
    ("prisma", &["@prisma/client", "PrismaClient", "()"]),
    ("rateLimit", &["express-rate-limit"]),
    ("reply", &["response"]),
    ("res", &["response"]),
    ("response", &["response"]),
    ("router", &["express", "Router", "()"]),
    ("sequelize", &["sequelize", "Sequelize", "()"]),
    ("session", &["express-session"]),
    ("slowDown", &["express-slow-down"]),
    ("spawn", &["child_process", "spawn"]),
    ("spawnSync", &["child_process", "spawnSync"]),
    ("winston", &["winston"]),
    ("yup", &["yup"]),
    ("z", &["zod"]),
];

/// Declared types that say what a parameter or field is.
const TYPES: &[(&str, &[&str])] = &[
    ("Application", &["express", "()"]),
    ("Express", &["express", "()"]),
    ("IRouter", &["express", "Router", "()"]),
    ("Knex", &["knex", "()"]),
    ("Logger", &["logger"]),
    ("MongoClient", &["mongodb", "MongoClient", "()"]),
    ("Pool", &["database"]),
    ("PoolClient", &["database"]),
    ("PrismaClient", &["@prisma/client", "PrismaClient", "()"]),
    ("Response", &["response"]),
    ("Router", &["express", "Router", "()"]),
    ("Sequelize", &["sequelize", "Sequelize", "()"]),
];

/// Objects of the language and of Node, beside lower-case functions such as `fetch`.
const GLOBALS: &[&str] = &[
    "Array",
    "ArrayBuffer",
    "BigInt",
    "Boolean",
    "Buffer",
    "Date",
    "Deno",
    "Bun",
    "Error",
    "Function",
    "Headers",
    "Infinity",
    "Intl",
    "JSON",
    "Map",
    "Math",
    "NaN",
    "Number",
    "Object",
    "Promise",
    "Proxy",
    "RangeError",
    "Reflect",
    "RegExp",
    "Request",
    "Response",
    "Set",
    "String",
    "Symbol",
    "SyntaxError",
    "TextDecoder",
    "TextEncoder",
    "TypeError",
    "URL",
    "URLSearchParams",
    "Uint8Array",
    "WeakMap",
    "WeakSet",
    "WebSocket",
    "FormData",
    "Blob",
    "AbortController",
    "AbortSignal",
    "EventEmitter",
];

/// Functions that give back what they are given, in another form.
const TRANSPARENT_CALLS: &[(&str, &str)] = &[
    ("bluebird", "promisify"),
    ("global", "Object.freeze"),
    ("global", "Object.seal"),
    ("pify", ""),
    ("util", "promisify"),
];

/// The name that the tables use for a package: `node:` is dropped and aliases are replaced.
pub fn package(module: &str) -> &str {
    let module = module.strip_prefix("node:").unwrap_or(module);
    ALIASES
        .iter()
        .find(|(alias, _)| *alias == module)
        .map_or(module, |(_, package)| package)
}

/// What a variable of this name usually is.
pub fn conventional(name: &str) -> Option<&'static [&'static str]> {
    CONVENTIONS
        .iter()
        .find(|(usual, _)| *usual == name)
        .map(|(_, identity)| *identity)
}

/// What a declared type says.
pub fn of_type(name: &str) -> Option<&'static [&'static str]> {
    TYPES
        .iter()
        .find(|(usual, _)| *usual == name)
        .map(|(_, identity)| *identity)
}

/// Whether the language or Node defines the name.
pub fn is_global(name: &str) -> bool {
    GLOBALS.contains(&name)
}

/// Whether an undeclared name is usually an ODM's or ORM's model: `User`, `OrderItem`.
pub fn looks_like_model(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.contains(|c: char| c.is_ascii_lowercase())
}

/// Members that lead to the same thing: `fs.promises`, `module.default`, `createPool().promise`.
pub fn is_transparent_member(package: &str, name: &str) -> bool {
    name == "default"
        || (package == "fs" && name == "promises")
        || (package == "zod" && name == "z")
}

/// Whether the function answers with its own first argument in another form.
pub fn returns_its_argument(package: &str, path: &str) -> bool {
    TRANSPARENT_CALLS.contains(&(package, path))
}
