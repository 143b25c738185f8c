//! How the names of an instrument are spelled in running text, and how strictly a spelling must be matched.
//!
//! In: the names on an instrument's page. Out: every spelling to search for (`organized`/`organised`, the plural of the head
//! noun, the title without "United Nations" or without its supplementing clause), and the stems that remain of a name when its
//! head noun is shared with another treaty ("the Trafficking in Persons and Smuggling of Migrants Protocols").
//! Never decides whether a mention is meant; it only lists what could be one.

use super::cursor::is_capital;
use crate::model::Instrument;

/// Words that treaties are called by, singular. Only those that an instrument of the site is called by can be linked; the
/// others are known so that "article 12 of the Penal Code" is not taken for an article of the treaty named before.
pub(super) const HEADS: &[&str] = &[
    "convention",
    "protocol",
    "covenant",
    "agreement",
    "treaty",
    "charter",
    "statute",
    "code",
    "constitution",
    "act",
    "law",
    "decree",
    "declaration",
    "directive",
    "regulation",
    "ordinance",
    "rules",
    "principles",
];

/// One way to write a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spelling {
    pub text: String,
    /// Whether the head noun stands in the plural.
    pub plural: bool,
}

/// All spellings of the names that are enough alone to link an instrument.
pub(super) fn spellings(instrument: &Instrument) -> Vec<Spelling> {
    let mut found: Vec<Spelling> = Vec::new();
    for name in own_names(instrument) {
        let mut forms = vec![Spelling { text: name.clone(), plural: is_plural(&name) }];
        forms.extend(plural(&name).map(|text| Spelling { text, plural: true }));
        for form in forms {
            for text in variants(&form.text) {
                if !found.iter().any(|known| known.text == text) {
                    found.push(Spelling { text, plural: form.plural });
                }
            }
        }
    }
    found
}

/// The names of an instrument that no other meaning competes with.
pub(super) fn own_names(instrument: &Instrument) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        let name = name.trim();
        if !name.is_empty() && !instrument.ambiguous_aliases.iter().any(|a| a == name) && !names.iter().any(|n| n == name) {
            names.push(name.to_string());
        }
    };
    for name in [&instrument.title, &instrument.short_title].into_iter().chain(&instrument.aliases) {
        add(name);
        let core = name.split(", supplementing ").next().unwrap_or(name);
        add(core);
        for prefix in ["United Nations ", "International "] {
            if let Some(rest) = core.strip_prefix(prefix).filter(|rest| head_of(rest).is_some() && rest.split(' ').count() > 2) {
                add(rest);
            }
        }
        if let Some((stem, head)) = core.rsplit_once(' ').filter(|(stem, head)| stem.contains(' ') && is_head(head))
            && !stem.starts_with(|c: char| c.is_ascii_digit())
            && !stem.contains("Protocol")
        {
            add(&format!("{head} on {stem}"));
        }
    }
    names
}

/// The head noun of a name, in small letters and singular: the first of the known ones that stands in it.
pub(super) fn head_of(name: &str) -> Option<&'static str> {
    name.split(|c: char| !c.is_alphanumeric()).find_map(|word| HEADS.iter().find(|head| is_form_of(word, head)).copied())
}

/// What a name leaves when its head noun is taken away: `Smuggling of Migrants`, `against the Smuggling of Migrants`.
pub(super) fn stem(name: &str) -> Option<Stem> {
    let words: Vec<&str> = name.split(' ').collect();
    let at = words.iter().position(|word| is_head(word))?;
    if at + 1 == words.len() && at > 0 {
        return Some(Stem::Before(words[..at].join(" ")));
    }
    (at + 1 < words.len()).then(|| Stem::Behind(words[at + 1..].join(" ")))
}

/// The part of a name that is left beside its head noun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stem {
    Before(String),
    Behind(String),
}

/// Whether the words of a text may be read as a mention of a name: acronyms keep their capitals, short names a capital head
/// noun, long titles may be in any case.
pub(super) fn is_spelled_as(found: &str, name: &str) -> bool {
    if found == name {
        return true;
    }
    let words = name.split(' ').count();
    found.split(' ').zip(name.split(' ')).all(|(found, name)| {
        let acronym = name.chars().filter(|c| c.is_uppercase()).count() > 1;
        let guarded = acronym || (words < 5 && is_head(name));
        !guarded || found == name || (is_head(name) && is_capital(found))
    })
}

fn is_head(word: &str) -> bool {
    is_capital(word) && HEADS.iter().any(|head| is_form_of(word, head))
}

fn is_form_of(word: &str, head: &str) -> bool {
    let singular = word.strip_suffix(['s', 'S']).unwrap_or(word);
    word.eq_ignore_ascii_case(head) || singular.eq_ignore_ascii_case(head)
}

fn is_plural(name: &str) -> bool {
    name.split(' ').find(|word| is_head(word)).is_some_and(|word| word.ends_with('s') && word != "Rules")
}

fn plural(name: &str) -> Option<String> {
    let head = name.split(' ').find(|word| is_head(word)).filter(|word| !word.ends_with('s'))?;
    Some(name.replacen(head, &format!("{head}s"), 1))
}

/// The spelling itself, the British one where they differ, and the curly apostrophe.
fn variants(name: &str) -> Vec<String> {
    let mut found = vec![name.to_string()];
    if name.contains("rganized") {
        found.push(name.replace("rganized", "rganised"));
    }
    if name.contains('\'') {
        found.push(name.replace('\'', "’"));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_gives_its_shorter_forms_and_plurals() {
        let instrument = Instrument {
            title: "United Nations Convention against Corruption".into(),
            short_title: "Migrant Smuggling Protocol".into(),
            ..Instrument::default()
        };
        let texts: Vec<String> = spellings(&instrument).into_iter().map(|spelling| spelling.text).collect();
        for wanted in [
            "Convention against Corruption",
            "United Nations Conventions against Corruption",
            "Migrant Smuggling Protocols",
            "Protocol on Migrant Smuggling",
        ] {
            assert!(texts.iter().any(|text| text == wanted), "{wanted} in {texts:?}");
        }
    }

    #[test]
    fn ambiguous_names_are_left_out() {
        let instrument = Instrument {
            title: "Montreal Protocol on Substances".into(),
            short_title: "Montreal Protocol".into(),
            ambiguous_aliases: vec!["Montreal Protocol".into()],
            ..Instrument::default()
        };
        assert_eq!(own_names(&instrument), ["Montreal Protocol on Substances"]);
    }

    #[test]
    fn short_names_need_their_capitals_and_long_titles_do_not() {
        assert!(is_spelled_as("Refugee convention".replace('c', "C").as_str(), "Refugee Convention"));
        assert!(!is_spelled_as("refugee convention", "Refugee Convention"));
        assert!(!is_spelled_as("Crc", "CRC"));
        assert!(is_spelled_as("convention on the rights of the child", "Convention on the Rights of the Child"));
    }

    #[test]
    fn stems_are_what_a_shared_head_noun_leaves() {
        assert_eq!(stem("Smuggling of Migrants Protocol"), Some(Stem::Before("Smuggling of Migrants".into())));
        assert_eq!(stem("Convention against Torture"), Some(Stem::Behind("against Torture".into())));
        assert_eq!(stem("UNCAC"), None);
    }
}
