//! Tidying: the last hand on words with marks.
//!
//! In: a text as `inline` read it. Out: the same with runs of white space as one space and neighbouring marks of one kind as one; the
//! marks move with their words.

use crate::model::{MarkKind, Text};

/// Runs of white space as one space, marks moved along; neighbouring marks of one kind as one.
pub(super) fn tidy(text: Text) -> Text {
    let Folded { mut plain, skips } = fold(text.plain);
    let trimmed = plain.trim_end().len();
    plain.truncate(trimmed);
    let moved = |at: usize| match skips[..skips.partition_point(|skip| skip.from <= at)].last() {
        Some(skip) => skip.to + at.saturating_sub(skip.until),
        None => at,
    };
    let mut marks = text.marks;
    let mut kept = 0;
    // Places of the last emphasis and of the last bold words.
    let mut last = [None, None];
    for at in 0..marks.len() {
        let mark = &mut marks[at];
        let (start, end) = (moved(mark.start).min(trimmed), moved(mark.end).min(trimmed));
        (mark.start, mark.end) = (start, end);
        if start == end && !matches!(mark.kind, MarkKind::NoteMark(_) | MarkKind::Break) {
            continue;
        }
        if matches!(mark.kind, MarkKind::Emphasis | MarkKind::Strong) {
            let last = &mut last[usize::from(mark.kind == MarkKind::Strong)];
            if let Some(last) = last.map(|index: usize| &mut marks[index])
                && last.end <= start
                && plain[last.end..start].trim().is_empty()
            {
                last.end = end;
                continue;
            }
            *last = Some(kept);
        }
        marks.swap(kept, at);
        kept += 1;
    }
    marks.truncate(kept);
    marks.shrink_to_fit();
    Text { plain, marks }
}

/// Words with single spaces.
struct Folded {
    plain: String,
    skips: Vec<Skip>,
}

/// White space that was left out, and the place in the words at which all of it is now.
struct Skip {
    from: usize,
    until: usize,
    to: usize,
}

fn fold(plain: String) -> Folded {
    let odd = if plain.is_ascii() {
        plain.bytes().fold(false, |any, byte| any | matches!(byte, b'\t'..=b'\r'))
    } else {
        plain.chars().any(|c| c != ' ' && c.is_whitespace())
    };
    if !odd && !plain.starts_with(' ') && !plain.contains("  ") {
        return Folded { plain, skips: Vec::new() };
    }
    let mut out = String::with_capacity(plain.len());
    let mut skips: Vec<Skip> = Vec::new();
    for (at, c) in plain.char_indices() {
        let until = at + c.len_utf8();
        if !c.is_whitespace() {
            out.push(c);
        } else if out.is_empty() || out.ends_with(' ') {
            match skips.last_mut().filter(|skip| skip.until == at && skip.to == out.len()) {
                Some(skip) => skip.until = until,
                None => skips.push(Skip { from: at, until, to: out.len() }),
            }
        } else {
            out.push(' ');
            // A wide space takes more bytes than the plain one in its place.
            if until > at + 1 {
                skips.push(Skip { from: at + 1, until, to: out.len() });
            }
        }
    }
    Folded { plain: out, skips }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Mark;

    #[test]
    fn marks_move_with_their_words() {
        let plain = "  a\u{a0}  b\t\tc ".to_string();
        let place = |word: &str| plain.find(word).expect("it is there");
        let mark = |word| Mark { start: place(word), end: place(word) + 1, kind: MarkKind::Code };
        let marks = vec![mark("a"), mark("b"), mark("c")];
        let text = tidy(Text { plain, marks });
        assert_eq!(text.plain, "a b c");
        assert_eq!(text.marks.iter().map(|mark| (mark.start, mark.end)).collect::<Vec<_>>(), [(0, 1), (2, 3), (4, 5)]);
    }
}
