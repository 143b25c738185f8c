//! Segments of an index, put together to one.
//!
//! In: the files of an index of each segment of a site, in order. Out: the files of one index over all of them, in the form that Pagefind
//! would have given it: it holds in memory whatever it indexes, some thirty times the text, so that a large site is indexed segment by
//! segment. Pages are counted on from one segment to the next. What each index says of a page stays as it is. Indexes of a form that is
//! not known here are not put together.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::form::{
    self, ENTRY, File, Filter, Listed, ListedFilter, Meta, Page, Places, Word, filter_path, meta_name, meta_path, named, packed,
    text_path, unpacked, words_path,
};

/// How much a file of words holds before the next one begins, as Pagefind counts it: places, pages, and ways to write a word.
const FULL: usize = 20_000;

/// Files by their names.
type Files = BTreeMap<String, Vec<u8>>;

/// A segment, and what its numbers are in the whole.
struct Segment {
    files: Files,
    meta: Meta,
    /// The number of its first page.
    first: usize,
    /// The number of each thing that is known about its pages.
    fields: Vec<i32>,
}

/// A word as it is written, and how much it is.
struct Merged {
    text: String,
    bytes: Vec<u8>,
    size: usize,
}

/// One index over all segments. A single segment stays as it is, and one without words adds nothing.
pub(super) fn merge(mut indexes: Vec<Vec<File>>) -> Option<Vec<File>> {
    if indexes.iter().any(|files| meta_name(files).is_some()) {
        indexes.retain(|files| meta_name(files).is_some());
    } else {
        indexes.truncate(1);
    }
    if indexes.len() < 2 {
        return indexes.pop();
    }
    let like = meta_name(indexes.first()?)?.to_string();
    let (mut segments, known) = segments(indexes)?;
    let version = segments.first()?.meta.0.clone();
    let (listed, words) = words(&like, &segments)?;
    let (filters, narrowing) = filters(&like, &segments)?;
    let (pages, texts) = pages(&mut segments)?;
    let count = pages.len();
    let meta: Meta = (version, pages, listed, filters, Vec::new(), known);
    let meta = minicbor::to_vec(&meta).ok()?;
    let name = named(&like, &meta);
    let common = segments.swap_remove(0).files;
    let entry = entry(common.get(ENTRY)?, &name, count)?;
    let mut files: Vec<File> = common.into_iter().filter(|(path, _)| is_common(path)).collect();
    files.extend([(meta_path(&name), packed(&meta)), (ENTRY.to_string(), entry)]);
    files.extend(words.into_iter().chain(narrowing).chain(texts));
    files.sort();
    Some(files)
}

/// The engine and its scripts are alike for all segments.
fn is_common(path: &str) -> bool {
    path != ENTRY && !path.contains('/') && !path.ends_with(".pf_meta")
}

/// Reads the lists of all segments, and says what is known about pages of any of them.
fn segments(indexes: Vec<Vec<File>>) -> Option<(Vec<Segment>, Vec<String>)> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut first = 0;
    for files in indexes {
        let path = meta_path(meta_name(&files)?);
        let files: Files = files.into_iter().collect();
        let meta: Meta = minicbor::decode(&unpacked(files.get(&path)?)?).ok()?;
        let is_known = meta.4.is_empty() && segments.first().is_none_or(|other| other.meta.0 == meta.0);
        if !is_known {
            return None;
        }
        let start = first;
        first += meta.1.len();
        segments.push(Segment { files, meta, first: start, fields: Vec::new() });
    }
    let known: BTreeSet<String> = segments.iter().flat_map(|segment| segment.meta.5.iter().cloned()).collect();
    let known: Vec<String> = known.into_iter().collect();
    for segment in &mut segments {
        let number = |name| i32::try_from(known.binary_search(name).ok()?).ok();
        segment.fields = segment.meta.5.iter().map(number).collect::<Option<_>>()?;
    }
    Some((segments, known))
}

