//! Tables: rows and cells on the grid that Word lays out.
//!
//! In: a table. Out: its rows with spans, and the header rows that are marked as such or set off by the table's style. A table that only lays words out is none: one
//! of a single cell is a box, and one above all other words is the letterhead.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::super::block::{Block, Cell, Row, Table, WIDEST, flat, is_blank};
use super::body::{Reader, alternative};
use super::xml::{child, name, number, switch, value};

/// Most rows of a letterhead.
const LETTERHEAD: usize = 8;

/// A cell with what it holds.
struct Held {
    blocks: Vec<Block>,
    columns: usize,
    rows: usize,
}

impl<'a, 'i> Reader<'a, 'i> {
    pub(super) fn table(&mut self, table: Node<'a, 'i>, out: &mut Vec<Block>) {
        let above_all = !self.begun;
        let mut rows: Vec<(bool, Vec<Held>)> = Vec::new();
        // For each column the cell that still reaches down, and where it stands.
        let mut open: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for row in inside(table, "tr") {
            let properties = child(row, "trPr");
            if properties.is_some_and(|properties| child(properties, "del").is_some()) {
                continue;
            }
            let skipped = |side| properties.and_then(|properties| number::<usize>(properties, side)).unwrap_or(0).min(WIDEST);
            let header = properties.and_then(|properties| switch(properties, "tblHeader")).unwrap_or(false)
                && rows.last().is_none_or(|(header, _)| *header);
            let mut cells = Vec::new();
            let before = skipped("gridBefore");
            cells.extend(gap(before));
            let mut column = before;
            let mut reaching = BTreeMap::new();
            for cell in inside(row, "tc") {
                let properties = child(cell, "tcPr");
                let columns =
                    properties.and_then(|properties| number::<usize>(properties, "gridSpan")).unwrap_or(1).clamp(1, WIDEST);
                let merge = properties.and_then(|properties| child(properties, "vMerge"));
                let goes_on = merge.is_some() && properties.and_then(|properties| value(properties, "vMerge")) != Some("restart");
                let blocks = self.blocks(cell);
                if let Some(&(row, place)) = open.get(&column).filter(|_| goes_on) {
                    let above: &mut Held = &mut rows[row].1[place];
                    above.rows += usize::from(reaching.insert(column, (row, place)).is_none());
                    above.blocks.extend(blocks);
                } else {
                    if merge.is_some() {
                        reaching.insert(column, (rows.len(), cells.len()));
                    }
                    cells.push(Held { blocks, columns, rows: 1 });
                }
                column = (column + columns).min(WIDEST * WIDEST);
            }
            cells.extend(gap(skipped("gridAfter")));
            open = reaching;
            rows.push((header, cells));
        }
        let only = rows.len() == 1 && rows[0].1.len() == 1;
        let letterhead = above_all && rows.len() <= LETTERHEAD && rows.iter().all(|(header, _)| !header);
        if only || letterhead {
            out.extend(rows.into_iter().flat_map(|(_, cells)| cells).flat_map(|cell| cell.blocks));
            return;
        }
        if rows.iter().all(|(header, _)| !header) && self.styles.sets_off_first_row(table) {
            let headers = rows.first().and_then(|(_, cells)| cells.iter().map(|cell| cell.rows).max()).unwrap_or(0);
            rows.iter_mut().take(headers).for_each(|(header, _)| *header = true);
        }
        let inner = rows.iter().flat_map(|(_, cells)| cells).flat_map(|cell| &cell.blocks);
        self.lost.tables += inner.filter(|block| matches!(block, Block::Table(_))).count();
        let cell = |held: Held| Cell { words: flat(held.blocks), columns: held.columns, rows: held.rows };
        let rows: Vec<Row> =
            rows.into_iter().map(|(header, cells)| Row { header, cells: cells.into_iter().map(cell).collect() }).collect();
        if rows.iter().flat_map(|row| &row.cells).any(|cell| !is_blank(&cell.words)) {
            self.begun = true;
            out.push(Block::Table(Table { rows, ..Table::default() }));
        }
    }
}

/// Columns that a row leaves out at one of its ends.
fn gap(columns: usize) -> Option<Held> {
    (columns > 0).then(|| Held { blocks: Vec::new(), columns, rows: 1 })
}

/// The rows of a table or cells of a row, those inside wrappers too.
fn inside<'a, 'i>(parent: Node<'a, 'i>, wanted: &str) -> Vec<Node<'a, 'i>> {
    let mut out = Vec::new();
    for node in parent.children() {
        match name(node) {
            found if found == wanted => out.push(node),
            "sdt" => out.extend(child(node, "sdtContent").into_iter().flat_map(|inner| inside(inner, wanted))),
            "ins" | "moveTo" | "customXml" => out.extend(inside(node, wanted)),
            "" => out.extend(alternative(node).into_iter().flat_map(|inner| inside(inner, wanted))),
            _ => {}
        }
    }
    out
}
