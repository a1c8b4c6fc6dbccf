//! The contract: builds write, the app reads and `docs/articles-json.md` documents the same format.

use broadsheet_cli::content_stage::content;
use content::options::Options;
use contract::model::{Article, Front, Index, Listing, Page};
use jsonschema::Validator;
use publish::schema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The part of the schema that describes a file, by the file's path.
fn part(path: &str) -> &'static str {
    match path.trim_start_matches("data/").split_once('/').unwrap_or((path, "")) {
        ("articles", _) => "Article",
        ("pages", _) => "Page",
        ("articles.json", _) => "Front",
        ("data/topics.json" | "data/archive.json" | "data/authors.json", _) => "Index",
        _ => "Listing",
    }
}

fn validator(part: &str) -> Validator {
    let mut schema: Value = serde_json::from_str(&schema::text()).unwrap();
    schema["$ref"] = json!(format!("#/$defs/{part}"));
    jsonschema::validator_for(&schema).unwrap()
}

/// Checks that a file matches the schema, and that the type that reads it loses nothing.
fn check(path: &str, text: &str) {
    let value: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
    let part = part(path);
    let faults: Vec<String> = validator(part).iter_errors(&value).map(|fault| fault.to_string()).collect();
    assert_eq!(faults, [""; 0], "{path} as {part}");
    match part {
        "Article" => read_back::<Article>(path, &value),
        "Page" => read_back::<Page>(path, &value),
        "Front" => read_back::<Front>(path, &value),
        "Index" => read_back::<Index>(path, &value),
        _ => read_back::<Listing>(path, &value),
    }
}

fn read_back<T: Serialize + DeserializeOwned>(path: &str, value: &Value) {
    let read: T = serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{path}: {error}"));
    assert_eq!(&serde_json::to_value(read).unwrap(), value, "{path}");
}

#[test]
fn the_published_schema_is_current() {
    let published = fs::read_to_string(root().join("public/schema/articles.json")).unwrap_or_default();
    assert!(
        published == schema::text(),
        "the model has changed; run: cargo run -p broadsheet-cli -- schema > public/schema/articles.json"
    );
}

#[test]
fn output_of_press_matches_the_schema() {
    let out = tempfile::tempdir().unwrap();
    let site = root().join("crates/cli/tests/site");
    let options = Options {
        content: site.join("content"),
        public: site.join("public"),
        out: out.path().into(),
        now: "2025-06-01T00:00:00Z".parse().unwrap(),
        image_cache: Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures"),
        ..Options::below(Path::new(env!("CARGO_TARGET_TMPDIR")))
    };
    content(&options).unwrap_or_else(|problems| panic!("{problems}"));
    for file in WalkDir::new(out.path()).into_iter().map(Result::unwrap) {
        let path = file.path().strip_prefix(out.path()).unwrap().to_str().unwrap().replace('\\', "/");
        // Names that begin with a dot are for later stages and are not published.
        if path.ends_with(".json") && !path.starts_with('.') {
            check(&path, &fs::read_to_string(file.path()).unwrap());
        }
    }
}

/// Checks the blocks of `docs/articles-json.md` whose fence names a file: ```` ```json articles.json ````.
#[test]
fn examples_in_the_docs_match_the_schema() {
    let docs = fs::read_to_string(root().join("docs/articles-json.md")).unwrap();
    let mut examples = 0;
    for block in docs.split("\n```json ").skip(1) {
        let (path, rest) = block.split_once('\n').unwrap();
        check(path, rest.split("\n```").next().unwrap());
        examples += 1;
    }
    assert!(examples >= 5, "only {examples} examples");
}
