//! Drawings that cost more than their size suggests.

use super::times;
use image::{ImageFormat, RgbImage};
use std::io::Cursor;

pub fn svg(attributes: &str, inner: &str) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {attributes}>{inner}</svg>")
}

/// A drawing of nine by nine pixels.
pub fn nine(inner: &str) -> String {
    svg("width=\"9\" height=\"9\"", inner)
}

/// A rectangle with a filter of these primitives.
fn filtered(parts: &str) -> String {
    nine(&format!("<filter id=\"f\">{parts}</filter><rect width=\"9\" height=\"9\" filter=\"url(#f)\"/>"))
}

/// Ten elements, each of which draws the next one ten times. `how` returns the attribute that refers to an element.
fn tenfold(element: &str, how: impl Fn(usize) -> String) -> String {
    let level = |number: usize| {
        let rect = format!("<rect width=\"9\" height=\"9\" {}/>", how(number + 1));
        format!("<{element} id=\"i{number}\" width=\"1\" height=\"1\">{}</{element}>", times(10, &rect))
    };
    let levels: String = (0..10).map(level).collect();
    nine(&format!("{levels}<rect width=\"9\" height=\"9\" {}/>", how(0)))
}

/// Drawings that would take minutes or gigabytes, or whose numbers would overflow, by the feature that they abuse.
pub fn monsters() -> Vec<(&'static str, String)> {
    let scaled = |times: usize| {
        "<g transform=\"scale(1000)\">".repeat(times)
            + "<rect width=\"9\" height=\"9\"/>"
            + &"</g>".repeat(times)
    };
    let points: String = (0..120_000).map(|at| format!("L{} {}", at * 7919 % 9, at % 2 * 9)).collect();
    vec![
        ("octaves", filtered("<feTurbulence baseFrequency=\"1\" numOctaves=\"9999\"/>")),
        ("a radius", filtered("<feMorphology operator=\"dilate\" radius=\"500\"/>")),
        (
            "a matrix",
            filtered(&format!("<feConvolveMatrix order=\"99\" kernelMatrix=\"{}\"/>", times(9801, "1 "))),
        ),
        ("many filters", filtered(&times(400, "<feGaussianBlur stdDeviation=\"9\"/>"))),
        ("a size", svg("width=\"1e38\" height=\"1e38\"", "")),
        ("a view", svg("viewBox=\"0 0 9 1e38\"", "")),
        (
            "a clip path",
            nine(
                "<clipPath id=\"c\"><circle r=\"1e9\"/></clipPath><rect width=\"9\" height=\"9\" clip-path=\"url(#c)\"/>",
            ),
        ),
        (
            "a pattern",
            nine(
                "<pattern id=\"p\" width=\"-1e38\" height=\"1\"><rect width=\"1\" height=\"1\"/></pattern><rect width=\"9\" height=\"9\" fill=\"url(#p)\"/>",
            ),
        ),
        ("a style", nine("<rect style=\"stroke-width:1e30px;stroke:red\" width=\"9\" height=\"9\"/>")),
        (
            "a style sheet",
            nine("<style>rect{stroke-width:1e30px;stroke:red}</style><rect width=\"9\" height=\"9\"/>"),
        ),
        ("a scale", nine(&scaled(9))),
        (
            "a large pattern",
            svg(
                "viewBox=\"0 0 9 9\"",
                "<pattern id=\"p\" patternUnits=\"userSpaceOnUse\" width=\"900\" height=\"900\"><rect width=\"1\" height=\"1\"/></pattern><rect width=\"9\" height=\"9\" fill=\"url(#p)\"/>",
            ),
        ),
        (
            "layers in one another",
            nine(
                &(times(80, "<g opacity=\".9\">")
                    + "<rect x=\"-20\" y=\"-20\" width=\"60\" height=\"60\"/>"
                    + &times(80, "</g>")),
            ),
        ),
        (
            "layers side by side",
            nine(&times(2_000, "<g opacity=\".9\"><path d=\"M0 0h9v9\"/><path d=\"M0 0h9v9\"/></g>")),
        ),
        ("nesting", nine(&(times(150, "<g>") + &times(150, "</g>")))),
        ("masks", tenfold("mask", |number| format!("mask=\"url(#i{number})\""))),
        ("clip paths", tenfold("clipPath", |number| format!("clip-path=\"url(#i{number})\""))),
        ("patterns", tenfold("pattern", |number| format!("fill=\"url(#i{number})\""))),
        ("style of masks", tenfold("mask", |number| format!("style=\"mask : url( '#i{number}' )\""))),
        (
            "markers",
            nine(&format!(
                "<marker id=\"m\"><path d=\"M0 0{0}\" marker-mid=\"url(#n)\"/></marker><marker id=\"n\"><rect width=\"1\" height=\"1\"/></marker><path d=\"M0 0{0}\" marker-mid=\"url(#m)\"/>",
                times(500, "h1")
            )),
        ),
        (
            "markers of a class",
            nine(&format!(
                "<style>.m{{marker:url(#m)}}</style><marker id=\"m\">{}</marker><g class=\"m\"><path d=\"M0 0{}\"/></g>",
                times(500, "<path/>"),
                times(500, "h1")
            )),
        ),
        (
            "dashes",
            nine("<path d=\"M0 0L900 900\" stroke=\"red\" stroke-width=\"1\" stroke-dasharray=\".001\"/>"),
        ),
        ("crossing lines", nine(&format!("<path d=\"M0 0{points}\"/>"))),
        (
            "colours",
            nine(&format!(
                "<linearGradient id=\"g\">{}</linearGradient><rect width=\"9\" height=\"9\" fill=\"url(#g)\"/>",
                times(20_000, "<stop offset=\".5\"/>")
            )),
        ),
        ("text", nine(&format!("<text>{}</text>", times(20_000, "m")))),
        ("spans", nine(&format!("<text>{}</text>", times(7_000, "<tspan>m</tspan>")))),
        (
            "repetition",
            nine(&format!(
                "<path id=\"p\" d=\"M0 0{}\"/>{}",
                times(50_000, "h1"),
                times(1_000, "<use href=\"#p\"/>")
            )),
        ),
        (
            "selectors",
            nine(&format!(
                "<style>* * * * * * * * a{{fill:red}}</style>{}",
                times(100, "<g><g><g><g/></g></g></g>")
            )),
        ),
    ]
}

/// A drawing that embeds a picture of this size as a `data:` URL.
pub fn carrying(width: u32, height: u32) -> String {
    use base64::{Engine, prelude::BASE64_STANDARD};
    let mut png = Cursor::new(Vec::new());
    RgbImage::new(width, height).write_to(&mut png, ImageFormat::Png).unwrap();
    let data = BASE64_STANDARD.encode(png.into_inner());
    nine(&format!("<image width=\"9\" height=\"9\" href=\"data:image/png;base64,{data}\"/>"))
}
