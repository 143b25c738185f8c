//! Names of things in anchors: labels and words brought to `a-z`, `0-9` and `-`.
//!
//! In: a printed label or a title. Out: the piece of an anchor it makes. `12 bis` gives `12-bis`, `(a)` gives `a`, `Annex II` gives
//! `annex-2`, in whatever language the word is printed.

use crate::model::{
    Division, ORDINALS, figure_from_chinese, figure_from_letters, figure_from_roman, label_core, letters_from_figure,
    split_division,
};

/// Longest piece made from the words of a title; anchors travel in e-mail.
const LONGEST_TITLE: usize = 40;

/// Division and anchor of a label that begins with a word: `Annex II` gives `annex-2`; `None` for `II` or `A`.
pub(super) fn worded(label: &str) -> Option<(Division, String)> {
    let (division, name, number) = split_division(label)?;
    let ordinal = ORDINALS.iter().find(|(ordinal, _)| *ordinal == number.to_lowercase()).map(|(_, value)| *value);
    let value = ordinal.or_else(|| figure_from_roman(number)).or_else(|| figure_from_chinese(number));
    let number = value.map_or_else(|| slug(number), |figure| figure.to_string());
    Some((division, if number.is_empty() { name.to_string() } else { format!("{name}-{number}") }))
}

/// The piece that a label makes: `(a)` gives `a`, `12 bis` gives `12-bis`, `**` gives `star2`. A letter of another alphabet gives the
/// one that stands at its place in translations: `(ب)` gives `b`.
pub(super) fn piece(label: &str) -> String {
    let core = label_core(label);
    if !core.is_ascii()
        && let Some(value) = figure_from_letters(core)
    {
        return letters_from_figure(value);
    }
    if let Some(value) = figure_from_chinese(core.trim_matches(|c| matches!(c, '、' | '（' | '）'))) {
        return value.to_string();
    }
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
            ("Part One", "part-1"),
            ("Chapter IV", "chapter-4"),
            ("Статья 5", "article-5"),
            ("Section I.A", "section-i-a"),
            ("Art. IV", "article-4"),
            ("Draft article 3", "article-3"),
            ("第十二条", "article-12"),
            ("附件一", "annex-1"),
            ("المادة ٣", "article-3"),
        ] {
            assert_eq!(worded(label).map(|(_, name)| name).as_deref(), Some(name));
        }
        assert_eq!(worded("II"), None);
    }

    #[test]
    fn labels_lose_their_signs() {
        for (label, name) in [
            ("(a)", "a"),
            ("12 bis", "12-bis"),
            ("1.2", "1-2"),
            ("1)", "1"),
            ("*", "star"),
            ("**", "star2"),
            ("一、", "1"),
            ("㈡", "2"),
            ("٣", "3"),
        ] {
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
