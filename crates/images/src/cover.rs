//! Whether share pictures can show a cover.

use crate::drawing::{self, COVER_CANVAS, COVER_HELP, Drawing, Refusal};
use crate::facts::Format;
use crate::{facts, svg};
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

/// The fix for a cover in a format that is not decoded.
pub const FORMAT_HELP: &str = "save it as PNG, JPEG, WebP or SVG";

/// Why share pictures cannot show a cover, as far as that is known without fonts and without decoding it: the end of a
/// message, and the suggested fix.
///
/// # Errors
/// The file cannot be read.
pub fn refusal(file: &Path) -> io::Result<Option<(String, &'static str)>> {
    let mut opened = File::open(file)?;
    let mut bytes = Vec::new();
    Read::by_ref(&mut opened).take(svg::HEAD as u64).read_to_end(&mut bytes)?;
    if facts::format(&bytes) == Some(Format::Avif) {
        return Ok(Some(("AVIF is not supported there".to_owned(), FORMAT_HELP)));
    }
    if !svg::is_published_as(file, &bytes) {
        return Ok(None);
    }
    opened.rewind()?;
    bytes.clear();
    opened.take(svg::BYTES as u64 + 1).read_to_end(&mut bytes)?;
    // What cannot be published is reported elsewhere.
    let Ok(text) = svg::text(&bytes) else { return Ok(None) };
    let drawing = svg::clean(&text)
        .map_err(Refusal::from)
        .and_then(|cleaned| Drawing::read(&cleaned.svg, &drawing::options(), COVER_CANVAS));
    Ok(drawing.err().map(|refusal| (refusal.to_string(), COVER_HELP)))
}
