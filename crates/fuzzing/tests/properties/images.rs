use crate::cases;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageFormat, ImageReader, RgbImage};
use images::strip_metadata::bare;
use img_parts::{Bytes, DynImage, ImageEXIF, ImageICC};
use proptest::prelude::*;
use std::io::Cursor;

/// Metadata that must not be published.
const SECRET: &[u8] = b"Zoe at home";

fn pictures() -> impl Strategy<Value = RgbImage> {
    (1_u32..12, 1_u32..12).prop_flat_map(|(width, height)| {
        let pixels = prop::collection::vec(any::<u8>(), (width * height * 3) as usize);
        pixels.prop_map(move |pixels| RgbImage::from_raw(width, height, pixels).unwrap())
    })
}

fn formats() -> impl Strategy<Value = ImageFormat> {
    prop::sample::select(vec![ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP])
}

fn encoded(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// Returns EXIF in either byte order, with an orientation and the secret.
fn exif(turn: u8, little: bool) -> Vec<u8> {
    let short = |number: u16| if little { number.to_le_bytes() } else { number.to_be_bytes() };
    let long = |number: u32| if little { number.to_le_bytes() } else { number.to_be_bytes() };
    let mut bytes = if little { b"II".to_vec() } else { b"MM".to_vec() };
    bytes.extend(short(42));
    bytes.extend(long(8));
    bytes.extend(short(2));
    // The artist: 11 bytes, stored behind the directory.
    bytes.extend([&short(0x013b)[..], &short(2), &long(SECRET.len() as u32), &long(8 + 2 + 24 + 4)].concat());
    bytes.extend([&short(0x0112)[..], &short(3), &long(1), &short(turn.into()), &short(0)].concat());
    bytes.extend(long(0));
    bytes.extend(SECRET);
    bytes
}

fn with_exif(file: Vec<u8>, exif: Vec<u8>, profile: &[u8]) -> Vec<u8> {
    let mut picture = DynImage::from_bytes(file.into()).unwrap().unwrap();
    picture.set_exif(Some(exif.into()));
    if !profile.is_empty() {
        picture.set_icc_profile(Some(Bytes::copy_from_slice(profile)));
    }
    picture.encoder().bytes().into()
}

/// Returns the stored pixels and the orientation.
fn seen(file: &[u8]) -> (DynamicImage, u8) {
    let reader = ImageReader::new(Cursor::new(file)).with_guessed_format().unwrap();
    let mut decoder = reader.into_decoder().unwrap();
    let turn = decoder.orientation().unwrap().to_exif();
    (DynamicImage::from_decoder(decoder).unwrap(), turn)
}

fn has_secret(file: &[u8]) -> bool {
    file.windows(SECRET.len()).any(|window| window == SECRET)
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn stripping_keeps_pixels_and_removes_metadata(
        picture in pictures(), format in formats(), turn in 1_u8..=8, little in any::<bool>(),
        profile in prop::collection::vec(any::<u8>(), 0..40), behind in any::<bool>(),
    ) {
        let mut file = with_exif(encoded(&picture, format), exif(turn, little), &profile);
        if behind && format != ImageFormat::WebP {
            file.extend(SECRET);
        }
        prop_assert!(has_secret(&file));
        let clean = bare(file.clone());
        prop_assert!(!has_secret(&clean));
        prop_assert_eq!(seen(&clean), seen(&file));
        prop_assert!(clean.len() <= file.len());
        let profiles = [&file, &clean].map(|file| DynImage::from_bytes(file.clone().into()).unwrap().unwrap().icc_profile());
        prop_assert_eq!(&profiles[0], &profiles[1]);
        prop_assert_eq!(bare(clean.clone()), clean);
    }

    #[test]
    fn files_without_metadata_are_unchanged(picture in pictures(), format in formats()) {
        let file = encoded(&picture, format);
        prop_assert_eq!(bare(file.clone()), file);
    }

    #[test]
    fn animations_keep_their_frames(frames in prop::collection::vec(pictures(), 1..4), comment in "[ -~]{1,40}") {
        let mut file = Vec::new();
        {
            let mut encoder = image::codecs::gif::GifEncoder::new(&mut file);
            for frame in &frames {
                encoder.encode(frame.as_raw(), frame.width(), frame.height(), ExtendedColorType::Rgb8).unwrap();
            }
        }
        let whole = bare(file.clone());
        let mut with_comments = file.clone();
        let end = with_comments.pop().unwrap();
        with_comments.extend([&[0x21, 0xfe, comment.len() as u8][..], comment.as_bytes(), &[0, end]].concat());
        with_comments.extend(SECRET);
        let clean = bare(with_comments);
        prop_assert_eq!(&clean, &whole, "without its comments it is what it was");
        prop_assert_eq!(bare(clean.clone()), clean);
    }

    #[test]
    fn truncated_files_never_grow(picture in pictures(), format in formats(), turn in 1_u8..=8, at in any::<prop::sample::Index>()) {
        let mut file = with_exif(encoded(&picture, format), exif(turn, true), &[]);
        file.truncate(at.index(file.len()));
        let clean = bare(file.clone());
        prop_assert!(clean.len() <= file.len());
        prop_assert_eq!(bare(clean.clone()), clean);
    }
}
