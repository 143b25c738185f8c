//! The site as it is before rendering: everything read, addressed and linked, nothing yet a web page.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use arcstr::ArcStr;

use super::{Addresses, Content, Document, Instrument, Moved, Past, Place, Print, Record, Reference};

/// A document with what was worked out beside it. Its parts are shared between the states of a site that a preview goes through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinkedDocument {
    /// Path of its page below the root.
    pub path: String,
    /// The document.
    pub document: Arc<Document>,
    /// Anchors, numbers and parents of its blocks.
    pub addresses: Arc<Addresses>,
    /// What tells the words of each block from others, in the order of the blocks.
    pub prints: Arc<[Print]>,
    /// What became of anchors that were published before.
    pub past: Arc<Past>,
    /// References in document order: title first, then by block, then by start.
    pub references: Vec<Reference>,
    /// Mentions of treaties that the site has no page for, in the same order; nothing in the page shows them.
    pub external: Vec<Reference>,
    /// What is worked out of all this when somebody first asks.
    pub digest: Digest,
}

/// What is worked out of a linked document when somebody first asks, and kept as long as the document is: a preview asks it of thousands
/// after each edit of one. It says nothing that the document does not, so any two are alike.
#[derive(Debug, Clone, Default)]
pub struct Digest {
    /// How many paragraphs it has.
    pub paragraphs: OnceLock<usize>,
    /// The provisions that it cites, each once: the instrument and the anchor.
    pub provisions: OnceLock<Box<[(ArcStr, ArcStr)]>>,
    /// What it calls the sources that it cites, each once.
    pub sources: OnceLock<Box<[Box<str>]>>,
}

impl PartialEq for Digest {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Digest {}

impl LinkedDocument {
    /// How many paragraphs it has, items included.
    pub fn paragraphs(&self) -> usize {
        *self
            .digest
            .paragraphs
            .get_or_init(|| self.document.blocks.iter().filter(|block| matches!(block.content, Content::Paragraph(_))).count())
    }

    /// The plain text of a place.
    pub fn text_at(&self, place: Place) -> &str {
        let content = place.block().map(|block| &self.document.blocks[block].content);
        let text = match (place, content) {
            (Place::Title, _) => return self.document.meta.title.as_deref().unwrap_or_default(),
            (Place::Caption(_), Some(Content::Table(table))) => table.caption.as_ref(),
            (Place::Cell { row, column, .. }, Some(Content::Table(table))) => Some(&table.rows[row][column].text),
            (_, content) => content.and_then(Content::text),
        };
        text.map_or("", |text| &text.plain)
    }
}

/// An instrument's page: its facts and its introduction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InstrumentPage {
    /// Path of its page below the root.
    pub path: String,
    /// The facts.
    pub instrument: Instrument,
    /// The introduction below the front matter, Markdown.
    pub body: String,
}

/// A page that is neither a document nor an instrument: "About", a handbook chapter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrdinaryPage {
    /// Path of its file below the root.
    pub path: String,
    /// Where it stands in the site: `about`, `handbook/addresses`.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its place in the navigation; pages without one are not listed there.
    pub order: Option<i64>,
    /// The text, Markdown.
    pub body: String,
}

/// Anchors of provisions by the id of their instrument.
pub type Provisions = BTreeMap<ArcStr, BTreeSet<ArcStr>>;

/// Everything there is to render.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// Documents by slug.
    pub documents: Vec<Arc<LinkedDocument>>,
    /// Instruments by id.
    pub instruments: Vec<Arc<InstrumentPage>>,
    /// Ordinary pages by slug.
    pub pages: Vec<Arc<OrdinaryPage>>,
    /// Instruments and ordinary pages as the ledger has them from now on, by address.
    pub records: Vec<Record>,
    /// Documents and pages that were published and are gone, by slug.
    pub withdrawn: Vec<Record>,
    /// Slugs that documents and pages had before.
    pub moved: Vec<Moved>,
    /// First words of symbols that are not those of the United Nations, as the site itself states them.
    pub own_series: BTreeSet<String>,
    /// Bodies by the first words of the symbols of their documents.
    pub bodies: BTreeMap<String, String>,
    /// For each instrument the anchors of its provisions: of the articles that its page lists, and of what documents cite.
    pub provisions: Arc<Provisions>,
}

impl Site {
    /// The document of a slug.
    pub fn document(&self, slug: &str) -> Option<&LinkedDocument> {
        self.place(slug).map(|place| &*self.documents[place])
    }

    /// Where the document of a slug stands among all.
    pub fn place(&self, slug: &str) -> Option<usize> {
        self.documents.binary_search_by(|linked| linked.document.meta.slug.as_str().cmp(slug)).ok()
    }

    /// How many paragraphs the documents have, items included.
    pub fn paragraphs(&self) -> usize {
        self.documents.iter().map(|linked| linked.paragraphs()).sum()
    }
}
