//! Writes what changed, whole or not at all, and removes what nothing makes any more.

mod marks;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::files::{below, put, stamp};
use crate::output::{Content, File};
use crate::{pictures, search, store};
use marks::{Mark, Marks};
use rayon::prelude::*;
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The folders of the output that are press's own: a file there that it did not write is removed.
const OWN: &[&str] = &["data", "media", search::OUTPUT];

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files written because they are new or other than they were, by their paths in the output.
    pub written: Vec<String>,
    /// Files removed because nothing makes them any more.
    pub removed: Vec<PathBuf>,
    /// What the publisher should know.
    pub warnings: Diagnostics,
}

/// Writes the files below `out`.
pub fn write(out: &Path, files: &[File<'_>]) -> Result<Written, Diagnostics> {
    let before = Marks::read(out);
    let done: Vec<_> = files
        .par_iter()
        .map(|file| {
            let path = below(out, &file.path);
            one(&path, file, &before).map_err(|error| unwritable(&path, &error))
        })
        .collect();
    let mut problems = Diagnostics::in_writing();
    let mut marks = Vec::with_capacity(files.len());
    let mut written = Vec::new();
    for (file, done) in files.iter().zip(done) {
        match done {
            Ok((changed, mark)) => {
                written.extend(changed.then(|| file.path.clone()));
                marks.extend(mark.map(|mark| (&*file.path, mark)));
            }
            Err(problem) => problems.extend([problem]),
        }
    }
    let kept: HashSet<PathBuf> = files.iter().map(|file| below(out, &file.path)).collect();
    let mut removed = Vec::new();
    // An index that was not made this time is left as it is.
    let indexed = files.iter().any(|file| file.path.starts_with(search::OUTPUT));
    for folder in OWN.iter().filter(|folder| indexed || **folder != search::OUTPUT) {
        match clear(&out.join(folder), &kept) {
            Ok(gone) => removed.extend(gone),
            Err(problem) => problems.extend([problem]),
        }
    }
    // Without marks the next build compares every file.
    let _ = marks::write(out, marks.into_iter());
    problems.checked()?;
    Ok(Written { written, removed, warnings: Diagnostics::default() })
}

/// Writes one file; returns whether it had to be, and what marks it for the next build.
fn one(path: &Path, file: &File<'_>, before: &Marks) -> io::Result<(bool, Option<Mark>)> {
    let mut of = None;
    let bytes = match &file.content {
        Content::Large { make, of: what } => {
            let what = store::key([b"of".as_slice(), &what()?]);
            if before.know(&file.path, &what, path) {
                return Ok((false, before.get(&file.path)));
            }
            of = Some(what);
            make()?
        }
        Content::Json(make) => make()?,
        Content::Text(text) => text.clone().into_bytes(),
        Content::Copy(from) => {
            let (size, time) = stamp(from).unwrap_or_default();
            let name = from.as_os_str().as_encoded_bytes();
            let what = store::key([b"bare".as_slice(), name, &size.to_le_bytes(), &time.to_le_bytes()]);
            if before.know(&file.path, &what, path) {
                return Ok((false, before.get(&file.path)));
            }
            of = Some(what);
            pictures::bare(std::fs::read(from)?)
        }
        Content::Kept(from) => {
            let size = |path: &Path| std::fs::metadata(path).map(|about| about.len());
            if size(path).is_ok_and(|there| size(from).is_ok_and(|made| there == made)) {
                return Ok((false, None));
            }
            std::fs::read(from)?
        }
    };
    let of = of.unwrap_or_else(|| store::key([&*bytes]));
    if before.know(&file.path, &of, path) {
        return Ok((false, before.get(&file.path)));
    }
    // The time is that of what was read or written here, even if another build writes meanwhile.
    let mut now = stamp(path);
    let changed = !std::fs::read(path).is_ok_and(|there| there == bytes);
    if changed {
        now = put(path, &bytes)?;
    }
    Ok((changed, now.map(|stamp| Mark { of, stamp })))
}

/// Removes the files of a folder that are not to be kept, and the folders that are left empty.
fn clear(folder: &Path, kept: &HashSet<PathBuf>) -> Result<Vec<PathBuf>, Diagnostic> {
    let mut removed = Vec::new();
    for entry in WalkDir::new(folder).contents_first(true).into_iter().filter_map(Result::ok) {
        let path = entry.path();
        if entry.file_type().is_dir() {
            // Fails where something is left in it, as it should.
            let _ = std::fs::remove_dir(path);
        } else if !kept.contains(path) {
            std::fs::remove_file(path).map_err(|error| unwritable(path, &error))?;
            removed.push(path.to_owned());
        }
    }
    Ok(removed)
}

fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    let help = "check that the folder may be written to and that there is room on the disk";
    Diagnostic::in_file(Code::Unwritable, path, format!("this cannot be written: {error}"), help)
}
