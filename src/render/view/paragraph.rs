//! What the template of a paragraph's own page gets to see.

use serde::Serialize;

use super::{CitingView, LinkView, MetaView, NoteView, RemarkView};

/// `paragraph`: the page of one paragraph.
#[derive(Debug, Clone, Serialize)]
pub struct ParagraphPageView {
    /// Language of the text.
    pub language: String,
    /// How it is written: `ltr` or `rtl`.
    pub direction: &'static str,
    /// Title of the document.
    pub title: String,
    /// Link to the document.
    pub document: String,
    /// The headings it stands below, outermost first.
    pub trail: Vec<LinkView>,
    /// The beginnings of the paragraphs that introduce it, outermost first.
    pub above: Vec<ContextView>,
    /// The paragraph.
    pub paragraph: ContextView,
    /// What it introduces.
    pub below: Vec<ContextView>,
    /// How many more paragraphs and items it introduces.
    pub left_out: usize,
    /// What stood under its number before.
    pub remarks: Vec<RemarkView>,
    /// The notes it cites.
    pub notes: Vec<NoteView>,
    /// Who cites it, as far as there is room.
    pub cited_by: Vec<CitingView>,
    /// Whether further documents cite it.
    pub more_citing: bool,
    /// What it is called for short: the document's symbol or the beginning of its title, and the place in it.
    pub name: String,
    /// How to cite it: `CTOC/COP/WG.7/2012/2, para. 12`.
    pub citation: String,
    /// Its absolute address.
    pub url: String,
    /// Link to its place in the document.
    pub in_document: String,
    /// The paragraph before.
    pub previous: Option<LinkView>,
    /// The next paragraph.
    pub next: Option<LinkView>,
    /// A link that opens an e-mail with citation, words and address.
    pub mail: String,
    /// For reference managers; empty where there is no room.
    pub tags: Vec<MetaView>,
}

/// A paragraph on the page of another or its own.
#[derive(Debug, Clone, Serialize)]
pub struct ContextView {
    /// The printed label as it is shown: `12.`, `(a)`.
    pub label: Option<String>,
    /// 0 for the running text, 1 for what it introduces, and so on.
    pub level: u8,
    /// Link to its own page; null where it has none or where this is it.
    pub href: Option<String>,
    /// The words.
    pub html: String,
}
