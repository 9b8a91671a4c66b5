//! Compiles syntaxes/*.sublime-syntax into one dump.
//!
//! They are our own and small: syntect's collection comes as one linked dump of some hundred languages, which would be
//! the larger part of the worker, and its JavaScript takes ten times as long a line.

use std::{env, path::Path};

use syntect::dumps::dump_to_uncompressed_file;
use syntect::parsing::SyntaxSetBuilder;

fn main() {
    println!("cargo::rerun-if-changed=syntaxes");
    let mut syntaxes = SyntaxSetBuilder::new();
    syntaxes.add_plain_text_syntax();
    syntaxes
        .add_from_folder("syntaxes", true)
        .expect("the syntaxes are well-formed");
    let out = env::var("OUT_DIR").expect("cargo sets it");
    dump_to_uncompressed_file(&syntaxes.build(), Path::new(&out).join("syntaxes.bin"))
        .expect("OUT_DIR takes files");
}
