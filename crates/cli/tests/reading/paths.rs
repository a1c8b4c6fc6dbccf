//! Paths in texts and front matter that lead out of the magazine.

use super::{Magazine, png};

/// Paths from `content/articles/x/` to a file outside the magazine, and the code of the error that each causes.
fn ways_out(magazine: &Magazine, file: &str) -> Vec<(String, &'static str)> {
    let outside = magazine.at("outside").join(file).display().to_string().replace('\\', "/");
    let absolute = outside.trim_start_matches('/');
    vec![
        (format!("/../outside/{file}"), "outside-magazine"),
        (format!("/../../../outside/{file}"), "outside-magazine"),
        (format!("/%2e%2e/outside/{file}"), "outside-magazine"),
        (format!("/%2E./outside/{file}"), "outside-magazine"),
        (format!("/images/../../outside/{file}"), "outside-magazine"),
        (format!("/%2F{absolute}"), "invalid-path"),
        (format!("/..%2foutside%2f{file}"), "invalid-path"),
        (format!("/..%5Coutside%5C{file}"), "invalid-path"),
        (format!("/a%00/{file}"), "invalid-path"),
        (format!("/c%3A/{file}"), "invalid-path"),
        (format!("../../../outside/{file}"), "outside-magazine"),
        (format!("%2e%2e/../../outside/{file}"), "outside-magazine"),
        (format!("..%2f..%2f..%2foutside%2f{file}"), "invalid-path"),
        (format!("..\\..\\..\\outside\\{file}"), "invalid-path"),
        (format!("%2F{absolute}"), "invalid-path"),
    ]
}

/// A magazine with a folder of public pictures, for paths that lead through it.
fn magazine() -> Magazine {
    let magazine = Magazine::new();
    magazine.write("public/images/a.png", png([0, 255, 0]));
    magazine
}

#[test]
fn pictures_cannot_be_outside_the_magazine() {
    let magazine = magazine();
    for (path, code) in ways_out(&magazine, "secret.png") {
        for text in [format!("![x](<{path}>)"), format!("<img src=\"{path}\" alt=\"x\">")] {
            magazine.article("articles/x/index.md", &format!("Text.\n\n{text}"));
            assert_eq!(magazine.faults(), [format!("{code} articles/x/index.md:8")], "{text}");
        }
    }
}

#[test]
fn media_and_srcset_cannot_be_outside_the_magazine() {
    let magazine = magazine();
    for (path, code) in ways_out(&magazine, "secret.png") {
        for text in [
            format!("<img src=\"/images/a.png\" srcset=\"/images/a.png 1x, {path} 2x\" alt=\"x\">"),
            format!("<picture><source srcset=\"{path}\"><img src=\"/images/a.png\" alt=\"x\"></picture>"),
            format!("<video src=\"{path}\"></video>"),
            format!("<video poster={path}></video>"),
            format!("<audio><source src='{path}'></audio>"),
        ] {
            magazine.article("articles/x/index.md", &text);
            let faults = magazine.faults();
            assert!(faults.contains(&format!("{code} articles/x/index.md:6")), "{text}: {faults:?}");
        }
    }
}

#[test]
fn links_cannot_lead_outside_the_magazine() {
    let magazine = magazine();
    for (path, code) in ways_out(&magazine, "secret.txt") {
        for text in [format!("[x](<{path}>)"), format!("<a href=\"{path}\">x</a>")] {
            magazine.article("articles/x/index.md", &text);
            assert_eq!(magazine.faults(), [format!("{code} articles/x/index.md:6")], "{text}");
        }
    }
}

#[test]
fn covers_cannot_be_outside_the_magazine() {
    let magazine = magazine();
    for (path, code) in ways_out(&magazine, "secret.png") {
        let article = format!(
            "---\ntitle: X\nsummary: S\ndate: 2025-01-02\nimage: '{path}'\nimage_alt: x\n---\nText.\n"
        );
        magazine.write("content/articles/x/index.md", article);
        assert_eq!(magazine.faults(), [format!("{code} articles/x/index.md:5")], "{path}");
    }
}

#[test]
fn errors_do_not_reveal_whether_an_outside_file_exists() {
    let magazine = magazine();
    for (path, _) in ways_out(&magazine, "secret.txt") {
        let reported = |path: &str| {
            magazine.article("articles/x/index.md", &format!("[x](<{path}>)"));
            let found = magazine.refused();
            let only = &found.as_slice()[0];
            (only.code, only.message.replace("gone", "secret"), only.help.clone())
        };
        assert_eq!(reported(&path), reported(&path.replace("secret", "gone")), "{path}");
    }
}

#[test]
fn masthead_links_cannot_lead_outside_the_magazine() {
    let magazine = magazine();
    magazine
        .write("content/site.toml", "title = \"T\"\n[[links]]\nlabel = \"A\"\nhref = \"/%2Fetc/passwd\"\n");
    assert_eq!(magazine.faults(), ["invalid-path site.toml:4"]);
}

#[test]
fn paths_inside_the_magazine_are_resolved() {
    let magazine = Magazine::with_text(
        "![a](/images/a.png) ![b](./b.png) ![c](../../shared/./c.png) ![d](/images/../images/a.png)\n\n\
         [e](notes.txt) [f](/articles/x/) [g](%6eotes.txt) [h](/)",
    );
    magazine.write("public/images/a.png", png([0, 0, 1]));
    magazine.write("content/articles/x/b.png", png([0, 0, 2]));
    magazine.write("content/articles/x/notes.txt", "notes");
    magazine.write("content/shared/c.png", png([0, 0, 3]));
    let html = magazine.build().html("x");
    assert_eq!(html.matches("src=\"/images/a.png\"").count(), 2, "{html}");
    assert_eq!(html.matches("href=\"/media/x/notes.txt\"").count(), 2, "{html}");
    assert_eq!(magazine.names(), ["x/b.png", "x/c.png", "x/notes.txt"]);
}

#[cfg(unix)]
#[test]
fn a_backslash_in_a_file_name_does_not_separate_folders() {
    let magazine = Magazine::new();
    magazine.article("articles/a\\..\\..\\..\\x.md", "![x](outside/secret.png)");
    assert_eq!(magazine.faults(), ["invalid-path articles/a/../../../x.md"]);
}
