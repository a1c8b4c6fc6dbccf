//! Writes what changed, whole or not at all, and removes what nothing makes any more.

use crate::output::{Content, File};
use crate::problem::{Problem, Problems};
use crate::search;
use rayon::prelude::*;
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use walkdir::WalkDir;

/// The folders of the output that are press's own: a file there that it did not write is removed.
const OWN: &[&str] = &["data", "media", search::OUTPUT];

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files written because they are new or other than they were.
    pub written: usize,
    /// Files removed because nothing makes them any more.
    pub removed: usize,
}

/// Writes the files below `out`.
pub fn write(out: &Path, files: &[File<'_>]) -> Result<Written, Problems> {
    let written = AtomicUsize::new(0);
    let failed: Vec<Problem> = files
        .par_iter()
        .filter_map(|file| {
            let path = below(out, &file.path);
            match one(&path, &file.content) {
                Ok(changed) => {
                    written.fetch_add(usize::from(changed), Ordering::Relaxed);
                    None
                }
                Err(error) => Some(unwritable(&path, &error)),
            }
        })
        .collect();
    let mut problems = Problems::in_writing();
    problems.extend(failed);
    let kept: HashSet<PathBuf> = files.iter().map(|file| below(out, &file.path)).collect();
    let mut removed = 0;
    // An index that was not made this time is left as it is.
    let indexed = files.iter().any(|file| file.path.starts_with(search::OUTPUT));
    for folder in OWN.iter().filter(|folder| indexed || **folder != search::OUTPUT) {
        removed += clear(&out.join(folder), &kept).unwrap_or_else(|problem| {
            problems.extend([problem]);
            0
        });
    }
    problems.or(Written { written: written.into_inner(), removed })
}

/// Writes one file; returns whether it had to be.
fn one(path: &Path, content: &Content<'_>) -> io::Result<bool> {
    let bytes = match content {
        Content::Json(make) => make(),
        Content::Text(text) => text.clone().into_bytes(),
        Content::Copy(from) => std::fs::read(from)?,
        Content::Kept(from) => {
            let size = |path: &Path| std::fs::metadata(path).map(|about| about.len());
            if size(path).is_ok_and(|there| size(from).is_ok_and(|made| there == made)) {
                return Ok(false);
            }
            std::fs::read(from)?
        }
    };
    if std::fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    // Whoever reads meanwhile gets the file before or the file after, nothing between.
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let new = path.with_file_name(name);
    std::fs::write(&new, bytes)?;
    std::fs::rename(&new, path)?;
    Ok(true)
}

/// Removes the files of a folder that are not to be kept, and the folders that are left empty.
fn clear(folder: &Path, kept: &HashSet<PathBuf>) -> Result<usize, Problem> {
    let mut removed = 0;
    for entry in WalkDir::new(folder).contents_first(true).into_iter().filter_map(Result::ok) {
        let path = entry.path();
        if entry.file_type().is_dir() {
            // Fails where something is left in it, as it should.
            let _ = std::fs::remove_dir(path);
        } else if !kept.contains(path) {
            std::fs::remove_file(path).map_err(|error| unwritable(path, &error))?;
            removed += 1;
        }
    }
    Ok(removed)
}

fn below(out: &Path, path: &str) -> PathBuf {
    path.split('/').fold(out.to_owned(), |folder, part| folder.join(part))
}

fn unwritable(path: &Path, error: &io::Error) -> Problem {
    let help = "check that the folder may be written to and that there is room on the disk";
    Problem::in_file(path, format!("this cannot be written: {error}"), help)
}
