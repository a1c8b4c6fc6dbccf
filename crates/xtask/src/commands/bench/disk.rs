//! The folder of all that is built while measuring.

use super::folder;
use crate::run::{Failure, Outcome, output};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The bytes reckoned for each article: its output of 130 KB, staged files of the same size, and some for caches.
const NEEDED: u64 = 300_000;

/// A folder that is removed at the end, also after a failure.
///
/// Nothing is removed earlier while there is room: for minutes after many files were removed, ext4 without a journal
/// makes files slowly, as it passes over the places of those one by one. An output of 100,000 articles needs 13 GB
/// or more, so that two of them may not have room beside each other.
#[derive(Debug)]
pub struct Disk {
    root: PathBuf,
}

impl Disk {
    /// Takes a folder, which must have nothing in it that is needed.
    pub fn claim(root: PathBuf) -> Result<Self, Failure> {
        let disk = Self { root };
        if disk.clear()? {
            println!(
                "note: removed the output of an interrupted run, which slows down creating files for a while"
            );
        }
        Ok(disk)
    }

    /// A path within the folder, with room for what is made of this many articles.
    pub fn folder(&self, name: &str, articles: usize) -> Result<PathBuf, Failure> {
        let needed = NEEDED.saturating_mul(articles as u64);
        if free(&self.root).is_some_and(|free| free < needed) && self.clear()? {
            println!(
                "note: removed earlier output to make room, which slows down creating files for a while"
            );
            folder::rest();
        }
        Ok(self.root.join(name))
    }

    /// Empties the folder; returns whether there was anything in it.
    fn clear(&self) -> Result<bool, Failure> {
        let failed =
            |error: std::io::Error| Failure::new(format!("{}: {error}", self.root.display()), "remove it");
        let used = fs::read_dir(&self.root).is_ok_and(|mut entries| entries.next().is_some());
        if used {
            fs::remove_dir_all(&self.root).map_err(failed)?;
        }
        fs::create_dir_all(&self.root).map_err(failed)?;
        Ok(used)
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let removed: Outcome = fs::remove_dir_all(&self.root)
            .map_err(|error| Failure::new(format!("{}: {error}", self.root.display()), "remove it"));
        if let Err(Failure { what, fix }) = removed {
            eprintln!("warning: {what}\n  = help: {fix}");
        }
    }
}

/// The free bytes of the disk with this folder, where `df` tells them.
fn free(folder: &Path) -> Option<u64> {
    let printed = output("df", &["--output=avail", "--block-size=1", folder.to_str()?])?;
    printed.lines().last()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root(name: &str) -> PathBuf {
        std::env::temp_dir().join(format!("xtask-disk-{name}-{}", std::process::id()))
    }

    #[test]
    fn folders_stay_while_there_is_room() {
        let disk = Disk::claim(root("room")).unwrap();
        fs::create_dir_all(disk.folder("first", 1).unwrap()).unwrap();
        disk.folder("second", 0).unwrap();
        assert!(disk.root.join("first").is_dir());
    }

    #[test]
    fn folders_make_room() {
        let disk = Disk::claim(root("full")).unwrap();
        fs::create_dir_all(disk.folder("first", 0).unwrap()).unwrap();
        disk.folder("second", usize::MAX).unwrap();
        assert!(!disk.root.join("first").exists());
    }

    #[test]
    fn nothing_is_left_at_the_end() {
        let disk = Disk::claim(root("end")).unwrap();
        fs::create_dir_all(disk.folder("first", 0).unwrap()).unwrap();
        drop(disk);
        assert!(!root("end").exists());
    }
}
