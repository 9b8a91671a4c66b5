//! Byte offsets as lines and columns, at the edge to browsers and SARIF.

/// A place as editors count: UTF-16 code units, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line. Lines end with LF, CR LF or a lone CR.
    pub line: u32,
    /// The column in the line.
    pub column: u32,
    /// The offset in the text.
    pub offset: u32,
}

/// The starts of a text's lines.
pub struct LineIndex<'t> {
    text: &'t str,
    /// Byte and UTF-16 offset of each line's start.
    starts: Vec<(u32, u32)>,
}

impl<'t> LineIndex<'t> {
    /// Indexes a text.
    pub fn new(text: &'t str) -> Self {
        let mut starts = vec![(0, 0)];
        let mut units = 0u32;
        let mut characters = text.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            units += character.len_utf16() as u32;
            let ends = character == '\n'
                || (character == '\r' && characters.peek().is_none_or(|(_, next)| *next != '\n'));
            if ends {
                starts.push(((at + character.len_utf8()) as u32, units));
            }
        }
        Self { text, starts }
    }

    /// The position of a byte offset; an offset behind the end, or inside a character, is moved back to a character's start.
    pub fn position(&self, offset: u32) -> Position {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self
            .starts
            .partition_point(|(start, _)| *start as usize <= offset)
            - 1;
        let (start, units) = self.starts[line];
        let column = self.text[start as usize..offset].encode_utf16().count() as u32;
        Position {
            line: line as u32,
            column,
            offset: units + column,
        }
    }

    /// The text of a line, its end left out.
    pub fn line(&self, line: u32) -> &'t str {
        let line = line as usize;
        let Some((start, _)) = self.starts.get(line) else {
            return "";
        };
        let end = self
            .starts
            .get(line + 1)
            .map_or(self.text.len(), |(end, _)| *end as usize);
        self.text[*start as usize..end].trim_end_matches(['\n', '\r'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_utf16_columns() {
        let text = "a\r\nb😀c\rd\n";
        let index = LineIndex::new(text);
        let at = |needle: &str| index.position(text.find(needle).expect("is in the text") as u32);
        assert_eq!(
            at("b"),
            Position {
                line: 1,
                column: 0,
                offset: 3
            }
        );
        assert_eq!(
            at("c"),
            Position {
                line: 1,
                column: 3,
                offset: 6
            }
        );
        assert_eq!(
            at("d"),
            Position {
                line: 2,
                column: 0,
                offset: 8
            }
        );
        assert_eq!(index.line(1), "b😀c");
    }

    #[test]
    fn clamps_offsets_outside_and_inside_characters() {
        let index = LineIndex::new("é");
        assert_eq!(
            index.position(1),
            Position {
                line: 0,
                column: 0,
                offset: 0
            }
        );
        assert_eq!(
            index.position(99),
            Position {
                line: 0,
                column: 1,
                offset: 1
            }
        );
        assert_eq!(
            LineIndex::new("").position(7),
            Position {
                line: 0,
                column: 0,
                offset: 0
            }
        );
    }
}
