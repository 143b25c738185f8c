//! Inline markup: what a converter left of italics, links and note marks, as marks over plain words.
//!
//! In: the raw words of a chunk. Out: a [`Text`]: escapes resolved, emphasis and links as marks, note marks in every notation as
//! [`MarkKind::NoteMark`] with the printed label, quotation marks curly. Words are never dropped.
//!
//! `Refugees<sup>a</sup> and *Treaty Series*\*` gives `Refugees and Treaty Series` with three marks.

pub(super) mod html;

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::delimiters::{Closers, Link, links};
use super::note_start::{is_raised, plain_label};
use super::tidy::tidy;
use crate::model::{Mark, MarkKind, Text};

static CARET: LazyLock<Regex> = LazyLock::new(|| regex(r"^\^(?:\{([^{}\s]{1,6})\}|([A-Za-z]{1,4}|\d{1,3}|\*{1,3})\^?)"));
static GFM: LazyLock<Regex> = LazyLock::new(|| regex(r"^\[\^([^\]\s]{1,12})\]"));
static BRACKET: LazyLock<Regex> = LazyLock::new(|| regex(r"^\[(\d{1,3})\]"));

pub(super) fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test compiles")
}

/// The words of a chunk with their marks. `labels` are the printed labels of the notes that the text defines: a raised `2` is a
/// note mark only where there is a note 2.
pub(super) fn parse(raw: &str, labels: &BTreeSet<String>) -> Text {
    let out = Text { plain: String::with_capacity(raw.len()), marks: Vec::new() };
    let mut reader = Reader { raw, at: 0, end: raw.len(), out, labels, depth: 0, closers: None, links: None };
    reader.run("");
    let mut text = tidy(reader.out);
    let order = |mark: &Mark| (mark.start, Reverse(mark.end));
    // Sorting takes memory, and nearly always they are in order.
    if !text.marks.is_sorted_by_key(order) {
        text.marks.sort_by_key(order);
    }
    text
}

/// Reads once from the start to the end: what closes is known before it is entered, so that nothing is read again.
struct Reader<'a> {
    raw: &'a str,
    at: usize,
    /// Where the words end that are being read: those of a link end at its bracket.
    end: usize,
    out: Text,
    labels: &'a BTreeSet<String>,
    depth: usize,
    /// Where emphasis can close, and the links there are: worked out when first asked for.
    closers: Option<Closers>,
    links: Option<Vec<Link<'a>>>,
}

/// Deepest nesting of emphasis and links that is read as such.
const DEPTH: usize = 12;

/// More characters than a label of a note has.
const LABEL: usize = 13;

/// Whether a character with this first byte can be something else than itself.
fn is_special(byte: u8) -> bool {
    const SPECIAL: [bool; 256] = {
        let mut table = [false; 256];
        // The last ones begin raised letters and figures.
        let bytes = b"\\<^[*_&\"'\xc2\xca\xcb\xe1\xe2";
        let mut index = 0;
        while index < bytes.len() {
            table[bytes[index] as usize] = true;
            index += 1;
        }
        table
    };
    SPECIAL[usize::from(byte)]
}

impl<'a> Reader<'a> {
    /// Reads to the end, or to a delimiter, which is left unread; says whether it met the delimiter. None is the empty one.
    fn run(&mut self, until: &str) -> bool {
        while self.at < self.end {
            let rest = &self.raw[self.at..self.end];
            let words = rest.bytes().position(is_special).unwrap_or(rest.len());
            self.out.plain.push_str(&rest[..words]);
            self.at += words;
            let rest = &rest[words..];
            let Some(c) = rest.chars().next() else { break };
            if !until.is_empty() && rest.starts_with(until) {
                return true;
            }
            if !self.special(rest) {
                self.push(c);
                self.at += c.len_utf8();
            }
        }
        false
    }

    /// Takes what stands here if it is markup.
    fn special(&mut self, rest: &'a str) -> bool {
        match rest.as_bytes()[0] {
            b'\\' => self.escape(rest),
            b'<' => self.tag(rest),
            b'^' => self.caret(rest),
            b'[' => self.bracket(rest),
            b'*' | b'_' => self.emphasis(rest),
            b'&' => self.entity(rest),
            byte if byte < 0x80 => false,
            _ => self.raised(rest),
        }
    }

    fn push(&mut self, c: char) {
        let c = match c {
            '"' => {
                if self.opens() {
                    '“'
                } else {
                    '”'
                }
            }
            '\'' => {
                let letter_follows = self.raw[self.at + 1..].starts_with(char::is_alphabetic);
                if self.opens() && letter_follows && self.raw[self.at + 1..].contains('\'') { '‘' } else { '’' }
            }
            c => c,
        };
        self.out.plain.push(c);
    }

