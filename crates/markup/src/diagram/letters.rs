//! Writes the labels of a drawing as SVG text.

use super::{
    cascade::{Look, look},
    colour,
    path::{rounded, tenth},
    writer::{Writer, is_nothing, is_paint, write},
};
use contract::text::push_escaped;
use roxmltree::Node;

impl<'a> Writer<'a> {
    pub(super) fn text(&mut self, node: Node<'a, 'a>, look: &Look<'a>) {
        let start = self.out.len();
        self.out.push_str("<text");
        for name in ["x", "y", "dx", "dy", "transform"] {
            if let Some(value) = node.attribute(name).filter(|value| !is_nothing(value)) {
                self.attribute(name, &rounded(value));
            }
        }
        if node.attribute("class").is_some_and(|class| class.contains("sequenceNumber")) {
            self.attribute("class", "p");
        }
        self.letters(look, &self.base.clone());
        self.out.push('>');
        let empty = self.out.len();
        self.spans(node, look, look);
        if self.out.len() == empty {
            self.out.truncate(start);
        } else {
            self.out.push_str("</text>");
        }
    }

    /// Writes the text below a node with as few `<tspan>` elements as possible.
    fn spans(&mut self, node: Node<'a, 'a>, above: &Look<'a>, written: &Look<'a>) {
        for child in node.children() {
            if child.is_text() {
                let text = child.text().unwrap_or_default();
                push_escaped(&mut self.out, text);
                continue;
            }
            if child.tag_name().name() != "tspan" {
                continue;
            }
            let look = look(child, &self.sheet, above);
            let attributes = |writer: &mut Self| {
                for name in ["x", "y", "dx", "dy"] {
                    if let Some(value) = child.attribute(name) {
                        writer.attribute(name, &rounded(value));
                    }
                }
                writer.letters(&look, written);
            };
            self.telling("tspan", attributes, |writer| writer.spans(child, &look, &look));
        }
    }

    /// Writes an HTML label as SVG text, wrapped to as many lines as its box was sized for.
    pub(super) fn label(&mut self, node: Node<'a, 'a>, look: &Look<'a>) {
        let side =
            |side: &str| node.attribute(side).and_then(|side| side.parse::<f64>().ok()).unwrap_or_default();
        let mut lines = vec![String::new()];
        let mut look = look.clone();
        for part in node.descendants().skip(1) {
            if part.is_text() {
                if let Some(line) = lines.last_mut() {
                    line.push_str(part.text().unwrap_or_default());
                }
            } else if part.tag_name().name() == "br" {
                lines.push(String::new());
            } else {
                look = self::look(part, &self.sheet, &look);
            }
        }
        let size =
            look.get("font-size").and_then(|size| size.trim_end_matches("px").parse().ok()).unwrap_or(14.0);
        let lines = broken(&lines, (side("height") / (size * 1.5)).round() as usize);
        if lines.iter().all(|line| line.trim().is_empty()) {
            return;
        }
        let centred = node
            .first_element_child()
            .and_then(|inner| inner.attribute("style"))
            .is_some_and(|style| style.contains("center"));
        let x = tenth(if centred { side("x") + side("width") / 2.0 } else { side("x") });
        let step = size * 1.2;
        let top = side("y") + side("height") / 2.0 - (lines.len() as f64 - 1.0) / 2.0 * step + size * 0.36;
        self.out.push_str(if centred { "<text text-anchor=\"middle\"" } else { "<text" });
        if node
            .descendants()
            .any(|inner| inner.attribute("class").is_some_and(|class| class.contains("edgeLabel")))
        {
            self.attribute("class", "k");
        }
        self.letters(&look, &self.base.clone());
        if let [line] = &lines[..] {
            write(&mut self.out, format_args!(" x=\"{x}\" y=\"{}\">", tenth(top)));
            push_escaped(&mut self.out, line.trim());
        } else {
            self.out.push('>');
            for (index, line) in lines.iter().enumerate() {
                let y = tenth(top + index as f64 * step);
                write(&mut self.out, format_args!("<tspan x=\"{x}\" y=\"{y}\">"));
                push_escaped(&mut self.out, line.trim());
                self.out.push_str("</tspan>");
            }
        }
        self.out.push_str("</text>");
    }

    /// Writes the text properties that differ from `written`, those already in effect.
    fn letters(&mut self, look: &Look<'a>, written: &Look<'a>) {
        for name in ["text-anchor", "dominant-baseline", "font-size", "font-weight", "font-style"] {
            let value = look.get(name);
            if value == written.get(name) {
                continue;
            }
            let Some(value) = value else { continue };
            let initial = matches!(value, "start" | "auto" | "alphabetic" | "normal" | "400")
                && written.get(name).is_none();
            if !initial {
                self.attribute(name, value.trim_end_matches("px"));
            }
        }
        let fill = look.get("fill").filter(|fill| is_paint(fill));
        if fill == written.get("fill") && self.ground.is_none() {
            return;
        }
        if let Some(fill) = fill.filter(|fill| fill.starts_with('#') && colour::class(fill).is_none()) {
            self.attribute("fill", fill);
        } else if let Some(ink) = self.ground.and_then(colour::ink_on) {
            self.attribute("fill", ink);
        }
    }
}

/// Breaks lines at spaces into at most `room` lines, keeping the widest as short as possible.
fn broken(lines: &[String], room: usize) -> Vec<String> {
    let wide = |text: &str| text.chars().map(|c| if c > '\u{2e80}' { 2 } else { 1 }).sum::<usize>();
    let longest = lines.iter().map(|line| wide(line)).max().unwrap_or_default();
    for width in longest.div_ceil(room.max(1)).max(1)..longest {
        let mut broken: Vec<String> = Vec::new();
        for line in lines {
            let mut current = String::new();
            for word in line.split_whitespace() {
                if !current.is_empty() && wide(&current) + wide(word) >= width {
                    broken.push(std::mem::take(&mut current));
                }
                if !current.is_empty() {
                    current.push(' ');
                }
                current.push_str(word);
            }
            broken.push(current);
        }
        if broken.len() <= room {
            return broken;
        }
    }
    lines.to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_wrap_to_the_available_lines() {
        let line = ["a rather long label for a node".to_owned()];
        assert_eq!(broken(&line, 1), line);
        assert_eq!(broken(&line, 2), ["a rather long", "label for a node"]);
        assert_eq!(broken(&line, 9).len(), 7, "a word is not broken");
        assert_eq!(broken(&[], 2), [""; 0]);
    }
}
