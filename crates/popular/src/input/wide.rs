//! Streaming conversion from UTF-16 to UTF-8.

use std::io::{self, Read};

/// Buffer size in bytes.
const PIECE: usize = 64 * 1024;

/// Reads UTF-16 (little-endian) as UTF-8.
pub struct Wide<R> {
    raw: R,
    /// Bytes read that do not form a whole character yet.
    rest: Vec<u8>,
    /// Converted text; everything before `taken` has been read.
    text: String,
    taken: usize,
}

impl<R: Read> Wide<R> {
    /// Converts `raw`, which must not start with a byte order mark.
    pub fn new(raw: R) -> Self {
        Self { raw, rest: Vec::new(), text: String::new(), taken: 0 }
    }

    /// Converts the next piece.
    fn fill(&mut self) -> io::Result<()> {
        let before = self.rest.len();
        let read = self.raw.by_ref().take(PIECE as u64).read_to_end(&mut self.rest)?;
        let mut whole = (before + read) / 2 * 2;
        // Do not split a surrogate pair, unless the input ends here.
        let last = self.rest[..whole].last_chunk().map(|unit| u16::from_le_bytes(*unit));
        if read > 0 && last.is_some_and(|unit| (0xd800..0xdc00).contains(&unit)) {
            whole -= 2;
        }
        let units = self.rest[..whole].as_chunks().0.iter().map(|unit| u16::from_le_bytes(*unit));
        self.text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        self.taken = 0;
        self.rest.drain(..if read == 0 { self.rest.len() } else { whole });
        Ok(())
    }
}

impl<R: Read> Read for Wide<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.taken == self.text.len() {
            let before = self.rest.len();
            self.fill()?;
            if self.text.is_empty() && self.rest.len() <= before {
                return Ok(0);
            }
        }
        let mut left = &self.text.as_bytes()[self.taken..];
        let read = left.read(buffer)?;
        self.taken += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// A reader that returns one byte at a time.
    struct Slow<'b>(&'b [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let most = buffer.len().min(1);
            self.0.read(&mut buffer[..most])
        }
    }

    fn read(bytes: &[u8]) -> String {
        let mut text = String::new();
        Wide::new(Slow(bytes)).read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn characters_are_not_split_between_reads() {
        let text = "é, 借用, 🚀".repeat(20_000);
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&bytes), text);
    }

    #[test]
    fn invalid_units_are_replaced() {
        assert_eq!(read(b"a\0\x00\xd8"), "a\u{fffd}");
        assert_eq!(read(b"\x00\xd8a\0b"), "\u{fffd}a");
        assert_eq!(read(b""), "");
    }
}
