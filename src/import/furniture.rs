//! Furniture of the page: running heads, page numbers, job numbers, rules and tables of contents.
//!
//! In: the lines. Out: for each line the reason why it is no part of the text, or nothing. A line is called furniture for what
//! it is and where it stands (at the edge of a page, beside other furniture), never for being repeated alone: "Notes" or
//! "Recommendations" may well be printed five times.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use super::contents::contents;
use super::header::opens;
use super::keys::{Counts, Key, core, is_markup, is_short, key};
use super::lines::Line;
use super::mirrored::mirrored;
use super::page_numbers::page_numbers;
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
    /// A picture that a converter put into its text as Markdown does.
    Picture,
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
            Self::Picture => "picture",
        }
    }
}

static RULE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^(?:\*\*|_)?(?:[_\-–—=]{3,}|(?:\*\s?){3,}|(?:[-_–—]\s){3,}[-_–—]?|\|)(?:\*\*|_)?$"));
pub(super) static JOB: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:[*_]*\d{7,8}[*_]*|(?:[A-Z]{1,3}\.)?\d{2}-\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{6}){0,4}(?:\s+/\.{3})?|\*?[A-Z]{2}\.\d{2}-\d{5}\s*\([A-Z]\)(?:\s+\d{6}){0,4}\*?)$",
    )
});
pub(super) static PAGE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:page|página|стр\.|p\.)\s*\d{1,4}(?:\s+(?:of|de|sur)\s+\d{1,4})?$|^\d{1,4}/\d{1,4}$|^[-–—]\s*\d{1,4}\s*[-–—]$|^\[page \d+\]$|\s\[page \d+\]$",
    )
});
static PAGE_AND_JOB: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^(?:\d{1,4}(?:/\d{1,4})?\s+(?:[A-Z]{1,3}\.)?\d{2}-\d{5}|(?:[A-Z]{1,3}\.)?\d{2}-\d{5}\s+\d{1,4}(?:/\d{1,4})?)$")
});
static BARE_NUMBER: LazyLock<Regex> = LazyLock::new(|| regex(r"^\d{1,4}$|^[ivxl]{1,6}$"));
pub(super) static SYMBOL: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^[A-Z]{1,6}(?:/[A-Za-z0-9().\-]+)+(?:\s?\([A-Za-z0-9. ]+\))?$"));
/// What stands between the symbol and the number of a page in older documents.
static LANGUAGE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^(?:English|French|Spanish|Russian|Français|Español|ENGLISH|FRENCH|SPANISH)$"));
static CONVERTER: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)^consider using the \w+ package\b|^<meta\b[^>]*>$|^<!doctype|^<\?xml\b|^<!--.*-->$"));
static PICTURE: LazyLock<Regex> = LazyLock::new(|| regex(r"^!\[[^\]]*\]\([^()\s]*\)$"));

pub(super) fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test compiles")
}

/// Lines at the top of a text in which the header stands; the first symbol there is the document's own.
const HEADER: usize = 30;

/// The reason for each line that is furniture.
pub(super) fn find(lines: &[Line]) -> Vec<Option<Furniture>> {
    let mut found: Vec<Option<Furniture>> = lines.iter().map(by_itself).collect();
    let mut words = Vec::new();
    let keys: Vec<Key> = lines.iter().map(|line| key(line, &mut words)).collect();
    let columns = heads_of_columns(lines, &keys);
    for index in page_numbers(lines) {
        found[index] = Some(Furniture::PageNumber);
    }
    page_edges(lines, &keys, &columns, &mut found);
    let filled: Vec<usize> = (0..lines.len()).filter(|&index| !lines[index].is_blank()).collect();
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
    // What stood at the foot of a page that the text goes on behind.
    if text == "/..." {
        return Some(Furniture::JobNumber);
    }
    if text.starts_with("![") && PICTURE.is_match(text) {
        return Some(Furniture::Picture);
    }
    if matches!(first, 'c' | 'C' | '<') && CONVERTER.is_match(text) {
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
            let repeated = |key| counts.of(key) >= 2 && !columns.contains(&key) && is_short(text) && !text.ends_with(['.', ';']);
            let reason = match found[index] {
                Some(Furniture::PageNumber) => Some(Furniture::PageNumber),
                Some(other) => Some(other),
                None if !numbered && BARE_NUMBER.is_match(text) => Some(Furniture::PageNumber),
                None if SYMBOL.is_match(text) || keys[index].is_some_and(repeated) => Some(Furniture::RunningHead),
                None => None,
            };
            let Some(reason) = reason else { break };
            numbered |= reason == Furniture::PageNumber;
            found[index] = Some(reason);
        }
    }
}

