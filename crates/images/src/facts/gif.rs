//! GIF: pictures and remarks up to the byte that ends it.

use super::{Bytes, Said, ended};
use image::metadata::Orientation;
use std::io::{self, Read};

/// A GIF stays as it is, and is decoded only where it is drawn.
pub fn read<R: Read>(bytes: &mut Bytes<R>) -> Said {
    let [.., flags, _, _] = bytes.take::<13>()?;
    bytes.skip(colours(flags))?;
    let mut shown = false;
    loop {
        match bytes.byte()? {
            b',' => {
                let [.., flags] = bytes.take::<9>()?;
                // And the width of its codes.
                bytes.skip(colours(flags) + 1)?;
                blocks(bytes)?;
                shown = true;
            }
            b'!' => {
                bytes.skip(1)?;
                blocks(bytes)?;
            }
            b';' if shown => return Ok((8, Orientation::NoTransforms)),
            // Some programs write one block too many.
            0 => {}
            _ => return Err(ended()),
        }
    }
}

/// How many bytes the colours take that these flags announce.
fn colours(flags: u8) -> u64 {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Passes over a row of blocks, each with its size before it, the last one empty.
fn blocks<R: Read>(bytes: &mut Bytes<R>) -> io::Result<()> {
    loop {
        let size = bytes.byte()?;
        if size == 0 {
            return Ok(());
        }
        bytes.skip(u64::from(size))?;
    }
}