/// The files of words, and what each is listed as.
fn words(like: &str, segments: &[Segment]) -> Option<(Vec<Listed>, Vec<File>)> {
    let read = |(number, segment): (usize, &Segment)| {
        let file = |listed: &Listed| unpacked(segment.files.get(&words_path(&listed.2))?);
        Some((number, segment.meta.2.iter().map(file).collect::<Option<Vec<_>>>()?))
    };
    let read: Vec<(usize, Vec<Vec<u8>>)> = segments.par_iter().enumerate().map(read).collect::<Option<_>>()?;
    let mut found: BTreeMap<&str, Vec<(usize, &[u8])>> = BTreeMap::new();
    for (number, bytes) in read.iter().flat_map(|(number, files)| files.iter().map(move |bytes| (*number, bytes))) {
        let [words] = form::items(bytes)?[..] else { return None };
        for word in form::items(words)? {
            found.entry(form::text(word)?).or_default().push((number, word));
        }
    }
    let merged: Vec<Merged> = found.into_par_iter().map(|(_, found)| word(segments, &found)).collect::<Option<_>>()?;
    let groups = groups(&merged);
    let made: Vec<(String, File)> = groups.par_iter().map(|group| words_file(like, group)).collect();
    let (names, files): (Vec<String>, Vec<File>) = made.into_iter().unzip();
    let range = |(group, name): (&&[Merged], String)| Some((group.first()?.text.clone(), group.last()?.text.clone(), name));
    let mut listed: Vec<Listed> = groups.iter().zip(names).map(range).collect::<Option<_>>()?;
    form::tell_apart(&mut listed);
    Some((listed, files))
}

/// A word with what all segments say of it.
fn word(segments: &[Segment], found: &[(usize, &[u8])]) -> Option<Merged> {
    let mut whole = Word::default();
    for (number, bytes) in found {
        let segment = segments.get(*number)?;
        let (text, places, variants): Word = minicbor::decode(bytes).ok()?;
        whole.0 = text;
        whole.1.extend(counted_on(segment, places)?);
        for (form, places) in variants {
            let places = counted_on(segment, places)?;
            match whole.2.iter_mut().find(|(other, _)| *other == form) {
                Some((_, before)) => before.extend(places),
                None => whole.2.push((form, places)),
            }
        }
    }
    let mut size = whole.2.len();
    let variants = whole.2.iter_mut().map(|(_, places)| places);
    for places in variants.chain([&mut whole.1]) {
        size += places.iter().map(|(_, text, known)| text.len() + known.len() + 1).sum::<usize>();
        let mut last = 0;
        for (page, ..) in places {
            (last, *page) = (*page, page.checked_sub(last)?);
        }
    }
    let bytes = minicbor::to_vec(&whole).ok()?;
    Some(Merged { text: whole.0, bytes, size })
}

/// Places in a segment with the numbers that its pages, and what is known about them, have in the whole.
fn counted_on(segment: &Segment, mut places: Vec<Places>) -> Option<Vec<Places>> {
    let mut page = segment.first;
    for (number, _, known) in &mut places {
        page = page.checked_add(*number)?;
        *number = page;
        for field in known.iter_mut().filter(|place| **place < 0) {
            let own = usize::try_from(-1 - *field).ok()?;
            *field = -1 - segment.fields.get(own)?;
        }
    }
    Some(places)
}

/// The words of each file.
fn groups(words: &[Merged]) -> Vec<&[Merged]> {
    let mut groups = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (at, word) in words.iter().enumerate() {
        size += word.size;
        if size >= FULL || at + 1 == words.len() {
            groups.push(&words[start..=at]);
            (start, size) = (at + 1, 0);
        }
    }
    groups
}

/// The name of a file of words, and the file.
fn words_file(like: &str, words: &[Merged]) -> (String, File) {
    let words: Vec<&[u8]> = words.iter().map(|word| word.bytes.as_slice()).collect();
    let bytes = form::array(&[&form::array(&words)]);
    let name = named(like, &bytes);
    let path = words_path(&name);
    (name, (path, packed(&bytes)))
}

