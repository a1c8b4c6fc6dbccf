//! The site that a build makes.
//!
//! What an earlier build has put into the output folder, and what is the same now, is *kept*: it is neither written nor
//! moved. All other files are staged. Nothing else needs to know which is which.

mod earlier;
mod hash;
mod write;

pub use earlier::{Earlier, Made, record};
pub use hash::{hash, hash_of};

use crate::error::{RenderError, at};
use content::cache::store::Key;
use content::files::{below, same};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use walkdir::WalkDir;

/// Longer ends of names, in bytes, are no file types.
const LONGEST_END: usize = 16;

/// A file of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The hash of its content.
    pub hash: Key,
    /// Its size in bytes.
    pub size: u64,
    /// The hash of what it was made from, if a later build may find it by that.
    pub of: Option<Key>,
    /// Where it is.
    pub place: Place,
}

/// Where a file of the site is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Where an earlier build has put it.
    Kept,
    /// Below the staging folder, at its path.
    Staged,
    /// In the staging folder, under a number.
    Numbered(usize),
}

impl Entry {
    /// Whether it stays where an earlier build has put it.
    pub fn is_kept(&self) -> bool {
        self.place == Place::Kept
    }
}

/// Files with their paths.
type Entries = BTreeMap<String, (String, Entry)>;

/// The files of a site. Paths have `/` between their names.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    earlier: Earlier,
    /// The number of the next file, if files are numbered.
    next: Option<AtomicUsize>,
    /// By the form under which their paths compare.
    entries: RwLock<Entries>,
}

impl Output {
    /// An empty site, to be staged in `folder`.
    pub fn new(folder: &Path, earlier: Earlier) -> Self {
        Self { folder: folder.to_owned(), earlier, next: None, entries: RwLock::default() }
    }

    /// Like [`new`](Self::new), but staged without folders: to make and remove them takes longer than all else.
    pub fn numbered(folder: &Path, earlier: Earlier) -> Self {
        Self { next: Some(AtomicUsize::new(0)), ..Self::new(folder, earlier) }
    }

