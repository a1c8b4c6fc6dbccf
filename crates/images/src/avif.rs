//! Encodes AVIF with rav1e.
//!
//! Photographs are given to rav1e directly: at the qualities that photographs need, no setting of ravif searches
//! transforms, which saves a tenth of the bytes, and some search filters that hardly change anything.

use crate::pixels::Pixels;
use avif_serialize::Aviffy;
use avif_serialize::constants::MatrixCoefficients as Matrix;
use rav1e::prelude::*;
use ravif::{Img, RGBA8};

/// The quantizer of rav1e, from 0 for the best quality to 255.
const QUANTIZER: u8 = 135;

/// Quality and speed of transparent pictures, in ravif's terms.
const TRANSPARENT: (f32, u8) = (65.0, 8);

/// Bits of a channel. Ten give smoother gradients in fewer bytes even if the source has eight.
const DEPTH: u8 = 10;

/// The share of red, green and blue in the brightness of a colour, by ITU-R BT.601.
const BT601: [f32; 3] = [0.299, 0.587, 0.114];

/// Encodes an image on one thread. Without assembler, this takes longer for the same bytes.
///
/// # Errors
/// Fails if the encoder does.
pub fn encode(pixels: &Pixels, opaque: bool) -> Result<Vec<u8>, String> {
    match pixels {
        Pixels::Alpha(pixels) if !opaque => {
            // ravif also makes the invisible colours of transparent pixels cheap.
            let all = pixels.pixels().map(|pixel| RGBA8::new(pixel[0], pixel[1], pixel[2], pixel[3]));
            let (quality, speed) = TRANSPARENT;
            let encoder = ravif::Encoder::new()
                .with_quality(quality)
                .with_alpha_quality(quality)
                .with_speed(speed)
                .with_num_threads(Some(1));
            let (width, height) = (pixels.width() as usize, pixels.height() as usize);
            let encoded = encoder.encode_rgba(Img::new(&all.collect::<Vec<RGBA8>>(), width, height));
            encoded.map(|encoded| encoded.avif_file).map_err(|error| error.to_string())
        }
        _ => {
            let pixels = pixels.opaque();
            let (width, height) = pixels.dimensions();
            let frame = frame((width as usize, height as usize), &pixels)?;
            let file =
                Aviffy::new().matrix_coefficients(Matrix::Bt601).to_vec(&frame, None, width, height, DEPTH);
            Ok(file)
        }
    }
}

/// Encodes pixels, three bytes each, as a single frame.
fn frame((width, height): (usize, usize), pixels: &[u8]) -> Result<Vec<u8>, String> {
    let config = Config::new().with_encoder_config(settings(width, height)).with_threads(1);
    let mut encoder: Context<u16> = config.new_context().map_err(|error| error.to_string())?;
    let mut frame = encoder.new_frame();
    let [brightness, blue, red] = &mut frame.planes;
    let mut planes = [brightness, blue, red].map(|plane| plane.mut_slice(Default::default()));
    let [brightness, blue, red] = &mut planes;
    let rows = brightness.rows_iter_mut().zip(blue.rows_iter_mut()).zip(red.rows_iter_mut());
    for (((brightness, blue), red), row) in rows.zip(pixels.chunks_exact(width * 3)) {
        let places = brightness.iter_mut().zip(blue).zip(red);
        for (((brightness, blue), red), pixel) in places.zip(row.chunks_exact(3)) {
            [*brightness, *blue, *red] = ycbcr([pixel[0], pixel[1], pixel[2]]);
        }
    }
    encoder.send_frame(frame).map_err(|error| error.to_string())?;
    encoder.flush();
    let mut encoded = Vec::new();
    loop {
        match encoder.receive_packet() {
            Ok(packet) => encoded.extend(packet.data),
            Err(EncoderStatus::Encoded) => {}
            Err(EncoderStatus::LimitReached) => return Ok(encoded),
            Err(error) => return Err(error.to_string()),
        }
    }
}

