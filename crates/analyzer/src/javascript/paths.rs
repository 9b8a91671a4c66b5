//! Paths: which arguments of which calls name a file or a folder.

use super::{Call, Expr, Facts, FunctionRef};

/// Modules with the functions of `fs`.
const MODULES: &[&str] = &[
    "fs",
    "fs-extra",
    "fs-extra.promises",
    "fs.promises",
    "fs/promises",
    "graceful-fs",
    "graceful-fs.promises",
    "mz/fs",
];

/// Functions of `fs` and `fs-extra` that take a path, `Sync` aside.
const ONE_PATH: &[&str] = &[
    "access",
    "appendFile",
    "chmod",
    "chown",
    "createReadStream",
    "createWriteStream",
    "emptyDir",
    "ensureDir",
    "ensureFile",
    "exists",
    "lstat",
    "mkdir",
    "mkdirp",
    "mkdirs",
    "open",
    "openAsBlob",
    "opendir",
    "outputFile",
    "outputJson",
    "pathExists",
    "readFile",
    "readJSON",
    "readJson",
    "readdir",
    "readlink",
    "realpath",
    "remove",
    "rm",
    "rmdir",
    "stat",
    "truncate",
    "unlink",
    "unwatchFile",
    "utimes",
    "watch",
    "watchFile",
    "writeFile",
    "writeJSON",
    "writeJson",
];

/// Functions that take two paths.
const TWO_PATHS: &[&str] = &[
    "copy",
    "copyFile",
    "cp",
    "createSymlink",
    "link",
    "move",
    "rename",
    "symlink",
];

/// Functions of other packages that take a path first.
const OTHERS: &[&str] = &[
    "fast-glob",
    "fast-glob.sync",
    "glob",
    "glob.glob",
    "glob.globSync",
    "glob.sync",
    "globby",
    "globby.globby",
    "globby.sync",
    "rimraf",
    "rimraf.rimraf",
    "rimraf.sync",
    "Bun.file",
    "Deno.open",
    "Deno.readFile",
    "Deno.readTextFile",
    "Deno.remove",
    "Deno.writeFile",
    "Deno.writeTextFile",
    "del",
    "load-json-file",
    "make-dir",
    "mkdirp",
    "rimraf",
    "rimraf.rimraf",
    "rimraf.sync",
    "write-file-atomic",
    "write-json-file",
];

impl<'a> Facts<'a> {
    /// The calls that open, list, move or delete files, with each argument that is a path.
    pub fn file_paths(&self) -> Vec<(Call<'a>, Expr<'a>)> {
        let mut found = Vec::new();
        let mut take = |call: Call<'a>, paths: usize| {
            found.extend(call.arguments().take(paths).map(|path| (call, path)));
        };
        for module in MODULES.iter().filter(|module| self.is_called(module)) {
            for (names, paths) in [(ONE_PATH, 1), (TWO_PATHS, 2)] {
                for name in names {
                    for suffix in ["", "Sync"] {
                        for call in self.calls_to(&format!("{module}.{name}{suffix}")) {
                            take(call, paths);
                        }
                    }
                }
            }
        }
        for identity in OTHERS {
            for call in self.calls_to(identity) {
                take(call, 1);
            }
        }
        self.sent_files(&mut found);
        self.stored_uploads(&mut found);
        found
    }

    /// Files that are sent as an answer. Where a root is given the name stays inside it, and the root is what matters.
    fn sent_files(&self, found: &mut Vec<(Call<'a>, Expr<'a>)>) {
        for name in ["download", "sendFile", "sendfile"] {
            for call in self.index().calls_named(name) {
                let Some(receiver) = call.receiver().filter(|receiver| self.is_answer(*receiver))
                else {
                    continue;
                };
                let root = call
                    .arguments()
                    .skip(1)
                    .find_map(|argument| self.options(Some(argument)).get("root").value());
                // `reply.sendFile(name, root)` of @fastify/static keeps the name inside the root, which is the plugin's own otherwise.
                let is_reply = self.text(receiver.place()).starts_with("reply");
                let root = root.or_else(|| {
                    call.argument(1)
                        .filter(|second| is_reply && self.object(*second).is_none())
                });
                match root {
                    Some(root) => found.push((call, root)),
                    None if is_reply => {}
                    None => found.extend(call.argument(0).map(|path| (call, path))),
                }
            }
        }
        for identity in ["koa-send", "send", "koa-sendfile", "@koa/send"] {
            for call in self.calls_to(identity) {
                match self.options(call.argument(2)).get("root").value() {
                    Some(root) => found.push((call, root)),
                    // `koa-send` takes the working directory, `send` any path.
                    None if identity == "koa-send" => {}
                    None => found.extend(call.argument(1).map(|path| (call, path))),
                }
            }
        }
    }

    /// Where uploads are put: `image.mv(path)` of express-fileupload, and what multer's storage answers.
    fn stored_uploads(&self, found: &mut Vec<(Call<'a>, Expr<'a>)>) {
        for call in self.index().calls_named("mv") {
            found.extend(
                call.argument(0)
                    .filter(|_| call.receiver().is_some())
                    .map(|path| (call, path)),
            );
        }
        found.extend(self.upload_names());
    }

    /// The calls that register a plugin of Fastify.
    pub fn calls_to_plugin(&self, plugin: &str) -> Vec<Call<'a>> {
        self.index()
            .calls_named("register")
            .filter(|call| {
                call.argument(0)
                    .and_then(|registered| self.identity(registered))
                    .is_some_and(|identity| &*identity == plugin)
            })
            .collect()
    }

    /// What a multer storage answers with as the folder or the name of a file.
    pub fn upload_names(&self) -> Vec<(Call<'a>, Expr<'a>)> {
        let mut found = Vec::new();
        for name in ["destination", "filename"] {
            for value in self.index().properties(name) {
                let Some(function) = self.function(*value).filter(|f| f.parameter_count() == 3)
                else {
                    continue;
                };
                found.extend(self.answers_of(function));
            }
        }
        found
    }

    /// What a function answers its callback with, the last of its parameters: `(req, file, done) => done(null, name)`.
    pub fn answers_of(&self, function: FunctionRef<'a>) -> Vec<(Call<'a>, Expr<'a>)> {
        let Some(callback) = function.parameter_name(function.parameter_count().wrapping_sub(1))
        else {
            return Vec::new();
        };
        self.calls_within(function.place())
            .filter(|call| call.receiver().is_none() && call.name() == Some(callback))
            .filter_map(|call| Some((call, call.argument(1)?)))
            .collect()
    }
}
