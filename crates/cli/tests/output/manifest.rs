//! What a build takes from the list of files that the last one has left.

use super::{Magazine, failed, files, printed};
use std::fs;

const MANIFEST: &str = "target/site/.written";

/// Replaces the beginning of the manifest's first line, which is the version of press.
fn as_of_another_version(magazine: &Magazine) {
    let text = fs::read_to_string(magazine.at(MANIFEST)).unwrap();
    magazine.write(MANIFEST, &format!("0123456789abcdef{}", &text[16..]));
}

#[test]
fn what_another_version_has_written_is_removed_when_nothing_makes_it() {
    let magazine = Magazine::new();
    magazine.article("two", "");
    magazine.build();
    as_of_another_version(&magazine);
    fs::remove_file(magazine.at("content/articles/two.md")).unwrap();
    magazine.build();
    assert_eq!(files(&magazine.at("target/site")), magazine.made_anew());
}

#[test]
fn a_manifest_that_lists_what_is_not_ours_is_refused() {
    let magazine = Magazine::new();
    magazine.build();
    let text = fs::read_to_string(magazine.at(MANIFEST)).unwrap();
    magazine.write("target/precious.txt", "mine");
    magazine.write("target/site/README.md", "mine");
    let precious = magazine.at("target/precious.txt");
    let paths = [
        "../precious.txt",
        "data/../../precious.txt",
        "data//x.json",
        "data/./x.json",
        "README.md",
        precious.to_str().unwrap(),
    ];
    for path in paths {
        magazine.write(MANIFEST, &format!("{text}00000000000000000000000000000007 4 7 {path}\n"));
        let output = magazine.press(&["content"]).output().unwrap();
        let line = text.lines().count() + 1;
        assert!(
            failed(&output, "foreign-output", &format!(".written:{line}")),
            "{path}: {}",
            printed(&output)
        );
    }
    assert!(precious.exists() && magazine.at("target/site/README.md").exists());
}

#[cfg(unix)]
#[test]
fn what_lies_behind_a_link_is_not_deleted() {
    let magazine = Magazine::new();
    magazine.build();
    magazine.write("elsewhere/picture.png", "mine");
    std::os::unix::fs::symlink(magazine.at("elsewhere"), magazine.at("target/site/media")).unwrap();
    let line = "00000000000000000000000000000007 4 7";
    let text = fs::read_to_string(magazine.at(MANIFEST)).unwrap();
    // Also where the times of files are not compared because the last build was killed.
    for text in [text.clone(), text.replacen('\n', " unfinished\n", 1)] {
        magazine.write(MANIFEST, &format!("{text}{line} media/picture.png\n"));
        let output = magazine.build();
        assert!(printed(&output).contains("warning[altered-output]"), "{}", printed(&output));
        assert!(magazine.at("elsewhere/picture.png").exists());
    }
}

#[test]
fn a_file_that_was_altered_stays_when_nothing_makes_it() {
    let magazine = Magazine::new();
    magazine.article("two", "");
    magazine.build();
    magazine.write("target/site/data/articles/two.json", "altered");
    fs::remove_file(magazine.at("content/articles/two.md")).unwrap();
    // The publisher is reminded until it is gone.
    for _ in 0..2 {
        let output = magazine.build();
        assert!(printed(&output).contains("warning[altered-output]"), "{}", printed(&output));
        assert!(printed(&output).contains("articles/two.json"), "{}", printed(&output));
    }
    assert_eq!(fs::read(magazine.at("target/site/data/articles/two.json")).unwrap(), b"altered");
    fs::remove_file(magazine.at("target/site/data/articles/two.json")).unwrap();
    assert_eq!(printed(&magazine.build()), "");
}

#[test]
fn a_file_that_was_altered_is_written_again() {
    let magazine = Magazine::new();
    magazine.build();
    magazine.write("target/site/data/articles/one.json", "altered");
    magazine.build();
    assert_eq!(files(&magazine.at("target/site")), magazine.made_anew());
}

#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() {
    let magazine = Magazine::new();
    let text = |links: &str| format!("---\ntitle: One\nsummary: S\ndate: 2025-01-02\n---\n{links}\n");
    magazine.write("content/articles/one/a.bin", "file");
    magazine.write("content/articles/one/b/c.bin", "file");
    magazine.write("content/articles/one/index.md", &text("[a](a.bin) [b](b/c.bin)"));
    fs::remove_file(magazine.at("content/articles/one.md")).unwrap();
    magazine.build();
    fs::remove_file(magazine.at("content/articles/one/a.bin")).unwrap();
    fs::remove_dir_all(magazine.at("content/articles/one/b")).unwrap();
    magazine.write("content/articles/one/a.bin/c.bin", "file");
    magazine.write("content/articles/one/b", "file");
    magazine.write("content/articles/one/index.md", &text("[a](a.bin/c.bin) [b](b)"));
    magazine.build();
    assert_eq!(files(&magazine.at("target/site")), magazine.made_anew());
}

#[test]
fn a_build_that_was_killed_is_finished_by_the_next() {
    let magazine = Magazine::new();
    magazine.article("two", "");
    magazine.build();
    let old = fs::read_to_string(magazine.at(MANIFEST)).unwrap();
    magazine.article("three", "");
    magazine.article("two", "featured: true\n");
    magazine.build();
    // A build that knew both, and was killed when it had written some files: of these nothing is known but their paths.
    let new = fs::read_to_string(magazine.at(MANIFEST)).unwrap();
    let added = new.lines().filter(|line| line.ends_with("three.json"));
    let added: String = added.map(|line| line.to_owned() + "\n").collect();
    magazine.write(MANIFEST, &(old.replacen('\n', " unfinished\n", 1) + &added));
    magazine.write("target/site/.staged/0.press", "half a file");
    magazine.write("target/site/.press-1-2-3.new", "half a list");
    for name in ["two", "three"] {
        fs::remove_file(magazine.at(&format!("content/articles/{name}.md"))).unwrap();
    }
    assert_eq!(printed(&magazine.build()), "");
    assert_eq!(files(&magazine.at("target/site")), magazine.made_anew());
}

#[test]
fn a_first_build_that_was_killed_is_finished_by_the_next() {
    let magazine = Magazine::new();
    magazine.write("target/site/.staged/0.press", "half a file");
    magazine.write("target/site/.lock", "");
    magazine.build();
    assert_eq!(files(&magazine.at("target/site")), magazine.made_anew());
}

#[test]
fn pages_are_not_made_of_half_a_build() {
    let magazine = Magazine::new();
    magazine.build();
    let text = fs::read_to_string(magazine.at(MANIFEST)).unwrap();
    magazine.write(MANIFEST, &text.replacen('\n', " unfinished\n", 1));
    let output = magazine.pages().output().unwrap();
    assert!(failed(&output, "unfinished-output", "target/site"), "{}", printed(&output));
    assert!(!magazine.at("staging/articles.json").exists());
}
