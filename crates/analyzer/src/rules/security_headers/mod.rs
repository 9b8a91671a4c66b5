//! Rules of the section security-headers.

rules! {
    helmet_part_off,
}
