//! Which documents cite which articles, at a glance.
//!
//! In: what is said about an instrument. Out: tables with a row for each document and a column for each article, each cell with its
//! count and a link to the first quotation. The page of the instrument shows the documents that cite most; where there are more, all
//! of them stand on pages of their own, in words: in a table for each of many documents nearly every cell would be empty. Sums
//! always count everything.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::LinkedDocument;

use super::citing::Citing;
use super::divisions::{Division, Divisions};
use super::edition::{Edition, document_route, document_title};
use super::names;
use super::route::Route;
use super::sheets;
use super::view::{CitingDocumentView, HeatCell, HeatColumn, HeatRow, HeatView, LinkView, MapLink};

/// Most documents in the table on the page of an instrument.
const ROWS: usize = 40;
/// Most documents on a page that lists them.
const SHEET: usize = 250;
/// Most articles in a table; the others are counted together.
const COLUMNS: usize = 40;
/// The darkest shade.
const DARKEST: u32 = 5;
/// The part of an instrument's address below which all citing documents stand.
pub(super) const DOCUMENTS: &str = "documents";

/// How often each document cites each article.
pub(super) struct Tally<'d, 's> {
    divisions: &'d Divisions<'d, 's>,
    /// The articles that somebody cites, then the instrument as a whole.
    columns: Vec<&'d Division<'d, 's>>,
    /// The citing documents, newest first.
    rows: Vec<Row<'s>>,
}

struct Row<'s> {
    linked: &'s LinkedDocument,
    /// By column: how often, and where the first is quoted: page of the division and anchor.
    cells: BTreeMap<usize, (usize, usize, String)>,
}

impl Row<'_> {
    fn citations(&self) -> usize {
        self.cells.values().map(|(citations, ..)| citations).sum()
    }
}

impl<'d, 's> Tally<'d, 's> {
    /// Counts what is said about an instrument.
    pub(super) fn new(divisions: &'d Divisions<'d, 's>) -> Self {
        let columns: Vec<&Division> = divisions.all.iter().filter(|division| !division.provisions.is_empty()).collect();
        let groups = || columns.iter().flat_map(|division| division.groups());
        let documents = in_order(groups().map(super::divisions::Group::document));
        let at: BTreeMap<&str, usize> =
            documents.iter().enumerate().map(|(at, linked)| (linked.document.meta.slug.as_str(), at)).collect();
        let mut rows: Vec<Row> = documents.iter().map(|linked| Row { linked, cells: BTreeMap::new() }).collect();
        for (column, division) in columns.iter().enumerate() {
            for provision in &division.provisions {
                for group in &provision.groups {
                    let first = || (0, group.sheet, format!("{}--{}", provision.id, group.slug()));
                    rows[at[group.slug()]].cells.entry(column).or_insert_with(first).0 += group.citing.len();
                }
            }
        }
        Self { divisions, columns, rows }
    }

    /// Whether the page of the instrument has no room for all documents.
    pub(super) fn is_long(&self) -> bool {
        self.rows.len() > ROWS
    }

    /// The table on the page of the instrument.
    pub(super) fn glance(&self, edition: &Edition) -> HeatView {
        let page = Route::Protocol(&self.divisions.instrument.id);
        let mut most: Vec<usize> = (0..self.rows.len()).collect();
        most.sort_by_cached_key(|row| Reverse(self.rows[*row].citations()));
        let (shown, others) = most.split_at(ROWS.min(most.len()));
        let (mut shown, others) = (shown.to_vec(), others.to_vec());
        shown.sort_unstable();
        let mut view = self.view(edition, page, shown.into_iter());
        if !others.is_empty() {
            let more = edition.words.fill("other-documents-counted", [("count", others.len().into())]);
            view.rows.push(self.others(edition, page, more, &others));
        }
        view
    }

    /// How the documents are shared out among the pages that list all of them.
    pub(super) fn sheets(&self) -> Vec<Range<usize>> {
        sheets::cut(self.rows.iter().map(|_| 1), SHEET)
    }

    /// Some of all documents, each with the articles that it cites.
    pub(super) fn sheet(&self, edition: &Edition, page: Route, rows: Range<usize>) -> Vec<CitingDocumentView> {
        let title = |division: &&Division| match &division.number {
            Some(number) => edition.words.fill("article", [("number", number.as_str().into())]),
            None => edition.words.say("instrument-whole"),
        };
        let titles: Vec<String> = self.columns.iter().map(title).collect();
        let entry = |row: &Row| {
            let cited = row.cells.iter().map(|(column, (citations, ..))| MapLink {
                link: LinkView { title: titles[*column].clone(), href: self.first(edition, page, row, *column), current: false },
                citations: *citations,
            });
            let meta = &row.linked.document.meta;
            let title = document_title(row.linked).0;
            CitingDocumentView {
                id: row_anchor(&meta.slug),
                capitals: names::in_capitals(&title),
                title,
                symbol: meta.symbol.clone(),
                date: meta.date.as_deref().map(|date| edition.date(date)),
                href: edition.routes.link(page, document_route(row.linked)),
                cited: cited.collect(),
            }
        };
        self.rows[rows].iter().map(entry).collect()
    }

    /// Link to the first quotation of what a document says about a cited article.
    fn first(&self, edition: &Edition, page: Route, row: &Row, column: usize) -> String {
        let (_, sheet, anchor) = &row.cells[&column];
        edition.routes.link_anchor(page, self.divisions.page(self.columns[column], *sheet), anchor)
    }

