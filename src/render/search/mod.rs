//! The search index: what a browser needs to search the site without a server.
//!
//! In: the edition. Out: the files of the index, made in memory, that the page of the search loads as it needs them. Every document,
//! instrument and ordinary page is indexed as a text of its own, made for this purpose, so that nothing but content is found and
//! every hit has the address of its paragraph. One index holds all languages, since a reader searches a site and not a language. A large
//! site is indexed in segments, on all processors, which are put together at the end: what is made never depends on how many there are.

mod form;
mod kept;
mod merge;
mod spread;
#[cfg(test)]
mod tests;
mod text;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::iter;
use std::num::NonZero;
use std::sync::{Arc, Mutex};
use std::thread;

use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;

use super::edition::Edition;
use super::route::Route;
use form::File;
pub use kept::Kept;
use kept::{Fingerprint, Segment};

/// What can be indexed: its address below the first page, and its text.
type Entry = (String, String);

/// A segment has texts of so many bytes at least, but for the last, and half as many more at most: enough that little is done again in
/// each, and few enough that one takes some hundred megabytes at most while it is indexed.
const SEGMENT: usize = 2_000_000;
/// One of so many entries can begin a segment where the one before is large enough, whatever stands there: so the segments behind a page
/// that changed begin where they did.
const BORDER: u64 = 16;
/// Most segments that are indexed at once: their texts are made one after the other, and more would take much memory.
const THREADS: usize = 16;

/// The files of the index; with what is kept of one made before, only what changed since is indexed.
pub(super) fn files(edition: &Edition, kept: Option<&Kept>) -> Vec<(String, Vec<u8>)> {
    let language = edition.words.language().to_lowercase();
    let files = index(&language, text::entries(edition), SEGMENT, kept).unwrap_or_default();
    files.into_iter().map(|(name, bytes)| (Route::SearchFile(&name).path(), bytes)).collect()
}

/// Indexes entries in segments of about so many bytes. The index of a segment waits for threads of its own, so that each segment has a
/// thread that does nothing else.
fn index(language: &str, entries: impl Iterator<Item = Entry> + Send, size: usize, kept: Option<&Kept>) -> Option<Vec<File>> {
    // Whoever asks for the next state meanwhile waits, and finds nearly all of it.
    let mut kept = kept.map(Kept::lock);
    let known = kept.as_deref();
    let waiting = Mutex::new(segments(entries, size).enumerate());
    let next = || waiting.lock().ok()?.next();
    let made = |entries: Vec<Entry>| -> Option<(Option<Fingerprint>, Segment)> {
        let of = known.map(|_| kept::fingerprint(language, &entries));
        let known = of.and_then(|of| known?.get(&of).cloned());
        known.or_else(|| segment(language, entries).map(Arc::new)).map(|segment| (of, segment))
    };
    let work = || {
        let made = iter::from_fn(next).map(|(number, entries)| Some((number, made(entries)?)));
        made.collect::<Option<Vec<_>>>()
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(THREADS);
    let made: Option<Vec<_>> = thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|thread| thread.join().ok().flatten()).collect()
    });
    let mut made: Vec<_> = made?.into_iter().flatten().collect();
    made.sort_by_key(|(number, _)| *number);
    if let Some(kept) = &mut kept {
        // What was not asked for is forgotten, so that no more is held than one index.
        **kept = made.iter().filter_map(|(_, (of, segment))| Some(((*of)?, Arc::clone(segment)))).collect();
    }
    merge::merge(made.into_iter().map(|(_, (_, segment))| Arc::unwrap_or_clone(segment)).collect()).map(spread::spread)
}

/// Cuts entries where a segment is large enough and an entry follows that can begin one, or where it grows too large. There is always a
/// segment.
fn segments(entries: impl Iterator<Item = Entry>, size: usize) -> impl Iterator<Item = Vec<Entry>> {
    let (mut entries, mut is_first) = (entries.peekable(), true);
    let most = size.saturating_add(size / 2);
    iter::from_fn(move || {
        let (mut segment, mut held) = (Vec::new(), 0);
        while let Some(entry) = entries.next_if(|(address, _)| held < size || held < most && !is_border(address)) {
            held += entry.1.len();
            segment.push(entry);
        }
        let is_one = std::mem::take(&mut is_first) || !segment.is_empty();
        is_one.then_some(segment)
    })
}

/// Whether what has an address can begin a segment: one of [`BORDER`] can.
fn is_border(address: &str) -> bool {
    let mut hasher = DefaultHasher::new();
    address.hash(&mut hasher);
    hasher.finish().is_multiple_of(BORDER)
}

/// The index of a segment. It needs a runtime, on a thread that has none.
fn segment(language: &str, entries: Vec<Entry>) -> Option<Vec<File>> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().ok()?;
    let options = PagefindServiceConfig::builder().force_language(language.to_string()).keep_index_url(true).build();
    let mut index = PagefindIndex::new(Some(options)).ok()?;
    let made = runtime.block_on(async {
        for (address, text) in entries {
            index.add_html_file(None, Some(address), text).await.ok()?;
        }
        index.get_files().await.ok()
    })?;
    let mut files: Vec<_> = made
        .into_iter()
        .map(|file| (file.filename.to_string_lossy().replace('\\', "/"), file.contents))
        .filter(|(name, _)| is_needed(name))
        .collect();
    if files.iter().any(|(name, _)| *name == format!("wasm.{language}.pagefind")) {
        files.retain(|(name, _)| name != "wasm.unknown.pagefind"); // that for languages without stems
    }
    files.sort();
    Some(files)
}

/// Whether the page of the search loads a file: it has a surface of its own, and one thread is enough.
fn is_needed(name: &str) -> bool {
    !["-ui.", "-highlight.", "-worker."].iter().any(|part| name.contains(part))
}
