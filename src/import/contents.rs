//! The table of contents among the lines: the site makes its own.
//!
//! In: lines, and which of them are furniture. Out: the same with the lines of the table of contents marked. It is known by its
//! leaders, or by titles that each stand above a page number; figures that go on by one each time are a list of notes.

use std::sync::LazyLock;

use regex::Regex;

use super::furniture::{Furniture, regex};
use super::join::is_label_alone;
use super::lines::Line;
use super::signs::Signs;
use super::wrapping::is_notes_heading;

static LEADERS: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?:\.\s?){4,}\s*[\divxlcIVXLC–—\-]*(?:\s+[\divxlc–—\-]+)?$|…{2,}\s*\d*$"));
static CONTENTS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:table of contents|contents|table des matières|sommaire|índice|содержание|contents\s+paragraphs\s+page|(?:paragraphs\s+)?page|chapter\s+(?:paragraphs\s+)?page)$",
    )
});

/// The table of contents: lines with leaders, and lists of titles each followed by a line with a page number.
pub(super) fn contents(lines: &[Line], found: &mut [Option<Furniture>]) {
    let filled: Vec<usize> = (0..lines.len()).filter(|&index| !lines[index].is_blank() && found[index].is_none()).collect();
    let entry: Vec<bool> = filled.iter().map(|&index| has_leaders(&lines[index])).collect();
    let entries: Vec<usize> = (0..filled.len()).filter(|&place| entry[place]).collect();
    let headed = |place: usize| (place.saturating_sub(3)..place).any(|above| is_head(&lines[filled[above]].text));
    if entries.len() >= 3 || entries.first().is_some_and(|&place| headed(place)) {
        // Lines between two entries are the wrapped beginning of an entry, or a word such as "Annex".
        for run in entries.chunk_by(|one, next| next - one <= 4).filter(|run| run.len() > 1) {
            // The blanks of a form lead to no page.
            let paged = run.iter().filter(|&&place| !lines[filled[place]].text.ends_with(['.', '…'])).count();
            if headed(run[0]) || paged * 2 >= run.len() {
                // The label of the first entry may stand on a line of its own, as those between do.
                let labelled = |above: &usize| is_label_alone(&lines[filled[*above]].text);
                let first = run[0].checked_sub(1).filter(labelled).unwrap_or(run[0]);
                for &index in &filled[first..=run[run.len() - 1]] {
                    found[index] = Some(Furniture::Contents);
                }
            }
        }
    }
    paired_contents(lines, &filled, found);
    listed_contents(lines, &filled, found);
    restated_contents(lines, &filled, found);
    if !found.contains(&Some(Furniture::Contents)) {
        return;
    }
    for place in 0..filled.len() {
        let follows = filled[place + 1..].iter().take(3).any(|&index| found[index] == Some(Furniture::Contents));
        if found[filled[place]].is_none() && follows && is_head(&lines[filled[place]].text) {
            found[filled[place]] = Some(Furniture::Contents);
        }
    }
    for place in (0..filled.len()).rev() {
        let follows = filled[place + 1..].iter().take(2).any(|&index| found[index] == Some(Furniture::Contents));
        if found[filled[place]].is_none() && follows && is_head(&lines[filled[place]].text) {
            found[filled[place]] = Some(Furniture::Contents);
        }
    }
}

/// Whether a line says "Contents", or what stands above the page numbers.
fn is_head(text: &str) -> bool {
    text.len() <= HEAD && text.starts_with(begins_head) && CONTENTS.is_match(text)
}

/// Whether such words can begin with a character.
fn begins_head(c: char) -> bool {
    !c.is_ascii() || matches!(c.to_ascii_lowercase(), 'c' | 'p' | 's' | 't')
}

