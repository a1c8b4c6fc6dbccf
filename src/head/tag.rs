//! Elements in `<head>`.

use contract::text::escaped;

/// An element in `<head>`.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// The name of the element.
    pub name: &'static str,
    /// The attributes, in order.
    pub attributes: Vec<(&'static str, String)>,
    /// The text content; empty for void elements.
    pub text: String,
}

impl Tag {
    /// The element as HTML. Attribute values and text are escaped.
    pub fn html(&self) -> String {
        let Self { name, attributes, text } = self;
        let attributes: String =
            attributes.iter().map(|(name, value)| format!(" {name}=\"{}\"", escaped(value))).collect();
        match *name {
            "meta" | "link" => format!("<{name}{attributes}>"),
            // Scripts contain raw text, and `Json` escapes every `<` in it.
            "script" => format!("<{name}{attributes}>{text}</{name}>"),
            _ => format!("<{name}{attributes}>{}</{name}>", escaped(text)),
        }
    }
}

/// A `<meta>` element: `key` is the naming attribute, such as `name` or `property`, and `name` its value.
pub fn meta(key: &'static str, name: &str, content: &str) -> Tag {
    void("meta", vec![(key, name.to_owned()), ("content", content.to_owned())])
}

/// An element without content.
pub fn void(name: &'static str, attributes: Vec<(&'static str, String)>) -> Tag {
    Tag { name, attributes, text: String::new() }
}
