//! Furniture of the page: running heads, page numbers, job numbers, rules and tables of contents.
//!
//! In: the lines. Out: for each line the reason why it is no part of the text, or nothing. A line is called furniture for what
//! it is and where it stands (at the edge of a page, beside other furniture), never for being repeated alone: "Notes" or
//! "Recommendations" may well be printed five times.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use super::contents::contents;
use super::formats::LeftOut;
use super::front_matter;
use super::grids::rules;
use super::keys::{Counts, Key, is_short, key};
use super::lines::Line;
use super::mirrored::mirrored;
use super::numbered_heads::numbered_heads;
use super::page_counts::page_counts;
use super::page_numbers::page_numbers;
use super::running_heads::{BLOCKS, begins_small, repeated_blocks, repeated_heads};
use super::signs::Signs;
use super::table_heads::heads_of_columns;

/// Why a line is no part of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Furniture {
    /// A line drawn across the page.
    Rule,
    /// The number of the page.
    PageNumber,
    /// Symbol or title repeated on every page.
    RunningHead,
    /// The number under which the document was printed.
    JobNumber,
    /// Signs of a font for pictures, such as a bar code.
    Barcode,
    /// An entry of the table of contents; the site makes its own.
    Contents,
    /// A word of the machine that converted the text.
    Converter,
    /// Words read from right to left, from the spine or margin of a booklet.
    Mirrored,
    /// What a website put around the text.
    Frame,
    /// A picture that a converter put into its text as Markdown does.
    Picture,
    /// The label of a note or paragraph, whose words stand below.
    Label,
    /// What another tool says of the text above it.
    FrontMatter,
}

impl Furniture {
    /// The reason in words.
    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::PageNumber => "page number",
            Self::RunningHead => "running head",
            Self::JobNumber => "job number",
            Self::Barcode => "bar code",
            Self::Contents => "table of contents",
            Self::Converter => "converter's remark",
            Self::Mirrored => "words from right to left",
            Self::Frame => "frame of the web page",
            Self::Picture => "picture",
            Self::Label => "label of the words below",
            Self::FrontMatter => "front matter of another tool",
        }
    }
}

static RULE: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^(?:\*\*|_)?(?:[_\-–—=]{3,}|(?:\*\s?){3,}|(?:[-_–—]\s){2,}[-_–—]?|[-=]{2,}(?:\s+[-=]{2,})+|\|)(?:\*\*|_)?$")
});
pub(super) static JOB: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:[*_]*\d{7,8}[*_]*|\*(?: [0-9]){7,8} \*|(?:[A-Z]{1,3}\.)?\d{2}-\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{5,6}){0,4}(?:\s+/\.{3})?(?:\s+\*\d{7,8}\*)?|\*?[A-Z]{2}\.\d{2}-\d{5}\s*\([A-Z]\)(?:\s+\d{6}){0,4}\*?)$",
    )
});
pub(super) static PAGE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:page|página|стр\.|p\.)\s*\d{1,4}(?:\s+(?:of|de|sur)\s+\d{1,4})?$|^\d{1,4}/\d{1,4}$|^[-–—]\s*\d{1,4}\s*[-–—]$|^\[page \d+\]$|\s\[page \d+\]$",
    )
});
static PAGE_AND_JOB: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:\d{1,4}(?:/\d{1,4})?\s+(?:[A-Z]{1,3}\.)?\d{2}-\d{5}(?:\s*\([A-Z]\))?|(?:[A-Z]{1,3}\.)?\d{2}-\d{5}(?:\s*\([A-Z]\))?\s+\d{1,4}(?:/\d{1,4})?)$",
    )
});
pub(super) static BARE_NUMBER: LazyLock<Regex> = LazyLock::new(|| regex(r"^\d{1,4}$|^[ivxl]{1,6}$"));
static SYMBOL: LazyLock<Regex> = LazyLock::new(|| regex(r"^[A-Z]{1,6}(?:/[A-Za-z0-9().\-]+)+(?:\s?\([A-Za-z0-9. ]+\))?$"));
static CONVERTER: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?i)^consider using the \w+ package\b|^<meta\b[^>]*>$|^<!doctype|^<\?xml\b|^<!--.*-->$|^\{[0-9]+\}-{10,}$")
});
static PICTURE: LazyLock<Regex> = LazyLock::new(|| regex(r"^!\[[^\]]*\]\([^()\s]*\)$"));

/// Whether a line stands for a picture: `![](page_1.png)`, `[pic]`, or what a converter says of one that it left out.
fn stands_for_a_picture(text: &str) -> bool {
    if text.starts_with("![") {
        return PICTURE.is_match(text);
    }
    let bare = text.trim_matches('*');
    let said = || {
        bare.starts_with("==> picture [") && bare.ends_with("<==")
            || matches!(bare, "----- Start of picture text -----" | "----- End of picture text -----")
    };
    match text.as_bytes().first() {
        Some(b'[') => matches!(text, "[pic]" | "[image]" | "[picture]" | "[figure]"),
        Some(b'*' | b'-' | b'=') => said(),
        _ => false,
    }
}

