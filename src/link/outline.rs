//! The document's own numbers: where its paragraphs, sections, annexes, articles and notes stand.
//!
//! In: a document. Out: the block that a number names, seen from a place in it: paragraph numbers start again in an annex and in
//! every article, so the nearest scope wins. Knows labels only; anchors are looked up by whoever needs them.

use crate::model::{Content, Document, figure_from_roman, label_core};

use super::provisions::Pin;

/// The numbered pieces of a document.
#[derive(Debug, Default)]
pub(super) struct Outline {
    paragraphs: Vec<Numbered>,
    headings: Vec<Section>,
    notes: Vec<(usize, String)>,
    scopes: Vec<Scope>,
    articles: usize,
}

#[derive(Debug)]
struct Numbered {
    block: usize,
    key: String,
}

#[derive(Debug)]
struct Section {
    block: usize,
    level: u8,
    /// `ii`, `a`, `3`: the label in small letters, without the word before it.
    key: String,
    kind: Heading,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heading {
    Annex,
    Article,
    Of(Division),
    Other,
}

/// Divisions above the articles or sections of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Division {
    Part,
    Chapter,
}

/// What a block stands in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Scope {
    annex: Option<usize>,
    article: Option<usize>,
}

impl Outline {
    pub(super) fn new(document: &Document) -> Self {
        let mut outline = Self::default();
        let mut scope = Scope::default();
        let (mut annex_level, mut article_level) = (0, 0);
        let mut stack: Vec<(u8, String)> = Vec::new();
        for (block, content) in document.blocks.iter().map(|block| &block.content).enumerate() {
            match content {
                Content::Heading(heading) => {
                    let label = heading.label.as_deref().unwrap_or_default();
                    let (kind, key) = read_label(label);
                    if kind == Heading::Article || heading.level <= article_level {
                        scope.article = None;
                    }
                    if heading.level <= annex_level {
                        scope.annex = None;
                    }
                    match kind {
                        Heading::Annex => {
                            scope = Scope { annex: Some(block), article: None };
                            annex_level = heading.level;
                        }
                        Heading::Article => {
                            scope.article = Some(block);
                            article_level = heading.level;
                        }
                        Heading::Of(_) | Heading::Other => {}
                    }
                    outline.articles += usize::from(kind == Heading::Article);
                    // A schedule may head its paragraphs: "Paragraph 13".
                    let titled = if label.is_empty() { &heading.text.plain } else { label };
                    if let Some(number) = titled.strip_prefix("Paragraph ").filter(|number| number.parse::<u32>().is_ok()) {
                        outline.paragraphs.push(Numbered { block, key: number.to_string() });
                    }
                    outline.headings.push(Section { block, level: heading.level, key, kind });
                    stack.clear();
                }
                Content::Paragraph(paragraph) => {
                    stack.retain(|(level, _)| *level < paragraph.level);
                    if let Some(label) = &paragraph.label {
                        stack.push((paragraph.level, label_core(label).to_lowercase()));
                        let key = stack.iter().map(|(_, label)| label.as_str()).collect::<Vec<_>>().join(".");
                        outline.paragraphs.push(Numbered { block, key });
                    }
                }
                Content::Note(note) => outline.notes.push((block, note.label().to_lowercase())),
                Content::Table(_) | Content::Preformatted(_) => {}
            }
            outline.scopes.push(scope);
        }
        outline
    }

    /// Whether the document is the text of a treaty: it has articles.
    pub(super) fn is_treaty(&self) -> bool {
        self.articles >= 3
    }

    /// The articles in the body of the text, each with its number as printed and the number of its last paragraph; 0 where none is
    /// numbered.
    pub(super) fn articles(&self) -> Vec<(&str, u32)> {
        let body =
            self.headings.iter().filter(|heading| heading.kind == Heading::Article && self.scopes[heading.block].annex.is_none());
        body.map(|heading| {
            let own = self.paragraphs.iter().filter(|paragraph| self.scopes[paragraph.block].article == Some(heading.block));
            let last = own.filter_map(|paragraph| paragraph.key.parse::<u32>().ok()).max();
            (heading.key.as_str(), last.unwrap_or(0))
        })
        .collect()
    }

    /// The block of a provision of the document itself: the point or paragraph if it is printed, else its article.
    pub(super) fn provision(&self, pin: &Pin, from: Option<usize>) -> Option<usize> {
        let here = self.scope(from);
        let number = pin.article.as_deref()?.to_lowercase();
        let mut found = self.headings.iter().filter(|heading| heading.kind == Heading::Article && is_same(&heading.key, &number));
        let article = found.clone().find(|heading| self.scopes[heading.block].annex == here.annex).or_else(|| found.next());
        let Some(article) = article.map(|heading| heading.block) else {
            // "article 1F" is section F of article 1 where there is no article 1F.
            let (figure, letter) = number.split_at_checked(number.len().checked_sub(1)?)?;
            let lettered = figure.parse::<u32>().is_ok() && letter.starts_with(|c: char| c.is_ascii_lowercase());
            let below = Pin { article: Some(figure.into()), paragraph: Some(letter.into()), point: pin.point.clone() };
            return lettered.then(|| self.provision(&below, from)).flatten();
        };
        Some(self.below(article, pin).unwrap_or(article))
    }

