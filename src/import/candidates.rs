//! Candidates: the chunks of the running text with everything that speaks for one reading or another.
//!
//! In: joined chunks. Out: one candidate for each block to be: headings glued to a second heading are two, an annex and the line
//! with its title are one, an article and the sentence on its line are two. What each one is, `outline` decides.

use std::iter;

use super::bare_labels;
use super::chunk::{Chunk, Kind};
use super::labels::{Label, Style, division, labels};
use super::note_start::is_raised;
use super::wrapping::{count_words, ends_clause, ends_sentence, is_closing_line, is_marks, is_notes_heading, without_marks};
use crate::model::figure_from_roman;

/// A block to be, and what speaks for its readings.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that speaks for a reading; together they are no state")]
pub(super) struct Candidate {
    /// The chunk behind it, its words including the label.
    pub(super) chunk: Chunk,
    /// Every reading of its first words as a label.
    pub(super) labels: Vec<Label>,
    /// Number of `#` before it.
    pub(super) marked: Option<u8>,
    /// Whether all of it is bold or italic, or in capitals.
    pub(super) set_off: bool,
    /// How many words it has; many are not counted to the end.
    pub(super) words: usize,
    /// Its last character, a sign of another script as the Western one.
    pub(super) last: Option<char>,
    /// Whether it is the heading of a list of notes.
    pub(super) names_notes: bool,
    /// Whether it begins with a bracket.
    pub(super) bracketed: bool,
    /// Whether a colon stands in it.
    pub(super) colon: bool,
    /// Whether its end says that the next recital follows.
    pub(super) goes_on: bool,
    /// Whether it ends as a sentence or list item does.
    pub(super) ends: bool,
    /// Whether its words (behind the label) begin as a heading does: capital, figure or quotation mark.
    pub(super) opens: bool,
    /// Whether its title was on the line below its label.
    pub(super) titled: bool,
    /// Whether it ends with a comma, as a recital does.
    pub(super) clause: bool,
    /// Whether a verb makes a sentence of it, although it does not end as one does.
    pub(super) verb: bool,
    /// Whether it is the date or meeting at the end of a resolution.
    pub(super) closing: bool,
}

/// Fewest words of a numbered sentence that is no heading, whatever its marks say.
const STATEMENT: usize = 20;

/// From so many words on a chunk is long, however many there are.
const MANY: usize = 100;

/// The candidates of a text.
pub(super) fn candidates(mut chunks: Vec<Chunk>) -> Vec<Candidate> {
    number_parts(&mut chunks);
    bare_labels::close(&mut chunks);
    bare_labels::close_headings(&mut chunks);
    let mut out: Vec<Candidate> = Vec::with_capacity(chunks.len());
    let split = chunks.into_iter().map(split_glued).flat_map(|(first, second)| iter::once(first).chain(second));
    let mut signed = false;
    for mut candidate in split.map(weigh) {
        signed = is_done(&candidate.chunk.text) || signed && candidate.division().is_none() && candidate.marked.is_none();
        if signed && is_name(&candidate) {
            candidate.labels.clear();
            candidate.opens = false;
        }
        match out.last_mut() {
            Some(last) if takes_title(last, &candidate) => {
                // The mark of a note behind the number stands behind the title.
                let label = last.chunk.text.trim_end_matches(['.', ':', ' ']);
                let unmarked = without_marks(label).trim_end_matches(is_raised);
                last.chunk.text = format!("{unmarked}. {}{}", bare(&candidate.chunk.text), &label[unmarked.len()..]);
                last.chunk.lines.extend(&candidate.chunk.lines);
                last.titled = true;
                last.last = last_sign(&last.chunk.text);
                last.goes_on = goes_on(&last.chunk.text);
                last.words += candidate.words;
                last.labels = labels(&last.chunk.text).to_vec();
            }
            _ => out.push(candidate),
        }
    }
    tell_levels(&mut out);
    out
}

/// Fewest headings that show how a converter marks them.
const FEWEST: usize = 4;

/// Number of `#` of a heading whose level nobody knows.
const LOWEST: u8 = 6;

