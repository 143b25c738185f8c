//! What the templates of instruments get to see.

use serde::Serialize;

use super::{DateView, GoneView, LinkView, MapLink, ProtocolEntry, SheetView};

/// `protocols`: the index of instruments.
#[derive(Debug, Clone, Serialize)]
pub struct ProtocolsView {
    /// All instruments by their short title.
    pub protocols: Vec<ProtocolEntry>,
}

/// `protocol`: an instrument's page.
#[derive(Debug, Clone, Serialize)]
pub struct ProtocolView {
    /// The short title.
    pub title: String,
    /// The full title.
    pub full_title: String,
    /// Its facts, in the order they are shown.
    pub facts: Vec<FactView>,
    /// The introduction.
    pub introduction_html: String,
    /// Whether nobody has checked the titles of its articles against an official source.
    pub articles_unverified: bool,
    /// Which documents cite which articles.
    pub heat: HeatView,
    /// Link to the table of all documents, where this one has no room for them.
    pub all_documents: Option<String>,
    /// How many documents are quoted on this page.
    pub quoted: usize,
    /// Whether the quotations stand on pages of their own.
    pub apart: bool,
    /// The articles that somebody cites.
    pub cited_articles: Vec<ArticleView>,
    /// The other articles that are known.
    pub other_articles: Vec<ArticleView>,
    /// Mentions of the instrument as a whole; null where there are none.
    pub whole: Option<ArticleView>,
    /// How many mentions there are in all.
    pub citations: usize,
    /// How many documents cite it.
    pub documents: usize,
    /// Anchors that were published and lead nowhere any more.
    pub gone: Vec<GoneView>,
    /// Pages that had its address before.
    pub formerly: Vec<LinkView>,
}

/// `protocol_part`: what has no room on an instrument's page.
#[derive(Debug, Clone, Serialize)]
pub struct ProtocolPartView {
    /// The instrument.
    pub instrument: LinkView,
    /// What the page is about: `Article 16: Protection and assistance measures`.
    pub name: String,
    /// How many mentions there are, on this page and on those it goes on on.
    pub citations: usize,
    /// In how many documents.
    pub documents: usize,
    /// Whether nobody has checked the title of the article against an official source.
    pub unverified: bool,
    /// The article with the quotations that stand here; null on a page that lists documents.
    pub article: Option<ArticleView>,
    /// How many documents are quoted here.
    pub quoted: usize,
    /// Citing documents, newest first; empty on a page of quotations.
    pub list: Vec<CitingDocumentView>,
    /// Pages of this list; empty where it is the only one.
    pub sheets: Vec<SheetView>,
}

/// A fact about an instrument.
#[derive(Debug, Clone, Serialize)]
pub struct FactView {
    /// What the fact is: `Adopted`.
    pub name: String,
    /// What it says.
    pub values: Vec<LinkOrText>,
    /// Whether nobody has checked it against an official source.
    pub unverified: bool,
}

/// Words, with a link where there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkOrText {
    /// The words.
    pub text: String,
    /// Where they lead.
    pub href: Option<String>,
}

/// An article of an instrument, or the instrument as a whole.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleView {
    /// Anchor.
    pub id: String,
    /// The printed number; null for the instrument as a whole.
    pub number: Option<String>,
    /// Anchors that were published and now lead here.
    pub former: Vec<String>,
    /// Its title, where it is known.
    pub title: Option<String>,
    /// Mentions of the article, then of its paragraphs and points.
    pub provisions: Vec<ProvisionView>,
    /// How many mentions there are in all.
    pub citations: usize,
    /// In how many documents.
    pub documents: usize,
    /// Link to the page that quotes them; null where they stand on this one.
    pub href: Option<String>,
}

/// A provision of an article and who cites it.
#[derive(Debug, Clone, Serialize)]
pub struct ProvisionView {
    /// Anchor; null for the article as a whole, whose anchor is the article's.
    pub id: Option<String>,
    /// Anchors that were published and now lead here.
    pub former: Vec<String>,
    /// `paragraph 3 (a)`; null for the article as a whole.
    pub name: Option<String>,
    /// The citing places by document; empty where they stand on another page.
    pub quotes: Vec<QuotingView>,
    /// How many mentions there are.
    pub citations: usize,
    /// In how many documents.
    pub documents: usize,
    /// Link to where they are quoted; null where that is here.
    pub href: Option<String>,
}

/// A document and what it says about something.
#[derive(Debug, Clone, Serialize)]
pub struct QuotingView {
    /// Anchor of what this document says about this thing.
    pub id: String,
    /// The document's name in addresses.
    pub document: String,
    /// Title of the document.
    pub title: String,
    /// Whether it is printed in capitals throughout.
    pub capitals: bool,
    /// Its symbol.
    pub symbol: Option<String>,
    /// Its date.
    pub date: Option<DateView>,
    /// Link to it.
    pub href: String,
    /// How many mentions `quotes` holds.
    pub citations: usize,
    /// The citing places in the order of the text.
    pub quotes: Vec<QuoteView>,
}

/// A place in a document, quoted.
#[derive(Debug, Clone, Serialize)]
pub struct QuoteView {
    /// `para. 12`, `note 3`.
    pub place: String,
    /// Link to the place.
    pub href: String,
    /// The words around the mentions, which are marked.
    pub html: String,
    /// Whether words were left out.
    pub shortened: bool,
}

/// A document with all that it cites of an instrument.
#[derive(Debug, Clone, Serialize)]
pub struct CitingDocumentView {
    /// Anchor of what stands here about it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it is printed in capitals throughout.
    pub capitals: bool,
    /// Its symbol.
    pub symbol: Option<String>,
    /// Its date.
    pub date: Option<DateView>,
    /// Link to it.
    pub href: String,
    /// The articles that it cites, then the instrument as a whole, each with a link to the first quotation.
    pub cited: Vec<MapLink>,
}

/// Which documents cite which articles how often: a row a document, a column an article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct HeatView {
    /// The cited articles, then the instrument as a whole.
    pub columns: Vec<HeatColumn>,
    /// The citing documents, newest first; where there are too many, a last row for the others.
    pub rows: Vec<HeatRow>,
    /// How many documents there are in all.
    pub documents: usize,
}

/// A cited article, or the instrument as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeatColumn {
    /// `16`; `whole` for the instrument as a whole.
    pub label: String,
    /// `Article 16: Protection and assistance measures`.
    pub name: String,
    /// Link to what is said about it.
    pub href: String,
    /// How many mentions there are in all documents.
    pub citations: usize,
}

/// A citing document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeatRow {
    /// Anchor of the row.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it is printed in capitals throughout.
    pub capitals: bool,
    /// Its symbol.
    pub symbol: Option<String>,
    /// Its date.
    pub date: Option<DateView>,
    /// Link to it.
    pub href: String,
    /// A cell for each column; null where nothing of it is cited.
    pub cells: Vec<Option<HeatCell>>,
    /// How many mentions it has in all.
    pub citations: usize,
}

/// How often a document cites an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeatCell {
    /// How many mentions.
    pub citations: usize,
    /// 1 to 5, by how many there are.
    pub level: u32,
    /// Link to the first of them on this page.
    pub href: Option<String>,
}
