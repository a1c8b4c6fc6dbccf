//! The interface's ids and classes have a prefix that no text can have: all that its style sheets, its scripts and its pages
//! name.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod pages;
mod sheets;
mod sources;

use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// What begins the ids and classes of the interface.
const PREFIX: &str = "b-";

/// Names without it, and why.
const OTHERS: [(&str, &str); 3] = [
    ("js", "on <html> alone, where no text is"),
    ("only-light", "documented for authors, docs/pictures.md"),
    ("only-dark", "documented for authors, docs/pictures.md"),
];

/// What holds nothing that an author wrote as HTML: classes below these need no prefix.
const CLOSED: [&str; 4] = [".b-art", ".b-code", ".b-diagram", "math"];

fn is_reserved(name: &str) -> bool {
    name.starts_with(PREFIX) || OTHERS.iter().any(|(other, _)| *other == name)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files below a folder whose names end so.
fn files(folder: &str, end: &str) -> Vec<PathBuf> {
    let all = WalkDir::new(root().join(folder)).into_iter().map(|entry| entry.unwrap().into_path());
    all.filter(|path| path.to_string_lossy().ends_with(end)).collect()
}