/// Whether the words are the symbol of a document and nothing else; `N/A` is none, and `A/66/1.` is a sentence.
pub(super) fn is_symbol(text: &str) -> bool {
    text.contains('/') && !text.ends_with('.') && text.contains(|c: char| c.is_ascii_digit()) && SYMBOL.is_match(text)
}

pub(super) fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test compiles")
}

/// The reason for each line that is furniture.
pub(super) fn find(lines: &[Line]) -> Vec<Option<Furniture>> {
    let mut found: Vec<Option<Furniture>> = lines.iter().map(by_itself).collect();
    for index in front_matter::find(lines).into_iter().flatten().filter(|&index| !lines[index].is_blank()) {
        found[index] = Some(Furniture::FrontMatter);
    }
    let mut words = Vec::new();
    let keys: Vec<Key> = lines.iter().map(|line| key(line, &mut words)).collect();
    for index in rules(lines) {
        found[index] = Some(Furniture::Rule);
    }
    let columns = heads_of_columns(lines, &keys);
    for index in page_numbers(lines) {
        found[index] = Some(Furniture::PageNumber);
    }
    for index in page_counts(lines) {
        found[index] = Some(Furniture::RunningHead);
    }
    page_edges(lines, &keys, &columns, &mut found);
    let filled: Vec<usize> = (0..lines.len()).filter(|&index| !lines[index].is_blank()).collect();
    numbered_heads(lines, &filled, &mut found);
    let short = filled.iter().filter(|&&index| is_short(&lines[index].text));
    let counts = Counts::new(short.map(|&index| keys[index]));
    repeated_heads(lines, &filled, &keys, &counts, &columns, &mut found);
    if counts.reach(BLOCKS) {
        repeated_blocks(lines, &filled, &keys, &columns, &mut found);
    }
    contents(lines, &mut found);
    mirrored(lines, &mut found);
    found
}

/// Whether a line is the sign that the text goes on behind the page, as printed and as scanners read it: `/ ...`, `I • ••`.
fn goes_on(text: &str) -> bool {
    let Some(dots) = text.strip_prefix(['/', 'I', 'l', '1', '|']) else { return false };
    let count = dots.chars().filter(|c| *c != ' ').count();
    (2..=4).contains(&count) && dots.chars().all(|c| matches!(c, '.' | '•' | '·' | '…' | ' '))
}

/// Longest line that is a number of a page or job and nothing else, in bytes.
const NUMBER: usize = 120;

/// What the line's own words give away.
fn by_itself(line: &Line) -> Option<Furniture> {
    let text = line.text.as_ref();
    let first = text.chars().next()?;
    if is_picture(first) && text.chars().all(|c| is_picture(c) || c.is_whitespace()) {
        return Some(Furniture::Barcode);
    }
    if matches!(first, '*' | '_' | '-' | '–' | '—' | '=' | '|') && RULE.is_match(text) {
        return Some(Furniture::Rule);
    }
    // What stood at the foot of a page: that the text goes on behind it, or what to do with the paper.
    if goes_on(text) || text == "Please recycle" {
        return Some(Furniture::JobNumber);
    }
    if stands_for_a_picture(text) {
        return Some(Furniture::Picture);
    }
    if let Some(left) = LeftOut::of(text) {
        return Some(match left {
            LeftOut::Frame => Furniture::Frame,
            LeftOut::Contents => Furniture::Contents,
        });
    }
    if matches!(first, 'c' | 'C' | '<' | '{') && CONVERTER.is_match(text) {
        return Some(Furniture::Converter);
    }
    let figures = text.len() <= NUMBER && line.signs.have(Signs::FIGURE.or(Signs::BEYOND));
    if !figures && !text.ends_with([']', '*']) {
        return None;
    }
    // A number of a page or job ends with a figure, a bracket, a dash or the sign that the text goes on behind it.
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    if !end.ends_with(|c: char| c.is_numeric() || matches!(c, ')' | ']' | '-' | '–' | '—')) && !end.ends_with("/...") {
        return None;
    }
    let bare = if line.signs.have(Signs::MARKUP) { Cow::Owned(text.replace("**", "")) } else { Cow::Borrowed(text) };
    let bare = bare.trim();
    let unmarked = bare.trim_matches(['*', '_']);
    if figures && (JOB.is_match(bare) || unmarked.len() < bare.len() && JOB.is_match(unmarked)) {
        Some(Furniture::JobNumber)
    } else if PAGE.is_match(bare) || figures && PAGE_AND_JOB.is_match(bare) {
        Some(Furniture::PageNumber)
    } else {
        None
    }
}

/// Whether a sign has no meaning but in the font it was printed with.
fn is_picture(c: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&c)
}

