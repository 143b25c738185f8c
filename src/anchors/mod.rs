//! Addresses: what every block of a document is called in links.
//!
//! In: a document. Out: for each block its anchor, its full printed number, the paragraph that introduces it and the heading above
//! it. An address is a pure function of what is printed, so that a lawyer can guess it and a new layout of the same text keeps it:
//!
//! - numbered paragraphs `para-12`, what they introduce `para-3-a-i`, bullets `para-5-item-2`;
//! - unnumbered paragraphs `u1`, `u2`, counted through the document, what they introduce `u3-a`, `u3-item-1`;
//! - articles `article-16` and what is in them `article-16-3-b-i`, rules and principles alike;
//! - annexes `annex-1`, parts and chapters `part-2`, sections `section-ii-a` by the labels above them, `annex-1-section-b-3`; headings
//!   without a label `heading-` and their words;
//! - notes `fn-3`, `annex-2-fn-a`; tables `table-1`.
//!
//! Where numbering begins anew, everything in that annex or section gets its anchor in front: `annex-1-para-3`. A number
//! that is printed twice without such a reason gets a count behind it, `para-7-2`, and [`check`] reports it.
//!
//! Never looks at where a block stands in its file, and never changes the document.

mod check;
mod find;
mod fingerprint;
mod fragment;
mod kept;
pub mod ledger;
mod name;
mod pinpoint;
mod walk;

pub use check::check;
pub use find::{find_paragraph, find_place, find_range, find_section};
pub use fingerprint::{fingerprint, opening};
pub use fragment::fragment;
pub use pinpoint::find_pinpoint;

use crate::model::{Addresses, Document};

/// The addresses of a document's blocks, in their order.
pub fn address(document: &Document) -> Addresses {
    walk::Walk::new(document, &kept::Kept::default()).finish().0
}

#[cfg(test)]
mod tests;
