//! Regular expressions: which characters a text can hold after it matched, and what that rules out.

use oxc_ast::ast::Expression;

use super::{Dangers, Expr, Facts};

/// The characters that make a difference; `a` stands for all letters, `0` for all digits.
const ALPHABET: &[u8; 38] = b"'\"`;$|&<>(){}[]*?!#~ \n\r\t/\\.:@%=+,^-_a0";

/// A set of characters of [`ALPHABET`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Characters(u64);

impl Characters {
    const NONE: Self = Self(0);
    const ALL: Self = Self((1 << ALPHABET.len()) - 1);

    fn of(characters: &str) -> Self {
        characters
            .chars()
            .fold(Self::NONE, |set, character| set.and(Self::one(character)))
    }

    fn one(character: char) -> Self {
        let folded = match character {
            '0'..='9' => '0',
            _ if character.is_alphabetic() || !character.is_ascii() => 'a',
            other => other,
        };
        ALPHABET
            .iter()
            .position(|known| char::from(*known) == folded)
            .map_or(Self::NONE, |position| Self(1 << position))
    }

    fn range(from: char, to: char) -> Self {
        (from..=to)
            .take(256)
            .fold(Self::NONE, |set, character| set.and(Self::one(character)))
    }

    fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn not(self) -> Self {
        Self(!self.0 & Self::ALL.0)
    }

    fn has_any(self, characters: &str) -> bool {
        self.0 & Self::of(characters).0 != 0
    }

    /// What a text of these characters, beginning with one of `first`, cannot do.
    fn rules_out(self, first: Self) -> Dangers {
        let mut safe = Dangers::STRUCTURE.and(Dangers::MASS);
        let mut unless = |characters: &str, danger: Dangers| {
            if !self.has_any(characters) {
                safe = safe.and(danger);
            }
        };
        unless("'\"`;() \n\\*=,#", Dangers::SQL);
        unless("'\"`;$|&<>(){}[]*?!#~ \n\\^", Dangers::SHELL);
        unless("'\"`;$<>(){}[] \n\\=", Dangers::CODE);
        unless("<", Dangers::HTML);
        unless("/\\", Dangers::PATH.and(Dangers::REDIRECT));
        unless("/\\.:@", Dangers::SSRF.and(Dangers::LINK));
        unless(".", Dangers::EXTENSION);
        unless("$|(){}[]*?\\.+^", Dangers::REGEX);
        unless("_", Dangers::KEY);
        unless("\n\r", Dangers::HEADER);
        unless("%", Dangers::FORMAT);
        if !first.has_any("-") {
            safe = safe.and(Dangers::ARGUMENT);
        }
        if !self.has_any(".") && !first.has_any("/\\") {
            safe = safe.and(Dangers::PATH);
        }
        safe
    }
}

/// What of a pattern is needed to judge a match.
struct Scan {
    /// Everything that a matching text can hold.
    all: Characters,
    /// What each piece can be, in order.
    pieces: Vec<Characters>,
    begins: bool,
    ends: bool,
}

