//! Labels as they are printed, without what scanners and converters put into them.
//!
//! In: the words of a line. Out: the same, a label at their beginning mended.
//!
//! `( a ) Text` is `(a) Text`, `1\. Text` is `1. Text`.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::signs::Signs;
use crate::model::{division, division_number};

/// The words with their label mended.
pub(super) fn mended(text: Cow<'_, str>, signs: Signs) -> Cow<'_, str> {
    unglued(unspaced(without_bullet(unquoted(if signs.have(Signs::ESCAPE) { unescaped(text) } else { text }))), signs)
}

/// A label before the mark that opens a quotation, as a paragraph of a text that is quoted has it: `“1. Urges` is `1. “Urges`.
fn unquoted(text: Cow<'_, str>) -> Cow<'_, str> {
    let Some(words) = text.strip_prefix('“') else { return text };
    let core = words.strip_prefix('(').unwrap_or(words);
    let length = core.bytes().take(LONGEST + 1).take_while(u8::is_ascii_alphanumeric).count();
    let (label, rest) = core.split_at(length);
    let figures =
        length < LONGEST && label.bytes().all(|byte| byte.is_ascii_digit()) && core.len() == words.len() && rest.starts_with('.');
    let letters = label.bytes().all(|byte| byte.is_ascii_lowercase()) && core.len() < words.len() && rest.starts_with(')');
    let behind = rest.get(1..).unwrap_or_default();
    let words_behind = behind.trim_start();
    if !(1..=LONGEST).contains(&length) || !(figures || letters) || words_behind.len() == behind.len() || words_behind.is_empty()
    {
        return text;
    }
    Cow::Owned(format!("{} “{words_behind}", &words[..words.len() - behind.len()]))
}

/// Most letters of a label in a quotation; figures are fewer, since four are those of a year.
const LONGEST: usize = 4;

/// A division with a blank before its title: `Chapter IIMatters` is `Chapter II Matters`.
fn unglued(text: Cow<'_, str>, signs: Signs) -> Cow<'_, str> {
    if !signs.have(Signs::RISE) && !text.starts_with(|c: char| c.is_ascii_uppercase()) {
        return text;
    }
    let Some((word, rest)) = text.split_once(' ').filter(|(word, _)| division(word).is_some()) else { return text };
    let token = &rest[..rest.find(' ').unwrap_or(rest.len())];
    let bytes = token.as_bytes();
    let hump = |at: &usize| bytes[*at].is_ascii_uppercase() && bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase);
    let numbered = |at: &usize| division_number(&token[..*at]).is_some();
    match (1..bytes.len()).find(|at| hump(at) && numbered(at)) {
        Some(at) => Cow::Owned(format!("{word} {} {}", &rest[..at], &rest[at..])),
        None => text,
    }
}

/// Whether a bullet stands before a label, as converters put it there: `- (a) Text`, `- 3. Text`.
static BULLETED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[-*+] +\(?(?:[a-z]{1,4}|\d{1,3})\) |^[-*+] +(?:\*\*)?\d{1,3}\.(?:\*\*)? +\S")
        .expect("the pattern is a constant that a test compiles")
});

/// A label without the bullet before it.
fn without_bullet(text: Cow<'_, str>) -> Cow<'_, str> {
    let words = text.trim_start_matches('\t');
    if !matches!(words.as_bytes(), [b'-' | b'*' | b'+', b' ', ..]) || !BULLETED.is_match(words) {
        return text;
    }
    Cow::Owned(words[1..].trim_start().to_string())
}

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\(\s*(?P<bracket>[A-Za-z]{1,4}|\d{1,3})\s*\)|(?P<figure>\d{1,3})\s\.|(?:\*\*|__|\*|_)(?P<marked>\(?[A-Za-z0-9]{1,5}[.)])(?:\*\*|__|\*|_))(?P<space>\s+|$)")
        .expect("the pattern is a constant that a test compiles")
});

