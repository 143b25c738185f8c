//! Where a table stands among the lines.
//!
//! In: lines, furniture and where to look. Out: how many lines from there are a table, in tabs, pipes or HTML. A page break inside a
//! table belongs to it when rows go on behind it.

use std::fmt::Write as _;
use std::mem;
use std::ops::Range;

use super::columns::join;
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
    // `row` says how many lines the row at a place takes.
    let rows = |row: &dyn Fn(usize) -> usize| {
        let (mut end, mut behind, mut between) = (index, index, 0);
        // Furniture and blank lines inside a table belong to a page break when rows go on behind them.
        while end < lines.len() && between <= BREAK {
            let is_gap = end > index && (furniture[end].is_some() || lines[end].is_blank());
            match if is_gap { 0 } else { row(end) } {
                0 if is_gap => {
                    between += u32::from(lines[end].run);
                    end += 1;
                }
                0 => break,
                length => {
                    end += length;
                    (behind, between) = (end, 0);
                }
            }
        }
        behind - index
    };
    // Tabs before words move them to the middle of the page; a row has two cells.
    let divided = |line: &Line| line.layout.split('\t').filter(|cell| !cell.trim().is_empty()).count() > 1;
    if lines[index].signs.have(Signs::TAB) && lines[index..].iter().take(HEAD).any(divided) {
        let is_row = |line: &Line| line.layout.trim_end_matches(' ').contains('\t') && !labelled_by_tab(&line.text);
        let tabbed = rows(&|at| usize::from(is_row(&lines[at])));
        if tabbed >= 2 && lines[index..index + tabbed].iter().take(HEAD).any(divided) {
            return tabbed;
        }
    }
    if !lines[index].text.starts_with('|') {
        return 0;
    }
    let width = pipes(&lines[index].text);
    let piped = rows(&|at| piped_row(lines, furniture, at, width));
    if piped >= 2 { piped } else { 0 }
}

/// Most lines of a row in pipes.
const WRAPPED: usize = 4;

/// How many lines the row in pipes at a place takes: one, or those down to its last pipe where a cell goes on below; the first row of
/// the table has `width` pipes.
fn piped_row(lines: &[Line], furniture: &[Option<Furniture>], at: usize, width: usize) -> usize {
    let text = &lines[at].text;
    if !text.starts_with('|') {
        return 0;
    }
    let mut found = pipes(text);
    if found < width && !text.ends_with('|') {
        let below = (at + 1..lines.len()).take(WRAPPED - 1);
        for next in below.take_while(|&next| furniture[next].is_none() && !lines[next].text.starts_with('|')) {
            let more = &lines[next].text;
            found += pipes(more);
            if more.is_empty() || found > width {
                break;
            }
            if found == width && more.ends_with('|') {
                return next - at + 1;
            }
        }
    }
    usize::from(text[1..].contains('|'))
}

/// How many pipes part cells in a line.
fn pipes(text: &str) -> usize {
    text.matches('|').count() - text.matches("\\|").count()
}

/// Whether words begin with the number of a table: `Table 3`.
pub(super) fn names_a_table(text: &str) -> bool {
    let lower = text.to_lowercase();
    let behind = |word: &&str| lower.strip_prefix(*word).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()));
    ["table ", "tableau ", "cuadro ", "таблица "].iter().any(behind)
}

/// Whether the words above a table say that it goes on with the one before.
pub(super) fn says_continued(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["(cont", "(suite", "(продолж"].iter().any(|word| lower.contains(word))
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

/// The rows of a table as text, a line each. In a grid that is drawn with signs, rules stand between the rows, and the lines between two
/// rules are one row; the rule of double lines stands below the head.
pub(super) fn table_text(lines: &[Line], furniture: &[Option<Furniture>], taken: Range<usize>) -> String {
    let drawn = |at: usize| furniture[at] == Some(Furniture::Rule) && lines[at].text.starts_with('+');
    let between = |at: usize| furniture[at].is_some() || lines[at].is_blank();
    if !taken.clone().any(drawn) {
        return taken.filter(|&at| !between(at)).map(|at| lines[at].layout.as_ref()).collect::<Vec<_>>().join("\n");
    }
    let mut text = String::new();
    let mut row: Vec<String> = Vec::new();
    for at in taken.clone() {
        if !between(at) {
            let line = lines[at].text.trim();
            let cells = line.strip_prefix('|').unwrap_or(line).trim_end_matches('|').split('|');
            row.resize(row.len().max(cells.clone().count()), String::new());
            row.iter_mut().zip(cells).for_each(|(cell, more)| join(cell, more.trim()));
        }
        if drawn(at) || at + 1 == taken.end {
            let width = row.len();
            let _ = writeln!(text, "| {} |", mem::take(&mut row).join(" | "));
            if lines[at].text.contains("=+") {
                let _ = writeln!(text, "{}|", "|---".repeat(width));
            }
        }
    }
    text
}

/// `12.⇥Text` is a paragraph behind its number, `**II.⇥Lamps**` a heading and `*⇥Adopted on 4 May.` a note, not a row.
fn labelled_by_tab(text: &str) -> bool {
    if let Some((label, words)) = text.split_once('\t').filter(|(label, words)| !label.is_empty() && !words.contains('\t')) {
        let stars = label.bytes().all(|byte| byte == b'*');
        let figure = label.len() <= 3 && label.bytes().all(|byte| byte.is_ascii_digit());
        let letter = label.len() == 1 && label.bytes().all(|byte| byte.is_ascii_lowercase());
        let clause = words.ends_with(['.', ';', ':', ',']);
        if stars || clause && (letter || figure && words.contains(' ')) {
            return true;
        }
    }
    let trimmed = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    let tabs = trimmed.matches('\t').count();
    tabs == 0 && !text.contains('\t') || tabs == 1 && labels(trimmed).iter().any(|label| trimmed[..label.rest].ends_with('\t'))
}
