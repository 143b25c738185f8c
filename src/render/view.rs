//! What templates get to see: the only types that are serialised for them.
//!
//! A field that ends in `html` is finished HTML (write it with `| safe`); all others are plain words that the template engine
//! escapes. Links are relative to the page they stand on, and finished. Optional facts are null where nothing is known.

use std::collections::BTreeMap;

use serde::Serialize;

/// `site`: the same on every page.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    /// Name of the site.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// Language of the interface.
    pub language: String,
    /// Absolute address of the first page.
    pub base_url: String,
    /// Program and version that made the site.
    pub generator: String,
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
    /// The first page.
    pub home: String,
    /// Navigation of the site.
    pub navigation: Vec<LinkView>,
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

/// `home`: the index of everything, in `index.html`.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    /// All documents, newest first; those without a date last.
    pub documents: Vec<DocumentEntry>,
    /// All instruments by their short title.
    pub protocols: Vec<ProtocolEntry>,
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

/// `document`: a document page.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentView {
    /// The title with links and note marks.
    pub title_html: String,
    /// Whether the title is made from the first heading because the text states none.
    pub title_made_up: bool,
    /// Whether the title is printed in capitals throughout.
    pub capitals: bool,
    /// What the text prints below the title.
    pub subtitle: Option<String>,
    /// Language of the text.
    pub language: String,
    /// The document's symbol.
    pub symbol: Option<String>,
    /// Its date.
    pub date: Option<DateView>,
    /// The body that issued it.
    pub body: Option<String>,
    /// The meeting it was written for.
    pub meeting: Option<String>,
    /// Number of the agenda item.
    pub agenda_item: Option<String>,
    /// Distribution: `General`, `Limited`.
    pub distribution: Option<String>,
    /// The language it was written in.
    pub original_language: Option<String>,
    /// Who wrote it.
    pub author_note: Option<String>,
    /// Table of contents.
    pub contents: Vec<ContentsEntry>,
    /// The text.
    pub blocks: Vec<BlockView>,
    /// Notes that have no other place: they stand at the end.
    pub notes: Vec<NoteView>,
    /// Whether the text lists notes below a heading of its own, so that those at the end are further ones.
    pub lists_notes: bool,
    /// The machine-readable twin of the page.
    pub json: String,
}

/// A heading in the table of contents, with those below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContentsEntry {
    /// The printed label as it is shown: `II.`, `Annex I`.
    pub label: Option<String>,
    /// The words.
    pub title: String,
    /// Whether they are printed in capitals throughout.
    pub capitals: bool,
    /// Link to the heading.
    pub href: String,
    /// The headings below it.
    pub children: Vec<ContentsEntry>,
}

/// A piece of the text; `kind` tells which.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum BlockView {
    /// A heading.
    Heading(HeadingView),
    /// A paragraph, sub-paragraph or item.
    Paragraph(ParagraphView),
    /// A table with its notes.
    Table(TableView),
    /// Notes that the text itself lists here, below a heading of theirs.
    Notes(NotesView),
    /// Lines that keep their breaks and spaces.
    Preformatted(PreformattedView),
}

/// A heading.
#[derive(Debug, Clone, Serialize)]
pub struct HeadingView {
    /// Anchor.
    pub id: String,
    /// Rank in the page, 2 to 6; the title has 1.
    pub rank: u8,
    /// The printed label as it is shown: `II.`, `Annex I`.
    pub label: Option<String>,
    /// The words.
    pub html: String,
    /// Whether they are printed in capitals throughout.
    pub capitals: bool,
}

/// A paragraph, sub-paragraph or item.
#[derive(Debug, Clone, Serialize)]
pub struct ParagraphView {
    /// Anchor.
    pub id: String,
    /// The printed label as it is shown: `12.`, `(a)`.
    pub label: Option<String>,
    /// How to speak of it: `paragraph 12`, `paragraph 3 (a)`, `unnumbered paragraph`.
    pub name: String,
    /// 0 for the running text, 1 for what it introduces, and so on; at most 6.
    pub level: u8,
    /// Whether it stands behind a bullet.
    pub bullet: bool,
    /// Whether it is set off as a quotation.
    pub quoted: bool,
    /// The words.
    pub html: String,
    /// Who cites it.
    pub cited_by: Vec<CitingView>,
}

