//! Marks of notes as typewriters wrote them: a figure or letter with a stroke behind it.
//!
//! In: the chunks of a text whose notes begin `1/ See …`. Out: the same chunks with such marks raised, as every other notation is read.
//! Touches only labels that a note of the text has; a fraction or a symbol is none.
//!
//! `after five years. 1/` gives `after five years.<sup>1</sup>`

use std::collections::BTreeSet;

use super::chunk::{Chunk, Kind};

/// The label of a note that begins in the old way, and how long its beginning is: `1/ See`, `a/ Ibid.`, `*/ Issued`.
pub(super) fn begins(text: &str) -> Option<(String, usize)> {
    let slash = text.bytes().take(5).position(|byte| byte == b'/')?;
    let label = label(&text[..slash])?;
    let rest = &text[slash + 1..];
    let words = rest.trim_start_matches([' ', '\t']);
    (words.len() < rest.len() && words.starts_with(char::is_alphabetic) || words.starts_with(['"', '“', '(']))
        .then(|| (label, text.len() - words.len()))
}

/// The chunks with old marks raised, where the notes of the text are of that kind.
pub(super) fn raise(mut chunks: Vec<Chunk>, labels: &BTreeSet<String>) -> Vec<Chunk> {
    for chunk in &mut chunks {
        let marks = marks(&chunk.text, labels);
        let titled = !matches!(chunk.kind, Kind::Note(_));
        if marks.is_empty() || !titled {
            continue;
        }
        let mut text = String::with_capacity(chunk.text.len());
        let mut from = 0;
        for (start, end, label) in marks {
            text.extend([&chunk.text[from..start], "<sup>", &label, "</sup>"]);
            from = end;
        }
        text.push_str(&chunk.text[from..]);
        chunk.text = text;
    }
    chunks
}

/// Longest label with the space before it, in bytes.
const LONGEST: usize = 4;

/// Where marks stand, with the space before them, and their labels.
fn marks(text: &str, labels: &BTreeSet<String>) -> Vec<(usize, usize, String)> {
    let mark = |slash: usize| {
        let before = &text[..slash];
        let near = text.floor_char_boundary(slash.saturating_sub(LONGEST));
        // Behind a space, or behind a stop without one: `the report;1/`.
        let edge = near + before[near..].rfind([' ', '\t', ';', ',', '.', ')', '”', '"'])?;
        let edge_end = edge + before[edge..].chars().next().map_or(1, char::len_utf8);
        let label = label(&before[edge_end..]).filter(|label| labels.contains(label))?;
        let space = if before[edge..].starts_with([' ', '\t']) { edge } else { edge_end };
        let after = text[slash + 1..].chars().next();
        let words = !before[..space].trim_end().is_empty();
        let ends = after.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | ')' | '*' | '_'));
        (words && ends).then(|| (before[..space].trim_end().len(), slash + 1, label))
    };
    text.match_indices('/').filter_map(|(slash, _)| mark(slash)).collect()
}

/// A figure, one small letter or a star; the letter l is a 1 that a scanner misread.
fn label(core: &str) -> Option<String> {
    let figure = (1..=3).contains(&core.len()) && core.bytes().all(|byte| byte.is_ascii_digit());
    let letter = core.len() == 1 && core.bytes().all(|byte| byte.is_ascii_lowercase());
    let star = matches!(core, "*" | "**");
    match core {
        "l" => Some("1".to_string()),
        _ => (figure || letter || star).then(|| core.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_behind_labels_are_marks_and_others_are_not() {
        assert_eq!(begins("1/  See A/90/77, chap. II."), Some(("1".into(), 4)));
        for text in ["1/2 of the members", "and/or the States", "a/b", "1/"] {
            assert_eq!(begins(text), None, "{text}");
        }
        let chunk = |text: &str| Chunk { lines: vec![1], text: text.to_string(), ..Chunk::default() };
        let labels = BTreeSet::from(["1".to_string(), "a".to_string()]);
        let raised = |text| raise(vec![chunk(text)], &labels).remove(0).text;
        assert_eq!(raised("after five years. 1/"), "after five years.<sup>1</sup>");
        assert_eq!(raised("of the Board, a/ which met"), "of the Board,<sup>a</sup> which met");
        assert_eq!(raised("of the report;1/"), "of the report;<sup>1</sup>");
        assert_eq!(raised("in A/90/77 and 2/ and 1/2"), "in A/90/77 and 2/ and 1/2");
    }
}
