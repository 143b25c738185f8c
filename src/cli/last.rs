//! The last build of a site: where nothing changed since, it need not be made again.
//!
//! In: what a build reads, the folder it writes, and what it told. Out: what was told last, if all of that is as it was then. Files are
//! looked at as the preview looks at them, by their size, time and identity, and those that were written are looked at, too: whoever
//! changed or removed one of them gets it back. A build of another program, of other arguments or for another folder is another one.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::remembered::{recall, remember};
use crate::anchors::ledger;
use crate::disk::{self, Stamp};
use crate::{config, project};

/// Where the last build is remembered.
const FILE: &str = "build.json";

/// A build that ended well.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct LastBuild {
    /// Stands for everything that it read,
    read: String,
    /// and for everything that it wrote.
    written: String,
    /// What it told.
    pub(super) told: Told,
}

/// What a build told.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Told {
    /// The findings that were shown, for a file and for a terminal.
    pub(super) findings: [String; 2],
    /// What was said at its end.
    pub(super) said: String,
}

/// Everything that a build reads, as it is before any of it is read, and where it writes.
#[derive(Debug)]
pub(super) struct Beginning {
    root: PathBuf,
    out: PathBuf,
    files: BTreeMap<String, Stamp>,
    program: Option<Stamp>,
    base_url: Option<String>,
}

impl Beginning {
    /// Looks at all files that a build of the site may read.
    pub(super) fn look(root: &Path, out: &Path, base_url: Option<&str>) -> Self {
        let (files, ..) = disk::stamps(root, &[config::FILE, ledger::FILE, project::CONTENT, project::THEMES]);
        let program = std::env::current_exe().ok().and_then(|program| disk::stamp(&program).ok()?);
        let out = std::path::absolute(out).unwrap_or_else(|_| out.to_path_buf());
        Self { root: root.to_path_buf(), out, files, program, base_url: base_url.map(Into::into) }
    }

    /// What the last build told, if another would be the same.
    pub(super) fn told_last(&self) -> Option<Told> {
        let last: LastBuild = recall(&self.root, FILE)?;
        (self.program.is_some() && last.read == self.read() && last.written == self.written()).then_some(last.told)
    }

    /// Remembers the build that began here and has just ended; whether it wrote a ledger that was not there before it.
    pub(super) fn remember(mut self, told: Told, wrote_ledger: bool) {
        if wrote_ledger && let Ok(Some(stamp)) = disk::stamp(&self.root.join(ledger::FILE)) {
            self.files.insert(ledger::FILE.to_string(), stamp);
        }
        remember(&self.root, FILE, &LastBuild { read: self.read(), written: self.written(), told });
    }

    fn read(&self) -> String {
        digest(self.files.iter(), &(&self.program, &self.out, &self.base_url))
    }

    fn written(&self) -> String {
        digest(disk::stamps_of_all(&self.out).iter(), &())
    }
}

fn digest<'f>(files: impl Iterator<Item = (&'f String, &'f Stamp)>, besides: &impl Debug) -> String {
    let mut digest = Sha256::new();
    for file in files {
        digest.update(format!("{file:?}\n"));
    }
    digest.update(format!("{besides:?}"));
    format!("{:x}", digest.finalize())
}
