//! Joining: a paragraph that a page break cut in two becomes one again.
//!
//! In: the chunks of the running text, notes and furniture already out. Out: the same with cut paragraphs in one piece. A cut shows
//! in the words: the first part does not end as a sentence does, and the second does not begin as one.
//!
//! `Depending on the circumstance` + `in which migrants are smuggled` is one paragraph; `the following:` + `(a) States` is not.

use super::chunk::{Chunk, Kind};
use super::hyphens::append;
use super::labels::{Label, Style, is_year, labels};
use super::vocabulary::Vocabulary;
use super::wrapping::{begins_recital, ends_sentence, is_notes_heading, is_open_word, is_shortened};

/// Chunks with cut paragraphs in one piece.
///
/// `stated` says that the file itself states where a paragraph ends; then only a label alone goes on with its words.
pub(super) fn join(mut chunks: Vec<Chunk>, stated: bool) -> Vec<Chunk> {
    let words = Vocabulary::default();
    chunks.dedup_by(|chunk, last| {
        let joins = is_label_above(last, chunk) || !stated && is_cut(last, chunk);
        if joins {
            append(&mut last.text, &chunk.text, &words);
            last.lines.extend(&chunk.lines);
        }
        joins
    });
    chunks
}

/// From so many words on a line is none that stands alone, however many there are.
const LONG: usize = 20;

/// Longest sentence that is looked at as a whole, in bytes: joining must not read a paragraph again for every piece of it.
const SENTENCE: usize = 4096;

/// Longest label that is one of a paragraph or item, in bytes.
const LONGEST_LABEL: usize = 64;

/// A paragraph number or item letter whose words stand on the next line.
pub(super) fn is_label_alone(text: &str) -> bool {
    let is_alone = |label: &Label| label.style > Style::Article && label.style != Style::Bullet && label.rest == text.len();
    text.len() <= LONGEST_LABEL && text.trim_end().ends_with(['.', ')', ']']) && labels(text).first().is_some_and(is_alone)
}

/// Whether the first is a label alone, and the second its words.
fn is_label_above(first: &Chunk, second: &Chunk) -> bool {
    let head = first.text.trim_end();
    first.kind == Kind::Text && second.kind == Kind::Text && is_label_alone(head) && labels(second.text.trim_start()).is_empty()
}

/// Whether the second goes on with the sentence of the first.
fn is_cut(first: &Chunk, second: &Chunk) -> bool {
    if first.kind != Kind::Text || second.kind != Kind::Text {
        return false;
    }
    let (head, tail) = (first.text.trim_end(), second.text.trim_start());
    let closed = is_notes_heading(head) || head.ends_with(':') || tail.starts_with(['<', '[', '|']);
    let wrapped = || !second.apart && !second.broken && is_wrapped(head, tail);
    !closed && (wrapped() || goes_on(head, tail, first.broken, second.broken)) && labels(tail).iter().all(is_year)
}

/// Fewest words of a sentence before a line that goes on with it.
const BEGUN: usize = 6;

/// Whether a line directly below another goes on with its sentence, since it begins with a figure or the other ends with a shortened
/// word: `in accordance with art.` / `16 of the Convention`.
fn is_wrapped(head: &str, tail: &str) -> bool {
    let words = tail.trim_start_matches(|c: char| c.is_ascii_digit());
    let figure =
        words.len() < tail.len() && (words.starts_with([')', ',']) || words.trim_start().starts_with(char::is_lowercase));
    let goes_on = is_shortened(head) || figure && !ends_sentence(head);
    goes_on && head.split_whitespace().nth(BEGUN - 1).is_some()
}

