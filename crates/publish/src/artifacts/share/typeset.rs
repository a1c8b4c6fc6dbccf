//! Fits a title into a box: breaks it into lines by measured width, at the largest font size that fits.

use quick_xml::escape::escape;
use resvg::usvg::{Options, Tree};
use std::borrow::Cow;
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

/// The font family of share pictures.
pub const FAMILY: &str = "Newsreader";

/// The font sizes for titles in pixels, largest first.
const SIZES: [f32; 6] = [76.0, 66.0, 58.0, 50.0, 44.0, 38.0];
/// The line height, relative to the font size.
pub const LEADING: f32 = 1.1;

/// No box shows more bytes of text than this: eight lines of the narrowest letters with combining marks. The rest is
/// not measured.
const SEEN: usize = 1_200;

/// A typeset title.
#[derive(Debug, PartialEq)]
pub struct Lines {
    /// The font size in pixels.
    pub size: f32,
    /// The lines, from top to bottom.
    pub lines: Vec<String>,
}

/// Fits `title` into a box of `width` and `height` in pixels. Text that does not fit even at the smallest size ends
/// with an ellipsis, as does a word wider than the box.
pub fn typeset(title: &str, (width, height): (f32, f32), options: &Options<'_>) -> Lines {
    let seen = &title[..title.floor_char_boundary(SEEN)];
    let mut set = Lines { size: 0.0, lines: Vec::new() };
    for size in SIZES {
        // One line more than fits is enough to know that it does not fit.
        set = Lines { size, lines: wrap(seen, width / size, rows(size, height) + 1, options) };
        let whole_words = set.lines.iter().all(|line| wide(line, options) <= width / size);
        if seen.len() == title.len() && whole_words && set.lines.len() <= rows(size, height) {
            return set;
        }
    }
    let most = rows(set.size, height).max(1);
    let is_cut = set.lines.len() > most || seen.len() < title.len();
    set.lines.truncate(most);
    let last = set.lines.len() - 1;
    for (at, line) in set.lines.iter_mut().enumerate() {
        if at == last && is_cut {
            line.push('…');
        }
        *line = cut(line, width / set.size, options).into_owned();
    }
    set
}

/// Shortens a text to at most `width`, in multiples of the font size, and ends it with an ellipsis if anything was cut.
pub fn cut<'t>(text: &'t str, width: f32, options: &Options<'_>) -> Cow<'t, str> {
    let seen = &text[..text.floor_char_boundary(SEEN)];
    if seen.len() == text.len() && wide(text, options) <= width {
        return Cow::Borrowed(text);
    }
    let ends: Vec<usize> = seen.grapheme_indices(true).map(|(end, _)| end).collect();
    let shorter = |end: usize| format!("{}…", seen[..end].trim_end_matches([' ', '…']));
    let fits = ends.partition_point(|end| wide(&shorter(*end), options) <= width);
    Cow::Owned(shorter(fits.checked_sub(1).map_or(0, |last| ends[last])))
}

/// The number of lines that fit into a height.
fn rows(size: f32, height: f32) -> usize {
    (height / (size * LEADING)) as usize
}

/// Breaks a text at Unicode line break opportunities into at most `most` lines of at most `width`, in multiples of the
/// font size.
fn wrap(text: &str, width: f32, most: usize, options: &Options<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut start = 0;
    for (end, _) in linebreaks(text) {
        let piece = &text[start..end];
        start = end;
        let longer = format!("{line}{piece}");
        if !line.is_empty() && wide(longer.trim_end(), options) > width {
            lines.push(line.trim_end().to_owned());
            if lines.len() == most {
                return lines;
            }
            line = piece.to_owned();
        } else {
            line = longer;
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The width of a line, in multiples of the font size.
fn wide(line: &str, options: &Options<'_>) -> f32 {
    let text = escape(line);
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg'><text font-family='{FAMILY}' font-size='100'>{text}</text></svg>"
    );
    Tree::from_str(&svg, options).map_or(0.0, |tree| tree.root().bounding_box().width() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artifacts::share::options;

    const BOX: (f32, f32) = (660.0, 370.0);

    fn set(title: &str) -> Lines {
        typeset(title, BOX, &options(false))
    }

    #[test]
    fn short_title_uses_the_largest_size() {
        let set = set("Docker");
        assert_eq!((set.size, set.lines), (SIZES[0], vec!["Docker".to_owned()]));
    }

    #[test]
    fn long_title_uses_a_smaller_size() {
        let title =
            "Authentication and Authorization in Microservices, or Who Is Asking, and How Do You Know";
        let set = set(title);
        assert!(set.size < SIZES[0] && set.lines.len() as f32 * set.size * LEADING <= BOX.1, "{set:?}");
        assert_eq!(set.lines.join(" "), title);
    }

    #[test]
    fn overlong_title_ends_with_an_ellipsis() {
        let set = set(&"All of it and more ".repeat(40));
        assert!(set.lines.last().is_some_and(|line| line.ends_with('…')), "{set:?}");
        assert!(set.lines.len() as f32 * set.size * LEADING <= BOX.1, "{set:?}");
    }

    #[test]
    fn overlong_word_is_cut() {
        for title in ["m".repeat(100_000), "mm ".repeat(100_000), "e\u{301}".repeat(50_000)] {
            let set = set(&title);
            assert!(set.lines.last().is_some_and(|line| line.ends_with('…')), "{set:?}");
            let widest = set.lines.iter().map(|line| wide(line, &options(false))).fold(0.0, f32::max);
            assert!(widest * set.size <= BOX.0, "{widest} {set:?}");
        }
    }

    #[test]
    fn wide_line_is_cut() {
        let options = options(false);
        assert_eq!(cut("Ann, Bob", 20.0, &options), "Ann, Bob");
        let names = cut(&"Ann, ".repeat(9_000), 20.0, &options).into_owned();
        assert!(names.ends_with('…') && names.len() < 120, "{names}");
    }
}
