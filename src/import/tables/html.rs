//! Tables in HTML, read tag by tag.
//!
//! In: the lines of a table. Out: a [`Table`]. No tree is built: a tree of tags takes many times the memory of the cells, and tags cost
//! an attacker nothing. A table inside a cell gives its words to that cell; words outside of every cell get one of their own.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::iter;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::{area, header_rows, inline, strip_header_marks};
use crate::import::formats::tags::{self, Tags};
use crate::import::formats::tame;
use crate::model::{Cell, Table, Text};

/// The table behind its lines.
pub(super) fn table(text: &str, labels: &BTreeSet<String>) -> Table {
    let grid = Grid { left: area(text), ..Grid::for_cells(Tags::new(text).filter(is_cell).count()) };
    let reader = Reader {
        grid,
        open: None,
        caption: None,
        row: Row::default(),
        header_rows: 0,
        tables: 0,
        in_head: false,
        in_caption: false,
    };
    let input = BufferQueue::default();
    let tokenizer = Tokenizer::new(Sink(RefCell::new(reader)), TokenizerOpts::default());
    tame(text, |piece| {
        input.push_back(StrTendril::from_slice(piece));
        let _ = tokenizer.feed(&input); // scripts alone could stop it, and there are none
    });
    tokenizer.end();
    let mut reader = tokenizer.sink.0.into_inner();
    reader.end_row();
    let caption = reader.caption.map(|words| inline::parse(&words, labels));
    let mut rows = reader.grid.finish(area(text), labels);
    // Where no tag says what is a header, the words do.
    let header_rows = if reader.header_rows > 0 { reader.header_rows } else { header_rows(&rows, None) };
    strip_header_marks(&mut rows, header_rows);
    Table { caption, header_rows, rows }
}

/// Whether a tag begins a cell.
fn is_cell(tag: &tags::Tag) -> bool {
    !tag.closes && (tag.name.eq_ignore_ascii_case("td") || tag.name.eq_ignore_ascii_case("th"))
}