/// A document that cites something, with the places where it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CitingView {
    /// Symbol or title of the citing document; null where it is the same document.
    pub document: Option<String>,
    /// Links to the places: `para. 12`, `note 3`.
    pub places: Vec<LinkView>,
}

/// A table.
#[derive(Debug, Clone, Serialize)]
pub struct TableView {
    /// Anchor.
    pub id: String,
    /// What it shows.
    pub caption_html: Option<String>,
    /// Header rows.
    pub head: Vec<RowView>,
    /// Groups of rows; a group row stands first in its group.
    pub bodies: Vec<Vec<RowView>>,
    /// Notes cited in this table only, shown directly below it.
    pub notes: Vec<NoteView>,
}

/// A row of a table.
#[derive(Debug, Clone, Serialize)]
pub struct RowView {
    /// The cells that show; covered places are left out.
    pub cells: Vec<CellView>,
}

/// A cell of a table.
#[derive(Debug, Clone, Serialize)]
pub struct CellView {
    /// The words.
    pub html: String,
    /// `col`, `colgroup`, `row` or `rowgroup` for a header, else null.
    pub scope: Option<&'static str>,
    /// Columns it covers.
    pub colspan: usize,
    /// Rows it covers.
    pub rowspan: usize,
    /// Whether it stands in a column of numbers.
    pub numeric: bool,
}

/// Notes that the text lists below a heading of theirs.
#[derive(Debug, Clone, Serialize)]
pub struct NotesView {
    /// The notes.
    pub notes: Vec<NoteView>,
}

/// A note.
#[derive(Debug, Clone, Serialize)]
pub struct NoteView {
    /// Anchor.
    pub id: String,
    /// The label as printed.
    pub label: String,
    /// The words.
    pub html: String,
    /// Links back to where it is cited.
    pub back_links: Vec<LinkView>,
}

/// Lines that keep their breaks and spaces.
#[derive(Debug, Clone, Serialize)]
pub struct PreformattedView {
    /// Anchor.
    pub id: String,
    /// The lines.
    pub text: String,
}

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
    /// The articles that somebody cites.
    pub cited_articles: Vec<ArticleView>,
    /// The other articles that are known.
    pub other_articles: Vec<ArticleView>,
    /// Mentions of the instrument as a whole.
    pub whole: Vec<QuotingView>,
    /// How many mentions `whole` holds.
    pub whole_citations: usize,
    /// How many mentions there are in all.
    pub citations: usize,
    /// How many documents cite it.
    pub documents: usize,
}

/// A fact about an instrument.
#[derive(Debug, Clone, Serialize)]
pub struct FactView {
    /// What the fact is: `Adopted`.
    pub name: &'static str,
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

/// An article of an instrument.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleView {
    /// Anchor.
    pub id: String,
    /// The printed number.
    pub number: String,
    /// Its title, where it is known.
    pub title: Option<String>,
    /// Mentions of the article, then of its paragraphs and points.
    pub provisions: Vec<ProvisionView>,
    /// How many mentions there are in all.
    pub citations: usize,
}

/// A provision of an article and who cites it.
#[derive(Debug, Clone, Serialize)]
pub struct ProvisionView {
    /// Anchor; null for the article as a whole, whose anchor is the article's.
    pub id: Option<String>,
    /// `paragraph 3 (a)`; null for the article as a whole.
    pub name: Option<String>,
    /// The citing places by document.
    pub quotes: Vec<QuotingView>,
    /// How many mentions there are.
    pub citations: usize,
}

/// A document and what it says about something.
#[derive(Debug, Clone, Serialize)]
pub struct QuotingView {
    /// Title of the document.
    pub title: String,
    /// Its symbol.
    pub symbol: Option<String>,
    /// Its date.
    pub date: Option<DateView>,
    /// Link to it.
    pub href: String,
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
    /// The words around the mentions; the mentions are marked and linked.
    pub html: String,
    /// Whether words were left out.
    pub shortened: bool,
}

/// `prose`: an ordinary page.
#[derive(Debug, Clone, Serialize)]
pub struct ProseView {
    /// Its title.
    pub title: String,
    /// Its text.
    pub html: String,
}
