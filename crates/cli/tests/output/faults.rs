//! Disks and caches that cannot be written to, and file names that are not valid everywhere.

use super::{Magazine, failed, files, printed};
use std::fs;
#[cfg(unix)]
use std::process::{Command, Output};

/// Builds in a shell that limits files to 4 KB, so that writing fails as on a full disk.
#[cfg(unix)]
fn on_a_full_disk(magazine: &Magazine) -> Output {
    let mut shell = Command::new("sh");
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" trunk content";
    shell.current_dir(magazine.0.path()).args(["-c", script, env!("CARGO_BIN_EXE_broadsheet")]);
    shell.output().unwrap()
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_output_as_it_was() {
    let magazine = Magazine::new();
    magazine.build();
    let (before, list) =
        (files(&magazine.at("target/site")), fs::read(magazine.at("target/site/.written")).unwrap());
    magazine.article("one", "topics: [Rust]\n");
    let long = format!("---\ntitle: Long\nsummary: S\ndate: 2025-01-02\n---\n{}\n", "word ".repeat(4_000));
    magazine.write("content/articles/long.md", &long);
    let output = on_a_full_disk(&magazine);
    assert!(failed(&output, "unwritable", "data/articles/long.json"), "{}", printed(&output));
    assert!(printed(&output).ends_with("nothing was written\n"), "{}", printed(&output));
    assert_eq!(files(&magazine.at("target/site")), before);
    assert_eq!(fs::read(magazine.at("target/site/.written")).unwrap(), list);
    magazine.build();
    assert_eq!(files(&magazine.at("target/site")), magazine.clean_output());
}

#[test]
fn an_unwritable_output_is_reported() {
    let magazine = Magazine::new();
    magazine.write("file", "mine");
    for out in ["file", "file/site"] {
        let output = magazine.trunk(&["content", "--out", out]).output().unwrap();
        assert!(failed(&output, "unwritable", out), "{out}: {}", printed(&output));
    }
    assert_eq!(fs::read(magazine.at("file")).unwrap(), b"mine");
}

#[test]
fn an_unwritable_picture_cache_is_reported_instead_of_the_picture() {
    let magazine = Magazine::new();
    let picture = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/site/content/articles/a-bundle/photo.png");
    fs::copy(picture, magazine.at("content/articles/photo.png")).unwrap();
    let text = "---\ntitle: One\nsummary: S\ndate: 2025-01-02\n---\n![Dots](photo.png)\n";
    magazine.write("content/articles/one.md", text);
    magazine.write("target/picture-cache", "a file in its place");
    let output = magazine.trunk(&["content"]).output().unwrap();
    let place = printed(&output).lines().find_map(|line| line.trim_start().strip_prefix("--> "));
    assert!(printed(&output).starts_with("error[unwritable]: "), "{}", printed(&output));
    assert!(place.is_some_and(|place| place.starts_with("target/picture-cache/")), "{}", printed(&output));
    assert!(!magazine.at("target/site").exists());
    // `serve` converts no pictures, so it does not need the cache.
    assert!(magazine.trunk(&["content"]).env("TRUNK_PROFILE", "debug").status().unwrap().success());
}

#[test]
fn an_invalid_file_name_is_reported_before_anything_is_written() {
    let name = "n".repeat(201);
    for (article, code, line) in [
        (format!("[file]({name})"), "invalid-file-name", 6),
        (format!("text\n\n[file](folder/{name})"), "invalid-file-name", 8),
        ("[file](a%0Ab.txt)".to_owned(), "invalid-path", 6),
    ] {
        let magazine = Magazine::new();
        magazine.write(&format!("content/articles/one/{name}"), "");
        magazine.write(&format!("content/articles/one/folder/{name}"), "");
        magazine.write("content/articles/one/a\nb.txt", "");
        fs::remove_file(magazine.at("content/articles/one.md")).unwrap();
        let text = format!("---\ntitle: One\nsummary: S\ndate: 2025-01-02\n---\n{article}\n");
        magazine.write("content/articles/one/index.md", &text);
        let output = magazine.trunk(&["content"]).output().unwrap();
        assert!(failed(&output, code, &format!("index.md:{line}")), "{}", printed(&output));
        assert!(!magazine.at("target").join("site").exists());
    }
}

#[test]
#[ignore = "slow"]
fn long_valid_names_are_written() {
    let magazine = Magazine::new();
    let topic = "分散".repeat(30);
    magazine.write(&format!("content/articles/one/{}.txt", "n".repeat(190)), "");
    fs::remove_file(magazine.at("content/articles/one.md")).unwrap();
    let text = format!(
        "---\ntitle: One\nsummary: S\ndate: 2025-01-02\nslug: {}\ntopics: [\"{topic}\"]\nauthors: [\"{topic}\"]\n\
         series: \"{topic}\"\n---\n[file]({}.txt)\n",
        "s".repeat(200),
        "n".repeat(190)
    );
    magazine.write("content/articles/one/index.md", &text);
    let output = magazine.release();
    assert!(output.status.success(), "{}", printed(&output));
}
