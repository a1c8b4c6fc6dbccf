//! Rewrites a drawing with allowed elements and attributes only.

use super::address::{For, inside};
use super::allowed::{self, Attribute, Element};
use super::parse::{SVG, own, shortened};
use super::removed::Removed;
use super::{Cleaned, css, size};
use content::allowlist;
use quick_xml::escape::{escape, partial_escape};
use roxmltree::{Document, Node};

const XLINK: &str = "http://www.w3.org/1999/xlink";
const XHTML: &str = "http://www.w3.org/1999/xhtml";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Where a drawing will be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Home {
    /// In a file of its own.
    #[default]
    File,
    /// In the HTML of a page.
    Page,
}

/// Removes what could act or load something.
pub fn clean(document: &Document<'_>, home: Home) -> Cleaned {
    let root = document.root_element();
    let mut writer =
        Writer { home, no_namespace: root.tag_name().namespace().is_none(), ..Writer::default() };
    for node in document.root().children().filter(Node::is_pi) {
        writer.removed.at(node.range().start);
        writer.instruction(node);
    }
    // The content decides which namespaces are declared.
    writer.children(root, Element::Drawing);
    let inner = std::mem::take(&mut writer.out);
    writer.out.push_str("<svg");
    if home == Home::File {
        writer.out.push_str(&format!(" xmlns=\"{SVG}\""));
        if writer.linked {
            writer.out.push_str(&format!(" xmlns:xlink=\"{XLINK}\""));
        }
    }
    writer.attributes(root);
    if inner.is_empty() {
        writer.out.push_str("/>");
    } else {
        writer.out.push('>');
        writer.out.push_str(&inner);
        writer.out.push_str("</svg>");
    }
    let Writer { out, removed, .. } = writer;
    let line = removed.first.map_or(1, |first| document.text_pos_at(first).row as usize);
    Cleaned { svg: out, size: size::of(root), removed: removed.names(), line }
}

#[derive(Default)]
struct Writer {
    out: String,
    removed: Removed,
    home: Home,
    /// Whether the drawing has no namespace, as inside HTML.
    no_namespace: bool,
    /// Whether there is an XLink URL.
    linked: bool,
}

impl Writer {
    fn children(&mut self, parent: Node<'_, '_>, inside: Element) {
        for node in parent.children() {
            if node.is_element() {
                self.element(node, inside);
            } else if node.is_text() {
                if matches!(inside, Element::Text | Element::Label) {
                    self.text(node.text().unwrap_or_default());
                }
            } else if node.is_pi() {
                self.removed.at(node.range().start);
                self.instruction(node);
            }
        }
    }

    fn element(&mut self, node: Node<'_, '_>, outside: Element) {
        self.removed.at(node.range().start);
        let name = node.tag_name().name();
        let element = match node.tag_name().namespace() {
            Some(SVG) => allowed::element(name),
            None if self.no_namespace => allowed::element(name),
            Some(XHTML) => Element::Active,
            _ => Element::Inert,
        };
        match element {
            Element::Inert => {}
            Element::Active => self.removed.add(&format!("`<{}>`", shortened(name))),
            // Inside a page, browsers read the content of a title as HTML.
            _ if outside == Element::Label => self.removed.add("elements in a title"),
            Element::Wrapper => {
                self.removed.add("links");
                self.children(node, outside);
            }
            Element::Style if self.home == Home::Page => self.removed.add("a style sheet"),
            Element::Style => self.style(node),
            Element::Animation if !changes_looks(node) => {
                self.removed.add(&format!("`<{name}>` of a non-visual attribute"));
            }
            _ => {
                self.out.push('<');
                self.out.push_str(name);
                self.attributes(node);
                self.out.push('>');
                let before = self.out.len();
                self.children(node, element);
                if self.out.len() > before {
                    self.out.push_str(&format!("</{name}>"));
                } else {
                    self.out.truncate(before - 1);
                    self.out.push_str("/>");
                }
            }
        }
    }

    fn style(&mut self, node: Node<'_, '_>) {
        if !matches!(own(node, "type").map(str::trim), None | Some("" | "text/css")) {
            return;
        }
        let text: String = node.children().filter(Node::is_text).filter_map(|node| node.text()).collect();
        let css = css::clean(&text, &mut self.removed);
        if css.is_empty() {
            return;
        }
        self.out.push_str("<style");
        self.attributes(node);
        self.out.push('>');
        self.text(&css);
        self.out.push_str("</style>");
    }

