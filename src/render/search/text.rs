//! The texts that are indexed, in the HTML that the index reads.
//!
//! In: the edition. Out: for each document, instrument and ordinary page its address and a text in which every paragraph has its
//! anchor and its name, and what the results can be narrowed down by. A symbol is also indexed from each of its slashes on, since
//! readers type parts of it: behind a sign that the page of the search leaves out when it shows the words.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use super::super::edition::{Edition, document_route, document_title};
use super::super::html::escape;
use super::super::names;
use super::super::prose;
use super::super::route::{Route, article_anchor};
use super::Entry;
use crate::model::{Block, Content, InstrumentPage, LinkedDocument, OrdinaryPage, Place, Target};

/// A long text is indexed in parts of about so many bytes, so that the words that are found together stand near each other, and that
/// a browser loads little to show them.
const PART: usize = 12_000;
/// The sign before words that are found and not shown.
const UNSEEN: char = '\u{e000}';

/// Everything that is indexed, in the order of the site; each text is made when it is asked for, since all of them would be a lot to keep.
pub(super) fn entries<'e>(edition: &'e Edition) -> impl Iterator<Item = Entry> + Send + 'e {
    let site = edition.site;
    let documents = site.documents.iter().flat_map(|linked| document(edition, linked));
    let instruments = site.instruments.iter().map(|page| instrument(edition, page));
    documents.chain(instruments).chain(site.pages.iter().map(|page| ordinary(edition, page)))
}

/// The text of one page.
struct Text<'e> {
    edition: &'e Edition<'e>,
    html: String,
}

impl<'e> Text<'e> {
    fn new(edition: &'e Edition, kind: &str, title: &str) -> Self {
        let mut text = Self { edition, html: String::from("<html><body data-pagefind-body>") };
        text.fact("filter", "kind", &edition.words.say(kind));
        text.fact("meta", "title", title);
        text
    }

    /// Something that is known about the page: a `filter` to narrow results down by, or `meta` to show with them.
    fn fact(&mut self, role: &str, name: &str, value: &str) {
        let _ = write!(self.html, "<i data-pagefind-{role}=\"{name}[title]\" title=\"{}\"></i>", escape(value));
    }

    /// Words with their anchor and their name.
    fn place(&mut self, id: &str, name: &str, words: &str) {
        let (id, name) = (escape(id), escape(name));
        let _ = write!(self.html, "<p id=\"{id}\" data-pagefind-title=\"{name}\">{}</p>", escape(&indexed(words)));
    }

    /// The words of the title.
    fn title(&mut self, words: &str) {
        let _ = write!(self.html, "<p data-pagefind-weight=\"5\">{}</p>", escape(&indexed(words)));
    }

    /// The text of a page, or of its part of a number from 0.
    fn entry(mut self, route: Route, part: usize) -> Entry {
        self.html.push_str("</body></html>");
        let address = format!("/{}", self.edition.routes.below_base(route, None));
        (if part == 0 { address } else { format!("{address}?{part}") }, self.html)
    }
}

fn document(edition: &Edition, linked: &LinkedDocument) -> Vec<Entry> {
    let said: Vec<String> = linked.document.blocks.iter().map(words).collect();
    let parts = parts(&linked.document.blocks, &said).into_iter().enumerate();
    let part = |(number, blocks): (usize, Range<usize>)| {
        let mut text = document_facts(edition, linked);
        if number == 0 {
            text.title(&title_words(linked));
        }
        for index in blocks {
            let name = names::place(edition.words, linked, Place::Block(index));
            text.place(&linked.addresses.blocks[index].id, &name, &said[index]);
        }
        text.entry(document_route(linked), number)
    };
    parts.map(part).collect()
}

/// Cuts a text before a paragraph or heading of the first level where a part is long enough.
fn parts(blocks: &[Block], said: &[String]) -> Vec<Range<usize>> {
    let (mut start, mut length) = (0, 0);
    let mut parts = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let begins = match &block.content {
            Content::Paragraph(paragraph) => paragraph.level == 0,
            Content::Heading(_) => true,
            _ => length > 2 * PART,
        };
        if begins && length + said[index].len() > PART && index > start {
            parts.push(start..index);
            (start, length) = (index, 0);
        }
        length += said[index].len();
    }
    parts.push(start..blocks.len());
    parts
}

fn title_words(linked: &LinkedDocument) -> String {
    let meta = &linked.document.meta;
    let facts = [Some(document_title(linked).0), meta.subtitle.clone(), meta.symbol.clone(), meta.author_note.clone()];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn document_facts<'e>(edition: &'e Edition, linked: &LinkedDocument) -> Text<'e> {
    let meta = &linked.document.meta;
    let title = document_title(linked).0;
    let mut text = Text::new(edition, "search-documents", &title);
    for (name, value) in [("symbol", meta.symbol.clone()), ("date", meta.date.as_deref().map(|date| edition.words.date(date)))] {
        if let Some(value) = value {
            text.fact("meta", name, &value);
        }
    }
    let year = meta.date.as_deref().and_then(|date| date.split('-').next());
    for (name, value) in [("year", year), ("body", meta.body.as_deref())] {
        if let Some(value) = value {
            text.fact("filter", name, value);
        }
    }
    let targets = linked.references.iter().flat_map(|reference| &reference.targets);
    let instruments: BTreeSet<&str> = targets.filter_map(|target| target.instrument.as_deref()).collect();
    for page in instruments.iter().filter_map(|id| edition.instrument(id)) {
        text.fact("filter", "instrument", &page.instrument.short_title);
    }
    text
}

