//! Raw HTML in a page: tables become tables, simple tags become marks, of everything else only the words stay.
//!
//! In: the HTML of a block, as an author or a program wrote it, end tags missing or not. Out: tables and texts in their order.
//! A note is cited as `<sup>[^a]</sup>`, which is all that an HTML block can show in other viewers. Nothing is ever passed on
//! as HTML.

use scraper::{ElementRef, Html, Node};

use super::words::{Words, mark_of_tag, script_of_tag};
use crate::markdown::note_key;
use crate::model::{Cell, Table, Text};

/// Something found in a block of HTML.
pub(super) enum Piece {
    /// A table.
    Table(Table),
    /// Words outside of any.
    Text(Text),
}

/// More columns or rows than any page has; a span beyond them is a slip or an attack.
const MOST_SPANNED: usize = 1000;

/// Elements inside one another beyond this are read as words alone, so that nesting cannot exhaust the stack.
const DEEPEST: usize = 64;

/// The tables and texts of a block of HTML.
pub(super) fn pieces(html: &str) -> Vec<Piece> {
    let fragment = Html::parse_fragment(html);
    let mut pieces = Pieces::default();
    pieces.walk(fragment.root_element(), 0);
    pieces.end_text();
    pieces.found
}

/// Where the `a` tag of an inline piece of HTML leads.
pub(super) fn target_of_tag(tag: &str) -> Option<String> {
    let fragment = Html::parse_fragment(tag);
    let link = fragment.root_element().descendent_elements().find(|element| element.value().name() == "a")?;
    link.attr("href").map(str::to_string)
}

#[derive(Default)]
struct Pieces {
    found: Vec<Piece>,
    words: Words,
}

impl Pieces {
    fn end_text(&mut self) {
        let text = std::mem::take(&mut self.words).finish();
        if !text.is_empty() {
            self.found.push(Piece::Text(text));
        }
    }

    fn walk(&mut self, element: ElementRef, depth: usize) {
        for child in element.children() {
            if let Some(inner) = ElementRef::wrap(child) {
                match inner.value().name() {
                    "table" => {
                        self.end_text();
                        self.found.push(Piece::Table(table(inner)));
                    }
                    name if is_block(name) && depth < DEEPEST => {
                        self.end_text();
                        self.walk(inner, depth + 1);
                        self.end_text();
                    }
                    _ => inline(inner, &mut self.words, depth),
                }
            } else if let Node::Text(text) = child.value() {
                self.words.push(text);
            }
        }
    }
}

fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "p" | "div"
            | "section"
            | "article"
            | "aside"
            | "header"
            | "footer"
            | "main"
            | "nav"
            | "details"
            | "summary"
            | "figure"
            | "figcaption"
            | "blockquote"
            | "pre"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "center"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
    )
}

/// Reads an element that stands in a line.
fn inline(element: ElementRef, words: &mut Words, depth: usize) {
    let name = element.value().name();
    match name {
        "script" | "style" | "template" | "title" | "iframe" | "object" => return,
        "br" => return words.line_break(),
        "sup" => {
            if let Some(key) = note_mark(&element.text().collect::<String>()) {
                return words.note_mark(key);
            }
        }
        _ => {}
    }
    let mark = mark_of_tag(name, element.attr("href"));
    let script = script_of_tag(name);
    let block = is_block(name) || matches!(name, "tr" | "caption");
    if block && !words.is_empty() {
        words.line_break();
    }
    if let Some(mark) = &mark {
        words.open(mark.clone());
    }
    if let Some(script) = script {
        words.open_script(script);
    }
    inside(element, words, depth + 1);
    if let Some(script) = script {
        words.close_script(script);
    }
    if let Some(mark) = &mark {
        words.close(mark);
    }
    if matches!(name, "td" | "th") {
        words.push(" ");
    }
}

fn inside(element: ElementRef, words: &mut Words, depth: usize) {
    if depth > DEEPEST {
        return element.text().for_each(|text| words.push(text));
    }
    for child in element.children() {
        if let Some(inner) = ElementRef::wrap(child) {
            inline(inner, words, depth);
        } else if let Node::Text(text) = child.value() {
            words.push(text);
        }
    }
}

/// The key of `[^a]`.
fn note_mark(words: &str) -> Option<String> {
    let label = words.trim().strip_prefix("[^")?.strip_suffix(']')?;
    (!label.is_empty() && !label.contains(['[', ']'])).then(|| note_key::decode(label))
}

fn text(element: ElementRef) -> Text {
    let mut words = Words::default();
    inside(element, &mut words, 0);
    words.finish()
}

/// A row as it is written: its cells, and whether it is a header row.
struct Row {
    header: bool,
    cells: Vec<Cell>,
}