/// Lines that end with a page number, below a line that says "Contents"; the numbers never go down.
fn listed_contents(lines: &[Line], filled: &[usize], found: &mut [Option<Furniture>]) {
    let drawn = ['*', '_', '#', '|', ' '];
    let head = |place: usize| {
        let text = &lines[filled[place]].text;
        let bare = text.trim_matches(drawn);
        let columns = || bare.split(['|', ' ']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        text.starts_with(|c| drawn.contains(&c) || begins_head(c))
            && (is_head(bare) || text.starts_with('|') && is_head(&columns()))
    };
    let mut start = 0;
    while start < filled.len() {
        if found[filled[start]].is_some() || !head(start) {
            start += 1;
            continue;
        }
        let (mut end, mut entries, mut last) = (start + 1, 0, 0);
        let mut place = start + 1;
        // An entry may be wrapped over two lines, and "Annexes" has no page of its own.
        while place < filled.len() && place - end <= 2 {
            match page(&lines[filled[place]].text) {
                Some(number) if number >= last => {
                    (last, end) = (number, place + 1);
                    entries += 1;
                }
                _ if head(place) => end = place + 1,
                Some(_) => break,
                None if lines[filled[place]].text.len() > 160 => break,
                None => {}
            }
            place += 1;
        }
        if entries >= 2 {
            for &index in &filled[start..end] {
                found[index].get_or_insert(Furniture::Contents);
            }
        }
        start = end;
    }
}

/// Most lists without page numbers that are looked for, and most lines of one.
const LISTS: usize = 3;
const ENTRIES: usize = 80;

/// Fewest bytes of a line that says the same again further down, and not by chance.
const TELLING: usize = 12;

/// Lines below one that says "Contents" of which each begins a line further down, too.
fn restated_contents(lines: &[Line], filled: &[usize], found: &mut [Option<Furniture>]) {
    let text = |place: usize| lines[filled[place]].text.trim_matches(['*', '_', '#', ' ', '-', '•']);
    let heads =
        (0..filled.len()).filter(|&place| found[filled[place]].is_none() && text(place).len() <= HEAD && is_head(text(place)));
    for head in heads.take(LISTS).collect::<Vec<_>>() {
        let restated = |place: usize| {
            let words = text(place);
            words.len() >= TELLING && (place + 1..filled.len()).any(|below| text(below).starts_with(words))
        };
        let entries = (head + 1..filled.len()).take(ENTRIES).take_while(|&place| restated(place)).count();
        if entries >= 2 {
            for &index in &filled[head..=head + entries] {
                found[index] = Some(Furniture::Contents);
            }
        }
    }
}

/// Longest line that says "Contents", in bytes.
const HEAD: usize = 60;

/// The page number behind the title of an entry.
fn page(text: &str) -> Option<u32> {
    let bare = text.trim_end_matches(['|', ' ', '*']);
    let title = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = &bare[title.len()..];
    let parted = title.ends_with([' ', '\t', '|', '>']) && title.contains(char::is_alphabetic);
    if parted && number.len() <= 3 { number.parse().ok() } else { None }
}

/// Whether dots lead from a title to its page.
fn has_leaders(line: &Line) -> bool {
    let text = line.text.as_ref();
    let ends = text.ends_with(|c: char| {
        c.is_numeric()
            || c.is_whitespace()
            || matches!(c, '.' | '…' | 'i' | 'v' | 'x' | 'l' | 'c' | 'I' | 'V' | 'X' | 'L' | 'C' | '–' | '—' | '-')
    });
    let drawn = || has_dots(text.as_bytes()) || line.signs.have(Signs::BEYOND) && text.contains('…');
    ends && drawn() && LEADERS.is_match(text)
}

/// Whether two dots stand beside each other, or with a space between them. Every byte is looked at, which without a branch is many at once.
fn has_dots(text: &[u8]) -> bool {
    let beside = text.iter().zip(text.get(1..).unwrap_or_default());
    let apart = beside.clone().zip(text.get(2..).unwrap_or_default());
    let is_dot = |byte: u8| byte == b'.';
    let is_space = |byte: u8| matches!(byte, b' ' | b'\t');
    beside.fold(false, |any, (one, next)| any | is_dot(*one) & is_dot(*next))
        || apart.fold(false, |any, ((one, space), next)| any | is_dot(*one) & is_space(*space) & is_dot(*next))
}

/// Whether words can be the title of an entry: no figure, no sentence, and not the heading of notes.
fn may_be_title(text: &str) -> bool {
    text.len() <= 160 && text.parse::<u32>().is_err() && !text.ends_with(['.', ';']) && !is_notes_heading(text)
}

/// `Introduction`, `2`, `Objectives and scope`, `1–15`, `2`: titles, the paragraphs of each where they are told, and page numbers on lines
/// of their own.
fn paired_contents(lines: &[Line], filled: &[usize], found: &mut [Option<Furniture>]) {
    let text = |place: usize| filled.get(place).map(|&index| lines[index].text.as_ref()).unwrap_or_default();
    // A title over one line or two, perhaps paragraphs, and the page that goes on from the last one.
    let entry = |start: usize, last: u32| {
        let title = (start + 1..=start + 2).find(|&next| is_range(text(next)) || text(next).parse::<u32>().is_ok())?;
        let page = if is_range(text(title)) || text(title + 1).parse::<u32>().is_ok() { title + 1 } else { title };
        let number = text(page).parse().ok().filter(|&number| number >= last && number < 1000)?;
        (start..title).all(|place| may_be_title(text(place)) && !is_range(text(place))).then_some((page + 1, number))
    };
    let mut place = 0;
    while place < filled.len() {
        let (mut end, mut pairs, mut last) = (place, 0, 0);
        // Pages repeat and jump; figures that go on by one each time are a list of notes.
        let mut counting = true;
        while let Some((next, page)) = entry(end, last) {
            counting &= pairs == 0 || page == last + 1;
            (last, end) = (page, next);
            pairs += 1;
        }
        if pairs >= 4 {
            if !counting {
                // The heads of the columns, and an entry before the first page that counts.
                let above = (place.saturating_sub(ABOVE)..place).find(|&above| is_column(text(above))).unwrap_or(place);
                for &index in &filled[above..end] {
                    found[index] = Some(Furniture::Contents);
                }
            }
            place = end;
        } else {
            place += 1;
        }
    }
}

/// Most lines between the heads of the columns and the first entry with a page.
const ABOVE: usize = 6;

/// Whether a line is the head of a column of contents.
fn is_column(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "chapter" | "section" | "paragraphs" | "page" | "chapitre" | "paragraphes" | "párrafos" | "página"
    )
}

/// Whether a line says which paragraphs an entry has: `1–15`.
fn is_range(text: &str) -> bool {
    let figures = |words: &str| (1..=4).contains(&words.len()) && words.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once(['–', '-', '—']).is_some_and(|(from, to)| figures(from.trim()) && figures(to.trim()))
}
