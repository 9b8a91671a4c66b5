//! npm version ranges, as far as one question needs them: the lowest version that a range admits.

/// The lowest version a range admits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lowest {
    /// The first number.
    pub major: u32,
    /// The second number, 0 where the range leaves it out.
    pub minor: u32,
    /// The third number, 0 where the range leaves it out.
    pub patch: u32,
}

impl Lowest {
    /// A version from its numbers.
    pub const fn new(major: u32, minor: u32, patch: u32) -> Self {
        Self {
            major,
            minor,
            patch,
        }
    }
}

/// The lowest version that an npm range such as `^4.17.1`, `~2`, `>=1.2 <2`, `1.x || 2.x` or `npm:name@^3` admits;
/// `None` for a tag, a URL, a range without a lower bound, or one that can't be read.
pub fn lowest_version(range: &str) -> Option<Lowest> {
    let range = match range.strip_prefix("npm:") {
        Some(alias) => alias.rsplit_once('@')?.1,
        None => range,
    };
    range
        .split("||")
        .map(lowest_of_comparators)
        .collect::<Option<Vec<_>>>()?
        .into_iter()
        .min()
}

fn lowest_of_comparators(range: &str) -> Option<Lowest> {
    let start = range.trim();
    if start.starts_with('<') {
        return None;
    }
    let version = start.trim_start_matches(['^', '~', '>', '=', 'v', ' ']);
    let version = version.split([' ', '-', '+', '<']).next()?;
    let mut parts = version.split('.').map(|part| match part {
        "x" | "X" | "*" => Some(0),
        number => number.parse().ok(),
    });
    let major = version.split('.').next()?.parse().ok()?;
    parts.next();
    Some(Lowest {
        major,
        minor: parts.next().unwrap_or(Some(0))?,
        patch: parts.next().unwrap_or(Some(0))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_have_a_lowest_version() {
        for (range, lowest) in [
            ("^4.17.1", Some(Lowest::new(4, 17, 1))),
            ("~2", Some(Lowest::new(2, 0, 0))),
            (">=1.2 <2", Some(Lowest::new(1, 2, 0))),
            ("2.x || 1.x", Some(Lowest::new(1, 0, 0))),
            ("npm:other@^3.1", Some(Lowest::new(3, 1, 0))),
            ("1.4.5-lts.1", Some(Lowest::new(1, 4, 5))),
            ("= 0.6.0", Some(Lowest::new(0, 6, 0))),
            ("latest", None),
            ("*", None),
            ("", None),
            ("<2", None),
            ("https://x.example/a.tgz", None),
            ("workspace:*", None),
        ] {
            assert_eq!(lowest_version(range), lowest, "{range}");
        }
    }
}
