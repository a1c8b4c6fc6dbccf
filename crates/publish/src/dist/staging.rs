//! The folder in which a site is assembled, beside the one that it is then moved into.

use content::lock::Lock;
use same_file::Handle;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// Marks the folder as ours, so that a later build may delete what a killed one has left. A build holds a lock on it.
pub const MARK: &str = ".broadsheet-staging";

/// A folder of staged files, which is deleted when it is dropped. Other builds wait for it.
#[derive(Debug)]
pub struct Staging {
    folder: PathBuf,
    /// The lock on the mark; `None` if the folder is not ours any more.
    lock: Option<Lock>,
}

impl Staging {
    /// The path of the staging folder for an output folder.
    pub fn path(dist: &Path) -> PathBuf {
        let mut name = std::ffi::OsString::from(".");
        name.push(dist.file_name().unwrap_or_default());
        name.push(".broadsheet");
        dist.with_file_name(name)
    }

    /// Creates the folder beside `dist`, or empties the one that a killed build has left. Waits, with a message, while
    /// another build uses it.
    ///
    /// # Errors
    /// An I/O error, or there is something else at its path.
    pub fn beside(dist: &Path) -> io::Result<Self> {
        let folder = Self::path(dist);
        loop {
            fs::create_dir_all(&folder)?;
            let Some(file) = mark(&folder)? else { continue };
            let opened = Handle::from_file(file.try_clone()?)?;
            let lock = Lock::on(file, dist)?;
            // The build that was waited for has deleted the folder with its mark, or renamed it.
            if Handle::from_path(folder.join(MARK)).is_ok_and(|mark| mark == opened) {
                empty(&folder)?;
                return Ok(Self { folder, lock: Some(lock) });
            }
        }
    }

    /// Renames the folder to `dist`, at which there must be nothing.
    ///
    /// # Errors
    /// An I/O error; the folder is then where it was.
    pub fn become_folder(mut self, dist: &Path) -> io::Result<()> {
        // Not every system renames a folder with an open file in it. Who waits for the lock then finds no mark.
        drop(self.lock.take());
        fs::rename(&self.folder, dist)?;
        // If this fails, it is one more file that nobody asks for.
        let _ = fs::remove_file(dist.join(MARK));
        Ok(())
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if self.lock.is_some() {
            // The next build deletes what is left.
            let _ = remove(&self.folder);
        }
    }
}

/// Deletes a staging folder. Its mark goes last: without it, a later build would not know what is left as ours.
///
/// # Errors
/// An I/O error.
pub fn remove(folder: &Path) -> io::Result<()> {
    empty(folder)?;
    fs::remove_file(folder.join(MARK))?;
    fs::remove_dir(folder)
}

/// Deletes everything in a staging folder but its mark.
fn empty(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        match entry.file_type()? {
            _ if entry.file_name() == MARK => {}
            kind if kind.is_dir() => fs::remove_dir_all(entry.path())?,
            _ => fs::remove_file(entry.path())?,
        }
    }
    Ok(())
}

/// Opens the mark of a folder, and creates it in an empty one; `None` if another build has deleted the folder meanwhile.
fn mark(folder: &Path) -> io::Result<Option<File>> {
    let path = folder.join(MARK);
    let is_folder = fs::symlink_metadata(folder).is_ok_and(|found| found.is_dir());
    let is_ours = match fs::symlink_metadata(&path) {
        Ok(found) => is_folder && found.is_file(),
        Err(_) => is_folder && is_empty(folder),
    };
    if !is_ours && folder.exists() {
        let what = "there is something that no build has written";
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, what));
    }
    match OpenOptions::new().write(true).create(true).truncate(false).open(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        opened => opened.map(Some),
    }
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}
