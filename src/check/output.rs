//! Links, fragments, images and ids of the built site, and the addresses in its exports, looked at once more before it is published.
//!
//! In: the files as they are made, the address they will have, and where each page comes from. Out: a finding for each
//! link inside the site that leads nowhere and for each id that a page has twice, at the line that causes it where that can be told,
//! and for each export that cannot be read. Nothing is taken on trust from the renderer: the HTML is read again, as a
//! browser would, since only what is in the files counts. Never fetches anything: links to elsewhere are not looked at.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

use rayon::prelude::*;

use super::exports;
use super::strings::{Links, Strings};
use super::tags::{self, Name};
use crate::files::has_extension;
use crate::report::{Finding, Place, rule};
use crate::source::Source;

/// Which page a file of the output is made from, by its path.
pub type Origin<'a> = &'a (dyn Fn(&str) -> Option<Arc<Source>> + Sync);

/// Whether it is settled what is in a file, or that there is none, by its path.
pub type Settled<'a> = &'a (dyn Fn(&str) -> bool + Sync);

/// The files of a site, each looked at as it is made: its path is kept and, of a page, what it offers and what it points at.
#[derive(Debug, Default)]
pub struct Output {
    base_url: String,
    files: Mutex<BTreeMap<String, Option<Page>>>,
}

impl Output {
    /// No file yet of a site at this absolute address.
    pub fn new(base_url: &str) -> Self {
        Self { base_url: base_url.to_string(), ..Self::default() }
    }

    /// Looks at a file.
    pub fn look(&self, path: &str, bytes: &[u8]) {
        let page = match () {
            () if has_extension(path, "html") => Some(match std::str::from_utf8(bytes) {
                Ok(html) => self.read_page(html),
                Err(_) => self.read_page(&String::from_utf8_lossy(bytes)),
            }),
            () if exports::is_export(path) => Some(self.read_export(path, bytes)),
            () => None,
        };
        self.files.lock().expect("nothing panics that holds it").insert(path.to_string(), page);
    }

    fn read_export(&self, path: &str, bytes: &[u8]) -> Page {
        let mut links = Strings::default();
        let read = exports::addresses(path, bytes, &self.base_url, &mut |link| links.push(link));
        Page { links: Links::of(links.iter()), unreadable: read.err(), ..Page::default() }
    }

    /// Keeps of a page only what cannot be settled at once: its ids, and links to other files of the site or to ids that it lacks.
    fn read_page(&self, html: &str) -> Page {
        let (mut ids, mut links) = (Vec::new(), Vec::new());
        for (name, value) in tags::attributes(html) {
            match name {
                Name::Id => ids.push(value),
                Name::Address => links.push(value),
                Name::Addresses => {
                    let images = value.split(',').filter_map(|image| image.split_whitespace().next());
                    links.extend(images.map(|link| Cow::Owned(link.to_string())));
                }
            }
        }
        ids.sort_unstable();
        let twice = ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].to_string()).collect();
        let is_own =
            |link: &str| link.strip_prefix('#').is_some_and(|id| ids.binary_search_by(|known| (**known).cmp(id)).is_ok());
        links.retain(|link| !is_own(link) && !is_elsewhere(parted(link).0, &self.base_url));
        links.sort_unstable();
        Page { ids: Some(kept(&ids)), twice, links: Links::of(links.iter().map(|link| &**link)), unreadable: None }
    }

    /// Takes over the files that another has looked at.
    pub fn take_in(&mut self, other: Self) {
        let (mine, theirs) = (self.files.get_mut(), other.files.into_inner());
        mine.expect("nothing panics that holds it").extend(theirs.expect("nothing panics that holds it"));
    }

    /// Forgets a file that is no longer there, or is made anew.
    pub fn forget(&mut self, path: &str) {
        self.files.get_mut().expect("nothing panics that holds it").remove(path);
    }

    /// What is wrong with all files.
    pub fn findings(&self, origin: Origin) -> Vec<Finding> {
        let paths: Vec<String> = self.files.lock().expect("nothing panics that holds it").keys().cloned().collect();
        self.findings_in(&paths, origin, &|_| true).into_iter().flatten().collect()
    }

    /// What is wrong with each of some files. Of links to a file of which it is not settled what is in it nothing is said.
    pub fn findings_in(&self, paths: &[String], origin: Origin, is_settled: Settled) -> Vec<Vec<Finding>> {
        let files = self.files.lock().expect("nothing panics that holds it");
        let site = Site { files: &files, origin, is_settled, base_url: &self.base_url, base_path: base_path(&self.base_url) };
        let found = |path: &String| files.get(path).and_then(Option::as_ref).map_or_else(Vec::new, |page| site.check(path, page));
        paths.par_iter().map(found).collect()
    }
}

