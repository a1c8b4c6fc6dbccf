//! Writes the shapes of a drawing: geometry as attributes, style as classes.

use super::{
    cascade::Look,
    colour,
    path::{rounded, simple},
    writer::{Writer, is_nothing, is_paint, write},
};
use roxmltree::Node;

/// The attributes kept for each shape, apart from its style.
pub(super) const GEOMETRY: &[(&str, &[&str])] = &[
    ("rect", &["x", "y", "width", "height", "rx", "ry"]),
    ("circle", &["cx", "cy", "r"]),
    ("ellipse", &["cx", "cy", "rx", "ry"]),
    ("line", &["x1", "y1", "x2", "y2"]),
    ("polygon", &["points"]),
    ("polyline", &["points"]),
    ("path", &["d"]),
];

impl<'a> Writer<'a> {
    pub(super) fn shape(&mut self, name: &str, kept: &[&str], node: Node<'a, 'a>, look: &Look<'a>) {
        let side =
            |side: &str| node.attribute(side).and_then(|side| side.parse::<f64>().ok()).unwrap_or_default();
        let fill = look.get("fill").filter(|fill| name != "line" && is_paint(fill));
        let stroke = look
            .get("stroke")
            .filter(|stroke| is_paint(stroke) && look.get("stroke-width").is_none_or(|w| !is_nothing(w)));
        let has_default_fill = look.get("fill").is_none() && name != "line";
        let empty = (name == "rect" && (side("width") <= 0.0 || side("height") <= 0.0))
            || (name == "path" && node.attribute("d").is_none_or(|d| d.trim().is_empty()));
        let marked = ["marker-start", "marker-mid", "marker-end"]
            .into_iter()
            .any(|name| look.get(name).and_then(reference).is_some());
        if empty || (fill.is_none() && stroke.is_none() && !has_default_fill && !marked) {
            return;
        }
        write(&mut self.out, format_args!("<{name}"));
        for attribute in kept {
            let Some(value) = node.attribute(*attribute) else { continue };
            let value = match *attribute {
                "d" => simple(value),
                "x" | "y" if is_nothing(value) => continue,
                _ => rounded(value),
            };
            self.attribute(attribute, &value);
        }
        if let Some(transform) = node.attribute("transform") {
            self.attribute("transform", &rounded(transform));
        }
        let mut classes = String::new();
        match fill {
            None if has_default_fill => classes.push('l'),
            None => classes.push('e'),
            Some(fill) => self.paint("fill", fill, &mut classes),
        }
        if let Some(stroke) = stroke {
            let before = classes.len();
            self.paint("stroke", stroke, &mut classes);
            if classes.len() > before {
                // The class for a stroke is that of the colour, prefixed with `s`.
                let at = classes[before..].find(|c| c != ' ').map_or(before, |at| before + at);
                classes.insert(at, 's');
            }
        }
        self.attribute("class", &classes);
        self.lines(look, stroke.is_some());
        self.out.push_str("/>");
    }

    /// Writes line style, opacity and markers.
    fn lines(&mut self, look: &Look<'a>, stroked: bool) {
        let plain = |value: &&str| !matches!(value.trim_end_matches("px"), "1" | "none" | "0");
        if stroked {
            for name in ["stroke-width", "stroke-dasharray"] {
                if let Some(value) = look.get(name).filter(plain) {
                    self.attribute(name, &rounded(value.trim_end_matches("px")));
                }
            }
        }
        for name in ["opacity", "fill-opacity", "stroke-opacity"] {
            if let Some(value) = look.get(name).filter(plain) {
                self.attribute(name, value);
            }
        }
        for name in ["marker-start", "marker-mid", "marker-end"] {
            let Some(id) = look.get(name).and_then(reference) else { continue };
            let index = self.markers.iter().position(|known| *known == id).unwrap_or_else(|| {
                self.markers.push(id);
                self.markers.len() - 1
            });
            let reference = format!("url(#{}-{index})", self.id);
            self.attribute(name, &reference);
        }
    }

    /// Adds the class for a colour; writes an author's colour as an attribute.
    fn paint(&mut self, name: &str, colour: &'a str, classes: &mut String) {
        match colour::class(colour) {
            Some(class) => {
                if !classes.is_empty() {
                    classes.push(' ');
                }
                classes.push_str(&class);
            }
            None => {
                self.attribute(name, colour);
                if name == "fill" {
                    self.ground = Some(colour);
                }
            }
        }
    }
}

/// Returns the id in `url(#id)`.
fn reference(value: &str) -> Option<&str> {
    value.trim().strip_prefix("url(")?.strip_suffix(')')?.trim_matches(['"', '\'']).strip_prefix('#')
}
