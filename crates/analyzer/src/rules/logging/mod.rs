//! Rules of the section logging.

rules! {
}
