//! Binding: which mark belongs to which note.
//!
//! In: texts in reading order with marks by printed label, and the notes that the text defines. Out: the same with every mark
//! naming one note by a key that is unique in the document. A label may be printed twice (`a` in Annex I and `a` below a table):
//! a mark means the next note of that label below it, or the last one above where none follows. Marks that are printed as plain
//! figures are found before that, by `glued`.

use std::collections::{HashMap, HashSet};

use super::glued::glued_figures;
use crate::model::{MarkKind, Text};

/// A note as the source defines it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RawNote {
    /// Where it stands in the reading order.
    pub(super) order: usize,
    /// The label as printed.
    pub(super) label: String,
    /// Scope to tell it from another of the same label: `annex-2`; empty in the body of the text.
    pub(super) scope: String,
    /// Its words.
    pub(super) text: Text,
    /// Numbers of its lines.
    pub(super) lines: Vec<usize>,
}

/// A text that can cite notes, and where it stands in the reading order.
pub(super) struct Citing<'a> {
    pub(super) order: usize,
    pub(super) text: &'a mut Text,
}

/// Binds all marks; gives the key of each note, in the order of the notes.
pub(super) fn bind(notes: &[RawNote], citing: &mut [Citing]) -> Vec<String> {
    let keys = keys(notes);
    glued_figures(notes, citing);
    // For each label where its notes stand, and which they are.
    let mut by_label: HashMap<&str, Vec<(usize, usize)>> = HashMap::with_capacity(notes.len());
    for (index, note) in notes.iter().enumerate() {
        by_label.entry(&note.label).or_default().push((note.order, index));
    }
    for citing in citing {
        let order = citing.order;
        for mark in &mut citing.text.marks {
            if let MarkKind::NoteMark(label) = &mut mark.kind
                && let Some(candidates) = by_label.get(&**label)
            {
                let below = candidates.partition_point(|(standing, _)| *standing < order);
                let (_, index) = *candidates.get(below).or(candidates.last()).expect("a label has at least one note");
                *label = keys[index].as_str().into();
            }
        }
    }
    keys
}

/// Keys: the label where it is free, else with its scope, else with a running number before it.
fn keys(notes: &[RawNote]) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::with_capacity(notes.len());
    let mut turns: HashMap<&str, usize> = HashMap::new();
    notes
        .iter()
        .map(|note| {
            let mut key = note.label.clone();
            if taken.contains(&key) && !note.scope.is_empty() {
                key = format!("{}/{}", note.scope, note.label);
            }
            while !taken.insert(key.clone()) {
                let turn = turns.entry(&note.label).or_insert(1);
                *turn += 1;
                key = format!("{turn}/{}", note.label);
            }
            key
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Mark;

    fn note(order: usize, label: &str, scope: &str) -> RawNote {
        RawNote { order, label: label.into(), scope: scope.into(), text: Text::plain("x"), lines: vec![order] }
    }

    fn marks(text: &Text) -> Vec<(usize, &str)> {
        text.marks
            .iter()
            .filter_map(|mark| match &mark.kind {
                MarkKind::NoteMark(key) => Some((mark.start, &**key)),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn a_label_printed_twice_means_the_next_note() {
        let notes = [note(2, "a", ""), note(4, "a", "annex-2")];
        let marked =
            |at| Text { plain: "word".into(), marks: vec![Mark { start: at, end: at, kind: MarkKind::NoteMark("a".into()) }] };
        let (mut first, mut second) = (marked(4), marked(4));
        bind(&notes, &mut [Citing { order: 1, text: &mut first }, Citing { order: 3, text: &mut second }]);
        assert_eq!(marks(&first), [(4, "a")]);
        assert_eq!(marks(&second), [(4, "annex-2/a")]);
    }
}
