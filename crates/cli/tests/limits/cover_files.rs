//! The files of covers, from the front matter to the share picture.

use super::Magazine;
use content::diagnostics::Diagnostics;
use image::{ImageFormat, Rgb, RgbImage};
use publish::prerender::{Options, pages};
use std::fs;
use std::io::Cursor;

/// A red square as AVIF.
const AVIF: &[u8] = include_bytes!("red.avif");
const RED: Rgb<u8> = Rgb([255, 0, 0]);

const SHELL: &str = "<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title>\
    <style>:root{--paper:#fdfcf9}</style></head><body><div id=b-app></div></body></html>";

/// A magazine whose article has this cover.
fn with_cover(name: &str, content: &[u8]) -> Magazine {
    let magazine = Magazine::of_article(&format!("image: \"{name}\"\nimage_alt: A\n"), "");
    magazine.write(&format!("articles/{name}"), content);
    magazine
}

/// Prerenders a built magazine, and returns the warnings.
fn prerender(magazine: &Magazine) -> Diagnostics {
    let staging = magazine.at("staging");
    fs::create_dir(&staging).unwrap();
    fs::write(staging.join("index.html"), SHELL).unwrap();
    pages(&Options { staging, site: magazine.at("out"), release: true, bare: false }).unwrap().warnings
}

#[test]
fn an_avif_cover_is_reported_once_with_the_line_of_its_article() {
    let magazine = with_cover("c.avif", AVIF);
    assert_eq!(magazine.warnings(), ["articles/x.md:5 undrawn-cover"]);
    let again = prerender(&magazine);
    assert!(again.is_empty(), "{again}");
}

#[test]
#[ignore = "slow"]
fn a_cover_may_have_spaces_and_umlauts_in_its_name() {
    let mut png = Cursor::new(Vec::new());
    RgbImage::from_pixel(600, 600, RED).write_to(&mut png, ImageFormat::Png).unwrap();
    for name in ["my photo.png", "größe ü.png", "plan (1) 100%.png", "u\u{308}.PNG"] {
        let magazine = with_cover(name, png.get_ref());
        assert_eq!(magazine.warnings(), [""; 0], "{name}");
        let found = prerender(&magazine);
        assert!(found.is_empty(), "{found}");
        let picture = image::open(magazine.at("staging/share/x.png")).unwrap().into_rgb8();
        assert_eq!(*picture.get_pixel(1_000, 300), RED, "{name}");
    }
}
