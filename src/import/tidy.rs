//! Tidying: the last hand on words with marks.
//!
//! In: a text as `inline` read it. Out: the same with runs of white space as one space and neighbouring marks of one kind as one; the
//! marks move with their words.

use crate::model::{Mark, MarkKind, Text};

/// Runs of white space as one space, marks moved along; neighbouring marks of one kind as one.
pub(super) fn tidy(text: Text) -> Text {
    let mut plain = String::with_capacity(text.plain.len());
    let mut moved = Vec::with_capacity(text.plain.len() + 1);
    for c in text.plain.chars() {
        for _ in 0..c.len_utf8() {
            moved.push(plain.len());
        }
        if c.is_whitespace() {
            if !plain.is_empty() && !plain.ends_with(' ') {
                plain.push(' ');
            }
        } else {
            plain.push(c);
        }
    }
    moved.push(plain.len());
    let trimmed = plain.trim_end().len();
    plain.truncate(trimmed);
    let mut marks: Vec<Mark> = Vec::new();
    for mark in text.marks {
        let (start, end) = (moved[mark.start].min(trimmed), moved[mark.end].min(trimmed));
        let empty = matches!(mark.kind, MarkKind::NoteMark(_) | MarkKind::Break);
        if start == end && !empty {
            continue;
        }
        if let Some(last) = marks.iter_mut().rev().find(|last| last.kind == mark.kind && !empty)
            && matches!(mark.kind, MarkKind::Emphasis | MarkKind::Strong)
            && last.end <= start
            && plain[last.end..start].trim().is_empty()
        {
            last.end = end;
            continue;
        }
        marks.push(Mark { start, end, kind: mark.kind });
    }
    Text { plain, marks }
}
