//! Notes that the text asks for: marks that are printed as plain figures, before it is known what is a note.
//!
//! In: the lines. Out: where a figure is glued to a word or stands in brackets behind it, by its value. At the foot of a page, or below
//! the paragraph that cites it, a note may begin as any line can; only a mark above tells it from a list item or a sentence.
//!
//! `of the river1 and`, `the sea.2`, `the lake(3)` and `his Office [4]` ask for the notes `1 See`, `2. Ibid.`, `(3) See` and `[4] See`.

use std::collections::BTreeMap;
use std::ops::Range;

use super::chunk::{Chunk, Kind};
use super::counted::{ends_figure, mark_at, parts_sentences, runs_of_figures};
use super::furniture::{Furniture, is_symbol};
use super::lines::Line;
use super::note_start::NoteStart;
use super::signs::Signs;
use super::wrapping::is_notes_heading;

/// Most figures of a mark.
const LONGEST: usize = 3;

/// How far the figures of notes may go on from the last one: those between were lost, or begin in another way.
const GAP: u32 = 5;

/// Most lines from a note to the end of its page.
const FOOT: usize = 16;

/// For each value the lines with such a mark, in order.
type Marks = BTreeMap<u32, Vec<usize>>;

/// The marks of a text that look like plain figures.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// Those glued to a word or stop, or in brackets.
    glued: Marks,
    /// Those behind a space; many of them count something.
    spaced: Marks,
    /// Whether notes stand below a heading of their own.
    collected: bool,
}

/// Where a line stands that may begin a note.
pub(super) struct Place<'a> {
    pub(super) index: usize,
    /// Where the text begins that stands below the notes before it.
    pub(super) text: usize,
    /// The figure of the last note, and that of the last paragraph or item.
    pub(super) last_note: u32,
    pub(super) last_figure: u32,
    /// Whether a figure with a full stop may begin a note here, whatever its words are.
    pub(super) dotted: Dotted,
    /// Whether words stand on the line below.
    pub(super) words_below: bool,
    /// Whether the next line but blank ones begins with the next figure.
    pub(super) next_below: bool,
    /// Whether a blank line or the end of a sentence stands above, or a gap behind the first word.
    pub(super) begins: bool,
    /// What stands above.
    pub(super) above: Option<&'a Chunk>,
}

/// What tells notes whose figures have a full stop from paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dotted {
    /// Nothing: their words must.
    No,
    /// Such notes stand above.
    Before,
    /// They stand at the foot of a page.
    AtFoot,
}

impl Asked {
    /// The marks in the lines with words.
    pub(super) fn find(lines: &[Line], furniture: &[Option<Furniture>]) -> Self {
        let mut asked = Self::default();
        for (index, line) in lines.iter().enumerate().filter(|(index, _)| furniture[*index].is_none()) {
            asked.collected |= is_notes_heading(&line.text);
            if line.signs.have(Signs::FIGURE) {
                for (value, glued) in marks(&line.text).filter(|(value, _)| *value > 0) {
                    let marks = if glued { &mut asked.glued } else { &mut asked.spaced };
                    marks.entry(value).or_default().push(index);
                }
            }
        }
        asked
    }

    /// The note that a line begins with: a mark above asks for it, it goes on with the notes, and it is no paragraph that goes on with those.
    pub(super) fn note(&self, line: &str, place: &Place) -> Option<NoteStart> {
        let alone = || label_alone(line).filter(|_| place.words_below);
        let start = self.start(line, place.dotted != Dotted::No).or_else(alone)?;
        let value: u32 = start.label.parse().ok()?;
        let dotted = start.is_dotted(line);
        let below_note = place.above.is_some_and(|above| matches!(above.kind, Kind::Note(_)));
        // The next paragraph, if it does not go on with the notes at the foot of a page; a list of works is part of the text.
        let paragraph = dotted && value == place.last_figure + 1 && !(place.dotted == Dotted::AtFoot && below_note);
        if paragraph || place.above.is_some_and(|above| heads_works(&above.text)) {
            return None;
        }
        let asked = |marks: &Marks| asks(marks, value, place.text..place.index);
        let next = value == place.last_note + 1;
        let goes_on = next && place.last_note > 0;
        let first = value == 1 || place.last_note == 0 && !dotted && !line.starts_with(['(', '[']);
        let follows = first || place.last_note > 0 && (1..=GAP).contains(&value.saturating_sub(place.last_note));
        // A line within a sentence goes on with it where its words begin small: `of which` / `21 came from States`.
        let within = || goes_on && !dotted && !line[start.rest..].starts_with(char::is_lowercase);
        // The first of several notes below each other: more than one of them is asked for.
        let series = value == 1
            && !dotted
            && place.next_below
            && place.begins
            && asked(&self.spaced)
            && asks(&self.spaced, 2, place.text..place.index);
        let fits = series
            || follows && (place.begins || within()) && asked(&self.glued)
            || goes_on && !dotted && place.begins && (below_note || asked(&self.spaced));
        fits.then_some(start)
    }

