//! Lists that are too long for one page go on on further ones.
//!
//! In: how much each part of a list is. Out: which parts stand on which page, and the links between those pages. A short list is one
//! page. Never cuts a part, and never leaves one out. Of many pages each links to some, so that the links of all of them do not grow
//! with the square of their number, and yet every page is a few steps from every other.

use std::collections::BTreeSet;
use std::ops::Range;

use super::edition::Edition;
use super::route::Route;
use super::view::SheetView;

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

/// Links from one of the pages of a list, all counted from 1, to others and itself; none where it is the only one.
pub(super) fn links<'r>(
    edition: &Edition,
    here: usize,
    count: usize,
    page: impl Fn(usize) -> (Route<'r>, String),
) -> Vec<SheetView> {
    let (from, _) = page(here);
    let mut before = 0;
    let link = |sheet: usize| {
        let (to, title) = page(sheet);
        let after_gap = sheet > before + 1;
        before = sheet;
        SheetView { title, href: edition.routes.link(from, to), current: sheet == here, after_gap }
    };
    if count > 1 { shown(here, count).into_iter().map(link).collect() } else { Vec::new() }
}

/// So many pages are all shown.
const FEW: usize = 12;
/// So many stand before and behind the one that is looked at.
const NEAR: usize = 2;

/// The pages that are shown of so many: the first, the last, those near, and of those between them the middle one, from which to go on
/// looking as in a dictionary.
fn shown(here: usize, count: usize) -> Vec<usize> {
    if count <= FEW {
        return (1..=count).collect();
    }
    let near = here.saturating_sub(NEAR).max(1)..=(here + NEAR).min(count);
    let known: BTreeSet<usize> = near.chain([1, count]).collect();
    let gaps = known.iter().zip(known.iter().skip(1));
    let between = gaps.flat_map(|(&from, &to)| {
        let all = to - from <= NEAR + 1;
        if all { from + 1..to } else { from.midpoint(to)..from.midpoint(to) + 1 }
    });
    known.iter().copied().chain(between).collect::<BTreeSet<_>>().into_iter().collect()
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
    fn of_many_pages_those_near_the_ends_and_the_middles_are_shown() {
        assert_eq!(shown(3, 12), (1..=12).collect::<Vec<_>>());
        assert_eq!(shown(1, 95), [1, 2, 3, 49, 95]);
        assert_eq!(shown(5, 95), [1, 2, 3, 4, 5, 6, 7, 51, 95]);
        assert_eq!(shown(18, 95), [1, 8, 16, 17, 18, 19, 20, 57, 95]);
        assert_eq!(shown(93, 95), [1, 46, 91, 92, 93, 94, 95]);
    }

    #[test]
    fn every_page_is_a_few_steps_from_every_other() {
        let count = 1000;
        let mut reached: BTreeSet<usize> = [1].into();
        for _ in 0..9 {
            reached = reached.into_iter().flat_map(|here| shown(here, count)).collect();
        }
        assert_eq!(reached.len(), count);
        assert!((1..=count).all(|here| shown(here, count).len() <= 10));
    }

    #[test]
    fn there_is_always_a_page() {
        assert_eq!(cut([], 4).len(), 1);
        assert_eq!(cut([9, 9], 4).len(), 2);
    }
}
