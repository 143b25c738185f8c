//! Notes at the foot of a page whose numbers stand above their words, on lines of their own: what a converter makes of small raised
//! figures.
//!
//! In: the lines, and which of them are furniture. Out: the words of each note behind its number, as most texts print them, and the lines
//! of the numbers as furniture. Numbers alone may be those of pages, too: these are notes only where they go on from the last one, the text
//! above cites each of them, and the page ends below their words.
//!
//! `1` / `2` / `See A/66/1.` / `Ibid.` is `1 See A/66/1.` / `2 Ibid.`

use std::collections::BTreeSet;
use std::ops::Range;

use super::asked::marks;
use super::furniture::{Furniture, is_symbol};
use super::labels::labels;
use super::lines::Line;
use super::signs::Signs;
use super::wrapping::ends_sentence;

/// Most lines with words of the notes of a page.
const FOOT: usize = 40;

/// Puts the numbers of notes before their words.
pub(super) fn gather(lines: &mut [Line], furniture: &mut [Option<Furniture>]) {
    let filled: Vec<usize> = (0..lines.len()).filter(|&index| !lines[index].is_blank()).collect();
    // The first note of a text, or of a page, is note 1.
    if !filled.iter().any(|&index| number(lines, furniture, index) == Some(1)) {
        return;
    }
    let (mut cited, mut glued, mut last) = (BTreeSet::new(), false, 0);
    let mut place = 0;
    while place < filled.len() {
        let index = filled[place];
        if let Some(first) = number(lines, furniture, index) {
            let numbers = run(lines, furniture, &filled[place..]);
            let is_next = first == last + 1 || first == 1;
            let are_cited = (first..).take(numbers).all(|number| cited.contains(&number)) && (glued || last > 0);
            let words = place + numbers..foot(lines, furniture, &filled, place + numbers);
            if is_next
                && are_cited
                && let Some(notes) = notes(lines, &filled[words.clone()], numbers)
            {
                furniture[index..=filled[place + numbers - 1]].fill(Some(Furniture::NoteNumber));
                for (at, number) in (first..).take(numbers).enumerate() {
                    let line = lines[filled[place + at]].number();
                    lines[filled[words.start + notes[at]]].begin_note(number, line);
                    last = number;
                }
                (cited, glued) = (BTreeSet::new(), false);
                place = words.end;
                continue;
            }
        } else if furniture[index].is_none() && lines[index].signs.have(Signs::FIGURE) {
            for (value, is_glued) in marks(&lines[index].text) {
                cited.insert(value);
                glued |= is_glued;
            }
        }
        place += 1;
    }
}

/// The number that stands alone on a line.
fn number(lines: &[Line], furniture: &[Option<Furniture>], index: usize) -> Option<u32> {
    let text = &lines[index].text;
    let free = matches!(furniture[index], None | Some(Furniture::PageNumber));
    let figures = (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    (free && figures).then(|| text.parse().ok()).flatten()
}

/// How many numbers follow each other from the first line on.
fn run(lines: &[Line], furniture: &[Option<Furniture>], filled: &[usize]) -> usize {
    let number = |place: &usize| number(lines, furniture, *place);
    1 + filled.windows(2).take(FOOT).take_while(|pair| number(&pair[1]) == number(&pair[0]).map(|number| number + 1)).count()
}

/// Where the page ends whose notes begin at a place; the place itself where it does not end soon.
fn foot(lines: &[Line], furniture: &[Option<Furniture>], filled: &[usize], start: usize) -> usize {
    let page = filled.get(start).map(|&index| lines[index].page);
    let ends = |place: &usize| {
        filled.get(*place).is_none_or(|&index| {
            furniture[index].is_some()
                || number(lines, furniture, index).is_some()
                || is_symbol(&lines[index].text)
                || Some(lines[index].page) != page
        })
    };
    (start..=start + FOOT).find(ends).unwrap_or(start)
}

/// Which of the lines begin the words of so many notes.
fn notes(lines: &[Line], foot: &[usize], count: usize) -> Option<Vec<usize>> {
    let text = |place: usize| lines[foot[place]].text.as_ref();
    let first = foot.first().map(|_| text(0))?;
    let width = foot.iter().map(|&index| lines[index].length()).max()?;
    let apart = |place: &usize| *place == 0 || foot[place - 1] + 1 < foot[*place];
    let ended = |place: &usize| apart(place) || ends_sentence(text(place - 1)) || is_address(text(place - 1));
    let short = |place: &usize| apart(place) || lines[foot[place - 1]].length() * 10 < width * 9;
    let begins = |place: &usize| is_address(text(*place)) || !text(*place).starts_with(char::is_lowercase);
    let starts: Vec<usize> = (0..foot.len()).filter(|place| begins(place) && ended(place)).collect();
    let sure: Vec<usize> = starts.iter().copied().filter(short).collect();
    let words = first.starts_with(|c: char| c.is_alphabetic() || matches!(c, '“' | '"' | '‘' | '«')) && labels(first).is_empty();
    let found = [sure, starts].into_iter().find(|found| found.len() == count || count == 1 && !found.is_empty())?;
    words.then(|| found[..count].to_vec())
}

/// Whether a line is an address of the web, or ends with one.
fn is_address(text: &str) -> bool {
    let last: Range<usize> = text.rfind(' ').map_or(0, |space| space + 1)..text.len();
    let address = |word: &str| word.starts_with("http") || word.starts_with("www.");
    address(text) || address(&text[last])
}
