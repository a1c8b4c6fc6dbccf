//! Removes cached files that builds no longer use. A file's modification time records when a build last used it.

use crate::files;
use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// Files unused for this long are removed. A branch that is built every other week keeps its files.
const KEPT: Duration = Duration::from_secs(60 * 24 * 60 * 60);

/// The number of digits in a [`crate::hash::short_hash`].
const HASH: usize = 16;

/// Modification times are updated at most this often.
const NOTED: Duration = Duration::from_secs(24 * 60 * 60);

/// Records that a build used a file. If that fails, the file may be removed and has to be made again.
pub fn used(file: &Path) {
    if age(file).is_some_and(|age| age > NOTED) {
        let _ = File::options().append(true).open(file).and_then(|file| file.set_modified(SystemTime::now()));
    }
}

/// Removes files unused for two months and temporary files of killed builds. Ignores files that cannot be removed.
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

/// Whether a file is named like a cached one, by the hash of its inputs: `0123456789abcdef-480.webp`.
fn is_cached(name: &str) -> bool {
    let hash = name.split(['-', '.']).next().unwrap_or_default();
    hash.len() == HASH && files::is_hexadecimal(hash) && name.len() > HASH
}

/// The time since a file was modified; `None` if it does not exist or the time is in the future.
fn age(file: &Path) -> Option<Duration> {
    file.metadata().ok()?.modified().ok()?.elapsed().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_our_own_unused_files_are_removed() {
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
