//! What earlier builds have put into the output folder and nobody has changed.
//!
//! A record in the cache lists the files of the last build with their hashes, sizes and times. A file whose size and
//! time are as recorded counts as unchanged and is not read; with the same size and another time, it is hashed.

use content::cache::store::Key;
use content::files::{self, Stamp};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};

/// The first line of a record. The hash of the program's sources follows, as another version makes other files from the
/// same.
const FORMAT: &str = concat!("broadsheet output 1 ", env!("PUBLISHING_SOURCES"));

/// The maximum size of a record in bytes, enough for more than a million files.
const LIMIT: u64 = 1 << 30;

/// A file as a build has made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    /// The hash of what it was made from, if that is known.
    pub of: Option<Key>,
    /// The hash of its content.
    pub hash: Key,
    /// Its size and modification time.
    pub stamp: Stamp,
}

/// The unchanged files of earlier builds in an output folder.
#[derive(Clone, Debug, Default)]
pub struct Earlier {
    folder: PathBuf,
    files: HashMap<String, Made>,
}

impl Earlier {
    /// The recorded files of a folder that are as `is_unchanged` says.
    pub fn read(record: &Path, folder: &Path, is_unchanged: impl Fn(&str, &Made) -> bool) -> Self {
        let bytes = files::read(record, LIMIT).unwrap_or_default();
        let mut files =
            std::str::from_utf8(&bytes).ok().and_then(|text| parse(text, folder)).unwrap_or_default();
        files.retain(|path, made| is_unchanged(path, made));
        Self { folder: folder.to_owned(), files }
    }

    /// The output folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A file.
    pub fn get(&self, path: &str) -> Option<&Made> {
        self.files.get(path)
    }

    /// Whether there is one with the stamp in this metadata.
    pub fn has(&self, path: &str, found: &Metadata) -> bool {
        self.get(path).is_some_and(|made| files::stamp_of(found) == Some(made.stamp))
    }
}

/// Writes the record of an output folder.
///
/// # Errors
/// An I/O error. The next build then takes longer.
pub fn record(record: &Path, folder: &Path, made: &BTreeMap<&str, Made>) -> io::Result<()> {
    let mut text = format!("{FORMAT}\n{}\n", name(folder));
    for (path, Made { of, hash, stamp: (size, time) }) in made {
        if path.contains(['\n', '\r']) {
            continue;
        }
        // Writing to a string cannot fail.
        let _ = match of {
            Some(of) => write!(text, "{:032x}", u128::from_be_bytes(*of)),
            None => write!(text, "-"),
        };
        let _ = writeln!(text, " {:032x} {size} {time} {path}", u128::from_be_bytes(*hash));
    }
    files::put(record, text.as_bytes()).map(drop)
}

fn parse(text: &str, folder: &Path) -> Option<HashMap<String, Made>> {
    let mut lines = text.lines();
    if lines.next() != Some(FORMAT) || lines.next() != Some(&name(folder)) {
        return None;
    }
    lines.map(entry).collect()
}

fn entry(line: &str) -> Option<(String, Made)> {
    let key = |text: &str| u128::from_str_radix(text, 16).ok().map(u128::to_be_bytes);
    let mut fields = line.splitn(5, ' ');
    let of = match fields.next()? {
        "-" => None,
        of => Some(key(of)?),
    };
    let hash = key(fields.next()?)?;
    let stamp = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some((fields.next()?.to_owned(), Made { of, hash, stamp }))
}

/// The folder, as one line.
fn name(folder: &Path) -> String {
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    format!("{real:?}")
}
