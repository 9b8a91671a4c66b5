//! Rules for the section CORS.

pub mod cors_any_origin;
pub mod cors_pattern_too_wide;
pub mod cors_wildcard_lists;
pub mod cors_without_vary;