/// Where a converter gave all headings the same number of `#`, that says nothing: those without a label stand below the others.
fn tell_levels(candidates: &mut [Candidate]) {
    let marks = || candidates.iter().filter_map(|candidate| candidate.marked);
    let ranked = |label: &Label| matches!(label.style, Style::UpperRoman | Style::UpperLetter);
    let flat = marks().nth(FEWEST - 1).is_some() && marks().all(|one| Some(one) == marks().next());
    let labelled = candidates.iter().any(|candidate| candidate.marked.is_some() && candidate.labels.iter().any(ranked));
    if !flat || !labelled {
        return;
    }
    for candidate in candidates.iter_mut().filter(|candidate| candidate.labels.is_empty()) {
        candidate.marked = candidate.marked.map(|_| LOWEST);
    }
}

impl Candidate {
    /// The division that it opens (annex, chapter, article), if its label can be read as one.
    pub(super) fn division(&self) -> Option<Style> {
        self.labels.first().map(|label| label.style).filter(|style| *style <= Style::Article)
    }

    /// Whether it reads like running text.
    pub(super) fn is_prose(&self) -> bool {
        self.chunk.kind == Kind::Table || self.words >= 8 && (self.ends || self.goes_on) || self.words >= 40
    }
}

fn weigh(chunk: Chunk) -> Candidate {
    let marked = match chunk.kind {
        Kind::Marked(marks) => Some(marks),
        _ => None,
    };
    let is_table = chunk.kind == Kind::Table;
    let text = chunk.text.trim();
    let unwrapped = unwrap_emphasis(text);
    let set_off = unwrapped.is_some() || capitals(text);
    let closing = marked.is_none() && is_closing_line(text);
    let chunk = match (&unwrapped, is_table) {
        // A label inside the bold marks of a heading: `**I. Introduction**`.
        (Some(inner), false) if marked.is_some() || !labels(inner).is_empty() => Chunk { text: inner.clone(), ..chunk },
        _ => chunk,
    };
    let found = if is_table { Vec::new() } else { labels(&chunk.text).to_vec() };
    // `## 5. Recalling its recommendation, the Committee requests the State party to provide:`: a converter took a sentence for a heading.
    let numbered = found.first().is_some_and(|label| label.style == Style::Figure);
    let sentence = || chunk.text.ends_with(['.', ':', ';']) && count_words(&chunk.text, MANY) >= STATEMENT;
    let (marked, chunk) = match marked {
        Some(_) if numbered && sentence() => (None, Chunk { kind: Kind::Text, ..chunk }),
        _ => (marked, chunk),
    };
    let rest = found.first().map_or(chunk.text.as_str(), |label| &chunk.text[label.rest..]);
    let first = rest.chars().find(|c| !matches!(c, '*' | '_' | '<' | '('));
    let italic_title = unwrap_emphasis(rest).is_some();
    let alone = found.iter().any(|label| label.style == Style::UpperRoman && label.rest == chunk.text.len());
    let ends = !alone && ends_sentence(&chunk.text);
    Candidate {
        words: count_words(&chunk.text, MANY),
        last: last_sign(chunk.text.trim_end()),
        names_notes: is_notes_heading(&chunk.text),
        bracketed: chunk.text.starts_with(['(', '[']),
        colon: chunk.text.contains(": ") || chunk.text.contains(":* "),
        goes_on: goes_on(&chunk.text),
        ends,
        opens: first.is_none_or(|c| {
            c.is_uppercase() || c.is_ascii_digit() || matches!(c, '“' | '"' | '«') || !c.is_lowercase() && c.is_alphabetic()
        }),
        marked,
        set_off: set_off || italic_title && !rest.is_empty(),
        labels: found,
        titled: false,
        clause: ends_clause(&chunk.text),
        verb: !ends && chunk.text.len() <= SENTENCE && has_verb(&chunk.text),
        closing,
        chunk,
    }
}

/// The last character; a sign of another script is the Western one.
fn last_sign(text: &str) -> Option<char> {
    text.chars().next_back().map(|c| match c {
        '،' | '，' => ',',
        '؛' | '；' => ';',
        '：' => ':',
        '。' => '.',
        c => c,
    })
}

/// Longest text that is looked through for a verb, in bytes: longer ones are sentences anyway.
const SENTENCE: usize = 400;

/// Verbs that headings do not have.
const VERBS: &[&str] =
    &["is", "are", "was", "were", "has", "have", "had", "shall", "should", "regrets", "welcomes", "recommends"];

/// Whether one of the words says something of those before it, so that a sentence is made.
fn has_verb(text: &str) -> bool {
    text.split(' ').skip(2).any(|word| VERBS.contains(&word))
}

