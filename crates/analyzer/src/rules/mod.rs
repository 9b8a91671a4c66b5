//! All rules: a folder per checklist section, a file per rule.

use std::sync::LazyLock;

use crate::rule::Rule;

/// The modules of a section's rules, one a line; each declares its `RULE`.
macro_rules! rules {
    ($($module:ident,)*) => {
        $(pub mod $module;)*

        /// The section's rules.
        pub static RULES: &[&$crate::Rule] = &[$(&$module::RULE),*];
    };
}

mod authentication;
mod authorization;
mod cors;
mod data_protection;
mod deployment;
mod error_handling;
mod input_validation;
mod logging;
mod rate_limiting;
mod security_headers;

/// Every rule, sorted by id.
pub static RULES: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let sections = [
        authentication::RULES,
        authorization::RULES,
        cors::RULES,
        data_protection::RULES,
        deployment::RULES,
        error_handling::RULES,
        input_validation::RULES,
        logging::RULES,
        rate_limiting::RULES,
        security_headers::RULES,
    ];
    let mut rules: Vec<&'static Rule> = sections.concat();
    rules.sort_by_key(|rule| rule.id);
    rules
});

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    let index = RULES.binary_search_by_key(&id, |rule| rule.id).ok()?;
    Some(RULES[index])
}
