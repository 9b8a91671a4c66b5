//! Rules for the section Rate limiting.

pub mod body_limit_too_large;
pub mod limit_headers_off;
pub mod limiter_after_route;
pub mod limiter_key_forgeable;
pub mod limiter_refusal_lost;
pub mod limiter_too_loose;
pub mod rate_limiter_missing;
pub mod trust_proxy_true;
