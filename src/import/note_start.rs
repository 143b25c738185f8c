//! The beginning of a note's text, in every notation of the field.
//!
//! In: a line. Out: the printed label without its marks, and where the words begin. Which lines may begin a note at all
//! (a plain `12  Text` only at the foot of a page) is the caller's knowledge.
//!
//! `<sup>a</sup> United`, `^{iv} www`, `¹ The views`, `\* CTOC`, `[^3]: Text`, and in a note zone `12  Ibid.`

use std::sync::LazyLock;

use regex::Regex;

use super::furniture::Furniture;
use super::lines::Line;
use super::old_marks;

/// Where a note begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoteStart {
    /// The label as printed, superscript characters as plain ones: `1`, `a`, `iv`, `*`.
    pub(super) label: String,
    /// First byte of the words.
    pub(super) rest: usize,
}

impl NoteStart {
    /// Whether a full stop stands behind the label in the line.
    pub(super) fn is_dotted(&self, line: &str) -> bool {
        line[..self.rest].trim_end().ends_with('.')
    }
}

static MARKED: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        r"^(?:<sup>\s*(?P<sup>[^<>\s]{1,6})\s*</sup>",
        r"|\^\{(?P<brace>[^{}\s]{1,6})\}",
        r"|\^(?P<caret>[A-Za-z]{1,4}|\d{1,3}|\*{1,3})\^?(?:\s|$)",
        r"|\[\^(?P<gfm>[^\]\s]{1,12})\]:",
        r"|(?P<up>[¹²³⁰⁴⁵⁶⁷⁸⁹ⁱⁿᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ]{1,5})",
        r"|(?P<star>(?:\\\*){1,4}|\\?[†‡§]))\s*"
    ))
});
static STARRED: LazyLock<Regex> = LazyLock::new(|| regex(r"^(?P<star>\*{1,3}|_\*+_)\s+\S"));
static PLAIN: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^(?:_?\*{0,2}\d{1,3}\*{0,2}_?|\[\d{1,3}\]|[a-z]|[ivx]{2,4})(?:[.)]?\s+|$)"));

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test compiles")
}

/// A note whose mark shows that it is one, wherever it stands.
pub(super) fn marked(text: &str) -> Option<NoteStart> {
    if let Some((label, rest)) = old_marks::begins(text) {
        return Some(NoteStart { label, rest });
    }
    if !text.starts_with(|c: char| matches!(c, '<' | '^' | '[' | '\\' | '†' | '‡' | '§') || is_raised(c)) {
        return None;
    }
    let found = MARKED.captures(text)?;
    let label = ["sup", "brace", "caret", "gfm", "up", "star"].iter().find_map(|name| found.name(name))?.as_str();
    Some(NoteStart { label: plain_label(label), rest: found.get(0)?.end() })
}

/// A note behind a bare star: only where a star in the text asks for it, since it is also how a list item begins.
pub(super) fn starred(text: &str) -> Option<NoteStart> {
    if !text.starts_with(['*', '_']) {
        return None;
    }
    let found = STARRED.captures(text)?;
    let star = found.name("star")?;
    let rest = star.end() + text[star.end()..].len() - text[star.end()..].trim_start().len();
    Some(NoteStart { label: plain_label(star.as_str()), rest })
}

/// Longest plain label with its marks and a space behind it, in bytes.
const LONGEST: usize = 24;

/// A note behind a plain figure or letter: only in a zone of notes.
pub(super) fn plain(text: &str) -> Option<NoteStart> {
    let begins = text.starts_with(|c: char| matches!(c, '_' | '*' | '[' | 'a'..='z') || c.is_numeric());
    let word = text.as_bytes().get(..5).is_some_and(|start| start.iter().all(u8::is_ascii_lowercase));
    if !begins || word {
        return None;
    }
    let found = PLAIN.find(&text[..text.floor_char_boundary(LONGEST)])?;
    let label = found.as_str().trim_end().trim_end_matches(['.', ')']).trim_matches(['_', '*', '[', ']']);
    let rest = text.len() - text[found.end()..].trim_start().len();
    // "in which migrants" goes on with a sentence; "a United Nations" is note a.
    let letter = label.starts_with(|c: char| c.is_ascii_lowercase());
    (!letter || text[rest..].starts_with(|c: char| !c.is_lowercase())).then(|| NoteStart { label: label.to_string(), rest })
}

