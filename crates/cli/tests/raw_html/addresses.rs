//! Addresses in HTML are checked and resolved in every element and attribute.

use crate::options::options;
use crate::raw_html::{Built, FIRST, build, errors, published};
use broadsheet_cli::content_stage::content;
use content::diagnostics::Code::*;
use std::fs;
use std::path::Path;
use std::process::Command;

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 2\"/>";
const FILES: &[(&str, &str)] = &[
    ("content/articles/x/a.svg", SVG),
    ("content/articles/x/b.svg", SVG),
    ("content/articles/x/c d.svg", SVG),
    ("content/articles/x/film.mp4", "film"),
    ("content/articles/x/film.vtt", "WEBVTT"),
    ("content/articles/y.md", "---\ntitle: Y\nsummary: S\ndate: 2025-01-01\n---\n## Part\n"),
    ("public/c.svg", SVG),
];
const HOSTS: &str = "allow_remote_pictures = [\"pictures.example\", \"cdn.example:8443\"]\n\
    allow_html = [\"iframe src\"]\nallow_frames = [\"player.example\"]";

fn built(text: &str) -> Built {
    build(HOSTS, FILES, text).unwrap_or_else(|found| panic!("{text}: {found:?}"))
}

#[test]
fn links_lead_to_pages_with_or_without_quotes() {
    for link in
        ["<a href=../y.md#part>y</a>", "<a href='../y.md#part'>y</a>", "<a HREF=\"../y.md#p&#97;rt\">y</a>"]
    {
        assert_eq!(built(&format!("a {link}")).html, "<p>a <a href=\"/articles/y/#part\">y</a></p>\n");
    }
}

#[test]
fn broken_links_are_errors_in_every_attribute() {
    for text in [
        "<a href=nowhere.md>x</a>",
        "<map name=m><area href=nowhere.md alt=x></map>",
        "<blockquote cite=nowhere.md>x</blockquote>",
        "<p><q cite='nowhere.md'>x</q></p>",
        "<p><del cite=nowhere.md>x</del></p>",
        "<video src=nowhere.mp4></video>",
        "<audio src=nowhere.mp3></audio>",
        "<video><source src=nowhere.mp4></video>",
        "<video><track src=nowhere.vtt></video>",
        "<video src=../y.md></video>",
    ] {
        let found = errors(HOSTS, FILES, text);
        assert_eq!(found, [(BrokenLink, FIRST)], "{text}");
    }
    for text in [
        "<img src=nowhere.png alt=x>",
        "<p><img src=a.svg srcset='b.svg 2x, nowhere.svg 3x' alt=x></p>",
        "<picture><source srcset=\"nowhere.svg\"><img src=a.svg alt=x></picture>",
        "<video poster=nowhere.svg></video>",
        "<img src=data:image/png;base64,AA alt=x>",
        "<picture><source srcset=\"data:image/png;base64,AA\"><img src=a.svg alt=x></picture>",
    ] {
        assert_eq!(errors(HOSTS, FILES, text), [(MissingPicture, FIRST)], "{text}");
    }
}

#[test]
fn every_srcset_candidate_is_published() {
    let text = "<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"b.svg, c%20d.svg 2x\"><img src=a.svg alt=x></picture>";
    let built = built(text);
    assert!(built.html.contains("srcset=\"/media/x/b.svg, /media/x/c%20d.svg 2x\""), "{}", built.html);
    for file in ["media/x/a.svg", "media/x/b.svg", "media/x/c d.svg"] {
        assert!(built.has(file), "{file}");
    }
}

#[test]
fn videos_posters_and_subtitles_are_published() {
    let text = "a <video controls poster=a.svg src=film.mp4><track src=film.vtt kind=captions><source src=film.mp4 type=video/mp4></video>";
    let built = built(text);
    assert_eq!(
        built.html,
        "<p>a <video controls=\"\" poster=\"/media/x/a.svg\" src=\"/media/x/film.mp4\">\
         <track src=\"/media/x/film.vtt\" kind=\"captions\"><source src=\"/media/x/film.mp4\" type=\"video/mp4\"></video></p>\n"
    );
    for file in ["media/x/a.svg", "media/x/film.mp4", "media/x/film.vtt"] {
        assert!(built.has(file), "{file}");
    }
    assert_eq!(
        errors(HOSTS, FILES, "<audio src=https://pictures.example/a.mp3></audio>"),
        [(RemoteMedia, FIRST)]
    );
}

#[test]
fn pictures_keep_explicit_sizes_and_loading() {
    for (attributes, size) in [
        ("alt=\"max width=80\"", " width=\"4\" height=\"2\" loading=\"lazy\" decoding=\"async\""),
        ("alt=x width=80", " loading=\"lazy\" decoding=\"async\""),
        ("alt=x loading=eager", " width=\"4\" height=\"2\" decoding=\"async\""),
    ] {
        let html = built(&format!("<p><img src=a.svg {attributes}></p>")).html;
        assert!(html.ends_with(&format!("{size}></p>\n")), "{html}");
    }
}

