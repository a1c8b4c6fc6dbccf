//! Caches processed images for later builds, by the content of their source.

use crate::decode;
use crate::encode::{self, Encode, FALLBACK, RECIPE};
use crate::examine::{LARGEST, Refused, examine};
use content::cache::gc;
use content::files;
use content::hash::short_hash_of;
use content::options::ImageMode;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Smaller files, in bytes, are published as they are: an icon, a dot.
const SMALLEST: usize = 8 * 1024;

/// The cache of processed images. Builds may use it concurrently.
pub struct Cache<'a> {
    /// Its folder.
    pub folder: &'a Path,
}

/// Why an image was not processed.
#[derive(Debug)]
pub enum Failure {
    /// The image cannot be published.
    Picture(Refused),
    /// A file of the cache cannot be written.
    Cache(PathBuf, io::Error),
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        Self::Picture(refused)
    }
}

impl From<String> for Failure {
    fn from(reason: String) -> Self {
        Self::Picture(Refused::unreadable(reason))
    }
}

/// What the cache has for an image.
#[derive(Debug)]
pub enum Look {
    /// A complete record.
    Known(Record),
    /// Nothing yet.
    New {
        /// The key of the record to be made.
        key: String,
        /// The most memory that making it takes, in bytes.
        need: u64,
    },
}

/// The processed files of one image.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Sixteen hexadecimal digits that change with the file's content and with the way it is encoded.
    pub key: String,
    /// The extensions of the formats worth publishing.
    pub formats: Vec<String>,
    /// The widths available in each format, in pixels.
    pub widths: Vec<u32>,
    /// The width of the JPEG that replaces the original file, if there is one.
    pub fallback: Option<u32>,
    /// The placeholder as a `data:` URL, or empty.
    pub placeholder: String,
}

impl Record {
    /// Width and extension of every file.
    pub fn files(&self) -> impl Iterator<Item = (u32, &str)> {
        let variants = |format| self.widths.iter().map(move |width| (*width, format));
        let made = self.formats.iter().map(String::as_str).flat_map(variants);
        made.chain(self.fallback.map(|width| (width, FALLBACK)))
    }
}

impl Cache<'_> {
    /// The name of a file in the cache.
    pub fn name(key: &str, width: u32, end: &str) -> String {
        format!("{key}-{width}.{end}")
    }

    /// Looks up an image, for this `effort`.
    ///
    /// # Errors
    /// Fails if the file cannot be read or the image cannot be published.
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

    /// Processes an image according to `effort`. If an earlier build was interrupted meanwhile, the files that it
    /// finished are not made again.
    ///
    /// # Errors
    /// Fails if the image cannot be read or a result cannot be written.
    pub fn record(&self, file: &Path, key: String, effort: ImageMode) -> Result<Record, Failure> {
        let bytes = files::read(file, LARGEST).map_err(Refused::unreadable)?;
        let size = bytes.len();
        let negative = decode::read(&bytes).map_err(Refused::unreadable)?;
        drop(bytes);
        let plain = Record { key, ..Record::default() };
        if effort == ImageMode::Read {
            // If this fails, the next build reads the image again.
            let _ = files::put(&self.seen(&plain.key), &[]);
            return Ok(plain);
        }
        let Record { key, .. } = plain;
        let keep = |width, end, encode: Encode<'_>| self.keep(&Self::name(&key, width, end), encode);
        let made = match negative {
            Some(negative) if size >= SMALLEST => encode::make(negative, size, keep)?,
            _ => None,
        };
        let made = made.unwrap_or_default();
        let formats = made.formats.into_iter().map(str::to_owned).collect();
        let (widths, fallback, placeholder) = (made.widths, made.fallback, made.placeholder);
        let record = Record { key, formats, widths, fallback, placeholder };
        let text = serde_json::to_vec(&record).map_err(Refused::unreadable)?;
        self.put(&format!("{}.json", record.key), &text)?;
        Ok(record)
    }

    /// Makes a file unless it exists, and returns its length in bytes.
    fn keep(&self, name: &str, encode: Encode<'_>) -> Result<usize, Failure> {
        let kept = fs::metadata(self.folder.join(name)).ok().filter(|file| file.is_file() && file.len() > 0);
        if let Some(length) = kept.and_then(|file| usize::try_from(file.len()).ok()) {
            return Ok(length);
        }
        let content = encode()?;
        self.put(name, &content)?;
        Ok(content.len())
    }

    /// The file that marks an image as readable.
    fn seen(&self, key: &str) -> PathBuf {
        self.folder.join(format!("{key}.read"))
    }

    fn put(&self, name: &str, content: &[u8]) -> Result<(), Failure> {
        let path = self.folder.join(name);
        files::put(&path, content).map(drop).map_err(|error| Failure::Cache(path, error))
    }

    /// The record of an earlier build, if all its files still exist.
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

/// A hash of a file's content and of the way it is encoded.
fn key(file: &Path) -> io::Result<String> {
    short_hash_of(&mut files::open(file)?.chain(RECIPE))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use image::codecs::jpeg::JpegEncoder;
    use image::{Rgb, RgbImage};

    #[test]
    fn an_interrupted_build_keeps_what_it_has_encoded() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("hills.jpg");
        let picture = RgbImage::from_fn(500, 60, |x, y| Rgb([x * y, x * 7, y * 5].map(|value| value as u8)));
        picture
            .write_with_encoder(JpegEncoder::new_with_quality(fs::File::create(&file).unwrap(), 95))
            .unwrap();
        let cache = Cache { folder: &folder.path().join("cache") };
        let Look::New { key, .. } = cache.look(&file, ImageMode::Make).unwrap() else { panic!("it is new") };
        let at = |width, end| cache.folder.join(Cache::name(&key, width, end));
        // A folder where a file should be stops the build before the picture is complete.
        fs::create_dir_all(at(500, "webp")).unwrap();
        let stopped = cache.record(&file, key.clone(), ImageMode::Make);
        assert!(matches!(stopped, Err(Failure::Cache(..))), "{stopped:?}");
        assert!(matches!(cache.look(&file, ImageMode::Make), Ok(Look::New { .. })));
        let finished = [at(480, "avif"), at(500, "avif"), at(480, "webp"), at(500, FALLBACK)];
        let modified = || finished.clone().map(|file| file.metadata().unwrap().modified().unwrap());
        let before = modified();
        fs::remove_dir(at(500, "webp")).unwrap();
        let record = cache.record(&file, key.clone(), ImageMode::Make).unwrap();
        assert_eq!(modified(), before);
        assert!(record.files().all(|(width, end)| at(width, end).is_file()), "{record:?}");
    }
}
