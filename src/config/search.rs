//! `[search]` in `site.toml`: whether readers can search the site.
//!
//! In: what the settings state and how large an index is. Out: the choice, and what is said of an index that costs much.

use serde::{Deserialize, Serialize};

/// `[search]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SearchSettings {
    /// Whether there is a search.
    pub enabled: bool,
    /// From how many megabytes on a build says what the index costs.
    pub mention_above: u32,
}

impl Default for SearchSettings {
    fn default() -> Self {
        Self { enabled: true, mention_above: 25 }
    }
}

impl SearchSettings {
    /// What a build says of an index of so many files and bytes; nothing where it is small.
    pub fn mention(&self, files: usize, bytes: usize) -> Option<String> {
        let megabytes = bytes / 1_000_000;
        let is_large = self.enabled && megabytes >= usize::try_from(self.mention_above).unwrap_or(usize::MAX);
        is_large.then(|| {
            format!(
                "The search index has {files} files and {megabytes} MB; without it: enabled = false below [search] in site.toml."
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_is_mentioned_where_it_is_large() {
        let settings = SearchSettings { mention_above: 2, ..SearchSettings::default() };
        assert_eq!(settings.mention(9, 1_999_999), None);
        assert!(settings.mention(9, 2_000_000).is_some_and(|said| said.contains("9 files and 2 MB")));
        assert_eq!(SearchSettings { enabled: false, ..settings }.mention(9, 2_000_000), None);
    }
}
