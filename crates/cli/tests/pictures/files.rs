//! Which files are generated from a picture.

use super::{Magazine, jpeg, photograph, png};
use content::options::ImageMode;
use image::{Rgb, RgbImage};

#[test]
#[ignore = "slow"]
fn a_photograph_has_four_widths_in_two_formats_and_a_jpeg() {
    let magazine = Magazine::new(
        "",
        "![Hills](Hills%20at%20dawn.jpg)",
        &[("Hills at dawn.jpg", &jpeg(&photograph(1800, 60)))],
    );
    magazine.made(ImageMode::Make);
    let made = magazine.media();
    let expected = [
        "1200-*.avif",
        "1200-*.webp",
        "1600-*.avif",
        "1600-*.jpg",
        "1600-*.webp",
        "480-*.avif",
        "480-*.webp",
        "800-*.avif",
        "800-*.webp",
    ];
    assert_eq!(magazine.names(), expected.map(|name| format!("~/hills-at-dawn-{name}")));
    for (name, content) in made {
        let size = imagesize::blob_size(&content).unwrap();
        let width: usize = name.split('-').nth(3).unwrap().parse().unwrap();
        assert_eq!((size.width, size.height), (width, (60 * width + 900) / 1800), "{name}");
    }
}

#[test]
#[ignore = "slow"]
fn no_file_is_wider_than_its_source_or_larger_than_the_fallback() {
    let magazine = Magazine::new("", "![Hills](hills.jpg)", &[("hills.jpg", &jpeg(&photograph(640, 90)))]);
    magazine.made(ImageMode::Make);
    let made = magazine.media();
    let size = |end: &str| {
        made.iter().find(|(name, _)| name.contains("-640-") && name.ends_with(end)).unwrap().1.len()
    };
    assert_eq!(made.len(), 5, "{:?}", magazine.names());
    assert!(size("avif") < size("webp") && size("webp") < size("jpg"), "{:?}", magazine.names());
}

#[test]
#[ignore = "slow"]
fn a_drawing_in_few_colours_does_not_get_larger_files() {
    // Thin lines take fewer bytes as PNG than in lossy formats.
    let drawing =
        RgbImage::from_fn(600, 120, |x, y| if (x * y) % 31 < 2 { Rgb([0, 0, 0]) } else { Rgb([255; 3]) });
    let source = png(drawing);
    let magazine = Magazine::new("", "![Lines](lines.png)", &[("lines.png", &source)]);
    magazine.made(ImageMode::Make);
    let made = magazine.media();
    assert!(made.contains_key("x/lines.png"), "the file itself is the fallback: {:?}", magazine.names());
    for (name, content) in made.iter().filter(|(name, _)| name.contains("-600-")) {
        assert!(content.len() < source.len(), "{name}: {} of {}", content.len(), source.len());
    }
}

#[test]
fn small_vector_and_animated_pictures_are_published_unchanged() {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 200\"/>";
    let gif =
        b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\0\0\0!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
    let dot = png(RgbImage::new(20, 20));
    let text = "![Plan](plan.svg) ![Turning](turning.gif) ![Dot](dot.png)";
    let magazine = Magazine::new("", text, &[("plan.svg", svg), ("turning.gif", gif), ("dot.png", &dot)]);
    let html = magazine.made(ImageMode::Make).html;
    assert_eq!(magazine.names(), ["x/dot.png", "x/plan.svg", "x/turning.gif"]);
    assert!(!html.contains("<picture") && !html.contains("frame"), "{html}");
}

#[test]
#[ignore = "slow"]
fn a_linked_file_is_published_unchanged() {
    let hills = jpeg(&photograph(520, 96));
    let magazine = Magazine::new("", "![Hills](hills.jpg), [whole](hills.jpg)", &[("hills.jpg", &hills)]);
    magazine.made(ImageMode::Make);
    assert_eq!(magazine.media().get("x/hills.jpg"), Some(&hills));
}

#[test]
#[ignore = "slow"]
fn output_does_not_depend_on_the_number_of_threads() {
    let made = |threads: usize| {
        let hills = jpeg(&photograph(600, 90));
        let magazine = Magazine::new("", "![Hills](hills.jpg)", &[("hills.jpg", &hills)]);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let html = pool.install(|| magazine.made(ImageMode::Make)).html;
        (html, magazine.media())
    };
    assert_eq!(made(1), made(4));
}

#[test]
#[ignore = "slow"]
fn serve_converts_nothing_but_uses_cached_pictures() {
    let magazine = Magazine::new("", "![Hills](hills.jpg)", &[("hills.jpg", &jpeg(&photograph(520, 96)))]);
    let plain = magazine.made(ImageMode::Read).html;
    assert_eq!(magazine.names(), ["x/hills.jpg"]);
    assert!(!plain.contains("<picture"), "{plain}");
    let released = magazine.made(ImageMode::Make).html;
    assert_eq!(magazine.made(ImageMode::Read).html, released);
    assert!(!magazine.media().contains_key("x/hills.jpg"));
}
