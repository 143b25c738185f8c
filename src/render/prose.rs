//! Ordinary Markdown: pages such as "About", and the introductions of instruments.
//!
//! In: Markdown that somebody wrote. Out: HTML that has passed a sanitiser: no script, no odd addresses, whatever was written.
//! Links to other Markdown files of the site, or to their folders, lead to their pages, so that they work in any Markdown viewer and here.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeStream};

use super::edition::Edition;
use super::highlight;
use super::html::escape;
use super::records::PagePast;
use super::route::Route;

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .add_generic_attributes(["id", "class", "lang", "dir"])
        .add_tag_attributes("pre", ["tabindex"])
        .link_rel(None);
    builder
});

const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH).union(Options::ENABLE_HEADING_ATTRIBUTES);

/// Markdown as HTML for a page of the site. `path` is the file it stands in.
pub(super) fn html(edition: &Edition, page: Route, path: &str, markdown: &str) -> String {
    let events: Vec<Event> = TextMergeStream::new(Parser::new_ext(markdown, OPTIONS)).collect();
    let setter = Setter { edition, page, path, demote: has_top_heading(&events) };
    let (mut ids, past) = (HeadingIds::default(), PagePast::new(edition, page));
    let mut out = Vec::with_capacity(events.len());
    let mut events = events.into_iter().peekable();
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                let code: String = events
                    .by_ref()
                    .take_while(|event| !matches!(event, Event::End(TagEnd::CodeBlock)))
                    .filter_map(|event| if let Event::Text(text) = event { Some(text.into_string()) } else { None })
                    .collect();
                out.push(Event::Html(listing(&kind, &code).into()));
            }
            Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                let inside: Vec<Event> =
                    events.by_ref().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_)))).collect();
                let id = ids.next(id, &inside);
                let former =
                    past.former(&id).into_iter().map(|id| format!("<span class=\"former\" id=\"{}\"></span>", escape(&id)));
                let former: String = former.collect();
                let level = setter.level(level);
                out.push(Event::Start(Tag::Heading { level, id: Some(id.into()), classes, attrs }));
                out.push(Event::InlineHtml(former.into()));
                out.extend(inside.into_iter().map(|event| setter.event(event)));
                out.push(Event::End(TagEnd::Heading(level)));
            }
            event => out.push(setter.event(event)),
        }
    }
    let mut html = String::with_capacity(markdown.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut html, out.into_iter());
    SANITISER.clean(&html).to_string()
}

/// The headings of a text: their anchors and words.
pub(super) fn headings(markdown: &str) -> Vec<(String, String)> {
    let mut ids = HeadingIds::default();
    let mut found = Vec::new();
    let mut events = TextMergeStream::new(Parser::new_ext(markdown, OPTIONS));
    while let Some(event) = events.next() {
        if let Event::Start(Tag::Heading { id, .. }) = event {
            let inside: Vec<Event> =
                events.by_ref().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_)))).collect();
            found.push((ids.next(id, &inside), words(&inside)));
        }
    }
    found
}

/// Anchors of headings so far.
#[derive(Default)]
struct HeadingIds(BTreeSet<String>);

impl HeadingIds {
    /// An anchor of its own for each heading, made from its words unless one is written.
    fn next(&mut self, written: Option<CowStr>, inside: &[Event]) -> String {
        let wanted = written.map_or_else(|| anchor_of(&words(inside)), |id| id.to_string());
        let mut id = wanted.clone();
        let mut number = 1;
        while !self.0.insert(id.clone()) {
            number += 1;
            id = format!("{wanted}-{number}");
        }
        id
    }
}

fn words(inside: &[Event]) -> String {
    let words = inside.iter().filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
        _ => None,
    });
    words.collect()
}

struct Setter<'a> {
    edition: &'a Edition<'a>,
    page: Route<'a>,
    path: &'a str,
    demote: bool,
}

