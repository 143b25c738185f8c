//! Words that name a division of a text (annex, chapter, article) and how its number is written, in the languages of the field.
//!
//! One list for the reader of raw texts and the reader of pages, so that a label that the one writes the other reads.

use super::{figure_from_letters, figure_from_roman};

/// What a word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Division {
    /// Annex, appendix, enclosure.
    Annex,
    /// Part, title, book.
    Part,
    /// Chapter.
    Chapter,
    /// Section.
    Section,
    /// Article, rule, principle.
    Article,
}

/// Every word, in small letters, and what it names.
pub const DIVISIONS: &[(&str, Division)] = &[
    ("annex", Division::Annex),
    ("annexe", Division::Annex),
    ("anexo", Division::Annex),
    ("appendix", Division::Annex),
    ("appendice", Division::Annex),
    ("apéndice", Division::Annex),
    ("attachment", Division::Annex),
    ("bijlage", Division::Annex),
    ("enclosure", Division::Annex),
    ("schedule", Division::Annex),
    ("приложение", Division::Annex),
    ("المرفق", Division::Annex),
    ("مرفق", Division::Annex),
    ("book", Division::Part),
    ("part", Division::Part),
    ("parte", Division::Part),
    ("partie", Division::Part),
    ("title", Division::Part),
    ("titre", Division::Part),
    ("título", Division::Part),
    ("часть", Division::Part),
    ("chapter", Division::Chapter),
    ("chapitre", Division::Chapter),
    ("capítulo", Division::Chapter),
    ("hoofdstuk", Division::Chapter),
    ("глава", Division::Chapter),
    ("الفصل", Division::Chapter),
    ("section", Division::Section),
    ("sección", Division::Section),
    ("раздел", Division::Section),
    ("article", Division::Article),
    ("artículo", Division::Article),
    ("articulo", Division::Article),
    ("artigo", Division::Article),
    ("artikel", Division::Article),
    ("guideline", Division::Article),
    ("principe", Division::Article),
    ("principio", Division::Article),
    ("principle", Division::Article),
    ("recommandation", Division::Article),
    ("recomendación", Division::Article),
    ("recommendation", Division::Article),
    ("regla", Division::Article),
    ("regulation", Division::Article),
    ("rule", Division::Article),
    ("règle", Division::Article),
    ("статья", Division::Article),
    ("المادة", Division::Article),
    ("مادة", Division::Article),
];

/// Numbers of divisions in words, in small letters, with their values.
pub const ORDINALS: &[(&str, u32)] = &[
    ("one", 1),
    ("first", 1),
    ("premier", 1),
    ("première", 1),
    ("primero", 1),
    ("primera", 1),
    ("two", 2),
    ("second", 2),
    ("deuxième", 2),
    ("segundo", 2),
    ("segunda", 2),
    ("three", 3),
    ("third", 3),
    ("troisième", 3),
    ("tercero", 3),
    ("tercera", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
];

/// What a word names, whatever its case.
pub fn division(word: &str) -> Option<Division> {
    let lower = word.to_lowercase();
    DIVISIONS.iter().find(|(name, _)| *name == lower).map(|(_, division)| *division)
}

/// The value of a division's number: `5`, `IV`, `B`, `premier`, `1er`; `None` for a word that is no number.
pub fn division_number(word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    if let Some((_, value)) = ORDINALS.iter().find(|(name, _)| *name == lower) {
        return Some(*value);
    }
    let written = word.chars().next().is_some_and(|c| c.is_numeric() || c.is_uppercase());
    if !written {
        return None;
    }
    word.parse()
        .ok()
        .or_else(|| figure_from_roman(word))
        .or_else(|| (word.len() == 1).then(|| figure_from_letters(word)).flatten())
        .or_else(|| lower.trim_end_matches(|c: char| c.is_alphabetic() || c == 'º').parse().ok().filter(|_| lower.len() <= 5))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers_of_divisions_are_known() {
        assert_eq!(division("CHAPTER"), Some(Division::Chapter));
        assert_eq!(division("Статья"), Some(Division::Article));
        assert_eq!(division("of"), None);
        assert_eq!(division_number("premier"), Some(1));
        assert_eq!(division_number("1er"), Some(1));
        assert_eq!(division_number("IV"), Some(4));
        assert_eq!(division_number("of"), None);
    }
}
