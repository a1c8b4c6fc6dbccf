//! The folder in which a site is assembled, beside the one that it is then moved into.

use content::files;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Marks the folder as ours, so that a later build may delete what a killed one has left.
pub const MARK: &str = ".broadsheet-staging";

/// A folder of staged files, which is deleted when it is dropped.
#[derive(Debug)]
pub struct Staging(PathBuf);

impl Staging {
    /// The path of the staging folder for an output folder.
    pub fn path(dist: &Path) -> PathBuf {
        let mut name = std::ffi::OsString::from(".");
        name.push(dist.file_name().unwrap_or_default());
        name.push(".broadsheet");
        dist.with_file_name(name)
    }

    /// Creates the folder beside `dist`, or empties the one that a killed build has left.
    ///
    /// # Errors
    /// An I/O error, or there is something else at its path.
    pub fn beside(dist: &Path) -> io::Result<Self> {
        let folder = Self::path(dist);
        match fs::symlink_metadata(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Ok(found) if found.is_dir() && (folder.join(MARK).is_file() || is_empty(&folder)?) => {
                fs::remove_dir_all(&folder)?;
            }
            Ok(_) => {
                let what = "there is something that no build has written";
                return Err(io::Error::new(io::ErrorKind::AlreadyExists, what));
            }
            Err(error) => return Err(error),
        }
        fs::create_dir_all(&folder)?;
        files::create(&folder.join(MARK), b"")?;
        Ok(Self(folder))
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.0
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // The next build deletes what is left.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn is_empty(folder: &Path) -> io::Result<bool> {
    Ok(fs::read_dir(folder)?.next().is_none())
}
