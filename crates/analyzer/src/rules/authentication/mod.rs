//! Rules of the section authentication.

rules! {
    bcrypt_cost_low,
    env_hash_cost_low,
    env_secrets_equal,
    env_signing_key_weak,
    env_token_lifetime_long,
    fast_password_hash,
    jwt_decoded_not_verified,
    jwt_without_expiry,
}
