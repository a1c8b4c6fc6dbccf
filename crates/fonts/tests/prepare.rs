//! Fonts in the repository, prepared and read again.

#![allow(clippy::unwrap_used)]

use broadsheet_fonts::fallback::fallback;
use broadsheet_fonts::metrics::Kind;
use broadsheet_fonts::{Characters, Face, FontError, prepare, unpack};
use harfrust::{ShapeOptions, ShaperData, UnicodeBuffer};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::DrawSettings;
use skrifa::raw::TableProvider;
use skrifa::raw::model::pen::SvgPen;
use skrifa::raw::ps::cff::CffFontRef;
use skrifa::raw::types::Tag;
use skrifa::{FontRef, MetadataProvider};
use std::sync::LazyLock;

const TRUETYPE: &[u8] = include_bytes!("../../images/fonts/newsreader-600.ttf");
/// A few rectangles as PostScript outlines, with subroutines of both kinds, a ligature and kerning. Made for this test,
/// with fontTools.
const POSTSCRIPT: &[u8] = include_bytes!("shapes.otf");
static ENGLISH: LazyLock<Face> = LazyLock::new(|| prepared(TRUETYPE, "en"));

const WOFF2: &[u8] = include_bytes!("../../../public/fonts/newsreader.woff2");

fn prepared(bytes: &[u8], language: &str) -> Face {
    prepare(bytes, &Characters::of(language)).unwrap()
}

/// The uncompressed tables of a file of a face.
fn tables(face: &Face, file: usize) -> Vec<u8> {
    unpack(&face.files[file].woff2).unwrap()
}

/// The path and the width of a letter.
fn drawn(tables: &[u8], letter: char) -> (String, Option<f32>) {
    let font = FontRef::new(tables).unwrap();
    let glyph = font.charmap().map(letter).unwrap();
    let mut pen = SvgPen::new();
    let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
    font.outline_glyphs().get(glyph).unwrap().draw(settings, &mut pen).unwrap();
    (pen.to_string(), font.glyph_metrics(Size::unscaled(), LocationRef::default()).advance_width(glyph))
}

/// The number of glyphs that a text becomes, and its width.
fn typeset(tables: &[u8], text: &str) -> (usize, i32) {
    let font = FontRef::new(tables).unwrap();
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    let data = ShaperData::new(&font);
    let glyphs = data.shaper(&font).build().shape(buffer, ShapeOptions::new());
    (glyphs.len(), glyphs.glyph_positions().iter().map(|glyph| glyph.x_advance).sum())
}

fn has(face: &Face, file: usize, letter: char) -> bool {
    face.files[file].coverage.iter().any(|range| range.contains(&letter.into()))
}

#[test]
fn a_subset_is_much_smaller_and_draws_the_same_letters() {
    let face = &*ENGLISH;
    assert!(face.files[0].woff2.len() * 4 < TRUETYPE.len(), "{}", face.files[0].woff2.len());
    let subset = tables(face, 0);
    for letter in "AaBbgQé&1\u{2014}".chars() {
        assert_eq!(drawn(&subset, letter), drawn(TRUETYPE, letter), "{letter}");
    }
    let rest = tables(face, 1);
    for letter in "äßŁ€".chars() {
        assert_eq!(drawn(&rest, letter), drawn(TRUETYPE, letter), "{letter}");
    }
}

#[test]
fn kerning_and_ligatures_stay() {
    let subset = tables(&ENGLISH, 0);
    for text in ["AVATAR To Yves, “Tea”", "office fjord flight affix"] {
        assert_eq!(typeset(&subset, text), typeset(TRUETYPE, text), "{text}");
    }
    let apart: i32 = "AVATAR".chars().map(|letter| typeset(&subset, &letter.to_string()).1).sum();
    assert!(typeset(&subset, "AVATAR").1 < apart);
    assert!(typeset(&subset, "office").0 < "office".len());
}

#[test]
fn postscript_outlines_are_reduced_and_stay_the_same() {
    let face = prepared(POSTSCRIPT, "en");
    let subset = tables(&face, 0);
    for letter in "ABCfi1é".chars() {
        assert_eq!(drawn(&subset, letter), drawn(POSTSCRIPT, letter), "{letter}");
    }
    for text in ["AB AC", "fi"] {
        assert_eq!(typeset(&subset, text), typeset(POSTSCRIPT, text), "{text}");
    }
    let rest = tables(&face, 1);
    assert_eq!(drawn(&rest, 'Ł'), drawn(POSTSCRIPT, 'Ł'));
    let font = FontRef::new(&rest).unwrap();
    assert_eq!(font.maxp().unwrap().num_glyphs(), 2);
    let outlines = CffFontRef::new_cff(font.cff().unwrap().offset_data().as_bytes(), 0, None).unwrap();
    assert_eq!(outlines.num_glyphs(), 2);
    // Of the subroutines, the one that only A calls is gone, and that of C is there.
    assert!(
        outlines.global_subrs().get(0).unwrap().is_empty()
            && !outlines.global_subrs().get(1).unwrap().is_empty()
    );
}

