//! What was published before: anchors with the words that stood there, and what became of those that went.
//!
//! Data only. `anchors` compares it with the documents of today; the site carries the result beside them.

/// What tells a text from others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Print {
    /// Equal for the same words and for no others.
    pub fingerprint: u64,
    /// Alike for texts that share many words; 0 for one too short to say.
    pub sketch: u64,
}

/// An anchor and what stands, or stood, there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Anchored {
    /// The anchor.
    pub id: String,
    /// What tells the words from others.
    pub print: Print,
    /// The first words.
    pub words: String,
}

/// A published anchor that now leads to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The anchor that was published, and what stood there; without words where somebody wrote the alias by hand.
    pub was: Anchored,
    /// The anchor of today that has its words.
    pub to: String,
}

/// A printed number that stands on other words than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reused {
    /// What stood there.
    pub was: Anchored,
    /// The anchor where those words are now; `None` where they are gone.
    pub now: Option<String>,
}

/// What became of the anchors that a document had before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Past {
    /// Anchors whose words have another anchor now.
    pub aliases: Vec<Alias>,
    /// Anchors whose words are gone: tombstones.
    pub gone: Vec<Anchored>,
    /// Anchors that now stand on other words.
    pub reused: Vec<Reused>,
}

/// What a record is of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// A document, whose paragraphs have pages.
    #[default]
    Document,
    /// An instrument or an ordinary page.
    Page,
}

/// A document or another page as it was last published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// Which of the two.
    pub kind: RecordKind,
    /// Its name in addresses: `harbour-watch`, `protocols/smuggling-protocol`, `about`.
    pub slug: String,
    /// Path of its page below the root.
    pub path: String,
    /// Its anchors in the order of the text.
    pub anchors: Vec<Anchored>,
    /// What became of those before.
    pub past: Past,
}

impl Record {
    /// Every anchor that was ever published below its name, each once.
    pub fn ever(&self) -> impl Iterator<Item = &Anchored> {
        self.anchors.iter().chain(self.past.aliases.iter().map(|alias| &alias.was)).chain(&self.past.gone)
    }
}

/// A slug that a document or page had before.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moved {
    /// The slug before.
    pub from: String,
    /// The slug of today, or the last one of a document or page that is gone.
    pub to: String,
}

/// Everything that was published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The documents there were.
    pub documents: Vec<Record>,
    /// The instruments and ordinary pages there were.
    pub pages: Vec<Record>,
    /// Documents and pages that had gone before.
    pub withdrawn: Vec<Record>,
    /// Slugs that had changed before.
    pub moved: Vec<Moved>,
}
