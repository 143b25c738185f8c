//! Wrapped lines: where a sentence ends, and what begins one.
//!
//! In: words. Out: what their ends and beginnings say. A full stop counts behind note marks and quotation marks too.

use std::sync::LazyLock;

use memchr::memchr;
use regex::Regex;

use super::header::MONTHS;
use super::note_start;
use super::words::{OPEN_WORDS, OPERATIVE, RECITALS};

/// Note marks at the end of words.
static MARKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:<sup>[^<]{1,8}</sup>|\^\{[^{}]{1,6}\}|\^[A-Za-z0-9*]{1,4}|\[\^?[^\]\s]{1,12}\]|\\\*|\s)+$")
        .expect("the pattern is a constant that a test compiles")
});

/// Longest mark of a note, in bytes.
const MARK: usize = 48;

/// The words without the note marks at their end.
pub(super) fn without_marks(text: &str) -> &str {
    let text = text.trim_end();
    let tail = &text.as_bytes()[text.len().saturating_sub(MARK)..];
    if !tail.iter().fold(false, |any, byte| any | matches!(byte, b'<' | b'^' | b'[' | b'\\')) {
        return text;
    }
    MARKS.find(text).map_or(text, |marks| &text[..marks.start()])
}

/// Whether there are no words but marks of notes.
pub(super) fn is_marks(text: &str) -> bool {
    text.len() <= MARK && without_marks(text).trim_matches(|c: char| note_start::is_raised(c) || c == ' ').is_empty()
}

/// Longest bracket behind a sentence that says what it is about, in bytes.
const ABOUT: usize = 40;

/// Whether the words end as a sentence or list item does; marks of notes behind the stop do not matter.
pub(super) fn ends_sentence(text: &str) -> bool {
    // `122.11` is a number, however many stops are in it.
    if text.len() < 20 && !text.contains(char::is_alphabetic) {
        return text.trim_end().ends_with(['.', ';', ':']);
    }
    let bare = unmarked(text);
    if bare.ends_with('.') && (is_shortened(bare) || is_within_symbol(text, bare)) {
        return false;
    }
    let stops = ['.', ';', ':', '!', '?', '…', '。', '：', '；', '！', '？', '؟', '؛'];
    // `domestic law. (art. 2)`: what the sentence is about stands behind its stop.
    let tail = &bare[bare.ceil_char_boundary(bare.len().saturating_sub(ABOUT))..];
    if bare.ends_with(')')
        && let Some((_, about)) = tail.rsplit_once('(')
        && let sentence = &bare[..bare.len() - about.len() - 1]
        && sentence.trim_end().ends_with('.')
    {
        return sentence.len() > ABOUT || about.bytes().rev().skip(1).all(|byte| byte.is_ascii_digit());
    }
    // A quotation ends a sentence only when a stop stands before or behind its closing mark.
    bare.trim_end().trim_end_matches(['”', '"', '»', '’']).ends_with(stops)
        || text.trim_end().ends_with([')', ']']) && text.len() > 200
}

/// Whether a sentence ends with a line, as far as the line below shows: `since paragraph 5.3.1.` goes on with `covers all cases`.
pub(super) fn ends_sentence_above(text: &str, below: &str) -> bool {
    let number = text.trim_end_matches('.').ends_with(|c: char| c.is_ascii_digit());
    ends_sentence(text) && !(number && below.starts_with(char::is_lowercase))
}

/// The words without anything at their end that may be the mark of a note, and without emphasis.
fn unmarked(text: &str) -> &str {
    without_marks(text).trim_end_matches(|c: char| c.is_ascii_digit() || note_start::is_raised(c) || matches!(c, '*' | '_' | ' '))
}

/// Whether the words end with a comma, as a recital does.
pub(super) fn ends_clause(text: &str) -> bool {
    unmarked(text).ends_with([',', '،', '，'])
}

/// Words whose stop ends no sentence: something goes with them.
const SHORTENED: &[&str] = &[
    "No.", "Nos.", "no.", "nos.", "art.", "arts.", "para.", "paras.", "par.", "párr.", "párrs.", "núm.", "núms.", "vol.",
    "vols.", "chap.", "sect.", "p.", "pp.", "cf.", "Mr.", "Ms.", "Mrs.", "Dr.", "Sr.", "Sra.",
];

