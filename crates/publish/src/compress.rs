//! Writes Brotli and gzip copies of compressible files, so that servers never compress on the fly.

use crate::error::{RenderError, at};
use brotli::enc::BrotliEncoderParams;
use content::cache::store::{self, Store};
use content::files;
use content::progress::Task;
use flate2::{Compression, write::GzEncoder};
use rayon::prelude::*;
use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};
use walkdir::WalkDir;

/// File extensions worth compressing. Fonts and pictures are compressed already.
const KINDS: [&str; 9] = ["html", "js", "wasm", "json", "css", "svg", "xml", "txt", "webmanifest"];

/// Smaller files, in bytes, are skipped: they fit into one packet uncompressed.
const SMALLEST: usize = 512;

/// Larger files, in bytes, are skipped: no page needs them, and each is held in memory while it is compressed.
const LARGEST: u64 = 64 << 20;

/// The brotli level for pages and data, of which there are many: the highest takes more than twice as long, and saves two
/// percent.
const LEVEL: i32 = 10;

/// The highest brotli level, for the app, which is the same for every magazine of a release, and where it matters.
const HIGHEST: i32 = 11;

/// The bytes of a page that arrive with the first answer of a server, in the initial congestion window of TCP.
const FIRST_WINDOW: usize = 14 << 10;

/// Part of the cache key. Bump the number to invalidate the copies cached by earlier builds.
const RECIPE: &[u8] = b"brotli 10 or 11, gzip 9, 1";

/// Counts of generated files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// All files, including cached ones.
    pub all: usize,
    /// Files that were not in the cache.
    pub new: usize,
}

/// Writes `<file>.br` and `<file>.gz` beside every compressible file below `folder`. Compression is by far the slowest
/// build step, so results are cached in `kept`, keyed by content.
///
/// # Errors
/// The first file that cannot be read or written.
pub fn compress(folder: &Path, kept: &Path) -> Result<Count, RenderError> {
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in WalkDir::new(folder) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            RenderError::File { path, error: error.into() }
        })?;
        let end = entry.path().extension().and_then(|end| end.to_str());
        // Check the file type too: an article with the slug `node.js` has a folder of that name.
        let fits = || entry.metadata().is_ok_and(|metadata| metadata.len() <= LARGEST);
        if entry.file_type().is_file() && end.is_some_and(|end| KINDS.contains(&end)) && fits() {
            files.push(entry.into_path());
        }
    }
    let store = Store::open(kept);
    let (all, new) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let task = Task::new("files to compress", files.len());
    files.par_iter().try_for_each(|path| {
        task.step();
        let content = fs::read(path).map_err(at(path))?;
        if content.len() < SMALLEST {
            return Ok(());
        }
        all.fetch_add(1, Ordering::Relaxed);
        let kind = path.extension().unwrap_or_default().as_encoded_bytes();
        let key = store::key([RECIPE, kind, &content]);
        let known = store.get(&key).and_then(|record| Some((record.part(0).ok()?, record.part(1).ok()?)));
        let (small, larger) = match known {
            Some(known) => known,
            None => {
                let made = (brotli(path, &content).map_err(at(path))?, gzip(&content).map_err(at(path))?);
                new.fetch_add(1, Ordering::Relaxed);
                store.put(key, [&made.0, &made.1, &[], &[]]);
                made
            }
        };
        beside(path, "br", &small)?;
        beside(path, "gz", &larger)
    })?;
    drop(task);
    store.finish();
    Ok(Count { all: all.into_inner(), new: new.into_inner() })
}

fn beside(path: &Path, end: &str, content: &[u8]) -> Result<(), RenderError> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{end}"));
    let path = PathBuf::from(name);
    files::replace(&path, content).map_err(at(&path))
}

/// A brotli copy. A page that only the highest level fits into the first window gets it.
fn brotli(path: &Path, content: &[u8]) -> io::Result<Vec<u8>> {
    let is_of_app = ["js", "wasm", "css"].iter().any(|end| path.extension().is_some_and(|own| own == *end));
    if is_of_app {
        return brotli_at(HIGHEST, content);
    }
    let copy = brotli_at(LEVEL, content)?;
    let is_near = (FIRST_WINDOW..FIRST_WINDOW + FIRST_WINDOW / 32).contains(&copy.len());
    if is_near { brotli_at(HIGHEST, content) } else { Ok(copy) }
}

fn brotli_at(level: i32, content: &[u8]) -> io::Result<Vec<u8>> {
    /// The smallest window and the largest, as powers of two. An encoder clears tables as large as the window.
    const WINDOWS: (u32, u32) = (16, 22);
    let (least, most) = WINDOWS;
    let window = (usize::BITS - content.len().leading_zeros() + 1).clamp(least, most);
    let mut params = BrotliEncoderParams { quality: level, lgwin: window as i32, ..Default::default() };
    params.size_hint = content.len();
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut out, &params)?;
    Ok(out)
}

fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}