    /// Whether a quotation mark here opens.
    fn opens(&self) -> bool {
        self.out
            .plain
            .chars()
            .next_back()
            .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '‘' | '—' | '–' | '/' | '-'))
    }

    fn mark(&mut self, label: &str) {
        let kept = self.out.plain.trim_end_matches(' ').len();
        // The mark stands behind the word; a space that a converter put before it goes to the other side.
        let spaced = kept < self.out.plain.len();
        if spaced {
            self.out.plain.truncate(kept);
            // Marks are added where the words end, so that only the last ones can stand behind that.
            for mark in self.out.marks.iter_mut().rev().take_while(|mark| mark.end > kept) {
                mark.start = mark.start.min(kept);
                mark.end = mark.end.min(kept);
            }
        }
        let at = self.out.plain.len();
        self.add(Mark { start: at, end: at, kind: MarkKind::NoteMark(label.into()) });
        if spaced && self.raw[self.at..].starts_with(char::is_alphanumeric) {
            self.out.plain.push(' ');
        }
    }

    fn escape(&mut self, rest: &str) -> bool {
        let slashes = rest.bytes().take_while(|&byte| byte == b'\\').count();
        let escaped = &rest[slashes..];
        let Some(c) = escaped.chars().next().filter(char::is_ascii_punctuation) else {
            self.out.plain.push_str(&rest[..slashes]);
            self.at += slashes;
            return true;
        };
        self.at += slashes;
        let stars = &escaped[..escaped.bytes().take_while(|&byte| byte == b'*').count()];
        if c == '*' && self.labels.contains(stars) && !self.out.plain.is_empty() {
            self.at += stars.len();
            self.mark(stars);
            return true;
        }
        self.push(c);
        self.at += c.len_utf8();
        true
    }

    fn caret(&mut self, rest: &str) -> bool {
        let Some(found) = CARET.captures(rest) else { return false };
        let label = found.get(1).or_else(|| found.get(2)).map_or("", |group| group.as_str());
        let word_goes_on = rest[found[0].len()..].starts_with(char::is_alphanumeric);
        if word_goes_on || !self.labels.contains(&plain_label(label)) {
            return false;
        }
        self.at += found[0].len();
        self.mark(&plain_label(label));
        true
    }

    fn bracket(&mut self, rest: &str) -> bool {
        if let Some(found) = GFM.captures(rest) {
            self.at += found[0].len();
            self.mark(&plain_label(&found[1]));
            return true;
        }
        if let Some(found) = BRACKET.captures(rest)
            && self.labels.contains(&found[1])
            && !rest[found[0].len()..].starts_with('(')
            && !self.out.plain.is_empty()
        {
            self.at += found[0].len();
            self.mark(&found[1]);
            return true;
        }
        if self.depth >= DEPTH {
            return false;
        }
        let raw = self.raw;
        let links = self.links.get_or_insert_with(|| links(raw));
        let Ok(place) = links.binary_search_by_key(&self.at, |link| link.open) else { return false };
        let Link { close, end, target, .. } = links[place];
        if end > self.end {
            return false;
        }
        let start = self.out.plain.len();
        let outer = std::mem::replace(&mut self.end, close);
        self.at += 1;
        self.depth += 1;
        self.run("");
        self.depth -= 1;
        (self.at, self.end) = (end, outer);
        let end = self.out.plain.len();
        if end > start && leads_somewhere(target) {
            self.add(Mark { start, end, kind: MarkKind::Link(target.into()) });
        }
        true
    }

    fn emphasis(&mut self, rest: &str) -> bool {
        let c = rest.chars().next().expect("the rest is not empty");
        let run = rest.chars().take_while(|&next| next == c).count();
        let after = rest[run..].chars().next();
        let before = self.out.plain.chars().next_back();
        let opens = after.is_some_and(|c| !c.is_whitespace()) && (c == '*' || before.is_none_or(|c| !c.is_alphanumeric()));
        let delimiter = &rest[..run];
        if c == '_' && run > 3 {
            // No more than three of them are a mark.
            self.out.plain.push_str(&rest[3..run]);
            self.at += run - 3;
            return true;
        }
        let raw = self.raw;
        let closes = |reader: &mut Self| {
            let closers = reader.closers.get_or_insert_with(|| Closers::new(raw));
            closers.between(c, run, reader.at + run, reader.end)
        };
        if opens && run <= 3 && self.depth < DEPTH && closes(self) {
            let start = self.out.plain.len();
            self.at += run;
            self.depth += 1;
            if self.run(delimiter) {
                self.at += run;
            }
            self.depth -= 1;
            match run {
                1 => self.span(start, MarkKind::Emphasis),
                2 => self.span(start, MarkKind::Strong),
                _ => {
                    self.span(start, MarkKind::Strong);
                    self.span(start, MarkKind::Emphasis);
                }
            }
            return true;
        }
        if c == '*' && before.is_some_and(|c| !c.is_whitespace() || c == ' ') {
            self.at += run;
            if self.labels.contains(delimiter) {
                self.mark(delimiter);
                return true;
            }
            if run >= 2 {
                // A pair of bold marks that nothing closes is a leftover of the converter.
                return true;
            }
            self.out.plain.push_str(delimiter);
            return true;
        }
        if run >= 2 && c == '*' {
            self.at += run;
            return true;
        }
        false
    }

    fn raised(&mut self, rest: &str) -> bool {
        let run: String = rest.chars().take_while(|&c| is_raised(c)).take(LABEL).collect();
        let label = plain_label(&run);
        if run.is_empty() || !self.labels.contains(&label) || self.out.plain.is_empty() || self.is_unit(&label) {
            return false;
        }
        self.at += run.len();
        self.mark(&label);
        true
    }

    fn span(&mut self, start: usize, kind: MarkKind) {
        let end = self.out.plain.trim_end().len();
        // A mark takes the space before it away, and the span may have begun behind that space.
        let start = start.min(self.out.plain.len());
        let start = start + self.out.plain[start..].len() - self.out.plain[start..].trim_start().len();
        if end > start {
            self.add(Mark { start, end, kind });
        }
    }

    /// Adds a mark. The list doubles as it grows, but never beyond what the words read so far let expect of the rest.
    fn add(&mut self, mark: Mark) {
        let marks = &mut self.out.marks;
        if marks.len() == marks.capacity() {
            let rest = marks.len().saturating_mul(self.raw.len() - self.at) / self.at.max(1);
            marks.reserve_exact((rest + rest / 32).clamp(marks.len() / 8 + 4, marks.len() + 4));
        }
        marks.push(mark);
    }
}

