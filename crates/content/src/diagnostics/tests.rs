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
