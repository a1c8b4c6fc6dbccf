//! JPEG: segments and scans up to the end marker, after which cameras append more data.

use super::{Bytes, Said, ended};
use image::metadata::Orientation;
use std::io::{self, Read};

pub fn read<R: Read>(bytes: &mut Bytes<R>) -> Said {
    bytes.skip(2)?;
    let (mut pixel, mut turn) = (None, None);
    loop {
        match marker(bytes)? {
            // The end of the image.
            0xd9 => return Ok((pixel.ok_or_else(ended)?, turn.unwrap_or(Orientation::NoTransforms))),
            // Markers without content, such as restarts.
            0x01 | 0xd0..=0xd7 => {}
            marker => {
                let length = u16::from_be_bytes(bytes.take()?);
                let content = u64::from(length).checked_sub(2).ok_or_else(ended)?;
                if is_frame(marker) {
                    // Decoders disagree about which of two sizes to use.
                    if pixel.is_some() {
                        return Err(ended());
                    }
                    let [.., channels] = bytes.take::<6>()?;
                    // Progressive images are held as coefficients of two bytes until all scans have been read.
                    let held = if marker == 0xc2 { 2 * u64::from(channels) } else { 0 };
                    pixel = Some(3 + held);
                    bytes.skip(content.checked_sub(6).ok_or_else(ended)?)?;
                } else if marker == 0xe1 {
                    turn = turn.or(bytes.turn(content)?);
                } else {
                    bytes.skip(content)?;
                }
            }
        }
    }
}

fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

/// The next marker. It directly follows a segment, but after a scan the pixel data comes first.
fn marker<R: Read>(bytes: &mut Bytes<R>) -> io::Result<u8> {
    loop {
        bytes.skip_past(0xff)?;
        loop {
            match bytes.byte()? {
                // Fill bytes.
                0xff => {}
                // An escaped 0xff in the pixel data.
                0x00 => break,
                marker => return Ok(marker),
            }
        }
    }
}
