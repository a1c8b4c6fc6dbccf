//! What is written in a share picture, as SVG: the magazine's name, the title, author and date, on the left of the cover;
//! on its right where one reads from right to left.

use super::typeset::{FAMILY, LEADING, cut, typeset};
use crate::artifacts::style::paint;
use images::drawing::COVER;
use quick_xml::escape::escape;
use resvg::usvg::Options;
use std::fmt::Write;

/// Width and height in pixels: what the platforms ask for.
pub const SIZE: (u32, u32) = (1200, 630);

/// Where the text begins, and the box of the title: left, top, width, height.
const LEFT: f32 = 64.0;
const TITLE: (f32, f32) = (660.0, 370.0);
/// The width of the bar above the name.
const BAR: f32 = 64.0;
/// The sizes of the magazine's name and of the last line.
const NAME: f32 = 36.0;
const LINE: f32 = 28.0;

/// What a picture shows.
pub struct Card<'a> {
    /// The magazine's name.
    pub magazine: &'a str,
    /// The title.
    pub title: &'a str,
    /// The last line: author and date.
    pub line: &'a str,
    /// Whether the text is read from right to left.
    pub rtl: bool,
}

/// Where the cover begins, from the left.
pub fn cover(rtl: bool) -> u32 {
    if rtl { 0 } else { SIZE.0 - COVER.0 }
}

/// What is written on `card`, in the colours of `style`.
pub fn draw(card: &Card<'_>, style: &str, options: &Options<'_>) -> String {
    let Card { magazine, title, line, rtl } = card;
    let (width, height) = SIZE;
    let (edge, bar, anchor) = match rtl {
        true => (width as f32 - LEFT, width as f32 - LEFT - BAR, "end"),
        false => (LEFT, LEFT, "start"),
    };
    // The drawing library takes a line to be from left to right, unless the line says otherwise.
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
    // The block of lines stands in the middle between the name and the last line.
    let mut y = 330.0 - set.lines.len() as f32 * set.size * LEADING / 2.0 + set.size * 0.8;
    for text in &set.lines {
        // Writing into a string does not fail.
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
