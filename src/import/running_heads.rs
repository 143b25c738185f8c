//! Running heads: lines that repeat the title block, or return on every page.
//!
//! In: the lines, what they are compared by, and which of them are furniture already. Out: the same with running heads and the numbers
//! of pages beside them. A line is one only where a page begins or beside other furniture: a heading may repeat a title, too.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::LazyLock;

use regex::Regex;
use tinyvec::ArrayVec;

use super::furniture::{BARE_NUMBER, Furniture, is_symbol, regex};
use super::header::{is_clause, lists_facts, opens};
use super::keys::{Counts, Key, core, is_markup, is_short};
use super::labels::{Style, labels, may_be_figure};
use super::lines::Line;
use super::page_breaks::{Part, page_breaks};
use super::signs::Signs;
use super::wrapping::begins_recital;

/// What stands between the symbol and the number of a page in older documents.
static LANGUAGE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^(?:English|French|Spanish|Russian|Français|Español|ENGLISH|FRENCH|SPANISH)$"));

/// Lines at the top of a text in which the header stands; the first symbol there is the document's own.
const HEADER: usize = 30;

/// Without form feeds: repeated short lines beside page numbers, job numbers or repeated symbols are running heads.
pub(super) fn repeated_heads(
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
    let titles = titles(lines, &filled[..header]);
    let header_end = filled.get(header).copied();
    for &index in symbols.values().filter(|places| places.len() >= 3).flatten() {
        if found[index].is_none() && header_end.is_some_and(|end| index >= end) {
            found[index] = Some(Furniture::RunningHead);
        }
    }
    let own = own_symbol(lines, &filled[..header]);
    // Most lines begin in another way than any title, and need not be compared.
    let beginnings: BTreeSet<Beginning> = titles.iter().map(|title| beginning(title)).collect();
    let is_title = |text: &str| {
        is_short(text) && (text.contains('/') || beginnings.contains(&beginning(text))) && titles.contains(&title_key(text))
    };
    let heads_column = |index: usize| keys[index].is_some_and(|key| columns.contains(&key));
    let part = |index: usize| {
        let text = bare(index);
        let part = match &*text {
            text if own.is_some_and(|own| own == text) => Some(Part::Own),
            text if is_symbol(text) => Some(Part::Symbol),
            text if is_title(text) || begins_with(text, own) => Some(Part::Title),
            text => Part::number(text),
        };
        part.filter(|_| !heads_column(index))
    };
    page_breaks(lines, filled, header, part, found);
    let begins_page = |place: usize| lines[filled[place]].page != lines[filled[place - 1]].page;
    for place in (header.max(1)..filled.len()).filter(|&place| begins_page(place)) {
        let index = filled[place];
        if found[index].is_none() && is_title(&lines[index].text) {
            found[index] = Some(Furniture::RunningHead);
        }
    }
    let strong =
        |index: usize| matches!(found[index], Some(Furniture::PageNumber | Furniture::JobNumber | Furniture::RunningHead));
    let repeated = repeated_beside(lines, filled, keys, counts, |place| strong(filled[place]));
    let repeats = |index: usize| keys[index].is_some_and(|key| repeated.contains(&key));
    // A running head repeats a line of the title block, or stands on every page.
    let returns = |index: usize| {
        let text = &lines[index].text;
        keys[index].is_some_and(|key| {
            !columns.contains(&key) && (in_head(lines, index, repeats) && !text.ends_with(['.', ';']) || is_title(text))
        })
    };
    // Furniture grows outwards from strong lines, one neighbour at a time; what is none beside one is none later on.
    let mut edge: Vec<usize> = (0..filled.len()).filter(|&place| strong(filled[place])).collect();
    for _ in 0..3 {
        let mut grown: Vec<(usize, Furniture)> = Vec::new();
        for &place in &edge {
            // A rule may stand between the number of a page and the head of the next one.
            let beyond = |next: usize, further: usize| {
                let rule = filled.get(next).is_some_and(|&index| found[index] == Some(Furniture::Rule));
                if rule { further } else { next }
            };
            let around = [beyond(place.wrapping_sub(1), place.wrapping_sub(2)), beyond(place + 1, place + 2)];
            for beside in around.into_iter().filter(|&beside| beside >= header) {
                let Some(&index) = filled.get(beside).filter(|&&index| found[index].is_none()) else { continue };
                if lines[index].number().abs_diff(lines[filled[place]].number()) > 4 {
                    continue;
                }
                let text = bare(index);
                let is_head = || returns(index) || is_symbol(&text) || begins_with(&text, own) || LANGUAGE.is_match(&text);
                if is_short(&text) && is_head() {
                    grown.push((beside, Furniture::RunningHead));
                } else if found[filled[place]] == Some(Furniture::JobNumber) && is_date_of_job(&text) {
                    grown.push((beside, Furniture::JobNumber));
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
    if let Some(&last) = filled.iter().rfind(|&&index| found[index] != Some(Furniture::Rule))
        && found[last].is_none()
        && BARE_NUMBER.is_match(&bare(last))
        && (found.contains(&Some(Furniture::PageNumber)) || bare(last).parse() == Ok(1 + heads(lines, found)))
    {
        found[last] = Some(Furniture::PageNumber);
    }
}

/// How many pages begin with a running head.
fn heads(lines: &[Line], found: &[Option<Furniture>]) -> usize {
    let head = |index: &usize| found[*index] == Some(Furniture::RunningHead) && is_symbol(lines[*index].text.trim_matches('*'));
    let heads = (0..lines.len()).filter(head).count();
    if heads == 0 { usize::MAX - 1 } else { heads }
}

/// `160132`: the day on which a job was printed, below its number.
fn is_date_of_job(text: &str) -> bool {
    text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a line that returns belongs to a head. One that begins small goes on with the line above: with a sentence, unless that
/// returns as well.
fn in_head(lines: &[Line], index: usize, returns: impl Fn(usize) -> bool) -> bool {
    let mut above = (0..=index).rev().take(JOINED).take_while(|&index| !lines[index].is_blank() && returns(index));
    above.any(|index| !begins_small(&lines[index].text))
}

/// Whether the first letter of a line is a small one.
pub(super) fn begins_small(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase)
}

/// Whether a line begins with the symbol of the document and goes on with words that end no sentence.
fn begins_with(text: &str, symbol: Option<&str>) -> bool {
    let words = symbol.and_then(|symbol| text.strip_prefix(symbol)).and_then(|rest| rest.strip_prefix(' '));
    words.is_some_and(|words| words.starts_with(char::is_uppercase) && is_short(text) && !words.ends_with(['.', ',', ';', ':']))
}

/// How many lines a running head has above or below a page number or symbol.
const BESIDE: usize = 3;

/// The keys of short lines that return three times and more, most of the time near such lines as are surely furniture.
fn repeated_beside(
    lines: &[Line],
    filled: &[usize],
    keys: &[Key],
    counts: &Counts,
    strong: impl Fn(usize) -> bool,
) -> HashSet<u64> {
    let mut near = vec![false; filled.len()];
    for place in (0..filled.len()).filter(|&place| strong(place)) {
        near[place.saturating_sub(BESIDE)..filled.len().min(place + BESIDE + 1)].fill(true);
    }
    let standing = (0..filled.len()).filter(|&place| near[place] && is_short(&lines[filled[place]].text));
    let beside = Counts::new(standing.map(|place| keys[filled[place]]));
    beside.all().filter(|&(key, times)| times >= 3 && times * 4 >= counts.of(key) * 3).map(|(key, _)| key).collect()
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
        if is_short(text) && is_symbol(text) {
            symbols.entry(text).or_default().push(index);
        }
    }
    symbols
}

/// The first symbol in the title block.
fn own_symbol<'a>(lines: &'a [Line], block: &[usize]) -> Option<&'a str> {
    let words = block.iter().flat_map(|&index| lines[index].text.split_whitespace());
    words.map(|word| word.trim_matches('*')).find(|word| is_symbol(word))
}

/// How many lines with words the title block has: those above the first running text.
fn header_length(lines: &[Line], filled: &[usize], found: &[Option<Furniture>]) -> usize {
    let reaches = |place: usize, width: usize| filled.get(place).is_some_and(|&index| lines[index].text.chars().count() >= width);
    let full = |place: usize| reaches(place, FULL);
    let wide = |place: usize| reaches(place, WIDE);
    let prose = (0..filled.len().min(HEADER)).find(|&place| {
        let text = &lines[filled[place]].text;
        // A line of underscores stands above notes, never in a title block.
        match found[filled[place]] {
            Some(Furniture::Rule) => text.contains("____"),
            Some(_) => false,
            None => {
                let stops = full(place) && text.ends_with(['.', ',', ';', ':']);
                let recited = || filled.get(place + 1).is_some_and(|&below| begins_recital(&lines[below].text));
                wide(place) && wide(place + 1) && !lists_facts(text)
                    || stops
                    || text.ends_with(',') && is_clause(text) && recited()
                    || text.chars().count() >= 160
                    || text.contains('\t')
                    || text.starts_with('|')
                    || opens(text)
                    || (full(place) || text.len() >= SENTENCE && text.ends_with('.'))
                        && may_be_figure(text)
                        && labels(text).iter().any(|label| label.style == Style::Figure)
            }
        }
    });
    prose.unwrap_or(filled.len()).min(HEADER)
}

/// From so many characters on a line with a stop is one of running text; two of the second length are, without one: the title of an
/// agenda item has lines that are nearly as long.
const FULL: usize = 60;
const WIDE: usize = 64;

/// Shortest numbered paragraph that ends a title block, in bytes.
const SENTENCE: usize = 30;

/// Most lines of a running head, and of a title block that it prints as one.
const JOINED: usize = 4;

/// What running heads may repeat: each line of the title block, and those that follow each other, put together.
fn titles(lines: &[Line], block: &[usize]) -> BTreeSet<String> {
    let keys: Vec<String> = block.iter().map(|&index| title_key(&lines[index].text)).collect();
    let from = |start: usize| (start + 1..=keys.len().min(start + JOINED)).map(move |end| start..end);
    (0..keys.len()).flat_map(from).map(|run| keys[run].join(" ")).filter(|key| key.len() > 3).collect()
}

/// A line of the title block as running heads repeat it: without symbol, dashes and the number of a resolution.
fn title_key(text: &str) -> String {
    let bare = if text.contains(is_markup) { Cow::Owned(text.replace(is_markup, "")) } else { Cow::Borrowed(text) };
    let is_word = |word: &&str| word.contains(char::is_alphanumeric) && !is_symbol(word);
    let mut words = bare.split_whitespace().filter(is_word).peekable();
    words.next_if(|first| first.ends_with('.') && first.contains('/'));
    let mut key = String::with_capacity(bare.len());
    for word in words {
        key.push_str(if key.is_empty() { "" } else { " " });
        key.push_str(word.trim_end_matches([':', ',']));
    }
    key.to_lowercase()
}

/// The first letters and figures of a line, as small ones.
type Beginning = ArrayVec<[char; 4]>;

fn beginning(text: &str) -> Beginning {
    let small = |c: char| if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) };
    text.chars().filter(|c| c.is_alphanumeric()).take(4).map(small).collect()
}