/// Whether the stop at the end of words without their last figure stands in a symbol: `A/C.3/79/L.18/Rev.1`.
fn is_within_symbol(text: &str, bare: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    let lettered = bare.trim_end_matches('.').ends_with(char::is_alphabetic);
    lettered && bare.len() < text.len() && last.contains('/') && last.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether the last word is a shortened one.
pub(super) fn is_shortened(text: &str) -> bool {
    let last = text.rsplit([' ', '(']).next().unwrap_or_default();
    last.len() < text.len() && SHORTENED.contains(&last)
}

/// Whether the words are in capitals; a symbol is none.
pub(super) fn shouts(text: &str) -> bool {
    !text.chars().any(|c| c == '/' || c.is_lowercase()) && text.chars().filter(|c| c.is_alphabetic()).count() > 3
}

/// Whether the first word is in capitals and the words go on in small letters, as the clauses of some preambles begin:
/// `RECALLING the lack of`.
pub(super) fn opens_in_capitals(text: &str) -> bool {
    let mut words = text.split_whitespace().take(OPENING);
    let first = words.next().unwrap_or_default();
    first.len() >= 5 && first.chars().all(char::is_uppercase) && words.any(|word| word.contains(char::is_lowercase))
}

/// As many words as tell how a paragraph opens: a long one must not be read again for each of its lines.
const OPENING: usize = 12;

/// Whether the line begins with the end of a bracket that the line before it opened: `(No.` and `29) and the Protocol`.
pub(super) fn closes_bracket(before: &str, line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    first.ends_with(')') && !first.contains('(') && before.matches('(').count() > before.matches(')').count()
}

/// Whether the words begin as a recital of a preamble does: `Recalling`, `Rappelant`, `Recordando`.
pub(super) fn is_recital(text: &str) -> bool {
    let first = text.trim_start_matches(['*', '_']).split([' ', '*', '_', ',']).next().unwrap_or_default();
    first.starts_with(char::is_uppercase)
        && (first.len() >= 6 && ["ing", "ant", "ndo"].iter().any(|end| first.ends_with(end)) && !first.ends_with("thing")
            || RECITALS.contains(&first))
}

/// Whether the words begin as an operative clause does: `Decides`, `Also requests`, `Have agreed as follows`.
pub(super) fn is_operative(text: &str) -> bool {
    let mut words = text.trim_start_matches(['*', '_']).split([' ', '*', '_', ',']).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let adverb = matches!(first, "Also" | "Further" | "Solemnly" | "Strongly");
    let verb = if adverb { words.next().unwrap_or_default() } else { first };
    (adverb || verb.starts_with(char::is_uppercase)) && OPERATIVE.contains(&verb.to_lowercase().as_str())
}

/// How many words there are, up to a number beyond which they are many. Lines have no spaces but plain ones and tabs, so that bytes tell;
/// a script that puts no spaces between words has one for two signs.
pub(super) fn count_words(text: &str, most: usize) -> usize {
    if text.chars().find(|c| c.is_alphabetic()).is_some_and(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}')) {
        return text.chars().take(most.saturating_mul(2)).count() / 2;
    }
    let is_space = |byte: u8| matches!(byte, b' ' | b'\t'..=b'\r');
    let bytes = text.as_bytes();
    let first = usize::from(bytes.first().is_some_and(|byte| !is_space(*byte)));
    // Counted in a byte for each piece, which is many at once.
    let begun = |(before, piece): (&[u8], &[u8])| -> usize {
        let begins = before.iter().zip(piece).map(|(before, byte)| u8::from(is_space(*before) & !is_space(*byte)));
        begins.sum::<u8>().into()
    };
    let pieces = bytes.chunks(PIECE).zip(bytes.get(1..).unwrap_or_default().chunks(PIECE));
    (first + pieces.map(begun).sum::<usize>()).min(most)
}

/// Bytes that are counted together: a byte holds their number.
const PIECE: usize = 128;

