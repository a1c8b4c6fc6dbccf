//! SVG that contributors wrote, as it may be published: a picture and nothing else.
//!
//! An SVG that is opened by itself is a document of the magazine's origin, with scripts, links and requests of its
//! own. [`clean`] writes it anew with [`allowed`] elements and attributes only. [`parse`] holds what is read to limits,
//! [`css`] cleans style sheets, [`address`] tells what may be referred to, [`size`] measures.

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

/// An SVG that may be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// The SVG in UTF-8, without declaration, document type and comments.
    pub svg: String,
    /// Width and height in CSS pixels, where it says so.
    pub size: Option<(u32, u32)>,
    /// What could act or load and is gone, each once.
    pub removed: Vec<String>,
    /// The line of the first of these.
    pub line: usize,
}

/// Leaves of an SVG what draws. What is cleaned already stays byte for byte the same.
///
/// # Errors
/// What is not a well-formed SVG, or is larger, deeper or more repetitive than a drawing needs to be.
pub fn clean(text: &str) -> Result<Cleaned, Error> {
    cleaned(text, tree::Home::File)
}

/// [`clean`] for a drawing that stands in a page: without style sheets, which would be the whole page's, and without
/// namespaces, which HTML knows.
///
/// # Errors
/// As [`clean`].
pub fn clean_inline(text: &str) -> Result<Cleaned, Error> {
    cleaned(text, tree::Home::Page)
}

fn cleaned(text: &str, home: tree::Home) -> Result<Cleaned, Error> {
    let document = document(text)?;
    uses::checked(&document)?;
    Ok(tree::clean(&document, home))
}

/// [`clean`] for the content of a file, in UTF-8 or UTF-16.
///
/// # Errors
/// As [`clean`], and other encodings.
pub fn clean_file(bytes: &[u8]) -> Result<Cleaned, Error> {
    clean(&text(bytes)?)
}

/// Width and height in CSS pixels, from `width` and `height` or else the `viewBox`.
pub fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let text = text(bytes).ok()?;
    let document = document(&text).ok()?;
    size::of(document.root_element())
}

/// The [`size`] of a file.
pub fn size_of(file: &Path) -> Option<(u32, u32)> {
    let mut bytes = Vec::new();
    File::open(file).ok()?.take(BYTES as u64 + 1).read_to_end(&mut bytes).ok()?;
    size(&bytes)
}

/// Whether hosts take a file of this name to be an SVG, as it is or compressed.
pub fn is_named(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let name = name.trim_end_matches(".gz").trim_end_matches(".br");
    name.ends_with(".svg") || name.ends_with(".svgz")
}

/// Whether a file that begins so has to be cleaned before it is published under this name. What a host calls plain
/// text no browser draws.
pub fn is_published_as(name: &Path, bytes: &[u8]) -> bool {
    is_named(name) || is_svg(bytes) && !name.extension().is_some_and(|end| end.eq_ignore_ascii_case("txt"))
}

/// Whether a file holds an SVG, whatever it is called; [`HEAD`] bytes are enough to tell.
pub fn is_svg(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let text = utf16(head).unwrap_or_else(|| String::from_utf8_lossy(head));
    parse::begins_svg(&text)
}

/// How much of a file tells whether it is an SVG, in bytes.
pub const HEAD: usize = 4096;

/// A file's text, without its byte order mark.
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

/// The text of bytes in UTF-16, which a mark or the first `<` tells.
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
