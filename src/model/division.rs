//! Words that name a division of a text (annex, chapter, article) and how its number is written, in the languages of the field.
//!
//! One list for the reader of raw texts and the reader of pages, so that a label that the one writes the other reads.

use super::{figure_from_letters, figure_from_roman, western_digit};

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

/// Every word, in small letters, what it names, and the English word that anchors use for it.
pub const DIVISIONS: &[(&str, Division, &str)] = &[
    ("annex", Division::Annex, "annex"),
    ("annexe", Division::Annex, "annex"),
    ("anexo", Division::Annex, "annex"),
    ("anhang", Division::Annex, "annex"),
    ("allegato", Division::Annex, "annex"),
    ("appendix", Division::Annex, "appendix"),
    ("appendice", Division::Annex, "appendix"),
    ("apéndice", Division::Annex, "appendix"),
    ("attachment", Division::Annex, "attachment"),
    ("bijlage", Division::Annex, "annex"),
    ("enclosure", Division::Annex, "enclosure"),
    ("schedule", Division::Annex, "schedule"),
    ("приложение", Division::Annex, "annex"),
    ("المرفق", Division::Annex, "annex"),
    ("مرفق", Division::Annex, "annex"),
    ("book", Division::Part, "book"),
    ("part", Division::Part, "part"),
    ("parte", Division::Part, "part"),
    ("partie", Division::Part, "part"),
    ("teil", Division::Part, "part"),
    ("title", Division::Part, "title"),
    ("titre", Division::Part, "title"),
    ("título", Division::Part, "title"),
    ("часть", Division::Part, "part"),
    ("chapter", Division::Chapter, "chapter"),
    ("chapitre", Division::Chapter, "chapter"),
    ("capítulo", Division::Chapter, "chapter"),
    ("hoofdstuk", Division::Chapter, "chapter"),
    ("kapitel", Division::Chapter, "chapter"),
    ("глава", Division::Chapter, "chapter"),
    ("الفصل", Division::Chapter, "chapter"),
    ("section", Division::Section, "section"),
    ("sección", Division::Section, "section"),
    ("abschnitt", Division::Section, "section"),
    ("раздел", Division::Section, "section"),
    ("art", Division::Article, "article"),
    ("article", Division::Article, "article"),
    ("artículo", Division::Article, "article"),
    ("articulo", Division::Article, "article"),
    ("artigo", Division::Article, "article"),
    ("artikel", Division::Article, "article"),
    ("articolo", Division::Article, "article"),
    ("conclusion", Division::Article, "conclusion"),
    ("guideline", Division::Article, "guideline"),
    ("principe", Division::Article, "principle"),
    ("principio", Division::Article, "principle"),
    ("principle", Division::Article, "principle"),
    ("recommandation", Division::Article, "recommendation"),
    ("recomendación", Division::Article, "recommendation"),
    ("recommendation", Division::Article, "recommendation"),
    ("regla", Division::Article, "rule"),
    ("regulation", Division::Article, "regulation"),
    ("rule", Division::Article, "rule"),
    ("règle", Division::Article, "rule"),
    ("статья", Division::Article, "article"),
    ("المادة", Division::Article, "article"),
    ("مادة", Division::Article, "article"),
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
    find(word).map(|(_, division, _)| *division)
}

/// What stands before the word where the text is not adopted yet: `Draft article 3`.
pub const DRAFT: &str = "draft ";

/// Drafts that a committee recommends, before their number, in small letters: `Draft resolution II`.
pub const DRAFT_ACTS: [&str; 6] = [
    "draft resolution",
    "draft decision",
    "projet de résolution",
    "projet de décision",
    "proyecto de resolución",
    "proyecto de decisión",
];

/// How long the word is with which a label says that it is one of a draft.
pub fn draft(label: &str) -> usize {
    label.get(..DRAFT.len()).filter(|word| word.eq_ignore_ascii_case(DRAFT)).map_or(0, str::len)
}

/// Words behind the number of a division in Chinese, `第四条`, what they name and the English word.
pub const CHINESE_DIVISIONS: [(&str, Division, &str); 4] = [
    ("条", Division::Article, "article"),
    ("章", Division::Chapter, "chapter"),
    ("节", Division::Section, "section"),
    ("部分", Division::Part, "part"),
];

/// What an annex is called in Chinese, before its number.
pub const CHINESE_ANNEX: &str = "附件";

/// What a label names, the English word for it, and its number: `Annex II`, `Art. 5`, `Draft article 3`; no number for `Annex`.
pub fn split_division(label: &str) -> Option<(Division, &'static str, &str)> {
    let label = label.trim();
    if let Some(number) = label.strip_prefix('第') {
        let split = |(word, division, english)| Some((division, english, number.strip_suffix(word)?));
        return CHINESE_DIVISIONS.into_iter().find_map(split);
    }
    if let Some(number) = label.strip_prefix(CHINESE_ANNEX) {
        return Some((Division::Annex, "annex", number));
    }
    let (word, number) = label[draft(label)..].split_once(char::is_whitespace).unwrap_or((&label[draft(label)..], ""));
    find(word.trim_end_matches('.')).map(|(_, division, english)| (*division, *english, number.trim()))
}

/// For each letter the words that begin with it: a bit for each place in the list.
const BEGINNING: [u64; 26] = {
    let mut places = [0; 26];
    let mut place = 0;
    while place < DIVISIONS.len() {
        let first = DIVISIONS[place].0.as_bytes()[0];
        if first.is_ascii_lowercase() {
            places[(first - b'a') as usize] |= 1 << place;
        }
        place += 1;
    }
    places
};

fn find(word: &str) -> Option<&'static (&'static str, Division, &'static str)> {
    if word.is_ascii() {
        let first = word.bytes().next().filter(u8::is_ascii_alphabetic)?.to_ascii_lowercase();
        let mut places = BEGINNING[usize::from(first - b'a')];
        while places != 0 {
            let division = &DIVISIONS[places.trailing_zeros() as usize];
            if division.0.eq_ignore_ascii_case(word) {
                return Some(division);
            }
            places &= places - 1;
        }
        return None;
    }
    let lower = word.to_lowercase();
    DIVISIONS.iter().find(|(name, _, _)| *name == lower)
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
    word.chars()
        .map(western_digit)
        .collect::<String>()
        .parse()
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
        assert_eq!(split_division("ANEXO IV"), Some((Division::Annex, "annex", "IV")));
        assert_eq!(split_division("Draft article 3 bis"), Some((Division::Article, "article", "3 bis")));
        assert_eq!(split_division("Art. 5"), Some((Division::Article, "article", "5")));
        assert_eq!(split_division("第十二条"), Some((Division::Article, "article", "十二")));
        assert_eq!(split_division("附件"), Some((Division::Annex, "annex", "")));
        assert_eq!(split_division("II"), None);
        assert_eq!(division_number("premier"), Some(1));
        assert_eq!(division_number("1er"), Some(1));
        assert_eq!(division_number("IV"), Some(4));
        assert_eq!(division_number("of"), None);
    }
}
