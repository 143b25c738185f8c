//! The disk: the only place that reads and writes files.
//!
//! In: paths and values. Out: values and files. Folders are read in the order of their names, so that nothing depends on the
//! file system; a file is written beside its place and moved there, so that nobody ever sees half of one. Knows nothing of what
//! the files mean, and never replaces or removes anything that it was not told to.

#![allow(clippy::disallowed_methods, reason = "this is the place where files are touched")]

mod stamps;

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use same_file::Handle;
use walkdir::{DirEntry, WalkDir};

use crate::files::Files;

pub use stamps::{Stamp, stamp, stamps, stamps_of_all};

/// What can go wrong with a file.
#[derive(Debug, thiserror::Error)]
#[error("cannot {action} {path}: {cause}")]
pub struct Error {
    action: &'static str,
    path: String,
    cause: io::Error,
}

/// The result of touching the disk.
pub type Result<T> = std::result::Result<T, Error>;

fn failed(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Error {
    let path = path.display().to_string();
    move |cause| Error { action, path, cause }
}

/// The nearest folder, from `start` upwards, that holds a file of this name.
pub fn find_above(start: &Path, name: &str) -> Result<Option<PathBuf>> {
    let start = absolute(start)?;
    Ok(start.ancestors().find(|folder| folder.join(name).is_file()).map(Path::to_path_buf))
}

/// The path from the root of the file system, with symbolic links resolved.
pub fn absolute(path: &Path) -> Result<PathBuf> {
    fs::canonicalize(path).map_err(failed("find", path))
}

/// Whether there is something at a path, be it a link that leads nowhere.
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether a folder is there and holds nothing; a missing one counts as empty.
pub fn is_empty_folder(path: &Path) -> Result<bool> {
    if !exists(path) {
        return Ok(true);
    }
    let mut entries = fs::read_dir(path).map_err(failed("read", path))?;
    Ok(entries.next().is_none())
}

/// The bytes of a file.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(failed("read", path))
}

/// Whether there is a file at a path, or a link to one.
pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// All files of a folder and of those below it, with their paths below `root`; nothing when the folder is missing. Hidden files,
/// editors' backups and links that lead into a circle are left out.
pub fn read_folder(root: &Path, folder: &str) -> Result<Files> {
    let mut files = Files::new();
    files.extend(read_each(root, folder, |path, bytes| (path, bytes))?);
    Ok(files)
}

/// Makes something of each file of a folder as soon as it is read, in the order of their paths; as [`read_folder`] otherwise.
pub fn read_each<T: Send>(root: &Path, folder: &str, make: impl Fn(String, Vec<u8>) -> T + Sync) -> Result<Vec<T>> {
    let mut files = Vec::new();
    let top = root.join(folder);
    if !exists(&top) {
        return Ok(Vec::new());
    }
    for entry in walk(&top) {
        let entry = match entry {
            Err(error) if error.loop_ancestor().is_some() => continue,
            Err(error) => {
                let path = error.path().unwrap_or(&top).to_path_buf();
                return Err(failed("read", &path)(error.into()));
            }
            Ok(entry) => entry,
        };
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    files.par_iter().map(|path| Ok(make(below(root, path).unwrap_or_default(), read(path)?))).collect()
}

/// Whether a file of this path below a folder is one that is read: no part of it is hidden, nor an editor's backup.
pub fn is_meant_at(path: &str) -> bool {
    path.split('/').all(is_meant_name)
}

fn walk(top: &Path) -> impl Iterator<Item = walkdir::Result<DirEntry>> + use<> {
    WalkDir::new(top).follow_links(true).sort_by_file_name().into_iter().filter_entry(is_meant)
}

/// The path of a file below a folder, with `/` between its parts; `None` when it lies elsewhere.
pub fn below(root: &Path, path: &Path) -> Option<String> {
    let inner = path.strip_prefix(root).ok()?;
    Some(inner.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"))
}

fn is_meant(entry: &DirEntry) -> bool {
    entry.depth() == 0 || is_meant_name(&entry.file_name().to_string_lossy())
}

fn is_meant_name(name: &str) -> bool {
    !(name.starts_with('.') || name.ends_with('~'))
}

/// Where a file is written before it is moved to its place in the same folder. One name for all of them, and not the file's own with
/// something behind it: that may be as long as a name can be, and what a killed program leaves goes with the next file.
const BESIDE: &str = ".pincite.tmp";

/// Writes a file in one step: beside its place first, then moved there. Missing folders are made.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    write_all(path, [bytes])
}

/// Writes a file as [`write`] does, out of pieces that are made on the way.
pub fn write_all(path: &Path, pieces: impl IntoIterator<Item: AsRef<[u8]>>) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    make_folder(folder)?;
    let beside = folder.join(BESIDE);
    let mut file = begin(&beside).map_err(failed("write", path))?;
    let written = pieces.into_iter().try_for_each(|piece| file.write_all(piece.as_ref())).and_then(|()| file.sync_all());
    written.and_then(|()| fs::rename(&beside, path)).map_err(|cause| {
        let _ = fs::remove_file(&beside); // it does no harm
        failed("write", path)(cause)
    })
}

