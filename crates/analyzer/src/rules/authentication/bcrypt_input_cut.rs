use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-password-hashing");

declare_rule! {
/// Something is put before a password, and bcrypt hashes both together.
///
/// ## Why
/// bcrypt reads 72 bytes and ignores the rest without a word. What stands in front takes the place of the password's end; passwords that
/// differ only there are the same.
///
/// ## Not a problem
/// A text that is checked to fit, an HMAC of the password as base64, and Argon2id, which reads all of it.
pub const BCRYPT_INPUT_CUT: Rule = Rule {
    id: "bcrypt-input-cut",
    title: "bcrypt ignores the end of a password behind a prefix",
    examples: include_str!("bcrypt_input_cut.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[916],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for package in ["bcrypt", "bcryptjs"] {
        for function in ["hash", "hashSync"] {
            for call in facts.calls_to(&format!("{package}.{function}")) {
                let Some(hashed) = call.argument(0) else {
                    continue;
                };
                let fits = ["byteLength", "truncates("]
                    .iter()
                    .any(|mark| facts.file(call.file).text.contains(mark));
                if !fits && facts.begins_with_more(hashed) {
                    report.finding(
                        call.head_place(),
                        "bcrypt reads 72 bytes: what stands before the password takes the place of its end, and longer passwords count only in part",
                    );
                }
            }
        }
    }
}
