//! The text of a share picture, as SVG: site name, title, author and date. It is to the left of the cover, or to the
//! right in right-to-left languages.

use super::setting::Setting;
use super::typeset::{LEADING, cut, typeset};
use crate::artifacts::style::paint;
use images::drawing::COVER;
use unicode_normalization::UnicodeNormalization;

/// The width and height in pixels that social platforms recommend.
pub const SIZE: (u32, u32) = (1200, 630);

/// The horizontal margin of the text, and the width and height of the title's box.
const LEFT: f32 = 64.0;
const TITLE: (f32, f32) = (660.0, 370.0);
/// The width of the bar above the site name.
const BAR: f32 = 64.0;
/// The font sizes of the site name and of the last line.
const NAME: f32 = 36.0;
const LINE: f32 = 28.0;

/// The text of a share picture.
pub struct Card<'a> {
    /// The name of the site.
    pub magazine: &'a str,
    /// The title.
    pub title: &'a str,
    /// The last line: author and date.
    pub line: &'a str,
    /// The language of the title, as a BCP 47 tag.
    pub language: &'a str,
}

/// The cover's distance from the left edge, in pixels.
pub fn cover(rtl: bool) -> u32 {
    if rtl { 0 } else { SIZE.0 - COVER.0 }
}

/// The colours of the text, as CSS.
#[derive(Clone, Debug)]
pub struct Colours {
    paper: String,
    ink: String,
    muted: String,
    accent: String,
}

impl Colours {
    /// Those of a style sheet.
    pub fn of(style: &str) -> Self {
        let paint = |name, other| paint(style, name, other).to_string();
        Self {
            paper: paint("--paper", "#ffffff"),
            ink: paint("--ink", "#111111"),
            muted: paint("--muted", "#555555"),
            accent: paint("--accent", "#aa2211"),
        }
    }
}

/// The text of `card` as SVG.
pub fn draw(card: &Card<'_>, colours: &Colours, setting: &Setting<'_>) -> String {
    // A letter and its mark may be one glyph, and a line ends only where the text is broken.
    let clean = |text: &str| -> String {
        text.nfc().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
    };
    let (magazine, title, line) = (clean(card.magazine), clean(card.title), clean(card.line));
    let (width, height) = SIZE;
    let (edge, bar) = match setting.rtl {
        true => (width as f32 - LEFT, width as f32 - LEFT - BAR),
        false => (LEFT, LEFT),
    };
    let Colours { paper, ink, muted, accent } = colours;
    let set = typeset(&title, TITLE, setting);
    let mut lines = String::new();
    // Centre the title between the site name and the last line.
    let mut y = 330.0 - set.lines.len() as f32 * set.size * LEADING / 2.0 + set.size * 0.8;
    for text in &set.lines {
        lines += &setting.line(text, (edge, y), set.size);
        y += set.size * LEADING;
    }
    let small =
        |text: &str, y: f32, size: f32| setting.line(&cut(text, TITLE.0 / size, setting), (edge, y), size);
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' fill='{ink}'>\
         <rect width='{width}' height='{height}' fill='{paper}'/>\
         <rect x='{bar}' y='56' width='{BAR}' height='8' fill='{accent}'/>{}{lines}<g fill='{muted}'>{}</g></svg>",
        small(&magazine, 112.0, NAME),
        small(&line, 566.0, LINE),
    )
}
