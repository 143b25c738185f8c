//! References to links.
//!
//! In: the references of a document. Out: spans of its texts, ready for [`html::inline`](super::html::inline).
//!
//! A mention with several targets (`the Protocols thereto`) links to the first, and small links behind it lead to the others. What
//! has no address known to anybody is marked but not linked.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::model::{LinkedDocument, Place, Reference, Target};

use super::edition::Edition;
use super::html::{Span, escape};
use super::names;
use super::route::Route;

/// The references of a document by the place they stand in.
#[derive(Debug)]
pub(super) struct References<'s> {
    edition: &'s Edition<'s>,
    linked: &'s LinkedDocument,
    by_place: BTreeMap<Place, Vec<&'s Reference>>,
}

impl<'s> References<'s> {
    /// Sorts the references of a document by place.
    pub(super) fn new(edition: &'s Edition<'s>, linked: &'s LinkedDocument) -> Self {
        let mut by_place: BTreeMap<Place, Vec<&Reference>> = BTreeMap::new();
        for reference in &linked.references {
            by_place.entry(reference.place).or_default().push(reference);
        }
        Self { edition, linked, by_place }
    }

    /// The links in one place, in the order of the text, as a page needs them.
    pub(super) fn spans(&self, page: Route, place: Place) -> Vec<Span> {
        let references = self.by_place.get(&place).map_or(&[][..], Vec::as_slice);
        references.iter().map(|reference| self.span(page, reference)).collect()
    }

    fn span(&self, page: Route, reference: &Reference) -> Span {
        let mut links = reference.targets.iter().filter_map(|target| Some((self.link(page, target)?, target)));
        let Some((href, _)) = links.next() else {
            let title = reference.targets.first().and_then(|target| self.title(page, target));
            let title = title.map_or_else(String::new, |title| format!(" title=\"{}\"", escape(&title)));
            let open = format!("<span class=\"ref unlinked\"{title}>");
            return Span { start: reference.start, end: reference.end, open, close: "</span>".into(), after: String::new() };
        };
        let mut after = String::new();
        for (index, (href, target)) in links.enumerate() {
            let (number, title) = (index + 2, self.title(page, target));
            let spoken =
                title.as_deref().map_or_else(String::new, |title| format!(" aria-label=\"+{number}: {}\"", escape(title)));
            let _ = write!(after, "<a class=\"also\" href=\"{href}\"{spoken}>+{number}</a>");
        }
        Span {
            start: reference.start,
            end: reference.end,
            open: format!("<a class=\"ref\" href=\"{href}\">"),
            close: "</a>".into(),
            after,
        }
    }

    fn link(&self, page: Route, target: &Target) -> Option<String> {
        let destination = self.edition.routes.target(self.linked, target)?;
        Some(escape(&self.edition.routes.link_destination(page, &destination)))
    }

    fn title(&self, page: Route, target: &Target) -> Option<String> {
        if matches!(page, Route::Paragraph(..)) { None } else { names::target(self.edition, self.linked, target) }
    }
}
