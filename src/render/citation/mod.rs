//! Citing: the words of a paragraph, how the field cites it, where it stands, and the same for programs that keep references.
//!
//! In: a document of the site and passages of it, none for the document as a whole. Out: a [`Citation`], and that in a [`Format`]:
//! as text, Markdown or HTML to quote with, and as BibTeX, RIS or CSL-JSON. Everything that shows or hands out a citation takes it
//! from here, so that no two places of a site cite one paragraph in two ways. A document is cited by its symbol, one without by
//! author, title and date; a passage by what stands printed beside it.

mod bibtex;
mod csl;
pub(super) mod metadata;
pub(super) mod pinpoint;
mod prose;
pub(super) mod quotation;
mod ris;
mod work;

use crate::config::Config;
use crate::model::{LinkedDocument, Passage, Site};

use super::edition::document_route;
use super::route::Routes;
use super::words::Words;

pub use quotation::Line;
pub use work::{Kind, Work};

/// A document or some passages of it, ready to be cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The document.
    pub work: Work,
    /// Where in it: `paras. 12–15`; `None` for the document as a whole.
    pub pinpoint: Option<String>,
    /// As the field writes it: `CTOC/COP/WG.7/2012/2, para. 12`; for a document as a whole, as a bibliography lists it.
    pub words: String,
    /// What the passages say; empty for a document as a whole.
    pub quotation: Vec<Line>,
    /// Where it stands: absolute, with a fragment for passages.
    pub address: String,
}

impl Citation {
    /// The citation of some passages of a document, or of the document.
    pub fn new(
        site: &Site,
        config: &Config,
        words: &Words,
        routes: &Routes,
        linked: &LinkedDocument,
        passages: &[Passage],
    ) -> Self {
        let work = Work::new(site, linked, words, &config.language, routes.absolute(document_route(linked)));
        let pinpoint = (!passages.is_empty()).then(|| pinpoint::words(words, linked, passages).replace('\u{a0}', " "));
        Self {
            words: pinpoint.as_ref().map_or_else(|| work.reference(), |pinpoint| words.cited_place(&work.short(), pinpoint)),
            quotation: quotation::lines(linked, passages),
            address: routes.absolute_passages(linked, passages),
            pinpoint,
            work,
        }
    }

    /// The citation in a format, without a line feed at its end.
    pub fn write(&self, format: Format) -> String {
        match format {
            Format::Url => self.address.clone(),
            Format::Text => prose::text(self),
            Format::Markdown => prose::markdown(self),
            Format::Html => prose::html(self),
            Format::Bibtex => bibtex::entry(self),
            Format::Ris => ris::record(self),
            Format::CslJson => csl::items(self),
        }
    }

    /// The words of the quotation in one line.
    fn quoted(&self) -> String {
        self.quotation.iter().map(Line::to_string).collect::<Vec<_>>().join(" ")
    }
}

/// What a citation is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The address alone.
    Url,
    /// Quotation, citation and address, to paste into a letter.
    Text,
    /// The same in Markdown.
    Markdown,
    /// The same in HTML.
    Html,
    /// An entry for LaTeX.
    Bibtex,
    /// A record as reference managers exchange it.
    Ris,
    /// Data for citation styles.
    CslJson,
}

impl Format {
    /// All formats with their names.
    pub const ALL: [(&'static str, Self); 7] = [
        ("url", Self::Url),
        ("text", Self::Text),
        ("markdown", Self::Markdown),
        ("html", Self::Html),
        ("bibtex", Self::Bibtex),
        ("ris", Self::Ris),
        ("csl-json", Self::CslJson),
    ];

    /// The format of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, format)| *format)
    }
}

#[cfg(test)]
mod tests;