/// The words inside one pair of emphasis marks around all of them.
pub(super) fn unwrap_emphasis(text: &str) -> Option<String> {
    if !text.starts_with(['*', '_']) {
        return None;
    }
    for mark in ["***", "**", "__", "*", "_"] {
        if let Some(inner) = text.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark))
            && !inner.is_empty()
        {
            if !inner.contains(mark) {
                return Some(inner.to_string());
            }
            // `**Resolution adopted** **on 17 December**`: pieces of one bold line.
            let joined = inner.replace(&format!("{mark} {mark}"), " ");
            if !joined.contains(mark) {
                return Some(joined);
            }
        }
    }
    None
}

fn bare(text: &str) -> String {
    unwrap_emphasis(text.trim()).unwrap_or_else(|| text.trim().to_string())
}

fn capitals(text: &str) -> bool {
    !text.chars().any(char::is_lowercase) && text.chars().filter(|c| c.is_alphabetic()).count() > 3
}

/// An annex, chapter, article or part without a title takes the heading-like line below it.
fn takes_title(last: &Candidate, next: &Candidate) -> bool {
    let takes = |label: &&Label| label.style <= Style::UpperRoman;
    let Some(label) = last.labels.iter().find(takes) else { return false };
    let behind = last.chunk.text[label.rest..].trim_matches(['*', '_', ' ', ':', '.']);
    if !is_marks(behind) || last.titled {
        return false;
    }
    next.labels.is_empty()
        && matches!(next.chunk.kind, Kind::Text | Kind::Marked(_))
        && !next.ends
        && next.opens
        && next.words <= 60
        && !next.chunk.text.starts_with('(')
        && next.last != Some(',')
        && !next.names_notes
        && !is_numbered_word(&next.chunk.text)
}

/// Whether a treaty ends with these words, below which stand the names of those who signed it.
fn is_done(text: &str) -> bool {
    let words = ["done at ", "done in ", "in witness whereof", "fait à ", "en foi de quoi", "hecho en ", "en fe de lo cual"];
    let begins = |word: &&str| text.get(..word.len()).is_some_and(|head| head.to_lowercase() == **word);
    text.starts_with(['D', 'I', 'F', 'E', 'H']) && words.iter().any(begins)
}

/// `A. BEE`, `V. de la Mare`: the initial of a name, and no label.
fn is_name(candidate: &Candidate) -> bool {
    let label = candidate.labels.first().filter(|label| matches!(label.style, Style::UpperLetter | Style::UpperRoman));
    let words = label.filter(|_| candidate.words <= NAME).map(|label| candidate.chunk.text[label.rest..].split_whitespace());
    words.is_some_and(|mut words| words.next_back().is_some_and(|last| last.starts_with(char::is_uppercase)))
}

/// Most words of a name with its initials.
const NAME: usize = 5;

/// A roman figure alone on a line numbers a part of a resolution or opinion, where others follow from `I` on.
fn number_parts(chunks: &mut [Chunk]) {
    let mut parts: Vec<(u32, &mut Chunk)> = Vec::new();
    for chunk in chunks {
        let last = parts.last().map_or(0, |(value, _)| *value);
        if let Some(value) = part_number(chunk).filter(|value| [1, last + 1].contains(value)) {
            parts.push((value, chunk));
        }
    }
    if parts.iter().any(|(value, _)| *value > 1) {
        for (_, chunk) in parts {
            chunk.text = format!("{}.", bare(&chunk.text));
        }
    }
}

/// The value of a roman figure that is all that a chunk says.
fn part_number(chunk: &Chunk) -> Option<u32> {
    if chunk.text.len() > PART || !matches!(chunk.kind, Kind::Text | Kind::Marked(_)) {
        return None;
    }
    let text = bare(&chunk.text);
    figure_from_roman(&text).filter(|_| text.chars().all(char::is_uppercase))
}

/// Longest roman figure alone on a line, with its markup, in bytes: `**XVIII**`.
const PART: usize = 9;

/// Whether the next recital follows: "…," and "…, and" and "…; y".
fn goes_on(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with([',', '،', '，'])
        || text.rsplit_once(' ').is_some_and(|(before, last)| before.ends_with([',', ';']) && last.chars().nth(3).is_none())
}

/// `Paragraph 3`: a heading of its own, below a schedule.
fn is_numbered_word(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.next().is_some_and(|word| word.chars().all(char::is_alphabetic))
        && words.next().is_some_and(|word| word.parse::<u32>().is_ok())
        && words.next().is_none()
}