/// An empty file that is this program's alone, as soon as no other one is writing it.
fn begin(path: &Path) -> io::Result<File> {
    loop {
        // A link would lead to a file that nobody named.
        if path.is_symlink() {
            missing_or(fs::remove_file(path))?;
        }
        let file = File::options().write(true).create(true).truncate(false).open(path)?;
        file.lock()?;
        // Who had it last may have moved it to its place meanwhile.
        if is_at(&file, path) {
            file.set_len(0)?;
            return Ok(file);
        }
    }
}

/// Whether a file stands at a path and holds these bytes.
pub fn holds(path: &Path, bytes: &[u8]) -> bool {
    let same_length = fs::symlink_metadata(path).is_ok_and(|there| there.is_file() && there.len() == bytes.len() as u64);
    same_length && File::open(path).is_ok_and(|there| reads_as(there, bytes))
}

/// Whether a file begins with these bytes; of a large one no more is in memory than is compared at a time.
fn reads_as(mut file: File, bytes: &[u8]) -> bool {
    let mut buffer = [0; 16 * 1024];
    bytes.chunks(buffer.len()).all(|part| {
        let there = &mut buffer[..part.len()];
        file.read_exact(there).is_ok() && there == part
    })
}

/// Whether a folder holds no file besides these, given by their paths in it, and no folder without any of them.
pub fn holds_only(folder: &Path, files: &BTreeSet<String>) -> bool {
    WalkDir::new(folder).min_depth(1).into_iter().all(|entry| {
        let Some((path, entry)) = entry.ok().and_then(|entry| Some((below(folder, entry.path())?, entry))) else { return false };
        entry.file_type().is_file() && files.contains(&path) || entry.file_type().is_dir() && has_one_in(files, &path)
    })
}

fn has_one_in(files: &BTreeSet<String>, folder: &str) -> bool {
    let inside = format!("{folder}/");
    files.range(inside.clone()..).next().is_some_and(|file| file.starts_with(&inside))
}

/// Writes a file into a folder that nobody reads yet.
pub fn fill(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).map_err(failed("write", path))
}

/// Puts a file that stands elsewhere into a folder that nobody reads yet, with its time.
pub fn keep(from: &Path, path: &Path) -> Result<()> {
    // Where two names of one file are not to be had, it is a new file.
    fs::hard_link(from, path).or_else(|_| fs::copy(from, path).map(drop)).map_err(failed("write", path))
}

