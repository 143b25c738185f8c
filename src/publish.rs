//! From files to the folder that is published, all or nothing.
//!
//! In: the output folder, and the files of a site as they are made. Out: that folder, with exactly these files. The site is written beside the
//! folder, and is on the disk before the two change places in one step: whatever goes wrong, the place holds the previous site or
//! this one. Only a folder that is empty or carries the marker of an earlier build is ever replaced: never somebody's own files,
//! nor what has come to stand in such a folder since.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::disk;

/// The file that tells an output folder from any other.
const MARKER: &str = ".pincite";
const MARKER_TEXT: &str = "Made by pincite. The next build replaces everything in this folder.\n";

/// What no build writes and nobody wants to lose: where one of them stands, the folder has become something else.
const KEPT: [&str; 5] = [".git", ".hg", ".svn", "site.toml", "anchors.lock"];

/// Why a site was not published.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The output folder holds files that no build wrote.
    #[error(
        "{0} is not empty and no earlier build made it, so it is left alone\n  \
         choose another folder with --out, or empty this one yourself"
    )]
    NotOurs(PathBuf),
    /// The output folder was made by a build and has become something else since.
    #[error(
        "{0} holds {1}, which a build would remove with everything else, so it is left alone\n  \
         choose another folder with --out, or move {1} out of this one"
    )]
    Holds(PathBuf, &'static str),
    /// The output folder is a place of something else, however empty it is.
    #[error(
        "{0} is a home directory, the folder of the site, or lies among its sources, so it is left alone\n  \
         choose another folder with --out"
    )]
    OffLimits(PathBuf),
    /// The output is not a folder, or has no folder above it.
    #[error("{0} cannot be an output folder")]
    NotAFolder(PathBuf),
    /// A file would be written elsewhere.
    #[error("the site has a file at {0:?}, which is not inside of it, so nothing was written")]
    Outside(String),
    /// Another build writes to the same folder.
    #[error("another build is writing to {0}; try again when it is done")]
    Busy(PathBuf),
    /// The disk refused.
    #[error(transparent)]
    Disk(#[from] disk::Error),
}

/// Where no site may come to stand: what is empty there today holds somebody's work tomorrow.
#[derive(Debug, Default)]
pub struct OffLimits {
    /// Folders that are not replaced, nor those above them: the site's own, and somebody's home.
    pub themselves: Vec<PathBuf>,
    /// Folders in which nothing is replaced either: the sources of the site.
    pub within: Vec<PathBuf>,
}

impl OffLimits {
    fn hold(&self, out: &Path) -> bool {
        let found = |folders: &[PathBuf]| folders.iter().filter_map(|folder| disk::absolute(folder).ok()).collect::<Vec<_>>();
        found(&self.themselves).iter().any(|folder| folder.starts_with(out))
            || found(&self.within).iter().any(|folder| out.starts_with(folder))
    }
}

/// A site on its way to its folder: what is put into it stands beside the folder until all of it is there.
#[derive(Debug)]
pub struct Staging {
    out: PathBuf,
    beside: PathBuf,
    lock: Option<disk::Lock>,
    /// The files that stand in the folder as the new site has them.
    unchanged: Mutex<BTreeSet<String>>,
    /// Whether the new site has a file that the folder lacks, or has otherwise.
    changed: AtomicBool,
    /// The folders there are.
    folders: Mutex<BTreeSet<PathBuf>>,
    /// What was refused first; nothing is written after it.
    refused: Mutex<Option<Error>>,
}

impl Staging {
    /// Begins a site for the folder `out`, which is left as it is. Another build for the same folder is refused meanwhile.
    pub fn begin(out: &Path, off_limits: &OffLimits) -> Result<Self, Error> {
        let Some(name) = out.file_name() else { return Err(Error::NotAFolder(out.to_path_buf())) };
        let above = out.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
        disk::make_folder(above)?;
        // A link to the folder stays one: what it leads to is replaced.
        let out = if disk::exists(out) { disk::absolute(out)? } else { disk::absolute(above)?.join(name) };
        if off_limits.hold(&out) {
            return Err(Error::OffLimits(out));
        }
        let (Some(above), Some(name)) = (out.parent(), out.file_name()) else { return Err(Error::NotAFolder(out)) };
        let beside = above.join(format!(".{}.pincite", name.to_string_lossy()));
        disk::make_folder(&beside)?;
        let Some(lock) = disk::lock(&beside.join("lock"))? else { return Err(Error::Busy(out)) };
        let staging = Self {
            out,
            beside,
            lock: Some(lock),
            unchanged: Mutex::default(),
            changed: AtomicBool::default(),
            folders: Mutex::default(),
            refused: Mutex::default(),
        };
        staging.prepare()?;
        Ok(staging)
    }