/// What a page offers and what it points at.
#[derive(Debug, Default)]
struct Page {
    /// In their order; none in a file that is no page.
    ids: Option<Strings>,
    twice: BTreeSet<String>,
    /// Those that are to be looked up, each as it stands in the file.
    links: Links,
    /// Why it cannot be read.
    unreadable: Option<String>,
}

struct Site<'a> {
    files: &'a BTreeMap<String, Option<Page>>,
    origin: Origin<'a>,
    is_settled: Settled<'a>,
    base_url: &'a str,
    base_path: &'a str,
}

/// Where an address leads.
enum Way<'a> {
    /// Out of the site, or to a file of which it is not settled whether it is there.
    Elsewhere,
    /// To no file, for this reason.
    Nowhere(String),
    /// To a file of the site.
    To(String, Option<&'a Page>),
}

impl<'a> Site<'a> {
    fn check(&self, path: &str, page: &Page) -> Vec<Finding> {
        let twice = page.twice.iter().map(|id| {
            let message = format!("the id `{id}` stands twice in {path}");
            Finding::new(&rule::DUPLICATE_ID, message).at(self.place(path, id))
        });
        let broken = self.broken(path, page);
        let dead = broken.iter().map(|(link, why)| {
            let message = format!("the link `{link}` in {path} leads nowhere: {why}");
            Finding::new(&rule::OUTPUT_LINK, message).at(self.place(path, link))
        });
        let unreadable = page
            .unreadable
            .iter()
            .map(|why| Finding::new(&rule::OUTPUT_LINK, format!("{path} cannot be read: {why}")).at(Place::file(path)));
        twice.chain(unreadable).chain(dead).collect()
    }

    /// Where in the source of a page these words stand; the whole file where they were made by the theme.
    fn place(&self, path: &str, words: &str) -> Place {
        let Some(source) = (self.origin)(path) else { return Place::file(path) };
        match source.text.find(words) {
            Some(start) => Place::span(&source, start..start + words.len()),
            None => Place::file(&source.path),
        }
    }

    /// The links of a page that are broken, each with the reason. Many lead to the same few files, which are looked for once.
    fn broken(&self, from: &str, page: &Page) -> BTreeMap<String, String> {
        let mut ways: HashMap<String, Way> = HashMap::new();
        let mut broken = BTreeMap::new();
        page.links.each(|link| {
            let (address, fragment) = parted(link);
            if !ways.contains_key(address) {
                ways.insert(address.to_string(), self.way(from, address));
            }
            let why = match &ways[address] {
                Way::Elsewhere => None,
                Way::Nowhere(why) => Some(why.clone()),
                Way::To(file, page) => fragment.and_then(|fragment| self.lacks(file, *page, fragment)),
            };
            broken.extend(why.map(|why| (link.to_string(), why)));
        });
        broken
    }

    /// Where an address leads that stands in a file.
    fn way(&self, from: &str, address: &str) -> Way<'a> {
        let inside = match (address.strip_prefix(self.base_url), address.strip_prefix(self.base_path)) {
            (Some(rest), _) => resolve("", rest),
            _ if is_elsewhere(address, self.base_url) => return Way::Elsewhere,
            (_, Some(rest)) => resolve("", rest),
            _ if address.starts_with('/') => return Way::Nowhere(format!("it points outside of {}", self.base_path)),
            _ if address.is_empty() => Some(from.to_string()),
            _ => resolve(from, address),
        };
        let Some(inside) = inside else { return Way::Nowhere("it climbs out of the site".to_string()) };
        let file = if inside.is_empty() || inside.ends_with('/') { format!("{inside}index.html") } else { inside };
        match self.files.get(&file) {
            Some(page) => Way::To(file, page.as_ref()),
            None if (self.is_settled)(&file) => Way::Nowhere(format!("there is no {file}")),
            None => Way::Elsewhere,
        }
    }

    /// What a file lacks that a fragment asks for.
    fn lacks(&self, file: &str, page: Option<&Page>, fragment: &str) -> Option<String> {
        let wanted = percent_decode(fragment.split(":~:").next().unwrap_or_default());
        let ids = page.and_then(|page| page.ids.as_ref());
        let found = wanted.is_empty() || wanted == "top" || ids.is_none_or(|ids| ids.holds(&wanted));
        (!found && (self.is_settled)(file)).then(|| format!("{file} has no element with the id `{wanted}`"))
    }
}

