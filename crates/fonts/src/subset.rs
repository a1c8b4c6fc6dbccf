//! Reduces a font to some characters, with all that their typesetting needs.

use crate::cff::reduce;
use crate::error::FontError;
use content::caught::caught;
use skera::{DEFAULT_LAYOUT_FEATURES, Plan, SubsetFlags, subset_font};
use skrifa::raw::collections::IntSet;
use skrifa::raw::types::{NameId, Tag};
use skrifa::raw::{TableProvider, TableRecord};
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// The tables that browsers use for horizontal text, except `kern`, which `GPOS` replaced. Hinting is not among them: it is up to two fifths of a file, macOS and
/// phones ignore it, and Windows smooths letters without it.
const TABLES: [&[u8; 4]; 24] = [
    b"BASE", b"CFF ", b"CFF2", b"COLR", b"CPAL", b"GDEF", b"GPOS", b"GSUB", b"HVAR", b"MVAR", b"OS/2",
    b"STAT", b"VORG", b"avar", b"cmap", b"fvar", b"glyf", b"gvar", b"head", b"hhea", b"hmtx", b"loca",
    b"maxp", b"post",
];
const NAMES: Tag = Tag::new(b"name");

/// Copyright, names and version of the font, and the address of its license. The license itself would be up to 9 KB.
const KEPT_NAMES: [u16; 10] = [0, 1, 2, 3, 4, 5, 6, 14, 16, 17];
/// English, as Windows numbers languages.
const ENGLISH: u16 = 0x409;

/// The characters of `wanted` that the font has.
pub fn present(font: &FontRef, wanted: &IntSet<u32>) -> IntSet<u32> {
    font.charmap()
        .mappings()
        .filter(|(_, glyph)| *glyph != GlyphId::NOTDEF)
        .map(|(letter, _)| letter)
        .filter(|letter| wanted.contains(*letter))
        .collect()
}

/// The font with `characters` alone, the ligatures and forms that they can take, their kerning, marks and axes.
/// `None` if its outlines cannot be subset.
///
/// # Errors
/// If the font contradicts itself.
pub fn subset(font: &FontRef, characters: &IntSet<u32>) -> Result<Option<Vec<u8>>, FontError> {
    let flags = SubsetFlags::SUBSET_FLAGS_NO_HINTING | SubsetFlags::SUBSET_FLAGS_NOTDEF_OUTLINE;
    if font.data_for_tag(Tag::new(b"glyf")).is_some() {
        return select(font, characters, &IntSet::empty(), flags).map(Some);
    }
    // The subsetter does not say how it numbers the glyphs. So the first time, they keep their numbers; the second time,
    // they are given, and numbered in their order.
    let numbered = select(font, characters, &IntSet::empty(), flags | SubsetFlags::SUBSET_FLAGS_RETAIN_GIDS)?;
    let Some(kept) = FontRef::new(&numbered).ok().and_then(|font| reachable(&font)) else { return Ok(None) };
    let passed_on =
        SubsetFlags::SUBSET_FLAGS_NO_LAYOUT_CLOSURE | SubsetFlags::SUBSET_FLAGS_PASSTHROUGH_UNRECOGNIZED;
    let mut bytes = select(font, characters, &kept, flags | passed_on)?;
    let Some(range) = FontRef::new(&bytes).ok().and_then(|font| {
        let count = font.maxp().ok()?.num_glyphs();
        let outlines = [Tag::new(b"CFF "), Tag::new(b"CFF2")];
        let table =
            font.table_directory().table_records().iter().find(|record| outlines.contains(&record.tag()))?;
        let start = table.offset() as usize;
        (u64::from(count) == kept.len()).then_some(start..start + table.length() as usize)
    }) else {
        return Ok(None);
    };
    let Some(table) = bytes.get_mut(range) else { return Ok(None) };
    let reduced = caught(|| reduce(table, &kept)).map_err(FontError::Damaged)?;
    Ok(reduced.is_ok().then_some(bytes))
}

/// Runs the subsetter.
fn select(
    font: &FontRef,
    characters: &IntSet<u32>,
    glyphs: &IntSet<GlyphId>,
    flags: SubsetFlags,
) -> Result<Vec<u8>, FontError> {
    let dropped = font.table_directory().table_records().iter().map(TableRecord::tag);
    let dropped =
        dropped.filter(|tag| *tag != NAMES && !TABLES.iter().any(|kept| Tag::new(kept) == *tag)).collect();
    let names = KEPT_NAMES.into_iter().map(NameId::new).collect();
    let features = DEFAULT_LAYOUT_FEATURES.iter().copied().collect();
    let languages = [ENGLISH].into_iter().collect();
    caught(|| {
        let plan = Plan::new(
            glyphs,
            characters,
            font,
            flags,
            &dropped,
            &IntSet::all(),
            &features,
            &names,
            &languages,
        );
        subset_font(font, &plan)
    })
    .map_err(FontError::Damaged)?
    .map_err(|error| FontError::Damaged(error.to_string()))
}

/// The glyphs that the characters of a font can become.
fn reachable(font: &FontRef) -> Option<IntSet<GlyphId>> {
    let mut glyphs: IntSet<GlyphId> = font.charmap().mappings().map(|(_, glyph)| glyph).collect();
    glyphs.insert(GlyphId::NOTDEF);
    if let Ok(gsub) = font.gsub() {
        let features = (0..gsub.feature_list().ok()?.feature_count()).collect();
        let lookups = gsub.collect_lookups(&features).ok()?;
        gsub.closure_glyphs(&lookups, &mut glyphs).ok()?;
    }
    Some(glyphs)
}
