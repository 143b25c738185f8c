//! Short forms that a document gives to an instrument: `(hereinafter “the Convention”)`, `(the “Smuggling Protocol”)`, `(CRC)`.
//!
//! In: a text and the byte behind a treaty's name. Out: the short form in the brackets there and where they end. What it stands
//! for is the treaty before it, until the end of the document; front matter `[names]` can say the same for a whole page.

use super::cursor::{Cursor, is_capital};
use super::names;

/// Short forms, as they are defined in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Definition {
    /// The forms, without "the": `Convention`, `CRC`, `Smuggling Protocol`.
    pub forms: Vec<String>,
    /// The byte behind the closing bracket, where it stands directly behind the name.
    pub end: Option<usize>,
}

/// Longest definition, in bytes.
const LONGEST: usize = 200;

/// How many brackets (a resolution, a treaty series) may stand between a name and its definition.
const BETWEEN: usize = 2;

/// Reads a definition behind a name that ends at `at`.
pub(super) fn read(text: &str, at: usize) -> Option<Definition> {
    let mut cursor = Cursor::new(text, at);
    let dated = cursor.attempt(date).is_some();
    for between in 0..=BETWEEN {
        if let Some(form) = cursor.attempt(unbracketed) {
            return Some(Definition { forms: vec![form], end: None });
        }
        let inner = cursor.attempt(bracket)?;
        let told = told_in(inner);
        let forms = forms(told);
        if !forms.is_empty() {
            let whole = between == 0 && !dated && told.len() == inner.len();
            return Some(Definition { forms, end: whole.then_some(cursor.at) });
        }
        if !inner.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
    }
    None
}

/// ` of 1951`, `, adopted on 28 July 1951,`: when it was made, before its short form.
fn date(cursor: &mut Cursor) -> Option<()> {
    cursor.sign(&[',']);
    if !cursor.space() {
        return None;
    }
    cursor.any_word(&["of ", "adopted on ", "adopted in ", "signed on ", "done on ", "concluded on ", "concluded in "]);
    cursor.attempt(|cursor| {
        cursor.figure(2)?;
        let space = cursor.space();
        let month = cursor.run(char::is_alphabetic)?;
        (space && is_capital(month) && cursor.space()).then_some(())
    });
    cursor.figure(4).filter(|year| year.len() == 4)?;
    cursor.attempt(|cursor| (cursor.sign(&[',']) && cursor.peek() == Some(' ')).then_some(()));
    Some(())
}

/// The part of a bracket that defines something: all of it, or what stands behind a source: `ibid., annex III; hereinafter “X”`.
fn told_in(inner: &str) -> &str {
    let told = TELLS.iter().filter_map(|word| inner.find(word)).min();
    let parted = || inner.rsplit("; ").next().filter(|part| part.contains(QUOTES_OPEN));
    told.map(|at| &inner[at..]).or_else(parted).unwrap_or(inner)
}

/// Words that begin a definition.
const TELLS: &[&str] = &["hereinafter", "hereafter", "henceforth"];
const QUOTES_OPEN: &[char] = &['“', '"', '‘'];

fn bracket<'t>(cursor: &mut Cursor<'t>) -> Option<&'t str> {
    if !cursor.space() || !cursor.sign(&['(']) {
        return None;
    }
    // "(resolution 2200 A (XXI), annex)" has brackets of its own.
    let rest = cursor.rest();
    let mut depth = 1;
    let end = rest.char_indices().take_while(|(at, _)| *at <= LONGEST).find_map(|(at, c)| {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        (depth == 0).then_some(at)
    })?;
    cursor.at += end + 1;
    Some(&rest[..end])
}

/// `, hereinafter referred to as “the Convention”`.
fn unbracketed(cursor: &mut Cursor) -> Option<String> {
    cursor.sign(&[',']);
    if !cursor.space() || !told(cursor) || !cursor.sign(QUOTES_OPEN) {
        return None;
    }
    let form = cursor.run(|c| !matches!(c, '”' | '"' | '’'))?;
    form_of(form, true)
}

/// `hereinafter`, `hereinafter also referred to as `.
fn told(cursor: &mut Cursor) -> bool {
    let told = cursor.any_word(TELLS);
    cursor.sign(&[',', ':']);
    cursor.space();
    cursor.any_word(&["also "]);
    cursor.any_word(&["to be "]);
    cursor.any_word(&["referred to as ", "known as ", "cited as ", "called "]) || told
}