/// The files of filters, and what each is listed as.
fn filters(like: &str, segments: &[Segment]) -> Option<(Vec<ListedFilter>, Vec<File>)> {
    let mut whole: BTreeMap<String, BTreeMap<String, Vec<usize>>> = BTreeMap::new();
    for segment in segments {
        for (_, name) in &segment.meta.3 {
            let bytes = unpacked(segment.files.get(&filter_path(name))?)?;
            let (filter, values): Filter = minicbor::decode(&bytes).ok()?;
            let filter = whole.entry(filter).or_default();
            for (value, pages) in values {
                let pages = pages.into_iter().map(|page| segment.first.checked_add(page));
                filter.entry(value).or_default().extend(pages.collect::<Option<Vec<_>>>()?);
            }
        }
    }
    let file = |filter: (String, BTreeMap<String, Vec<usize>>)| {
        let (filter, values) = filter;
        let bytes = minicbor::to_vec((&filter, values.into_iter().collect::<Vec<_>>())).ok()?;
        let name = named(like, &bytes);
        let path = filter_path(&name);
        Some(((filter, name), (path, packed(&bytes))))
    };
    whole.into_iter().map(file).collect::<Option<Vec<_>>>().map(|made| made.into_iter().unzip())
}

/// The list of all pages, and the files of their texts. Pagefind's names are so short that those of two segments may be alike: then the
/// later text has a longer one.
fn pages(segments: &mut [Segment]) -> Option<(Vec<Page>, Files)> {
    let (mut pages, mut texts) = (Vec::new(), Files::new());
    for segment in segments {
        for (mut name, words, group) in std::mem::take(&mut segment.meta.1) {
            let text = segment.files.remove(&text_path(&name))?;
            if texts.get(&text_path(&name)).is_some_and(|other| *other != text) {
                name = format!("{name}{:x}", Sha256::digest(&text));
            }
            texts.insert(text_path(&name), text);
            pages.push((name, words, group));
        }
    }
    Some((pages, texts))
}

/// The file that a browser loads first, with the name of the list of what the index has, and the number of pages.
fn entry(first: &[u8], name: &str, pages: usize) -> Option<Vec<u8>> {
    let mut entry: Value = serde_json::from_slice(first).ok()?;
    let mut languages = entry.get_mut("languages")?.as_object_mut()?.values_mut();
    let (Some(language), None) = (languages.next(), languages.next()) else { return None };
    *language.get_mut("hash")? = name.into();
    *language.get_mut("page_count")? = pages.into();
    serde_json::to_vec(&entry).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_two_segments_under_one_name_are_both_kept() {
        let segment = |text: &str| {
            let pages = ["en_1", "en_2"].map(|name| (name.to_string(), 1, String::new())).to_vec();
            let files = [(text_path("en_1"), text.into()), (text_path("en_2"), b"alike".to_vec())].into();
            let meta = (String::new(), pages, Vec::new(), Vec::new(), Vec::new(), Vec::new());
            Segment { files, meta, first: 0, fields: Vec::new() }
        };
        let (pages, texts) = pages(&mut [segment("one"), segment("other")]).expect("all texts are there");
        let said: Vec<&[u8]> = pages.iter().map(|(name, ..)| texts[&text_path(name)].as_slice()).collect();
        assert_eq!(said, [&b"one"[..], b"alike", b"other", b"alike"]);
        assert_eq!(texts.len(), 3);
    }

    #[test]
    fn indexes_of_another_form_are_not_put_together() {
        let meta = |version: &str, orders: &[&str]| {
            let orders = orders.iter().map(|name| ((*name).to_string(), vec![0])).collect();
            let meta: Meta = (version.to_string(), Vec::new(), Vec::new(), Vec::new(), orders, Vec::new());
            vec![(meta_path("en_1"), packed(&minicbor::to_vec(meta).expect("it can be written")))]
        };
        let broken = vec![(meta_path("en_1"), b"something else".to_vec())];
        for other in [broken, meta("2", &[]), meta("1", &["date"])] {
            assert_eq!(merge(vec![meta("1", &[]), other]), None);
        }
    }
}
