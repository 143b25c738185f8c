//! The ledger: no published address dies silently.
//!
//! In: what was published (`anchors.lock`) and the documents and pages of today. Out: the addresses of today, what became of those before, and
//! the text of the new ledger. Paragraphs are known again by their words, so that one without a number keeps its anchor through
//! edits around and within it; a printed number always wins over the ledger. What goes leaves an alias to its successor, or a
//! tombstone.
//!
//! All of it is a function of the two: nothing here reads or writes a file.

mod align;
mod changes;
mod check;
mod compare;
mod follow;
mod kin;
mod pages;
mod read;
mod write;

pub use changes::Changes;
pub use check::check;
pub use compare::{Compared, Today, compare};
pub use follow::Followed;
pub use pages::{FollowedPages, Page, TOP, follow_pages};
pub use read::read;
pub use write::Text;

/// Name of the file, beside `site.toml`.
pub const FILE: &str = "anchors.lock";

/// The version of its form.
const VERSION: &str = "1";

/// First words of the lines that are no anchors of documents. No anchor of a document is called so.
mod word {
    pub(super) const VERSION: &str = "version";
    pub(super) const DOCUMENT: &str = "document";
    pub(super) const PAGE: &str = "page";
    /// Before the anchors of pages, which may be called anything.
    pub(super) const AT: &str = "at";
    pub(super) const WITHDRAWN: &str = "withdrawn";
    pub(super) const WITHDRAWN_PAGE: &str = "withdrawn-page";
    pub(super) const MOVED: &str = "moved";
    pub(super) const ALIAS: &str = "alias";
    pub(super) const GONE: &str = "gone";
    pub(super) const REUSED: &str = "reused";
}

#[cfg(test)]
mod tests;
