//! Pictures within drawings: those that a drawing carries along, and nothing else. The drawing library's own way would
//! read any file of the machine, and drawings within drawings.

use crate::examine::LONGEST;
use crate::facts::{self, Facts, Format, Found};
use resvg::usvg::{ImageHrefResolver, ImageKind};
use std::sync::Arc;

/// Finds what `<image>` elements show.
pub fn resolver() -> ImageHrefResolver<'static> {
    ImageHrefResolver {
        resolve_data: Box::new(|_, content, _| kind(content)),
        resolve_string: Box::new(|_, _| None),
    }
}

/// A picture of pixels that is whole. Its size is what it takes to draw it.
pub fn kind(content: Arc<Vec<u8>>) -> Option<ImageKind> {
    let Found::Whole(Facts { format, .. }) = facts::of_bytes(&content) else { return None };
    // The drawing library reckons with the sides before it decodes anything.
    let size = imagesize::blob_size(&content).ok()?;
    if ![size.width, size.height].iter().all(|side| (1..=LONGEST).contains(&(*side as u64))) {
        return None;
    }
    match format {
        Format::Jpeg => Some(ImageKind::JPEG(content)),
        Format::Png => Some(ImageKind::PNG(content)),
        Format::Gif => Some(ImageKind::GIF(content)),
        Format::WebP => Some(ImageKind::WEBP(content)),
        Format::Avif => None,
    }
}
