//! Symbolic links to files.

use super::{Magazine, SECRET, png};
use std::fs;

#[test]
fn a_link_to_an_outside_file_is_an_error_of_the_text_and_of_the_link() {
    for (name, text, target) in [
        ("env.txt", "[x](env.txt)", "/proc/self/environ"),
        ("s.txt", "[x](s.txt)", "../../../outside/secret.txt"),
        ("s.png", "![x](s.png)", "../../../outside/secret.png"),
        ("s.png", "<img src=\"s.png\" alt=\"x\">", "../../../outside/secret.png"),
    ] {
        let magazine = Magazine::with_text(text);
        magazine.link(&format!("articles/x/{name}"), target);
        let faults = magazine.faults();
        for expected in
            ["outside-magazine articles/x/index.md:6", &*format!("outside-magazine articles/x/{name}")]
        {
            assert!(faults.iter().any(|fault| fault == expected), "{text}: {faults:?}");
        }
        assert_eq!(faults.len(), 2, "{text}: {faults:?}");
    }
}

#[test]
fn an_absolute_link_to_an_outside_file_is_refused() {
    let magazine = Magazine::with_text("[x](s.txt)");
    magazine.link("articles/x/s.txt", magazine.at("outside/secret.txt"));
    assert!(magazine.faults().contains(&"outside-magazine articles/x/index.md:6".to_owned()));
}

#[test]
fn a_link_through_another_link_is_refused() {
    let magazine = Magazine::with_text("[x](a.txt)");
    magazine.link("articles/x/a.txt", "b.txt");
    magazine.link("articles/x/b.txt", "../../../outside/secret.txt");
    assert!(magazine.faults().contains(&"outside-magazine articles/x/index.md:6".to_owned()));
}

#[test]
fn errors_do_not_reveal_whether_a_link_target_exists() {
    let reported = |target: &str| {
        let magazine = Magazine::with_text("[x](s.txt)");
        magazine.link("articles/x/s.txt", target);
        let found = magazine.refused();
        found.as_slice().iter().map(|one| (one.code, one.message.clone(), one.line)).collect::<Vec<_>>()
    };
    let there = reported("../../../outside/secret.txt");
    assert_eq!(there, reported("../../../outside/gone.txt"));
    assert_eq!(there, reported("/etc/passwd"));
    assert_eq!(there, reported("/etc/no-such-file"));
    assert_eq!(there, reported("/etc"));
}

#[test]
fn an_article_outside_is_refused_and_no_line_of_it_is_printed() {
    let magazine = Magazine::with_text("Text.");
    magazine.link("articles/y.md", "../../outside/secret.txt");
    magazine.link("authors/z.md", "/etc/shadow");
    magazine.link("pages/p.md", "/proc/self/environ");
    let printed = magazine.refused().to_string();
    assert!(!printed.contains("root:"), "{printed}");
    let expected =
        ["outside-magazine articles/y.md", "outside-magazine authors/z.md", "outside-magazine pages/p.md"];
    assert_eq!(magazine.faults(), expected);
}

#[test]
fn a_popular_toml_outside_is_refused() {
    let magazine = Magazine::with_text("Text.");
    magazine.link("popular.toml", "../outside/secret.txt");
    assert_eq!(magazine.faults(), ["outside-magazine popular.toml"]);
}

#[test]
fn a_dark_picture_outside_is_refused() {
    let magazine = Magazine::with_text("![x](a.png)");
    magazine.write("content/articles/x/a.png", png([0; 3]));
    magazine.link("articles/x/a.dark.png", "../../../outside/secret.png");
    assert!(magazine.faults().contains(&"outside-magazine articles/x/index.md:6".to_owned()));
}

#[test]
fn a_link_out_of_the_public_folder_is_refused() {
    let magazine = Magazine::with_text("[x](/s.txt)");
    magazine.link("../public/s.txt", "../outside/secret.txt");
    assert_eq!(magazine.faults(), ["outside-magazine articles/x/index.md:6"]);
}

