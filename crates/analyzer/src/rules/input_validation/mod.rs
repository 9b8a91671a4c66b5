//! Rules of the section input-validation.

rules! {
    sql_injection,
}
