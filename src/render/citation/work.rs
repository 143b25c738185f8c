//! What is cited: a document as bibliographies know it.
//!
//! In: a document's header facts, and the instruments of the site. Out: a [`Work`]: who wrote it, what it is called, its number and
//! date, and whether it is a treaty. Only what the text states; nothing is made up but the title of a document that has none.

use std::iter;

use crate::model::{Instrument, LinkedDocument, Site};

use super::super::edition::document_title;
use super::super::facts::series_place;
use super::super::words::Words;

/// A document as bibliographies know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Its name in addresses, and its key in bibliographies.
    pub slug: String,
    /// What it is.
    pub kind: Kind,
    /// Its title, with the subtitle behind it.
    pub title: String,
    /// Who wrote it: an office or a body, never a person.
    pub author: Option<String>,
    /// The body that issued it.
    pub body: Option<String>,
    /// What it calls itself: `Note by the Secretariat`.
    pub genre: Option<String>,
    /// Its symbol.
    pub symbol: Option<String>,
    /// The meeting it was written for.
    pub meeting: Option<String>,
    /// Its date as it stands in the front matter.
    pub date: Option<String>,
    /// The date as people write it.
    pub long_date: Option<String>,
    /// Language of the text.
    pub language: String,
    /// Absolute address of its page.
    pub url: String,
}

/// What a work is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A report, note, resolution or record: what has a symbol.
    Report,
    /// The text of a treaty, and where a treaty series prints it.
    Treaty(Option<String>),
}

impl Work {
    /// The bibliographic facts of a document.
    pub(in crate::render) fn new(site: &Site, linked: &LinkedDocument, words: &Words, language: &str, url: String) -> Self {
        let meta = &linked.document.meta;
        let title = document_title(linked).0;
        let instrument = site.instruments.iter().map(|page| &page.instrument).find(|known| is_text_of(known, &title));
        let (genre, author) = match meta.author_note.clone() {
            Some(note) if names_a_genre(&note) => (Some(note), None),
            author => (None, author),
        };
        let adopted = || instrument.filter(|known| is_sure(known, "adopted"))?.adopted.clone();
        let date = meta.date.clone().or_else(adopted);
        // Files for programs name a treaty series as programs know it.
        let series = |known: &Instrument| {
            let first = known.treaty_series.first().filter(|_| is_sure(known, "treaty_series"));
            Kind::Treaty(first.map(|series| series_place(Words::english(), series)))
        };
        Self {
            slug: meta.slug.clone(),
            kind: instrument.map_or(Kind::Report, series),
            title: meta.subtitle.as_ref().map_or_else(|| title.clone(), |subtitle| format!("{title}: {subtitle}")),
            author: author.or_else(|| meta.body.clone()),
            body: meta.body.clone(),
            genre,
            symbol: meta.symbol.clone(),
            meeting: meta.meeting.clone(),
            long_date: date.as_deref().map(|date| words.date(date)),
            date,
            language: meta.language.as_deref().unwrap_or(language).to_string(),
            url,
        }
    }

    /// How a footnote names it: by its symbol, else by author, title and date.
    pub fn short(&self) -> String {
        self.symbol.clone().unwrap_or_else(|| {
            let parts = [self.author.clone(), Some(format!("“{}”", self.title)), self.long_date.clone()];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        })
    }

    /// How a bibliography names it: author, title, what it is, date and symbol.
    pub fn reference(&self) -> String {
        let title = format!("“{}”", self.title);
        let genre = self.genre.as_deref().map(|genre| {
            let lower = genre.chars().next().into_iter().flat_map(char::to_lowercase);
            lower.chain(genre.chars().skip(1)).collect::<String>()
        });
        let printed = match &self.kind {
            Kind::Treaty(series) => series.clone(),
            Kind::Report => None,
        };
        let parts = [self.author.clone(), Some(title), genre, printed, self.long_date.clone(), self.symbol.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// Year, month and day, as far as the date says them.
    pub(super) fn date_parts(&self) -> Vec<u16> {
        let parts = self.date.as_deref().unwrap_or_default().split('-').map(str::parse);
        parts.take(3).map_while(Result::ok).collect()
    }
}

/// Whether a document has the title of an instrument, and so is its text.
fn is_text_of(instrument: &Instrument, title: &str) -> bool {
    fn letters(title: &str) -> impl Iterator<Item = char> {
        title.split_whitespace().flat_map(|word| iter::once(' ').chain(word.chars().flat_map(char::to_lowercase)))
    }
    letters(&instrument.title).eq(letters(title))
}

/// Whether somebody has checked a fact of an instrument.
fn is_sure(instrument: &Instrument, fact: &str) -> bool {
    !instrument.unverified.iter().any(|key| key == fact)
}

/// Whether a line below the title says what the document is, and not who wrote it: `Note by the Secretariat`.
fn names_a_genre(line: &str) -> bool {
    const WORDS: [&str; 12] = [
        "report",
        "note",
        "letter",
        "working",
        "background",
        "conference",
        "memorandum",
        "comments",
        "statement",
        "draft",
        "summary",
        "proposal",
    ];
    let lower = line.to_lowercase();
    lower.contains(" by ") || WORDS.iter().any(|word| lower.split_whitespace().next() == Some(word))
}
