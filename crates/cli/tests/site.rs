//! A small magazine that uses everything, and every file that becomes of it.
//!
//! After a wanted change: `UPDATE=1 cargo test -p broadsheet-cli --test site`, then read the difference.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use broadsheet_cli::content_stage::{Report, content};
use content::options::Options;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use walkdir::WalkDir;

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn options(out: &Path) -> Options {
    let site = tests().join("site");
    let today = "2025-06-01".parse().unwrap();
    Options {
        content: site.join("content"),
        public: site.join("public"),
        out: out.into(),
        today,
        cache: Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures"),
        ..Options::below(Path::new(env!("CARGO_TARGET_TMPDIR")))
    }
}

/// A JSON file spread over lines, also the HTML in it, for whoever reads the difference.
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
    let files =
        WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|file| file.file_type().is_file());
    // What is for builds alone: one of these has the times of the files in it.
    let files = files.filter(|file| file.file_name() != ".written" && file.file_name() != ".lock");
    files
        .map(|file| {
            let path = file.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            let bytes = fs::read(file.path()).unwrap();
            let bytes = if path.ends_with(".json") { spread(&bytes) } else { bytes };
            (path, bytes)
        })
        .collect()
}

#[test]
fn the_whole_output_is_as_recorded() {
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
    let help = "if this is wanted: UPDATE=1 cargo test -p broadsheet-cli --test site";
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
fn a_second_run_writes_only_what_was_altered() {
    let out = tempfile::tempdir().unwrap();
    content(&options(out.path())).unwrap();
    fs::write(out.path().join("data/archive.json"), "{}").unwrap();
    let report = content(&options(out.path())).unwrap();
    assert!(matches!(report, Report::Written { written: 1, removed: 0, .. }), "{report}");
    let report = content(&options(out.path())).unwrap();
    assert!(matches!(report, Report::Written { written: 0, removed: 0, .. }), "{report}");
}

#[test]
fn the_order_of_threads_does_not_show() {
    let first = tempfile::tempdir().unwrap();
    let second = tempfile::tempdir().unwrap();
    content(&options(first.path())).unwrap();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    pool.install(|| content(&options(second.path()))).unwrap();
    assert_eq!(files(first.path()), files(second.path()));
}

#[test]
fn drafts_are_shown_when_asked_for() {
    let out = tempfile::tempdir().unwrap();
    let problems = content(&Options { drafts: true, ..options(out.path()) }).unwrap_err().to_string();
    // Two drafts, each without date and summary and with a broken link: as any article.
    assert!(problems.ends_with("6 errors, 1 warning; nothing was written"), "{problems}");
    assert!(fs::read_dir(out.path()).unwrap().next().is_none());
}

#[test]
fn without_a_content_folder_there_is_nothing_to_do() {
    let out = tempfile::tempdir().unwrap();
    let report = content(&Options { content: "no-such-folder".into(), ..options(out.path()) }).unwrap();
    assert_eq!(report.to_string(), "no folder no-such-folder: skipped");
}

#[test]
fn the_program_works_below_a_path() {
    let out = tempfile::tempdir().unwrap();
    let Options { content, public, .. } = options(out.path());
    let output = Command::new(env!("CARGO_BIN_EXE_press"))
        .args(["content", "--base", "https://fixture.example/blog/", "--content"])
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
