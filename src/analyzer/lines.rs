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
    let fits =
        tokens.iter().map(|token| token.0).sum::<u32>() == line.encode_utf16().count() as u32;
    let mut cuts = vec![0, length];
    let mut starts = Vec::new();
    let mut at = 0;
    for token in tokens.iter().filter(|_| fits) {
        starts.push((at, at + token.0, token.1.as_str()));
        at += token.0;
        cuts.push(at.min(length));
    }
    for mark in marks {
        cuts.extend([mark.start.min(length), mark.end.min(length)]);
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .map(|cut| {
            let (start, end) = (cut[0], cut[1]);
            let token = starts
                .iter()
                .find(|(first, last, _)| *first <= start && end <= *last)
                .map_or("", |(_, _, class)| *class);
            let mark = marks
                .iter()
                .find(|mark| mark.start <= start && end <= mark.end)
                .map_or("", |mark| mark.class);
            let hl = if token.is_empty() {
                String::new()
            } else {
                format!("hl-{token} ")
            };
            Piece {
                text: String::from_utf16_lossy(&units[start as usize..end as usize]),
                class: format!("{hl}{mark}").trim_end().to_owned(),
            }
        })
        .collect()
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
