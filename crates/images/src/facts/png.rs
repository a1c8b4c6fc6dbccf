//! PNG: chunks up to `IEND`.

use super::{Bytes, Said, ended};
use flate2::Crc;
use image::metadata::Orientation;
use std::io::{self, Read};

pub fn read<R: Read>(bytes: &mut Bytes<R>) -> Said {
    bytes.skip(8)?;
    let (length, name) = chunk(bytes)?;
    if (length, &name) != (13, b"IHDR") {
        return Err(ended());
    }
    let [.., depth, _, _, _, _] = bytes.take::<13>()?;
    bytes.skip(4)?;
    let mut turn = None;
    loop {
        let (length, name) = chunk(bytes)?;
        let mut sum = Crc::new();
        sum.update(&name);
        let content = bytes.summed(length.into(), &mut sum)?;
        // Metadata cannot be removed from a file with wrong checksums.
        if bytes.take()? != sum.sum().to_be_bytes() {
            return Err(ended());
        }
        if &name == b"eXIf" {
            turn = turn.or(Orientation::from_exif_chunk(&content));
        }
        if &name == b"IEND" {
            // The pixels as decoded, and for 16 bits also converted to eight bits per channel.
            let pixel = if depth == 16 { 8 + 4 } else { 4 };
            return Ok((pixel, turn.unwrap_or(Orientation::NoTransforms)));
        }
    }
}

fn chunk<R: Read>(bytes: &mut Bytes<R>) -> io::Result<(u32, [u8; 4])> {
    Ok((u32::from_be_bytes(bytes.take()?), bytes.take()?))
}
