//! Rules for the section Data protection.

pub mod cookie_flags;
pub mod hard_coded_secret;
pub mod sensitive_value_logged;
pub mod tls_verification_off;
pub mod weak_cipher;