    /// Whether a note has a glued mark, and one of another value has none.
    pub(super) fn tells_from(&self, note: u32, other: u32) -> bool {
        self.glued.contains_key(&note) && !self.glued.contains_key(&other)
    }

    /// What tells a note with a full stop here; `before` says that such notes stand above.
    pub(super) fn dotted(&self, lines: &[Line], furniture: &[Option<Furniture>], index: usize, before: bool) -> Dotted {
        match before {
            _ if self.at_foot(lines, furniture, index) => Dotted::AtFoot,
            true => Dotted::Before,
            false => Dotted::No,
        }
    }

    /// Whether a line may be a note at the foot of a page: a figure with a full stop, whose mark stands in the text, and down to the end
    /// of the page no blank line but above another figure.
    fn at_foot(&self, lines: &[Line], furniture: &[Option<Furniture>], index: usize) -> bool {
        let figure = |line: &Line| line.text.split_once('.').and_then(|(figure, _)| figure.parse::<u32>().ok());
        if !figure(&lines[index]).is_some_and(|value| self.glued.contains_key(&value)) {
            return false;
        }
        let mut blank = false;
        for at in index + 1..lines.len().min(index + FOOT) {
            let line = &lines[at];
            if line.page > lines[index].page || furniture[at] == Some(Furniture::PageNumber) {
                return true;
            }
            if blank && !line.is_blank() && figure(line).is_none() {
                return false;
            }
            blank = line.is_blank();
        }
        false
    }

    /// The label that a line may begin with: figures alone, in brackets, or with a bracket behind them. A full stop numbers paragraphs,
    /// too: it is read so only where no heading gathers the notes, and the words are those of a note or `dotted` ones stand above.
    fn start(&self, text: &str, dotted: bool) -> Option<NoteStart> {
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
        // `[1]* Late submission.`: a converter counts the notes that have a sign of their own, too.
        let behind = if open { text[end + close..].trim_start_matches('*') } else { &text[end + close..] };
        let words = behind.trim_start();
        let spaced = words.len() < behind.len();
        let begins = words.starts_with(|c: char| c.is_alphabetic() || matches!(c, '“' | '"' | '*' | '_' | '‘' | '«' | '('));
        ((1..=LONGEST).contains(&figures) && spaced && begins)
            .then(|| NoteStart { label: text[start..end].to_string(), rest: text.len() - words.len() })
    }
}

/// Whether a mark of a value stands in some lines.
fn asks(marks: &Marks, value: u32, lines: Range<usize>) -> bool {
    let first = |places: &Vec<usize>| places.get(places.partition_point(|&line| line < lines.start)).copied();
    marks.get(&value).and_then(first).is_some_and(|line| line < lines.end)
}

/// The label of a note whose words stand on the next line.
fn label_alone(line: &str) -> Option<NoteStart> {
    let figures = (1..=LONGEST).contains(&line.len()) && line.bytes().all(|byte| byte.is_ascii_digit());
    figures.then(|| NoteStart { label: line.to_string(), rest: line.len() })
}

/// First words of notes that refer to something.
const REFERRING: &[&str] =
    &["See", "Voir", "Véase", "Cf.", "Ibid", "Ibíd", "Idem", "Id.", "Op.", "Loc.", "Supra", "http", "www."];

/// Whether words refer to something as most notes do: with a word for it, or with a symbol.
fn refers(words: &str) -> bool {
    let bare = words.trim_start_matches(['*', '_', '“', '"', '(']);
    let symbol = || bare.split_whitespace().next().is_some_and(|first| is_symbol(first.trim_end_matches(['.', ',', ';'])));
    REFERRING.iter().any(|word| bare.starts_with(word)) || symbol()
}

/// Whether words are the heading of a list of works.
fn heads_works(text: &str) -> bool {
    let last = text.trim_matches(|c: char| !c.is_alphabetic()).rsplit(' ').next().unwrap_or_default();
    matches!(
        last.to_lowercase().as_str(),
        "references" | "bibliography" | "références" | "bibliographie" | "referencias" | "bibliografía"
    )
}

