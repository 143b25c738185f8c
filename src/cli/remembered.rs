//! What commands remember of a site between two calls, in a folder below its root that version control leaves alone.
//!
//! In: the root, the name of a file and a value. Out: the value, as it was remembered last. What cannot be written or read again counts
//! as forgotten: nobody loses more by it than the time to find it out again, and a site may lie where nothing can be written.

use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::disk;

/// The folder, below the root of the site.
const FOLDER: &str = ".pincite";

/// What a file remembers.
pub(super) fn recall<T: DeserializeOwned>(root: &Path, file: &str) -> Option<T> {
    serde_json::from_slice(&disk::read(&root.join(FOLDER).join(file)).ok()?).ok()
}

/// Remembers something in a file, where that can be written.
pub(super) fn remember(root: &Path, file: &str, value: &impl Serialize) {
    let bytes = serde_json::to_vec_pretty(value).expect("it is made of strings and numbers");
    let folder = root.join(FOLDER);
    let _ = disk::write(&folder.join(".gitignore"), b"*\n").and_then(|()| disk::write(&folder.join(file), &bytes));
}
