//! Encodes an image in other widths and formats. Each encoder uses one thread, so that the bytes are the same on any
//! machine.

use crate::avif;
use crate::budget;
use crate::decode::Negative;
use crate::pixels::{Pixels, height};
use base64::{Engine, prelude::BASE64_STANDARD};
use image::codecs::jpeg::JpegEncoder;
use rayon::prelude::*;

/// The widths that images are encoded in, in pixels.
const WIDTHS: [u32; 4] = [480, 800, 1200, 1600];

/// The most pixels of an encoded image. Images that have more at the largest width, such as a screenshot of a whole
/// page, are published as they are: encoding them as AVIF would take half a gigabyte.
const LARGEST: u64 = 8_000_000;

/// The most memory that an encoder takes per pixel, in bytes; measured.
const AVIF_MEMORY: u64 = 64;
/// See [`AVIF_MEMORY`].
const WEBP_MEMORY: u64 = 16;
/// The memory of a scaled pixel that waits to be encoded, in bytes.
const SCALED_MEMORY: u64 = 4;
/// The memory for encoding several files of one image at a time, in bytes; enough for all files of a usual one.
const AT_A_TIME: u64 = 320 * 1024 * 1024;

/// The formats, smallest files first.
pub const FORMATS: [&str; 2] = ["avif", "webp"];

/// The extension of the file that replaces a JPEG.
pub const FALLBACK: &str = "jpg";

/// Part of the cache key. Change it with anything here and in [`avif`] that changes the files.
pub const RECIPE: &[u8] = b"2";

/// The longer side of a placeholder, in pixels.
const PLACEHOLDER: u32 = 16;

const WEBP_QUALITY: f32 = 78.0;
const JPEG_QUALITY: u8 = 82;

/// The files made from one image.
#[derive(Default)]
pub struct Encoded {
    /// The formats worth publishing, out of [`FORMATS`].
    pub formats: Vec<&'static str>,
    /// The widths available in each of them, in pixels.
    pub widths: Vec<u32>,
    /// The width of the JPEG that replaces the original file, if there is one.
    pub fallback: Option<u32>,
    /// The placeholder as a `data:` URL, or empty.
    pub placeholder: String,
}

/// Encodes one file.
pub type Encode<'a> = &'a dyn Fn() -> Result<Vec<u8>, String>;

/// The widths to encode an image of this size in; `None` if it is too tall to be encoded.
fn widths(size: (u32, u32)) -> Option<Vec<u32>> {
    let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|smaller| *smaller < size.0).collect();
    if size.0 <= WIDTHS[WIDTHS.len() - 1] {
        widths.push(size.0);
    }
    widths.iter().all(|width| pixels(size, *width) <= LARGEST).then_some(widths)
}

/// The number of pixels of an image of this size at another width.
fn pixels(size: (u32, u32), width: u32) -> u64 {
    u64::from(width) * u64::from(height(size, width))
}

/// The most memory that reading an image and [`make`] take together, in bytes; `read` is the part of reading.
pub fn need(size: (u32, u32), read: u64) -> u64 {
    let widths = widths(size).unwrap_or_default();
    let made = widths.iter().map(|width| pixels(size, *width)).sum::<u64>();
    let largest = widths.last().map_or(0, |width| pixels(size, *width)) * AVIF_MEMORY;
    let at_a_time = (made * (AVIF_MEMORY + WEBP_MEMORY)).min(AT_A_TIME).max(largest);
    SCALED_MEMORY * made + read.max(at_a_time)
}

