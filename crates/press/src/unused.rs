//! Files that were made for earlier builds and are of no use any more. The time of a file in such a folder says when a
//! build last used it.

use std::fs::File;
use std::path::Path;
use std::time::{Duration, SystemTime};
use walkdir::WalkDir;

/// What no build has used for so long is removed: a branch that is built every other week keeps its own.
const KEPT: Duration = Duration::from_secs(60 * 24 * 60 * 60);

/// A time is not written more often.
const NOTED: Duration = Duration::from_secs(24 * 60 * 60);

/// Notes that a build has used a file. Where that cannot be written, the file may be made again one day.
pub fn used(file: &Path) {
    if age(file).is_some_and(|age| age > NOTED) {
        let _ = File::options().append(true).open(file).and_then(|file| file.set_modified(SystemTime::now()));
    }
}

/// Removes what was not used for two months; what cannot be removed stays.
pub fn remove(folder: &Path) {
    for entry in WalkDir::new(folder).into_iter().filter_map(Result::ok) {
        if entry.file_type().is_file() && age(entry.path()).is_some_and(|age| age > KEPT) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// How long ago a file was changed; `None` of one that is not there, or of a time to come.
fn age(file: &Path) -> Option<Duration> {
    file.metadata().ok()?.modified().ok()?.elapsed().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_used_stays() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        for (name, days) in [("new", 0), ("used", 70), ("unused", 70)] {
            let made = File::create(file(name)).unwrap();
            made.set_modified(SystemTime::now() - Duration::from_secs(days * 86_400)).unwrap();
        }
        used(&file("used"));
        used(&file("gone"));
        remove(folder.path());
        let left = ["new", "used", "unused"].map(|name| file(name).exists());
        assert_eq!(left, [true, true, false]);
        remove(&file("no folder"));
    }
}
