use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-password-hashing");

declare_rule! {
/// Passwords are hashed with a salt that is the same for all, or with none.
///
/// ## Why
/// Equal passwords then have equal hashes, and one table of guesses serves for every account.
///
/// ## Not a problem
/// `randomBytes(16)` for each password, stored beside the hash; a constant salt for a key derived from a long random key.
pub const FIXED_SALT: Rule = Rule {
    id: "fixed-salt",
    title: "Passwords are hashed with a fixed salt",
    examples: include_str!("fixed_salt.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[760, 759, 916],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

/// Functions that hash with a salt, and the arguments that are the password and the salt.
const SALTED: &[(&str, usize, usize)] = &[
    ("bcrypt.hash", 0, 1),
    ("bcrypt.hashSync", 0, 1),
    ("bcryptjs.hash", 0, 1),
    ("bcryptjs.hashSync", 0, 1),
    ("crypto-js.PBKDF2", 0, 1),
    ("crypto.pbkdf2", 0, 1),
    ("crypto.pbkdf2Sync", 0, 1),
    ("crypto.scrypt", 0, 1),
    ("crypto.scryptSync", 0, 1),
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (function, password, salt) in SALTED {
        for call in facts.calls_to(function) {
            let (Some(password), Some(salt)) = (call.argument(*password), call.argument(*salt))
            else {
                continue;
            };
            // A long random key needs no salt; nor does anything that is written in the code become safer by one.
            let of_a_key = facts.origins(password).into_iter().any(|origin| {
                facts
                    .identity(origin)
                    .is_some_and(|identity| identity.starts_with("process.env."))
                    || facts.constant(origin).is_some()
            });
            if !of_a_key && is_fixed(facts, salt) {
                report.finding(
                    call.head_place(),
                    "The salt is the same for every password, so equal passwords have equal hashes and one table of guesses serves for all",
                );
            }
        }
    }
    for call in facts.calls_to("argon2.hash") {
        if let Some(salt) = facts
            .option(call, 1, "salt")
            .filter(|salt| is_fixed(facts, *salt))
        {
            report.finding(
                call.place_of(salt),
                "The salt is the same for every password, so equal passwords have equal hashes and one table of guesses serves for all",
            );
        }
    }
}

/// Whether a salt is a text of the code, or a buffer of zeros that nobody fills. Rounds of bcrypt are numbers, and no salt.
fn is_fixed<'a>(facts: &Facts<'a>, salt: Expr<'a>) -> bool {
    !facts.written_texts(salt).is_empty() || facts.is_blank_buffer(salt)
}
