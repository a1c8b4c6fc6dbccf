//! Icons and share pictures.

use crate::services::{file, printed, text, usual};
use serde_json::Value;
use std::fs;

#[test]
fn the_manifest_lists_existing_icons() {
    let folder = usual();
    let manifest: Value = serde_json::from_str(&text(folder, "manifest.webmanifest")).unwrap();
    assert_eq!(manifest["name"], "Tägliches");
    assert_eq!(manifest["background_color"], "#fdfcf9");
    for icon in manifest["icons"].as_array().unwrap() {
        let path = file(folder, icon["src"].as_str().unwrap().trim_start_matches('/'));
        if icon["type"] == "image/png" {
            let size = imagesize::size(path).unwrap();
            assert_eq!(icon["sizes"], format!("{}x{}", size.width, size.height));
        }
    }
    let home = text(folder, "index.html");
    assert!(home.contains("<link rel=\"manifest\" href=\"/manifest.webmanifest\">"), "{home}");
    assert!(home.contains("<link rel=\"apple-touch-icon\" href=\"/apple-touch-icon.png\">"), "{home}");
    assert!(text(folder, "llms.txt").contains("- [Older](https://x.example/articles/older/): S\n"));
}

#[test]
fn every_article_has_a_share_picture_that_is_kept_for_later_builds() {
    let folder = usual();
    let share = |path: &str| fs::read(file(folder, path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    for path in ["share/newer.png", "share/older.png", "share/hidden.png", "share.png"] {
        let size = imagesize::blob_size(&share(path)).unwrap();
        assert_eq!((size.width, size.height), (1200, 630), "{path}");
    }
    let kept = fs::read_dir(folder.join("share-cache")).unwrap();
    let kept: Vec<_> = kept.map(|file| fs::read(file.unwrap().path()).unwrap()).collect();
    // Where no font has the other's letters, it is drawn again.
    for path in ["share/older.png", "share/hidden.png", "share.png"] {
        assert!(kept.contains(&share(path)), "{path}");
    }
    assert_ne!(share("share/newer.png"), share("share/older.png"));
    let head = text(folder, "articles/older/index.html");
    assert!(head.contains("content=\"https://x.example/share/older.png\""), "{head}");
}

#[test]
fn a_publishers_own_share_picture_is_kept() {
    let folder = printed(&[("staging/share/older.png", "mine")]);
    assert_eq!(text(&folder, "share/older.png"), "mine");
}
