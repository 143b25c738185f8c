//! From a pinpoint as lawyers write it to the passages it names.
//!
//! In: a document with its addresses, and `12`, `3 (a) (i)`, `12-15`, `3, 5 and 7`, `annex II, paras. 3 and 4`, `art. 16 (3) (a)`,
//! `notes 4-6`, or a fragment of an address: `u5`, `para-12..15`. Out: passages in the order in which they were named, or the part
//! that the document does not have. Never guesses: what is not there is for the caller to say.

use super::find::{find_paragraph, is_below, same_number};
use super::fragment::find_part;
use crate::model::{Addresses, Content, Division, Document, Passage, division, label_core, split_division};

/// Signs and words between the two ends of a range.
const DASHES: [&str; 5] = ["..", "–", "—", "-", " to "];

/// The passages that a pinpoint names.
///
/// # Errors
/// The first part that the document does not have, as it was written.
pub fn find_pinpoint(document: &Document, addresses: &Addresses, words: &str) -> Result<Vec<Passage>, String> {
    let mut reader = Reader { document, addresses, counted: Counted::Paragraphs, scope: None, whole: None, found: Vec::new() };
    let words = words.trim().trim_start_matches('#').replace(" and ", ",");
    for part in words.split([',', ';', '&']).map(str::trim).filter(|part| !part.is_empty()) {
        reader.part(part).ok_or_else(|| part.to_string())?;
    }
    reader.close();
    if reader.found.is_empty() { Err(words) } else { Ok(reader.found) }
}

/// What a bare number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    Paragraphs,
    Notes,
    Tables,
    Divisions(Division),
}

struct Reader<'d> {
    document: &'d Document,
    addresses: &'d Addresses,
    counted: Counted,
    /// The heading that later parts stand below.
    scope: Option<usize>,
    /// A heading that is cited as a whole unless the next part stands below it.
    whole: Option<Passage>,
    found: Vec<Passage>,
}

impl Reader<'_> {
    fn part(&mut self, part: &str) -> Option<()> {
        if let Some(passage) = find_part(self.addresses, part) {
            self.found.push(passage);
            return Some(());
        }
        let (counted, number) = noun(part).unwrap_or((self.counted, part));
        self.counted = counted;
        if let Counted::Divisions(division) = counted {
            return self.division(division, number);
        }
        let passage = self.range(number, |reader, number, after| match counted {
            Counted::Notes => reader.note(number),
            Counted::Tables => reader.addresses.find(&format!("table-{number}")),
            _ => reader.paragraph(number, after),
        })?;
        self.whole = None;
        self.found.push(passage);
        Some(())
    }

    /// One number, or two with a dash between them.
    fn range(&self, words: &str, find: impl Fn(&Self, &str, Option<usize>) -> Option<usize>) -> Option<Passage> {
        let before = self.found.last().map(|passage| passage.last);
        if let Some(block) = find(self, words, before) {
            return Some(Passage::one(block));
        }
        DASHES.iter().filter_map(|dash| words.split_once(dash)).find_map(|(from, to)| {
            let first = find(self, from.trim(), before)?;
            let last = find(self, to.trim(), Some(first))?;
            (first <= last).then_some(Passage { first, last })
        })
    }

    /// A paragraph by its number. `(c)` behind `3 (a)` is 3 (c).
    fn paragraph(&self, number: &str, after: Option<usize>) -> Option<usize> {
        let section = self.scope.or_else(|| after.and_then(|block| self.addresses.blocks[block].section()));
        let beside = after.filter(|_| number.starts_with('(')).and_then(|block| {
            let above = self.addresses.blocks[block].parent()?;
            Some(format!("{}{number}", self.addresses.blocks[above].number.as_deref()?))
        });
        let find = |number: &str| find_paragraph(self.document, self.addresses, section, number);
        let found = beside.as_deref().and_then(find).or_else(|| find(number))?;
        self.scope.is_none_or(|scope| is_below(self.addresses, found, scope)).then_some(found)
    }

    fn note(&self, label: &str) -> Option<usize> {
        let blocks = self.document.blocks.iter().enumerate();
        let mut found = blocks.filter_map(|(index, block)| match &block.content {
            Content::Note(note) if label_core(note.label()) == label_core(label) => Some(index),
            _ => None,
        });
        match self.scope {
            Some(scope) => found.find(|&index| is_below(self.addresses, index, scope)),
            None => found.next(),
        }
    }

    /// `II`, `16 (3) (a)`, `5-7`: the scope of what follows, and cited itself if nothing does.
    fn division(&mut self, division: Division, number: &str) -> Option<()> {
        let (number, inner) = number.split_once('(').map_or((number, None), |(head, tail)| (head.trim(), Some(tail)));
        let passage = self.range(number, |reader, number, _| reader.heading(division, number))?;
        if let Some(whole) = self.whole.take().filter(|whole| !is_below(self.addresses, passage.first, whole.first)) {
            self.found.push(whole);
        }
        self.scope = Some(passage.first);
        if let Some(inner) = inner {
            let numbered = inner.starts_with(|c: char| c.is_ascii_digit());
            let paragraph = if numbered { inner.replacen(')', "", 1) } else { format!("({inner}") };
            self.found.push(Passage::one(self.paragraph(&paragraph, None)?));
        } else {
            self.whole = Some(passage);
            self.counted = Counted::Paragraphs;
        }
        Some(())
    }

    /// A heading by the word and the number of its label: below the scope first, then anywhere.
    fn heading(&self, wanted: Division, number: &str) -> Option<usize> {
        let number = label_core(number).to_lowercase();
        let blocks = self.document.blocks.iter().enumerate();
        let found: Vec<usize> = blocks
            .filter_map(|(index, block)| match &block.content {
                Content::Heading(heading) => heading.label.as_deref().map(|label| (index, label)),
                _ => None,
            })
            .filter(|(_, label)| {
                let split = split_division(label);
                // `II` alone is a section or a chapter.
                let (found, own) = split.map_or((Division::Section, *label), |(division, _, number)| (division, number));
                let own = label_core(own).to_lowercase();
                (found == wanted || wanted == Division::Chapter && split.is_none()) && same_number(&own, &number)
            })
            .map(|(index, _)| index)
            .collect();
        let below = |&index: &usize| self.scope.is_some_and(|scope| is_below(self.addresses, index, scope));
        found.iter().copied().find(below).or(found.first().copied())
    }

    /// A heading that nothing stood below is cited itself.
    fn close(&mut self) {
        self.found.extend(self.whole.take());
    }
}

