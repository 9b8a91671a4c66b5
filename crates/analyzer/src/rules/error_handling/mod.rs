//! Rules of the section error-handling.

rules! {
}
