//! Reading a picture: into sRGB, eight bits a channel, turned as it is meant to be seen.

use crate::pixels::Pixels;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::io::Cursor;

/// The most memory for what is written beside the pixels, a colour profile for instance, in bytes. The largest in use,
/// of printers, have 4 MB; packed they may claim to be of any size.
const BESIDE: u64 = 16 * 1024 * 1024;

/// A picture as it is worked on.
pub struct Negative {
    /// The pixels, in sRGB: with an alpha channel where the file has one, and without where it has none.
    pub pixels: Pixels,
    /// Whether no pixel lets anything through.
    pub opaque: bool,
    /// Whether the file holds what was drawn, not what a lossy format has left of it.
    pub exact: bool,
    /// Whether the file is a JPEG.
    pub jpeg: bool,
}

/// Reads a picture, or returns nothing where it should stay as it is: of a kind that is not read here (SVG, GIF,
/// AVIF), moving, or in colours that would be wrong elsewhere (CMYK, high dynamic range).
///
/// # Errors
/// A PNG, JPEG or WebP that is broken.
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
        // Moving; with colours given by number, as video has them; with a tone curve of its own.
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
    let told = |error: image::ImageError| error.to_string();
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(BESIDE);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(told)?;
    let turn = decoder.orientation().map_err(told)?;
    let profile = decoder.icc_profile().map_err(told)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(told)?;
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

/// Leads the colours over, row by row, so that the picture is in memory once; `None` where the profile is not of the
/// picture's kind.
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

/// The content of the first chunk of this name in a PNG (`big`, lengths before names, a sum behind) or a WebP.
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

/// How many channels a JPEG has, from its frame header.
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
