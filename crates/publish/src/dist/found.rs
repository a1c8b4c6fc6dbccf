//! The files that are in the output folder before a build.

use crate::output::inner;
use content::files::{self, Stamp};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// All regular files below a folder with their stamps, by path, but for version control. Links are not followed.
///
/// # Errors
/// The folder that cannot be read, and why.
pub fn found(folder: &Path) -> Result<BTreeMap<String, Stamp>, (PathBuf, io::Error)> {
    match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        _ => {}
    }
    let files = below(folder)?.into_par_iter();
    Ok(files.filter_map(|(path, stamp)| Some((inner(folder, &path)?, stamp))).collect())
}

fn below(folder: &Path) -> Result<Vec<(PathBuf, Stamp)>, (PathBuf, io::Error)> {
    let failed = |error| (folder.to_owned(), error);
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let kind = entry.file_type().map_err(failed)?;
        if kind.is_dir() && entry.file_name() != ".git" {
            folders.push(entry.path());
        } else if kind.is_file() {
            let stamp = entry.metadata().ok().and_then(|metadata| files::stamp_of(&metadata));
            files.push((entry.path(), stamp.unwrap_or_default()));
        }
    }
    let inside: Vec<_> = folders.par_iter().map(|folder| below(folder)).collect::<Result<_, _>>()?;
    files.extend(inside.into_iter().flatten());
    Ok(files)
}
