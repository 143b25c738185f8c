//! How places in a document are cited in words: `para. 3 (a)`, `paras. 12–15`, `annex II, para. 3`, `art. 16, para. 3 (a)`, `note 4`.
//!
//! In: passages of a document. Out: plain words, with spaces that do not break behind abbreviations. What the text does not number
//! is called by its section and counted there, `sect. II, second para.`, so that the words find the place on paper too.

use crate::model::{Content, Division, Heading, LinkedDocument, Passage, label_core, split_division};

use super::super::names::{LONGEST, shortened, spaced};
use super::super::words::Words;

/// A place as it is cited.
#[derive(Debug, Clone, Default)]
struct Name {
    /// The annex and the article in which its number counts.
    scope: Vec<String>,
    /// What is counted: the messages for one and for several; empty where the number says it.
    nouns: (&'static str, &'static str),
    /// The number, or words in its place.
    number: String,
    /// The part of the number below the paragraph that introduces it: `(a)` of `3 (a)`.
    below: Option<(usize, String)>,
}

const PARAGRAPHS: (&str, &str) = ("at-paragraph", "at-paragraphs");

/// Some passages in words.
pub(in crate::render) fn words(words: &Words, linked: &LinkedDocument, passages: &[Passage]) -> String {
    let naming = Naming { words, linked };
    if let [Passage { first, last }] = passages
        && first == last
    {
        let Name { scope, nouns, number, .. } = naming.name(*first);
        return counted(words, scope, nouns.0, number);
    }
    let ends = |passage: &Passage| {
        let first = naming.name(passage.first);
        let last = if passage.last == passage.first { first.clone() } else { naming.name(passage.last) };
        (first, last)
    };
    let pairs: Vec<(Name, Name)> = passages.iter().map(ends).collect();
    let alike = |a: &(Name, Name), b: &(Name, Name)| !a.0.nouns.0.is_empty() && a.0.nouns == b.0.nouns && a.0.scope == b.0.scope;
    let groups: Vec<String> = pairs.chunk_by(alike).map(|pairs| group(words, pairs)).collect();
    words.join(&groups, "between-groups")
}

/// Passages that share their scope and what is counted: `annex II, paras. 3, 5 and 7–9`.
fn group(words: &Words, named: &[(Name, Name)]) -> String {
    let mut several = false;
    let mut numbers: Vec<String> = Vec::new();
    let mut before = None;
    for (first, last) in named {
        // `(c)` is enough behind `3 (a)`.
        let beside = first.below.as_ref().filter(|(above, _)| Some(*above) == before);
        let mut number = beside.map_or_else(|| first.number.clone(), |(_, own)| own.clone());
        several |= beside.is_none() && !numbers.is_empty();
        if last.number != first.number {
            let within = last.below.as_ref().filter(|(above, _)| first.below.as_ref().is_some_and(|(other, _)| other == above));
            several |= within.is_none();
            let end = within.map_or(&last.number, |(_, own)| own);
            number = if first.nouns.0.is_empty() {
                words.fill("from-to", [("first", number.into()), ("last", end.as_str().into())])
            } else {
                format!("{number}–{end}")
            };
        }
        before = last.below.as_ref().map(|(above, _)| *above);
        numbers.push(number);
    }
    let noun = if several { named[0].0.nouns.1 } else { named[0].0.nouns.0 };
    counted(words, named[0].0.scope.clone(), noun, enumerate(words, &numbers))
}

/// Numbers with what they count, and where: `annex II, paras. 3 and 5`.
fn counted(words: &Words, mut scope: Vec<String>, noun: &'static str, numbers: String) -> String {
    let own = if noun.is_empty() { numbers } else { words.fill(noun, [("number", numbers.into())]) };
    if scope.is_empty() {
        return own;
    }
    scope.push(own);
    words.parts(&scope)
}

/// `3, 5 and 7`.
fn enumerate(words: &Words, numbers: &[String]) -> String {
    match numbers {
        [] => String::new(),
        [one] => one.clone(),
        [others @ .., last] => {
            let others = others.join(&words.say("between-numbers"));
            words.fill("last-of-several", [("numbers", others.into()), ("last", last.as_str().into())])
        }
    }
}

/// Names the blocks of a document.
#[derive(Clone, Copy)]
struct Naming<'n> {
    words: &'n Words,
    linked: &'n LinkedDocument,
}

