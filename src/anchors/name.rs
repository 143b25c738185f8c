//! Names of things in anchors: labels and words brought to `a-z`, `0-9` and `-`.
//!
//! In: a printed label or a title. Out: the piece of an anchor it makes. `12 bis` gives `12-bis`, `(a)` gives `a`, `Annex II` gives
//! `annex-2`, in whatever language the word is printed.

use crate::model::{figure_from_roman, label_core};

/// Longest piece made from the words of a title; anchors travel in e-mail.
const LONGEST_TITLE: usize = 40;

/// What a heading with a word in its label is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Begins a text of its own: annex, appendix, enclosure.
    Annex,
    /// Numbers its paragraphs for itself: article, rule, principle.
    Provision,
    /// Divides the text: part, chapter, section, title.
    Division,
}

/// The words that begin labels of headings, their kind, and what they are called in anchors.
const WORDS: &[(&str, Kind, &str)] = &[
    ("annex", Kind::Annex, "annex"),
    ("annexe", Kind::Annex, "annex"),
    ("anexo", Kind::Annex, "annex"),
    ("appendix", Kind::Annex, "appendix"),
    ("appendice", Kind::Annex, "appendix"),
    ("apendice", Kind::Annex, "appendix"),
    ("enclosure", Kind::Annex, "enclosure"),
    ("attachment", Kind::Annex, "attachment"),
    ("schedule", Kind::Annex, "schedule"),
    ("article", Kind::Provision, "article"),
    ("articulo", Kind::Provision, "article"),
    ("artigo", Kind::Provision, "article"),
    ("rule", Kind::Provision, "rule"),
    ("regle", Kind::Provision, "rule"),
    ("regla", Kind::Provision, "rule"),
    ("principle", Kind::Provision, "principle"),
    ("principe", Kind::Provision, "principle"),
    ("principio", Kind::Provision, "principle"),
    ("guideline", Kind::Provision, "guideline"),
    ("part", Kind::Division, "part"),
    ("partie", Kind::Division, "part"),
    ("parte", Kind::Division, "part"),
    ("chapter", Kind::Division, "chapter"),
    ("chapitre", Kind::Division, "chapter"),
    ("capitulo", Kind::Division, "chapter"),
    ("section", Kind::Division, "section"),
    ("seccion", Kind::Division, "section"),
    ("title", Kind::Division, "title"),
    ("titre", Kind::Division, "title"),
    ("titulo", Kind::Division, "title"),
];

/// Kind and anchor of a label that begins with a word: `Annex II` gives `annex-2`; `None` for `II` or `A`.
pub(super) fn worded(label: &str) -> Option<(Kind, String)> {
    let plain = slug(label);
    let (word, number) = plain.split_once('-').unwrap_or((&plain, ""));
    let (_, kind, name) = WORDS.iter().find(|(known, _, _)| *known == word)?;
    let number = figure_from_roman(number).map_or_else(|| number.to_string(), |figure| figure.to_string());
    let number = if number.is_empty() { number } else { format!("-{number}") };
    Some((*kind, format!("{name}{number}")))
}

/// The piece that a label makes: `(a)` gives `a`, `12 bis` gives `12-bis`, `**` gives `star2`.
pub(super) fn piece(label: &str) -> String {
    let slug = slug(label_core(label));
    if slug.is_empty() { signs(label) } else { slug }
}

/// Signs that serve as labels of notes.
fn signs(label: &str) -> String {
    let count = label.chars().count();
    let name = match label.chars().next() {
        Some('*') => "star",
        Some('†') => "dagger",
        Some('‡') => "double-dagger",
        Some('§') => "paragraph",
        Some('#') => "hash",
        _ => "x",
    };
    if count > 1 { format!("{name}{count}") } else { name.to_string() }
}

/// The anchor of a heading without a label. Its prefix keeps it apart from all other shapes.
pub(super) fn title(words: &str) -> String {
    let slug = slug(words);
    let cut = match slug.get(..LONGEST_TITLE) {
        Some(head) if slug.len() > LONGEST_TITLE => head.rsplit_once('-').map_or(head, |(head, _)| head),
        _ => slug.as_str(),
    };
    if cut.is_empty() { "heading".into() } else { format!("heading-{cut}") }
}

/// Words as letters and figures with hyphens between them.
pub(super) fn slug(words: &str) -> String {
    let plain = deunicode::deunicode(words).to_ascii_lowercase();
    plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_with_words_have_one_name_in_all_languages() {
        for (label, name) in [
            ("Annex II", "annex-2"),
            ("ANNEX", "annex"),
            ("Anexo IV", "annex-4"),
            ("Article 16", "article-16"),
            ("Artículo 3 bis", "article-3-bis"),
            ("Part One", "part-one"),
            ("Chapter IV", "chapter-4"),
        ] {
            assert_eq!(worded(label).map(|(_, name)| name).as_deref(), Some(name));
        }
        assert_eq!(worded("II"), None);
    }

    #[test]
    fn labels_lose_their_signs() {
        for (label, name) in [("(a)", "a"), ("12 bis", "12-bis"), ("1.2", "1-2"), ("1)", "1"), ("*", "star"), ("**", "star2")] {
            assert_eq!(piece(label), name);
        }
    }

    #[test]
    fn titles_are_cut_between_words() {
        assert_eq!(title("Issues for discussion"), "heading-issues-for-discussion");
        assert_eq!(title("a".repeat(60).as_str()).len(), "heading-".len() + 40);
        assert_eq!(
            title("Whereas recognizing the importance of technical assistance"),
            "heading-whereas-recognizing-the-importance-of"
        );
        assert_eq!(title("…"), "heading");
    }
}
