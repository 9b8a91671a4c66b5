//! Rules of the section error-handling.

rules! {
    error_details_to_client,
}
