//! GIF: images and extensions up to the trailer byte.

use super::{Bytes, Said, ended};
use image::metadata::Orientation;
use std::io::{self, Read};

/// GIF is published as it is, and decoded only for drawings that embed it.
pub fn read<R: Read>(bytes: &mut Bytes<R>) -> Said {
    let [.., flags, _, _] = bytes.take::<13>()?;
    bytes.skip(colours(flags))?;
    let mut shown = false;
    loop {
        match bytes.byte()? {
            b',' => {
                let [.., flags] = bytes.take::<9>()?;
                // Plus the LZW code size.
                bytes.skip(colours(flags) + 1)?;
                blocks(bytes)?;
                shown = true;
            }
            b'!' => {
                bytes.skip(1)?;
                blocks(bytes)?;
            }
            b';' if shown => return Ok((8, Orientation::NoTransforms)),
            // Some programs write an extra empty block.
            0 => {}
            _ => return Err(ended()),
        }
    }
}

/// The size in bytes of the colour table that these flags announce.
fn colours(flags: u8) -> u64 {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Skips a sequence of blocks, each preceded by its size, up to the empty one.
fn blocks<R: Read>(bytes: &mut Bytes<R>) -> io::Result<()> {
    loop {
        let size = bytes.byte()?;
        if size == 0 {
            return Ok(());
        }
        bytes.skip(u64::from(size))?;
    }
}