    /// The block of a paragraph or point of the article that a place stands in.
    pub(super) fn within_article(&self, pin: &Pin, from: Option<usize>) -> Option<usize> {
        self.below(self.scope(from).article?, pin)
    }

    /// The block of a label beside the place, or beside what it stands in: in `1 (d)` the label `a` is `1 (a)`.
    pub(super) fn beside(&self, pin: &Pin, from: Option<usize>) -> Option<usize> {
        let key = key(pin)?;
        let here = self.paragraphs.iter().find(|paragraph| Some(paragraph.block) == from)?;
        let mut prefix = here.key.as_str();
        loop {
            prefix = prefix.rsplit_once('.').map_or("", |(above, _)| above);
            let wanted = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
            if let Some(block) = self.nearest(&wanted, here.block) {
                return Some(block);
            }
            if prefix.is_empty() {
                // The point below the place itself: "the means set forth in subparagraph (a)" in the paragraph above it.
                return self.nearest(&format!("{}.{key}", here.key), here.block);
            }
        }
    }

    /// The paragraph with this key in the scope of a block, the nearest to it.
    fn nearest(&self, key: &str, block: usize) -> Option<usize> {
        let here = self.scopes[block];
        let found = self.paragraphs.iter().filter(|paragraph| paragraph.key == key && self.scopes[paragraph.block] == here);
        found.map(|paragraph| paragraph.block).min_by_key(|found| found.abs_diff(block))
    }

    /// So many paragraphs directly before a place, on its level and in its scope; all or none.
    pub(super) fn preceding(&self, from: Option<usize>, count: usize) -> Vec<usize> {
        let Some(here) = self.paragraphs.iter().position(|paragraph| Some(paragraph.block) == from) else { return Vec::new() };
        let level = |key: &str| key.rsplit_once('.').map_or(String::new(), |(above, _)| above.to_string());
        let own = &self.paragraphs[here];
        let beside = self.paragraphs[..here].iter().rev().take_while(|other| self.scopes[other.block] == self.scopes[own.block]);
        let same = beside.filter(|other| level(&other.key) == level(&own.key)).map(|other| other.block);
        let mut found: Vec<usize> = same.take(count).collect();
        found.reverse();
        if found.len() == count { found } else { Vec::new() }
    }

    /// The article before the one that a place stands in.
    pub(super) fn preceding_article(&self, from: Option<usize>) -> Option<usize> {
        let here = self.scope(from).article?;
        let before = self.headings.iter().rev().filter(|heading| heading.kind == Heading::Article && heading.block < here);
        before.map(|heading| heading.block).next()
    }

    fn below(&self, article: usize, pin: &Pin) -> Option<usize> {
        let key = key(pin)?;
        let mut found = self.paragraphs.iter().filter(|paragraph| self.scopes[paragraph.block].article == Some(article));
        let whole = found.clone().find(|paragraph| paragraph.key == key);
        let part =
            || found.find(|paragraph| pin.paragraph.as_deref().is_some_and(|number| paragraph.key == number.to_lowercase()));
        whole.or_else(part).map(|paragraph| paragraph.block)
    }

    /// The block of a paragraph: in the scope of the place first, then in the body of the text.
    pub(super) fn paragraph(&self, pin: &Pin, from: Option<usize>) -> Option<usize> {
        let key = key(pin)?;
        let here = self.scope(from);
        let matching = || self.paragraphs.iter().filter(|paragraph| paragraph.key == key).map(|paragraph| paragraph.block);
        let beside = || self.beside(&Pin { paragraph: None, point: Some(key.as_str().into()), article: None }, from);
        let own = here.article.is_some().then(beside).flatten();
        own.or_else(|| matching().find(|&block| self.scopes[block] == here))
            .or_else(|| matching().find(|&block| self.scopes[block] == Scope::default()))
            .or_else(|| Some(matching().next()?).filter(|_| matching().count() == 1))
    }

    /// Whether a place stands in an article.
    pub(super) fn in_article(&self, from: Option<usize>) -> bool {
        self.scope(from).article.is_some()
    }

    /// The block of a section by its path: `II`, `II.B`.
    pub(super) fn section(&self, label: &str) -> Option<usize> {
        let mut from = 0;
        let mut level = 0;
        let mut found = None;
        for part in label.split('.').filter(|part| !part.is_empty()) {
            let part = part.to_lowercase();
            let headings =
                self.headings[from..].iter().enumerate().take_while(|(_, heading)| heading.level > level || level == 0);
            let (offset, heading) =
                headings.into_iter().find(|(_, heading)| heading.key == part && heading.kind == Heading::Other)?;
            found = Some(heading.block);
            level = heading.level;
            from += offset + 1;
        }
        found
    }

