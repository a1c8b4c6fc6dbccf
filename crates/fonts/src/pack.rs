//! Packs a font as WOFF2.

use crate::error::FontError;
use content::caught::caught;
use skrifa::raw::TableProvider;
use skrifa::raw::tables::glyf::Glyph;
use skrifa::raw::types::Tag;
use skrifa::{FontRef, GlyphId};
use ttf2woff2::{BrotliQuality, EncodeOptions, encode_with_options};

/// How far a short `loca` reaches, in bytes.
const SHORT_REACH: u32 = 2 * u16::MAX as u32;

/// The font as WOFF2, as small as brotli makes it.
///
/// # Errors
/// If the font contradicts itself.
pub fn pack(font: &[u8]) -> Result<Vec<u8>, FontError> {
    let options = EncodeOptions {
        quality: BrotliQuality::default(),
        transform_glyf_loca: caught(|| can_transform(font)).unwrap_or(false),
        threads: None,
    };
    let packed = caught(|| encode_with_options(font, options)).map_err(FontError::Damaged)?;
    packed.map_err(|error| FontError::Damaged(error.to_string()))
}

/// Whether the outlines can be rearranged, which makes most fonts an eighth smaller, without losing anything.
///
/// The packer drops the flag of overlapping contours, as in most variable fonts, for which rearranging saves only a
/// fiftieth. And browsers align the glyphs that they rearrange back to four bytes, so that they may no longer be within
/// the reach of a short `loca`, and the browser rejects the font.
fn can_transform(font: &[u8]) -> bool {
    let Ok(font) = FontRef::new(font) else { return false };
    let (Ok(head), Ok(maxp), Ok(glyf), Ok(loca)) = (font.head(), font.maxp(), font.glyf(), font.loca(None))
    else {
        return false;
    };
    let glyphs = maxp.num_glyphs();
    let length = font.data_for_tag(Tag::new(b"glyf")).map_or(0, |table| table.len());
    let fits = head.index_to_loc_format() != 0 || length + 3 * usize::from(glyphs) <= SHORT_REACH as usize;
    let overlaps = |glyph: u16| match loca.get_glyf(GlyphId::from(glyph), &glyf) {
        Ok(Some(Glyph::Simple(simple))) => simple.has_overlapping_contours(),
        _ => false,
    };
    fits && !(0..glyphs).any(overlaps)
}
