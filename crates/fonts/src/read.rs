//! Reads a file of the publisher's: which kind it is, whether it is complete, and whether it may be embedded.

use crate::error::{FontError, MAX_BYTES};
use brotli::Decompressor;
use content::caught::caught;
use skrifa::FontRef;
use skrifa::raw::TableProvider;
use skrifa::raw::types::Tag;
use std::borrow::Cow;
use std::error::Error;
use std::io::Read;

/// The flavors of a font with one face: TrueType outlines, those of old Apple fonts, PostScript outlines.
const SINGLE: [&[u8]; 3] = [&[0, 1, 0, 0], b"true", b"OTTO"];

/// Bits of `OS/2.fsType`: the usage permissions, of which one value forbids embedding; no subsetting; bitmaps only.
const PERMISSIONS: u16 = 0x000f;
const RESTRICTED: u16 = 0x0002;
const NO_SUBSETTING: u16 = 0x0100;
const BITMAPS_ONLY: u16 = 0x0200;

/// A file that was read.
pub struct Source<'a> {
    /// The font's tables, uncompressed.
    pub tables: Cow<'a, [u8]>,
    /// Whether the file is WOFF2, and can be published as it is.
    pub is_packed: bool,
}

/// Reads a TTF, OTF or WOFF2.
///
/// # Errors
/// If the file is none of these, too large, or cut off.
pub fn read(bytes: &[u8]) -> Result<Source<'_>, FontError> {
    if bytes.len() > MAX_BYTES {
        return Err(FontError::TooLarge(bytes.len()));
    }
    let flavor = bytes.get(..4).ok_or(FontError::NotAFont)?;
    match flavor {
        b"wOF2" => {
            let length = bytes.get(8..12).and_then(|length| length.try_into().ok()).map(u32::from_be_bytes);
            if length.is_none_or(|length| length as usize != bytes.len()) {
                return Err(FontError::Damaged("it ends too early".to_owned()));
            }
            if bytes.get(4..8) == Some(b"ttcf") {
                return Err(FontError::Collection);
            }
            let tables = unpack(bytes)?;
            Ok(Source { tables: tables.into(), is_packed: true })
        }
        b"wOFF" => Err(FontError::OldWoff),
        b"ttcf" => Err(FontError::Collection),
        single if SINGLE.contains(&single) => Ok(Source { tables: bytes.into(), is_packed: false }),
        _ => Err(FontError::NotAFont),
    }
}

/// The tables of a WOFF2, uncompressed.
///
/// # Errors
/// If they cannot be read.
pub fn unpack(woff2: &[u8]) -> Result<Vec<u8>, FontError> {
    let mut decompress = |packed: &[u8], size: usize| {
        let mut tables = Vec::new();
        Decompressor::new(packed, 4096).take(size as u64).read_to_end(&mut tables)?;
        Ok::<_, Box<dyn Error>>(tables)
    };
    caught(|| wuff::decompress_woff2_with_custom_brotli(woff2, &mut decompress))
        .map_err(FontError::Damaged)?
        .map_err(|_| FontError::Damaged("its tables cannot be unpacked".to_owned()))
}

/// Reads the directory of a font's tables, and checks that those are there without which nothing can be shown.
///
/// # Errors
/// If a table is missing or reaches beyond the end.
pub fn directory(tables: &[u8]) -> Result<FontRef<'_>, FontError> {
    let font = FontRef::new(tables).map_err(damaged)?;
    for record in font.table_directory().table_records() {
        let end = record.offset() as usize + record.length() as usize;
        if end > tables.len() {
            return Err(FontError::Damaged(format!("the table `{}` is cut off", record.tag())));
        }
    }
    font.head().and(font.hhea().map(|_| ())).and(font.maxp().map(|_| ())).map_err(damaged)?;
    font.hmtx().and(font.cmap().map(|_| ())).map_err(damaged)?;
    let outlines = ["glyf", "CFF ", "CFF2", "COLR", "CBDT", "sbix"];
    let has_outlines = outlines.iter().filter_map(|tag| Tag::new_checked(tag.as_bytes()).ok());
    if !has_outlines.into_iter().any(|tag| font.data_for_tag(tag).is_some()) {
        return Err(FontError::Damaged("it has no outlines".to_owned()));
    }
    Ok(font)
}

/// Whether the font may be subset.
///
/// Only files for the desktop are asked. A WOFF2 was made for the web, whatever these bits, meant for documents, say.
///
/// # Errors
/// If it may not be embedded at all.
pub fn may_subset(font: &FontRef) -> Result<bool, FontError> {
    let bits = font.os2().map_or(0, |os2| os2.fs_type());
    if bits & PERMISSIONS == RESTRICTED || bits & BITMAPS_ONLY != 0 {
        return Err(FontError::Forbidden);
    }
    Ok(bits & NO_SUBSETTING == 0)
}

fn damaged(error: impl ToString) -> FontError {
    FontError::Damaged(error.to_string())
}
