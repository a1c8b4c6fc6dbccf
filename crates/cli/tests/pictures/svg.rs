//! SVG files beside a text are published without active content.

use super::{Magazine, photograph, png};
use broadsheet_cli::content_stage::Report;
use content::diagnostics::Diagnostics;
use content::options::ImageMode;
use std::path::Path;

/// A drawing that runs scripts when it is opened directly.
const ACTIVE: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 2'>\n<path d='M0 0h4v2z'/>\n\
    <script>navigator.serviceWorker.register('/media/x/sw.js')</script><rect onclick='alert(1)'/></svg>";
const CLEAN: &[u8] =
    b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 2\"><path d=\"M0 0h4v2z\"/><rect/></svg>";

impl Magazine {
    /// The diagnostics, as code, file and line.
    fn findings(&self) -> Vec<String> {
        let found = match self.build(ImageMode::Read) {
            Ok(Report::Written { warnings, .. }) => warnings,
            Ok(Report::Skipped(_)) => Diagnostics::default(),
            Err(found) => found,
        };
        let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
        let one = |found: &content::diagnostics::Diagnostic| {
            format!("{} {}:{}", found.code, name(&found.path), found.line.unwrap_or_default())
        };
        found.as_slice().iter().map(one).collect()
    }
}

#[test]
fn an_svg_is_published_without_active_content() {
    for text in [
        "![A](a.svg)",
        "[A](a.svg)",
        "<img src=\"a.svg\" alt=\"A\">",
        "![A](a.svg) and [again](a.svg)",
        "![A](a.svg#only-light)",
    ] {
        let magazine = Magazine::new("", text, &[("a.svg", ACTIVE)]);
        assert_eq!(magazine.findings(), ["svg-cleaned a.svg:3"], "{text}");
        assert_eq!(magazine.media()["x/a.svg"], CLEAN, "{text}");
        assert_eq!(magazine.findings(), ["svg-cleaned a.svg:3"], "{text}, at the next build too");
    }
}

#[test]
fn covers_and_dark_variants_are_published_without_active_content() {
    let files: [(&str, &[u8]); 2] = [("a.svg", ACTIVE), ("a.dark.svg", ACTIVE)];
    let twins = Magazine::new("", "![A](a.svg)", &files);
    assert_eq!(twins.findings(), ["svg-cleaned a.dark.svg:3", "svg-cleaned a.svg:3"]);
    assert_eq!(twins.media()["x/a.dark.svg"], CLEAN);
    let cover = Magazine::new("image: a.svg\nimage_alt: A\n", "", &files);
    assert_eq!(cover.findings(), ["svg-cleaned a.svg:3"]);
    assert_eq!(cover.media()["x/a.svg"], CLEAN);
}

#[test]
fn svg_extensions_are_recognised_or_refused() {
    let magazine = Magazine::new("", "[A](a.SVG)", &[("a.SVG", ACTIVE)]);
    assert_eq!(magazine.findings(), ["svg-cleaned a.SVG:3"]);
    assert_eq!(magazine.media()["x/a.SVG"], CLEAN);
    for name in ["a.inkscape", "a", "a.svgz", "a.svg.gz"] {
        let magazine = Magazine::new("", &format!("[A]({name})"), &[(name, ACTIVE)]);
        assert_eq!(magazine.findings(), ["forbidden-file-type x.md:6"], "{name}");
    }
    let text = Magazine::new("", "[A](a.svg.txt)", &[("a.svg.txt", ACTIVE)]);
    assert_eq!(text.findings(), [""; 0]);
    assert_eq!(text.media()["x/a.svg.txt"], ACTIVE, "a host calls it plain text");
}

#[test]
fn an_invalid_svg_is_an_error_where_it_is_referred_to() {
    let png = png(photograph(4, 4));
    let deep = [b"<svg xmlns='http://www.w3.org/2000/svg'>".to_vec(), b"<g>".repeat(9999)].concat();
    for (name, content) in [
        ("a.svg", &b"<svg><g></svg>"[..]),
        ("a.svg", b""),
        ("a.svg", b"<html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>"),
        ("a.svg", &png),
        ("a.svg", &deep),
    ] {
        for text in [format!("![A]({name})"), format!("[A]({name})")] {
            let magazine = Magazine::new("", &text, &[(name, content)]);
            assert_eq!(magazine.findings(), ["invalid-svg x.md:6"], "{name} {}", content.len());
        }
    }
    let shown = Magazine::new("", "![A](a.png)", &[("a.png", CLEAN)]);
    assert_eq!(shown.findings(), ["invalid-svg x.md:6"], "no browser shows it");
}

#[test]
fn a_warning_about_an_svg_does_not_prevent_other_pictures() {
    let files: [(&str, &[u8]); 2] = [("a.svg", ACTIVE), ("b.png", &png(photograph(120, 90)))];
    let magazine = Magazine::new("", "[A](a.svg) ![B](b.png)", &files);
    magazine.build(ImageMode::Make).unwrap();
    assert!(magazine.names().iter().any(|name| name.starts_with("~/b-")), "{:?}", magazine.names());
}
