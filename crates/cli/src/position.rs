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
    files: Vec<FileLines<'p>>,
}

struct FileLines<'p> {
    path: &'p str,
    text: &'p str,
    starts: Vec<usize>,
    /// The UTF-16 code units before each chunk of the text: a minified file is one line, and no place in it may cost a walk over it.
    units: Vec<usize>,
}

/// Bytes between two counts of code units.
const CHUNK: usize = 1024;

/// Longer lines are not what somebody wrote, and are not taken as a finding's identity.
const LONGEST_LINE: usize = 400;

impl<'p> Lines<'p> {
    /// Finds the lines of the files. `\n`, `\r\n` and `\r` end one.
    pub fn of(files: &'p [SourceFile]) -> Self {
        let files = files
            .iter()
            .map(|file| FileLines {
                path: &file.path,
                text: &file.text,
                starts: line_starts(&file.text),
                units: unit_counts(&file.text),
            })
            .collect();
        Self { files }
    }

    /// Where a place begins and ends.
    pub fn range(&self, place: Place) -> (Position, Position) {
        match self.files.get(place.file.0 as usize) {
            Some(file) => (
                file.position(place.span.start as usize),
                file.position(place.span.end as usize),
            ),
            None => (
                Position { line: 1, column: 1 },
                Position { line: 1, column: 1 },
            ),
        }
    }

    /// The path of a place's file.
    pub fn path(&self, place: Place) -> &'p str {
        self.files
            .get(place.file.0 as usize)
            .map_or("", |file| file.path)
    }

    /// The text that tells a place from others although lines move: its line, or the place's own text in a very long one.
    pub fn identity(&self, place: Place) -> &'p str {
        let Some(file) = self.files.get(place.file.0 as usize) else {
            return "";
        };
        let (start, end) = (place.span.start as usize, place.span.end as usize);
        let index = file
            .starts
            .partition_point(|&line| line <= start)
            .saturating_sub(1);
        let line_end = file
            .starts
            .get(index + 1)
            .copied()
            .unwrap_or(file.text.len());
        if line_end - file.starts[index] <= LONGEST_LINE {
            return file
                .text
                .get(file.starts[index]..line_end)
                .unwrap_or("")
                .trim();
        }
        file.text
            .get(start..file.boundary(end.min(start + LONGEST_LINE)))
            .unwrap_or("")
    }
}

impl FileLines<'_> {
    fn position(&self, offset: usize) -> Position {
        let offset = self.boundary(offset);
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let column = self.units_before(offset) - self.units_before(self.starts[line - 1]) + 1;
        Position { line, column }
    }

    /// The start of the character that an offset lies in.
    fn boundary(&self, offset: usize) -> usize {
        self.text.floor_char_boundary(offset.min(self.text.len()))
    }

    fn units_before(&self, offset: usize) -> usize {
        let chunk = offset / CHUNK;
        let start = self.boundary(chunk * CHUNK);
        self.units[chunk]
            + self.text[start..offset]
                .chars()
                .map(char::len_utf16)
                .sum::<usize>()
    }
}

/// The code units before each multiple of [`CHUNK`], or before the character that lies across it.
fn unit_counts(text: &str) -> Vec<usize> {
    let mut counts = vec![0];
    let mut units = 0;
    for (index, character) in text.char_indices() {
        while index + character.len_utf8() > counts.len() * CHUNK {
            counts.push(units);
        }
        units += character.len_utf16();
    }
    while counts.len() * CHUNK <= text.len() {
        counts.push(units);
    }
    counts
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

    #[test]
    fn long_lines_are_counted_in_chunks_as_one_by_one() {
        let text = format!(
            "{}\n{}",
            "aé\u{1F600}".repeat(700),
            "b\u{1F600}".repeat(900)
        );
        let files = [SourceFile {
            path: "a.js".to_owned(),
            text: text.clone(),
            language: None,
        }];
        let lines = Lines::of(&files);
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let start = text[..offset].rfind('\n').map_or(0, |end| end + 1);
            let column = text[start..offset].encode_utf16().count() + 1;
            let place = Place {
                file: FileId(0),
                span: Span {
                    start: offset as u32,
                    end: offset as u32,
                },
            };
            assert_eq!(lines.range(place).0.column, column, "at {offset}");
        }
    }
}
