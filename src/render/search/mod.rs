//! The search index: what a browser needs to search the site without a server.
//!
//! In: the edition. Out: the files of the index, made in memory, that the page of the search loads as it needs them. Every document,
//! instrument and ordinary page is indexed as a text of its own, made for this purpose, so that nothing but content is found and
//! every hit has the address of its paragraph. One index holds all languages, since a reader searches a site and not a language.

mod spread;
mod text;

use std::thread;

use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;

use super::edition::Edition;
use super::route::Route;

/// What can be indexed: its address below the first page, and its text.
type Entry = (String, String);

/// The files of the index.
pub(super) fn files(edition: &Edition) -> Vec<(String, Vec<u8>)> {
    let entries = text::entries(edition);
    let language = edition.words.language().to_lowercase();
    let threaded = thread::scope(|scope| scope.spawn(|| index(&language, entries)).join());
    let files = threaded.ok().flatten().unwrap_or_default();
    files.into_iter().map(|(name, bytes)| (Route::SearchFile(&name).path(), bytes)).collect()
}

/// Runs the index, which needs a runtime, on a thread that has none.
fn index(language: &str, entries: Vec<Entry>) -> Option<Vec<(String, Vec<u8>)>> {
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
    Some(spread::spread(files))
}

/// Whether the page of the search loads a file: it has a surface of its own, and one thread is enough.
fn is_needed(name: &str) -> bool {
    !["-ui.", "-highlight.", "-worker."].iter().any(|part| name.contains(part))
}
