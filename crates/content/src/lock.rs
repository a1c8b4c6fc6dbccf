//! Ensures that only one build at a time writes to a folder.

use crate::diagnostics::{Diagnostic, shown_path};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

/// The lock file. It is never deleted, as another process may be waiting for it.
pub const NAME: &str = ".lock";

/// A lock on an output folder, for writing to it or reading all of it. The system releases it when the process ends.
#[derive(Debug)]
pub struct Lock {
    /// Closing it releases the lock.
    _file: Option<File>,
}

impl Lock {
    /// Locks for writing: waits, with a message, until no other process reads or writes.
    ///
    /// # Errors
    /// Fails if the folder cannot be created or written to.
    pub fn exclusive(out: &Path) -> Result<Self, Diagnostic> {
        fs::create_dir_all(out).map_err(|error| Diagnostic::unwritable(out, &error))?;
        let path = out.join(NAME);
        let file = open(&path).map_err(|error| Diagnostic::unwritable(&path, &error))?;
        Self::on(file, out).map_err(|error| Diagnostic::unwritable(&path, &error))
    }

    /// Locks an open file for what is at `place`: waits, with a message, until no other process has locked it.
    ///
    /// # Errors
    /// Fails if the file cannot be locked.
    pub fn on(file: File, place: &Path) -> io::Result<Self> {
        wait(&file, place, File::try_lock, File::lock)?;
        Ok(Self { _file: Some(file) })
    }

    /// Locks for reading: waits, with a message, until no other process writes. A read-only folder needs no lock.
    ///
    /// # Errors
    /// Fails if the lock file cannot be opened or locked.
    pub fn shared(out: &Path) -> io::Result<Self> {
        let file = match open(&out.join(NAME)) {
            Ok(file) => file,
            Err(error) => {
                use io::ErrorKind::{NotFound, PermissionDenied, ReadOnlyFilesystem};
                return if matches!(error.kind(), NotFound | PermissionDenied | ReadOnlyFilesystem) {
                    Ok(Self { _file: None })
                } else {
                    Err(error)
                };
            }
        };
        wait(&file, out, File::try_lock_shared, File::lock_shared)?;
        Ok(Self { _file: Some(file) })
    }
}

/// Opens the lock file, creating it if necessary; never follows a link.
fn open(path: &Path) -> io::Result<File> {
    match OpenOptions::new().read(true).write(true).create_new(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        made => return made,
    }
    if !fs::symlink_metadata(path)?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
    }
    OpenOptions::new().read(true).write(true).open(path)
}

fn wait(
    file: &File,
    out: &Path,
    attempt: fn(&File) -> Result<(), TryLockError>,
    wait: fn(&File) -> io::Result<()>,
) -> io::Result<()> {
    let locked = match attempt(file) {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => {
            eprintln!("waiting for another build that uses {}", shown_path(out));
            wait(file)
        }
        Err(TryLockError::Error(error)) => Err(error),
    };
    match locked {
        // Some network file systems have no locks, so concurrent builds are not prevented there.
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        locked => locked,
    }
}
