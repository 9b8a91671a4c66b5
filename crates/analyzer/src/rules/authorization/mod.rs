//! Rules of the section authorization.

rules! {
}