/// Form feeds mark pages: numbers, symbols and repeated lines at the top and bottom of a page are furniture.
fn page_edges(lines: &[Line], keys: &[Key], columns: &HashSet<u64>, found: &mut [Option<Furniture>]) {
    let pages = lines.last().map_or(0, |line| line.page);
    if pages == 0 {
        return;
    }
    let mut edges: Vec<Vec<usize>> = Vec::new();
    let mut start = 0;
    for page in lines.chunk_by(|line, next| line.page == next.page) {
        let filled = || (start..start + page.len()).filter(|&index| !lines[index].is_blank());
        if page[0].page > 0 {
            edges.push(filled().take(3).collect());
        }
        edges.push(filled().rev().take(2).collect());
        start += page.len();
    }
    let standing: BTreeSet<usize> = edges.iter().flatten().copied().collect();
    let counts = Counts::new(standing.into_iter().map(|index| keys[index]));
    for edge in &edges {
        let mut numbered = false;
        for &index in edge {
            let text = &lines[index].text;
            let is_head = is_short(text) && !begins_small(text) && !text.ends_with(['.', ';']);
            let repeated = |key| is_head && returns(counts.of(key), pages) && !columns.contains(&key);
            let reason = match found[index] {
                Some(Furniture::PageNumber) => Some(Furniture::PageNumber),
                Some(other) => Some(other),
                None if !numbered && BARE_NUMBER.is_match(text) => Some(Furniture::PageNumber),
                None if is_symbol(text) || keys[index].is_some_and(repeated) => Some(Furniture::RunningHead),
                None => None,
            };
            let Some(reason) = reason else { break };
            numbered |= reason == Furniture::PageNumber;
            found[index] = Some(reason);
        }
    }
}

/// Whether a line that stands so many times at the edges of pages is on enough of them: heads of a chapter are on some only, but a
/// sentence that begins as another does is on two or three of many.
fn returns(times: usize, pages: u32) -> bool {
    times >= 2 && times * MANY_PAGES >= pages as usize
}

/// Of so many pages a running head stands on one at least.
const MANY_PAGES: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::lines::lines;

    fn furniture(text: &str) -> Vec<(usize, Furniture)> {
        let lines = lines(text);
        find(&lines).into_iter().enumerate().filter_map(|(index, reason)| Some((index + 1, reason?))).collect()
    }

    #[test]
    fn page_edges_are_furniture_and_the_text_between_is_not() {
        let text = "A/HRC/14/15\nOne.\n\n3\n\u{c}A/HRC/14/15\n\nTwo.\n37\nA note.\n\n4\n\u{c}A/HRC/14/15\nThree.\n";
        assert_eq!(
            furniture(text),
            [(4, Furniture::PageNumber), (5, Furniture::RunningHead), (11, Furniture::PageNumber), (12, Furniture::RunningHead)]
        );
    }

    #[test]
    fn headings_at_page_tops_are_text_though_they_differ_in_their_number_alone() {
        for head in ["Article", "Rule", "Section", "Статья", "Table"] {
            let page = |number: u32| format!("Words of the page, which are many.\n\n{number}\n\u{c}{head} {}\n\n", 2 * number);
            let found = furniture(&(1..5).map(page).collect::<String>());
            assert!(found.iter().all(|(_, reason)| *reason == Furniture::PageNumber), "{head}: {found:?}");
        }
        assert_eq!(furniture(&"Words.\n\nN/A\n\n".repeat(4)), []);
    }

    #[test]
    fn a_sentence_that_goes_on_at_page_tops_is_text_though_it_returns() {
        let page = |number: u32| {
            format!(
                "Under article {number} of the Convention on Ports,\n\n{number}\n\u{c}A/1\n\n2006, each port is lit at night\nby {number} lamps.\n\n"
            )
        };
        let prose = "1. Words of the first paragraph, which go on for so long that nobody takes them for a title.\n\n";
        let found = furniture(&format!("{prose}{}", (1..8).map(page).collect::<String>()));
        assert_eq!(found.len(), 14, "{found:?}");
    }

    #[test]
    fn notes_below_their_numbers_are_no_contents() {
        let note = |number: u32| format!("{number}\n   See report {number}, p. 4.\n");
        let text =
            format!("Notes\n{}4   A report.\n{}", (1..4).map(note).collect::<String>(), (5..9).map(note).collect::<String>());
        assert_eq!(furniture(&text), []);
    }

    #[test]
    fn a_job_number_beside_the_page_number_goes() {
        for line in ["V.31-04567        3", "3        GE.31-04567", "2/9 V.31-04567", "31-04567 (E)"] {
            assert_eq!(furniture(&format!("Words.\n\n{line}\n")).len(), 1, "{line}");
        }
    }

    #[test]
    fn contents_with_leaders_go() {
        let text = "Contents\n1. Introduction ........ 2\n2. Scope ........ 3\n3. Annex ........ 4\n\n1. Introduction\n";
        let found = furniture(text);
        assert_eq!(found.len(), 4);
        assert!(found.iter().all(|(_, reason)| *reason == Furniture::Contents));
    }

    #[test]
    fn words_read_backwards_go() {
        let text = "acirfA ni smelborP\n1. The problems of Africa were discussed.\n";
        assert_eq!(furniture(text), [(1, Furniture::Mirrored)]);
    }

    #[test]
    fn a_repeated_line_alone_is_text() {
        assert_eq!(furniture(&"Recommendations\nText of a paragraph.\n".repeat(6)), []);
    }
}
