//! Reduces Mermaid's SVG to what a page can embed: no style sheet, no style attributes, no unused ids.

use super::{
    cascade::{Look, look},
    path::rounded,
    shapes,
    writer::Writer,
};
use regex::Regex;
use roxmltree::{Document, Node};
use simplecss::StyleSheet;
use std::sync::LazyLock;

/// Classes of groups that represent one item; an author's colour within such a group applies only to it.
const THINGS: [&str; 3] = ["node", "cluster", "actor"];

/// Selectors that simplecss does not support; each is paired with a simpler equivalent.
#[allow(clippy::unwrap_used)] // The pattern is constant and covered by tests.
static FOREIGN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"#d \[id\$="[^"]*"\],"#).unwrap());

/// A drawing that can be embedded in a page.
pub struct Lean {
    /// Attributes and content of the outermost element: `viewBox`, size, children.
    pub inner: String,
    /// The value of `viewBox`.
    pub view: String,
    /// Width and height in pixels.
    pub size: (u32, u32),
}

/// Reduces a drawing. Every id in the output starts with `id`.
///
/// # Errors
/// If the SVG is malformed or has no `viewBox`.
pub fn lean(svg: &str, id: &str) -> Result<Lean, String> {
    let document = Document::parse(svg).map_err(|error| error.to_string())?;
    let root = document.root_element();
    let styles = document.descendants().filter(|node| node.tag_name().name() == "style");
    let styles: String = styles.filter_map(|style| style.text()).collect();
    let styles = FOREIGN.replace_all(&styles, "");
    let mut sheet = StyleSheet::new();
    sheet.parse_more(&styles);
    let view = rounded(root.attribute("viewBox").ok_or("it has no `viewBox`")?);
    let mut sides =
        view.split([' ', ',']).skip(2).map(|side| side.parse::<f64>().map(|side| side.ceil() as u32));
    let size = match (sides.next(), sides.next()) {
        (Some(Ok(width)), Some(Ok(height))) => (width, height),
        _ => return Err("it has no size".to_owned()),
    };
    let above = look(root, &sheet, &Look::default());
    let mut writer =
        Writer { sheet, id, base: above.clone(), markers: Vec::new(), out: String::new(), ground: None };
    writer.children(root, &above);
    let inner = writer.finish(&document);
    Ok(Lean { inner, view, size })
}

impl<'a> Writer<'a> {
    fn children(&mut self, node: Node<'a, 'a>, above: &Look<'a>) {
        for child in node.children().filter(Node::is_element) {
            self.node(child, above);
        }
    }

    fn node(&mut self, node: Node<'a, 'a>, above: &Look<'a>) {
        let look = look(node, &self.sheet, above);
        if look.is_hidden() {
            return;
        }
        match node.tag_name().name() {
            "g" | "a" | "svg" | "switch" => self.group(node, &look),
            "text" => self.text(node, &look),
            "foreignObject" => self.label(node, &look),
            name => {
                if let Some((name, kept)) = shapes::GEOMETRY.iter().find(|(known, _)| *known == name) {
                    self.shape(name, kept, node, &look);
                }
            }
        }
    }

    fn group(&mut self, node: Node<'a, 'a>, look: &Look<'a>) {
        let is_thing =
            node.attribute("class").is_some_and(|c| c.split(' ').any(|class| THINGS.contains(&class)));
        let ground = self.ground;
        let attributes = |writer: &mut Self| {
            let transform = node.attribute("transform").map(rounded);
            if let Some(transform) = transform.filter(|transform| transform != "translate(0, 0)") {
                writer.attribute("transform", &transform.replace(", ", " "));
            }
            if let Some(opacity) = look.get("opacity").filter(|opacity| *opacity != "1") {
                writer.attribute("opacity", opacity);
            }
        };
        self.telling("g", attributes, |writer| writer.children(node, look));
        if is_thing {
            self.ground = ground;
        }
    }

    /// Returns the output, preceded by the markers it references.
    fn finish(mut self, document: &'a Document<'a>) -> String {
        let drawn = std::mem::take(&mut self.out);
        let mut index = 0;
        while let Some(id) = self.markers.get(index).copied() {
            let marker = document.descendants().find(|node| node.attribute("id") == Some(id));
            if let Some(marker) = marker {
                let name = format!("<marker id=\"{}-{index}\"", self.id);
                self.out.push_str(&name);
                for name in
                    ["viewBox", "refX", "refY", "markerWidth", "markerHeight", "markerUnits", "orient"]
                {
                    if let Some(value) = marker.attribute(name) {
                        self.attribute(name, value);
                    }
                }
                self.out.push('>');
                let above = look(marker, &self.sheet, &Look::default());
                self.children(marker, &above);
                self.out.push_str("</marker>");
            }
            index += 1;
        }
        if self.out.is_empty() { drawn } else { format!("<defs>{}</defs>{drawn}", self.out) }
    }
}
