//! Rules of the section cors.

rules! {
}
