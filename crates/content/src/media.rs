//! The files of the content folder that pages show or link to.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// A file of the content folder that is part of the magazine.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Media {
    /// Its path in the output.
    pub to: String,
    /// Where it is.
    pub from: PathBuf,
    /// What it is there for.
    pub usage: Use,
}

/// What a file is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Use {
    /// A link leads to it.
    Linked,
    /// It is shown as a picture, for which another file may stand in.
    Shown,
    /// It was made here; its name has the hash of what it was made of.
    Made,
}

/// A picture that a text shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The text's file, for messages.
    pub path: PathBuf,
    /// The line in it.
    pub line: usize,
    /// The picture as the text names it.
    pub name: String,
    /// Its path in the output, not percent-encoded.
    pub to: String,
    /// Where it is.
    pub from: PathBuf,
    /// Its width and height in CSS pixels.
    pub size: (u32, u32),
}
