//! Labels without any sign, as articles of some treaties have them: `1  The purposes are:`, `a  to prevent;`, `ii  any apprentice`; and
//! headings of some guidelines: `2 LEGAL FRAMEWORK`.
//!
//! In: the chunks of a text. Out: the same with a full stop behind such labels, so that every later step reads them as it reads all.
//! A figure or letter before words says little by itself (`a United Nations fund`): it is a label only below the heading of an
//! article, in a series from its first on, and where the article has no labels of that kind with their sign.

use super::chunk::{Chunk, Kind};
use super::labels::{Style, division, labels};
use crate::model::{figure_from_letters, figure_from_roman};

/// Longest heading of an article, in bytes.
const HEADING: usize = 200;

/// Gives their full stop to figures before headings, `2 LEGAL FRAMEWORK`, below which sections such as `2.1` stand.
pub(super) fn close_headings(chunks: &mut [Chunk]) {
    let decimal = |chunk: &Chunk| match labels(&chunk.text).first() {
        Some(label) if label.style == Style::Decimal => chunk.text.split('.').next()?.parse::<u32>().ok(),
        _ => None,
    };
    let (mut last, mut headings) = (0, Vec::new());
    for (index, chunk) in chunks.iter().enumerate() {
        let next = bare(chunk, Sort::Figure).filter(|(_, value)| *value == last + 1 && is_title(&chunk.text));
        if let Some((length, value)) = next {
            last = value;
            headings.push((index, length, value));
        }
    }
    let headed = |value: u32| chunks.iter().filter_map(decimal).any(|section| section == value);
    if headings.len() < 2 || !headings.iter().any(|(.., value)| headed(*value)) {
        return;
    }
    for (index, length, _) in headings {
        chunks[index].text.insert(length, '.');
    }
}

/// Longest title behind a bare figure, in bytes.
const TITLE: usize = 100;

fn is_title(text: &str) -> bool {
    text.len() <= TITLE && !text.ends_with(['.', ';', ',', ':'])
}

/// The kinds of bare labels, each counted by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Figure,
    Letter,
    Roman,
}

/// Gives their full stop to the bare labels of each article.
pub(super) fn close(chunks: &mut [Chunk]) {
    let headings: Vec<(usize, Style)> = chunks
        .iter()
        .enumerate()
        .filter(|(_, chunk)| chunk.text.len() <= HEADING && matches!(chunk.kind, Kind::Text | Kind::Marked(_)))
        .filter_map(|(index, chunk)| Some((index, division(chunk.text.trim_matches(['*', '_', ' ']))?.style)))
        .collect();
    for (place, (heading, _)) in headings.iter().enumerate().filter(|(_, (_, style))| *style == Style::Article) {
        let end = headings.get(place + 1).map_or(chunks.len(), |(next, _)| *next);
        close_in_article(&mut chunks[heading + 1..end]);
    }
}

fn close_in_article(chunks: &mut [Chunk]) {
    for sort in [Sort::Figure, Sort::Letter, Sort::Roman] {
        let (mut last, mut members) = (0, Vec::new());
        for (index, chunk) in chunks.iter().enumerate() {
            let Some((length, value)) = bare(chunk, sort) else { continue };
            if value == last + 1 || value == 1 {
                members.push((value, index, length));
                last = value;
            }
        }
        // A series has two members at least.
        let counted = |place: usize| members[place].0 > 1 || members.get(place + 1).is_some_and(|next| next.0 == 2);
        let series: Vec<(u32, usize, usize)> =
            (0..members.len()).filter(|place| counted(*place)).map(|place| members[place]).collect();
        if series.is_empty() || chunks.iter().any(|chunk| is_signed(chunk, sort)) {
            continue;
        }
        for (_, index, length) in series {
            chunks[index].text.insert(length, '.');
        }
    }
}

/// How long the bare label of that sort is with which a chunk begins, and its value.
fn bare(chunk: &Chunk, sort: Sort) -> Option<(usize, u32)> {
    let (label, words) = chunk.text.get(..LONGEST).unwrap_or(&chunk.text).split_once([' ', '\t'])?;
    if chunk.kind != Kind::Text || !chunk.apart && !chunk.text[label.len()..].starts_with('\t') {
        return None;
    }
    let small = label.bytes().all(|byte| byte.is_ascii_lowercase());
    let value = match sort {
        Sort::Figure if words.trim_start().starts_with(|c: char| !c.is_lowercase() && !c.is_ascii_digit()) => label.parse().ok(),
        Sort::Letter if small && label.len() == 1 => figure_from_letters(label),
        Sort::Roman if small => figure_from_roman(label),
        _ => None,
    };
    value.map(|value| (label.len(), value))
}

/// More than the longest bare label and the sign behind it have, in bytes.
const LONGEST: usize = 12;

/// Whether a chunk begins with a label of that sort that has its sign.
fn is_signed(chunk: &Chunk, sort: Sort) -> bool {
    labels(&chunk.text).iter().any(|label| match sort {
        Sort::Figure => matches!(label.style, Style::Figure | Style::BracketFigure),
        Sort::Letter => matches!(label.style, Style::LowerLetter | Style::BracketLetter),
        Sort::Roman => matches!(label.style, Style::LowerRoman | Style::BracketRoman) && label.value > 1,
    })
}
