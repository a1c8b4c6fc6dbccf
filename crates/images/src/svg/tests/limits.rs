//! Tests of what is refused, and of what is recognised as SVG.

use crate::svg::{BYTES, Error, clean, clean_file, is_svg, parse};

#[test]
fn expensive_input_is_refused() {
    let wrap = |content: &str| format!("<svg xmlns=\"{}\">{content}</svg>", parse::SVG);
    let doctype = |entities: &str, content: &str| format!("<!DOCTYPE svg [{entities}]>{}", wrap(content));
    let bomb: String = (1..10).fold("<!ENTITY a0 'ha'>".to_owned(), |bomb, index| {
        let reference = format!("&a{};", index - 1);
        bomb + &format!("<!ENTITY a{index} '{}'>", reference.repeat(10))
    });
    let uses: String = (1..10).fold("<g id='a0'><rect/></g>".to_owned(), |uses, index| {
        let one = format!("<use href='#a{}'/>", index - 1);
        uses + &format!("<g id='a{index}'>{}</g>", one.repeat(10))
    });
    let attributes: String = (0..300).map(|index| format!(" a{index}='b'")).collect();
    for (name, text, expected) in [
        ("no XML", "<svg><g></svg>".to_owned(), "Xml"),
        ("no XML either", "not a picture".to_owned(), "Xml"),
        ("nothing", String::new(), "Xml"),
        ("an unknown entity", wrap("&nbsp;"), "Xml"),
        ("a character that XML has not", wrap("<text>\u{8}</text>"), "Xml"),
        ("HTML", "<html><svg/></html>".to_owned(), "Root"),
        ("another svg", "<svg xmlns='http://example.org/'/>".to_owned(), "Root"),
        ("deep", wrap(&("<g>".repeat(300) + &"</g>".repeat(300))), "TooDeep"),
        ("many", wrap(&"<g/>".repeat(300_000)), "TooMany"),
        ("attributes", wrap(&format!("<g{attributes}/>")), "TooManyAttributes"),
        ("namespaces", wrap(&"<g xmlns:a='b'/>".repeat(3_000)), "TooManyNamespaces"),
        ("entities of entities", doctype(&bomb, "&a9;"), "Entities"),
        (
            "a long entity",
            doctype(&format!("<!ENTITY a '{}'>", "x".repeat(9_999)), &"&a;".repeat(999)),
            "Entities",
        ),
        ("markup in an entity", doctype("<!ENTITY a '<script/>'>", "&a;"), "Entities"),
        ("a file as an entity", doctype("<!ENTITY a SYSTEM '/etc/passwd'>", "&a;"), "Entities"),
        ("a parameter entity", doctype("<!ENTITY % a 'x'>", ""), "Entities"),
        ("uses of uses", wrap(&uses), "TooMuchUse"),
        ("large", wrap(&" ".repeat(BYTES)), "TooLarge"),
    ] {
        let error = clean(&text).map(|cleaned| cleaned.svg.len()).unwrap_err();
        assert!(format!("{error:?}").starts_with(expected), "{name}: {error:?}");
    }
    assert!(clean(&wrap("<g id='a'><use href='#a'/></g>")).is_ok(), "a circle draws nothing");
}

#[test]
fn supported_encodings_are_read() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>ü</text></svg>";
    let units = |unit: fn(u16) -> [u8; 2], mark: &str| -> Vec<u8> {
        format!("{mark}{svg}").encode_utf16().flat_map(unit).collect()
    };
    for bytes in [
        svg.as_bytes().to_vec(),
        format!("\u{feff}{svg}").into_bytes(),
        units(u16::to_le_bytes, "\u{feff}"),
        units(u16::to_be_bytes, "\u{feff}"),
        units(u16::to_le_bytes, ""),
    ] {
        assert_eq!(clean_file(&bytes).map(|cleaned| cleaned.svg), Ok(svg.to_owned()), "{bytes:?}");
        assert!(is_svg(&bytes), "{bytes:?}");
    }
    assert_eq!(clean_file(b"<svg xmlns='http://www.w3.org/2000/svg'>\xfc</svg>"), Err(Error::Encoding));
    assert_eq!(clean_file(b"\x1f\x8b\x08"), Err(Error::Compressed));
}

#[test]
fn svg_is_recognised_by_its_beginning() {
    for text in [
        "<svg/>",
        " \n<?xml version='1.0'?><!-- <html> --><!DOCTYPE svg PUBLIC 'a' 'b' [<!ENTITY a 'b>'>]>\n<svg\n",
        "<s:svg xmlns:s='http://www.w3.org/2000/svg'>",
    ] {
        assert!(is_svg(text.as_bytes()), "{text}");
    }
    for text in ["", "<html><svg/></html>", "svg", "<svgs/>", "<!-- <svg/>", "\u{89}PNG"] {
        assert!(!is_svg(text.as_bytes()), "{text}");
    }
}
