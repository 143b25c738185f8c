//! Where the title block lies, and how its lines part: raw texts often print it without blank lines.
//!
//! In: the lines from the top, and which of them are furniture. Out: for lines of the block whether they go on with the line before.
//! A line that states a fact (a symbol, a date, a session) stands alone, a line that is full or cannot end where it does goes on, and below
//! another one something new begins. The clause with which a resolution or treaty opens stands alone in every text.
//!
//! `Committee on the Elimination of Discrimination` / `against Women` is one body.

use std::collections::BTreeMap;

use super::parts::{is_open, parts, runs_on};
use super::patterns::{ADOPTED, AGENDA, AUTHOR, DISTRIBUTION, IN_FORCE, ON_REPORT, ORIGINAL, SESSION, SYMBOL, is_dated};
use super::{is_act, is_case_fact, is_clause, opens, opens_act, opens_text};
use crate::import::furniture::Furniture;
use crate::import::labels::labels;
use crate::import::lines::Line;
use crate::import::table_lines::begins_html_table;
use crate::import::wrapping::begins_recital;

/// The title block as far as lines show it, before they are put together.
#[derive(Debug, Default)]
pub(in crate::import) struct TitleBlock {
    /// Number of its last line; 0 where there is none.
    last: usize,
    /// For the number of a line, whether it goes on with the line before.
    goes_on: BTreeMap<usize, bool>,
}

/// Fewest bytes of the name of an office.
const OFFICE: usize = 5;

/// Most lines with words that are looked at.
const LONGEST: usize = 60;

impl TitleBlock {
    /// The title block at the top of a text.
    pub(in crate::import) fn find(lines: &[Line], furniture: &[Option<Furniture>]) -> Self {
        let top = (0..lines.len()).filter(|&index| !lines[index].is_blank() && furniture[index].is_none()).take(LONGEST);
        let filled: Vec<usize> = top.collect();
        let mut block = Self::default();
        let text = |place: usize| lines[filled[place]].text.as_ref();
        let clause = |place: usize| {
            let recital = filled.get(place + 1).is_some_and(|_| begins_recital(text(place + 1)));
            let acts = filled.get(place + 1).is_some_and(|_| opens_act(text(place), text(place + 1)));
            acts || is_clause(text(place)) && (recital || text(place).split_whitespace().count() <= 6)
        };
        let case =
            |place: usize| is_case_fact(text(place)) && filled.get(place + 1).is_some_and(|_| is_case_fact(text(place + 1)));
        let end = (0..filled.len())
            .find(|&place| clause(place) || begins(text(place)) || case(place) || is_prose(lines, &filled, place))
            .unwrap_or(filled.len());
        let mut part = |place: usize, goes_on: bool| {
            if let Some(&index) = filled.get(place) {
                block.goes_on.insert(lines[index].number(), goes_on);
            }
        };
        if end < filled.len() {
            part(end, false);
            if clause(end) {
                part(end + 1, false);
            }
        }
        let facts: Vec<bool> =
            filled[..end].iter().map(|&index| parts(&lines[index].layout).iter().any(|part| is_fact(&part.text))).collect();
        // `Adopted and opened for signature by resolution` may go on below.
        let adoption = |place: usize| ADOPTED.is_match(text(place)) || IN_FORCE.is_match(text(place));
        if (0..end).filter(|&place| facts[place] || adoption(place)).count() < 2 {
            return block;
        }
        let beside = |place: usize| filled[place - 1] + 1 == filled[place];
        let free = |place: usize| !facts[place] && !has_columns(&lines[filled[place]]);
        let mut run = 0;
        for place in 1..end {
            if !beside(place) || !free(place) || !free(place - 1) {
                run = place;
            }
            let (above, below) = (text(place - 1), text(place));
            // The names of those who table a draft, over two lines.
            let named = runs_on(above, below) || above.ends_with(',') && below.contains(": ");
            // `Rapporteur: Ms. Lamp`
            let office = below.split_once(": ").is_some_and(|(office, _)| !office.contains(' ') && office.len() >= OFFICE);
            let author = !named && (AUTHOR.is_match(below) || office && !is_open(above));
            if facts[place - 1]
                || facts[place] && !is_open(above)
                || author
                || adoption(place)
                || ON_REPORT.is_match(below)
                || is_act(below)
            {
                part(place, false);
            } else if beside(place) && free(place) && free(place - 1) {
                let last = (place..end).take_while(|&next| next == place || beside(next) && free(next)).last().unwrap_or(place);
                let width = (run..=last).map(|place| text(place).chars().count()).max().unwrap_or(0);
                part(place, above != below && (named || is_full(above, below, width)));
            }
        }
        block.last = end.checked_sub(1).map_or(0, |place| lines[filled[place]].number());
        block
    }

    /// Whether a line belongs to the title block.
    pub(in crate::import) fn holds(&self, line: usize) -> bool {
        line <= self.last
    }

    /// Whether a line goes on with the one before, where the title block tells.
    pub(in crate::import) fn goes_on(&self, line: usize) -> Option<bool> {
        self.goes_on.get(&line).copied()
    }
}

/// Whether a line has more than one column.
fn has_columns(line: &Line) -> bool {
    line.layout.trim().contains("   ") || line.text.contains(['\t', '|'])
}

/// Whether the first word below would not have stood on the line above.
fn is_full(above: &str, below: &str, width: usize) -> bool {
    let word = below.split(' ').next().unwrap_or_default().chars().count();
    above.chars().count() + 1 + word > width
}

/// Whether the words state a fact of a title block and nothing else.
pub(in crate::import) fn is_fact(text: &str) -> bool {
    let text = text.trim_matches(['*', '_']);
    is_dated(text)
        || [&DISTRIBUTION, &ORIGINAL, &SESSION, &AGENDA].iter().any(|fact| fact.is_match(text))
        || text.contains(|c: char| c.is_ascii_digit()) && SYMBOL.is_match(text)
}

/// Whether the text itself begins with this line.
fn begins(text: &str) -> bool {
    let bare = text.trim_matches(['*', '_', '#', ' ']);
    let words = text.trim_start_matches(['#', ' ']);
    begins_html_table(text) || opens(text) || !is_act(bare) && labels(words).iter().any(|label| opens_text(label, words))
}

/// Whether a line is the first of a paragraph: full, and no title in capitals; below it more full lines, or the end of a sentence.
fn is_prose(lines: &[Line], filled: &[usize], place: usize) -> bool {
    let line = |place: usize| filled.get(place).map(|&index| &lines[index]);
    let full = |place: usize| line(place).is_some_and(|line| line.text.chars().count() >= FULL && !has_columns(line));
    let below = |place: usize| filled.get(place + 1).is_some_and(|&below| filled[place] + 1 == below);
    let last = (place..filled.len()).find(|&place| !below(place) || !full(place)).unwrap_or(place);
    let sentence = line(last).is_some_and(|line| line.text.ends_with('.'));
    let more = below(place) && full(place + 1) && !is_clause(&lines[filled[place + 1]].text);
    full(place) && (more || sentence) && lines[filled[place]].text.contains(char::is_lowercase)
}

/// From so many characters on a line is full.
const FULL: usize = 64;
