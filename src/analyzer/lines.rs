//! A line of the drawn text: tokens of the highlighter cut where findings begin and end.

use protocol::Token;

/// A piece of a line with its classes.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// The highlighter's class and, where a finding stands, its mark.
    pub class: String,
}

/// A finding's part of one line, in UTF-16 columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// First column.
    pub start: u32,
    /// Column after the last one.
    pub end: u32,
    /// The class.
    pub class: &'static str,
}

/// Lines longer than this are drawn cut; the text itself stays whole in the text field.
const DRAWN: usize = 2_000;

/// The pieces of a line. Tokens that do not fit the line (they are of an older text) are left out.
pub fn pieces(line: &str, tokens: &[Token], marks: &[Mark]) -> Vec<Piece> {
    let units: Vec<u16> = line.encode_utf16().take(DRAWN).collect();
    let length = units.len() as u32;
    let whole = line.encode_utf16().count() as u32;
    let plain = [Token(whole, String::new())];
    let tokens = if tokens.iter().map(|token| token.0).sum::<u32>() == whole {
        tokens
    } else {
        &plain
    };
    let mut pieces = Vec::new();
    let (mut start, mut token_end) = (0, 0);
    for token in tokens {
        token_end = (token_end + token.0).min(length);
        while start < token_end {
            // A piece ends where its token does, or where a mark begins or ends within it.
            let end = marks
                .iter()
                .flat_map(|mark| [mark.start, mark.end])
                .filter(|edge| *edge > start)
                .fold(token_end, u32::min);
            let mark = marks
                .iter()
                .find(|mark| mark.start <= start && end <= mark.end)
                .map_or("", |mark| mark.class);
            let mut class = String::new();
            if !token.1.is_empty() {
                class.push_str("hl-");
                class.push_str(&token.1);
                class.push(' ');
            }
            class.push_str(mark);
            pieces.push(Piece {
                text: String::from_utf16_lossy(&units[start as usize..end as usize]),
                class: class.trim_end().to_owned(),
            });
            start = end;
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(pieces: &[Piece]) -> Vec<(&str, &str)> {
        pieces
            .iter()
            .map(|piece| (piece.text.as_str(), piece.class.as_str()))
            .collect()
    }

    #[test]
    fn marks_cut_tokens() {
        let tokens = [Token(5, "keyword".into()), Token(3, String::new())];
        let marks = [Mark {
            start: 3,
            end: 7,
            class: "mark",
        }];
        assert_eq!(
            text(&pieces("const a;", &tokens, &marks)),
            [
                ("con", "hl-keyword"),
                ("st", "hl-keyword mark"),
                (" a", "mark"),
                (";", "")
            ]
        );
    }

    #[test]
    fn tokens_of_an_older_text_are_left_out() {
        assert_eq!(
            text(&pieces("ab", &[Token(9, "string".into())], &[])),
            [("ab", "")]
        );
    }
}
