//! Notes below a table in columns, behind letters that its cells cite: `General expenses a` and, below, `a  Including rental.`
//!
//! In: the lines of the table and those below. Out: which letters its cells may cite, and which of them a line explains. A letter says
//! so little by itself that both must be there.

use super::super::furniture::Furniture;
use super::super::lines::{Line, pieces};

/// Most lines between a table and its notes.
const GAP: usize = 4;

/// Letters, a bit for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::import) struct Letters(u32);

impl Letters {
    fn with(self, letter: u8) -> Self {
        Self(self.0 | 1 << (letter - b'a'))
    }

    fn have(self, letter: u8) -> bool {
        self.0 >> (letter - b'a') & 1 == 1
    }

    /// The letters that the cells of a line end with.
    pub(super) fn and_of(self, line: &Line) -> Self {
        pieces(&line.layout).filter_map(|cell| cited(cell.text)).fold(self, Self::with)
    }

    /// The one of them with which a line begins that explains it, and where its words begin.
    pub(in crate::import) fn explained(self, line: &Line) -> Option<(char, usize)> {
        let bytes = line.text.as_bytes();
        let letter = bytes.first().copied().filter(|letter| letter.is_ascii_lowercase() && self.have(*letter))?;
        let words = line.text.strip_prefix(char::from(letter))?.trim_start();
        let two = line.wide_gaps == 1 && pieces(&line.layout).nth(2).is_none();
        let rest = line.text.len() - words.len();
        (two && rest > 1 && words.starts_with(char::is_uppercase)).then_some((char::from(letter), rest))
    }

    /// Those of them that the lines below a table explain.
    pub(super) fn below(self, lines: &[Line], furniture: &[Option<Furniture>], end: usize) -> Self {
        let (mut found, mut gap) = (Self::default(), 0);
        for (line, furniture) in lines[end..].iter().zip(&furniture[end..]) {
            if line.is_blank() || furniture.is_some() {
                gap += 1;
            } else if let Some((letter, _)) = self.explained(line) {
                (found, gap) = (found.with(letter as u8), 0);
            } else if found == Self::default() || line.wide_gaps > 0 {
                break;
            } else {
                gap += 1; // a note may have several lines
            }
            if gap > GAP {
                break;
            }
        }
        found
    }

    /// The rows with marks where their cells cite one of the letters.
    pub(super) fn marked(self, rows: &str) -> String {
        let cell = |cell: &str| match cited(cell).filter(|letter| self.have(*letter)) {
            Some(letter) => format!("{}<sup>{}</sup>", cell[..cell.len() - 1].trim_end(), char::from(letter)),
            None => cell.to_string(),
        };
        let row = |row: &str| row.split('\t').map(cell).collect::<Vec<_>>().join("\t");
        rows.lines().map(row).collect::<Vec<_>>().join("\n")
    }
}

/// The letter that a cell cites: one that stands apart at its end.
fn cited(cell: &str) -> Option<u8> {
    let (words, letter) = cell.rsplit_once(' ')?;
    let small = letter.len() == 1 && letter.as_bytes()[0].is_ascii_lowercase();
    (small && !words.is_empty()).then(|| letter.as_bytes()[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::lines::lines;

    #[test]
    fn a_letter_is_a_mark_where_a_line_below_explains_it() {
        let text =
            "Posts         1 234 b      17\nExpenses a       90       2\n\na   Including rental.\nb   Without\n    pilots.\n";
        let lines = lines(text);
        let letters = lines[..2].iter().fold(Letters::default(), Letters::and_of);
        let explained = letters.below(&lines, &vec![None; lines.len()], 2);
        assert_eq!(explained, Letters::default().with(b'a').with(b'b'));
        assert_eq!(explained.marked("Posts\t1 234 b\t17\nUnder c\t2"), "Posts\t1 234<sup>b</sup>\t17\nUnder c\t2");
        assert_eq!(
            letters.explained(&lines[3]).map(|(letter, rest)| (letter, &lines[3].text[rest..])),
            Some(('a', "Including rental."))
        );
        assert_eq!(Letters::default().explained(&lines[3]), None, "no cell cites it");
    }
}
