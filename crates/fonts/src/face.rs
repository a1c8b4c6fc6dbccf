//! Makes what a magazine publishes of a font.

use crate::characters::Characters;
use crate::error::FontError;
use crate::metrics::{Metrics, family, measure, weights};
use crate::pack::pack;
use crate::read::{directory, may_subset, read};
use crate::subset::{present, subset};
use skrifa::raw::collections::IntSet;
use std::ops::RangeInclusive;

/// The weight of a file above which a page appears noticeably later, in bytes. The caller may warn.
pub const HEAVY: usize = 100_000;

/// A font that can be published.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// The name of its family.
    pub family: String,
    /// Its weights, from the least to the greatest, for `font-weight`.
    pub weights: (u16, u16),
    /// Whether it is italic or oblique, for `font-style`.
    pub is_italic: bool,
    /// How much room it takes.
    pub metrics: Metrics,
    /// Its files, each for an `@font-face` of its own. What an ordinary page shows is in the first.
    pub files: Vec<File>,
}

/// A file of a font.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// WOFF2.
    pub woff2: Vec<u8>,
    /// The characters for which the browser should use it, for `unicode-range`. No other file of the font has them.
    pub coverage: Vec<RangeInclusive<u32>>,
}

/// Makes the files of a font, and measures it. The same bytes give the same files.
///
/// WOFF2 stays as it is. TTF and OTF are subset to the characters and packed, unless the font forbids subsetting, or all
/// characters are needed.
///
/// # Errors
/// If the file is not a font, damaged, too large, or may not be embedded. See [`FontError::fix`].
pub fn prepare(bytes: &[u8], characters: &Characters) -> Result<Face, FontError> {
    let source = read(bytes)?;
    let font = directory(&source.tables)?;
    let first = present(&font, characters.first());
    if first.is_empty() {
        return Err(FontError::NoCharacters);
    }
    let later = present(&font, characters.later());
    let parts = if source.is_packed || !may_subset(&font)? || characters.first().is_inverted() {
        None
    } else {
        let parts = [first, later].into_iter().filter(|part| !part.is_empty());
        parts
            .map(|part| Ok(subset(&font, &part)?.map(|tables| (tables, part))))
            .collect::<Result<_, FontError>>()?
    };
    let files = match parts {
        Some(parts) => {
            let parts: Vec<(Vec<u8>, IntSet<u32>)> = parts;
            let file =
                |(tables, part): (Vec<u8>, _)| Ok(File { woff2: pack(&tables)?, coverage: coverage(&part) });
            parts.into_iter().map(file).collect::<Result<_, FontError>>()?
        }
        None => {
            let woff2 = if source.is_packed { bytes.to_vec() } else { pack(&source.tables)? };
            vec![File { woff2, coverage: coverage(&present(&font, &IntSet::all())) }]
        }
    };
    let metrics = measure(&font, characters.script());
    Ok(Face { family: family(&font), weights: weights(&font), is_italic: metrics.is_italic, metrics, files })
}

fn coverage(characters: &IntSet<u32>) -> Vec<RangeInclusive<u32>> {
    characters.iter_ranges().collect()
}
