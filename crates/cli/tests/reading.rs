//! What is read and published if somebody who is not trusted has written articles.

mod addresses;
mod file_types;
mod hidden;
mod markdown;
mod paths;
mod sentences;
mod share_pictures;
mod sources;
#[cfg(unix)]
mod symlinked_files;
#[cfg(unix)]
mod symlinked_folders;

use crate::options::options;
use crate::tree;
use broadsheet_cli::content_stage::{Report, content};
use content::diagnostics::{Diagnostics, Level};
use content::options::{ImageMode, Options};
use image::{ImageFormat, Rgb, RgbImage};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A text that must not be published or printed.
const SECRET: &str = "hunter2-secret";

/// A folder with a magazine in `content/` and `public/`, and secrets beside them in `outside/`.
struct Magazine(TempDir);

impl Magazine {
    fn new() -> Self {
        let magazine = Self(tempfile::tempdir().unwrap());
        magazine.write("content/site.toml", "title = \"T\"\n");
        magazine.write("outside/secret.txt", SECRET);
        magazine.write("outside/secret.png", png([255, 0, 0]));
        magazine
    }

    /// A magazine with an article `x`, whose text begins in line 6.
    fn with_text(text: &str) -> Self {
        let magazine = Self::new();
        magazine.article("articles/x/index.md", text);
        magazine
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn article(&self, path: &str, text: &str) {
        let article = format!("---\ntitle: X\nsummary: S\ndate: 2025-01-02\n---\n{text}\n");
        self.write(&format!("content/{path}"), article);
    }

    /// Creates a symbolic link in the content folder.
    #[cfg(unix)]
    fn link(&self, path: &str, target: impl AsRef<Path>) {
        let path = self.at("content").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(target, path).unwrap();
    }

    fn options(&self) -> Options {
        Options { effort: ImageMode::Read, ..options(self.0.path()) }
    }

    /// Builds the magazine, which must succeed.
    fn build(&self) -> &Self {
        content(&self.options()).unwrap_or_else(|found| panic!("{found}"));
        self
    }

    /// Builds the magazine, which must succeed; returns the warnings as code and line.
    fn warnings(&self) -> Vec<String> {
        match content(&self.options()).unwrap_or_else(|found| panic!("{found}")) {
            Report::Written { warnings, .. } => warnings
                .as_slice()
                .iter()
                .map(|found| format!("{}:{}", found.code, found.line.unwrap_or_default()))
                .collect(),
            other => panic!("{other:?}"),
        }
    }

    /// Builds the magazine, which must fail without printing the secret or writing anything.
    fn refused(&self) -> Diagnostics {
        let found = content(&self.options()).unwrap_err();
        assert!(!found.to_string().contains(SECRET), "{found}");
        assert!(!self.at("out").exists(), "nothing is written");
        found
    }

    /// The errors, as code, path relative to the content folder, and line.
    fn faults(&self) -> Vec<String> {
        let content = self.at("content");
        let one = |found: &content::diagnostics::Diagnostic| {
            let path = found.path.strip_prefix(&content).unwrap_or(&found.path).display().to_string();
            let line = found.line.map_or_else(String::new, |line| format!(":{line}"));
            format!("{} {}{line}", found.code, path.replace('\\', "/"))
        };
        let found = self.refused();
        found.as_slice().iter().filter(|found| found.level() == Level::Error).map(one).collect()
    }

    fn json(&self, slug: &str) -> Value {
        let text = fs::read(self.at(&format!("out/data/articles/{slug}.json"))).unwrap();
        serde_json::from_slice(&text).unwrap()
    }

    fn html(&self, slug: &str) -> String {
        self.json(slug)["html"].as_str().unwrap().to_owned()
    }

    /// The files below `out/media`.
    fn media(&self) -> BTreeMap<String, Vec<u8>> {
        tree::files(&self.at("out/media"))
    }

    fn names(&self) -> Vec<String> {
        self.media().into_keys().collect()
    }
}

/// A picture of one colour, 30 by 20 pixels.
fn png(colour: [u8; 3]) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    RgbImage::from_pixel(30, 20, Rgb(colour)).write_to(&mut file, ImageFormat::Png).unwrap();
    file.into_inner()
}

#[test]
fn the_magazine_of_these_tests_has_no_errors() {
    let magazine = Magazine::with_text("Text.");
    assert!(magazine.build().html("x").contains("Text."));
}
