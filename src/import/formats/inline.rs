//! Inline: words with their look as one line of marked-up text.
//!
//! In: pieces of a line, and the labels of the notes there are. Out: `*italics*`, `**bold**`, `[text](address)`, `<sup>a</sup>`,
//! `[^1]`. Signs that import would take for markup are escaped, so that `5 * 3` stays a product and `_x` a name.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::block::{Face, Height, Piece, Words, is_blank, plain};

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A line of its own.
    Line,
    /// Behind something on the line, as the words of a note are.
    Words,
    /// A heading: its look is that of a heading, whatever the file says.
    Heading,
    /// A cell of a table in HTML.
    Cell,
}

/// Longest label of a note, with its closing bracket.
const LABEL: usize = 13;

/// Words as one line. `notes` are the labels of the notes that the file has as such.
pub(super) fn line(words: &[Piece], place: Place, notes: &BTreeSet<&str>) -> String {
    let mut ink = Ink { place, notes, out: String::new(), in_link: false };
    let words = if place == Place::Heading { bare(words) } else { words.to_vec() };
    let (label, rest) = match words.split_first() {
        Some((Piece::Label(label), rest)) => (Some(label), rest),
        _ => (None, words.as_slice()),
    };
    if let Some(label) = label {
        ink.out.extend([label.as_str(), " "]);
    }
    ink.paragraph(&trimmed(rest));
    ink.out.trim().to_string()
}

struct Ink<'a> {
    place: Place,
    notes: &'a BTreeSet<&'a str>,
    out: String,
    in_link: bool,
}

