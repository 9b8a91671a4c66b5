//! Rules of the section data-protection.

rules! {
    image_secret_file_copied,
    image_secret_value,
    image_tls_checks_off,
}
