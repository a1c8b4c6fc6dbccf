//! The text of a share picture, as SVG: site name, title, author and date. It is to the left of the cover, or to the
//! right in right-to-left languages.

use super::typeset::{FAMILY, LEADING, cut, typeset};
use crate::artifacts::style::paint;
use images::drawing::COVER;
use quick_xml::escape::escape;
use resvg::usvg::Options;
use std::fmt::Write;

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
    /// Whether the text is right-to-left.
    pub rtl: bool,
}

/// The cover's distance from the left edge, in pixels.
pub fn cover(rtl: bool) -> u32 {
    if rtl { 0 } else { SIZE.0 - COVER.0 }
}

/// The text of `card` as SVG, in the colours of `style`.
pub fn draw(card: &Card<'_>, style: &str, options: &Options<'_>) -> String {
    let Card { magazine, title, line, rtl } = card;
    let (width, height) = SIZE;
    let (edge, bar, anchor) = match rtl {
        true => (width as f32 - LEFT, width as f32 - LEFT - BAR, "end"),
        false => (LEFT, LEFT, "start"),
    };
    // resvg treats a line as left-to-right unless it is embedded explicitly.
    let said = |text: &str| match rtl {
        true => format!("\u{202b}{}\u{202c}", escape(text)),
        false => escape(text).into_owned(),
    };
    let (paper, ink, muted, accent) = (
        paint(style, "--paper", "#ffffff"),
        paint(style, "--ink", "#111111"),
        paint(style, "--muted", "#555555"),
        paint(style, "--accent", "#aa2211"),
    );
    let set = typeset(title, TITLE, options);
    let mut lines = String::new();
    // Centre the title between the site name and the last line.
    let mut y = 330.0 - set.lines.len() as f32 * set.size * LEADING / 2.0 + set.size * 0.8;
    for text in &set.lines {
        let _ = write!(lines, "<text x='{edge}' y='{y}' font-size='{}'>{}</text>", set.size, said(text));
        y += set.size * LEADING;
    }
    let (magazine, line) = (cut(magazine, TITLE.0 / NAME, options), cut(line, TITLE.0 / LINE, options));
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' font-family='{FAMILY}' \
         fill='{ink}' text-anchor='{anchor}'>\
         <rect width='{width}' height='{height}' fill='{paper}'/>\
         <rect x='{bar}' y='56' width='{BAR}' height='8' fill='{accent}'/>\
         <text x='{edge}' y='112' font-size='{NAME}'>{}</text>{lines}\
         <text x='{edge}' y='566' font-size='{LINE}' fill='{muted}'>{}</text></svg>",
        said(&magazine),
        said(&line)
    )
}
