//! Instruments: treaties, protocols and codes that documents cite. Their pages are written by hand in `content/protocols/`.

use std::collections::BTreeMap;

use arcstr::ArcStr;
use serde::{Deserialize, Serialize};

use super::figure_from_roman;

/// The facts of an instrument, as its page's front matter states them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Its name in addresses and in `cite:` links; the file name of its page.
    #[serde(skip)]
    pub id: ArcStr,
    /// The full title.
    pub title: String,
    /// The name used in headings and lists.
    pub short_title: String,
    /// Further names; each alone is enough to link.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Names that several instruments share; linked only where the context decides.
    #[serde(default)]
    pub ambiguous_aliases: Vec<String>,
    /// Names such as `the Convention`; linked only where the context decides.
    #[serde(default)]
    pub generic_names: Vec<String>,
    /// Id of the instrument that this one belongs to (a protocol to a convention).
    #[serde(default)]
    pub parent: Option<String>,
    /// Place of adoption or signature.
    #[serde(default)]
    pub place: Option<String>,
    /// Date of adoption, `YYYY-MM-DD`.
    #[serde(default)]
    pub adopted: Option<String>,
    /// Date of entry into force, `YYYY-MM-DD`.
    #[serde(default)]
    pub in_force: Option<String>,
    /// The General Assembly resolution that adopted it: `55/25`, `2200 A (XXI)`.
    #[serde(default)]
    pub resolution: Option<String>,
    /// The annex of that resolution that holds it: `II`, or `annex` for a single one without a number.
    #[serde(default)]
    pub resolution_annex: Option<String>,
    /// Where treaty series print it.
    #[serde(default)]
    pub treaty_series: Vec<TreatySeries>,
    /// Symbol of a document that holds its text.
    #[serde(default)]
    pub symbol: Option<String>,
    /// How the symbols of documents of its bodies begin: `CEDAW/C`, `CTOC/COP`. In such a document "the Convention" is this one
    /// unless the text says otherwise.
    #[serde(default)]
    pub series: Vec<String>,
    /// Names of the bodies that supervise it: in their documents "the Convention" is this one.
    #[serde(default)]
    pub bodies: Vec<String>,
    /// Official address of its text or status.
    #[serde(default)]
    pub url: Option<String>,
    /// Number of articles; a reference beyond it is an error.
    #[serde(default)]
    pub article_count: Option<u32>,
    /// Number of annexes; a reference beyond it is an error.
    #[serde(default)]
    pub annex_count: Option<u32>,
    /// How its articles are numbered.
    #[serde(default)]
    pub article_numbering: Numbering,
    /// Articles with titles, as far as they are known.
    #[serde(default)]
    pub articles: Vec<Article>,
    /// How many paragraphs its articles have, numbered or not, by the number of the article; a reference beyond is an error.
    #[serde(default)]
    pub paragraphs: BTreeMap<String, u32>,
    /// Names of facts above that nobody has checked against an official source.
    #[serde(default)]
    pub unverified: Vec<String>,
}

impl Instrument {
    /// Whether it can have an article of this number. What is no number may be one; `16 bis` has to be listed where the articles
    /// are counted, and `16A`, which may be a section of article 16, where that has numbered paragraphs.
    pub fn has_article(&self, printed: &str) -> bool {
        let listed =
            || self.articles.iter().map(|article| &article.number).chain(self.paragraphs.keys()).any(|known| known == printed);
        let inserted = printed.contains(' ') && self.article_count.is_some();
        let lettered = is_lettered(printed) && self.paragraphs_of(&printed[..printed.len() - 1]).is_some();
        is_within(article_figure(printed), self.article_count) && !inserted && !lettered || listed()
    }

    /// How many paragraphs an article has, where that is known; `4` is the article `IV`, too.
    pub fn paragraphs_of(&self, article: &str) -> Option<u32> {
        let figure = article_figure(article).filter(|_| !article.contains(' ') && !is_lettered(article));
        let is_it =
            |known: &&String| *known == article || figure.is_some() && article_figure(known) == figure && !known.contains(' ');
        self.paragraphs.keys().find(is_it).map(|known| self.paragraphs[known])
    }

    /// Whether an article can have a paragraph of this number; small letters may name anything that stands in it.
    pub fn has_paragraph(&self, article: &str, printed: &str) -> bool {
        let Some(last) = self.paragraphs_of(article) else { return printed != "0" };
        printed.starts_with(|c: char| c.is_ascii_lowercase())
            || printed.parse::<u32>().is_ok_and(|figure| is_within(Some(figure), Some(last)))
    }

    /// Whether it can have an annex of this number. What is no number may be one.
    pub fn has_annex(&self, printed: &str) -> bool {
        is_within(article_figure(printed), self.annex_count)
    }
}

/// `16A`: a figure with a capital letter.
fn is_lettered(printed: &str) -> bool {
    printed.starts_with(|c: char| c.is_ascii_digit()) && printed.ends_with(|c: char| c.is_ascii_uppercase())
}

/// Whether a figure is counted: from 1 to the last, where that is known.
fn is_within(figure: Option<u32>, last: Option<u32>) -> bool {
    figure.is_none_or(|figure| figure > 0 && last.is_none_or(|last| figure <= last))
}

/// The figure of an article: `16`, `2A` and `IV` give 16, 2 and 4.
pub fn article_figure(article: &str) -> Option<u32> {
    let digits = article.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 { article[..digits].parse().ok() } else { figure_from_roman(article) }
}

/// A place in a treaty series.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TreatySeries {
    /// `UNTS` (United Nations), `CETS` (Council of Europe), ...
    pub series: String,
    /// Volume, where the series has volumes.
    #[serde(default)]
    pub volume: Option<u32>,
    /// First page.
    #[serde(default)]
    pub page: Option<u32>,
    /// Registration number.
    #[serde(default)]
    pub number: Option<String>,
}

/// How articles are numbered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Numbering {
    /// 1, 2, 3.
    #[default]
    Arabic,
    /// I, II, III.
    Roman,
}

/// An article with its title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// The number as printed.
    pub number: String,
    /// Its title; empty where it has none.
    #[serde(default)]
    pub title: String,
}
