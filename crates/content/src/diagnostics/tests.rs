//! The only tests of how diagnostics look; all others check codes, files and lines.

#![allow(clippy::unwrap_used)]

use super::{Code, Colour, Diagnostic, Diagnostics};
use std::fs;
use std::path::Path;

/// File names and texts, and the line to report in each.
const FILES: &[(&str, &str, Option<usize>)] = &[
    ("a-line.md", "---\ndate: yesterday\n---\n", Some(2)),
    ("a-tab.md", "\tif\tthen  \n", Some(1)),
    ("behind-the-end.md", "one\ntwo\n", Some(12)),
    ("blank.md", "one\n   \ntwo\n", Some(2)),
    (
        "hostile\n::error::\u{1b}[31m.md",
        "\u{1b}[2J\u{202e}##[error] ##vso[task] #\u{200d}#[error]\u{7}",
        Some(1),
    ),
    ("last-line.md", "one\ntwo\nthree", Some(3)),
    (
        "long-line.md",
        "0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789",
        Some(1),
    ),
    ("no-such-file.md", "", Some(3)),
    ("the-whole-file.md", "x\n", None),
    ("wide.md", "titel: 編集室からの言葉 é\n", Some(1)),
];

/// One diagnostic for each file, errors and warnings in turn.
fn found(folder: &Path) -> Diagnostics {
    let mut found = Diagnostics::default();
    for (number, (name, text, line)) in FILES.iter().enumerate() {
        let path = folder.join(name);
        if !text.is_empty() {
            fs::write(&path, text).unwrap();
        }
        let code = [Code::InvalidDate, Code::SvgCleaned][number % 2];
        let finding = Diagnostic::in_file(code, &path, format!("found in {name}"), "read\n::the fix");
        found.extend([Diagnostic { line: *line, ..finding }]);
    }
    found.checked().unwrap_err()
}

#[test]
fn diagnostics_are_drawn_with_their_lines() {
    let folder = tempfile::tempdir().unwrap();
    let drawn = found(folder.path()).to_string().replace(&format!("{}/", folder.path().display()), "");
    let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diagnostics/drawn.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&recorded, format!("{drawn}\n")).unwrap();
    }
    let recorded = fs::read_to_string(recorded).unwrap();
    let help = "if this is wanted: UPDATE=1 cargo test -p broadsheet-content --lib diagnostics";
    assert_eq!(format!("{drawn}\n"), recorded, "{drawn}\n{help}");
}

/// What is displayed of this many files with the same unknown field, of which each should be written in another way.
fn unknown_fields(files: usize) -> String {
    let mut found = Diagnostics::default();
    found.extend((0..files).map(|number| {
        let help = format!("write `aliases: [\"/{number}/\"]`");
        let path = format!("articles/{number}.md");
        Diagnostic::at(Code::UnknownField, Path::new(&path), 5, "`url` is not a field of an article", help)
    }));
    found.checked().unwrap_err().to_string()
}

#[test]
fn what_is_the_same_in_many_files_is_displayed_once() {
    let drawn = unknown_fields(6);
    assert_eq!(drawn.matches("error[unknown-field]").count(), 1, "{drawn}");
    assert!(drawn.contains("articles/0.md:5"), "{drawn}");
    let note = "the same in 5 other places: articles/1.md:5, articles/2.md:5, articles/3.md:5 and 2 more";
    assert!(drawn.contains(note), "{drawn}");
    assert!(drawn.ends_with("\n6 errors; nothing was written"), "{drawn}");
}

#[test]
fn what_is_the_same_in_few_files_is_displayed_for_each() {
    assert_eq!(unknown_fields(5).matches("error[unknown-field]").count(), 5);
}

#[test]
fn colours_surround_the_same_text() {
    let folder = tempfile::tempdir().unwrap();
    let found = found(folder.path());
    let coloured = found.drawn(Colour::Always).to_string();
    assert!(coloured.contains("\u{1b}["), "{coloured}");
    let mut parts = coloured.split('\u{1b}');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    parts.for_each(|part| plain.push_str(part.split_once('m').unwrap().1));
    assert_eq!(plain, found.to_string());
}
