//! One element of `<head>`, and how it is written.

use crate::markup::escaped;

/// One element of `<head>`.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// The element's name.
    pub name: &'static str,
    /// Its attributes.
    pub attributes: Vec<(&'static str, String)>,
    /// Its text, where it has any.
    pub text: String,
}

impl Tag {
    /// The element as HTML.
    pub fn html(&self) -> String {
        let Self { name, attributes, text } = self;
        let attributes: String =
            attributes.iter().map(|(name, value)| format!(" {name}=\"{}\"", escaped(value))).collect();
        match *name {
            "meta" | "link" => format!("<{name}{attributes}>"),
            // A script's text is not markup; the JSON in it has its `<` escaped.
            "script" => format!("<{name}{attributes}>{text}</{name}>"),
            _ => format!("<{name}{attributes}>{}</{name}>", escaped(text)),
        }
    }
}

/// A `<meta>`: what its name is called, its name, what it says.
pub fn meta(key: &'static str, name: &str, content: &str) -> Tag {
    void("meta", vec![(key, name.to_owned()), ("content", content.to_owned())])
}

/// An element that has no text.
pub fn void(name: &'static str, attributes: Vec<(&'static str, String)>) -> Tag {
    Tag { name, attributes, text: String::new() }
}
