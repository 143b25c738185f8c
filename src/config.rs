//! `site.toml`: what the site is called, where it will stand, which theme it wears.
//!
//! In: the text of the file. Out: settings, or findings that point at the line. Unknown keys are errors with the nearest known
//! one as advice, so that a slip never passes silently.

use serde::Deserialize;

/// The settings of a site.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Name of the site, shown on every page.
    pub title: String,
    /// One sentence about it, for search engines and previews.
    pub description: String,
    /// Absolute address the site will have, with a slash at the end; needed for copied links, feeds and canonical addresses.
    pub base_url: String,
    /// Language of the interface and of documents that do not say: a BCP 47 tag.
    pub language: String,
    /// Name of the theme: a folder in `themes/`, or `default`, which is built in.
    pub theme: String,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: "Pincite site".into(),
            description: String::new(),
            base_url: "http://localhost/".into(),
            language: "en".into(),
            theme: "default".into(),
        }
    }
}
