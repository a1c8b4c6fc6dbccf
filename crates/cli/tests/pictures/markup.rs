//! The markup of pictures.

use super::{Magazine, jpeg, photograph, without_hash};
use content::options::ImageMode;

const PLAN: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 400\"/>";

fn hills() -> Vec<u8> {
    jpeg(&photograph(520, 96))
}

#[test]
#[ignore = "slow"]
fn the_best_format_is_offered_first() {
    let magazine = Magazine::new("", "![Hills & sky](hills.jpg \"Dawn\")", &[("hills.jpg", &hills())]);
    let html = magazine.made(ImageMode::Make).html;
    let (before, rest) = html.split_once("data:image/webp;base64,").unwrap();
    let (placeholder, after) = rest.split_once('"').unwrap();
    assert!(placeholder.len() < 250, "{} bytes", placeholder.len());
    assert_eq!(
        without_hash(&format!("{before}{after}")),
        "<figure>\n<a class=\"b-frame\" href=\"/media/~/hills-520-*.webp\"><img class=\"b-blur\" src=\" alt=\"\" aria-hidden=\"true\"><picture>\
         <source type=\"image/avif\" srcset=\"/media/~/hills-480-*.avif 480w, /media/~/hills-520-*.avif 520w\" \
         sizes=\"(min-width: 42rem) 38rem, calc(100vw - 2.5rem)\">\
         <source type=\"image/webp\" srcset=\"/media/~/hills-480-*.webp 480w, /media/~/hills-520-*.webp 520w\" \
         sizes=\"(min-width: 42rem) 38rem, calc(100vw - 2.5rem)\">\
         <img src=\"/media/~/hills-520-*.jpg\" alt=\"Hills &amp; sky\" width=\"520\" height=\"96\" loading=\"lazy\" \
         decoding=\"async\"></picture></a>\n\
         <figcaption>Dawn</figcaption>\n</figure>\n"
    );
}

#[test]
#[ignore = "slow"]
fn a_cover_lists_its_variants() {
    let fields = "image: hills.jpg\nimage_alt: Hills\n";
    let magazine = Magazine::new(fields, "", &[("hills.jpg", &hills())]);
    let cover = magazine.made(ImageMode::Make).cover;
    let picture = &cover["picture"];
    assert_eq!(without_hash(picture["src"].as_str().unwrap()), "media/~/hills-520-*.jpg");
    assert_eq!(without_hash(picture["variants"]["path"].as_str().unwrap()), "media/~/hills-*-*");
    assert_eq!(picture["variants"]["widths"], serde_json::json!([480, 520]));
    assert_eq!(picture["variants"]["formats"], serde_json::json!(["avif", "webp"]));
    assert!(picture["placeholder"].as_str().unwrap().starts_with("data:image/webp;base64,"));
}

#[test]
fn a_title_becomes_the_caption_of_a_picture_in_its_own_paragraph() {
    let text = "![Plan](plan.svg \"The *plan*\")\n\nIn a line ![Plan](plan.svg \"Plan\").";
    let html = Magazine::new("", text, &[("plan.svg", PLAN)]).made(ImageMode::Make).html;
    assert!(html.contains("<figcaption>The *plan*</figcaption>\n</figure>\n<p>In a line "), "{html}");
    assert_eq!(html.matches("title=").count(), 1, "{html}");
}

#[test]
fn linked_or_small_pictures_do_not_link_to_their_file() {
    let small = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 40\"/>";
    let text = "[![Plan](plan.svg)](https://example.org/) ![Small](small.svg) ![Plan](plan.svg)";
    let html =
        Magazine::new("", text, &[("plan.svg", PLAN), ("small.svg", small)]).made(ImageMode::Make).html;
    assert_eq!(html.matches("<a ").count(), 2, "{html}");
    assert!(html.contains("<a class=\"b-frame\" href=\"/media/x/plan.svg\"><img src"), "{html}");
}

#[test]
#[ignore = "slow"]
fn a_linked_picture_has_all_widths() {
    let text = "[![Hills](hills.jpg)](https://example.org/)";
    let html = Magazine::new("", text, &[("hills.jpg", &hills())]).made(ImageMode::Make).html;
    assert!(
        html.contains("<a href=\"https://example.org/\"><span class=\"b-frame\"><img class=\"b-blur\""),
        "{html}"
    );
    assert!(html.contains("</picture></span></a>"), "{html}");
}

#[test]
fn each_theme_has_its_own_picture() {
    let files: [(&str, &[u8]); 4] =
        [("a.svg", PLAN), ("b.svg", PLAN), ("plan.svg", PLAN), ("plan.dark.svg", PLAN)];
    for text in [
        "![Plan](a.svg#gh-light-mode-only)\n![Plan](b.svg#gh-dark-mode-only)",
        "![Plan](a.svg#only-light)\n![Plan](b.svg#only-dark)",
        "![Plan](plan.svg)",
        "<img src=\"a.svg#only-light\" alt=\"Plan\"><img src=\"b.svg#only-dark\" alt=\"Plan\">",
    ] {
        let html = Magazine::new("", text, &files).made(ImageMode::Make).html;
        for class in ["only-light", "only-dark"] {
            assert_eq!(html.matches(&format!("<a class=\"b-frame {class}\"")).count(), 1, "{text}: {html}");
        }
        assert_eq!(html.matches("loading=\"lazy\"").count(), 2, "so that one is fetched: {html}");
    }
}

#[test]
fn the_first_picture_of_a_page_is_fetched_first() {
    let magazine = Magazine::new("", "Text.", &[]);
    magazine.write("pages/about.md", b"---\ntitle: About\n---\n![Plan](plan.svg)\n\n![Plan](plan.svg)\n");
    magazine.write("pages/plan.svg", PLAN);
    magazine.made(ImageMode::Make);
    let page = std::fs::read_to_string(magazine.0.path().join("out/data/pages/about.json")).unwrap();
    assert_eq!(page.matches("fetchpriority=\\\"high\\\"").count(), 1, "{page}");
    assert_eq!(page.matches("loading=\\\"lazy\\\"").count(), 1, "{page}");
}

#[test]
fn hand_written_picture_elements_keep_their_sources() {
    let text = "<picture><source srcset=\"other.svg 2x\"><img src=\"plan.svg\" alt=\"Plan\"></picture>";
    let html = Magazine::new("", text, &[("plan.svg", PLAN), ("other.svg", PLAN)]).made(ImageMode::Make).html;
    assert!(html.contains("<picture><source srcset=\"/media/x/other.svg 2x\"><img src"), "{html}");
    assert!(!html.contains("frame"), "{html}");
}
