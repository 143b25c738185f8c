//! The words of the index in smaller files.
//!
//! In: the files of the index as Pagefind makes them. Out: the same index with its words in more files, as long as these are few, so
//! that a search for several words loads little: a file of Pagefind's holds the places of some 20,000 words of text, and a reader of a
//! small site would load all of it for a question of three words. What the index says stays as it is. Files of a form that is not
//! known here are handed on as they are.

use std::collections::BTreeSet;
use std::io::{Read, Write as _};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use minicbor::{Decoder, Encoder};
use sha2::{Digest, Sha256};

/// The name of a file and its bytes.
type File = (String, Vec<u8>);
/// A file of words as the index lists it: the first word and the last, as far as they tell it from its neighbours, and its name.
type Listed = (String, String, String);

/// What every packed file of the index begins with.
const SIGN: &[u8] = b"pagefind_dcd";
/// The file that a browser loads first, which names the list of what the index has.
const ENTRY: &str = "pagefind-entry.json";
/// Most files that one of Pagefind's becomes.
const PARTS: usize = 16;
/// Most files that there should be after all, since a browser loads the list of them.
const FILES: usize = 400;
/// Where in the list of what the index has its files of words stand.
const WORDS: usize = 2;

/// The files of an index, with the words in smaller ones.
pub(super) fn spread(mut files: Vec<File>) -> Vec<File> {
    let Some((old, new)) = replacement(&files) else { return files };
    files.retain(|(name, _)| !old.contains(name));
    files.extend(new);
    files.sort();
    files
}

/// The names of the files that go, and the files that come.
fn replacement(files: &[File]) -> Option<(BTreeSet<String>, Vec<File>)> {
    let file = |name: &str| files.iter().find(|(other, _)| other == name).map(|(_, bytes)| bytes.as_slice());
    let old = files.iter().find_map(|(name, _)| name.strip_prefix("pagefind.")?.strip_suffix(".pf_meta"))?;
    let meta = unpacked(file(&meta_path(old))?)?;
    let mut fields = items(&meta)?;
    let listed: Vec<Listed> = minicbor::decode(fields.get(WORDS)?).ok()?;
    let parts = FILES.checked_div(listed.len()).filter(|parts| *parts > 1)?.min(PARTS);
    let mut gone = BTreeSet::from([meta_path(old), ENTRY.to_string()]);
    let (mut list, mut made) = (Vec::new(), Vec::new());
    for one in listed {
        let words = unpacked(file(&words_path(&one.2))?)?;
        gone.insert(words_path(&one.2));
        for (listed, words) in cut(&one, &words, parts)? {
            made.push((words_path(&listed.2), packed(&words)));
            list.push(listed);
        }
    }
    let list = minicbor::to_vec(&list).ok()?;
    fields[WORDS] = &list;
    let meta = array(&fields);
    let new = named(old, &meta);
    made.push((meta_path(&new), packed(&meta)));
    made.push((ENTRY.to_string(), std::str::from_utf8(file(ENTRY)?).ok()?.replace(old, &new).into_bytes()));
    Some((gone, made))
}

/// A file of words cut into about so many, each with what it is listed as.
fn cut(listed: &Listed, words: &[u8], parts: usize) -> Option<Vec<(Listed, Vec<u8>)>> {
    let [words] = items(words)?[..] else { return None };
    let all = items(words)?;
    let most = words.len().div_ceil(parts);
    let mut groups: Vec<&[&[u8]]> = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (at, word) in all.iter().enumerate() {
        size += word.len();
        if size >= most || at + 1 == all.len() {
            groups.push(&all[start..=at]);
            (start, size) = (at + 1, 0);
        }
    }
    let mut made: Vec<(Listed, Vec<u8>)> = Vec::new();
    for group in groups {
        let bytes = array(&[&array(group)]);
        let mut from = listed.0.clone();
        if let Some(((first, to, _), _)) = made.last_mut() {
            let (before, after) = apart(to, text(group.first()?)?);
            if before >= *first {
                *to = before;
            }
            from = after;
        }
        made.push(((from, text(group.last()?)?.to_string(), named(&listed.2, &bytes)), bytes));
    }
    made.last_mut()?.0.1.clone_from(&listed.1);
    Some(made)
}

/// The shortest beginnings by which two neighbouring words can be told apart.
fn apart(before: &str, after: &str) -> (String, String) {
    let alike = before.chars().zip(after.chars()).take_while(|(one, other)| one == other).count();
    let beginning = |word: &str| word.chars().take(alike + 1).collect();
    (beginning(before), beginning(after))
}

/// The text of a word: the first thing that is said about it.
fn text(word: &[u8]) -> Option<&str> {
    let mut decoder = Decoder::new(word);
    decoder.array().ok()?;
    decoder.str().ok()
}

/// What an array holds, each as it is written.
fn items(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let mut decoder = Decoder::new(bytes);
    let length = decoder.array().ok()??;
    let item = |_| {
        let start = decoder.position();
        decoder.skip().ok()?;
        bytes.get(start..decoder.position())
    };
    (0..length).map(item).collect()
}

/// An array of what is written already.
fn array(items: &[&[u8]]) -> Vec<u8> {
    let mut encoder = Encoder::new(Vec::new());
    encoder.array(items.len() as u64).expect("a list of bytes takes everything");
    let mut bytes = encoder.into_writer();
    bytes.extend(items.concat());
    bytes
}

fn unpacked(file: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    GzDecoder::new(file).read_to_end(&mut bytes).ok()?;
    bytes.strip_prefix(SIGN).map(<[u8]>::to_vec)
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(SIGN).and_then(|()| encoder.write_all(bytes)).and_then(|()| encoder.finish());
    written.expect("a list of bytes takes everything")
}

/// A name like another, for other bytes: its language and a fingerprint.
fn named(like: &str, bytes: &[u8]) -> String {
    let language = like.rsplit_once('_').map_or("", |(language, _)| language);
    format!("{language}_{:.10}", format!("{:x}", Sha256::digest(bytes)))
}

fn words_path(name: &str) -> String {
    format!("index/{name}.pf_index")
}

fn meta_path(name: &str) -> String {
    format!("pagefind.{name}.pf_meta")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A word with its places, in the form of the index.
    fn word(text: &str) -> Vec<u8> {
        minicbor::to_vec((text, vec![(3_u32, vec![1_i32, 2, 3])])).expect("it can be written")
    }

    #[test]
    fn words_are_spread_over_more_files_and_none_is_lost() {
        let words = ["art", "law", "ports", "portside", "sea"].map(word);
        let all: Vec<&[u8]> = words.iter().map(Vec::as_slice).collect();
        let one = array(&[&array(&all)]);
        let listed = ("a".to_string(), "s".to_string(), "en_1".to_string());
        let made = cut(&listed, &one, 2).expect("the form is known");
        let ranges: Vec<_> = made.iter().map(|((from, to, _), _)| (from.as_str(), to.as_str())).collect();
        assert_eq!(ranges, [("a", "ports"), ("portsi", "s")]);
        let kept = made.iter().flat_map(|(_, bytes)| items(items(bytes).expect("it is one")[0]).expect("it is one").concat());
        assert_eq!(kept.collect::<Vec<u8>>(), words.concat());
    }

    #[test]
    fn an_index_of_another_form_stays_as_it_is() {
        let files = vec![("pagefind.en_1.pf_meta".to_string(), b"something else".to_vec())];
        assert_eq!(spread(files.clone()), files);
    }
}
