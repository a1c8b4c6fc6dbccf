//! Brotli and gzip beside each file that gains by it, so that no server compresses anything.

use crate::pages::{PrintError, at};
use flate2::{Compression, write::GzEncoder};
use rayon::prelude::*;
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};
use walkdir::WalkDir;

/// What compresses well. Fonts and pictures are compressed already.
const KINDS: [&str; 9] = ["html", "js", "wasm", "json", "css", "svg", "xml", "txt", "webmanifest"];

/// Files smaller than this, in bytes, fit into a packet as they are.
const SMALLEST: usize = 512;

/// Writes `<file>.br` and `<file>.gz` beside every file below `folder` that is worth it.
///
/// # Errors
/// The first file that cannot be read or written.
pub fn compress(folder: &Path) -> Result<(), PrintError> {
    let files: Vec<PathBuf> = WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().and_then(|end| end.to_str()).is_some_and(|end| KINDS.contains(&end)))
        .collect();
    files.par_iter().try_for_each(|path| {
        let content = fs::read(path).map_err(at(path))?;
        if content.len() < SMALLEST {
            return Ok(());
        }
        beside(path, "br", &brotli(&content).map_err(at(path))?)?;
        beside(path, "gz", &gzip(&content).map_err(at(path))?)
    })
}

fn beside(path: &Path, end: &str, content: &[u8]) -> Result<(), PrintError> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{end}"));
    let path = PathBuf::from(name);
    fs::write(&path, content).map_err(at(&path))
}

fn brotli(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
    encoder.write_all(content)?;
    encoder.flush()?;
    drop(encoder);
    Ok(out)
}

fn gzip(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}