    /// The block of a part or chapter: the only one with this number, `I`, `1` or `One`.
    pub(super) fn division(&self, division: Division, label: &str) -> Option<usize> {
        let number = label.to_lowercase();
        let mut found = self
            .headings
            .iter()
            .filter(|heading| heading.kind == Heading::Of(division) && is_same(in_figures(&heading.key), in_figures(&number)));
        found.next().filter(|_| found.next().is_none()).map(|heading| heading.block)
    }

    /// Whether the text has such divisions.
    pub(super) fn is_divided(&self, division: Division) -> bool {
        self.headings.iter().any(|heading| heading.kind == Heading::Of(division))
    }

    /// The block of an annex: by its number, or the only one.
    pub(super) fn annex(&self, label: &str) -> Option<usize> {
        let key = if label == "annex" { String::new() } else { label.to_lowercase() };
        self.headings.iter().find(|heading| heading.kind == Heading::Annex && heading.key == key).map(|heading| heading.block)
    }

    /// The block of a section of an annex.
    pub(super) fn section_of_annex(&self, annex: &str, label: &str) -> Option<usize> {
        let annex = Some(self.annex(annex)?);
        let key = label.to_lowercase();
        let inside = |heading: &&Section| self.scopes[heading.block].annex == annex && heading.kind == Heading::Other;
        self.headings.iter().filter(inside).find(|heading| heading.key == key).map(|heading| heading.block)
    }

    /// The block of a paragraph of an annex, `2` or, in its section A, `A/2`; none where several have the number.
    pub(super) fn paragraph_of_annex(&self, annex: &str, label: &str) -> Option<usize> {
        let (section, number) = label.split_once('/').map_or((None, label), |(section, number)| (Some(section), number));
        let whole = Some(self.annex(annex)?);
        let within = match section {
            Some(section) => {
                let start = self.section_of_annex(annex, section)?;
                let head = self.headings.iter().position(|heading| heading.block == start)?;
                let behind = &self.headings[head + 1..];
                let end = behind.iter().find(|heading| heading.level <= self.headings[head].level);
                start..end.map_or(usize::MAX, |heading| heading.block)
            }
            None => 0..usize::MAX,
        };
        let key = number.to_lowercase();
        let inside = |found: &&Numbered| self.scopes[found.block].annex == whole && within.contains(&found.block);
        let mut found = self.paragraphs.iter().filter(inside).filter(|found| found.key == key);
        found.next().filter(|_| found.next().is_none()).map(|found| found.block)
    }

    /// The block of a note: of those with this label the nearest to the place.
    pub(super) fn note(&self, label: &str, from: Option<usize>) -> Option<usize> {
        let here = from.unwrap_or(0);
        let matching = self.notes.iter().filter(|(_, known)| known == &label.to_lowercase());
        matching.min_by_key(|(block, _)| block.abs_diff(here)).map(|(block, _)| *block)
    }

    fn scope(&self, from: Option<usize>) -> Scope {
        from.and_then(|block| self.scopes.get(block).copied()).unwrap_or_default()
    }
}

/// `One` is 1.
fn in_figures(number: &str) -> &str {
    NUMBERS.iter().position(|word| *word == number).map_or(number, |at| FIGURES[at])
}

/// Numbers of parts in words.
pub(super) const NUMBERS: [&str; 8] = ["one", "two", "three", "four", "five", "six", "seven", "eight"];
const FIGURES: [&str; 8] = ["1", "2", "3", "4", "5", "6", "7", "8"];

/// Whether two numbers of articles are the same: `7` and `vii`, too.
fn is_same(a: &str, b: &str) -> bool {
    let figure = |number: &str| number.parse::<u32>().ok().or_else(|| figure_from_roman(number));
    a == b || figure(a).is_some() && figure(a) == figure(b)
}

fn read_label(label: &str) -> (Heading, String) {
    let lower = label.to_lowercase();
    let rest = |word: &str| label_core(lower[word.len()..].trim()).to_string();
    for (word, kind) in [("annex", Heading::Annex), ("article", Heading::Article), ("art.", Heading::Article)] {
        if lower.starts_with(word) {
            return (kind, rest(word));
        }
    }
    for (word, kind) in [
        ("section", Heading::Other),
        ("sect.", Heading::Other),
        ("chapter", Heading::Of(Division::Chapter)),
        ("chap.", Heading::Of(Division::Chapter)),
        ("part", Heading::Of(Division::Part)),
    ] {
        if lower.starts_with(word) {
            return (kind, rest(word));
        }
    }
    (Heading::Other, label_core(&lower).to_string())
}

/// `3`, `3.a.i`: the labels of a paragraph and what stands below it.
fn key(pin: &Pin) -> Option<String> {
    let point = pin.point.as_deref().map(|point| point.replace([')', ' '], "").replace('(', "."));
    let parts = [pin.paragraph.as_deref(), point.as_deref()].into_iter().flatten();
    let parts: Vec<String> = parts.map(str::to_lowercase).collect();
    (!parts.is_empty()).then(|| parts.join("."))
}
