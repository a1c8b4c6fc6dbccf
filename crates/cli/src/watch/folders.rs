//! Keeps the content folder watched, and the folders that its links lead to.

use super::report;
use content::diagnostics::{Code, Diagnostic};
use content::options::Options;
use content::site_config;
use notify::{Config, Event, RecommendedWatcher, RecursiveMode, Watcher};
use same_file::Handle;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

/// Watches the folders of the content. A folder that is removed and created again, or replaced by another, is watched
/// again; the system's watch ends with the folder or follows it to its new name.
pub struct WatchedFolders {
    watcher: RecommendedWatcher,
    options: Options,
    /// The folders that this process writes to.
    written: Vec<PathBuf>,
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
    pub fn new(options: &Options, served: &Path, changes: Sender<()>) -> notify::Result<Self> {
        let on_event = move |event: notify::Result<Event>| {
            if let Err(error) = &event {
                eprintln!("watching the content: {error}");
            }
            // Reads are not changes; watch errors may hide one. Sending fails only at shutdown.
            if !event.is_ok_and(|event| event.kind.is_access()) {
                let _ = changes.send(());
            }
        };
        // A symbolic link could lead to the whole disk, so links are not followed; the targets of allowed ones are
        // watched themselves.
        let watcher = RecommendedWatcher::new(on_event, Config::default().with_follow_symlinks(false))?;
        let written = [&options.out, &options.image_cache, &options.text_cache, served, &options.content];
        let written = written.iter().filter_map(|folder| std::path::absolute(folder).ok()).collect();
        let (watched, failures) = (HashMap::new(), HashMap::new());
        Ok(Self { watcher, options: options.clone(), written, watched, failures })
    }

    /// Watches the folders that exist now, and reports those that cannot be watched. Returns whether any is watched
    /// that was not, in which something may have changed unseen.
    pub fn update(&mut self) -> bool {
        let folders = self.folders();
        let gone = self.watched.keys().filter(|folder| !folders.contains(folder));
        for folder in gone.cloned().collect::<Vec<_>>() {
            self.unwatch(&folder);
        }
        self.failures.retain(|folder, _| folders.contains(folder));
        // All of them, even after the first.
        folders.iter().filter(|folder| self.keep_watched(folder)).count() > 0
    }

    /// Watches a folder if it is not watched or is another one now. Returns whether it is watched anew.
    fn keep_watched(&mut self, folder: &Path) -> bool {
        let current = Handle::from_path(folder);
        if let (Some(watched), Ok(current)) = (self.watched.get(folder), &current)
            && watched == current
        {
            return false;
        }
        self.unwatch(folder);
        let handle = current.map_err(notify::Error::io);
        let watched =
            handle.and_then(|handle| self.watcher.watch(folder, RecursiveMode::Recursive).map(|()| handle));
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

    fn unwatch(&mut self, folder: &Path) {
        self.watched.remove(folder);
        // Fails if the watch has ended with the folder, or was never begun.
        let _ = self.watcher.unwatch(folder);
    }

    fn fail(&mut self, folder: &Path, reason: String) {
        if self.failures.get(folder) != Some(&reason) {
            let message = format!("cannot watch this folder: {reason}");
            let help = "check that it and the folders in it are readable; press tries again every second";
            report(&Diagnostic::in_file(Code::Unreadable, folder, message, help).into());
            self.failures.insert(folder.to_owned(), reason);
        }
    }

    /// The content folder and the folders that links may lead to, except those that contain our output: writing it would
    /// count as a change.
    fn folders(&self) -> Vec<PathBuf> {
        let (settings, _) = site_config::settings(&self.options);
        let linked = settings.allowed_folders.iter().filter_map(|folder| folder.canonicalize().ok());
        let apart = |folder: &PathBuf| !self.written.iter().any(|written| written.starts_with(folder));
        // If the content folder is missing, the build reports that.
        self.options.content.canonicalize().into_iter().chain(linked.filter(apart)).collect()
    }
}
