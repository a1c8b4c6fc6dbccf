//! AVIF covers, which pages show but share pictures cannot.

use super::Magazine;
use publish::prerender::{Options, pages};
use std::fs;

/// A red square.
const AVIF: &[u8] = include_bytes!("red.avif");

const SHELL: &str = "<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title>\
    <style>:root{--paper:#fdfcf9}</style></head><body><div id=b-app></div></body></html>";

#[test]
fn an_avif_cover_is_reported_once_with_the_line_of_its_article() {
    let magazine = Magazine::of_article("image: c.avif\nimage_alt: A\n", "");
    magazine.write("articles/c.avif", AVIF);
    assert_eq!(magazine.warnings(), ["articles/x.md:5 undrawn-cover"]);
    let staging = magazine.at("staging");
    fs::create_dir(&staging).unwrap();
    fs::write(staging.join("index.html"), SHELL).unwrap();
    let report = pages(&Options { staging, site: magazine.at("out"), release: true, bare: false }).unwrap();
    assert!(report.warnings.is_empty(), "{}", report.warnings);
}
