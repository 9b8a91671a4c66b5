//! Rules of the section deployment.

rules! {
}
