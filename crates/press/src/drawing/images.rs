//! Pictures within drawings: those that a drawing carries along, and nothing else. The drawing library's own way would
//! read any file of the machine, and drawings within drawings.

use resvg::usvg::{ImageHrefResolver, ImageKind};
use std::sync::Arc;

/// Finds what `<image>` elements show.
pub fn resolver() -> ImageHrefResolver<'static> {
    ImageHrefResolver {
        resolve_data: Box::new(|_, content, _| kind(content)),
        resolve_string: Box::new(|_, _| None),
    }
}

/// A picture of pixels.
pub fn kind(content: Arc<Vec<u8>>) -> Option<ImageKind> {
    use imagesize::ImageType::{Gif, Jpeg, Png, Webp};
    match imagesize::image_type(&content).ok()? {
        Jpeg => Some(ImageKind::JPEG(content)),
        Png => Some(ImageKind::PNG(content)),
        Gif => Some(ImageKind::GIF(content)),
        Webp => Some(ImageKind::WEBP(content)),
        _ => None,
    }
}
