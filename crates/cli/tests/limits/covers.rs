//! Covers in share pictures: how expensive a drawing may be, and what is reported if it exceeds that.

use super::drawings::{carrying, monsters, nine, svg};
use super::{Magazine, times};
use image::{ImageFormat, Rgb, RgbImage};
use publish::prerender::{Options, pages};
use serde_json::json;
use std::fs;
use std::io::Cursor;
use std::path::Path;

const SHELL: &[u8] = b"<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title>\
    <style>:root{--paper:#fdfcf9}</style></head><body><div id=b-app></div></body></html>";

#[test]
fn an_embedded_picture_of_absurd_size_is_not_drawn() {
    use base64::{Engine, prelude::BASE64_STANDARD};
    let mut png = png(40, 30);
    png[16] = 0xd5;
    let data = BASE64_STANDARD.encode(png);
    let svg = nine(&format!("<image width=\"9\" height=\"9\" href=\"data:image/png;base64,{data}\"/>"));
    // The rest is drawn, as in a browser.
    assert_eq!(with_cover("c.svg", svg.as_bytes()).warnings(), [""; 0]);
}

/// A magazine whose article has this cover.
fn with_cover(name: &str, content: &[u8]) -> Magazine {
    let magazine = Magazine::of_article(&format!("image: {name}\nimage_alt: A\n"), "");
    magazine.write(&format!("articles/{name}"), content);
    magazine
}

#[test]
#[ignore = "slow"]
fn expensive_drawings_are_reported_with_their_article() {
    for (what, svg) in monsters() {
        let found = with_cover("c.svg", svg.as_bytes()).warnings();
        assert_eq!(found, ["articles/x.md:5 undrawn-cover"], "{what}");
    }
}

#[test]
fn the_size_of_embedded_pictures_is_limited() {
    assert_eq!(with_cover("c.svg", carrying(300, 200).as_bytes()).warnings(), [""; 0]);
    let found = with_cover("c.svg", carrying(4_000, 3_000).as_bytes()).warnings();
    assert_eq!(found, ["articles/x.md:5 undrawn-cover"]);
}

#[test]
fn drawings_like_those_of_editors_are_drawn() {
    let curves: String = (0..3_000).map(|at| format!("c1.5 2.25 3 4 {} 5", at % 9)).collect();
    let parts = times(
        1_500,
        "<path class=\"cls-1\" d=\"M10 10h80v80h-80z\" style=\"fill:#123456;stroke-width:1.5px\"/>",
    );
    for (what, svg) in [
        (
            "layers",
            svg("viewBox=\"0 0 800 1200\"", &(times(12, "<g opacity=\".9\">") + &parts + &times(12, "</g>"))),
        ),
        ("a long path", svg("viewBox=\"0 0 800 1200\"", &format!("<path d=\"M0 0{curves}\"/>"))),
        (
            "a shadow",
            svg(
                "viewBox=\"0 0 800 1200\"",
                "<filter id=\"f\"><feDropShadow stdDeviation=\"9\"/></filter><rect width=\"500\" height=\"500\" filter=\"url(#f)\"/>",
            ),
        ),
        (
            "grain",
            svg(
                "viewBox=\"0 0 800 1200\"",
                "<filter id=\"f\"><feTurbulence baseFrequency=\".8\" numOctaves=\"3\"/></filter><rect width=\"800\" height=\"1200\" filter=\"url(#f)\"/>",
            ),
        ),
        (
            "a class with a clip path",
            svg(
                "viewBox=\"0 0 800 1200\"",
                "<style>.cls-1{clip-path:url(#clip-path)}.cls-2{fill:url(#linear-gradient-12345678)}</style><clipPath id=\"clip-path\"><rect width=\"800\" height=\"600\"/></clipPath><linearGradient id=\"linear-gradient-12345678\"><stop/><stop offset=\"1\"/></linearGradient><g class=\"cls-1\"><rect class=\"cls-2\" width=\"800\" height=\"1200\"/></g>",
            ),
        ),
        (
            "arrows",
            svg(
                "viewBox=\"0 0 800 1200\"",
                &format!(
                    "<marker id=\"m\"><path d=\"M0 0h3l-3 3z\"/></marker>{}",
                    times(200, "<path d=\"M0 0h100v200l5 5\" stroke=\"red\" marker-end=\"url(#m)\"/>")
                ),
            ),
        ),
    ] {
        assert_eq!(with_cover("c.svg", svg.as_bytes()).warnings(), [""; 0], "{what}");
    }
}