/// Without form feeds: repeated short lines beside page numbers, job numbers or repeated symbols are running heads.
fn repeated_heads(
    lines: &[Line],
    filled: &[usize],
    keys: &[Key],
    counts: &Counts,
    columns: &HashSet<u64>,
    found: &mut [Option<Furniture>],
) {
    let symbols = symbols(lines, filled);
    let bare = |index: usize| match &lines[index] {
        line if line.signs.have(Signs::MARKUP) => Cow::Owned(line.text.replace("**", "").trim().to_string()),
        line => Cow::Borrowed(line.text.trim()),
    };
    let header = header_length(lines, filled, found);
    let titles: BTreeSet<String> =
        filled[..header].iter().map(|&index| title_key(&lines[index].text)).filter(|key| key.len() > 3).collect();
    let header_end = filled.get(header).copied();
    // A running head repeats a line of the title block, or stands on every page.
    let returns = |index: usize| {
        let text = &lines[index].text;
        keys[index].is_some_and(|key| {
            let often = || counts.of(key) >= 3 && !text.ends_with(['.', ';']);
            !columns.contains(&key) && (often() || titles.contains(&title_key(text)))
        })
    };
    for &index in symbols.values().filter(|places| places.len() >= 3).flatten() {
        if found[index].is_none() && header_end.is_some_and(|end| index >= end) {
            found[index] = Some(Furniture::RunningHead);
        }
    }
    let strong =
        |index: usize| matches!(found[index], Some(Furniture::PageNumber | Furniture::JobNumber | Furniture::RunningHead));
    // Furniture grows outwards from strong lines, one neighbour at a time; what is none beside one is none later on.
    let mut edge: Vec<usize> = (0..filled.len()).filter(|&place| strong(filled[place])).collect();
    for _ in 0..3 {
        let mut grown: Vec<(usize, Furniture)> = Vec::new();
        for &place in &edge {
            for beside in [place.wrapping_sub(1), place + 1].into_iter().filter(|&beside| beside >= header) {
                let Some(&index) = filled.get(beside).filter(|&&index| found[index].is_none()) else { continue };
                if lines[index].number().abs_diff(lines[filled[place]].number()) > 4 {
                    continue;
                }
                let text = bare(index);
                if is_short(&text) && (returns(index) || SYMBOL.is_match(&text) || LANGUAGE.is_match(&text)) {
                    grown.push((beside, Furniture::RunningHead));
                } else if BARE_NUMBER.is_match(&text) && !numbered_beside(filled, beside, found) {
                    grown.push((beside, Furniture::PageNumber));
                }
            }
        }
        for &(place, reason) in &grown {
            found[filled[place]] = Some(reason);
        }
        edge = grown.into_iter().map(|(place, _)| place).collect();
    }
    // The number of the last page stands at the very end, where no head follows.
    if let Some(&last) = filled.last()
        && found[last].is_none()
        && BARE_NUMBER.is_match(&bare(last))
        && found.contains(&Some(Furniture::PageNumber))
    {
        found[last] = Some(Furniture::PageNumber);
    }
}

