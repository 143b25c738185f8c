//! How places and targets are called in words: `para. 12`, `Smuggling of Migrants Protocol, article 16, paragraph 3`.
//!
//! In: places and targets of the model. Out: plain words. Knows no address.

use crate::model::{Content, LinkedDocument, Passage, Place, Target, figure_from_roman, split_division};

use super::citation::pinpoint;
use super::edition::{Edition, document_title};
use super::route::{Destination, Route};
use super::words::Words;

/// How many letters of a title stand for it in a list of places.
pub(super) const LONGEST: usize = 50;

/// A document, short: its symbol, else the beginning of its title with the year, since titles repeat.
pub(super) fn document(linked: &LinkedDocument) -> String {
    let meta = &linked.document.meta;
    let year = meta.date.as_deref().and_then(|date| date.split('-').next());
    let title = || shortened(&document_title(linked).0, LONGEST);
    meta.symbol.clone().unwrap_or_else(|| year.map_or_else(title, |year| format!("{} ({year})", title())))
}

/// A heading with its label, short: `II. Challenges`, `Annex I`.
pub(super) fn heading(linked: &LinkedDocument, block: usize) -> String {
    let Content::Heading(heading) = &linked.document.blocks[block].content else { return String::new() };
    let title = shortened(&heading.text.plain, LONGEST);
    match heading.label.as_deref().map(heading_label) {
        Some(label) if title.is_empty() => label,
        Some(label) => format!("{label} {title}"),
        None => title,
    }
}

/// A place in a document as it is cited: `para. 3 (a)`, `annex I, para. 2`, `note 4`, `sect. II`.
pub(super) fn place(words: &Words, linked: &LinkedDocument, place: Place) -> String {
    match place {
        Place::Title => words.say("at-title"),
        Place::Caption(block) | Place::Cell { block, .. } | Place::Block(block) => {
            pinpoint::words(words, linked, &[Passage::one(block)])
        }
    }
}

/// The anchor of a place; `None` for the title, which the page itself is the address of.
pub(super) fn anchor(linked: &LinkedDocument, place: Place) -> Option<&str> {
    match place {
        Place::Title => None,
        Place::Block(block) | Place::Caption(block) | Place::Cell { block, .. } => Some(&linked.addresses.blocks[block].id),
    }
}

/// A printed number with air: `3(a)(i)` is `3 (a) (i)`.
pub(super) fn spaced(number: &str) -> String {
    number.replace('(', " (").trim_start().to_string()
}

/// A provision below its article: `paragraph 3 (a)`; `None` for the article as a whole.
pub(super) fn provision(words: &Words, target: &Target) -> Option<String> {
    match (number(target), target.point.as_deref()) {
        (Some(number), _) => Some(words.fill("provision-paragraph", [("number", number.into())])),
        (None, Some(point)) => Some(words.fill("provision-point", [("number", bracketed(point).into())])),
        (None, None) => None,
    }
}

/// The paragraph that a target names, with its point: `3 (a)`.
fn number(target: &Target) -> Option<String> {
    let paragraph = spaced(target.paragraph.as_deref()?);
    Some(target.point.as_deref().map_or_else(|| paragraph.clone(), |point| format!("{paragraph} {}", bracketed(point))))
}

/// The name of a treaty series by its abbreviation; others are called as they are cited.
pub(super) fn treaty_series(words: &Words, series: &str) -> String {
    match series {
        "UNTS" => words.say("series-united-nations"),
        "CETS" => words.say("series-council-of-europe"),
        other => other.to_string(),
    }
}

/// A place below a source, short: `annex II, para. 3 (a)`, `art. 16, para. 3`; `None` for the source as a whole.
pub(super) fn pinpoint(words: &Words, target: &Target) -> Option<String> {
    let at = |id: &str, number: &str| words.fill(id, [("number", number.into())]).trim().to_string();
    let annex = target.annex.as_deref().map(|annex| at("at-annex", if annex == "annex" { "" } else { annex }));
    let article = target.article.as_deref().map(|article| at("at-article", article));
    let section = target.section.as_deref().map(|section| at(if target.chapter { "at-chapter" } else { "at-section" }, section));
    let paragraph = number(target).map(|number| at("at-paragraph", &number)).or_else(|| target.point.as_deref().map(bracketed));
    let parts: Vec<String> = [annex, article, section, paragraph].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| words.parts(&parts))
}

