//! The words of the field: documents, paragraphs, notes, instruments, references.
//!
//! Data only, made by `import` and `markdown`, read by everything else. Knows no Markdown, no HTML and no URL of this site.

mod address;
mod division;
mod document;
mod fitted;
mod instrument;
mod ledger;
mod meta;
mod number;
mod reference;
mod site;
mod text;
mod translations;

pub use address::{Address, Addresses, Passage, Unnumbered};
pub use division::{
    CHINESE_ANNEX, CHINESE_DIVISIONS, DIVISIONS, DRAFT, DRAFT_ACTS, Division, ORDINALS, division, division_number, draft,
    split_division,
};
pub use document::{Block, Cell, Content, Document, Heading, Note, Paragraph, Table};
pub use fitted::fitted;
pub use instrument::{Article, Instrument, Numbering, TreatySeries, article_figure};
pub use ledger::{Alias, Anchored, Ledger, Moved, Past, Print, Record, RecordKind, Reused};
pub use meta::{Meta, SourceFile};
pub use number::{
    CHINESE_FIGURES, compose_number, figure_from_chinese, figure_from_letters, figure_from_roman, label_core,
    letters_from_figure, roman_from_figure, western_digit,
};
pub use reference::{Place, Reference, ReferenceKind, Target};
pub use site::{Digest, InstrumentPage, LinkedDocument, OrdinaryPage, Provisions, Site};
pub use text::{Mark, MarkKind, Text};
pub use translations::{Translations, translations};