/// The path a relative address means, seen from a file; `None` when it climbs above the root.
fn resolve(from: &str, address: &str) -> Option<String> {
    let address = percent_decode(address);
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    let mut rest = address.split('/').peekable();
    while let Some(part) = rest.next() {
        match part {
            ".." => {
                parts.pop()?;
                parts.extend(rest.peek().is_none().then_some(""));
            }
            "." | "" if rest.peek().is_some() => {}
            "." => parts.push(""),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The address of a file, and the fragment behind it.
fn parted(link: &str) -> (&str, Option<&str>) {
    let (address, fragment) = link.split_once('#').map_or((link, None), |(address, fragment)| (address, Some(fragment)));
    (address.split('?').next().unwrap_or_default(), fragment)
}

/// Whether an address leads out of a site.
fn is_elsewhere(address: &str, base_url: &str) -> bool {
    (has_scheme(address) || address.starts_with("//")) && !address.starts_with(base_url)
}

fn has_scheme(address: &str) -> bool {
    let scheme = address.split([':', '/']).next().unwrap_or_default();
    address[scheme.len()..].starts_with(':') && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
}

fn base_path(base_url: &str) -> &str {
    let host = base_url.find("://").map_or(0, |at| at + 3);
    base_url[host..].find('/').map_or("/", |at| &base_url[host + at..])
}

fn percent_decode(text: &str) -> Cow<'_, str> {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy()
}

/// Each of some strings once; they stand in their order.
fn kept(sorted: &[Cow<str>]) -> Strings {
    let mut kept = Strings::default();
    for string in sorted {
        kept.push(string);
    }
    kept.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(pages: &[(&str, &str)], base_url: &str) -> Vec<String> {
        let output = Output::new(base_url);
        for (path, html) in pages {
            output.look(path, html.as_bytes());
        }
        output.findings(&|_| None).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn links_that_lead_somewhere_are_silent() {
        let pages = [
            ("index.html", "<a href='a/'>a</a> <a href='a/index.html#para-1'>1</a> <a href=#top>t</a> <link href=style.css>"),
            ("a/index.html", "<p id=para-1><a href='../index.html'>up</a> <a href='..'>up</a> <a href='https://un.org/x'>x</a>"),
            ("b/index.html", "<a href='/repo/a/#para-1'>1</a> <a href='https://e.org/repo/a/'>a</a> <a href='mailto:a@b'>m</a>"),
            ("style.css", ""),
        ];
        assert_eq!(messages(&pages, "https://e.org/repo/"), Vec::<String>::new());
    }

    #[test]
    fn links_that_lead_nowhere_are_found_with_the_reason() {
        let pages = [("a/index.html", "<a href='../b/'>b</a><a href='#para-9'>9</a><img src='x.png'><a href='../../c'>c</a>")];
        assert_eq!(
            messages(&pages, "https://e.org/"),
            [
                "the link `#para-9` in a/index.html leads nowhere: a/index.html has no element with the id `para-9`",
                "the link `../../c` in a/index.html leads nowhere: it climbs out of the site",
                "the link `../b/` in a/index.html leads nowhere: there is no b/index.html",
                "the link `x.png` in a/index.html leads nowhere: there is no a/x.png",
            ]
        );
    }

    #[test]
    fn exports_are_read_again_and_their_addresses_looked_up() {
        let pages = [
            ("a/index.html", "<p id=para-1>"),
            ("citations.json", "[{\"url\":\"https://e.org/a/#para-1\"},{\"url\":\"https://e.org/a/#para-2\"}]"),
            ("feed.xml", "<feed><id>https://e.org/</id>"),
            ("sitemap.xml", "<urlset><url><loc>https://e.org/a/</loc></url><url><loc>https://e.org/b/</loc></url></urlset>"),
        ];
        assert_eq!(
            messages(&pages, "https://e.org/"),
            [
                "the link `https://e.org/a/#para-2` in citations.json leads nowhere: a/index.html has no element with the id `para-2`",
                "feed.xml cannot be read: it ends before its last element does",
                "the link `https://e.org/` in feed.xml leads nowhere: there is no index.html",
                "the link `https://e.org/b/` in sitemap.xml leads nowhere: there is no b/index.html",
            ]
        );
    }

    #[test]
    fn a_dead_link_is_shown_where_its_author_wrote_it() {
        let output = Output::new("https://e.org/");
        output.look("a/index.html", b"<a href='b/'>b</a>");
        let source = Arc::new(Source::new("content/pages/a.md", "# A\n\n[b](b/)\n"));
        let findings = output.findings(&|path| (path == "a/index.html").then(|| Arc::clone(&source)));
        let place = findings[0].place.as_ref().expect("it has a place");
        assert_eq!((place.path.as_str(), place.line), ("content/pages/a.md", 3));
    }

    #[test]
    fn an_absolute_path_must_stay_below_the_address_of_the_site() {
        let pages = [("index.html", "<a href='/other/'>o</a>")];
        assert_eq!(
            messages(&pages, "https://e.org/repo/"),
            ["the link `/other/` in index.html leads nowhere: it points outside of /repo/"]
        );
    }

    #[test]
    fn ids_are_unique_in_a_page_and_markup_in_scripts_is_none() {
        let pages = [("index.html", "<p id=a><p id=a><script>'<p id=b>'</script><p id=b><a href='#%62'>b</a>")];
        assert_eq!(messages(&pages, "https://e.org/"), ["the id `a` stands twice in index.html"]);
    }
}
