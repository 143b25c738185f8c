//! Printed labels at the start of a block: every way in which they can be read.
//!
//! In: the words of a block. Out: its possible labels with style and value. Which one holds is decided for the whole text at
//! once in `outline`; nothing is decided here.
//!
//! `(i) Information` is a letter of value 9 or a roman figure of value 1; `C. Legal` a letter of value 3 or a roman 100.

mod arabic;
mod chinese;
mod resolution;

use tinyvec::ArrayVec;

use super::note_start::is_raised;
use super::vocabulary::is_letter;
use crate::model::{self, Division, figure_from_letters, figure_from_roman, western_digit};

/// How a label is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// `5/2.`, `Resolution 5/2`: one of a collection of resolutions or decisions.
    Resolution,
    /// `Annex I`, `Appendix`, `Enclosure`.
    Annex,
    /// `Part II`, `Title I`, `Book 1`.
    Part,
    /// `Chapter IV`.
    Chapter,
    /// `Section 2`.
    Section,
    /// `Article 5`, `Rule 3`, `Principle 2`.
    Article,
    /// `IV.`
    UpperRoman,
    /// `B.`
    UpperLetter,
    /// `12.`
    Figure,
    /// `1.2`: the value is the last figure.
    Decimal,
    /// `1.2.3`, and deeper.
    DeepDecimal,
    /// `b.`
    LowerLetter,
    /// `iv.`
    LowerRoman,
    /// `(12)` or `12)`
    BracketFigure,
    /// `(b)` or `b)`
    BracketLetter,
    /// `(iv)` or `iv)`
    BracketRoman,
    /// `(B)`
    BracketUpper,
    /// `-`, `•`, `–`
    Bullet,
    /// No label.
    #[default]
    None,
}

/// One reading of a block's start as a label.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Label {
    /// How it is printed.
    pub(super) style: Style,
    /// Its place in its series, from 1; 0 for a label without one (`Annex`).
    pub(super) value: u32,
    /// One past its last byte, without a final full stop.
    end: usize,
    /// First byte of the words behind it.
    pub(super) rest: usize,
    /// Whether letters were taken for figures that a scanner misread, or a figure for a letter: `l2.` is 12, `8.` is B.
    pub(super) misread: bool,
}

impl Label {
    /// The label as printed at the start of a text, without a final full stop.
    pub(super) fn printed(&self, text: &str) -> String {
        if self.misread {
            return if self.style == Style::UpperLetter { "B".to_string() } else { self.value.to_string() };
        }
        text[..self.end].split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The readings of a block's first words: as a letter, as a roman figure, and as a figure that was misread.
pub(super) type Labels = ArrayVec<[Label; 3]>;

/// All readings of the block's first words as a label, the plainest first; empty where there is none.
pub(super) fn labels(text: &str) -> Labels {
    let mut found = Labels::new();
    if let Some(label) = division(text).or_else(|| bullet(text)) {
        found.push(label);
        return found;
    }
    let Some(shape) = shape(text) else {
        found.extend(chinese::series(text));
        return found;
    };
    let core = &text[shape.core.clone()];
    let mut add = |style, value| found.push(Label { style, value, end: shape.end, rest: shape.rest, misread: false });
    let bracket = shape.bracket;
    if let Some(value) = figure(core.split(' ').next().unwrap_or(core)) {
        add(if bracket { Style::BracketFigure } else { Style::Figure }, value);
        // A scanner reads `B.` as `8.`
        if core == "8" && !bracket {
            found.push(Label { style: Style::UpperLetter, value: 2, end: shape.end, rest: shape.rest, misread: true });
        }
    } else if core.contains('.') && shape.rest == text.len() {
        // `122.11` alone names something; it numbers nothing.
        return found;
    } else if core.contains('.') {
        let last = core.rsplit('.').next().and_then(|figure| figure.parse().ok()).unwrap_or(0);
        add(if core.matches('.').count() > 1 { Style::DeepDecimal } else { Style::Decimal }, last);
    } else {
        let upper = core.chars().all(char::is_uppercase);
        if let Some(value) = figure_from_letters(core) {
            add(
                match (bracket, upper) {
                    (true, true) => Style::BracketUpper,
                    (true, false) => Style::BracketLetter,
                    (false, true) => Style::UpperLetter,
                    (false, false) => Style::LowerLetter,
                },
                value,
            );
        }
        if let Some(value) = figure_from_roman(core) {
            add(
                match (bracket, upper) {
                    (true, true) => Style::BracketUpper,
                    (true, false) => Style::BracketRoman,
                    (false, true) => Style::UpperRoman,
                    (false, false) => Style::LowerRoman,
                },
                value,
            );
        }
        if !bracket && let Some(value) = misread(core) {
            found.push(Label { style: Style::Figure, value, end: shape.end, rest: shape.rest, misread: true });
        }
    }
    found
}

/// Whether one of the readings may be a figure: a scanner takes some letters for figures, and no others.
pub(super) fn may_be_figure(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'l' | 'I' | 'O' | 'o' | 'S'))
}

