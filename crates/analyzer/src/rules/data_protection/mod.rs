//! Rules of the section data-protection.

rules! {
}