/// Reads a pattern flatly: groups and quantifiers do not change which characters can occur.
fn scan(pattern: &str) -> Scan {
    let characters: Vec<char> = pattern.chars().collect();
    let mut at = 0;
    let mut depth = 0u32;
    let mut scan = Scan {
        all: Characters::NONE,
        pieces: Vec::new(),
        begins: true,
        ends: true,
    };
    let mut at_start = true;
    let mut ended = false;
    let mut begun = false;
    while at < characters.len() {
        let character = characters[at];
        at += 1;
        let piece = match character {
            '^' => {
                begun |= at_start;
                continue;
            }
            '$' => {
                ended = true;
                continue;
            }
            '(' => {
                depth += 1;
                if characters.get(at) == Some(&'?') {
                    let rest: String = characters[at..].iter().take(3).collect();
                    if rest.starts_with("?=")
                        || rest.starts_with("?!")
                        || rest.starts_with("?<=")
                        || rest.starts_with("?<!")
                    {
                        // What is only looked at is no part of the text; a slash excluded here counts below.
                        let excludes = rest.starts_with("?!");
                        let start = at;
                        let mut inner = 1;
                        while at < characters.len() && inner > 0 {
                            match characters[at] {
                                '\\' => at += 1,
                                '(' => inner += 1,
                                ')' => inner -= 1,
                                _ => {}
                            }
                            at += 1;
                        }
                        depth -= 1;
                        if excludes && characters[start..at.min(characters.len())].contains(&'/') {
                            scan.pieces.push(Characters::of("/\\").not());
                        }
                        continue;
                    }
                    at += 1;
                    if characters.get(at) == Some(&':') {
                        at += 1;
                    } else if characters.get(at) == Some(&'<') {
                        while at < characters.len() && characters[at] != '>' {
                            at += 1;
                        }
                        at += 1;
                    }
                }
                continue;
            }
            ')' => {
                depth = depth.saturating_sub(1);
                continue;
            }
            '|' => {
                if depth == 0 {
                    scan.begins &= begun;
                    scan.ends &= ended;
                    begun = false;
                    ended = false;
                    at_start = true;
                    // Alternatives begin anew: their first pieces are not told apart.
                    scan.pieces.push(Characters::ALL);
                }
                continue;
            }
            '*' | '+' | '?' => continue,
            '{' => {
                let close = characters[at..].iter().position(|c| *c == '}');
                match close {
                    Some(close)
                        if characters[at..at + close]
                            .iter()
                            .all(|c| c.is_ascii_digit() || *c == ',') =>
                    {
                        at += close + 1;
                        continue;
                    }
                    _ => Characters::one('{'),
                }
            }
            '.' => Characters::of("\n\r").not(),
            '[' => class(&characters, &mut at),
            '\\' => match escape(&characters, &mut at) {
                Some(set) => set,
                None => continue,
            },
            other => Characters::one(other),
        };
        at_start = false;
        ended = false;
        scan.all = scan.all.and(piece);
        scan.pieces.push(piece);
    }
    scan.begins &= begun;
    scan.ends &= ended;
    scan
}

/// A character class behind its `[`.
fn class(characters: &[char], at: &mut usize) -> Characters {
    let negated = characters.get(*at) == Some(&'^');
    if negated {
        *at += 1;
    }
    let mut set = Characters::NONE;
    let mut previous: Option<char> = None;
    while let Some(&character) = characters.get(*at) {
        *at += 1;
        match character {
            ']' => break,
            '\\' => {
                let literal = characters.get(*at).copied();
                set = set.and(escape(characters, at).unwrap_or(Characters::NONE));
                previous = literal.filter(|c| !c.is_ascii_alphanumeric());
            }
            '-' if previous.is_some() && characters.get(*at).is_some_and(|next| *next != ']') => {
                let to = characters[*at];
                *at += 1;
                if to != '\\' {
                    set = set.and(Characters::range(previous.unwrap_or(to), to));
                } else {
                    set = set.and(escape(characters, at).unwrap_or(Characters::NONE));
                }
                previous = None;
            }
            other => {
                set = set.and(Characters::one(other));
                previous = Some(other);
            }
        }
    }
    if negated { set.not() } else { set }
}

/// An escape behind its `\`; none for what matches no character.
fn escape(characters: &[char], at: &mut usize) -> Option<Characters> {
    let character = *characters.get(*at)?;
    *at += 1;
    let word = Characters::of("a0_");
    let space = Characters::of(" \n\r\t");
    Some(match character {
        'w' => word,
        'W' => word.not(),
        'd' => Characters::one('0'),
        'D' => Characters::one('0').not(),
        's' => space,
        'S' => space.not(),
        'n' => Characters::one('\n'),
        'r' => Characters::one('\r'),
        't' => Characters::one('\t'),
        'b' | 'B' | '1'..='9' => return None,
        'p' | 'P' | 'k' => {
            if let Some(close) = characters[*at..]
                .iter()
                .position(|c| matches!(c, '}' | '>'))
            {
                *at += close + 1;
            }
            if character == 'p' {
                Characters::of("a0_")
            } else {
                Characters::ALL
            }
        }
        'x' | 'u' => {
            let digits: String = characters[*at..]
                .iter()
                .skip_while(|c| **c == '{')
                .take_while(|c| c.is_ascii_hexdigit())
                .take(if character == 'x' { 2 } else { 6 })
                .collect();
            *at += digits.len();
            u32::from_str_radix(&digits, 16)
                .ok()
                .and_then(char::from_u32)
                .map_or(Characters::ALL, Characters::one)
        }
        other => Characters::one(other),
    })
}

