//! The words that grammars begin with, and the first reading of a text: where they and the known names stand.
//!
//! In: a text. Out: hits in the order of the text, each a whole word or name in an acceptable spelling. Nothing is decided here
//! about what a hit means.

use std::ops::Range;

use super::names;
use super::register::{Id, Pattern, Register};
use super::scan::Learnt;

/// A word that a grammar begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// A noun that treaties and laws are called by.
    Head {
        head: &'static str,
        plural: bool,
    },
    Article {
        plural: bool,
    },
    Paragraph {
        plural: bool,
    },
    Point {
        plural: bool,
    },
    Resolution {
        decision: bool,
    },
    Annex {
        plural: bool,
    },
    Section {
        plural: bool,
    },
    /// A part of a text, above its sections or articles.
    Part,
    Note,
    TreatySeries,
    Ibid,
    OpCit,
    Web,
    /// "the said instruments".
    Instruments,
}

/// The trigger words beside the head nouns.
pub(super) const WORDS: &[(&str, Word)] = &[
    ("article", Word::Article { plural: false }),
    ("articles", Word::Article { plural: true }),
    ("art.", Word::Article { plural: false }),
    ("art", Word::Article { plural: false }),
    ("arts.", Word::Article { plural: true }),
    ("paragraph", Word::Paragraph { plural: false }),
    ("paragraphs", Word::Paragraph { plural: true }),
    ("para.", Word::Paragraph { plural: false }),
    ("paras.", Word::Paragraph { plural: true }),
    ("para", Word::Paragraph { plural: false }),
    ("paras", Word::Paragraph { plural: true }),
    ("§", Word::Paragraph { plural: false }),
    ("§§", Word::Paragraph { plural: true }),
    ("¶", Word::Paragraph { plural: false }),
    ("¶¶", Word::Paragraph { plural: true }),
    ("arts", Word::Article { plural: true }),
    ("subparagraph", Word::Point { plural: false }),
    ("subparagraphs", Word::Point { plural: true }),
    ("sub-paragraph", Word::Point { plural: false }),
    ("sub-paragraphs", Word::Point { plural: true }),
    ("subpara.", Word::Point { plural: false }),
    ("subparas.", Word::Point { plural: true }),
    ("resolution", Word::Resolution { decision: false }),
    ("resolutions", Word::Resolution { decision: false }),
    ("res", Word::Resolution { decision: false }),
    ("res.", Word::Resolution { decision: false }),
    ("decision", Word::Resolution { decision: true }),
    ("decisions", Word::Resolution { decision: true }),
    ("annex", Word::Annex { plural: false }),
    ("annexes", Word::Annex { plural: true }),
    ("section", Word::Section { plural: false }),
    ("sections", Word::Section { plural: true }),
    ("sect.", Word::Section { plural: false }),
    ("sects.", Word::Section { plural: true }),
    ("chapter", Word::Section { plural: false }),
    ("chapters", Word::Section { plural: true }),
    ("chap.", Word::Section { plural: false }),
    ("part", Word::Part),
    ("parts", Word::Part),
    ("note", Word::Note),
    ("notes", Word::Note),
    ("footnote", Word::Note),
    ("footnotes", Word::Note),
    ("treaty series", Word::TreatySeries),
    ("unts", Word::TreatySeries),
    ("u.n.t.s.", Word::TreatySeries),
    ("cets", Word::TreatySeries),
    ("ets", Word::TreatySeries),
    ("ibid", Word::Ibid),
    ("id.", Word::Ibid),
    ("loc. cit.", Word::Ibid),
    ("op. cit.", Word::OpCit),
    ("http://", Word::Web),
    ("https://", Word::Web),
    ("www.", Word::Web),
    ("instruments", Word::Instruments),
];

/// A name or trigger word in a text.
#[derive(Debug, Clone)]
pub(super) struct Hit<'r> {
    pub range: Range<usize>,
    pub sense: Sense<'r>,
}

/// What a hit is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sense<'r> {
    Name { ids: &'r [Id], plural: bool },
    Ambiguous { ids: &'r [Id] },
    Word(Word),
}

/// The hits of a text.
pub(super) fn hits<'r>(text: &'r str, register: &'r Register) -> Vec<Hit<'r>> {
    let mut hits = Vec::new();
    let mut from = 0;
    while let Some((range, pattern)) = register.next(text, from) {
        let start = range.start;
        from = range.end;
        match hit(text, range, pattern) {
            Some(hit) => hits.push(hit),
            // Another word may begin inside: "Geneva Conventions" is no "Geneva Convention", and yet has a noun.
            None => from = text.ceil_char_boundary(start + 1),
        }
    }
    hits
}

/// Adds the places of names that the document itself has given; a name covers the hits inside it.
pub(super) fn add_learnt<'r>(text: &str, learnt: &'r [Learnt], hits: &mut Vec<Hit<'r>>) {
    for Learnt { form, ids } in learnt {
        for (start, _) in text.match_indices(form.as_str()) {
            let range = start..start + form.len();
            let covered =
                |hit: &Hit| hit.range.start <= range.start && hit.range.end >= range.end && hit.range.len() > range.len();
            if stands_alone(text, &range, true) && !hits.iter().any(covered) {
                hits.retain(|hit| hit.range.end <= range.start || hit.range.start >= range.end);
                hits.push(Hit { range, sense: Sense::Name { ids, plural: false } });
            }
        }
    }
    hits.sort_by_key(|hit| hit.range.start);
}

fn hit<'r>(text: &str, range: Range<usize>, pattern: &'r Pattern) -> Option<Hit<'r>> {
    let found = &text[range.clone()];
    let sense = match pattern {
        Pattern::Name { ids, plural, spelling } => {
            names::is_spelled_as(found, spelling).then_some(Sense::Name { ids, plural: *plural })?
        }
        Pattern::Ambiguous { ids, spelling } => names::is_spelled_as(found, spelling).then_some(Sense::Ambiguous { ids })?,
        Pattern::Word(word) => Sense::Word(*word),
    };
    let is_name = !matches!(sense, Sense::Word(_));
    stands_alone(text, &range, is_name).then_some(Hit { range, sense })
}

/// Whether a range is not cut out of a longer word. Names also stand apart from the slashes of a symbol (`CRC/C/1`).
fn stands_alone(text: &str, range: &Range<usize>, is_name: bool) -> bool {
    let clings = |c: char| c.is_alphanumeric() || c == '_' || is_name && c == '/';
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    let open_end = text[..range.end].ends_with(['/', '.', '§', '¶']);
    let hyphened = after == Some('-') && text[range.end + 1..].starts_with(char::is_alphanumeric);
    !before.is_some_and(|c| clings(c) || is_name && c == '-') && (open_end || !after.is_some_and(clings) && !hyphened)
}

#[cfg(test)]
mod tests {
    use super::super::tests::register;
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let register = register();
        hits(text, register).into_iter().map(|hit| text[hit.range].to_string()).collect()
    }

    #[test]
    fn names_inside_symbols_and_words_inside_words_are_no_hits() {
        assert!(found("CTOC/COP/WG.7 and particles").is_empty());
        assert_eq!(found("UNTOC, art. 16"), ["UNTOC", "art."]);
        assert!(found("notable sectional subarticle").is_empty());
    }
}
