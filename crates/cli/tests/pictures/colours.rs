//! The colours and orientation of converted pictures.

use super::{Magazine, jpeg, photograph, png};
use content::options::ImageMode;
use image::codecs::png::PngEncoder;
use image::{ImageBuffer, ImageEncoder, Luma, Rgb, RgbImage, Rgba, RgbaImage};
use moxcms::ColorProfile;

/// The generated WebP of this width.
fn webp(magazine: &Magazine, width: u32) -> RgbaImage {
    let made = magazine.media();
    let (_, content) =
        made.iter().find(|(name, _)| name.contains(&format!("-{width}-")) && name.ends_with("webp")).unwrap();
    image::load_from_memory(content).unwrap().into_rgba8()
}

/// Colour in the left half and noise in the right, so that the file is large enough to be converted.
fn halves(colour: [u8; 3]) -> RgbImage {
    let noise = photograph(600, 100);
    RgbImage::from_fn(600, 100, |x, y| if x < 300 { Rgb(colour) } else { *noise.get_pixel(x, y) })
}

fn near(pixel: &Rgba<u8>, expected: [u8; 4]) -> bool {
    pixel.0.iter().zip(expected).all(|(is, expected)| is.abs_diff(expected) < 8)
}

#[test]
#[ignore = "slow"]
fn a_photograph_is_rotated_and_loses_its_metadata() {
    // EXIF with orientation 6, followed by an artist's name.
    let exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\x01\x3b\0\x02\0\0\0\x04Zoe\0\0\0\0\0";
    let mut picture = halves([200, 40, 40]);
    picture.put_pixel(0, 0, Rgb([0; 3]));
    let mut file = jpeg(&picture);
    let mut segment = vec![0xff, 0xe1];
    segment.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    segment.extend(exif);
    file.splice(2..2, segment);
    let magazine = Magazine::new("", "![Side](side.jpg)", &[("side.jpg", &file)]);
    let html = magazine.made(ImageMode::Make).html;
    assert!(html.contains("width=\"100\" height=\"600\""), "{html}");
    let upright = webp(&magazine, 100);
    assert_eq!(upright.dimensions(), (100, 600));
    // The left side is now at the top.
    assert!(near(upright.get_pixel(50, 100), [200, 40, 40, 255]), "{:?}", upright.get_pixel(50, 100));
    for (name, content) in magazine.media() {
        assert!(!content.windows(3).any(|part| part == b"Zoe"), "{name}");
    }
}

#[test]
#[ignore = "slow"]
fn a_wide_gamut_is_converted_to_srgb() {
    let mut file = Vec::new();
    let mut encoder = PngEncoder::new(&mut file);
    encoder.set_icc_profile(ColorProfile::new_display_p3().encode().unwrap()).unwrap();
    let picture = halves([200, 100, 100]);
    encoder.write_image(&picture, 600, 100, image::ExtendedColorType::Rgb8).unwrap();
    let magazine = Magazine::new("", "![Wide](wide.png)", &[("wide.png", &file)]);
    magazine.made(ImageMode::Make);
    // In CSS, color(display-p3 0.784 0.392 0.392) is rgb(214, 94, 96).
    let pixel = *webp(&magazine, 600).get_pixel(150, 50);
    assert!(near(&pixel, [214, 94, 96, 255]) && pixel[0] > 208, "{pixel:?}");
}

#[test]
#[ignore = "slow"]
fn sixteen_bit_grey_keeps_its_tones() {
    let noise = photograph(600, 100);
    let grey = ImageBuffer::from_fn(600, 100, |x, y| {
        Luma([if x < 300 { 0x8000_u16 } else { u16::from(noise.get_pixel(x, y)[0]) << 8 }])
    });
    let magazine = Magazine::new("", "![Grey](grey.png)", &[("grey.png", &png(grey))]);
    magazine.made(ImageMode::Make);
    let pixel = *webp(&magazine, 600).get_pixel(150, 50);
    assert!(near(&pixel, [128, 128, 128, 255]), "{pixel:?}");
}

#[test]
fn transparency_is_preserved_without_a_placeholder() {
    let noise = photograph(600, 100);
    let veil = RgbaImage::from_fn(600, 100, |x, y| {
        let [r, g, b] = noise.get_pixel(x, y).0;
        Rgba([r, g, b, if x < 300 { 0 } else { 200 }])
    });
    let magazine = Magazine::new("", "![Veil](veil.png)", &[("veil.png", &png(veil))]);
    let html = magazine.made(ImageMode::Make).html;
    assert!(html.contains("<picture>") && !html.contains("blur"), "{html}");
    let made = webp(&magazine, 480);
    assert!(made.get_pixel(100, 40)[3] < 8 && made.get_pixel(400, 40)[3].abs_diff(200) < 8);
}
