//! Sentences and clauses without a blank between them, where a converter left out the end of a line.
//!
//! In: a text, then its lines. Out: the lines with those blanks. Once or twice a printer forgets one; a text with many lost them all.
//!
//! `Sweden and Uruguay,Whereas the signatories` is `Sweden and Uruguay, Whereas the signatories`.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::import::furniture::regex;

/// A small letter, a stop and a capital with a small letter behind it.
static GLUED: LazyLock<Regex> = LazyLock::new(|| regex(r"(\p{Ll}{2}[.;,:])(\p{Lu}[\p{Ll} ])"));
/// A name in emphasis and what is said of it: `*The President:*Dr. Lamp`.
static NAMED: LazyLock<Regex> = LazyLock::new(|| regex(r"^(\*[^*]+?) ?([:.])( ?)\*(\p{Lu})"));

/// Fewest of them that show a habit.
const FEWEST: usize = 3;

/// Whether a text has many of them.
pub(super) fn are_a_habit(text: &str) -> bool {
    any(text.as_bytes()) && GLUED.find_iter(text).filter(|found| !is_address(text, found.start())).nth(FEWEST - 1).is_some()
}

/// Whether there is one. Every byte is looked at, which without a branch is many at once.
fn any(text: &[u8]) -> bool {
    let stop = |byte: u8| matches!(byte, b'.' | b';' | b',' | b':');
    let glued = |[small, between, capital]: &[u8; 3]| {
        small.is_ascii_lowercase() & stop(*between) & (capital.is_ascii_uppercase() | !capital.is_ascii())
    };
    text.array_windows().fold(false, |any, window| any | glued(window))
}

/// Longest address that is looked at, in bytes.
const ADDRESS: usize = 80;

/// Whether a place in a text stands in an address of the web or of a person.
fn is_address(text: &str, at: usize) -> bool {
    let near = text.floor_char_boundary(at.saturating_sub(ADDRESS));
    let start = text[near..at].rfind(char::is_whitespace).map_or(near, |space| near + space);
    let end = text[at..].find(char::is_whitespace).map_or(text.len(), |space| at + space);
    let word = &text[start..end];
    word.contains(['/', '@', '_']) || word.contains("www.")
}

/// A line with the blanks that are missing.
pub(super) fn parted(line: Cow<'_, str>) -> Cow<'_, str> {
    let line = if line.starts_with('*') && NAMED.is_match(&line) {
        Cow::Owned(NAMED.replace(&line, "$1$2* $4").into_owned())
    } else {
        line
    };
    if !any(line.as_bytes()) {
        return line;
    }
    let blank = |found: &Captures| {
        let at = found.get_match().start();
        if is_address(&line, at) { found[0].to_string() } else { format!("{} {}", &found[1], &found[2]) }
    };
    Cow::Owned(GLUED.replace_all(&line, blank).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_parted_where_many_are_glued() {
        let line =
            "Bayland and Sandland,Whereas the ports are dark;Considering the storms;Have agreed.See www.Ports.Org and a@Port.Com";
        assert!(are_a_habit(line));
        assert_eq!(
            parted(Cow::Borrowed(line)),
            "Bayland and Sandland, Whereas the ports are dark; Considering the storms; Have agreed. See www.Ports.Org and a@Port.Com"
        );
        assert!(!are_a_habit("The ports are dark.The keepers rest. See https://Ports.Example.Org/Lights.Html"));
    }

    #[test]
    fn names_in_emphasis_are_parted_from_what_is_said_of_them() {
        for (line, parts) in [
            ("*The President of Northland:*Dr. A. Lamp, Minister", "*The President of Northland:* Dr. A. Lamp, Minister"),
            ("*The King of Southland: *Ms. B. Reef", "*The King of Southland:* Ms. B. Reef"),
        ] {
            assert_eq!(parted(Cow::Borrowed(line)), parts);
        }
    }
}
