//! Why a font cannot be published.

use thiserror::Error;

/// The largest file that is read, in bytes. Readers would wait longer for it than for the whole page.
pub const MAX_BYTES: usize = 10 << 20;

/// Why a font cannot be published.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FontError {
    /// The bytes are not those of a font.
    #[error("not a font")]
    NotAFont,
    /// The old kind of WOFF, which every browser that reads it also reads as WOFF2.
    #[error("WOFF of the first version")]
    OldWoff,
    /// Several fonts in one file.
    #[error("a collection of several fonts")]
    Collection,
    /// The file is larger than [`MAX_BYTES`].
    #[error("{} MB, and at most {} MB are read", .0.div_ceil(1 << 20), MAX_BYTES >> 20)]
    TooLarge(usize),
    /// The file ends too early or contradicts itself.
    #[error("damaged: {0}")]
    Damaged(String),
    /// The font declares in `OS/2.fsType` that it must not be embedded, or only as bitmaps.
    #[error("its license forbids embedding it")]
    Forbidden,
    /// It has none of the characters that the magazine's language needs.
    #[error("it has no character of the magazine's language")]
    NoCharacters,
}

impl FontError {
    /// What the publisher can do about it.
    pub fn fix(&self) -> &'static str {
        match self {
            Self::NotAFont => "put TTF, OTF or WOFF2 files here",
            Self::OldWoff => "take the WOFF2, TTF or OTF of the same font",
            Self::Collection => {
                "take the font as a file of its own, or extract it, for example with FontForge"
            }
            Self::TooLarge(_) => {
                "take a smaller file, such as one for a single script, or list a font of the reader's system in `theme/style.css`"
            }
            Self::Damaged(_) => "download the file again",
            Self::Forbidden => {
                "ask its foundry for a web font license, which comes with WOFF2 files, or choose a font with an open license"
            }
            Self::NoCharacters => "choose a font that has the letters of the magazine's language",
        }
    }
}