/// Prerenders a hand-written magazine with these files, whose article has this cover. Returns the warnings.
fn printed(cover: serde_json::Value, files: &[(&str, &[u8])]) -> (Vec<String>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let staging = folder.path().join("staging");
    let article =
        json!({"slug": "a", "title": "A", "date": "2025-01-02", "summary": "S", "html": "A", "cover": cover});
    let front = json!({"format": 1, "site": {"title": "T"}, "articles": [article]}).to_string();
    for (path, content) in files.iter().chain(&[("index.html", SHELL), ("articles.json", front.as_bytes())]) {
        let path = staging.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    let options =
        Options { staging: staging.clone(), site: folder.path().join("none"), release: true, bare: false };
    let warnings = pages(&options).unwrap().warnings;
    let name = |path: &Path| path.strip_prefix(&staging).unwrap().display().to_string();
    let found = warnings.as_slice().iter().map(|found| format!("{} {}", name(&found.path), found.code));
    (found.collect(), folder)
}

fn picture(src: &str) -> serde_json::Value {
    json!({"picture": {"src": src, "alt": "x", "width": 9, "height": 9}})
}

/// Whether the share picture shows a colour.
fn shows(folder: &Path, colour: [u8; 3]) -> bool {
    let picture = image::open(folder.join("staging/share/a.png")).unwrap().into_rgb8();
    assert_eq!(picture.dimensions(), (1200, 630));
    picture.pixels().any(|pixel| *pixel == Rgb(colour))
}

const RED: [u8; 3] = [255, 0, 0];

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    RgbImage::from_pixel(width, height, Rgb(RED)).write_to(&mut file, ImageFormat::Png).unwrap();
    file.into_inner()
}

#[test]
#[ignore = "slow"]
fn expensive_hand_written_covers_are_left_out_of_the_share_picture() {
    for (what, svg) in
        monsters().into_iter().filter(|(what, _)| ["octaves", "a size", "masks"].contains(what))
    {
        let (found, folder) = printed(json!({"art": svg}), &[]);
        assert!(found.contains(&"articles.json undrawn-cover".to_owned()), "{what}: {found:?}");
        assert!(folder.path().join("staging/share/a.png").exists(), "{what}");
        let (found, _folder) = printed(picture("media/c.svg"), &[("media/c.svg", svg.as_bytes())]);
        assert_eq!(found, ["articles.json undrawn-cover"], "{what}");
    }
}

#[test]
fn undrawn_covers_are_reported_by_every_build() {
    let files: &[(&str, &[u8])] =
        &[("media/c.svg", b"<svg xmlns='http://www.w3.org/2000/svg' width='1e38' height='1'/>")];
    let (found, folder) = printed(picture("media/c.svg"), files);
    assert_eq!(found, ["articles.json undrawn-cover"]);
    let staging = folder.path().join("staging");
    fs::remove_dir_all(staging.join("share")).unwrap();
    let options = Options { staging, site: folder.path().join("none"), release: true, bare: false };
    assert_eq!(pages(&options).unwrap().warnings.as_slice().len(), 1);
}

#[test]
#[ignore = "slow"]
fn a_bitmap_cover_fills_its_column() {
    for (width, height) in [(1, 1), (900, 3), (3, 900), (412, 630)] {
        let (found, folder) = printed(picture("media/c.png"), &[("media/c.png", &png(width, height))]);
        assert_eq!(found, [""; 0], "{width} × {height}");
        let drawn = image::open(folder.path().join("staging/share/a.png")).unwrap().into_rgb8();
        let column = [(788, 0), (1199, 0), (1199, 629), (788, 629)];
        assert!(column.iter().all(|(x, y)| drawn[(*x, *y)] == Rgb(RED)), "{width} × {height}");
        assert_ne!(drawn[(787, 300)], Rgb(RED));
    }
}

#[test]
#[ignore = "slow"]
fn a_cover_that_is_truncated_or_claims_a_false_size_is_left_out() {
    let whole = png(600, 400);
    let mut large = png(60, 40);
    large[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    let gif = [&b"GIF89a\xff\xff\xff\xff\0\0\0"[..], b",\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"].concat();
    for (what, file) in
        [("cut off", &whole[..whole.len() / 2]), ("large", &large), ("moving", &gif), ("empty", b"")]
    {
        let (found, folder) = printed(picture("media/c.png"), &[("media/c.png", file)]);
        assert_eq!(found, ["articles.json undrawn-cover"], "{what}");
        assert!(!shows(folder.path(), RED), "{what}");
    }
}

#[test]
fn an_expensive_icon_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let staging = folder.path().join("staging");
    fs::create_dir(&staging).unwrap();
    fs::write(staging.join("index.html"), SHELL).unwrap();
    fs::write(
        staging.join("articles.json"),
        json!({"format": 1, "site": {"title": "T"}, "articles": []}).to_string(),
    )
    .unwrap();
    fs::write(staging.join("icon.svg"), &monsters()[0].1).unwrap();
    let found = pages(&Options { staging, site: folder.path().join("none"), release: true, bare: false });
    assert!(found.unwrap_err().to_string().contains("error[invalid-svg]"));
}
