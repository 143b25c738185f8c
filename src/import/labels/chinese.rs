//! Labels of divisions in Chinese, where the number stands before the word.
//!
//! In: a line. Out: its label, if it begins with one.

use super::{LONGEST, Label, Style};

/// `第四条`, `第十二章`: the number stands before the word.
pub(super) fn division(text: &str) -> Option<Label> {
    let rest = text.strip_prefix('第')?;
    let figures = rest.chars().take_while(|c| c.is_ascii_digit() || "〇零一二三四五六七八九十百".contains(*c));
    let number: String = figures.take(LONGEST).collect();
    let (style, word) = [(Style::Article, "条"), (Style::Chapter, "章"), (Style::Section, "节"), (Style::Part, "部分")]
        .into_iter()
        .find(|(_, word)| rest[number.len()..].starts_with(word))?;
    let value = number.parse().ok().or_else(|| chinese_figure(&number))?;
    let end = '第'.len_utf8() + number.len() + word.len();
    let words = text[end..].trim_start_matches([' ', '　', '：', ':', '、']);
    Some(Label { style, value, end, rest: text.len() - words.len(), misread: false })
}

/// A Chinese figure below 1,000: `四`, `十二`, `一百零三`.
fn chinese_figure(number: &str) -> Option<u32> {
    let (mut value, mut digit) = (0, 0);
    for c in number.chars() {
        match c {
            '百' | '十' => {
                value += digit.max(1) * if c == '百' { 100 } else { 10 };
                digit = 0;
            }
            '〇' | '零' => digit = 0,
            c => digit = u32::try_from("一二三四五六七八九".chars().position(|figure| figure == c)?).ok()? + 1,
        }
    }
    Some(value + digit).filter(|&value| value > 0)
}
