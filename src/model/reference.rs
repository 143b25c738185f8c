//! References: which words of a document point where.

use arcstr::ArcStr;

/// A piece of a document that can hold references.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The title in the front matter.
    Title,
    /// The text of a heading, paragraph or note: index into `Document::blocks`.
    Block(usize),
    /// The caption of a table: index of the table's block.
    Caption(usize),
    /// A cell of a table.
    Cell {
        /// Index of the table's block.
        block: usize,
        /// Row from the top, from 0.
        row: usize,
        /// Column from the left, from 0.
        column: usize,
    },
}

impl Place {
    /// Index of the block it belongs to; none for the title.
    pub fn block(self) -> Option<usize> {
        match self {
            Self::Title => None,
            Self::Block(block) | Self::Caption(block) | Self::Cell { block, .. } => Some(block),
        }
    }
}

/// One link that the linker made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Where the words stand.
    pub place: Place,
    /// First byte in the plain text of the place.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What kind of reference it is.
    pub kind: ReferenceKind,
    /// Whether the target comes from the context and not from the words themselves.
    pub implicit: bool,
    /// Where it points; several for a collective mention (`the Protocols thereto`) or a list. Never empty.
    pub targets: Vec<Target>,
}

/// Kinds of references.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReferenceKind {
    /// A treaty or another instrument, or a provision of it.
    Treaty,
    /// A resolution or decision.
    Resolution,
    /// A document by its symbol.
    Symbol,
    /// A place in a treaty series.
    TreatySeries,
    /// A paragraph of the same document.
    Paragraph,
    /// A section of the same document.
    Section,
    /// An annex of the same document.
    Annex,
    /// A note of the same document, named in words (`note 4 above`).
    Footnote,
    /// An address on the web.
    Url,
}

impl ReferenceKind {
    /// The word used in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Treaty => "treaty",
            Self::Resolution => "resolution",
            Self::Symbol => "symbol",
            Self::TreatySeries => "treaty-series",
            Self::Paragraph => "paragraph",
            Self::Section => "section",
            Self::Annex => "annex",
            Self::Footnote => "footnote",
            Self::Url => "url",
        }
    }
}

/// Where a reference points, in the terms of the field. The page or address it leads to is worked out when rendering.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Target {
    /// Id of an instrument.
    pub instrument: Option<ArcStr>,
    /// Article of the instrument as its own numbering prints it.
    pub article: Option<ArcStr>,
    /// Paragraph of the article.
    pub paragraph: Option<ArcStr>,
    /// Point below the paragraph: `a`, `b(i)`.
    pub point: Option<ArcStr>,
    /// Resolution: `A/RES/55/25`; of other issuers the number alone.
    pub resolution: Option<ArcStr>,
    /// Annex of the resolution or document: `II`, or `annex` for a single one without a number.
    pub annex: Option<ArcStr>,
    /// Issuer of a resolution that is not the General Assembly's.
    pub issuer: Option<ArcStr>,
    /// Symbol of a document; the slug of one of the site that has none.
    pub symbol: Option<ArcStr>,
    /// Section or chapter of the document: `II.B`.
    pub section: Option<ArcStr>,
    /// Whether it is a chapter.
    pub chapter: bool,
    /// Treaty series: `UNTS`, `CETS`.
    pub series: Option<ArcStr>,
    /// Volume of the treaty series.
    pub volume: Option<ArcStr>,
    /// Registration number in the treaty series.
    pub number: Option<ArcStr>,
    /// Anchor in the same document, or in the one that `symbol` names.
    pub anchor: Option<ArcStr>,
    /// An address on the web.
    pub url: Option<ArcStr>,
    /// Title of a treaty that the site has no page for.
    pub title: Option<ArcStr>,
}

impl Target {
    /// A whole instrument.
    pub fn instrument(id: impl Into<ArcStr>) -> Self {
        Self { instrument: Some(id.into()), ..Self::default() }
    }

    /// A place in the same document.
    pub fn anchor(id: impl Into<ArcStr>) -> Self {
        Self { anchor: Some(id.into()), ..Self::default() }
    }

    /// An address on the web.
    pub fn url(address: impl Into<ArcStr>) -> Self {
        Self { url: Some(address.into()), ..Self::default() }
    }
}
