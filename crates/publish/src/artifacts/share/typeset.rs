//! Fits a title into a box: breaks it into lines by measured width, at the largest font size that fits.

use super::breaks::{Level, Part};
use super::setting::Setting;
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// The font sizes for titles in pixels, largest first.
const SIZES: [f32; 6] = [76.0, 66.0, 58.0, 50.0, 44.0, 38.0];
/// The line height, relative to the font size.
pub const LEADING: f32 = 1.1;

/// No box shows more bytes of text than this: eight lines of the narrowest letters with combining marks. The rest is
/// not measured.
const SEEN: usize = 1_200;

/// How much wider than the sum of its parts a line may be, because of kerning between them.
const KERNING: f32 = 1.01;

/// A typeset title.
#[derive(Debug, PartialEq)]
pub struct Lines {
    /// The font size in pixels.
    pub size: f32,
    /// The lines, from top to bottom.
    pub lines: Vec<String>,
}

/// Fits `title` into a box of `width` and `height` in pixels. A smaller size is preferred to a broken word. Text that
/// does not fit even at the smallest size ends with an ellipsis.
pub fn typeset(title: &str, (width, height): (f32, f32), setting: &Setting<'_>) -> Lines {
    let seen = &title[..title.floor_char_boundary(SEEN)];
    let whole = seen.len() == title.len();
    let wrapped = |size: f32, level| {
        // One line more than fits is enough to know that it does not fit.
        let lines = wrap(seen, width / size, rows(size, height) + 1, level, setting);
        Lines { size, lines }
    };
    let fits = |set: &Lines| {
        let widest = width / set.size * KERNING;
        let is_narrow = |line: &String| setting.width(line) <= widest;
        set.lines.len() <= rows(set.size, height) && set.lines.iter().all(is_narrow)
    };
    let all = Level::ALL.into_iter().flat_map(|level| SIZES.map(|size| (size, level)));
    if let Some(set) = all.map(|(size, level)| wrapped(size, level)).find(fits).filter(|_| whole) {
        return set;
    }
    let mut set = wrapped(SIZES[SIZES.len() - 1], Level::Letters);
    set.lines.truncate(rows(set.size, height).max(1));
    if let Some(last) = set.lines.last_mut() {
        *last = format!("{}…", last.trim_end_matches('-'));
    }
    for line in &mut set.lines {
        *line = cut(line, width / set.size * KERNING, setting).into_owned();
    }
    set
}

/// Shortens a text to at most `width`, in multiples of the font size, and ends it with an ellipsis if anything was cut.
pub fn cut<'t>(text: &'t str, width: f32, setting: &Setting<'_>) -> Cow<'t, str> {
    let seen = &text[..text.floor_char_boundary(SEEN)];
    if seen.len() == text.len() && setting.width(text) <= width {
        return Cow::Borrowed(text);
    }
    let ends: Vec<usize> = seen.grapheme_indices(true).map(|(end, _)| end).collect();
    let shorter = |end: usize| format!("{}…", seen[..end].trim_end_matches([' ', '-', '…']));
    let fits = ends.partition_point(|end| setting.width(&shorter(*end)) <= width);
    Cow::Owned(shorter(fits.checked_sub(1).map_or(0, |last| ends[last])))
}

/// The number of lines that fit into a height.
fn rows(size: f32, height: f32) -> usize {
    (height / (size * LEADING)) as usize
}

/// Breaks a text into at most `most` lines of at most `width`, in multiples of the font size. A part that cannot be
/// broken at `deepest` or above it is wider.
fn wrap(text: &str, width: f32, most: usize, deepest: Level, setting: &Setting<'_>) -> Vec<String> {
    let mut wrap = Wrap {
        lines: Vec::new(),
        line: String::new(),
        used: 0.0,
        hyphen: false,
        width,
        most,
        deepest,
        setting,
    };
    for part in Part::whole(text).split(Level::Words, setting.language) {
        wrap.add(part, Level::Words);
    }
    wrap.end_line();
    wrap.lines
}

/// The lines so far.
struct Wrap<'a> {
    lines: Vec<String>,
    /// The line that is being filled, its width, and whether it gets a hyphen if it ends here.
    line: String,
    used: f32,
    hyphen: bool,
    width: f32,
    most: usize,
    deepest: Level,
    setting: &'a Setting<'a>,
}

impl Wrap<'_> {
    /// Adds a part, which is broken only if it is wider than a line.
    fn add(&mut self, part: Part<'_>, level: Level) {
        if self.lines.len() == self.most {
            return;
        }
        let hyphen = if part.hyphen { self.setting.width("-") } else { 0.0 };
        let needed = self.setting.width(part.text.trim_end()) + hyphen;
        if self.used + needed <= self.width {
            self.append(part);
            return;
        }
        match level.next().filter(|level| *level <= self.deepest && needed > self.width) {
            Some(level) => {
                for part in part.split(level, self.setting.language) {
                    self.add(part, level);
                }
            }
            None => {
                self.end_line();
                self.append(part);
            }
        }
    }

    fn append(&mut self, part: Part<'_>) {
        self.line += part.text;
        self.used += self.setting.width(part.text);
        self.hyphen = part.hyphen;
    }

    fn end_line(&mut self) {
        let line = self.line.trim_end();
        if !line.is_empty() && self.lines.len() < self.most {
            self.lines.push(format!("{line}{}", if self.hyphen { "-" } else { "" }));
        }
        (self.used, self.hyphen) = (0.0, false);
        self.line.clear();
    }
}

#[cfg(test)]
mod tests;
