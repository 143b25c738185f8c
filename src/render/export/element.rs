//! The elements of a document that can be pointed at, and their texts as exports show them.
//!
//! In: a document and a place in it. Out: the element's id, its text, and the way from bytes of the model's text to Unicode scalar
//! values of the exported one. White space that is no plain space becomes one here, so the two may differ in length.

use std::collections::BTreeMap;

use crate::model::{Block, Content, LinkedDocument, Place, Table};

/// The text that exports show for a block: without label, note marks or markup, runs of white space as one space.
pub(super) fn text(block: &Block) -> String {
    match &block.content {
        Content::Table(table) => table_text(table),
        Content::Preformatted(lines) => flat(lines),
        content => content.text().map(|text| flat(&text.plain)).unwrap_or_default(),
    }
}

/// Words with every run of white space as one space.
pub(in crate::render) fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The texts of a table's cells, row by row.
pub(super) fn rows(table: &Table) -> Vec<Vec<String>> {
    table.rows.iter().map(|row| row.iter().map(|cell| flat(&cell.text.plain)).collect()).collect()
}

fn table_text(table: &Table) -> String {
    rows(table).iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n")
}

/// Where a reference stands, as exports name it.
pub(super) fn name(linked: &LinkedDocument, place: Place) -> String {
    let id = |block: usize| linked.addresses.blocks[block].id.as_str();
    match place {
        Place::Title => "title".into(),
        Place::Block(block) | Place::Cell { block, .. } => id(block).into(),
        Place::Caption(block) => format!("{}-caption", id(block)),
    }
}

/// The anchor of the page element in which a place stands; none for the title.
pub(super) fn anchor(linked: &LinkedDocument, place: Place) -> Option<&str> {
    place.block().map(|block| linked.addresses.blocks[block].id.as_str())
}

/// How many scalar values stand before a place in the exported text of its element: for a cell, those of the cells before it.
pub(super) fn before(linked: &LinkedDocument, place: Place) -> usize {
    let Place::Cell { block, row, column } = place else { return 0 };
    let Content::Table(table) = &linked.document.blocks[block].content else { return 0 };
    // Every cell is followed by one sign, a tab or a line feed.
    let length =
        |cells: &[crate::model::Cell]| cells.iter().map(|cell| flat(&cell.text.plain).chars().count() + 1).sum::<usize>();
    table.rows[..row].iter().map(|row| length(row)).sum::<usize>() + length(&table.rows[row][..column])
}

/// For each byte offset of a text, how many scalar values stand before it in the exported text.
pub(super) fn scalars(plain: &str, offsets: impl IntoIterator<Item = usize>) -> BTreeMap<usize, usize> {
    let mut counts: BTreeMap<usize, usize> = offsets.into_iter().map(|offset| (offset, 0)).collect();
    let (mut at, mut count, mut in_space) = (0, 0, true);
    for (offset, value) in &mut counts {
        let end = plain.floor_char_boundary((*offset).min(plain.len()));
        for c in plain[at..end.max(at)].chars() {
            let space = c.is_whitespace();
            count += usize::from(!(space && in_space));
            in_space = space;
        }
        at = end.max(at);
        *value = count;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_scalar_values_of_the_exported_text() {
        let plain = "Résolution\u{a0} 55/25";
        let at = plain.find("55").expect("it is there");
        let counts = scalars(plain, [at, plain.len(), 0]);
        let exported: Vec<char> = flat(plain).chars().collect();
        assert_eq!(exported[counts[&at]..counts[&plain.len()]].iter().collect::<String>(), "55/25");
        assert_eq!(counts[&0], 0);
    }
}
