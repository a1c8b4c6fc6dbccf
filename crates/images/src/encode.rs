//! Encodes an image in other widths and formats. Each encoder uses one thread, so that the bytes are the same on any
//! machine.

use crate::budget;
use crate::decode::Negative;
use crate::pixels::{Pixels, height};
use base64::{Engine, prelude::BASE64_STANDARD};
use image::codecs::jpeg::JpegEncoder;
use ravif::{Img, RGB8, RGBA8};
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

/// Part of the cache key. Change it with anything below that changes the files.
pub const RECIPE: &[u8] = b"1";

/// The longer side of a placeholder, in pixels.
const PLACEHOLDER: u32 = 16;

const AVIF_QUALITY: f32 = 65.0;
const AVIF_SPEED: u8 = 8;
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
    /// Width, extension and content of each file.
    pub files: Vec<(u32, &'static str, Vec<u8>)>,
}

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

/// Encodes an image whose file has `size` bytes; `None` if it is published as it is.
///
/// # Errors
/// Fails if an encoder does.
pub fn make(negative: Negative, size: usize) -> Result<Option<Encoded>, String> {
    let Some(widths) = widths(negative.pixels.size()) else { return Ok(None) };
    let scaled: Vec<Pixels> =
        widths.par_iter().map(|width| negative.pixels.scaled(*width)).collect::<Result<_, _>>()?;
    let mut made = Encoded { placeholder: placeholder(&negative)?, ..Encoded::default() };
    let Negative { pixels, opaque, exact, jpeg } = negative;
    // The original pixels take most of the memory.
    drop(pixels);
    let mut to_beat = size;
    if let (true, Some(largest), Some(width)) = (jpeg, scaled.last(), widths.last()) {
        let jpeg = fallback(largest)?;
        to_beat = jpeg.len();
        made.fallback = Some(*width);
        made.files.push((*width, "jpg", jpeg));
    }
    let jobs = FORMATS.iter().flat_map(|format| (0..widths.len()).map(move |place| (place, *format)));
    let jobs = jobs.map(|(place, format)| {
        let (w, h) = scaled[place].size();
        let memory = if format == "avif" { AVIF_MEMORY } else { WEBP_MEMORY };
        (u64::from(w) * u64::from(h) * memory, (place, format))
    });
    let files = budget::all(jobs.collect(), AT_A_TIME, |(place, format)| match format {
        "avif" => avif(&scaled[place], opaque),
        _ => webp(&scaled[place], opaque, exact),
    });
    let files: Vec<Vec<u8>> = files.into_iter().collect::<Result<_, _>>()?;
    // Last format first: each must be smaller than the file that would be used without it.
    let mut files: Vec<&[Vec<u8>]> = files.chunks(widths.len()).collect();
    for format in FORMATS.iter().rev() {
        let Some(of_format) = files.pop() else { break };
        let largest = of_format.last().map_or(usize::MAX, Vec::len);
        if largest < to_beat {
            to_beat = largest;
            made.formats.insert(0, format);
            made.files
                .extend(widths.iter().zip(of_format).map(|(width, file)| (*width, *format, file.clone())));
        }
    }
    if !made.formats.is_empty() {
        made.widths = widths;
    }
    Ok(Some(made))
}

fn avif(pixels: &Pixels, opaque: bool) -> Result<Vec<u8>, String> {
    let encoder = ravif::Encoder::new()
        .with_quality(AVIF_QUALITY)
        .with_alpha_quality(AVIF_QUALITY)
        .with_speed(AVIF_SPEED)
        .with_num_threads(Some(1));
    let (width, height) = pixels.size();
    let (width, height) = (width as usize, height as usize);
    let encoded = match pixels {
        Pixels::Alpha(pixels) if !opaque => {
            let all = pixels.pixels().map(|pixel| RGBA8::new(pixel[0], pixel[1], pixel[2], pixel[3]));
            encoder.encode_rgba(Img::new(&all.collect::<Vec<RGBA8>>(), width, height))
        }
        _ => {
            let all: Vec<RGB8> =
                pixels.opaque().pixels().map(|pixel| RGB8::new(pixel[0], pixel[1], pixel[2])).collect();
            encoder.encode_rgb(Img::new(&all, width, height))
        }
    };
    encoded.map(|encoded| encoded.avif_file).map_err(|error| error.to_string())
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