/// `8. United Nations Development Programme*Bureau for Development Policy*` is two headings;
/// `Article 1 All human beings are born free.` a heading and a paragraph.
fn split_glued(mut chunk: Chunk) -> (Chunk, Option<Chunk>) {
    if !matches!(chunk.kind, Kind::Text | Kind::Marked(_)) {
        return (chunk, None);
    }
    trim(&mut chunk.text);
    let text = &chunk.text;
    for mark in ["**", "*"] {
        let Some(inner) = text.strip_suffix(mark).filter(|_| text.len() < 240) else { continue };
        let Some(at) = inner.rfind(mark) else { continue };
        let glued =
            at > 0 && text[..at].ends_with(char::is_alphanumeric) && inner[at + mark.len()..].starts_with(char::is_uppercase);
        if glued && !labels(text).is_empty() && !text[..at].contains('*') {
            let second = inner[at + mark.len()..].to_string();
            return (Chunk { text: text[..at].to_string(), ..chunk.clone() }, Some(Chunk { text: second, ..chunk }));
        }
    }
    if let Some((head, rest)) = opening(text) {
        let head = Chunk { text: head, kind: Kind::Marked(6), ..chunk.clone() };
        return (head, Some(Chunk { text: rest, kind: Kind::Text, ..chunk }));
    }
    if let Some(label) = division(text).filter(|label| label.style != Style::Annex) {
        let rest = text[label.rest..].trim();
        if rest.split_whitespace().take(MANY).count() > 12 && ends_sentence(rest) {
            let head = Chunk { text: label.printed(text), ..chunk.clone() };
            return (head, Some(Chunk { text: rest.to_string(), kind: Kind::Text, ..chunk }));
        }
    }
    (chunk, None)
}

/// The words without white space around them, in place.
fn trim(text: &mut String) {
    text.truncate(text.trim_end().len());
    let space = text.len() - text.trim_start().len();
    text.drain(..space);
}

/// `*Preamble* The member States …`, `Preamble The States Parties …`: the name of the opening part and the words behind it.
fn opening(text: &str) -> Option<(String, String)> {
    let preamble = ["Preamble ", "Préambule ", "Preámbulo "].into_iter().find(|name| text.starts_with(name));
    if let Some(name) = preamble {
        let words = text[name.len()..].trim_start();
        let article = ["The ", "Les ", "Los "].into_iter().find_map(|article| words.strip_prefix(article));
        let states = article.is_some_and(|states| states.starts_with(char::is_uppercase));
        return (states && text.len() > SHORT).then(|| (name.trim_end().to_string(), words.to_string()));
    }
    let mark = ["**", "*", "_"].into_iter().find(|mark| text.starts_with(mark))?;
    let inner = &text[mark.len()..];
    let (head, rest) = inner.split_once(mark)?;
    let named = head.len() < MANY
        && matches!(head.trim().to_lowercase().as_str(), "preamble" | "préambule" | "preámbulo" | "introduction" | "summary");
    (named && rest.split_whitespace().take(MANY).count() > 12).then(|| (head.trim().to_string(), rest.trim().to_string()))
}

/// Most bytes of a heading.
const SHORT: usize = 120;

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(lines: &[(&str, Kind)]) -> Vec<String> {
        let chunk = |(text, kind): &(&str, Kind)| Chunk {
            lines: vec![1],
            text: (*text).to_string(),
            kind: kind.clone(),
            indent: 0,
            broken: false,
            apart: true,
        };
        candidates(lines.iter().map(chunk).collect()).into_iter().map(|candidate| candidate.chunk.text).collect()
    }

    #[test]
    fn an_annex_and_its_title_are_one_heading() {
        assert_eq!(texts(&[("Annex I", Kind::Text), ("Summary of activities", Kind::Text)]), ["Annex I. Summary of activities"]);
        assert_eq!(texts(&[("**Annex**", Kind::Marked(2)), ("**Key tools**", Kind::Marked(3))]), ["Annex. Key tools"]);
        assert_eq!(texts(&[("Article 2", Kind::Text), ("Everyone has rights.", Kind::Text)]).len(), 2);
    }

    #[test]
    fn glued_headings_are_two() {
        assert_eq!(
            texts(&[("8. Development Programme*Bureau for Policy*", Kind::Text)]),
            ["8. Development Programme", "Bureau for Policy"]
        );
    }
}
