//! Content hashes for file names.

use sha2::{Digest, Sha256};
use std::io::{self, Read};

/// The first sixteen hexadecimal digits of the content's SHA-256.
pub fn short_hash(content: &[u8]) -> String {
    digits(&Sha256::digest(content))
}

/// The [`short_hash`] of a stream.
///
/// # Errors
/// Fails if reading fails.
pub fn short_hash_of(content: &mut dyn Read) -> io::Result<String> {
    let mut hash = Sha256::new();
    io::copy(content, &mut hash)?;
    Ok(digits(&hash.finalize()))
}

fn digits(hash: &[u8]) -> String {
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
