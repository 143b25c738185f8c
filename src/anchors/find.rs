//! From a printed pinpoint to the paragraph it names.
//!
//! In: a document with its addresses, `3 (a) (i)` as somebody cites it, and the section it was cited in where that matters.
//! Out: the index of the block.

use crate::model::{
    Addresses, Content, Division, Document, figure_from_chinese, figure_from_roman, label_core, split_division, western_digit,
};

/// The paragraph with a printed number: `12`, `3 (a) (i)`, `12 bis`. Where numbers repeat (articles, annexes, quotations), the one
/// nearest to the section is meant, without a section the first one that is the document's own.
pub fn find_paragraph(document: &Document, addresses: &Addresses, section: Option<usize>, number: &str) -> Option<usize> {
    let begins_alike = |printed: &str| printed.bytes().next() == number.trim_start().bytes().next();
    let numbered = |(index, address): (usize, &crate::model::Address)| {
        let printed = address.number.as_deref()?;
        (begins_alike(printed) && same(printed, number)).then_some(index)
    };
    let found: Vec<usize> = addresses.blocks.iter().enumerate().filter_map(numbered).collect();
    let mut scope = section;
    while let Some(heading) = scope {
        if let Some(index) = found.iter().copied().find(|&index| is_below(addresses, index, heading)) {
            return Some(index);
        }
        scope = addresses.blocks[heading].parent();
    }
    let own = |index: &&usize| !matches!(&document.blocks[**index].content, Content::Paragraph(paragraph) if paragraph.quoted);
    found.iter().find(own).or(found.first()).copied()
}

/// The place that a citation from elsewhere names: a paragraph, an annex, or a paragraph of an annex (`II`; `annex` for one without
/// a number). An annex that lacks the paragraph is the place itself; without an annex the document's own paragraphs are meant.
pub fn find_place(document: &Document, addresses: &Addresses, annex: Option<&str>, number: Option<&str>) -> Option<usize> {
    let Some(annex) = annex else {
        return find_paragraph(document, addresses, None, number?);
    };
    let annex = find_annex(document, annex)?;
    let paragraph = number.and_then(|number| find_paragraph(document, addresses, Some(annex), number));
    paragraph.filter(|&index| is_below(addresses, index, annex)).or(Some(annex))
}

/// The heading of an annex.
fn find_annex(document: &Document, wanted: &str) -> Option<usize> {
    let number = |label: &str| {
        let annex = split_division(label).filter(|(division, ..)| *division == Division::Annex);
        annex.map(|(_, _, number)| label_core(number).to_lowercase())
    };
    let wanted = number(wanted).unwrap_or_else(|| label_core(wanted).to_lowercase());
    document.blocks.iter().position(|block| match &block.content {
        Content::Heading(heading) => heading.label.as_deref().and_then(number).is_some_and(|found| same_number(&found, &wanted)),
        _ => false,
    })
}

/// The heading of a section or chapter by its path, `II` or `II.B`, in an annex where one is named.
pub fn find_section(document: &Document, addresses: &Addresses, annex: Option<&str>, path: &str) -> Option<usize> {
    let mut above = match annex {
        Some(annex) => Some(find_annex(document, annex)?),
        None => None,
    };
    for part in path.split('.').filter(|part| !part.is_empty()) {
        let part = part.to_lowercase();
        let is_it = |index: &usize| match &document.blocks[*index].content {
            Content::Heading(heading) => {
                heading.label.as_deref().is_some_and(|label| section_number(label) == Some(part.clone()))
            }
            _ => false,
        };
        let inside = |index: &usize| above.is_none_or(|above| *index != above && is_below(addresses, *index, above));
        above = Some((0..document.blocks.len()).find(|index| is_it(index) && inside(index))?);
    }
    above
}

/// The number of a section or chapter; `None` for an annex, an article and a part, which are cited by their own words.
fn section_number(label: &str) -> Option<String> {
    match split_division(label) {
        Some((Division::Section | Division::Chapter, _, number)) => Some(label_core(number).to_lowercase()),
        Some(_) => None,
        None => Some(label_core(label).to_lowercase()),
    }
}

/// Whether two numbers of divisions are the same, `II` and `2` included.
pub(super) fn same_number(left: &str, right: &str) -> bool {
    let value = |number: &str| number.parse().ok().or_else(|| figure_from_roman(number)).or_else(|| figure_from_chinese(number));
    left == right || value(left).is_some_and(|number| Some(number) == value(right))
}

/// The paragraphs from one printed number to another, both included, that stand on the same level: `12` to `15`; `3 (a)` to `(c)`.
/// Empty where an end is not there or stands before the beginning.
pub fn find_range(document: &Document, addresses: &Addresses, section: Option<usize>, from: &str, to: &str) -> Vec<usize> {
    let Some(first) = find_paragraph(document, addresses, section, from) else { return Vec::new() };
    let parent = addresses.blocks[first].parent();
    let above = parent.and_then(|index| addresses.blocks[index].number.as_deref()).unwrap_or_default();
    let siblings: Vec<usize> = (first..addresses.blocks.len())
        .take_while(|&index| parent.is_none_or(|parent| index == first || is_introduced(addresses, index, parent)))
        .filter(|&index| addresses.blocks[index].parent() == parent && addresses.blocks[index].number.is_some())
        .collect();
    let ends = |index: &usize| {
        let printed = addresses.blocks[*index].number.as_deref().unwrap_or_default();
        same(printed, to) || same(printed, &format!("{above}{to}"))
    };
    siblings.iter().position(ends).map_or_else(Vec::new, |last| siblings[..=last].to_vec())
}

/// Whether two printed numbers are the same but for spaces and a final full stop.
fn same(left: &str, right: &str) -> bool {
    fn signs(number: &str) -> impl Iterator<Item = char> {
        number.trim().trim_end_matches('.').chars().filter(|c| !c.is_whitespace()).map(western_digit)
    }
    signs(left).eq(signs(right))
}

/// Whether a block stands below a heading.
pub(super) fn is_below(addresses: &Addresses, index: usize, heading: usize) -> bool {
    std::iter::successors(addresses.blocks[index].section(), |&above| addresses.blocks[above].parent())
        .any(|above| above == heading)
}

/// Whether a paragraph is introduced by another, directly or through those between; notes and tables stand in between unharmed.
fn is_introduced(addresses: &Addresses, index: usize, by: usize) -> bool {
    let own = &addresses.blocks[index];
    own.parent().is_none() && own.number.is_none() && own.id.contains("fn-")
        || own.id.starts_with("table-")
        || std::iter::successors(own.parent(), |&above| addresses.blocks[above].parent()).any(|above| above == by)
}