impl Setter<'_> {
    fn event<'e>(&self, event: Event<'e>) -> Event<'e> {
        match event {
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = self.page_link(&dest_url).map_or(dest_url, CowStr::from);
                Event::Start(Tag::Link { link_type, dest_url, title, id })
            }
            event => event,
        }
    }

    /// The link to the page that a Markdown file of the site is made into.
    fn page_link(&self, target: &str) -> Option<String> {
        let (file, anchor) = target.split_once('#').map_or((target, None), |(file, anchor)| (file, Some(anchor)));
        let route = self.edition.page_of_file(&beside(self.path, file))?;
        Some(match anchor {
            Some(anchor) => self.edition.routes.link_anchor(self.page, route, anchor),
            None => self.edition.routes.link(self.page, route),
        })
    }

    /// The page's title is the only heading of the first rank.
    fn level(&self, level: HeadingLevel) -> HeadingLevel {
        if !self.demote {
            return level;
        }
        HeadingLevel::try_from(level as usize + 1).unwrap_or(HeadingLevel::H6)
    }
}

fn has_top_heading(events: &[Event]) -> bool {
    events.iter().any(|event| matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })))
}

/// A listing, highlighted where its language is known. It can be scrolled, so it can be reached by keyboard.
fn listing(kind: &CodeBlockKind, code: &str) -> String {
    let language = match kind {
        CodeBlockKind::Fenced(info) => info.split([' ', ',']).next().unwrap_or_default(),
        CodeBlockKind::Indented => "",
    };
    let code = highlight::html(language, code).unwrap_or_else(|| escape(code));
    format!("<pre class=\"listing\" tabindex=\"0\"><code>{code}</code></pre>\n")
}

fn anchor_of(words: &str) -> String {
    let parts = words.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let anchor = parts.map(str::to_lowercase).collect::<Vec<_>>().join("-");
    if anchor.is_empty() { "section".into() } else { anchor }
}

/// A path written relative to a file, as a path below the root.
fn beside(path: &str, written: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in written.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::model::{Instrument, InstrumentPage, Site};

    fn rendered(markdown: &str) -> String {
        let site = Site {
            instruments: vec![
                InstrumentPage {
                    path: "content/protocols/untoc.md".into(),
                    instrument: Instrument { id: "untoc".into(), ..Instrument::default() },
                    ..InstrumentPage::default()
                }
                .into(),
            ],
            ..Site::default()
        };
        let config = Config::default();
        html(
            &Edition::new(&site, &config, crate::render::Words::english()),
            Route::Ordinary("about"),
            "content/pages/about.md",
            markdown,
        )
    }

    #[test]
    fn nothing_that_runs_comes_through() {
        let html =
            rendered("<script>alert(1)</script><p onclick=\"x()\">a</p>\n\n[b](javascript:alert(1)) <img src=x onerror=y>");
        assert!(!html.contains("script") && !html.contains("onclick") && !html.contains("onerror"), "{html}");
    }

    #[test]
    fn links_between_files_and_folders_lead_to_their_pages() {
        assert!(rendered("[a](../protocols/)").contains("href=\"../protocols/index.html\""));
        assert!(rendered("[a](../protocols/untoc.md#article-5)").contains("href=\"../protocols/untoc/index.html#article-5\""));
    }

    #[test]
    fn headings_get_anchors_of_their_own_below_the_title() {
        let html = rendered("# One thing\n\n## One thing\n\n## Other {#written}");
        assert!(html.contains("<h2 id=\"one-thing\">") && html.contains("<h3 id=\"one-thing-2\">"), "{html}");
        assert!(html.contains("<h3 id=\"written\">"), "{html}");
    }

    #[test]
    fn listings_are_highlighted_with_classes() {
        let html = rendered("```toml\ntitle = \"x\" # why\n```");
        assert!(html.contains("class=\"hl-comment\"") && html.contains("class=\"hl-string\""), "{html}");
        assert!(rendered("```nosuch\na < b\n```").contains("a &lt; b"));
    }
}
