//! Brotli and gzip beside each file that gains by it, so that no server compresses anything.

use crate::error::{RenderError, at};
use content::cache::store::{self, Store};
use content::files;
use flate2::{Compression, write::GzEncoder};
use rayon::prelude::*;
use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};
use walkdir::WalkDir;

/// What compresses well. Fonts and pictures are compressed already.
const KINDS: [&str; 9] = ["html", "js", "wasm", "json", "css", "svg", "xml", "txt", "webmanifest"];

/// Files smaller than this, in bytes, fit into a packet as they are.
const SMALLEST: usize = 512;

/// Larger files, in bytes, stay as they are: no page needs them, and they are in memory while they are compressed.
const LARGEST: u64 = 64 << 20;

/// Stands for how files are compressed: a higher number, and those of earlier builds are compressed anew.
const RECIPE: &[u8] = b"brotli 11, gzip 9, 1";

/// How much was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// In all.
    pub all: usize,
    /// Of these, how many no earlier build had made.
    pub new: usize,
}

/// Writes `<file>.br` and `<file>.gz` beside every file below `folder` that is worth it. Compressing takes by far
/// longest of all there is to do, so what came of it waits in `kept` for a file of the same content.
///
/// # Errors
/// The first file that cannot be read or written.
pub fn compress(folder: &Path, kept: &Path) -> Result<Made, RenderError> {
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in WalkDir::new(folder) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            RenderError::File { path, error: error.into() }
        })?;
        let end = entry.path().extension().and_then(|end| end.to_str());
        // The page of an article with the slug `node.js` lies in a folder of that name.
        let fits = || entry.metadata().is_ok_and(|metadata| metadata.len() <= LARGEST);
        if entry.file_type().is_file() && end.is_some_and(|end| KINDS.contains(&end)) && fits() {
            files.push(entry.into_path());
        }
    }
    let store = Store::open(kept);
    let (all, new) = (AtomicUsize::new(0), AtomicUsize::new(0));
    files.par_iter().try_for_each(|path| {
        let content = fs::read(path).map_err(at(path))?;
        if content.len() < SMALLEST {
            return Ok(());
        }
        all.fetch_add(1, Ordering::Relaxed);
        let key = store::key([RECIPE, &content]);
        let known = store.get(&key).and_then(|record| Some((record.part(0).ok()?, record.part(1).ok()?)));
        let (small, larger) = match known {
            Some(known) => known,
            None => {
                let made = (brotli(&content).map_err(at(path))?, gzip(&content).map_err(at(path))?);
                new.fetch_add(1, Ordering::Relaxed);
                store.put(key, [&made.0, &made.1, &[], &[]]);
                made
            }
        };
        beside(path, "br", &small)?;
        beside(path, "gz", &larger)
    })?;
    store.finish();
    Ok(Made { all: all.into_inner(), new: new.into_inner() })
}

fn beside(path: &Path, end: &str, content: &[u8]) -> Result<(), RenderError> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{end}"));
    let path = PathBuf::from(name);
    files::replace(&path, content).map_err(at(&path))
}

fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
    encoder.write_all(content)?;
    encoder.flush()?;
    drop(encoder);
    Ok(out)
}

fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}
