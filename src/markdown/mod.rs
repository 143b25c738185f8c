//! Pages as Markdown: the meeting place of import and build.
//!
//! In: a [`Source`](crate::source::Source), or a [`Document`](crate::model::Document). Out: the document (with findings that
//! point at its lines), or the page. Reading what was written gives the same document again, line numbers aside. A page
//! is TOML front matter between two `+++` lines and CommonMark that reads well in any viewer:
//!
//! - a heading of level n has n + 1 `#` (at most six: levels below the fifth are flattened), its label before a full stop:
//!   `## Annex I. Summary`;
//! - a numbered paragraph begins with its printed number and an escaped full stop, `12\. Text`, so that no viewer counts for
//!   itself; labels with brackets stand as they are, `(1) Text`;
//! - a sub-paragraph is a nested list item, `- (a) Text`; a bare item, `- Text`, is a bullet; a second paragraph in an item
//!   continues it; a level that is skipped shows as a list in an empty item, `- - (i) Text`;
//! - labels are recognised in the source and not in the decoded text: words that only look like a label are written with
//!   a character reference, `A&#46; Smith`; a label that no grammar knows stands in `<span class="label">§ 4</span>`, and an empty
//!   one says that an item has neither label nor bullet;
//! - notes are footnotes, `[^1]` and `[^1]: Text`; a star is written `star`, two `star2`;
//! - a table with one header row and no spans is a pipe table, any other an HTML one; a caption is a paragraph `Table: …` before
//!   it;
//! - a line break is a backslash at the end of a line, and `<br>` where a line cannot end.
//!
//! What it must never do: number anything itself, or let raw HTML through.

mod front_matter;
mod label;
mod note_key;
mod notes;
mod page;
mod read;
#[cfg(test)]
mod round_trip;
mod write;

pub use page::{read_instrument, read_page};
pub use read::{read_document, read_meta};
pub use write::write_document;

use crate::report::Finding;

/// What was read from a file, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading<T> {
    /// The value; `None` where the file cannot be used as it is (a finding says why).
    pub value: Option<T>,
    /// What a person should know about the file.
    pub findings: Vec<Finding>,
}
