//! Making other files of a picture. One thread an encoder: the bytes do not depend on how many there are.

use super::decode::Negative;
use base64::{Engine, prelude::BASE64_STANDARD};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, RgbImage, RgbaImage};
use ravif::{Img, RGB8, RGBA8};
use rayon::prelude::*;
use std::borrow::Cow;

/// The widths that a picture is made in, in pixels.
const WIDTHS: [u32; 4] = [480, 800, 1200, 1600];

/// The formats, the one that most is saved by first.
pub const FORMATS: [&str; 2] = ["avif", "webp"];

/// Changed together with anything below that changes the files.
pub const RECIPE: &[u8] = b"1";

/// The longer side of a placeholder, in pixels.
const PLACEHOLDER: u32 = 16;

const AVIF_QUALITY: f32 = 65.0;
const AVIF_SPEED: u8 = 8;
const WEBP_QUALITY: f32 = 78.0;
const JPEG_QUALITY: u8 = 82;

/// What was made of one picture.
#[derive(Default)]
pub struct Made {
    /// Which of [`FORMATS`] are worth having.
    pub formats: Vec<&'static str>,
    /// The widths that there are in each of them.
    pub widths: Vec<u32>,
    /// The width of the JPEG that stands in for the file itself.
    pub fallback: Option<u32>,
    /// A `data:` address.
    pub placeholder: String,
    /// Width, ending and content of each file.
    pub files: Vec<(u32, &'static str, Vec<u8>)>,
}

/// Makes what there is to be made of a picture whose file has `size` bytes.
///
/// # Errors
/// What an encoder says where it cannot do its work.
pub fn make(negative: &Negative, size: usize) -> Result<Made, String> {
    let width = negative.pixels.width();
    let widest = WIDTHS[WIDTHS.len() - 1];
    let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|smaller| *smaller < width).collect();
    if width <= widest {
        widths.push(width);
    }
    let scaled: Vec<RgbaImage> =
        widths.par_iter().map(|width| scale(&negative.pixels, *width)).collect::<Result<_, _>>()?;
    let mut made = Made { placeholder: placeholder(negative)?, ..Made::default() };
    let mut to_beat = size;
    if let (true, Some(largest), Some(width)) = (negative.jpeg, scaled.last(), widths.last()) {
        let jpeg = jpeg(largest)?;
        to_beat = jpeg.len();
        made.fallback = Some(*width);
        made.files.push((*width, "jpg", jpeg));
    }
    let jobs: Vec<(usize, &str)> =
        FORMATS.iter().flat_map(|format| (0..widths.len()).map(move |place| (place, *format))).collect();
    let files: Vec<Vec<u8>> = jobs
        .par_iter()
        .map(|(place, format)| match *format {
            "avif" => avif(&scaled[*place], negative.opaque),
            _ => webp(&scaled[*place], negative.opaque, negative.exact),
        })
        .collect::<Result<_, _>>()?;
    // The last format first: each must be smaller than what would be there without it.
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
    Ok(made)
}

/// The picture at another width. Transparent pixels give nothing of their colour.
fn scale(pixels: &RgbaImage, width: u32) -> Result<RgbaImage, String> {
    let (w, h) = pixels.dimensions();
    if w == width {
        return Ok(pixels.clone());
    }
    let height = (u64::from(h) * u64::from(width) + u64::from(w) / 2) / u64::from(w);
    let height = u32::try_from(height).unwrap_or(u32::MAX).max(1);
    let from = ImageRef::new(w, h, pixels, PixelType::U8x4).map_err(|error| error.to_string())?;
    let mut to = Image::new(width, height, PixelType::U8x4);
    Resizer::new().resize(&from, &mut to, None).map_err(|error| error.to_string())?;
    RgbaImage::from_raw(width, height, to.into_vec()).ok_or_else(|| "no memory for a picture".to_owned())
}

fn avif(pixels: &RgbaImage, opaque: bool) -> Result<Vec<u8>, String> {
    let encoder = ravif::Encoder::new()
        .with_quality(AVIF_QUALITY)
        .with_alpha_quality(AVIF_QUALITY)
        .with_speed(AVIF_SPEED)
        .with_num_threads(Some(1));
    let (width, height) = (pixels.width() as usize, pixels.height() as usize);
    let encoded = if opaque {
        let pixels: Vec<RGB8> =
            pixels.pixels().map(|pixel| RGB8::new(pixel[0], pixel[1], pixel[2])).collect();
        encoder.encode_rgb(Img::new(&pixels, width, height))
    } else {
        let all = pixels.pixels().map(|pixel| RGBA8::new(pixel[0], pixel[1], pixel[2], pixel[3]));
        let pixels: Vec<RGBA8> = all.collect();
        encoder.encode_rgba(Img::new(&pixels, width, height))
    };
    encoded.map(|encoded| encoded.avif_file).map_err(|error| error.to_string())
}

/// Lossy; of a drawing or a screenshot also lossless, which is often both smaller and sharper.
fn webp(pixels: &RgbaImage, opaque: bool, exact: bool) -> Result<Vec<u8>, String> {
    let lossy = webp_at(pixels, opaque, false, WEBP_QUALITY)?;
    if !exact {
        return Ok(lossy);
    }
    let lossless = webp_at(pixels, opaque, true, 75.0)?;
    Ok(if lossless.len() <= lossy.len() { lossless } else { lossy })
}

fn webp_at(pixels: &RgbaImage, opaque: bool, lossless: bool, quality: f32) -> Result<Vec<u8>, String> {
    let (width, height) = pixels.dimensions();
    let bytes: Cow<'_, [u8]> = if opaque { rgb(pixels).into_raw().into() } else { pixels.as_raw().into() };
    let encoder = if opaque {
        webp::Encoder::from_rgb(&bytes, width, height)
    } else {
        webp::Encoder::from_rgba(&bytes, width, height)
    };
    let encoded = encoder.encode_simple(lossless, quality);
    encoded.map(|encoded| encoded.to_vec()).map_err(|error| format!("{error:?}"))
}

fn jpeg(pixels: &RgbaImage) -> Result<Vec<u8>, String> {
    let mut file = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut file, JPEG_QUALITY);
    rgb(pixels).write_with_encoder(encoder).map_err(|error| error.to_string())?;
    Ok(file)
}

/// A few pixels, which a browser makes a blur of. What one sees through would show them for ever, and has none.
fn placeholder(negative: &Negative) -> Result<String, String> {
    if !negative.opaque {
        return Ok(String::new());
    }
    let (width, height) = negative.pixels.dimensions();
    let small = if width >= height { PLACEHOLDER } else { (PLACEHOLDER * width / height).max(1) };
    let file = webp_at(&scale(&negative.pixels, small.min(width))?, true, false, 40.0)?;
    Ok(format!("data:image/webp;base64,{}", BASE64_STANDARD.encode(file)))
}

fn rgb(pixels: &RgbaImage) -> RgbImage {
    DynamicImage::ImageRgba8(pixels.clone()).into_rgb8()
}
