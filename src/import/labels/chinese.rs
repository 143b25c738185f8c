//! Labels in Chinese: divisions, whose number stands before the word, and figures of its own.
//!
//! In: a line. Out: its label, if it begins with one.

use super::{LONGEST, Label, Style};
use crate::model::{CHINESE_ANNEX, CHINESE_DIVISIONS, CHINESE_FIGURES, Division, figure_from_chinese};

/// `第四条`, `第十二章`: the number stands before the word; `附件一`.
pub(super) fn division(text: &str) -> Option<Label> {
    if let Some(rest) = text.strip_prefix(CHINESE_ANNEX) {
        let number = figure(rest);
        let end = CHINESE_ANNEX.len() + number.len();
        let words = text[end..].trim_start_matches(SIGNS);
        let apart = words.is_empty() || words.len() < text.len() - end;
        let label =
            Label { style: Style::Annex, value: value(number).unwrap_or(0), end, rest: text.len() - words.len(), misread: false };
        return apart.then_some(label);
    }
    let rest = text.strip_prefix('第')?;
    let number = figure(rest);
    let (word, division, _) = CHINESE_DIVISIONS.into_iter().find(|(word, ..)| rest[number.len()..].starts_with(word))?;
    let style = match division {
        Division::Annex => Style::Annex,
        Division::Part => Style::Part,
        Division::Chapter => Style::Chapter,
        Division::Section => Style::Section,
        Division::Article => Style::Article,
    };
    let end = '第'.len_utf8() + number.len() + word.len();
    let words = text[end..].trim_start_matches(SIGNS);
    Some(Label { style, value: value(number)?, end, rest: text.len() - words.len(), misread: false })
}

/// What may stand between a label and its words.
const SIGNS: [char; 6] = [' ', '\u{3000}', '：', ':', '、', '.'];

/// `一、导言`, `(一) 港口`, `㈠ 港口`: figures of Chinese alone, as the numbers of headings, paragraphs and items.
pub(super) fn series(text: &str) -> Option<Label> {
    let open = text.strip_prefix(['(', '（']);
    let start = text.len() - open.unwrap_or(text).len();
    let ringed = text.chars().next().filter(|c| ('㈠'..='㈩').contains(c)).map(|c| &text[..c.len_utf8()]);
    let number = ringed.unwrap_or_else(|| figure(&text[start..]));
    let behind = &text[start + number.len()..];
    let (style, close) = match (ringed, open, behind.chars().next()) {
        (Some(_), ..) => (Style::BracketRoman, 0),
        (None, Some(_), Some(close @ (')' | '）'))) => (Style::BracketRoman, close.len_utf8()),
        (None, None, Some('、')) => (Style::UpperRoman, '、'.len_utf8()),
        _ => return None,
    };
    let end = start + number.len() + close;
    let words = text[end..].trim_start_matches(SIGNS);
    let value = figure_from_chinese(number)?;
    Some(Label { style, value, end, rest: text.len() - words.len(), misread: false })
}

/// The figure that a text begins with.
fn figure(text: &str) -> &str {
    let figures = text.char_indices().take(LONGEST).find(|(_, c)| !c.is_ascii_digit() && !CHINESE_FIGURES.contains(*c));
    &text[..figures.map_or(text.len().min(text.floor_char_boundary(LONGEST)), |(end, _)| end)]
}

fn value(number: &str) -> Option<u32> {
    number.parse().ok().or_else(|| figure_from_chinese(number))
}
