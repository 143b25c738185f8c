//! Cleaning: the raw text as lines that say where they stood and how.
//!
//! In: the decoded text. Out: one [`Line`] for each raw line, with stray characters gone, tabs kept, indent measured, and the
//! page it stood on; lines without words that follow each other are one. No line with words is dropped here; whoever drops one says so
//! in the account.
//!
//! before `    1.\u{a0}Despite  the lack`, after indent 4, `1. Despite the lack`

use std::borrow::Cow;
use std::iter;

use memchr::memchr_iter;

use super::converters::Converter;
use super::label_marks::mended;
use super::signs::Signs;
use super::spaced_letters;

/// One line of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Number in the source, counted from 1.
    number: u32,
    /// How many lines it stands for: 1, or the number of lines without words that begin here.
    pub(super) run: u16,
    /// The words: trimmed, runs of spaces as one; tabs between words stay.
    pub(super) text: Cow<'a, str>,
    /// The line as it stood, trimmed at the end only, with stray characters gone: columns of a layout are still in place.
    pub(super) layout: Cow<'a, str>,
    /// Columns before the first word.
    pub(super) indent: u16,
    /// Page, counted by form feeds from 0.
    pub(super) page: u32,
    /// Kinds of bytes in `layout`; there are no others in the words.
    pub(super) signs: Signs,
    /// The number of the line above it that has the label of what begins here; 0 where there is none.
    label_number: u32,
    /// How many times three blanks and more stand between two of its words.
    pub(super) wide_gaps: u8,
}

impl Line<'_> {
    /// Its number in the source, counted from 1.
    pub(super) fn number(&self) -> usize {
        self.number as usize
    }

    /// How many characters its words have.
    pub(super) fn length(&self) -> usize {
        if self.signs.have(Signs::BEYOND) { self.text.chars().count() } else { self.text.len() }
    }

    /// Puts other words in the place of its own.
    pub(super) fn say(&mut self, words: String) {
        (self.layout, self.text) = (Cow::Owned(words.clone()), Cow::Owned(words));
        (self.indent, self.wide_gaps) = (0, 0);
    }

    /// Its number in the source, and before it that of the line with the label of what begins here.
    pub(super) fn numbers(&self) -> impl Iterator<Item = usize> {
        [self.label_number, self.number].into_iter().filter(|number| *number > 0).map(|number| number as usize)
    }

    /// Puts a label before its words, which stands on another line: the number or sign of a note, or that of a paragraph.
    pub(super) fn begin_with(&mut self, label: &str, line: usize) {
        self.label_number = u32::try_from(line).unwrap_or(0);
        self.text = Cow::Owned(format!("{label} {}", self.text));
        self.layout = Cow::Owned(format!("{}{label} {}", " ".repeat(usize::from(self.indent)), self.layout.trim_start()));
        self.signs = self.signs.or(Signs::of(label));
    }

    /// Whether the line has no words.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// The lines of a text.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    // A text that ends with a line feed has no further line behind it.
    let text = text.strip_suffix('\n').unwrap_or(text);
    let bookmarks = text.contains(BOOKMARK);
    let mut converter = Converter::of(text);
    let mut page = 0;
    let mut out: Vec<Line> = Vec::with_capacity(count(text));
    for (number, raw) in (1..).zip(raw_lines(text)) {
        let signs = Signs::of(unpadded(raw));
        if signs.have(Signs::CONTROL) {
            page += raw.bytes().map(|byte| u32::from(byte == 0xc)).sum::<u32>();
        }
        page += u32::from(converter.parts_pages(raw));
        let cleaned = spaced_letters::joined(converter.clean(clean(raw, signs, bookmarks)));
        let signs = if matches!(cleaned, Cow::Owned(_)) { Signs::of(unpadded(&cleaned)) } else { signs };
        let layout = trimmed_end(cleaned);
        let (text, wide_gaps) = fold_spaces(&layout, signs);
        let text = mended(text, signs);
        match out.last_mut().filter(|last| last.is_blank() && text.is_empty()) {
            Some(last) => last.run = last.run.saturating_add(1),
            None => {
                out.push(Line {
                    number,
                    run: 1,
                    text,
                    indent: columns(&layout),
                    page,
                    layout,
                    signs,
                    label_number: 0,
                    wide_gaps,
                });
            }
        }
    }
    if is_doubled(&out) {
        out.retain(|line| !line.is_blank() || line.run > 1);
    }
    out
}

/// Fewest lines with words that show a habit.
const FEWEST: usize = 12;

/// Whether a blank line stands below each line, as some converters write: sentences go on across nearly all of them.
fn is_doubled(lines: &[Line]) -> bool {
    let beside = || lines.windows(2).filter(|pair| !pair[0].is_blank());
    let filled = lines.iter().filter(|line| !line.is_blank()).count();
    let parted = beside().filter(|pair| pair[1].is_blank()).count();
    if filled < FEWEST || parted * 10 < filled * 9 {
        return false;
    }
    let goes_on = |line: &&Line| line.text.ends_with(|c: char| c.is_alphanumeric() || c == ',');
    let wrapped = lines.iter().filter(|line| !line.is_blank()).filter(goes_on).count();
    let runs = lines.iter().filter(|line| line.is_blank() && line.run > 1).count();
    wrapped * 2 > filled && runs * 10 > filled && lines.iter().all(|line| line.length() <= WIDE)
}