impl Ink<'_> {
    /// Words of one look from end to end have their marks around all of them; that is how headings without a style look.
    fn paragraph(&mut self, words: &[Piece]) {
        let all = |of: fn(&Face) -> bool| {
            let mut faces = words.iter().filter_map(|piece| match piece {
                Piece::Text(text, face) if !text.trim().is_empty() => Some(face),
                _ => None,
            });
            !is_blank(words) && faces.all(of)
        };
        let (bold, italic) = (all(|face| face.bold), all(|face| face.italic));
        let stars = marks(bold, italic);
        if stars.is_empty() || self.place == Place::Cell || plain(words).contains('*') {
            return self.links(words, true);
        }
        let rest: Words = words
            .iter()
            .map(|piece| with(piece, |face| Face { bold: face.bold && !bold, italic: face.italic && !italic, ..face.clone() }))
            .collect();
        self.out.push_str(stars);
        self.links(&rest, false);
        self.out.push_str(stars);
    }

    /// Pieces that lead to one place are one link. `stars` says whether emphasis may be written with stars.
    fn links(&mut self, words: &[Piece], stars: bool) {
        let target = |piece: &Piece| match piece {
            Piece::Text(_, face) => face.link.clone(),
            _ => None,
        };
        for run in words.chunk_by(|a, b| target(a) == target(b)) {
            let said = plain(run);
            match target(&run[0]).filter(|_| !said.trim().is_empty()) {
                None => self.looks(run, stars),
                Some(target) if said.trim() == &*target && !said.contains(['<', '>']) && self.place != Place::Cell => {
                    self.around(&said, |ink| ink.out.extend(["<", &target, ">"]));
                }
                Some(target) => self.around(&said, |ink| {
                    ink.out.push('[');
                    ink.in_link = true;
                    ink.looks(&trimmed(run), stars);
                    ink.in_link = false;
                    write!(ink.out, "]({})", address(&target)).expect("a string takes all");
                }),
            }
        }
    }

    /// Pieces of one look together.
    fn looks(&mut self, words: &[Piece], stars: bool) {
        let runs: Vec<&[Piece]> = words.chunk_by(|a, b| look(a) == look(b)).collect();
        for (index, run) in runs.iter().enumerate() {
            let (bold, italic) = look(&run[0]);
            let said = plain(run);
            if !(bold || italic) || said.trim().is_empty() {
                run.iter().for_each(|piece| self.piece(piece));
                continue;
            }
            // Stars that touch other stars would be read as one mark.
            let next = runs.get(index + 1);
            let touches = next.is_some_and(|next| {
                look(&next[0]) != (false, false) && !said.ends_with(char::is_whitespace) || plain(next).starts_with('*')
            });
            let (open, close) = match (bold, italic) {
                _ if stars && !touches && !said.contains('*') && !self.out.ends_with('*') => {
                    (marks(bold, italic), marks(bold, italic))
                }
                (true, true) => ("<b><i>", "</i></b>"),
                (true, false) => ("<b>", "</b>"),
                _ => ("<i>", "</i>"),
            };
            self.around(&said, |ink| {
                ink.out.push_str(open);
                for piece in &trimmed(run) {
                    ink.piece(piece);
                }
                ink.out.push_str(close);
            });
        }
    }

    /// Writes something for words whose own spaces at the ends stand outside.
    fn around(&mut self, said: &str, write: impl FnOnce(&mut Self)) {
        if said.starts_with(char::is_whitespace) {
            self.out.push(' ');
        }
        write(self);
        if said.ends_with(char::is_whitespace) {
            self.out.push(' ');
        }
    }

    /// A piece without its look.
    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Label(text) => self.words(text),
            Piece::Mark(label) => self.out.extend(["[^", label, "]"]),
            Piece::Break if self.place == Place::Cell => self.out.push_str("<br>"),
            Piece::Break => self.out.push(' '),
            Piece::Text(text, face) => match face.height {
                Height::Raised => self.raised(text),
                Height::Lowered => self.words(&lowered(text)),
                Height::Line => self.words(text),
            },
        }
    }

    /// Whether the label of a note and a closing bracket stand here.
    fn is_note(&self, rest: &str) -> bool {
        let end = rest.char_indices().take(LABEL).find(|(_, c)| *c == ']');
        end.is_some_and(|(end, _)| self.notes.contains(&rest[..end]))
    }

    /// A raised figure is a power where the file has a note of that figure as such: its mark would be one as such, too.
    fn raised(&mut self, text: &str) {
        let core = text.trim();
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '*' | '†' | '‡' | '§' | '-' | '–' | '−' | '+');
        if core.is_empty() || core.chars().count() > 6 || !core.chars().all(fits) {
            self.words(text);
        } else if !self.notes.contains(core) || !core.bytes().all(|byte| byte.is_ascii_digit()) {
            self.out.extend(["<sup>", core, "</sup>"]);
        } else if self.place == Place::Cell {
            self.out.extend(["\\^", core]);
        } else {
            let digits = core.bytes().map(|digit| ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'][usize::from(digit - b'0')]);
            self.out.extend(digits.map(|digit| format!("&#{};", u32::from(digit))));
        }
    }

    /// Words with what only looks like markup escaped.
    fn words(&mut self, text: &str) {
        let linked = self.in_link || text.contains("](");
        for (at, c) in text.char_indices() {
            let rest = &text[at + c.len_utf8()..];
            let next = rest.chars().next();
            let begins = self.out.trim_start().is_empty();
            let in_word = self.out.ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let markup = match c {
                '*' => !(begins && next == Some(' ')),
                '_' => !in_word && next.is_some_and(|c| !c.is_whitespace() && c != '_'),
                '^' => next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '{' | '*')),
                '[' => linked || rest.starts_with('^') || self.is_note(rest),
                ']' => linked,
                '#' | '|' => begins && self.place == Place::Line,
                _ => false,
            };
            match c {
                '<' => self.out.push_str("&lt;"),
                '&' if next.is_some_and(|c| c.is_alphabetic() || c == '#') => self.out.push_str("&amp;"),
                '\\' if next.is_some_and(|c| c.is_ascii_punctuation()) && self.place != Place::Cell => self.out.push_str("&#92;"),
                '\t' if self.place != Place::Line => self.out.push(' '),
                '\n' | '\r' | '\u{c}' => self.out.push(' '),
                c if markup => self.out.extend(['\\', c]),
                c => self.out.push(c),
            }
        }
    }
}