/// What a part counts, where it says so, and the number behind: `paras. 3`, `note 4`, `annex II`, `annex`.
fn noun(part: &str) -> Option<(Counted, &str)> {
    let end = part.find(|c: char| !c.is_alphabetic()).unwrap_or(part.len());
    let (word, rest) = part.split_at(end);
    let rest = rest.trim_start_matches('.').trim();
    let lower = word.to_lowercase();
    let counted = match lower.as_str() {
        "para" | "paras" | "paragraph" | "paragraphs" => Counted::Paragraphs,
        "note" | "notes" | "footnote" | "footnotes" | "fn" => Counted::Notes,
        "table" | "tables" => Counted::Tables,
        "art" | "arts" => Counted::Divisions(Division::Article),
        "chap" | "chaps" => Counted::Divisions(Division::Chapter),
        "sect" | "sects" => Counted::Divisions(Division::Section),
        "annexes" => Counted::Divisions(Division::Annex),
        name => Counted::Divisions(division(name).or_else(|| division(name.strip_suffix('s')?))?),
    };
    (!rest.is_empty() || counted == Counted::Divisions(Division::Annex)).then_some((counted, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchors::{address, fragment};
    use crate::markdown::read_document;
    use crate::source::Source;

    const PAGE: &str = "+++\nslug = \"report\"\n+++\n\n## I. Work\n\nOpening words.\n\n1\\. One.\n\n2\\. Two:[^1]\n\n- (a) Letter a;\n  - (i) Roman i;\n- \
                        (b) Letter b;\n- (c) Letter c.\n\n3\\. Three.\n\n4\\. Four.\n\n5\\. Five.\n\n[^1]: A note.\n\n## Annex II. \
                        More\n\n1\\. First of the annex.\n\n2\\. Second of the annex.\n\n### Article 16. Protection\n\n1\\. Each \
                        State:\n\n- (a) shall;\n- (b) may.\n";

    /// The fragment of what a pinpoint names in the page above.
    fn found(words: &str) -> Result<String, String> {
        let reading = read_document(&Source::new("page.md", PAGE));
        let document = reading.value.expect("the page can be read");
        let addresses = address(&document);
        find_pinpoint(&document, &addresses, words).map(|passages| fragment(&addresses, &passages))
    }

    #[test]
    fn pinpoints_are_read_as_lawyers_write_them() {
        for (words, wanted) in [
            ("3", "para-3"),
            ("para. 3", "para-3"),
            ("2 (a) (i)", "para-2-a-i"),
            ("2(a)(i)", "para-2-a-i"),
            ("3-5", "para-3..5"),
            ("paras. 3–5", "para-3..5"),
            ("3 to 5", "para-3..5"),
            ("1, 3 and 5", "para-1,para-3,para-5"),
            ("1 and 3-4", "para-1,para-3..4"),
            ("2 (a)-(c)", "para-2-a..c"),
            ("2 (a) and (c)", "para-2-a,para-2-c"),
            ("note 1", "fn-1"),
            ("annex II", "annex-2"),
            ("Annex 2, para. 2", "annex-2-para-2"),
            ("annex II, paras. 1 and 2", "annex-2-para-1,annex-2-para-2"),
            ("annex II, paras. 1-2", "annex-2-para-1..2"),
            ("art. 16, para. 1 (b)", "article-16-1-b"),
            ("article 16 (1) (b)", "article-16-1-b"),
            ("sect. I", "section-i"),
            ("u1", "u1"),
            ("#para-3..5", "para-3..5"),
            ("para-1,para-3..5", "para-1,para-3..5"),
        ] {
            assert_eq!(found(words).as_deref(), Ok(wanted), "{words}");
        }
    }

    #[test]
    fn what_a_document_does_not_have_is_said() {
        for (words, missing) in [("7", "7"), ("3, 9", "9"), ("3-9", "3-9"), ("5-3", "5-3"), ("annex III", "annex III"), ("", "")]
        {
            assert_eq!(found(words), Err(missing.to_string()), "{words}");
        }
        // A paragraph of the body is not in the annex.
        assert_eq!(found("annex II, para. 5"), Err("para. 5".into()));
    }
}
