//! Rules of the section security-headers.

rules! {
}
