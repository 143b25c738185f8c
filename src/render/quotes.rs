//! Who cites a place, in words: quotations grouped by document, and lists of places.
//!
//! In: citing references. Out: views. A quotation shows the words around the mentions, which are marked, and a link to where they stand; of a
//! long paragraph only that part, cut between words.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::{Content, LinkedDocument, Place, Text};

use super::citing::Citing;
use super::edition::{Edition, document_route, document_title};
use super::html::{self, Span};
use super::names;
use super::route::Route;
use super::view::{CitingView, LinkView, QuoteView, QuotingView};

/// Texts up to this many bytes are quoted whole.
const WHOLE: usize = 420;
/// Of longer ones this many bytes on either side of a mention.
const AROUND: usize = 200;

/// What one document says about one thing. `citing` is in the order of its text and never empty; `about` is the anchor of the thing,
/// from which the quotations get theirs.
pub(super) fn quotation(edition: &Edition, page: Route, about: &str, citing: &[&Citing]) -> QuotingView {
    let from = citing[0].from;
    let slug = &from.document.meta.slug;
    let places = citing.chunk_by(|a, b| a.reference.place == b.reference.place);
    QuotingView {
        id: format!("{about}--{slug}"),
        document: slug.clone(),
        capitals: names::in_capitals(&document_title(from).0),
        title: document_title(from).0,
        symbol: from.document.meta.symbol.clone(),
        date: from.document.meta.date.as_deref().map(|date| edition.date(date)),
        href: edition.routes.link(page, document_route(from)),
        citations: citing.len(),
        quotes: places.map(|citing| quote(edition, page, citing)).collect(),
    }
}

/// How many documents there are among citing places.
pub(super) fn documents(citing: &[Citing]) -> usize {
    citing.chunk_by(|a, b| std::ptr::eq(a.from, b.from)).count()
}

/// Citing places by document, each place once. The page's own document stands first and is not named.
pub(super) fn places(edition: &Edition, page: Route, citing: &[Citing]) -> Vec<CitingView> {
    let mut places: Vec<CitingView> = citing
        .chunk_by(|a, b| std::ptr::eq(a.from, b.from))
        .map(|citing| {
            let from = citing[0].from;
            let route = document_route(from);
            let mut places: Vec<LinkView> = citing.iter().map(|citing| link(edition, page, citing)).collect();
            places.dedup();
            let document = (route != page).then(|| LinkView {
                title: names::document(from),
                href: edition.routes.link(page, route),
                current: false,
            });
            CitingView { document, places }
        })
        .collect();
    places.sort_by_key(|citing| citing.document.is_some());
    places
}

fn link(edition: &Edition, page: Route, citing: &Citing) -> LinkView {
    let href = address(edition, page, citing);
    LinkView { title: names::place(edition.words, citing.from, citing.reference.place), href, current: false }
}

fn address(edition: &Edition, page: Route, citing: &Citing) -> String {
    let route = document_route(citing.from);
    match names::anchor(citing.from, citing.reference.place) {
        Some(anchor) => edition.routes.link_anchor(page, route, anchor),
        None => edition.routes.link(page, route),
    }
}

fn quote(edition: &Edition, page: Route, citing: &[&Citing]) -> QuoteView {
    let first = citing[0];
    let text = text(first.from, first.reference.place);
    let mut mentions: Vec<Range<usize>> = citing.iter().map(|citing| citing.reference.start..citing.reference.end).collect();
    mentions.dedup();
    let windows = windows(&text.plain, &mentions);
    let href = address(edition, page, first);
    let mut html = String::new();
    for (index, window) in windows.iter().enumerate() {
        let cut_before = window.start > 0;
        html.push_str(match (index, cut_before) {
            (0, false) => "",
            (0, true) => "…\u{a0}",
            _ => " … ",
        });
        let part = text.slice(window.start, window.end);
        let spans: Vec<Span> = mentions
            .iter()
            .filter(|mention| window.start <= mention.start && mention.end <= window.end)
            .map(|mention| Span {
                start: mention.start - window.start,
                end: mention.end - window.start,
                open: "<mark>".into(),
                close: "</mark>".into(),
                after: String::new(),
            })
            .collect();
        html.push_str(&html::inline(&part, &spans, &mut |_| String::new()));
    }
    let shortened = windows.iter().map(Range::len).sum::<usize>() < text.plain.len();
    if windows.last().is_some_and(|last| last.end < text.plain.len()) {
        html.push_str("\u{a0}…");
    }
    QuoteView { place: names::place(edition.words, first.from, first.reference.place), href, html, shortened }
}