/// Longest line of a text whose lines are wrapped, in characters.
const WIDE: usize = 160;

/// The text between line feeds.
fn raw_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut from = 0;
    memchr_iter(b'\n', text.as_bytes()).chain([text.len()]).map(move |end| {
        let line = &text[from..end];
        from = end + 1;
        line
    })
}

/// How many lines come out: taking memory for them step by step would take three times as much.
fn count(text: &str) -> usize {
    let is_blank = |raw: &str| raw.chars().all(|c| c.is_whitespace() || is_stray(c) && !('\u{fb00}'..='\u{fb04}').contains(&c));
    let mut blank = false;
    raw_lines(text).filter(|raw| !(std::mem::replace(&mut blank, is_blank(raw)) && blank)).count()
}

/// The line that has a number or, for one without words, stands for it.
pub(super) fn numbered<'t, 'l>(lines: &'t [Line<'l>], number: usize) -> &'t Line<'l> {
    &lines[lines.partition_point(|line| line.number() <= number).saturating_sub(1)]
}

/// Without spaces at the end; tabs there are cells of a table.
fn trimmed_end(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[..text.len() - blanks(text.bytes().rev())]),
        Cow::Owned(mut text) => {
            text.truncate(text.len() - blanks(text.bytes().rev()));
            Cow::Owned(text)
        }
    }
}

/// Characters that no line keeps as they are.
fn is_stray(c: char) -> bool {
    if c.is_ascii() {
        return c != '\t' && c.is_ascii_control();
    }
    // Most letters beyond ASCII stand here.
    if ('\u{ae}'..'\u{1680}').contains(&c) {
        return false;
    }
    c.is_control()
        || matches!(c, '\u{a0}' | '\u{ad}' | '\u{1680}' | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{2060}' | '\u{3000}')
        || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{fb00}'..='\u{fb04}')
}

/// What Word leaves at a place that somebody named.
const BOOKMARK: &str = "[bookmark:";

/// The mark of a note as some converters write a raised star.
const STAR: &str = "[*]";

/// Stray characters out, special spaces to plain ones, Word bookmarks away, where there are any.
fn clean(raw: &str, signs: Signs, bookmarks: bool) -> Cow<'_, str> {
    let stray = signs.have(Signs::CONTROL) || signs.have(Signs::BEYOND) && raw.contains(is_stray);
    let quoted = quote_marks(raw);
    let starred = signs.have(Signs::MARKUP) && raw.contains(STAR);
    if !(stray || starred || quoted > 0 || bookmarks && raw.contains(BOOKMARK)) {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    out.extend(iter::repeat_n(' ', quoted));
    for c in raw[quoted..].chars() {
        match c {
            '\t' => out.push('\t'),
            '\u{feff}' | '\u{200b}' | '\u{ad}' | '\u{2060}' | '\u{fffe}' | '\u{ffff}' => {}
            '\u{a0}'
            | '\u{1680}'
            | '\u{2000}'..='\u{200a}'
            | '\u{202f}'
            | '\u{205f}'
            | '\u{3000}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{b}' => {
                out.push(' ');
            }
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    if starred {
        out = out.replace(STAR, "\\*");
    }
    Cow::Owned(if out.contains(BOOKMARK) { without_bookmarks(&out) } else { out })
}

/// How many bytes at the start mark a quotation in Markdown, which is how converters write a paragraph that is moved in: `> (a) Text`.
fn quote_marks(raw: &str) -> usize {
    let words = raw.trim_start_matches([' ', '>']);
    let marks = &raw[..raw.len() - words.len()];
    let is_quoted = marks.contains('>') && !marks.contains(">>") && (words.is_empty() || marks.ends_with(' '));
    if is_quoted { marks.len() } else { 0 }
}

fn without_bookmarks(text: &str) -> String {
    let mut pieces = text.split(BOOKMARK);
    let mut out = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        match piece.split_once(']') {
            Some((_, rest)) => out.push_str(rest),
            None => out.extend([BOOKMARK, piece]),
        }
    }
    out
}

/// `### Title`, `####Title`: the number of marks and the words.
pub(super) fn heading_mark(text: &str) -> Option<(u8, &str)> {
    let marks = text.bytes().take_while(|&byte| byte == b'#').count();
    if marks == 0 {
        return None;
    }
    let words = text[marks..].trim().trim_end_matches('#').trim_end();
    let marks = u8::try_from(marks).ok().filter(|marks| (1..=6).contains(marks))?;
    (!words.is_empty()).then_some((marks, words))
}

/// Widest indent that is told from wider ones.
const WIDEST: u16 = 1 << 12;

/// Columns before the first word; a tab goes to the next multiple of eight.
fn columns(text: &str) -> u16 {
    let mut column = 0;
    for byte in text.bytes() {
        match byte {
            b' ' => column += 1,
            b'\t' => column = (column / 8 + 1) * 8,
            _ => break,
        }
        if column >= WIDEST {
            return WIDEST;
        }
    }
    column
}

/// How many blanks come first.
fn blanks(bytes: impl Iterator<Item = u8>) -> usize {
    bytes.take_while(|byte| *byte == b' ').count()
}

/// Without blanks around it.
fn unpadded(text: &str) -> &str {
    text.get(blanks(text.bytes())..text.len() - blanks(text.bytes().rev())).unwrap_or_default()
}

/// A piece of a line between gaps of two blanks and more.
pub(super) struct Piece<'l> {
    /// Columns before it.
    pub(super) start: usize,
    /// Columns before it and in it.
    pub(super) end: usize,
    pub(super) text: &'l str,
}

/// The pieces of a line.
pub(super) fn pieces(layout: &str) -> impl Iterator<Item = Piece<'_>> {
    let (mut rest, mut column) = (layout, 0);
    iter::from_fn(move || {
        let before = blanks(rest.bytes());
        let (start, from) = (column + before, &rest[before..]);
        let gap = from.as_bytes().array_windows().position(|bytes| bytes == b"  ");
        let text = gap.map_or_else(|| unpadded(from), |gap| &from[..gap]);
        (column, rest) = (start + text.chars().count(), &from[text.len()..]);
        (!text.is_empty()).then_some(Piece { start, end: column, text })
    })
}