#[test]
fn only_allowed_hosts_are_accepted() {
    for address in [
        "https://pictures.example/a.png",
        "HTTPS://Pictures.Example/a.png",
        "//pictures.example/a.png",
        "https://cdn.example:8443/a.png",
        "https://me@pictures.example/a.png",
    ] {
        for text in [
            format!("<img src=\"{address}\" alt=x>"),
            format!("<img src=a.svg srcset=\"{address} 2x\" alt=x>"),
            format!("![x]({address})"),
        ] {
            let html = built(&text).html;
            assert!(html.contains(address), "{html}");
        }
    }
    for address in [
        "https://evil.example/a.png",
        "https://pictures.example:x@evil.example/",
        "https://pictures.example@evil.example/",
        "https:\\\\evil.example//pictures.example",
        "https://evil.example\\@pictures.example/",
        "//evil.example/pictures.example",
        "\\\\evil.example/a.png",
        "https://pictures.example.evil.example/",
        "https://pictures.example:8443/a.png",
        "https://cdn.example/a.png",
        "http://pictures.example/a.png",
        "https://evil.example&#x2F;.pictures.example/",
        "ht\ttps://evil.example/",
    ] {
        for text in [
            format!("<img src=\"{address}\" alt=x>"),
            format!("<img src=a.svg alt=x srcset=\"a.svg 1x, {address} 2x\">"),
            format!("<picture><source srcset=\"{address}\"><img src=a.svg alt=x></picture>"),
            format!("<video poster=\"{address}\"></video>"),
        ] {
            // In a `srcset`, a tab separates the address from its descriptor.
            if address.contains('\t') && text.contains("srcset") {
                continue;
            }
            assert_eq!(errors(HOSTS, FILES, &text), [(RemotePicture, FIRST)], "{text}");
        }
        let frame = address.replace("pictures", "player");
        for text in [format!("<iframe src=\"{frame}\"></iframe>"), format!("<iframe src={frame}></iframe>")] {
            if frame.contains('\t') && !text.contains('"') {
                continue;
            }
            assert_eq!(errors(HOSTS, FILES, &text), [(RemoteFrame, FIRST)], "{text}");
        }
    }
    assert_eq!(errors(HOSTS, FILES, "<iframe src=demo.html></iframe>"), [(RemoteFrame, FIRST)]);
    assert_eq!(
        built("<iframe src=https://player.example/1></iframe>").html,
        "<iframe src=\"https://player.example/1\"></iframe>\n"
    );
}

#[test]
fn ids_and_names_are_anchors() {
    let (html, warnings) = published("<p id=a>x</p>\n\n<a name=b></a>\n\n[a](#a) [b](#b)");
    assert!(html.contains("<a name=\"b\"></a>") && warnings.is_empty(), "{html} {warnings:?}");
}

#[test]
fn links_in_html_are_below_the_base_path() {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in FILES.iter().chain(&[
        ("content/site.toml", "title = \"T\"\n"),
        ("content/articles/x/index.md", "---\ntitle: X\nsummary: S\ndate: 2025-01-02\n---\n<a href=../y.md>y</a> <a href=/c.svg>c</a>\n\n<img src=a.svg srcset='/c.svg 2x' alt=x>\n"),
    ]) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let run = |folder: &Path| {
        let arguments = ["trunk", "content", "--public", "public", "--base", "/blog/"];
        Command::new(env!("CARGO_BIN_EXE_broadsheet")).current_dir(folder).args(arguments).output().unwrap()
    };
    let output = run(folder.path());
    assert!(output.status.success(), "{output:?}");
    let article = fs::read_to_string(folder.path().join("target/site/data/articles/x.json")).unwrap();
    for address in ["/blog/articles/y/", "/blog/c.svg", "/blog/media/x/a.svg", "/blog/c.svg 2x"] {
        assert!(article.contains(&format!("=\\\"{address}\\\"")), "{address} in {article}");
    }
}

#[test]
fn a_picture_with_its_own_sources_is_published_unchanged() {
    let text = "<picture><source srcset=\"/c.svg\"><img src=\"a.svg\" alt=\"x\"></picture>";
    let built = built(text);
    assert!(built.has("media/x/a.svg"));
    content(&options(built.folder.path())).unwrap();
    assert!(built.html.contains("<source srcset=\"/c.svg\"><img src=\"/media/x/a.svg\""), "{}", built.html);
}

#[test]
fn covers_from_other_hosts_are_errors() {
    for image in [
        "javascript:alert(1)",
        "data:image/png;base64,AA",
        "https://evil.example/a.png",
        "//evil.example/a.png",
        "https://pictures.example@evil.example/",
    ] {
        let article =
            format!("---\ntitle: Z\nsummary: S\ndate: 2025-01-01\nimage: \"{image}\"\nimage_alt: A\n---\n");
        let found = errors(HOSTS, &[("content/articles/z.md", &article)], "x");
        assert!(found == [(RemotePicture, 5)] || found == [(MissingPicture, 5)], "{image}: {found:?}");
    }
}
