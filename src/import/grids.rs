//! Grids: tables that are drawn with signs, as Markdown and typewriters have them.
//!
//! In: the lines. Out: those that are rules of a grid, and the words of boxes without what is drawn around them. A grid has a head and a
//! row at least, with rules around them and between; a box has two rules only, and one cell.
//!
//! `+-------+------+`, `| State | Fees |`, `+=======+======+`, `| North | 12   |`, `+-------+------+`

use super::lines::Line;

/// Fewest rules of a grid.
const RULES: usize = 3;

/// The lines that are rules of grids.
pub(super) fn rules(lines: &[Line]) -> Vec<usize> {
    let mut found = Vec::new();
    for (block, start) in blocks(lines) {
        let rules: Vec<usize> = (0..block.len()).filter(|&at| is_rule(&block[at])).map(|at| start + at).collect();
        if rules.len() >= RULES && is_rule(&block[0]) {
            found.extend(rules);
        }
    }
    found
}

/// Fewest words of a box: fewer are part of a drawing.
const WORDS: usize = 5;

/// Takes the boxes away that are drawn around words: a summary stands in one.
pub(super) fn unbox(lines: &mut [Line]) {
    let is_box = |block: &[Line]| {
        let [above, rows @ .., below] = block else { return false };
        let words = rows.iter().map(|row| cell(&row.text).map(|words| words.split(' ').count())).sum::<Option<usize>>();
        is_rule(above) && is_rule(below) && words.is_some_and(|words| words >= WORDS)
    };
    let boxes: Vec<_> =
        blocks(lines).filter(|(block, _)| is_box(block)).map(|(block, start)| start..start + block.len()).collect();
    for index in boxes.into_iter().flatten().chain(columns_of_one(lines)) {
        let words = cell(&lines[index].text).unwrap_or_default().to_string();
        lines[index].say(words);
    }
}

/// Fewest bytes of a line of running text among the rows of a box.
const PROSE: usize = 60;

/// The rows of one cell each, blank lines between or not, that are no table: what old Word files make of a box.
fn columns_of_one(lines: &[Line]) -> Vec<usize> {
    let (mut found, mut rows): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    let is_box = |rows: &[usize]| {
        let ruled = |row: &usize| lines[*row].text.contains("--");
        rows.len() > 1 && rows.iter().any(|&row| lines[row].text.len() >= PROSE) && !rows.iter().any(ruled)
    };
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_blank()) {
        if cell(&line.text).is_some() {
            rows.push(index);
        } else if !rows.is_empty() {
            let rows = std::mem::take(&mut rows);
            found.extend(Some(rows).filter(|rows| !line.text.starts_with('|') && is_box(rows)).into_iter().flatten());
        }
    }
    found.extend(Some(rows).filter(|rows| is_box(rows)).into_iter().flatten());
    found
}

/// The words of a row of one cell.
fn cell(text: &str) -> Option<&str> {
    text.strip_prefix('|')?.strip_suffix('|').map(str::trim).filter(|words| !words.contains('|'))
}

/// The runs of lines that rules and rows of a grid could be, and where each begins.
fn blocks<'t, 'l>(lines: &'t [Line<'l>]) -> impl Iterator<Item = (&'t [Line<'l>], usize)> {
    let mut start = 0;
    lines.chunk_by(|one, next| is_drawn(one) == is_drawn(next)).filter_map(move |block| {
        let from = start;
        start += block.len();
        is_drawn(&block[0]).then_some((block, from))
    })
}

fn is_drawn(line: &Line) -> bool {
    line.text.starts_with('|') || is_rule(line)
}

/// `+---+:==:+`
fn is_rule(line: &Line) -> bool {
    let text = line.text.as_ref();
    text.len() > 2
        && text.starts_with('+')
        && text.ends_with('+')
        && text.bytes().all(|byte| matches!(byte, b'+' | b'-' | b'=' | b':'))
}
