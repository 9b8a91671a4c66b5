//! Rules for the section Logging and monitoring.

pub mod login_not_logged;
pub mod refusal_not_logged;