/// Fewest blanks of a wide gap.
const WIDE_GAP: usize = 3;

/// Trimmed, with runs of spaces as one space, and how many of them were wide gaps; a run that holds a tab becomes that many tabs.
fn fold_spaces<'a>(text: &Cow<'a, str>, signs: Signs) -> (Cow<'a, str>, u8) {
    // A line that is fine as it is stays a piece of the source.
    if let Cow::Borrowed(text) = text
        && !signs.have(Signs::TAB.or(Signs::GAP))
    {
        return (Cow::Borrowed(unpadded(text)), 0);
    }
    let trimmed = unpadded(text);
    let mut out = String::with_capacity(trimmed.len());
    let mut wide: u8 = 0;
    for (place, cell) in trimmed.split('\t').enumerate() {
        out.push_str(if place == 0 { "" } else { "\t" });
        let mut end = None;
        for piece in pieces(cell) {
            out.push_str(if end.is_some() { " " } else { "" });
            out.push_str(piece.text);
            wide = wide.saturating_add(u8::from(end.is_some_and(|end| piece.start >= end + WIDE_GAP)));
            end = Some(piece.end);
        }
    }
    if out.trim().is_empty() { (Cow::Borrowed(""), 0) } else { (Cow::Owned(out), wide) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_line_below_each_line_parts_no_paragraphs() {
        let paragraph = "The Board met at Northport in\n\nthe spring and looked at\n\nthe lights.\n\n\n\n";
        let text = paragraph.repeat(5);
        let all = lines(&text);
        assert_eq!(all.iter().filter(|line| line.is_blank()).count(), 5, "{all:?}");
        let apart = "The Board met at Northport.\n\nIt looked at the lights.\n\n\n\n".repeat(8);
        assert_eq!(lines(&apart).iter().filter(|line| line.is_blank()).count(), 16, "each line is a paragraph");
    }

    #[test]
    fn spaces_fold_and_tabs_stay() {
        let lines = lines("  This  does \n\u{feff}a\tb\t\n \n");
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert_eq!(lines[0].text, "This does");
        assert_eq!(lines[0].indent, 2);
        assert_eq!(lines[1].text, "a\tb\t");
        assert!(lines[2].is_blank());
    }

    #[test]
    fn wide_gaps_are_those_between_words() {
        let count = |line: &str| lines(line)[0].wide_gaps;
        assert_eq!([count("    1.   The Board  met   twice   "), count("    The Board met"), count("a\t   b")], [2, 0, 0]);
    }

    #[test]
    fn lines_without_words_that_follow_each_other_are_one() {
        let lines = lines("\n \n\u{c}\none\n\ntwo\n\n\n");
        let told: Vec<_> = lines.iter().map(|line| (line.number(), line.run, line.page, line.text.as_ref())).collect();
        assert_eq!(told, [(1, 3, 0, ""), (4, 1, 1, "one"), (5, 1, 1, ""), (6, 1, 1, "two"), (7, 2, 1, "")]);
    }

    #[test]
    fn marks_of_quotations_are_blanks() {
        for (line, text) in [
            ("> (a) Text", "(a) Text"),
            ("> > Text", "Text"),
            (">", ""),
            (">= 5", ">= 5"),
            (">> Right shift", ">> Right shift"),
            ("a > b", "a > b"),
        ] {
            assert_eq!(lines(line)[0].text, text);
        }
    }

    #[test]
    fn word_bookmarks_go() {
        assert_eq!(lines("[bookmark: _GoBack]As a guardian")[0].text, "As a guardian");
    }
}
