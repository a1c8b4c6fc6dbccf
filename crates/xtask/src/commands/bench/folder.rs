//! Measures, copies and changes folders.

use crate::run::{Failure, Outcome};
use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

/// The number of files and their total size in bytes.
pub fn size(folder: &Path) -> Result<(u64, u64), Failure> {
    let mut sum = (0, 0);
    walk(folder, &mut |path| {
        sum = (sum.0 + 1, sum.1 + fs::metadata(path)?.len());
        Ok(())
    })
    .map_err(|error| failure(folder, &error))?;
    Ok(sum)
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) -> Outcome {
    walk(from, &mut |path| {
        let target = to.join(path.strip_prefix(from).unwrap_or(path));
        fs::create_dir_all(target.parent().unwrap_or(to))?;
        fs::copy(path, target).map(drop)
    })
    .map_err(|error| failure(to, &error))
}

/// Writes a file, and the folder that it is in.
pub fn write(path: &Path, text: &str) -> Outcome {
    let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text));
    written.map_err(|error| failure(path, &error))
}

/// Waits until all writes have reached the disk, so that they don't slow down the next measurement.
pub fn rest() {
    // Without `sync`, the system writes when it likes.
    let _ = Command::new("sync").status();
}

fn walk(folder: &Path, visit: &mut dyn FnMut(&PathBuf) -> io::Result<()>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), visit)?;
        } else {
            visit(&entry.path())?;
        }
    }
    Ok(())
}

fn failure(path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("{}: {error}", path.display()), "check the free disk space")
}