/// Waits until everything in a folder that nobody reads yet is on the disk, so that a folder moved into place after it is whole even
/// where the power fails. To wait for each file costs a journey to the disk each, which for thousands of small files takes longer
/// than the build; Linux does it for all of them in one. Elsewhere the order that its file system keeps has to do, and a site that
/// came to harm is built again.
pub fn settle(folder: &Path) -> Result<()> {
    #[cfg(target_os = "linux")]
    File::open(folder).and_then(|opened| rustix::fs::syncfs(opened).map_err(io::Error::from)).map_err(failed("write", folder))?;
    #[cfg(not(target_os = "linux"))]
    let _ = folder;
    Ok(())
}

/// Waits until the names in a folder are on the disk: what was moved into it stays there.
pub fn settle_names(folder: &Path) -> Result<()> {
    // Other systems do not open folders.
    if cfg!(unix) { File::open(folder).and_then(|opened| opened.sync_all()).map_err(failed("write", folder)) } else { Ok(()) }
}

/// Puts two folders of one file system into each other's place, so that there is no moment in which either place is empty; `false`
/// where the system cannot do that.
pub fn swap(one: &Path, other: &Path) -> bool {
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
    }
    #[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
    {
        let _ = (one, other);
        false
    }
}

/// Makes a folder and those above it, where they are missing.
pub fn make_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(failed("make the folder", path))
}

/// Moves a file or folder; the new place must be free or, for a file, may hold a file that is replaced.
pub fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).map_err(failed("move", from))
}

/// Removes a file; a missing one is no mistake.
pub fn remove_file(path: &Path) -> Result<()> {
    missing_or(fs::remove_file(path)).map_err(failed("remove", path))
}

/// Removes a folder with all that is in it; a missing one is no mistake.
pub fn remove_folder(path: &Path) -> Result<()> {
    missing_or(fs::remove_dir_all(path)).map_err(failed("remove", path))
}

/// What became of something that had to go, where it need not have been there.
fn missing_or(removed: io::Result<()>) -> io::Result<()> {
    removed.or_else(|cause| if cause.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(cause) })
}

/// A lock, for as long as the value lives.
pub type Lock = File;

/// Takes the lock that a file stands for; `None` when another program has it.
pub fn lock(path: &Path) -> Result<Option<Lock>> {
    let file = match File::create(path) {
        // Who had it last may have removed the folder.
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(None),
        other => other.map_err(failed("write", path))?,
    };
    match file.try_lock() {
        // Who had it last may have removed the file between the two steps; then somebody else may hold another one in its place.
        Ok(()) if is_at(&file, path) => Ok(Some(file)),
        Ok(()) | Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(cause)) => Err(failed("lock", path)(cause)),
    }
}

/// Gives a lock back: its file goes, and the folder it stood in, unless another program has come for it meanwhile.
pub fn unlock(lock: Lock, path: &Path) {
    let _ = fs::remove_file(path);
    let _ = path.parent().map(fs::remove_dir); // it is not empty where somebody has come
    drop(lock);
}

