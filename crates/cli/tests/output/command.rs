//! Validation of the command line and the environment.

use super::{Magazine, failed, printed};

#[test]
fn an_invalid_source_date_epoch_is_an_error() {
    let magazine = Magazine::new();
    for value in ["abc", "1.5", "", "99999999999999", "99999999999999999999999"] {
        for arguments in [&["trunk", "content"][..], &["popular", "--magazine", "content", "access.log"]] {
            let output = magazine.command(arguments).env("SOURCE_DATE_EPOCH", value).output().unwrap();
            assert!(failed(&output, "invalid-value", "SOURCE_DATE_EPOCH"), "{value}: {}", printed(&output));
        }
    }
    assert!(!magazine.at("target").exists());
    assert!(magazine.trunk(&["content"]).env("SOURCE_DATE_EPOCH", "1750000000").status().unwrap().success());
}

#[test]
fn an_explicit_content_folder_must_exist() {
    let magazine = Magazine::new();
    let output = magazine.trunk(&["content", "--content", "contents"]).output().unwrap();
    assert!(failed(&output, "missing-folder", "contents"), "{}", printed(&output));
    let output = magazine.trunk(&["content"]).env("BROADSHEET_CONTENT", "elsewhere").output().unwrap();
    assert!(failed(&output, "missing-folder", "elsewhere"), "{}", printed(&output));
}

#[test]
fn an_explicit_public_folder_must_exist() {
    let magazine = Magazine::new();
    let output = magazine.trunk(&["content", "--public", "publik"]).output().unwrap();
    assert!(failed(&output, "missing-folder", "publik"), "{}", printed(&output));
    assert!(magazine.trunk(&["content"]).status().unwrap().success(), "the default need not exist");
}

#[test]
fn without_a_content_folder_the_magazine_must_be_hand_written() {
    let magazine = Magazine::new();
    std::fs::rename(magazine.at("content"), magazine.at("texts")).unwrap();
    let output = magazine.trunk(&["content"]).output().unwrap();
    assert!(failed(&output, "missing-folder", "content"), "{}", printed(&output));
    magazine.write("public/articles.json", "{}");
    assert!(magazine.trunk(&["content"]).status().unwrap().success());
    magazine.write("content", "a file in its place");
    let output = magazine.trunk(&["content"]).output().unwrap();
    assert!(failed(&output, "missing-folder", "content"), "{}", printed(&output));
}

#[cfg(unix)]
#[test]
fn settings_and_counts_that_are_pipes_are_errors() {
    for file in ["content/site.toml", "content/popular.toml"] {
        let magazine = Magazine::new();
        let _ = std::fs::remove_file(magazine.at(file));
        assert!(std::process::Command::new("mkfifo").arg(magazine.at(file)).status().unwrap().success());
        let output = magazine.trunk(&["content"]).output().unwrap();
        assert!(failed(&output, "unreadable", file), "{}", printed(&output));
    }
}
