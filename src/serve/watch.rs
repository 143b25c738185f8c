//! Changes of the files a site is made from, many at once taken as one.
//!
//! In: the root. Out: a call that returns the paths that changed, once it is quiet again. What has changed is seen by looking at
//! the files; events of the system only say when to look, and where, as long as they name nothing but files and there are no links.
//! So it does not matter how an editor saves, nor that events come from reading. Where the system cannot tell events, the files are
//! looked at again and again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::ModifyKind;
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::anchors::ledger;
use crate::config;
use crate::disk::{self, Stamp};
use crate::project::{CONTENT, SEEDS, THEMES};

/// What a site is made from.
const WATCHED: [&str; 5] = [config::FILE, ledger::FILE, SEEDS, CONTENT, THEMES];
/// How long the files must be quiet before a build starts.
const QUIET: Duration = Duration::from_millis(60);
/// From how many events on it is more than a person saving, such as another branch being checked out.
const MANY: usize = 12;
/// How long it must then be quiet.
const QUIET_OF_MANY: Duration = Duration::from_millis(400);
/// After how long a build starts even if it is never quiet.
const LONGEST: Duration = Duration::from_secs(10);
/// How often files are looked at where there are no events.
const POLL: Duration = Duration::from_millis(300);

/// A watched site.
pub(super) struct Watch {
    root: PathBuf,
    /// None where there are none, or none any more.
    events: Option<Events>,
    seen: BTreeMap<String, Stamp>,
    /// Whether there are links among the files, so that one that changes may have other names.
    linked: bool,
    /// Why events were given up, until somebody asks.
    failure: Option<String>,
}

/// Events of the system.
struct Events {
    watcher: RecommendedWatcher,
    receiver: Receiver<notify::Result<Event>>,
    /// The folders that are watched. Never single files: an editor that saves by renaming puts another in their place.
    folders: BTreeSet<PathBuf>,
}

impl Watch {
    /// Starts to watch the site with this root; with `poll` without events.
    pub(super) fn start(root: &Path, poll: bool) -> Self {
        let mut watch = Self { root: root.to_path_buf(), events: None, seen: BTreeMap::new(), linked: false, failure: None };
        if !poll {
            match Events::start() {
                Ok(events) => watch.events = Some(events),
                Err(error) => watch.failure = Some(error.to_string()),
            }
        }
        watch.look();
        watch
    }

    /// Why files are polled, where that was not asked for; said once.
    pub(super) fn failure(&mut self) -> Option<String> {
        self.failure.take()
    }

    /// Waits for changes: the paths below the root that are new, gone or other than they were. Returns nothing only when there is
    /// a failure to tell.
    pub(super) fn wait(&mut self) -> BTreeSet<String> {
        loop {
            let touched = match &mut self.events {
                None => {
                    self.poll_until_quiet();
                    None
                }
                Some(events) => events.wait_until_quiet().unwrap_or_else(|error| {
                    self.give_up(&error.to_string());
                    None
                }),
            };
            let changed = touched.and_then(|touched| self.look_at(&touched)).unwrap_or_else(|| self.look());
            if !changed.is_empty() || self.failure.is_some() {
                return changed;
            }
        }
    }

    /// Looks at all files: the paths that changed since the last look.
    pub(super) fn look(&mut self) -> BTreeSet<String> {
        let now = loop {
            let (stamps, folders, linked) = disk::stamps(&self.root, &WATCHED);
            self.linked = linked;
            match self.events.as_mut().map(|events| events.follow(&folders)) {
                // What was in a folder before it was watched may have changed after it was looked at.
                Some(Ok(true)) => {}
                Some(Err(error)) => self.give_up(&error.to_string()),
                Some(Ok(false)) | None => break stamps,
            }
        };
        let before = std::mem::replace(&mut self.seen, now);
        let other = |(path, stamp): &(&String, &Stamp)| self.seen.get(*path) != Some(*stamp);
        let gone_or_other = before.iter().filter(other).map(|(path, _)| path.clone());
        let new = self.seen.keys().filter(|path| !before.contains_key(*path)).cloned();
        gone_or_other.chain(new).collect()
    }