/// Whether the words begin as a recital does, in capitals or not.
pub(super) fn begins_recital(text: &str) -> bool {
    is_recital(text) || opens_in_capitals(text)
}

/// The length of the longest of them, in bytes.
const LONGEST_OPEN: usize = {
    let (mut longest, mut place) = (0, 0);
    while place < OPEN_WORDS.len() {
        let length = OPEN_WORDS[place].len();
        longest = if length > longest { length } else { longest };
        place += 1;
    }
    longest
};

/// Whether no sentence ends with a word, whatever its case.
pub(super) fn is_open_word(word: &str) -> bool {
    word.len() <= LONGEST_OPEN && OPEN_WORDS.contains(&word.to_lowercase().as_str())
}

/// How the number of a meeting ends.
const MEETINGS: &[&str] = &["meeting", "séance plénière", "séance", "sesión plenaria", "sesión"];

/// Whether the words close a resolution or letter: `13th plenary meeting`, `Geneva, 4 May 2031`.
pub(super) fn is_closing_line(text: &str) -> bool {
    if text.len() > 60 {
        return false;
    }
    let bare = text.trim_matches(['*', '_', ' ']);
    let year = bare.len() > 4 && bare.bytes().rev().take(4).all(|byte| byte.is_ascii_digit());
    let figure = bare.starts_with(|c: char| c.is_ascii_digit());
    let month = || bare.to_lowercase().split([' ', ',', '.']).any(|word| MONTHS.contains(&word));
    let meeting = || MEETINGS.iter().any(|words| bare.ends_with(words));
    figure && meeting() || year && (figure || bare.contains(", ")) && month()
}

/// Longest heading "Notes" with what a converter draws around it, in bytes.
const HEADING: usize = 60;

/// "Notes" as a heading.
pub(super) fn is_notes_heading(text: &str) -> bool {
    if text.len() > HEADING {
        return false;
    }
    let words = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '#' | ':'));
    // Longer lines are no heading of one or two words, whatever marks they bear.
    words.len() <= 24
        && words.starts_with(['n', 'N', 'e', 'E', 'f', 'F', 'п', 'П'])
        && matches!(words.to_lowercase().as_str(), "notes" | "endnotes" | "footnotes" | "notas" | "примечания" | "notes de fin")
}

/// Whether a bold mark is left over when all of them are paired.
pub(super) fn halves_bold(text: &str) -> bool {
    text.contains('*') && text.matches("**").count() % 2 == 1
}

/// Whether a wide gap follows the first word of a layout line.
pub(super) fn has_gap(layout: &str) -> bool {
    let trimmed = layout.trim_start();
    memchr(b' ', trimmed.as_bytes()).is_some_and(|first| trimmed[first..].starts_with("  "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_up_to_a_number() {
        for (text, count) in [("One  two\tthree", 3), ("", 0), ("one two three four five six", 5), ("关于河流的报告", 3)] {
            assert_eq!(count_words(text, 5), count, "{text}");
        }
    }

    #[test]
    fn clauses_open_in_capitals_and_headings_are_in_capitals() {
        for text in ["RECALLING the lack of", "MINDFUL that States"] {
            assert!(opens_in_capitals(text), "{text}");
        }
        for text in ["GENERAL PROVISIONS", "UNHCR", "We, the Heads of State", "Recalling the lack of"] {
            assert!(!opens_in_capitals(text), "{text}");
        }
    }

    #[test]
    fn sentences_end_behind_marks_and_quotations() {
        let long = "The Board is concerned that the lights of the harbour are dark on most nights of the year. (art. 2)";
        for text in
            [long, "the end.", "如下：", "the end.^a", "the end.<sup>12</sup>", "“An Era”.", "he said “no.”", "two years;[^3]"]
        {
            assert!(ends_sentence(text), "{text}");
        }
        for text in [
            "Draft resolution A/C.3/79/L.18/Rev.1",
            "Recommendation No.",
            "Treaty Section",
            "the Term “Refugee”",
            "Convention on the Law",
        ] {
            assert!(!ends_sentence(text), "{text}");
        }
    }
}
