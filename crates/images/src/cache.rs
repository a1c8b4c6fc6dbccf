//! What was made for an earlier build, found again by the content it was made of.

use crate::decode;
use crate::encode::{self, RECIPE};
use crate::examine::{LARGEST, Refused, examine};
use content::cache::gc;
use content::files;
use content::hash::short_hash_of;
use content::options::ImageMode;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Files smaller than this, in bytes, stay as they are: an icon, a dot.
const SMALLEST: usize = 8 * 1024;

/// The folder in which made files wait for the next build. Two builds may use it at a time.
pub struct Cache<'a> {
    /// Where it is.
    pub folder: &'a Path,
}

/// Why there is nothing of a picture.
#[derive(Debug)]
pub enum Failure {
    /// The picture is not published.
    Picture(Refused),
    /// A file of the cache cannot be written.
    Cache(PathBuf, io::Error),
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        Self::Picture(refused)
    }
}

/// What there is of a picture before anything is made of it.
#[derive(Debug)]
pub enum Look {
    /// Everything.
    Known(Record),
    /// Nothing yet.
    New {
        /// The key of the record to be made.
        key: String,
        /// The most memory that making it takes, in bytes.
        need: u64,
    },
}

/// What there is of one picture in the cache.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Sixteen digits that change with the file's content and with how the others are made.
    pub key: String,
    /// The endings of what is worth having.
    pub formats: Vec<String>,
    /// The widths that there are of each.
    pub widths: Vec<u32>,
    /// The width of the JPEG that stands in for the file itself.
    pub fallback: Option<u32>,
    /// A `data:` address, or nothing.
    pub placeholder: String,
}

impl Record {
    /// Width and ending of every file.
    pub fn files(&self) -> impl Iterator<Item = (u32, &str)> {
        let variants = |format| self.widths.iter().map(move |width| (*width, format));
        let made = self.formats.iter().map(String::as_str).flat_map(variants);
        made.chain(self.fallback.map(|width| (width, "jpg")))
    }
}

impl Cache<'_> {
    /// What a file in the cache is called.
    pub fn name(key: &str, width: u32, end: &str) -> String {
        format!("{key}-{width}.{end}")
    }

    /// What there is of a picture already, for this `effort`.
    ///
    /// # Errors
    /// What the disk says, and why the picture is not published.
    pub fn look(&self, file: &Path, effort: ImageMode) -> Result<Look, Refused> {
        let key = key(file).map_err(Refused::unreadable)?;
        if let Some(record) = self.known(&key) {
            return Ok(Look::Known(record));
        }
        let seen = self.seen(&key);
        if effort == ImageMode::Read && seen.exists() {
            gc::used(&seen);
            return Ok(Look::Known(Record { key, ..Record::default() }));
        }
        let examined = examine(file)?;
        let need = examined.map_or(0, |found| encode::need(found.size, found.need));
        Ok(Look::New { key, need })
    }

    /// Makes of a picture what `effort` says.
    ///
    /// # Errors
    /// Why the picture cannot be read, or what is made of it cannot be written.
    pub fn record(&self, file: &Path, key: String, effort: ImageMode) -> Result<Record, Failure> {
        let bytes = files::read(file, LARGEST).map_err(Refused::unreadable)?;
        let size = bytes.len();
        let negative = decode::read(&bytes).map_err(Refused::unreadable)?;
        drop(bytes);
        let plain = Record { key, ..Record::default() };
        if effort == ImageMode::Read {
            // Without it the picture is read again by the next build.
            let _ = files::put(&self.seen(&plain.key), &[]);
            return Ok(plain);
        }
        let made = match negative {
            Some(negative) if size >= SMALLEST => {
                encode::make(negative, size).map_err(Refused::unreadable)?
            }
            _ => None,
        };
        let Record { key, .. } = plain;
        let made = made.unwrap_or_default();
        for (width, end, content) in &made.files {
            self.put(&Self::name(&key, *width, end), content)?;
        }
        let formats = made.formats.into_iter().map(str::to_owned).collect();
        let (widths, fallback, placeholder) = (made.widths, made.fallback, made.placeholder);
        let record = Record { key, formats, widths, fallback, placeholder };
        let text = serde_json::to_vec(&record).map_err(Refused::unreadable)?;
        self.put(&format!("{}.json", record.key), &text)?;
        Ok(record)
    }

    /// What says that a picture can be read.
    fn seen(&self, key: &str) -> PathBuf {
        self.folder.join(format!("{key}.read"))
    }

    fn put(&self, name: &str, content: &[u8]) -> Result<(), Failure> {
        let path = self.folder.join(name);
        files::put(&path, content).map(drop).map_err(|error| Failure::Cache(path, error))
    }

    /// The record of an earlier build, if every file of it is still there.
    fn known(&self, key: &str) -> Option<Record> {
        let text = fs::read(self.folder.join(format!("{key}.json"))).ok()?;
        let record: Record = serde_json::from_slice(&text).ok()?;
        let file = |(width, end)| self.folder.join(Self::name(key, width, end));
        if record.key != key || !record.files().map(file).all(|file| file.is_file()) {
            return None;
        }
        record
            .files()
            .map(file)
            .chain([self.folder.join(format!("{key}.json"))])
            .for_each(|file| gc::used(&file));
        Some(record)
    }
}

/// What stands for a file's content and for how others are made of it.
fn key(file: &Path) -> io::Result<String> {
    short_hash_of(&mut files::open(file)?.chain(RECIPE))
}
