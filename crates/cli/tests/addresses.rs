//! The addresses that names of files, topics and authors get.

mod former;
mod public;

use broadsheet_cli::content_stage::content;
use content::diagnostics::Diagnostics;
use content::options::Options;
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

/// Builds a magazine with these files.
fn build(files: &[(&str, &str)]) -> Result<TempDir, Diagnostics> {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in [("site.toml", "title = \"T\"\n")].iter().chain(files) {
        let file = folder.path().join("content").join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    let now = "2025-06-01T00:00:00Z".parse().unwrap();
    content(&Options { now, ..Options::below(folder.path()) }).map(|_| folder)
}

fn built(files: &[(&str, &str)]) -> TempDir {
    build(files).unwrap_or_else(|problems| panic!("{problems}"))
}

fn json(folder: &TempDir, path: &str) -> Value {
    let file = folder.path().join("target/site").join(path);
    serde_json::from_slice(&fs::read(file).unwrap_or_else(|error| panic!("{path}: {error}"))).unwrap()
}

fn article(fields: &str) -> String {
    format!("---\ntitle: T\nsummary: S\ndate: 2025-01-02\n{fields}\n---\n\nText.\n")
}

fn slugs(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|entry| entry["slug"].as_str().unwrap()).collect()
}

#[test]
fn marks_stay_in_addresses() {
    let folder =
        built(&[("articles/हिन्दी-लेख.md", &article("tags: [ท่าเรือ]")), ("articles/เริ่มต้น.md", &article(""))]);
    let front = json(&folder, "articles.json");
    assert_eq!(slugs(&front["articles"]), ["हिन्दी-लेख", "เริ่มต้น"]);
    assert_eq!(slugs(&json(&folder, "data/topics.json")["entries"]), ["ท่าเรือ"]);
}

#[test]
fn both_unicode_forms_of_a_name_are_one_address() {
    let folder = built(&[
        ("articles/cafe\u{301}.md", &article("tags: [Cafe\u{301}]\nauthor: Zoe\u{308}")),
        ("articles/b.md", &article("tags: [Café]\nauthor: Zoë").replace("Text.", "[a](café.md)")),
    ]);
    json(&folder, "data/articles/café.json");
    assert_eq!(slugs(&json(&folder, "data/topics.json")["entries"]), ["café"]);
    assert_eq!(slugs(&json(&folder, "data/authors.json")["entries"]), ["zoë"]);
}

#[test]
fn a_link_finds_a_file_in_the_other_unicode_form() {
    built(&[
        ("articles/cafe\u{301}.txt", "a"),
        ("articles/b.md", &article("").replace("Text.", "[a](café.txt)")),
    ]);
}

#[test]
fn signs_make_distinct_topics() {
    let folder = built(&[
        ("articles/a.md", &article("tags: [C++, libc++]")),
        ("articles/b.md", &article("tags: [C#]")),
        ("articles/c.md", &article("tags: [C]")),
        ("articles/d.md", &article("tags: [.NET, F#]")),
    ]);
    let topics = json(&folder, "data/topics.json");
    let mut topics = slugs(&topics["entries"]);
    topics.sort_unstable();
    assert_eq!(topics, ["c", "cpp", "csharp", "dotnet", "fsharp", "libcpp"]);
}

#[test]
fn an_author_without_letters_is_an_error_that_says_so() {
    for (path, text, place) in [
        ("articles/a.md", article("author: ×"), "articles/a.md:5"),
        ("authors/x.md", "---\nname: 🎉\n---\n".to_owned(), "authors/x.md:2"),
        ("site.toml", "title = \"T\"\nauthor = \"×\"\n".to_owned(), "site.toml:2"),
    ] {
        let problems = build(&[(path, &text)]).unwrap_err();
        let [only] = problems.as_slice() else { panic!("{problems}") };
        let found = format!("{}:{}", only.path.display(), only.line.unwrap_or_default());
        assert!(found.ends_with(place), "{found}");
        assert!(only.help.contains("letter or digit"), "{}", only.help);
    }
}

#[test]
fn an_author_may_be_a_number() {
    let folder = built(&[("articles/a.md", &article("author: 1337"))]);
    assert_eq!(slugs(&json(&folder, "data/authors.json")["entries"]), ["1337"]);
}
