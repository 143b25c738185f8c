//! What templates get to see of addresses that were published before.

use serde::Serialize;

use super::LinkView;

/// Words that stood under a number which stands on others now.
#[derive(Debug, Clone, Serialize)]
pub struct RemarkView {
    /// The first of them.
    pub words: String,
    /// Where they are now; null where they are gone.
    pub now: Option<LinkView>,
}

/// An anchor whose words are gone.
#[derive(Debug, Clone, Serialize)]
pub struct GoneView {
    /// Anchor.
    pub id: String,
    /// The first words that stood there.
    pub words: String,
    /// Where the same words stand now; null where they stand nowhere.
    pub now: Option<LinkView>,
}

/// `moved`: the page at an address that a document or paragraph had before, or whose words are gone.
#[derive(Debug, Clone, Serialize)]
pub struct MovedView {
    /// What stands there now; where the words are gone, the document that they stood in.
    pub title: String,
    /// Link to it.
    pub href: String,
    /// Its absolute address.
    pub canonical: String,
    /// The words that stood here and are gone; null where the address only moved.
    pub gone: Option<GoneView>,
}

/// `withdrawn`: the page at the address of a document or page that is gone.
#[derive(Debug, Clone, Serialize)]
pub struct WithdrawnView {
    /// What it was called in addresses.
    pub slug: String,
    /// What its page was called, where that is known.
    pub title: Option<String>,
    /// What stood at its anchors.
    pub gone: Vec<GoneView>,
}