impl Naming<'_> {
    fn name(self, block: usize) -> Name {
        let plain = |nouns: (&'static str, &'static str), number: String| Name { nouns, number, ..Name::default() };
        match &self.linked.document.blocks[block].content {
            Content::Heading(_) => plain(("", ""), self.heading(block)),
            Content::Note(note) => {
                let scope = if note.key.contains('/') { self.scope(block) } else { Vec::new() };
                Name { scope, ..plain(("at-note", "at-notes"), note.label().to_string()) }
            }
            Content::Table(_) => {
                let before = self.linked.document.blocks[..=block].iter();
                let tables = before.filter(|block| matches!(block.content, Content::Table(_)));
                plain(("at-table", "at-tables"), tables.count().to_string())
            }
            Content::Paragraph(_) | Content::Preformatted(_) => self.paragraph(block),
        }
    }

    fn paragraph(self, block: usize) -> Name {
        let addresses = &self.linked.addresses;
        let address = &addresses.blocks[block];
        let above = address.parent().map(|parent| (parent, self.name(parent)));
        match (&address.number, above) {
            // What stands below a paragraph without a number has only a label of its own.
            (Some(number), Some((above, name))) if addresses.blocks[above].number.is_none() => {
                Name { number: format!("{}\u{a0}{}", name.number, spaced(number)), ..name }
            }
            (Some(number), above) => {
                let number = spaced(number).replace(' ', "\u{a0}");
                let own = above.and_then(|(above, name)| {
                    let own = number.strip_prefix(&name.number)?.trim_start_matches('\u{a0}');
                    own.starts_with('(').then(|| (above, own.to_string()))
                });
                Name { scope: self.scope(block), nouns: PARAGRAPHS, number, below: own }
            }
            (None, Some((_, name))) => {
                let place = addresses.unnumbered(&self.linked.document, block).place;
                let number = self.words.fill("at-item", [("above", name.number.into()), ("place", place.into())]);
                Name { number, ..name }
            }
            (None, None) => self.unnumbered(block),
        }
    }

    /// A paragraph without a number, counted among those of its section; the only one is the section itself.
    fn unnumbered(self, block: usize) -> Name {
        let addresses = &self.linked.addresses;
        let within = addresses.blocks[block].section().map(|section| self.heading(section));
        let counted = addresses.unnumbered(&self.linked.document, block);
        if let (Some(within), true) = (&within, counted.alone) {
            return Name { number: within.clone(), ..Name::default() };
        }
        let kind = if counted.mixed { "at-counted-unnumbered" } else { "at-counted" };
        let own = self.words.fill(kind, [("place", counted.place.into())]);
        Name { number: self.words.parts(&within.into_iter().chain([own]).collect::<Vec<_>>()), ..Name::default() }
    }

    /// The headings that a number needs before it: annexes and articles, and where numbers begin anew, whatever begins them.
    fn scope(self, block: usize) -> Vec<String> {
        let blocks = &self.linked.addresses.blocks;
        let own = &blocks[block].id;
        let begins = |above: usize| own.strip_prefix(&blocks[above].id).is_some_and(|rest| rest.starts_with('-'));
        let mut scope: Vec<String> = self
            .above(block)
            .filter_map(|above| match &self.linked.document.blocks[above].content {
                Content::Heading(own) if begins(above) || counts_for_itself(own) => Some(self.one_heading(own)),
                _ => None,
            })
            .collect();
        scope.reverse();
        scope
    }

    /// The headings above a block, the nearest first.
    fn above(self, block: usize) -> impl Iterator<Item = usize> {
        let blocks = &self.linked.addresses.blocks;
        std::iter::successors(blocks[block].section(), |&above| blocks[above].section())
    }

    /// A heading along the outline: `annex II`, `chap. IV, sect. A`, `sect. II.A`, `sect. II, “Ways forward”`.
    fn heading(self, block: usize) -> String {
        let headings = std::iter::once(block).chain(self.above(block));
        let mut path: Vec<&Heading> = headings
            .filter_map(|index| match &self.linked.document.blocks[index].content {
                Content::Heading(heading) => Some(heading),
                _ => None,
            })
            .collect();
        path.reverse();
        // Titles above add nothing that a label below them does not say.
        let last = path.len() - 1;
        let path = path.into_iter().enumerate().filter(|(place, heading)| *place == last || heading.label.is_some());
        let mut parts: Vec<String> = Vec::new();
        let mut plain: Option<String> = None; // the labels of nested sections, which are cited as one: `II.A`
        for (_, heading) in path {
            if let Some(label) = heading.label.as_deref().filter(|_| worded(heading).is_none()).map(label_core) {
                let nested = plain.take().inspect(|_| drop(parts.pop()));
                let label = nested.map_or_else(|| label.to_string(), |above| format!("{above}.{label}"));
                parts.push(self.words.fill("at-section", [("number", label.as_str().into())]));
                plain = Some(label);
            } else {
                parts.push(self.one_heading(heading));
                plain = None;
            }
        }
        self.words.parts(&parts)
    }

    fn one_heading(self, heading: &Heading) -> String {
        match (worded(heading), &heading.label) {
            (Some((word, number)), _) => self.words.fill(word, [("number", number.into())]).trim().to_string(),
            (None, Some(label)) => self.words.fill("at-section", [("number", label_core(label).into())]),
            (None, None) => self.words.fill("quoted", [("words", shortened(&heading.text.plain, LONGEST).into())]),
        }
    }
}

/// Whether the numbers below a heading are cited with it: an annex or an article.
fn counts_for_itself(heading: &Heading) -> bool {
    let named = heading.label.as_deref().and_then(split_division);
    named.is_some_and(|(division, ..)| matches!(division, Division::Annex | Division::Article))
}

/// A label that says what it counts: the message for it, and its number.
fn worded(heading: &Heading) -> Option<(&'static str, String)> {
    let (_, word, number) = heading.label.as_deref().and_then(split_division)?;
    let (message, number) = (message(word), label_core(number));
    // Numbers in words are words: `part one`.
    let is_word = number.chars().count() > 2 && number.chars().skip(1).all(char::is_lowercase);
    Some((message, if is_word { number.to_lowercase() } else { number.into() }))
}

/// The message for a division of a text.
fn message(division: &str) -> &'static str {
    match division {
        "appendix" => "at-appendix",
        "article" => "at-article",
        "attachment" => "at-attachment",
        "book" => "at-book",
        "chapter" => "at-chapter",
        "conclusion" => "at-conclusion",
        "enclosure" => "at-enclosure",
        "guideline" => "at-guideline",
        "part" => "at-part",
        "principle" => "at-principle",
        "recommendation" => "at-recommendation",
        "regulation" => "at-regulation",
        "rule" => "at-rule",
        "schedule" => "at-schedule",
        "section" => "at-section",
        "title" => "at-title-division",
        _ => "at-annex",
    }
}
