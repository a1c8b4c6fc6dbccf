//! What was made for an earlier build, found again by the content it was made of.

use super::Effort;
use super::decode;
use super::encode::{self, RECIPE};
use crate::assets::short_hash;
use crate::{files, unused};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
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
    /// The picture cannot be read, for this reason.
    Picture(String),
    /// A file of the cache cannot be written.
    Cache(PathBuf, io::Error),
}

impl From<String> for Failure {
    fn from(reason: String) -> Self {
        Self::Picture(reason)
    }
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

    /// What there is of a picture, made now if it is not there and `effort` says so.
    ///
    /// # Errors
    /// Why the picture cannot be read, or what is made of it cannot be written.
    pub fn record(&self, file: &Path, effort: Effort) -> Result<Record, Failure> {
        let mut bytes = fs::read(file).map_err(|error| error.to_string())?;
        let size = bytes.len();
        bytes.extend_from_slice(RECIPE);
        let key = short_hash(&bytes);
        bytes.truncate(size);
        if let Some(record) = self.known(&key) {
            return Ok(record);
        }
        let plain = Record { key: key.clone(), ..Record::default() };
        let seen = self.folder.join(format!("{key}.read"));
        if effort == Effort::Read && seen.exists() {
            unused::used(&seen);
            return Ok(plain);
        }
        let negative = decode::read(&bytes)?;
        if effort == Effort::Read {
            // Without it the picture is read again by the next build.
            let _ = files::put(&seen, &[]);
            return Ok(plain);
        }
        let record = match negative {
            Some(negative) if size >= SMALLEST => {
                let made = encode::make(&negative, size)?;
                for (width, end, content) in &made.files {
                    self.put(&Self::name(&key, *width, end), content)?;
                }
                let formats = made.formats.into_iter().map(str::to_owned).collect();
                let (widths, fallback, placeholder) = (made.widths, made.fallback, made.placeholder);
                Record { key: key.clone(), formats, widths, fallback, placeholder }
            }
            _ => plain,
        };
        let text = serde_json::to_vec(&record).map_err(|error| error.to_string())?;
        self.put(&format!("{key}.json"), &text)?;
        Ok(record)
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
            .for_each(|file| unused::used(&file));
        Some(record)
    }
}
