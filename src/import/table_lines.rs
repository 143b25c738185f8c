//! Where a table stands among the lines.
//!
//! In: lines, furniture and where to look. Out: how many lines from there are a table, in tabs, pipes or HTML. A page break inside a
//! table belongs to it when rows go on behind it.

use std::ops::Range;

use super::furniture::Furniture;
use super::labels::labels;
use super::lines::Line;
use super::signs::Signs;

/// Most lines between two rows, those of a page break.
const BREAK: u32 = 12;

/// Among how many lines at the top of a table in tabs one has two cells.
const HEAD: usize = 6;

/// How many lines a table that begins here takes; 0 when none does.
pub(super) fn table_length(lines: &[Line], furniture: &[Option<Furniture>], index: usize) -> usize {
    if begins_html_table(&lines[index].text) {
        let closes = |line: &Line| line.text.match_indices("</").any(|(at, _)| begins(&line.text[at..], "</table>"));
        return lines[index..].iter().position(closes).map_or(lines.len() - index, |last| last + 1);
    }
    let rows = |is_row: fn(&Line) -> bool| {
        if !is_row(&lines[index]) {
            return 0;
        }
        let (mut end, mut last, mut between) = (index, index, 0);
        // Furniture and blank lines inside a table belong to a page break when rows go on behind them.
        while end < lines.len() && (is_row(&lines[end]) || furniture[end].is_some() || lines[end].is_blank()) {
            if furniture[end].is_none() && !lines[end].is_blank() {
                (last, between) = (end, 0);
            } else {
                between += u32::from(lines[end].run);
                if between > BREAK {
                    break;
                }
            }
            end += 1;
        }
        last - index + 1
    };
    // Tabs before words move them to the middle of the page; a row has two cells.
    let divided = |line: &Line| line.layout.split('\t').filter(|cell| !cell.trim().is_empty()).count() > 1;
    if lines[index].signs.have(Signs::TAB) && lines[index..].iter().take(HEAD).any(divided) {
        let tabbed = rows(|line| line.layout.trim_end_matches(' ').contains('\t') && !labelled_by_tab(&line.text));
        if tabbed >= 2 {
            return tabbed;
        }
    }
    let piped = rows(|line| line.text.starts_with('|') && line.text[1..].contains('|'));
    if piped >= 2 { piped } else { 0 }
}

/// Whether a table in HTML begins with this line.
pub(super) fn begins_html_table(text: &str) -> bool {
    begins(text, "<table")
}

/// Whether a text begins with a tag, whatever its case.
fn begins(text: &str, tag: &str) -> bool {
    text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))
}

/// The lines of a table, without what stands between its pages.
pub(super) fn rows<'t, 'l>(lines: &'t [Line<'l>], furniture: &[Option<Furniture>], taken: Range<usize>) -> Vec<&'t Line<'l>> {
    taken.filter(|&row| furniture[row].is_none() && !lines[row].is_blank()).map(|row| &lines[row]).collect()
}

/// `12.⇥Text` is a paragraph behind its number, and `**II.⇥Lamps**` a heading, not a row.
fn labelled_by_tab(text: &str) -> bool {
    let trimmed = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    let tabs = trimmed.matches('\t').count();
    tabs == 0 && !text.contains('\t') || tabs == 1 && labels(trimmed).iter().any(|label| trimmed[..label.rest].ends_with('\t'))
}
