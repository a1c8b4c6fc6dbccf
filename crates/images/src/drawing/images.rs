//! Images that a drawing embeds as `data:` URLs; nothing else is loaded. The library's own resolver would read any file
//! on the machine, and drawings within drawings.

use crate::examine::LONGEST;
use crate::facts::{self, Facts, Format, Found};
use resvg::usvg::{ImageHrefResolver, ImageKind};
use std::sync::Arc;

/// Resolves the `href` of `<image>` elements.
pub fn resolver() -> ImageHrefResolver<'static> {
    ImageHrefResolver {
        resolve_data: Box::new(|_, content, _| kind(content)),
        resolve_string: Box::new(|_, _| None),
    }
}

/// The kind of a raster image, if it is complete, of a supported format, and within the size limits.
pub fn kind(content: Arc<Vec<u8>>) -> Option<ImageKind> {
    let Found::Whole(Facts { format, .. }) = facts::of_bytes(&content) else { return None };
    // The library computes with the dimensions before it decodes anything.
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