/// The lines that are a symbol and nothing else, by the symbol.
fn symbols<'a>(lines: &'a [Line], filled: &[usize]) -> BTreeMap<&'a str, Vec<usize>> {
    let mut symbols: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for &index in filled {
        let text = lines[index].text.as_ref();
        if !text.starts_with(|c: char| c.is_ascii_uppercase() || c == '*') {
            continue;
        }
        let text = text.trim_matches(['*', ' ']);
        if text.starts_with(|c: char| c.is_ascii_uppercase()) && is_short(text) && text.contains('/') && SYMBOL.is_match(text) {
            symbols.entry(text).or_default().push(index);
        }
    }
    symbols
}

/// How many lines with words the title block has: those above the first running text.
fn header_length(lines: &[Line], filled: &[usize], found: &[Option<Furniture>]) -> usize {
    let full = |place: usize| filled.get(place).is_some_and(|&index| lines[index].text.chars().count() >= 60);
    let prose = (0..filled.len().min(HEADER)).find(|&place| {
        let text = &lines[filled[place]].text;
        // A line of underscores stands above notes, never in a title block.
        match found[filled[place]] {
            Some(Furniture::Rule) => text.contains("____"),
            Some(_) => false,
            None => {
                let stops = full(place) && text.ends_with(['.', ',', ';', ':']);
                full(place) && full(place + 1)
                    || stops
                    || text.chars().count() >= 160
                    || text.contains('\t')
                    || text.starts_with('|')
                    || opens(text)
            }
        }
    });
    prose.unwrap_or(filled.len()).min(HEADER)
}

/// A line of the title block as running heads repeat it: without symbol and without the number of a resolution.
fn title_key(text: &str) -> String {
    let bare = if text.contains(is_markup) { Cow::Owned(text.replace(is_markup, "")) } else { Cow::Borrowed(text) };
    let mut words = bare.split_whitespace().filter(|word| !word.contains('/') || !SYMBOL.is_match(word)).peekable();
    words.next_if(|first| first.ends_with('.') && first.contains('/'));
    let mut key = String::with_capacity(bare.len());
    for word in words {
        key.push_str(if key.is_empty() { "" } else { " " });
        key.push_str(word);
    }
    key.to_lowercase()
}

/// Whether a page number stands among the furniture next to this place already: one page has one number.
fn numbered_beside(filled: &[usize], place: usize, found: &[Option<Furniture>]) -> bool {
    let near = |places: &mut dyn Iterator<Item = usize>| {
        places.map(|place| found[filled[place]]).take_while(Option::is_some).any(|reason| reason == Some(Furniture::PageNumber))
    };
    near(&mut (0..place).rev()) || near(&mut (place + 1..filled.len()))
}

/// How many times a block of lines returns that stands at the head of pages.
const BLOCKS: usize = 5;

/// Groups of two and more lines that return so many times and more, far from each other: the heads of a booklet's pages.
fn repeated_blocks(lines: &[Line], filled: &[usize], keys: &[Key], columns: &HashSet<u64>, found: &mut [Option<Furniture>]) {
    let is_head = |text: &str| is_short(text) && !text.ends_with(['.', ';', ':', ',']) && core(text).len() > 3;
    let mut places: Vec<(u64, usize)> = (0..filled.len())
        .filter(|&place| is_head(&lines[filled[place]].text))
        .filter_map(|place| Some((keys[filled[place]]?, place)))
        .collect();
    places.sort_unstable();
    let mut often = vec![false; filled.len()];
    for group in places.chunk_by(|one, other| one.0 == other.0).filter(|group| group.len() >= BLOCKS) {
        if (group[group.len() - 1].1 - group[0].1) / (group.len() - 1) >= 15 {
            for (key, place) in group {
                often[*place] = !columns.contains(key);
            }
        }
    }
    for place in 0..filled.len() {
        let beside = place > 0 && often[place - 1] || often.get(place + 1) == Some(&true);
        if often[place] && beside && found[filled[place]].is_none() {
            found[filled[place]] = Some(Furniture::RunningHead);
        }
    }
}

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
