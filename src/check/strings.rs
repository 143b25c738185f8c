//! Many short strings in one piece of memory: of every page of a large site all anchors and links are kept until its last page is
//! made.

use crate::model::fitted;

/// Strings in the order in which they were put in.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Strings {
    /// Puts a string behind the others, unless it follows itself.
    pub(super) fn push(&mut self, string: &str) {
        if self.ends.is_empty() || self.get(self.ends.len() - 1) != string {
            self.text.push_str(string);
            self.ends.push(u32::try_from(self.text.len()).expect("a page has fewer bytes than that"));
        }
    }

    /// Gives back the room for further ones.
    pub(super) fn finish(self) -> Self {
        Self { text: self.text.as_str().into(), ends: fitted(self.ends) }
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|place| self.get(place))
    }

    /// Whether a string is one of these, which stand in their order.
    pub(super) fn holds(&self, wanted: &str) -> bool {
        let (mut first, mut behind) = (0, self.ends.len());
        while first < behind {
            let middle = first.midpoint(behind);
            match self.get(middle).cmp(wanted) {
                std::cmp::Ordering::Less => first = middle + 1,
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Greater => behind = middle,
            }
        }
        false
    }

    fn get(&self, place: usize) -> &str {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[place] as usize]
    }
}

/// Links of a page, each kept as what it has beyond the one before: in their order most go on as that one does.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// How many bytes each shares with the one before.
    shared: Vec<u8>,
    /// What each has behind them, and where that ends.
    text: String,
    ends: Vec<u32>,
}

impl Links {
    /// Each of some links, once where it follows itself.
    pub(super) fn of<'l>(links: impl Iterator<Item = &'l str>) -> Self {
        let mut kept = Self::default();
        let mut before = None;
        for link in links {
            if before == Some(link) {
                continue;
            }
            let same = link.bytes().zip(before.unwrap_or_default().bytes()).take_while(|(one, other)| one == other).count();
            let same = link.floor_char_boundary(same.min(usize::from(u8::MAX)));
            kept.shared.push(u8::try_from(same).expect("no more is shared than fits"));
            kept.text.push_str(&link[same..]);
            kept.ends.push(u32::try_from(kept.text.len()).expect("a page has fewer bytes than that"));
            before = Some(link);
        }
        Self { shared: fitted(kept.shared), text: kept.text.as_str().into(), ends: fitted(kept.ends) }
    }

    /// Calls with each of them.
    pub(super) fn each(&self, mut take: impl FnMut(&str)) {
        let (mut link, mut start) = (String::new(), 0);
        for (shared, end) in self.shared.iter().zip(&self.ends) {
            link.truncate(usize::from(*shared));
            link.push_str(&self.text[start..*end as usize]);
            take(&link);
            start = *end as usize;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_come_back_as_they_were() {
        let long = "x".repeat(300);
        let links =
            ["../a/index.html", "../a/index.html", "../a/index.html#é", "../a/index.html#è", &long, &format!("{long}y"), ""];
        let mut found = Vec::new();
        Links::of(links.iter().copied()).each(|link| found.push(link.to_string()));
        assert_eq!(found, links[1..]);
    }

    #[test]
    fn strings_are_kept_and_found() {
        let mut strings = Strings::default();
        assert!(!strings.holds(""));
        for string in ["", "", "a", "ab", "ab", "b"] {
            strings.push(string);
        }
        assert_eq!(strings.iter().collect::<Vec<_>>(), ["", "a", "ab", "b"]);
        assert!(["", "a", "ab", "b"].iter().all(|string| strings.holds(string)));
        assert!(["aa", "c", " "].iter().all(|string| !strings.holds(string)));
    }
}
