//! What is in a folder, and what has changed in it.

use crate::run::Failure;
use std::{
    collections::HashMap,
    fs,
    hash::{DefaultHasher, Hasher},
    io,
    path::{Path, PathBuf},
};

/// How many files there are and how many bytes.
pub fn size(folder: &Path) -> Result<(u64, u64), Failure> {
    let mut sum = (0, 0);
    walk(folder, &mut |path| {
        sum = (sum.0 + 1, sum.1 + fs::metadata(path)?.len());
        Ok(())
    })
    .map_err(|error| failure(folder, &error))?;
    Ok(sum)
}

/// A hash of each file, so that another folder can be compared when this one is there no more.
pub fn prints(folder: &Path) -> Result<HashMap<PathBuf, u64>, Failure> {
    let mut prints = HashMap::new();
    walk(folder, &mut |path| {
        let mut hasher = DefaultHasher::new();
        hasher.write(&fs::read(path)?);
        prints.insert(path.strip_prefix(folder).unwrap_or(path).to_owned(), hasher.finish());
        Ok(())
    })
    .map_err(|error| failure(folder, &error))?;
    Ok(prints)
}

/// How many files are new or other than before.
pub fn changed(before: &HashMap<PathBuf, u64>, after: &HashMap<PathBuf, u64>) -> usize {
    after.iter().filter(|(path, print)| before.get(*path) != Some(print)).count()
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    walk(from, &mut |path| {
        let target = to.join(path.strip_prefix(from).unwrap_or(path));
        fs::create_dir_all(target.parent().unwrap_or(to))?;
        fs::copy(path, target).map(drop)
    })
    .map_err(|error| failure(to, &error))
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

fn failure(folder: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("{}: {error}", folder.display()), "check that there is room on the disk")
}
