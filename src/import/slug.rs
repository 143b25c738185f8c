//! Slugs: the name of a document in addresses, chosen once at import.
//!
//! In: what the document states of itself. Out: at most 32 characters of `a-z0-9-`. The same facts give the same slug; telling
//! documents of one title apart is the caller's, with [`distinct`].

use crate::model::Meta;

/// Longest slug, in characters.
const LENGTH: usize = 32;

/// Words that tell nothing apart.
const SMALL: &[&str] = &["a", "an", "and", "the", "of", "in", "on", "for", "to", "by", "with", "its", "from", "at", "or"];

/// The slug that the facts of a document suggest; `fallback` is used where it states none.
pub(super) fn slug(meta: &Meta, first_heading: Option<&str>, fallback: &str) -> String {
    let from =
        meta.symbol.as_deref().filter(|_| meta.title.is_none()).or(meta.title.as_deref()).or(first_heading).unwrap_or(fallback);
    let slug = shorten(&plain(from));
    if slug.is_empty() { shorten(&plain(fallback)) } else { slug }
}

/// The slug with what tells it from others of the same title: the subtitle, the year, the symbol, then running numbers.
pub fn distinct(slug: &str, meta: &Meta, taken: &dyn Fn(&str) -> bool) -> String {
    let year = meta.date.as_deref().and_then(|date| date.get(..4)).unwrap_or_default();
    let hints = [
        year.to_string(),
        plain(meta.symbol.as_deref().unwrap_or_default()),
        plain(meta.subtitle.as_deref().unwrap_or_default()),
    ];
    let mut candidate = slug.to_string();
    let mut hinted = hints.iter().filter(|hint| !hint.is_empty());
    let mut turn = 1;
    while taken(&candidate) {
        candidate = if let Some(hint) = hinted.next() {
            with_tail(slug, hint)
        } else {
            turn += 1;
            with_tail(slug, &turn.to_string())
        };
    }
    candidate
}

fn with_tail(slug: &str, tail: &str) -> String {
    let tail: String = tail.chars().take(20).collect();
    let room = LENGTH - tail.len() - 1;
    let head = if slug.len() > room { slug[..room].rsplit_once('-').map_or(&slug[..room], |(words, _)| words) } else { slug };
    format!("{}-{}", head.trim_end_matches('-'), tail.trim_matches('-'))
}

/// Words in Latin small letters with hyphens between them.
fn plain(text: &str) -> String {
    let latin = deunicode::deunicode(text).to_lowercase();
    let words = latin.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// The telling words, as many as fit.
fn shorten(slug: &str) -> String {
    let telling: Vec<&str> = slug.split('-').filter(|word| !SMALL.contains(word)).collect();
    let words = if telling.is_empty() { slug.split('-').collect() } else { telling };
    let mut out = String::new();
    for word in words {
        let length = out.len() + word.len() + usize::from(!out.is_empty());
        if length > LENGTH {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(word);
    }
    if out.is_empty() { slug.chars().take(LENGTH).collect() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_short_and_plain() {
        let meta = Meta { title: Some("Technical assistance activities".into()), ..Meta::default() };
        assert_eq!(slug(&meta, None, "x"), "technical-assistance-activities");
        let meta =
            Meta { title: Some("Всеобщая декларация прав человека".into()), ..Meta::default() };
        assert!(slug(&meta, None, "x").len() <= 32);
        assert_eq!(slug(&Meta::default(), Some("Overview"), "x"), "overview");
    }

    #[test]
    fn one_title_twice_gets_the_year() {
        let meta = Meta { date: Some("2006-08-22".into()), ..Meta::default() };
        assert_eq!(
            distinct("technical-assistance-activities", &meta, &|slug| slug == "technical-assistance-activities"),
            "technical-assistance-2006"
        );
    }
}
