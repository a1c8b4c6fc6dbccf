//! Adding files to a site, and moving and removing them.

use super::{Entry, Output, Place, hash, hash_of};
use crate::error::RenderError;
use content::cache::store::{self, Key};
use content::files;
use std::fs::{self, File};
use std::io;
use std::path::Path;

impl Output {
    /// Adds a file, or replaces one.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn put(&self, path: &str, content: &[u8]) -> Result<(), RenderError> {
        self.write(path, content, None).map_err(self.at(path))
    }

    /// Like [`put`](Self::put), for a file that is made from nothing but what has the hash `of`.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn put_made(&self, path: &str, of: Key, content: &[u8]) -> Result<(), RenderError> {
        self.write(path, content, Some(of)).map_err(self.at(path))
    }

    /// Adds a file unless something is at its path already.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn add(&self, path: &str, content: &[u8]) -> Result<(), RenderError> {
        if self.exists(path) { Ok(()) } else { self.put(path, content) }
    }

    /// Like [`add`](Self::add), for a file that is made from nothing but what has the hash `of`, if that is known.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn add_made(&self, path: &str, of: Option<Key>, content: &[u8]) -> Result<(), RenderError> {
        if self.exists(path) { Ok(()) } else { self.write(path, content, of).map_err(self.at(path)) }
    }

    /// Adds the files that an earlier build has made from what has the hash `of`, unless something is at their paths
    /// already. Returns false if there is nothing at one of them then.
    pub fn keep_all<'p>(&self, paths: impl IntoIterator<Item = &'p str>, of: Option<Key>) -> bool {
        let Some(of) = of else { return false };
        // Not `all`, which stops at the first.
        let missing = paths.into_iter().filter(|path| !self.exists(path) && !self.keep(path, of));
        missing.count() == 0
    }

    /// Adds the file that an earlier build has made from what has the hash `of`. Returns false if there is none.
    pub fn keep(&self, path: &str, of: Key) -> bool {
        let Some(made) = self.earlier.get(path).filter(|made| made.of == Some(of)) else { return false };
        self.insert(path, Entry { hash: made.hash, size: made.stamp.0, of: Some(of), place: Place::Kept })
            .is_ok()
    }

    /// Adds the file `from`, as a hard link if possible. `of` hashes what that was made from.
    ///
    /// # Errors
    /// It cannot be read, linked or copied.
    pub fn link(&self, path: &str, from: &Path, of: Option<Key>) -> io::Result<()> {
        if of.is_some_and(|of| self.keep(path, of)) {
            return Ok(());
        }
        if !fs::symlink_metadata(from)?.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
        }
        let (hash, size) = hash_of(from)?;
        match self.insert(path, Entry { hash, size, of, place: self.new_place() })? {
            Place::Kept => Ok(()),
            place => files::link(from, &self.at_place(path, place)),
        }
    }

    /// Adds a copy of the file `from`, which it is found by as long as its size and time are the same.
    ///
    /// # Errors
    /// It cannot be read or copied.
    pub fn copy(&self, path: &str, from: &Path) -> io::Result<()> {
        let of = files::stamp(from).map(|(size, time)| {
            let name = from.as_os_str().as_encoded_bytes();
            store::key([b"copy".as_slice(), name, &size.to_le_bytes(), &time.to_le_bytes()])
        });
        if of.is_some_and(|of| self.keep(path, of)) {
            return Ok(());
        }
        self.make_room(path)?;
        let place = self.new_place();
        let to = self.at_place(path, place);
        files::writing(|| {
            if let Some(folder) = to.parent() {
                fs::create_dir_all(folder)?;
            }
            // Not the permissions: a host must be able to read every file, and a later build to replace it.
            io::copy(&mut files::open(from)?, &mut File::create_new(&to)?)
        })?;
        let (hash, size) = hash_of(&to)?;
        match self.insert(path, Entry { hash, size, of, place })? {
            Place::Kept => fs::remove_file(&to),
            _ => Ok(()),
        }
    }

    /// Gives a file another path.
    ///
    /// # Errors
    /// There is none, or it cannot be moved.
    pub fn rename(&self, path: &str, to: &str) -> io::Result<()> {
        let (path, entry) = self.take(path)?;
        let from = self.at_place(&path, entry.place);
        if entry.is_kept() {
            return self.link(to, &from, None);
        }
        match self.insert(to, Entry { of: None, ..entry })? {
            Place::Kept => fs::remove_file(from),
            place => files::move_to(&from, &self.at_place(to, place)),
        }
    }

    /// Removes a file.
    ///
    /// # Errors
    /// There is none, or it cannot be removed.
    pub fn remove(&self, path: &str) -> io::Result<()> {
        let (path, entry) = self.take(path)?;
        if entry.is_kept() { Ok(()) } else { fs::remove_file(self.at_place(&path, entry.place)) }
    }

    /// Removes a folder with its files, if it is there.
    ///
    /// # Errors
    /// A file cannot be removed.
    pub fn remove_folder(&self, path: &str) -> Result<(), RenderError> {
        for (file, _) in self.list_below(path) {
            self.remove(&file).map_err(self.at(&file))?;
        }
        match fs::remove_dir(self.below(path)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(self.at(path)(error)),
            _ => Ok(()),
        }
    }

    fn write(&self, path: &str, content: &[u8], of: Option<Key>) -> io::Result<()> {
        self.make_room(path)?;
        let (hash, size) = (hash(content), content.len() as u64);
        let to = match self.insert(path, Entry { hash, size, of, place: self.new_place() })? {
            Place::Kept => return Ok(()),
            place => self.at_place(path, place),
        };
        match (files::create(&to, content), to.parent()) {
            (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
                files::create_folder(folder)?;
                files::create(&to, content).map(drop)
            }
            // Something that is no file, such as a link.
            (Err(error), _) if error.kind() == io::ErrorKind::AlreadyExists => files::replace(&to, content),
            (created, _) => created.map(drop),
        }
    }

    /// Removes a staged file that is about to be replaced: it may be a link to something else.
    fn make_room(&self, path: &str) -> io::Result<()> {
        match self.take(path) {
            Ok((path, entry)) if !entry.is_kept() => fs::remove_file(self.at_place(&path, entry.place)),
            _ => Ok(()),
        }
    }
}
