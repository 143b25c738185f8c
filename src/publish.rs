//! From a tree of files to the folder that is published, all or nothing.
//!
//! In: the files of a site and the output folder. Out: that folder, with exactly these files. The site is written beside the
//! folder, and is on the disk before the two change places in one step: whatever goes wrong, the place holds the previous site or
//! this one. Only a folder that is empty or carries the marker of an earlier build is ever replaced: never somebody's own files,
//! nor what has come to stand in such a folder since.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;

use crate::disk;
use crate::files::Files;

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

/// Writes the files as the whole content of the folder `out`.
pub fn publish(files: &Files, out: &Path) -> Result<(), Error> {
    let is_inside = |path: &str| Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    if let Some((path, _)) = files.iter().find(|(path, _)| !is_inside(path)) {
        return Err(Error::Outside(path.to_string()));
    }
    if out.file_name().is_none() {
        return Err(Error::NotAFolder(out.to_path_buf()));
    }
    disk::make_folder(out.parent().unwrap_or(Path::new("")))?;
    // A link to the folder stays one: what it leads to is replaced.
    let out = &if disk::exists(out) { disk::absolute(out)? } else { out.to_path_buf() };
    let (Some(above), Some(name)) = (out.parent(), out.file_name()) else {
        return Err(Error::NotAFolder(out.clone()));
    };
    let beside = above.join(format!(".{}.pincite", name.to_string_lossy()));
    disk::make_folder(&beside)?;
    let place = beside.join("lock");
    let Some(lock) = disk::lock(&place)? else {
        return Err(Error::Busy(out.clone()));
    };
    let published = stage(files, out, &beside);
    for left in ["new", "old"] {
        disk::remove_folder(&beside.join(left))?;
    }
    disk::unlock(lock, &place);
    published
}

fn stage(files: &Files, out: &Path, beside: &Path) -> Result<(), Error> {
    let (new, old) = (beside.join("new"), beside.join("old"));
    if !disk::exists(out) && disk::exists(&old) {
        disk::rename(&old, out)?; // an earlier build was killed between its two moves
    }
    if !(disk::exists(&out.join(MARKER)) || disk::is_empty_folder(out).map_err(|_| Error::NotAFolder(out.to_path_buf()))?) {
        return Err(Error::NotOurs(out.to_path_buf()));
    }
    if let Some(kept) = KEPT.into_iter().find(|kept| disk::exists(&out.join(kept))) {
        return Err(Error::Holds(out.to_path_buf(), kept));
    }
    disk::remove_folder(&new)?;
    disk::remove_folder(&old)?;
    disk::make_folder(&new)?;
    for folder in files.iter().filter_map(|(path, _)| Path::new(path).parent()).collect::<BTreeSet<_>>() {
        disk::make_folder(&new.join(folder))?;
    }
    let all: Vec<_> = files.iter().chain([(MARKER, MARKER_TEXT.as_bytes())]).collect();
    all.into_par_iter().try_for_each(|(path, bytes)| disk::fill(&new.join(path), bytes, &out.join(path)))?;
    disk::settle(&new)?;
    put_into_place(&new, out, &old)?;
    // The old site is removed next: the new one has to stand at its name first.
    let above = out.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(disk::settle_names(above)?)
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

    fn files(entries: &[(&str, &str)]) -> Files {
        let mut files = Files::new();
        files.extend(entries.iter().map(|(path, text)| ((*path).to_string(), text.as_bytes().to_vec())));
        files
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
        publish(&files(&[("index.html", "1"), ("old/index.html", "1")]), &out).expect("it is published");
        publish(&files(&[("index.html", "2"), ("new/index.html", "2")]), &out).expect("it is published");
        assert_eq!(names(root.path()), ["public/.pincite", "public/index.html", "public/new/index.html"]);
        assert_eq!(disk::read(&out.join("index.html")).expect("it is there"), b"2");
    }

    #[test]
    fn files_that_do_not_change_keep_their_time() {
        let root = tempfile::tempdir().expect("a folder can be made");
        let out = root.path().join("public");
        let time = || out.join("index.html").metadata().and_then(|file| file.modified()).expect("it is there");
        publish(&files(&[("index.html", "same")]), &out).expect("it is published");
        let before = time();
        std::thread::sleep(std::time::Duration::from_millis(20));
        publish(&files(&[("index.html", "same"), ("b.html", "new")]), &out).expect("it is published");
        assert_eq!(time(), before);
    }

    #[test]
    fn a_folder_that_no_build_made_is_left_alone() {
        let root = tempfile::tempdir().expect("a folder can be made");
        let out = root.path().join("home");
        disk::write(&out.join("thesis.txt"), b"years of work").expect("it can be written");
        let error = publish(&files(&[("index.html", "1")]), &out).expect_err("it is refused");
        assert!(matches!(error, Error::NotOurs(_)), "{error}");
        assert_eq!(names(root.path()), ["home/thesis.txt"]);
    }

    #[test]
    fn no_file_is_written_elsewhere() {
        let root = tempfile::tempdir().expect("a folder can be made");
        for path in ["../x/index.html", "/x/index.html", "a/../../x", "a/./../x"] {
            let error =
                publish(&files(&[("index.html", "1"), (path, "2")]), &root.path().join("public")).expect_err("it is refused");
            assert!(matches!(&error, Error::Outside(found) if found == path), "{error}");
        }
        assert_eq!(names(root.path()), Vec::<String>::new());
    }

    #[test]
    fn a_site_left_aside_by_a_killed_build_is_put_back() {
        let root = tempfile::tempdir().expect("a folder can be made");
        let out = root.path().join("public");
        publish(&files(&[("index.html", "1")]), &out).expect("it is published");
        disk::make_folder(&root.path().join(".public.pincite")).expect("it can be made");
        disk::rename(&out, &root.path().join(".public.pincite/old")).expect("it can be moved");
        publish(&files(&[("index.html", "2")]), &out).expect("it is published");
        assert_eq!(names(root.path()), ["public/.pincite", "public/index.html"]);
    }

    #[test]
    fn a_folder_that_has_become_something_else_is_left_alone() {
        for kept in KEPT {
            let root = tempfile::tempdir().expect("a folder can be made");
            let out = root.path().join("public");
            publish(&files(&[("index.html", "1")]), &out).expect("it is published");
            disk::write(&out.join(kept).join("HEAD"), b"years of work").expect("it can be written");
            let error = publish(&files(&[("index.html", "2")]), &out).expect_err("it is refused");
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
        publish(&files(&[("index.html", "1")]), &out).expect("it is published");
        publish(&files(&[("index.html", "2")]), &out).expect("it is published");
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
        let error = publish(&files(&[("index.html", "1")]), &root.path().join("public")).expect_err("it is refused");
        assert!(matches!(error, Error::Busy(_)), "{error}");
        drop(lock);
    }
}