/// The label of a division or of a resolution, which has no other reading.
pub(super) fn division(text: &str) -> Option<Label> {
    named_division(text).or_else(|| resolution::resolution(text))
}

/// Whether the words are a number such as `122.11` or `122.101–103` and nothing else: it names something elsewhere.
pub(super) fn names_a_number(text: &str) -> bool {
    let (first, rest) = text.trim().split_once('.').unwrap_or_default();
    let figures = |words: &str, between: &[char]| {
        words.starts_with(|c: char| c.is_ascii_digit()) && words.chars().all(|c| c.is_ascii_digit() || between.contains(&c))
    };
    figures(first, &[]) && figures(rest, &['.', '-', '–', ',', ' '])
}

/// Whether a roman figure in capitals is all that a line says, as the number of a part of a resolution does.
pub(super) fn is_part_number(text: &str) -> bool {
    text.len() <= PART && figure_from_roman(text).is_some() && text.chars().all(char::is_uppercase)
}

/// Longest number of a part, in bytes: `XVIII`.
const PART: usize = 5;

/// The value of figures, be they those of Arabic.
fn figure(core: &str) -> Option<u32> {
    if core.is_ascii() {
        return core.parse().ok();
    }
    core.chars().map(western_digit).collect::<String>().parse().ok()
}

/// A figure in which a scanner took 1, 0 or 5 for a letter: `l`, `l2`, `3O`.
fn misread(core: &str) -> Option<u32> {
    let fits = matches!(core, "l" | "S")
        || core.chars().any(|c| c.is_ascii_digit())
            && core.chars().all(|c| c.is_ascii_digit() || matches!(c, 'l' | 'I' | 'O' | 'o' | 'S'));
    if !fits {
        return None;
    }
    let figures: String = core
        .chars()
        .map(|c| match c {
            'l' | 'I' => '1',
            'O' | 'o' => '0',
            'S' => '5',
            c => c,
        })
        .collect();
    figures.parse().ok().filter(|&value| value > 0)
}

/// Longest label of figures that is one, in bytes: `111.4.12`.
const LONGEST: usize = 40;

/// Where a label of figures or letters stands in a text.
struct Shape {
    core: std::ops::Range<usize>,
    /// One past its last byte, without a final full stop.
    end: usize,
    rest: usize,
    bracket: bool,
}

