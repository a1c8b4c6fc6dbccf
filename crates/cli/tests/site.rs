//! A small magazine that uses every feature, and a snapshot of every file that is written for it.
//!
//! After an intended change, run `UPDATE=1 cargo test -p broadsheet-cli site::` and review the diff.

use crate::tree;
use broadsheet_cli::content_stage::{Report, content};
use content::options::Options;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn options(out: &Path) -> Options {
    let site = tests().join("site");
    let now = "2025-06-01T00:00:00Z".parse().unwrap();
    Options {
        content: site.join("content"),
        public: site.join("public"),
        out: out.into(),
        now,
        image_cache: Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures"),
        ..Options::below(Path::new(env!("CARGO_TARGET_TMPDIR")))
    }
}

/// Spreads a JSON file and the HTML in it over lines, so that diffs are readable.
fn spread(bytes: &[u8]) -> Vec<u8> {
    let mut json: Value = serde_json::from_slice(bytes).unwrap();
    if let Some(html) = json.get_mut("html")
        && let Some(text) = html.as_str()
    {
        *html = text.lines().map(String::from).collect();
    }
    json.sort_all_objects();
    format!("{json:#}\n").into_bytes()
}

/// Every file of a folder by its path.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = tree::files(folder);
    // Leave out files that only builds read; the manifest contains times.
    files.retain(|path, _| path != ".written" && path != ".lock");
    for (_, bytes) in files.iter_mut().filter(|(path, _)| path.ends_with(".json")) {
        *bytes = spread(bytes);
    }
    files
}

#[test]
fn output_matches_the_snapshot() {
    let out = tempfile::tempdir().unwrap();
    let report = content(&options(out.path())).unwrap_or_else(|problems| panic!("{problems}"));
    assert!(matches!(report, Report::Written { articles: 5, removed: 0, .. }), "{report}");

    let recorded = tests().join("snapshot");
    let made = files(out.path());
    if std::env::var_os("UPDATE").is_some() {
        let _ = fs::remove_dir_all(&recorded);
        for (path, bytes) in &made {
            let path = recorded.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
    let recorded = files(&recorded);
    let help = "if this is wanted: UPDATE=1 cargo test -p broadsheet-cli site::";
    assert_eq!(made.keys().collect::<Vec<_>>(), recorded.keys().collect::<Vec<_>>(), "other files; {help}");
    for (path, bytes) in &made {
        let (made, recorded) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&recorded[path]));
        for (number, (made, recorded)) in made.lines().zip(recorded.lines()).enumerate() {
            assert_eq!(made, recorded, "{path}:{}; {help}", number + 1);
        }
        assert_eq!(made.len(), recorded.len(), "{path}; {help}");
    }
}

#[test]
fn a_second_run_writes_only_altered_files() {
    let out = tempfile::tempdir().unwrap();
    content(&options(out.path())).unwrap();
    fs::write(out.path().join("data/archive.json"), "{}").unwrap();
    let report = content(&options(out.path())).unwrap();
    assert!(matches!(report, Report::Written { written: 1, removed: 0, .. }), "{report}");
    let report = content(&options(out.path())).unwrap();
    assert!(matches!(report, Report::Written { written: 0, removed: 0, .. }), "{report}");
}

#[test]
fn output_does_not_depend_on_threads() {
    let first = tempfile::tempdir().unwrap();
    let second = tempfile::tempdir().unwrap();
    content(&options(first.path())).unwrap();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    pool.install(|| content(&options(second.path()))).unwrap();
    assert_eq!(files(first.path()), files(second.path()));
}

#[test]
fn drafts_are_checked_on_request() {
    let out = tempfile::tempdir().unwrap();
    let problems = content(&Options { drafts: true, ..options(out.path()) }).unwrap_err().to_string();
    // As in any article, the missing date and the broken link of each of the two drafts are errors.
    assert!(problems.ends_with("4 errors, 1 warning; nothing was written"), "{problems}");
    assert!(fs::read_dir(out.path()).unwrap().next().is_none());
}

#[test]
fn without_a_content_folder_a_hand_written_magazine_is_left_alone() {
    let public = tempfile::tempdir().unwrap();
    let options = Options {
        content: "no-such-folder".into(),
        public: public.path().into(),
        ..options(&public.path().join("out"))
    };
    assert!(content(&options).is_err());
    fs::write(public.path().join("articles.json"), "{}").unwrap();
    let report = content(&options).unwrap();
    assert_eq!(report.to_string(), "no folder no-such-folder: skipped");
}

#[test]
fn addresses_are_below_the_base_path() {
    let out = tempfile::tempdir().unwrap();
    let Options { content, public, .. } = options(out.path());
    let output = Command::new(env!("CARGO_BIN_EXE_broadsheet"))
        .args(["trunk", "content", "--base", "https://fixture.example/blog/", "--content"])
        .arg(content)
        .arg("--public")
        .arg(public)
        .arg("--out")
        .arg(out.path())
        .env("SOURCE_DATE_EPOCH", "1748736000")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.starts_with("5 articles, ") && said.contains(" files written, 0 removed in "), "{said}");
    let article = fs::read_to_string(out.path().join("data/articles/everything.json")).unwrap();
    for address in [
        "href=\\\"/blog/articles/a-bundle/#in-the-bundle\\\"",
        "href=\\\"/blog/files/leaflet.txt\\\"",
        "href=\\\"/blog/\\\"",
        "src=\\\"/blog/media/everything/picture.svg\\\"",
        "src=\\\"/blog/images/logo.svg\\\"",
        "\"src\":\"media/everything/picture.svg\"",
        "href=\\\"#links-1\\\"",
    ] {
        assert!(article.contains(address), "{address} in {article}");
    }
}
