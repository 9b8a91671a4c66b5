//! Rules for the section Authorization.

pub mod access_by_request_comparison;
pub mod admin_route_without_role;
pub mod csrf_missing;
pub mod ownership_not_checked;
pub mod role_from_request;
pub mod route_without_authentication;
pub mod state_change_by_get;