/// Whether a page number stands among the furniture next to this place already: one page has one number.
fn numbered_beside(filled: &[usize], place: usize, found: &[Option<Furniture>]) -> bool {
    let near = |places: &mut dyn Iterator<Item = usize>| {
        places.map(|place| found[filled[place]]).take_while(Option::is_some).any(|reason| reason == Some(Furniture::PageNumber))
    };
    near(&mut (0..place).rev()) || near(&mut (place + 1..filled.len()))
}

/// How many times a block of lines returns that stands at the head of pages.
pub(super) const BLOCKS: usize = 5;

/// Groups of two and more lines that return so many times and more, far from each other: the heads of a booklet's pages.
pub(super) fn repeated_blocks(
    lines: &[Line],
    filled: &[usize],
    keys: &[Key],
    columns: &HashSet<u64>,
    found: &mut [Option<Furniture>],
) {
    let is_head = |text: &str| is_short(text) && !text.ends_with(['.', ';', ':', ',']) && core(text).len() > 3;
    let mut places: Vec<(u64, usize)> = (0..filled.len())
        .filter(|&place| is_head(&lines[filled[place]].text))
        .filter_map(|place| Some((keys[filled[place]]?, place)))
        .collect();
    places.sort_unstable();
    let mut often = BTreeSet::new();
    for group in places.chunk_by(|one, other| one.0 == other.0).filter(|group| group.len() >= BLOCKS) {
        if (group[group.len() - 1].1 - group[0].1) / (group.len() - 1) >= 15 {
            often.extend(group.iter().filter(|(key, _)| !columns.contains(key)).map(|(_, place)| *place));
        }
    }
    let lines_of_heads: BTreeSet<usize> = often.iter().map(|&place| filled[place]).collect();
    often.retain(|&place| in_head(lines, filled[place], |index| lines_of_heads.contains(&index)));
    for &place in &often {
        let beside = place > 0 && often.contains(&(place - 1)) || often.contains(&(place + 1));
        if beside && found[filled[place]].is_none() {
            found[filled[place]] = Some(Furniture::RunningHead);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::import::furniture::{Furniture, find};
    use crate::import::lines::lines;

    fn heads(text: &str) -> Vec<usize> {
        let found = find(&lines(text)).into_iter().enumerate();
        found.filter(|(_, reason)| *reason == Some(Furniture::RunningHead)).map(|(index, _)| index + 1).collect()
    }

    const BLOCK: &str = "Rights of seafarers and\nof their families\n\nNote by the Secretariat\n\n1. Words of the first paragraph, which go on for so long that nobody takes them for a title.\n";

    #[test]
    fn a_line_that_repeats_the_title_at_the_head_of_a_page_is_a_running_head() {
        for head in [
            "Rights of seafarers and of their families",
            "Rights of seafarers and of their families – Note by the Secretariat",
            "RIGHTS OF SEAFARERS AND OF THEIR FAMILIES: NOTE BY THE SECRETARIAT",
            "Note by the Secretariat",
        ] {
            assert_eq!(heads(&format!("{BLOCK}\u{c}{head}\n\n2. Words.\n")), [7], "{head}");
            assert_eq!(heads(&format!("{BLOCK}\nPage 2\n{head}\n\n2. Words.\n")), [9], "{head}");
        }
    }

    #[test]
    fn the_symbol_with_words_behind_it_is_a_running_head_beside_a_job_number() {
        let page = "31-19003 (E)\n\nLRN/RES/31/9 Safety of seafarers\n\n  II\n\n2. Words.\n";
        assert_eq!(heads(&format!("LRN/RES/31/9\n\n{BLOCK}\n{page}")), [12]);
    }

    #[test]
    fn the_end_of_a_sentence_that_returns_above_page_numbers_is_text_and_a_head_over_two_lines_is_none() {
        let page = |number: u32| {
            let end = "keepers all that they need, including\ntraining, means and rest, in accordance\nwith the rules";
            format!(
                "{number}. As to item {number} the port gives its\n{end}\n\nPage {number}\nReport on lights\nof the coast\n\nof the port.\n\n"
            )
        };
        let text = (2..8).map(page).collect::<String>();
        assert_eq!(heads(&format!("{BLOCK}\n{text}")).len(), 12);
    }

    #[test]
    fn a_line_that_repeats_the_title_elsewhere_or_a_part_of_it_is_text() {
        for head in ["Rights of seafarers", "Rights of seafarers and of their families abroad", "Secretariat"] {
            assert_eq!(heads(&format!("{BLOCK}\u{c}{head}\n\n2. Words.\n")), [0; 0], "{head}");
        }
        assert_eq!(heads(&format!("{BLOCK}\nNote by the Secretariat\n\n2. Words.\n")), [0; 0]);
    }
}
