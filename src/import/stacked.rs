//! Notes at the foot of a page whose numbers and stars stand above or among their words, on lines of their own: what a converter makes of
//! small raised signs.
//!
//! In: the lines, and which of them are furniture. Out: the words of each note behind its number, as most texts print them, and the lines
//! of the numbers marked. Numbers alone may be those of pages, too: these are notes only where they go on from the last one, the text
//! above cites each of them, and the page ends below their words.
//!
//! `1` / `2` / `See A/66/1.` / `Ibid.` is `1 See A/66/1.` / `2 Ibid.`

use std::collections::BTreeSet;
use std::ops::Range;

use super::asked::marks;
use super::furniture::{Furniture, is_symbol};
use super::habits::asks_for_star;
use super::labels::{Style, labels};
use super::lines::Line;
use super::signs::Signs;
use super::wrapping::ends_sentence;

/// Most lines with words of the notes of a page, those of their numbers included.
const FOOT: usize = 60;

/// The foot of a page: the numbers of its notes and the line of each, and the lines with words.
#[derive(Default)]
struct Foot {
    numbers: Vec<(u32, usize)>,
    words: Vec<usize>,
    /// Of all lines with words, the first one below.
    end: usize,
}

/// Puts the numbers and stars of notes before their words.
pub(super) fn gather(lines: &mut [Line], furniture: &mut [Option<Furniture>]) {
    let filled: Vec<usize> = (0..lines.len()).filter(|&index| !lines[index].is_blank()).collect();
    stars(lines, furniture, &filled);
    numbers(lines, furniture, &filled);
}

/// Most characters of a note's stars.
const STARS: usize = 3;

/// Stars alone on a line above the words that they belong to, where a star above asks for them.
fn stars(lines: &mut [Line], furniture: &mut [Option<Furniture>], filled: &[usize]) {
    let mut asked = false;
    for pair in filled.windows(2) {
        let [star, words] = [pair[0], pair[1]];
        let sign = &lines[star].text;
        let alone = sign.len() <= STARS && sign.bytes().all(|byte| byte == b'*') && furniture[star].is_none();
        if alone && asked && words <= star + 2 && furniture[words].is_none() && begins_words(lines, words) {
            let (sign, line) = (sign.to_string(), lines[star].number());
            lines[words].begin_with(&sign, line);
            furniture[star] = Some(Furniture::Label);
        }
        asked |= lines[star].signs.have(Signs::MARKUP) && asks_for_star(&lines[star].text);
    }
}

/// Whether a line begins with words and no label but that of a division.
fn begins_words(lines: &[Line], index: usize) -> bool {
    let text = &lines[index].text;
    text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '“' | '"' | '‘' | '«'))
        && labels(text).iter().all(|label| label.style <= Style::Article)
}

/// Numbers alone on lines, before or among the words that they belong to.
fn numbers(lines: &mut [Line], furniture: &mut [Option<Furniture>], filled: &[usize]) {
    // The first note of a text, or of a page, is note 1.
    if !filled.iter().any(|&index| number(lines, furniture, index) == Some(1)) {
        return;
    }
    let (mut cited, mut glued, mut last) = (BTreeSet::new(), false, 0);
    let mut place = 0;
    while place < filled.len() {
        let index = filled[place];
        place += 1;
        if let Some(first) = number(lines, furniture, index) {
            let is_next = (first == last + 1 || first == 1) && (glued || last > 0) && cited.contains(&first);
            let foot = if is_next { foot(lines, furniture, filled, place - 1, &cited) } else { Foot::default() };
            if let Some(notes) = notes(lines, &foot.words, foot.numbers.len()) {
                for ((number, line), note) in foot.numbers.into_iter().zip(notes) {
                    furniture[line] = Some(Furniture::Label);
                    let line = lines[line].number();
                    lines[note].begin_with(&number.to_string(), line);
                    last = number;
                }
                (cited, glued) = (BTreeSet::new(), false);
                place = foot.end;
            }
        } else if furniture[index].is_none() && lines[index].signs.have(Signs::FIGURE) {
            for (value, is_glued) in marks(&lines[index].text) {
                cited.insert(value);
                glued |= is_glued;
            }
        }
    }
}

/// The foot of the page that begins with a number: numbers that follow each other and are cited, and words, in any order.
fn foot(lines: &[Line], furniture: &[Option<Furniture>], filled: &[usize], start: usize, cited: &BTreeSet<u32>) -> Foot {
    let mut foot = Foot { end: start, ..Foot::default() };
    for &index in filled[start..].iter().take(FOOT) {
        match number(lines, furniture, index) {
            Some(value) if foot.numbers.last().is_none_or(|last| last.0 + 1 == value) && cited.contains(&value) => {
                foot.numbers.push((value, index));
            }
            None if furniture[index].is_none()
                && !is_symbol(&lines[index].text)
                && lines[index].page == lines[filled[start]].page =>
            {
                foot.words.push(index);
            }
            _ => return foot,
        }
        foot.end += 1;
    }
    // The page does not end soon: this is no foot.
    if foot.end < filled.len() { Foot::default() } else { foot }
}

/// The number that stands alone on a line.
fn number(lines: &[Line], furniture: &[Option<Furniture>], index: usize) -> Option<u32> {
    let text = &lines[index].text;
    let free = matches!(furniture[index], None | Some(Furniture::PageNumber));
    let figures = (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    (free && figures).then(|| text.parse().ok()).flatten()
}

/// Which lines of a foot begin the words of so many notes.
fn notes(lines: &[Line], foot: &[usize], count: usize) -> Option<Vec<usize>> {
    let text = |place: usize| lines[foot[place]].text.as_ref();
    let first = *foot.first()?;
    let width = foot.iter().map(|&index| lines[index].length()).max()?;
    let apart = |place: &usize| *place == 0 || foot[place - 1] + 1 < foot[*place];
    let ended = |place: &usize| *place == 0 || ends_sentence(text(place - 1)) || is_address(text(place - 1));
    let short = |place: &usize| apart(place) || lines[foot[place - 1]].length() * 10 < width * 9;
    let begins = |place: &usize| is_address(text(*place)) || !text(*place).starts_with(char::is_lowercase);
    let starts: Vec<usize> = (0..foot.len()).filter(|place| begins(place) && ended(place)).collect();
    let sure: Vec<usize> = starts.iter().copied().filter(short).collect();
    let found = [sure, starts].into_iter().find(|found| found.len() == count || count == 1 && !found.is_empty())?;
    begins_words(lines, first).then(|| found[..count].iter().map(|&place| foot[place]).collect())
}

/// Whether a line is an address of the web, or ends with one.
fn is_address(text: &str) -> bool {
    let last: Range<usize> = text.rfind(' ').map_or(0, |space| space + 1)..text.len();
    let address = |word: &str| word.starts_with("http") || word.starts_with("www.");
    address(text) || address(&text[last])
}
