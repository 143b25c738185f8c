//! What the template of a document gets to see.

use serde::Serialize;

use super::{DateView, DownloadView, GoneView, LinkView, RemarkView, TranslationView};

/// `document`: a document page.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentView {
    /// What it is called for short: its symbol, else the beginning of its title with the year.
    pub name: String,
    /// The title with links and note marks.
    pub title_html: String,
    /// Whether the title is made from the first heading because the text states none.
    pub title_made_up: bool,
    /// How a footnote names it: its symbol, else author, title and date.
    pub citation: String,
    /// Whether the title is printed in capitals throughout.
    pub capitals: bool,
    /// What the text prints below the title.
    pub subtitle: Option<String>,
    /// Language of the text.
    pub language: String,
    /// How it is written: `ltr` or `rtl`.
    pub direction: &'static str,
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
    /// Everything that it cites, most often cited first.
    pub cites: Vec<CitedView>,
    /// The other documents that cite it or a place in it.
    pub cited_by: Vec<CitingView>,
    /// The document before it in the list of all, the next newer one.
    pub previous: Option<LinkView>,
    /// The document behind it.
    pub next: Option<LinkView>,
    /// Table of contents.
    pub contents: Vec<ContentsEntry>,
    /// All languages of the document, this one among them; empty where it has only one.
    pub translations: Vec<TranslationView>,
    /// The text.
    pub blocks: Vec<BlockView>,
    /// Notes that have no other place: they stand at the end.
    pub notes: Vec<NoteView>,
    /// Whether the text lists notes below a heading of its own, so that those at the end are further ones.
    pub lists_notes: bool,
    /// Anchors that were published and whose words are gone.
    pub gone: Vec<GoneView>,
    /// Documents that had its address before.
    pub formerly: Vec<LinkView>,
    /// The machine-readable twin of the page; null where the site has no exports.
    pub json: Option<String>,
    /// How to cite it.
    pub cite: CiteView,
}

/// How to cite a document, for people and for programs.
#[derive(Debug, Clone, Serialize)]
pub struct CiteView {
    /// As a bibliography lists it.
    pub reference: String,
    /// The same in files for reference managers; empty where the site has no exports.
    pub downloads: Vec<DownloadView>,
    /// What reference managers look for in the head of the page.
    pub tags: Vec<MetaView>,
    /// A description in the words of schema.org: JSON-LD, safe inside a `script` element.
    pub json_ld: String,
}

/// A `meta` element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MetaView {
    /// Its name.
    pub name: &'static str,
    /// Its content.
    pub content: String,
}

/// `card`: the picture that previews of a document show.
#[derive(Debug, Clone, Serialize)]
pub struct CardView {
    /// The title in lines; empty where the theme's fonts lack a letter of it.
    pub lines: Vec<String>,
    /// The body that issued it.
    pub body: Option<String>,
    /// Its symbol.
    pub symbol: Option<String>,
    /// Its date.
    pub date: Option<String>,
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
    /// Anchors that were published and now lead here.
    pub former: Vec<String>,
    /// Words that stood under its number before.
    pub remarks: Vec<RemarkView>,
    /// Rank in the page, 2 to 6; the title has 1.
    pub rank: u8,
    /// The printed label as it is shown: `II.`, `Annex I`.
    pub label: Option<String>,
    /// The words.
    pub html: String,
    /// Whether they are printed in capitals throughout.
    pub capitals: bool,
    /// Who cites it: a section or an annex.
    pub cited_by: Vec<CitingView>,
}

/// A paragraph, sub-paragraph or item.
#[derive(Debug, Clone, Serialize)]
pub struct ParagraphView {
    /// Anchor.
    pub id: String,
    /// Anchors that were published and now lead here.
    pub former: Vec<String>,
    /// Words that stood under its number before.
    pub remarks: Vec<RemarkView>,
    /// The printed label as it is shown: `12.`, `(a)`.
    pub label: Option<String>,
    /// How to cite it: `para. 12`, `annex I, para. 3 (a)`, `section II`.
    pub name: String,
    /// 0 for the running text, 1 for what it introduces, and so on; at most 6.
    pub level: u8,
    /// Whether it stands behind a bullet.
    pub bullet: bool,
    /// Whether it is set off as a quotation.
    pub quoted: bool,
    /// The words.
    pub html: String,
    /// Links to it in the other languages of the document, by their tags.
    pub translations: Vec<LinkView>,
    /// Link to its page; null where it has none.
    pub page: Option<String>,
    /// Who cites it.
    pub cited_by: Vec<CitingView>,
}

/// Something that a document cites.
#[derive(Debug, Clone, Serialize)]
pub struct CitedView {
    /// What it is called.
    pub title: String,
    /// Link to its page or to its official address; null where none is known.
    pub href: Option<String>,
    /// How often it is mentioned.
    pub citations: usize,
}

/// A document that cites something, with the places where it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CitingView {
    /// The citing document by its symbol or title; null where it is the same document.
    pub document: Option<LinkView>,
    /// Links to the places: `para. 12`, `note 3`.
    pub places: Vec<LinkView>,
}

/// A table.
#[derive(Debug, Clone, Serialize)]
pub struct TableView {
    /// Anchor.
    pub id: String,
    /// Anchors that were published and now lead here.
    pub former: Vec<String>,
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
    /// Anchors that were published and now lead here.
    pub former: Vec<String>,
    /// Words that stood under its number before.
    pub remarks: Vec<RemarkView>,
    /// The label as printed.
    pub label: String,
    /// The words.
    pub html: String,
    /// Links back to where its mark stands.
    pub back_links: Vec<LinkView>,
    /// Who cites it in words: `note 4 above`.
    pub cited_by: Vec<CitingView>,
}

/// Lines that keep their breaks and spaces.
#[derive(Debug, Clone, Serialize)]
pub struct PreformattedView {
    /// Anchor.
    pub id: String,
    /// Anchors that were published and now lead here.
    pub former: Vec<String>,
    /// The lines.
    pub text: String,
}
