//! Changes of the files a site is made from, many at once taken as one.
//!
//! In: the root. Out: a call that returns when something has changed and is quiet again. Only events that can change the site
//! count: reading a file is an event too, and would otherwise make each build start the next.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, DebouncedEvent, Debouncer, NoCache, new_debouncer_opt};

use crate::anchors::ledger;
use crate::config;
use crate::project::{CONTENT, THEMES};

/// How long the files must be quiet before a build starts.
const QUIET: Duration = Duration::from_millis(80);

/// A watched site.
pub(super) struct Watch {
    root: PathBuf,
    debouncer: Debouncer<RecommendedWatcher, NoCache>,
    events: Receiver<DebounceEventResult>,
}

impl Watch {
    /// Starts to watch the site with this root.
    pub(super) fn start(root: &Path) -> notify::Result<Self> {
        let (sender, events) = channel();
        let handler = move |result: DebounceEventResult| {
            let _ = sender.send(result); // nobody listens any more when the preview ends
        };
        let mut debouncer = new_debouncer_opt(QUIET, None, handler, NoCache, notify::Config::default())?;
        // Folders are watched, never single files: an editor that saves by renaming puts another file in their place.
        debouncer.watch(root, RecursiveMode::NonRecursive)?;
        let mut watch = Self { root: root.to_path_buf(), debouncer, events };
        watch.follow_folders()?;
        Ok(watch)
    }

    /// Waits for a change; `false` when there will be no more.
    pub(super) fn wait(&mut self) -> bool {
        while let Ok(result) = self.events.recv() {
            let more = std::iter::from_fn(|| self.events.try_recv().ok());
            let results: Vec<_> = std::iter::once(result).chain(more).collect();
            let failed = results.iter().any(Result::is_err); // events were lost: look at everything again
            let events: Vec<_> = results.into_iter().flatten().flatten().collect();
            if events.iter().any(|event| self.is_folder_itself(event)) && self.follow_folders().is_err() {
                return false;
            }
            if failed || events.iter().any(|event| self.matters(event)) {
                return true;
            }
        }
        false
    }

    /// Watches the folders there are, anew: one that was made, or removed and made again, is not watched by itself.
    fn follow_folders(&mut self) -> notify::Result<()> {
        for folder in [CONTENT, THEMES].map(|folder| self.root.join(folder)) {
            let _ = self.debouncer.unwatch(&folder); // it may not be watched
            if folder.is_dir() {
                self.debouncer.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }

    fn is_folder_itself(&self, event: &DebouncedEvent) -> bool {
        let folders = [CONTENT, THEMES].map(|folder| self.root.join(folder));
        event.paths.iter().any(|path| folders.contains(path)) && !matches!(event.kind, EventKind::Access(_))
    }

    fn matters(&self, event: &DebouncedEvent) -> bool {
        let top =
            |path: &PathBuf| path.strip_prefix(&self.root).ok()?.components().next().map(|part| part.as_os_str().to_owned());
        let ours = |path: &PathBuf| {
            top(path).is_some_and(|top| [CONTENT, THEMES, config::FILE, ledger::FILE].iter().any(|name| top == *name))
        };
        !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(ours)
    }
}
