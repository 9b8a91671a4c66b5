//! Rules of the section data-protection.

rules! {
    cookie_flags,
    env_cookie_insecure,
    env_default_password,
    env_public_secret,
    env_template_real_secret,
    env_tls_checks_off,
    hard_coded_secret,
    image_secret_file_copied,
    image_secret_value,
    image_tls_checks_off,
    tls_checks_off,
}
