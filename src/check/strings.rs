//! Many short strings in one piece of memory: of every page of a large site all anchors and links are kept until its last page is
//! made.

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
    pub(super) fn finish(mut self) -> Self {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
        self
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

#[cfg(test)]
mod tests {
    use super::*;

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
