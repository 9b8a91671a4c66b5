//! Spans of time as settings write them.

/// How long a setting's text lasts, in seconds: `15m`, `7d`, `1 hour`, `3600` (seconds), or milliseconds where the
/// setting's name says so. `None` for anything else.
pub fn lifetime_seconds(name: &str, value: &str) -> Option<u64> {
    let value = value.trim().to_ascii_lowercase();
    let digits = value
        .find(|character: char| !character.is_ascii_digit())
        .unwrap_or(value.len());
    let amount: u64 = value[..digits].parse().ok()?;
    let words = crate::secrets::words_of(name);
    let named = |units: &[&str]| words.iter().any(|word| units.contains(&word.as_str()));
    let unit = match value[digits..].trim() {
        "" if named(&["ms", "millis", "milliseconds"]) => return Some(amount / 1_000),
        "" if named(&["days"]) => 86_400,
        "" if named(&["hours"]) => 3_600,
        "" if named(&["minutes", "mins", "min"]) => 60,
        "" => 1,
        "ms" | "msecs" | "milliseconds" => return Some(amount / 1_000),
        "s" | "sec" | "secs" | "second" | "seconds" => 1,
        "m" | "min" | "mins" | "minute" | "minutes" => 60,
        "h" | "hr" | "hrs" | "hour" | "hours" => 3_600,
        "d" | "day" | "days" => 86_400,
        "w" | "week" | "weeks" => 604_800,
        "y" | "yr" | "year" | "years" => 31_557_600,
        _ => return None,
    };
    amount.checked_mul(unit)
}

#[cfg(test)]
mod tests {
    use super::lifetime_seconds;

    #[test]
    fn units_and_names_give_seconds() {
        assert_eq!(lifetime_seconds("JWT_EXPIRES_IN", "15m"), Some(900));
        assert_eq!(lifetime_seconds("JWT_EXPIRES_IN", "7 days"), Some(604_800));
        assert_eq!(lifetime_seconds("JWT_EXPIRES_IN", "3600"), Some(3_600));
        assert_eq!(lifetime_seconds("ACCESS_TTL_MS", "900000"), Some(900));
        assert_eq!(lifetime_seconds("ACCESS_TTL_MINUTES", "15"), Some(900));
        assert_eq!(lifetime_seconds("X", "soon"), None);
        assert_eq!(lifetime_seconds("X", "99999999999999999999y"), None);
        assert_eq!(lifetime_seconds("X", "18446744073709551615y"), None);
    }
}
