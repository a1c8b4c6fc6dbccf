//! Measures how much room a font takes.

use crate::letters::Letters;
use crate::script::Script;
use skrifa::instance::{Location, Size};
use skrifa::outline::DrawSettings;
use skrifa::raw::TableProvider;
use skrifa::raw::model::pen::ControlBoundsPen;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

/// How a typeface looks, which determines what can stand in for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// With serifs, like Times New Roman.
    Serif,
    /// Without serifs, like Arial.
    Sans,
    /// Every letter as wide as the others, like Courier New.
    Mono,
}

/// How much room a font takes. Lengths are in em, the font's size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metrics {
    /// From the baseline to the top of a line.
    pub ascent: f32,
    /// From the baseline to the bottom of a line, positive.
    pub descent: f32,
    /// Between lines.
    pub line_gap: f32,
    /// The mean width of a letter in a text, in regular weight if the font has it. `None` if a letter is missing, or the
    /// script's letters have no [share](Letters).
    pub letter: Option<f32>,
    /// The script of the letters that were measured.
    pub script: Script,
    /// How it looks.
    pub kind: Kind,
    /// Whether all its weights are bold.
    pub is_bold: bool,
    /// Whether it is italic.
    pub is_italic: bool,
}

/// The least weight that counts as bold.
const BOLD: u16 = 600;
/// The weight of text, and its size, in px, at which a font with optical sizes is measured.
const REGULAR: f32 = 400.0;
const TEXT_SIZE: f32 = 18.0;

/// The name of a font's family, in English if it has one.
pub fn family(font: &FontRef) -> String {
    let names = [StringId::TYPOGRAPHIC_FAMILY_NAME, StringId::FAMILY_NAME];
    let mut names = names.into_iter().filter_map(|id| font.localized_strings(id).english_or_first());
    names.next().map(|name| name.to_string()).unwrap_or_default()
}

/// The weights that a font has: the least and the greatest.
pub fn weights(font: &FontRef) -> (u16, u16) {
    if let Some(axis) = font.axes().iter().find(|axis| axis.tag() == "wght") {
        return (axis.min_value().round() as u16, axis.max_value().round() as u16);
    }
    let weight = font.os2().map_or(400, |os2| os2.us_weight_class());
    // Old fonts count from 1 to 9.
    let weight = if weight < 10 { weight * 100 } else { weight }.clamp(1, 1000);
    (weight, weight)
}

/// Measures a font with the letters of a script.
pub fn measure(font: &FontRef, script: Script) -> Metrics {
    let location = font.axes().location([("wght", REGULAR), ("opsz", TEXT_SIZE)]);
    let metrics = font.metrics(Size::unscaled(), &location);
    let em = f32::from(metrics.units_per_em.max(1));
    let glyphs = font.glyph_metrics(Size::unscaled(), &location);
    let charmap = font.charmap();
    let letter = Letters::of(script).and_then(|letters| {
        let widths = letters.alphabet.chars().map(|letter| glyphs.advance_width(charmap.map(letter)?));
        letters.mean(widths)
    });
    Metrics {
        ascent: metrics.ascent / em,
        descent: -metrics.descent / em,
        line_gap: metrics.leading / em,
        letter: letter.map(|letter| letter / em),
        script,
        kind: kind(font, &location, metrics.is_monospace),
        is_bold: weights(font).0 >= BOLD,
        is_italic: font.attributes().style != skrifa::attribute::Style::Normal,
    }
}

/// The kind that the font declares, or that its name says, and otherwise that of its capital I, which is wide only with
/// serifs.
fn kind(font: &FontRef, location: &Location, is_monospace: bool) -> Kind {
    const LATIN_TEXT: u8 = 2;
    const MONOSPACED: u8 = 9;
    const LEAST_WIDTH_WITH_SERIFS: f32 = 0.3;
    let panose = font.os2().map(|os2| os2.panose_10()).unwrap_or_default();
    if is_monospace || matches!(panose, [LATIN_TEXT, _, _, MONOSPACED, ..]) {
        return Kind::Mono;
    }
    match panose {
        [LATIN_TEXT, 2..=10, ..] => return Kind::Serif,
        [LATIN_TEXT, 11..=15, ..] => return Kind::Sans,
        _ => {}
    }
    let name = family(font);
    if name.contains("Sans") {
        return Kind::Sans;
    }
    if name.contains("Serif") || name.contains("Slab") {
        return Kind::Serif;
    }
    let mut pen = ControlBoundsPen::new();
    let outline = font.charmap().map('I').and_then(|glyph| font.outline_glyphs().get(glyph));
    let drawn = outline.is_some_and(|outline| {
        outline.draw(DrawSettings::unhinted(Size::unscaled(), location), &mut pen).is_ok()
    });
    let Some(ink) = pen.bounding_box().filter(|_| drawn) else { return Kind::Sans };
    let (width, height) = (ink.x_max - ink.x_min, ink.y_max - ink.y_min);
    // What an italic letter is wider because it leans.
    let slant =
        font.post().map_or(0.0, |post| post.italic_angle().to_f32().to_radians().tan().abs()) * height;
    if width - slant > LEAST_WIDTH_WITH_SERIFS * height { Kind::Serif } else { Kind::Sans }
}
