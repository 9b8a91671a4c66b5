//! Rules of the section authentication.

rules! {
    bcrypt_cost_low,
}
