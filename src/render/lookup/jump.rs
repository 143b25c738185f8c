//! `jump.js`: the names of everything that a reader can jump to.
//!
//! In: the edition. Out: the instruments with their names, and the documents with symbol and year. A small site has them in one
//! file. A large one keeps its documents in `jump/0.js`, …, by the first two letters of the words of their names, so that a reader
//! loads the few that can be meant; `lookup.js` counts in the same way. No file holds more than so many documents, the newest first.

use std::collections::BTreeSet;

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::script;
use crate::model::{InstrumentPage, LinkedDocument};
use crate::render::edition::{Edition, document_title};
use crate::render::names::shortened;
use crate::render::route::Route;

/// Most documents in a file.
const MOST: usize = 1_000;
/// How many files share the documents of a large site.
const SHARDS: usize = 256;
/// Most letters of a title.
const LONGEST: usize = 120;

/// `jump.js`.
#[derive(Debug, Serialize)]
struct Index<'s> {
    /// Short title, id, further names.
    instruments: Vec<(&'s str, &'s str, Vec<&'s str>)>,
    #[serde(flatten)]
    documents: Documents<'s>,
    /// How many documents each further file has; none where all are here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    shards: Vec<usize>,
}

/// Documents to jump to.
#[derive(Debug, Default, Serialize)]
struct Documents<'s> {
    /// Title, slug, symbol, year.
    documents: Vec<(String, &'s str, &'s str, &'s str)>,
}

/// The files of a site.
pub(in crate::render) fn files(edition: &Edition) -> Vec<(String, Vec<u8>)> {
    let all = &edition.newest_first;
    let instruments = edition.site.instruments.iter().map(|page| instrument(page)).collect();
    if all.len() <= MOST {
        let index = Index { instruments, documents: documents(all.iter().copied()), shards: Vec::new() };
        return vec![(Route::Jump.path(), script(&index))];
    }
    let mut shards: Vec<Vec<&LinkedDocument>> = vec![Vec::new(); SHARDS];
    for linked in all {
        for shard in shards_of(linked) {
            if shards[shard].len() < MOST {
                shards[shard].push(linked);
            }
        }
    }
    let index = Index { instruments, documents: Documents::default(), shards: shards.iter().map(Vec::len).collect() };
    let mut files = vec![(Route::Jump.path(), script(&index))];
    for (number, shard) in shards.into_iter().enumerate().filter(|(_, shard)| !shard.is_empty()) {
        files.push((Route::JumpShard(number).path(), script(&documents(shard))));
    }
    files
}

fn instrument(page: &InstrumentPage) -> (&str, &str, Vec<&str>) {
    let instrument = &page.instrument;
    let names = std::iter::once(&instrument.title).chain(&instrument.aliases).chain(&instrument.ambiguous_aliases);
    (&instrument.short_title, &instrument.id, names.map(String::as_str).collect())
}

fn documents<'s>(all: impl IntoIterator<Item = &'s LinkedDocument>) -> Documents<'s> {
    let document = |linked: &'s LinkedDocument| {
        let meta = &linked.document.meta;
        let year = meta.date.as_deref().and_then(|date| date.split('-').next()).unwrap_or_default();
        (shortened(&document_title(linked).0, LONGEST), meta.slug.as_str(), meta.symbol.as_deref().unwrap_or_default(), year)
    };
    Documents { documents: all.into_iter().map(document).collect() }
}

/// The files in which a document is looked for: one for each word of its names.
fn shards_of(linked: &LinkedDocument) -> BTreeSet<usize> {
    let meta = &linked.document.meta;
    let title = document_title(linked).0;
    let names = [Some(title.as_str()), meta.symbol.as_deref(), meta.date.as_deref(), Some(&meta.slug)];
    names.into_iter().flatten().flat_map(words).map(|word| shard(&word)).collect()
}

/// The words of a name as readers may type them: small letters without accents.
fn words(name: &str) -> Vec<String> {
    let plain = name.nfkd().filter(|c| !is_combining_mark(*c)).collect::<String>().to_lowercase();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_string).collect()
}

/// The file for a word, by its first two letters.
fn shard(word: &str) -> usize {
    word.chars().take(2).fold(0, |sum, letter| sum * 31 + letter as usize) % SHARDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_their_first_letters_however_they_are_written() {
        assert_eq!(words("Échange d’été: A/RES/70/1"), ["echange", "d", "ete", "a", "res", "70", "1"]);
        assert_eq!(shard("ete"), shard("etranger"));
        // As the script counts: (101 * 31 + 99) % 256.
        assert_eq!(shard("echange"), 158);
    }
}