/// Whether an open file is the one that stands at a path.
fn is_at(file: &File, path: &Path) -> bool {
    let open = file.try_clone().and_then(Handle::from_file);
    open.and_then(|open| Ok(open == Handle::from_path(path)?)).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_read_in_order_without_hidden_files() {
        let root = tempfile::tempdir().expect("a folder can be made");
        for name in ["seeds/b.txt", "seeds/a/c.txt", "seeds/.hidden", "seeds/b.txt~", "other.txt"] {
            write(&root.path().join(name), name.as_bytes()).expect("it can be written");
        }
        let files = read_folder(root.path(), "seeds").expect("it can be read");
        assert_eq!(files.iter().map(|(path, _)| path).collect::<Vec<_>>(), ["seeds/a/c.txt", "seeds/b.txt"]);
        assert!(read_folder(root.path(), "nowhere").expect("a missing folder is empty").is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_into_a_circle_is_left_out() {
        let root = tempfile::tempdir().expect("a folder can be made");
        write(&root.path().join("seeds/a.txt"), b"text").expect("it can be written");
        std::os::unix::fs::symlink(root.path().join("seeds"), root.path().join("seeds/again")).expect("it can be linked");
        assert_eq!(read_folder(root.path(), "seeds").expect("it can be read").len(), 1);
    }

    #[test]
    fn what_a_killed_program_leaves_beside_a_file_goes_with_the_next_one() {
        let root = tempfile::tempdir().expect("a folder can be made");
        fs::write(root.path().join(BESIDE), b"half of a longer text").expect("it can be written");
        write(&root.path().join("a.md"), b"whole").expect("it can be written");
        let found = fs::read_dir(root.path()).expect("it can be read").map(|entry| entry.expect("it can be seen").path());
        let found: Vec<_> = found.map(|path| (below(root.path(), &path), fs::read(path).expect("it can be read"))).collect();
        assert_eq!(found, [(Some("a.md".to_string()), b"whole".to_vec())]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_beside_a_file_does_not_lead_what_is_written_elsewhere() {
        let root = tempfile::tempdir().expect("a folder can be made");
        fs::write(root.path().join("other.md"), b"other").expect("it can be written");
        std::os::unix::fs::symlink("other.md", root.path().join(BESIDE)).expect("a link can be made");
        write(&root.path().join("a.md"), b"whole").expect("it can be written");
        assert_eq!(fs::read(root.path().join("other.md")).expect("it is there"), b"other");
        assert!(fs::symlink_metadata(root.path().join("a.md")).expect("it is there").is_file());
    }

    #[test]
    fn files_of_one_folder_written_at_once_are_all_whole() {
        let root = tempfile::tempdir().expect("a folder can be made");
        let texts: Vec<_> =
            (0..16_usize).map(|number| (root.path().join(format!("{}.md", number % 4)), vec![b'a'; 1000 * number])).collect();
        std::thread::scope(|scope| {
            for (path, text) in &texts {
                scope.spawn(|| write(path, text).expect("it can be written"));
            }
        });
        for (number, (path, _)) in texts.iter().take(4).enumerate() {
            let length = fs::read(path).expect("it is there").len();
            assert_eq!((length / 1000 % 4, length % 1000), (number, 0));
        }
        assert!(!exists(&root.path().join(BESIDE)));
    }

    #[test]
    fn a_lock_that_another_program_has_come_for_leaves_it_the_folder() {
        let root = tempfile::tempdir().expect("a folder can be made");
        let (folder, path) = (root.path().join("beside"), root.path().join("beside/lock"));
        assert!(lock(&path).expect("it can be asked for").is_none(), "the folder went with the one before");
        for come in [false, true] {
            make_folder(&folder).expect("it can be made");
            let held = lock(&path).expect("it can be locked").expect("nobody has it");
            if come {
                write(&folder.join("new/index.html"), b"theirs").expect("it can be written");
            }
            unlock(held, &path);
            assert_eq!((exists(&path), exists(&folder)), (false, come));
        }
    }

    #[test]
    fn a_lock_whose_file_is_gone_is_none() {
        let root = tempfile::tempdir().expect("a folder can be made");
        let path = root.path().join("lock");
        let held = lock(&path).expect("it can be locked").expect("nobody has it");
        assert!(is_at(&held, &path));
        assert!(lock(&path).expect("it can be asked for").is_none(), "one at a time");
        fs::rename(&path, root.path().join("elsewhere")).expect("it can be moved");
        assert!(!is_at(&held, &path));
        let next = lock(&path).expect("it can be locked").expect("nobody has it");
        assert!(is_at(&next, &path) && !is_at(&held, &path));
    }

    #[test]
    fn writing_replaces_in_one_step_and_leaves_nothing_beside() {
        let root = tempfile::tempdir().expect("a folder can be made");
        let path = root.path().join("a.md");
        write(&path, b"one").expect("it can be written");
        write(&path, b"two").expect("it can be written");
        write(&root.path().join("x".repeat(255)), b"the longest name there is").expect("it can be written");
        assert_eq!(read(&path).expect("it can be read"), b"two");
        assert_eq!(fs::read_dir(root.path()).expect("it can be read").count(), 2);
    }
}
