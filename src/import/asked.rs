//! Notes that the text asks for: marks that are printed as plain figures, before it is known what is a note.
//!
//! In: the lines. Out: where a figure is glued to a word or stands in brackets behind it, by its value. At the foot of a page, or below
//! the paragraph that cites it, a note may begin as any line can; only a mark above tells it from a list item or a sentence.
//!
//! `of the river1 and`, `the sea.2`, `the lake(3)` and `his Office [4]` ask for the notes `1 See`, `2. Ibid.`, `(3) See` and `[4] See`.

use std::collections::BTreeMap;

use super::furniture::{Furniture, SYMBOL};
use super::lines::Line;
use super::note_start::NoteStart;
use super::signs::Signs;
use super::wrapping::is_notes_heading;

/// Most figures of a mark.
const LONGEST: usize = 3;

/// Fewest letters of a word that a mark is glued to: shorter ones are units and names.
const WORD: usize = 3;

/// The marks of a text that look like plain figures.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// For each value the lines with such a figure, in order.
    lines: BTreeMap<u32, Vec<usize>>,
    /// Whether notes stand below a heading of their own.
    collected: bool,
}

impl Asked {
    /// The marks in the lines with words.
    pub(super) fn find(lines: &[Line], furniture: &[Option<Furniture>]) -> Self {
        let mut asked = Self::default();
        for (index, line) in lines.iter().enumerate().filter(|(index, _)| furniture[*index].is_none()) {
            asked.collected |= is_notes_heading(&line.text);
            if line.signs.have(Signs::FIGURE) {
                for value in figures(&line.text).filter(|&value| value > 0) {
                    asked.lines.entry(value).or_default().push(index);
                }
            }
        }
        asked
    }

    /// Whether a note is asked for between two lines, the second left out.
    pub(super) fn has(&self, value: u32, from: usize, to: usize) -> bool {
        self.lines
            .get(&value)
            .is_some_and(|lines| lines.get(lines.partition_point(|&line| line < from)).is_some_and(|&line| line < to))
    }

    /// The note that a line may begin with: figures alone, in brackets, or with a bracket behind them. A full stop numbers paragraphs,
    /// too: it is read so only where no heading gathers the notes, and the words are those of a note or `dotted` ones stand above.
    pub(super) fn note(&self, text: &str, dotted: bool) -> Option<NoteStart> {
        let open = text.starts_with(['(', '[']);
        let start = usize::from(open);
        let figures = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        let end = start + figures;
        let close = match text.as_bytes().get(end)? {
            b')' | b']' => 1,
            b'.' if !open && !self.collected && (dotted || refers(text[end + 1..].trim_start())) => 1,
            b' ' | b'\t' if !open => 0,
            _ => return None,
        };
        let words = text[end + close..].trim_start();
        let spaced = words.len() < text.len() - end - close;
        let begins = words.starts_with(|c: char| c.is_alphabetic() || matches!(c, '“' | '"' | '*' | '_' | '‘' | '«' | '('));
        ((1..=LONGEST).contains(&figures) && spaced && begins)
            .then(|| NoteStart { label: text[start..end].to_string(), rest: text.len() - words.len() })
    }
}

/// First words of notes that refer to something.
const REFERRING: &[&str] =
    &["See", "Voir", "Véase", "Cf.", "Ibid", "Ibíd", "Idem", "Id.", "Op.", "Loc.", "Supra", "http", "www."];

/// Whether words refer to something as most notes do: with a word for it, or with a symbol.
fn refers(words: &str) -> bool {
    let bare = words.trim_start_matches(['*', '_', '“', '"', '(']);
    let symbol = || bare.split_whitespace().next().is_some_and(|first| SYMBOL.is_match(first.trim_end_matches(['.', ',', ';'])));
    REFERRING.iter().any(|word| bare.starts_with(word)) || symbol()
}

