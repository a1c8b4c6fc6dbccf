//! Files of the content folder that pages show or link to.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// A file of the content folder that is published.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Media {
    /// Its path in the output.
    pub to: String,
    /// Its location on disk.
    pub from: PathBuf,
    /// Why it is published.
    pub usage: Use,
}

/// Why a file is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Use {
    /// It is linked to.
    Linked,
    /// It is shown as an image, which a processed file may replace.
    Shown,
    /// It was made by a build; its name contains a hash of its inputs.
    Made,
}

/// An image that a text shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The text's file, for diagnostics.
    pub path: PathBuf,
    /// The image's line in that file.
    pub line: usize,
    /// The image's path as the text writes it.
    pub name: String,
    /// Its path in the output, not percent-encoded.
    pub to: String,
    /// Its location on disk.
    pub from: PathBuf,
    /// Its width and height in CSS pixels.
    pub size: (u32, u32),
}