    /// Looks whether the folder may be replaced, and clears the way.
    fn prepare(&self) -> Result<(), Error> {
        let (out, [new, old]) = (&self.out, self.places());
        if !disk::exists(out) && disk::exists(&old) {
            disk::rename(&old, out)?; // an earlier build was killed between its two moves
        }
        if !(disk::exists(&out.join(MARKER)) || disk::is_empty_folder(out).map_err(|_| Error::NotAFolder(out.clone()))?) {
            return Err(Error::NotOurs(out.clone()));
        }
        if let Some(kept) = KEPT.into_iter().find(|kept| disk::exists(&out.join(kept))) {
            return Err(Error::Holds(out.clone(), kept));
        }
        disk::remove_folder(&new)?;
        disk::remove_folder(&old)?;
        disk::make_folder(&new)?;
        Ok(())
    }

    /// Where the new site is written, and where the old one goes on systems that cannot exchange two folders.
    fn places(&self) -> [PathBuf; 2] {
        ["new", "old"].map(|name| self.beside.join(name))
    }

    /// Puts a file into the new site.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        let no_panic = "nothing panics that holds it";
        if self.refused.lock().expect(no_panic).is_none()
            && let Err(error) = self.write(path, bytes)
        {
            self.refused.lock().expect(no_panic).get_or_insert(error);
        }
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        if !Path::new(path).components().all(|part| matches!(part, Component::Normal(_))) {
            return Err(Error::Outside(path.to_string()));
        }
        if disk::holds(&self.out.join(path), bytes) {
            self.unchanged.lock().expect("nothing panics that holds it").insert(path.to_string());
            return Ok(());
        }
        self.changed.store(true, Ordering::Relaxed);
        Ok(disk::fill(&self.place(path)?, bytes)?)
    }

    /// Where a file of the new site is written; its folder is there.
    fn place(&self, path: &str) -> Result<PathBuf, Error> {
        let [new, _] = self.places();
        let file = new.join(path);
        let folder = file.parent().unwrap_or(&new).to_path_buf();
        if !self.folders.lock().expect("nothing panics that holds it").contains(&folder) {
            disk::make_folder(&folder)?;
            self.folders.lock().expect("nothing panics that holds it").insert(folder);
        }
        Ok(file)
    }

    /// Puts the new site into its place, unless it is the one that stands there; if the disk refused anything, the old one stays.
    pub fn finish(self) -> Result<(), Error> {
        self.put(MARKER, MARKER_TEXT.as_bytes());
        if let Some(error) = self.refused.lock().expect("nothing panics that holds it").take() {
            return Err(error);
        }
        let unchanged = std::mem::take(&mut *self.unchanged.lock().expect("nothing panics that holds it"));
        if !self.changed.load(Ordering::Relaxed) && disk::holds_only(&self.out, &unchanged) {
            return Ok(());
        }
        unchanged.par_iter().try_for_each(|path| Ok::<_, Error>(disk::keep(&self.out.join(path), &self.place(path)?)?))?;
        let [new, old] = self.places();
        disk::settle(&new)?;
        put_into_place(&new, &self.out, &old)?;
        // The old site is removed next: the new one has to stand at its name first.
        let above = self.out.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Ok(disk::settle_names(above)?)
    }
}

/// A site that is not finished, or took another's place, leaves nothing beside its folder.
impl Drop for Staging {
    fn drop(&mut self) {
        let [new, old] = self.places();
        let _ = disk::remove_folder(&new); // the next build tries again
        if disk::exists(&self.out) {
            let _ = disk::remove_folder(&old); // else it is the only site there is
        }
        if let Some(lock) = self.lock.take() {
            disk::unlock(lock, &self.beside.join("lock"));
        }
    }
}

