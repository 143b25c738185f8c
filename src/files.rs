//! A tree of files as a value: what a build makes before anything touches the disk.
//!
//! In: paths and bytes. Out: the same, in the order of their paths, so that equal input gives equal output.

use std::collections::BTreeMap;

/// Whether a path ends in an extension, given without its point.
pub fn has_extension(path: &str, extension: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, own)| own == extension)
}

/// Where files go as they are made, from many threads at once: path and bytes.
pub type Outlet<'o> = &'o (dyn Fn(String, Vec<u8>) + Sync);

/// Paths below some root (with `/`) and the bytes that belong there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    entries: BTreeMap<String, Vec<u8>>,
}

impl Files {
    /// An empty tree.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a file at a path; a file that stood there is replaced and returned.
    pub fn put(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Option<Vec<u8>> {
        self.entries.insert(path.into(), bytes.into())
    }

    /// The bytes at a path.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.entries.get(path).map(Vec::as_slice)
    }

    /// All files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.entries.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl Extend<(String, Vec<u8>)> for Files {
    fn extend<I: IntoIterator<Item = (String, Vec<u8>)>>(&mut self, iter: I) {
        self.entries.extend(iter);
    }
}
