//! Sets a line of text: chooses the fonts of its parts, orders them from left to right, and measures them.
//!
//! resvg would do this too, but it draws boxes where two fonts divide the same text into different numbers of glyphs.
//! Given parts with one font and one direction, it has nothing to choose.

use crate::artifacts::fonts::Faces;
use crate::artifacts::fonts::face::{Face, region};
use quick_xml::escape::escape;
use resvg::usvg::{Node, Options, Tree};
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};
use unicode_bidi::{BidiInfo, Level};
use unicode_segmentation::UnicodeSegmentation;

/// The font size at which text is measured. The fonts have the same proportions at every size.
const MEASURED: f32 = 100.0;

/// How the text of a picture is set.
pub struct Setting<'a> {
    /// A BCP 47 tag.
    pub language: &'a str,
    /// Whether lines run from right to left.
    pub rtl: bool,
    faces: &'a Faces,
    options: Options<'static>,
    /// The widths of parts already measured, which titles repeat at every size.
    widths: Mutex<HashMap<String, f32>>,
}

/// Text with one font and one direction.
#[derive(Clone, Copy)]
struct Run<'a> {
    text: &'a str,
    face: &'a Face,
    rtl: bool,
}

impl<'a> Setting<'a> {
    /// Sets text of a language in these faces.
    pub fn new(faces: &'a Faces, language: &'a str, rtl: bool) -> Self {
        Self { language, rtl, faces, options: faces.options(), widths: Mutex::default() }
    }

    /// The width of a text, including spaces at its ends, in multiples of the font size.
    pub fn width(&self, text: &str) -> f32 {
        let known = || self.widths.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(width) = known().get(text) {
            return *width;
        }
        let width = self.runs(text).iter().map(|run| self.measured(run)).sum();
        known().insert(text.to_owned(), width);
        width
    }

    /// A line as SVG, with its baseline at `y`. It begins at `edge`, or ends there if it runs from right to left.
    pub fn line(&self, text: &str, (edge, y): (f32, f32), size: f32) -> String {
        let runs = self.runs(text);
        let widths: Vec<f32> = runs.iter().map(|run| self.measured(run) * size).collect();
        let mut x = if self.rtl { edge - widths.iter().sum::<f32>() } else { edge };
        let mut svg = String::new();
        for (run, width) in runs.iter().zip(widths) {
            let _ = write!(svg, "<text x='{x:.2}' y='{y}' font-size='{size}' {}", run.rest());
            x += width;
        }
        svg
    }

    fn measured(&self, run: &Run<'_>) -> f32 {
        if run.text.trim().is_empty() {
            // resvg drops a text that consists of spaces.
            let with = |text: &str| self.measured(&Run { text, ..*run });
            return with(&format!("n{}n", run.text)) - with("nn");
        }
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg'><text font-size='{MEASURED}' {}</svg>",
            run.rest()
        );
        let tree = Tree::from_str(&svg, &self.options);
        let width = |node: &Node| match node {
            Node::Text(text) => text.bounding_box().width(),
            _ => 0.0,
        };
        tree.map_or(0.0, |tree| tree.root().children().iter().map(width).sum::<f32>() / MEASURED)
    }

    /// The runs of a line, from left to right.
    fn runs<'t>(&'t self, text: &'t str) -> Vec<Run<'t>> {
        let base = if self.rtl { Level::rtl() } else { Level::ltr() };
        let bidi = BidiInfo::new(text, Some(base));
        let mut runs = Vec::new();
        for paragraph in &bidi.paragraphs {
            let (levels, visual) = bidi.visual_runs(paragraph, paragraph.range.clone());
            for range in visual {
                let rtl = levels[range.start].is_rtl();
                let mut same = self.runs_of_faces(&text[range], rtl);
                if rtl {
                    same.reverse();
                }
                runs.append(&mut same);
            }
        }
        runs
    }

    /// The runs of a text with one direction, in reading order.
    fn runs_of_faces<'t>(&'t self, text: &'t str, rtl: bool) -> Vec<Run<'t>> {
        let mut runs: Vec<Run<'t>> = Vec::new();
        let mut start = 0;
        for (at, cluster) in text.grapheme_indices(true) {
            let face = self.faces.choose(cluster, region(self.language));
            match runs.last_mut() {
                // Spaces stay with the word before them, whose font knows how wide they are; emoji have wide ones.
                Some(last) if last.face.name == face.name || cluster == " " && last.face.has_spaces() => {
                    last.text = &text[start..at + cluster.len()];
                }
                _ => {
                    start = at;
                    runs.push(Run { text: cluster, face, rtl });
                }
            }
        }
        runs
    }
}

impl Run<'_> {
    /// The end of its text element.
    fn rest(&self) -> String {
        let text = escape(self.text);
        // resvg treats a text as left-to-right unless it is embedded explicitly, and spaces at its end even then.
        let (before, after) = if self.rtl { ("\u{202b}", "\u{200f}\u{202c}") } else { ("", "") };
        let weight = self.face.weight().map_or_else(String::new, |weight| format!(" font-weight='{weight}'"));
        format!("font-family='{}'{weight} xml:space='preserve'>{before}{text}{after}</text>", self.face.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artifacts::fonts::Fonts;
    use crate::artifacts::share::tests::SQUARES;

    #[test]
    fn runs_are_in_visual_order() {
        let fonts = Fonts::with(&[], |_| {});
        for (text, rtl, runs) in [
            ("\u{5d0} Docker (2) \u{5d1}", true, &[" \u{5d1}", "Docker (2)", "\u{5d0} "][..]),
            ("\u{5d0} 2025 Docker", true, &["Docker", " ", "2025", "\u{5d0} "]),
            ("Docker \u{5d0} 2", false, &["Docker ", "2", "\u{5d0} "]),
        ] {
            let setting = Setting::new(fonts.own(), "he", rtl);
            let found: Vec<_> = setting.runs(text).into_iter().map(|run| run.text).collect();
            assert_eq!(found, runs, "{text}");
        }
    }

    #[test]
    fn spaces_between_fonts_have_a_width() {
        let fonts = Fonts::with(&[], |fonts| fonts.load_font_data(SQUARES.to_vec()));
        let setting = Setting::new(fonts.all(), "th", false);
        let space = setting.width("ก ก") - 2.0 * setting.width("ก");
        assert!((0.1..0.5).contains(&space), "{space}");
    }
}