/// What is ruled out for a text that matches a pattern.
pub(super) fn matched(pattern: &str, flags: &str) -> Dangers {
    let scan = scan(pattern);
    if flags.contains('m') {
        return Dangers::NONE;
    }
    // `\.(png|jpe?g)$`: the kind of the file is one of these.
    let kind = pattern
        .rsplit("\\.")
        .next()
        .filter(|_| pattern.contains("\\."));
    let mut safe = match kind {
        Some(kind) if scan.ends && !kind.contains(['.', '*', '+', '[', '\\']) => Dangers::EXTENSION,
        _ => Dangers::NONE,
    };
    if !scan.begins {
        return safe;
    }
    // `^/` and then no second slash: a path of one's own, whatever follows.
    if let [first, second, ..] = scan.pieces.as_slice()
        && *first == Characters::one('/')
        && !second.has_any("/\\")
    {
        safe = safe.and(Dangers::REDIRECT);
    }
    // `^https://name.example/`: the host is fixed.
    let literal: String = pattern
        .trim_start_matches('^')
        .replace("\\/", "/")
        .replace("\\.", ".");
    if let Some(rest) = literal
        .strip_prefix("https://")
        .or_else(|| literal.strip_prefix("http://"))
        && let Some(slash) = rest.find('/')
        && rest[..slash]
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
    {
        safe = safe.and(Dangers::REDIRECT).and(Dangers::SSRF);
    }
    if !scan.ends {
        return safe;
    }
    let first = scan.pieces.first().copied().unwrap_or(Characters::NONE);
    safe.and(scan.all.rules_out(first))
}

/// Where a pattern goes.
pub enum PatternUse<'a> {
    /// It is matched against this text.
    On(Expr<'a>),
    /// It is kept in an object or a list, exported, or handed to a schema or another function.
    Kept,
}

/// A group of a pattern.
enum Group<'n> {
    Number(usize),
    Name(&'n str),
}

