//! The files around the pages, parsed by independent libraries.

mod addresses;
mod canonical;
mod feeds;
mod pictures;

use broadsheet_cli::content_stage::content;
use feed_rs::model::Feed;
use publish::prerender::{Options, pages};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};
use tempfile::TempDir;

/// Trunk's output, reduced to what prerendering needs.
const SHELL: &str = "<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title>\
    <style>:root{--paper:#fdfcf9}</style></head><body><div id=b-app></div></body></html>";
const ICON: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">\
    <rect width=\"32\" height=\"32\" rx=\"6\" fill=\"#102030\"/></svg>";

/// Builds the magazine with these additional files.
fn printed(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    print(folder.path(), files);
    folder
}

/// The magazine without additional files, built once for all tests that only read it.
fn usual() -> &'static Path {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("services");
        let _ = fs::remove_dir_all(&folder);
        print(&folder, &[]);
        folder
    });
    &FOLDER
}

fn print(folder: &Path, files: &[(&str, &str)]) {
    let at = |name: &str| folder.join(name);
    let article = "---\ntitle: \"Ünïcode & <tags> 分散\"\nsummary: \"Café ]]> 東京\"\ndate: 2025-03-10\n\
        topics: [DevOps]\naliases: [/old/post/, /2019/page.html]\n---\n## Part é\n\nSee [older](older.md), \
        [here](#part-é), [out](https://out.example/?a=1&b=2). ]]> ![dot](dot.svg)\n\n`a\u{b}b`\n";
    let older =
        "---\ntitle: Older\nsummary: S\ndate: 2024-12-31\nupdated: 2025-01-02\ntopics: [Rust]\n---\nText.\n";
    let hidden = "---\ntitle: Hidden\nsummary: S\ndate: 2025-02-01\nunlisted: true\n---\nText.\n";
    let site = "title = \"Tägliches\"\ndescription = \"Jeden Tag.\"\nurl = \"https://x.example/\"\nauthor = \"Zoë\"\n";
    let good = [
        ("content/site.toml", site),
        ("content/articles/newer.md", article),
        ("content/articles/older.md", older),
        ("content/articles/hidden.md", hidden),
        ("content/articles/dot.svg", ICON),
        ("staging/index.html", SHELL),
        ("staging/icon.svg", ICON),
    ];
    for (path, text) in good.iter().chain(files) {
        fs::create_dir_all(at(path).parent().unwrap()).unwrap();
        fs::write(at(path), text).unwrap();
    }
    let now = "2025-06-01T00:00:00Z".parse().unwrap();
    let (out, staging) = (at("out"), at("staging"));
    let made = content(&content::options::Options {
        out: out.clone(),
        now,
        image_cache: at("cache"),
        ..content::options::Options::below(&at(""))
    });
    made.unwrap_or_else(|problems| panic!("{problems}"));
    pages(&Options { staging, site: out, release: true, bare: false }).unwrap();
}

fn file(folder: impl AsRef<Path>, path: &str) -> PathBuf {
    folder.as_ref().join("staging").join(path)
}

fn text(folder: impl AsRef<Path>, path: &str) -> String {
    fs::read_to_string(file(folder, path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn feed(folder: impl AsRef<Path>, path: &str) -> Feed {
    let bytes = fs::read(file(folder, path)).unwrap();
    feed_rs::parser::parse(bytes.as_slice()).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn files_of_the_publisher_are_kept() {
    let own = ["robots.txt", "llms.txt", "icon-192.png", "feed.css"].map(|name| format!("staging/{name}"));
    let files: Vec<(&str, &str)> = own.iter().map(|path| (path.as_str(), "mine")).collect();
    let folder = printed(&files);
    for path in own {
        assert_eq!(fs::read_to_string(folder.path().join(path)).unwrap(), "mine");
    }
}

#[test]
#[ignore = "slow"]
fn builds_are_reproducible() {
    let tree = || -> Vec<(PathBuf, Vec<u8>)> {
        let folder = printed(&[]);
        let staging = folder.path().join("staging");
        let files = walkdir::WalkDir::new(&staging).sort_by_file_name().into_iter().map(Result::unwrap);
        let files = files.filter(|entry| entry.file_type().is_file());
        files
            .map(|entry| {
                (entry.path().strip_prefix(&staging).unwrap().to_owned(), fs::read(entry.path()).unwrap())
            })
            .collect()
    };
    let (once, again) = (tree(), tree());
    assert!(once.len() > 40, "{} files", once.len());
    for ((path, content), (other, same)) in once.iter().zip(&again) {
        assert!(path == other && content == same, "{} differs", path.display());
    }
    assert_eq!(once.len(), again.len());
}

#[test]
#[ignore = "slow"]
fn a_page_names_its_message_file() {
    let site = "title = \"T\"\nlanguage = \"ar\"\nurl = \"https://x.example/\"\n";
    let folder = printed(&[("content/site.toml", site)]);
    let page = text(&folder, "index.html");
    let (_, rest) = page.split_once("data-words=\"").unwrap_or_else(|| panic!("{page}"));
    let name = rest.split('"').next().unwrap_or_default();
    assert!(text(&folder, name).contains("المواضيع"), "{name}");
    assert!(page.contains("dir=\"rtl\""), "{page}");
    assert!(
        text(&folder, "_headers").contains(&format!("/{name}\n  Cache-Control: public, max-age=31536000"))
    );
    assert!(text(&folder, "llms.txt").contains("## المواضيع"));
    let english = text(usual(), "index.html");
    assert!(!english.contains("data-words"), "{english}");
}