/// The stars of a look.
fn marks(bold: bool, italic: bool) -> &'static str {
    match (bold, italic) {
        (true, true) => "***",
        (true, false) => "**",
        (false, true) => "*",
        (false, false) => "",
    }
}

fn look(piece: &Piece) -> (bool, bool) {
    match piece {
        Piece::Text(_, face) => (face.bold, face.italic),
        _ => (false, false),
    }
}

fn with(piece: &Piece, change: impl Fn(&Face) -> Face) -> Piece {
    match piece {
        Piece::Text(text, face) => Piece::Text(text.clone(), change(face)),
        other => other.clone(),
    }
}

/// Words without bold, italics and links.
fn bare(words: &[Piece]) -> Words {
    words.iter().map(|piece| with(piece, |face| Face { height: face.height, ..Face::default() })).collect()
}

/// Words without white space at either end, and without pieces that say nothing there.
fn trimmed(words: &[Piece]) -> Words {
    let says = |piece: &Piece| !is_blank(std::slice::from_ref(piece));
    let Some(first) = words.iter().position(says) else { return Words::new() };
    let last = words.iter().rposition(says).unwrap_or(first);
    let mut out = words[first..=last].to_vec();
    if let Some(Piece::Text(text, _)) = out.first_mut() {
        *text = text.trim_start().to_string();
    }
    if let Some(Piece::Text(text, _)) = out.last_mut() {
        text.truncate(text.trim_end().len());
    }
    out
}

/// Figures below the line, which have letters of their own.
fn lowered(text: &str) -> String {
    text.chars().map(|c| c.to_digit(10).and_then(|digit| char::from_u32(0x2080 + digit)).unwrap_or(c)).collect()
}

/// An address that ends where it ends.
fn address(target: &str) -> String {
    let mut out = String::with_capacity(target.len());
    for c in target.trim().chars() {
        match c {
            '(' | ')' | '<' | '>' | '"' | ' ' | '\t' | '\n' => write!(out, "%{:02X}", u32::from(c)).expect("a string takes all"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::inline::parse;

    fn text(words: &str, bold: bool, italic: bool) -> Piece {
        Piece::Text(words.to_string(), Face { bold, italic, ..Face::default() })
    }

    fn written(words: &[Piece]) -> String {
        line(words, Place::Line, &BTreeSet::from(["2"]))
    }

    #[test]
    fn looks_become_marks() {
        assert_eq!(
            written(&[text("See ", false, false), text("Treaty Series ", false, true), text("189", false, false)]),
            "See *Treaty Series* 189"
        );
        assert_eq!(written(&[text("A ", true, false), text("b", true, true)]), "**A <i>b</i>**");
        assert_eq!(written(&[text("one", false, true), text("two", true, false)]), "<i>one</i>**two**");
    }

    #[test]
    fn what_looks_like_markup_is_read_back_as_words() {
        let labels = BTreeSet::from(["2".to_string()]);
        for words in ["x_1 and _y_", "a < b & c", "R&D &amp; [2] [a](b)", "10^2 m", "# 5 | 6", "back\\*slash", "<b>no</b>"] {
            assert_eq!(parse(&written(&[text(words, false, false)]), &labels).plain, words);
        }
        let raised = Piece::Text("2".into(), Face { height: Height::Raised, ..Face::default() });
        let read = parse(&written(&[text("5 m", false, false), raised]), &labels);
        assert_eq!((read.plain.as_str(), read.marks.len()), ("5 m²", 0));
    }

    #[test]
    fn links_keep_their_spaces_outside() {
        let link =
            |words: &str| Piece::Text(words.into(), Face { link: Some("https://example.org/a(b)".into()), ..Face::default() });
        assert_eq!(
            written(&[text("see", false, false), link(" the [text] "), text("here", false, false)]),
            "see [the \\[text\\]](https://example.org/a%28b%29) here"
        );
        assert_eq!(written(&[link("https://example.org/a(b)")]), "<https://example.org/a(b)>");
    }
}