/// The text of a place.
fn text(linked: &LinkedDocument, place: Place) -> Cow<'_, Text> {
    let content = |block: usize| &linked.document.blocks[block].content;
    let found = match place {
        Place::Title => return Cow::Owned(Text::plain(linked.document.meta.title.clone().unwrap_or_default())),
        Place::Block(block) => content(block).text(),
        Place::Caption(block) => match content(block) {
            Content::Table(table) => table.caption.as_ref(),
            _ => None,
        },
        Place::Cell { block, row, column } => match content(block) {
            Content::Table(table) => table.rows.get(row).and_then(|row| row.get(column)).map(|cell| &cell.text),
            _ => None,
        },
    };
    found.map_or_else(|| Cow::Owned(Text::default()), Cow::Borrowed)
}

/// The parts of a text to show around the mentions, in order, never overlapping.
fn windows(plain: &str, mentions: &[Range<usize>]) -> Vec<Range<usize>> {
    if plain.len() <= WHOLE {
        return std::iter::once(0..plain.len()).collect();
    }
    let mut windows: Vec<Range<usize>> = Vec::new();
    for mention in mentions {
        let window = start(plain, mention.start)..end(plain, mention.end);
        match windows.last_mut() {
            Some(last) if window.start <= last.end + AROUND / 2 => last.end = last.end.max(window.end),
            _ => windows.push(window),
        }
    }
    windows
}

/// Where to begin before a byte: with the earliest sentence that is near enough, else with a whole word.
fn start(plain: &str, at: usize) -> usize {
    let from = plain.floor_char_boundary(at.saturating_sub(AROUND));
    if from < AROUND / 4 {
        return 0;
    }
    let near = &plain[from..at];
    let sentence = sentence_ends(near).map(|end| end + 1).next();
    let word = near.find(' ').map(|space| space + 1);
    from + sentence.or(word).unwrap_or(0)
}

/// Where to stop behind a byte: with the last sentence that ends near enough, else with a whole word.
fn end(plain: &str, at: usize) -> usize {
    let to = plain.floor_char_boundary(at + AROUND);
    if to + AROUND / 4 >= plain.len() {
        return plain.len();
    }
    let near = &plain[at..to];
    at + sentence_ends(near).last().or_else(|| near.rfind(' ')).unwrap_or(near.len())
}

/// The bytes behind the full stops that end a sentence: a space and a capital follow, and the word before is no abbreviation.
fn sentence_ends(plain: &str) -> impl Iterator<Item = usize> + '_ {
    plain.match_indices(". ").filter_map(|(at, _)| {
        let word = plain[..at].rsplit([' ', '(']).next().unwrap_or_default();
        let capital = plain[at + 2..].chars().next().is_some_and(char::is_uppercase);
        (capital && word.chars().count() > 4).then_some(at + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_are_quoted_whole() {
        let whole = windows("a few words", std::slice::from_ref(&(2..5)));
        assert_eq!((whole.len(), whole[0].clone()), (1, 0..11));
    }

    #[test]
    fn long_texts_are_cut_between_sentences_where_one_is_near() {
        let plain = format!(
            "{}End of something. This is where article 5 stands. After it more follows. {}",
            "word ".repeat(90),
            "word ".repeat(90)
        );
        let mention = plain.find("article").expect("it is there");
        let windows = windows(&plain, &[mention..mention + 9, mention..mention + 9]);
        assert_eq!(&plain[windows[0].clone()], "This is where article 5 stands.");
    }

    #[test]
    fn long_texts_are_cut_between_words_around_each_mention() {
        let plain = format!("{}mention{}mention", "some words ".repeat(40), " some words".repeat(80));
        let first = plain.find("mention").expect("it is there");
        let last = plain.rfind("mention").expect("it is there");
        let windows = windows(&plain, &[first..first + 7, last..last + 7]);
        assert_eq!(windows.len(), 2);
        assert!(plain[windows[0].clone()].starts_with("some ") || plain[windows[0].clone()].starts_with("words "));
        assert!(plain[windows[0].clone()].contains("mention"));
        assert_eq!(windows[1].end, plain.len());
    }
}
