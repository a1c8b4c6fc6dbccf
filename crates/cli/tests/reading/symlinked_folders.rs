//! Symbolic links to folders.

use super::{Magazine, png};
use std::os::unix::fs::symlink;

fn allow(magazine: &Magazine, folder: &str) {
    magazine.write("content/site.toml", format!("title = \"T\"\nallow_folders = [\"{folder}\"]\n"));
}

#[test]
fn a_linked_folder_outside_is_reported() {
    let magazine = Magazine::with_text("Text.");
    magazine.article("../elsewhere/deep/linked.md", "Text.");
    magazine.link("articles/deep", "../../elsewhere/deep");
    assert_eq!(magazine.faults(), ["outside-magazine articles/deep"]);
}

#[test]
fn a_file_in_a_linked_folder_outside_is_refused() {
    let magazine = Magazine::with_text("[x](d/secret.txt)");
    magazine.link("articles/x/d", "../../../outside");
    let mut faults = magazine.faults();
    faults.sort();
    assert_eq!(faults, ["outside-magazine articles/x/d", "outside-magazine articles/x/index.md:6"]);
}

#[test]
fn an_allowed_linked_folder_is_read() {
    let magazine = Magazine::with_text("[other](../deep/linked.md) ![a](../deep/a.png)");
    magazine.article("../elsewhere/deep/linked.md", "![a](a.png)");
    magazine.write("elsewhere/deep/a.png", png([0; 3]));
    magazine.link("articles/deep", "../../elsewhere/deep");
    for folder in ["../elsewhere/deep", "../elsewhere"] {
        allow(&magazine, folder);
        let html = magazine.build().html("x");
        assert!(html.contains("href=\"/articles/linked/\""), "{html}");
        assert_eq!(magazine.names(), ["linked/a.png", "x/a.png"]);
    }
    allow(&magazine, &magazine.at("elsewhere").display().to_string());
    magazine.build();
}

#[test]
fn only_the_allowed_folder_itself_may_be_read() {
    let magazine = Magazine::with_text("Text.");
    magazine.article("../elsewhere/deep/linked.md", "[s](s.txt)");
    symlink(magazine.at("outside/secret.txt"), magazine.at("elsewhere/deep/s.txt")).unwrap();
    magazine.link("articles/deep", "../../elsewhere/deep");
    allow(&magazine, "../elsewhere");
    let expected =
        ["outside-magazine ../elsewhere/deep/linked.md:6", "outside-magazine ../elsewhere/deep/s.txt"];
    assert_eq!(magazine.faults(), expected);
    allow(&magazine, "../elsewher");
    assert_eq!(magazine.faults(), ["outside-magazine articles/deep", "invalid-value site.toml:2"]);
}

#[test]
fn hidden_files_in_an_allowed_folder_are_refused() {
    let magazine = Magazine::with_text("[x](d/.git/config) [y](e.txt)");
    magazine.write("elsewhere/.git/config", super::SECRET);
    magazine.link("articles/x/d", "../../../elsewhere");
    magazine.link("articles/x/e.txt", "../../../elsewhere/.git/config");
    allow(&magazine, "../elsewhere");
    let faults = magazine.faults();
    assert_eq!(
        faults.iter().filter(|fault| *fault == "forbidden-file articles/x/index.md:6").count(),
        2,
        "{faults:?}"
    );
}

#[test]
fn a_hidden_folder_can_be_allowed_explicitly() {
    let magazine = Magazine::with_text("![a](a.png)");
    magazine.write("content/.git/annex/objects/1/2.png", png([0; 3]));
    magazine.link("articles/x/a.png", "../../.git/annex/objects/1/2.png");
    allow(&magazine, ".git/annex/objects");
    magazine.build();
    assert_eq!(magazine.names(), ["x/a.png"]);
}

