//! What rendering tells: how many files it made, what pages weigh, and what went wrong on the way.
//!
//! In: parts as they are made. Out: [`Rendered`]. Keeps no bytes: a large site is larger than memory.

use std::collections::BTreeMap;

use crate::report::Finding;

/// The path of a file and what is in it, or why there is none.
pub type Made = Result<(String, Vec<u8>), Box<Finding>>;

/// A part of the site that was made and handed over.
#[derive(Debug, Default)]
pub struct Delivered {
    /// What pages of its kind are called, where they are pages.
    pub kind: Option<&'static str>,
    /// The paths of its files, and how many bytes each has.
    pub files: Vec<(String, usize)>,
    /// Templates that failed.
    pub findings: Vec<Finding>,
}

/// What was made, and what went wrong on the way.
#[derive(Debug, Default)]
pub struct Rendered {
    /// How many files there are.
    pub files: usize,
    /// What the pages of each kind weigh.
    pub weights: BTreeMap<&'static str, Weights>,
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
    /// Takes in what was delivered; what fails at one place of a template, however many pages it fails on, once.
    pub(super) fn take(&mut self, delivered: Delivered) {
        self.files += delivered.files.len();
        for (path, bytes) in &delivered.files {
            if let Some(kind) = delivered.kind {
                self.weights.entry(kind).or_default().add(*bytes, path);
            }
        }
        for finding in delivered.findings {
            if !self.findings.iter().any(|known| known.place == finding.place) {
                self.findings.push(finding);
            }
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
