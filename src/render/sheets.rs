//! Lists that are too long for one page go on on further ones.
//!
//! In: how much each part of a list is. Out: which parts stand on which page, and the links between those pages. A short list is one
//! page. Never cuts a part, and never leaves one out.

use std::ops::Range;

use super::edition::Edition;
use super::route::Route;
use super::view::LinkView;

/// Cuts a list before the part with which a page would hold more than `most`. There is always a page.
pub(super) fn cut(weights: impl IntoIterator<Item = usize>, most: usize) -> Vec<Range<usize>> {
    let (mut start, mut end, mut held) = (0, 0, 0);
    let mut pages = Vec::new();
    for weight in weights {
        if end > start && held + weight > most {
            pages.push(start..end);
            (start, held) = (end, 0);
        }
        end += 1;
        held += weight;
    }
    pages.push(start..end);
    pages
}

/// Links to all pages of a list, counted from 1; none where there is only one.
pub(super) fn links<'r>(edition: &Edition, from: Route, count: usize, page: impl Fn(usize) -> Route<'r>) -> Vec<LinkView> {
    let link = |sheet: usize| {
        let to = page(sheet);
        LinkView { title: sheet.to_string(), href: edition.routes.link(from, to), current: from == to }
    };
    if count > 1 { (1..=count).map(link).collect() } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_cut_before_a_page_would_hold_too_much() {
        assert_eq!(cut([2, 2, 2, 5, 1], 4), [0..2, 2..3, 3..4, 4..5]);
        assert_eq!(cut([2, 2, 1], 4), [0..2, 2..3]);
    }

    #[test]
    fn there_is_always_a_page() {
        assert_eq!(cut([], 4).len(), 1);
        assert_eq!(cut([9, 9], 4).len(), 2);
    }
}
