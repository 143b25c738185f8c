//! Grids: tables that are drawn with signs, as Markdown and typewriters have them.
//!
//! In: the lines. Out: those that are rules of a grid. A grid has a head and a row at least, with rules around them and between; a box
//! drawn around some words has two rules only, and is part of the text.
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
