//! Removes stale files of earlier builds, and detects output paths that lead through links.

use super::build_manifest::{Mark, own_stamp};
use super::is_missing;
use content::diagnostics::Diagnostic;
use content::files::below;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The result of [`remove`].
#[derive(Debug, Default)]
pub struct Cleared {
    /// Removed files, by path in the file system.
    pub removed: Vec<PathBuf>,
    /// Files left in place because they were modified, by path in the output.
    pub altered: Vec<(String, Mark)>,
    /// Files that could not be removed.
    pub problems: Vec<Diagnostic>,
}

/// Removes `files` from `out`, and the folders that this empties. Modified files are kept, unless the build that wrote
/// them was interrupted: then the manifest does not reliably describe them.
pub fn remove(out: &Path, files: &[(&str, Mark)], unfinished: bool) -> Cleared {
    let mut cleared = Cleared::default();
    let mut ways = Ways::new(out);
    for (path, mark) in files {
        let file = below(out, path);
        if file.symlink_metadata().is_err_and(|error| is_missing(&error)) {
            continue;
        }
        let stamp = own_stamp(&file).filter(|stamp| unfinished || *stamp == mark.stamp);
        if stamp.is_none() || ways.obstacle(path).is_some() {
            cleared.altered.push(((*path).to_owned(), *mark));
            continue;
        }
        match fs::remove_file(&file) {
            Ok(()) => cleared.removed.push(file),
            Err(error) => cleared.problems.push(Diagnostic::unwritable(&file, &error)),
        }
    }
    for file in &cleared.removed {
        let folders = file.ancestors().skip(1).take_while(|folder| *folder != out);
        // Fails as intended on a folder that is not empty.
        let _ = folders.map(fs::remove_dir).take_while(Result::is_ok).count();
    }
    cleared
}

/// The folders between the output folder and its files, with the result of each check cached.
pub struct Ways<'a> {
    out: &'a Path,
    blocked: HashMap<String, bool>,
}

impl<'a> Ways<'a> {
    /// Starts with an empty cache.
    pub fn new(out: &'a Path) -> Self {
        Self { out, blocked: HashMap::new() }
    }

    /// The first parent of `path` that exists but is not a folder, such as a symbolic link, by path in the output.
    pub fn obstacle<'p>(&mut self, path: &'p str) -> Option<&'p str> {
        let folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        folders.into_iter().find(|folder| match self.blocked.get(*folder) {
            Some(blocked) => *blocked,
            None => {
                let blocked =
                    fs::symlink_metadata(below(self.out, folder)).is_ok_and(|found| !found.is_dir());
                self.blocked.insert((*folder).to_owned(), blocked);
                blocked
            }
        })
    }
}
