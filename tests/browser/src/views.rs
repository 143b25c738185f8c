//! The kinds of pages there are, with one of each to look at.

use crate::Browser;

/// A kind of page: its name, and its address on its site.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// What it is called.
    pub name: &'static str,
    /// Its address below that of the site.
    pub path: &'static str,
}

const fn kind(name: &'static str, path: &'static str) -> Kind {
    Kind { name, path }
}

/// One of each kind on the site of this repository.
pub const KINDS: &[Kind] = &[
    kind("home", ""),
    kind("document", "challenges-good-practices/"),
    kind("long-document", "technical-assistance-2005/"),
    kind("paragraph", "challenges-good-practices/12/"),
    kind("instrument", "protocols/smuggling-protocol/"),
    kind("instruments", "protocols/"),
    kind("authorities", "authorities/"),
    kind("map", "map/"),
    kind("search", "search/?q=smuggled%20migrants"),
    kind("ordinary", "about/"),
    kind("tutorial", "handbook/tutorial/"),
    kind("reference", "handbook/front-matter/"),
    kind("missing", "no/such/page/"),
];

/// The fixture whose documents were renamed and withdrawn.
pub const PAST: &str = "tests/fixtures/sites/past";
/// One of each kind that only such a site has.
pub const PAST_KINDS: &[Kind] = &[kind("gone", "gamma/4/"), kind("withdrawn", "lost/"), kind("addresses-gone", "gamma/")];

/// A report in French, English and Arabic; the interface speaks French.
pub const LANGUAGES: &str = "tests/fixtures/sites/languages";
/// One of each kind that only such a site has.
pub const LANGUAGES_KINDS: &[Kind] = &[
    kind("translation", "report/"),
    kind("arabic-document", "taqrir/"),
    kind("arabic-paragraph", "taqrir/3/"),
    kind("side-by-side", "report/with/taqrir/"),
];

/// One of each kind that only a site of many documents has ([`crowded`](crate::crowded)).
pub const CROWDED_KINDS: &[Kind] = &[
    kind("crowded-instrument", "protocols/harbours/"),
    kind("article", "protocols/harbours/article-6/"),
    kind("all-citing", "protocols/harbours/documents/"),
    kind("crowded-map", "map/"),
];

impl Browser {
    /// Opens a page of a kind, of a search with its results.
    pub async fn open_kind(&self, base_url: &str, kind: Kind) {
        self.open(&format!("{base_url}{}", kind.path)).await;
        if kind.path.contains("?q=") && self.value("typeof wording").await == "function" {
            self.wait("document.querySelector('.results > li')").await;
        }
    }
}
