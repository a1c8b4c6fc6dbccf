//! Which files can appear in a share picture.

use super::png;
use publish::error::RenderError;
use publish::prerender::{Options, pages};
use serde_json::json;
use std::fs;
use tempfile::TempDir;

/// Trunk's output, reduced to what prerendering needs.
const SHELL: &str = "<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title>\
    <style>:root{--paper:#fdfcf9}</style></head><body><div id=b-app></div></body></html>";

/// The colours of unpublished and of published pictures in these tests.
const OUTSIDE: [u8; 3] = [255, 0, 0];
const PUBLISHED: [u8; 3] = [0, 0, 255];

/// Prerenders a hand-written magazine whose article has this picture as its cover. `FOLDER` in the picture's address
/// stands for the folder that contains everything.
fn printed(src: &str) -> Result<TempDir, RenderError> {
    let folder = tempfile::tempdir().unwrap();
    let at = |path: &str| folder.path().join(path);
    let write = |path: &str, content: &[u8]| {
        let path = at("deep/staging").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    };
    let here = folder.path().display().to_string();
    let picture = json!({"src": src.replace("FOLDER", &here), "alt": "x", "width": 30, "height": 20});
    let article = json!({"slug": "a", "title": "A", "date": "2025-01-02", "summary": "S", "html": "A", "cover": {"picture": picture}});
    let front = json!({"format": 1, "site": {"title": "T"}, "articles": [article]}).to_string();
    write("index.html", SHELL.as_bytes());
    write("articles.json", front.as_bytes());
    write("../../outside/secret.png", &png(OUTSIDE));
    write(".env.png", &png(OUTSIDE));
    write("media/über uns.png", &png(PUBLISHED));
    let svg =
        |inner: &str| format!("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{inner}</svg>");
    write("media/blue.svg", svg("<rect width='9' height='9' fill='#00f'/>").as_bytes());
    let image = format!("<image width='9' height='9' href='{here}/outside/secret.png'/>");
    write("media/outside.svg", svg(&image).as_bytes());
    #[cfg(unix)]
    std::os::unix::fs::symlink(at("outside/secret.png"), at("deep/staging/media/link.png")).unwrap();
    pages(&Options { staging: at("deep/staging"), site: at("deep/none"), release: true, bare: false })?;
    Ok(folder)
}

/// Whether the article's share picture shows a colour.
fn shows(folder: &TempDir, colour: [u8; 3]) -> bool {
    let picture = image::open(folder.path().join("deep/staging/share/a.png")).unwrap();
    picture.into_rgb8().pixels().any(|pixel| pixel.0 == colour)
}

#[test]
fn a_cover_cannot_show_unpublished_files() {
    for src in [
        "FOLDER/outside/secret.png",
        "/FOLDER/outside/secret.png",
        "file://FOLDER/outside/secret.png",
        "../../outside/secret.png",
        "../../../outside/secret.png",
        "media/../../../outside/secret.png",
        "%2e%2e/%2e%2e/outside/secret.png",
        "..%2f..%2foutside%2fsecret.png",
        "media/outside.svg",
        "media/link.png",
        ".env.png",
    ] {
        // It may also be refused before anything is drawn.
        if let Ok(folder) = printed(src) {
            assert!(!shows(&folder, OUTSIDE), "{src}");
        }
    }
}

#[test]
fn a_cover_shows_published_files() {
    for src in ["media/%C3%BCber%20uns.png", "/media/%C3%BCber%20uns.png", "media/blue.svg"] {
        assert!(shows(&printed(src).unwrap(), PUBLISHED), "{src}");
    }
}
