//! Packages: which version of a package the project takes, and what that version does.

use super::Facts;
use crate::config::PackageJson;
use crate::source::FileId;

/// The version of a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// The major number.
    pub major: u32,
    /// The minor number.
    pub minor: u32,
    /// Whether a `package.json` or the code says so; else the newest one is assumed.
    pub is_known: bool,
}

impl Version {
    fn known(major: u32, minor: u32) -> Self {
        Self {
            major,
            minor,
            is_known: true,
        }
    }

    /// How a message names it: `Express 4`, or that it is assumed.
    pub fn named(self, package: &str) -> String {
        if self.is_known {
            format!("{package} {}", self.major)
        } else {
            format!("{package} {} (no package.json says which)", self.major)
        }
    }
}

/// What the `package.json` of a folder asks for.
pub struct Manifest {
    folder: String,
    versions: Vec<(String, Version)>,
}

impl Manifest {
    /// Reads the dependencies of a `package.json` at `path`.
    pub fn of(path: &str, package: &PackageJson<'_>) -> Self {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let versions = ["dependencies", "devDependencies", "peerDependencies"]
            .iter()
            .flat_map(|section| package.section(section))
            .filter_map(|member| Some((member.name.clone(), version_of(&member.value)?)))
            .collect();
        Self {
            folder: folder.to_owned(),
            versions,
        }
    }
}

/// The version that a range asks for; none where it leaves the major open.
fn version_of(range: &str) -> Option<Version> {
    let range = range.trim();
    // `npm:other@1.2.3` is another package; a range with a choice or without an upper bound says nothing.
    if range.contains("||") || range.contains(':') || range.starts_with('>') {
        return None;
    }
    let mut numbers = range
        .trim_start_matches(['^', '~', 'v', '=', ' '])
        .split(['.', '-', ' ']);
    let major = numbers.next()?.parse().ok()?;
    let minor = numbers.next().and_then(|minor| minor.parse().ok());
    Some(Version::known(major, minor.unwrap_or(0)))
}

/// The newest versions, as of 2026-11-24. Sorted by name.
const NEWEST: &[(&str, u32, u32)] = &[
    ("ajv", 8, 20),
    ("argon2", 0, 45),
    ("bcrypt", 6, 0),
    ("bcryptjs", 3, 0),
    ("celebrate", 16, 0),
    ("class-validator", 0, 15),
    ("cookie-session", 2, 1),
    ("cors", 2, 8),
    ("express", 5, 3),
    ("express-jwt", 8, 5),
    ("express-mongo-sanitize", 2, 2),
    ("express-rate-limit", 8, 7),
    ("express-session", 1, 19),
    ("express-validator", 7, 3),
    ("fastify", 5, 0),
    ("helmet", 8, 3),
    ("hpp", 0, 2),
    ("joi", 18, 3),
    ("jose", 6, 2),
    ("js-yaml", 4, 1),
    ("jsonwebtoken", 9, 0),
    ("mongodb", 7, 9),
    ("mongoose", 9, 12),
    ("multer", 2, 5),
    ("mysql2", 3, 24),
    ("passport", 0, 7),
    ("passport-jwt", 4, 0),
    ("pg", 8, 23),
    ("sequelize", 6, 37),
    ("typeorm", 1, 1),
    ("yup", 1, 7),
    ("zod", 4, 6),
];

/// Something that a package does in some of its versions only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behavior {
    /// Express turns `?a[b]=c` into an object.
    QueryHoldsObjects,
    /// Express gives `req.query` anew on each read, so that middleware cannot change it.
    QueryIsReadOnly,
    /// Express leaves a rejected promise of a handler alone: the request hangs.
    RejectionsAreLost,
    /// `passport` keeps the session's id at login.
    LoginKeepsSessionId,
    /// `express-jwt` takes any algorithm where none is named.
    AlgorithmsAreOptional,
    /// `express-jwt` puts the payload into `req.user`.
    PayloadInUser,
    /// `express-rate-limit` does not know `limit`, and takes `max: 0` for no limit.
    LimitIsCalledMax,
    /// `js-yaml`'s `load` builds functions.
    YamlBuildsFunctions,
    /// `jsonwebtoken` verifies without a key where the token says `none`.
    UnsignedTokensPass,
    /// `mongoose` drops keys from filters that the schema does not name.
    FiltersLoseUnknownKeys,
    /// `multer` is ended by malformed uploads.
    UploadsEndTheProcess,
    /// `mysql2` turns an object that is bound to `?` into a part of the statement.
    BoundObjectsExpand,
    /// `typeorm` drops `undefined` from a `where`.
    UndefinedMatchesAll,
}

/// No version ends it.
const NEVER: (u32, u32) = (u32::MAX, 0);

impl Behavior {
    /// The package, the first version that behaves so, and the first that no longer does.
    const fn row(self) -> (&'static str, (u32, u32), (u32, u32)) {
        match self {
            Self::AlgorithmsAreOptional => ("express-jwt", (0, 0), (6, 0)),
            Self::BoundObjectsExpand => ("mysql2", (0, 0), (3, 23)),
            Self::FiltersLoseUnknownKeys => ("mongoose", (6, 0), (7, 0)),
            Self::LimitIsCalledMax => ("express-rate-limit", (0, 0), (7, 0)),
            Self::LoginKeepsSessionId => ("passport", (0, 0), (0, 6)),
            Self::PayloadInUser => ("express-jwt", (0, 0), (7, 0)),
            Self::QueryHoldsObjects => ("express", (0, 0), (5, 0)),
            Self::QueryIsReadOnly => ("express", (5, 0), NEVER),
            Self::RejectionsAreLost => ("express", (0, 0), (5, 0)),
            Self::UndefinedMatchesAll => ("typeorm", (0, 0), (1, 0)),
            Self::UnsignedTokensPass => ("jsonwebtoken", (0, 0), (9, 0)),
            Self::UploadsEndTheProcess => ("multer", (0, 0), (2, 1)),
            Self::YamlBuildsFunctions => ("js-yaml", (0, 0), (4, 0)),
        }
    }
}

