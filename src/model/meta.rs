//! The header facts of a document, as they stand in its front matter.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Front matter of a document page. Every field is what the text states; `None` where it does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meta {
    /// The document's name in addresses: at most 32 characters of `a-z0-9-`, chosen at import and stable from then on.
    pub slug: String,
    /// The title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What the text prints below the title: `Addendum`, `Corrigendum`, a country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// The document's own symbol, never one that it cites.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
    /// Date of distribution, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The day this page was last revised, `YYYY-MM-DD`, where that matters to who has read it before: for feeds and search engines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revised: Option<String>,
    /// The body that issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Session, place and dates of the meeting, in one line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<String>,
    /// Number of the agenda item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agenda_item: Option<String>,
    /// Distribution: `General`, `Limited`, `Restricted`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distribution: Option<String>,
    /// The language the text was written in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original_language: Option<String>,
    /// Who wrote it: `Note by the Secretariat`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author_note: Option<String>,
    /// Language of this text as a BCP 47 tag; the site's language where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Slug of the document that this one is a translation of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translation_of: Option<String>,
    /// Keys of notes whose mark stands in the title block.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub title_notes: Vec<String>,
    /// Id of the instrument that "the Convention" or a bare "article 5" means where nothing nearer says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_instrument: Option<String>,
    /// Short forms that this document uses: name to instrument id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<String, String>,
    /// The raw text that import made the page from; `None` for pages written by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceFile>,
}

/// The raw text behind an imported page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceFile {
    /// Path below the site's root.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal figures.
    pub sha256: String,
}