/// Whether words are the heading of a list of works, which is a part of the text.
pub(super) fn heads_works(text: &str) -> bool {
    let last = text.trim_matches(|c: char| !c.is_alphabetic()).rsplit(' ').next().unwrap_or_default();
    matches!(
        last.to_lowercase().as_str(),
        "references" | "bibliography" | "références" | "bibliographie" | "referencias" | "bibliografía"
    )
}

/// The values of the figures that may be marks of notes.
fn figures(text: &str) -> impl Iterator<Item = u32> {
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + bytes[from..].iter().position(u8::is_ascii_digit)?;
        from = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        Some(start..from)
    })
    .filter(|place| place.len() <= LONGEST && is_mark(&text[..place.start], &text[place.end..]))
    .filter_map(|place| text[place].parse().ok())
}

/// Whether figures between these words can be a mark.
fn is_mark(before: &str, after: &str) -> bool {
    let bracket = [('(', ')'), ('[', ']')].into_iter().find_map(|(open, close)| {
        let before = before.strip_suffix(open)?;
        Some((if open == '[' { before.trim_end() } else { before }, after.strip_prefix(close)?))
    });
    let (before, after) = bracket.unwrap_or((before, after));
    let word = before.trim_end_matches(['.', ',', ';', ':', ')', '”', '"', '’', '»', '*', '_']);
    let letters = word.chars().rev().take_while(|c| c.is_lowercase()).take(WORD).count();
    letters == WORD
        && after.chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | ')' | '*' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::lines::lines;

    fn asked(text: &str) -> Asked {
        let lines = lines(text);
        Asked::find(&lines, &vec![None; lines.len()])
    }

    #[test]
    fn figures_glued_to_words_ask_for_notes() {
        let values: Vec<u32> = figures("the river1 and the sea.2 of the lake(3), his Office [4]").collect();
        assert_eq!(values, [1, 2, 3, 4]);
        for text in ["in 2 of CO2 and G8", "article 6(1)", "Add.1", "A/66/1", "12.9 per cent", "the river 3", "covid19b"] {
            assert_eq!(figures(text).count(), 0, "{text}");
        }
    }

    #[test]
    fn a_note_is_asked_for_above_it() {
        let text = asked("The river1 is long.\nWords.\nThe lake2 is wide.\n");
        assert!(text.has(1, 0, 1) && text.has(2, 1, 3));
        assert!(!text.has(1, 1, 3) && !text.has(2, 0, 2) && !text.has(3, 0, 3));
    }

    #[test]
    fn notes_begin_with_figures_in_every_notation() {
        let text = asked("Words.\n");
        for line in ["1 See A/66/1.", "1. See A/66/1.", "(1) See A/66/1.", "[1] See A/66/1.", "1) See A/66/1.", "1\tSee A/66/1."]
        {
            let note = text.note(line, false).expect(line);
            assert_eq!((note.label.as_str(), &line[note.rest..]), ("1", "See A/66/1."));
        }
        for line in ["1.2 Words", "1", "(a) Words", "1See", "1/ See", "19 100 people"] {
            assert_eq!(text.note(line, true), None, "{line}");
        }
        assert_eq!(asked("Words.\n\nNotes\n").note("1. See A/66/1.", true), None, "notes are gathered below");
    }

    #[test]
    fn a_full_stop_begins_a_note_only_where_its_words_or_those_above_say_so() {
        let text = asked("Words.\n");
        assert_eq!(text.note("1. I am unable to agree.", false), None);
        for (line, dotted) in
            [("1. See annex I.", false), ("1. Ibid., p. 4.", false), ("1. A/66/1, p. 4.", false), ("2. The law.", true)]
        {
            assert!(text.note(line, dotted).is_some(), "{line}");
        }
    }

    #[test]
    fn works_are_listed_below_a_heading() {
        assert!(heads_works("3. References") && heads_works("**Bibliographie**"));
        assert!(!heads_works("References of the Committee") && !heads_works("Notes"));
    }
}