/// A label spaced out by a scanner, or in bold alone, as it is printed: `( a ) Text`, `1 . Text`, `**12.** Text`.
fn unspaced(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.starts_with('[') && !may_need_mending(text.as_bytes()) {
        return text;
    }
    // `[7 Resolution 71/1.](address)`: a converter drew the label of a note into the link.
    if let Some(rest) = text.strip_prefix('[') {
        let figures = rest.bytes().take_while(u8::is_ascii_digit).count();
        let linked = (1..=3).contains(&figures) && rest[figures..].starts_with(' ') && rest.contains("](");
        return if linked { Cow::Owned(format!("{} [{}", &rest[..figures], &rest[figures + 1..])) } else { text };
    }
    let Some(found) = LABEL.captures(&text) else { return text };
    let label = match (found.name("bracket"), found.name("figure"), found.name("marked")) {
        (Some(core), ..) => format!("({})", core.as_str()),
        (_, Some(figure), _) => format!("{}.", figure.as_str()),
        (.., Some(marked)) => marked.as_str().to_string(),
        _ => return text,
    };
    Cow::Owned(format!("{label}{}{}", &found["space"], &text[found[0].len()..]))
}

static ESCAPED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[-+] )?[#*_ ]*\\?\(?[A-Za-z0-9]{1,5}(?:\\?\.[0-9]{1,3})*\\?[.)]")
        .expect("the pattern is a constant that a test compiles")
});

/// A label without the escapes by which Markdown tells it from the number of a list: `1\. Text`, `## **2\. Title**`, `\(a\) Text`.
fn unescaped(text: Cow<'_, str>) -> Cow<'_, str> {
    let Some(label) = ESCAPED.find(&text) else { return text };
    Cow::Owned(format!("{}{}", label.as_str().replace('\\', ""), &text[label.end()..]))
}

/// Whether a label at the start can be one that is spaced out or in bold.
fn may_need_mending(text: &[u8]) -> bool {
    let core = |from: usize| from + text[from..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).take(5).count();
    match text.first() {
        Some(b'*' | b'_') => true,
        Some(b'(') => core(1) == 1 || text.get(core(1)) != Some(&b')'),
        Some(b'0'..=b'9') => matches!(text.get(core(0)..core(0) + 2), Some([b' ' | b'\t', b'.'])),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_as_printed() {
        for (line, label) in
            [("( a ) To ensure", "(a) To ensure"), ("1 . The text", "1. The text"), ("**12.** The text", "12. The text")]
        {
            assert_eq!(mended(Cow::Borrowed(line), Signs::of(line)), label);
        }
    }

    #[test]
    fn divisions_are_parted_from_their_titles() {
        for (line, parted) in [
            ("Chapter IIOrganizational matters", "Chapter II Organizational matters"),
            ("Chapter IMatters", "Chapter I Matters"),
            ("Part oneReport of the Board", "Part one Report of the Board"),
            ("Article 1Definitions", "Article 1 Definitions"),
            ("Chapter II", "Chapter II"),
            ("Part of McNair", "Part of McNair"),
        ] {
            assert_eq!(mended(Cow::Borrowed(line), Signs::of(line)), parted);
        }
    }

    #[test]
    fn labels_have_no_escapes() {
        for (line, label) in [
            (r"1\. The text", "1. The text"),
            (r"\(a\) To ensure", "(a) To ensure"),
            (r"ii\) To ensure", "ii) To ensure"),
            (r"## **2\.1\. Title**", "## **2.1. Title**"),
            (r"**3\.** The text", "3. The text"),
            (r"- \(a\) To ensure", "(a) To ensure"),
            ("* b) To ensure", "b) To ensure"),
            ("- 12. The text", "12. The text"),
            ("\t- (a) To ensure", "(a) To ensure"),
            ("- See (a) above", "- See (a) above"),
            ("“2.   Invites States", "2. “Invites States"),
            ("“(a) To ensure", "(a) “To ensure"),
            ("“2.5 million”", "“2.5 million”"),
            ("“1990. A year”", "“1990. A year”"),
            ("“The ports", "“The ports"),
            (r"\* Issued again.", r"\* Issued again."),
            (r"The rule \(a\) holds.", r"The rule \(a\) holds."),
        ] {
            assert_eq!(mended(Cow::Borrowed(line), Signs::of(line)), label);
        }
    }
}
