//! Rules for the section Rate limiting.

pub mod limit_headers_off;
pub mod limiter_too_loose;
pub mod trust_proxy_true;
