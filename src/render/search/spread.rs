//! The words of the index in smaller files.
//!
//! In: the files of the index as Pagefind makes them. Out: the same index with its words in more files, as long as these are few, so
//! that a search for several words loads little: a file of Pagefind's holds the places of some 20,000 words of text, and a reader of a
//! small site would load all of it for a question of three words. What the index says stays as it is. Files of a form that is not
//! known here are handed on as they are.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::form::{
    ENTRY, File, Listed, array, items, meta_name, meta_path, named, packed, tell_apart, text, unpacked, words_path,
};

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
    let old = meta_name(files)?;
    let meta = unpacked(file(&meta_path(old))?)?;
    let mut fields = items(&meta)?;
    let listed: Vec<Listed> = minicbor::decode(fields.get(WORDS)?).ok()?;
    let parts = FILES.checked_div(listed.len()).filter(|parts| *parts > 1)?.min(PARTS);
    let mut gone: BTreeSet<String> = listed.iter().map(|(_, _, name)| words_path(name)).collect();
    gone.extend([meta_path(old), ENTRY.to_string()]);
    let smaller = |one: &Listed| cut(one, &unpacked(file(&words_path(&one.2))?)?, parts);
    let cut: Vec<_> = listed.par_iter().map(smaller).collect::<Option<_>>()?;
    let pack = |(listed, words): (Listed, Vec<u8>)| ((words_path(&listed.2), packed(&words)), listed);
    let (mut made, list): (Vec<File>, Vec<Listed>) = cut.into_par_iter().flatten().map(pack).unzip();
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
    let made: Vec<Vec<u8>> = groups.iter().map(|group| array(&[&array(group)])).collect();
    let of_words = |(group, bytes): (&&[&[u8]], &Vec<u8>)| {
        Some((text(group.first()?)?.to_string(), text(group.last()?)?.to_string(), named(&listed.2, bytes)))
    };
    let mut list: Vec<Listed> = groups.iter().zip(&made).map(of_words).collect::<Option<_>>()?;
    list.first_mut()?.0.clone_from(&listed.0);
    tell_apart(&mut list);
    list.last_mut()?.1.clone_from(&listed.1);
    Some(list.into_iter().zip(made).collect())
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