/// Whether a link still leads somewhere outside of the file it stood in: relative ones do not, and lose their target.
fn leads_somewhere(target: &str) -> bool {
    let scheme = target.split(':').next().unwrap_or_default().to_ascii_lowercase();
    scheme.len() < target.len() && ["http", "https", "ftp", "mailto"].contains(&scheme.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str, labels: &[&str]) -> (String, Vec<(String, String)>) {
        let labels = labels.iter().map(ToString::to_string).collect();
        let text = parse(raw, &labels);
        let marks =
            text.marks.iter().map(|mark| (text.plain[mark.start..mark.end].to_string(), format!("{:?}", mark.kind))).collect();
        (text.plain, marks)
    }

    #[test]
    fn note_marks_of_every_notation_leave_the_words() {
        for raw in ["Refugees<sup>a</sup> and", "Refugees^a and", "Refugees^{a} and", "Refugeesᵃ and", "Refugees[^a] and"] {
            let (plain, marks) = read(raw, &["a"]);
            assert_eq!(plain, "Refugees and", "{raw}");
            assert_eq!(marks, [(String::new(), "NoteMark(\"a\")".to_string())], "{raw}");
        }
        assert_eq!(read("agenda\\*", &["*"]).0, "agenda");
        assert_eq!(read("agenda*", &["*"]).0, "agenda");
        assert_eq!(read("his Office [1] and", &["1"]).0, "his Office and");
    }

    #[test]
    fn emphasis_around_a_mark_alone_is_none() {
        assert_eq!(read("word <b>[^1]</b> **[^2]**", &[]).0, "word");
    }

    #[test]
    fn raised_figures_without_a_note_stay() {
        assert_eq!(read("10 m² of m<sup>2</sup>", &[]).0, "10 m² of m²");
        assert_eq!(read("10<sup>6</sup> km<sup>2</sup>, 10<sup>–3</sup>, Na<sup>+</sup>", &["1"]).0, "10⁶ km², 10⁻³, Na⁺");
        assert_eq!(read("the 1<sup>st</sup> Chair<sup>9</sup>", &["1"]).0, "the 1st Chair⁹");
        assert_eq!(read("Chair<sup>2</sup> of 5 km<sup>2</sup> and 3 m²", &["2"]).0, "Chair of 5 km² and 3 m²");
    }

    #[test]
    fn emphasis_links_and_escapes_are_marks() {
        let (plain, marks) = read("**A** *b c* [www.x.org/a\\\\_b](http://www.x.org/a_b) <http://y.org>", &[]);
        assert_eq!(plain, "A b c www.x.org/a_b http://y.org");
        assert_eq!(marks.len(), 4);
        assert_eq!(read("_Expressing_ _concern_ at", &[]).1, [("Expressing concern".to_string(), "Emphasis".to_string())]);
        assert_eq!(read("snake_case_name stays", &[]).0, "snake_case_name stays");
    }

    #[test]
    fn relative_links_of_a_raw_text_keep_their_words_alone() {
        let (plain, marks) = read("the [Charter](../un/charter/README.md) and [a note](#n1)", &[]);
        assert_eq!((plain.as_str(), marks.len()), ("the Charter and a note", 0));
    }

    #[test]
    fn quotation_marks_are_curly() {
        assert_eq!(read("\"An Era\" of children's rights", &[]).0, "“An Era” of children’s rights");
    }
}
