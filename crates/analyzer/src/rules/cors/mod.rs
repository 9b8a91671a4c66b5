//! Rules of the section cors.

rules! {
    env_cors_any_origin,
}
