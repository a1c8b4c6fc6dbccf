//! Writing XML: everything escaped, nothing in it that XML cannot hold.

use crate::error::{RenderError, at};
use app::markup::escaped;
use content::text::xml as xml_text;
use quick_xml::{
    Writer,
    events::{BytesCData, BytesDecl, BytesPI, BytesText, Event},
};
use std::{io, path::Path};

/// A document in the making.
pub type Xml = Writer<Vec<u8>>;

/// A whole document, with the style sheet of that address if there is one.
///
/// # Errors
/// What `write` says; writing into memory does not fail by itself.
pub fn document(
    name: &str,
    style: Option<&str>,
    write: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> Result<Vec<u8>, RenderError> {
    let mut xml = Writer::new(Vec::new());
    let whole = || {
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        if let Some(style) = style {
            let sheet = format!("xml-stylesheet type=\"text/css\" href=\"{}\"", escaped(style));
            xml.write_event(Event::PI(BytesPI::new(sheet)))?;
        }
        write(&mut xml)
    };
    whole().map_err(at(Path::new(name)))?;
    Ok(xml.into_inner())
}

/// An element with text.
pub fn text(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&xml_text(text)))?;
    Ok(())
}

/// An element with attributes only.
pub fn empty(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    xml.create_element(name).with_attributes(attributes.iter().copied()).write_empty()?;
    Ok(())
}

/// An element with markup as its text.
pub fn markup(xml: &mut Xml, name: &str, attributes: &[(&str, &str)], html: &str) -> io::Result<()> {
    let html = xml_text(html);
    xml.create_element(name).with_attributes(attributes.iter().copied()).write_inner_content(|xml| {
        // `]]>` in the markup ends one section and begins another.
        BytesCData::escaped(&html).try_for_each(|section| xml.write_event(Event::CData(section)))
    })?;
    Ok(())
}

/// A link that a browser shows where it shows the feed itself; whatever else reads the feed passes it over.
pub fn link(xml: &mut Xml, address: &str, label: &str) -> io::Result<()> {
    let label = xml_text(label);
    xml.create_element("xhtml:a")
        .with_attribute(("href", address))
        .write_text_content(BytesText::new(&label))?;
    Ok(())
}

/// The namespace of [`link`].
pub const LINKS: (&str, &str) = ("xmlns:xhtml", "http://www.w3.org/1999/xhtml");