/// What the tokenizer tells of.
struct Sink(RefCell<Reader>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut reader = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => reader.tag(&tag),
            Token::CharacterTokens(words) => reader.words(&words),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// The table so far, and what is open in it.
struct Reader {
    grid: Grid,
    open: Option<Open>,
    /// The words of the caption, with the inline tags that `inline` reads.
    caption: Option<String>,
    row: Row,
    header_rows: usize,
    /// How many tables are open inside one another.
    tables: usize,
    in_head: bool,
    in_caption: bool,
}

/// An open cell.
struct Open {
    /// Its words, with the inline tags that `inline` reads.
    words: String,
    colspan: usize,
    rowspan: usize,
}

/// The row that is being read.
#[derive(Default)]
struct Row {
    index: usize,
    /// Whether a tag began it.
    open: bool,
    /// The column behind its last cell.
    column: usize,
    /// How many cells it has, and how many of them are headers.
    cells: usize,
    headers: usize,
}

impl Reader {
    fn tag(&mut self, tag: &Tag) {
        let starts = tag.kind == TagKind::StartTag;
        match &*tag.name {
            "table" => {
                self.tables = if starts { self.tables + 1 } else { self.tables.saturating_sub(1) };
                self.push(" ");
                if self.tables == 0 {
                    self.end_row();
                }
            }
            "caption" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" if self.tables > 1 => self.push(" "),
            "caption" => {
                self.in_caption = starts && self.caption.is_none();
                if self.in_caption {
                    self.caption = Some(String::new());
                }
            }
            part @ ("thead" | "tbody" | "tfoot") => {
                self.end_row();
                self.in_head = starts && part == "thead";
            }
            "tr" => {
                self.end_row();
                self.row.open = starts;
            }
            name @ ("td" | "th") => {
                self.end_cell();
                if starts {
                    let named = |name: &str| tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
                    let span = |name| named(name).and_then(|span| span.value.parse().ok()).unwrap_or(1).clamp(1, 200);
                    self.open = Some(Open { words: String::new(), colspan: span("colspan"), rowspan: span("rowspan") });
                    self.row.headers += usize::from(name == "th");
                }
            }
            "br" | "p" | "div" if starts => self.push(" "),
            "x-b" => self.push(if starts { "<b>" } else { "</b>" }),
            "x-i" => self.push(if starts { "<i>" } else { "</i>" }),
            "sup" => self.push(if starts { "<sup>" } else { "</sup>" }),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if self.open.is_none() && !self.in_caption && !words.trim().is_empty() {
            self.open = Some(Open { words: String::new(), colspan: 1, rowspan: 1 });
        }
        self.push(&words.replace('&', "&amp;").replace('<', "&lt;"));
    }

    /// Adds to what is open.
    fn push(&mut self, words: &str) {
        if self.in_caption {
            self.caption.as_mut().expect("an open caption has its words").push_str(words);
        } else if let Some(open) = &mut self.open {
            open.words.push_str(words);
        }
    }

    fn end_cell(&mut self) {
        self.in_caption = false;
        if let Some(Open { words, colspan, rowspan }) = self.open.take() {
            self.row.column = self.grid.put(self.row.index, self.row.column, &words, (colspan, rowspan));
            self.row.cells += 1;
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        let Row { index, open, cells, headers, .. } = self.row;
        if !open && cells == 0 {
            return;
        }
        let header = self.in_head || cells > 0 && headers == cells;
        if header && self.header_rows == index {
            self.header_rows = index + 1;
        }
        self.row = Row { index: index + 1, ..Row::default() };
    }
}

/// The places of a table. Its cells are made at the end, all at once: a cell takes many times the memory of the tag that begins it.
#[derive(Default)]
struct Grid {
    /// What stands at each place: nothing yet, a part of a cell that spans it, or one more than the place among the cells.
    rows: Vec<Vec<u32>>,
    cells: Vec<Held>,
    /// The words of all cells.
    words: String,
    /// How many further places spans may take.
    left: usize,
}

/// Where the words of a cell stand, and how far it reaches.
struct Held {
    start: u32,
    columns: u16,
    rows: u16,
}

/// A place that nothing has taken.
const FREE: u32 = 0;
/// A place that a cell beside or above reaches over.
const COVERED: u32 = u32::MAX;

impl Grid {
    /// A table without places, for so many cells.
    fn for_cells(count: usize) -> Self {
        Self { cells: Vec::with_capacity(count), ..Self::default() }
    }

    /// Puts a cell at the first free place of its row from a column on, and covers the places that it spans. Gives the column
    /// behind it.
    fn put(&mut self, row: usize, from: usize, words: &str, (mut columns, mut rows): (usize, usize)) -> usize {
        let length = |grid: &Self, row: usize| grid.rows.get(row).map_or(0, Vec::len);
        let here = self.rows.get(row).map_or(&[][..], Vec::as_slice);
        let column = (from..here.len()).find(|&column| here[column] == FREE).unwrap_or(here.len().max(from));
        let growth: usize = (row..row + rows).map(|row| (column + columns).saturating_sub(length(self, row))).sum::<usize>();
        if growth > self.left {
            (columns, rows) = (1, 1);
        }
        self.left = self.left.saturating_sub(growth);
        for covered in row..row + rows {
            if self.rows.len() <= covered {
                self.rows.resize(covered + 1, Vec::new());
            }
            let places = &mut self.rows[covered];
            places.resize(places.len().max(column + columns), FREE);
            places[column..column + columns].fill(COVERED);
        }
        let span = |count: usize| u16::try_from(count).expect("a span is at most 200");
        let place = |count: usize| u32::try_from(count).expect("no seed is read that is longer than a gigabyte");
        self.cells.push(Held { start: place(self.words.len()), columns: span(columns), rows: span(rows) });
        self.rows[row][column] = place(self.cells.len());
        self.words.push_str(words);
        column + columns
    }

    /// The rows, all of one length; each as one cell when that makes more than so many of them.
    fn finish(self, most: usize, labels: &BTreeSet<String>) -> Vec<Vec<Cell>> {
        let Self { rows, cells, words, .. } = self;
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let end = |place: usize| cells.get(place + 1).map_or(words.len(), |next| next.start as usize);
        let cell = |place: u32| {
            let place = place as usize - 1;
            let Held { start, columns, rows } = cells[place];
            let text = inline::parse(&words[start as usize..end(place)], labels);
            Cell { text, colspan: usize::from(columns), rowspan: usize::from(rows) }
        };
        let row = |row: Vec<u32>| {
            let places = row.into_iter().chain(iter::repeat(FREE)).take(columns);
            let mut out = Vec::with_capacity(columns);
            out.extend(places.map(|place| match place {
                FREE => Cell::new(Text::default()),
                COVERED => Cell::covered(),
                place => cell(place),
            }));
            out
        };
        let whole = |row: Vec<u32>| {
            let texts = row.into_iter().filter(|place| !matches!(*place, FREE | COVERED)).map(|place| cell(place).text);
            let filled = texts.filter(|text| !text.is_empty());
            vec![Cell::new(filled.reduce(|first, second| beside(first, &second)).unwrap_or_default())]
        };
        if columns.saturating_mul(rows.len()) <= most {
            rows.into_iter().map(row).collect()
        } else {
            rows.into_iter().map(whole).collect()
        }
    }
}

/// Two texts with a space between.
fn beside(mut first: Text, second: &Text) -> Text {
    first.plain.push(' ');
    first.append(second);
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(html: &str) -> Vec<Vec<String>> {
        let table = table(html, &BTreeSet::new());
        table.rows.into_iter().map(|row| row.into_iter().map(|cell| cell.text.plain).collect()).collect()
    }

    #[test]
    fn a_table_inside_a_cell_gives_its_words_to_the_cell() {
        let inner = "<table><tr><td>one<td>two</tr></table>";
        assert_eq!(cells(&format!("<table><tr><td>a {inner} b<td>c</table>")), [["a one two b", "c"]]);
    }

    #[test]
    fn words_outside_of_cells_are_kept() {
        assert_eq!(cells("<table>Total <tr><td>a</td></tr></table> so far"), [["Total"], ["a"], ["so far"]]);
    }

    #[test]
    fn head_caption_and_references_are_read() {
        let html = "<table><caption>Fees &mdash; <i>paid</i></caption><thead><tr><td>A</thead><tr><td>R&amp;D &eacute;</table>";
        let table = table(html, &BTreeSet::new());
        assert_eq!(table.header_rows, 1);
        assert_eq!(table.caption.map(|caption| caption.plain).as_deref(), Some("Fees — paid"));
        assert_eq!(table.rows[1][0].text.plain, "R&D é");
    }
}
