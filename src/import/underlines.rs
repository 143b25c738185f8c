//! Headings with a line drawn below them, as plain text and Markdown have them.
//!
//! In: the lines, and which of them. Out: the number of `#` that the heading would have. The line is about as long as the words; one that
//! is not parts notes from the text.
//!
//! `Introduction` above `------------` is a heading of the second level.

use super::lines::Line;

/// How many signs the line may be longer or shorter than the words.
const APART: usize = 2;

/// Fewest signs of a line.
const FEWEST: usize = 3;

/// How many `#` the line below says that this one has.
pub(super) fn underlined(lines: &[Line], index: usize) -> Option<u8> {
    let (words, below) = (&lines[index], lines.get(index + 1)?);
    let marks = match below.text.as_bytes() {
        [b'=', ..] => 1,
        [b'-', ..] => 2,
        _ => return None,
    };
    let drawn = below.text.bytes().all(|byte| byte == below.text.as_bytes()[0]) && below.text.len() >= FEWEST;
    let fits = words.length().abs_diff(below.text.len()) <= APART && words.text.contains(char::is_alphabetic);
    (drawn && fits).then_some(marks)
}

/// Whether this line is drawn below a heading.
pub(super) fn underlines(lines: &[Line], index: usize) -> bool {
    index.checked_sub(1).is_some_and(|above| underlined(lines, above).is_some())
}