/// What stands in a group of a pattern.
fn group<'p>(pattern: &'p str, wanted: &Group<'_>) -> Option<&'p str> {
    let bytes = pattern.as_bytes();
    let mut open: Vec<Option<usize>> = Vec::new();
    let mut count = 0;
    let mut in_class = false;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'[' => in_class = true,
            b']' => in_class = false,
            b'(' if !in_class => {
                let rest = &pattern[at + 1..];
                let name = rest
                    .strip_prefix("?<")
                    .filter(|rest| !rest.starts_with(['=', '!']))
                    .and_then(|rest| rest.split_once('>'))
                    .map(|(name, _)| name);
                let captures = !rest.starts_with('?') || name.is_some();
                count += usize::from(captures);
                let is_wanted = captures
                    && match wanted {
                        Group::Number(number) => *number == count,
                        Group::Name(wanted) => name == Some(*wanted),
                    };
                let begin = at + 1 + name.map_or(0, |name| name.len() + 3);
                open.push(is_wanted.then_some(begin));
            }
            b')' if !in_class => {
                if let Some(begin) = open.pop()? {
                    return pattern.get(begin..at);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// What is ruled out for what a group takes; words that it lists are all that it can be.
fn group_rules_out(group: &str) -> Dangers {
    let listed = group
        .split('|')
        .all(|word| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '-'));
    if listed {
        return Dangers::ALL;
    }
    let all = scan(group).all;
    all.rules_out(all)
}

impl<'a> Facts<'a> {
    /// What a pattern, written or made at a node, is used on. A pattern that is only named is used where its name is.
    pub fn pattern_uses(
        &self,
        file: crate::FileId,
        node: oxc_semantic::NodeId,
    ) -> Vec<PatternUse<'a>> {
        use oxc_ast::AstKind;
        let semantic = &self.file(file).semantic;
        let nodes = semantic.nodes();
        if let AstKind::VariableDeclarator(declarator) = nodes.parent_kind(node)
            && let Some(identifier) = declarator.id.get_binding_identifier()
        {
            let symbol = identifier.symbol_id.get();
            let mut uses: Vec<PatternUse<'a>> = symbol
                .into_iter()
                .flat_map(|symbol| semantic.scoping().get_resolved_references(symbol))
                .take(32)
                .filter_map(|reference| self.pattern_use(file, reference.node_id()))
                .collect();
            let exported = nodes
                .ancestor_kinds(node)
                .take(3)
                .any(|kind| matches!(kind, AstKind::ExportDeclaration(_)));
            if exported {
                uses.push(PatternUse::Kept);
            }
            return uses;
        }
        self.pattern_use(file, node).into_iter().collect()
    }

    fn pattern_use(
        &self,
        file: crate::FileId,
        node: oxc_semantic::NodeId,
    ) -> Option<PatternUse<'a>> {
        use oxc_ast::AstKind;
        let nodes = self.file(file).semantic.nodes();
        let parent = nodes.parent_id(node);
        match nodes.kind(parent) {
            AstKind::StaticMemberExpression(member) => {
                let call = super::Call::of_kind(file, nodes.parent_kind(parent))?;
                matches!(member.property.name.as_str(), "test" | "exec")
                    .then(|| call.argument(0))
                    .flatten()
                    .map(PatternUse::On)
            }
            kind @ (AstKind::CallExpression(_) | AstKind::NewExpression(_)) => {
                let call = super::Call::of_kind(file, kind)?;
                let text = matches!(
                    call.name(),
                    Some("match" | "matchAll" | "search" | "replace" | "replaceAll" | "split")
                );
                match call.receiver() {
                    Some(receiver) if text => Some(PatternUse::On(receiver)),
                    _ => Some(PatternUse::Kept),
                }
            }
            AstKind::ObjectProperty(_)
            | AstKind::ArrayExpression(_)
            | AstKind::AssignmentExpression(_)
            | AstKind::PropertyDefinition(_) => Some(PatternUse::Kept),
            _ => None,
        }
    }

    /// The text of a regular expression that an expression is or names, also as a string.
    pub fn pattern_text(&self, expr: Expr<'a>) -> Option<String> {
        match self.pattern(expr) {
            Some((text, _)) => Some(text.to_owned()),
            None => self.string(expr),
        }
    }

    /// The pattern and flags of a regular expression that an expression is or names.
    pub(crate) fn pattern(&self, expr: Expr<'a>) -> Option<(&'a str, String)> {
        match self.resolve(expr).node {
            Expression::RegExpLiteral(literal) => Some((
                literal.regex.pattern.text.as_str(),
                literal.regex.flags.to_string(),
            )),
            _ => None,
        }
    }

    /// What is ruled out for a part of a match by the group that it is: `match[1]`, `match.groups.name`.
    pub(super) fn captured(&self, part: Expr<'a>) -> Dangers {
        use super::calls::{member, plain};
        let wanted = match plain(part.node) {
            Expression::ComputedMemberExpression(member) => match &member.expression {
                Expression::NumericLiteral(number) if number.value >= 1.0 => {
                    Group::Number(number.value as usize)
                }
                _ => return Dangers::NONE,
            },
            Expression::StaticMemberExpression(member) => {
                Group::Name(member.property.name.as_str())
            }
            _ => return Dangers::NONE,
        };
        let Some((object, _)) = member(part) else {
            return Dangers::NONE;
        };
        let object = match (&wanted, member(object)) {
            (Group::Name(_), Some((of, Some("groups")))) => of,
            (Group::Name(_), _) => return Dangers::NONE,
            _ => object,
        };
        let Some(call) = super::Call::of(self.resolve(object)) else {
            return Dangers::NONE;
        };
        let pattern = match call.name() {
            Some("exec") => call.receiver(),
            Some("match") => call.argument(0),
            _ => None,
        };
        pattern
            .and_then(|pattern| self.pattern(pattern))
            .filter(|(_, flags)| call.name() == Some("exec") || !flags.contains('g'))
            .and_then(|(pattern, _)| group(pattern, &wanted))
            .map_or(Dangers::NONE, group_rules_out)
    }

    /// What is ruled out for a text in which a pattern of single characters was not found: `!/[;|&$]/.test(text)`.
    pub(super) fn free_of(&self, pattern: Expr<'a>) -> Dangers {
        let Some((text, _)) = self.pattern(pattern) else {
            return Dangers::NONE;
        };
        let single = text.starts_with('[') && text.ends_with(']') || text.chars().count() <= 2;
        if !single {
            return Dangers::NONE;
        }
        let left = scan(text).all.not();
        left.rules_out(left)
    }

    /// What is ruled out for a text that matches the pattern an expression is or names.
    pub(super) fn matched_by(&self, pattern: Expr<'a>) -> Dangers {
        self.pattern(pattern)
            .map_or(Dangers::NONE, |(pattern, flags)| matched(pattern, &flags))
    }

    /// What `replace(pattern, by)` rules out: `[^a-z0-9]` leaves only what it names, and escaped metacharacters make no pattern.
    pub(super) fn replaced(&self, pattern: Expr<'a>, by: Option<Expr<'a>>) -> Dangers {
        let Some((text, flags)) = self.pattern(pattern) else {
            return Dangers::NONE;
        };
        if !flags.contains('g') {
            return Dangers::NONE;
        }
        let removed = scan(text).all;
        let single = text.starts_with('[')
            && text.trim_end_matches(['+', '*']).ends_with(']')
            && text.matches('[').count() == 1 + text.matches("\\[").count();
        let put = by;
        let by = by.and_then(|by| self.string(by));
        let mut safe = Dangers::NONE;
        if by.as_deref() == Some("\\$&") && removed.has_any("*") && removed.has_any("(") {
            safe = safe.and(Dangers::REGEX);
        }
        let computes = by.is_none() && put.is_some();
        // `replace(/[&<>"']/g, (character) => ENTITIES[character])` puts an entity in the place of each.
        if computes && single && removed.has_any("<") && !text.starts_with("[^") {
            safe = safe.and(Dangers::HTML);
        }
        if let Some(by) = by
            && (single || text.chars().count() <= 2)
            && !by.contains('$')
        {
            let left = removed.not().and(Characters::of(&by));
            safe = safe.and(left.rules_out(left));
        }
        safe
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchored_match_rules_out_what_its_characters_cannot_do() {
        assert_eq!(matched(r"^\d+$", ""), Dangers::ALL);
        assert_eq!(matched("^[a-f0-9]{24}$", "i"), Dangers::ALL);
        let word = matched(r"^[\w-]+$", "");
        assert!(word.holds(Dangers::SQL.and(Dangers::PATH).and(Dangers::SHELL)));
        assert!(!word.holds(Dangers::KEY));
        let file = matched(r"^[\w.-]+\.png$", "");
        assert!(file.holds(Dangers::PATH) && !file.holds(Dangers::SSRF));
        let path = matched(r"^[\w./-]+$", "");
        assert!(!path.holds(Dangers::PATH) && path.holds(Dangers::SQL));
        assert!(!matched(r"^[\w ']+$", "").holds(Dangers::SQL));
    }

    #[test]
    fn groups_are_found_by_number_and_by_name() {
        let pattern = r"^(?:x)([a-z(]+)-(?<year>\d{4})$";
        assert_eq!(group(pattern, &Group::Number(1)), Some("[a-z(]+"));
        assert_eq!(group(pattern, &Group::Number(2)), Some(r"\d{4}"));
        assert_eq!(group(pattern, &Group::Name("year")), Some(r"\d{4}"));
        assert_eq!(group(pattern, &Group::Number(3)), None);
        assert_eq!(group_rules_out("asc|desc"), Dangers::ALL);
        assert!(!group_rules_out(".+").holds(Dangers::SQL));
    }

    #[test]
    fn what_is_not_anchored_or_lets_everything_pass_rules_out_nothing() {
        for (pattern, flags) in [
            (r"\d+", ""),
            (r"^\d+", ""),
            (r"^\d+|x$", ""),
            (r"^\d+$", "m"),
        ] {
            assert_eq!(matched(pattern, flags), Dangers::NONE, "{pattern}");
        }
        assert_eq!(
            matched("^.+$", ""),
            Dangers::STRUCTURE.and(Dangers::MASS).and(Dangers::HEADER)
        );
    }

    #[test]
    fn addresses_with_a_fixed_host_and_own_paths_are_known() {
        assert!(matched(r"^\/(?!\/)", "").holds(Dangers::REDIRECT));
        assert!(matched(r"^\/[a-z]", "").holds(Dangers::REDIRECT));
        assert!(!matched(r"^\/", "").holds(Dangers::REDIRECT));
        let host = matched(r"^https:\/\/cdn\.example\.com\/", "");
        assert!(host.holds(Dangers::REDIRECT.and(Dangers::SSRF)));
        assert!(!matched(r"^https:\/\/cdn\.example\.com", "").holds(Dangers::SSRF));
    }
}
