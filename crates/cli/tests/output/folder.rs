//! Which folders a build agrees to write to.

use super::{Magazine, failed, files, printed};
use std::fs;
use std::process::Output;

fn build_into(magazine: &Magazine, out: &str) -> Output {
    magazine.trunk(&["content", "--out", out]).output().unwrap()
}

#[test]
fn an_output_folder_that_contains_the_input_is_refused() {
    let magazine = Magazine::new();
    fs::rename(magazine.at("content"), magazine.at("data")).unwrap();
    magazine.write("media/holiday.jpg", "mine");
    let before = files(magazine.0.path());
    let output = magazine.trunk(&["content", "--content", "data", "--out", "."]).output().unwrap();
    assert!(failed(&output, "output-is-input", "."), "{}", printed(&output));
    assert_eq!(files(magazine.0.path()), before);
}

#[test]
fn an_output_folder_that_is_or_is_in_an_input_is_refused() {
    let magazine = Magazine::new();
    magazine.write("public/file.txt", "mine");
    let before = files(magazine.0.path());
    for out in ["content", "content/new/folder", "public", "public/site", "no-such-folder/../content/new"] {
        let options = ["content", "--public", "public", "--out", out];
        let output = magazine.trunk(&options).output().unwrap();
        assert!(failed(&output, "output-is-input", out), "{out}: {}", printed(&output));
    }
    assert_eq!(files(magazine.0.path()), before);
}

#[cfg(unix)]
#[test]
fn an_output_folder_linked_into_an_input_is_refused() {
    let magazine = Magazine::new();
    magazine.write("sub/file.txt", "mine");
    std::os::unix::fs::symlink("content", magazine.at("link")).unwrap();
    std::os::unix::fs::symlink("..", magazine.at("sub/up")).unwrap();
    for out in ["link", "link/new", "sub/up/content/new", "sub/up"] {
        let output = build_into(&magazine, out);
        assert!(failed(&output, "output-is-input", out), "{out}: {}", printed(&output));
    }
}

#[test]
fn a_folder_with_foreign_files_is_refused() {
    let magazine = Magazine::new();
    magazine.write("site/media/holiday.jpg", "mine");
    let output = build_into(&magazine, "site");
    assert!(failed(&output, "foreign-output", "site/media"), "{}", printed(&output));
    assert_eq!(files(&magazine.at("site")).keys().collect::<Vec<_>>(), ["media/holiday.jpg"]);
    assert!(!magazine.at("site/.lock").exists());
}

#[test]
fn an_empty_folder_is_accepted() {
    let magazine = Magazine::new();
    fs::create_dir(magazine.at("site")).unwrap();
    let output = build_into(&magazine, "site");
    assert!(output.status.success(), "{}", printed(&output));
}

#[test]
fn foreign_files_are_kept() {
    let magazine = Magazine::new();
    magazine.build();
    let mine = ["target/site/media/mine/holiday.jpg", "target/site/data/mine.json", "target/site/mine.txt"];
    mine.iter().for_each(|path| magazine.write(path, "mine"));
    magazine.article("two", "");
    magazine.build();
    fs::remove_file(magazine.at("content/articles/one.md")).unwrap();
    magazine.build();
    assert!(mine.iter().all(|path| fs::read(magazine.at(path)).unwrap() == b"mine"));
    assert!(!magazine.at("target/site/data/articles/one.json").exists());
}

#[test]
fn a_foreign_file_is_not_overwritten() {
    let magazine = Magazine::new();
    magazine.build();
    let before = files(&magazine.at("target/site"));
    magazine.write("target/site/data/articles/two.json", "mine");
    magazine.article("two", "");
    let output = magazine.trunk(&["content"]).output().unwrap();
    assert!(failed(&output, "foreign-output", "data/articles/two.json"), "{}", printed(&output));
    let mut after = files(&magazine.at("target/site"));
    assert_eq!(after.remove("data/articles/two.json").as_deref(), Some(&b"mine"[..]));
    assert_eq!(after, before, "nothing else was written either");
}

#[cfg(unix)]
#[test]
fn a_link_in_the_output_is_not_followed() {
    let magazine = Magazine::new();
    magazine.article("one", "");
    magazine.build();
    let data = magazine.at("target/site/data");
    fs::rename(&data, magazine.at("elsewhere")).unwrap();
    std::os::unix::fs::symlink(magazine.at("elsewhere"), &data).unwrap();
    let before = files(&magazine.at("elsewhere"));
    fs::rename(magazine.at("content/articles/one.md"), magazine.at("content/articles/two.md")).unwrap();
    let output = magazine.trunk(&["content"]).output().unwrap();
    assert!(failed(&output, "foreign-output", "target/site/data"), "{}", printed(&output));
    assert_eq!(files(&magazine.at("elsewhere")), before);
}

#[cfg(unix)]
#[test]
fn a_link_to_an_empty_folder_is_accepted() {
    let magazine = Magazine::new();
    fs::create_dir(magazine.at("disk")).unwrap();
    std::os::unix::fs::symlink("disk", magazine.at("site")).unwrap();
    let output = build_into(&magazine, "site");
    assert!(output.status.success(), "{}", printed(&output));
    assert_eq!(files(&magazine.at("disk")), magazine.clean_output());
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_a_written_file_is_not_followed() {
    let magazine = Magazine::new();
    let article = |link: &str| {
        let text = format!("---\ntitle: One\nsummary: S\ndate: 2025-01-02\n---\n[a]({link})\n");
        magazine.write("content/articles/one/index.md", &text);
    };
    fs::remove_file(magazine.at("content/articles/one.md")).unwrap();
    magazine.write("content/articles/one/a", "file");
    article("a");
    magazine.build();
    // A file is about to become a folder, but somebody has replaced it with a link.
    fs::create_dir(magazine.at("elsewhere")).unwrap();
    fs::remove_file(magazine.at("target/site/media/one/a")).unwrap();
    std::os::unix::fs::symlink(magazine.at("elsewhere"), magazine.at("target/site/media/one/a")).unwrap();
    fs::remove_file(magazine.at("content/articles/one/a")).unwrap();
    magazine.write("content/articles/one/a/b.txt", "file");
    article("a/b.txt");
    let output = magazine.trunk(&["content"]).output().unwrap();
    assert!(failed(&output, "foreign-output", "media/one/a"), "{}", printed(&output));
    assert_eq!(fs::read_dir(magazine.at("elsewhere")).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn internal_files_are_not_created_through_a_link() {
    for name in [".lock", ".staged", ".written"] {
        let magazine = Magazine::new();
        magazine.build();
        fs::create_dir(magazine.at("elsewhere")).unwrap();
        let own = magazine.at("target/site").join(name);
        let _ = fs::remove_file(&own);
        std::os::unix::fs::symlink(magazine.at("elsewhere/new"), &own).unwrap();
        magazine.article("two", "");
        let output = magazine.trunk(&["content"]).output().unwrap();
        assert!(!output.status.success() && printed(&output).contains(name), "{name}: {}", printed(&output));
        assert_eq!(fs::read_dir(magazine.at("elsewhere")).unwrap().count(), 0, "{name}");
    }
}
