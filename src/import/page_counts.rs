//! Lines that say which page of how many they stand on, whatever else they say: `No. LRN-01/29   2/16   4 May 2031`.
//!
//! In: the lines. Out: those that are alike but for the page, which goes up from one to the next, of as many pages.

use std::collections::BTreeMap;

use super::lines::Line;
use super::signs::Signs;

/// Longest such line, in bytes.
const LONGEST: usize = 160;

/// A line of its kind: how many pages it counts, and its words without the page.
type Kind<'l> = (u32, &'l str, &'l str);

/// The lines that count the pages.
pub(super) fn page_counts(lines: &[Line]) -> Vec<usize> {
    let mut kinds: BTreeMap<Kind, Vec<(u32, usize)>> = BTreeMap::new();
    for (index, line) in lines.iter().enumerate() {
        if line.signs.have(Signs::FIGURE)
            && line.text.len() <= LONGEST
            && line.text.contains('/')
            && let Some((page, kind)) = counted(&line.text)
        {
            kinds.entry(kind).or_default().push((page, index));
        }
    }
    let goes_up = |found: &&Vec<(u32, usize)>| found.len() > 1 && found.windows(2).all(|pair| pair[0].0 < pair[1].0);
    kinds.values().filter(goes_up).flatten().map(|(_, index)| *index).collect()
}

/// The page that a line says, and the rest of it: `2/16` with other words beside it.
fn counted(text: &str) -> Option<(u32, Kind<'_>)> {
    let mut start = 0;
    for word in text.split([' ', '\t']) {
        let end = start + word.len();
        if let Some((page, all)) = word.split_once('/').and_then(|(page, all)| Some((figure(page)?, figure(all)?))) {
            let (before, behind) = (text[..start].trim_end(), text[end..].trim_start());
            let counts = (1..=all).contains(&page) && all > 1 && before.len() + behind.len() > 0;
            return counts.then_some((page, (all, before, behind)));
        }
        start = end + 1;
    }
    None
}

fn figure(word: &str) -> Option<u32> {
    word.bytes().all(|byte| byte.is_ascii_digit()).then(|| word.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::lines::lines;

    fn found(text: &str) -> Vec<usize> {
        page_counts(&lines(text))
    }

    #[test]
    fn lines_that_differ_in_the_page_alone_count_the_pages() {
        assert_eq!(found("No. LRN-01/29   1/3   4 May\nText.\nNo. LRN-01/29   2/3   4 May\n"), [0, 2]);
        assert_eq!(found("LRN 3/16 EC\nLRN 4/16 EC\nLRN 5/17 EC\n"), [0, 1]);
    }

    #[test]
    fn fractions_and_numbers_of_resolutions_do_not() {
        for text in [
            "1/3 of the members\n1/3 of the members\n",
            "2/3 of the members\n1/3 of the members\n",
            "Resolution 5/1\nResolution 5/2\n",
            "1/3 of the ports\n2/3 of the members\n",
            "1/2\n2/2\n",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