fn table(element: ElementRef) -> Table {
    let mut caption = None;
    let mut rows = Vec::new();
    for part in element.child_elements() {
        match part.value().name() {
            "caption" => caption = Some(text(part)).filter(|text| !text.is_empty()),
            "tr" => rows.push(row(part, false)),
            "thead" => rows.extend(rows_of(part).map(|tr| row(tr, true))),
            "tbody" | "tfoot" => rows.extend(rows_of(part).map(|tr| row(tr, false))),
            _ => {}
        }
    }
    let header_rows = rows.iter().take_while(|row| row.header).count();
    Table { caption, header_rows, rows: grid(rows) }
}

fn rows_of(part: ElementRef) -> impl Iterator<Item = ElementRef> {
    part.child_elements().filter(|child| child.value().name() == "tr")
}

/// A row of `th` alone is a header row, whoever left out the `thead`.
fn row(tr: ElementRef, in_head: bool) -> Row {
    let elements: Vec<_> = tr.child_elements().filter(|cell| matches!(cell.value().name(), "td" | "th")).collect();
    let all_headers = !elements.is_empty() && elements.iter().all(|cell| cell.value().name() == "th");
    let cells = elements
        .into_iter()
        .map(|cell| Cell { text: text(cell), colspan: span(cell, "colspan"), rowspan: span(cell, "rowspan") })
        .collect();
    Row { header: in_head || all_headers, cells }
}

fn span(cell: ElementRef, name: &str) -> usize {
    cell.attr(name).and_then(|value| value.trim().parse().ok()).unwrap_or(1).clamp(1, MOST_SPANNED)
}

/// Lays the cells out so that every row has a place for every column.
fn grid(rows: Vec<Row>) -> Vec<Vec<Cell>> {
    let height = rows.len();
    let mut grid: Vec<Vec<Option<Cell>>> = vec![Vec::new(); height];
    for (top, row) in rows.into_iter().enumerate() {
        let mut left = 0;
        for mut cell in row.cells {
            while grid[top].get(left).is_some_and(Option::is_some) {
                left += 1;
            }
            let free = grid[top].iter().skip(left).take_while(|place| place.is_none()).count();
            if left + free < grid[top].len() {
                cell.colspan = cell.colspan.min(free);
            }
            cell.rowspan = cell.rowspan.min(height - top);
            let right = left + cell.colspan;
            for line in &mut grid[top..top + cell.rowspan] {
                if line.len() < right {
                    line.resize(right, None);
                }
                for place in &mut line[left..right] {
                    place.get_or_insert_with(Cell::covered);
                }
            }
            grid[top][left] = Some(cell);
            left = right;
        }
    }
    let columns = grid.iter().map(Vec::len).max().unwrap_or(0);
    grid.into_iter()
        .map(|mut line| {
            line.resize(columns, None);
            line.into_iter().map(|place| place.unwrap_or_else(|| Cell::new(Text::default()))).collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only_table(html: &str) -> Table {
        match pieces(html).into_iter().next() {
            Some(Piece::Table(table)) => table,
            _ => panic!("no table in {html}"),
        }
    }

    #[test]
    fn table_without_end_tags_is_read() {
        let table = only_table("<table><tr><th>A<th>B<tr><td>1<td>2</table>");
        assert_eq!((table.header_rows, table.rows.len(), table.columns()), (1, 2, 2));
        assert_eq!(table.rows[1][1].text.plain, "2");
    }

    #[test]
    fn spans_leave_covered_places() {
        let table = only_table("<table><tr><td rowspan=2>A<td colspan=2>B<tr><td>1<td>2<tr><td>3</table>");
        let covered: Vec<Vec<bool>> = table.rows.iter().map(|row| row.iter().map(Cell::is_covered).collect()).collect();
        assert_eq!(covered, [[false, false, true], [true, false, false], [false, false, false]]);
    }

    #[test]
    fn only_words_of_other_html_stay() {
        let found = pieces("<div onclick=x><script>alert(1)</script><p>One <b>two</b><p>three</div>");
        let texts: Vec<_> = found
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.plain.as_str(),
                Piece::Table(_) => "table",
            })
            .collect();
        assert_eq!(texts, ["One two", "three"]);
    }

    #[test]
    fn nesting_without_end_is_read_as_words() {
        let html = format!("{}deep", "<div><em>".repeat(5000));
        assert!(matches!(pieces(&html).as_slice(), [Piece::Text(text)] if text.plain == "deep"));
    }

    #[test]
    fn notes_are_cited_in_cells() {
        let table = only_table("<table><tr><td>5<sup>[^star]</sup><td>m<sup>2</sup></table>");
        assert_eq!(table.rows[0][0].text.note_keys().collect::<Vec<_>>(), ["*"]);
        assert_eq!(table.rows[0][1].text.plain, "m²");
    }
}
