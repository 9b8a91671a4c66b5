//! Rules for the section Data protection.

pub mod aead_misuse;
pub mod cookie_flags;
pub mod database_without_tls;
pub mod hard_coded_secret;
pub mod plain_text_transport;
pub mod sensitive_field_in_response;
pub mod sensitive_value_logged;
pub mod tls_verification_off;
pub mod tls_version_old;
pub mod weak_cipher;
pub mod weak_hash;
