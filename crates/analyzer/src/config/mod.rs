//! Configuration files: one module per format, each with byte spans and recovery line by line.

mod dockerfile;
mod dotenv;
mod package_json;
pub(crate) mod secrets;

pub use dockerfile::{Dockerfile, Instruction, Stage};
pub use dotenv::{Dotenv, Variable};
pub use package_json::{Member, PackageJson};