#[test]
fn a_language_has_its_letters_in_the_first_file() {
    let german = prepared(TRUETYPE, "de");
    assert!(!has(&ENGLISH, 0, 'ß') && has(&ENGLISH, 1, 'ß'));
    assert!(has(&german, 0, 'ä') && has(&german, 0, 'ß') && !has(&german, 1, 'ß'));
    assert!(!has(&german, 0, 'я') && !has(&german, 1, 'я'));
    for file in [0, 1] {
        let tables = tables(&german, file);
        let charmap = FontRef::new(&tables).unwrap().charmap();
        for letter in german.files[file].coverage.iter().cloned().flatten() {
            assert!(charmap.map(letter).is_some(), "{letter:x}");
        }
    }
}

#[test]
fn a_script_that_the_font_lacks_leaves_what_the_font_has() {
    let russian = prepared(TRUETYPE, "ru");
    assert!(has(&russian, 0, 'a') && !has(&russian, 0, 'я') && russian.metrics.letter.is_none());
}

#[test]
fn every_character_of_japanese_is_kept() {
    let face = prepared(TRUETYPE, "ja");
    assert_eq!(face.files.len(), 1);
    assert!(has(&face, 0, 'ß') && has(&face, 0, 'Ł'));
    assert_eq!(drawn(&tables(&face, 0), 'g'), drawn(TRUETYPE, 'g'));
}

#[test]
fn the_same_bytes_give_the_same_files() {
    assert_eq!(prepared(TRUETYPE, "en"), *ENGLISH);
}

#[test]
fn woff2_stays_as_it_is() {
    let face = prepared(WOFF2, "en");
    assert_eq!(face.files.len(), 1);
    assert_eq!(face.files[0].woff2, WOFF2);
    assert_eq!((face.weights, face.is_italic, face.metrics.kind), ((400, 700), false, Kind::Serif));
    assert!(has(&face, 0, 'a') && has(&face, 0, '\u{2019}') && !has(&face, 0, 'ß'));
}

#[test]
fn the_fallback_is_close_to_the_one_measured_in_a_browser() {
    let metrics = prepared(WOFF2, "en").metrics;
    let fallback = fallback(&metrics, metrics.kind);
    // `style/tokens.css` has these.
    let measured =
        [(fallback.size_adjust, 101.6), (fallback.ascent_override, 72.3), (fallback.descent_override, 26.1)];
    for (computed, measured) in measured {
        assert!((computed - measured).abs() < 0.1, "{computed} instead of {measured}");
    }
    assert_eq!(fallback.line_gap_override, 0.0);
    assert_eq!(fallback.local.first(), Some(&"Times New Roman"));
}

#[test]
fn bold_and_italic_have_fallbacks_of_their_own() {
    let bold = ENGLISH.metrics;
    assert!(bold.is_bold && fallback(&bold, bold.kind).local.contains(&"Liberation Serif Bold"));
    let italic = prepared(include_bytes!("../../../public/fonts/newsreader-italic.woff2"), "en").metrics;
    assert!(italic.is_italic && fallback(&italic, italic.kind).local.contains(&"Liberation Serif Italic"));
}

#[test]
fn what_is_cut_off_is_damaged() {
    for font in [TRUETYPE, WOFF2, POSTSCRIPT] {
        for length in (4..font.len()).step_by(97).chain([font.len() - 4]) {
            let error = prepare(&font[..length], &Characters::of("en")).unwrap_err();
            assert!(matches!(error, FontError::Damaged(_)), "{length}: {error}");
        }
    }
}

#[test]
fn no_changed_byte_ends_the_program() {
    for (font, step) in [(TRUETYPE, 9_973), (WOFF2, 9_973), (POSTSCRIPT, 29)] {
        for place in (0..400).step_by(37).chain((400..font.len()).step_by(step)) {
            let mut font = font.to_vec();
            font[place] ^= 0xff;
            drop(prepare(&font, &Characters::of("en")));
        }
    }
}

#[test]
fn other_files_are_refused_with_a_reason() {
    let refused = |bytes: &[u8]| prepare(bytes, &Characters::of("en")).unwrap_err();
    assert_eq!(refused(b""), FontError::NotAFont);
    assert_eq!(refused(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), FontError::NotAFont);
    assert_eq!(refused(b"wOFF\0\x01\0\0"), FontError::OldWoff);
    assert_eq!(refused(b"ttcf\0\x01\0\0"), FontError::Collection);
    assert_eq!(refused(&vec![0; 11 << 20]), FontError::TooLarge(11 << 20));
}

/// The font with other permissions.
fn permitted(bits: u16) -> Vec<u8> {
    let font = FontRef::new(TRUETYPE).unwrap();
    let record = font
        .table_directory()
        .table_records()
        .iter()
        .find(|record| record.tag() == Tag::new(b"OS/2"))
        .unwrap();
    let place = record.offset() as usize + 8;
    let mut bytes = TRUETYPE.to_vec();
    bytes[place..place + 2].copy_from_slice(&bits.to_be_bytes());
    bytes
}

#[test]
fn a_font_that_must_not_be_embedded_is_refused() {
    for bits in [0x0002, 0x0200] {
        assert_eq!(prepare(&permitted(bits), &Characters::of("en")).unwrap_err(), FontError::Forbidden);
    }
    assert!(prepare(&permitted(0x0004), &Characters::of("en")).is_ok());
}

#[test]
fn a_font_that_must_not_be_subset_is_packed_whole() {
    let face = prepare(&permitted(0x0100), &Characters::of("en")).unwrap();
    assert_eq!(face.files.len(), 1);
    assert!(has(&face, 0, 'ß') && has(&face, 0, 'Ł'));
}
