//! Addresses that two pages claim, one now and one before, that the site needs for itself, or that no folder can have.
//!
//! In: what each page claims. Out: a finding for each page that cannot have its address, at the line that claims it. The first
//! page in the order of the files keeps the address, so that a preview has something to show.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use crate::model::{Ledger, Moved, Site};
use crate::render::route::{DEVICES, RESERVED};
use crate::report::{Finding, Place, Severity, rule};
use crate::source::{Page, Sources};

/// A page and the address it claims.
#[derive(Debug, Clone, Copy)]
pub struct Claim<'a> {
    /// The file of the page.
    pub source: &'a Page,
    /// Its address below that of the site, without the slash at its end.
    pub slug: &'a str,
    /// What claims it.
    pub by: Claimant,
}

/// What claims an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claimant {
    /// A document, which has pages of its own below its address.
    Document,
    /// An instrument; so has it.
    Instrument,
    /// An ordinary page.
    Ordinary,
}

/// The claims that cannot be met: path of the file and why.
pub fn collisions(claims: &[Claim]) -> BTreeMap<String, Finding> {
    let mut taken: HashMap<Cow<str>, &Claim> = HashMap::with_capacity(claims.len());
    let mut refused = BTreeMap::new();
    for claim in claims {
        // Some file systems and mail programs do not tell letters from capitals, so neither do addresses here.
        let address = in_small_letters(claim.slug);
        let first = address.split('/').next().unwrap_or_default();
        let above = address.match_indices('/').filter_map(|(end, _)| taken.get(&address[..end]));
        let above = above.rev().find(|other| other.by != Claimant::Ordinary);
        let finding = if let Some(why) = claim.slug.split('/').find_map(unusable) {
            Finding::new(&rule::FRONT_MATTER, format!("no page can stand at `{}`: {why}", claim.slug))
                .help("State another slug in its front matter, or give its file another name.")
        } else if claim.by != Claimant::Instrument && RESERVED.contains(&first) {
            Finding::new(&rule::RESERVED_SLUG, format!("the site needs the address /{first}/ for itself"))
        } else if let Some(other) = taken.get(&address) {
            Finding::new(&rule::DUPLICATE_SLUG, format!("{} has the address /{}/ already", other.source.path, claim.slug))
        } else if let Some(other) = above {
            let message = format!("{} has all addresses below /{}/ already", other.source.path, other.slug);
            Finding::new(&rule::DUPLICATE_SLUG, message)
        } else {
            taken.insert(address, claim);
            continue;
        };
        refused.insert(claim.source.path.clone(), finding.at(place(claim)));
    }
    refused
}

fn in_small_letters(slug: &str) -> Cow<'_, str> {
    let is_small = slug.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_small { Cow::Borrowed(slug) } else { Cow::Owned(slug.to_lowercase()) }
}

/// Longest part of an address, in bytes: a folder has that name, and file systems take no more than 255.
const LONGEST_PART: usize = 200;

/// Why a part of an address cannot be the name of a folder everywhere, or would lead elsewhere; `None` where it can.
fn unusable(part: &str) -> Option<String> {
    let is_bad = |c: char| c.is_control() || ".\\:*?\"<>|#%".contains(c);
    match part {
        "" => Some("a part of it is empty".into()),
        _ if part.len() > LONGEST_PART => Some(format!("a part of it is longer than {LONGEST_PART} bytes")),
        _ if part.trim() != part => Some("a part of it begins or ends with a space".into()),
        _ if DEVICES.contains(&part.to_lowercase().as_str()) => Some(format!("Windows has no folder of the name {part}")),
        _ => part.chars().find(|c| is_bad(*c)).map(|c| format!("it holds the sign {c:?}")),
    }
}

/// Documents and pages that have the address which another one had before. What the ledger has already is a note: somebody has
/// seen it.
pub fn reused(site: &Site, published: &Ledger, sources: &Sources) -> Vec<Finding> {
    let finding = |moved: &Moved| {
        let record = || site.records.iter().find(|record| record.slug == moved.from);
        let path = site.document(&moved.from).map(|linked| &linked.path).or_else(|| record().map(|record| &record.path))?;
        let claim = Claim { source: sources.page(path)?, slug: &moved.from, by: Claimant::Ordinary };
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
    let source = claim.source.source();
    let line = source.text.lines().position(|line| line.starts_with("slug") && line.contains(claim.slug));
    line.map_or_else(|| Place::file(&source.path), |index| Place::line(&source, index + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    /// Why ordinary pages behind a document `report` and an instrument `untoc` are refused, by their slugs.
    fn refused(slugs: &[&str]) -> BTreeMap<String, String> {
        let sources: Vec<_> =
            ["report", "protocols/untoc"].iter().chain(slugs).map(|slug| Page::kept(Source::new(*slug, "+++\n+++\n"))).collect();
        let by = [Claimant::Document, Claimant::Instrument].into_iter().chain(std::iter::repeat(Claimant::Ordinary));
        let claims: Vec<_> = sources.iter().zip(by).map(|(source, by)| Claim { source, slug: &source.path, by }).collect();
        collisions(&claims).into_iter().map(|(path, finding)| (path, finding.message)).collect()
    }

    #[test]
    fn what_would_lead_elsewhere_or_cannot_be_a_folder_is_refused() {
        let good = ["about", "notes/été", "a b", "v1", "第三条", "handbook", "handbook/a"];
        assert_eq!(refused(&good), BTreeMap::new());
        let long = "x".repeat(201);
        let bad = [
            "",
            ".",
            "..",
            "../x",
            "a/../../x",
            "/a",
            "a/",
            "a//b",
            ".git",
            "index.html",
            "a\\b",
            "a\0b",
            " a",
            "a/NUL",
            "a?b",
            &long,
        ];
        assert_eq!(refused(&bad).len(), bad.len(), "{:?}", refused(&bad));
    }

    #[test]
    fn below_a_document_or_an_instrument_nothing_else_stands() {
        let found = refused(&["report/12", "Report/about", "reports/12", "protocols/untoc/article-6"]);
        assert_eq!(found.len(), 3);
        assert_eq!(found["report/12"], "report has all addresses below /report/ already");
    }

    #[test]
    fn the_second_page_of_an_address_is_refused_at_its_line() {
        let page = |path, text| Page::kept(Source::new(path, text));
        let (one, two) = (page("a.md", "+++\nslug = \"x\"\n+++\n"), page("b.md", "+++\nslug = \"X\"\n+++\n"));
        let [one, two] = [(&one, "x"), (&two, "X")].map(|(source, slug)| Claim { source, slug, by: Claimant::Document });
        let refused = collisions(&[one, two]);
        assert_eq!(refused.keys().collect::<Vec<_>>(), ["b.md"]);
        let finding = &refused["b.md"];
        assert_eq!((finding.rule.code, finding.place.as_ref().expect("it has a place").line), ("duplicate-slug", 2));
    }

    #[test]
    fn addresses_of_the_site_itself_are_refused_below_too() {
        let page = Page::kept(Source::new("content/pages/protocols/list.md", "# List\n"));
        let refused = collisions(&[Claim { source: &page, slug: "protocols/list", by: Claimant::Ordinary }]);
        assert_eq!(refused["content/pages/protocols/list.md"].rule.code, "reserved-slug");
    }
}
