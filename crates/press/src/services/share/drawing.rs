//! The picture as SVG: the magazine's name, the title, author and date on the left, the cover on the right; the other
//! way round where one reads from right to left.

use super::typeset::{FAMILY, LEADING, typeset};
use crate::services::style::{colour, rule};
use broadsheet::model::Cover;
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
/// The cover's width.
const COVER: u32 = 412;

/// What a picture shows.
pub struct Card<'a> {
    /// The magazine's name.
    pub magazine: &'a str,
    /// The title.
    pub title: &'a str,
    /// The last line: author and date.
    pub line: &'a str,
    /// The cover.
    pub cover: Option<&'a Cover>,
    /// Whether the text is read from right to left.
    pub rtl: bool,
}

/// The picture of `card`, in the colours of `style`.
pub fn draw(card: &Card<'_>, style: &str, options: &Options<'_>) -> String {
    let Card { magazine, title, line, cover, rtl } = card;
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
    let paint = |property, default| colour(style, property).unwrap_or(default);
    let (paper, ink, muted, accent) = (
        paint("--paper", "#ffffff"),
        paint("--ink", "#111111"),
        paint("--muted", "#555555"),
        paint("--accent", "#aa2211"),
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
    let cover =
        cover.map(|cover| place(cover, if *rtl { 0 } else { width - COVER }, style)).unwrap_or_default();
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' font-family='{FAMILY}' \
         fill='{ink}' text-anchor='{anchor}'>\
         <rect width='{width}' height='{height}' fill='{paper}'/>\
         <rect x='{bar}' y='56' width='{BAR}' height='8' fill='{accent}'/>\
         <text x='{edge}' y='112' font-size='36'>{}</text>{lines}\
         <text x='{edge}' y='566' font-size='28' fill='{muted}'>{}</text>{cover}</svg>",
        said(magazine),
        said(line)
    )
}

/// The cover, cut to its column, which begins at `x`.
fn place(cover: &Cover, x: u32, style: &str) -> String {
    let (width, height) = (COVER, SIZE.1);
    match cover {
        Cover::Art(svg) => {
            let palette =
                svg.split('"').nth(1).and_then(|classes| classes.split(' ').nth(1)).unwrap_or_default();
            let palette = rule(style, &format!(".{palette}")).unwrap_or_default();
            let paint = |name, default| colour(palette, name).unwrap_or(default);
            let (ground, a, b, c) = (
                paint("--art-ground", "#dddddd"),
                paint("--art-a", "#333333"),
                paint("--art-b", "#777777"),
                paint("--art-c", "#aaaaaa"),
            );
            format!(
                "<style>.a{{fill:{a}}}.b{{fill:{b}}}.c{{fill:{c}}}.e{{stroke:{ground};stroke-width:3}}\
                 .s,.t,.u{{fill:none;stroke:{a}}}.t{{stroke:{c}}}.u{{stroke:{b}}}</style>\
                 <rect x='{x}' width='{width}' height='{height}' fill='{ground}'/>\
                 <svg x='{x}' width='{width}' height='{height}'>{svg}</svg>"
            )
        }
        Cover::Picture(picture) if picture.src.contains(':') => String::new(),
        Cover::Picture(picture) => format!(
            "<svg x='{x}' width='{width}' height='{height}' viewBox='0 0 {width} {height}'><image \
             width='{width}' height='{height}' preserveAspectRatio='xMidYMid slice' href='{}'/></svg>",
            escape(&*picture.src)
        ),
    }
}
