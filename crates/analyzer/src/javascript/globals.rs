//! Names that nothing declares: snippets leave their imports out, and everybody knows what `jwt` or `exec` means in them.

use super::Facts;
use crate::source::FileId;

/// What a name stands for where the file does not declare it. Names of packages that go by their own name (`bcrypt`, `fs`, `axios`) need
/// no row. Sorted by name.
const WELL_KNOWN: &[(&str, &str)] = &[
    ("AdmZip", "adm-zip"),
    ("Ajv", "ajv"),
    ("ApolloServer", "@apollo/server.ApolloServer"),
    ("CryptoJS", "crypto-js"),
    ("Handlebars", "handlebars"),
    ("JSZip", "jszip"),
    ("Joi", "joi"),
    ("JwtStrategy", "passport-jwt.Strategy"),
    ("LocalStrategy", "passport-local.Strategy"),
    ("MarkdownIt", "markdown-it"),
    ("MongoClient", "mongodb.MongoClient"),
    ("Mustache", "mustache"),
    ("NodeVM", "vm2.NodeVM"),
    ("ObjectId", "mongodb.ObjectId"),
    ("PrismaClient", "@prisma/client.PrismaClient"),
    ("Router", "express.Router"),
    ("Sequelize", "sequelize.Sequelize"),
    ("SignJWT", "jose.SignJWT"),
    ("VM", "vm2.VM"),
    ("WebSocketServer", "ws.WebSocketServer"),
    ("_", "lodash"),
    ("basename", "path.basename"),
    ("basicAuth", "express-basic-auth"),
    ("bodyParser", "body-parser"),
    ("celebrate", "celebrate.celebrate"),
    ("childProcess", "child_process"),
    ("cookieParser", "cookie-parser"),
    ("cookieSession", "cookie-session"),
    ("cp", "child_process"),
    ("createCipheriv", "crypto.createCipheriv"),
    ("createDecipheriv", "crypto.createDecipheriv"),
    ("createHash", "crypto.createHash"),
    ("createHmac", "crypto.createHmac"),
    (
        "createProxyMiddleware",
        "http-proxy-middleware.createProxyMiddleware",
    ),
    ("createReadStream", "fs.createReadStream"),
    ("createWriteStream", "fs.createWriteStream"),
    ("csrf", "csurf"),
    ("errorHandler", "errorhandler"),
    ("escapeHTML", "escape-html"),
    ("escapeHtml", "escape-html"),
    ("exec", "child_process.exec"),
    ("execAsync", "child_process.exec"),
    ("execFile", "child_process.execFile"),
    ("execFileSync", "child_process.execFileSync"),
    ("execSync", "child_process.execSync"),
    ("expressJwt", "express-jwt"),
    ("expressSession", "express-session"),
    ("fileUpload", "express-fileupload"),
    ("fork", "child_process.fork"),
    ("fsPromises", "fs/promises"),
    ("fsp", "fs/promises"),
    ("hbs", "handlebars"),
    ("join", "path.join"),
    ("jsyaml", "js-yaml"),
    ("jwt", "jsonwebtoken"),
    ("jwtVerify", "jose.jwtVerify"),
    ("libxml", "libxmljs"),
    ("methodOverride", "method-override"),
    ("mkdir", "fs.mkdir"),
    ("mkdirSync", "fs.mkdirSync"),
    ("mongoSanitize", "express-mongo-sanitize"),
    ("nanoid", "nanoid.nanoid"),
    ("nodeFetch", "node-fetch"),
    ("pbkdf2", "crypto.pbkdf2"),
    ("pbkdf2Sync", "crypto.pbkdf2Sync"),
    ("pool", "pg.Pool()"),
    ("prisma", "@prisma/client.PrismaClient()"),
    ("randomBytes", "crypto.randomBytes"),
    ("randomUUID", "crypto.randomUUID"),
    ("rateLimit", "express-rate-limit"),
    ("readFile", "fs.readFile"),
    ("readFileSync", "fs.readFileSync"),
    ("readdir", "fs.readdir"),
    ("readdirSync", "fs.readdirSync"),
    ("sanitizeHTML", "sanitize-html"),
    ("sanitizeHtml", "sanitize-html"),
    ("scrypt", "crypto.scrypt"),
    ("scryptSync", "crypto.scryptSync"),
    ("sequelize", "sequelize.Sequelize()"),
    ("serialize", "node-serialize"),
    ("serveIndex", "serve-index"),
    ("serveStatic", "serve-static"),
    ("session", "express-session"),
    ("shell", "shelljs"),
    ("slowDown", "express-slow-down"),
    ("spawn", "child_process.spawn"),
    ("spawnSync", "child_process.spawnSync"),
    ("timingSafeEqual", "crypto.timingSafeEqual"),
    ("transporter", "nodemailer.createTransport()"),
    ("unlink", "fs.unlink"),
    ("unlinkSync", "fs.unlinkSync"),
    ("unserialize", "node-serialize.unserialize"),
    ("uuidv4", "uuid.v4"),
    ("validationResult", "express-validator.validationResult"),
    ("writeFile", "fs.writeFile"),
    ("writeFileSync", "fs.writeFileSync"),
    ("yaml", "js-yaml"),
    ("z", "zod.z"),
];

impl Facts<'_> {
    /// Whether the project uses one of these packages, imported or by a name that everybody knows.
    pub fn uses_package(&self, packages: &[&str]) -> bool {
        self.modules_used()
            .any(|(_, module)| packages.contains(&module))
            || self
                .files()
                .any(|file| self.uses_undeclared(file.id, packages))
    }

    /// Whether a file that leaves its imports out uses one of these packages, by the names that it does not declare.
    pub(super) fn uses_undeclared(&self, file: FileId, packages: &[&str]) -> bool {
        self.file(file)
            .semantic
            .scoping()
            .root_unresolved_references()
            .keys()
            .any(|name| {
                let meant = meaning(name.as_str());
                packages.iter().any(|package| {
                    meant
                        .strip_prefix(package)
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
                })
            })
    }
}

/// What a name that a file does not declare stands for; the name itself where it is a global or a package's own name.
pub(super) fn meaning(name: &str) -> &str {
    WELL_KNOWN
        .binary_search_by_key(&name, |(known, _)| known)
        .map_or(name, |row| WELL_KNOWN[row].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_names_is_sorted() {
        assert!(WELL_KNOWN.is_sorted());
    }

    #[test]
    fn a_name_without_a_row_stands_for_itself() {
        assert_eq!(meaning("jwt"), "jsonwebtoken");
        assert_eq!(meaning("bcrypt"), "bcrypt");
        assert_eq!(meaning("process"), "process");
    }
}
