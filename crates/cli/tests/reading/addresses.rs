//! The addresses of files that texts link to or embed.

use super::{Magazine, png};

#[test]
fn a_file_keeps_query_and_fragment() {
    let magazine = Magazine::with_text(
        "[s](slides.pdf#page=3) [t](/files/t.pdf?a=1&b=2#x) <a href=\"slides.pdf?d\">u</a>",
    );
    magazine.write("content/articles/x/slides.pdf", "%PDF");
    magazine.write("public/files/t.pdf", "%PDF");
    let html = magazine.build().html("x");
    for href in ["/media/x/slides.pdf#page=3", "/files/t.pdf?a=1&amp;b=2#x", "/media/x/slides.pdf?d"] {
        assert!(html.contains(&format!("href=\"{href}\"")), "{href}: {html}");
    }
    assert_eq!(magazine.names(), ["x/slides.pdf"]);
}

#[test]
fn special_characters_in_file_names_stay_encoded() {
    let magazine = Magazine::with_text("[c](/files/c%23.pdf) [d](d%23%25.pdf) ![e](e%3F.png)");
    magazine.write("public/files/c#.pdf", "%PDF");
    magazine.write("content/articles/x/d#%.pdf", "%PDF");
    #[cfg(not(windows))]
    magazine.write("content/articles/x/e?.png", png([0; 3]));
    let html = magazine.build().html("x");
    for address in ["href=\"/files/c%23.pdf\"", "href=\"/media/x/d%23%25.pdf\"", "src=\"/media/x/e%3F.png\""]
    {
        assert!(html.contains(address), "{address}: {html}");
    }
}

#[test]
fn a_picture_with_a_query_is_measured() {
    let magazine = Magazine::with_text("![a](/images/a.png?v=2)\n\n![b](b.png?v=1.2#x)");
    magazine.write("public/images/a.png", png([0; 3]));
    magazine.write("content/articles/x/b.png", png([1; 3]));
    let html = magazine.build().html("x");
    for address in ["src=\"/images/a.png?v=2\"", "src=\"/media/x/b.png?v=1.2#x\""] {
        assert!(html.contains(address), "{address}: {html}");
    }
    assert_eq!(html.matches("width=\"30\" height=\"20\"").count(), 2, "{html}");
}

#[test]
fn a_picture_with_a_query_has_its_dark_variant() {
    let magazine = Magazine::with_text("![a](a.png?v=1.2)");
    magazine.write("content/articles/x/a.png", png([0; 3]));
    magazine.write("content/articles/x/a.dark.png", png([1; 3]));
    let html = magazine.build().html("x");
    assert!(html.contains("src=\"/media/x/a.dark.png?v=1.2\""), "{html}");
}
