//! Lines and columns of byte offsets.

use analyzer::{Place, SourceFile};
use serde::Serialize;

/// A position as editors and SARIF count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in UTF-16 code units.
    pub column: usize,
}

/// The starts of the lines of each file.
pub struct Lines<'p> {
    files: &'p [SourceFile],
    starts: Vec<Vec<usize>>,
}

impl<'p> Lines<'p> {
    /// Finds the lines of the files. `\n`, `\r\n` and `\r` end one.
    pub fn of(files: &'p [SourceFile]) -> Self {
        let starts = files.iter().map(|file| line_starts(&file.text)).collect();
        Self { files, starts }
    }

    /// Where a place begins and ends.
    pub fn range(&self, place: Place) -> (Position, Position) {
        (
            self.position(place, place.span.start),
            self.position(place, place.span.end),
        )
    }

    /// The path of a place's file.
    pub fn path(&self, place: Place) -> &'p str {
        self.files
            .get(place.file.0 as usize)
            .map_or("", |file| file.path.as_str())
    }

    /// The text of the line in which a place begins.
    pub fn line_text(&self, place: Place) -> &'p str {
        let Some(file) = self.files.get(place.file.0 as usize) else {
            return "";
        };
        let starts = &self.starts[place.file.0 as usize];
        let index = starts
            .partition_point(|&start| start <= place.span.start as usize)
            .saturating_sub(1);
        let end = starts.get(index + 1).copied().unwrap_or(file.text.len());
        file.text.get(starts[index]..end).unwrap_or("").trim()
    }

    fn position(&self, place: Place, offset: u32) -> Position {
        let Some(file) = self.files.get(place.file.0 as usize) else {
            return Position { line: 1, column: 1 };
        };
        let starts = &self.starts[place.file.0 as usize];
        let mut offset = (offset as usize).min(file.text.len());
        while !file.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = starts.partition_point(|&start| start <= offset);
        let start = starts[line.saturating_sub(1)];
        let column = file.text[start..offset]
            .chars()
            .map(char::len_utf16)
            .sum::<usize>()
            + 1;
        Position {
            line: line.max(1),
            column,
        }
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut starts = vec![0];
    for (index, byte) in bytes.iter().enumerate() {
        let ends = match byte {
            b'\n' => true,
            b'\r' => bytes.get(index + 1) != Some(&b'\n'),
            _ => false,
        };
        if ends {
            starts.push(index + 1);
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use analyzer::{FileId, Span};

    #[test]
    fn columns_count_utf16_units() {
        let files = [SourceFile {
            path: "a.js".to_owned(),
            text: "a\r\n\u{1F600}é x\rb".to_owned(),
            language: None,
        }];
        let lines = Lines::of(&files);
        let text = &files[0].text;
        let x = text.find('x').expect("there") as u32;
        let b = text.find('b').expect("there") as u32;
        let place = Place {
            file: FileId(0),
            span: Span {
                start: x,
                end: b + 1,
            },
        };
        let (start, end) = lines.range(place);
        assert_eq!(start, Position { line: 2, column: 5 });
        assert_eq!(end, Position { line: 3, column: 2 });
    }
}
