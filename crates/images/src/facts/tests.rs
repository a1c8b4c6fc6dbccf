#![allow(clippy::unwrap_used)]
use super::*;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, RgbImage};
use std::io::Cursor;

fn found(bytes: &[u8]) -> Found {
    let mut bytes = Bytes { reader: BufReader::new(bytes), left: bytes.len() as u64 };
    of(&mut bytes).unwrap()
}

fn facts(bytes: &[u8]) -> Option<Facts> {
    match found(bytes) {
        Found::Whole(facts) => Some(facts),
        _ => None,
    }
}

fn picture() -> DynamicImage {
    let noise = |x: u32, y: u32| ((x * 7919 + y * 104_729) % 251) as u8;
    RgbImage::from_fn(40, 30, |x, y| image::Rgb([noise(x, y), noise(y, x), 9])).into()
}

fn saved(format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture().write_to(&mut file, format).unwrap();
    file.into_inner()
}

const GIF: &[u8] =
    b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\x01\x0a\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// The boxes `ftyp`, `meta` and `mdat`.
const AVIF: &[u8] = b"\0\0\0\x14ftypavif\0\0\0\0avif\0\0\0\x0cmeta\0\0\0\0\0\0\0\x0amdat\x12\x34";

fn all() -> Vec<(Format, Vec<u8>)> {
    vec![
        (Format::Png, saved(ImageFormat::Png)),
        (Format::Jpeg, saved(ImageFormat::Jpeg)),
        (Format::WebP, saved(ImageFormat::WebP)),
        (Format::Gif, GIF.to_vec()),
        (Format::Avif, AVIF.to_vec()),
    ]
}

#[test]
fn complete_images_are_whole() {
    for (format, file) in all() {
        assert_eq!(facts(&file).map(|facts| facts.format), Some(format));
    }
}

#[test]
fn truncated_images_are_broken() {
    for (format, file) in all() {
        for length in 12..file.len() {
            assert_eq!(found(&file[..length]), Found::Broken, "{format:?} cut at {length} of {}", file.len());
        }
    }
}

#[test]
fn trailing_data_is_ignored() {
    for (format, mut file) in all() {
        if format != Format::Avif {
            file.extend(b"a video");
            assert_eq!(facts(&file).map(|facts| facts.format), Some(format));
        }
    }
}

#[test]
fn progressive_jpegs_take_more_memory() {
    let mut progressive = Vec::new();
    JpegEncoder::new(&mut progressive).encode_image(&picture()).unwrap();
    let plain = facts(&progressive).unwrap().pixel;
    let frame = progressive.windows(2).position(|marker| marker == [0xff, 0xc0]).unwrap();
    progressive[frame + 1] = 0xc2;
    assert!(facts(&progressive).unwrap().pixel > plain);
}

#[test]
fn other_files_are_not_images() {
    for file in [&b""[..], b"GIF", b"not a picture at all", b"<svg xmlns='http://www.w3.org/2000/svg'/>"] {
        assert_eq!(found(file), Found::Other);
    }
}

#[test]
fn images_with_contradicting_sizes_are_broken() {
    let mut jpeg = saved(ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|marker| marker == [0xff, 0xc0]).unwrap();
    let length = 2 + usize::from(u16::from_be_bytes([jpeg[frame + 2], jpeg[frame + 3]]));
    let mut large = jpeg[frame..frame + length].to_vec();
    large[5..9].fill(0x3f);
    jpeg.splice(frame + length..frame + length, large);
    assert_eq!(found(&jpeg), Found::Broken);

    let webp = saved(ImageFormat::WebP);
    for (width, expected) in [(40_u32, true), (39, false)] {
        let canvas = [&[0; 4], &(width - 1).to_le_bytes()[..3], &29_u32.to_le_bytes()[..3]].concat();
        let chunks = [&b"WEBPVP8X\x0a\0\0\0"[..], &canvas, &webp[12..]].concat();
        let file = [&b"RIFF"[..], &(chunks.len() as u32).to_le_bytes(), &chunks].concat();
        assert_eq!(facts(&file).is_some(), expected, "{width}");
    }
}
