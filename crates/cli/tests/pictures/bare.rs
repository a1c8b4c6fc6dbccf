//! Metadata is removed from files that are published in their own format.

use super::{Magazine, jpeg, photograph, png};
use content::options::ImageMode;
use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader, RgbImage};
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::{Bytes, DynImage, ImageEXIF, ImageICC, png::Png, png::PngChunk, webp, webp::WebP};
use moxcms::ColorProfile;
use std::io::Cursor;
use std::sync::LazyLock;

/// The photographer, in every part of a file that must be removed.
const WHO: &[u8] = b"Zoe at home";

/// EXIF with orientation 6, followed by the photographer.
fn exif() -> Bytes {
    let entries = b"MM\0\x2a\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\x01\x3b\0\x02\0\0\0\x0c\0\0\0\x26\0\0\0\0";
    [&entries[..], WHO, b"\0"].concat().into()
}

/// Created only once, because it contains its time of creation.
static PROFILE: LazyLock<Vec<u8>> = LazyLock::new(|| ColorProfile::new_display_p3().encode().unwrap());

fn profile() -> Bytes {
    Bytes::from_static(&PROFILE)
}

/// Publishes a linked file. Asserts that its pixels, colour profile and orientation are kept, and the rest removed.
fn published(name: &str, file: &[u8]) -> Vec<u8> {
    assert!(says_who(file), "{name} says who before");
    let magazine = Magazine::new("", &format!("[Whole]({name})"), &[(name, file)]);
    magazine.made(ImageMode::Make);
    let bare = magazine.media().remove(&format!("x/{name}")).unwrap();
    assert!(!says_who(&bare), "{name} says who");
    assert!(bare.len() < file.len());
    let seen = |file: &[u8]| {
        let mut decoder =
            ImageReader::new(Cursor::new(file)).with_guessed_format().unwrap().into_decoder().unwrap();
        assert_eq!(decoder.orientation().unwrap(), Orientation::Rotate90, "{name}");
        assert_eq!(decoder.icc_profile().unwrap(), Some(profile().to_vec()), "{name}");
        image::load_from_memory(file).unwrap()
    };
    assert_eq!(seen(&bare), seen(file), "{name}");
    bare
}

fn says_who(file: &[u8]) -> bool {
    file.windows(WHO.len()).any(|part| part == WHO)
}

fn with(mut picture: DynImage) -> Vec<u8> {
    picture.set_icc_profile(Some(profile()));
    picture.set_exif(Some(exif()));
    picture.encoder().bytes().into()
}

fn picture() -> RgbImage {
    photograph(40, 30)
}

#[test]
fn a_jpeg_keeps_only_pixels_orientation_and_colours() {
    let mut file = Jpeg::from_bytes(jpeg(&picture()).into()).unwrap();
    let notes = [
        (markers::APP0, &b"JFXX\0"[..]),
        (markers::APP1, b"http://ns.adobe.com/xap/1.0/\0"),
        (markers::APP2, b"MPF\0"),
        (markers::APP13, b"Photoshop 3.0\0"),
        (markers::COM, b""),
    ];
    for (marker, head) in notes {
        file.segments_mut().insert(1, JpegSegment::new_with_contents(marker, [head, WHO].concat().into()));
    }
    // After the end of the picture, where phones store a video.
    let file = [&*with(file.into()), WHO].concat();
    let bare = Jpeg::from_bytes(published("hills.jpg", &file).into()).unwrap();
    let notes =
        |marker: &&JpegSegment| matches!(marker.marker(), markers::APP0..=markers::APP15 | markers::COM);
    assert_eq!(bare.segments().iter().filter(notes).count(), 3, "JFIF, the turn, the colours");
}

#[test]
fn a_png_keeps_only_pixels_orientation_and_colours() {
    let mut file = Png::from_bytes(png(picture()).into()).unwrap();
    for kind in [*b"tEXt", *b"iTXt", *b"caBX", *b"prVt"] {
        file.chunks_mut().insert(1, PngChunk::new(kind, WHO.into()));
    }
    file.chunks_mut().insert(1, PngChunk::new(*b"pHYs", [0, 0, 11, 18, 0, 0, 11, 18, 1].to_vec().into()));
    let file = [&*with(file.into()), WHO].concat();
    let bare = Png::from_bytes(published("hills.png", &file).into()).unwrap();
    assert!(bare.chunk_by_type(*b"pHYs").is_some());
}

#[test]
fn a_webp_keeps_only_pixels_orientation_and_colours() {
    let mut file = Cursor::new(Vec::new());
    picture().write_to(&mut file, ImageFormat::WebP).unwrap();
    let mut file = WebP::from_bytes(file.into_inner().into()).unwrap();
    file.set_icc_profile(Some(profile()));
    file.chunks_mut().push(RiffChunk::new(webp::CHUNK_XMP, RiffContent::Data(WHO.into())));
    let bare = WebP::from_bytes(published("hills.webp", &with(file.into())).into()).unwrap();
    let flags = bare.chunk_by_id(webp::CHUNK_VP8X).and_then(|chunk| chunk.content().data()).unwrap()[0];
    assert_eq!(flags & 0b0010_1100, 0b0010_1000, "a profile and EXIF, no XMP");
}

#[test]
fn small_pictures_in_a_text_lose_metadata_too() {
    let mut file = Png::from_bytes(png(picture()).into()).unwrap();
    file.chunks_mut().insert(1, PngChunk::new(*b"tEXt", WHO.into()));
    let magazine = Magazine::new("", "![Hills](hills.png)", &[("hills.png", &file.encoder().bytes())]);
    magazine.made(ImageMode::Read);
    assert!(!says_who(&magazine.media()["x/hills.png"]));
}
