//! Writes share pictures as PNG. Most have few colours, so that a palette makes them smaller, and writing them faster.

use png::{BitDepth, ColorType, Compression, DeflateCompression, Encoder, EncodingError, Filter};
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};
use rustc_hash::FxHashMap;

/// The number of colours in the largest palette.
const COLOURS: usize = 256;

/// The effort for pictures with a palette: a higher level takes longer and saves little.
const LEVEL: u8 = 3;

/// Encodes an opaque picture.
///
/// # Errors
/// The picture is too large.
pub fn png(pixels: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, pixels.width(), pixels.height());
    encoder.set_depth(BitDepth::Eight);
    let data = match Indexed::of(pixels.pixels()) {
        Some(Indexed { palette, places }) => {
            encoder.set_color(ColorType::Indexed);
            encoder.set_palette(palette.as_flattened().to_vec());
            encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
            encoder.set_filter(Filter::NoFilter);
            places
        }
        None => {
            encoder.set_color(ColorType::Rgb);
            encoder.set_compression(Compression::Balanced);
            pixels.pixels().iter().flat_map(|pixel| rgb(*pixel)).collect()
        }
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&data)?;
    writer.finish()?;
    Ok(out)
}

/// A picture with few colours.
#[derive(Debug, Default, PartialEq, Eq)]
struct Indexed {
    palette: Vec<[u8; 3]>,
    /// The place of each pixel's colour in the palette.
    places: Vec<u8>,
}

impl Indexed {
    /// Finds the colours; `None` if there are too many.
    fn of(pixels: &[PremultipliedColorU8]) -> Option<Self> {
        let mut found =
            Self { palette: Vec::with_capacity(COLOURS), places: Vec::with_capacity(pixels.len()) };
        let mut known = FxHashMap::default();
        // Most pixels are like their neighbour.
        for run in pixels.chunk_by(|one, next| one == next) {
            let colour = rgb(*run.first()?);
            let place = *known.entry(colour).or_insert_with(|| {
                found.palette.push(colour);
                found.palette.len() - 1
            });
            found.places.resize(found.places.len() + run.len(), u8::try_from(place).ok()?);
        }
        Some(found)
    }
}

/// The colour of an opaque pixel.
fn rgb(pixel: PremultipliedColorU8) -> [u8; 3] {
    [pixel.red(), pixel.green(), pixel.blue()]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use resvg::tiny_skia::{Color, Paint, Rect, Transform};

    /// A picture whose pixels have this many colours.
    fn picture(colours: u8) -> Pixmap {
        let mut pixels = Pixmap::new(32, 16).unwrap();
        pixels.fill(Color::WHITE);
        for shade in 1..colours {
            let (x, y) = (f32::from(shade % 32), f32::from(shade / 32));
            let mut paint = Paint::default();
            paint.set_color_rgba8(shade, 7, 255 - shade, 255);
            pixels.fill_rect(Rect::from_xywh(x, y, 1.0, 1.0).unwrap(), &paint, Transform::identity(), None);
        }
        pixels
    }

    fn read(png: &[u8]) -> Vec<u8> {
        image::load_from_memory(png).unwrap().to_rgba8().into_raw()
    }

    #[test]
    fn pixels_stay_the_same_with_and_without_a_palette() {
        let mut many = Pixmap::new(32, 16).unwrap();
        for (at, byte) in many.data_mut().chunks_exact_mut(4).enumerate() {
            let at = u16::try_from(at).unwrap();
            byte.copy_from_slice(&[at.to_le_bytes()[0], at.to_le_bytes()[1], 0, 255]);
        }
        for (pixels, kind) in
            [(picture(1), ColorType::Indexed), (picture(200), ColorType::Indexed), (many, ColorType::Rgb)]
        {
            let png = png(&pixels).unwrap();
            assert_eq!(read(&png), pixels.data());
            let reader = png::Decoder::new(std::io::Cursor::new(&png)).read_info().unwrap();
            assert_eq!(reader.info().color_type, kind);
        }
    }
}