/// Moves the new site to its place: in one step where the system can exchange two folders, else in two with a way back.
fn put_into_place(new: &Path, out: &Path, old: &Path) -> disk::Result<()> {
    if !disk::exists(out) {
        return disk::rename(new, out);
    }
    if disk::swap(new, out) {
        return Ok(());
    }
    disk::rename(out, old)?;
    disk::rename(new, out).inspect_err(|_| {
        let _ = disk::rename(old, out); // the next build tries again
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn publish(files: &[(&str, &str)], out: &Path) -> Result<(), Error> {
        let staging = Staging::begin(out, &OffLimits::default())?;
        for (path, text) in files {
            staging.put(path, text.as_bytes());
        }
        staging.finish()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = walkdir::WalkDir::new(folder)
            .into_iter()
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_file())
            .filter_map(|entry| disk::below(folder, entry.path()))
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_build_replaces_the_one_before_and_leaves_nothing_beside() {
        let root = tempfile::tempdir().expect("a folder can be made");
        let out = root.path().join("public");
        publish(&[("index.html", "1"), ("old/index.html", "1")], &out).expect("it is published");
        publish(&[("index.html", "2"), ("new/index.html", "2")], &out).expect("it is published");
        assert_eq!(names(root.path()), ["public/.pincite", "public/index.html", "public/new/index.html"]);
        assert_eq!(disk::read(&out.join("index.html")).expect("it is there"), b"2");
    }

    #[test]
    fn files_that_do_not_change_keep_their_time() {
        let root = tempfile::tempdir().expect("a folder can be made");
        let out = root.path().join("public");
        let time = || out.join("index.html").metadata().and_then(|file| file.modified()).expect("it is there");
        publish(&[("index.html", "same")], &out).expect("it is published");
        let before = time();
        std::thread::sleep(std::time::Duration::from_millis(20));
        publish(&[("index.html", "same"), ("b.html", "new")], &out).expect("it is published");
        assert_eq!(time(), before);
    }

    #[test]
    fn a_site_that_does_not_change_stays_and_nothing_is_left_over_in_it() {
        let root = tempfile::tempdir().expect("a folder can be made");
        let out = root.path().join("public");
        let build = || publish(&[("a/index.html", "same")], &out).expect("it is published");
        let time = || out.metadata().and_then(|folder| folder.modified()).expect("it is there");
        build();
        let before = time();
        std::thread::sleep(std::time::Duration::from_millis(20));
        build();
        assert_eq!(time(), before, "the folder is the same");
        for left_over in ["a/b.html", "b/c/index.html"] {
            disk::write(&out.join(left_over), b"of another build").expect("it can be written");
            build();
            assert_eq!(names(root.path()), ["public/.pincite", "public/a/index.html"], "{left_over}");
        }
        disk::make_folder(&out.join("b/c")).expect("it can be made");
        build();
        assert!(!disk::exists(&out.join("b")));
    }

    #[test]
    fn a_folder_that_no_build_made_is_left_alone() {
        let root = tempfile::tempdir().expect("a folder can be made");
        let out = root.path().join("home");
        disk::write(&out.join("thesis.txt"), b"years of work").expect("it can be written");
        let error = publish(&[("index.html", "1")], &out).expect_err("it is refused");
        assert!(matches!(error, Error::NotOurs(_)), "{error}");
        assert_eq!(names(root.path()), ["home/thesis.txt"]);
    }

    #[test]
    fn no_file_is_written_elsewhere() {
        let root = tempfile::tempdir().expect("a folder can be made");
        for path in ["../x/index.html", "/x/index.html", "a/../../x", "a/./../x"] {
            let error = publish(&[("index.html", "1"), (path, "2")], &root.path().join("public")).expect_err("it is refused");
            assert!(matches!(&error, Error::Outside(found) if found == path), "{error}");
        }
        assert_eq!(names(root.path()), Vec::<String>::new());
    }

    #[test]
    fn a_site_left_aside_by_a_killed_build_is_put_back() {
        let root = tempfile::tempdir().expect("a folder can be made");
        let out = root.path().join("public");
        publish(&[("index.html", "1")], &out).expect("it is published");
        disk::make_folder(&root.path().join(".public.pincite")).expect("it can be made");
        disk::rename(&out, &root.path().join(".public.pincite/old")).expect("it can be moved");
        publish(&[("index.html", "2")], &out).expect("it is published");
        assert_eq!(names(root.path()), ["public/.pincite", "public/index.html"]);
    }

    #[test]
    fn a_folder_that_has_become_something_else_is_left_alone() {
        for kept in KEPT {
            let root = tempfile::tempdir().expect("a folder can be made");
            let out = root.path().join("public");
            publish(&[("index.html", "1")], &out).expect("it is published");
            disk::write(&out.join(kept).join("HEAD"), b"years of work").expect("it can be written");
            let error = publish(&[("index.html", "2")], &out).expect_err("it is refused");
            assert!(matches!(error, Error::Holds(_, found) if found == kept), "{error}");
            assert_eq!(names(&out).len(), 3, "{kept}");
            assert_eq!(disk::read(&out.join("index.html")).expect("it is there"), b"1");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_the_output_stays_one() {
        let root = tempfile::tempdir().expect("a folder can be made");
        let (out, real) = (root.path().join("public"), root.path().join("srv/www"));
        disk::make_folder(&real).expect("a folder can be made");
        std::os::unix::fs::symlink(&real, &out).expect("it can be linked");
        publish(&[("index.html", "1")], &out).expect("it is published");
        publish(&[("index.html", "2")], &out).expect("it is published");
        assert!(out.is_symlink());
        assert_eq!(names(&real), [".pincite", "index.html"]);
        assert_eq!(disk::read(&real.join("index.html")).expect("it is there"), b"2");
    }

    #[test]
    fn the_first_site_has_nothing_to_change_places_with() {
        let root = tempfile::tempdir().expect("a folder can be made");
        let [new, out, old] = ["new", "out", "old"].map(|name| root.path().join(name));
        disk::write(&new.join("index.html"), b"1").expect("it can be written");
        put_into_place(&new, &out, &old).expect("there was none");
        assert_eq!(names(root.path()), ["out/index.html"]);
        assert!(!disk::swap(&new, &out), "there is nothing to exchange");
        assert_eq!(names(root.path()), ["out/index.html"]);
    }

    #[test]
    fn two_builds_at_once_do_not_meet() {
        let root = tempfile::tempdir().expect("a folder can be made");
        disk::make_folder(&root.path().join(".public.pincite")).expect("it can be made");
        let lock = disk::lock(&root.path().join(".public.pincite/lock")).expect("it can be locked");
        let error = publish(&[("index.html", "1")], &root.path().join("public")).expect_err("it is refused");
        assert!(matches!(error, Error::Busy(_)), "{error}");
        drop(lock);
    }
}