/// `12.`, `12 bis.`, `1.2`, `(a)`, `a)`, `IV.`: the shape of a label, followed by words or by nothing.
fn shape(text: &str) -> Option<Shape> {
    let bytes = text.as_bytes();
    let open = matches!(bytes.first(), Some(b'(' | b'['));
    let start = usize::from(open);
    let mut end = start;
    while end < bytes.len() && end - start <= 6 && bytes[end].is_ascii_alphanumeric() {
        end += 1;
    }
    if end == start {
        return arabic::figure(text, start).or_else(|| arabic::letter(text, start));
    }
    if end - start > 6 {
        return None;
    }
    let figures = bytes[start..end].iter().all(u8::is_ascii_digit);
    if !figures && !bytes[start..end].iter().all(u8::is_ascii_alphabetic) && misread(&text[start..end]).is_none() {
        return None;
    }
    if figures && end - start > 4 {
        return None;
    }
    let mut core_end = end;
    if figures && !open {
        // Decimal labels: 1.2, 1.2.3
        let mut at = end;
        while at < LONGEST && bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
            at += 1;
            while at < LONGEST && bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
            core_end = at;
        }
        core_end += inserted(&text[core_end..]);
    }
    let (close, bracket, printed_end) = match bytes.get(core_end) {
        Some(b')' | b']') => (core_end + 1, true, core_end + 1),
        Some(b'.') if !open => (core_end + 1, false, core_end),
        // `12- Text`, as some languages number paragraphs.
        Some(b'-') if figures && !open && bytes.get(core_end + 1) == Some(&b' ') => (core_end + 1, false, core_end),
        // `12 - Text` in Arabic; elsewhere the dash stands between two things.
        Some(b' ') if figures && !open && arabic::is_dashed(&text[core_end..]) => (core_end + 2, false, core_end),
        Some(b' ' | b'\t') if core_end > end && !open => (core_end, false, core_end),
        _ => return None,
    };
    let tail = &text[close..];
    let rest = close + (tail.len() - tail.trim_start().len());
    let next = text[rest..].chars().next();
    let glued = rest == close && next.is_some();
    // `1.Article` is a label glued to its words; `U.S.` and `e.g.` are not labels.
    let fits = next.is_none_or(|c| {
        !glued
            || (figures || bracket || figure_from_roman(&text[start..end]).is_some() || end - start == 1)
                && (c.is_uppercase() || open && c.is_lowercase() || matches!(c, '“' | '"' | '«' | '(' | '*' | '_' | '<'))
                && text[rest..].chars().nth(1) != Some('.')
    });
    fits.then_some(Shape { core: start..core_end, end: printed_end, rest, bracket })
}

/// How long the word behind the number of a paragraph or article is that was inserted later: `12 bis`, `Article 3 ter`.
fn inserted(tail: &str) -> usize {
    let ends = |word: &&str| {
        tail.strip_prefix(*word).is_some_and(|rest| rest.starts_with(is_raised) || !rest.starts_with(char::is_alphanumeric))
    };
    [" bis", " ter", " quater", " quinquies"].iter().find(|word| ends(word)).map_or(0, |word| word.len())
}

/// `- Text`, `• Text`.
fn bullet(text: &str) -> Option<Label> {
    let first = text.chars().next()?;
    let wide = matches!(first, '•' | '●' | '▪' | '■' | '◦' | '·' | '‣' | '\u{f0b7}' | '\u{f0a7}');
    if !wide && !matches!(first, '-' | '–' | '—' | '*' | '+' | 'o') {
        return None;
    }
    let after = &text[first.len_utf8()..];
    let rest = text.len() - after.trim_start().len();
    let spaced = after.starts_with(' ') || after.starts_with('\t');
    (rest < text.len() && (spaced || wide)).then(|| Label {
        style: Style::Bullet,
        value: 0,
        end: first.len_utf8(),
        rest,
        misread: false,
    })
}