/// Whether the version in use has a behavior.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    /// Whether it has.
    pub holds: bool,
    /// The version that was asked.
    pub version: Version,
}

impl<'a> Facts<'a> {
    /// The version of a package for the code of a file: that of the nearest `package.json`, what the code itself tells, or the newest.
    pub fn version(&self, file: FileId, package: &str) -> Version {
        let path = self.file(file).path;
        let nearest = self
            .manifests
            .iter()
            .filter(|manifest| {
                manifest.folder.is_empty()
                    || path
                        .strip_prefix(manifest.folder.as_str())
                        .is_some_and(|rest| rest.starts_with('/'))
            })
            .filter_map(|manifest| {
                let (_, version) = manifest.versions.iter().find(|(name, _)| name == package)?;
                Some((manifest.folder.len(), *version))
            })
            .max_by_key(|(length, _)| *length);
        if let Some((_, version)) = nearest {
            return version;
        }
        if package == "express"
            && let Some(major) = self.express_by_code()
        {
            return Version::known(major, 0);
        }
        let (major, minor) = NEWEST
            .iter()
            .find(|(name, ..)| *name == package)
            .map_or((0, 0), |(_, major, minor)| (*major, *minor));
        Version {
            major,
            minor,
            is_known: false,
        }
    }

    /// Whether the fields of `req.query` are text or lists of text for certain: Express 5 unless it is told otherwise, and frameworks
    /// whose parser knows no brackets.
    pub(super) fn query_is_flat(&self, file: FileId) -> bool {
        let uses = |package: &str| self.uses_package(&[package]);
        if let Some(parser) = self.query_parser() {
            return parser != "extended";
        }
        let answer = self.behaves(file, Behavior::QueryHoldsObjects);
        (!answer.holds && answer.version.is_known)
            || ((uses("fastify") || uses("koa")) && !uses("express") && !uses("koa-qs"))
    }

    /// What a message about an object in `req.query` has to say of the version it depends on.
    pub fn query_caveat(&self, taint: &super::Taint, file: FileId) -> String {
        let is_query = taint.source().contains("query");
        if !is_query || self.version(file, "express").is_known || self.query_parser().is_some() {
            return String::new();
        }
        " (Express 4's query parser makes objects; no package.json says which version runs)"
            .to_owned()
    }

    /// What `app.set('query parser', …)` asks for: `simple`, or `extended` for any other parser.
    fn query_parser(&self) -> Option<&'static str> {
        self.index().calls_named("set").find_map(|call| {
            let name = self.string(call.argument(0)?)?;
            if name != "query parser" {
                return None;
            }
            let parser = call.argument(1)?;
            let simple = self.string(parser).as_deref() == Some("simple")
                || self.boolean(parser) == Some(false);
            Some(if simple { "simple" } else { "extended" })
        })
    }

    /// Whether the version of its package that a file uses has a behavior.
    pub fn behaves(&self, file: FileId, behavior: Behavior) -> Answer {
        let (package, first, end) = behavior.row();
        let version = self.version(file, package);
        let number = (version.major, version.minor);
        Answer {
            holds: first <= number && number < end,
            version,
        }
    }

    /// The major version of Express that the code itself tells: `express-async-errors` does not load with 5, and paths such as `*`
    /// and `/{*rest}` are understood by one of them only.
    fn express_by_code(&self) -> Option<u32> {
        *self.memory.express_by_code.get_or_init(|| {
            if self
                .modules_used()
                .any(|(_, module)| module == "express-async-errors")
            {
                return Some(4);
            }
            for name in ["all", "get", "post", "use"] {
                for call in self.index().calls_named(name) {
                    let Some(path) = call.argument(0).and_then(|path| self.string(path)) else {
                        continue;
                    };
                    if path == "*" || path.starts_with('/') && path.ends_with("/*") {
                        return Some(4);
                    }
                    if path.starts_with('/') && (path.contains("/{") || path.contains("/*")) {
                        return Some(5);
                    }
                }
            }
            None
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_that_fix_the_major_are_read() {
        for (range, expected) in [
            ("^5.3.0", Some((5, 3))),
            ("~4.18", Some((4, 18))),
            ("4.x", Some((4, 0))),
            ("0.6.0", Some((0, 6))),
            ("5.0.0-beta.1", Some((5, 0))),
            ("3", Some((3, 0))),
            ("*", None),
            ("latest", None),
            (">=4", None),
            ("^4 || ^5", None),
            ("npm:other@1.0.0", None),
            ("workspace:*", None),
        ] {
            let version = version_of(range).map(|version| (version.major, version.minor));
            assert_eq!(version, expected, "{range}");
        }
    }

    #[test]
    fn the_table_of_newest_versions_is_sorted() {
        assert!(NEWEST.is_sorted());
    }
}
