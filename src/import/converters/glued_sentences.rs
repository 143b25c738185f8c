//! Sentences and clauses without a blank between them, where a converter left out the end of a line.
//!
//! In: a text, then its lines. Out: the lines with those blanks. Once or twice a printer forgets one; a text with many lost them all.
//!
//! `Sweden and Uruguay,Whereas the signatories` is `Sweden and Uruguay, Whereas the signatories`.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::import::furniture::regex;

/// A name in emphasis and what is said of it: `*The President:*Dr. Lamp`.
static NAMED: LazyLock<Regex> = LazyLock::new(|| regex(r"^(\*[^*]+?) ?([:.])( ?)\*(\p{Lu})"));

/// Fewest of them that show a habit.
const FEWEST: usize = 3;

/// Whether a text has many of them.
pub(super) fn are_a_habit(text: &str) -> bool {
    any(text.as_bytes()) && places(text).nth(FEWEST - 1).is_some()
}

/// Where a blank is missing: behind small letters and a stop, before a capital with a small letter behind it.
fn places(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let stops = (1..bytes.len().saturating_sub(1)).filter(|&at| is_glued([bytes[at - 1], bytes[at], bytes[at + 1]]));
    stops.map(|at| at + 1).filter(|&at| {
        let mut behind = text[at..].chars();
        let capital =
            behind.next().is_some_and(char::is_uppercase) && behind.next().is_some_and(|c| c.is_lowercase() || c == ' ');
        let before = text[..at - 1].chars().rev().take(2).filter(|c| c.is_lowercase()).count();
        capital && before == 2 && !is_address(text, at)
    })
}

/// Whether there is one, as far as three bytes tell. Every byte is looked at, which without a branch is many at once.
fn any(text: &[u8]) -> bool {
    text.array_windows().fold(false, |any, window| any | is_glued(*window))
}

fn is_glued([small, between, capital]: [u8; 3]) -> bool {
    let stop = matches!(between, b'.' | b';' | b',' | b':');
    small.is_ascii_lowercase() & stop & (capital.is_ascii_uppercase() | !capital.is_ascii())
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
    let (mut out, mut from) = (String::with_capacity(line.len() + FEWEST), 0);
    for at in places(&line) {
        out.extend([&line[from..at], " "]);
        from = at;
    }
    out.push_str(&line[from..]);
    Cow::Owned(out)
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
