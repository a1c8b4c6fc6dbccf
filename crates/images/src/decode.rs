//! Decodes images to sRGB with eight bits per channel, in display orientation.

use crate::pixels::Pixels;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::io::Cursor;

/// The most memory for data beside the pixels, such as a colour profile, in bytes. The largest profiles in use, of
/// printers, have 4 MB; a compressed profile may claim any size.
const BESIDE: u64 = 16 * 1024 * 1024;

/// A decoded image.
pub struct Negative {
    /// The pixels in sRGB, with an alpha channel if the file has one.
    pub pixels: Pixels,
    /// Whether every pixel is opaque.
    pub opaque: bool,
    /// Whether the file's format is lossless.
    pub exact: bool,
    /// Whether the file is a JPEG.
    pub jpeg: bool,
}

/// Decodes an image. `None` if it should be published as it is: its format is not decoded here (SVG, GIF, AVIF), it is
/// animated, or its colours cannot be converted (CMYK, high dynamic range).
///
/// # Errors
/// Fails on a broken PNG, JPEG or WebP.
pub fn read(bytes: &[u8]) -> Result<Option<Negative>, String> {
    let Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP)) = image::guess_format(bytes)
    else {
        return Ok(None);
    };
    let exact = match format {
        ImageFormat::Png => true,
        ImageFormat::WebP => chunk(bytes, 12, false, b"VP8L").is_some(),
        _ => false,
    };
    let special = match format {
        // Animated; with CICP colours, as in video; or with a tone curve of its own.
        ImageFormat::Png => {
            [b"acTL", b"cICP"].iter().any(|name| chunk(bytes, 8, true, name).is_some()) || {
                let curve = chunk(bytes, 8, true, b"gAMA").filter(|curve| *curve != 45_455_u32.to_be_bytes());
                curve.is_some() && [b"sRGB", b"iCCP"].iter().all(|name| chunk(bytes, 8, true, name).is_none())
            }
        }
        ImageFormat::WebP => chunk(bytes, 12, false, b"ANIM").is_some(),
        _ => jpeg_channels(bytes) == Some(4),
    };
    if special {
        return Ok(None);
    }
    let message = |error: image::ImageError| error.to_string();
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(BESIDE);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(message)?;
    let turn = decoder.orientation().map_err(message)?;
    let profile = decoder.icc_profile().map_err(message)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(message)?;
    let grey = !picture.color().has_color();
    picture.apply_orientation(turn);
    let mut pixels = Pixels::of(picture);
    if let Some(profile) = profile
        && to_srgb(&mut pixels, &profile, grey).is_none()
    {
        return Ok(None);
    }
    let opaque = pixels.is_opaque();
    Ok(Some(Negative { pixels, opaque, exact, jpeg: format == ImageFormat::Jpeg }))
}

/// Converts the colours row by row, so that the image is in memory only once; `None` if the profile does not fit the
/// image.
fn to_srgb(pixels: &mut Pixels, profile: &[u8], grey: bool) -> Option<()> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let (channels, layout) = match pixels {
        Pixels::Opaque(_) => (3, Layout::Rgb),
        Pixels::Alpha(_) => (4, Layout::Rgba),
    };
    let row = pixels.width() as usize * channels;
    let rows = pixels.bytes_mut().chunks_exact_mut(row);
    match (profile.color_space, grey) {
        (DataColorSpace::Rgb, false) => {
            let transform = profile.create_transform_8bit(layout, &srgb, layout, options).ok()?;
            let mut from = vec![0; row];
            for row in rows {
                from.copy_from_slice(row);
                transform.transform(&from, row).ok()?;
            }
            Some(())
        }
        (DataColorSpace::Gray, true) => {
            let transform = profile.create_transform_8bit(Layout::Gray, &srgb, Layout::Rgb, options).ok()?;
            let mut colours = vec![0; row / channels * 3];
            for row in rows {
                let levels: Vec<u8> = row.chunks_exact(channels).map(|pixel| pixel[0]).collect();
                transform.transform(&levels, &mut colours).ok()?;
                for (pixel, colour) in row.chunks_exact_mut(channels).zip(colours.chunks_exact(3)) {
                    pixel[..3].copy_from_slice(colour);
                }
            }
            Some(())
        }
        _ => None,
    }
}

/// The content of the first chunk with this name in a PNG (`big`: length before name, checksum at the end) or a WebP.
fn chunk<'b>(bytes: &'b [u8], first: usize, big: bool, wanted: &[u8; 4]) -> Option<&'b [u8]> {
    let mut at = first;
    loop {
        let word = |from: usize| bytes.get(from..from + 4)?.try_into().ok();
        let (name, length): ([u8; 4], usize) = if big {
            (word(at + 4)?, u32::from_be_bytes(word(at)?) as usize)
        } else {
            (word(at)?, u32::from_le_bytes(word(at + 4)?) as usize)
        };
        if name == *wanted {
            return bytes.get(at + 8..at + 8 + length);
        }
        at += 8 + length + if big { 4 } else { length % 2 };
    }
}

/// The number of channels of a JPEG, from its frame header.
fn jpeg_channels(bytes: &[u8]) -> Option<u8> {
    let mut at = 2;
    loop {
        let [0xff, marker] = *bytes.get(at..at + 2)? else { return None };
        let length = u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?);
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            return bytes.get(at + 9).copied();
        }
        at += 2 + usize::from(length);
    }
}
