//! Rules for the section Authentication.

pub mod argon2_too_weak;
pub mod auth_error_tells_which;
pub mod authentication_passes_on;
pub mod bcrypt_cost_low;
pub mod bcrypt_input_cut;
pub mod fast_password_hash;
pub mod fixed_salt;
pub mod jwt_algorithm_not_pinned;
pub mod jwt_decoded_not_verified;
pub mod jwt_lifetime;
pub mod jwt_sensitive_payload;
pub mod login_time_tells;
pub mod login_without_limiter;
pub mod password_change_keeps_sessions;
pub mod password_too_short;
pub mod refresh_token_not_stored;
pub mod reset_token_endless;
pub mod session_cookie_endless;
pub mod session_ended;
pub mod session_not_renewed;
pub mod slow_hash_too_fast;
pub mod step_up_missing;
pub mod timing_unsafe_compare;
pub mod token_not_revocable;
pub mod weak_randomness;
