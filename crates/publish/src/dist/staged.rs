//! Staged files: their paths, hashes and sizes, and how they are moved.

use super::staging;
use content::cache::store::{self, Key};
use content::files;
use rayon::prelude::*;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// How much of a file is read at a time to hash it, in bytes.
const CHUNK: usize = 1 << 20;

/// A staged file.
pub struct Staged {
    /// Where it is.
    pub from: PathBuf,
    /// Its path in the output, with `/` between the names.
    pub path: String,
    /// The hash of its content.
    pub hash: Key,
    /// Its size in bytes.
    pub size: u64,
}

/// All files below a folder, ordered by path.
pub fn list(folder: &Path) -> io::Result<Vec<Staged>> {
    let mut paths = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() && entry.depth() > 0 {
            paths.push(entry.into_path());
        }
    }
    let staged = paths.into_par_iter().filter_map(|from| {
        let path = inner(folder, &from)?;
        (path != staging::MARK).then(|| {
            let (hash, size) = hash(&from)?;
            Ok(Staged { path, hash, size, from })
        })
    });
    staged.collect()
}

/// The path of a file below a folder, with `/` between the names.
pub fn inner(folder: &Path, path: &Path) -> Option<String> {
    Some(path.strip_prefix(folder).ok()?.to_str()?.replace(std::path::MAIN_SEPARATOR, "/"))
}

/// The hash and size of a file.
pub fn hash(path: &Path) -> io::Result<(Key, u64)> {
    let mut file = files::open(path)?;
    let (mut whole, mut size) = (Key::default(), 0);
    let mut chunk = Vec::new();
    loop {
        chunk.clear();
        let read = file.by_ref().take(CHUNK as u64).read_to_end(&mut chunk)?;
        if read == 0 {
            return Ok((whole, size));
        }
        size += read as u64;
        whole = store::key([whole.as_slice(), chunk.as_slice()]);
    }
}
