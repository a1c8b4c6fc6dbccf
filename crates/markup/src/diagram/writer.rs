//! Writes the elements of a drawing.

use super::cascade::Look;
use simplecss::StyleSheet;
use std::fmt::Write;

/// Writes a drawing anew.
pub(super) struct Writer<'a> {
    pub(super) sheet: StyleSheet<'a>,
    pub(super) id: &'a str,
    /// How the whole looks.
    pub(super) base: Look<'a>,
    /// The ids of the markers in use.
    pub(super) markers: Vec<&'a str>,
    pub(super) out: String,
    /// The colour that an author has given what is being written.
    pub(super) ground: Option<&'a str>,
}

impl Writer<'_> {
    /// An element that is there only for its attributes: nothing where it holds nothing, and no more than what it
    /// holds where it has none.
    pub(super) fn telling(
        &mut self,
        name: &str,
        attributes: impl FnOnce(&mut Self),
        content: impl FnOnce(&mut Self),
    ) {
        let start = self.out.len();
        write(&mut self.out, format_args!("<{name}"));
        let bare = self.out.len();
        attributes(self);
        let is_bare = self.out.len() == bare;
        if is_bare {
            self.out.truncate(start);
        } else {
            self.out.push('>');
        }
        let empty = self.out.len();
        content(self);
        if self.out.len() == empty {
            self.out.truncate(start);
        } else if !is_bare {
            write(&mut self.out, format_args!("</{name}>"));
        }
    }

    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        write(&mut self.out, format_args!(" {name}=\""));
        escape(&mut self.out, value);
        self.out.push('"');
    }
}

/// Writing into a string does not fail.
pub(super) fn write(out: &mut String, what: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(what);
}

pub(super) fn escape(out: &mut String, text: &str) {
    let _ = comrak::html::escape(out, text);
}

pub(super) fn is_paint(value: &str) -> bool {
    !matches!(value, "none" | "transparent")
}

pub(super) fn is_nothing(value: &str) -> bool {
    value.trim_end_matches("px").parse() == Ok(0.0)
}
