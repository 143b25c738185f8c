//! Heads of tables among the lines that return on every page.
//!
//! In: the lines and what each is compared with others by. Out: which of them head columns. They are no running heads: a table that
//! goes on over the page has its head printed again, and it belongs to the table.

use std::collections::{HashMap, HashSet};

use super::furniture::{JOB, PAGE, is_symbol};
use super::keys::Key;
use super::lines::Line;

/// The lines that stand above columns more often than not: the head of a table returns on every page as a running head does, but
/// a running head has rows beside it on some page only.
pub(super) fn heads_of_columns(lines: &[Line], keys: &[Key]) -> HashSet<u64> {
    let mut standing: HashMap<u64, i32> = HashMap::new();
    for (index, line) in lines.iter().enumerate() {
        if let Some(key) = keys[index]
            && line.wide_gaps > 1
        {
            *standing.entry(key).or_default() += if heads_columns(lines, index) { 1 } else { -1 };
        }
    }
    standing.retain(|_, balance| *balance > 0);
    standing.into_keys().collect()
}

/// Whether a line stands above columns: rows stand beside it.
fn heads_columns(lines: &[Line], index: usize) -> bool {
    let named = |piece: &str| is_symbol(piece) || JOB.is_match(piece) || PAGE.is_match(piece);
    let rows = |beside: &mut dyn Iterator<Item = &Line>| {
        beside.filter(|line| !line.is_blank()).take(5).filter(|line| line.wide_gaps > 0).count() >= 2
    };
    !lines[index].layout.split("   ").any(|piece| named(piece.trim()))
        && (rows(&mut lines[index + 1..].iter()) || rows(&mut lines[..index].iter().rev()))
}

#[cfg(test)]
mod tests {
    use crate::import::furniture::{self, Furniture};
    use crate::import::lines::lines;

    #[test]
    fn a_running_head_beside_a_drawing_goes() {
        let page = |number: u32, drawing: &str| {
            let words: String = ["lamps", "glass", "oil", "stairs", "stone"]
                .map(|thing| format!("Chapter {number} tells of the {thing} in detail.\n"))
                .concat();
            format!("{words}{drawing}\n\u{c}\nHarbour     A Survey of Lights     May 2031\n\n")
        };
        let drawing = "  |        |        |\n  |        |        |\n";
        let text = [page(1, ""), page(2, drawing), page(3, ""), page(4, "")].concat();
        let found = furniture::find(&lines(&text));
        assert_eq!(found.iter().filter(|reason| **reason == Some(Furniture::RunningHead)).count(), 4, "{found:?}");
    }
}