/// Brightness, blueness and redness, with [`DEPTH`] bits each.
fn ycbcr(pixel: [u8; 3]) -> [u16; 3] {
    let most = f32::from((1_u16 << DEPTH) - 1);
    let [red, green, blue] = pixel.map(|channel| f32::from(channel) * (most / 255.0));
    let brightness = BT601[0] * red + BT601[1] * green + BT601[2] * blue;
    let middle = (most / 2.0).round();
    let blue = (blue - brightness) * (0.5 / (1.0 - BT601[2])) + middle;
    let red = (red - brightness) * (0.5 / (1.0 - BT601[0])) + middle;
    [brightness, blue, red].map(|value| value.round().clamp(0.0, most) as u16)
}

fn settings(width: usize, height: usize) -> EncoderConfig {
    EncoderConfig {
        width,
        height,
        bit_depth: DEPTH.into(),
        chroma_sampling: ChromaSampling::Cs444,
        pixel_range: PixelRange::Full,
        color_description: Some(ColorDescription {
            color_primaries: ColorPrimaries::BT709,
            transfer_characteristics: TransferCharacteristics::SRGB,
            matrix_coefficients: MatrixCoefficients::BT601,
        }),
        still_picture: true,
        quantizer: QUANTIZER.into(),
        min_quantizer: QUANTIZER,
        bitrate: 0,
        tiles: 1,
        speed_settings: speed(),
        ..EncoderConfig::default()
    }
}

/// What pays for photographs, by measurement (`cargo xtask bench pictures`).
fn speed() -> SpeedSettings {
    let mut speed = SpeedSettings::from_preset(8);
    // There is only one frame.
    speed.multiref = false;
    speed.rdo_lookahead_frames = 1;
    speed.scene_detection_mode = SceneDetectionSpeed::None;
    // A tenth fewer bytes, more in fine textures, for twice the time.
    speed.transform.rdo_tx_decision = true;
    speed.transform.reduced_tx_set = true;
    // Each of these would take a fifth of the time or more, and change next to nothing.
    speed.prediction.fine_directional_intra = false;
    speed.cdef = false;
    speed.lrf = false;
    // Large blocks for skies.
    speed.partition.partition_range = PartitionRange::new(BlockSize::BLOCK_8X8, BlockSize::BLOCK_32X32);
    speed
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use content::hash::short_hash;
    use image::{Rgb, RgbImage, Rgba, RgbaImage};

    fn colour(x: u32, y: u32) -> [u8; 3] {
        [x * y % 251, x * 3 + y, (x ^ y) * 2].map(|value| value as u8)
    }

    /// With and without the feature `asm`, on any processor. If this fails because of a change here, change
    /// [`RECIPE`](crate::encode::RECIPE) too.
    #[test]
    fn bytes_depend_only_on_the_pixels() {
        let opaque = RgbImage::from_fn(203, 117, |x, y| Rgb(colour(x, y)));
        let transparent = RgbaImage::from_fn(90, 61, |x, y| {
            let [red, green, blue] = colour(x, y);
            Rgba([red, green, blue, (x * 2) as u8])
        });
        let opaque = encode(&Pixels::Opaque(opaque), true).unwrap();
        let transparent = encode(&Pixels::Alpha(transparent), false).unwrap();
        assert_eq!(
            [opaque, transparent].map(|file| short_hash(&file)),
            ["aa51b3080e55e9e7", "214e77f530218a6a"]
        );
    }

    #[test]
    fn the_brightest_and_darkest_colours_stay_within_the_range() {
        assert_eq!(ycbcr([0; 3]), [0, 512, 512]);
        assert_eq!(ycbcr([255; 3]), [1023, 512, 512]);
        assert_eq!(ycbcr([0, 0, 255])[1], 1023);
        assert_eq!(ycbcr([255, 0, 0])[2], 1023);
    }
}