/// The forms that a bracket defines: `(“CRC” or “the Convention”)` defines two.
fn forms(inner: &str) -> Vec<String> {
    let mut cursor = Cursor::new(inner, 0);
    let told = told(&mut cursor);
    let rest = cursor.rest();
    let rest = rest.replace("”, “", "” or “").replace("\", \"", "\" or \"");
    let parts: Vec<&str> = rest.split(" or ").collect();
    let found: Vec<String> = parts.iter().filter_map(|part| form_of(part, told)).collect();
    // Of several, one in quotation marks may be a whole title, which is known anyway.
    let quoted = parts.iter().all(|part| part.contains(QUOTES_OPEN));
    if found.len() == parts.len() || quoted { found } else { Vec::new() }
}

fn form_of(form: &str, told: bool) -> Option<String> {
    const QUOTES: &[char] = &['“', '”', '"', '‘', '’', ' ', ','];
    let quoted = form.contains(QUOTES_OPEN);
    let plain = form.trim().trim_matches(QUOTES);
    let plain = plain.strip_prefix("the ").or_else(|| plain.strip_prefix("The ")).unwrap_or(plain).trim_matches(QUOTES);
    let capitals = plain.chars().filter(|c| c.is_uppercase()).count();
    let letters = plain.chars().all(|c| c.is_alphabetic() || c == '-');
    let acronym = !plain.contains(' ') && plain.len() <= 14 && capitals > 1 && letters;
    let noun = plain.split(' ').count() <= 6
        && capitals > 0
        && names::head_of(plain).is_some()
        && !plain.contains(['“', '”', '"', ';', ',']);
    let marked = told || quoted || !plain.contains(|c: char| c.is_ascii_digit());
    // “Refugee Text”: words in capitals that no treaty is called by, where quotation marks say that they are a name.
    let words = plain.split(' ').count();
    let capital = plain.split(' ').all(|word| is_capital(word) && word.chars().all(|c| c.is_alphabetic() || c == '-'));
    let name = quoted && capital && words <= 5 && (words > 1 || told || form.trim_start().starts_with("the "));
    (acronym || noun && marked || name).then(|| plain.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> Option<String> {
        read(text, 1).map(|definition| definition.forms.join(" + "))
    }

    #[test]
    fn short_forms_are_read_from_brackets() {
        assert_eq!(form("X (hereinafter “the Convention”)").as_deref(), Some("Convention"));
        assert_eq!(form("X (hereinafter referred to as the “Protocol”) and").as_deref(), Some("Protocol"));
        assert_eq!(form("X (the Smuggling of Migrants Protocol)").as_deref(), Some("Smuggling of Migrants Protocol"));
        assert_eq!(form("X (CRC), the").as_deref(), Some("CRC"));
        assert_eq!(form("X (“CRC” or “the Convention”)").as_deref(), Some("CRC + Convention"));
        assert_eq!(form("X (ibid., annex III; hereinafter the \"Y Protocol\")").as_deref(), Some("Y Protocol"));
        assert_eq!(form("X (hereafter: “the Y Protocol”)").as_deref(), Some("Y Protocol"));
        assert_eq!(form("X of 1951 (the \"Refugee Text\")").as_deref(), Some("Refugee Text"));
        assert_eq!(form("X (“Child Treaty”, “CRC Text”)").as_deref(), Some("Child Treaty + CRC Text"));
        assert_eq!(form("X, of 28 July 1951 (“CRSR”)").as_deref(), Some("CRSR"));
        assert_eq!(form("X (“CRC” or “the Convention on All That Is Said of Children Here”)").as_deref(), Some("CRC"));
        assert_eq!(form("X, hereinafter referred to as “the Convention”, is").as_deref(), Some("Convention"));
        assert_eq!(form("X (resolution 2200 A (XXI), annex) (“the Covenant”)").as_deref(), Some("Covenant"));
    }

    #[test]
    fn other_brackets_define_nothing() {
        assert_eq!(form("X (General Assembly resolution 58/4, annex)"), None);
        assert_eq!(form("X (art. 5)"), None);
        assert_eq!(form("X (1979)"), None);
        assert_eq!(form("X, the Convention"), None);
    }
}
