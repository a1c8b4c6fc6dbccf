//! The hashes by which files are compared.

use content::cache::store::{self, Key};
use content::files;
use std::io::{self, Read};
use std::path::Path;

/// How much of a file is hashed at a time, in bytes.
const CHUNK: usize = 1 << 20;

/// The hash of a file's content.
pub fn hash(content: &[u8]) -> Key {
    content.chunks(CHUNK).fold(Key::default(), |before, chunk| store::key([before.as_slice(), chunk]))
}

/// The [`hash`] and the size of a file.
///
/// # Errors
/// It cannot be read.
pub fn hash_of(path: &Path) -> io::Result<(Key, u64)> {
    let mut file = files::open(path)?;
    let (mut whole, mut size) = (Key::default(), 0);
    let mut chunk = Vec::new();
    loop {
        chunk.clear();
        let read = file.by_ref().take(CHUNK as u64).read_to_end(&mut chunk)?;
        if read == 0 {
            return Ok((whole, size));
        }
        size += read as u64;
        whole = store::key([whole.as_slice(), chunk.as_slice()]);
    }
}