    /// Looks at some files only: those of them that changed; `None` where it takes a look at all to tell. To look at thousands of files
    /// takes longer than to show a page.
    fn look_at(&mut self, touched: &BTreeSet<PathBuf>) -> Option<BTreeSet<String>> {
        if self.linked {
            return None;
        }
        let mut changed = BTreeSet::new();
        for path in touched {
            let name = disk::below(&self.root, path)?;
            let top = name.split('/').next().unwrap_or_default();
            if !WATCHED.contains(&top) || !disk::is_meant_at(&name) {
                continue;
            }
            let now = disk::stamp(path).ok()?;
            let before = match now.clone() {
                Some(stamp) => self.seen.insert(name.clone(), stamp),
                None => self.seen.remove(&name),
            };
            if before != now {
                changed.insert(name);
            }
        }
        Some(changed)
    }

    fn give_up(&mut self, why: &str) {
        self.events = None;
        self.failure = Some(why.to_string());
    }

    fn poll_until_quiet(&self) {
        let mut last = self.seen.clone();
        loop {
            std::thread::sleep(if last == self.seen { POLL } else { QUIET_OF_MANY / 4 });
            let (now, _, _) = disk::stamps(&self.root, &WATCHED);
            if now == last && now != self.seen {
                return;
            }
            last = now;
        }
    }
}

impl Events {
    fn start() -> notify::Result<Self> {
        let (sender, receiver) = channel();
        let handler = move |event: notify::Result<Event>| {
            // Reading a file is an event too, and would make each build start the next.
            if !event.as_ref().is_ok_and(|event| event.kind.is_access()) {
                let _ = sender.send(event); // nobody listens any more when the preview ends
            }
        };
        Ok(Self { watcher: notify::recommended_watcher(handler)?, receiver, folders: BTreeSet::new() })
    }

    /// Waits for an event and until there are no more: the paths that they name; `None` where more than these files may have changed.
    fn wait_until_quiet(&mut self) -> notify::Result<Option<BTreeSet<PathBuf>>> {
        let gone = || notify::Error::generic("there are no more events");
        let first = self.receiver.recv().map_err(|_| gone())?;
        let mut touched = Some(BTreeSet::new());
        self.note(first, &mut touched)?;
        let start = Instant::now();
        let mut count = 1;
        while start.elapsed() < LONGEST {
            match self.receiver.recv_timeout(if count < MANY { QUIET } else { QUIET_OF_MANY }) {
                Ok(event) => self.note(event, &mut touched)?,
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return Err(gone()),
            }
            count += 1;
        }
        Ok(touched)
    }

    /// A folder that went or came is not the one that is watched, even if it has its name; nor may any be after events were lost.
    fn note(&mut self, event: notify::Result<Event>, touched: &mut Option<BTreeSet<PathBuf>>) -> notify::Result<()> {
        let event = event?;
        let is_of_a_folder = event.paths.is_empty() || event.paths.iter().any(|path| self.folders.contains(path));
        match touched {
            Some(paths) if !event.need_rescan() && !is_of_a_folder => paths.extend(event.paths.iter().cloned()),
            _ => *touched = None,
        }
        if event.need_rescan() {
            self.forget(|_| true);
        } else if matches!(event.kind, EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))) {
            self.forget(|folder| event.paths.iter().any(|path| folder.starts_with(path)));
        }
        Ok(())
    }

    fn forget(&mut self, which: impl Fn(&Path) -> bool) {
        for folder in self.folders.extract_if(.., |folder| which(folder)) {
            let _ = self.watcher.unwatch(&folder); // it may be gone
        }
    }

    /// Watches these folders and no others; whether any of them was not watched before.
    fn follow(&mut self, wanted: &BTreeSet<PathBuf>) -> notify::Result<bool> {
        self.forget(|folder| !wanted.contains(folder));
        let mut new = false;
        for folder in wanted {
            if self.folders.contains(folder) {
                continue;
            }
            match self.watcher.watch(folder, RecursiveMode::NonRecursive) {
                Ok(()) => new = self.folders.insert(folder.clone()),
                Err(error) if is_missing(&error) => {} // it went since it was seen, and that will be an event
                Err(error) => return Err(error),
            }
        }
        Ok(new)
    }
}

fn is_missing(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound | ErrorKind::WatchNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}
