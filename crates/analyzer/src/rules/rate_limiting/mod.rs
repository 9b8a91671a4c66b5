//! Rules of the section rate-limiting.

rules! {
}
