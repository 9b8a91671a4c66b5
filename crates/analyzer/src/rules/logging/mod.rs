//! Rules of the section logging.

rules! {
    sensitive_value_logged,
}
