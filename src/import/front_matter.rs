//! Front matter that another tool wrote above a text: lines of `key: value` between two rules.
//!
//! In: the lines. Out: which of them are front matter, and what it says of title, symbol and date; the title block says it better,
//! where it says it at all.
//!
//! `---` / `symbol: A/RES/80/7` / `date: "2035-11-18"` / `---`

use std::ops::Range;

use super::lines::Line;
use crate::model::Meta;

/// Most lines of front matter.
const LONGEST: usize = 60;

/// The lines of the front matter, its rules included.
pub(super) fn find(lines: &[Line]) -> Option<Range<usize>> {
    let start = lines.iter().position(|line| !line.is_blank()).filter(|&start| lines[start].text == "---")?;
    let length = lines[start + 1..].iter().take(LONGEST).position(|line| matches!(&*line.text, "---" | "..."))?;
    let inner = &lines[start + 1..start + 1 + length];
    let belongs = |line: &Line| line.is_blank() || line.indent > 0 || line.text.starts_with("- ") || entry(&line.text).is_some();
    (inner.iter().all(belongs) && inner.iter().any(|line| entry(&line.text).is_some())).then_some(start..start + length + 2)
}

/// Fills in the facts that the title block does not state.
pub(super) fn fill_in(meta: &mut Meta, lines: &[Line]) {
    let entries = find(lines).into_iter().flat_map(|range| &lines[range]).filter_map(|line| entry(&line.text));
    for (key, value) in entries.filter(|(_, value)| !value.is_empty()) {
        let field = match key {
            "title" => &mut meta.title,
            "subtitle" => &mut meta.subtitle,
            "symbol" => &mut meta.symbol,
            "date" if is_date(value) => &mut meta.date,
            _ => continue,
        };
        field.get_or_insert_with(|| value.to_string());
    }
}

/// A key and its value without quotation marks.
fn entry(text: &str) -> Option<(&str, &str)> {
    let (key, value) = text.split_once(':')?;
    let named = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
    (named && (value.is_empty() || value.starts_with(' ')))
        .then(|| (key, value.trim().trim_matches(['"', '\'']).trim_end_matches([' ', ':'])))
}

/// Whether a value is a date as pages write it: `2035-11-18`.
fn is_date(value: &str) -> bool {
    let pattern = b"dddd-dd-dd";
    let fits = |(byte, kind): (u8, &u8)| if *kind == b'd' { byte.is_ascii_digit() } else { byte == *kind };
    value.len() == pattern.len() && value.bytes().zip(pattern).all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::lines::lines;

    #[test]
    fn front_matter_is_found_and_tells_what_the_title_block_does_not() {
        let text =
            lines("---\nsymbol: A/86/7\ntitle: \"Ports : their lights :\"\ndate: 2035-11-18\ntags:\n- ports\n---\n\nText.\n");
        assert_eq!(find(&text), Some(0..7));
        let mut meta = Meta { symbol: Some("A/86/8".into()), ..Meta::default() };
        fill_in(&mut meta, &text);
        assert_eq!(meta.title.as_deref(), Some("Ports : their lights"));
        assert_eq!((meta.symbol.as_deref(), meta.date.as_deref()), (Some("A/86/8"), Some("2035-11-18")));
    }

    #[test]
    fn words_between_rules_are_none() {
        for text in ["---\nThe Board met.\n---\n", "---\n\n---\n", "Text.\n---\nkey: value\n---\n", "---\nkey: value\n"] {
            assert_eq!(find(&lines(text)), None, "{text}");
        }
    }
}
