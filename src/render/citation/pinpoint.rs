//! How places in a document are cited in words: `para. 3 (a)`, `paras. 12–15`, `annex II, para. 3`, `art. 16, para. 3 (a)`, `note 4`.
//!
//! In: passages of a document. Out: plain words, with spaces that do not break behind abbreviations. What the text does not number
//! is called by its section and counted there, `sect. II, second para.`, so that the words find the place on paper too.

use crate::model::{Content, Division, Heading, LinkedDocument, Passage, division, division_in_english, label_core};

use super::super::names::{LONGEST, shortened, spaced};

/// A place as it is cited.
#[derive(Debug, Default)]
struct Name {
    /// The annex and the article in which its number counts.
    scope: Vec<String>,
    /// What is counted, one and several; empty where the number says it.
    nouns: (&'static str, &'static str),
    /// The number, or words in its place.
    number: String,
    /// The part of the number below the paragraph that introduces it: `(a)` of `3 (a)`.
    below: Option<(usize, String)>,
}

const PARAGRAPHS: (&str, &str) = ("para.", "paras.");

/// Some passages in words.
pub(in crate::render) fn words(linked: &LinkedDocument, passages: &[Passage]) -> String {
    let named: Vec<(Name, Name)> = passages.iter().map(|one| (name(linked, one.first), name(linked, one.last))).collect();
    let alike = |a: &(Name, Name), b: &(Name, Name)| !a.0.nouns.0.is_empty() && a.0.nouns == b.0.nouns && a.0.scope == b.0.scope;
    named.chunk_by(alike).map(group).collect::<Vec<_>>().join("; ")
}

/// Passages that share their scope and what is counted: `annex II, paras. 3, 5 and 7–9`.
fn group(named: &[(Name, Name)]) -> String {
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
            number = if first.nouns.0.is_empty() { format!("{number} to {end}") } else { format!("{number}–{end}") };
        }
        before = last.below.as_ref().map(|(above, _)| *above);
        numbers.push(number);
    }
    let noun = if several { named[0].0.nouns.1 } else { named[0].0.nouns.0 };
    let numbers = enumerate(&numbers);
    let counted = if noun.is_empty() { numbers } else { format!("{noun}\u{a0}{numbers}") };
    named[0].0.scope.iter().cloned().chain([counted]).collect::<Vec<_>>().join(", ")
}

