//! The output folder: it is no input, it is press's own, and one build at a time writes to it.

use super::build_manifest::{self, BuildManifest};
use super::stage;
use crate::content::Options;
use crate::diagnostics::{Code, Diagnostic};
use crate::files;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Component, Path, PathBuf};

/// The file that is locked. It stays: whoever deleted it could not know who is waiting for it.
const LOCK: &str = ".lock";

/// Held by whoever writes to an output folder or reads all of it. The system releases it when the process ends.
#[derive(Debug)]
pub struct Lock {
    /// Closing it releases the lock.
    _file: Option<File>,
}

/// Refuses an output folder that is an input, holds one or lies in one, and one with files that no build has written.
///
/// # Errors
/// Why it is refused, or cannot be read.
pub fn check(options: &Options) -> Result<(), Diagnostic> {
    let Options { out, content, public, .. } = options;
    for (input, name) in [(content, "content"), (public, "public")] {
        apart(out, input, name)?;
    }
    if BuildManifest::read(out)?.is_some() {
        return Ok(());
    }
    let own = |name: &std::ffi::OsStr| [LOCK, stage::NAME].iter().any(|own| name == *own);
    match foreign(out, own) {
        Ok(None) => Ok(()),
        Ok(Some(found)) => {
            let message = "this is in the output folder, and no build has written it";
            let help =
                "choose a folder with `--out` that is new or empty, or one that an earlier build has written";
            Err(Diagnostic::in_file(Code::ForeignOutput, &found, message, help))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(super::unwritable(out, &error)),
    }
}

/// Refuses a folder in which a build did not come to its end.
///
/// # Errors
/// That it did not, or that nobody can know.
pub fn check_finished(out: &Path) -> Result<(), Diagnostic> {
    if BuildManifest::read(out)?.is_none_or(|manifest| !manifest.unfinished) {
        return Ok(());
    }
    let message = "`press content` did not come to its end here";
    Err(Diagnostic::in_file(Code::UnfinishedOutput, out, message, "run it again"))
}

/// Refuses `folder` if it is the input folder of this name, holds it or lies in it.
///
/// # Errors
/// Which of these it is, or a path that cannot be followed.
pub fn apart(folder: &Path, input: &Path, name: &str) -> Result<(), Diagnostic> {
    let resolved = |path: &Path| resolve(path).map_err(|error| super::unwritable(path, &error));
    let (real, input) = (resolved(folder)?, resolved(input)?);
    let relation = match (real.starts_with(&input), input.starts_with(&real)) {
        (false, false) => return Ok(()),
        (true, true) => "is",
        (true, false) => "lies in",
        (false, true) => "holds",
    };
    let message = format!("this folder {relation} the {name} folder, from which files come");
    let help = "name another folder to write to";
    Err(Diagnostic::in_file(Code::OutputIsInput, folder, message, help))
}

/// The first entry of a folder, by name, that is not one of `own`.
fn foreign(folder: &Path, own: impl Fn(&std::ffi::OsStr) -> bool) -> io::Result<Option<PathBuf>> {
    let mut first: Option<PathBuf> = None;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let passed_over = own(&name) || files::is_temporary(&name.to_string_lossy());
        if !passed_over && first.as_ref().is_none_or(|first| entry.path() < *first) {
            first = Some(entry.path());
        }
    }
    Ok(first)
}

/// A path without links and `..`, of which the last parts need not exist.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut real = std::env::current_dir()?.canonicalize()?;
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                real.pop();
            }
            part => {
                real.push(part);
                match real.canonicalize() {
                    Ok(found) => real = found,
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(error) => return Err(error),
                }
            }
        }
    }
    Ok(real)
}

impl Lock {
    /// For a build that reads before it writes: waits for others if there is already something to be written anew, so
    /// that what was read last is written last.
    ///
    /// # Errors
    /// Why the lock cannot be had.
    pub fn of_existing(out: &Path) -> Result<Option<Self>, Diagnostic> {
        out.join(build_manifest::NAME).is_file().then(|| Self::exclusive(out)).transpose()
    }

    /// To write: waits, and says so, until nobody else writes or reads.
    ///
    /// # Errors
    /// A folder that cannot be made or written to.
    pub fn exclusive(out: &Path) -> Result<Self, Diagnostic> {
        fs::create_dir_all(out).map_err(|error| super::unwritable(out, &error))?;
        let path = out.join(LOCK);
        let file = open(&path).map_err(|error| super::unwritable(&path, &error))?;
        wait(&file, out, File::try_lock, File::lock).map_err(|error| super::unwritable(&path, &error))?;
        Ok(Self { _file: Some(file) })
    }

    /// To read: waits, and says so, until nobody writes. A folder that nobody can write to needs no lock.
    ///
    /// # Errors
    /// What the system says.
    pub fn shared(out: &Path) -> io::Result<Self> {
        let file = match open(&out.join(LOCK)) {
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

/// Opens the file to be locked, made if it is not there; never one that it only links to.
fn open(path: &Path) -> io::Result<File> {
    match OpenOptions::new().read(true).write(true).create_new(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        made => return made,
    }
    if !fs::symlink_metadata(path)?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a regular file"));
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
            eprintln!("waiting for another run of press that uses {}", out.display());
            wait(file)
        }
        Err(TryLockError::Error(error)) => Err(error),
    };
    match locked {
        // Some network file systems have no locks. Builds there are as safe as one at a time can be.
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        locked => locked,
    }
}
