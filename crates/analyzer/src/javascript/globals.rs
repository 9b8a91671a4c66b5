//! Names that nothing declares: snippets leave their imports out, and everybody knows what `jwt` or `exec` means in them.

/// What a name stands for where the file does not declare it. Names of packages that go by their own name (`bcrypt`, `fs`, `axios`) need
/// no row. Sorted by name.
const WELL_KNOWN: &[(&str, &str)] = &[
    ("$", "zx.$"),
    ("AdmZip", "adm-zip"),
    ("Ajv", "ajv"),
    ("CryptoJS", "crypto-js"),
    ("Handlebars", "handlebars"),
    ("JSZip", "jszip"),
    ("Joi", "joi"),
    ("MarkdownIt", "markdown-it"),
    ("MongoClient", "mongodb.MongoClient"),
    ("Mustache", "mustache"),
    ("ObjectId", "mongodb.ObjectId"),
    ("PrismaClient", "@prisma/client.PrismaClient"),
    ("Router", "express.Router"),
    ("Sequelize", "sequelize.Sequelize"),
    ("SignJWT", "jose.SignJWT"),
    ("VM", "vm2.VM"),
    ("_", "lodash"),
    ("argon", "argon2"),
    ("basicAuth", "express-basic-auth"),
    ("bodyParser", "body-parser"),
    ("childProcess", "child_process"),
    ("child_process", "child_process"),
    ("cookieParser", "cookie-parser"),
    ("cookieSession", "cookie-session"),
    ("cp", "child_process"),
    ("createCipheriv", "crypto.createCipheriv"),
    ("createHash", "crypto.createHash"),
    ("createHmac", "crypto.createHmac"),
    ("createReadStream", "fs.createReadStream"),
    ("createWriteStream", "fs.createWriteStream"),
    ("csurf", "csurf"),
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
    ("jsyaml", "js-yaml"),
    ("jwt", "jsonwebtoken"),
    ("jwtVerify", "jose.jwtVerify"),
    ("libxml", "libxmljs"),
    ("methodOverride", "method-override"),
    ("nodeFetch", "node-fetch"),
    ("pool", "pg.Pool()"),
    ("prisma", "@prisma/client.PrismaClient()"),
    ("rateLimit", "express-rate-limit"),
    ("readFile", "fs.readFile"),
    ("readFileSync", "fs.readFileSync"),
    ("sanitizeHTML", "sanitize-html"),
    ("sanitizeHtml", "sanitize-html"),
    ("sequelize", "sequelize.Sequelize()"),
    ("serialize", "node-serialize"),
    ("session", "express-session"),
    ("shell", "shelljs"),
    ("slowDown", "express-slow-down"),
    ("spawn", "child_process.spawn"),
    ("spawnSync", "child_process.spawnSync"),
    ("transporter", "nodemailer.createTransport()"),
    ("unserialize", "node-serialize.unserialize"),
    ("writeFile", "fs.writeFile"),
    ("writeFileSync", "fs.writeFileSync"),
    ("xml2js", "xml2js"),
    ("yaml", "js-yaml"),
    ("z", "zod.z"),
];

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
