//! Pixels with eight bits per channel. Opaque images have no alpha channel, which saves a quarter of the memory.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, ResizeOptions, Resizer};
use image::{DynamicImage, RgbImage, RgbaImage};
use std::borrow::Cow;

/// An image's pixels.
#[derive(Clone)]
pub enum Pixels {
    /// Without an alpha channel.
    Opaque(RgbImage),
    /// With an alpha channel.
    Alpha(RgbaImage),
}

impl Pixels {
    /// Converts a decoded image.
    pub fn of(picture: DynamicImage) -> Self {
        match picture.color().has_alpha() {
            true => Self::Alpha(picture.into_rgba8()),
            false => Self::Opaque(picture.into_rgb8()),
        }
    }

    /// The width in pixels.
    pub fn width(&self) -> u32 {
        self.size().0
    }

    /// Width and height in pixels.
    pub fn size(&self) -> (u32, u32) {
        match self {
            Self::Opaque(pixels) => pixels.dimensions(),
            Self::Alpha(pixels) => pixels.dimensions(),
        }
    }

    /// The values of all channels of all pixels.
    pub fn bytes_mut(&mut self) -> &mut [u8] {
        match self {
            Self::Opaque(pixels) => pixels,
            Self::Alpha(pixels) => pixels,
        }
    }

    /// Whether every pixel is opaque.
    pub fn is_opaque(&self) -> bool {
        match self {
            Self::Opaque(_) => true,
            Self::Alpha(pixels) => pixels.pixels().all(|pixel| pixel.0[3] == u8::MAX),
        }
    }

    /// The pixels without their alpha channel.
    pub fn opaque(&self) -> Cow<'_, RgbImage> {
        match self {
            Self::Opaque(pixels) => Cow::Borrowed(pixels),
            Self::Alpha(pixels) => Cow::Owned(DynamicImage::ImageRgba8(pixels.clone()).into_rgb8()),
        }
    }

    /// The image scaled to another width. The colour of transparent pixels does not bleed.
    ///
    /// # Errors
    /// Fails on an impossible size.
    pub fn scaled(&self, width: u32) -> Result<Self, String> {
        if self.width() == width {
            return Ok(self.clone());
        }
        self.resized((width, height(self.size(), width)), &ResizeOptions::new())
    }

    /// The middle of the image, scaled and cropped to this size.
    ///
    /// # Errors
    /// Fails on an impossible size.
    pub fn filling(&self, room: (u32, u32)) -> Result<Self, String> {
        self.resized(room, &ResizeOptions::new().fit_into_destination(None))
    }

    fn resized(&self, (width, height): (u32, u32), options: &ResizeOptions) -> Result<Self, String> {
        let (w, h) = self.size();
        let (bytes, kind): (&[u8], _) = match self {
            Self::Opaque(pixels) => (pixels, PixelType::U8x3),
            Self::Alpha(pixels) => (pixels, PixelType::U8x4),
        };
        let from = ImageRef::new(w, h, bytes, kind).map_err(|error| error.to_string())?;
        let mut to = Image::new(width, height, kind);
        Resizer::new().resize(&from, &mut to, options).map_err(|error| error.to_string())?;
        let bytes = to.into_vec();
        let resized = match self {
            Self::Opaque(_) => RgbImage::from_raw(width, height, bytes).map(Self::Opaque),
            Self::Alpha(_) => RgbaImage::from_raw(width, height, bytes).map(Self::Alpha),
        };
        resized.ok_or_else(|| "not enough memory for the picture".to_owned())
    }
}

/// The height in pixels of an image of this size at another width.
pub fn height((w, h): (u32, u32), width: u32) -> u32 {
    let height = (u64::from(h) * u64::from(width) + u64::from(w) / 2) / u64::from(w.max(1));
    u32::try_from(height).unwrap_or(u32::MAX).max(1)
}
