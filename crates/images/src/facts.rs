//! Reads what an image's file says about itself, without decoding it, and checks that the file is complete.

use flate2::Crc;
use image::metadata::Orientation;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

mod avif;
mod gif;
mod jpeg;
mod png;
mod webp;

/// What is known about an image before it is decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Its format.
    pub format: Format,
    /// The most memory that decoding takes per pixel, in bytes, including conversion.
    pub pixel: u64,
    /// How it has to be rotated or mirrored for display.
    pub turn: Orientation,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Not one of the formats that are examined.
    Other,
    /// An image that ends too early or contradicts itself.
    Broken,
    /// A complete image.
    Whole(Facts),
}

/// The formats that are examined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// AVIF.
    Avif,
    /// GIF.
    Gif,
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    WebP,
}

/// Examines a file.
///
/// # Errors
/// Fails if the file cannot be read.
pub fn read(file: &Path) -> io::Result<Found> {
    let file = File::open(file)?;
    let left = file.metadata()?.len();
    of(&mut Bytes { reader: BufReader::with_capacity(64 * 1024, file), left })
}

/// Examines the bytes of a file.
pub fn of_bytes(bytes: &[u8]) -> Found {
    let left = bytes.len() as u64;
    // Reading from memory can only fail at the end.
    of(&mut Bytes { reader: BufReader::new(bytes), left }).unwrap_or(Found::Broken)
}

/// The format of a file that begins with these bytes; twelve are enough to tell.
pub fn format(head: &[u8]) -> Option<Format> {
    let brand = head.get(4..12).unwrap_or_default();
    match head {
        _ if head.starts_with(b"\x89PNG\r\n\x1a\n") => Some(Format::Png),
        _ if head.starts_with(b"\xff\xd8\xff") => Some(Format::Jpeg),
        _ if head.starts_with(b"GIF8") => Some(Format::Gif),
        _ if head.starts_with(b"RIFF") && brand.ends_with(b"WEBP") => Some(Format::WebP),
        _ if matches!(brand, b"ftypavif" | b"ftypavis") => Some(Format::Avif),
        _ => None,
    }
}

/// What the readers of the formats return: bytes per pixel in memory, and the orientation.
type Said = io::Result<(u64, Orientation)>;

fn of<R: Read>(bytes: &mut Bytes<R>) -> io::Result<Found> {
    let head = bytes.head()?;
    let Some(format) = format(&head) else { return Ok(Found::Other) };
    let said = match format {
        Format::Png => png::read(bytes),
        Format::Jpeg => jpeg::read(bytes),
        Format::Gif => gif::read(bytes),
        Format::WebP => webp::read(bytes),
        Format::Avif => avif::read(bytes),
    };
    match said {
        Ok((pixel, turn)) => Ok(Found::Whole(Facts { format, pixel, turn })),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(Found::Broken),
        Err(error) => Err(error),
    }
}

/// The most bytes of EXIF data that are read; a JPEG segment cannot hold more.
const LONGEST_EXIF: u64 = 64 * 1024;

/// A file's bytes, and how many are left.
struct Bytes<R> {
    reader: BufReader<R>,
    left: u64,
}

impl<R: Read> Bytes<R> {
    /// Peeks at the first bytes.
    fn head(&mut self) -> io::Result<[u8; 12]> {
        let mut head = [0; 12];
        let there = self.reader.fill_buf()?;
        let length = there.len().min(head.len());
        head[..length].copy_from_slice(&there[..length]);
        Ok(head)
    }

    fn take<const N: usize>(&mut self) -> io::Result<[u8; N]> {
        self.within(N as u64)?;
        let mut bytes = [0; N];
        self.reader.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn byte(&mut self) -> io::Result<u8> {
        Ok(self.take::<1>()?[0])
    }

    /// Reads the orientation from this many bytes of EXIF data.
    fn turn(&mut self, count: u64) -> io::Result<Option<Orientation>> {
        if count > LONGEST_EXIF {
            self.skip(count)?;
            return Ok(None);
        }
        self.within(count)?;
        let mut exif = vec![0; count as usize];
        self.reader.read_exact(&mut exif)?;
        let exif = exif.strip_prefix(b"Exif\0\0").unwrap_or(&exif);
        Ok(Orientation::from_exif_chunk(exif))
    }

    /// Skips bytes and adds them to a checksum; returns the first [`LONGEST_EXIF`] of them.
    fn summed(&mut self, count: u64, sum: &mut Crc) -> io::Result<Vec<u8>> {
        self.within(count)?;
        let mut head = vec![0; count.min(LONGEST_EXIF) as usize];
        self.reader.read_exact(&mut head)?;
        sum.update(&head);
        let mut left = count - head.len() as u64;
        while left > 0 {
            let there = self.reader.fill_buf()?;
            let part = &there[..there.len().min(left as usize)];
            if part.is_empty() {
                return Err(ended());
            }
            sum.update(part);
            let length = part.len();
            self.reader.consume(length);
            left -= length as u64;
        }
        Ok(head)
    }

    fn skip(&mut self, count: u64) -> io::Result<()> {
        self.within(count)?;
        let skipped = io::copy(&mut self.reader.by_ref().take(count), &mut io::sink())?;
        if skipped == count { Ok(()) } else { Err(ended()) }
    }

    /// Skips everything up to and including the next byte of this value.
    fn skip_past(&mut self, wanted: u8) -> io::Result<()> {
        let skipped = self.reader.skip_until(wanted)? as u64;
        self.left = self.left.saturating_sub(skipped);
        Ok(())
    }

    fn within(&mut self, count: u64) -> io::Result<()> {
        self.left = self.left.checked_sub(count).ok_or_else(ended)?;
        Ok(())
    }
}

/// The error for a file that ends too early or contradicts itself.
fn ended() -> io::Error {
    io::ErrorKind::UnexpectedEof.into()
}

#[cfg(test)]
mod tests;
