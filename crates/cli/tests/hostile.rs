//! A pull request full of hostile files: each is refused with its file and line, nothing outside the magazine is read,
//! written or removed, and as drafts they do not change a byte of the output.

#![cfg(unix)]

mod files;
mod magazine;

use content::diagnostics::{Diagnostics, Level};
use files::{BESIDE, FILES, File, LINKS};
use magazine::{Magazine, SECRET, tree};
use std::collections::{BTreeMap, BTreeSet};

/// The expected errors, in the format of [`errors`].
fn expected() -> BTreeSet<String> {
    let errors_of = |file: &File| {
        let path = file.path;
        file.expected.iter().map(move |(code, line)| format!("{path}:{line} {code}")).collect::<Vec<_>>()
    };
    let links = LINKS.iter().map(|(path, _, code)| format!("{path}:0 {code}"));
    FILES.iter().flat_map(errors_of).chain(links).chain(BESIDE.map(str::to_owned)).collect()
}

/// The errors as `path:line code`; line 0 stands for the whole file.
fn errors(found: &Diagnostics, magazine: &Magazine) -> BTreeSet<String> {
    let errors = found.as_slice().iter().filter(|found| found.level() == Level::Error);
    let one = |found: &content::diagnostics::Diagnostic| {
        let path = found.path.strip_prefix(magazine.at("content")).unwrap_or(&found.path).to_str().unwrap();
        format!("{path}:{} {}", found.line.unwrap_or_default(), found.code)
    };
    errors.map(one).collect()
}

#[test]
fn every_hostile_file_is_refused_with_its_line() {
    let magazine = Magazine::honest();
    magazine.attack(false);
    let found = magazine.build().unwrap_err();
    let (found, expected) = (errors(&found, &magazine), expected());
    let missed: Vec<_> = expected.difference(&found).collect();
    let unexpected: Vec<_> = found.difference(&expected).collect();
    assert!(missed.is_empty() && unexpected.is_empty(), "missed: {missed:#?}\nnot expected: {unexpected:#?}");
    assert!(!magazine.at("out").exists(), "nothing is written");
}

#[test]
fn hostile_drafts_change_nothing() {
    let (alone, beside) = (Magazine::honest(), Magazine::honest());
    beside.attack(true);
    alone.build().unwrap_or_else(|found| panic!("{found}"));
    beside.build().unwrap_or_else(|found| panic!("{found}"));
    let (alone, beside) = (tree(&alone.at("out")), tree(&beside.at("out")));
    assert_eq!(alone.keys().collect::<Vec<_>>(), beside.keys().collect::<Vec<_>>());
    for (path, bytes) in &alone {
        assert!(&beside[path] == bytes, "{path} differs");
    }
}

#[test]
fn nothing_outside_the_output_is_touched() {
    for drafts in [false, true] {
        let magazine = Magazine::honest();
        magazine.attack(drafts);
        let before = outside(&magazine);
        let _ = magazine.build();
        assert_eq!(outside(&magazine), before);
    }
}

/// All files outside the folders to which a build may write.
fn outside(magazine: &Magazine) -> BTreeMap<String, Vec<u8>> {
    let mut files = tree(&magazine.at(""));
    files.retain(|path, _| !["out/", "cache/", "kept/"].iter().any(|own| path.starts_with(own)));
    files
}

#[test]
fn no_secret_is_published_or_printed() {
    for drafts in [false, true] {
        let magazine = Magazine::honest();
        magazine.attack(drafts);
        let printed = match magazine.build() {
            Ok(report) => report,
            Err(found) => found.to_string(),
        };
        assert!(!printed.contains(SECRET), "{printed}");
        let control = |c: char| c.is_control() && c != '\n' && c != '\t';
        assert!(!printed.contains(control) && !printed.contains('\u{202e}'), "{printed}");
        assert!(!printed.lines().any(|line| line.trim_start().starts_with("::")), "{printed}");
        for (path, bytes) in tree(&magazine.at("out")) {
            let has = |secret: &[u8]| bytes.windows(secret.len()).any(|window| window == secret);
            assert!(!has(SECRET.as_bytes()), "{path} holds what is outside");
        }
    }
}
