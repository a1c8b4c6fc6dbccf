//! Reduces PostScript outlines to the glyphs of a subset.
//!
//! The subsetter knows only TrueType outlines (`glyf`). This keeps every part of the table `CFF ` or `CFF2` where it is,
//! so that no offset between them changes, and writes shorter lists into the room of the old ones. The zeros behind
//! them cost nothing once brotli has packed them.

use skrifa::GlyphId;
use skrifa::raw::collections::IntSet;
use skrifa::raw::ps::cff::CffFontRef;
use skrifa::raw::ps::cff::blend::BlendState;
use skrifa::raw::ps::cff::dict::{Entry, entries};
use skrifa::raw::ps::cff::index::Index;
use skrifa::raw::ps::cs::{CharstringContext, CharstringKind, CommandSink, evaluate};
use skrifa::raw::ps::error::Error;
use skrifa::raw::ps::string::Sid;
use skrifa::raw::tables::cff::Cff;
use skrifa::raw::types::Fixed;
use skrifa::raw::{FontData, FontRead};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

/// The first name that a font defines itself.
const STANDARD_NAMES: usize = 391;

/// Bytes to write at a place, of which the rest becomes zero.
type Rewrite = (Range<usize>, Vec<u8>);

/// Reduces a table `CFF ` or `CFF2` to `kept` glyphs, which are numbered anew in their order, and to the subroutines that
/// they call.
///
/// # Errors
/// If a part cannot be read, or the font chooses between several sets of subroutines. Then the table is unchanged.
pub fn reduce(table: &mut [u8], kept: &IntSet<GlyphId>) -> Result<(), Error> {
    for (range, bytes) in rewrites(table, kept)? {
        if let Some(place) = table.get_mut(range) {
            place.fill(0);
            place.iter_mut().zip(bytes).for_each(|(old, new)| *old = new);
        }
    }
    Ok(())
}

fn rewrites(table: &[u8], kept: &IntSet<GlyphId>) -> Result<Vec<Rewrite>, Error> {
    let font = CffFontRef::new(table, 0, None)?;
    if font.num_subfonts() != 1 {
        return Err(Error::InvalidFontFormat);
    }
    let subfont = font.subfont(0, &[])?;
    let subrs = match subfont.subrs_offset() as usize {
        0 => Index::Empty,
        start => Index::new(table.get(start..).unwrap_or_default(), font.version() == 2)?,
    };
    let calls = Calls { global: font.global_subrs(), local: &subrs, called: RefCell::default() };
    let mut glyphs = Vec::new();
    for glyph in kept.iter() {
        let charstring = font.charstrings().get(glyph.to_u32() as usize)?;
        let store = font.var_store().cloned();
        let blend = store.map(|store| BlendState::new(store, &[], subfont.vs_index())).transpose()?;
        evaluate(&calls, blend, charstring, &mut Nothing)?;
        glyphs.push(charstring.to_vec());
    }
    let called = calls.called.into_inner();
    let mut rewrites = vec![list(table, font.charstrings(), &glyphs)?];
    for (is_global, subrs) in [(true, font.global_subrs()), (false, &subrs)] {
        if subrs.count() > 0 {
            let body = |index| {
                if called.contains(&(is_global, index)) { subrs.get(index as usize) } else { Ok(&[][..]) }
            };
            let bodies = (0..subrs.count()).map(|index| body(index).map(<[u8]>::to_vec));
            rewrites.push(list(table, subrs, &bodies.collect::<Result<Vec<_>, _>>()?)?);
        }
    }
    if font.version() == 1 {
        names(table, &font, glyphs.len(), &mut rewrites)?;
    }
    Ok(rewrites)
}

