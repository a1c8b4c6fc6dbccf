//! WebP: one chunk that says how long it is, with others in it.

use super::{Bytes, Said, ended};
use image::metadata::Orientation;
use std::io::Read;

pub fn read<R: Read>(bytes: &mut Bytes<R>) -> Said {
    bytes.skip(4)?;
    let length = u64::from(u32::from_le_bytes(bytes.take()?));
    // What lies behind is no part of it.
    bytes.left = Some(length).filter(|length| *length <= bytes.left).ok_or_else(ended)?;
    bytes.skip(4)?;
    let (mut picture, mut turn) = (false, None);
    while bytes.left > 0 {
        let name = bytes.take::<4>()?;
        let length = u64::from(u32::from_le_bytes(bytes.take()?));
        match &name {
            b"EXIF" => turn = turn.or(bytes.turn(length)?),
            _ => bytes.skip(length)?,
        }
        // An odd length is rounded up, but not by every program for the last one.
        if length % 2 == 1 && bytes.left > 0 {
            bytes.skip(1)?;
        }
        picture |= matches!(&name, b"VP8 " | b"VP8L" | b"ANMF");
    }
    // Planes of brightness and colour, or all channels twice.
    if picture { Ok((8, turn.unwrap_or(Orientation::NoTransforms))) } else { Err(ended()) }
}
