use image::codecs::gif::GifDecoder;
use image::{AnimationDecoder, DynamicImage, ImageBuffer, ImageFormat, ImageReader, Limits, Rgba};
use images::strip_metadata::bare;
use std::io::Cursor;

/// Reads picture headers and strips metadata: no pixel changes, and files never grow.
pub fn pictures(data: &[u8]) {
    let _ = imagesize::blob_size(data);
    let clean = bare(data.to_vec());
    // Even if the orientation was stored in fewer bytes than EXIF needs: it is dropped then.
    assert!(clean.len() <= data.len(), "{} bytes became {}", data.len(), clean.len());
    assert_eq!(bare(clean.clone()), clean, "what is clean stays as it is");
    // Decoders guess where a broken file continues, and guess differently once a part is removed.
    let is_broken = is_interrupted(data) || has_gaps(data);
    if let Some(before) = pixels(data).filter(|frames| !frames.is_empty() && !is_broken) {
        assert_eq!(Some(before), pixels(&clean), "not a pixel changes");
    }
}

/// Whether a JPEG has metadata segments within its scan. Decoders may stop there, but continue once they are removed.
fn is_interrupted(file: &[u8]) -> bool {
    let is_note = |pair: &[u8]| pair[0] == 0xff && matches!(pair[1], 0xe0..=0xef | 0xfe);
    let scan = file.windows(2).position(|pair| pair == [0xff, 0xda]);
    file.starts_with(&[0xff, 0xd8]) && scan.is_some_and(|scan| file[scan..].windows(2).any(is_note))
}

/// Whether a JPEG has anything but segments before its scan.
fn has_gaps(file: &[u8]) -> bool {
    let Some(mut rest) = file.strip_prefix(&[0xff, 0xd8]) else { return false };
    loop {
        match *rest {
            [0xff, 0xda, ..] => return false,
            [0xff, 0xc0..=0xcf | 0xdb..=0xfe, high, low, ..] => {
                let length = 2 + usize::from(u16::from_be_bytes([high, low]));
                let Some(next) = rest.get(length..) else { return true };
                rest = next;
            }
            _ => return true,
        }
    }
}

/// Decodes every frame, if the file is readable and small. All have an alpha channel: a header may announce one that is
/// not used, and does not any more once it is written anew.
fn pixels(file: &[u8]) -> Option<Vec<ImageBuffer<Rgba<u16>, Vec<u16>>>> {
    let format = image::guess_format(file).ok()?;
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(256), Some(256));
    limits.max_alloc = Some(16 << 20);
    if format == ImageFormat::Gif {
        let mut decoder = GifDecoder::new(Cursor::new(file)).ok()?;
        image::ImageDecoder::set_limits(&mut decoder, limits).ok()?;
        let frames = decoder.into_frames().take(8);
        return frames
            .map(|frame| Some(DynamicImage::from(frame.ok()?.into_buffer()).into_rgba16()))
            .collect();
    }
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    reader.limits(limits);
    Some(vec![reader.decode().ok()?.into_rgba16()])
}