    fn attributes(&mut self, node: Node<'_, '_>) {
        self.removed.at(node.range().start);
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            match attribute.namespace() {
                None => self.attribute(node, name, value),
                Some(XLINK) if name == "href" => {
                    // HTML knows only the short name, and XML parsers refuse the long one if its namespace is not
                    // declared.
                    let name = if self.home == Home::Page { "href" } else { "xlink:href" };
                    let known = self.home == Home::Page && own(node, "href").is_some();
                    if let Some(address) = self.address(node, value).filter(|_| !known) {
                        self.linked = true;
                        self.write(name, &address);
                    }
                }
                Some(XML) if matches!(name, "space" | "lang") => self.write(&format!("xml:{name}"), value),
                Some(XML) if name == "base" => self.removed.add("`xml:base`"),
                Some(_) => {}
            }
        }
    }

    fn attribute(&mut self, node: Node<'_, '_>, name: &str, value: &str) {
        match allowed::attribute(name) {
            Attribute::Plain if self.home == Home::Page && is_of_interface(name, value) => {
                self.removed.add("a name reserved for the interface");
            }
            Attribute::Plain if !is_words(name) && !css::is_inside(value) => {
                self.removed.add(&format!("a URL in `{name}`"));
            }
            Attribute::Plain => self.write(name, value),
            Attribute::Value if css::is_inside(value) => self.write(name, value),
            Attribute::Value => self.removed.add(&format!("a URL in `{name}`")),
            Attribute::Style => {
                let style = css::clean(value, &mut self.removed);
                if !style.is_empty() {
                    self.write(name, &style);
                }
            }
            Attribute::Address => {
                if let Some(address) = self.address(node, value) {
                    self.write(name, &address);
                }
            }
            Attribute::Inert => {}
            Attribute::Active => self.removed.add(&format!("`{}`", shortened(name))),
        }
    }

    /// The target of a reference, if it is allowed.
    fn address(&mut self, node: Node<'_, '_>, value: &str) -> Option<String> {
        let element = node.tag_name().name();
        let purpose = if matches!(element, "image" | "feImage") { For::Picture } else { For::Part };
        let address = inside(value, purpose).filter(|address| {
            // A drawing that shows itself as an image draws nothing.
            allowed::REFERRING.contains(&element) && (element != "image" || !address.starts_with('#'))
        });
        if address.is_none() {
            self.removed.add(&format!("the URL of `<{element}>`"));
        }
        address
    }

    fn instruction(&mut self, node: Node<'_, '_>) {
        if node.pi().is_some_and(|instruction| instruction.target.eq_ignore_ascii_case("xml-stylesheet")) {
            self.removed.add("`<?xml-stylesheet?>`");
        }
    }

    fn write(&mut self, name: &str, value: &str) {
        // An XML parser reads them as spaces, so a second pass would change them.
        let value: String =
            value.chars().map(|c| if matches!(c, '\t' | '\n' | '\r') { ' ' } else { known(c) }).collect();
        self.out.push_str(&format!(" {name}=\"{}\"", escape(&value)));
    }

    fn text(&mut self, text: &str) {
        let text: String = text.chars().map(|c| if c == '\r' { '\n' } else { known(c) }).collect();
        self.out.push_str(&partial_escape(&text));
    }
}

/// Replaces a character that XML cannot hold, as CSS can name some of these.
fn known(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'.. => c,
        _ => char::REPLACEMENT_CHARACTER,
    }
}

/// Whether an attribute holds words rather than a value of CSS.
fn is_words(name: &str) -> bool {
    matches!(name, "id" | "class" | "lang") || name.starts_with("aria-")
}

/// Whether an attribute sets an id or a class that is reserved for the page's interface. The classes of covers drawn by
/// builds are allowed: hand-written data may include such a cover.
fn is_of_interface(name: &str, value: &str) -> bool {
    let is_ours = |word: &str| {
        allowlist::is_reserved(word) && !(name == "class" && (word == "b-art" || word.starts_with("b-art-")))
    };
    matches!(name, "id" | "class") && value.split_whitespace().any(is_ours)
}

/// Whether an animation changes only how something looks.
fn changes_looks(node: Node<'_, '_>) -> bool {
    own(node, "attributeName").is_none_or(|name| allowed::is_animated(name.trim()))
}
