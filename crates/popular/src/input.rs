//! Streams files of any size, plain or gzip, from disk or standard input.

mod wide;

use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use wide::Wide;

/// Buffer size in bytes.
const PIECE: usize = 256 * 1024;

/// Number of bytes used to detect the format.
const SAMPLE: u64 = 16 * 1024;

/// Maximum length of a line, in bytes; the rest of a longer line is skipped.
const LONGEST: u64 = 64 * 1024;

/// Maximum size of a file that is read into memory: an export as one JSON document.
pub const WHOLE: u64 = 64 * 1024 * 1024;

/// Opens a file, or standard input for `-`, and decompresses gzip regardless of the file name. Returns the beginning of
/// the text and a reader of all of it.
///
/// # Errors
/// If the file cannot be opened or is a ZIP archive.
pub fn open(name: &str) -> io::Result<(String, Box<dyn BufRead>)> {
    let raw: Box<dyn Read> = if name == "-" { Box::new(io::stdin()) } else { Box::new(File::open(name)?) };
    let (head, rest) = head(raw)?;
    if head.starts_with(b"PK\x03\x04") {
        return Err(io::Error::other(
            "it is a ZIP archive: unpack it, and pass the file of pages or views in it",
        ));
    }
    let packed = head.starts_with(&[0x1f, 0x8b]);
    let mut text = match packed {
        true => text(Box::new(MultiGzDecoder::new(BufReader::with_capacity(PIECE, rest))))?,
        false => text(rest)?,
    };
    let mut sample = Vec::new();
    text.by_ref().take(SAMPLE).read_to_end(&mut sample)?;
    let beginning = String::from_utf8_lossy(&sample).into_owned();
    Ok((beginning, Box::new(Cursor::new(sample).chain(text))))
}

/// Returns the first bytes and a reader that still starts with them.
fn head(mut raw: Box<dyn Read>) -> io::Result<(Vec<u8>, Box<dyn Read>)> {
    let mut head = Vec::new();
    raw.by_ref().take(4).read_to_end(&mut head)?;
    Ok((head.clone(), Box::new(Cursor::new(head).chain(raw))))
}

/// Skips a byte order mark and converts UTF-16, which Matomo exports, to UTF-8.
fn text(raw: Box<dyn Read>) -> io::Result<Box<dyn BufRead>> {
    let (head, mut rest) = head(raw)?;
    let mut skipped = |bytes: u64| io::copy(&mut rest.by_ref().take(bytes), &mut io::sink());
    if head.starts_with(b"\xef\xbb\xbf") {
        skipped(3)?;
    } else if head.starts_with(b"\xff\xfe") {
        skipped(2)?;
        return Ok(Box::new(BufReader::with_capacity(PIECE, Wide::new(rest))));
    }
    Ok(Box::new(BufReader::with_capacity(PIECE, rest)))
}

/// Reads everything into memory.
///
/// # Errors
/// If there are more than [`WHOLE`] bytes, or reading fails.
pub fn whole(reader: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(WHOLE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > WHOLE {
        return Err(io::Error::other("it is a single document of more than 64 MB: export it as CSV"));
    }
    Ok(bytes)
}

/// Reads the next line into `line`, without the line break; returns `false` at the end of the file. A line that is too
/// long is truncated.
///
/// # Errors
/// If reading fails.
pub fn next_line(reader: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    if Read::take(&mut *reader, LONGEST).read_until(b'\n', line)? == 0 {
        return Ok(false);
    }
    if line.last() != Some(&b'\n') && line.len() as u64 == LONGEST {
        reader.skip_until(b'\n')?;
    }
    while matches!(line.last(), Some(b'\n' | b'\r')) {
        line.pop();
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::io::Write;

    fn lines(bytes: &[u8]) -> Vec<String> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        let (_, mut reader) = open(file.path().to_str().unwrap()).unwrap();
        let (mut line, mut lines) = (Vec::new(), Vec::new());
        while next_line(&mut *reader, &mut line).unwrap() {
            lines.push(String::from_utf8(line.clone()).unwrap());
        }
        lines
    }

    #[test]
    fn gzip_is_decompressed() {
        let mut packed = Vec::new();
        for part in ["one\ntwo\n", "three"] {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            encoder.write_all(part.as_bytes()).unwrap();
            packed.extend(encoder.finish().unwrap());
        }
        assert_eq!(lines(&packed), ["one", "two", "three"], "also where files were joined");
    }

    #[test]
    fn byte_order_marks_are_skipped() {
        assert_eq!(lines("\u{feff}é\r\nb".as_bytes()), ["é", "b"]);
        let wide: Vec<u8> = "\u{feff}é\nb".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(lines(&wide), ["é", "b"]);
    }

    #[test]
    fn long_lines_are_truncated() {
        let long = "x".repeat(200_000);
        let found = lines(format!("{long}\nnext").as_bytes());
        assert_eq!(found.iter().map(String::len).collect::<Vec<_>>(), [65_536, 4]);
    }
}
