//! Page numbers that stand alone, in a text without form feeds and without running heads.
//!
//! In: the lines. Out: those that count the pages: figures alone on a line, each one more than the last, about as much text between
//! any two of them as between the others. Figures of a list or of a column go up too, but stand close together or far from evenly.

use std::collections::BTreeMap;

use super::lines::Line;
use super::page_breaks::{cuts_sentence, parts_paragraphs};
use super::signs::Signs;

/// Fewest numbers that tell pages from chance.
const FEWEST: usize = 3;
/// Least text on a page that is full, in bytes.
const LEAST: usize = 800;

/// A figure alone on its line.
#[derive(Clone, Copy)]
struct Figure {
    index: usize,
    value: u32,
    /// Bytes of text above it.
    above: usize,
}

/// The lines that are the numbers of pages.
pub(super) fn page_numbers(lines: &[Line]) -> Vec<usize> {
    let mut above = 0;
    let mut figures: Vec<Figure> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let bare = || line.text.trim_matches(['*', '_', ' ']);
        let value = if line.signs.have(Signs::FIGURE) { Some(bare()).filter(|bare| bare.len() <= 4) } else { None };
        let value = value.and_then(|bare| bare.parse().ok());
        if let Some(value) = value.filter(|_| stands_alone(lines, index)) {
            figures.push(Figure { index, value, above });
        }
        above += line.text.len();
    }
    let chain = longest_chain(&figures, above);
    let pages = is_even(&chain, above) || cuts_sentences(lines, &chain, figures.len());
    if pages { chain.iter().map(|figure| figure.index).collect() } else { Vec::new() }
}

/// Whether a blank line or the end of the text stands on either side.
fn stands_alone(lines: &[Line], index: usize) -> bool {
    (index == 0 || lines[index - 1].is_blank()) && lines.get(index + 1).is_none_or(Line::is_blank)
}

/// The longest run of figures, not always next to each other, of which each is one more than the last and a page away from it.
fn longest_chain(figures: &[Figure], end: usize) -> Vec<Figure> {
    // For each figure the length of the chain that ends with it and the figure before; for each value its best figure.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(figures.len());
    let mut last_of_value: BTreeMap<u32, usize> = BTreeMap::new();
    for (at, figure) in figures.iter().enumerate() {
        let before = figure.value.checked_sub(1).and_then(|value| last_of_value.get(&value).copied());
        let before = before.filter(|&before| figure.above - figures[before].above >= LEAST || is_last(figure, end));
        best.push((before.map_or(1, |before| best[before].0 + 1), before));
        if last_of_value.get(&figure.value).is_none_or(|&known| best[known].0 <= best[at].0) {
            last_of_value.insert(figure.value, at);
        }
    }
    let longest = (0..best.len()).rev().max_by_key(|&at| best[at].0);
    let mut chain: Vec<Figure> = std::iter::successors(longest, |&at| best[at].1).map(|at| figures[at]).collect();
    chain.reverse();
    chain
}

/// Whether the text ends with the figure: the last page may be short.
fn is_last(figure: &Figure, end: usize) -> bool {
    end - figure.above <= 4
}

/// Whether the pages are about equally long.
fn is_even(chain: &[Figure], end: usize) -> bool {
    let full = chain.windows(2).filter(|pair| !is_last(&pair[1], end));
    let mut pages: Vec<usize> = full.map(|pair| pair[1].above - pair[0].above).collect();
    pages.sort_unstable();
    chain.len() >= FEWEST && pages.first().zip(pages.last()).is_some_and(|(least, most)| *most <= least * 4)
}

/// Whether the figures are those of a text of few pages: they count from its first page on, or no other of all figures stands alone, and
/// they stand where its sentences go on. A note mark may stand so, too, but then there is a note.
fn cuts_sentences(lines: &[Line], chain: &[Figure], figures: usize) -> bool {
    let goes_on = |figure: &&Figure| {
        let before = lines[..figure.index].iter().rev().find(|line| !line.is_blank());
        let behind = lines[figure.index + 1..].iter().find(|line| !line.is_blank());
        before.zip(behind).is_some_and(|(before, behind)| {
            cuts_sentence(&before.text, &behind.text) || parts_paragraphs(&before.text, &behind.text)
        })
    };
    let is_note = |line: &Line| {
        let text = line.text.trim_start();
        let (figure, rest) = text.split_at(text.bytes().take_while(u8::is_ascii_digit).count());
        rest.starts_with([' ', '\t', '/', ')']) && chain.iter().any(|one| figure.parse() == Ok(one.value))
    };
    chain.first().is_some_and(|first| (first.value <= 2 || chain.len() == figures) && first.above >= LEAST)
        && chain.iter().filter(goes_on).count() * 2 >= chain.len()
        && !lines.iter().any(is_note)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::import::lines::lines;

    fn found(text: &str) -> Vec<usize> {
        page_numbers(&lines(text))
    }

    /// Texts, each with its number below it.
    fn numbered(parts: &[String]) -> String {
        let mut out = String::new();
        for (number, part) in (1..).zip(parts) {
            let _ = write!(out, "{part}\n{number}\n\n");
        }
        out
    }

    #[test]
    fn figures_that_count_pages_are_found() {
        let page = "A line of the text that is as wide as the page allows it to be.\n".repeat(20);
        assert_eq!(found(&numbered(&[page.clone(), page.clone(), page.clone(), page])), [21, 44, 67, 90]);
    }

    #[test]
    fn the_figure_between_two_pages_is_found_where_a_sentence_goes_on() {
        let page = "A line of the text that is as wide as the page allows it to be.\n".repeat(20);
        let cut = |before: &str, behind: &str| format!("{page}{before}\n\n1\n\n{behind}\n{page}");
        for (before, behind) in
            [("and lights", "of the coast."), ("and of the", "Port of Northland."), ("It ends.", "2. It begins.")]
        {
            assert_eq!(found(&cut(before, behind)), [22], "{before} {behind}");
        }
        assert!(found(&cut("and lights", "Ports of the coast.")).is_empty(), "a heading may begin here");
        assert!(found(&cut("and of the", "ports.\n\n1 See the report.")).is_empty(), "a note mark");
    }

    #[test]
    fn figures_of_a_list_or_of_one_long_part_are_text() {
        let rule = "A short rule.\n".to_string();
        assert!(found(&numbered(&[rule.clone(), rule.clone(), rule.clone(), rule])).is_empty());
        let part = |lines| "A line of a part of the text.\n".repeat(lines);
        assert!(found(&numbered(&[part(40), part(40), part(400), part(40)])).is_empty());
    }
}
