//! Rules for the section Input validation.

pub mod code_injection;
pub mod command_injection;
pub mod mass_assignment;
pub mod nosql_injection;
pub mod open_redirect;
pub mod path_traversal;
pub mod reflected_xss;
pub mod sql_injection;
pub mod ssrf;
pub mod unknown_fields_accepted;
pub mod upload_without_limits;
