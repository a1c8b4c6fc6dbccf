//! Names that change with the content of a file.

use sha2::{Digest, Sha256};
use std::io::{self, Read};

/// Sixteen hexadecimal digits that change with the content.
pub fn short_hash(content: &[u8]) -> String {
    digits(&Sha256::digest(content))
}

/// The [`short_hash`] of what need not be in memory.
///
/// # Errors
/// What reading says.
pub fn short_hash_of(content: &mut dyn Read) -> io::Result<String> {
    let mut hash = Sha256::new();
    io::copy(content, &mut hash)?;
    Ok(digits(&hash.finalize()))
}

fn digits(hash: &[u8]) -> String {
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
