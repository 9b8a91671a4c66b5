//! Rules of the section cors.

rules! {
    cors_any_origin,
    env_cors_any_origin,
}