/// A note behind a figure in round brackets: only below a heading "Notes", since items begin so.
pub(super) fn bracketed(text: &str) -> Option<NoteStart> {
    let (label, words) = text.strip_prefix('(')?.split_once(')')?;
    let figures = (1..=3).contains(&label.len()) && label.bytes().all(|byte| byte.is_ascii_digit());
    (figures && words.starts_with([' ', '\t']))
        .then(|| NoteStart { label: label.to_string(), rest: text.len() - words.trim_start().len() })
}

/// The next note behind a figure that is glued to its words: only below a heading "Notes". `1See A/66/1.`
pub(super) fn glued(text: &str, next: u32) -> Option<NoteStart> {
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    let (label, words) = text.split_at(figures);
    (label.parse() == Ok(next) && words.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"')))
        .then(|| NoteStart { label: label.to_string(), rest: figures })
}

/// A printed label with superscript characters as plain ones and without escapes.
pub(super) fn plain_label(label: &str) -> String {
    label.chars().filter(|c| !matches!(c, '\\' | '_' | '{' | '}')).map(plain_char).collect()
}

/// A superscript character as a plain one.
fn plain_char(c: char) -> char {
    const RAISED: &str = "¹²³⁰⁴⁵⁶⁷⁸⁹ⁱⁿᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ";
    const PLAIN: &str = "1230456789inabcdefghjklmoprstuvwxyz";
    if !matches!(c, '²' | '³' | '¹' | '\u{2b0}'..='\u{2e3}' | '\u{1d2c}'..='\u{1dbf}' | '\u{2070}'..='\u{207f}') {
        return c;
    }
    RAISED.chars().position(|raised| raised == c).and_then(|index| PLAIN.chars().nth(index)).unwrap_or(c)
}

/// Whether a character is a superscript one.
pub(super) fn is_raised(c: char) -> bool {
    plain_char(c) != c
}

/// Whether a starred line stands in a list of starred lines.
pub(super) fn in_starred_list(lines: &[Line], furniture: &[Option<Furniture>], index: usize) -> bool {
    let is_starred = |line: &Line| starred(&line.text).is_some_and(|start| start.label == "*");
    let filled = |index: &usize| !lines[*index].is_blank() && furniture[*index].is_none();
    let near = |indices: &mut dyn Iterator<Item = usize>| indices.filter(filled).take(6).any(|index| is_starred(&lines[index]));
    is_starred(&lines[index]) && (near(&mut (0..index).rev()) || near(&mut (index + 1..lines.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notation_gives_its_label() {
        for (line, label, words) in [
            ("<sup>a</sup> United", "a", "United"),
            ("^{iv} www.ungift.org", "iv", "www.ungift.org"),
            ("^b S/22393", "b", "S/22393"),
            ("¹ The views", "1", "The views"),
            ("ⁱⁱ ICAT", "ii", "ICAT"),
            ("\\* CTOC", "*", "CTOC"),
            ("[^12]: Text", "12", "Text"),
        ] {
            let start = marked(line).expect(line);
            assert_eq!((start.label.as_str(), &line[start.rest..]), (label, words));
        }
        assert_eq!(plain("12  Ibid.").map(|start| start.label), Some("12".into()));
        assert_eq!(starred("* CTOC/COP").map(|start| start.rest), Some(2));
        assert_eq!(marked("*Report* of"), None);
    }
}