/// Whether words go on with those before them, as far as they show it; either may stand behind a break.
fn goes_on(head: &str, tail: &str, first_broken: bool, second_broken: bool) -> bool {
    let words = || head.split_whitespace().take(LONG).count();
    let bare_tail = tail.trim_start_matches(['*', '_', '“', '"', '(', '‘']);
    let starts_small = bare_tail.chars().next().is_some_and(char::is_lowercase);
    let starts_figure = bare_tail.chars().next().is_some_and(|c| c.is_ascii_digit());
    let ended = ends_sentence(head);
    if !ended {
        let last = head.rsplit(char::is_whitespace).next().unwrap_or("");
        // "…; and" closes an item: what follows is the next one, without a label.
        let item_end = head.ends_with("; and") || head.ends_with("; or") || {
            let before = head[..head.len() - last.len()].trim_end();
            before.ends_with(';') && last.chars().count() <= 3
        };
        if item_end {
            return false;
        }
        // "…, and" closes a recital.
        if head.ends_with(", and") && begins_recital(tail) {
            return false;
        }
        if is_open_word(last) && words() >= 4 {
            return true;
        }
        // "The General Assembly," above a preamble is a paragraph of its own.
        if head.ends_with(',') && (words() <= 4 || !starts_small && !starts_figure) {
            return false;
        }
        if starts_small {
            return words() >= 4;
        }
        let prose = head.chars().nth(119).is_some() && tail.chars().nth(39).is_some() && ends_sentence(tail);
        return prose && (first_broken || second_broken) && (starts_figure || !head.ends_with(','));
    }
    // "… to essential services;" at the end of a page, "women are granted …" on the next one.
    let long_tail = || tail.split_whitespace().nth(14).is_some();
    if second_broken && starts_small && head.ends_with(';') && words() >= 20 && long_tail() && !tail.ends_with(';') {
        return labels(head).iter().all(|label| label.style == Style::Figure);
    }
    // An enumeration inside a paragraph: "… and include: The critical intersections …; Impact evaluations …;" goes on.
    let enumeration = head.ends_with(';')
        && labels(head).iter().all(|label| label.style == Style::Figure)
        && sentence(head).rsplit_once(": ").is_some_and(|(_, items)| second_broken || items.contains("; "));
    enumeration && tail.split(['.', ':']).next().is_some_and(|clause| clause.contains(';'))
}

/// The end of a paragraph, as far back as one sentence can go.
fn sentence(text: &str) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(SENTENCE))..]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(texts: &[&str]) -> usize {
        joined_as(texts, true)
    }

    /// How many paragraphs texts become that stand below each other, with a blank line between or not.
    fn joined_as(texts: &[&str], apart: bool) -> usize {
        let chunk = |text: &&str| Chunk { lines: vec![1], text: (*text).to_string(), apart, ..Chunk::default() };
        join(texts.iter().map(chunk).collect(), false).len()
    }

    #[test]
    fn cut_sentences_are_one_paragraph() {
        assert_eq!(joined(&["12. Depending on the circumstance", "in which migrants are smuggled."]), 1);
        assert_eq!(joined(&["under the United Nations Convention on the", "Law of the Sea, which applies."]), 1);
        assert_eq!(
            joined(&[
                "Issues include: The critical intersections; Impact evaluations;",
                "Preventing Trafficking; Addressing it. More."
            ]),
            1
        );
    }

    #[test]
    fn lines_that_begin_with_a_figure_or_stand_below_a_shortened_word_go_on() {
        let joined = |head, tail| joined_as(&[head, tail], false) == 1;
        assert!(joined("2. De conformidad con la Convención, los puertos y sus", "27 delegaciones se reunieron"));
        assert!(joined("1. The keepers work in accordance with art.", "16 of the Convention."));
        assert!(joined("1. The ports that were lit in May were those of Ms.", "Lamp and others."));
        assert!(!joined("1. The Board met in Northport.", "27 delegations took part."));
        assert!(!joined("Lights of the coast", "27 delegations took part."));
        assert!(!joined("1. The keepers work in the ports that are lit", "16. The Convention."));
    }

    #[test]
    fn ends_that_look_cut_are_not() {
        assert_eq!(joined(&["including the following:", "information campaigns;"]), 2);
        assert_eq!(joined(&["The General Assembly,", "proclaims this Declaration."]), 2);
        assert_eq!(joined(&["the rights of all; and", "considering that rights matter."]), 2);
        assert_eq!(joined(&["Treaty Section", "50. Legal advice has been given."]), 2);
    }
}
