//! Removes metadata from image files: place, time, camera, names, comments, and the pictures and videos that cameras
//! append. The pixels stay the same, and so do orientation and colour profile.

use crate::gif;
use image::metadata::Orientation;
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::{Bytes, DynImage, ImageEXIF, png::PngChunk, webp};

/// The optional PNG chunks to keep: colours, transparency, print size, animation.
const PNG: [&[u8; 4]; 14] = [
    b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI", b"sBIT", b"bKGD", b"pHYs",
    b"acTL", b"fcTL", b"fdAT",
];

/// The WebP chunks to keep.
const WEBP: [[u8; 4]; 7] = [
    webp::CHUNK_VP8X,
    webp::CHUNK_VP8,
    webp::CHUNK_VP8L,
    webp::CHUNK_ALPH,
    webp::CHUNK_ICCP,
    webp::CHUNK_ANIM,
    webp::CHUNK_ANMF,
];

/// The flag in a WebP's header that announces XMP.
const HAS_XMP: u8 = 0b100;

/// The most passes over a file.
const PASSES: usize = 8;

/// Removes the metadata from a JPEG, PNG, WebP or GIF. Other files, and those that cannot be read, stay as they are.
pub fn bare(file: Vec<u8>) -> Vec<u8> {
    let mut file = Bytes::from(file);
    // In a broken file, what is left after a removal may look like metadata again.
    for _ in 0..PASSES {
        match once(&file) {
            Some(less) if less != file => file = less,
            _ => break,
        }
    }
    file.into()
}

/// The result of one pass; `None` if the file has another format or cannot be read.
fn once(file: &Bytes) -> Option<Bytes> {
    if let Some(file) = gif::bare(file) {
        return Some(file.into());
    }
    let mut picture = DynImage::from_bytes(file.clone()).ok()??;
    let turn = picture.exif().and_then(|exif| Orientation::from_exif_chunk(&exif));
    match &mut picture {
        DynImage::Jpeg(jpeg) => clear_jpeg(jpeg),
        DynImage::Png(png) => png.chunks_mut().retain(belongs_to_png),
        DynImage::WebP(webp) => clear_webp(webp.chunks_mut()),
    }
    picture.set_exif(turn.filter(|turn| *turn != Orientation::NoTransforms).map(only));
    Some(picture.encoder().bytes())
}

/// Whether a file that begins with these bytes is in a format from which [`bare`] removes metadata.
pub fn is_cleaned(head: &[u8]) -> bool {
    let is_webp = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP");
    let starts: [&[u8]; 3] = [b"\x89PNG", b"\xff\xd8", b"GIF8"];
    is_webp || starts.iter().any(|start| head.starts_with(start))
}

/// EXIF data that contains only the orientation.
fn only(turn: Orientation) -> Bytes {
    // Big-endian, one entry: tag 0x112, one 16-bit number; no further directory.
    let head = *b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0";
    [&head[..], &[turn.to_exif(), 0, 0, 0, 0, 0, 0]].concat().into()
}

fn belongs_to_png(chunk: &PngChunk) -> bool {
    // A capital first letter marks a chunk without which the image cannot be decoded.
    chunk.kind()[0].is_ascii_uppercase() || PNG.contains(&&chunk.kind())
}

fn clear_webp(chunks: &mut Vec<RiffChunk>) {
    chunks.retain(|chunk| WEBP.contains(&chunk.id()));
    let head = chunks.iter_mut().find(|chunk| chunk.id() == webp::CHUNK_VP8X).map(RiffChunk::content_mut);
    if let Some(RiffContent::Data(data)) = head {
        let mut new = data.to_vec();
        if let Some(flags) = new.first_mut() {
            *flags &= !HAS_XMP;
        }
        *data = new.into();
    }
}

fn clear_jpeg(jpeg: &mut Jpeg) {
    let segments = jpeg.segments_mut();
    segments.retain(|segment| belongs_to_jpeg(segment.marker(), segment.contents()));
    // The last segment holds everything that follows.
    if let Some(scan) = segments.pop() {
        let (marker, contents) = (scan.marker(), scan.contents().clone());
        let rest = scan.encoder().bytes();
        // The marker and the length take two bytes each.
        let pixels = rest.slice(rest.len().min(contents.len() + 4)..);
        segments.push(JpegSegment::new_with_entropy(marker, contents, pixels_only(&pixels).into()));
    }
}

/// Whether a segment of a JPEG is needed to show it.
fn belongs_to_jpeg(marker: u8, content: &[u8]) -> bool {
    match marker {
        // But not the thumbnail that some cameras add.
        markers::APP0 => content.starts_with(b"JFIF\0"),
        markers::APP2 => content.starts_with(b"ICC_PROFILE\0"),
        // The colour transform.
        markers::APP14 => content.starts_with(b"Adobe"),
        markers::APP1..=markers::APP15 | markers::COM => false,
        _ => true,
    }
}

/// The data after the header of a JPEG's first scan, up to the end of the image.
fn pixels_only(mut bytes: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(bytes.len());
    while !bytes.is_empty() {
        let length = match *bytes {
            [0xff, markers::EOI, ..] => {
                kept.extend([0xff, markers::EOI]);
                break;
            }
            // In pixel data: an escaped 0xff, or a restart.
            [0xff, 0x00 | 0x01 | markers::RST0..=markers::RST7, ..] => 2,
            [0xff, 0xff, ..] => 1,
            [0xff, _, high, low, ..] => 2 + usize::from(u16::from_be_bytes([high, low])),
            _ => bytes.iter().skip(1).position(|byte| *byte == 0xff).map_or(bytes.len(), |at| at + 1),
        };
        let (part, rest) = bytes.split_at(length.min(bytes.len()));
        if !matches!(part, [0xff, marker, _, _, content @ ..] if !belongs_to_jpeg(*marker, content)) {
            kept.extend_from_slice(part);
        }
        bytes = rest;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_jpeg_ends_where_its_last_scan_does() {
        // Pixels, a table that contains the end marker's bytes, more pixels with a restart, a comment, the end, a
        // video.
        let scans = b"\x12\xff\0\x34\xff\xc4\0\x05\xff\xd9\x01\xff\xda\0\x02\x56\xff\xd0\x78";
        let file = [&scans[..], b"\xff\xfe\0\x06home", b"\xff\xd9", b"a video"].concat();
        assert_eq!(pixels_only(&file), [&scans[..], b"\xff\xd9"].concat());
    }

    #[test]
    fn truncated_data_is_kept() {
        for rest in [&b"\x12\xff"[..], b"\x12\xff\xc4\0", b"\x12\xff\xc4\0\x09\x01", b"\xff\xff"] {
            assert_eq!(pixels_only(rest), rest);
        }
    }

    #[test]
    fn unreadable_files_are_unchanged() {
        for file in
            [&b""[..], b"\xff\xd8\xff\xe1\0\x09", b"\x89PNG\r\n\x1a\n\0", b"RIFF\x09\0\0\0WEBPVP8", b"a note"]
        {
            assert_eq!(bare(file.to_vec()), file);
        }
    }
}
