//! The manifest of an output folder: which files builds have written, by the hashes of their paths and contents.

use super::MANIFEST;
use content::cache::store::{self, Key};
use content::diagnostics::{Code, Diagnostic};
use content::files;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::io;
use std::path::Path;

/// The first line. Another number would be another format.
const FORMAT: &str = "broadsheet manifest 1";

/// The maximum size of a manifest in bytes, enough for millions of files.
const LIMIT: u64 = 1 << 30;

/// The files that builds have written. A path has several contents while a build is renaming files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing(BTreeSet<(Key, Key)>);

impl Listing {
    /// Lists files with the hashes of their contents.
    pub fn of<'f>(files: impl Iterator<Item = (&'f str, Key)>) -> Self {
        Self(files.map(|(path, content)| (name(path), content)).collect())
    }

    /// Reads the manifest of a folder; `None` if it has none.
    ///
    /// # Errors
    /// It cannot be read, or is not a manifest.
    pub fn read(folder: &Path) -> Result<Option<Self>, Diagnostic> {
        let path = folder.join(MANIFEST);
        let refused = |code: Code, message: String| {
            let help = "delete it if nothing in the folder is yours, or choose another folder with `--out`";
            Diagnostic::in_file(code, &path, message, help)
        };
        let unreadable =
            |error: io::Error| refused(Code::Unreadable, format!("cannot read this file: {error}"));
        match path.symlink_metadata() {
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(None);
            }
            Ok(found) if found.is_file() => {}
            Ok(_) => return Err(refused(Code::ForeignOutput, "not a regular file".to_owned())),
            Err(error) => return Err(unreadable(error)),
        }
        let bytes = files::read(&path, LIMIT).map_err(unreadable)?;
        let listing = std::str::from_utf8(&bytes).ok().and_then(Self::parse);
        listing.map(Some).ok_or_else(|| {
            refused(Code::ForeignOutput, "not a list of files that this version can read".to_owned())
        })
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next() != Some(FORMAT) {
            return None;
        }
        let key = |text: &str| {
            let is_key = text.len() == 32 && files::is_hexadecimal(text);
            is_key.then(|| u128::from_str_radix(text, 16).ok().map(u128::to_be_bytes)).flatten()
        };
        let entry = |line: &str| {
            let (path, content) = line.split_once(' ')?;
            Some((key(path)?, key(content)?))
        };
        lines.map(entry).collect::<Option<_>>().map(Self)
    }

    /// Writes the manifest.
    ///
    /// # Errors
    /// An I/O error; the previous manifest is then still in place.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let mut text = format!("{FORMAT}\n");
        for (path, content) in &self.0 {
            // Writing to a string cannot fail.
            let _ =
                writeln!(text, "{:032x} {:032x}", u128::from_be_bytes(*path), u128::from_be_bytes(*content));
        }
        files::put(&folder.join(MANIFEST), text.as_bytes()).map(drop)
    }

    /// Whether it lists no file.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The files of both.
    pub fn joined(&self, other: &Self) -> Self {
        Self(self.0.union(&other.0).copied().collect())
    }

    /// Whether a build has written a file at this path.
    pub fn lists(&self, path: &str) -> bool {
        let name = name(path);
        self.0.range((name, Key::default())..).next().is_some_and(|(known, _)| *known == name)
    }

    /// Whether a build has written this content at this path.
    pub fn wrote(&self, path: &str, content: Key) -> bool {
        self.0.contains(&(name(path), content))
    }
}

/// The hash of a path.
fn name(path: &str) -> Key {
    store::key([b"path".as_slice(), path.as_bytes()])
}
