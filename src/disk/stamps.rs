//! What shows that files have changed without reading them.
//!
//! In: folders. Out: size, time and identity of each file in them. What cannot be read, or goes meanwhile, is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

use super::{Result, below, failed, walk};

/// What shows that a file has changed without reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    size: u64,
    changed: Option<SystemTime>,
    /// Another file in its place may have the size and the time of the one before.
    identity: u64,
}

/// The files of some folders (or files) below a root, each with its stamp, and all folders in which something may happen that
/// changes them, those of linked files among them; and whether there are links. What cannot be read, or goes meanwhile, is left out.
pub fn stamps(root: &Path, names: &[&str]) -> (BTreeMap<String, Stamp>, BTreeSet<PathBuf>, bool) {
    let (mut files, mut folders, mut linked) = (BTreeMap::new(), BTreeSet::from([root.to_path_buf()]), false);
    for entry in names.iter().flat_map(|name| walk(&root.join(name))).flatten() {
        if entry.file_type().is_dir() {
            folders.insert(entry.path().to_path_buf());
        } else if let Ok(facts) = entry.metadata() {
            files.insert(below(root, entry.path()).unwrap_or_default(), Stamp::new(&facts));
        }
        if entry.path_is_symlink()
            && let Ok(target) = fs::canonicalize(entry.path())
        {
            linked = true;
            folders.extend(target.parent().map(Path::to_path_buf));
        }
    }
    (files, folders, linked)
}

impl Stamp {
    fn new(facts: &fs::Metadata) -> Self {
        Self { size: facts.len(), changed: facts.modified().ok(), identity: identity(facts) }
    }
}

/// The stamp of one file, `None` where there is nothing; an error where there is something else, be it a link.
pub fn stamp(path: &Path) -> Result<Option<Stamp>> {
    match fs::symlink_metadata(path) {
        Ok(facts) if facts.is_file() => Ok(Some(Stamp::new(&facts))),
        Ok(_) => Err(failed("look at", path)(io::Error::other("it is no file"))),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(failed("look at", path)(cause)),
    }
}

/// All files of a folder, hidden ones too, each with its stamp; links are those of nobody.
pub fn stamps_of_all(folder: &Path) -> BTreeMap<String, Stamp> {
    let files = WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    files.filter_map(|entry| Some((below(folder, entry.path())?, Stamp::new(&entry.metadata().ok()?)))).collect()
}

#[cfg(unix)]
fn identity(facts: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(facts)
}

#[cfg(not(unix))]
fn identity(_: &fs::Metadata) -> u64 {
    0
}
