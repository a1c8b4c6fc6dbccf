//! Files that were made for earlier builds and are of no use any more. The time of a file in such a folder says when a
//! build last used it.

use crate::files;
use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// What no build has used for so long is removed: a branch that is built every other week keeps its own.
const KEPT: Duration = Duration::from_secs(60 * 24 * 60 * 60);

/// The digits of a hash that [`crate::hash::short_hash`] makes.
const HASH: usize = 16;

/// A time is not written more often.
const NOTED: Duration = Duration::from_secs(24 * 60 * 60);

/// Notes that a build has used a file. Where that cannot be written, the file may be made again one day.
pub fn used(file: &Path) {
    if age(file).is_some_and(|age| age > NOTED) {
        let _ = File::options().append(true).open(file).and_then(|file| file.set_modified(SystemTime::now()));
    }
}

/// Removes what was not used for two months, and what builds have left that were killed; what cannot be removed stays.
pub fn remove(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        let is_ours = is_file && is_cached(&entry.file_name().to_string_lossy());
        if is_ours && age(&entry.path()).is_some_and(|age| age > KEPT) {
            let _ = fs::remove_file(entry.path());
        }
    }
    files::remove_temporary(folder, files::ABANDONED);
}

/// Whether a file is named as those in a cache are: by the hash of what it was made of, `0123456789abcdef-480.webp`.
fn is_cached(name: &str) -> bool {
    let hash = name.split(['-', '.']).next().unwrap_or_default();
    hash.len() == HASH && files::is_hexadecimal(hash) && name.len() > HASH
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
    fn what_is_used_stays_and_so_does_what_is_not_ours() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        let (new, used_again, unused, mine) =
            ("0123456789abcde0.json", "0123456789abcde1.png", "0123456789abcde2-480.webp", "holiday.jpg");
        for (name, days) in [(new, 0), (used_again, 70), (unused, 70), (mine, 70)] {
            let made = File::create(file(name)).unwrap();
            made.set_modified(SystemTime::now() - Duration::from_secs(days * 86_400)).unwrap();
        }
        used(&file(used_again));
        used(&file("gone"));
        remove(folder.path());
        let left = [new, used_again, unused, mine].map(|name| file(name).exists());
        assert_eq!(left, [true, true, false, true]);
        remove(&file("no folder"));
    }
}
