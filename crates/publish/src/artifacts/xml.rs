//! Helpers for writing XML. They escape text and drop characters that XML does not allow.

use crate::error::{RenderError, at};
use content::text::xml as xml_text;
use contract::text::escaped;
use quick_xml::{
    Writer,
    events::{BytesCData, BytesDecl, BytesPI, BytesText, Event},
};
use std::{io, path::Path};

/// The writer of a document.
pub type Xml = Writer<Vec<u8>>;

/// Writes a document with an XML declaration and, if given, a link to the style sheet at the address `style`. `name` is
/// used in errors.
///
/// # Errors
/// Whatever `write` returns; writing into memory cannot fail.
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

/// Writes an element that contains text.
pub fn text(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&xml_text(text)))?;
    Ok(())
}

/// Writes an empty element with attributes.
pub fn empty(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    xml.create_element(name).with_attributes(attributes.iter().copied()).write_empty()?;
    Ok(())
}

/// Writes an element that contains HTML as CDATA.
pub fn markup(xml: &mut Xml, name: &str, attributes: &[(&str, &str)], html: &str) -> io::Result<()> {
    let html = xml_text(html);
    xml.create_element(name).with_attributes(attributes.iter().copied()).write_inner_content(|xml| {
        // `]]>` cannot occur in a CDATA section, so it is split across two.
        BytesCData::escaped(&html).try_for_each(|section| xml.write_event(Event::CData(section)))
    })?;
    Ok(())
}

/// Writes an XHTML link, which browsers show when they display the feed itself. Feed readers ignore it.
pub fn link(xml: &mut Xml, address: &str, label: &str) -> io::Result<()> {
    let label = xml_text(label);
    xml.create_element("xhtml:a")
        .with_attribute(("href", address))
        .write_text_content(BytesText::new(&label))?;
    Ok(())
}

/// The namespace declaration for [`link`].
pub const LINKS: (&str, &str) = ("xmlns:xhtml", "http://www.w3.org/1999/xhtml");
