//! Holds changed files until all of them are written, so that a full disk leaves the output untouched.

use content::files::{self, Stamp};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The staging folder, which exists in the output only during a build. Names that begin with a dot are not published.
pub const NAME: &str = ".staged";

/// The suffix of staged files; their names begin with a number.
const ENDING: &str = ".file";

/// A folder of staged files, named by number. Dropping it removes those that were not moved.
#[derive(Debug)]
pub struct Stage {
    folder: PathBuf,
    count: AtomicUsize,
}

impl Stage {
    /// Creates the folder, or empties the one that a killed build has left.
    ///
    /// # Errors
    /// An I/O error, or there is something else at this path.
    pub fn new(out: &Path) -> io::Result<Self> {
        let folder = out.join(NAME);
        match fs::create_dir(&folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ if !fs::symlink_metadata(&folder)?.is_dir() => {
                return Err(io::Error::new(io::ErrorKind::NotADirectory, "not a folder"));
            }
            _ => {}
        }
        clear(&folder)?;
        Ok(Self { folder, count: AtomicUsize::new(0) })
    }

    /// Writes a file. Returns its path in the stage, and its stamp, which survives the move.
    ///
    /// # Errors
    /// An I/O error.
    pub fn put(&self, content: &[u8]) -> io::Result<(PathBuf, Option<Stamp>)> {
        let path = self.next();
        let stamp = files::create(&path, content)?;
        Ok((path, stamp))
    }

    /// Copies a file of any size; returns the same as [`put`](Self::put).
    ///
    /// # Errors
    /// An I/O error while reading or writing.
    pub fn copy(&self, from: &Path) -> io::Result<(PathBuf, Option<Stamp>)> {
        let path = self.next();
        io::copy(&mut files::open(from)?, &mut fs::File::create_new(&path)?)?;
        let stamp = files::stamp(&path);
        Ok((path, stamp))
    }

    fn next(&self) -> PathBuf {
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        self.folder.join(format!("{number}{ENDING}"))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // The next build removes what is left.
        let _ = clear(&self.folder).and_then(|()| fs::remove_dir(&self.folder));
    }
}

/// Removes the staged files.
fn clear(folder: &Path) -> io::Result<()> {
    let is_ours = |name: &str| {
        let number = name.strip_suffix(ENDING);
        number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_str().is_some_and(is_ours) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