#[test]
fn links_inside_the_magazine_are_followed() {
    let magazine = Magazine::with_text("[a](a.txt) [b](b.txt) ![c](c.png) [d](/d.txt)");
    magazine.write("content/shared/a.txt", "notes");
    magazine.write("content/shared/c.png", png([0; 3]));
    magazine.write("public/files/d.txt", "d");
    magazine.link("articles/x/a.txt", "../../shared/a.txt");
    magazine.link("articles/x/b.txt", magazine.at("content/articles/x/a.txt"));
    magazine.link("articles/x/c.png", "../../../content/shared/c.png");
    magazine.link("../public/d.txt", "files/d.txt");
    let media = magazine.build().media();
    assert_eq!(media.keys().collect::<Vec<_>>(), ["x/a.txt", "x/b.txt", "x/c.png"]);
    assert_eq!(media["x/b.txt"], b"notes");
}

#[test]
fn a_linked_article_is_published_under_the_links_name() {
    let magazine = Magazine::new();
    magazine.article("shared/real.md", "![a](a.png)");
    magazine.write("content/articles/a.png", png([0; 3]));
    magazine.link("articles/linked.md", "../shared/real.md");
    assert!(magazine.build().html("linked").contains("/media/linked/a.png"));
}

#[test]
fn an_error_in_a_linked_article_names_the_real_file() {
    let magazine = Magazine::new();
    magazine.article("shared/real.md", "[a](gone.txt)");
    magazine.link("articles/linked.md", "../shared/real.md");
    assert_eq!(magazine.faults(), ["broken-link shared/real.md:6"]);
}

#[test]
fn broken_and_circular_links_are_reported() {
    let magazine = Magazine::with_text("Text.");
    magazine.link("articles/gone.md", "nowhere.md");
    magazine.link("articles/gone.txt", "nowhere.txt");
    magazine.link("articles/round.md", "round.md");
    magazine.link("articles/to.md", "fro.md");
    magazine.link("articles/fro.md", "to.md");
    let expected = [
        "symlink-loop articles/fro.md",
        "broken-symlink articles/gone.md",
        "broken-symlink articles/gone.txt",
        "symlink-loop articles/round.md",
        "symlink-loop articles/to.md",
    ];
    assert_eq!(magazine.faults(), expected);
}

#[test]
fn a_text_that_refers_to_a_broken_symlink_has_a_broken_link() {
    let magazine = Magazine::with_text("[x](gone.txt)");
    magazine.link("articles/x/gone.txt", "nowhere.txt");
    assert_eq!(
        magazine.faults(),
        ["broken-symlink articles/x/gone.txt", "broken-link articles/x/index.md:6"]
    );
}

#[test]
fn lock_files_of_editors_are_ignored() {
    let magazine = Magazine::with_text("Text.");
    magazine.link("articles/.#x.md", "someone@somewhere.1234:5678");
    magazine.build();
}

#[test]
fn the_next_build_notices_a_new_link_target() {
    let magazine = Magazine::with_text("[a](a.txt)");
    magazine.write("content/one.txt", "one");
    magazine.write("content/two.txt", "two");
    magazine.link("articles/x/a.txt", "../../one.txt");
    assert_eq!(magazine.build().media()["x/a.txt"], b"one");
    fs::remove_file(magazine.at("content/articles/x/a.txt")).unwrap();
    magazine.link("articles/x/a.txt", "../../two.txt");
    assert_eq!(magazine.build().media()["x/a.txt"], b"two");
    fs::remove_file(magazine.at("content/articles/x/a.txt")).unwrap();
    fs::remove_dir_all(magazine.at("out")).unwrap();
    magazine.link("articles/x/a.txt", "../../../outside/secret.txt");
    assert!(magazine.faults().contains(&"outside-magazine articles/x/index.md:6".to_owned()), "{SECRET}");
}