/// `3, 5 and 7`.
fn enumerate(numbers: &[String]) -> String {
    match numbers {
        [] => String::new(),
        [one] => one.clone(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}

fn name(linked: &LinkedDocument, block: usize) -> Name {
    let scope = || scope(linked, block);
    match &linked.document.blocks[block].content {
        Content::Heading(_) => Name { number: heading(linked, block), ..Name::default() },
        Content::Note(note) => {
            let scope = if note.key.contains('/') { scope() } else { Vec::new() };
            Name { scope, nouns: ("note", "notes"), number: note.label().to_string(), below: None }
        }
        Content::Table(_) => {
            let before = linked.document.blocks[..=block].iter().filter(|block| matches!(block.content, Content::Table(_)));
            Name { nouns: ("table", "tables"), number: before.count().to_string(), ..Name::default() }
        }
        Content::Paragraph(_) | Content::Preformatted(_) => paragraph(linked, block),
    }
}

fn paragraph(linked: &LinkedDocument, block: usize) -> Name {
    let address = &linked.addresses.blocks[block];
    let above = address.parent.map(|parent| (parent, name(linked, parent)));
    match (&address.number, above) {
        // What stands below a paragraph without a number has only a label of its own.
        (Some(number), Some((above, name))) if linked.addresses.blocks[above].number.is_none() => {
            Name { number: format!("{}\u{a0}{}", name.number, spaced(number)), ..name }
        }
        (Some(number), above) => {
            let number = spaced(number).replace(' ', "\u{a0}");
            let own = above.and_then(|(above, name)| {
                let own = number.strip_prefix(&name.number)?.trim_start_matches('\u{a0}');
                own.starts_with('(').then(|| (above, own.to_string()))
            });
            Name { scope: scope(linked, block), nouns: PARAGRAPHS, number, below: own }
        }
        (None, Some((_, name))) => {
            let place = linked.addresses.unnumbered(&linked.document, block).place;
            Name { number: format!("{}, {} item", name.number, ordinal(place)), ..name }
        }
        (None, None) => unnumbered(linked, block),
    }
}

/// A paragraph without a number, counted among those of its section; the only one is the section itself.
fn unnumbered(linked: &LinkedDocument, block: usize) -> Name {
    let within = linked.addresses.blocks[block].section.map(|section| heading(linked, section));
    let counted = linked.addresses.unnumbered(&linked.document, block);
    if let (Some(within), true) = (&within, counted.alone) {
        return Name { number: within.clone(), ..Name::default() };
    }
    let kind = if counted.mixed { "unnumbered para." } else { "para." };
    let own = format!("{} {kind}", ordinal(counted.place));
    Name { number: within.into_iter().chain([own]).collect::<Vec<_>>().join(", "), ..Name::default() }
}

/// The headings that a number needs before it: annexes and articles, and where numbers begin anew, whatever begins them.
fn scope(linked: &LinkedDocument, block: usize) -> Vec<String> {
    let own = &linked.addresses.blocks[block].id;
    let begins = |above: usize| own.strip_prefix(&linked.addresses.blocks[above].id).is_some_and(|rest| rest.starts_with('-'));
    let mut scope: Vec<String> = above(linked, block)
        .filter_map(|above| match &linked.document.blocks[above].content {
            Content::Heading(own) if begins(above) || worded(own).is_some_and(|(division, _)| counts_for_itself(division)) => {
                Some(one_heading(own))
            }
            _ => None,
        })
        .collect();
    scope.reverse();
    scope
}

fn counts_for_itself(division: Division) -> bool {
    matches!(division, Division::Annex | Division::Article)
}

/// The headings above a block, the nearest first.
fn above(linked: &LinkedDocument, block: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(linked.addresses.blocks[block].section, |&above| linked.addresses.blocks[above].section)
}

/// A heading along the outline: `annex II`, `chap. IV, sect. A`, `sect. II.A`, `sect. II, “Ways forward”`.
fn heading(linked: &LinkedDocument, block: usize) -> String {
    let mut path: Vec<&Heading> = std::iter::once(block)
        .chain(above(linked, block))
        .filter_map(|index| match &linked.document.blocks[index].content {
            Content::Heading(heading) => Some(heading),
            _ => None,
        })
        .collect();
    path.reverse();
    // Titles above add nothing that a label below them does not say.
    let last = path.len() - 1;
    let path = path.into_iter().enumerate().filter(|(place, heading)| *place == last || heading.label.is_some());
    let mut parts: Vec<String> = Vec::new();
    let mut plain = false;
    for (_, heading) in path {
        let part = one_heading(heading);
        let label = heading.label.as_deref().filter(|_| worded(heading).is_none()).map(label_core);
        match (label, parts.last_mut()) {
            (Some(label), Some(before)) if plain => before.extend([".", label]),
            _ => parts.push(part),
        }
        plain = label.is_some();
    }
    parts.join(", ")
}

fn one_heading(heading: &Heading) -> String {
    match (worded(heading), &heading.label) {
        (Some((_, words)), _) => words,
        (None, Some(label)) => format!("sect.\u{a0}{}", label_core(label)),
        (None, None) => format!("“{}”", shortened(&heading.text.plain, LONGEST)),
    }
}

/// A label that says what it counts, in English and as it is abbreviated.
fn worded(heading: &Heading) -> Option<(Division, String)> {
    let label = heading.label.as_deref()?;
    let (word, number) = label.split_once(char::is_whitespace).unwrap_or((label, ""));
    let name = match division_in_english(word)? {
        "article" => "art.",
        "chapter" => "chap.",
        "section" => "sect.",
        name => name,
    };
    let number = label_core(number);
    // Numbers in words are words: `part one`.
    let number = if number.chars().count() > 2 && number.chars().skip(1).all(char::is_lowercase) {
        number.to_lowercase()
    } else {
        number.into()
    };
    Some((division(word)?, if number.is_empty() { name.to_string() } else { format!("{name}\u{a0}{number}") }))
}

fn ordinal(place: usize) -> String {
    const WORDS: [&str; 10] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    if let Some(word) = place.checked_sub(1).and_then(|place| WORDS.get(place)) {
        return (*word).to_string();
    }
    let ending = match (place % 100, place % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{place}{ending}")
}
