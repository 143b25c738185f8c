//! Links, fragments, images and ids of the built site, and the addresses in its exports, looked at once more before it is published.
//!
//! In: the files as they would be published, the address they will have, and where each page comes from. Out: a finding for each
//! link inside the site that leads nowhere and for each id that a page has twice, at the line that causes it where that can be told,
//! and for each export that cannot be read. Nothing is taken on trust from the renderer: the HTML is read again, as a
//! browser would, since only what is in the files counts. Never fetches anything: links to elsewhere are not looked at.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states};
use rayon::prelude::*;

use super::exports;
use crate::files::{Files, has_extension};
use crate::report::{Finding, Place, rule};
use crate::source::Source;

/// The sources of pages by their path in the output.
pub type Origins<'a> = BTreeMap<String, &'a Source>;

/// Checks all pages of the output; `base_url` is the absolute address of its root.
pub fn output(files: &Files, base_url: &str, origins: &Origins) -> Vec<Finding> {
    let html: Vec<(&str, &[u8])> = files.iter().filter(|(path, _)| has_extension(path, "html")).collect();
    let pages: BTreeMap<&str, Page> = html.into_par_iter().map(|(path, bytes)| (path, read_page(bytes))).collect();
    let site = Site { files, pages: &pages, origins, base_url, base_path: base_path(base_url) };
    let exports: Vec<(&str, &[u8])> = files.iter().filter(|(path, _)| exports::is_export(path)).collect();
    let exported = exports.into_par_iter().flat_map_iter(|(path, bytes)| site.check_export(path, bytes));
    pages.par_iter().flat_map_iter(|(path, page)| site.check(path, page)).chain(exported).collect()
}

/// What a page offers and what it points at.
#[derive(Debug, Default)]
struct Page {
    ids: BTreeSet<String>,
    twice: BTreeSet<String>,
    links: BTreeSet<String>,
}

struct Site<'a> {
    files: &'a Files,
    pages: &'a BTreeMap<&'a str, Page>,
    origins: &'a Origins<'a>,
    base_url: &'a str,
    base_path: &'a str,
}

impl Site<'_> {
    fn check(&self, path: &str, page: &Page) -> Vec<Finding> {
        let twice = page.twice.iter().map(|id| {
            let message = format!("the id `{id}` stands twice in {path}");
            Finding::new(&rule::DUPLICATE_ID, message).at(self.place(path, id))
        });
        let dead = page.links.iter().filter_map(|link| {
            let message = format!("the link `{link}` in {path} leads nowhere: {}", self.broken(path, link)?);
            Some(Finding::new(&rule::OUTPUT_LINK, message).at(self.place(path, link)))
        });
        twice.chain(dead).collect()
    }

    /// What is wrong with a file for programs.
    fn check_export(&self, path: &str, bytes: &[u8]) -> Vec<Finding> {
        let mut wrong = BTreeSet::new();
        let read = exports::addresses(path, bytes, self.base_url, &mut |link| {
            wrong.extend(self.broken(path, link).map(|why| format!("the link `{link}` in {path} leads nowhere: {why}")));
        });
        wrong.extend(read.err().map(|why| format!("{path} cannot be read: {why}")));
        wrong.into_iter().map(|message| Finding::new(&rule::OUTPUT_LINK, message).at(Place::file(path))).collect()
    }

    /// Where in the source of a page these words stand; the whole file where they were made by the theme.
    fn place(&self, path: &str, words: &str) -> Place {
        let Some(source) = self.origins.get(path) else { return Place::file(path) };
        match source.text.find(words) {
            Some(start) => Place::span(source, start..start + words.len()),
            None => Place::file(&source.path),
        }
    }

    /// Why a link is broken; `None` when it is not, or leads out of the site.
    fn broken(&self, from: &str, link: &str) -> Option<String> {
        let (address, fragment) = link.split_once('#').map_or((link, None), |(address, fragment)| (address, Some(fragment)));
        let address = address.split('?').next().unwrap_or_default();
        let inside = match (address.strip_prefix(self.base_url), address.strip_prefix(self.base_path)) {
            (Some(rest), _) => resolve("", rest),
            _ if has_scheme(address) || address.starts_with("//") => return None,
            (_, Some(rest)) => resolve("", rest),
            _ if address.starts_with('/') => return Some(format!("it points outside of {}", self.base_path)),
            _ if address.is_empty() => Some(from.to_string()),
            _ => resolve(from, address),
        };
        let Some(inside) = inside else { return Some("it climbs out of the site".to_string()) };
        let file = if inside.is_empty() || inside.ends_with('/') { format!("{inside}index.html") } else { inside };
        if self.files.get(&file).is_none() {
            return Some(format!("there is no {file}"));
        }
        let wanted = percent_decode(fragment?.split(":~:").next().unwrap_or_default());
        let page = self.pages.get(file.as_str())?;
        let found = wanted.is_empty() || wanted == "top" || page.ids.contains(&wanted);
        (!found).then(|| format!("{file} has no element with the id `{wanted}`"))
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

fn has_scheme(address: &str) -> bool {
    let scheme = address.split([':', '/']).next().unwrap_or_default();
    address[scheme.len()..].starts_with(':') && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
}

fn base_path(base_url: &str) -> &str {
    let host = base_url.find("://").map_or(0, |at| at + 3);
    base_url[host..].find('/').map_or("/", |at| &base_url[host + at..])
}

fn percent_decode(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}

fn read_page(bytes: &[u8]) -> Page {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(&String::from_utf8_lossy(bytes)));
    let tokenizer = Tokenizer::new(Collector::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&input); // it stops only at scripts, and the collector asks for no stop
    tokenizer.end();
    tokenizer.sink.page.into_inner()
}

/// Gathers ids and links from the tags of a page.
#[derive(Default)]
struct Collector {
    page: RefCell<Page>,
}

impl TokenSink for Collector {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let Token::TagToken(tag) = token else { return TokenSinkResult::Continue };
        if tag.kind == TagKind::EndTag {
            return TokenSinkResult::Continue;
        }
        self.page.borrow_mut().take(&tag);
        match &*tag.name {
            "script" => TokenSinkResult::RawData(states::RawKind::ScriptData),
            "style" => TokenSinkResult::RawData(states::RawKind::Rawtext),
            "title" | "textarea" => TokenSinkResult::RawData(states::RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }
}

impl Page {
    fn take(&mut self, tag: &Tag) {
        for attribute in &tag.attrs {
            let value = attribute.value.trim();
            match &*attribute.name.local {
                "id" if !self.ids.insert(value.to_string()) => {
                    self.twice.insert(value.to_string());
                }
                "href" | "src" | "poster" => {
                    self.links.insert(value.to_string());
                }
                "srcset" => {
                    self.links.extend(value.split(',').filter_map(|image| image.split_whitespace().next()).map(str::to_string));
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(pages: &[(&str, &str)], base_url: &str) -> Vec<String> {
        let mut files = Files::new();
        for (path, html) in pages {
            files.put(*path, html.as_bytes());
        }
        output(&files, base_url, &Origins::new()).into_iter().map(|finding| finding.message).collect()
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
        let mut files = Files::new();
        files.put("a/index.html", "<a href='b/'>b</a>");
        let source = Source::new("content/pages/a.md", "# A\n\n[b](b/)\n");
        let findings = output(&files, "https://e.org/", &Origins::from([("a/index.html".to_string(), &source)]));
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
