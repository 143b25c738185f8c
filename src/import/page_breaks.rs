//! Running heads of a text of few pages: symbol or title stand at one or two page breaks only, and nothing there returns often.
//!
//! In: the lines below the title block, and what that block calls the document. Out: the lines that are furniture. Its own symbol alone
//! on a line is always a running head; another symbol, or a line of the title block, is one where a sentence goes on across it, or where
//! the number of the page stands beside it between two paragraphs.
//!
//! `needed to keep` / `A/AC.1/2012/9` / `it in order` is one sentence and a running head.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::furniture::{BARE_NUMBER, Furniture};
use super::labels::{Style, labels};
use super::lines::Line;
use super::words::OPEN_WORDS;
use super::wrapping::ends_sentence;

/// Most lines of a running head with the number of its page.
const LONGEST: usize = 4;

/// Longest number of a page, in bytes.
const FIGURES: usize = 6;

/// What a line at a page break may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// The symbol of the document.
    Own,
    /// Another symbol; the document's own where the title block has none.
    Symbol,
    /// A line of the title block.
    Title,
    /// The number of the page.
    Number,
}

impl Part {
    /// A number, where the line is no more than that.
    pub(super) fn number(text: &str) -> Option<Self> {
        (text.len() <= FIGURES && BARE_NUMBER.is_match(text)).then_some(Self::Number)
    }
}

/// Lines that stand together at what may be a page break.
struct Break {
    /// Their places among the lines with words.
    places: Range<usize>,
    parts: Vec<Part>,
    cuts: bool,
    parts_paragraphs: bool,
}

impl Break {
    fn has(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    /// Whether it is one for what it is and where it stands. A symbol printed once is a head where no other symbol is printed so.
    fn is_certain(&self, only_symbol: bool) -> bool {
        let head = self.has(Part::Symbol) || self.has(Part::Title);
        let numbered = head && self.has(Part::Number);
        self.has(Part::Own) || head && self.cuts || self.parts_paragraphs && (numbered || self.has(Part::Symbol) && only_symbol)
    }
}

/// Finds the furniture of page breaks. `part` says what a line below the title block may be.
pub(super) fn page_breaks(
    lines: &[Line],
    filled: &[usize],
    header: usize,
    part: impl Fn(usize) -> Option<Part>,
    found: &mut [Option<Furniture>],
) {
    let mut breaks: Vec<Break> = Vec::new();
    let mut place = header.max(1);
    while place < filled.len() {
        if !begins_apart(lines, filled, place) {
            place += 1;
            continue;
        }
        let parts: Vec<Part> = filled[place..].iter().map_while(|&index| part(index)).take(LONGEST + 1).collect();
        let places = place..place + parts.len();
        place = places.end + 1;
        if (1..=LONGEST).contains(&parts.len()) && begins_apart(lines, filled, places.end) {
            let before = lines[filled[places.start - 1]].text.as_ref();
            let behind = filled.get(places.end).map_or("", |&index| lines[index].text.as_ref());
            let (cuts, parts_paragraphs) = (cuts_sentence(before, behind), parts_paragraphs(before, behind));
            breaks.push(Break { places, parts, cuts, parts_paragraphs });
        }
    }
    // The words of the heads, and how many times each stands at what may be a page break.
    let head = |place: usize| lines[filled[place]].text.as_ref();
    let heads = |one: &Break| -> Vec<(&str, Part)> {
        let parts = one.places.clone().zip(&one.parts).filter(|(_, part)| **part != Part::Number);
        parts.map(|(place, part)| (head(place), *part)).collect()
    };
    let mut times: BTreeMap<(&str, Part), usize> = BTreeMap::new();
    breaks.iter().flat_map(heads).for_each(|head| *times.entry(head).or_default() += 1);
    let only_symbol = times.keys().filter(|(_, part)| *part == Part::Symbol).count() == 1;
    // What stands at one page break stands at others, too; a title between paragraphs heads none of them twice.
    let certain = breaks.iter().filter(|one| one.is_certain(only_symbol)).flat_map(heads);
    let twice = times.iter().filter(|((_, part), times)| *part == Part::Title && **times > 1).map(|(head, _)| *head);
    let known: BTreeSet<&str> = certain.chain(twice).map(|(words, _)| words).collect();
    for one in breaks {
        let returns = || (one.cuts || one.parts_paragraphs) && one.places.clone().any(|place| known.contains(head(place)));
        if one.is_certain(only_symbol) || returns() {
            for (place, part) in one.places.zip(one.parts) {
                let reason = if part == Part::Number { Furniture::PageNumber } else { Furniture::RunningHead };
                found[filled[place]].get_or_insert(reason);
            }
        }
    }
}

/// Whether a blank line, or the end of a page or of the text, stands above this place.
fn begins_apart(lines: &[Line], filled: &[usize], place: usize) -> bool {
    let Some(&here) = filled.get(place) else { return true };
    let above = filled[place - 1];
    here > above + 1 || lines[above].page != lines[here].page
}

/// Whether a sentence goes on from one line to the other.
pub(super) fn cuts_sentence(before: &str, behind: &str) -> bool {
    let before = before.trim_end();
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let open = OPEN_WORDS.contains(&last) || before.ends_with(',');
    let goes_on = behind.starts_with(char::is_lowercase) || open && behind.starts_with(char::is_alphanumeric);
    !ends_sentence(before) && goes_on && labels(behind).is_empty()
}

/// Whether a paragraph ends with the one line, and a numbered one, an item or an article begins with the other.
pub(super) fn parts_paragraphs(before: &str, behind: &str) -> bool {
    ends_sentence(before) && labels(behind).iter().any(|label| label.style != Style::Bullet)
}

#[cfg(test)]
mod tests {
    use crate::import::furniture::{Furniture, find};
    use crate::import::lines::lines;

