//! Sets a title into a box: lines as wide as the type really is, as large as fits.

use quick_xml::escape::escape;
use resvg::usvg::{Options, Tree};
use unicode_linebreak::linebreaks;

/// The family of the font that the pictures are set in.
pub const FAMILY: &str = "Newsreader";

/// The sizes that a title may have, in pixels.
const SIZES: [f32; 6] = [76.0, 66.0, 58.0, 50.0, 44.0, 38.0];
/// The height of a line, in sizes.
pub const LEADING: f32 = 1.1;

/// A title as it is set.
#[derive(Debug, PartialEq)]
pub struct Lines {
    /// The size, in pixels.
    pub size: f32,
    /// The lines, from the top.
    pub lines: Vec<String>,
}

/// Sets `title` into a box of this width and height, in pixels; what does not fit even in the smallest size ends
/// with an ellipsis.
pub fn typeset(title: &str, (width, height): (f32, f32), options: &Options<'_>) -> Lines {
    let mut set = Lines { size: 0.0, lines: Vec::new() };
    for size in SIZES {
        set = Lines { size, lines: wrap(title, width / size, options) };
        let whole_words = set.lines.iter().all(|line| wide(line, options) <= width / size);
        if whole_words && set.lines.len() as f32 * size * LEADING <= height {
            return set;
        }
    }
    let most = (height / (set.size * LEADING)) as usize;
    if set.lines.len() > most {
        set.lines.truncate(most.max(1));
        if let Some(last) = set.lines.last_mut() {
            while !last.is_empty() && wide(&format!("{last}…"), options) > width / set.size {
                last.pop();
            }
            last.push('…');
        }
    }
    set
}

/// Breaks a text into lines of at most this width, in sizes, where Unicode allows it.
fn wrap(text: &str, width: f32, options: &Options<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut start = 0;
    for (end, _) in linebreaks(text) {
        let piece = &text[start..end];
        start = end;
        let longer = format!("{line}{piece}");
        if !line.is_empty() && wide(longer.trim_end(), options) > width {
            lines.push(line.trim_end().to_owned());
            line = piece.to_owned();
        } else {
            line = longer;
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// How wide a line is, in sizes.
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
    use crate::services::share::options;
    use std::path::Path;

    const BOX: (f32, f32) = (660.0, 370.0);

    fn set(title: &str) -> Lines {
        typeset(title, BOX, &options(Path::new("."), false))
    }

    #[test]
    fn a_short_title_is_large() {
        let set = set("Docker");
        assert_eq!((set.size, set.lines), (SIZES[0], vec!["Docker".to_owned()]));
    }

    #[test]
    fn a_long_title_fits_by_being_smaller() {
        let title =
            "Authentication and Authorization in Microservices, or Who Is Asking, and How Do You Know";
        let set = set(title);
        assert!(set.size < SIZES[0] && set.lines.len() as f32 * set.size * LEADING <= BOX.1, "{set:?}");
        assert_eq!(set.lines.join(" "), title);
    }

    #[test]
    fn what_never_fits_ends_with_an_ellipsis() {
        let set = set(&"All of it and more ".repeat(40));
        assert!(set.lines.last().is_some_and(|line| line.ends_with('…')), "{set:?}");
        assert!(set.lines.len() as f32 * set.size * LEADING <= BOX.1, "{set:?}");
    }
}
