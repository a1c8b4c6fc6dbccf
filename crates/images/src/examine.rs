//! Checks an image's file before it is decoded: the file must be complete, and the pixels must fit into memory.

use crate::facts::{self, Facts, Found};
use content::diagnostics::Code;
use image::metadata::Orientation;
use std::fmt::Display;
use std::path::Path;

/// The largest image file, in bytes. Cameras with 100 megapixels write files of about that size.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// The most pixels. Cameras produce up to 100 million, and browsers cannot show many more.
const MOST_PIXELS: u64 = 100_000_000;

/// The longest side, in pixels: the limit of JPEG and of browsers.
pub const LONGEST: u64 = 65_535;

/// The memory for all images that are processed at a time, in bytes. With the rest of a build it stays below 1 GB.
pub const BUDGET: u64 = 700 * 1024 * 1024;

/// Why an image cannot be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The code of the diagnostic.
    pub code: Code,
    /// The part of the message that follows the image's name.
    pub reason: String,
    /// How to fix it.
    pub help: &'static str,
}

impl Refused {
    /// An image that cannot be read, for this reason.
    pub fn unreadable(reason: impl Display) -> Self {
        let reason = format!("cannot be read: {reason}");
        Self { code: Code::UnreadablePicture, reason, help: "save it again as PNG, JPEG or WebP" }
    }

    fn too_large(reason: String) -> Self {
        let help = "scale it down; a width of 3,200 pixels is plenty for a page";
        Self { code: Code::TooLarge, reason, help }
    }
}

/// An image that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Examined {
    /// Width and height as displayed, in pixels.
    pub size: (u32, u32),
    /// The most memory that decoding it takes, in bytes; 0 if it is not decoded.
    pub need: u64,
}

/// Checks an image's file; `None` if it has no size in pixels, like SVG.
///
/// # Errors
/// Fails if the image cannot be published.
pub fn examine(file: &Path) -> Result<Option<Examined>, Refused> {
    let length = std::fs::metadata(file).map_err(Refused::unreadable)?.len();
    let facts = match facts::read(file).map_err(Refused::unreadable)? {
        Found::Broken => return Err(Refused::unreadable(BROKEN)),
        Found::Whole(facts) => Some(facts),
        Found::Other => None,
    };
    let size = match (imagesize::size(file), facts) {
        (Ok(size), _) => size,
        (Err(_), None) => return Ok(None),
        (Err(error), Some(_)) => return Err(Refused::unreadable(error)),
    };
    fits(length)?;
    let (width, height) = (size.width as u64, size.height as u64);
    let pixels = width.saturating_mul(height);
    if pixels > MOST_PIXELS || width.max(height) > LONGEST {
        let reason = format!(
            "has {width} × {height} pixels; the maximum is {} million, and {LONGEST} per side",
            MOST_PIXELS / 1_000_000
        );
        return Err(Refused::too_large(reason));
    }
    let need = facts.map_or(0, |facts| need(&facts, pixels, length));
    if need > BUDGET {
        let reason = format!(
            "needs {} MB of memory to decode its {width} × {height} pixels; the maximum is {}",
            need >> 20,
            BUDGET >> 20
        );
        return Err(Refused::too_large(reason));
    }
    let turned = facts.is_some_and(|facts| is_on_its_side(facts.turn));
    let (width, height) = if turned { (height, width) } else { (width, height) };
    match (u32::try_from(width), u32::try_from(height)) {
        (Ok(width @ 1..), Ok(height @ 1..)) => Ok(Some(Examined { size: (width, height), need })),
        _ => Err(Refused::unreadable("it has no pixels")),
    }
}

/// Checks a file that is published because a link leads to it. An image has to be complete, and small enough to be read
/// for removing its metadata. `None` if the file is not an image.
pub fn examine_linked(file: &Path) -> Option<Result<(), Refused>> {
    // Read errors are reported where the file is copied.
    let (found, length) = (facts::read(file).ok()?, std::fs::metadata(file).ok()?.len());
    match found {
        Found::Broken => Some(Err(Refused::unreadable(BROKEN))),
        Found::Whole(_) => Some(fits(length)),
        Found::Other => None,
    }
}

/// The reason for an image that ends too early or contradicts itself.
const BROKEN: &str = "the file is incomplete or damaged";

fn fits(length: u64) -> Result<(), Refused> {
    if length <= LARGEST {
        return Ok(());
    }
    Err(Refused::too_large(format!("has {} MB; the maximum is {}", length >> 20, LARGEST >> 20)))
}

/// The most memory that decoding takes, in bytes.
fn need(Facts { pixel, turn, .. }: &Facts, pixels: u64, length: u64) -> u64 {
    // Rotating needs a second copy of the pixels, and a decoder may copy the file.
    let turned = if is_on_its_side(*turn) { 4 } else { 0 };
    pixels * (pixel + turned) + 2 * length
}

/// Whether displaying an image swaps its width and height.
fn is_on_its_side(turn: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(turn, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}
