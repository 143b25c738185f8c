//! What templates get to see: the only types that are serialised for them.
//!
//! A field that ends in `html` is finished HTML (write it with `| safe`); all others are plain words that the template engine
//! escapes. Links are relative to the page they stand on, and finished. Optional facts are null where nothing is known.

mod citations;
mod document;
mod paragraph;
mod past;
mod protocol;
mod translations;

use std::collections::BTreeMap;

use serde::Serialize;

pub use citations::*;
pub use document::*;
pub use paragraph::*;
pub use past::*;
pub use protocol::*;
pub use translations::*;

/// `site`: the same on every page.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    /// Name of the site.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// Language of the interface: that of the site, or English where the theme has no words for it.
    pub language: String,
    /// How it is written: `ltr` or `rtl`.
    pub direction: &'static str,
    /// Absolute address of the first page.
    pub base_url: String,
    /// Program and version that made the site.
    pub generator: String,
    /// Whether cards say what is cited, and everything can be jumped to.
    pub lookup: bool,
}

/// `page`: what every kind of page has.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// For the title bar and previews.
    pub title: String,
    /// A sentence or two for search engines and previews.
    pub description: String,
    /// Absolute address.
    pub canonical: String,
    /// Absolute address of the picture that previews show; null where there is none.
    pub image: Option<String>,
    /// The first page.
    pub home: String,
    /// Navigation of the site.
    pub navigation: Vec<LinkView>,
    /// The page of the search; null where there is none.
    pub search: Option<String>,
    /// Files of the theme: name in `static/` to link.
    pub assets: BTreeMap<String, String>,
}

/// A link with its words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct LinkView {
    /// The words.
    pub title: String,
    /// Where it leads.
    pub href: String,
    /// Whether it leads to the page it stands on.
    pub current: bool,
}

/// A link to one of the pages that a list goes on on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetView {
    /// Its number, or what it begins with.
    pub title: String,
    /// Where it leads.
    pub href: String,
    /// Whether it leads to the page it stands on.
    pub current: bool,
    /// Whether there are pages between it and the one before it that no link leads to.
    pub after_gap: bool,
}

/// `home`: the index of everything, in `index.html`.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    /// All documents, newest first; those without a date last.
    pub documents: Vec<DocumentEntry>,
    /// All instruments by their short title.
    pub protocols: Vec<ProtocolEntry>,
    /// Link to the table of authorities.
    pub authorities: String,
    /// Link to the map of documents and instruments.
    pub map: String,
    /// Link to the feed; null where no document has a date.
    pub feed: Option<String>,
}

/// `search`: the page of the search, which lists all documents for those who have no script.
#[derive(Debug, Clone, Serialize)]
pub struct SearchView {
    /// All documents, newest first; those without a date last.
    pub documents: Vec<DocumentEntry>,
    /// Link to the list of instruments.
    pub protocols: String,
}

/// A document in a list.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentEntry {
    /// Its title.
    pub title: String,
    /// Whether the title is made from the first heading because the text states none.
    pub title_made_up: bool,
    /// Whether the title is printed in capitals throughout.
    pub capitals: bool,
    /// What the text prints below the title.
    pub subtitle: Option<String>,
    /// Where it stands.
    pub href: String,
    /// Its symbol.
    pub symbol: Option<String>,
    /// Its date.
    pub date: Option<DateView>,
    /// The body that issued it.
    pub body: Option<String>,
    /// How many paragraphs it has, items and sub-paragraphs left out.
    pub paragraphs: usize,
}

/// A date for people and for programs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct DateView {
    /// `2012-03-21`.
    pub iso: String,
    /// `21 March 2012`.
    pub long: String,
}

/// An instrument in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ProtocolEntry {
    /// The short title.
    pub title: String,
    /// The full title.
    pub full_title: String,
    /// Where it stands.
    pub href: String,
    /// When it was adopted.
    pub adopted: Option<DateView>,
    /// How many mentions of it the documents have.
    pub citations: usize,
    /// How many documents cite it.
    pub documents: usize,
}

/// `prose`: an ordinary page.
#[derive(Debug, Clone, Serialize)]
pub struct ProseView {
    /// Its title.
    pub title: String,
    /// Its text.
    pub html: String,
    /// Language of the text.
    pub language: String,
    /// How it is written: `ltr` or `rtl`.
    pub direction: &'static str,
    /// Anchors that were published and lead nowhere any more.
    pub gone: Vec<GoneView>,
    /// Pages that had its address before.
    pub formerly: Vec<LinkView>,
}