    const BLOCK: &str = "LRN/WG.4/2031/7\n\nRights of seafarers\n\nNote by the Secretariat\n\n1. Words of the first paragraph, which go on for so long that nobody takes them for a title.\n\n";

    /// What is furniture below the title block, by the number of its line there.
    fn furniture(text: &str) -> Vec<(usize, Furniture)> {
        let text = format!("{BLOCK}{text}");
        let found = find(&lines(&text)).into_iter().enumerate().skip(8);
        found.filter_map(|(index, reason)| Some((index - 7, reason?))).collect()
    }

    const HEAD: Furniture = Furniture::RunningHead;
    const NUMBER: Furniture = Furniture::PageNumber;

    #[test]
    fn the_own_symbol_alone_is_a_running_head_wherever_it_stands() {
        for behind in ["it in order.", "Northland agreed.", "3. Words."] {
            assert_eq!(furniture(&format!("2. The port has to keep\n\nLRN/WG.4/2031/7\n\n{behind}\n")), [(3, HEAD)], "{behind}");
        }
    }

    #[test]
    fn a_title_is_one_where_a_sentence_goes_on() {
        for (before, behind) in [("has to keep", "it in order."), ("rules of the", "Kingdom apply.")] {
            assert_eq!(furniture(&format!("2. The port {before}\n\nRights of seafarers\n\n{behind}\n")), [(3, HEAD)], "{before}");
        }
        for (before, behind) in [("is kept.", "3. Words."), ("has to keep", "(a) order;"), ("has to keep", "Northland agreed.")] {
            assert_eq!(furniture(&format!("2. The port {before}\n\nRights of seafarers\n\n{behind}\n")), [], "{before} {behind}");
        }
        assert_eq!(furniture("2. The port has to keep\nRights of seafarers\nin order.\n"), [], "nothing parts it from the text");
    }

    #[test]
    fn between_paragraphs_the_number_of_the_page_tells_a_title_from_a_heading() {
        assert_eq!(furniture("2. It is kept.\n\nRights of seafarers\n2\n\n3. Words.\n"), [(3, HEAD), (4, NUMBER)]);
        assert_eq!(furniture("2. It is kept.\n\n2\n\nRights of seafarers\n\n3. Words.\n"), [(3, NUMBER), (5, HEAD)]);
        let twice = "2. It is kept.\n\nRights of seafarers\n\n3. Words.\n\nRights of seafarers\n\n4. Words.\n";
        assert_eq!(furniture(twice), [(3, HEAD), (7, HEAD)]);
    }

    #[test]
    fn another_symbol_is_one_where_it_is_the_only_one() {
        assert_eq!(furniture("2. It is kept.\n\nLRN/8\n\n3. Words.\n"), [(3, HEAD)]);
        assert_eq!(furniture("2. Report.\n\nLRN/8\n\n3. Note.\n\nLRN/9\n\n4. Words.\n"), [], "a list of documents");
    }
}
