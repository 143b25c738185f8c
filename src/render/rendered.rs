//! What rendering gives: the files of a website, what they weigh, and what went wrong on the way.
//!
//! In: pages as they are made. Out: [`Rendered`]. Makes no page itself.

use std::collections::BTreeMap;

use crate::files::Files;
use crate::report::Finding;

/// The path of a file and what is in it, or why there is none.
pub(super) type Made<T = String> = Result<(String, T), Box<Finding>>;

/// The files of a website, and what went wrong on the way.
#[derive(Debug, Default)]
pub struct Rendered {
    /// Pages and static files.
    pub files: Files,
    /// What the pages of each kind weigh.
    pub weights: BTreeMap<&'static str, Weights>,
    /// How many files the search index has, and how many bytes.
    pub search: (usize, usize),
    /// Templates that failed.
    pub findings: Vec<Finding>,
}

/// What the pages of a kind weigh, in bytes.
#[derive(Debug, Default)]
pub struct Weights {
    pages: Vec<usize>,
    /// What the heaviest weighs.
    pub largest: usize,
    /// The path of the heaviest page.
    pub heaviest: String,
}

impl Weights {
    fn add(&mut self, bytes: usize, path: &str) {
        if bytes > self.largest {
            (self.largest, self.heaviest) = (bytes, path.to_string());
        }
        self.pages.push(bytes);
    }

    /// How many pages there are.
    pub fn count(&self) -> usize {
        self.pages.len()
    }

    /// What the page in the middle weighs, of two the lighter.
    pub fn median(&self) -> usize {
        let mut sorted = self.pages.clone();
        sorted.sort_unstable();
        sorted.get(sorted.len().saturating_sub(1) / 2).copied().unwrap_or_default()
    }
}

impl Rendered {
    /// Takes the weight of a page of a kind.
    pub(super) fn weigh(&mut self, kind: &'static str, made: &Made) {
        if let Ok((path, html)) = made {
            self.weights.entry(kind).or_default().add(html.len(), path);
        }
    }

    /// Takes a file in, or what went wrong with it; once where many pages fail at one place of a template.
    pub(super) fn take(&mut self, made: Made<impl Into<Vec<u8>>>) {
        match made {
            Ok((path, bytes)) => {
                self.files.put(path, bytes);
            }
            Err(finding) if self.findings.iter().any(|known| known.place == finding.place) => {}
            Err(finding) => self.findings.push(*finding),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_counted_and_the_heaviest_is_known_by_its_path() {
        let mut weights = Weights::default();
        for (bytes, path) in [(30, "a"), (50, "b"), (10, "c"), (50, "d")] {
            weights.add(bytes, path);
        }
        let seen = (weights.count(), weights.median(), weights.largest, weights.heaviest.as_str());
        assert_eq!(seen, (4, 30, 50, "b"));
        assert_eq!((Weights::default().median(), Weights::default().largest), (0, 0));
    }
}
