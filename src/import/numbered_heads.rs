//! Running heads with the number of the page on the line below them, be there a rule between: `CETS 197 – Ports, 16.V.2035` / `2`.
//!
//! In: the lines, and which of them are furniture. Out: the same with heads and numbers marked. A line that returns may be a heading, and a
//! figure below it a label; these return with a figure that is one more each time, and a good part of a page between.

use std::collections::HashMap;

use super::furniture::Furniture;
use super::keys::is_short;
use super::lines::Line;

/// Fewest bytes of a head.
const SHORTEST: usize = 12;

/// Fewest lines with words from one head to the next.
const PAGE: usize = 5;

/// Where a head stands: its number, its place among the lines with words, its line and that of the number.
type Head = (u32, usize, [usize; 2]);

/// Marks running heads above page numbers, and the numbers.
pub(super) fn numbered_heads(lines: &[Line], filled: &[usize], found: &mut [Option<Furniture>]) {
    let mut heads: HashMap<&str, Vec<Head>> = HashMap::new();
    let number = |index: usize| {
        let text = lines[index].text.as_ref();
        let figures = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        figures.then(|| text.parse().ok()).flatten()
    };
    for (place, pair) in filled.windows(2).enumerate() {
        let rule = found[pair[1]] == Some(Furniture::Rule);
        let Some(&below) = filled.get(place + 1 + usize::from(rule)) else { continue };
        let text = lines[pair[0]].text.as_ref();
        let head = || text.len() >= SHORTEST && is_short(text) && !text.ends_with(['.', ';', ':', ',']);
        if let Some(value) = number(below).filter(|_| found[pair[0]].is_none() && head()) {
            heads.entry(text).or_default().push((value, place, [pair[0], below]));
        }
    }
    let counts = |pair: &[Head]| pair[0].0 + 1 == pair[1].0 && pair[0].1 + PAGE <= pair[1].1;
    for (_, _, [head, number]) in heads.into_values().filter(|heads| heads.len() > 1 && heads.windows(2).all(counts)).flatten() {
        found[head] = Some(Furniture::RunningHead);
        found[number] = Some(Furniture::PageNumber);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::lines::lines;

    fn found(text: &str) -> Vec<usize> {
        let lines = lines(text);
        let filled: Vec<usize> = (0..lines.len()).filter(|&index| !lines[index].is_blank()).collect();
        let mut found: Vec<Option<Furniture>> =
            lines.iter().map(|line| line.text.starts_with("___").then_some(Furniture::Rule)).collect();
        numbered_heads(&lines, &filled, &mut found);
        (0..lines.len()).filter(|&index| !matches!(found[index], None | Some(Furniture::Rule))).collect()
    }

    #[test]
    fn heads_above_numbers_that_count_are_furniture() {
        let page = "Words of the page.\n".repeat(6);
        let text = format!("{page}CETS 197 – Ports and Lights\n_____\n2\n{page}CETS 197 – Ports and Lights\n_____\n3\n{page}");
        assert_eq!(found(&text), [6, 8, 15, 17]);
    }

    #[test]
    fn headings_above_labels_and_cells_are_text() {
        let page = "Words of the page.\n".repeat(6);
        for text in [
            format!("Rights of keepers\n1\n{page}Rights of keepers\n1\n{page}"),
            "Lights of the port\n1\nLights of the port\n2\n".to_string(),
        ] {
            assert!(found(&text).is_empty(), "{text}");
        }
    }
}
