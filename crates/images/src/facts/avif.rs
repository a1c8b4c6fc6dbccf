//! AVIF: a sequence of boxes that begin with their length.

use super::{Bytes, Said, ended};
use image::metadata::Orientation;
use std::io::Read;

/// AVIF is not decoded, so it takes no memory.
pub fn read<R: Read>(bytes: &mut Bytes<R>) -> Said {
    let mut picture = false;
    while bytes.left > 0 {
        let length = u64::from(u32::from_be_bytes(bytes.take()?));
        let name = bytes.take::<4>()?;
        picture |= &name == b"mdat";
        let content = match length {
            // Extends to the end of the file.
            0 => Some(bytes.left),
            1 => u64::from_be_bytes(bytes.take()?).checked_sub(16),
            length => length.checked_sub(8),
        };
        bytes.skip(content.ok_or_else(ended)?)?;
    }
    if picture { Ok((0, Orientation::NoTransforms)) } else { Err(ended()) }
}