/// The values of the figures that may be marks of notes, and whether they are glued to something.
pub(super) fn marks(text: &str) -> impl Iterator<Item = (u32, bool)> {
    let behind_words = |place: &Range<usize>| place.start > 0 && place.len() <= LONGEST;
    runs_of_figures(text).filter(behind_words).filter_map(|place| {
        let (before, after) = (&text[..place.start], &text[place.end..]);
        let bracketed = [('(', ')'), ('[', ']')].into_iter().find_map(|(open, close)| {
            let before = before.strip_suffix(open)?;
            Some((if open == '[' { before.trim_end() } else { before }, after.strip_prefix(close)?))
        });
        let (before, after) = bracketed.unwrap_or((before, after));
        let glued = bracketed.is_some() || !before.ends_with(' ');
        // `para. 63.[1]`: square brackets directly behind a stop hold no figure of the sentence.
        let square = before.ends_with(['.', ',', ';', ':']) && text[..place.start].ends_with('[');
        let figure = !after.is_empty() && ends_figure(before, after);
        let apart = parts_sentences(before, after);
        if !square && !figure && !apart {
            mark_at(["", before], after, glued)?;
        }
        Some((text[place].parse().ok()?, glued || apart))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::lines::lines;

    fn asked(text: &str) -> Asked {
        let lines = lines(text);
        Asked::find(&lines, &vec![None; lines.len()])
    }

    const PLACE: Place = Place {
        index: 4,
        text: 0,
        last_note: 0,
        last_figure: 0,
        dotted: Dotted::No,
        words_below: true,
        next_below: false,
        begins: true,
        above: None,
    };

    #[test]
    fn figures_glued_to_words_ask_for_notes_and_those_behind_a_space_may() {
        let found: Vec<_> = marks("the river1 and the sea.2 of the lake(3), his Office [4] of Women 5 and").collect();
        assert_eq!(found, [(1, true), (2, true), (3, true), (4, true), (5, false)]);
        assert_eq!(marks("in paragraph 63.[1] It").collect::<Vec<_>>(), [(1, true)]);
        assert_eq!(marks("under article 6.21 The").collect::<Vec<_>>(), [(21, true)]);
        for text in
            ["in 2 of CO2 and G8", "article 6(1)", "Add.1", "A/66/1", "12.9 per cent", "of paragraph 3", "2 May", "covid19b"]
        {
            assert_eq!(marks(text).count(), 0, "{text}");
        }
    }

    #[test]
    fn a_mark_above_asks_for_a_note() {
        let text = asked("The river1 is long.\n\nThe lake2 is wide.\n\n1 See A/66/1.\n");
        let labels = |place: Place| ["1 See", "2 See", "3 See"].map(|line| text.note(line, &place).is_some());
        assert_eq!(labels(PLACE), [true, true, false]);
        assert_eq!(text.note("[2] See", &PLACE), None, "brackets count from 1");
        assert!(text.note("2", &PLACE).is_some(), "its words stand below it");
        assert_eq!(text.note("2", &Place { words_below: false, ..PLACE }), None);
        assert_eq!(labels(Place { index: 2, ..PLACE }), [true, false, false], "a mark stands above its note");
        assert_eq!(labels(Place { text: 1, ..PLACE }), [false, true, false], "and below the notes before it");
        assert_eq!(labels(Place { begins: false, ..PLACE }), [false, false, false], "a sentence goes on");
        assert_eq!(labels(Place { begins: false, last_note: 1, ..PLACE }), [false, true, false], "unless it is the next note");
    }

    #[test]
    fn notes_go_on_below_each_other_and_with_marks_behind_a_space() {
        let text = asked("The Decade for Women 5 and others.\n");
        let last = Chunk { kind: Kind::Note("5".into()), ..Chunk::default() };
        let note = |line, last_note, above| text.note(line, &Place { last_note, above, ..PLACE }).is_some();
        assert!(note("5 See A/66/1.", 4, None) && note("6 Ibid.", 5, Some(&last)));
        assert!(!note("5 See A/66/1.", 3, None) && !note("6 Ibid.", 5, None) && !note("7 Ibid.", 5, Some(&last)));
    }

    #[test]
    fn notes_begin_with_figures_in_every_notation() {
        let text = asked("Words.\n");
        for line in ["1 See A/66/1.", "1. See A/66/1.", "(1) See A/66/1.", "[1] See A/66/1.", "1) See A/66/1.", "1\tSee A/66/1."]
        {
            let note = text.start(line, false).expect(line);
            assert_eq!((note.label.as_str(), &line[note.rest..]), ("1", "See A/66/1."));
        }
        for line in ["1.2 Words", "1", "(a) Words", "1See", "1/ See", "19 100 people"] {
            assert_eq!(text.start(line, true), None, "{line}");
        }
        assert_eq!(asked("Words.\n\nNotes\n").start("1. See A/66/1.", true), None, "notes are gathered below");
    }

    #[test]
    fn a_full_stop_begins_a_note_only_where_its_words_or_those_above_say_so() {
        let text = asked("The river1 is long.\n");
        assert_eq!(text.start("1. I am unable to agree.", false), None);
        for (line, dotted) in
            [("1. See annex I.", false), ("1. Ibid., p. 4.", false), ("1. A/66/1, p. 4.", false), ("2. The law.", true)]
        {
            assert!(text.start(line, dotted).is_some(), "{line}");
        }
        assert!(text.note("1. See annex I.", &Place { last_figure: 7, ..PLACE }).is_some());
        assert_eq!(text.note("1. See annex I.", &PLACE), None, "the first paragraph");
    }

    #[test]
    fn works_are_listed_below_a_heading() {
        assert!(heads_works("3. References") && heads_works("**Bibliographie**"));
        assert!(!heads_works("References of the Committee") && !heads_works("Notes"));
        let heading = Chunk { text: "References".into(), ..Chunk::default() };
        let text = asked("See the list [1] below.\n");
        assert!(text.note("[1] A book.", &PLACE).is_some());
        assert_eq!(text.note("[1] A book.", &Place { above: Some(&heading), ..PLACE }), None);
    }
}
