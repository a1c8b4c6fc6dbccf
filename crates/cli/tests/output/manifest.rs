//! How a build uses the manifest of the previous build.

use super::{Magazine, failed, files, printed};
use std::fs;

const MANIFEST: &str = "target/site/.written";

/// Changes the version with which the manifest begins.
fn as_of_another_version(magazine: &Magazine) {
    let text = fs::read_to_string(magazine.at(MANIFEST)).unwrap();
    magazine.write(MANIFEST, &format!("0123456789abcdef{}", &text[16..]));
}

#[test]
fn stale_files_of_another_version_are_removed() {
    let magazine = Magazine::new();
    magazine.article("two", "");
    magazine.build();
    as_of_another_version(&magazine);
    fs::remove_file(magazine.at("content/articles/two.md")).unwrap();
    magazine.build();
    assert_eq!(files(&magazine.at("target/site")), magazine.clean_output());
}

#[test]
fn a_manifest_that_lists_foreign_files_is_refused() {
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
        let output = magazine.trunk(&["content"]).output().unwrap();
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
fn files_behind_a_link_are_not_deleted() {
    let magazine = Magazine::new();
    magazine.build();
    magazine.write("elsewhere/picture.png", "mine");
    std::os::unix::fs::symlink(magazine.at("elsewhere"), magazine.at("target/site/media")).unwrap();
    let line = "00000000000000000000000000000007 4 7";
    let text = fs::read_to_string(magazine.at(MANIFEST)).unwrap();
    // Even if the last build was killed, and file times are therefore not compared.
    for text in [text.clone(), text.replacen('\n', " unfinished\n", 1)] {
        magazine.write(MANIFEST, &format!("{text}{line} media/picture.png\n"));
        let output = magazine.build();
        assert!(printed(&output).contains("warning[altered-output]"), "{}", printed(&output));
        assert!(magazine.at("elsewhere/picture.png").exists());
    }
}

#[test]
fn an_altered_stale_file_is_kept_with_a_warning() {
    let magazine = Magazine::new();
    magazine.article("two", "");
    magazine.build();
    magazine.write("target/site/data/articles/two.json", "altered");
    fs::remove_file(magazine.at("content/articles/two.md")).unwrap();
    // The warning is repeated until the file is gone.
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
fn an_altered_file_is_rewritten() {
    let magazine = Magazine::new();
    magazine.build();
    magazine.write("target/site/data/articles/one.json", "altered");
    magazine.build();
    assert_eq!(files(&magazine.at("target/site")), magazine.clean_output());
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
    assert_eq!(files(&magazine.at("target/site")), magazine.clean_output());
}

#[test]
fn a_killed_build_is_finished_by_the_next() {
    let magazine = Magazine::new();
    magazine.article("two", "");
    magazine.build();
    let old = fs::read_to_string(magazine.at(MANIFEST)).unwrap();
    magazine.article("three", "");
    magazine.article("two", "featured: true\n");
    magazine.build();
    // The state after a killed build: it has listed the paths of new files, but may not have written them all.
    let new = fs::read_to_string(magazine.at(MANIFEST)).unwrap();
    let added = new.lines().filter(|line| line.ends_with("three.json"));
    let added: String = added.map(|line| line.to_owned() + "\n").collect();
    magazine.write(MANIFEST, &(old.replacen('\n', " unfinished\n", 1) + &added));
    magazine.write("target/site/.staged/0.file", "half a file");
    magazine.write("target/site/.broadsheet-1-2-3.new", "half a list");
    for name in ["two", "three"] {
        fs::remove_file(magazine.at(&format!("content/articles/{name}.md"))).unwrap();
    }
    assert_eq!(printed(&magazine.build()), "");
    assert_eq!(files(&magazine.at("target/site")), magazine.clean_output());
}

#[test]
fn a_killed_first_build_is_finished_by_the_next() {
    let magazine = Magazine::new();
    magazine.write("target/site/.staged/0.file", "half a file");
    magazine.write("target/site/.lock", "");
    magazine.build();
    assert_eq!(files(&magazine.at("target/site")), magazine.clean_output());
}

#[test]
fn pages_of_an_unfinished_build_are_not_rendered() {
    let magazine = Magazine::new();
    magazine.build();
    let text = fs::read_to_string(magazine.at(MANIFEST)).unwrap();
    magazine.write(MANIFEST, &text.replacen('\n', " unfinished\n", 1));
    let output = magazine.pages().output().unwrap();
    assert!(failed(&output, "unfinished-output", "target/site"), "{}", printed(&output));
    assert!(!magazine.at("staging/articles.json").exists());
}
