//! Writes the elements of a drawing.

use super::cascade::Look;
use contract::text::push_escaped;
use simplecss::StyleSheet;
use std::fmt::Write;

pub(super) struct Writer<'a> {
    pub(super) sheet: StyleSheet<'a>,
    pub(super) id: &'a str,
    /// Style of the root element.
    pub(super) base: Look<'a>,
    /// Ids of the markers in use.
    pub(super) markers: Vec<&'a str>,
    pub(super) out: String,
    /// Fill that the author chose for the group being written.
    pub(super) ground: Option<&'a str>,
}

impl Writer<'_> {
    /// Writes an element that matters only for its attributes: omitted if it has no content, replaced by its content if
    /// it has no attributes.
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
        push_escaped(&mut self.out, value);
        self.out.push('"');
    }
}

/// Writing to a string cannot fail.
pub(super) fn write(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(arguments);
}

pub(super) fn is_paint(value: &str) -> bool {
    !matches!(value, "none" | "transparent")
}

pub(super) fn is_nothing(value: &str) -> bool {
    value.trim_end_matches("px").parse() == Ok(0.0)
}