/// What a target is, for a reader who sees only `that Convention`; `None` where the words say it as well.
pub(super) fn target(edition: &Edition, from: &LinkedDocument, target: &Target) -> Option<String> {
    if let Some(anchor) = target.anchor.as_ref().filter(|_| target.symbol.is_none()) {
        let block = from.addresses.find(anchor)?;
        let place = place(edition.words, from, Place::Block(block));
        return Some(edition.words.fill("in-this-document", [("place", place.into())]));
    }
    if let Some(page) = target.instrument.as_deref().and_then(|id| edition.instrument(id)) {
        let instrument = &page.instrument;
        let Some(number) = &target.article else { return Some(instrument.short_title.clone()) };
        let named = [("instrument", instrument.short_title.as_str().into()), ("number", number.as_str().into())];
        let [instrument_value, number_value] = named;
        let words = match provision(edition.words, target) {
            Some(provision) => {
                let values = [instrument_value, number_value, ("provision", provision.into())];
                edition.words.fill("of-instrument-provision", values)
            }
            None => edition.words.fill("of-instrument", [instrument_value, number_value]),
        };
        let title = instrument.articles.iter().find(|article| &article.number == number).map(|article| article.title.as_str());
        return Some(match title {
            Some(title) if !title.is_empty() => edition.words.fill("titled", [("place", words.into()), ("title", title.into())]),
            _ => words,
        });
    }
    match edition.routes.target(from, target)? {
        Destination::Here(Route::Document(slug), _) => edition.document(slug).map(|linked| document_title(linked).0),
        _ => None,
    }
}

/// The parts of a point in brackets: `b(i)` is `(b) (i)`.
pub(super) fn bracketed(point: &str) -> String {
    let parts = point.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(|part| format!("({part})")).collect::<Vec<_>>().join(" ")
}

/// The label of a heading as a page shows it: figures and letters alone get their full stop back, `Annex I` needs none.
pub(super) fn heading_label(label: &str) -> String {
    if has_a_word(label) { label.to_string() } else { paragraph_label(label) }
}

/// The label of a paragraph as a page shows it: figures and letters alone get their full stop back, but for those of Chinese, `㈠`.
pub(super) fn paragraph_label(label: &str) -> String {
    let stops = |c: char| c.is_alphanumeric() && c < FIRST_OF_CHINESE;
    if label.ends_with(stops) { format!("{label}.") } else { label.to_string() }
}

/// The first sign of the scripts that close their labels in other ways.
const FIRST_OF_CHINESE: char = '\u{3000}';

/// Whether words are printed in capitals throughout, so that a page may set them smaller.
pub(super) fn in_capitals(words: &str) -> bool {
    const FEWEST: usize = 8; // below it stand abbreviations
    words.chars().filter(|c| c.is_alphabetic()).count() >= FEWEST && !words.chars().any(char::is_lowercase)
}

/// Whether a label says what it counts: `Annex I` does, `IV` does not.
fn has_a_word(label: &str) -> bool {
    let long = |first: &str| first.chars().count() > 3 && figure_from_roman(first).is_none();
    split_division(label).is_some() || label.split_whitespace().next().is_some_and(long)
}

/// The beginning of long words, cut between two of them.
pub(super) fn shortened(words: &str, longest: usize) -> String {
    match words.char_indices().nth(longest) {
        Some((cut, _)) => format!("{}…", words[..cut].rsplit_once(' ').map_or(&words[..cut], |(head, _)| head)),
        None => words.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_get_their_full_stop_back_where_one_stood() {
        for (label, shown) in [
            ("IV", "IV."),
            ("12 bis", "12 bis."),
            ("(a)", "(a)"),
            ("Annex I", "Annex I"),
            ("Art 3", "Art 3"),
            ("第一条", "第一条"),
            ("附件一", "附件一"),
            ("一、", "一、"),
        ] {
            assert_eq!(heading_label(label), shown);
        }
        assert_eq!(["3", "٣", "㈠"].map(paragraph_label), ["3.", "٣.", "㈠"]);
    }
}
