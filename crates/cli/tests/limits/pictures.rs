//! Pictures: how large they may be, and that files must be complete. Most files here claim more than they contain.

use super::{Magazine, times};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, ImageFormat, RgbImage};
use std::io::{Cursor, Write};

const TEXT: &str = "![A picture](picture)";

fn found(picture: &[u8]) -> Vec<String> {
    let magazine = Magazine::of_article("", TEXT);
    magazine.write("articles/picture", picture);
    magazine.found()
}

fn drawing(width: u32, height: u32) -> DynamicImage {
    let noise = |x: u32, y: u32| ((x * 7919 + y * 104_729) % 251) as u8;
    RgbImage::from_fn(width, height, |x, y| image::Rgb([noise(x, y), noise(y, x), 9])).into()
}

fn saved(format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    drawing(120, 90).write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// A PNG with these chunks after its header.
fn png(width: u32, height: u32, chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, content) in std::iter::once(&(b"IHDR", header)).chain(chunks) {
        let mut sum = flate2::Crc::new();
        sum.update(&name[..]);
        sum.update(content);
        file.extend((content.len() as u32).to_be_bytes());
        file.extend(&name[..]);
        file.extend(content);
        file.extend(sum.sum().to_be_bytes());
    }
    file
}

fn packed(content: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(content).unwrap();
    packed.finish().unwrap()
}

#[test]
fn a_small_file_of_many_pixels_is_refused_before_it_is_decoded() {
    for (width, height) in [(22_000, 22_000), (100_000_001, 1), (1, 65_536), (u32::MAX, u32::MAX), (0, 1)] {
        let file = png(width, height, &[(b"IDAT", packed(&[0; 100])), (b"IEND", vec![])]);
        let code = if width == 0 { "unreadable-picture" } else { "too-large" };
        assert_eq!(found(&file), [format!("articles/x.md:6 {code}")], "{width} × {height}");
    }
}

#[test]
fn a_jpeg_that_claims_a_false_size_is_refused() {
    let mut file = Vec::new();
    JpegEncoder::new(&mut file).encode_image(&drawing(64, 64)).unwrap();
    let frame = file.windows(2).position(|marker| marker == [0xff, 0xc0]).unwrap();
    file[frame + 5..frame + 9].copy_from_slice(&[0xff; 4]);
    assert_eq!(found(&file), ["articles/x.md:6 too-large"]);
    // If the claimed size is permitted, pixels are merely missing, which decoders fill with grey.
    file[frame + 5..frame + 9].copy_from_slice(&[0x04, 0, 0x04, 0]);
    assert!(found(&file).len() <= 1);
}

#[test]
fn a_progressive_jpeg_needs_more_memory_than_its_pixels() {
    let mut file = Vec::new();
    JpegEncoder::new(&mut file).encode_image(&drawing(64, 64)).unwrap();
    let frame = file.windows(2).position(|marker| marker == [0xff, 0xc0]).unwrap();
    file[frame + 1] = 0xc2;
    file[frame + 5..frame + 9].copy_from_slice(&[0x27, 0x10, 0x27, 0x10]);
    assert_eq!(found(&file), ["articles/x.md:6 too-large"], "10,000 × 10,000");
}

#[test]
fn a_webp_of_the_largest_size_is_refused() {
    // Lossless: 14 bits each of width and height.
    let chunk = [&b"VP8L\x08\0\0\0\x2f"[..], &u32::MAX.to_le_bytes()[..3], &[0x0f, 0, 0, 0]].concat();
    let file = [&b"RIFF"[..], &(4 + chunk.len() as u32).to_le_bytes(), b"WEBP", &chunk].concat();
    assert_eq!(found(&file), ["articles/x.md:6 too-large"]);
}

#[test]
fn a_gif_of_the_largest_size_is_refused() {
    let file = [&b"GIF89a\xff\xff\xff\xff\0\0\0"[..], b",\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"].concat();
    assert_eq!(found(&file), ["articles/x.md:6 too-large"]);
}

#[test]
#[ignore = "slow"]
fn a_colour_profile_of_a_hundred_megabytes_is_not_decompressed() {
    let profile = [&b"p\0\0"[..], &packed(&vec![0; 100 << 20])].concat();
    let pixels: Vec<u8> = [0; 3].repeat(2);
    let file = png(2, 2, &[(b"iCCP", profile), (b"IDAT", packed(&pixels)), (b"IEND", vec![])]);
    assert!(file.len() < 1 << 20);
    assert!(found(&file).len() <= 1, "it is read without its profile, or refused");
}

#[test]
fn a_truncated_picture_is_unreadable() {
    let gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;".to_vec();
    let avif = {
        let boxes = b"\0\0\0\x14ftypavif\0\0\0\0avif\0\0\0\x0cmeta\0\0\0\0\0\0\0\x0amdat\x12\x34";
        boxes.to_vec()
    };
    for (name, file) in [
        ("PNG", saved(ImageFormat::Png)),
        ("JPEG", saved(ImageFormat::Jpeg)),
        ("WebP", saved(ImageFormat::WebP)),
        ("GIF", gif),
        ("AVIF", avif),
    ] {
        for percent in [50, 90, 98] {
            let cut = &file[..(file.len() * percent / 100).max(12)];
            assert_eq!(found(cut), ["articles/x.md:6 unreadable-picture"], "{name} cut to {percent} %");
        }
    }
}

#[test]
fn a_linked_picture_must_be_complete() {
    let file = saved(ImageFormat::Jpeg);
    for (length, expected) in
        [(file.len(), vec![]), (file.len() - 2, vec!["articles/x.md:6 unreadable-picture"])]
    {
        let magazine = Magazine::of_article("", "[The picture](picture)");
        magazine.write("articles/picture", &file[..length]);
        assert_eq!(magazine.found(), expected);
    }
    let magazine = Magazine::of_article("", "[No picture](notes.txt)");
    magazine.write("articles/notes.txt", times(9, "GIF").as_bytes());
    assert_eq!(magazine.found(), [""; 0]);
}

#[test]
fn a_tall_screenshot_is_published_unchanged() {
    let (width, height) = (1_000, 16_500);
    let mut file = Vec::new();
    let pixels = vec![0x40; (width * height) as usize];
    let encoder = image::codecs::png::PngEncoder::new(&mut file);
    encoder.write_image(&pixels, width, height, ExtendedColorType::L8).unwrap();
    let magazine = Magazine::of_article("", TEXT);
    magazine.write("articles/picture", &file);
    assert_eq!(magazine.found(), [""; 0]);
    assert!(magazine.at("out/media/x/picture").exists());
}