    fn view(&self, edition: &Edition, page: Route, rows: impl Iterator<Item = usize>) -> HeatView {
        let (shown, others) = self.chosen();
        let column = |column: &usize| {
            let division = self.columns[*column];
            let instrument = Route::Protocol(&self.divisions.instrument.id);
            HeatColumn {
                label: division.number.clone().unwrap_or_else(|| edition.words.say("heat-whole")),
                name: division.name(edition.words),
                href: edition.routes.link_anchor(page, instrument, &division.id),
                citations: division.citations,
            }
        };
        let mut columns: Vec<HeatColumn> = shown.iter().map(column).collect();
        if !others.is_empty() {
            columns.push(HeatColumn {
                label: edition.words.say("heat-others"),
                name: edition.words.fill("other-articles-counted", [("count", others.len().into())]),
                href: edition.routes.link_anchor(page, Route::Protocol(&self.divisions.instrument.id), "articles"),
                citations: others.iter().map(|column| self.columns[*column].citations).sum(),
            });
        }
        let rows = rows.map(|row| self.row(edition, page, &self.rows[row], &shown, &others)).collect();
        HeatView { columns, rows, documents: self.rows.len() }
    }

    /// The columns there is room for, in their order, and the others.
    fn chosen(&self) -> (Vec<usize>, Vec<usize>) {
        let mut most: Vec<usize> = (0..self.columns.len()).collect();
        most.sort_by_cached_key(|column| Reverse(self.columns[*column].citations));
        let mut others = most.split_off(COLUMNS.min(most.len()));
        most.sort_unstable();
        others.sort_unstable();
        (most, others)
    }

    fn row(&self, edition: &Edition, page: Route, row: &Row, shown: &[usize], others: &[usize]) -> HeatRow {
        let cell = |column: &usize| {
            let (citations, ..) = row.cells.get(column)?;
            let href = Some(self.first(edition, page, row, *column));
            counted(*citations).map(|cell| HeatCell { href, ..cell })
        };
        let mut cells: Vec<Option<HeatCell>> = shown.iter().map(cell).collect();
        if !others.is_empty() {
            let sum = others.iter().filter_map(|column| row.cells.get(column)).map(|(citations, ..)| citations).sum();
            cells.push(counted(sum));
        }
        let meta = &row.linked.document.meta;
        let title = document_title(row.linked).0;
        HeatRow {
            id: row_anchor(&meta.slug),
            capitals: names::in_capitals(&title),
            title,
            symbol: meta.symbol.clone(),
            date: meta.date.as_deref().map(|date| edition.date(date)),
            href: edition.routes.link(page, document_route(row.linked)),
            cells,
            citations: row.citations(),
        }
    }

    /// One row for many documents.
    fn others(&self, edition: &Edition, page: Route, title: String, rows: &[usize]) -> HeatRow {
        let (shown, others) = self.chosen();
        let sum = |columns: &[usize]| {
            let cells = rows.iter().flat_map(|row| columns.iter().filter_map(|column| self.rows[*row].cells.get(column)));
            counted(cells.map(|(citations, ..)| citations).sum())
        };
        let all = Route::ProtocolPart(&self.divisions.instrument.id, DOCUMENTS, 1);
        HeatRow {
            id: "by-others".into(),
            title,
            capitals: false,
            symbol: None,
            date: None,
            href: edition.routes.link(page, all),
            cells: shown.iter().map(|column| sum(&[*column])).chain((!others.is_empty()).then(|| sum(&others))).collect(),
            citations: rows.iter().map(|row| self.rows[*row].citations()).sum(),
        }
    }
}

/// Where the rows of documents stand that cite an instrument: by slug, page and anchor.
pub(super) fn rows<'s>(id: &'s str, citing: &[Citing<'s>]) -> BTreeMap<&'s str, (Route<'s>, String)> {
    let documents = in_order(citing.iter().map(|citing| citing.from));
    let long = documents.len() > ROWS;
    let place = |(at, linked): (usize, &&'s LinkedDocument)| {
        let slug = linked.document.meta.slug.as_str();
        let page = if long { Route::ProtocolPart(id, DOCUMENTS, at / SHEET + 1) } else { Route::Protocol(id) };
        (slug, (page, row_anchor(slug)))
    };
    documents.iter().enumerate().map(place).collect()
}

/// The anchor of a document's row.
fn row_anchor(slug: &str) -> String {
    format!("by--{slug}")
}

/// Each document once: newest first, those without a date last, then by title.
fn in_order<'s>(documents: impl Iterator<Item = &'s LinkedDocument>) -> Vec<&'s LinkedDocument> {
    let once: BTreeMap<&str, &LinkedDocument> = documents.map(|linked| (linked.document.meta.slug.as_str(), linked)).collect();
    let mut documents: Vec<&LinkedDocument> = once.into_values().collect();
    documents.sort_by_cached_key(|linked| (Reverse(linked.document.meta.date.clone()), document_title(linked).0));
    documents
}

/// A cell for so many citations; most tables have few of them.
fn counted(citations: usize) -> Option<HeatCell> {
    (citations > 0).then(|| HeatCell { citations, level: level(citations), href: None })
}

/// The shade of a count: 1, 2, 3 to 4, 5 to 8, more. Doubling steps keep shades comparable from page to page.
fn level(citations: usize) -> u32 {
    let doublings = citations.checked_next_power_of_two().map_or(usize::BITS, usize::trailing_zeros);
    if citations == 0 { 0 } else { (doublings + 1).min(DARKEST) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_grow_with_every_doubling() {
        assert_eq!([0, 1, 2, 3, 4, 5, 8, 9, 1000].map(level), [0, 1, 2, 3, 3, 4, 4, 5, 5]);
    }
}
