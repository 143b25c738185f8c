//! Segmenting, on texts of a few lines.

use super::*;
use crate::import::furniture;
use crate::import::lines::lines;

fn chunks(text: &str) -> Vec<(String, Kind)> {
    let lines = lines(text);
    segment(&lines, &furniture::find(&lines), &TitleBlock::default(), false)
        .into_iter()
        .map(|chunk| (chunk.text, chunk.kind))
        .collect()
}

#[test]
fn a_line_is_a_paragraph_where_lines_are_not_wrapped() {
    let long = "word ".repeat(60);
    let text = format!("1. {long}\n(a) {long}\n- short\n");
    assert_eq!(chunks(&text).len(), 3);
}

#[test]
fn wrapped_lines_become_one() {
    let line = "This line is as wide as a line of this text can be, and it goes\n";
    let text = format!("{}on.\n\n{}on.\n", line.repeat(5), line.repeat(5));
    let chunks = chunks(&text);
    assert_eq!(chunks.len(), 2);
    assert!(chunks[0].0.ends_with("goes on."));
}

#[test]
fn notes_below_a_rule_are_notes() {
    let chunks =
        chunks("Depending on the circumstance\n\n---\n\n<sup>1</sup> United Nations.\n\nin which migrants are smuggled.\n");
    assert_eq!(chunks[1], ("United Nations.".into(), Kind::Note("1".into())));
    assert_eq!(chunks[2].1, Kind::Text);
}

#[test]
fn a_table_in_the_title_block_is_a_table() {
    let lines = lines("States\nA/HRC/1/2\n<table><tr><td>x</table>\n22 August 2006\nStates\n");
    let furniture = furniture::find(&lines);
    let block = TitleBlock::find(&lines, &furniture);
    assert!(segment(&lines, &furniture, &block, false).iter().any(|chunk| chunk.kind == Kind::Table));
}