    /// A site with the files that are in a folder, where those that are added are staged, too.
    ///
    /// # Errors
    /// A file cannot be read.
    pub fn in_folder(folder: &Path) -> Result<Self, RenderError> {
        let mut found = Vec::new();
        for entry in WalkDir::new(folder) {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(folder).to_owned();
                RenderError::File { path, error: error.into() }
            })?;
            let path = entry.file_type().is_file().then(|| inner(folder, entry.path())).flatten();
            found.extend(path.map(|path| (path, entry.into_path())));
        }
        let entries = found.into_par_iter().map(|(path, file)| {
            let (hash, size) = hash_of(&file).map_err(at(&file))?;
            Ok((same(&path).into_owned(), (path, Entry { hash, size, of: None, place: Place::Staged })))
        });
        let entries = entries.collect::<Result<_, RenderError>>()?;
        Ok(Self { entries: RwLock::new(entries), ..Self::new(folder, Earlier::default()) })
    }

    /// The path of a file in the staging folder, where it may not be: for messages, which name it by that.
    pub fn below(&self, path: &str) -> PathBuf {
        below(&self.folder, path)
    }

    /// Wraps an I/O error with the path it concerns; for use with `map_err`.
    pub fn at(&self, path: &str) -> impl FnOnce(io::Error) -> RenderError + use<> {
        at(&self.below(path))
    }

    /// Where a file can be read, if there is one.
    pub fn file(&self, path: &str) -> Option<PathBuf> {
        self.entry(path).map(|entry| self.at_place(path, entry.place))
    }

    fn at_place(&self, path: &str, place: Place) -> PathBuf {
        match place {
            Place::Kept => below(self.earlier.folder(), path),
            Place::Staged => self.below(path),
            // What reads a picture goes by the end of its name.
            Place::Numbered(number) => match Path::new(path).extension().and_then(|end| end.to_str()) {
                Some(end) if end.len() <= LONGEST_END => self.folder.join(format!("{number}.{end}")),
                _ => self.folder.join(number.to_string()),
            },
        }
    }

    /// Whether staged files are at their paths below the staging folder.
    pub fn has_folders(&self) -> bool {
        self.next.is_none()
    }

    /// A place for another staged file.
    fn new_place(&self) -> Place {
        let numbered = |next: &AtomicUsize| Place::Numbered(next.fetch_add(1, Ordering::Relaxed));
        self.next.as_ref().map_or(Place::Staged, numbered)
    }

    /// The file at a path.
    pub fn entry(&self, path: &str) -> Option<Entry> {
        self.entries().get(&*same(path)).map(|(_, entry)| *entry)
    }

    /// Whether there is a file at a path, or a folder with files.
    pub fn exists(&self, path: &str) -> bool {
        let entries = self.entries();
        entries.contains_key(&*same(path)) || is_folder(&entries, path)
    }

    /// Whether there is a file at a path or at that of a folder above it.
    pub fn has_file_on(&self, path: &str) -> bool {
        let entries = self.entries();
        entries.contains_key(&*same(path)) || has_file_above(&entries, path)
    }

    /// All files, ordered by path.
    pub fn list(&self) -> Vec<(String, Entry)> {
        self.entries().values().cloned().collect()
    }

    /// The files in a folder and those below it, ordered by path.
    pub fn list_below(&self, folder: &str) -> Vec<(String, Entry)> {
        let start = format!("{}/", same(folder));
        let entries = self.entries();
        let below = entries.range(start.clone()..).take_while(|(path, _)| path.starts_with(&start));
        below.map(|(_, file)| file.clone()).collect()
    }

    /// Whether it is recorded what files are made from, so that a later build may keep them.
    pub fn is_recorded(&self) -> bool {
        !self.earlier.folder().as_os_str().is_empty()
    }

    /// Reads a file.
    ///
    /// # Errors
    /// There is none, or it cannot be read.
    pub fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.file(path).ok_or(io::ErrorKind::NotFound)?)
    }

    /// Reads a file of text.
    ///
    /// # Errors
    /// There is none, or it cannot be read or is not UTF-8.
    pub fn text(&self, path: &str) -> io::Result<String> {
        String::from_utf8(self.read(path)?).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    }

    /// Notes a file. Returns where it is: if it is the same as before, it is kept and need not be staged.
    fn insert(&self, path: &str, entry: Entry) -> io::Result<Place> {
        let is_same = self.earlier.get(path).is_some_and(|made| made.hash == entry.hash);
        let place = if is_same { Place::Kept } else { entry.place };
        let mut entries = self.entries_mut();
        if has_file_above(&entries, path) {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        if is_folder(&entries, path) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        entries.insert(same(path).into_owned(), (path.to_owned(), Entry { place, ..entry }));
        Ok(place)
    }

    fn take(&self, path: &str) -> io::Result<(String, Entry)> {
        self.entries_mut().remove(&*same(path)).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn entries(&self) -> RwLockReadGuard<'_, Entries> {
        self.entries.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn entries_mut(&self) -> RwLockWriteGuard<'_, Entries> {
        self.entries.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// What earlier builds have left.
    pub fn earlier(&self) -> &Earlier {
        &self.earlier
    }
}

fn is_folder(entries: &Entries, path: &str) -> bool {
    let folder = format!("{}/", same(path));
    entries.range(folder.clone()..).next().is_some_and(|(path, _)| path.starts_with(&folder))
}

fn has_file_above(entries: &Entries, path: &str) -> bool {
    let path = same(path);
    path.match_indices('/').any(|(end, _)| entries.contains_key(&path[..end]))
}

/// The path of a file below a folder, with `/` between the names.
pub fn inner(folder: &Path, path: &Path) -> Option<String> {
    Some(path.strip_prefix(folder).ok()?.to_str()?.replace(std::path::MAIN_SEPARATOR, "/"))
}
