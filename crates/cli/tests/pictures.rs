//! How pictures are published: which files are generated, and their markup. The tests draw their own pictures.

use crate::options::options;
use crate::tree;
use broadsheet_cli::content_stage::{Report, content};
use content::diagnostics::Diagnostics;
use content::options::{ImageMode, Options};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use tempfile::TempDir;

mod bare;
mod colours;
mod files;
mod markup;
mod svg;

/// A magazine with one article, `x`.
struct Magazine(TempDir);

impl Magazine {
    /// `fields` are additional lines of front matter, and `files` are beside the article.
    fn new(fields: &str, text: &str, files: &[(&str, &[u8])]) -> Self {
        let magazine = Self(tempfile::tempdir().unwrap());
        let article = format!("---\ntitle: X\nsummary: S\ndate: 2025-01-02\n{fields}---\n{text}\n");
        magazine.write("site.toml", b"title = \"T\"\n");
        magazine.write("articles/x.md", article.as_bytes());
        for (name, content) in files {
            magazine.write(&format!("articles/{name}"), content);
        }
        magazine
    }

    fn write(&self, path: &str, content: &[u8]) {
        let path = self.0.path().join("content").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Builds the magazine, and returns the article.
    fn made(&self, effort: ImageMode) -> Article {
        self.build(effort).unwrap_or_else(|problems| panic!("{problems}"));
        let text = fs::read(self.0.path().join("out/data/articles/x.json")).unwrap();
        let json: Value = serde_json::from_slice(&text).unwrap();
        Article { html: json["html"].as_str().unwrap().to_owned(), cover: json["article"]["cover"].clone() }
    }

    fn build(&self, effort: ImageMode) -> Result<Report, Diagnostics> {
        content(&Options { effort, ..options(self.0.path()) })
    }

    /// The files below `media/` in the output, by path.
    fn media(&self) -> BTreeMap<String, Vec<u8>> {
        tree::files(&self.0.path().join("out/media"))
    }

    /// The files' names, with `*` for the hash.
    fn names(&self) -> Vec<String> {
        self.media().into_keys().map(|name| without_hash(&name)).collect()
    }
}

struct Article {
    html: String,
    cover: Value,
}

/// Replaces every hash in a text with `*`.
fn without_hash(text: &str) -> String {
    let mut out = String::new();
    for part in text.split_inclusive('-') {
        let digits = part.bytes().take_while(u8::is_ascii_hexdigit).count();
        if digits == 16 {
            out.push('*');
            out.push_str(&part[16..]);
        } else {
            out.push_str(part);
        }
    }
    out
}

/// Something like a photograph: soft shapes with a little noise, the same every time.
fn photograph(width: u32, height: u32) -> RgbImage {
    let mut seed = 1_u32;
    RgbImage::from_fn(width, height, |x, y| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = (seed >> 29) as u8;
        let wave = |period: f32, at: u32| ((at as f32 / period).sin() * 90.0 + 120.0) as u8;
        Rgb([wave(97.0, x) + noise, wave(61.0, y) + noise, wave(143.0, x + y) + noise])
    })
}

fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut file, 95)).unwrap();
    file
}

fn png(picture: impl Into<DynamicImage>) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.into().write_to(&mut file, ImageFormat::Png).unwrap();
    file.into_inner()
}