/// The names of glyphs, which no browser asks for: glyphs are named in order, and names that only glyphs had are blank.
fn names(table: &[u8], font: &CffFontRef, glyphs: usize, rewrites: &mut Vec<Rewrite>) -> Result<(), Error> {
    let top = Cff::read(FontData::new(table))?.top_dicts().get(0)?;
    let mut used = BTreeSet::new();
    for entry in entries(top, None) {
        match entry? {
            Entry::Charset(start) if start > 2 => {
                let [high, low] = u16::try_from(glyphs.saturating_sub(2)).unwrap_or(u16::MAX).to_be_bytes();
                // One range from name 1. Its length has one byte in the first format, and two in the second.
                let range = if high == 0 { vec![1, 0, 1, low] } else { vec![2, 0, 1, high, low] };
                rewrites.push((start..start + range.len(), range));
            }
            Entry::Version(name)
            | Entry::Notice(name)
            | Entry::FullName(name)
            | Entry::FamilyName(name)
            | Entry::Weight(name)
            | Entry::Copyright(name)
            | Entry::PostScript(name)
            | Entry::BaseFontName(name) => {
                used.insert(usize::from(Sid::to_u16(name)).wrapping_sub(STANDARD_NAMES));
            }
            _ => {}
        }
    }
    let Some(strings) = font.strings().filter(|strings| strings.count() > 0) else { return Ok(()) };
    let mut kept = Vec::new();
    let mut removed = 0;
    let mut last_removed = None;
    for index in 0..strings.count() as usize {
        let string = strings.get(index)?;
        if used.contains(&index) {
            kept.push(string.to_vec());
        } else {
            removed += string.len();
            last_removed = Some(index);
            kept.push(Vec::new());
        }
    }
    // The next list begins where this one ends, so it stays as long as it was.
    if let Some(string) = last_removed.and_then(|index| kept.get_mut(index)) {
        string.resize(removed, 0);
    }
    rewrites.push(list(table, strings, &kept)?);
    Ok(())
}

/// A list (INDEX) of other items, which are no more and no longer than before, at its old place.
fn list(table: &[u8], old: &Index, items: &[Vec<u8>]) -> Result<Rewrite, Error> {
    let (count, size) = (old.count() as usize, usize::from(old.off_size()));
    let is_wide = matches!(old, Index::Format2(_));
    let header = if is_wide { 5 } else { 3 };
    let first = place(table, old.get(0)?);
    let last = place(table, old.get(count.saturating_sub(1))?);
    let start = first.start.checked_sub((count + 1) * size + header).ok_or(Error::InvalidFontFormat)?;
    let mut bytes =
        (items.len() as u32).to_be_bytes().get(if is_wide { 0 } else { 2 }..).unwrap_or_default().to_vec();
    bytes.push(old.off_size());
    let mut end = 1_u32;
    let ends = items.iter().map(|item| {
        end += item.len() as u32;
        end
    });
    for offset in std::iter::once(1).chain(ends) {
        bytes.extend(offset.to_be_bytes().get(4_usize.saturating_sub(size)..).unwrap_or_default());
    }
    bytes.extend(items.concat());
    if bytes.len() > last.end.saturating_sub(start) {
        return Err(Error::InvalidFontFormat);
    }
    Ok((start..last.end, bytes))
}

/// Where a part of the table is.
fn place(table: &[u8], part: &[u8]) -> Range<usize> {
    let start = part.as_ptr().addr().wrapping_sub(table.as_ptr().addr());
    start..start.wrapping_add(part.len())
}

/// Notes which subroutines are called.
struct Calls<'a> {
    global: &'a Index<'a>,
    local: &'a Index<'a>,
    /// Whether a subroutine is global, and its number.
    called: RefCell<BTreeSet<(bool, u32)>>,
}

impl Calls<'_> {
    fn call<'a>(&self, is_global: bool, subrs: &Index<'a>, index: i32) -> Result<&'a [u8], Error> {
        let index = index.checked_add(subrs.subr_bias()).and_then(|index| u32::try_from(index).ok());
        let index = index.ok_or(Error::InvalidFontFormat)?;
        self.called.borrow_mut().insert((is_global, index));
        subrs.get(index as usize)
    }
}

impl CharstringContext for Calls<'_> {
    fn kind(&self) -> CharstringKind {
        CharstringKind::Type2
    }

    /// An old way to put an accent on a letter, so rare that such a font is left as it is.
    fn seac_components(&self, _base: i32, _accent: i32) -> Result<[&[u8]; 2], Error> {
        Err(Error::InvalidFontFormat)
    }

    fn global_subr(&self, index: i32) -> Result<&[u8], Error> {
        self.call(true, self.global, index)
    }

    fn subr(&self, index: i32) -> Result<&[u8], Error> {
        self.call(false, self.local, index)
    }
}

/// Draws nothing.
struct Nothing;

impl CommandSink for Nothing {
    fn move_to(&mut self, _x: Fixed, _y: Fixed) {}
    fn line_to(&mut self, _x: Fixed, _y: Fixed) {}
    fn curve_to(&mut self, _x0: Fixed, _y0: Fixed, _x1: Fixed, _y1: Fixed, _x: Fixed, _y: Fixed) {}
    fn close(&mut self) {}
}
