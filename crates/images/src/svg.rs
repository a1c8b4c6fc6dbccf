//! Sanitizes SVG files from contributors, so that they are images and nothing else.
//!
//! An SVG that is opened by itself is a document of the magazine's origin, with scripts, links and requests of its own.
//! [`clean`] rewrites it with allowed elements and attributes only. The module `parse` enforces limits, `allowed` lists
//! what may stay, `css` sanitizes style sheets, `address` decides what may be referred to, and `size` measures.

mod address;
mod allowed;
mod css;
mod parse;
mod removed;
mod size;
mod tree;
mod uses;

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::Path;

pub use parse::{BYTES, Error};
pub use parse::{document, own};

/// A sanitized SVG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// The SVG in UTF-8, without XML declaration, document type and comments.
    pub svg: String,
    /// Width and height in CSS pixels, if it declares them.
    pub size: Option<(u32, u32)>,
    /// What was removed because it could act or load something, without duplicates.
    pub removed: Vec<String>,
    /// The line of the first removal.
    pub line: usize,
}

/// Sanitizes an SVG. Sanitizing the result again returns the same bytes.
///
/// # Errors
/// Fails if it is not a well-formed SVG, or is larger, deeper or more repetitive than a drawing needs to be.
pub fn clean(text: &str) -> Result<Cleaned, Error> {
    cleaned(text, tree::Home::File)
}

/// [`clean`] for an SVG inside a page: without style sheets, which would apply to the whole page, and without
/// namespaces, which HTML implies.
///
/// # Errors
/// Fails like [`clean`].
pub fn clean_inline(text: &str) -> Result<Cleaned, Error> {
    cleaned(text, tree::Home::Page)
}

fn cleaned(text: &str, home: tree::Home) -> Result<Cleaned, Error> {
    let document = document(text)?;
    uses::checked(&document)?;
    Ok(tree::clean(&document, home))
}

/// [`clean`] for the content of a file in UTF-8 or UTF-16.
///
/// # Errors
/// Fails like [`clean`], and on other encodings.
pub fn clean_file(bytes: &[u8]) -> Result<Cleaned, Error> {
    clean(&text(bytes)?)
}

/// Width and height in CSS pixels, from `width` and `height` or else the `viewBox`.
pub fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let text = text(bytes).ok()?;
    let document = document(&text).ok()?;
    size::of(document.root_element())
}

/// The [`size()`] of a file.
pub fn size_of(file: &Path) -> Option<(u32, u32)> {
    let mut bytes = Vec::new();
    File::open(file).ok()?.take(BYTES as u64 + 1).read_to_end(&mut bytes).ok()?;
    size(&bytes)
}

/// Whether an SVG may contain text, which depends on fonts.
pub fn has_text(svg: &str) -> bool {
    svg.contains("<text") || svg.contains(":text")
}

/// Whether hosts serve a file with this name as SVG, compressed or not.
pub fn is_named(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let name = name.trim_end_matches(".gz").trim_end_matches(".br");
    name.ends_with(".svg") || name.ends_with(".svgz")
}

/// Whether a file that begins with these bytes has to be sanitized before it is published under this name. Browsers do
/// not draw what a host serves as plain text.
pub fn is_published_as(name: &Path, bytes: &[u8]) -> bool {
    is_named(name) || is_svg(bytes) && !name.extension().is_some_and(|end| end.eq_ignore_ascii_case("txt"))
}

/// Whether a file contains SVG, whatever its name; its first [`HEAD`] bytes are enough to decide.
pub fn is_svg(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let text = utf16(head).unwrap_or_else(|| String::from_utf8_lossy(head));
    parse::begins_svg(&text)
}

/// How many bytes of a file are needed to decide whether it is SVG.
pub const HEAD: usize = 4096;

/// The text of a file, without its byte order mark.
pub fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Error> {
    if bytes.len() > BYTES {
        return Err(Error::TooLarge);
    }
    if bytes.starts_with(&[0x1f, 0x8b]) {
        return Err(Error::Compressed);
    }
    if let Some(text) = utf16(bytes) {
        return Ok(text);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| Error::Encoding)
}

/// Decodes UTF-16, which is recognised by its byte order mark or by the first `<`.
fn utf16(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] | [b'<', 0, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] | [0, b'<', ..] => u16::from_be_bytes,
        _ => return None,
    };
    let units: Vec<u16> = bytes.as_chunks().0.iter().map(|pair| unit(*pair)).collect();
    let text = String::from_utf16_lossy(&units);
    Some(Cow::Owned(text.trim_start_matches('\u{feff}').to_owned()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
