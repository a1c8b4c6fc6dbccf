//! The interface's ids and classes have a prefix that authors cannot use: in style sheets, in source code and in
//! prerendered pages.

mod pages;
mod sheets;
mod sources;

use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The prefix of the interface's ids and classes.
const PREFIX: &str = "b-";

/// Names without the prefix, and why they are safe.
const OTHERS: [(&str, &str); 3] = [
    ("js", "on <html> alone, where no text is"),
    ("only-light", "documented for authors, docs/pictures.md"),
    ("only-dark", "documented for authors, docs/pictures.md"),
];

/// Elements that contain no HTML of authors, so that classes inside them need no prefix.
const CLOSED: [&str; 4] = [".b-art", ".b-code", ".b-diagram", "math"];

fn is_reserved(name: &str) -> bool {
    name.starts_with(PREFIX) || OTHERS.iter().any(|(other, _)| *other == name)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files below a folder whose names end with `end`.
fn files(folder: &str, end: &str) -> Vec<PathBuf> {
    let all = WalkDir::new(root().join(folder)).into_iter().map(|entry| entry.unwrap().into_path());
    all.filter(|path| path.to_string_lossy().ends_with(end)).collect()
}
