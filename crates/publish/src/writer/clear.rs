//! Removes what an earlier build wrote and nothing makes any more, and says which folders of the output are real.

use super::build_manifest::{Mark, own_stamp};
use super::is_missing;
use content::diagnostics::Diagnostic;
use content::files::below;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What has become of files that nothing makes any more.
#[derive(Debug, Default)]
pub struct Cleared {
    /// Removed, by their paths in the file system.
    pub removed: Vec<PathBuf>,
    /// Left alone because they are not as a build left them, by their paths in the output.
    pub altered: Vec<(String, Mark)>,
    /// Why others could not be removed.
    pub problems: Vec<Diagnostic>,
}

/// Removes these files of `out` and the folders that this leaves empty. A file that is not as the build left it stays,
/// unless that build did not come to its end: then nobody knows how it left them.
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
        // Fails where something is left in it, as it should.
        let _ = folders.map(fs::remove_dir).take_while(Result::is_ok).count();
    }
    cleared
}

/// The folders between an output folder and its files, each looked at once.
pub struct Ways<'a> {
    out: &'a Path,
    blocked: HashMap<String, bool>,
}

impl<'a> Ways<'a> {
    /// Those of an output folder.
    pub fn new(out: &'a Path) -> Self {
        Self { out, blocked: HashMap::new() }
    }

    /// The first part of the way to a file that is there and no folder, such as a link to one, by its path in the
    /// output.
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
