//! Where changed files wait until all of them are written, so that a full disk leaves the output as it was.

use content::files::{self, Stamp};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The folder, in the output, that only exists during a build. What begins with a dot is not published.
pub const NAME: &str = ".staged";

/// How the names of the files in it end, after a number.
const ENDING: &str = ".press";

/// Files that wait, named by numbers. Those that are not taken out are removed in the end.
#[derive(Debug)]
pub struct Stage {
    folder: PathBuf,
    count: AtomicUsize,
}

impl Stage {
    /// Makes the folder, without what a build has left in it that was killed.
    ///
    /// # Errors
    /// What the disk says, or that this is not a folder.
    pub fn new(out: &Path) -> io::Result<Self> {
        let folder = out.join(NAME);
        match fs::create_dir(&folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ if !fs::symlink_metadata(&folder)?.is_dir() => {
                return Err(io::Error::new(io::ErrorKind::NotADirectory, "it is not a folder"));
            }
            _ => {}
        }
        clear(&folder)?;
        Ok(Self { folder, count: AtomicUsize::new(0) })
    }

    /// Writes a file; where it waits, and the stamp that it keeps when it is moved.
    ///
    /// # Errors
    /// What the disk says.
    pub fn put(&self, content: &[u8]) -> io::Result<(PathBuf, Option<Stamp>)> {
        let path = self.next();
        let stamp = files::create(&path, content)?;
        Ok((path, stamp))
    }

    /// Copies a file of any size; as [`put`](Self::put).
    ///
    /// # Errors
    /// What the disk says, of one file or the other.
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
        // What cannot be removed is removed by the next build.
        let _ = clear(&self.folder).and_then(|()| fs::remove_dir(&self.folder));
    }
}

/// Removes the files that wait.
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
