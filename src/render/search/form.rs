//! The form of the files of an index, as Pagefind writes and its script reads them.
//!
//! In: packed files. Out: what they say, and files of the same form that say something else. A packed file is a sign and nested lists
//! in CBOR. Files of another form are not guessed at: who reads them is told `None`.

use std::io::{Read, Write as _};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use minicbor::{Decoder, Encoder};
use sha2::{Digest, Sha256};

/// The name of a file and its bytes.
pub(super) type File = (String, Vec<u8>);
/// A file of words as the index lists it: the first word and the last, as far as they tell it from its neighbours, and its name.
pub(super) type Listed = (String, String, String);
/// A page: the name of the file of its text, how many words it has, and the name of a file of many texts, which is never made here.
pub(super) type Page = (String, u32, String);
/// A filter as the index lists it: what it is called, and the name of its file.
pub(super) type ListedFilter = (String, String);
/// A list of what the index has: the version of its form, pages, files of words, filters, orders of pages, and the names of what is known
/// about pages.
pub(super) type Meta = (String, Vec<Page>, Vec<Listed>, Vec<ListedFilter>, Vec<(String, Vec<usize>)>, Vec<String>);
/// Where something stands on a page: the number of the page, less that of the page before it; its places in the text; and those in what
/// is known about the page, behind a number below 0 that says in what.
pub(super) type Places = (usize, Vec<i32>, Vec<i32>);
/// A word: its text, where it stands, and each other way to write it with where that stands.
pub(super) type Word = (String, Vec<Places>, Vec<(String, Vec<Places>)>);
/// A filter: its name, and the pages of each of its values.
pub(super) type Filter = (String, Vec<(String, Vec<usize>)>);

/// The file that a browser loads first, which names the list of what the index has.
pub(super) const ENTRY: &str = "pagefind-entry.json";
/// What every packed file of the index begins with.
const SIGN: &[u8] = b"pagefind_dcd";

/// The name of the list of what the index has; `None` where nothing has words.
pub(super) fn meta_name(files: &[File]) -> Option<&str> {
    files.iter().find_map(|(name, _)| name.strip_prefix("pagefind.")?.strip_suffix(".pf_meta"))
}

pub(super) fn meta_path(name: &str) -> String {
    format!("pagefind.{name}.pf_meta")
}

pub(super) fn words_path(name: &str) -> String {
    format!("index/{name}.pf_index")
}

pub(super) fn filter_path(name: &str) -> String {
    format!("filter/{name}.pf_filter")
}

pub(super) fn text_path(name: &str) -> String {
    format!("fragment/{name}.pf_fragment")
}

/// A name like another, for other bytes: its language and a fingerprint.
pub(super) fn named(like: &str, bytes: &[u8]) -> String {
    let language = like.rsplit_once('_').map_or("", |(language, _)| language);
    format!("{language}_{:.10}", format!("{:x}", Sha256::digest(bytes)))
}

/// Shortens what neighbouring files of words are listed as to what tells each from the next.
pub(super) fn tell_apart(listed: &mut [Listed]) {
    for at in 1..listed.len() {
        let (before, after) = apart(&listed[at - 1].1, &listed[at].0);
        if before >= listed[at - 1].0 {
            listed[at - 1].1 = before;
        }
        listed[at].0 = after;
    }
}

/// The shortest beginnings by which two neighbouring words can be told apart.
fn apart(before: &str, after: &str) -> (String, String) {
    let alike = before.chars().zip(after.chars()).take_while(|(one, other)| one == other).count();
    let beginning = |word: &str| word.chars().take(alike + 1).collect();
    (beginning(before), beginning(after))
}

/// The text of a word: the first thing that is said about it.
pub(super) fn text(word: &[u8]) -> Option<&str> {
    let mut decoder = Decoder::new(word);
    decoder.array().ok()?;
    decoder.str().ok()
}

/// What an array holds, each as it is written.
pub(super) fn items(bytes: &[u8]) -> Option<Vec<&[u8]>> {
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
pub(super) fn array(items: &[&[u8]]) -> Vec<u8> {
    let mut encoder = Encoder::new(Vec::new());
    encoder.array(items.len() as u64).expect("a list of bytes takes everything");
    let mut bytes = encoder.into_writer();
    bytes.extend(items.concat());
    bytes
}

pub(super) fn unpacked(file: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    GzDecoder::new(file).read_to_end(&mut bytes).ok()?;
    bytes.strip_prefix(SIGN).map(<[u8]>::to_vec)
}

pub(super) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(SIGN).and_then(|()| encoder.write_all(bytes)).and_then(|()| encoder.finish());
    written.expect("a list of bytes takes everything")
}