fn instrument(edition: &Edition, page: &InstrumentPage) -> Entry {
    let instrument = &page.instrument;
    let route = Route::Protocol(&instrument.id);
    let mut text = Text::new(edition, "search-instruments", &instrument.short_title);
    if let Some(date) = instrument.adopted.as_deref() {
        text.fact("meta", "date", &edition.words.date(date));
        text.fact("filter", "year", date.split('-').next().unwrap_or_default());
    }
    let names = [&instrument.short_title, &instrument.title].into_iter().chain(&instrument.aliases);
    text.title(&names.map(String::as_str).collect::<Vec<_>>().join(". "));
    text.html.push_str(&prose::html(edition, route, &page.path, &page.body));
    for article in &instrument.articles {
        let target = Target { article: Some(article.number.as_str().into()), ..Target::default() };
        let name = edition.words.fill("article", [("number", article.number.as_str().into())]);
        text.place(&article_anchor(&target).unwrap_or_default(), &name, &format!("{name} {}", article.title));
    }
    text.entry(route, 0)
}

fn ordinary(edition: &Edition, page: &OrdinaryPage) -> Entry {
    let route = Route::Ordinary(&page.slug);
    let mut text = Text::new(edition, "search-pages", &page.title);
    text.title(&page.title);
    text.html.push_str(&prose::html(edition, route, &page.path, &page.body));
    text.entry(route, 0)
}

/// What a block says, with its printed label.
fn words(block: &Block) -> String {
    match &block.content {
        Content::Heading(heading) => [heading.label.as_deref().unwrap_or_default(), &heading.text.plain].join(" "),
        Content::Paragraph(paragraph) => paragraph.text.plain.clone(),
        Content::Note(note) => note.text.plain.clone(),
        Content::Preformatted(lines) => lines.clone(),
        Content::Table(table) => {
            let cells = table.rows.iter().flatten().map(|cell| cell.text.plain.as_str());
            table.caption.iter().map(|caption| caption.plain.as_str()).chain(cells).collect::<Vec<_>>().join(" ")
        }
    }
}

/// Words as they are indexed: signs of scripts that put no spaces between words stand alone, and parts of symbols follow.
fn indexed(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for c in words.chars() {
        if is_word_by_itself(c) {
            out.extend([' ', c, ' ']);
        } else {
            out.push(c);
        }
    }
    for part in
        words.split_whitespace().flat_map(|word| parts_of_symbol(word).chain(behind_elision(word))).collect::<BTreeSet<_>>()
    {
        let _ = write!(out, " {UNSEEN}{part}");
    }
    out
}

/// A symbol from its second part on, from its third, and so on, as long as it has a slash: `RES/70/1` and `70/1` of `A/RES/70/1`.
fn parts_of_symbol(word: &str) -> impl Iterator<Item = &str> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let is_symbol = word.contains('/') && word.contains(|c: char| c.is_ascii_digit()) && !word.contains("://");
    let parts = word.match_indices('/').filter(move |_| is_symbol).map(move |(at, _)| &word[at + 1..]);
    parts.filter(|part| part.contains('/'))
}

/// The word behind an article that has lost its vowel: `élargir` of `d’élargir`.
fn behind_elision(word: &str) -> Option<&str> {
    let (_, rest) = word.split_once(['’', '\''])?;
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
    (rest.chars().count() > 2).then_some(rest)
}

fn is_word_by_itself(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Paragraph;

    #[test]
    fn symbols_are_indexed_from_each_of_their_slashes_on() {
        assert_eq!(parts_of_symbol("(CTOC/COP/WG.7/2012/2),").collect::<Vec<_>>(), ["COP/WG.7/2012/2", "WG.7/2012/2", "2012/2"]);
        assert_eq!(parts_of_symbol("and/or").count() + parts_of_symbol("https://example.org/9/8").count(), 0);
        assert_eq!(indexed("see A/RES/70/1."), format!("see A/RES/70/1. {UNSEEN}70/1 {UNSEEN}RES/70/1"));
    }

    #[test]
    fn a_long_text_is_cut_between_paragraphs_and_never_before_their_items() {
        let paragraph = |level| Block { content: Content::Paragraph(Paragraph { level, ..Paragraph::default() }), line: 1 };
        let blocks = [0, 1, 1, 0, 0].map(paragraph);
        let said = [5_000, 5_000, 5_000, 100, 100].map(|length| "x".repeat(length));
        assert_eq!(parts(&blocks, &said), [0..3, 3..5]);
    }

    #[test]
    fn a_word_behind_an_elided_article_is_indexed_by_itself() {
        assert_eq!(behind_elision("(d’élargir,"), Some("élargir"));
        assert_eq!(behind_elision("Council’s"), None);
    }

    #[test]
    fn signs_that_are_words_stand_alone() {
        assert_eq!(indexed("第5条").split_whitespace().collect::<Vec<_>>(), ["第", "5", "条"]);
    }
}
