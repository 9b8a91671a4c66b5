//! Rules for the section Authorization.

pub mod access_by_request_comparison;
pub mod admin_route_without_role;
pub mod auth_exception_too_wide;
pub mod csrf_missing;
pub mod owner_from_request;
pub mod ownership_not_checked;
pub mod promise_decides;
pub mod refusal_falls_through;
pub mod role_check_passes_without_role;
pub mod role_from_request;
pub mod room_joined_unchecked;
pub mod route_without_authentication;
pub mod state_change_by_get;
pub mod undefined_in_filter;