#[test]
fn a_linked_folder_inside_the_magazine_is_read() {
    let magazine = Magazine::with_text("![a](../more/a.png)");
    magazine.article("shared/notes/one.md", "![a](a.png)");
    magazine.article("shared/notes/bundle/index.md", "Text.");
    magazine.write("content/shared/notes/a.png", png([0; 3]));
    magazine.link("articles/more", "../shared/notes");
    magazine.build();
    assert_eq!(magazine.names(), ["one/a.png", "x/a.png"]);
    magazine.html("bundle");
}

#[test]
fn the_folders_of_the_magazine_may_be_links() {
    let magazine = Magazine::new();
    magazine.article("../elsewhere/posts/one.md", "Text.");
    magazine.link("articles", "../elsewhere/posts");
    assert_eq!(magazine.faults(), ["outside-magazine articles"]);
    allow(&magazine, "../elsewhere/posts");
    magazine.build().html("one");
    let magazine = Magazine::new();
    magazine.article("posts/one.md", "Text.");
    magazine.link("articles", "posts");
    magazine.build().html("one");
}

#[test]
fn the_content_folder_may_be_a_link() {
    let magazine = Magazine::with_text("[a](a.txt) [b](b.txt) ![c](c.png)");
    magazine.write("content/articles/x/a.txt", "a");
    magazine.link("articles/x/b.txt", magazine.at("linked/articles/x/a.txt"));
    magazine.write("content/articles/x/c.png", png([0; 3]));
    symlink("content", magazine.at("linked")).unwrap();
    let options = content::options::Options { content: magazine.at("linked"), ..magazine.options() };
    broadsheet_cli::content_stage::content(&options).unwrap_or_else(|found| panic!("{found}"));
    assert_eq!(magazine.names(), ["x/a.txt", "x/b.txt", "x/c.png"]);
}

#[test]
fn circular_folders_are_reported() {
    for (path, target) in [("articles/x/here", "."), ("articles/x/up", ".."), ("articles/x/top", "../..")] {
        let magazine = Magazine::with_text("Text.");
        magazine.link(path, target);
        assert_eq!(magazine.faults(), [format!("symlink-loop {path}")]);
    }
    let magazine = Magazine::with_text("Text.");
    magazine.article("a/one.md", "Text.");
    magazine.article("b/two.md", "Text.");
    magazine.link("a/to-b", "../b");
    magazine.link("b/to-a", "../a");
    magazine.link("articles/a", "../a");
    assert_eq!(magazine.faults(), ["symlink-loop b/to-a"]);
}

#[test]
fn a_folder_of_texts_can_be_linked_only_once() {
    let magazine = Magazine::new();
    magazine.article("shared/one/index.md", "Text.");
    magazine.link("articles/a", "../shared");
    magazine.link("articles/b", "../shared");
    assert_eq!(magazine.faults(), ["duplicate articles/b"]);
}

#[test]
fn a_folder_of_pictures_can_be_linked_repeatedly() {
    let magazine = Magazine::with_text("![a](pictures/a.png)");
    magazine.article("articles/y/index.md", "![a](pictures/a.png)");
    magazine.write("content/shared/a.png", png([0; 3]));
    magazine.link("articles/x/pictures", "../../shared");
    magazine.link("articles/y/pictures", "../../shared");
    magazine.build();
    assert_eq!(magazine.names(), ["x/pictures/a.png", "y/pictures/a.png"]);
}

#[test]
fn branching_links_do_not_cause_exponential_work() {
    let magazine = Magazine::new();
    for step in 0..30 {
        for name in ["a", "b"] {
            magazine.link(&format!("steps/{step}/{name}"), format!("../{}", step + 1));
        }
    }
    magazine.article("steps/30/one.md", "Text.");
    magazine.link("articles/first", "../steps/0");
    let faults = magazine.faults();
    assert_eq!(faults.len(), 30, "{faults:?}");
    assert!(faults.iter().all(|fault| fault.starts_with("duplicate steps/")), "{faults:?}");
}
