//! What is known about packages: a row a line, sorted. A new library is a new row.

pub mod cleaners;
pub mod middleware;
pub mod names;
pub mod sinks;
pub mod sources;
