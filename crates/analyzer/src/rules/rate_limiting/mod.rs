//! Rules of the section rate-limiting.

rules! {
    login_without_limiter,
}
