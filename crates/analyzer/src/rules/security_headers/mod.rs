//! Rules for the section Security headers.

pub mod helmet_after_routes;
pub mod helmet_missing;
pub mod helmet_part_off;
