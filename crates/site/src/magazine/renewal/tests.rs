#![allow(clippy::unwrap_used)]
use super::*;
use crate::magazine::read_with_texts;
use crate::model::Magazine;
use crate::plan::{self, Content};
use std::collections::BTreeMap;
use std::fs;
use tempfile::TempDir;

const ONE: &str = "---\ntitle: One\ndate: 2025-01-01\nsummary: First.\nseries: Numbers\n---\n\
                   Some *words* and [another](two.md).\n\n## Why\n\nBecause.\n";

/// A magazine that has been read, with its folder.
struct Desk {
    folder: TempDir,
    options: Options,
    known: FrontMatterCache,
    magazine: Magazine,
    texts: Texts,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        fs::create_dir_all(folder.path().join("articles/three")).unwrap();
        fs::create_dir_all(folder.path().join("pages")).unwrap();
        write("site.toml", "title = \"Numbers\"\n");
        write("articles/one.md", ONE);
        write(
            "articles/two.md",
            "---\ntitle: Two\ndate: 2025-01-02\nsummary: Second.\nseries: Numbers\n---\nSee [why](one.md#why).\n\nMore.\n",
        );
        write(
            "articles/three/index.md",
            "---\ntitle: Three\ndate: 2025-01-03\nsummary: Third.\nunlisted: true\n---\nText.\n",
        );
        write("articles/four.md", "---\ntitle: Four\ndate: 2025-01-04\ndraft: true\n---\nText.\n");
        write("pages/about.md", "---\ntitle: About\ndescription: Us.\n---\nText.\n");
        let mut options = Options::below(folder.path());
        options.content = folder.path().to_owned();
        let mut known = FrontMatterCache::default();
        let (magazine, texts) = read_with_texts(&options, Some(&mut known)).unwrap();
        Self { folder, options, known, magazine, texts }
    }

    /// Saves a file and tries to read its text alone.
    fn save(&mut self, name: &str, text: &str) -> Option<Vec<Article>> {
        let path = self.folder.path().canonicalize().unwrap().join(name);
        fs::write(&path, text).unwrap();
        self.texts.renewed(&[path], &self.known, &self.options)
    }

    /// The data of all articles, as a build would write it.
    fn built(&self) -> BTreeMap<String, Vec<u8>> {
        let (magazine, _) = read_with_texts(&self.options, None).unwrap();
        articles(&magazine)
    }
}

fn articles(magazine: &Magazine) -> BTreeMap<String, Vec<u8>> {
    let files = plan::files(magazine).into_iter().filter(|file| file.path.starts_with("data/articles/"));
    files.map(|file| (file.path, bytes(&file.content))).collect()
}

fn bytes(content: &Content<'_>) -> Vec<u8> {
    match content {
        Content::Json(make) | Content::Large { make, .. } => make().unwrap(),
        _ => Vec::new(),
    }
}

#[test]
fn renewed_text_is_what_a_build_would_write() {
    let mut desk = Desk::new();
    let edits = [
        ("articles/one.md", ONE.replace("Some", "Few new")),
        (
            "articles/one.md",
            ONE.replace("Some", "Few newer") + "\n## Later\n\nAnd [again](two.md) **more**.\n",
        ),
        (
            "articles/two.md",
            "---\ntitle: Two\ndate: 2025-01-02\nsummary: Second.\nseries: Numbers\n---\nSee [why](one.md#why).\n\nLess.\n"
                .to_owned(),
        ),
        (
            "articles/three/index.md",
            "---\ntitle: Three\ndate: 2025-01-03\nsummary: Third.\nunlisted: true\n---\nText.\n\nMore.\n".to_owned(),
        ),
    ];
    let mut served = articles(&desk.magazine);
    for (name, text) in edits {
        let renewed = desk.save(name, &text).unwrap();
        for article in &renewed {
            let file = plan::renewed(&desk.magazine, article);
            served.insert(file.path, bytes(&file.content));
        }
        assert_eq!(served, desk.built(), "{text}");
    }
}

#[test]
fn what_other_pages_show_is_not_renewed_alone() {
    for (what, text) in [
        ("a title", ONE.replace("title: One", "title: First")),
        ("a date", ONE.replace("2025-01-01", "2025-01-05")),
        ("a draft", ONE.replace("---\nSome", "draft: true\n---\nSome")),
        ("a new alias", ONE.replace("---\nSome", "aliases: [/uno/]\n---\nSome")),
        ("the minutes", ONE.to_owned() + &"word ".repeat(900)),
        ("a missing anchor", ONE.replace("## Why", "## Whence")),
        ("a new link", ONE.to_owned() + "[three](three/)\n"),
        ("a broken link", ONE.replace("two.md", "too.md")),
        ("a mistake in front matter", ONE.replace("title: One", "title: [One")),
        ("a new picture", ONE.to_owned() + "![A dot](dot.png)\n"),
    ] {
        let mut desk = Desk::new();
        assert!(desk.save("articles/one.md", &text).is_none(), "{what}");
    }
}

#[test]
fn opening_words_are_in_lists_where_there_is_no_summary() {
    let mut desk = Desk::new();
    let without = ONE.replace("summary: First.\n", "");
    fs::write(desk.folder.path().join("articles/one.md"), &without).unwrap();
    let (_, texts) = read_with_texts(&desk.options, Some(&mut desk.known)).unwrap();
    desk.texts = texts;
    assert!(desk.save("articles/one.md", &without.replace("Some", "Few")).is_none());
    assert!(desk.save("articles/one.md", &without.replace("Because", "For reasons")).is_some());
}

#[test]
fn other_files_are_not_renewed_alone() {
    let file = |name: &str| {
        let mut desk = Desk::new();
        let text = fs::read_to_string(desk.folder.path().join(name)).unwrap_or_default();
        desk.save(name, &(text + "\nMore.\n")).is_none()
    };
    for name in
        ["site.toml", "pages/about.md", "articles/four.md", "articles/five.md", "articles/three/data.csv"]
    {
        assert!(file(name), "{name}");
    }
}

#[test]
fn removed_files_are_not_renewed_alone() {
    let mut desk = Desk::new();
    let path = desk.folder.path().canonicalize().unwrap().join("articles/one.md");
    fs::remove_file(&path).unwrap();
    assert!(desk.texts.renewed(&[path], &desk.known, &desk.options).is_none());
}

#[test]
fn files_of_editors_are_passed_over() {
    let mut desk = Desk::new();
    let root = desk.folder.path().canonicalize().unwrap();
    fs::write(root.join("articles/one.md"), ONE.replace("Some", "Few")).unwrap();
    let changed = [".one.md.swp", "one.md~", "one.md"].map(|name| root.join("articles").join(name));
    assert!(desk.texts.renewed(&changed, &desk.known, &desk.options).is_some());
    assert!(desk.texts.renewed(&changed[..2], &desk.known, &desk.options).is_none());
}
