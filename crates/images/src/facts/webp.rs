//! WebP: a RIFF chunk that contains the other chunks.

use super::{Bytes, Said, ended};
use image::metadata::Orientation;
use std::io::{self, Read};

/// Width and height in pixels.
type Size = (u32, u32);

pub fn read<R: Read>(bytes: &mut Bytes<R>) -> Said {
    bytes.skip(4)?;
    let length = u64::from(u32::from_le_bytes(bytes.take()?));
    // What follows is not part of the image.
    bytes.left = Some(length).filter(|length| *length <= bytes.left).ok_or_else(ended)?;
    bytes.skip(4)?;
    let (mut whole, mut picture, mut turn) = (None, false, None);
    while bytes.left > 0 {
        let name = bytes.take::<4>()?;
        let length = u64::from(u32::from_le_bytes(bytes.take()?));
        match &name {
            b"EXIF" => turn = turn.or(bytes.turn(length)?),
            b"VP8X" => whole = Some(headed(bytes, length, canvas)?),
            b"VP8 " | b"VP8L" => {
                let size = headed(bytes, length, if name == *b"VP8L" { lossless } else { lossy })?;
                // A decoder allocates for this size before it compares it with the canvas.
                let (width, height) = *whole.get_or_insert(size);
                if size.0 > width || size.1 > height {
                    return Err(ended());
                }
                picture = true;
            }
            // A frame of an animation contains such a chunk after its position and duration.
            b"ANMF" if length >= 16 => {
                bytes.skip(16)?;
                continue;
            }
            _ => bytes.skip(length)?,
        }
        // Chunks of odd length are padded, but not by every program at the end of the file.
        if length % 2 == 1 && bytes.left > 0 {
            bytes.skip(1)?;
        }
    }
    // Planes of luma and chroma, or all channels twice.
    if picture { Ok((8, turn.unwrap_or(Orientation::NoTransforms))) } else { Err(ended()) }
}

/// Reads a size from the first bytes of a chunk of this length.
fn headed<R: Read>(bytes: &mut Bytes<R>, length: u64, size: impl Fn([u8; 10]) -> Size) -> io::Result<Size> {
    let mut head = [0; 10];
    let there = length.min(head.len() as u64);
    for byte in head.iter_mut().take(there as usize) {
        *byte = bytes.byte()?;
    }
    bytes.skip(length - there)?;
    Ok(size(head))
}

fn canvas([_, _, _, _, w0, w1, w2, h0, h1, h2]: [u8; 10]) -> Size {
    (1 + u32::from_le_bytes([w0, w1, w2, 0]), 1 + u32::from_le_bytes([h0, h1, h2, 0]))
}

fn lossless([_, a, b, c, d, ..]: [u8; 10]) -> Size {
    let bits = u32::from_le_bytes([a, b, c, d]);
    (1 + (bits & 0x3fff), 1 + (bits >> 14 & 0x3fff))
}

fn lossy([.., w0, w1, h0, h1]: [u8; 10]) -> Size {
    let side = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3fff);
    (side(w0, w1), side(h0, h1))
}
