//! Short forms that a document gives to an instrument: `(hereinafter “the Convention”)`, `(the “Smuggling Protocol”)`, `(CRC)`.
//!
//! In: a text and the byte behind a treaty's name. Out: the short form in the brackets there and where they end. What it stands
//! for is the treaty before it, until the end of the document; front matter `[names]` can say the same for a whole page.

use super::cursor::Cursor;
use super::names;

/// A short form between brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Definition {
    /// The form, without "the": `Convention`, `CRC`, `Smuggling Protocol`.
    pub form: String,
    /// The byte behind the closing bracket.
    pub end: usize,
}

/// Reads a definition behind a name that ends at `at`.
pub(super) fn read(text: &str, at: usize) -> Option<Definition> {
    let mut cursor = Cursor::new(text, at);
    if !cursor.space() || !cursor.sign(&['(']) {
        return None;
    }
    let inner = cursor.run(|c| c != ')' && c != '(')?;
    if !cursor.sign(&[')']) || inner.len() > 120 {
        return None;
    }
    let end = cursor.at;
    let mut inner = Cursor::new(inner, 0);
    let told = inner.any_word(&["hereinafter", "hereafter", "henceforth"]);
    inner.sign(&[',']);
    inner.space();
    inner.any_word(&["also "]);
    let referred = inner.any_word(&["referred to as ", "known as ", "called "]);
    let form = inner.rest().trim();
    let quoted = form.contains(['“', '"', '‘']);
    let form = form.trim_matches(['“', '”', '"', '‘', '’', ' ', ',']);
    let form = form.strip_prefix("the ").or_else(|| form.strip_prefix("The ")).unwrap_or(form);
    let form = form.trim_matches(['“', '”', '"', '‘', '’', ' ', ',']);
    let capitals = form.chars().filter(|c| c.is_uppercase()).count();
    let acronym = !form.contains(' ') && form.len() <= 14 && capitals > 1 && form.chars().all(|c| c.is_alphabetic() || c == '-');
    let noun = form.split(' ').count() <= 6
        && capitals > 0
        && names::head_of(form).is_some()
        && !form.contains(['“', '”', '"', ';', ',']);
    let marked = told || referred || quoted || !inner.rest().contains(|c: char| c.is_ascii_digit());
    (acronym || noun && marked).then(|| Definition { form: form.to_string(), end })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> Option<String> {
        read(text, 1).map(|definition| definition.form)
    }

    #[test]
    fn short_forms_are_read_from_brackets() {
        assert_eq!(form("X (hereinafter “the Convention”)").as_deref(), Some("Convention"));
        assert_eq!(form("X (hereinafter referred to as the “Protocol”) and").as_deref(), Some("Protocol"));
        assert_eq!(form("X (the Smuggling of Migrants Protocol)").as_deref(), Some("Smuggling of Migrants Protocol"));
        assert_eq!(form("X (CRC), the").as_deref(), Some("CRC"));
    }

    #[test]
    fn other_brackets_define_nothing() {
        assert_eq!(form("X (General Assembly resolution 58/4, annex)"), None);
        assert_eq!(form("X (art. 5)"), None);
        assert_eq!(form("X (1979)"), None);
        assert_eq!(form("X, the Convention"), None);
    }
}
