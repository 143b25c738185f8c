//! `[addresses]` in `site.toml`: which paragraphs get a page of their own.
//!
//! In: what the settings state and how many paragraphs a site has. Out: the choice.

use serde::{Deserialize, Serialize};

/// `[addresses]`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AddressSettings {
    /// Which paragraphs get a page of their own: `all`, `numbered` or `none`; empty where the size of the site decides.
    pub path_pages: String,
}

/// Which paragraphs get a page of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathPages {
    /// Every paragraph and item.
    All,
    /// Those with a printed number.
    Numbered,
    /// None.
    None,
}

/// A site with more paragraphs gets no pages for them unless its settings ask for them: each is a file on the disk.
const MOST_PATH_PAGES: usize = 50_000;

impl AddressSettings {
    /// What `path_pages` may be.
    pub(super) const CHOICES: [&str; 4] = ["", "all", "numbered", "none"];

    /// Which paragraphs get a page in a site with so many; what is not stated follows from their number.
    pub fn path_pages(&self, paragraphs: usize) -> PathPages {
        match self.path_pages.as_str() {
            "all" => PathPages::All,
            "numbered" => PathPages::Numbered,
            "" if paragraphs <= MOST_PATH_PAGES => PathPages::All,
            _ => PathPages::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_a_site_decides_unless_a_choice_is_stated() {
        let automatic = AddressSettings::default();
        assert_eq!((automatic.path_pages(50_000), automatic.path_pages(50_001)), (PathPages::All, PathPages::None));
        let stated = AddressSettings { path_pages: "numbered".into() };
        assert_eq!((stated.path_pages(10), stated.path_pages(600_000)), (PathPages::Numbered, PathPages::Numbered));
        assert_eq!(AddressSettings { path_pages: "none".into() }.path_pages(10), PathPages::None);
    }
}
