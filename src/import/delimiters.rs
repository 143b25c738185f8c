//! Delimiters: where emphasis can close, and which brackets are links.
//!
//! In: the raw words of a chunk. Out: what `inline` has to know of the words ahead before it enters a mark. Each is found in one pass
//! over the words, so that brackets and stars that nothing closes cost no more than any other character.
//!
//! `[a [b] c](http://x.org)` is one link, as in CommonMark; `[a](` is none.

use std::sync::LazyLock;

use regex::Regex;

use super::inline::{html::AUTOLINK, regex};

static LINK_END: LazyLock<Regex> =
    LazyLock::new(|| regex(r#"^\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+"[^"]*")?\s*\)"#));

/// Longest delimiter of emphasis.
const LONGEST: usize = 3;

/// Where delimiters of emphasis stand that can close: of stars and of low lines, one, two and three of them.
pub(super) struct Closers {
    places: [[Vec<usize>; LONGEST]; 2],
}

impl Closers {
    pub(super) fn new(raw: &str) -> Self {
        let mut places: [[Vec<usize>; LONGEST]; 2] = Default::default();
        let mut from = 0;
        while let Some(found) = raw[from..].find(['*', '_']) {
            let at = from + found;
            let sign = raw.as_bytes()[at];
            let run = raw.as_bytes()[at..].iter().take_while(|&&byte| byte == sign).count();
            from = at + run;
            let behind_word = raw[..at].chars().next_back().is_some_and(|c| !c.is_whitespace());
            let in_word = sign == b'_' && raw[from..].starts_with(char::is_alphanumeric);
            if run <= LONGEST && behind_word && !in_word {
                places[usize::from(sign == b'_')][run - 1].push(at);
            }
        }
        Self { places }
    }

    /// Whether one of these delimiters closes behind a place and before another.
    pub(super) fn between(&self, sign: char, run: usize, from: usize, to: usize) -> bool {
        let places = &self.places[usize::from(sign == '_')][run - 1];
        places.get(places.partition_point(|&place| place < from)).is_some_and(|&place| place + run <= to)
    }
}

/// A link in the raw words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Link<'a> {
    /// Its opening bracket.
    pub(super) open: usize,
    /// The bracket that closes its words.
    pub(super) close: usize,
    /// One past the end of its target.
    pub(super) end: usize,
    /// Where it leads.
    pub(super) target: &'a str,
}

/// The links of some words, by their opening brackets.
pub(super) fn links(raw: &str) -> Vec<Link<'_>> {
    let mut links = Vec::new();
    if !raw.contains("](") {
        return links;
    }
    let mut open = Vec::new();
    let mut at = 0;
    while let Some(found) = raw[at..].find(['[', ']', '\\', '<']) {
        at += found;
        let rest = &raw[at..];
        match rest.as_bytes()[0] {
            b'[' => open.push(at),
            b']' => {
                if let Some(open) = open.pop()
                    && let Some((end, target)) = target(rest)
                {
                    links.push(Link { open, close: at, end: at + end, target });
                    at += end;
                    continue;
                }
            }
            b'\\' => {
                at += rest.bytes().take_while(|&byte| byte == b'\\').count();
                at += usize::from(raw[at..].starts_with(|c: char| c.is_ascii_punctuation()));
                continue;
            }
            _ => {
                if let Some(found) = AUTOLINK.find(rest) {
                    at += found.end();
                    continue;
                }
            }
        }
        at += 1;
    }
    links.sort_unstable_by_key(|link| link.open);
    links
}

/// The target behind the closing bracket of a link, and where it ends.
fn target(rest: &str) -> Option<(usize, &str)> {
    if !rest.starts_with("](") {
        return None;
    }
    let found = LINK_END.captures(rest)?;
    Some((found[0].len(), found.get(1)?.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_the_words_of_a_link_belong_to_it() {
        let raw = "[a [b] c](http://x.org) [d](y (z)";
        assert_eq!(links(raw), [Link { open: 0, close: 8, end: 23, target: "http://x.org" }]);
        assert_eq!(links("\\[a](b) [c\\](d)"), []);
    }

    #[test]
    fn a_delimiter_closes_behind_a_word() {
        let closers = Closers::new("*a b* c_d_ *e **f**");
        assert!(closers.between('*', 1, 1, 19) && !closers.between('*', 1, 5, 19));
        assert!(closers.between('_', 1, 8, 19) && !closers.between('_', 1, 10, 19));
        assert!(closers.between('*', 2, 16, 19) && !closers.between('*', 2, 16, 18));
    }
}
