//! Addresses that two pages claim, one now and one before, or that the site needs for itself.
//!
//! In: what each page claims. Out: a finding for each page that cannot have its address, at the line that claims it. The first
//! page in the order of the files keeps the address, so that a preview has something to show.

use std::collections::BTreeMap;

use super::places::Sources;
use crate::model::{Ledger, Moved, Site};
use crate::render::route::RESERVED;
use crate::report::{Finding, Place, Severity, rule};
use crate::source::Source;

/// A page and the address it claims.
#[derive(Debug, Clone, Copy)]
pub struct Claim<'a> {
    /// The file of the page.
    pub source: &'a Source,
    /// Its slug.
    pub slug: &'a str,
}

/// The claims that cannot be met: path of the file and why.
pub fn collisions(claims: &[Claim]) -> BTreeMap<String, Finding> {
    let mut taken: BTreeMap<String, &Source> = BTreeMap::new();
    let mut refused = BTreeMap::new();
    for claim in claims {
        // Some file systems and mail programs do not tell letters from capitals, so neither do addresses here.
        let address = claim.slug.to_lowercase();
        let first = address.split('/').next().unwrap_or_default();
        let finding = if RESERVED.contains(&first) {
            Finding::new(&rule::RESERVED_SLUG, format!("the site needs the address /{first}/ for itself"))
        } else if let Some(other) = taken.get(&address) {
            Finding::new(&rule::DUPLICATE_SLUG, format!("{} has the address /{}/ already", other.path, claim.slug))
        } else {
            taken.insert(address, claim.source);
            continue;
        };
        refused.insert(claim.source.path.clone(), finding.at(place(claim)));
    }
    refused
}

/// Documents and pages that have the address which another one had before. What the ledger has already is a note: somebody has
/// seen it.
pub fn reused(site: &Site, published: &Ledger, sources: &Sources) -> Vec<Finding> {
    let documents = site.documents.iter().map(|linked| (linked.document.meta.slug.as_str(), linked.path.as_str()));
    let pages = site.records.iter().map(|record| (record.slug.as_str(), record.path.as_str()));
    let paths: BTreeMap<&str, &str> = documents.chain(pages).collect();
    let finding = |moved: &Moved| {
        let claim = Claim { source: sources.get(paths.get(moved.from.as_str())?)?, slug: &moved.from };
        let message = format!("the address /{}/ was that of what is now at /{}/", moved.from, moved.to);
        let mut finding = Finding::new(&rule::ADDRESS_REUSED, message).at(place(&claim));
        if published.documents.iter().chain(&published.pages).any(|record| record.slug == moved.from) {
            finding.severity = Severity::Note;
        }
        Some(finding)
    };
    site.moved.iter().filter_map(finding).collect()
}

/// The line of the front matter that states the slug; the file where the slug comes from its name.
fn place(claim: &Claim) -> Place {
    let line = claim.source.text.lines().position(|line| line.starts_with("slug") && line.contains(claim.slug));
    line.map_or_else(|| Place::file(&claim.source.path), |index| Place::line(claim.source, index + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_page_of_an_address_is_refused_at_its_line() {
        let (one, two) = (Source::new("a.md", "+++\nslug = \"x\"\n+++\n"), Source::new("b.md", "+++\nslug = \"X\"\n+++\n"));
        let refused = collisions(&[Claim { source: &one, slug: "x" }, Claim { source: &two, slug: "X" }]);
        assert_eq!(refused.keys().collect::<Vec<_>>(), ["b.md"]);
        let finding = &refused["b.md"];
        assert_eq!((finding.rule.code, finding.place.as_ref().expect("it has a place").line), ("duplicate-slug", 2));
    }

    #[test]
    fn addresses_of_the_site_itself_are_refused_below_too() {
        let page = Source::new("content/pages/protocols/list.md", "# List\n");
        let refused = collisions(&[Claim { source: &page, slug: "protocols/list" }]);
        assert_eq!(refused["content/pages/protocols/list.md"].rule.code, "reserved-slug");
    }
}
