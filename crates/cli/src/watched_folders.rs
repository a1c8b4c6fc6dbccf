//! Keeps folders watched.

use crate::failure::{complain, report};
use content::diagnostics::{Code, Diagnostic};
use notify::{Config, Event, RecommendedWatcher, RecursiveMode, Watcher};
use same_file::Handle;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

/// A change: the paths that the system names.
pub type Change = Vec<PathBuf>;

/// A folder to watch, and whether with all that is below it.
pub type Folder = (PathBuf, RecursiveMode);

/// Watches the folders that a function names. A folder that is removed and created again, or replaced by another, is watched
/// again; the system's watch ends with the folder or follows it to its new name.
pub struct WatchedFolders {
    watcher: RecommendedWatcher,
    /// The folders that are to be watched now, with links resolved.
    wanted: Box<dyn Fn() -> Vec<Folder> + Send>,
    /// By the path of each. An open handle keeps the system from giving its number to another folder.
    watched: HashMap<PathBuf, Handle>,
    /// Why others cannot be watched, so that this is reported once.
    failures: HashMap<PathBuf, String>,
}

impl WatchedFolders {
    /// Sends to `changes` whenever something in a watched folder changes; [`Self::update`] watches the first folders.
    ///
    /// # Errors
    /// Fails if the system cannot watch folders.
    pub fn new(
        wanted: impl Fn() -> Vec<Folder> + Send + 'static,
        changes: Sender<Change>,
    ) -> notify::Result<Self> {
        let on_event = move |event: notify::Result<Event>| {
            if let Err(error) = &event {
                complain(format_args!("watching the content: {error}"));
            }
            // Reads are not changes; watch errors may hide one. Sending fails only at shutdown.
            match event {
                Ok(event) if event.kind.is_access() => {}
                // So much has changed that the system has forgotten some of it.
                Ok(event) if event.need_rescan() => drop(changes.send(vec![PathBuf::new()])),
                Ok(event) => drop(changes.send(event.paths)),
                Err(error) => drop(changes.send(error.paths)),
            }
        };
        // A symbolic link could lead to the whole disk, so links are not followed; the targets of allowed ones are
        // watched themselves.
        let watcher = RecommendedWatcher::new(on_event, Config::default().with_follow_symlinks(false))?;
        let (watched, failures) = (HashMap::new(), HashMap::new());
        Ok(Self { watcher, wanted: Box::new(wanted), watched, failures })
    }

    /// Watches the folders that exist now, and reports those that cannot be watched. Returns whether any is watched
    /// that was not, in which something may have changed unseen.
    pub fn update(&mut self) -> bool {
        let folders: HashMap<PathBuf, RecursiveMode> = (self.wanted)().into_iter().collect();
        let gone = self.watched.keys().filter(|folder| !folders.contains_key(*folder));
        for folder in gone.cloned().collect::<Vec<_>>() {
            self.unwatch(&folder);
        }
        self.failures.retain(|folder, _| folders.contains_key(folder));
        // All of them, even after the first.
        folders.iter().filter(|(folder, mode)| self.keep_watched(folder, **mode)).count() > 0
    }

    /// Watches a folder if it is not watched or is another one now. Returns whether it is watched anew.
    fn keep_watched(&mut self, folder: &Path, mode: RecursiveMode) -> bool {
        let current = Handle::from_path(folder);
        if let (Some(watched), Ok(current)) = (self.watched.get(folder), &current)
            && watched == current
        {
            return false;
        }
        self.unwatch(folder);
        let handle = current.map_err(notify::Error::io);
        let watched = handle.and_then(|handle| self.watcher.watch(folder, mode).map(|()| handle));
        match watched {
            Ok(handle) => {
                self.failures.remove(folder);
                self.watched.insert(folder.to_owned(), handle);
                true
            }
            Err(error) => {
                self.fail(folder, error.to_string());
                false
            }
        }
    }

    /// Folders that exist and cannot be watched.
    pub fn unwatched(&self) -> impl Iterator<Item = &Path> {
        self.failures.keys().map(PathBuf::as_path)
    }

    fn unwatch(&mut self, folder: &Path) {
        self.watched.remove(folder);
        // Fails if the watch has ended with the folder, or was never begun.
        let _ = self.watcher.unwatch(folder);
    }

    fn fail(&mut self, folder: &Path, reason: String) {
        if self.failures.get(folder) != Some(&reason) {
            let message = format!("cannot watch this folder: {reason}");
            let help = "check that it and the folders in it are readable; it is tried again every second";
            report(&Diagnostic::in_file(Code::Unreadable, folder, message, help).into());
            self.failures.insert(folder.to_owned(), reason);
        }
    }
}
