//! What templates get to see of the other languages of a document.

use serde::Serialize;

use super::TableView;

/// A language that a document is written in.
#[derive(Debug, Clone, Serialize)]
pub struct TranslationView {
    /// What the language calls itself: `Français`.
    pub name: String,
    /// Its tag.
    pub language: String,
    /// How it is written: `ltr` or `rtl`.
    pub direction: &'static str,
    /// Link to the document in it.
    pub href: String,
    /// The absolute address of that.
    pub canonical: String,
    /// Link to the page that shows both side by side; null for the language of the page itself.
    pub beside: Option<String>,
    /// Whether it is the language of the page.
    pub current: bool,
}

/// `beside`: a document in two languages, side by side.
#[derive(Debug, Clone, Serialize)]
pub struct BesideView {
    /// The two languages.
    pub languages: Vec<TranslationView>,
    /// The title in each of them.
    pub titles: Vec<String>,
    /// What stands beside what.
    pub rows: Vec<BesideRowView>,
}

/// A paragraph, heading or table in both languages.
#[derive(Debug, Clone, Serialize)]
pub struct BesideRowView {
    /// Anchor: that of the paragraph in both documents.
    pub id: String,
    /// The words in each language; null where one of them lacks it.
    pub cells: Vec<Option<BesideCellView>>,
}

/// A paragraph, heading or table in one language.
#[derive(Debug, Clone, Default, Serialize)]
pub struct BesideCellView {
    /// Link to its place in the document.
    pub href: String,
    /// Rank of a heading, 2 to 6; 0 for everything else.
    pub rank: u8,
    /// The printed label as it is shown: `12.`, `(a)`.
    pub label: Option<String>,
    /// 0 for the running text, 1 for what it introduces, and so on.
    pub level: u8,
    /// The words; empty for a table.
    pub html: String,
    /// The table; null for everything else.
    pub table: Option<TableView>,
}