/// `Annex II`, `Article 5: Title`, `CHAPTER IV`.
fn named_division(text: &str) -> Option<Label> {
    if let Some(label) = chinese::division(text) {
        return Some(label);
    }
    if text.starts_with(char::is_lowercase) {
        return None;
    }
    // No word that names a division is longer than that.
    let head = &text[..text.floor_char_boundary(LONGEST)];
    let word = model::draft(head);
    let word_end = head[word..].find(|c: char| !is_letter(c)).map_or(head.len(), |end| word + end);
    let short = text[word..word_end].eq_ignore_ascii_case("art") && text[word_end..].starts_with('.');
    let style = match model::division(&text[word..word_end])? {
        Division::Annex => Style::Annex,
        Division::Part => Style::Part,
        Division::Chapter => Style::Chapter,
        Division::Section => Style::Section,
        Division::Article => Style::Article,
    };
    let mut at = word_end + usize::from(short);
    let rest = &text[at..];
    let trimmed = rest.trim_start();
    let number_start = at + rest.len() - trimmed.len();
    let number_end = number_start + trimmed.find(|c: char| !c.is_alphanumeric() || is_raised(c)).unwrap_or(trimmed.len());
    let number = &text[number_start..number_end];
    let value = if number_start == at { None } else { model::division_number(number) };
    let tail = &text[at..];
    if value.is_some() {
        at = number_end + inserted(&text[number_end..]);
    } else if style == Style::Annex && is_annex_to(text, tail) {
        return Some(Label { style, value: 0, end: at, rest: at + 1, misread: false });
    } else if style != Style::Annex || !tail.trim_matches(['*', '_', ' ']).is_empty() && !tail.starts_with(['.', ':', '–', '—'])
    {
        return None;
    }
    let tail = &text[at..];
    let separated = tail.trim_start().starts_with(['.', ':', '–', '—', '-', '*']);
    let words = tail.trim_start_matches([' ', '\t', '.', ':', '–', '—', '-', '*', '_']);
    let rest = text.len() - words.len();
    // "Article 6 of the Convention sets out" is a sentence; "Article 6 Criminalization" may be a heading.
    let pinpoint = words.starts_with('(') && words.bytes().take(6).any(|byte| byte == b')');
    let opens = is_marked(words)
        || !pinpoint
            && words
                .chars()
                .next()
                .is_none_or(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '“' | '"') || is_caseless(c));
    if !separated && !opens {
        return None;
    }
    Some(Label { style, value: value.unwrap_or(0), end: at, rest, misread: false })
}

/// `Annex to the letter dated 4 March 2031 from the Permanent Representative`: a heading, and no sentence.
fn is_annex_to(text: &str, tail: &str) -> bool {
    text.len() <= 300 && tail.starts_with(" to ") && !text.ends_with(['.', ';', ',']) && tail.contains(char::is_uppercase)
}

/// Whether the figure of a label is that of a year, as a line may begin with one: `1 January` / `2024. The Board`.
pub(super) fn is_year(label: &Label) -> bool {
    matches!(label.style, Style::Figure | Style::BracketFigure) && (1900..2100).contains(&label.value)
}

/// How far before a label the one before it stands, in bytes.
const NEAR: usize = 2000;

/// Whether the letter before a label stands inside the open paragraph, `(a) lights, (b) reefs`: then the label does, too. In
/// `paragraph 15 (a)` it names a part of another text.
pub(super) fn is_inside(open: &str, label: &Label) -> bool {
    // A long paragraph must not be read again for each of its lines.
    let open = &open[open.ceil_char_boundary(open.len().saturating_sub(NEAR))..];
    let value = u8::try_from(label.value).ok().filter(|value| label.style == Style::BracketLetter && (2..=26).contains(value));
    let before = value.map(|value| format!(" ({}) ", char::from(b'a' + value - 2)));
    before.and_then(|before| Some((open.find(&before)?, before.len()))).is_some_and(|(at, length)| {
        open[..at].ends_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ':'))
            && open[at + length..].starts_with(char::is_lowercase)
    })
}

/// Whether words begin with the mark of a note, as some converters write it behind the number of an article: `Article 5²`.
fn is_marked(words: &str) -> bool {
    words.starts_with(is_raised) || ["<sup>", "[^"].iter().any(|mark| words.starts_with(mark))
}

/// A letter of a script without capitals.
fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

#[cfg(test)]
mod tests;
