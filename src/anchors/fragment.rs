//! The fragment that addresses several paragraphs at once: `para-12..15`, `para-3,para-5,para-7..9`.
//!
//! In: passages of a document. Out: what stands behind `#`, and back. A list has commas between its passages. The end of a range
//! is written as what differs from its beginning: whoever reads it puts it in the place of the last pieces of the beginning, of
//! one piece first, then of two, and so on, and takes the first anchor that exists; the end as it stands comes last.

use crate::model::{Addresses, Passage};

/// The fragment of some passages; empty for none.
pub fn fragment(addresses: &Addresses, passages: &[Passage]) -> String {
    let part = |passage: &Passage| {
        let first = &addresses.blocks[passage.first].id;
        if passage.first == passage.last {
            return first.clone();
        }
        let end = &addresses.blocks[passage.last].id;
        let mut tails = end.rmatch_indices('-').map(|(at, _)| &end[at + 1..]);
        let short = tails.find(|tail| find_end(addresses, first, tail) == Some(passage.last));
        format!("{first}..{}", short.unwrap_or(end))
    };
    passages.iter().map(part).collect::<Vec<_>>().join(",")
}

/// The passage of one part of a fragment: `para-12`, `para-12..15`.
pub(super) fn find_part(addresses: &Addresses, part: &str) -> Option<Passage> {
    let Some((first, end)) = part.split_once("..") else {
        return addresses.find(part).map(Passage::one);
    };
    let passage = Passage { first: addresses.find(first)?, last: find_end(addresses, first, end)? };
    (passage.first <= passage.last).then_some(passage)
}

/// The end of a range that begins at an anchor.
fn find_end(addresses: &Addresses, first: &str, end: &str) -> Option<usize> {
    let heads = first.match_indices('-').rev().map(|(at, _)| format!("{}{end}", &first[..=at]));
    heads.chain([end.to_string()]).find_map(|id| addresses.find(&id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Address;

    fn addresses(ids: &[&str]) -> Addresses {
        Addresses::new(ids.iter().map(|id| Address::new(*id)).collect())
    }

    #[test]
    fn the_end_of_a_range_is_what_differs_and_leads_back() {
        let ids = [
            "para-3",
            "para-3-a",
            "para-3-c",
            "para-5-b",
            "para-12-bis",
            "para-13",
            "u3",
            "u5",
            "annex-1-para-3",
            "annex-1-para-4",
        ];
        let addresses = addresses(&ids);
        for (first, last, wanted) in [
            (0, 5, "para-3..13"),
            (1, 2, "para-3-a..c"),
            (1, 3, "para-3-a..5-b"),
            (4, 5, "para-12-bis..13"),
            (6, 7, "u3..u5"),
            (8, 9, "annex-1-para-3..4"),
            (5, 8, "para-13..annex-1-para-3"),
        ] {
            let passage = Passage { first, last };
            assert_eq!(fragment(&addresses, &[passage]), wanted);
            assert_eq!(find_part(&addresses, wanted), Some(passage), "{wanted}");
        }
        assert_eq!(fragment(&addresses, &[Passage::one(0), Passage::one(3)]), "para-3,para-5-b");
        assert_eq!(find_part(&addresses, "para-13..3"), None);
    }
}
