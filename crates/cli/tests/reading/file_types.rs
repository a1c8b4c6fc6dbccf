//! Files that could run scripts with the rights of the magazine's origin.

use super::{Magazine, png};

const SCRIPT: &str = "<script>navigator.serviceWorker.register('sw.js')</script>";

#[test]
fn documents_are_published_only_from_the_public_folder() {
    for name in [
        "a.html",
        "a.HTML",
        "a.htm",
        "a.xhtml",
        "a.xht",
        "a.xml",
        "a.XML",
        "a.xsl",
        "a.xslt",
        "a.rdf",
        "a.mht",
        "a.mhtml",
        "a.shtml",
        "a.svgz",
        "a.swf",
        "a.hta",
        "a.php",
        "a.html.bak",
        "a.html.gz",
        "a.svg.gz",
    ] {
        let magazine = Magazine::with_text(&format!("Text.\n[x]({name})"));
        magazine.write(&format!("content/articles/x/{name}"), SCRIPT);
        assert_eq!(magazine.faults(), ["forbidden-file-type articles/x/index.md:7"], "{name}");
        let magazine = Magazine::with_text(&format!("[x](/{name})"));
        magazine.write(&format!("public/{name}"), SCRIPT);
        assert!(magazine.build().html("x").contains(&format!("href=\"/{name}\"")), "{name}");
    }
}

#[test]
fn documents_are_recognised_without_an_extension() {
    for begin in ["", "\u{feff}", " \r\n\t", "<!-- a comment -->\n", "\u{feff}\n<!--\n-->"] {
        for document in ["<!DOCTYPE html><p>", "<html>", "<?xml version=\"1.0\"?><x/>", "<svg/>", "<x:y/>"] {
            for name in ["evil", "evil.dat", "evil.html5x"] {
                let magazine = Magazine::with_text(&format!("[x]({name})"));
                magazine.write(&format!("content/articles/x/{name}"), format!("{begin}{document}"));
                assert_eq!(magazine.faults(), ["forbidden-file-type articles/x/index.md:6"], "{name}");
            }
        }
    }
}

#[test]
fn documents_are_refused_as_pictures_and_covers() {
    let magazine = Magazine::with_text("![x](pic)");
    magazine
        .write("content/articles/x/pic", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 1\"/>");
    assert_eq!(magazine.faults(), ["forbidden-file-type articles/x/index.md:6"]);
    let magazine = Magazine::new();
    let article = "---\ntitle: X\nsummary: S\ndate: 2025-01-02\nimage: evil.xml\nimage_alt: x\n---\n";
    magazine.write("content/articles/x/index.md", article);
    magazine.write("content/articles/x/evil.xml", "<svg viewBox=\"0 0 2 1\"></svg>");
    assert_eq!(magazine.faults(), ["forbidden-file-type articles/x/index.md:5"]);
}

#[test]
fn other_files_are_published() {
    let files =
        [("a.txt", SCRIPT), ("b.csv", "1,2"), ("c.pdf", "%PDF"), ("Makefile", "all:"), ("d.rs", "<T>")];
    let links: Vec<String> = files.iter().map(|(name, _)| format!("[x]({name})")).collect();
    let magazine = Magazine::with_text(&format!("{} ![p](p.png) ![s](s.svg)", links.join(" ")));
    for (name, content) in files {
        magazine.write(&format!("content/articles/x/{name}"), content);
    }
    magazine.write("content/articles/x/p.png", png([0; 3]));
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 1\"/>";
    magazine.write("content/articles/x/s.svg", svg);
    magazine.build();
    assert_eq!(
        magazine.names(),
        ["x/Makefile", "x/a.txt", "x/b.csv", "x/c.pdf", "x/d.rs", "x/p.png", "x/s.svg"]
    );
}
