//! Printed lines: a file that a scanner made, in which each line of the print is a paragraph.
//!
//! In: the blocks of a file. Out: whether sentences go on across its paragraphs, as they do across the lines of a page. What such a file
//! calls a paragraph says nothing; its text is read as other texts with wrapped lines are.

use super::super::labels::labels;
use super::super::wrapping::ends_sentence;
use super::block::{Block, plain};

/// The first line of such a text, for its reading.
pub(super) const REMARK: &str = "<!-- each line is one of the print -->";

/// Longest line of a print, in bytes.
const LONGEST: usize = 320;
/// Fewest sentences that go on.
const FEWEST: usize = 3;

/// Whether each paragraph is a line of the print.
pub(super) fn are_printed_lines(blocks: &[Block]) -> bool {
    let mut lines = Vec::new();
    for block in blocks {
        let Block::Paragraph(words) = block else {
            lines.push(String::new());
            continue;
        };
        let line = plain(words);
        if line.len() > LONGEST {
            return false;
        }
        lines.push(line);
    }
    let width = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    let (mut full, mut open) = (0, 0);
    for pair in lines.windows(2) {
        if pair[0].chars().count() * 4 < width * 3 || pair[1].is_empty() {
            continue;
        }
        full += 1;
        let small = pair[1].starts_with(char::is_lowercase) && labels(&pair[1]).is_empty();
        open += usize::from(small && !ends_sentence(&pair[0]) && !pair[0].trim_end().ends_with([';', ':']));
    }
    open >= FEWEST && open * 2 >= full
}
