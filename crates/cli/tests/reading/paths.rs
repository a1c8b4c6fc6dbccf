//! Paths in texts and front matter that lead out of the magazine.

use super::{Magazine, png};

/// Paths to a picture outside, from a text in `content/articles/x/`, and how they are refused.
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

/// The magazine with a folder of public pictures, so that a path can lead through it.
fn magazine() -> Magazine {
    let magazine = Magazine::new();
    magazine.write("public/images/a.png", png([0, 255, 0]));
    magazine
}

#[test]
fn no_picture_leads_out() {
    let magazine = magazine();
    for (path, code) in ways_out(&magazine, "secret.png") {
        for text in [format!("![x](<{path}>)"), format!("<img src=\"{path}\" alt=\"x\">")] {
            magazine.article("articles/x/index.md", &format!("Text.\n\n{text}"));
            assert_eq!(magazine.faults(), [format!("{code} articles/x/index.md:8")], "{text}");
        }
    }
}

#[test]
fn nothing_else_that_a_page_loads_leads_out() {
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
fn no_link_leads_out() {
    let magazine = magazine();
    for (path, code) in ways_out(&magazine, "secret.txt") {
        for text in [format!("[x](<{path}>)"), format!("<a href=\"{path}\">x</a>")] {
            magazine.article("articles/x/index.md", &text);
            assert_eq!(magazine.faults(), [format!("{code} articles/x/index.md:6")], "{text}");
        }
    }
}

#[test]
fn no_cover_leads_out() {
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
fn a_path_out_is_refused_alike_whether_or_not_something_is_there() {
    let magazine = magazine();
    for (path, _) in ways_out(&magazine, "secret.txt") {
        let told = |path: &str| {
            magazine.article("articles/x/index.md", &format!("[x](<{path}>)"));
            let found = magazine.refused();
            let only = &found.as_slice()[0];
            (only.code, only.message.replace("gone", "secret"), only.help.clone())
        };
        assert_eq!(told(&path), told(&path.replace("secret", "gone")), "{path}");
    }
}

#[test]
fn links_of_the_masthead_do_not_lead_out() {
    let magazine = magazine();
    magazine
        .write("content/site.toml", "title = \"T\"\n[[links]]\nlabel = \"A\"\nhref = \"/%2Fetc/passwd\"\n");
    assert_eq!(magazine.faults(), ["invalid-path site.toml:4"]);
}

#[test]
fn paths_within_lead_where_they_did() {
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
fn a_backslash_in_a_files_name_is_not_taken_for_a_folder() {
    let magazine = Magazine::new();
    magazine.article("articles/a\\..\\..\\..\\x.md", "![x](outside/secret.png)");
    assert_eq!(magazine.faults(), ["invalid-path articles/a/../../../x.md"]);
}
