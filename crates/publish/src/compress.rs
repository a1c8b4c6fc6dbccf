//! Writes Brotli and gzip copies of compressible files, so that servers never compress on the fly.

mod shared;

use crate::error::RenderError;
use crate::output::Output;
use brotli::enc::BrotliEncoderParams;
use content::cache::store::{self, Key, Store};
use content::progress::Task;
use flate2::{Compression, write::GzEncoder};
use rayon::prelude::*;
use shared::Shared;
use std::{
    io::{self, Write},
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

/// File extensions worth compressing. Fonts and pictures are compressed already.
const KINDS: [&str; 9] = ["html", "js", "wasm", "json", "css", "svg", "xml", "txt", "webmanifest"];

/// Smaller files, in bytes, are skipped: they fit into one packet uncompressed.
const SMALLEST: u64 = 512;

/// Larger files, in bytes, are skipped: no page needs them, and each is held in memory while it is compressed.
const LARGEST: u64 = 64 << 20;

/// The brotli level for pages and data, of which there are many: the highest takes more than twice as long, and saves two
/// percent.
const LEVEL: i32 = 10;

/// The brotli level for feeds and sitemaps. They repeat each other's texts, which [`LEVEL`] takes ten times as long to
/// find, and saves six percent of what no reader waits for.
const FEED_LEVEL: i32 = 9;

/// The highest brotli level, for the app, which is the same for every magazine of a release, and where it matters.
const HIGHEST: i32 = 11;

/// The windows of brotli, as powers of two. An encoder clears tables as large as the window.
const WINDOWS: (u32, u32) = (16, 22);

/// The bytes of a page that arrive with the first answer of a server, in the initial congestion window of TCP.
const FIRST_WINDOW: usize = 14 << 10;

/// Where the styles and scripts that all pages share begin, in bytes, is a multiple of this, because a compressed copy of
/// them is good for one position.
pub const ALIGNMENT: usize = 256;

/// Part of the cache key. Bump the number to invalidate the copies cached by earlier builds.
const RECIPE: &[u8] = b"brotli 9 to 11, shared part, gzip 9, 3";

/// Counts of generated files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// All files, including cached ones.
    pub all: usize,
    /// Files that were not in the cache.
    pub new: usize,
}

/// Adds `<file>.br` and `<file>.gz` for every compressible file. Compression is by far the slowest build step, so results
/// are cached in `kept`, keyed by content. `shared` is the part that all pages have in common.
///
/// # Errors
/// The first file that cannot be read or written.
pub fn compress(output: &Output, kept: &Path, shared: &str) -> Result<Count, RenderError> {
    let mut files = output.list();
    files.retain(|(path, entry)| {
        let end = Path::new(path).extension().and_then(|end| end.to_str());
        (SMALLEST..=LARGEST).contains(&entry.size) && end.is_some_and(|end| KINDS.contains(&end))
    });
    let store = Store::open(kept);
    let shared = Shared::new(shared.as_bytes(), &store);
    let new = AtomicUsize::new(0);
    let task = Task::new("files to compress", files.len());
    files.par_iter().try_for_each(|(path, entry)| {
        task.step();
        let copies = [format!("{path}.br"), format!("{path}.gz")];
        let level = level(Path::new(path));
        let may_share = path.ends_with(".html");
        let within = if may_share { shared.hash() } else { Key::default() };
        let key = store::key([RECIPE, &level.to_le_bytes(), &within, &entry.hash]);
        // Marks it as used, even if nothing has to be read.
        let known = store.get(&key);
        if copies.iter().all(|copy| output.keep(copy, key)) {
            return Ok(());
        }
        let known = known.and_then(|record| Some((record.part(0).ok()?, record.part(1).ok()?)));
        let (small, larger) = match known {
            Some(known) => known,
            None => {
                let failed = || output.at(path);
                let content = output.read(path).map_err(|error| failed()(error))?;
                let place = if may_share { shared.place(&content) } else { None };
                let small = match place {
                    Some(place) => fitted(shared.brotli(LEVEL, &content, place), &content),
                    None if level == LEVEL => fitted(brotli(level, &content), &content),
                    None => brotli(level, &content),
                };
                let small = small.map_err(|error| failed()(error))?;
                let larger = gzip(&content).map_err(|error| failed()(error))?;
                new.fetch_add(1, Ordering::Relaxed);
                store.put(key, [&small, &larger, &[], &[]]);
                (small, larger)
            }
        };
        let [br, gz] = copies;
        output.put_made(&br, key, &small)?;
        output.put_made(&gz, key, &larger)
    })?;
    drop(task);
    store.finish();
    Ok(Count { all: files.len(), new: new.into_inner() })
}

/// The brotli level for a file.
fn level(path: &Path) -> i32 {
    let extension = path.extension().and_then(|end| end.to_str());
    match extension {
        Some("js" | "wasm" | "css") => HIGHEST,
        Some("xml") => FEED_LEVEL,
        _ if path.ends_with("feed.json") => FEED_LEVEL,
        _ => LEVEL,
    }
}

/// The copy of a page or of data, or, if that may fit into the first window, which saves two percent, one at the highest
/// level.
fn fitted(copy: io::Result<Vec<u8>>, content: &[u8]) -> io::Result<Vec<u8>> {
    let copy = copy?;
    let is_near = (FIRST_WINDOW..FIRST_WINDOW + FIRST_WINDOW / 48).contains(&copy.len());
    if is_near { brotli(HIGHEST, content) } else { Ok(copy) }
}

fn brotli(level: i32, content: &[u8]) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut out, &params(level, content.len()))?;
    Ok(out)
}

/// The parameters for a file of `length` bytes, whose window holds all of it unless that is very large.
fn params(level: i32, length: usize) -> BrotliEncoderParams {
    let (least, most) = WINDOWS;
    let window = (usize::BITS - length.leading_zeros() + 1).clamp(least, most);
    BrotliEncoderParams { quality: level, lgwin: window as i32, size_hint: length, ..Default::default() }
}

fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

#[cfg(test)]
mod tests;