/// Encodes an image whose file has `size` bytes; `None` if it is published as it is. Each file is given to `keep` as soon
/// as it can be encoded, with its width and extension; `keep` returns its length in bytes. It may know the file already.
///
/// # Errors
/// Fails if an encoder or `keep` does.
pub fn make<E: From<String> + Send>(
    negative: Negative,
    size: usize,
    keep: impl Fn(u32, &'static str, Encode<'_>) -> Result<usize, E> + Sync,
) -> Result<Option<Encoded>, E> {
    let Some(widths) = widths(negative.pixels.size()) else { return Ok(None) };
    let scaled: Vec<Pixels> =
        widths.par_iter().map(|width| negative.pixels.scaled(*width)).collect::<Result<_, _>>()?;
    let mut made = Encoded { placeholder: placeholder(&negative)?, ..Encoded::default() };
    let Negative { pixels, opaque, exact, jpeg } = negative;
    // The original pixels take most of the memory.
    drop(pixels);
    let mut to_beat = size;
    if let (true, Some(largest), Some(width)) = (jpeg, scaled.last(), widths.last()) {
        to_beat = keep(*width, FALLBACK, &|| fallback(largest))?;
        made.fallback = Some(*width);
    }
    let jobs = FORMATS.iter().flat_map(|format| scaled.iter().map(move |pixels| (pixels, *format)));
    let jobs = jobs.map(|(pixels, format)| {
        let (w, h) = pixels.size();
        let memory = if format == "avif" { AVIF_MEMORY } else { WEBP_MEMORY };
        (u64::from(w) * u64::from(h) * memory, (pixels, format))
    });
    let lengths = budget::all(jobs.collect(), AT_A_TIME, |(pixels, format)| {
        keep(pixels.width(), format, &|| match format {
            "avif" => avif::encode(pixels, opaque),
            _ => webp(pixels, opaque, exact),
        })
    });
    let lengths: Vec<usize> = lengths.into_iter().collect::<Result<_, _>>()?;
    // Last format first: the widest file of each must be smaller than the one that would be used without it.
    for (format, lengths) in FORMATS.iter().zip(lengths.chunks(widths.len())).rev() {
        if let Some(length) = lengths.last().filter(|length| **length < to_beat) {
            to_beat = *length;
            made.formats.insert(0, format);
        }
    }
    if !made.formats.is_empty() {
        made.widths = widths;
    }
    Ok(Some(made))
}

/// Encodes lossy; a lossless source also lossless, which is often both smaller and sharper.
fn webp(pixels: &Pixels, opaque: bool, exact: bool) -> Result<Vec<u8>, String> {
    let lossy = webp_at(pixels, opaque, false, WEBP_QUALITY)?;
    if !exact {
        return Ok(lossy);
    }
    let lossless = webp_at(pixels, opaque, true, 75.0)?;
    Ok(if lossless.len() <= lossy.len() { lossless } else { lossy })
}

fn webp_at(pixels: &Pixels, opaque: bool, lossless: bool, quality: f32) -> Result<Vec<u8>, String> {
    let (width, height) = pixels.size();
    let encoded = match pixels {
        Pixels::Alpha(pixels) if !opaque => {
            webp::Encoder::from_rgba(pixels, width, height).encode_simple(lossless, quality)
        }
        _ => webp::Encoder::from_rgb(&pixels.opaque(), width, height).encode_simple(lossless, quality),
    };
    encoded.map(|encoded| encoded.to_vec()).map_err(|error| format!("{error:?}"))
}

fn fallback(pixels: &Pixels) -> Result<Vec<u8>, String> {
    let mut file = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut file, JPEG_QUALITY);
    pixels.opaque().write_with_encoder(encoder).map_err(|error| error.to_string())?;
    Ok(file)
}

/// A tiny image that the browser blurs. A transparent image gets none, as it would stay visible behind the image.
fn placeholder(negative: &Negative) -> Result<String, String> {
    if !negative.opaque {
        return Ok(String::new());
    }
    let (width, height) = negative.pixels.size();
    let small = if width >= height { PLACEHOLDER } else { (PLACEHOLDER * width / height).max(1) };
    let file = webp_at(&negative.pixels.scaled(small.min(width))?, true, false, 40.0)?;
    Ok(format!("data:image/webp;base64,{}", BASE64_STANDARD.encode(file)))
}
